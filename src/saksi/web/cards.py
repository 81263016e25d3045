"""Suggestions as cards: the words first, then what the reader made of them, as short facts.

Rule: pure functions of payloads; nothing here asks the database.
Order: the names that a reading uses, the card, its facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from saksi.web import words

AROUND = 40
BRIEF = 60
ORDER = {"statement": 0, "account": 1, "actor": 2, "provision": 3, "place": 4, "date": 5}


@dataclass(frozen=True)
class Names:
    """What the keys of one reading stand for: actors by name, statements by their first words; and its pack."""

    actors: Mapping[str, str]
    statements: Mapping[str, str]
    pack: str

    @classmethod
    def of(cls, suggestions: Iterable[Any], pack: str) -> Names:
        """The names in the suggestions of one reading."""
        rows = list(suggestions)
        actors = {s.key: s.payload["name"] for s in rows if s.kind == "actor"}
        said = {s.key: s.payload["span"]["quote"][:BRIEF] for s in rows if s.kind == "statement"}
        return cls(actors, said, pack)

    def people(self, keys: Iterable[str]) -> str:
        """Several actors by name."""
        return ", ".join(self.actors.get(key, key) for key in keys)


@dataclass(frozen=True)
class Card:
    """One suggestion as shown: before and after are the words around its quotation; facts are (label, value)."""

    suggestion: Any
    before: str
    quote: str
    after: str
    facts: list[tuple[str, str]]
    names: Names
    decision: Any = None
    incidents: Sequence[Any] = ()

    @property
    def key(self) -> int:
        """The number that anchors and addresses use."""
        return int(self.suggestion.pk)

    @property
    def is_open(self) -> bool:
        """Whether it waits for a decision."""
        return bool(self.suggestion.state == "open")

    @property
    def place(self) -> tuple[int, int, int]:
        """Where it stands among the cards: by kind, then in the order of the text."""
        return (ORDER[self.suggestion.kind], self.suggestion.start, self.key)


def make_card(suggestion: Any, text: str, names: Names, decision: Any) -> Card:
    """The card of a suggestion; an amended one shows what the person made of it."""
    payload = decision.payload if decision is not None and decision.payload else suggestion.payload
    before, after = around(text, suggestion.start, suggestion.end)
    return Card(
        suggestion=suggestion,
        before=before,
        quote=text[suggestion.start : suggestion.end],
        after=after,
        facts=[(label, value) for label, value in _FACTS[suggestion.kind](payload, names) if value],
        names=names,
        decision=decision,
    )


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """The words before and after a stretch of a text, of the same paragraph, whole words, at most AROUND characters."""
    before = text[max(0, start - AROUND) : start].rpartition("\n")[2]
    after = text[end : end + AROUND].partition("\n")[0]
    if len(before) == AROUND < start:
        before = "… " + before.partition(" ")[2]
    if len(after) == AROUND < len(text) - end:
        after = after.rpartition(" ")[0] + " …"
    return before, after


Facts = list[tuple[str, str]]


def _statement(p: Mapping[str, Any], names: Names) -> Facts:
    return [
        (_("speaker"), names.people([p["speaker"]] if p["speaker"] else []) or _("not told")),
        (_("position"), words.position(p["position"])),
        (_("cue"), (p.get("cue") or {}).get("quote", "")),
        (_("manner"), _(p["manner"])),
        (_("date"), p.get("date") or ""),
    ]


def _account(p: Mapping[str, Any], names: Names) -> Facts:
    according_to = p.get("according_to")
    return [
        (_("act"), words.act(p["act"])),
        (_("victims"), names.people(p["victims"])),
        (_("perpetrators"), names.people(p["perpetrators"])),
        (_("date"), p.get("date") or ""),
        (_("place"), p.get("place") or ""),
        (_("charge"), p.get("charge") or ""),
        (_("penalty"), p.get("penalty") or ""),
        (_("status"), words.status(p["status"])),
        (_("according to"), names.statements.get(according_to, according_to) if according_to else _("the text itself")),
    ]


def _actor(p: Mapping[str, Any], names: Names) -> Facts:
    del names
    return [
        (_("name"), p["name"]),
        (_("also named"), ", ".join(p.get("aliases") or [])),
        (_("role"), "; ".join(p.get("roles") or [])),
        (_("sector"), words.sector(p.get("sector") or "")),
        (_("kind"), _(p["kind"])),
    ]


def _provision(p: Mapping[str, Any], names: Names) -> Facts:
    return [(_("law"), words.law(p["instrument"], p.get("code") or "", names.pack)), (_("article"), str(p["article"]))]


def _place(p: Mapping[str, Any], names: Names) -> Facts:
    return [
        (_("place"), p["name"]),
        (_("precision"), _(p["level"]) if p.get("level") else ""),
        (_("code"), words.place_code(p.get("code") or "", names.pack)),
    ]


def _date(p: Mapping[str, Any], names: Names) -> Facts:
    del names
    return [(_("date"), p["edtf"])]


_FACTS = {
    "statement": _statement,
    "account": _account,
    "actor": _actor,
    "provision": _provision,
    "place": _place,
    "date": _date,
}
