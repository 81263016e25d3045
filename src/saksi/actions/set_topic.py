"""Say that a statement is about a right or freedom, beside what the acts told according to it say."""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.actions.base import writing
from saksi.actions.change import changed_row, remember_rows
from saksi.codebook.lists import codebook
from saksi.kernel.errors import BadDecision
from saksi.record.models import Statement, StatementTopic


def set_topic(by: User, statement: Statement, topic: str) -> StatementTopic:
    """Add a topic; undone by `undo_change`. Raises NotAllowed, BadDecision for a topic that is none or is said already."""
    if topic not in codebook().rights:
        raise BadDecision(
            "got the topic %(topic)r, expected one of %(choices)s.", topic=topic, choices=", ".join(codebook().rights)
        )
    with writing(by, "topic set") as turn:
        about = turn.held(statement)
        if not about.live or about.document.withdrawn:
            raise BadDecision("this statement no longer stands. Reload the page.")
        if StatementTopic.rows.filter(statement=about, topic=topic, live=True).exists():
            raise BadDecision("this topic is said of it already.")
        made: StatementTopic = StatementTopic.rows.create(
            statement=about, topic=topic, by=by.get_username(), at=turn.at
        )
        remember_rows(turn, changed_row(made, {"live": False}, {"live": True}))
        turn.log(statement=about.pk, statementtopic=made.pk, topic=topic)
        return made
