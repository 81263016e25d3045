"""Every list and every page without a number, found by themselves: none asks the database more with 30 more rows than with 3.

A new list whose rows `grow` does not make fails here: add its rows to `grow`.
"""

import importlib
import pkgutil

import pytest
from django.urls import reverse

from saksi.actions.add_user import add_user
from saksi.record.models import (
    ActorMerge,
    Answer,
    Case,
    Decision,
    Flag,
    Incident,
    Place,
    Provision,
    SavedFilter,
    SecondReading,
    StatementTopic,
)
from saksi.web import pages
from saksi.web.lists import List
from tests.record import builders
from tests.web.flat import questions
from tests.web.test_matrix import ADDRESSES

pytestmark = pytest.mark.django_db

FEW, MORE = 3, 30
TEXT = "Police arrested two farmers in Lumera. The court cited Article 148 of the Penal Code, a spokesman said."
LISTS = {
    one.name: one
    for module in pkgutil.iter_modules(pages.__path__)
    for one in vars(importlib.import_module(f"saksi.web.pages.{module.name}")).values()
    if isinstance(one, List)
}


def grow(desk, count, start):
    """So many more of everything that a list shows, each tied to others as in real use."""
    for n in range(start, start + count):
        of = builders.document(TEXT, level=0, publisher=f"Courier {n}", date=f"2024-0{n % 9 + 1}", pack="sample")
        common = {"by": "local", "at": builders.NOW}
        victim, speaker = builders.actor(of, f"Ana {n}", level=0), builders.actor(of, f"Oren {n}", level=0, sector="media")
        double = builders.actor(of, f"Oren T. {n}", level=0, merged_into=speaker)
        ActorMerge.rows.create(kept=speaker, gone=double, reason="r", **common)
        said = builders.statement(of, "Police arrested two farmers", speaker=speaker, level=0)
        reply = builders.statement(of, "The court cited Article 148", speaker=victim, level=0, position="denies")
        Answer.rows.create(statement=reply, to=said, kind="denies", reason="r", **common)
        StatementTopic.rows.create(statement=said, topic="assembly", **common)
        act = builders.incident(f"Arrest {n}", level=0)
        case = Case.rows.create(title=f"Case {n}", level=0, opened=builders.NOW)
        Incident.rows.filter(pk=act.incident_id).update(case=case)
        for place in (f"Village {n}", "Ostrel"):
            told = {"victims": [victim], "perpetrators": [speaker], "according_to": said, "date": "2025-03-03"}
            account = builders.account(of, act, place=place, **told)
        cited = {"start": 0, "end": 6, "quote": "Police"}
        law = builders.decided(of, "provision", reading=account.suggestion.reading)
        Provision.rows.create(**law, instrument="Penal Code", code="penal_code", article=str(n), span=cited)
        Place.rows.create(**builders.decided(of, "place"), name=f"Village {n}")
        Flag.rows.create(suggestion=builders.suggestion(of), line="look", by="another", at=builders.NOW)
        twice = Decision.rows.create(suggestion=said.suggestion, outcome="accepted", by=desk.user, at=builders.NOW, drawn=True)
        SecondReading.rows.create(decision=twice, outcome="rejected", by="sela", at=builders.NOW)
        SavedFilter.rows.create(user=desk.user, page="documents", name=f"mine {n}", query=f"words={n}")
        add_user(desk.user, f"person{n}", "coder", 1)


def addresses():
    """Each address that shows a page and takes no number."""
    return {name: reverse(name) for name, at in ADDRESSES.items() if at.get and not at.of}


def rows(desk):
    """How many rows each list has."""
    return {name: desk.page(name).context["listing"].count for name in LISTS}


def test_no_list_and_no_page_asks_more_questions_with_more_rows(desk):
    assert set(LISTS) <= set(addresses()), "each list has its address"
    grow(desk, FEW, 0)
    had, few = rows(desk), {name: questions(desk.client, at) for name, at in addresses().items() if reaches(desk, at)}
    grow(desk, MORE, FEW)
    has = rows(desk)
    still = {name: has[name] - had[name] for name in LISTS if has[name] - had[name] < MORE}
    assert not still, f"`grow` makes no rows for these lists, or too few: {still}"
    grown = {}
    for name, before in few.items():
        after = questions(desk.client, reverse(name))
        if len(after) > len(before):
            grown[name] = (len(before), len(after), sorted(set(after) - set(before))[:3])
    assert not grown
    assert len(few) > len(LISTS)


def reaches(desk, address):
    """Whether a page comes, and not the way to another one."""
    return desk.client.get(address).status_code == 200
