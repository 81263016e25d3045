"""What columns and cells mean: heads that are known, dates never guessed, acts by code or label, and what is wrong said by row."""

import csv
import io

import openpyxl
import pytest
from pyxform.xls2xform import convert

from saksi.codebook.lists import codebook
from saksi.codebook.packs import available_packs, load_pack
from saksi.intake.importing.columns import Columns, name_of, propose
from saksi.intake.importing.form import form_bytes
from saksi.intake.importing.items import READER, VERSION, items_of
from saksi.intake.importing.rows import tell, unknown_acts
from saksi.intake.importing.values import date_of, is_ambiguous
from saksi.intake.workbook import open_book
from saksi.kernel.errors import BadDecision, DateError
from saksi.reading.model import reading_from_json


def csv_of(*rows):
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def told(*rows, pack="sample", name="list.csv", **said):
    """What each row tells; the columns as they are proposed, with what is said besides."""
    book = open_book(csv_of(*rows), name)
    heads = book.sheets[0].heads
    columns = Columns.from_json({**propose(heads, name).to_json(), **said}, heads)
    rows = tell(book.sheets[0], columns, load_pack(pack))
    found = items_of(rows)
    reading_from_json({"reader": READER, "version": VERSION, "pack": pack, **found.to_json()}, book.text)
    return rows, found


# --- dates


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("2025-03-04", "2025-03-04"), ("2025-03", "2025-03"), ("2025", "2025"), ("2021/2022", "2021/2022"), ("2025-03-04~", "2025-03-04~"),
        ("2025/3/4", "2025-03-04"), ("4 March 2025", "2025-03-04"), ("4th Mar. 2025", "2025-03-04"), ("March 4, 2025", "2025-03-04"),
        ("March 2025", "2025-03"), ("31/12/2025", "2025-12-31"), ("12/31/2025", "2025-12-31"), ("5.5.2025", "2025-05-05"),
        ("2025-03-04T09:15:00.000+07:00", "2025-03-04"), ("2025-03-04 15:30:00", "2025-03-04"), ("៤ មីនា ២០២៥", "2025-03-04"),
        ("៣១/១២/២០២៥", "2025-12-31"),
    ],
)  # fmt: skip
def test_a_date_that_can_be_read_in_one_way_is_read(words, edtf):
    assert date_of(words, "") == edtf


def test_day_and_month_are_never_guessed():
    with pytest.raises(BadDecision, match="in which order"):
        date_of("3/4/2025", "")
    assert (date_of("3/4/2025", "day-first"), date_of("3/4/2025", "month-first")) == ("2025-04-03", "2025-03-04")
    assert [is_ambiguous(words) for words in ("3/4/2025", "13/4/2025", "4 March 2025", "soon")] == [True, False, False, False]


@pytest.mark.parametrize("words", ["soon", "31/31/2025", "30 February 2025", "3/4/25", "45000", "2025-13", "4 Foo 2025", "="])
def test_what_is_no_date_is_said_to_be_none(words):
    with pytest.raises((BadDecision, DateError), match="got"):
        date_of(words, "day-first")


# --- heads


def test_heads_that_are_known_are_proposed_and_others_are_left():
    found = propose(("Date of incident", "TYPE OF VIOLATION", "Victim(s)", "According to:", "My column", "Where"), "x.csv")
    assert list(found.fields.values()) == ["date", "act", "victims", "source", "place"]


def test_groups_of_kobo_and_odk_are_known_by_their_last_part_and_ticks_are_not():
    kobo = ("what/acts", "what/acts/arrest", "what/acts/charge", "what/date", "law/charge", "_uuid", "_submission_time", "_id", "_notes")
    assert propose(kobo, "x.xlsx").fields == {"what/acts": "act", "what/date": "date", "law/charge": "charge", "_uuid": "key"}
    odk = ("SubmissionDate", "what-acts", "what-date", "law-charge", "meta-instanceID", "KEY")
    assert propose(odk, "x.csv").fields == {"what-acts": "act", "what-date": "date", "law-charge": "charge", "KEY": "key"}


def test_a_list_is_named_by_its_file_without_the_hour_of_the_export():
    assert name_of("saksi_-_all_versions_-_English_-_2025-03-04-10-11-12.xlsx") == "saksi_-_all_versions_-_English"
    assert name_of("2025.csv") == "spreadsheet"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"fields": {"a": "act", "b": "act"}}, "more than one column"),
        ({"fields": {"a": "act", "c": "key"}}, "got the column 'c', expected one of a, b. Mend the mapping"),
        ({"fields": {"a": "date"}}, "got no column for the act among a, b.* at the desk .* with --mapping"),
        ({"fields": {"a": "nonsense"}}, "got the field"),
        ({"fields": {"a": "act"}, "order": "year-first"}, "got the order"),
        ({"fields": {"a": "act"}, "acts": {"x": "nonsense"}}, "got the act"),
        ({"fields": {"a": "act"}, "name": " "}, "got a name"),
        ({"fields": {"a": "act"}, "kinds": {"victims": "ghost"}}, "got 'victims'"),
        ({"fields": ["a"]}, "no objects of texts"),
        ([], "expected an object"),
    ],
)
def test_a_mapping_that_none_can_use_is_refused_with_a_sentence(said, sentence):
    with pytest.raises(BadDecision, match=sentence):
        Columns.from_json({"name": "x", **said} if isinstance(said, dict) else said, ("a", "b"))


# --- rows


def test_acts_are_known_by_code_label_or_as_a_person_said():
    rows, _ = told(
        ("act", "n"), ("Arrest", 1), ("house-arrest", 2), ("HOUSE ARREST", 3), ("arrest charge", 4), ("Arrest; Criminal charge", 5),
        ("nabbed", 6), acts={"nabbed": "arrest"},
    )  # fmt: skip
    assert [[code for _, code in row.acts] for row in rows] == [
        ["arrest"], ["house-arrest"], ["house-arrest"], ["arrest", "charge"], ["arrest", "charge"], ["arrest"],
    ]  # fmt: skip


def test_all_that_is_wrong_with_a_row_is_said_with_the_head_of_its_column():
    rows, found = told(
        ("Ref", "Act", "Date", "Sector of victims", "Status"), ("1", "nabbed", "soon", "elves", "maybe"), ("", "", "2025", "", ""),
        ("3", "Arrest", "", "", ""), ("3", "Arrest", "", "", ""),
    )  # fmt: skip
    assert {words.split(":")[0] for words in rows[0].wrong} == {"Act", "Date", "Sector of victims", "Status"}
    assert {words.split(":")[0] for words in rows[1].wrong} == {"Act", "Ref"}
    assert rows[2].wrong == ()
    assert rows[3].wrong == ("Ref: got '3', by which row 4 is known already.",)
    assert list(found.of_row) == [4]


def test_a_province_counts_where_the_place_is_not_known_to_the_pack():
    rows, found = told(("act", "province", "place"), ("Arrest", "XT-2", "a yard"), ("Arrest", "Ostrel", "Harbour Ward"), ("Arrest", "", "a hill"))
    assert [row.place.name for row in rows] == ["Ostrel", "Harbour Ward", "a hill"]
    assert [place["name"] for place in found.places.values()] == ["Ostrel", "a yard", "Harbour Ward", "a hill"]


def test_names_in_one_cell_are_parted_and_a_body_of_the_pack_is_known():
    body = load_pack("sample").bodies[0]
    rows, found = told(("act", "victims", "perpetrators"), ("Arrest", "A Sok;B Chan\nA Sok", body.name.upper()))
    assert [one.name for one in rows[0].victims] == ["A Sok", "B Chan"]
    assert (rows[0].perpetrators[0].kind, rows[0].perpetrators[0].sector) == ("organisation", body.sector)
    assert [len(actor["mentions"]) for actor in found.actors.values()] == [1, 1, 1]


def test_a_digest_follows_what_the_row_tells_and_not_where_it_stands():
    one, _ = told(("act", "date", "note to self"), ("Arrest", "2025-03-04", "x"))
    same, _ = told(("x", "date", "act"), ("y", "4 March 2025", "arrest"))
    other, _ = told(("act", "date"), ("Arrest", "2025-03-05"))
    assert one[0].digest == same[0].digest != other[0].digest


def test_words_for_acts_that_nobody_knows_are_counted():
    book = open_book(csv_of(("act", "n"), ("nabbed", 1), ("taken", 2), ("taken", 3), ("Arrest", 4)), "a.csv")
    assert unknown_acts(book.sheets[0], Columns("x", {"act": "act"})) == ["taken", "nabbed"]


# --- the field form


@pytest.mark.parametrize("pack", available_packs())
def test_the_form_converts_without_a_warning(pack, tmp_path):
    path = tmp_path / "form.xlsx"
    path.write_bytes(form_bytes(pack))
    made = convert(str(path))
    assert made.warnings == []
    assert f'id="saksi_incident_{pack}"' in made.xform
    for code in codebook().acts:
        assert f"<name>{code}</name>" in made.xform


def test_the_form_asks_in_khmer_where_a_word_is_known():
    book = openpyxl.load_workbook(io.BytesIO(form_bytes("kh")))
    labels = {row[1]: (row[2], row[3]) for row in book["survey"].iter_rows(values_only=True)}
    assert labels["province"] == ("Province", "ខេត្ត")
    places = {row[1]: row[3] for row in book["choices"].iter_rows(values_only=True) if row[0] == "province"}
    assert len(places) == 25
    assert places["KH-2"] == "បាត់ដំបង"


def _answers(tick, group):
    """The heads and the cells of one answer to the form. group: the sign after a group; tick: after a question, before each answer."""
    book = openpyxl.load_workbook(io.BytesIO(form_bytes("sample")))
    said = {
        "acts": "arrest charge", "date": "2025-03-04", "province": "XT-1", "place": "the harbour gate", "description": "Two were taken.",
        "victims": "Oren Tallis\nSanna Brill", "victims_sector": "union", "perpetrators": "National Police", "charge": "incitement",
        "penalty": "", "source": "Open Door Legal Aid", "status": "alleged",
    }  # fmt: skip
    groups, heads, cells = [], [], []
    for kind, name, *_ in book["survey"].iter_rows(min_row=2, values_only=True):
        if kind == "begin_group":
            groups.append(name)
        elif kind == "end_group":
            groups.pop()
        else:
            head = group.join([*groups, name])
            ticks = codebook().acts if kind.startswith("select_multiple") and tick else ()
            heads += [head, *(f"{head}{tick}{code}" for code in ticks)]
            cells += [said.pop(name), *("1" if code in ("arrest", "charge") else "0" for code in ticks)]
    assert not said, "the form asks for all of it"
    return heads, cells


@pytest.mark.parametrize("way", ["kobo", "odk"])
def test_what_kobo_and_odk_export_comes_in_without_a_mapping_by_hand(way):
    heads, cells = _export(way)
    rows, found = told(heads, cells, name="saksi_incident_sample.csv")
    (row,) = rows
    assert row.wrong == ()
    assert row.key == "uuid:7f1a"
    assert [code for _, code in row.acts] == ["arrest", "charge"]
    assert (row.date[1], row.place.name, row.charge.words, row.status) == ("2025-03-04", "Lumera", "incitement", "alleged")
    assert [(one.name, one.sector) for one in row.victims] == [("Oren Tallis", "union"), ("Sanna Brill", "union")]
    assert row.source.name == "Open Door Legal Aid"
    assert len(found.accounts) == 2


def _export(way):
    if way == "odk":
        heads, cells = _answers("", "-")
        return ["SubmissionDate", *heads, "meta-instanceID", "KEY", "SubmitterName"], ["2025-03-05T00:00:00Z", *cells, "uuid:7f1a", "uuid:7f1a", "m"]
    heads, cells = _answers("/", "/")
    more = {"_id": "9", "_uuid": "uuid:7f1a", "_submission_time": "2025-03-05T01:02:03", "_validation_status": "", "_index": "1"}
    return [*heads, *more], [*cells, *more.values()]
