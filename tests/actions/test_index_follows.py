"""The index of search after each action, and after its undo, is the one that is made anew from the record."""

import pytest

from saksi.actions.accept import accept
from saksi.actions.accept_account import accept_account
from saksi.actions.merge_actors import merge_actors
from saksi.actions.set_level import set_level
from saksi.actions.undo import undo_change
from saksi.actions.unmerge_actors import unmerge_actors
from saksi.actions.withdraw import bring_back, withdraw
from saksi.kernel.errors import Conflict
from saksi.record.models import Actor, Document, Reversible, Searchable, SearchWord, Suggestion
from saksi.record.search.index import rebuild, rebuild_if_empty

from .conftest import taken_back
from .people_actions import PEOPLE
from .test_every_action import ACTIONS, ground

__all__ = ["ground"]
CHANGES = sorted(set(ACTIONS) - set(PEOPLE))
READ_SINCE = {"import_rows", "withdraw_reading"}
"""Undo is refused here: the ground's document was read again after the reading that these put aside."""


def index():
    """Every row of the index with its words."""
    fields = [field.name for field in Searchable._meta.concrete_fields]
    return sorted(map(repr, Searchable.rows.values_list(*fields, "words__title", "words__body", "words__unspaced")))


def words():
    """The words for near spellings."""
    return set(SearchWord.objects.values_list("word", flat=True))


def assert_follows(what=""):
    there, known = index(), words()
    rebuild()
    assert index() == there, what
    assert words() <= known, what


def undoable(since):
    return Reversible.rows.filter(pk__gt=since, undone=False).order_by("-pk")


def test_the_index_follows_every_action_and_its_undo(ground, local):
    newest = Reversible.rows.order_by("-pk").values_list("pk", flat=True).first() or 0
    rebuild()  # some of the ground's rows are made directly
    assert index()
    for name in CHANGES:
        with taken_back():
            ACTIONS[name](local, ground)
            assert_follows(name)
            for change in undoable(newest):
                if name in READ_SINCE:
                    with pytest.raises(Conflict):
                        undo_change(local, change)
                else:
                    undo_change(local, change)
                assert_follows(f"undo of {name}")


def merged_across(local, suggestions, second):
    """One person named by two documents, merged, with what both tell of him."""
    accept_account(local, suggestions.get(kind="account"))
    account = second()
    accept_account(local, account)
    for suggestion in Suggestion.rows.filter(state="open", kind="statement"):
        accept(local, suggestion)
    mine, other = Actor.rows.filter(name="Oren Tallis").order_by("pk")
    return merge_actors(local, mine, other, reason="same office")


def test_it_follows_a_name_across_the_documents_of_a_merge(local, document, suggestions, second):
    merge = merged_across(local, suggestions, second)
    assert_follows()
    for change in (withdraw, bring_back):
        change(local, Document.rows.get(pk=document.pk))
        assert_follows()
    for row in (Actor.rows.get(pk=merge.gone_id), Document.rows.get(pk=document.pk)):
        set_level(local, row, 3)
        assert_follows()
    unmerge_actors(local, merge)
    assert_follows()


def test_an_index_that_is_empty_is_made_and_one_that_is_there_is_left(local, document):
    there = index()
    Searchable.rows.all().delete()
    rebuild_if_empty()
    assert index() == there
    Searchable.rows.update(level=3)
    rebuild_if_empty()
    assert index() != there
