"""What a script asks the desk for: the card that changed and the counter, never the panes; the same decision as the plain form."""

import gzip
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from saksi.actions.open_case import open_case
from saksi.actions.reject import reject
from saksi.actions.set_level import set_level
from saksi.actions.undo import undo
from saksi.record.models import Account, Actor, Decision, Incident, Place, Statement, Suggestion
from tests.record import builders
from tests.web.conftest import shown, state
from tests.web.test_budget import fill, long_text

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true", "HX-Boosted": "true"}
DECISION, FIRST_VISIT = 2_000, 60_000


@pytest.fixture
def scripted_client(desk):
    """The same desk as a script asks for it."""
    desk.client.defaults.update({"HTTP_HX_REQUEST": "true", "HTTP_HX_BOOSTED": "true"})
    return desk


def cards_in(body):
    return [int(pk) for pk in re.findall(r'<article class="card [^"]*" id="(\d+)"[^>]* hx-swap-oob="true"', body)]


def size(answer):
    return len(gzip.compress(answer.content))


def test_a_decision_gives_its_card_the_counter_the_filters_and_the_strip(scripted_client, courier, statement):
    answer = scripted_client.decide(statement, "reject")
    body = shown(answer)
    assert answer.status_code == 200
    assert cards_in(body) == [statement.pk]
    assert f"Rejected: statement {statement.pk}." in body
    for name in ("counter", "filters", "strip"):
        assert re.search(rf'id="{name}" hx-swap-oob="true"', body), name
    assert "<html" not in body
    assert 'class="text"' not in body
    assert "1 of" in body
    assert state(statement) == "rejected"


def test_it_names_the_next_open_card_and_where_it_is_if_not_on_the_page(scripted_client, courier, statement):
    body = shown(scripted_client.decide(statement, "reject", query="?kind=statement"))
    following = courier.suggestions.filter(kind="statement", state="open", start__gt=statement.start).order_by("start").first()
    key, address = re.search(r'data-focus="(\d+)" data-go="([^"]+)"', body).groups()
    assert int(key) == following.pk
    assert address.startswith(reverse("desk", args=[courier.pk]) + "?kind=statement&made=")
    assert address.endswith(f"#{following.pk}")


def test_what_is_accepted_along_with_an_account_comes_with_it(scripted_client, courier, account):
    other = builders.suggestion(courier, "account", reading=account.reading)
    body = shown(scripted_client.decide(account, "accept"))
    along = {account.pk, *Actor.rows.values_list("suggestion", flat=True), *Statement.rows.values_list("suggestion", flat=True)}
    assert set(cards_in(body)) == along
    assert len(along) > 1
    incident = Incident.rows.get()
    assert f'<div hx-swap-oob="beforeend:.incidents"><option value="{incident.pk}">' in body, "the other cards can choose it"
    assert "beforeend" not in shown(scripted_client.decide(other, "accept", incident=incident.pk)), "no card is left to choose"


def test_undo_takes_back_the_account_and_not_what_it_stands_on(scripted_client, courier, account):
    body = shown(scripted_client.decide(account, "accept"))
    offered = int(re.search(r'action="/decisions/(\d+)/undo/"', body.split('id="counter"')[1])[1])
    assert offered == Account.rows.get().decision_id
    undone = scripted_client.client.post(reverse("undo", args=[offered]))
    assert cards_in(shown(undone)) == [account.pk]
    assert "both decisions stay in the log" in shown(undone)
    assert state(account) == "open"


def test_who_comes_late_gets_the_fresh_card_with_409(scripted_client, statement, scripted):
    reject(scripted, statement)
    answer = scripted_client.client.post(reverse("decide", args=[statement.pk]), {"outcome": "accept", "version": "0"})
    body = shown(answer)
    assert answer.status_code == 409
    assert re.search(r"already rejected by scripted monitor at \d\d:\d\d", body)
    assert cards_in(body) == [statement.pk]
    assert 'name="a"' not in body
    assert "<html" not in body


def test_a_refused_amendment_comes_back_with_its_form_and_422(scripted_client, statement):
    answer = scripted_client.decide(statement, "amend", date="next Monday", reason="typed with care")
    body = shown(answer)
    assert answer.status_code == 422
    assert cards_in(body) == [statement.pk]
    assert 'value="next Monday"' in body
    assert 'value="typed with care"' in body
    assert state(statement) == "open"


def test_an_amendment_without_its_button_comes_back_with_what_was_typed(scripted_client, statement):
    answer = scripted_client.decide(statement, [], date="2025-03-04", reason="typed with care")
    body = shown(answer)
    assert answer.status_code == 422
    assert "got no decision" in body
    assert 'value="2025-03-04"' in body
    assert 'value="typed with care"' in body


def test_a_card_is_opened_and_left_by_itself(scripted_client, courier, statement):
    opened = shown(scripted_client.page("desk", courier.pk, card=statement.pk))
    assert cards_in(opened) == [statement.pk]
    assert '<select id="f-position"' in opened
    assert 'class="text"' not in opened
    left = shown(scripted_client.page("desk", courier.pk, at=statement.pk))
    assert cards_in(left) == [statement.pk]
    assert "f-position" not in left


def test_one_value_is_amended_alone_with_its_own_words_beside_it(desk, courier, account):
    page = shown(desk.page("desk", courier.pk, card=account.pk, field="date"))
    form = page.split(f'id="{account.pk}"')[1].split("</article>")[0]
    assert 'id="f-date"' in form
    assert "<q>3 March 2025</q>" in form
    assert "f-place" not in form
    assert "f-victims" not in form
    desk.decide(account, "amend", date="2025-03-04", field="date")
    assert Account.rows.get().date == "2025-03-04"
    assert Account.rows.get().place == account.payload["place"]
    assert "date" not in Account.rows.get().evidence


def test_a_refusal_of_one_value_shows_that_value_alone_again(desk, courier, account):
    page = shown(desk.decide(account, "amend", date="soon", field="date"))
    form = page.split(f'id="{account.pk}"')[1].split("</article>")[0]
    assert 'value="soon"' in form
    assert "f-place" not in form


def test_the_page_and_all_that_it_loads_are_at_most_60_kb_and_a_decision_2_kb(client, desk):
    document = desk.take_in(long_text(), "long.txt", "Courier")
    for n in range(20):
        builders.incident(f"Arrest, Lumera {n}, 2025-03-{n + 1:02}", level=0)
    address = reverse("desk", args=[document.pk])
    page = client.get(address, headers={"accept-encoding": "gzip"})
    body = gzip.decompress(page.content).decode()
    files = re.findall(r'(?:src|href)="(/static/[^"]+)"', body)
    assert {name.rpartition("/")[2] for name in files} >= {"style.css", "icon.svg", "htmx-2.min.js", "focus.js", "keys.js"}
    sizes = {name: len(b"".join(client.get(name, headers={"accept-encoding": "gzip"}))) for name in files}
    assert len(page.content) + sum(sizes.values()) <= FIRST_VISIT, sizes
    assert all(made <= 17_000 for made in sizes.values()), f"static files are compressed: {sizes}"
    client.defaults["HTTP_HX_REQUEST"] = "true"
    for item in Suggestion.rows.filter(document=document, kind__in=("account", "place", "date")).order_by("-start")[:12]:
        desk.decide(item, "reject")  # the strip is full
    taken = {}
    for kind in ("account", "statement", "actor", "place", "date"):
        item = Suggestion.rows.filter(document=document, kind=kind, state="open").first()
        for outcome in ("reject", "accept") if kind == "account" else ("accept",):
            answer = desk.decide(item, outcome)
            assert answer.status_code == 200, shown(answer)
            taken[kind, outcome] = size(answer)
            desk.client.post(reverse("undo", args=[Decision.rows.filter(suggestion=item).latest("id").pk]))
    assert max(taken.values()) <= DECISION, taken


def test_a_decision_asks_no_more_questions_with_more_cards_and_more_incidents(scripted_client, workspace, local):
    def asked(cards):
        document = builders.document("Police arrested two farmers, one said, and more was said after that.", level=0)
        fill(document, cards)
        one = Suggestion.rows.filter(document=document, kind="statement").first()
        scripted_client.decide(one, "reject")
        with CaptureQueriesContext(connection) as questions:
            answer = scripted_client.decide(Suggestion.rows.filter(document=document, kind="statement", state="open").first(), "reject")
        assert answer.status_code == 200
        return len(questions)

    few = asked(6)
    for _ in range(20):
        builders.account(builders.document("Police arrested two farmers.", level=0), builders.incident(level=0))
    assert asked(60) == few
    assert few <= 35


def decided(desk, item):
    return Decision.rows.filter(suggestion=item).latest("id")


def test_what_was_decided_is_decided_again_in_one_step(desk, courier, statement):
    desk.decide(statement, "reject", reason="misread")
    first = decided(desk, statement)
    form = shown(desk.page("desk", courier.pk, card=statement.pk))
    assert f'name="instead" value="{first.pk}"' in form
    answer = desk.client.post(reverse("decide", args=[statement.pk]), {"outcome": "accept", "instead": first.pk})
    assert answer.status_code == 302
    assert [d.outcome for d in Decision.rows.filter(suggestion=statement)] == ["rejected", "undone", "accepted"]
    late = desk.client.post(reverse("decide", args=[statement.pk]), {"outcome": "reject", "instead": first.pk})
    assert late.status_code == 409
    assert state(statement) == "accepted"


def test_a_second_amendment_keeps_what_the_first_one_changed(desk, account):
    desk.decide(account, "amend", date="2025-03-04")
    again = {"outcome": "amend", "instead": decided(desk, account).pk, "place": "Ostrel", "field": "place"}
    assert desk.client.post(reverse("decide", args=[account.pk]), again).status_code == 302
    told = Account.rows.get(live=True)
    assert (told.date, told.place) == ("2025-03-04", "Ostrel")
    assert {"date", "place"}.isdisjoint(told.evidence)


def test_a_place_renamed_twice_has_the_code_of_its_last_name(desk, courier):
    place = desk.suggestion(courier, "place", "Lumera")
    desk.decide(place, "amend", name="Port Ostrel")
    again = {"outcome": "amend", "instead": decided(desk, place).pk, "name": "Kavin Town"}
    assert desk.client.post(reverse("decide", args=[place.pk]), again).status_code == 302
    assert Place.rows.filter(live=True).values_list("name", "code", "precision").get() == ("Kavin Town", "XT-3-a", "city")


def test_a_refused_change_leaves_the_earlier_decision(desk, account):
    desk.decide(account, "accept")
    again = {"outcome": "unsure", "instead": decided(desk, account).pk, "reason": ""}
    answer = desk.client.post(reverse("decide", args=[account.pk]), again)
    assert answer.status_code == 422
    assert "one line of why" in shown(answer)
    assert state(account) == "accepted"


@pytest.mark.parametrize("outcome", ["accept", "amend"])
def test_a_changed_account_stays_in_the_incident_that_stood_on_it_alone(desk, account, outcome):
    desk.decide(account, "accept")
    incident = Incident.rows.get()
    case = open_case(desk.user, "Lumera", [incident])
    set_level(desk.user, incident, 1, reason="she is in hiding")
    first = decided(desk, account)
    form = shown(desk.page("desk", account.document_id, card=account.pk, show="all"))
    assert f'<option value="{incident.pk}" selected>' in form
    again = {"outcome": outcome, "instead": first.pk, "incident": incident.pk, "date": "2025-03-04"}
    assert desk.client.post(reverse("decide", args=[account.pk]), again).status_code == 302
    stays = Incident.rows.get()
    assert (stays.live, stays.level, stays.level_set, stays.case) == (True, 1, 1, case)
    assert Account.rows.get(live=True).act.incident == stays
    desk.client.post(reverse("undo", args=[decided(desk, account).pk]))
    assert not Incident.rows.get().live
    assert state(account) == "open"


def test_an_incident_that_another_account_closed_is_refused(desk, herald, account):
    desk.decide(account, "accept")
    closed = Incident.rows.get()
    undo(desk.user, decided(desk, account))
    answer = desk.decide(desk.suggestion(herald, "account", "arrested"), "accept", incident=closed.pk)
    assert answer.status_code == 422
    assert "no longer stands" in shown(answer)


@pytest.mark.parametrize("instead", ["0", "999999", "x"])
def test_a_decision_that_is_not_this_cards_is_not_taken_back(desk, statement, instead):
    answer = desk.client.post(reverse("decide", args=[statement.pk]), {"outcome": "accept", "instead": instead})
    assert answer.status_code in (404, 409)
    assert state(statement) == "open"


def test_the_strip_holds_my_last_ten_and_not_those_of_others(desk, courier, scripted):
    others, *mine = list(courier.suggestions.filter(state="open", kind__in=("actor", "date", "place")))[:13]
    reject(scripted, others)
    for item in mine:
        desk.decide(item, "reject")
    strip = shown(desk.page("desk", courier.pk)).split('id="strip"')[1].split("</ol>")[0]
    assert re.findall(r"\?card=(\d+)#", strip) == [str(item.pk) for item in mine[::-1][:10]]


def test_the_history_of_a_document_lists_every_decision_each_to_be_changed(desk, courier, statement, account):
    assert "Nothing was decided in this document yet." in shown(desk.page("history", courier.pk))
    desk.decide(statement, "unsure", reason="who speaks?")
    desk.client.post(reverse("undo", args=[decided(desk, statement).pk]))
    desk.decide(statement, "reject")
    body = shown(desk.page("history", courier.pk))
    assert body.count("<tr>") == 4
    assert "who speaks?" in body
    assert body.count(f"?card={statement.pk}#{statement.pk}") == 1, "only the one that stands is changed"


def test_the_history_is_not_for_who_may_not_see_the_document(desk, courier, cleared):
    courier.level = 3
    courier.save()
    desk.user.profile.clearance = 1
    desk.user.profile.save()
    assert desk.page("history", courier.pk).status_code == 404


def test_the_next_page_begins_with_the_next_card_though_the_filter_let_some_go(desk):
    document = builders.document(long_text(4_000), level=0)
    fill(document, 80)
    body = shown(desk.page("desk", document.pk, state="open"))
    first = [int(pk) for pk in re.findall(r'<article class="card [^"]*" id="(\d+)"', body)]
    for key in first[:30]:
        desk.decide(Suggestion.rows.get(pk=key), "reject", query="?state=open")
    further = re.search(r'href="([^"]+)">Next<', body)[1]
    second = re.findall(r'<article class="card [^"]*" id="(\d+)"', shown(desk.client.get(further)))
    assert set(first[30:]) | {int(pk) for pk in second} == set(
        document.suggestions.filter(state="open").values_list("pk", flat=True)
    )
    everything = shown(desk.page("desk", document.pk, all="1"))
    assert everything.count("<article") == 80
    assert ">Next<" not in everything


def test_what_is_searched_for_is_marked_in_the_text(desk, courier):
    body = shown(desk.page("desk", courier.pk, find="NO WARRANT"))
    assert '<mark id="found-1">no warrant</mark>' in body
    assert "does not have these words" in shown(desk.page("desk", courier.pk, find="<b>nothing"))


def test_what_is_searched_for_stays_searched_for_on_every_way_on(desk, courier):
    body = shown(desk.page("desk", courier.pk, find="no warrant", kind="actor"))
    ways = re.findall(rf'(?:href|action)="(/suggestions/\d+/[^"]*|/documents/{courier.pk}/\?[^"]*)"', body)
    assert len(ways) > 5
    assert [way for way in ways if "find=no+warrant" not in way] == []


def test_a_script_that_finds_words_gets_the_text_and_no_card(desk, courier):
    found = desk.client.get(reverse("desk", args=[courier.pk]), {"find": "no warrant"}, headers={"HX-Request": "true"})
    assert '<mark id="found-1">no warrant</mark>' in shown(found)
    assert "<article" not in shown(found)
