"""The action that imports rows, with a row to import, for the tests of every action."""

from saksi.actions.import_rows import import_rows
from saksi.codebook.packs import load_pack
from saksi.intake.importing.columns import Columns
from saksi.intake.importing.rows import tell
from saksi.intake.sheet import book_of
from saksi.record.models import Document

HEADS = ("act", "who")


def _rows(words):
    """The words of a document as if they were a sheet of one row, with where they stand."""
    sheet = book_of("csv", "test", [("rows", [(1, HEADS), (2, (words, ""))])]).sheets[0]
    start = Document.rows.first().text.content.index(words)
    cell = sheet.rows[0].cells["act"]
    moved = type(cell)(words, start, start + len(words))
    return type(sheet)("rows", HEADS, (type(sheet.rows[0])(2, {"act": moved}),))


def _import(by, _workspace):
    columns = Columns("list", {"act": "act"}, acts={"arrested": "detention"})
    rows = tell(_rows("arrested"), columns, load_pack("sample"))
    import_rows(by, Document.rows.first(), rows, columns, HEADS)


SHEETS = {"import_rows": _import}
