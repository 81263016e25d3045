"""Suggestions as cards: the words first, then what the reader made of them, each value with its own words.

Rule: pure functions of payloads; nothing here asks the database.
Order: the names that a reading uses, the card, its facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from saksi.web import words

AROUND = 80
BRIEF = 60
ORDER = {"statement": 0, "account": 1, "actor": 2, "provision": 3, "place": 4, "date": 5}


class Fact(NamedTuple):
    """One value as shown. field: its name in the reading format, "" where it cannot be amended alone; quote: its own words."""

    field: str
    label: str
    value: str
    quote: str = ""


@dataclass(frozen=True)
class Names:
    """What the keys of one reading stand for: actors by name, statements by their first words and their speakers; its pack."""

    actors: Mapping[str, str]
    statements: Mapping[str, str]
    pack: str
    speakers: Mapping[str, str]

    @classmethod
    def of(cls, suggestions: Iterable[Any], pack: str) -> Names:
        """The names in the suggestions of one reading."""
        rows = list(suggestions)
        actors = {s.key: s.payload["name"] for s in rows if s.kind == "actor"}
        said = [s for s in rows if s.kind == "statement"]
        speakers = {s.key: actors.get(s.payload["speaker"] or "", "") for s in said}
        return cls(actors, {s.key: s.payload["span"]["quote"][:BRIEF] for s in said}, pack, speakers)

    def people(self, keys: Iterable[str]) -> str:
        """Several actors by name."""
        return ", ".join(self.actors.get(key, key) for key in keys)

    def source(self, statement: str | None) -> str:
        """Whose words tell an account: the speaker of its statement, else how the statement begins."""
        if not statement:
            return _("the text itself")
        return self.speakers.get(statement) or self.statements.get(statement, statement)


@dataclass(frozen=True)
class Card:
    """One suggestion as shown. text: of its document; payload: as it stands now.

    incidents: of which an account may tell. flags: what colleagues are asked to look at.
    """

    suggestion: Any
    text: str
    names: Names
    payload: Mapping[str, Any]
    decision: Any = None
    incidents: Sequence[Any] = ()
    flags: Sequence[Any] = ()

    @property
    def quote(self) -> str:
        """Its words."""
        return self.text[self.suggestion.start : self.suggestion.end]

    @cached_property
    def _around(self) -> tuple[str, str]:
        return around(self.text, self.suggestion.start, self.suggestion.end)

    @property
    def before(self) -> str:
        """The words before its own."""
        return self._around[0]

    @property
    def after(self) -> str:
        """The words after its own."""
        return self._around[1]

    @cached_property
    def facts(self) -> list[Fact]:
        """What the reader, or whoever amended it, made of the words; worked out for the cards that are shown alone."""
        return facts(self.suggestion.kind, self.payload, self.names)

    @property
    def quoted(self) -> list[Fact]:
        """The values that have words of their own, but for the act, whose words the card begins with."""
        return [fact for fact in self.facts if fact.quote and fact.field != "act"]

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


def make_card(suggestion: Any, text: str, names: Names, decision: Any, flags: Sequence[Any] = ()) -> Card:
    """The card of a suggestion; an amended one shows what the person made of it."""
    payload = decision.payload if decision is not None and decision.payload else suggestion.payload
    return Card(suggestion, text, names, payload, decision, flags=flags)


def facts(kind: str, payload: Mapping[str, Any], names: Names) -> list[Fact]:
    """The values of a payload in words; those that are not told are left out, but of an account, which names them as missing."""
    found = _FACTS[kind](payload, names)
    return found if kind == "account" else [fact for fact in found if fact.value]


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """The words before and after a stretch of a text, of the same paragraph, at most AROUND characters; whole words where blanks part them."""
    before = text[max(0, start - AROUND) : start].rpartition("\n")[2]
    after = text[end : end + AROUND].partition("\n")[0]
    if len(before) == AROUND < start:
        before = "… " + (before.partition(" ")[2] or before)
    if len(after) == AROUND < len(text) - end:
        after = (after.rpartition(" ")[0] or after) + " …"
    return before, after


def words_of(spans: Any) -> str:
    """The quotation of one span or of several."""
    found = spans if isinstance(spans, list) else [spans]
    return " … ".join(dict.fromkeys(span["quote"] for span in found if span))


def _statement(p: Mapping[str, Any], names: Names) -> list[Fact]:
    speaker = names.people([p["speaker"]]) if p["speaker"] else _("not told")
    cue = words_of(p.get("cue"))
    return [
        Fact("speaker", _("speaker"), speaker, cue),
        Fact("position", _("position"), words.position(p["position"])),
        Fact("manner", _("manner"), _(p["manner"])),
        Fact("date", _("date"), p.get("date") or ""),
    ]


def _account(p: Mapping[str, Any], names: Names) -> list[Fact]:
    evidence = {"act": p["trigger"], **(p.get("evidence") or {})}
    values = {
        "act": (_("act"), words.act(p["act"])),
        "victims": (_("victims"), names.people(p["victims"])),
        "perpetrators": (_("perpetrators"), names.people(p["perpetrators"])),
        "date": (_("date"), words.day(p.get("date"))),
        "place": (_("place"), p.get("place") or ""),
        "charge": (_("charge"), p.get("charge") or ""),
        "penalty": (_("penalty"), p.get("penalty") or ""),
        "status": (_("status"), words.status(p["status"])),
        "according_to": (_("according to"), names.source(p.get("according_to"))),
    }
    return [Fact(field, label, value, words_of(evidence.get(field))) for field, (label, value) in values.items()]


def _actor(p: Mapping[str, Any], names: Names) -> list[Fact]:
    del names
    return [
        Fact("name", _("name"), p["name"]),
        Fact("", _("also named"), ", ".join(p.get("aliases") or [])),
        Fact("", _("role"), "; ".join(p.get("roles") or [])),
        Fact("sector", _("sector"), words.sector(p.get("sector") or "")),
        Fact("kind", _("kind"), _(p["kind"])),
    ]


def _provision(p: Mapping[str, Any], names: Names) -> list[Fact]:
    law = words.law(p["instrument"], p.get("code") or "", names.pack)
    return [Fact("instrument", _("law"), law), Fact("article", _("article"), str(p["article"]))]


def _place(p: Mapping[str, Any], names: Names) -> list[Fact]:
    return [
        Fact("name", _("place"), p["name"]),
        Fact("", _("precision"), _(p["level"]) if p.get("level") else ""),
        Fact("", _("code"), words.place_code(p.get("code") or "", names.pack)),
    ]


def _date(p: Mapping[str, Any], names: Names) -> list[Fact]:
    del names
    return [Fact("edtf", _("date"), p["edtf"])]


_FACTS = {
    "statement": _statement,
    "account": _account,
    "actor": _actor,
    "provision": _provision,
    "place": _place,
    "date": _date,
}
