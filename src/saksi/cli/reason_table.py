"""Why a reading says what it says, as tables in the terminal: the words of the text, what they were read as, and by which rule.

Rule: the reasons are the reading's own, made where its values were made; nothing is worked out here. No table shows how sure
the reader is, for nothing here has been decided.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import Console
from rich.markup import escape

from saksi.cli.reading_table import quoted, table
from saksi.cli.terminal import show_table
from saksi.kernel.span import Span
from saksi.reading.model import Reading, Reason

SECTIONS = ("statements", "accounts", "actors", "provisions", "places", "dates")


def print_reasons(console: Console, text: str, reading: Reading) -> None:
    """Print every value of the reading with its rule and its words, section by section; an empty section says so."""
    names = {actor.id: actor.name for actor in reading.actors}
    for section in SECTIONS:
        items = getattr(reading, section)
        if not items:
            console.print(f"[bold]Why these {section}[/bold]: none found")
            continue
        made = table(f"Why these {section}", "words", "read as", "rule")
        for item in items:
            for label, reason in _reasons(reading, item, names):
                made.add_row("\n".join(_placed(text, span) for span in reason.words), escape(label), escape(reason.rule))
            made.add_section()
        show_table(made, console)


def _placed(text: str, span: Span) -> str:
    """The words after the number of their line."""
    return f"{text.count(chr(10), 0, span.start) + 1}: {quoted(span)}"


def _reasons(reading: Reading, item: Any, names: dict[str, str]) -> Iterator[tuple[str, Reason]]:
    """(what a value is, its reason) of one item: the item itself first."""
    for path, reason in reading.reasons.items():
        key, _, rest = path.partition(".")
        if key == item.id:
            field, _, one = rest.partition(".")
            yield " ".join((item.id, *_value(item, field, one, names))).rstrip(), reason


def _value(item: Any, field: str, one: str, names: dict[str, str]) -> tuple[str, ...]:
    """The field and its value; the kind of item and its name for the item itself, only the field where the words are the value."""
    if not field:
        return type(item).__name__.removesuffix("Mention").lower(), getattr(item, "name", "") or getattr(item, "edtf", "")
    value = one or getattr(item, field)
    if isinstance(value, Span):
        return ("words" if field == "span" else field,)
    told = ", ".join(value) if isinstance(value, tuple) else str(value)
    return f"{field}:", names.get(told, told)
