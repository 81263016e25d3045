"""Actors with their names as found; two are merged with a reason, and parted again."""

import pytest
from django.urls import reverse

from saksi.record.models import Actor, ActorMerge
from tests.web.conftest import kinds, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(desk, courier, herald):
    """The same man as two dispatches name him."""
    for document in (courier, herald):
        desk.decide(desk.suggestion(document, "actor", "Oren Tallis"), "accept")
    return list(Actor.rows.order_by("id"))


def merge(desk, pair, reason="president of the same union"):
    return desk.client.post(reverse("merge"), {"actor": [a.pk for a in pair], "reason": reason}, follow=True)


def test_actors_stand_with_their_names_and_sources(desk, pair):
    body = shown(desk.page("actors"))
    assert body.count(">Oren Tallis</a>") == 2
    assert f"?at={pair[0].suggestion_id}#s-{pair[0].suggestion_id}" in body


def test_two_are_merged_with_a_reason_and_parted_again(desk, pair):
    body = shown(merge(desk, pair))
    assert "Merged. It can be taken back below." in body
    assert body.count(">Oren Tallis</a>") == 1
    merged = ActorMerge.rows.get()
    answer = desk.client.post(reverse("unmerge", args=[merged.pk]), follow=True)
    assert "both stand alone again" in shown(answer)
    assert kinds()[-2:] == ["actors merged", "actors unmerged"]


def test_one_or_three_are_refused_and_so_is_a_merge_without_reason(desk, pair):
    one = merge(desk, pair[:1])
    bare = merge(desk, pair, reason="")
    assert (one.status_code, bare.status_code) == (422, 422)
    assert "got 1 actors, expected two" in shown(one)
    assert 'value="president of the same union"' in shown(one)
    assert f'value="{pair[0].pk}" checked' in shown(bare)
    assert not ActorMerge.rows.exists()


def test_actors_and_merges_that_are_not_there_are_not_found(desk, pair):
    assert desk.client.post(reverse("merge"), {"actor": [pair[0].pk, 10**9], "reason": "r"}).status_code == 404
    assert desk.client.post(reverse("unmerge", args=[10**9])).status_code == 404


def test_no_actors_yet_says_how_they_come(desk):
    assert "No actors yet" in shown(desk.page("actors"))
