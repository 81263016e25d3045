"""The guard: rows only for somebody, only up to the clearance, and no way round it in what people see."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser

from saksi.kernel.errors import NotAllowed
from saksi.record.models import (
    Account,
    Act,
    Actor,
    ActorName,
    Decision,
    Document,
    Incident,
    Statement,
    Suggestion,
    Text,
)
from saksi.record.models.base import Guarded, clearance
from tests.record import builders

SOURCE = Path(__file__).resolve().parents[2] / "src" / "saksi"
MODELS = [model for model in apps.get_app_config("record").get_models() if issubclass(model, Guarded)]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
@pytest.mark.parametrize("method", ["all", "count", "exists", "first", "filter", "create", "values_list"])
def test_no_rows_are_given_before_it_is_said_who_asks(model, method):
    with pytest.raises(NotAllowed, match="visible_to"):
        getattr(model.objects, method)()


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_model_names_levels_that_exist(db, model):
    assert model.GUARDED_BY
    assert model.objects.up_to(0).count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize("own", range(4))
@pytest.mark.parametrize("of_document", range(4))
def test_a_row_is_as_confidential_as_the_highest_of_what_it_came_from(cleared, own, of_document):
    document = builders.document(level=of_document)
    speaker = builders.actor(document, level=own)
    said = builders.statement(document, speaker=speaker, level=own)
    told = builders.account(document)
    for level in range(4):
        user = cleared(level)
        seen = {
            model: model.objects.visible_to(user).exists() for model in (Document, Text, Suggestion, Decision, Account)
        }
        assert set(seen.values()) == {level >= of_document}, told
        both = level >= max(own, of_document)
        assert Statement.objects.visible_to(user).filter(pk=said.pk).exists() is both
        assert Actor.objects.visible_to(user).filter(pk=speaker.pk).exists() is both


@pytest.mark.django_db
def test_an_act_is_as_confidential_as_its_incident(cleared):
    act = builders.incident(level=2)
    assert not Act.objects.visible_to(cleared(1)).exists()
    assert Incident.objects.visible_to(cleared(2)).get() == act.incident
    assert Act.objects.visible_to(cleared(2)).get() == act


@pytest.mark.django_db
def test_a_name_is_hidden_with_its_actor(cleared):
    document = builders.document(level=0)
    ActorName.rows.create(actor=builders.actor(document, level=3), name="Ana Velu")
    assert not ActorName.objects.visible_to(cleared(2)).exists()


@pytest.mark.django_db
def test_strangers_and_closed_accounts_see_nothing_not_even_what_is_public(cleared, stranger):
    builders.document(level=0)
    left = cleared(3)
    left.is_active = False
    for user in (AnonymousUser(), stranger, left):
        assert clearance(user) == -1
        assert not Document.objects.visible_to(user).exists()


@pytest.mark.django_db
def test_a_question_is_not_narrower_and_not_wider_for_having_been_asked_before(cleared):
    """Its condition is kept for the next who may see as much."""
    document = builders.document(level=1)
    reader, user = cleared(1), cleared(0)
    assert not Document.objects.visible_to(reader).filter(level=0)
    assert Document.objects.visible_to(reader).get() == document
    assert not Document.objects.visible_to(user)
    user.profile.clearance = 1
    assert Document.objects.visible_to(user).get() == document
    user.profile.clearance = 0
    assert not Document.objects.visible_to(user)
    builders.document("Another text.", level=1)
    assert Document.objects.visible_to(reader).count() == 2


def test_pages_commands_and_templates_follow_no_relation_that_passes_by_the_guard():
    """A reverse relation gives all rows; pages ask `Model.objects.visible_to(user)`."""
    names = "suggestions|decisions|accounts|statements|readings|actors"
    related = rf"\.({names})\.(all|filter|count|exists|first|last)\b"
    files = [p for kind in ("web/**/*.py", "web/**/*.html", "cli/**/*.py") for p in SOURCE.glob(kind)]
    found = [f"{p.relative_to(SOURCE)}: {m[0]}" for p in files for m in re.finditer(related, p.read_text("utf-8"))]
    assert files
    assert not found
