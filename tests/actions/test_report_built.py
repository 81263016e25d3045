"""A report leaves the hash of its manifest in the log."""

from saksi.actions.report_built import report_built

from .conftest import entries


def test_works_and_leaves_one_entry(document, local):
    before = len(entries())
    entry = report_built(local, "a" * 64, "2025", 0)
    assert b'"manifest":"' + b"a" * 64 in bytes(entry.data)
    assert [e["kind"] for e in entries(before)] == ["report built"]
