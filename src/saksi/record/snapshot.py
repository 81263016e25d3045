"""Freeze the record for a report of a period and a level, in the form of `reports/snapshot.py`.

Rule: everything goes through `up_to(level)`; what is left out because of its level is counted, never named, and told in large steps only. A
value of an act comes only from accounts that the level allows.
What a case keeps for its members is in no report, of whatever level.
Steps: the incidents of the period with what tells of them, the documents of the period and of those accounts,
the statements, the findings, the actors that all of these name, the texts with their entries, the log as it was signed.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import Count, Prefetch

from saksi.evidence.checkpoint import open_checkpoint
from saksi.intake.importing.items import READER as SHEET
from saksi.kernel.errors import NotAllowed, NoWorkspace, SnapshotError
from saksi.reading.measured import measured
from saksi.record.cast import Cast
from saksi.record.models import (
    Account,
    Document,
    LogEntry,
    LogLeaf,
    Reading,
    Statement,
    Suggestion,
    Text,
    clearance,
)
from saksi.record.models.base import within
from saksi.record.namings import unnamed
from saksi.record.snapshot_findings import take_findings
from saksi.record.snapshot_incidents import Incidents, kept_acts, take_incidents
from saksi.record.snapshot_kept import kept_in
from saksi.record.snapshot_method import method_rows
from saksi.record.snapshot_rows import (
    account_row,
    actor_row,
    day,
    document_row,
    moment,
    statement_row,
)
from saksi.reports.snapshot import FORMAT, LogState, Snapshot, SourceText
from saksi.reports.snapshot import LogEntry as ShownEntry
from saksi.reports.withholding import named_actors, withheld

if TYPE_CHECKING:
    from collections.abc import Iterable

    from saksi.kernel.dates import PartialDate
    from saksi.record.models.base import GuardedQuerySet, Viewer
    from saksi.record.workspace import Workspace

Row = dict[str, Any]
ABOVE = "above the level of the report"
NO_SPEAKER = "its speaker is above the level of the report"
KEPT = "kept for the members of a case"


def take_snapshot(user: Viewer, period: PartialDate | None, level: int) -> Snapshot:
    """The frozen data of a report. period: None for all time; level: 0 to 3, at most the user's clearance.

    Raises NotAllowed, and SnapshotError where the log holds more than its newest checkpoint signs.
    """
    if clearance(user) < level:
        raise NotAllowed("a report of level %(level)s is above your clearance. Choose a lower level.", level=level)
    workspace = settings.SAKSI_WORKSPACE
    if workspace is None:
        raise NoWorkspace("a report is built in a workspace, none is open. Name one with SAKSI_WORKSPACE.")
    told = take_incidents(level, period)
    published = documents_of(Document.objects.up_to(level), period)
    ids = set(published.values_list("pk", flat=True)) | {account.document_id for account in told.accounts}
    denials = told.denials(level)
    ids |= set(denials.values())
    told.add_loose(level, set(published.values_list("pk", flat=True)))
    read = Prefetch("readings", Reading.objects.up_to(level).filter(superseded=False).exclude(reader=SHEET))
    documents = list(Document.objects.up_to(level).filter(pk__in=ids).order_by("pk").prefetch_related(read))
    statements, unsaid = _statements(level, published, told, denials)
    cast = Cast(level)
    statements, nameless = _of_allowed_speakers(statements, cast, told)
    log, acts = _log(workspace), told.acts()
    findings, unquoted = take_findings(level, told)
    texts = {text.document_id: text for text in Text.objects.up_to(level).filter(document__in=ids)}
    data = {
        "format": FORMAT,
        "period": _period(period),
        "level": level,
        "made": moment(datetime.now(UTC)),
        "origin": workspace.config.origin,
        "scripted": _scripted(ids),
        "suggestions": _suggestions(ids, level),
        "withheld": [
            *_withheld(level, period, unsaid, told, unquoted),
            *withheld({"statement": nameless}, NO_SPEAKER, level),
            *_kept(level, told),
        ],
        "readers": _readers(documents),
        **method_rows(level),
        "documents": [document_row(document, texts[document.pk]) for document in documents],
        "actors": [],
        "statements": [statement_row(statement, cast) for statement in statements],
        "accounts": [
            account_row(account, cast, account.act_id if account.act_id in acts else None) for account in told.accounts
        ],
        **told.rows(cast, statements),
        "findings": findings,
    }
    data["actors"] = [actor_row(cast.person(actor)) for actor in sorted(map(int, named_actors(data)))]
    sources = _sources(texts, log)
    return Snapshot(data, sources, log, tuple(sorted(cast.protected())), unnamed(told.accounts, acts, cast), kept_in(ids, cast))


def _period(period: PartialDate | None) -> Row:
    if period is None:
        return {"start": None, "end": None}
    return {"start": day(period.earliest), "end": day(period.latest)}


def documents_of(documents: GuardedQuerySet, period: PartialDate | None) -> GuardedQuerySet:
    """Those not withdrawn that were published in a period, or of unknown date."""
    standing = documents.filter(withdrawn=False)
    if period is None:
        return standing
    return standing.filter(within(period.earliest, period.latest)) | standing.filter(date="")


def _statements(level: int, published: GuardedQuerySet, told: Incidents, denials: Iterable[int]) -> tuple[list[Statement], int]:
    """The statements of the period, and how many of them are above the level.

    Those that tell an account of the period are among them, and those linked as their denials, wherever they stand.
    """
    cited = {account.according_to_id for account in told.accounts if account.according_to_id}
    cited |= set(denials)
    live = Statement.objects.up_to(level).filter(live=True).select_related("decision__by__profile", "document")
    rows = live.filter(document__in=published.values("pk")) | live.filter(pk__in=cited)
    every = Statement.objects.up_to(3).filter(live=True, document__in=published.values("pk"))
    return list(rows.order_by("document_id", "start", "pk")), every.filter(level__gt=level).count()


def _of_allowed_speakers(statements: list[Statement], cast: Cast, told: Incidents) -> tuple[list[Statement], int]:
    """Without those whose speaker is withheld, and how many those are; accounts forget what goes."""
    kept = [s for s in statements if s.speaker_id is None or cast.person(s.speaker_id).name is not None]
    known = {statement.pk for statement in kept}
    for account in told.accounts:
        if account.according_to_id not in known:
            account.according_to_id = None
    return kept, len(statements) - len(kept)


def _scripted(documents: set[int]) -> bool:
    decided = Suggestion.rows.filter(document__in=documents, decisions__by__profile__scripted=True)
    return decided.exists()


def _suggestions(documents: set[int], level: int) -> list[Row]:
    """The tallies of what the program suggested; without what became accounts of what is kept in."""
    kept = Account.rows.filter(live=True, act__in=kept_acts(level).values("pk"))
    rows = Suggestion.rows.filter(document__in=documents).exclude(state=Suggestion.State.SUPERSEDED)
    rows = rows.exclude(pk__in=kept.values("suggestion")).filter(added_by=None).exclude(reading__reader=SHEET)
    tally = rows.order_by("document", "kind", "state").values("document", "kind", "state").annotate(n=Count("pk"))
    return [
        {"document": str(row["document"]), "kind": row["kind"], "outcome": row["state"], "count": row["n"]}
        for row in tally
    ]


def _readers(documents: list[Document]) -> list[Row]:
    """The readers relied on, with their measured errors."""
    readings = {(reading.reader, reading.version) for document in documents for reading in document.readings.all()}
    return [{"reader": reader, "version": version, "measured": measured(reader, version)} for reader, version in sorted(readings)]


def _withheld(level: int, period: PartialDate | None, statements: int, told: Incidents, findings: int) -> list[Row]:
    """How many of each kind belong to the period and are left out because of their level."""
    counts = {
        "document": documents_above(level, period),
        "statement": statements,
        "account": told.accounts_above,
        "incident": told.incidents_above,
        "case": told.cases_above,
        "finding": findings,
    }
    return withheld(counts, ABOVE, level)


def documents_above(level: int, period: PartialDate | None) -> int:
    """How many documents of the period a report of this level leaves out; exact, for whoever builds it and not for the report."""
    return documents_of(Document.objects.up_to(3), period).filter(level__gt=level).count()


def _kept(level: int, told: Incidents) -> list[Row]:
    """How many incidents and accounts of the period cases keep for their members."""
    return withheld({"account": told.accounts_kept, "incident": told.incidents_kept}, KEPT, level)


def _log(workspace: Workspace) -> LogState:
    """The log as its newest checkpoint signs it. Raises SnapshotError where there is none."""
    notes = sorted(workspace.log_folder.glob("*.checkpoint"))
    if not notes:
        raise SnapshotError("the log was never signed. Run any command that writes, then build the report.")
    note = notes[-1].read_text(encoding="utf-8")
    signer = workspace.signer()
    size = open_checkpoint(note, signer.verifier).size
    leaves = LogLeaf.rows.filter(index__lt=size).order_by("index").values_list("leaf_hash", flat=True)
    return LogState(tuple(bytes(leaf) for leaf in leaves), note, signer.vkey)


def _sources(texts: dict[int, Text], log: LogState) -> dict[str, SourceText]:
    """From each document to its text. Raises SnapshotError for one whose entry is not signed yet."""
    wanted = {text.entry for text in texts.values()}
    signed = LogEntry.rows.filter(index__in=wanted, index__lt=len(log.leaves), data__isnull=False)
    entries = {row.index: row for row in signed}
    return {str(pk): _source(text, entries) for pk, text in texts.items()}


def _source(text: Text, entries: dict[int, LogEntry]) -> SourceText:
    entry = entries.get(text.entry)
    if entry is None or entry.nonce is None or entry.data is None:
        raise SnapshotError(
            "document %(document_id)s: its entry %(entry)s is not in the newest signed checkpoint, or was "
            "shredded. Run `saksi verify`.",
            document_id=text.document_id,
            entry=text.entry,
        )
    return SourceText(text.content, text.salts, ShownEntry(entry.index, bytes(entry.nonce), bytes(entry.data)))
