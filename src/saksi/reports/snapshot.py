"""The frozen data of a report: what may be printed (`data`), and what proves it (`sources`, `log`).

Rule: `data` is plain JSON (dict, list, str, int, bool, None; no floats) and holds only what the report's
level allows; it is printed whole as `data.json`. `sources` and `log` are used to make passages and proofs and
are never printed. The record fills all of it (`record/snapshot.py`); nothing here asks a database.

Which rows belong to a snapshot of a period:
  document   published in the period (by overlap), or of unknown date, or telling of an incident of the period; level <= the report's level
  statement  accepted or amended, from a document of the first two kinds or told by an account, of an allowed speaker
  incident   the days of an act overlap the period, or are unknown; with all its allowed acts and their allowed accounts; none that
             a person set above the level
What is left out because of its level is counted in `withheld`, never named.

Ids are text, unique within their kind, made of letters, digits, `-`, `_` and `.` (they become anchors in the
page). Dates are EDTF text or None; `earliest` and `latest` are ISO days or None. `at` and `made` are ISO
times in UTC. A span is {"start", "end", "quote"} in code points of its document's stored text.
Order below: the rows, the entries of the log that a bundle shows, the private part, the snapshot, its check.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict

from saksi.kernel.dates import PartialDate

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT = "saksi/snapshot/v1"

DECIDED = ("accepted", "amended", "rejected", "unsure")
OUTCOMES = (*DECIDED, "open")
KINDS = ("actor", "place", "date", "provision", "statement", "account")


class PeriodRow(TypedDict):
    """The days that the report covers, both included; None where open."""

    start: str | None
    end: str | None


class SpanRow(TypedDict):
    """A place in a stored text and its words."""

    start: int
    end: int
    quote: str


class DecisionRow(TypedDict):
    """The decision that stands. by: as the team publishes its monitors (a role or a number will do)."""

    outcome: str
    by: str
    at: str
    reason: str


class SuggestionTally(TypedDict):
    """How many suggestions of one kind on one document have one outcome (`accepted`, ..., `open`)."""

    document: str
    kind: str
    outcome: str
    count: int


class WithheldTally(TypedDict):
    """How many of one kind (document, statement, account, incident, case, ...) are left out, at least, and why; in large steps only."""

    kind: str
    reason: str
    count: int


class ReaderRow(TypedDict):
    """A reader that was relied on. measured: {"what", "set", "value"}, all text: its published error."""

    reader: str
    version: str
    measured: list[dict[str, str]]


class DocumentRow(TypedDict):
    """A document with the state of its stored text.

    sha256: of the bytes as captured. text_sha256: of the stored text as UTF-8. paragraph_root: of its
    TextTree. entry: index in the log of the entry that commits to these three (see `text_commitment`).
    """

    id: str
    title: str
    publisher: str
    published: str | None
    sha256: str
    text_sha256: str
    paragraph_root: str
    entry: int
    level: int
    reading: dict[str, str] | None  # {"reader", "version"}; None: not read


class ActorRow(TypedDict):
    """An actor. name None: withheld, and then names is empty. sector: a code or "" for unknown."""

    id: str
    name: str | None
    kind: str
    sector: str
    names: list[str]


class StatementRow(TypedDict):
    """A statement as it stands after decisions; speaker: an actor's id, None when withheld or unknown."""

    id: str
    document: str
    speaker: str | None
    position: str
    manner: str
    source: str
    date: str | None
    earliest: str | None
    latest: str | None
    span: SpanRow
    cue: SpanRow | None
    decision: DecisionRow


class AccountRow(TypedDict):
    """One source's telling of one act, after decisions.

    act: id of a row in `acts`, None while in no act. victims, perpetrators: actors' ids. according_to: a
    statement's id. provisions: as text. evidence: from field to its span or spans.
    """

    id: str
    document: str
    act: str | None
    code: str
    victims: list[str]
    perpetrators: list[str]
    date: str | None
    place: str | None
    charge: str | None
    penalty: str | None
    provisions: list[str]
    status: str
    according_to: str | None
    trigger: SpanRow
    evidence: dict[str, SpanRow | list[SpanRow]]
    unnamed: NotRequired[bool]  # True where a perpetrator is left out, since two people did not agree to name that person
    decision: DecisionRow


class ChoiceRow(TypedDict):
    """Why a field of an act has its value: the account it was taken from, the reason, who chose."""

    field: str
    value: str
    account: str | None
    reason: str
    by: str


class ActRow(TypedDict):
    """One kind of act within an incident, as resolved. standings: from actor to where the person stands.

    date None with an earliest or latest: sources disagree on the day and nobody chose; it lies between these.
    """

    id: str
    incident: str
    code: str
    victims: list[str]
    perpetrators: list[str]
    date: str | None
    earliest: str | None
    latest: str | None
    place: str | None
    charge: str | None
    penalty: str | None
    standings: NotRequired[dict[str, str]]
    choices: list[ChoiceRow]
    unnamed: NotRequired[bool]  # as of an account


class IncidentRow(TypedDict):
    """What happened at one place and time. place: the name it is counted under (a province where known)."""

    id: str
    title: str
    date: str | None
    earliest: str | None
    latest: str | None
    place: str | None
    case: str | None
    verification_level: str


class CaseRow(TypedDict):
    """A chain of incidents about one matter."""

    id: str
    title: str
    incidents: list[str]


class DisputeRow(TypedDict):
    """Values of one field that cannot all be true. kind: a code of the codebook's disputes.

    values: [{"value": text, "accounts": [ids], "statements": [ids]}]; act and field may be None for a whole
    incident that one statement denies.
    """

    id: str
    kind: str
    incident: str
    act: str | None
    field: str | None
    values: list[dict[str, Any]]


class FindingRow(TypedDict):
    """What was concluded about one right in one incident. status: `stands`, or why it does not count.

    answers: from a question of the three-part test to `met`, `not-met` or `unknown`. signed_by: as the team publishes its monitors.
    """

    id: str
    incident: str
    right: str
    conclusion: str
    status: str
    answers: dict[str, str]
    signed_by: list[str]


class Tally(TypedDict):
    """How many units of a measure came out so; of what was found blind with its kind."""

    kind: NotRequired[str]
    outcome: str
    count: int


class MethodRow(TypedDict):
    """What is told of the measures. blind, second: `none`, `few` (fewer than the threshold, so nothing is told) or `told`.

    caught: from a kind to the shares in words, each with its interval: what the reader caught, what people caught, what both missed.
    agreement: the share of alike decisions and Krippendorff's alpha, in words.
    """

    blind: str
    second: str
    caught: dict[str, dict[str, str | None]]
    agreement: dict[str, str | None]


class SnapshotData(TypedDict):
    """The printable part, as it stands in data.json."""

    format: str
    period: PeriodRow
    level: int
    made: str
    origin: str
    workspace: NotRequired[str]
    scripted: NotRequired[bool]  # True where decisions were replayed by the "scripted monitor" of the demo
    suggestions: list[SuggestionTally]
    withheld: list[WithheldTally]
    readers: NotRequired[list[ReaderRow]]
    documents: list[DocumentRow]
    actors: list[ActorRow]
    statements: list[StatementRow]
    accounts: list[AccountRow]
    acts: list[ActRow]
    incidents: list[IncidentRow]
    cases: list[CaseRow]
    disputes: list[DisputeRow]
    findings: list[FindingRow]
    method: MethodRow
    blind_documents: list[Tally]
    blind_finds: list[Tally]
    second_readings: list[Tally]


def date_columns(edtf: str | None) -> dict[str, str | None]:
    """The three columns of a date: as told, its first day and its last; None for an open end, and where nothing is told."""
    known = PartialDate.parse(edtf) if edtf else None
    ends = (known.earliest, known.latest) if known else (None, None)
    first, last = (end.isoformat() if end else None for end in ends)
    return {"date": edtf or None, "earliest": first, "latest": last}


def text_commitment(
    document_sha256: str, text_sha256: str, paragraph_root: str, paragraphs: int
) -> dict[str, str | int]:
    """What the log entry of a text must hold under its key `commits`, so that a bundle can prove a passage.

    All hashes in hex; paragraphs: how many leaves the text's tree has. The entry is shown whole in a bundle:
    it may hold ids, an action's name and a time besides, but no file name, no path and no person's name.
    """
    return {
        "document": document_sha256,
        "text": text_sha256,
        "paragraph_root": paragraph_root,
        "paragraphs": paragraphs,
    }


def report_commitment(manifest_sha256: str) -> dict[str, str]:
    """What the entry `report built` must hold under its key `commits`: the hash of manifest.json."""
    return {"manifest": manifest_sha256}


@dataclass(frozen=True, slots=True)
class LogEntry:
    """An entry of the log as a bundle shows it: index from 0, 32-byte nonce, canonical JSON bytes."""

    index: int
    nonce: bytes
    entry: bytes


@dataclass(frozen=True, slots=True)
class SourceText:
    """A document's whole stored text, a 32-byte salt for each paragraph, the entry that commits to it."""

    text: str
    salts: tuple[bytes, ...]
    committed: LogEntry


@dataclass(frozen=True, slots=True)
class LogState:
    """The log as it stands: all leaf hashes in order, the newest checkpoint (a note), its public key."""

    leaves: tuple[bytes, ...]
    checkpoint: str
    vkey: str


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A person whom these accounts (ids), of these acts, call a perpetrator, and whom no two people agreed to name; with every name."""

    actor: str
    names: tuple[str, ...]
    accounts: frozenset[str]
    acts: frozenset[str]


@dataclass(frozen=True, slots=True)
class KeptIn:
    """What a document tells of incidents that a person set above the level.

    spans: where, in code points, half-open. statements: the ids of those that tell it. actors, names: the people that it happened to or who
    are said to have done it, with every name. cases: of these incidents (ids).
    """

    document: str
    spans: tuple[tuple[int, int], ...]
    statements: frozenset[str]
    actors: frozenset[str]
    names: tuple[str, ...]
    cases: frozenset[str]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a report is built from.

    data: see SnapshotData. sources: from document id to its text, for every row of `documents`.
    withheld_names: every name and alias of actors above the level; they are used to keep passages and titles
    that hold them out of the report, and are never printed. unnamed: whom the report may not name as perpetrators.
    kept: what its documents tell of incidents that are kept in.
    """

    data: dict[str, Any]
    sources: Mapping[str, SourceText]
    log: LogState
    withheld_names: tuple[str, ...] = ()
    unnamed: tuple[Unnamed, ...] = ()
    kept: tuple[KeptIn, ...] = ()
