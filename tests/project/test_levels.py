"""No page gives away what its reader may not see: each page is asked for at each level, and forbidden words sought in it.

The forbidden words stand at every side door: a name reached through a relation, a title, a snippet, a count.
"""

from __future__ import annotations

import pytest
from django.urls import reverse

from saksi.record.models import Act, Profile
from saksi.record.search.index import index_row
from tests.record import builders

pytestmark = pytest.mark.django_db

HIDDEN = {1: "Quince", 2: "Marigold", 3: "Tamarind"}
PAGES = ("documents", "incidents", "statements", "actors", "log")


@pytest.fixture
def record(workspace, local):
    """A public document, and at each level above it people, statements, incidents and documents with a word of their own."""
    public = builders.document("Police arrested two farmers, one said.", level=0, title="Public dispatch")
    rows = {"public": public}
    for level, word in HIDDEN.items():
        person = builders.actor(public, f"{word} Velu", level=level)
        said = builders.statement(public, speaker=person, level=0)
        act = builders.incident("Open incident", level=0)
        builders.account(public, act, victims=[person], perpetrators=[person], according_to=said)
        own = builders.document(f"{word} was arrested.", level=level, title=f"About {word}", publisher=f"{word} Press")
        hidden_act = builders.incident(f"Arrest of {word}", level=level)
        builders.account(own, hidden_act, place=f"{word} Town")
        builders.account(own, act, place=f"{word} Bay", charge=f"{word} charge")
        builders.statement(own, f"{word} was", speaker=builders.actor(own, f"{word} Das", level=level), level=level)
        index_row(own)
        index_row(said)
        index_row(act.incident)
        index_row(hidden_act.incident)
        rows[level] = (own, act.incident_id, hidden_act.incident_id)
    index_row(public)
    return rows


def addresses(record):
    yield from (reverse(name) for name in PAGES)
    yield from (reverse("search") + f"?q={word}" for word in (*HIDDEN.values(), "arrested", "open", "Velu"))
    yield from (reverse("desk", args=[row.pk]) for row in [record["public"], *(record[n][0] for n in HIDDEN)])
    yield from (reverse("about", args=[row.pk]) for row in [record["public"], *(record[n][0] for n in HIDDEN)])
    yield from (reverse("incident", args=[number]) for n in HIDDEN for number in record[n][1:])


@pytest.mark.parametrize("level", range(4))
def test_no_page_holds_a_word_from_above_the_level(record, client, level):
    Profile.objects.update(clearance=level)
    seen = set()
    for address in addresses(record):
        page = client.get(address)
        assert page.status_code in {200, 404}, address
        body = page.content.decode().replace(address, "").replace(address.partition("?q=")[2] or "\0", "", 2)
        for above, word in HIDDEN.items():
            if word in body:
                assert above <= level, f"{address} tells {word} to a reader of level {level}"
                seen.add(above)
    assert seen == set(range(1, level + 1))


@pytest.mark.parametrize("level", range(3))
def test_what_is_above_the_level_answers_as_what_is_not_there(record, client, level):
    Profile.objects.update(clearance=level)
    own, _, incident = record[level + 1]
    for name, number in (("desk", own.pk), ("about", own.pk), ("original", own.pk), ("incident", incident)):
        there, nowhere = client.get(reverse(name, args=[number])), client.get(reverse(name, args=[10**6]))
        assert (there.status_code, there.content) == (404, nowhere.content), name


def test_an_act_that_only_a_hidden_account_tells_is_not_named(workspace, local, client):
    act = builders.incident("Open incident", level=0)
    builders.account(builders.document(level=0), act)
    hidden = Act.rows.create(incident=act.incident, code="torture")
    builders.account(builders.document(level=2), hidden)
    for level, named in ((1, False), (2, True)):
        Profile.objects.update(clearance=level)
        pages = [client.get(reverse("incidents")), client.get(reverse("incident", args=[act.incident_id]))]
        assert ["orture" in page.content.decode() for page in pages] == [named, named]
