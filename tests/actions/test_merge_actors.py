"""Merge and unmerge actors: with a reason, never for good, never in a circle."""

import pytest

from saksi.actions.accept import accept
from saksi.actions.merge_actors import merge_actors
from saksi.actions.undo import undo
from saksi.actions.unmerge_actors import unmerge_actors
from saksi.kernel.errors import BadDecision, Conflict
from saksi.record.cast import Cast
from saksi.record.models import Actor, ActorMerge

from .conftest import entries, fresh, standing, state


def test_works_and_the_names_of_both_are_kept(actors, local):
    kept, gone = actors
    merge_actors(local, kept, gone, reason="same office")
    person = Cast(3).person(gone.pk)
    assert person == Cast(3).person(kept.pk)
    assert {kept.name, gone.name} <= set(person.names)
    assert fresh(gone).standing_for == kept


def test_each_leaves_one_entry(actors, local):
    kept, gone = actors
    before = len(entries())
    merge = merge_actors(local, kept, gone, reason="same office")
    unmerge_actors(local, merge, reason="another office")
    merged, unmerged = entries(before)
    assert (merged["kind"], merged["kept"], merged["gone"], merged["reason"]) == (
        "actors merged", kept.pk, gone.pk, "same office",
    )  # fmt: skip
    assert (unmerged["kind"], unmerged["merge"], unmerged["reason"]) == ("actors unmerged", merge.pk, "another office")


def test_unmerge_restores_and_keeps_the_history(actors, local):
    before = standing()
    merge = merge_actors(local, *actors, reason="same office")
    unmerge_actors(local, merge)
    assert standing() == before
    assert not ActorMerge.rows.get().live
    with pytest.raises(Conflict):
        unmerge_actors(local, merge)
    merge_actors(local, *map(fresh, actors), reason="same office after all")
    assert ActorMerge.rows.filter(live=True).count() == 1


@pytest.mark.parametrize("reason", ["", "  ", "x" * 501])
def test_refuses_a_merge_without_a_reason_in_short(actors, local, reason):
    before = state()
    with pytest.raises(BadDecision):
        merge_actors(local, *actors, reason=reason)
    assert state() == before


def test_refuses_itself_what_is_merged_already_and_a_circle(actors, local):
    kept, gone = actors
    merge_actors(local, kept, gone, reason="same office")
    before = state()
    for one, other in ((kept, kept), (kept, gone), (gone, kept), (fresh(gone), fresh(kept))):  # also as read before
        with pytest.raises(BadDecision):
            merge_actors(local, one, other, reason="again")
    assert state() == before


def test_refuses_an_actor_that_no_longer_stands(actors, local):
    kept, gone = actors
    undo(local, gone.decision)
    with pytest.raises(BadDecision):
        merge_actors(local, kept, gone, reason="same office")


def test_a_chain_of_three_comes_apart_link_by_link(actors, suggestions, local):
    accept(local, suggestions.filter(kind="actor", state="open").first())
    a, b, c = Actor.rows.order_by("pk")
    first = merge_actors(local, b, c, reason="same office")
    second = merge_actors(local, a, b, reason="same office")
    assert fresh(c).standing_for == a
    unmerge_actors(local, second)
    assert fresh(c).standing_for == b
    unmerge_actors(local, first)
    assert fresh(c).standing_for == c
