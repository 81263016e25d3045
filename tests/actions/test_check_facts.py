"""What stands in the record and was changed, added or taken away past the decisions that made it is named, on every database."""

import pytest

from saksi.actions.accept import accept
from saksi.actions.amend import amend
from saksi.actions.check_facts import OWN, check_facts
from saksi.actions.facts import MODELS
from saksi.actions.undo import undo
from saksi.evidence.verification import FAILED, PASSED
from saksi.record.models import Actor, Decision, Place, Suggestion


@pytest.fixture
def decided(incident, suggestions, local):
    """Everything that the document suggests stands, one thing amended, one undone."""
    for kind in ("actor", "statement", "provision", "place"):
        for one in suggestions.filter(kind=kind, state=Suggestion.State.OPEN):
            if kind == "place":
                amend(local, one, {"code": "XX"})
            else:
                accept(local, one)
    undo(local, Decision.rows.filter(suggestion__kind="statement").last())


def named(verdict=FAILED):
    return [f"{finding.what}: {finding.detail}" for finding in check_facts() if finding.verdict == verdict]


def test_what_decisions_made_passes(decided):
    assert named() == []
    assert {line.split(",")[0] for line in named(PASSED)} >= {"actors", "statements", "accounts", "places"}


def test_every_change_of_a_column_is_named(decided):
    for kind, model in MODELS.items():
        for row in model.rows.all()[:1]:
            for name in OWN[kind]:
                was = getattr(row, name)
                model.rows.filter(pk=row.pk).update(**{name: was + 1 if isinstance(was, int) else "2019"})
                assert named() == [f"{kind}s, by their decisions: {row.decision_id}: what they made is not as decided"], name
                model.rows.filter(pk=row.pk).update(**{name: was})


def test_a_row_taken_away_or_added_is_named(decided):
    row = Place.rows.last()
    Place.rows.filter(pk=row.pk).delete()
    assert named() == [f"places, by their decisions: {row.decision_id}: what they made is gone"]
    row.save()
    other = Actor.rows.first().decision_id
    Place.rows.create(name="X", document=row.document, suggestion=row.suggestion, decision_id=other)
    assert named() == [f"places, by their decisions: {other}: named by rows that they did not make"]
