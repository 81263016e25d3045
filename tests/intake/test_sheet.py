"""A table becomes a text of one paragraph a row, and every cell's words stand where it is said."""

import io
import time
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from saksi.evidence.paragraphs import paragraph_spans
from saksi.intake import extract
from saksi.intake.sheet import clean
from saksi.intake.workbook import open_book
from saksi.kernel.errors import DamagedFile, EmptyFile, IntakeError, TooLarge, UnknownType

KHMER = "លោក សុខ ដារ៉ា"


def workbook(*rows, then=None):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    if then:
        then(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def told(data, name="a.xlsx"):
    """The cells of the first sheet by head, each checked to stand where it is said."""
    book = open_book(data, name)
    assert book.text == extract(data, name).text
    for row in book.sheets[0].rows:
        for cell in row.cells.values():
            assert book.text[cell.start : cell.end] == cell.words
    return [{head: cell.words for head, cell in row.cells.items()} for row in book.sheets[0].rows]


def test_a_row_is_a_paragraph_and_a_cell_a_line_of_it():
    data = workbook(("Act", "Who"), ("Arrest", KHMER), (), ("Raid", None))
    found = extract(data, "a.xlsx")
    assert found.text == f"Act: Arrest\nWho: {KHMER}\n\nAct: Raid"
    assert len(paragraph_spans(found.text)) == 2
    assert [row.number for row in open_book(data, "a.xlsx").sheets[0].rows] == [2, 4]
    assert (found.format, found.notes) == ("xlsx", ())


def test_days_numbers_and_truths_are_written_plainly():
    hour = datetime(2025, 3, 4, 15, 30)  # noqa: DTZ001 - a cell has no time zone
    row = (date(2025, 3, 4), hour, 3.0, 2.5, True, "  text \n\n of two lines ")
    assert list(told(workbook(("a", "b", "c", "d", "e", "f"), row))[0].values()) == [
        "2025-03-04", "2025-03-04 15:30:00", "3", "2.5", "TRUE", "text\nof two lines",
    ]  # fmt: skip


def test_a_formula_is_shown_as_the_value_that_is_kept_or_as_its_words_and_never_run():
    data = workbook(("act", "n"), ("Arrest", "=1+1"), ("Raid", '=HYPERLINK("http://x.example")'))
    assert [row["n"] for row in told(data)] == ["=1+1", '=HYPERLINK("http://x.example")']
    whole = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(whole, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>"))
    assert [row["n"] for row in told(whole.getvalue())] == ["2", '=HYPERLINK("http://x.example")']


def test_of_merged_cells_the_first_has_the_words():
    data = workbook(("act", "who", "where"), ("Arrest", "A", "B"), then=lambda book: book.active.merge_cells("B2:C2"))
    assert told(data) == [{"act": "Arrest", "who": "A"}]


def test_heads_that_stand_twice_or_not_at_all_are_told_apart_and_a_title_above_them_is_kept():
    data = workbook(("Incidents of 2025",), ("Name", "Name", None, "Act"), ("a", "b", "c", "d"))
    assert told(data) == [{"Name": "a", "Name (2)": "b", "column C": "c", "Act": "d"}]
    assert open_book(data, "a.xlsx").text.startswith("Incidents of 2025\n\nName: a")


def test_every_sheet_is_in_the_text_and_empty_ones_are_not():
    def more(book):
        book.create_sheet("empty")
        book.create_sheet("second").append(["x", "y"])

    found = open_book(workbook(("act", "who"), ("Arrest", "A"), then=more), "a.xlsx")
    assert found.text == "[Sheet]\n\nact: Arrest\nwho: A\n\n[second]\n\nx | y"
    assert [sheet.name for sheet in found.sheets] == ["Sheet"]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_csv_is_read_whatever_parts_its_cells_and_in_whatever_characters(sign, encoding):
    lines = f'act{sign}who{sign}note\r\nArrest{sign}{KHMER}{sign}"two\r\nlines, {sign} and"\r\n'
    assert told(lines.encode(encoding), "a.csv") == [{"act": "Arrest", "who": KHMER, "note": f"two\nlines, {sign} and"}]


def test_the_sign_that_excel_names_is_taken_and_is_no_row():
    assert told(b"sep=;\r\nact;who\r\nArrest;A, B\r\n", "a.csv") == [{"act": "Arrest", "who": "A, B"}]


def test_a_western_csv_of_excel_is_read_in_its_characters():
    assert told("act;qui\r\nArrest;Théo Lefèvre, élu à Gëtsch\r\n".encode("cp1252"), "a.csv")[0]["qui"] == "Théo Lefèvre, élu à Gëtsch"


def test_a_text_that_is_named_csv_stays_a_text_and_is_no_table_to_import():
    assert extract(b"Police arrested two farmers.", "a.csv").format == "txt"
    with pytest.raises(UnknownType, match="expected a table"):
        open_book(b"Police arrested two farmers.", "a.csv")


def test_a_table_without_rows_is_refused():
    with pytest.raises(EmptyFile, match="heads and no rows"):
        open_book(workbook(("act", "who")), "a.xlsx")


def test_a_csv_with_a_quotation_mark_that_is_never_closed_is_refused_by_its_row():
    with pytest.raises(DamagedFile, match="row 3"):
        open_book(b'act,who\nArrest,A\nRaid,"B\n', "a.csv")


def _with_sheet(xml, part="xl/worksheets/sheet1.xml"):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(("a", "b"), ("c", "d")))) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, xml if name == part else old.read(name))
    return out.getvalue()


HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
TAIL = "</sheetData></worksheet>"
CELLS = '<row r="1"><c r="A1" t="inlineStr"><is><t>act</t></is></c><c r="B1" t="inlineStr"><is><t>who</t></is></c></row>'


def cell(place):
    return f'<c r="{place}" t="inlineStr"><is><t>x</t></is></c>'


def test_a_sheet_that_says_it_has_a_million_empty_rows_costs_little():
    far = f'<row r="1048576">{cell("A1048576")}{cell("B1048576")}</row>'
    data = _with_sheet(HEAD.replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>') + CELLS + far + TAIL)
    before = time.process_time()
    assert told(data) == [{"act": "x", "who": "x"}]
    assert time.process_time() - before < 20


def test_a_sheet_with_very_many_rows_or_columns_is_refused():
    rows = "".join(f'<row r="{n}">{cell(f"A{n}")}{cell(f"B{n}")}</row>' for n in range(2, 20_100))
    with pytest.raises(TooLarge, match="Split the sheet"):
        open_book(_with_sheet(HEAD + CELLS + rows + TAIL), "a.xlsx")
    with pytest.raises(TooLarge, match="500 at most"):
        open_book(_with_sheet(HEAD + CELLS + f'<row r="2">{cell("XFD2")}</row>' + TAIL), "a.xlsx")


@pytest.mark.parametrize(
    ("part", "xml"),
    [
        ("xl/worksheets/sheet1.xml", HEAD + CELLS + "<row>" + "<c/>" * 1_000_000 + "</row>" + TAIL),
        ("xl/worksheets/sheet1.xml", (HEAD + CELLS + "<row>" + "<c/>" * 1_000_000 + "</row>" + TAIL).encode("utf-16")),
        ("xl/styles.xml", "<styleSheet><cellXfs>" + "<xf/>" * 200_000 + "</cellXfs></styleSheet>"),
    ],
)
def test_a_file_of_very_many_empty_cells_or_styles_is_refused_before_it_takes_the_memory(part, xml):
    """Well below the 20 MB of XML that are taken in, for whatever is short takes as much memory as what is long."""
    with pytest.raises(TooLarge, match=r"got about 1,000,\d\d\d pieces .* expected 1,000,000 at most\. Delete what is empty"):
        extract(_with_sheet(xml, part), "a.xlsx")


def test_a_few_cells_far_apart_that_many_empty_ones_would_be_made_between_are_refused():
    rows = '<row><c r="XFD1"/></row>' * 700
    with pytest.raises(TooLarge, match=r"got more than 10,000,000 cells, with the empty rows"):
        extract(_with_sheet(HEAD + CELLS + rows + TAIL), "a.xlsx")


def test_an_archive_that_blows_up_is_refused_before_it_is_unpacked():
    with pytest.raises(TooLarge, match="unpacks to"):
        extract(_with_sheet(HEAD + " " * 60_000_000 + TAIL), "a.xlsx")


def test_a_sheet_that_declares_entities_is_refused():
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + HEAD + CELLS + TAIL
    with pytest.raises(DamagedFile, match="no Office program writes"):
        extract(_with_sheet(bomb), "a.xlsx")


def test_a_cell_of_very_many_blanks_costs_no_time():
    before = time.process_time()
    assert clean("a" + " " * 100_000 + "b \n\n c") == "a" + " " * 100_000 + "b\nc"
    assert time.process_time() - before < 1


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9, 0.99])
def test_a_workbook_that_is_broken_off_is_refused(cut):
    data = workbook(("a", "b"), ("c", "d"))
    with pytest.raises(IntakeError):
        extract(data[: int(len(data) * cut)], "a.xlsx")


@pytest.mark.parametrize("xml", ["<worksheet", HEAD + '<row r="x"><c r="??"/></row>' + TAIL, HEAD + '<row><c t="s"><v>99</v></c></row>' + TAIL])
def test_a_workbook_whose_sheet_is_nonsense_is_refused(xml):
    with pytest.raises(IntakeError):
        extract(_with_sheet(xml), "a.xlsx")
