"""The form that amends a suggestion: its fields with their choices, and what a filled form changed.

Rule: a value that the reader did not find stays empty until a person fills it; a form never fills it by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from saksi.actions.payload import ACTOR_KINDS, MANNERS
from saksi.codebook.lists import STATUSES, codebook
from saksi.web import words
from saksi.web.cards import Names

Choices = list[tuple[str, str]]
LEFT = ("id", "evidence", "code", "level")
NEVER_EMPTY = ("name", "instrument", "article", "edtf", "position", "manner", "act", "status", "kind", "sector")


@dataclass(frozen=True)
class Input:
    """One field of the form: a line to type in, or a choice of one, or of several; quote: the words that tell it."""

    name: str
    label: str
    value: Any
    choices: Choices | None = None
    several: bool = False
    quote: str = ""


def inputs(kind: str, p: Mapping[str, Any], names: Names) -> list[Input]:
    """What can be amended of a payload in the reading format."""
    people = list(names.actors.items())

    def line(name: str, label: str) -> Input:
        return Input(name, label, p.get(name) or "")

    def one(name: str, label: str, choices: Choices) -> Input:
        return Input(name, label, p.get(name) or "", choices)

    def some(name: str, label: str) -> Input:
        return Input(name, label, p.get(name) or [], people, several=True)

    if kind == "statement":
        return [
            one("position", _("position"), positions()),
            one("speaker", _("speaker"), [("", _("not told")), *people]),
            one("manner", _("manner"), plain(MANNERS)),
            line("date", _("date, as 2023-12-05")),
        ]
    if kind == "account":
        said = [("", _("the text itself")), *names.statements.items()]
        return [
            one("act", _("act"), acts()), some("victims", _("victims")), some("perpetrators", _("perpetrators")),
            line("date", _("date, as 2023-12-05")), line("place", _("place")), line("charge", _("charge")),
            line("penalty", _("penalty")), one("status", _("status"), [(code, words.status(code)) for code in STATUSES]),
            one("according_to", _("according to"), said),
        ]  # fmt: skip
    if kind == "actor":
        return [
            line("name", _("name")),
            one("sector", _("sector"), sectors() if p.get("sector") else [("", words.sector("")), *sectors()]),
            one("kind", _("kind"), plain(ACTOR_KINDS)),
        ]
    if kind == "provision":
        return [line("instrument", _("law")), line("article", _("article"))]
    if kind == "place":
        return [line("name", _("place"))]
    return [line("edtf", _("date, as 2023-12-05"))]


def positions() -> Choices:
    """The positions of the codebook."""
    return [(code, words.position(code)) for code in codebook().positions]


def sectors() -> Choices:
    """The sectors of the codebook."""
    return [(code, words.sector(code)) for code in codebook().sectors]


def acts() -> Choices:
    """The kinds of act of the codebook."""
    return [(code, words.act(code)) for code in codebook().acts]


def plain(codes: Iterable[str]) -> Choices:
    """Choices whose label is the translated code."""
    return [(code, _(code)) for code in codes]


def changes_from(kind: str, payload: Mapping[str, Any], posted: Any) -> dict[str, Any]:
    """What a form changed, in the reading format. posted: the form's QueryDict; an empty line means not told."""
    changes: dict[str, Any] = {}
    for field in inputs(kind, payload, Names({}, {}, "generic", {})):
        if field.several:
            if f"has-{field.name}" in posted:
                changes[field.name] = posted.getlist(field.name)
        elif field.name in posted:
            value = posted[field.name].strip()
            changes[field.name] = value if value or field.name in NEVER_EMPTY else None
    return {name: value for name, value in changes.items() if (value or None) != (payload.get(name) or None)}


def changes_to(kind: str, suggested: Mapping[str, Any], before: Mapping[str, Any], posted: Any) -> dict[str, Any]:
    """What differs from the suggestion once the form is saved. before: what the form showed, amended earlier or not.

    The words behind each value are left to the amendment, which drops those of every value that changed, and so are the code and
    the precision of a place, which follow its name.
    """
    changed = {**before, **changes_from(kind, before, posted)}
    return {name: value for name, value in changed.items() if name not in LEFT and value != suggested.get(name)}
