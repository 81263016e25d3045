"""Second opinions: each item of two readings stands once in one list, with what agrees, what differs, what only one has."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from saksi.codebook.packs import load_pack
from saksi.kernel.span import Span
from saksi.reading.model import Account, Actor, Reading, Statement
from saksi.reading.opinions import opinions
from saksi.reading.rules import RulesReader

TEXT = "Police arrested Mina Torrel on Sunday. “It was wrong,” said Arden Bule. Officers beat him."


def span(words: str) -> Span:
    at = TEXT.index(words)
    return Span(TEXT, at, at + len(words))


def actor(number: str, name: str, **more) -> Actor:
    return Actor(number, more.pop("kind", "person"), name, (), (), more.pop("sector", "other"), (span(name),))


def statement(speaker: str, **more) -> Statement:
    values = {"source": "person", "manner": "direct", "span": span("It was wrong"), "cue": span("said"), "date": None, "position": "alleges"}
    return Statement("s1", speaker, **(values | more))


def account(act: str, trigger: str, victims=(), **more) -> Account:
    values = {"perpetrators": (), "date": None, "place": None, "charge": None, "penalty": None, "according_to": None, "status": "reported"}
    return Account("i1", act, span(trigger), tuple(victims), **(values | more))


def reading(name: str, **groups) -> Reading:
    return Reading(name, "1", {}, None, "generic", **groups)


PEOPLE = (actor("a1", "Mina Torrel"), actor("a2", "Arden Bule"))
TURNED = (actor("a1", "Arden Bule"), actor("a2", "Mina Torrel"))


def verdicts(first: Reading, second: Reading, kind: str):
    return [(one.verdict, one.differs) for one in opinions(first, second) if one.kind == kind]


def test_a_reading_agrees_with_itself_in_everything():
    found = RulesReader().read(TEXT, date(2025, 3, 4), load_pack("sample"))
    joined = opinions(found, found)
    assert joined
    assert {one.verdict for one in joined} == {"agree"}
    assert len(joined) == sum(len(group) for group in (found.actors, found.statements, found.accounts, found.provisions, found.places, found.dates))


def test_ids_of_the_two_readings_need_not_be_the_same():
    one = reading("one", actors=PEOPLE, statements=(statement("a2"),), accounts=(account("arrest", "arrested", ["a1"]),))
    other = reading("other", actors=TURNED, statements=(statement("a1"),), accounts=(account("arrest", "arrested", ["a2"]),))
    assert {item.verdict for item in opinions(one, other)} == {"agree"}


def test_what_only_one_has_is_told_of_that_one():
    one = reading("one", actors=PEOPLE, accounts=(account("arrest", "arrested", ["a1"]),))
    other = reading("other", actors=PEOPLE, accounts=(account("physical-attack", "beat"),))
    assert verdicts(one, other, "account") == [("only first", ()), ("only second", ())]
    assert verdicts(other, one, "account") == [("only second", ()), ("only first", ())]


@pytest.mark.parametrize(
    ("changed", "differs"),
    [
        (statement("a1"), ("speaker",)),
        (statement("a2", position="denies"), ("position",)),
        (statement("a2", position="denies", manner="mixed", date="2025"), ("manner", "date", "position")),
        (statement("a2", span=span("It was wrong,” said")), ()),
    ],
)
def test_statements_about_the_same_words_are_one_with_the_fields_that_differ(changed, differs):
    one, other = (reading("x", actors=PEOPLE, statements=(said,)) for said in (statement("a2"), changed))
    assert verdicts(one, other, "statement") == [("differ" if differs else "agree", differs)]


def test_statements_about_other_words_are_two():
    one, other = (reading("x", actors=PEOPLE, statements=(said,)) for said in (statement("a2"), statement("a2", span=span("wrong"))))
    assert sorted(verdicts(one, other, "statement")) == [("only first", ()), ("only second", ())]


@pytest.mark.parametrize(
    ("changed", "differs"),
    [
        (account("detention", "arrested", ["a1"]), ("act",)),
        (account("arrest", "arrested", ["a2"]), ("victims",)),
        (account("arrest", "arrested", ["a1"], status="alleged", date="2025-03-02"), ("date", "status")),
        (account("arrest", "arrested", ["a1"], charge="Incitement "), ("charge",)),
        (account("arrest", "Police arrested", ["a1"]), ()),
    ],
)
def test_accounts_of_the_same_words_are_one_with_the_fields_that_differ(changed, differs):
    one, other = (reading("x", actors=PEOPLE, accounts=(told,)) for told in (account("arrest", "arrested", ["a1"]), changed))
    assert verdicts(one, other, "account") == [("differ" if differs else "agree", differs)]


def test_a_victim_whom_only_one_reading_knows_is_a_difference():
    stranger = (*PEOPLE, actor("a3", "him", kind="group"))
    one = reading("one", actors=PEOPLE, accounts=(account("physical-attack", "beat"),))
    other = reading("other", actors=stranger, accounts=(account("physical-attack", "beat", ["a3"]),))
    assert verdicts(one, other, "account") == [("differ", ("victims",))]
    assert ("only second", ()) in verdicts(one, other, "actor")


def test_the_list_follows_the_text_and_holds_each_item_once():
    found = RulesReader().read(TEXT, date(2025, 3, 4), load_pack("sample"))
    less = replace(found, statements=(), actors=found.actors[1:])
    joined = opinions(less, found)
    starts = [one.span["start"] for one in joined]
    assert starts == sorted(starts)
    assert sum(one.first is not None for one in joined) == sum(map(len, (less.actors, less.accounts, less.dates, less.places, less.provisions)))
    assert [one.verdict for one in joined if one.kind == "statement"] == ["only second"] * len(found.statements)


def test_an_opinion_is_plain_data():
    joined = opinions(reading("one", actors=PEOPLE), reading("other", actors=PEOPLE[:1]))
    assert [(one["kind"], one["verdict"], one["second"] is None) for one in (item.to_json() for item in joined)] == [
        ("actor", "agree", False), ("actor", "only first", True),
    ]  # fmt: skip
