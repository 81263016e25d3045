"""What takes things out or changes who may see them asks who is there once more; everything else does not."""

import pytest
from django.urls import reverse

from saksi.actions.add_member import add_member
from saksi.actions.open_case import open_case
from saksi.actions.restrict_case import restrict_case
from saksi.actions.set_level import set_level
from saksi.record.models import Actor, Case, Document, Profile, Reversible
from tests.web.conftest import shown
from tests.web.team.conftest import at

pytestmark = pytest.mark.django_db


def test_an_export_asks_first_and_then_comes(join, courier):
    owner = join("olga", "owner", 3)
    asked = owner.get("documents", format="csv")
    assert at(asked) == reverse("account_reauthenticate")
    assert "next=%2Fdocuments%2F%3Fformat%3Dcsv" in asked["Location"]
    owner.confirm()
    answer = owner.get("documents", format="csv")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/csv")


def test_people_are_changed_only_after_the_question(join):
    owner = join("olga", "owner", 3)
    sela = join("sela")
    form = {"role": "viewer", "clearance": "0", "do": "change"}
    refused = owner.post("person", form, sela.user.pk)
    assert refused.status_code == 403
    assert "Nothing was changed yet" in shown(refused)
    assert Profile.objects.get(user=sela.user).role == "coder"
    owner.confirm()
    assert owner.post("person", form, sela.user.pk).status_code == 302
    assert Profile.objects.get(user=sela.user).role == "viewer"
    assert sela.get("documents").status_code == 404


def test_a_level_and_the_members_of_a_case_ask_first_and_a_title_does_not(incident, courier, join):
    editor = join("edda", "editor", 3)
    assert editor.post("about", {"title": "Another"}, courier.pk).status_code == 302
    assert editor.post("about", {"level": "2"}, courier.pk).status_code == 403
    assert Document.rows.get(pk=courier.pk).level == 0
    editor.post("new-case", {"title": "The harbour", "incident": [incident.pk]})
    case = Case.rows.get()
    assert editor.post("case-members", {"restrict": "yes"}, case.pk).status_code == 403
    editor.confirm()
    assert editor.post("about", {"level": "2"}, courier.pk).status_code == 302
    assert editor.post("case-members", {"restrict": "yes"}, case.pk).status_code == 302
    assert Document.rows.get(pk=courier.pk).level == 2
    assert Case.rows.get().members_only


def test_the_level_of_an_actor_asks_first(incident, join):
    editor, victim = join("edda", "editor", 3), Actor.rows.first()
    assert editor.post("actor", {"level": "2"}, victim.pk).status_code == 403
    assert Actor.rows.get(pk=victim.pk).level_set is None
    editor.confirm()
    assert editor.post("actor", {"level": "2"}, victim.pk).status_code == 302
    assert Actor.rows.get(pk=victim.pk).level_set == 2


def test_what_asked_first_asks_when_it_is_undone_too(courier, join):
    editor = join("edda", "editor", 3)
    editor.post("about", {"title": "Another"}, courier.pk)
    assert editor.post("undo-change", {}, Reversible.rows.last().pk).status_code == 302
    set_level(editor.user, courier, 3)
    raised = Reversible.rows.last()
    assert editor.post("undo-change", {}, raised.pk).status_code == 403
    assert Document.rows.get(pk=courier.pk).level == 3
    editor.confirm()
    assert editor.post("undo-change", {}, raised.pk).status_code == 302
    assert Document.rows.get(pk=courier.pk).level == 0


@pytest.mark.parametrize("way", ["out", "out of its page", "into another", "into a new one", "opened anew", "undone"])
def test_no_incident_leaves_a_case_for_members_only_without_the_right_and_the_question(incident, join, way):
    editor, coder, outside = join("edda", "editor", 3), join("sela", "coder", 3), join("odo", "coder", 3)
    other, case = (open_case(editor.user, title, [incident]) for title in ("Another", "The harbour"))
    opened = Reversible.rows.last()
    restrict_case(editor.user, case, members_only=True)
    add_member(editor.user, case, coder.user)
    name, form, number = {
        "out": ("case", {"do": "out", "incident": incident.pk}, case.pk),
        "out of its page": ("incident-change", {"do": "case", "out": "yes"}, incident.pk),
        "into another": ("case", {"do": "add", "incident": incident.pk}, other.pk),
        "into a new one": ("incident-change", {"do": "case", "title": "Mine"}, incident.pk),
        "opened anew": ("new-case", {"title": "Mine", "incident": [incident.pk]}, None),
        "undone": ("undo-change", {}, opened.pk),
    }[way]
    at_it = () if number is None else (number,)
    assert "Take out" not in shown(coder.get("case", case.pk))
    assert "Take the incident out" not in shown(coder.get("incident", incident.pk))
    assert "Take out" in shown(editor.get("case", case.pk))
    for person in (coder, editor):
        assert "Nothing was changed yet" in shown(person.post(name, form, *at_it))
        person.confirm()
    refused = coder.post(name, form, *at_it)
    assert refused.status_code == 403
    assert "may not change a level or restrict a case" in shown(refused)
    assert outside.get("incident", incident.pk).status_code == 404
    assert editor.post(name, form, *at_it).status_code == 302
    assert outside.get("incident", incident.pk).status_code == 200


def test_an_incident_leaves_a_case_that_all_see_without_a_question(incident, join):
    coder = join("sela", "coder", 3)
    case = open_case(coder.user, "The harbour", [incident])
    assert coder.post("case", {"do": "out", "incident": incident.pk}, case.pk).status_code == 302
    assert coder.post("undo-change", {}, Reversible.rows.last().pk).status_code == 302
    assert coder.post("incident-change", {"do": "case", "out": "yes"}, incident.pk).status_code == 302


def test_a_wrong_password_confirms_nothing(join):
    owner = join("olga", "owner", 3)
    assert owner.confirm("wrong-words-all").status_code == 200
    assert at(owner.get("people")) == reverse("account_reauthenticate")


def test_a_decision_is_made_without_a_question(join, statement):
    coder = join("sela", "coder", 1)
    answer = coder.post("decide", {"outcome": "accept", "version": "0"}, statement.pk)
    assert answer.status_code == 302
    assert statement.decisions.get().by == coder.user
