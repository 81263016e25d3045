"""Cases: the list, and one with its chain in time, its people, documents, notes; incidents are put in and taken out."""

import re

import pytest
from django.urls import reverse

from saksi.actions.indexing import index
from saksi.record.models import Case, CaseMember, Incident, Note, Profile, Standing
from tests.record import builders
from tests.web.conftest import kinds, shown
from tests.web.flat import assert_flat_queries

pytestmark = pytest.mark.django_db


def happened(title, date, case=None, level=0, victim="Oren Tallis", code="arrest"):
    """An incident that one document tells, of a day; in a case or in none."""
    of = builders.document(level=level, publisher=f"Courier of {title}", date=None)
    act = builders.incident(title, code=code, level=level)
    Incident.rows.filter(pk=act.incident_id).update(case=case)
    builders.account(of, act, victims=[builders.actor(of, victim, level=level)], date=date, code=code)
    index(act.incident)
    return Incident.rows.get(pk=act.incident_id)


@pytest.fixture
def case(desk):
    """The case of one man: charged after he was arrested."""
    made = Case.rows.create(title="The harbour", level=0, opened=builders.NOW)
    happened("Charge in Lumera", "2024-03", made, code="charge")
    happened("Arrest in Ostrel", "2024-02-05", made)
    happened("Trial to come", None, made)
    return made


def post(desk, case, follow=True, **form):
    return desk.client.post(reverse("case", args=[case.pk]), form, follow=follow)


def titles(desk, **asked):
    return [line.row.title for line in desk.page("cases", **asked).context["listing"].lines]


def test_the_chain_stands_in_the_order_of_time(desk, case):
    body = shown(desk.page("case", case.pk))
    places = [body.index(title) for title in ("Arrest in Ostrel</a>", "Charge in Lumera</a>", "Trial to come</a>")]
    assert places == sorted(places)
    assert "3 documents behind it" in body
    assert "Courier of Arrest in Ostrel" in body


def test_the_list_says_what_each_case_holds_and_narrows(desk, case):
    other = Case.rows.create(title="Land of Velu", level=0, opened=builders.NOW, closed=builders.NOW, members_only=True)
    CaseMember.rows.create(case=other, user=desk.user, by="local", at=builders.NOW)
    happened("Eviction", "2023", other, code="eviction")
    assert titles(desk) == ["Land of Velu", "The harbour"]
    assert titles(desk, sort="title") == ["Land of Velu", "The harbour"]
    assert titles(desk, words="harb") == ["The harbour"]
    assert titles(desk, state="closed") == ["Land of Velu"]
    assert titles(desk, date="2024-02") == ["The harbour"]
    assert titles(desk, family="liberty") == ["The harbour"]
    assert titles(desk, seen_by="members") == ["Land of Velu"]
    line = desk.page("cases", words="harb").context["listing"].lines[0]
    said = {column.name: value for column, value, _to in line.cells}
    assert (said["date"], said["incidents"], said["state"]) == ("2024-02-05/2024-03-31", 3, "goes on")


def test_an_incident_is_put_in_and_taken_out_and_both_can_be_undone(desk, case):
    loose = happened("Release", "2024-04", victim="Ilsa Morane")
    assert "Release</option>" not in shown(desk.page("case", case.pk))
    assert "Release</option>" in shown(desk.page("case", case.pk, find="release"))
    body = shown(post(desk, case, do="add", incident=loose.pk))
    assert "Undo this change" in body
    assert Incident.rows.get(pk=loose.pk).case == case
    post(desk, case, do="out", incident=loose.pk)
    assert Incident.rows.get(pk=loose.pk).case is None
    assert kinds()[-2:] == ["case linked", "case unlinked"]


def test_incidents_that_tell_of_the_same_victims_are_offered(desk, case):
    victim = Incident.rows.get(title="Arrest in Ostrel").acts.get().accounts.get().victims.get()
    loose = happened("Release", "2024-04")
    loose.acts.get().accounts.get().victims.set([victim])
    assert "Release</option>" in shown(desk.page("case", case.pk))


def test_a_case_is_renamed_closed_and_opened_again(desk, case):
    assert "<h1>Harbour union</h1>" in shown(post(desk, case, do="rename", title="Harbour union"))
    bare = post(desk, case, do="close", reason="")
    assert bare.status_code == 422
    closed = shown(post(desk, case, do="close", reason="all are free"))
    assert "closed on" in closed
    assert "Take out" not in closed
    assert "Put an incident in" not in closed
    loose = happened("Release", "2024-04")
    assert post(desk, case, do="add", incident=loose.pk).status_code == 422
    assert "Rename or close it" in shown(post(desk, case, do="reopen"))


def test_a_standing_is_set_shown_and_taken_back(desk, case):
    account = Incident.rows.get(title="Arrest in Ostrel").acts.get().accounts.get()
    person = account.victims.get()
    body = shown(
        post(desk, case, do="standing", actor=person.pk, standing="arrested", account=account.pk, date="2024-02")
    )
    assert f'<a href="/actors/{person.pk}/">Oren Tallis</a></td><td><strong>Arrested, in police custody' in body
    row = Standing.rows.get()
    assert post(desk, case, do="standing", actor=person.pk, standing="famous", reason="x").status_code == 422
    body = shown(post(desk, case, do="take-back", what="standing", row=row.pk))
    assert "Nobody's standing was set yet" in body


def test_people_of_one_name_are_offered_with_who_tells_of_each(desk, case):
    happened("A strike", "2024-05", case, victim="Ana Velu")
    offered = re.findall(r"<option[^>]*>([^<]*)</option>", shown(desk.page("case", case.pk)).partition('name="actor"')[2].partition("</select>")[0])
    of = [f"Oren Tallis (Courier of {title})" for title in ("Arrest in Ostrel", "Charge in Lumera", "Trial to come")]
    assert offered == ["Ana Velu", *of]


def test_a_note_is_written_and_shown_to_who_may_read_it(desk, case):
    assert "call her family" in shown(post(desk, case, do="note", text="call her family", reach="2"))
    assert Note.rows.get().level == 2
    Profile.objects.update(clearance=1)
    assert "call her family" not in shown(desk.page("case", case.pk))


def test_refuses_what_is_no_form_and_what_is_not_there(desk, case):
    assert post(desk, case).status_code == 422
    assert post(desk, case, do="take-back", what="document", row=1).status_code == 422
    assert post(desk, case, do="add", incident=10**9).status_code == 404
    assert post(desk, case, do="out", incident=happened("Release", "2024").pk).status_code == 404
    assert post(desk, case, do="rename", title="").status_code == 422


def test_a_case_for_members_only_says_so_and_is_seen_by_no_other(desk, case):
    Case.rows.filter(pk=case.pk).update(members_only=True)
    assert desk.page("case", case.pk).status_code == 404
    assert titles(desk) == []
    CaseMember.rows.create(case=case, user=desk.user, by="local", at=builders.NOW)
    assert "Only its members see this case" in shown(desk.page("case", case.pk))


def test_incidents_above_the_level_neither_stand_in_the_chain_nor_count(desk, case):
    happened("Secret arrest", "2024-01", case, level=3)
    Profile.objects.update(clearance=1)
    body = shown(desk.page("case", case.pk))
    assert "Secret" not in body
    assert "3 documents behind it" in body
    assert desk.page("cases").context["listing"].lines[0].row.chain.date == "2024-02-05/2024-03-31"


def test_titles_are_escaped(desk, case):
    Case.rows.update(title="<script>alert(1)</script>")
    for page in (desk.page("cases"), desk.page("case", case.pk)):
        assert b"<script>alert" not in page.content


def test_no_cases_yet_says_how_they_come(desk):
    assert "No cases yet" in shown(desk.page("cases"))


def test_more_cases_ask_no_more_questions(desk, case):
    def make(count):
        for n in range(count):
            more = Case.rows.create(title=f"Case {n}", level=0, opened=builders.NOW)
            happened(f"Arrest {n}", "2024-02", more)
            inside = happened(f"Arrest here {n}", "2024-02", case, victim=f"Ana Velu {n}")
            told = inside.acts.get().accounts.get()
            said = {"case": case, "by": "local", "at": builders.NOW}
            Standing.rows.create(actor=told.victims.get(), standing="arrested", account=told, **said)
            Note.rows.create(text=f"note {n}", level=0, **said)

    assert_flat_queries(desk.client, reverse("cases") + "?words=a&family=liberty&date=2024-02&state=open", make)
    assert_flat_queries(desk.client, reverse("case", args=[case.pk]), make, most=35)
