"""Say that one statement answers, denies or confirms another."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db.models import Q

from saksi.actions.base import short_reason, writing
from saksi.actions.change import changed_row, remember_rows
from saksi.kernel.errors import BadDecision
from saksi.record.models import Answer, Statement

SILENT = "no-comment"


def link_answer(by: User, statement: Statement, to: Statement, kind: str, *, reason: str) -> Answer:
    """Let a statement stand as a reply to another; undone by `undo_change`.

    Raises NotAllowed, BadDecision for a kind that is none, without a reason, of a statement to itself, or of two that are linked
    already. Whoever gave no comment neither denied nor confirmed.
    """
    if kind not in Answer.Kind.values:
        raise BadDecision(
            "got %(kind)r, expected one of %(choices)s.", kind=kind, choices=", ".join(Answer.Kind.values)
        )
    if not reason.strip():
        raise BadDecision("say in a few words what shows it: the paper put it to him, the same day, the same arrest.")
    with writing(by, "answer linked") as turn:
        reply, first = turn.held(statement), turn.held(to)
        if reply.pk == first.pk or not all(s.live and not s.document.withdrawn for s in (reply, first)):
            raise BadDecision("expected two statements that stand. Choose another, or reload the page.")
        if reply.position == SILENT and kind != Answer.Kind.ANSWERS:
            raise BadDecision("whoever gave no comment neither denied nor confirmed. Choose 'answers'.")
        both = Q(statement=reply, to=first) | Q(statement=first, to=reply)
        if Answer.rows.filter(both, live=True).exists():
            raise BadDecision("these two are linked already. Take that link back first, if it is wrong.")
        made: Answer = Answer.rows.create(
            statement=reply, to=first, kind=kind, reason=short_reason(reason), by=by.get_username(), at=turn.at
        )
        remember_rows(turn, changed_row(made, {"live": False}, {"live": True}))
        turn.log(statement=reply.pk, to=first.pk, answer=made.pk, code=kind, reason=made.reason)
        return made
