"""Import the rows of a spreadsheet: a reading of its document whose every item one person accepts at once, undone as one.

Rule: all rows that are right or none. Each account is a decision of its own with its words, placed in its incident, in the log like any other.
A row that is known and changed replaces what it was, in the same incident; one that is the same is left alone.
Steps: what is new and changed, the reading, what is replaced set aside, the items accepted, the rows kept, how it was before.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import User

from saksi.actions.accept import accept_in
from saksi.actions.base import Turn, writing
from saksi.actions.change import changed_row, remember_rows
from saksi.actions.facts import live_fact, standing_twin
from saksi.actions.placing import place_account
from saksi.actions.read import keep_reading
from saksi.actions.superseding import set_aside, settle_left
from saksi.intake.importing.columns import Columns, headers_hash
from saksi.intake.importing.items import READER, VERSION, Items, items_of
from saksi.intake.importing.rows import Told
from saksi.kernel.canonical import canonical_json
from saksi.kernel.errors import BadDecision
from saksi.kernel.hashes import Sha256
from saksi.reading.model import reading_from_json
from saksi.record.imported import CHANGED, NEW, SAME, WRONG, Line, compare, together
from saksi.record.models import Account, Bulk, Document, ImportedRow, Incident, Reading, SheetImport, Suggestion

KINDS = Suggestion.Kind
FIRST = (KINDS.ACTOR, KINDS.PLACE, KINDS.STATEMENT)  # what accounts stand on; undo goes the other way
MOST_ROWS = 2_000


def import_rows(
    by: User, document: Document, rows: Sequence[Told], columns: Columns, heads: Sequence[str], *, came_now: bool = False
) -> SheetImport:
    """Import what is right, new or changed of these rows of the document; undone by `undo_change`.

    came_now: the document was taken in for this; then undo withdraws it, too.
    Raises NotAllowed, Conflict, SpanMismatch, or BadDecision where nothing is to be imported or it is too much.
    """
    with writing(by, "imported", document.level) as turn:
        fresh = turn.held(document)
        if fresh.withdrawn:
            raise BadDecision("this document was withdrawn; take it in again before importing it.")
        lines = compare(by, columns.name, rows)
        todo = _todo(lines)
        items = items_of(line.told for line in todo)
        never_read = not Reading.rows.filter(document=fresh).exists()
        before = _supersede(fresh)
        reading = _reading(turn, fresh, items)
        turn.bulk = Bulk.rows.create(document=fresh, by=by.get_username(), at=turn.at)
        made: SheetImport = SheetImport.rows.create(
            document=fresh, by=by.get_username(), at=turn.at, bulk=turn.bulk, name=columns.name,
            headers=headers_hash(heads), mapping=columns.to_json(),
        )  # fmt: skip
        left = settle_left(turn, _accept(turn, made, reading, items, todo, never_read=never_read))
        came = [changed_row(fresh, {"withdrawn": True}, {"withdrawn": False})] if came_now else []
        remember_rows(
            turn, changed_row(made, {"live": False}, {"live": True}),
            changed_row(reading, {"superseded": True}, {"superseded": False}), *before, *left,
            changed_row(turn.bulk, {"live": False}, {"live": True}), *came,
        )  # fmt: skip
        _log(turn, made, reading, items, lines, left)
        return made


def _todo(lines: Sequence[Line]) -> list[Line]:
    found = [line for line in lines if line.state in (NEW, CHANGED)]
    if not found:
        wrong = sum(line.state == WRONG for line in lines)
        raise BadDecision(
            "got no row to import: %(same)s are in the record as they are, %(wrong)s have something wrong "
            "in them.",
            same=len(lines) - wrong,
            wrong=wrong,
        )
    if len(found) > MOST_ROWS:
        raise BadDecision(
            "got %(length)s rows to import, expected %(most_rows)s at most. Split the sheet.",
            length=f"{len(found):,}",
            most_rows=f"{MOST_ROWS:,}",
        )
    return found


def _supersede(document: Document) -> list[list[Any]]:
    """What an earlier reading of the document left open is superseded, as by any new reading."""
    readings = Reading.rows.filter(document=document, superseded=False)
    waiting = Suggestion.rows.filter(document=document, state=Suggestion.State.OPEN)
    lines = [changed_row(one, {"superseded": False}, {"superseded": True}) for one in readings]
    gone = Suggestion.State.SUPERSEDED.value
    lines += [changed_row(one, {"state": one.state}, {"state": gone}) for one in waiting]
    readings.update(superseded=True)
    waiting.update(state=gone)
    return lines


def _reading(turn: Turn, document: Document, items: Items) -> Reading:
    head = {"reader": READER, "version": VERSION, "published": document.date or None, "pack": document.pack}
    done = reading_from_json({**head, **items.to_json()}, document.text.content)
    return keep_reading(turn, document, done, document.pack)[0]


def _accept(
    turn: Turn, batch: SheetImport, reading: Reading, items: Items, todo: Sequence[Line], *, never_read: bool
) -> list[Account]:
    """Accept all, row by row, and keep each row; gives the accounts that were replaced. never_read: no earlier reading found the same."""
    suggested = {(one.kind, one.key): one for one in Suggestion.rows.filter(reading=reading)}
    old = {line.told.row.number: _accounts_of(line) for line in todo}
    gone = {number: set_aside(turn, accounts) for number, accounts in old.items()}
    for kind in FIRST:
        for one in (one for one in suggested.values() if one.kind == kind):
            if never_read or standing_twin(one) is None:  # else the record has it from an earlier import of this document, and that stands
                accept_in(turn, one)
    shared = together(turn.by, batch.name, [line.told.incident for line in todo])
    for line in todo:
        told = line.told
        incident = _incident_of(line, gone[told.row.number]) or shared.get(told.incident)
        accounts = []
        for key in items.of_row[told.row.number]:
            accept_in(turn, suggested[KINDS.ACCOUNT, key])
            account: Account = live_fact(suggested[KINDS.ACCOUNT, key])
            place_account(turn, account, incident)
            incident = account.act.incident if account.act else incident
            accounts.append(account)
        if told.incident and incident is not None:
            shared[told.incident] = incident
        _keep(batch, told, incident, accounts)
    Suggestion.rows.filter(reading=reading, state=Suggestion.State.OPEN).update(state=Suggestion.State.SUPERSEDED)
    return [account for accounts in gone.values() for account in accounts]


def _accounts_of(line: Line) -> list[Account]:
    return list(line.before.accounts.filter(live=True)) if line.before else []


def _incident_of(line: Line, gone: Sequence[Account]) -> Incident | None:
    """Where the row stood: where a person moved its accounts to, else where it was imported to, if that still stands."""
    if gone and gone[0].act is not None:
        return gone[0].act.incident
    before = line.before.incident if line.before else None
    return before if before is not None and before.live else None


def _keep(batch: SheetImport, told: Told, incident: Incident | None, accounts: Sequence[Account]) -> None:
    row = ImportedRow.rows.create(
        batch=batch, document=batch.document, name=batch.name, key=told.key, digest=told.digest, number=told.row.number,
        together=told.incident, incident=incident,
    )  # fmt: skip
    row.accounts.set(accounts)


def _log(
    turn: Turn, made: SheetImport, reading: Reading, items: Items, lines: Sequence[Line], left: Sequence[list[Any]]
) -> None:
    """One entry for the whole, with every row of the sheet under what became of it and every fact that stands no more for it.

    Each decision has an entry of its own besides.
    """
    rows = {state: [line.told.row.number for line in lines if line.state == state] for state in (NEW, CHANGED, SAME, WRONG)}
    replaced = [account for line in lines if line.before and line.state == CHANGED for account in _numbers(line.before)]
    turn.log(
        document=made.document_id, reading=reading.pk, bulk=made.bulk_id, count=len(rows[NEW]) + len(rows[CHANGED]),
        new=rows[NEW], changed=rows[CHANGED], same=rows[SAME], wrong=rows[WRONG], replaced=replaced,
        set_aside=[[name, number] for name, number, *_ in left],
        found=Sha256.of(canonical_json(items.to_json())).hex, mapping=Sha256.of(canonical_json(made.mapping)).hex,
    )  # fmt: skip


def _numbers(row: ImportedRow) -> list[int]:
    return list(row.accounts.order_by("pk").values_list("pk", flat=True))
