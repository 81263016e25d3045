"""Undo: a new decision that takes back an earlier one; both stay in the log.

Rule: what was made by the decision is superseded, the suggestion is open again, of an older reading where the newest found the
same. What others stand on is not taken away from under them: they are undone first.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib.auth.models import User
from django.db import IntegrityError
from django.db.models import Q

from saksi.actions.base import Turn, for_members, require, require_level, short_reason, writing
from saksi.actions.facts import fact_of
from saksi.actions.indexing import index, reindex
from saksi.actions.placing import leave_act, retitle_all, settle
from saksi.actions.same_again import found_again
from saksi.actions.verifying import settle_level
from saksi.kernel.errors import BadDecision, Conflict
from saksi.record.models import (
    Account,
    Act,
    Actor,
    Answer,
    Bulk,
    Decision,
    Document,
    FieldChoice,
    Incident,
    Reading,
    Reversible,
    Signature,
    Statement,
    StatementTopic,
    Suggestion,
    Verification,
)
from saksi.record.roles import May


def undo(by: User, decision: Decision, *, reason: str = "") -> Decision:
    """Take back one decision. Raises NotAllowed, Conflict (it no longer stands), BadDecision (others stand on it)."""
    document = decision.suggestion.document
    with writing(by, "undone", document.level) as turn:
        suggestion = turn.held(decision.suggestion)
        standing = suggestion.decisions.last()
        if standing is None or standing.pk != decision.pk or decision.outcome == Decision.Outcome.UNDONE:
            raise Conflict("this decision no longer stands: it was undone or decided again. Reload the page.")
        row = fact_of(decision)
        if row is not None:
            _take_away(turn, row)
        made: Decision = Decision.rows.create(
            suggestion=suggestion,
            outcome=Decision.Outcome.UNDONE,
            by=turn.by,
            at=turn.at,
            reason=short_reason(reason),
            undoes=decision,
        )
        current = not suggestion.reading.superseded or found_again(suggestion)
        suggestion.state = Suggestion.State.OPEN if current else Suggestion.State.SUPERSEDED
        suggestion.version += 1
        suggestion.save(update_fields=["state", "version"])
        turn.log(
            document=document.pk, suggestion=suggestion.pk, decision=made.pk, undoes=decision.pk, reason=made.reason
        )
        return made


def _take_away(turn: Turn, row: Any) -> None:
    """Supersede a row of the record. Raises BadDecision while others stand on it."""
    if isinstance(row, Actor):
        users = Statement.rows.filter(live=True, speaker=row).count()
        users += Account.rows.filter(Q(victims=row) | Q(perpetrators=row), live=True).distinct().count()
        merged = row.merged_into_id is not None or Actor.rows.filter(merged_into=row, live=True).exists()
        if users:
            raise BadDecision(
                "got an actor on which %(users)s statements and accounts stand. Undo those first, then this.", users=users
            )
        if merged:
            raise BadDecision("got an actor on which a merge stands. Undo that first, then this.")
    if isinstance(row, Statement) and Account.rows.filter(live=True, according_to=row).exists():
        raise BadDecision("an account stands on this statement. Undo the account first.")
    if isinstance(row, Statement) and _linked(row):
        raise BadDecision("an answer or a topic stands on this statement. Take that back first, on its page.")
    row.live = False
    row.save(update_fields=["live"])
    index(row)
    if isinstance(row, Account):
        leave_act(turn, row)


def _linked(row: Statement) -> bool:
    answers = Answer.rows.filter(Q(statement=row) | Q(to=row), live=True)
    return answers.exists() or StatementTopic.rows.filter(statement=row, live=True).exists()


# To take back what only some may do needs what doing it needed.
NEEDS = dict.fromkeys(
    ("level set", "case restricted", "case opened to all", "member added", "member removed"), May.LEVEL
) | dict.fromkeys(
    ("finding signed", "verification signed", "taken", "flagged", "flag resolved", "read second"), May.SECOND
)


def needed(change: Reversible) -> May:
    """What undoing this change needs: what doing it did, and where rows leave a case for members only, what restricting one needs."""
    moved = [after["case_id"] for *_, after in change.before["rows"] if "case_id" in after]
    if for_members(moved):
        return May.LEVEL
    return NEEDS.get(change.action, May.DECIDE)


def undo_change(by: User, change: Reversible) -> None:
    """Take back a change that was no decision about a suggestion: a choice, a merge, a case, a level, metadata.

    Raises NotAllowed, Conflict if it was undone already or what it changed was changed again.
    """
    with writing(by, "change undone", what=May.SECOND) as turn:
        fresh = Reversible.rows.select_for_update().get(pk=change.pk)
        if fresh.undone:
            raise Conflict("this change was undone already. Reload the page.")
        require(by, needed(fresh))
        rows = [_put_back(turn, *line) for line in fresh.before["rows"]]
        for row, line in zip(rows, fresh.before["rows"], strict=True):
            _settle(row, *line[2:])
            if isinstance(row, Bulk):
                _undo_all(by, row)
            reindex(row)
        fresh.undone = True
        fresh.save(update_fields=["undone"])
        turn.log(undoes=fresh.action, change=fresh.pk, rows=fresh.before["rows"])


def _undo_all(by: User, bulk: Bulk) -> None:
    """Take back every decision of a bulk that still stands, the newest first. Raises BadDecision while others stand on one."""
    for decision in bulk.decisions.filter(undone_by=None).order_by("-pk"):
        undo(by, decision)


def _put_back(turn: Turn, name: str, pk: int, before: dict[str, Any], after: dict[str, Any]) -> Any:
    """One row as it was before. Raises Conflict if it was changed since, NotAllowed if it is or was above the clearance."""
    row = turn.held(apps.get_model("record", name)(pk=pk))
    require_level(turn.by, before.get("level", 0))
    if any(_plain(getattr(row, field)) != value for field, value in after.items()):
        raise Conflict("what this changed was changed again since. Undo the later change first.")
    if isinstance(row, Reading) and Reading.rows.filter(document=row.document_id, superseded=False).exclude(pk=row.pk).exists():
        raise Conflict("the document was read again since, and that reading stands. Withdraw it first.")
    for field, value in before.items():
        setattr(row, field, value)
    try:
        row.save(update_fields=list(before))
    except IntegrityError as error:  # another row has its place: somebody has the document, or is a member again
        raise Conflict("what this put aside has another in its place since. Undo the later change first.") from error
    return row


def _settle(row: Any, before: dict[str, Any], after: dict[str, Any]) -> None:
    """Let what follows from a row follow it again: acts and incidents from accounts and choices, titles from levels, the verification level from words on it."""
    if isinstance(row, Account):
        for act in Act.rows.filter(pk__in=[before["act_id"], after["act_id"]]):
            settle(act)
    if isinstance(row, FieldChoice):
        settle(row.act)
    if isinstance(row, Incident | Document):
        retitle_all(row)
    if isinstance(row, Verification | Signature):
        settle_level(row.incident)


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
