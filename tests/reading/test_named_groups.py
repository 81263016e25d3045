"""A group told by number, and its people named further on. The sentences are made up."""

from __future__ import annotations

from datetime import date

import pytest

from saksi.codebook.packs import load_pack
from saksi.reading.rules import RulesReader

LEAD = "Police in Ostrel arrested two farmers on Tuesday.\n\n"


def victims_of(act: str, text: str) -> str:
    """The names of those to whom the act was done, in the first account of it."""
    reading = RulesReader().read(text, date(2021, 6, 4), load_pack("generic"))
    names = {actor.id: actor.name for actor in reading.actors}
    return "; ".join(names[victim] for victim in next(one for one in reading.accounts if one.act == act).victims)


@pytest.mark.parametrize(
    "names",
    [
        "Dana Orel and Ivo Marek live by the dam.",
        "Dana Orel, 34, and Ivo Marek, 29, live by the dam.",
        "The union gave the names of Dana Orel and Ivo Marek.",
        "“Nobody told us,” a neighbour said.\n\nDana Orel and Ivo Marek live by the dam.",
    ],
)
def test_the_first_list_of_as_many_people_names_the_group(names: str) -> None:
    assert victims_of("arrest", LEAD + names) == "two farmers; Dana Orel; Ivo Marek"


@pytest.mark.parametrize(
    "names",
    [
        "Dana Orel, Ivo Marek and Jona Feld live by the dam.",
        "Their lawyers, Dana Orel and Ivo Marek, were let in.",
        "“They did nothing,” Dana Orel and Ivo Marek said.",
        "They had been seen with Dana Orel and Ivo Marek.",
        "Two teachers waited outside. Dana Orel and Ivo Marek live by the dam.",
        "Dana Orel lives by the dam.",
    ],
)
def test_other_people_do_not(names: str) -> None:
    """Neither more nor fewer, nor lawyers, speakers and company, nor those of another group of as many."""
    assert victims_of("arrest", LEAD + names) == "two farmers"


def test_people_named_before_are_not_of_a_group_told_later() -> None:
    text = "Dana Orel and Ivo Marek live by the dam.\n\nPolice in Ostrel arrested two farmers on Tuesday. Dana Orel and Ivo Marek came home late."
    assert victims_of("arrest", text) == "two farmers"


def test_the_reason_says_which_words_name_them() -> None:
    text = LEAD + "Dana Orel and Ivo Marek live by the dam."
    reading = RulesReader().read(text, date(2021, 6, 4), load_pack("generic"))
    names = {actor.name: actor.id for actor in reading.actors}
    (account,) = (one for one in reading.accounts if one.act == "arrest")
    why = reading.reasons[f"{account.id}.victims.{names['Dana Orel']}"]
    assert "the first list after the group" in why.rule
    assert why.words[0].quote == "Dana Orel"
