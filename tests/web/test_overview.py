"""The first page: what needs somebody today, and charts whose every mark leads to a list of as many rows."""

import gc
import gzip
import html
import os
import re
import time
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from saksi.actions.assign import assign
from saksi.actions.close_document import close_document
from saksi.actions.flag_card import flag_card
from saksi.actions.reject import reject
from saksi.codebook.lists import codebook
from saksi.record.models import (
    Account,
    Case,
    CaseMember,
    FieldChoice,
    Finding,
    Incident,
    Signature,
    Standing,
    Verification,
)
from saksi.record.needs import FEW
from tests.record import builders
from tests.web.conftest import shown
from tests.web.flat import assert_flat_queries
from tests.web.many import fill

pytestmark = pytest.mark.django_db

MARK = re.compile(r'<a href="([^"]+)"[^>]*><title>([^<]+): ([0-9,]+)</title>')


@pytest.fixture
def sit_down(monkeypatch, local):
    """Lets another person sit at the desk of this computer."""

    def seat(person):
        monkeypatch.setattr("saksi.web.middleware.local_user", lambda: person)
        return person

    return seat


def overview(client, query=""):
    return shown(client.get(reverse("overview") + query))


def marks(body):
    """Each mark of the charts as (address, name, number)."""
    return [(html.unescape(a), name, int(n.replace(",", ""))) for a, name, n in MARK.findall(body)]


def told(title="Arrest", *accounts, code="arrest", level=0, case=None, pack="sample"):
    """An incident with its accounts, each of a document of its own."""
    act = builders.incident(title, code, level=level)
    if case:
        Incident.rows.filter(pk=act.incident_id).update(case=case)
    for fields in accounts or ({},):
        builders.account(builders.document(level=level, pack=pack), act, code=code, **fields)
    return act


def test_every_mark_leads_to_a_list_of_as_many_rows(client, local, workspace):
    fill(incidents=60, documents=40, statements=50)
    act = told(
        "Two tellings", {"place": "Kampot", "date": "2025-01-30"}, {"place": "Kep", "date": "2025-02-01"}, pack="kh"
    )
    chosen = Account.rows.filter(act=act).first()
    for field, value in (("place", "Kampot"), ("date", "2025-01-30")):
        FieldChoice.rows.create(act=act, field=field, value=value, account=chosen, reason="r", by="x", at=builders.NOW)
    body = client.get(reverse("overview") + "?sectors=all").content.decode()
    found = marks(body)
    kinds = {re.sub(r"=[^&]*", "", address) for address, _name, _n in found}
    assert kinds >= {
        "/incidents/?month",
        "/incidents/?family&month",
        "/incidents/?province",
        "/documents/?published",
        "/statements/?sector&position&quarter",
    }
    for address, name, number in [*found[::4], *found[-30:]]:
        listing = client.get(address).context["listing"]
        assert listing.count == number, f"{name} leads to {address}"


def test_what_has_no_month_no_province_and_no_family_has_its_place(client, local, workspace):
    told("By day", {"date": "2025-03-03", "place": "Lumera"})
    told("By year", {"date": "2025", "place": "Tavara"})
    told("Sources differ", {"date": "2025-02-27"}, {"date": "2025-03-02"})
    told("Undated")
    Incident.rows.create(title="Nobody tells", level=0)
    body = overview(client)
    assert "not in one month or quarter: 2" in body
    assert "date not known: 2" in body
    assert "Act not known" in body
    assert re.search(r'province=-">place not known</a> <span class="n">3<', body)
    for query, count in (("month=wide", 2), ("month=-", 2), ("family=-", 1), ("province=-", 3), ("month=2025-03", 1)):
        assert client.get(f"/incidents/?{query}").context["listing"].count == count, query


def test_the_map_has_a_square_for_each_province_and_what_lies_on_none_stands_below(client, local, workspace):
    told("In a ward", {"place": "Harbour Ward"})
    told("In the country", {"place": "Tavara"})
    told("Elsewhere", {"place": "<b>Nowhere</b>"})
    raw = client.get(reverse("overview")).content.decode()
    names = re.findall(r'<rect class="tile"', raw)
    assert len(names) == 6
    assert "Lumera: 1" in raw
    assert "Ostrel: 0" in raw
    assert "&lt;b&gt;Nowhere&lt;/b&gt;" in raw
    assert "<b>Nowhere" not in raw
    assert "Not on the map" in raw


def test_a_country_without_tiles_gets_a_list_of_places(client, local, workspace):
    told("Somewhere", {"place": "Riverside"}, pack="generic")
    body = overview(client)
    assert 'class="tile"' not in body
    assert '<a href="/incidents/?province=Riverside">Riverside</a>' in body


def test_each_chart_says_its_unit_and_what_was_taken_in_and_has_a_table(client, local, workspace):
    fill(incidents=10, documents=4, statements=10)
    body = overview(client)
    for unit in (
        "Unit: incidents, each in one month.",
        "Unit: incidents. One that sources place",
        "Unit: statements, each in one quarter",
    ):
        assert unit in body
    assert body.count("not all that happened") == 3
    assert body.count('<details class="twin">') == 3
    assert "rows do not add up" in body


def test_the_sectors_that_said_most_are_drawn_and_the_others_on_demand(client, local, workspace):
    fill(incidents=0, documents=10, statements=80)
    body = overview(client)
    more = int(re.search(r"Draw (\d+) more sectors", body)[1])
    assert overview(client, "?sectors=all").count("<svg") == body.count("<svg") + more


def test_no_chart_needs_a_style_or_a_script_of_its_own(client, local, workspace):
    fill(incidents=10, documents=4, statements=10)
    body = client.get(reverse("overview")).content.decode()
    assert not re.search(r"\sstyle=|<style|<script|\son[a-z]+=", body)


def test_the_address_asks_for_earlier_years(client, local, workspace):
    told("Old", {"date": "2019-05-02"})
    told("New", {"date": "2025-03-03"})
    body = overview(client)
    assert "April 2023 to March 2025" in body
    assert '<a href="/?until=2023-03">earlier: 1</a>' in body
    earlier = overview(client, "?until=2019-06")
    assert "All incidents, May 2019: 1" in earlier
    assert "later: 1" in earlier


@pytest.mark.parametrize("wrong", ["2025", "soon", "2025-13", "0001-01", "2025-01/2025-02", "9999-12"])
def test_an_end_that_is_no_month_is_refused_with_a_sentence(client, local, workspace, wrong):
    told("New", {"date": "2025-03-03"})
    answer = client.get("/", {"until": wrong})
    assert answer.status_code == 422
    assert "Not done:" in shown(answer)
    assert "All incidents" in shown(answer)


def test_an_empty_workspace_says_what_to_do_next(client, local, workspace):
    body = overview(client)
    assert "Nothing yet" in body
    assert f'href="{reverse("inbox")}"' in body
    assert "<svg" not in body


def test_documents_without_anything_accepted_say_so(client, local, workspace):
    builders.document(level=0)
    body = overview(client)
    assert "No incidents and no statements yet" in body


def test_the_first_documents_of_the_queue_are_named_and_the_first_is_offered(client, local, workspace):
    for _ in range(FEW + 2):
        builders.suggestion(builders.document(level=0))
    body = overview(client)
    task = next(task for task in client.get("/").context["tasks"] if "open" in task.heading)
    assert (task.count, len(task.lines)) == (FEW + 2, FEW)
    assert f'<a class="button" href="{reverse("next")}">' in body
    assert client.get(task.address).context["listing"].count == FEW + 2


def test_a_document_closed_as_containing_none_needs_nobody_any_more(client, local, workspace):
    card = builders.suggestion(builders.document(level=0))
    builders.suggestion(builders.document(level=0))
    assign(local, card.document, local)
    reject(local, card)
    close_document(local, card.document, "none")
    tasks = {task.address: task for task in client.get("/").context["tasks"]}
    still = next(task for address, task in tasks.items() if "stage=open" in address)
    assert still.count == client.get(still.address).context["listing"].count == 1
    assert not any("who=" in address for address in tasks)


def test_a_document_in_hand_a_flag_and_an_unsigned_finding_need_somebody(client, local, workspace, cleared, sit_down):
    mine, other = cleared(1, role="coder"), cleared(1, role="coder")
    document = builders.document(level=0)
    card = builders.suggestion(document)
    act = builders.incident("Ban of a march", level=0)
    finding = Finding.rows.create(
        incident=act.incident, right="assembly", conclusion="violation", by=other.username, at=builders.NOW
    )
    Verification.rows.create(incident=act.incident, rung="v3", origins=3, by=other.username, at=builders.NOW)
    assign(mine, document, mine, seen=None)
    flag_card(other, card, "is this the right day?", mine)
    sit_down(mine)
    body = overview(client)
    for words in (
        "Documents that you have in hand",
        "is this the right day?",
        "Findings that lack your name",
        "Verification levels that lack your name",
    ):
        assert words in body, words
    assert f'href="/incidents/{act.incident_id}/#finding">Ban of a march' in body
    Signature.rows.create(incident=act.incident, finding=finding, user=mine, by=mine.username, at=builders.NOW)
    assert "Findings that lack your name" not in overview(client)
    sit_down(other)
    body = overview(client)
    assert "Documents that you have in hand" not in body
    assert "is this the right day?" not in body


def test_a_second_reader_is_offered_what_others_were_unsure_of_and_not_how_they_decided(
    client, local, workspace, cleared, sit_down
):
    fields = builders.decided(builders.document(level=0), "statement", "unsure")
    assert "Decisions for a second reader" not in overview(client)
    sit_down(cleared(1, role="second-reader"))
    body = overview(client)
    assert "Decisions for a second reader" in body
    assert reverse("second", args=[fields["decision"].pk]) in body
    assert "as it stands" not in body


def test_incidents_in_dispute_lead_to_their_list(client, local, workspace):
    told("Agreed", {"place": "Lumera"}, {"place": "Lumera"})
    told("Disputed", {"place": "Lumera"}, {"place": "Ostrel"})
    task = next(task for task in client.get("/").context["tasks"] if "disagree" in task.heading)
    assert task.count == 1
    assert client.get(task.address).context["listing"].count == 1
    body = overview(client)
    assert f'<a href="{task.address}">Show all: Incidents whose sources disagree</a>' in body
    assert [line.text for line in task.lines] == ["Disputed"]
    assert "Disputed</a>" in body


def test_what_is_above_the_clearance_is_in_no_number(client, local, workspace, cleared, sit_down):
    told("Open", {"place": "Lumera", "date": "2025-03-03"})
    told("Secret", {"place": "Lumera", "date": "2025-03-03"}, level=3)
    assert "All incidents, March 2025: 2" in overview(client)
    sit_down(cleared(1))
    body = overview(client)
    assert "All incidents, March 2025: 1" in body
    assert "Lumera: 1" in body


def viewer_page(client, sit_down, cleared, clearance=1):
    sit_down(cleared(clearance, role="viewer"))
    return overview(client)


def test_a_viewer_of_statistics_sees_rounded_numbers_and_no_way_to_a_row(client, local, workspace, cleared, sit_down):
    for n in range(13):
        told(f"Arrest {n}", {"place": "Lumera", "date": "2025-03-03"})
    for n in range(3):
        told(f"Beating {n}", {"place": "Tanners Gate", "date": "2025-02-03"}, code="physical-attack")
    told("In a village", {"place": "Upper Marsh", "date": "2025-02-03"})
    body = viewer_page(client, sit_down, cleared)
    main = body[body.index("<main") : body.index("</main>")]
    assert "10 or more" in main
    assert "15 or more" in main  # sixteen in Lumera, with its wards
    assert not re.search(r">1[36]<|>3<|>17<", main)
    assert "href" not in main
    for word in ("Tanners Gate", "Upper Marsh", "Arrest 1", "Beating"):
        assert word not in main
    assert "under 5" in main


def test_numbers_that_would_tell_of_one_case_are_withheld_from_a_viewer_as_a_whole(
    client, local, workspace, cleared, sit_down
):
    for _ in range(3):
        builders.statement(builders.document(level=0), position="denies")
    for position in (
        "alleges",
        "worsened",
        "unchanged",
        "improved",
        "justifies",
        "demands",
        "commits",
        "no-comment",
        "other",
    ):
        for _ in range(5):
            builders.statement(builders.document(level=0), position=position)
    body = viewer_page(client, sit_down, cleared)
    assert "Too little is recorded" in body


def test_a_case_for_its_members_only_is_in_no_number_of_a_viewer(client, local, workspace, cleared, sit_down):
    case = Case.rows.create(title="Kept", level=0, opened=builders.NOW, members_only=True)
    for n in range(7):
        told(f"Arrest {n}", {"place": "Lumera", "date": "2025-03-03"}, case=case)
    person = sit_down(cleared(1, role="viewer"))
    assert "or more" not in overview(client)
    CaseMember.rows.create(case=case, user=person, by="local", at=builders.NOW)
    assert "5 or more" in overview(client)


def test_more_rows_ask_no_more_questions(client, local, workspace, cleared, sit_down):
    def make(count):
        for n in range(count):
            act = told(
                f"Arrest {n}", {"place": "Lumera", "date": "2025-03-03"}, {"place": "Ostrel", "date": "2025-04-03"}
            )
            Finding.rows.create(
                incident=act.incident, right="assembly", conclusion="violation", by="x", at=builders.NOW
            )
            document = builders.document(level=0)
            builders.statement(document, speaker=builders.actor(document, level=0), level=0)
            flag_card(cleared(1), builders.suggestion(document), "look", None)
            builders.decided(document, "statement", "unsure")

    assert_flat_queries(client, reverse("overview"), make)
    sit_down(cleared(1, role="second-reader"))
    assert_flat_queries(client, reverse("overview"), make)


@pytest.mark.skipif("SAKSI_TEST_DATABASE_URL" in os.environ, reason="the speed is asked of SQLite; PostgreSQL has no statistics of rows made in the test")
def test_with_5000_incidents_the_page_takes_under_half_a_second_and_40_kb(client, local, workspace):
    """300 ms on a machine at rest, half as much again on one that has other work; what the test itself made is no work of the page."""
    fill()
    client.get(reverse("overview"))
    gc.collect()
    gc.freeze()  # as the loaded modules are in every test
    took = []
    for _ in range(7):
        began = time.process_time()
        answer = client.get(reverse("overview"))
        took.append(time.process_time() - began)
    assert min(took) <= 0.45, f"{min(took) * 1000:.0f} ms"
    assert len(gzip.compress(answer.content)) <= 40_000


def test_the_age_of_the_last_signature_is_told(client, desk, courier, account):
    assert "The log was never signed" in overview(client)
    desk.decide(account, "accept")
    assert f"last signed on {datetime.now(UTC):%Y-%m-%d}" in overview(client)


def test_a_case_has_its_incidents_and_standings_in_the_order_of_time(client, local, workspace):
    case = Case.rows.create(title="The march", level=0, opened=builders.NOW)
    for title, date in (("Verdict", "2025-05-25"), ("Arrest", "2025-03"), ("Undated", None)):
        told(title, {"date": date} if date else {}, case=case)
    document = builders.document(level=0)
    person, standing = builders.actor(document, "Oren Tallis", level=0), next(iter(codebook().standings))
    Standing.rows.create(case=case, actor=person, standing=standing, date="2025-04-02", by="x", at=builders.NOW)
    body = shown(client.get(reverse("case", args=[case.pk])))
    line = body[body.index('<ol class="timeline">') : body.index("</ol>")]
    places = [
        line.index(words)
        for words in (
            "March 2025",
            ">Arrest<",
            "Oren Tallis",
            "25 May 2025",
            ">Verdict<",
            "date not known",
            ">Undated<",
        )
    ]
    assert places == sorted(places)
    assert line.count("<svg") == 3
