"""What a reading is made of: actors, places, dates, provisions, statements and accounts, each with its words.

Rule: a value without a span does not exist. Spans are of the stored text, in code points, half open.
Order: the items, then the reading that holds them, then its JSON form (the form of the gold articles, with
`mentions`, `places`, `dates` and `evidence` besides) and the way back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from saksi.kernel.errors import ReadingError
from saksi.kernel.span import Span

Evidence = Mapping[str, Span | tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, an organisation or a group, with its names as found.

    kind: person, organisation or group. name: the fullest form in the text; aliases: the others.
    sector: a code of sectors.csv. mentions: every place where it is named, in order.
    """

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    sector: str
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place as named; code and level are those of the pack, None where the pack does not know it."""

    id: str
    name: str
    code: str | None
    level: str | None
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as worded (span) and as resolved against the day of publication (EDTF)."""

    id: str
    edtf: str
    span: Span


@dataclass(frozen=True, slots=True)
class Provision:
    """An article of a law: the instrument as named, the number, and the law's code where the pack knows it."""

    id: str
    instrument: str
    article: str
    span: Span
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One utterance. span is the content, cue the words of saying; speaker is the id of an actor.

    source: person or document. manner: direct, indirect or mixed. date: EDTF or None. position: a code of
    positions.csv.
    """

    id: str
    speaker: str
    source: str
    manner: str
    span: Span
    cue: Span
    date: str | None
    position: str


@dataclass(frozen=True, slots=True)
class Account:
    """One source's telling of one act. victims and perpetrators are ids of actors; according_to of a statement.

    evidence: from the name of a field to the words that support it; a field without words is not given.
    """

    id: str
    act: str
    trigger: Span
    victims: tuple[str, ...]
    perpetrators: tuple[str, ...]
    date: str | None
    place: str | None
    charge: str | None
    penalty: str | None
    according_to: str | None
    status: str
    provisions: tuple[str, ...] = ()
    evidence: Evidence = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a value is what it is: the rule, tag or scorer that made it, in plain words, and the words of the text it rests on."""

    rule: str
    words: tuple[Span, ...]

    def to_json(self) -> dict[str, Any]:
        """The reason as plain data."""
        return {"rule": self.rule, "words": [span.to_json() for span in self.words]}


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader (name, version, settings) found in one text.

    published: the day of publication it was read against, ISO, or None. pack: the country pack's name.
    confidence: by id, the chance from 0 to 1 that a statement or account is right, where the reader knows it. It is for the order
    in which a person checks, and for leaving out unlikely accounts, and no part of the JSON form: nobody sees it before the decision.
    reasons: by id (`s3`), by id and field (`s3.position`), or also by value (`i1.victims.a2`); no part of the JSON form either.
    """

    reader: str
    version: str
    settings: Mapping[str, str]
    published: str | None
    pack: str
    actors: tuple[Actor, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    provisions: tuple[Provision, ...] = ()
    statements: tuple[Statement, ...] = ()
    accounts: tuple[Account, ...] = ()
    confidence: Mapping[str, float] = field(default_factory=dict, compare=False)
    reasons: Mapping[str, Reason] = field(default_factory=dict, compare=False)

    def to_json(self) -> dict[str, Any]:
        """The reading as plain data, in the form that the scorer and `saksi read --json` share."""
        groups = {name: [_plain(item) for item in getattr(self, name)] for name in _GROUPS}
        return {
            "reader": self.reader,
            "version": self.version,
            "settings": dict(self.settings),
            "published": self.published,
            "pack": self.pack,
            **groups,
        }


_GROUPS: dict[str, type] = {
    "actors": Actor,
    "places": PlaceMention,
    "dates": DateMention,
    "provisions": Provision,
    "statements": Statement,
    "accounts": Account,
}
_SPANS = {"span", "cue", "trigger"}
_TUPLES = {"aliases", "roles", "victims", "perpetrators", "provisions"}


def _plain(item: Any) -> dict[str, Any]:
    return {name: _plain_value(getattr(item, name)) for name in type(item).__dataclass_fields__}


def _plain_value(value: Any) -> Any:
    if isinstance(value, Span):
        return value.to_json()
    if isinstance(value, Mapping):
        return {key: _plain_value(part) for key, part in value.items()}
    if isinstance(value, tuple):
        return [_plain_value(part) for part in value]
    return value


def reading_from_json(obj: Mapping[str, Any], text: str) -> Reading:
    """The reading that `to_json` wrote, checked again against the text.

    Gold articles pass too: what they lack (mentions, evidence, the reader's name) is empty.
    Raises SpanMismatch where a quote is not the text at its offsets, ReadingError where a key is missing.
    """
    try:
        groups: dict[str, Any] = {name: tuple(_items(name, obj.get(name, []), text)) for name in _GROUPS}
    except KeyError as missing:
        raise ReadingError(
            "the reading has an item without the key %(missing)s; expected the form of a reading's JSON. Read "
            "the document again, or add the key.",
            missing=missing,
        ) from missing
    return Reading(
        reader=str(obj.get("reader", "gold")),
        version=str(obj.get("version", "")),
        settings=dict(obj.get("settings", {})),
        published=obj.get("published"),
        pack=str(obj.get("pack", "")),
        **groups,
    )


def _items(group: str, items: Sequence[Mapping[str, Any]], text: str) -> list[Any]:
    kind = _GROUPS[group]
    return [kind(**_values(kind, number, item, text)) for number, item in enumerate(items, start=1)]


def _values(kind: type, number: int, item: Mapping[str, Any], text: str) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, declared in kind.__dataclass_fields__.items():  # type: ignore[attr-defined]  # kind is a dataclass
        if name in item:
            values[name] = _value(name, item[name], text)
        elif name == "id":
            values[name] = f"{kind.__name__[0].lower()}{number}"
        elif name not in {"mentions", "code", "level", "provisions", "evidence"}:
            raise KeyError(declared.name)
    return values


def _value(name: str, value: Any, text: str) -> Any:
    if name in _SPANS:
        return Span.from_json(value, text)
    if name == "mentions":
        return tuple(Span.from_json(part, text) for part in value)
    if name == "evidence":
        return {key: _support(part, text) for key, part in value.items()}
    return tuple(value) if name in _TUPLES else value


def _support(value: Any, text: str) -> Span | tuple[Span, ...]:
    if isinstance(value, Mapping):
        return Span.from_json(value, text)
    return tuple(Span.from_json(part, text) for part in value)
