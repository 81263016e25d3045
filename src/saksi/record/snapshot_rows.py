"""One row of the record as the plain JSON of a snapshot.

Rule: ids are text; "" in the record is None in a snapshot; a time is UTC; a monitor is a number, not a name.
"""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any

from saksi.reports.snapshot import date_columns

if TYPE_CHECKING:
    from datetime import date, datetime

    from saksi.record.cast import Cast, Person
    from saksi.record.models import Account, Decision, Document, Statement, Text

Row = dict[str, Any]


def day(value: date | None) -> str | None:
    """An ISO day, or None for an open end."""
    return value.isoformat() if value else None


def moment(value: datetime) -> str:
    """An ISO time in UTC, to the second."""
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def monitor(decision: Decision) -> str:
    """How a decider is published: a number, and whether it was a script."""
    profile = getattr(decision.by, "profile", None)
    return "scripted monitor" if profile and profile.scripted else f"monitor {decision.by_id}"


def decision_row(decision: Decision) -> Row:
    """The decision that stands."""
    return {
        "outcome": str(decision.outcome),
        "by": monitor(decision),
        "at": moment(decision.at),
        "reason": decision.reason,
    }


def document_row(document: Document, text: Text) -> Row:
    """A document with its hashes and its reading; only readings that stand must be loaded."""
    reading = max(document.readings.all(), key=lambda reading: reading.pk, default=None)
    return {
        "id": str(document.pk),
        "title": document.title or f"Document {document.pk}",  # the name of a file may tell who gave it
        "publisher": document.publisher,
        "published": document.date or None,
        "sha256": document.sha256,
        "text_sha256": text.sha256,
        "paragraph_root": text.paragraph_root,
        "entry": text.entry,
        "level": document.level,
        "reading": {"reader": reading.reader, "version": reading.version} if reading else None,
    }


def actor_row(person: Person) -> Row:
    """An actor, without its names where they are withheld."""
    return {
        "id": str(person.id),
        "name": person.name,
        "kind": person.kind,
        "sector": person.sector,
        "names": list(person.names) if person.name is not None else [],
    }


def people(cast: Cast, actors: list[int]) -> list[str]:
    """The ids of the actors that stand for these, each once, in order."""
    return list(dict.fromkeys(str(cast.standing(actor)) for actor in actors))


def statement_row(statement: Statement, cast: Cast) -> Row:
    """A statement as it stands after decisions."""
    return {
        "id": str(statement.pk),
        "document": str(statement.document_id),
        "speaker": str(cast.standing(statement.speaker_id)) if statement.speaker_id else None,
        "position": statement.position,
        "manner": statement.manner,
        "source": statement.source,
        **date_columns(statement.date),
        "span": {"start": statement.start, "end": statement.end, "quote": statement.content},
        "cue": statement.cue,
        "decision": decision_row(statement.decision),
    }


def account_row(account: Account, cast: Cast, act: int | None) -> Row:
    """An account as it stands after decisions; act: its act if that is in the snapshot."""
    return {
        "id": str(account.pk),
        "document": str(account.document_id),
        "act": str(act) if act else None,
        "code": account.code,
        "victims": people(cast, [actor.pk for actor in account.victims.all()]),
        "perpetrators": people(cast, [actor.pk for actor in account.perpetrators.all()]),
        "date": account.date or None,
        "place": account.place or None,
        "charge": account.charge or None,
        "penalty": account.penalty or None,
        "provisions": [str(provision) for provision in account.provisions],
        "status": account.status,
        "according_to": str(account.according_to_id) if account.according_to_id else None,
        "trigger": account.trigger,
        "evidence": account.evidence,
        "decision": decision_row(account.decision),
    }
