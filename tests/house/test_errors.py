"""What Saksi raises on purpose can be told in another language: a sentence written out, its values beside it under their names."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from translation.collect import ERRORS

SOURCE = Path(__file__).resolve().parents[2] / "src" / "saksi"
# Their errors end a command, and are told on the terminal alone.
ON_THE_TERMINAL = ("cli", "reports", "figures", "project")
FOR_TRANSLATORS = ("_", "gettext", "ngettext", "Words")
# Sentences of Django, which brings them translated.
OF_OTHERS = {"' '.join(error.messages)"}
PLACE = re.compile(r"%\((\w+)\)[rs]")


def raised() -> Iterator[tuple[Path, ast.Call]]:
    """Every making of an error of Saksi, with its file."""
    for path in sorted(SOURCE.rglob("*.py")):
        if path.relative_to(SOURCE).parts[0] not in ON_THE_TERMINAL:
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and _name(node.func) in ERRORS and node.args:
                    yield path, node


def _name(called: ast.expr) -> str:
    return called.id if isinstance(called, ast.Name) else called.attr if isinstance(called, ast.Attribute) else ""


def can_be_told(said: ast.expr) -> bool:
    """Whether translators find the sentence: written out, given to gettext, or a constant that is `Words`."""
    if isinstance(said, ast.BinOp):
        return isinstance(said.op, ast.Mod) and isinstance(said.left, ast.Call) and can_be_told(said.left)
    if isinstance(said, ast.Call):
        return _name(said.func) in FOR_TRANSLATORS and all(isinstance(part, ast.Constant) for part in said.args[:1])
    written_out = isinstance(said, ast.Constant) and isinstance(said.value, str)
    return written_out or (isinstance(said, ast.Name) and said.id in _constants())


@cache
def _constants() -> set[str]:
    found = set()
    for path in SOURCE.rglob("*.py"):
        found |= set(re.findall(r"^([A-Z_]+) = (?:Words|_)\(", path.read_text(encoding="utf-8"), flags=re.MULTILINE))
    return found


def test_every_error_that_a_page_may_show_can_be_told_in_another_language() -> None:
    found = list(raised())
    wrong = [
        f"{path.relative_to(SOURCE)}:{call.lineno}: {ast.unparse(call.args[0])[:80]}"
        for path, call in found
        if not can_be_told(call.args[0]) and ast.unparse(call.args[0]) not in OF_OTHERS
    ]
    assert len(found) > 300
    assert not wrong, 'write the sentence out, and its values beside it, as BadDecision("got %(got)s.", got=got): ' + "; ".join(wrong)


def test_words_inside_a_sentence_are_written_out_too() -> None:
    put_together = [
        f"{path.relative_to(SOURCE)}:{node.lineno}: {ast.unparse(node)[:80]}"
        for path in sorted(SOURCE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and _name(node.func) == "Words" and isinstance(node.args[0], ast.JoinedStr | ast.BinOp)
    ]
    assert not put_together


def test_every_place_in_the_sentence_of_an_error_has_its_value() -> None:
    wrong = []
    for path, call in raised():
        said = call.args[0]
        if isinstance(said, ast.Constant) and isinstance(said.value, str):
            if set(PLACE.findall(said.value)) != {keyword.arg for keyword in call.keywords}:
                wrong.append(f"{path.relative_to(SOURCE)}:{call.lineno}: {said.value[:80]}")
            if call.keywords and "%" in PLACE.sub("", said.value).replace("%%", ""):
                wrong.append(f"{path.relative_to(SOURCE)}:{call.lineno}: a % that begins no place is written %%")
    assert not wrong


@pytest.mark.parametrize(
    ("source", "fits"),
    [
        ('BadDecision("got %(got)s.", got=got)', True),
        ('BadDecision(_("choose one."))', True),
        ('BadDecision(_("got %(got)s.") % {"got": got})', True),
        ("BadDecision(READ_FIRST)", True),
        ('BadDecision(f"got {got}.")', False),
        ('BadDecision("got %s." % got)', False),
        ('BadDecision("got " + got)', False),
        ("BadDecision(told)", False),
        ("BadDecision(_(told))", False),
        ('BadDecision("got {}.".format(got))', False),
    ],
)
def test_the_rule_tells_them_apart(source: str, fits: bool) -> None:
    call = ast.parse(source, mode="eval").body
    assert isinstance(call, ast.Call)
    assert can_be_told(call.args[0]) is fits
