"""Two readings of one text as one table: the words, what each reader made of them, and whether they agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.markup import escape

from saksi.cli.reading_table import QUOTE_WIDTH, table
from saksi.cli.terminal import show_table
from saksi.reading.model import Reading
from saksi.reading.opinions import Opinion

_FIELDS = ("kind", "sector", "position", "manner", "act", "date", "edtf", "place", "charge", "penalty", "status", "instrument", "article")


def print_opinions(console: Console, title: str, first: Reading, second: Reading, found: Sequence[Opinion]) -> None:
    """Print the list, with a line that counts the verdicts."""
    names = [f"{reading.reader} {reading.version}" for reading in (first, second)]
    if names[0] == names[1]:
        names = [f"{name} ({turn})" for name, turn in zip(names, ("first", "second"), strict=True)]
    readable = {"only first": f"only {names[0]}", "only second": f"only {names[1]}"}
    made = table(f"{escape(title)}: two readings, decided by nobody yet", "words", "kind", names[0], names[1], "verdict")
    for one in found:
        verdict = readable.get(one.verdict, one.verdict)
        differs = f": {', '.join(one.differs)}" if one.differs else ""
        made.add_row(_words(one), one.kind, _made(one.first, first), _made(one.second, second), verdict + differs)
    show_table(made, console)
    counts = Counter(one.verdict for one in found)
    console.print(", ".join(f"{readable.get(verdict, verdict)}: {number}" for verdict, number in sorted(counts.items())))
    for name, reading in zip(names, (first, second), strict=True):
        if reading.settings.get("unread"):
            console.print(f"[bold]{escape(name)}: {escape(reading.settings['unread'])}[/bold]")


def _words(one: Opinion) -> str:
    words = " ".join(str(one.span.get("quote", "")).split())
    return escape(words if len(words) <= QUOTE_WIDTH else words[: QUOTE_WIDTH - 1] + "…")


def _made(item: Mapping[str, Any] | None, reading: Reading) -> str:
    """What a reader made of the words, on one line."""
    if item is None:
        return ""
    names = {actor.id: actor.name for actor in reading.actors}
    who = [names.get(item["speaker"], item["speaker"])] if "speaker" in item else []
    parties = {key: ", ".join(names.get(actor, actor) for actor in item.get(key) or ()) for key in ("victims", "perpetrators")}
    who.extend(f"{key}: {named}" for key, named in parties.items() if named)
    return escape(" · ".join((*who, *(str(item[key]) for key in _FIELDS if item.get(key)))))
