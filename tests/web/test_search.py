"""One box finds all that the record holds, and neither shows nor counts nor suggests what its reader may not see."""

import re

import pytest
from django.urls import reverse

from saksi.actions.set_level import set_level
from saksi.record.models import Document, Profile
from saksi.record.search.finding import OF_EACH, PER_PAGE
from saksi.record.search.index import index_row
from tests.record import builders
from tests.web.conftest import shown

pytestmark = pytest.mark.django_db


def test_all_kinds_are_found_and_lead_to_their_pages(desk, incident, statement, client):
    desk.decide(statement, "accept")
    body = shown(desk.page("search", q="warrant"))
    assert "2 found for “warrant”." in body
    assert "Documents (1)" in body
    assert "Statements (1)" in body
    assert f"?at={statement.pk}#{statement.pk}" in body
    body = shown(desk.page("search", q="Tallis"))
    assert "Incidents (1)" in body
    assert "Actors (" in body
    for address in re.findall(r'<article class="card"><p><a href="([^"#]+)', body):
        assert client.get(address).status_code == 200, address


def test_an_incident_is_found_by_its_title_in_words(desk):
    row = builders.incident("Arrest, Quince Gate, 2025-03-02~", level=0).incident
    index_row(row)
    assert "Arrest, Quince Gate, about 2 March 2025</a>" in shown(desk.page("search", q="quince"))


def test_documents_of_one_title_are_told_apart_by_who_published_them_and_when(desk, courier):
    for paper in ("Dren Daily", "Ostrel Post"):
        desk.take_in(f"Harbour arrest\n\nA pelican was seen from {paper}.", f"{paper}.txt", paper)
    body = shown(desk.page("search", q="pelican"))
    for paper in ("Dren Daily", "Ostrel Post"):
        assert re.search(rf'</a> <span class="soft small">{paper} <time[^>]*>\d', body)


def test_the_sentence_is_shown_with_the_words_and_leads_to_them_at_the_desk(desk, courier, client):
    body = shown(desk.page("search", q='"showed no warrant"'))
    assert '"They <mark>showed no warrant</mark>," said Sanna Brill, a lawyer at Open Door Legal Aid.' in body
    assert f'href="{reverse("desk", args=[courier.pk])}?find=showed+no+warrant#found-1"' in body
    at = client.get(reverse("desk", args=[courier.pk]), {"find": "showed no warrant"})
    assert 'id="found-1"' in at.content.decode()


def test_the_way_leads_to_the_very_place_among_several(desk, local, workspace):
    row = desk.take_in("Rearrest was feared. Then police came, and the arrest was made.", "twice.txt", "Courier")
    assert f'href="{reverse("desk", args=[row.pk])}?find=arrest#found-2"' in shown(desk.page("search", q="arrest"))


def test_a_misspelled_name_shows_the_near_one_and_says_so(desk, courier):
    body = shown(desk.page("search", q="Talis Orren"))
    assert "Nothing for “talis”; showing “tallis”." in body
    assert "Documents (1)" in body
    exact = re.search(r'href="([^"]+exact=1)"', body)[1]
    assert "0 found" in shown(desk.client.get(exact))


def test_facets_narrow_by_links_and_lead_back(desk, courier, herald):
    body = shown(desk.page("search", q="Oren"))
    narrow = re.search(r'href="([^"]+)">Lumera Courier \((\d+)\)', body)
    assert narrow[2] == "1"
    body = shown(desk.client.get(narrow[1]))
    assert '1 found for “Oren source:"Lumera Courier"”.' in body
    back = re.search(r'href="([^"]+)">Lumera Courier\xa0<span', body)[1]
    assert "2 found for “Oren”." in shown(desk.client.get(back))


def test_of_many_the_first_are_shown_and_all_are_a_click_away(desk, local):
    for _ in range(PER_PAGE + 1):
        index_row(builders.document("A quince fell."))
    body = shown(desk.page("search", q="quince"))
    assert body.count('<article class="card">') == OF_EACH
    every = re.search(rf'href="([^"]+)">All {PER_PAGE + 1} documents<', body)[1]
    body = shown(desk.client.get(every))
    assert body.count('<article class="card">') == PER_PAGE
    following = re.search(r'href="([^"]+)">Next<', body)[1]
    assert shown(desk.client.get(reverse("search") + following)).count('<article class="card">') == 1


def test_nothing_hidden_is_found_or_counted(desk, incident, statement, courier):
    desk.decide(statement, "accept")
    set_level(desk.user, courier, 2)
    Profile.objects.update(clearance=1)
    for typed in ("warrant", "warant", "source:lumera", "level:2"):
        body = shown(desk.page("search", q=typed))
        assert f"0 found for “{typed}”." in body
        assert "Nothing for" not in body
        assert "Lumera Courier (" not in body


def test_a_withdrawn_document_is_found_no_more(desk, courier):
    Document.rows.update(withdrawn=True)
    body = shown(desk.page("search", q="warrant"))
    assert '<article class="card">' not in body


def test_a_viewer_of_statistics_finds_no_search(desk, courier):
    Profile.objects.update(role="viewer")
    assert desk.page("search", q="warrant").status_code == 404


@pytest.mark.parametrize(
    "query", ["", "   ", '"', "' OR 1=1 --", "a* NEAR b", "\0", "(", "<script>", "zzzz", "🐟", "kind:", "source:%"]
)
def test_any_query_gives_a_page_and_is_shown_as_text(desk, courier, query):
    page = desk.page("search", q=query)
    assert page.status_code == 200
    assert b"<script" not in page.content


@pytest.mark.parametrize("query", ["kind:fish", "from:yesterday", "level:secret police", "a " * 300])
def test_what_says_nothing_is_refused_with_what_is_expected(desk, courier, query):
    page = desk.page("search", q=query)
    assert page.status_code == 422
    assert "expected" in shown(page)
    assert "What to try" in shown(page)


def test_a_filter_that_is_none_is_said(desk, courier):
    assert "There is no filter “colour:”. It was searched for as a word." in shown(desk.page("search", q="colour:red"))


def test_an_empty_box_says_what_to_type(desk):
    body = shown(desk.page("search"))
    assert "What to type" in body
    assert "kind:statement" in body


def test_more_rows_ask_no_more_questions(desk, local, django_assert_max_num_queries):
    def ask(connection_queries=24):
        with django_assert_max_num_queries(connection_queries) as asked:
            desk.page("search", q="quince")
        return len(asked)

    def make(number):
        for _ in range(number):
            of = builders.document("A quince fell. Police arrested two farmers.")
            person = builders.actor(of, "Quince Velu")
            for row in (of, person, builders.statement(of, "A quince fell.", speaker=person)):
                index_row(row)

    make(3)
    few = ask()
    make(27)
    assert ask() == few
