"""Undo: a new decision that takes back an earlier one; both stay in the log.

Rule: what was made by the decision is superseded, the suggestion is open again. What others stand on is not taken
away from under them: they are undone first.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib.auth.models import User
from django.db.models import Q

from saksi.actions.base import writing
from saksi.actions.facts import live_fact
from saksi.actions.indexing import index_incident, index_statement, reindex
from saksi.kernel.errors import BadDecision, Conflict
from saksi.record.models import Account, Actor, Decision, Reversible, Statement, Suggestion


def undo(by: User, decision: Decision, *, reason: str = "") -> Decision:
    """Take back one decision. Raises NotAllowed, Conflict (it no longer stands), BadDecision (others stand on it)."""
    document = decision.suggestion.document
    with writing(by, "undone", document.level) as turn:
        suggestion = Suggestion.rows.select_for_update(of=("self",)).get(pk=decision.suggestion_id)
        standing = suggestion.decisions.last()
        if standing is None or standing.pk != decision.pk or decision.outcome == Decision.Outcome.UNDONE:
            raise Conflict("this decision no longer stands: it was undone or decided again. Reload the page.")
        row = live_fact(suggestion)
        if row is not None:
            _take_away(row)
        made: Decision = Decision.rows.create(
            suggestion=suggestion,
            outcome=Decision.Outcome.UNDONE,
            by=turn.by,
            at=turn.at,
            reason=reason.strip()[:500],
            undoes=decision,
        )
        current = not suggestion.reading.superseded
        suggestion.state = Suggestion.State.OPEN if current else Suggestion.State.SUPERSEDED
        suggestion.version += 1
        suggestion.save(update_fields=["state", "version"])
        turn.log(
            document=document.pk, suggestion=suggestion.pk, decision=made.pk, undoes=decision.pk, reason=made.reason
        )
        return made


def _take_away(row: Any) -> None:
    """Supersede a row of the record. Raises BadDecision while others stand on it."""
    if isinstance(row, Actor):
        users = Statement.rows.filter(live=True, speaker=row).count()
        users += Account.rows.filter(Q(victims=row) | Q(perpetrators=row), live=True).distinct().count()
        if users or Actor.rows.filter(merged_into=row, live=True).exists():
            raise BadDecision(
                f"{users or 'other'} statements, accounts or merged actors stand on this actor. Undo those first."
            )
    if isinstance(row, Statement) and Account.rows.filter(live=True, according_to=row).exists():
        raise BadDecision("an account stands on this statement. Undo the account first.")
    row.live = False
    row.save(update_fields=["live"])
    if isinstance(row, Statement):
        index_statement(row)
    if isinstance(row, Account) and row.act is not None:
        leave_act(row)


def leave_act(account: Account) -> None:
    """After an account left its act: an act without accounts, and an incident without acts, no longer stand."""
    act = account.act
    if act is None or act.accounts.filter(live=True).exists():
        return
    act.live = False
    act.save(update_fields=["live"])
    incident = act.incident
    if not incident.acts.filter(live=True).exists():
        incident.live = False
        incident.save(update_fields=["live"])
    index_incident(incident)


def undo_change(by: User, change: Reversible) -> None:
    """Take back a change that was no decision about a suggestion: a choice, a merge, a case, a level, metadata.

    Raises NotAllowed, Conflict if it was undone already or what it changed was changed again.
    """
    with writing(by, "change undone") as turn:
        fresh = Reversible.rows.select_for_update().get(pk=change.pk)
        if fresh.undone:
            raise Conflict("this change was undone already. Reload the page.")
        for name, pk, before, after in fresh.before["rows"]:
            row = apps.get_model("record", name).rows.get(pk=pk)
            if any(_plain(getattr(row, field)) != value for field, value in after.items()):
                raise Conflict("what this changed was changed again since. Undo the later change first.")
            for field, value in before.items():
                setattr(row, field, value)
            row.save()
            reindex(row)
        fresh.undone = True
        fresh.save(update_fields=["undone"])
        turn.log(undoes=fresh.action, change=fresh.pk, rows=[[name, pk] for name, pk, _, _ in fresh.before["rows"]])


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
