"""Compare what the record holds of documents, readings and decisions with the entries that commit to them; part of `check_workspace.py`.

Rule: the log is read once, and each table once, in the order of its numbers; what is kept meanwhile of a row are 32 bytes, never its
words. Columns are asked for as text, so that a value damaged past its form differs, and stops nothing. No relation is followed: a row
whose document is gone is looked at all the same.
What is said of a document may change: each change tells what was before and after. So the row holds what the last change of a field left, and
with what was before the first one put back it is the row that was taken in.
Steps: `Told` hears every entry; then documents, readings with their suggestions, decisions.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from django.db.models import Model, TextField
from django.db.models.functions import Cast

from saksi.actions.read import KINDS, main_span
from saksi.actions.take_in import DESCRIBED
from saksi.actions.told_facts import ToldFacts
from saksi.evidence.rows import Rows, fingerprint
from saksi.evidence.verification import FAILED, NOT_CHECKED, Finding, LoggedEntry
from saksi.kernel.dates import PartialDate
from saksi.kernel.errors import SaksiError
from saksi.record.models import Decision, Document, LogEntry, Reading, Suggestion

Said = dict[str, Any]
WAITING = (Suggestion.State.OPEN, Suggestion.State.SUPERSEDED)
DECIDED = ("accepted", "amended", "rejected", "unsure", "added")
GROUPS = {kind.value: group for group, kind in KINDS.items()}
OF_SHEETS = ("actors", "places", "statements", "accounts")  # what the rows of a spreadsheet may tell


class Told:
    """What the entries of the log say of rows, heard one after the other while each is held against its leaf.

    texts, captures: what entries say, by their place. described: of documents, the hash of what was said when they were taken in; first: what
    was before the first change of a field; now: what must stand there since. outcomes: of suggestions, how often decided and how last. facts:
    what is told of them once they are made. lost: whether an entry has no content any more.
    """

    def __init__(self) -> None:
        self.texts: dict[int, Said] = {}
        self.captures: dict[int, Said] = {}
        self.now: dict[int, Said] = {}
        self.first: dict[int, Said] = {}
        self.described: dict[int, Any] = {}
        self.readings, self.suggestions, self.decisions = Rows("readings"), Rows("suggestions"), Rows("decisions")
        self.documents, self.facts = Rows("documents"), ToldFacts()
        self.outcomes: dict[int, tuple[int, str]] = {}
        self.faults: list[Finding] = []
        self.lost = False
        self._of_kind: dict[str, Callable[[int, Said], None]] = {
            "received": self._received, "captured": self.captures.__setitem__,
            "metadata edited": self._edited, "level set": self._level, "change undone": self._put_back,
            "withdrawn": self._withdrawn, "restored": self._withdrawn,
            "read": self._read, "imported": self._read, "undone": self._decided, **dict.fromkeys(DECIDED, self._decided),
        }  # fmt: skip

    def entries(self) -> Iterator[LoggedEntry]:
        """Every entry in order, heard on the way.

        What an entry is, its own bytes tell: the column `kind` is there to find it by, and no hash covers it.
        """
        rows = LogEntry.rows.order_by("index").values_list("index", "kind", "nonce", "data")
        for index, kind, nonce, data in rows.iterator():
            entry = LoggedEntry(index, raw(nonce) if nonce is not None else None, raw(data) if data is not None else None)
            self._hear(entry, kind)
            yield entry

    def _hear(self, entry: LoggedEntry, kind: str) -> None:
        self.lost |= entry.data is None
        content = read_json(entry.data)
        if not isinstance(content, dict):
            return  # it is no entry any more, which its leaf tells
        said = str(content.get("kind"))
        if said in self._of_kind:
            with suppress(AttributeError, KeyError, TypeError, ValueError):  # it has not the form of its kind any more, which its leaf tells
                self._of_kind[said](entry.index, content)
        with suppress(AttributeError, KeyError, TypeError, ValueError):
            self.facts.hear(entry.index, content)
        if said != kind:
            detail = f"says {said!r} of itself, and its column `kind` says {kind!r}: the column was changed"
            self.faults.append(Finding(FAILED, f"log entry {entry.index}", detail))

    def _received(self, index: int, entry: Said) -> None:
        self.texts[index] = entry
        self.now[entry["document"]] = {"format": entry["format"], "taken_in": entry["at"], "withdrawn": False}
        self.described[entry["document"]] = entry.get("described")

    def _edited(self, _index: int, entry: Said) -> None:
        self._changed(entry["document"], entry["before"], entry["after"])

    def _level(self, _index: int, entry: Said) -> None:
        if entry["what"] == "document":
            self._changed(entry["row"], {"level": entry["before"]}, {"level": entry["after"]})

    def _put_back(self, _index: int, entry: Said) -> None:
        for what, row, before, after in entry["rows"]:
            if what == "document":
                self._changed(row, after, before)

    def _withdrawn(self, _index: int, entry: Said) -> None:
        self._changed(entry["document"], {}, {"withdrawn": entry["kind"] == "withdrawn"})

    def _changed(self, document: int, before: Said, after: Said) -> None:
        self.first[document] = {**before, **self.first.get(document, {})}
        self.now.setdefault(document, {}).update(after)

    def _read(self, _index: int, entry: Said) -> None:
        said = [entry.get(name) for name in ("document", "at", "reader", "version", "found")]
        self.readings.told(entry.get("reading"), said)

    def _decided(self, _index: int, entry: Said) -> None:
        names = ("suggestion", "by", "at", "outcome", "reason", "payload", "undoes")
        outcome = entry.get("outcome", Decision.Outcome.UNDONE.value)
        self.decisions.told(entry.get("decision"), [{**entry, "outcome": outcome}.get(name) for name in names])
        card = entry.get("suggestion")
        if type(card) is not int:
            return
        count = self.outcomes.get(card, (0, ""))[0]
        self.outcomes[card] = count + 1, outcome
        if not count:  # what it is, its first decision says, and no later one may say otherwise
            by = entry.get("by") if entry.get("kind") == "added" else None
            self.suggestions.told(card, [entry.get("document"), entry.get("what"), entry.get("suggested"), by])


def check_rows(told: Told) -> Iterator[Finding]:
    """Documents, readings, suggestions and decisions against what was told of them. Memory: some 300 bytes for each reading and decision."""
    yield from _documents(told)
    _readings(told)
    decisions = columns(Decision, "suggestion_id", "by_id", "at", "outcome", "reason", "payload", "undoes_id")
    for number, suggestion, by, at, outcome, reason, payload, undoes in decisions:
        told.decisions.seen(number, [[suggestion, by, _moment(at), outcome, reason, read_json(payload), undoes]])
    for rows in (told.readings, told.suggestions, told.decisions):
        yield from rows.findings(lost=told.lost)


def _documents(told: Told) -> Iterator[Finding]:
    """What is said of each document; its hash, its text and how it was captured are compared by `check_workspace.py`, which also tells one that is gone."""
    documents, older = told.documents, 0
    names = (*DESCRIBED, "format", "taken_in", "withdrawn")
    for number, *values in columns(Document, *names):
        row = dict(zip(names, values, strict=True))
        row |= {"notes": read_json(row["notes"]), "taken_in": _moment(row["taken_in"])}
        now, described = told.now.get(number), told.described.get(number)
        if now is not None:
            documents.told(number, [now, described])
        first = {name: told.first.get(number, row).get(name, row[name]) for name in DESCRIBED}
        documents.seen(number, [[{name: row.get(name) for name in now or ()}, described and _hash(first)]])
        if now is not None and described is None:
            older += 1
            documents.count -= 1  # what was not looked at whole is never called passed
    yield from documents.findings(lost=told.lost, changing=True)
    if older:
        detail = f"{older} were taken in by a version of Saksi that did not log what is said of them: of these, later changes alone are compared"
        yield Finding(NOT_CHECKED, "documents", detail)


def _readings(told: Told) -> None:
    """Each suggestion, and each reading with all of its own; those of one reading were written together, so their numbers follow."""
    names = ("document_id", "reader", "version", "pack", "published", "settings", "made")
    readings = {number: rest for number, *rest in columns(Reading, *names)}
    cards = columns(
        Suggestion, "reading_id", "added_by_id", "document_id", "kind", "key", "payload", "start", "end", "state", "version"
    )
    for (reading, added_by), some in groupby(cards, key=lambda card: card[1:3]):
        groups: dict[str, list[Any]] = {group: [] for group in KINDS}
        for number, _reading, _added_by, document, kind, key, text, start, end, state, version in some:
            payload = read_json(text)
            groups.setdefault(GROUPS.get(kind, ""), []).append(payload)
            _suggestion(told, number, [document, kind, payload, added_by], (state, version))
            if (key, start, end) != _place_of(payload) or type(reading) is not int:
                told.suggestions.changed.add(number)
        if added_by is None and reading in readings:
            told.readings.seen(reading, _ways(readings.pop(reading), groups))
        elif added_by is None and type(reading) is int:  # it has some already that were written together, or is none
            told.readings.changed.add(reading)
    for reading, rest in readings.items():
        told.readings.seen(reading, _ways(rest, {group: [] for group in KINDS}))


def _suggestion(told: Told, number: int, row: list[Any], now: tuple[str, int]) -> None:
    """What was decided about, or added by a person, against the first decision; the rest the entry of its reading commits to."""
    document, kind, payload, added_by = row
    state, version = now
    count, outcome = told.outcomes.get(number, (0, ""))
    if not count and added_by is None and not version and state in WAITING:
        told.suggestions.count += 1
        return
    told.suggestions.seen(number, [[document, kind, _hash(payload), added_by]])
    standing = state in WAITING if outcome == Decision.Outcome.UNDONE else state == outcome
    if count and not told.lost and not (standing and version == count):
        told.suggestions.changed.add(number)


def _ways(reading: list[Any], groups: dict[str, list[Any]]) -> Iterator[list[Any]]:
    """What an entry may say of a reading: that a text was read against its day of publication, or that it is from a spreadsheet."""
    document, reader, version, pack, published, settings, made = reading
    head = {"reader": reader, "version": version, "pack": pack, "published": _day(published), "settings": read_json(settings)}
    yield [document, _moment(made), reader, version, _hash({**head, **groups})]
    yield [document, _moment(made), None, None, _hash({name: groups[name] for name in OF_SHEETS})]


def _day(published: str) -> str | None:
    """The day that a text was read against (`read.find`): that of its publication, where it is known to the day."""
    try:
        day = PartialDate.parse(published) if published else None
    except SaksiError:
        return None
    return day.earliest.isoformat() if day and day.earliest and day.precision == "day" else None


def _place_of(payload: Any) -> tuple[Any, Any, Any] | None:
    """The key and the place in the text that a suggestion has by its payload."""
    try:
        span = main_span(payload) or {}
        return payload["id"], span["start"], span["end"]
    except (AttributeError, KeyError, TypeError):
        return None


def columns(model: type[Model], *names: str) -> Iterator[tuple[Any, ...]]:
    """The number of each row and these columns, by number; what is no whole number or word in the database comes as its text."""
    kinds = {name: model._meta.get_field(name).get_internal_type() for name in names}
    texts = {name: Cast(name, TextField()) for name, kind in kinds.items() if kind in ("JSONField", "DateField", "DateTimeField")}
    rows = model.rows.order_by("pk").annotate(**{f"{name}_text": text for name, text in texts.items()})  # type: ignore[attr-defined]  # every model of the record has it
    found: Iterator[tuple[Any, ...]] = rows.values_list(
        "pk", *(f"{name}_text" if name in texts else name for name in names)
    ).iterator(chunk_size=2000)
    return found


def _moment(text: Any) -> str:
    """A moment as entries write it, from the text of either database."""
    try:
        at = datetime.fromisoformat(text)
        return at.replace(tzinfo=at.tzinfo or UTC).astimezone(UTC).isoformat()
    except (TypeError, ValueError, OverflowError):
        return ""


def _hash(value: Any) -> str | None:
    found = fingerprint(value)
    return found.hex() if found else None


def read_json(text: Any) -> Any:
    """The value that a text or bytes write as JSON; None where they write none."""
    try:
        return json.loads(text) if text is not None else None
    except (ValueError, RecursionError):
        return None


def raw(value: Any) -> bytes:
    """The bytes of a column; text where bytes belong is told by its hash, not by a stop."""
    return value.encode() if isinstance(value, str) else bytes(value)
