"""Edit what is said of a document: checked, logged before and after, undone; and nothing else is touched."""

import pytest

from saksi.actions.edit_metadata import edit_metadata
from saksi.actions.set_level import set_level
from saksi.actions.undo import undo_change
from saksi.kernel.errors import BadDecision, Conflict, DateError, PackError
from saksi.record.models import Document, Reversible
from tests.record.found import hits_of

from .conftest import entries, standing, state


def test_works_and_the_date_sorts_and_filters(document, local):
    edit_metadata(local, document, {"title": "Another title", "date": "2025-03"})
    row = Document.rows.get()
    assert (row.title, row.date, str(row.earliest), str(row.latest)) == (
        "Another title", "2025-03", "2025-03-01", "2025-03-31",
    )  # fmt: skip
    assert document.title == "Another title"
    assert [hit.name for hit in hits_of(local, "another")] == ["Another title"]


def test_leaves_one_entry_with_before_and_after(document, local):
    before = len(entries())
    edit_metadata(local, document, {"title": "Another title"})
    (entry,) = entries(before)
    assert (entry["kind"], entry["document"], entry["fields"]) == ("metadata edited", document.pk, ["title"])
    assert (entry["before"], entry["after"]) == ({"title": "Union leader held"}, {"title": "Another title"})


def test_undo_restores(document, local):
    before = standing()
    edit_metadata(local, document, {"title": "Another title", "date": "2025~", "publisher": ""})
    undo_change(local, Reversible.rows.last())
    assert standing() == before
    assert str(Document.rows.get().earliest) == "2025-03-04"


def test_what_was_read_long_ago_overwrites_nothing_else(document, local):
    old = Document.rows.get()
    set_level(local, document, 3)
    edit_metadata(local, old, {"title": "Another title"})
    assert (Document.rows.get().level, Document.rows.get().title) == (3, "Another title")


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"date": "soon"}, DateError),
        ({"pack": "atlantis"}, PackError),
        ({"pack": "../kh"}, PackError),
        ({"size": "1"}, BadDecision),
        ({"level": "0"}, BadDecision),
        ({"title": "x" * 501}, BadDecision),
        ({"publisher": "a\0b"}, BadDecision),
        ({"title": "Union leader held"}, BadDecision),
        ({}, BadDecision),
    ],
    ids=lambda value: str(value)[:30],
)
def test_refuses_bad_input_and_changes_nothing(document, local, changes, kind):
    before = state()
    with pytest.raises(kind):
        edit_metadata(local, document, changes)
    assert state() == before


def test_an_undo_after_a_later_change_is_refused(document, local):
    edit_metadata(local, document, {"title": "Second"})
    first = Reversible.rows.last()
    edit_metadata(local, document, {"title": "Third"})
    with pytest.raises(Conflict, match="changed again"):
        undo_change(local, first)
