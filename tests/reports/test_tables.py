"""Tables for a spreadsheet."""

import csv
import io

import pytest

from saksi.reports.tables import TABLES, cell, csv_tables
from tests.reports.making import decided


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "\0x", "  =1+1", "＝1+1", "＠SUM(A1)", "\u00a0=1", "\ufeff=1"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text):
    """Every opening of a formula that the security guide names, also behind spaces."""
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize(
    ("value", "shown"), [("a=b", "a=b"), (None, ""), (3, "3"), (["a", "b"], "a; b"), ({"quote": "=x"}, "'=x")]
)
def test_other_values_are_shown_as_they_are(value, shown):
    """A span shows its words; several values stand beside one another."""
    assert cell(value) == shown


def test_every_table_has_a_row_for_each_row_of_the_data():
    """Nothing is lost on the way to the table."""
    data = decided().snapshot().data
    tables = csv_tables(data)
    for name, columns in TABLES.items():
        rows = list(csv.reader(io.StringIO(tables[f"{name}.csv"].decode("utf-8-sig"), newline="")))
        assert rows[0] == list(columns)
        assert len(rows) == 1 + len(data[name])
