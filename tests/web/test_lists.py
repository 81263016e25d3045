"""What every list does: narrowed, counted, sorted and paged by its address, carried away as a file, saved under a name."""

import csv
import io
import json

import openpyxl
import pytest
from django.urls import reverse

from saksi.kernel.cells import DANGEROUS, guarded
from saksi.record.models import LogEntry, Profile, SavedFilter
from saksi.record.roles import Role
from saksi.web.exports import SHEET_CELL, _fitting
from saksi.web.pages.documents import DOCUMENTS
from saksi.web.pages.incident_list import INCIDENTS
from saksi.web.pages.log import LOG
from saksi.web.pages.places import PLACES
from saksi.web.pages.provisions import PROVISIONS
from tests.record import builders
from tests.web.conftest import kinds, shown
from tests.web.flat import assert_flat_queries

pytestmark = pytest.mark.django_db


def document(title="Dispatch", publisher="Courier", date="2024-02-01", **more):
    return builders.document(title=title, publisher=publisher, date=date, **{"level": 0, **more})


def titles(desk, **asked):
    """The titles of a list of documents, as the page lists them."""
    answer = desk.page("documents", **asked)
    return [str(line.row) for line in answer.context["listing"].lines]


def facet(desk, name, **asked):
    """The choices of a facet with their counts."""
    facets = desk.page("documents", **asked).context["listing"].facets
    found = next(f for f in facets if f.filter.name == name)
    return {choice.value: choice.count for choice in found.choices}


def file(desk, form, **asked):
    answer = desk.page("documents", format=form, **asked)
    return answer, b"".join(answer) if answer.streaming else answer.content


@pytest.fixture
def three(desk):
    document("Āpple harvest", "Courier", "2024-02-01")
    document("Bread prices", "Courier", "2024-03", level=1)
    document("Copper mine", "Herald", "2024")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, "Āpple harvest, Bread prices, Copper mine"),
        ({"publisher": "Courier"}, "Āpple harvest, Bread prices"),
        ({"publisher": "Courier", "level": "1"}, "Bread prices"),
        ({"words": "apple"}, "Āpple harvest"),
        ({"words": "PRI bread"}, "Bread prices"),
        ({"words": "rices"}, ""),
        ({"published": "2024-03"}, "Bread prices, Copper mine"),
        ({"published": "2024-02-15/2024-03-15"}, "Bread prices, Copper mine"),
        ({"published": "2023"}, ""),
        ({"state": "unread"}, "Āpple harvest, Bread prices, Copper mine"),
        ({"level": "x"}, ""),
        ({"level": "9" * 30}, ""),
        ({"publisher": "<script>"}, ""),
        ({"nothing": "known"}, "Āpple harvest, Bread prices, Copper mine"),
    ],
)
def test_the_address_narrows(desk, three, asked, found):
    assert ", ".join(titles(desk, **asked)) == found


def test_each_facet_counts_what_the_other_filters_keep(desk, three):
    assert facet(desk, "publisher") == {"Courier": 2, "Herald": 1}
    assert facet(desk, "publisher", level="1") == {"Courier": 1}
    assert facet(desk, "publisher", publisher="Herald") == {"Courier": 2, "Herald": 1}
    assert facet(desk, "publisher", publisher="Gone") == {"Courier": 2, "Herald": 1, "Gone": 0}
    assert facet(desk, "level", publisher="Courier") == {"0": 1, "1": 1}


def test_the_page_offers_the_choices_with_their_counts_and_a_field_for_words(desk, three):
    body = shown(desk.page("documents", publisher="Herald"))
    assert '<option value="Courier">Courier (2)</option><option value="Herald" selected>Herald (1)</option>' in body
    assert '<input type="text" name="words" value=""' in body
    assert '<option value="2024-02">2024-02 (2)</option>' in shown(desk.page("documents", state="unread"))


def test_a_month_counts_every_date_that_overlaps_it(desk, three):
    assert facet(desk, "published") == {"2024-02": 2, "2024-03": 2}
    assert len(titles(desk, published="2024-02")) == 2


def test_rows_without_a_value_can_be_asked_for(desk):
    document("Anonymous", publisher="")
    document("Named")
    assert facet(desk, "publisher") == {"-": 1, "Courier": 1}
    assert titles(desk, publisher="-") == ["Anonymous"]


@pytest.mark.parametrize(
    ("sort", "found"),
    [
        ("title", "alpha, Beta, Gamma"),
        ("-title", "Gamma, Beta, alpha"),
        ("publisher", "Gamma, alpha, Beta"),
        ("-publisher", "alpha, Gamma, Beta"),
        ("published", "alpha, Gamma, Beta"),
        ("-published", "Gamma, alpha, Beta"),
        ("open", "Beta, alpha, Gamma"),
        ("bogus", "Beta, alpha, Gamma"),
    ],
)
def test_the_address_sorts_and_the_empty_stand_at_the_end(desk, sort, found):
    document("Beta", publisher="", date=None)
    document("alpha", publisher="b", date="2024-01-01")
    document("Gamma", publisher="A", date="2024-02")
    assert ", ".join(titles(desk, sort=sort)) == found


def test_a_head_turns_the_order_round_and_says_how_it_is(desk, three):
    body = shown(desk.page("documents", sort="title", publisher="Courier"))
    assert '<th aria-sort="ascending"><a href="/documents/?publisher=Courier&sort=-title">Title</a>' in body


def test_pages_keep_the_filters_and_the_size(desk):
    for n in range(60):
        document(f"Report {n:02}")
    body = shown(desk.page("documents", publisher="Courier", rows="25", page="2"))
    assert "page 2 of 3" in body
    assert "Report 25" in body
    assert 'href="/documents/?publisher=Courier&rows=25&page=3"' in body
    assert "page 3 of 3" in shown(desk.page("documents", rows="25", page="99"))
    assert desk.page("documents", rows="7").context["listing"].page.paginator.per_page == 100


def test_what_fits_nothing_says_so_and_shows_the_way_back(desk, three):
    body = shown(desk.page("documents", publisher="Nobody"))
    assert "Nothing fits these filters." in body
    assert "publisher: Nobody" in body
    assert '<a href="/documents/">Show all</a>' in body


def test_a_date_that_says_nothing_gives_a_sentence(desk, three):
    answer = desk.page("documents", published="yesterday")
    assert answer.status_code == 422
    assert "got 'yesterday', expected a date such as" in shown(answer)
    assert 'value="yesterday"' in shown(answer)
    assert desk.page("documents", published="yesterday", format="csv").status_code == 422


def test_what_is_typed_is_escaped(desk, three):
    words = '"><script>alert(1)</script>'
    body = desk.page("documents", words=words, publisher=words, state=words).content.decode()
    assert "<script" not in body


def test_nothing_above_the_level_is_listed_counted_or_carried_away(desk, three):
    hidden = document("Witness", "Secret Courier", "2029-01", level=3)
    Profile.objects.update(clearance=1)
    assert len(titles(desk)) == 3
    for asked in ({"publisher": "Secret Courier"}, {"words": "Witness"}, {"published": "2029"}, {"level": "3"}):
        assert not titles(desk, **asked)
        for name in ("publisher", "published", "level", "state"):
            assert not any(facet(desk, name, **asked).get(v) for v in ("Secret Courier", "2029-01", "3")), asked
    for form in ("csv", "json"):
        body = file(desk, form)[1].decode()
        assert "Copper" in body
        assert "Witness" not in body
        assert f"/documents/{hidden.pk}/" not in body


def test_csv_holds_head_and_rows_as_shown_and_nothing_else(desk, three):
    answer, body = file(desk, "csv", publisher="Courier", sort="-title")
    rows = list(csv.reader(io.StringIO(body.decode())))
    assert rows[0] == ["number", "title", "publisher", "published", "level", "open", "decided", "address"]
    assert {row[1] for row in rows[1:]} == {"Āpple harvest", "Bread prices"}
    assert len(rows) == 3
    assert rows[1][-1].startswith("/documents/")
    assert answer["Content-Disposition"].startswith('attachment; filename="workspace-documents-20')
    assert answer["Content-Disposition"].endswith('-2-rows-filtered.csv"')


def test_json_says_what_it_is_and_changes_no_word(desk):
    document("=1+1", publisher="@all")
    _, body = file(desk, "json")
    told = json.loads(body)
    assert told["about"]["count"] == len(told["rows"]) == 1
    assert told["about"]["workspace"] == "workspace"
    assert "not what happened" in told["about"]["note"]
    assert (told["rows"][0]["title"], told["rows"][0]["publisher"]) == ("=1+1", "@all")


def test_json_of_nothing_is_json(desk):
    assert json.loads(file(desk, "json")[1])["rows"] == []


def test_xlsx_has_the_rows_and_a_sheet_that_says_what_they_are(desk, three):
    _, body = file(desk, "xlsx", publisher="Courier")
    book = openpyxl.load_workbook(io.BytesIO(body))
    rows = list(book["rows"].values)
    assert rows[0][1] == "Title"
    assert [row[1] for row in rows[1:]] == ["Āpple harvest", "Bread prices"]
    assert isinstance(rows[1][0], int)
    about = dict(book["about"].values)
    assert about["filters"] == "publisher: Courier"
    assert about["rows"] == 2


@pytest.mark.parametrize("start", [start for start in DANGEROUS if start != "\0"])  # PostgreSQL keeps no NUL
def test_no_cell_is_a_formula(desk, start):
    document(f"{start}cmd|' /C calc'!A0")
    rows = list(csv.reader(io.StringIO(file(desk, "csv")[1].decode(), newline="")))
    shown = ("\ufffd",) if start in "\r\n" else (f"'{start}", "'")  # a line break is shown as a sign already
    assert rows[1][1].startswith(shown[0])
    sheet = openpyxl.load_workbook(io.BytesIO(file(desk, "xlsx")[1]))["rows"]
    assert sheet["B2"].data_type == "s"
    assert str(sheet["B2"].value).startswith(shown[-1])


def test_every_dangerous_beginning_is_guarded_and_no_other():
    assert all(guarded(f"{start}1") == f"'{start}1" for start in DANGEROUS)
    assert guarded("1-2") == "1-2"
    assert guarded("") == ""


def test_addresses_and_numbers_in_words_stay_words(desk):
    document("https://elsewhere.example/", publisher="007")
    sheet = openpyxl.load_workbook(io.BytesIO(file(desk, "xlsx")[1]))["rows"]
    assert sheet["B2"].hyperlink is None
    assert sheet["C2"].value == "007"


def test_a_cell_that_a_sheet_cannot_hold_is_cut_and_says_so():
    cut = _fitting("x" * (SHEET_CELL + 1))
    assert len(cut) == SHEET_CELL
    assert cut.endswith("[cut here; CSV and JSON hold the whole]")
    assert _fitting("x" * SHEET_CELL) == "x" * SHEET_CELL


def test_a_file_holds_every_row_in_order_however_many_are_asked_for_at_once(desk, monkeypatch):
    monkeypatch.setattr("saksi.web.lists.CHUNK", 7)
    for n in range(30):
        document(f"Report {n:02}")
    rows = json.loads(file(desk, "json", sort="-title", rows="25", page="2")[1])["rows"]
    assert [row["title"] for row in rows] == [f"Report {n:02}" for n in reversed(range(30))]


def test_an_export_is_logged_before_it_is_sent_with_what_was_taken(desk, three):
    desk.page("documents", format="csv", publisher="Courier", sort="title")
    assert kinds()[-1] == "exported"
    entry = json.loads(bytes(LogEntry.rows.last().data))
    assert entry["list"] == "documents"
    assert entry["query"] == "?publisher=Courier&sort=title"
    assert (entry["form"], entry["count"], entry["by"]) == ("csv", 2, desk.user.pk)


def test_who_may_not_carry_away_gets_nothing_and_is_offered_nothing(desk, three):
    Profile.objects.update(role=Role.CODER)
    before = kinds()
    answer, body = file(desk, "csv")
    assert answer.status_code == 403
    assert b"Copper" not in body
    assert kinds() == before
    assert "format=csv" not in shown(desk.page("documents"))


def test_another_form_is_refused_and_a_look_at_the_head_carries_nothing_away(desk, three):
    assert desk.page("documents", format="exe").status_code == 422
    assert desk.client.head(reverse("documents"), {"format": "csv"}).status_code == 200
    assert "exported" not in kinds()


def save(desk, query="?publisher=Courier", name="Mine", page="documents"):
    return desk.client.post(reverse("save-filter"), {"page": page, "query": query, "name": name, "back": "/"})


def test_a_filter_is_saved_under_a_name_and_stands_above_the_list(desk, three):
    answer = save(desk, "?publisher=Courier&sort=-title")
    assert answer["Location"] == "/documents/?publisher=Courier&sort=-title"
    assert '<a class="button" href="/documents/?publisher=Courier&sort=-title">Mine</a>' in shown(desk.page("documents"))
    assert kinds() == []


def test_the_same_name_is_replaced_another_renamed_and_one_deleted(desk, three):
    save(desk)
    save(desk, "?publisher=Herald")
    found = SavedFilter.rows.get()
    assert found.query == "?publisher=Herald"
    desk.client.post(reverse("saved-filter", args=[found.pk]), {"name": "  The  Herald "})
    assert SavedFilter.rows.get().name == "The Herald"
    desk.client.post(reverse("saved-filter", args=[found.pk]), {"delete": "1"})
    assert not SavedFilter.rows.exists()


@pytest.mark.parametrize(
    "form",
    [
        {"name": " "},
        {"name": "x" * 81},
        {"query": "?"},
        {"query": "x" * 2000 + "=1"},
        {"page": "https://elsewhere.example/"},
        {"page": "desk"},
    ],
)
def test_what_cannot_be_saved_is_refused(desk, three, form):
    assert save(desk, **form).status_code == 422
    assert not SavedFilter.rows.exists()


def test_a_saved_filter_cannot_lead_elsewhere(desk, three):
    save(desk, "//elsewhere.example/?a=b")
    assert SavedFilter.rows.get().query.startswith("?")


def test_a_name_that_is_taken_is_refused(desk, three):
    save(desk, name="One")
    save(desk, name="Two")
    number = SavedFilter.rows.get(name="Two").pk
    assert desk.client.post(reverse("saved-filter", args=[number]), {"name": "One"}).status_code == 422


def test_nobody_sees_or_touches_what_another_saved(desk, three, cleared):
    theirs = SavedFilter.rows.create(user=cleared(1), page="documents", name="Theirs", query="?level=1")
    assert "Theirs" not in shown(desk.page("documents"))
    assert desk.client.post(reverse("saved-filter", args=[theirs.pk]), {"delete": "1"}).status_code == 404
    assert SavedFilter.rows.get() == theirs


@pytest.mark.parametrize("of", [DOCUMENTS, INCIDENTS, PROVISIONS, PLACES, LOG], ids=lambda of: of.name)
def test_no_filter_takes_a_name_that_addresses_use_otherwise(of):
    names = [f.name for f in of.filters]
    assert not {"sort", "rows", "page", "format", "changed", "q"} & set(names)
    assert len({*names}) == len(names)
    assert len({c.name for c in of.columns} | {"address"}) == len(of.columns) + 1


def test_more_rows_ask_no_more_questions(desk):
    def make(count):
        for n in range(count):
            builders.suggestion(document(publisher=f"Courier {n}", date=f"20{n:02}-01"))

    for asked in ("", "?words=dispatch&state=open&published=2001", "?sort=publisher&publisher=Courier+1"):
        assert_flat_queries(desk.client, reverse("documents") + asked, make)
