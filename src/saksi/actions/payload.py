"""What a suggestion must look like before it becomes a row of the record.

Rule: whole, grounded and in the words of the codebook. Whoever amends or adds may send anything; what does not fit
is refused with a sentence before anything is written.
Order: the shape of each field, its spans, its words, its length.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from saksi.codebook.lists import STATUSES, codebook
from saksi.kernel.dates import PartialDate
from saksi.kernel.errors import BadDecision, Words
from saksi.kernel.span import Span

MANNERS = ("direct", "indirect", "mixed")
ACTOR_KINDS = ("person", "organisation", "group")
SOURCES = ("person", "document")

Shape = tuple[str, Callable[[Any], bool]]


def _text(value: Any) -> bool:
    return isinstance(value, str) and "\0" not in value


def _words(value: Any) -> bool:
    return _text(value) and bool(value.strip())


def _maybe(check: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: value is None or check(value)


def _list(check: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list) and all(map(check, value))


def _object(value: Any) -> bool:
    return isinstance(value, dict)


WORDS: Shape = ("words", _words)
TEXT: Shape = ("text or nothing", _maybe(_text))
KEY: Shape = ("the key of another suggestion, or nothing", _maybe(_words))
KEYS: Shape = ("a list of keys of actors", _list(_words))
TEXTS: Shape = ("a list of texts", _maybe(_list(_text)))
SPAN: Shape = ("a span", _object)
MAYBE_SPAN: Shape = ("a span or nothing", _maybe(_object))
SPANS: Shape = ("a list of spans", _list(_object))
EVIDENCE: Shape = ("an object from field to span", _maybe(_object))

NEEDED: Mapping[str, Mapping[str, Shape]] = {
    "actor": {"name": WORDS, "kind": WORDS, "mentions": SPANS},
    "statement": {"position": WORDS, "manner": WORDS, "span": SPAN, "speaker": KEY},
    "account": {"act": WORDS, "status": WORDS, "trigger": SPAN, "victims": KEYS, "perpetrators": KEYS},
    "provision": {"instrument": WORDS, "article": WORDS, "span": SPAN},
    "place": {"name": WORDS, "mentions": SPANS},
    "date": {"edtf": WORDS},
}
WELCOME: Mapping[str, Mapping[str, Shape]] = {
    "actor": {"sector": TEXT, "aliases": TEXTS, "roles": TEXTS},
    "statement": {"source": TEXT, "cue": MAYBE_SPAN, "date": TEXT},
    "account": {
        "date": TEXT, "place": TEXT, "charge": TEXT, "penalty": TEXT, "according_to": KEY, "evidence": EVIDENCE,
        "provisions": ("a list", lambda value: value is None or isinstance(value, list)),
    },
    "provision": {"code": TEXT},
    "place": {"code": TEXT, "level": TEXT},
    "date": {},
}  # fmt: skip
LONGEST = {
    "name": 300, "place": 200, "charge": 300, "penalty": 300, "instrument": 300, "article": 40, "code": 60, "level": 20,
}  # fmt: skip


def check_payload(kind: str, payload: Mapping[str, Any], text: str) -> None:
    """Raises BadDecision, SpanMismatch or DateError unless a payload of this kind may stand in the record."""
    _check_shape(kind, payload)
    for span in spans_of(payload):
        Span.from_json(span, text)
    _check_words(kind, payload)
    for field, longest in LONGEST.items():
        if len(payload.get(field) or "") > longest:
            raise BadDecision(
                "got %(field)s of %(length)s characters, expected %(longest)s at most. Say it in short.",
                field=Words(field),
                length=len(payload[field]),
                longest=longest,
            )


def _check_shape(kind: str, payload: Mapping[str, Any]) -> None:
    for field, (expected, fits) in {**NEEDED[kind], **WELCOME[kind]}.items():
        if (field in NEEDED[kind] or field in payload) and not fits(payload.get(field)):
            raise BadDecision(
                "got %(field)s %(given)s, expected %(expected)s.",
                field=Words(field),
                given=f"{payload.get(field)!r:.80}",
                expected=Words(expected),
            )
    if payload.get("mentions") == []:
        raise BadDecision(
            "got a %(kind)s without words of the text, expected at least one mention. Mark the words.", kind=Words(kind)
        )


def spans_of(payload: Mapping[str, Any]) -> list[Any]:
    """Every span that a payload holds, unchecked."""
    found = [payload[name] for name in ("span", "cue", "trigger") if payload.get(name) is not None]
    found += payload.get("mentions") or []
    for evidence in (payload.get("evidence") or {}).values():
        found += evidence if isinstance(evidence, list) else [evidence]
    return found


def _check_words(kind: str, payload: Mapping[str, Any]) -> None:
    book = codebook()
    allowed: dict[str, dict[str, Any]] = {
        "statement": {"position": book.positions, "manner": MANNERS, "source": (*SOURCES, None)},
        "account": {"act": book.acts, "status": STATUSES},
        "actor": {"sector": (*book.sectors, "", None), "kind": ACTOR_KINDS},
    }
    for field, values in allowed.get(kind, {}).items():
        if payload.get(field) not in values:
            raise BadDecision(
                "got %(field)s %(given)r, expected one of %(choices)s.",
                field=Words(field),
                given=payload.get(field),
                choices=", ".join(filter(None, values)),
            )
    for field in ("date", "edtf"):
        if payload.get(field):
            PartialDate.parse(payload[field])
