"""Restricted cases: nobody but their members sees them, their incidents, acts and choices, in no page, count or report."""

import pytest
from django.apps import apps

from saksi.record.models import Account, Act, Case, CaseMember, FieldChoice, Incident, Profile
from saksi.record.models.base import Guarded, case_paths
from tests.record import builders

pytestmark = pytest.mark.django_db
KEPT = {Case: "", Incident: "case", Act: "incident__case", FieldChoice: "act__incident__case", CaseMember: "case"}
MODELS = [model for model in apps.get_app_config("record").get_models() if issubclass(model, Guarded)]


@pytest.fixture
def restricted(local):
    case = Case.rows.create(title="The harbour", level=0, opened=builders.NOW, members_only=True)
    act = builders.incident(level=0)
    Incident.rows.filter(pk=act.incident_id).update(case=case)
    FieldChoice.rows.create(act=act, field="date", value="2025", reason="why", by="a", at=builders.NOW)
    builders.account(builders.document(level=0), act)
    return case


def join(case, person, **fields):
    return CaseMember.rows.create(case=case, user=person, by="a", at=builders.NOW, **fields)


def test_the_guard_knows_which_models_belong_to_a_case():
    assert {model: case_paths(model) for model in KEPT} == {model: (path,) for model, path in KEPT.items()}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_what_points_at_an_incident_is_as_restricted_as_that(model):
    """An account is a document's: it keeps the document's level, and its link to the act is asked for by the act."""
    points = {f.related_model.__name__ for f in model._meta.concrete_fields if f.is_relation}
    if points & {"Incident", "Act", "Case"} and model is not Account:
        assert case_paths(model), f"{model.__name__}: name the incident's level in GUARDED_BY"


@pytest.mark.parametrize("model", KEPT, ids=lambda model: model.__name__)
def test_members_see_and_nobody_else_whatever_their_clearance(model, restricted, cleared):
    owner, member, gone = cleared(3, role="owner"), cleared(0), cleared(3)
    join(restricted, member)
    join(restricted, gone, live=False)
    assert model.objects.visible_to(member).exists()
    assert not model.objects.visible_to(owner).exists()
    assert not model.objects.visible_to(gone).exists()
    assert not model.objects.countable_by(owner).exists()
    assert not model.objects.up_to(3).exists()


def test_the_accounts_stay_with_their_document(restricted, cleared):
    assert Account.objects.visible_to(cleared(0)).exists()


def test_a_case_that_is_open_to_all_is_seen_by_its_level(restricted, cleared):
    Case.rows.update(members_only=False)
    assert Incident.objects.visible_to(cleared(0)).exists()


def test_a_viewer_of_statistics_counts_and_sees_no_row(local, cleared):
    builders.incident(level=1)
    builders.incident(level=2)
    viewer = cleared(1, role="viewer")
    assert Incident.objects.countable_by(viewer).count() == 1
    assert not Incident.objects.visible_to(viewer).exists()
    Profile.objects.filter(user=viewer).update(role="coder")
    viewer.profile.refresh_from_db()
    assert Incident.objects.visible_to(viewer).count() == 1
