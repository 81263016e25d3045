"""A person's own filters of a list: kept, renamed, deleted; in no log, and nobody else's."""

import pytest
from django.contrib.auth.models import AnonymousUser

from saksi.actions.saved_filters import MOST, delete_filter, rename_filter, save_filter
from saksi.kernel.errors import BadDecision, NotAllowed, NotFound
from saksi.record.models import LogEntry, SavedFilter

pytestmark = pytest.mark.django_db


def test_works_and_leaves_nothing_in_the_log(local):
    made = save_filter(local, "incidents", " The  harbour ", "?act=arrest&date=2025-03")
    assert (made.name, made.query) == ("The harbour", "?act=arrest&date=2025-03")
    assert rename_filter(local, made.pk, "Harbour").name == "Harbour"
    delete_filter(local, made.pk)
    assert not SavedFilter.rows.exists()
    assert not LogEntry.rows.exists()


def test_a_second_reader_keeps_filters_and_a_stranger_does_not(cleared, stranger):
    save_filter(cleared(0), "incidents", "Mine", "?act=arrest")
    for nobody in (stranger, AnonymousUser()):
        with pytest.raises(NotAllowed):
            save_filter(nobody, "incidents", "Mine", "?act=arrest")
    assert SavedFilter.rows.count() == 1


def test_what_another_saved_is_as_if_it_were_not_there(local, cleared):
    theirs = save_filter(cleared(3, may_write=True), "incidents", "Theirs", "?act=arrest")
    for change in (lambda: rename_filter(local, theirs.pk, "Mine"), lambda: delete_filter(local, theirs.pk)):
        with pytest.raises(NotFound):
            change()
    assert SavedFilter.rows.get().name == "Theirs"


def test_refuses_more_than_anybody_can_look_through(local):
    for n in range(MOST):
        save_filter(local, "incidents", f"Filter {n}", "?act=arrest")
    with pytest.raises(BadDecision, match="Delete one first"):
        save_filter(local, "incidents", "One more", "?act=arrest")
    assert save_filter(local, "incidents", "Filter 0", "?act=raid").query == "?act=raid"
    assert save_filter(local, "documents", "One more", "?level=1").page == "documents"


@pytest.mark.parametrize("query", ["", "?", "no filter", "?a=" + "x" * 1000])
def test_refuses_what_is_no_filter(local, query):
    with pytest.raises(BadDecision):
        save_filter(local, "incidents", "Mine", query)
