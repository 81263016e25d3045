"""What is feared, planned, demanded, denied in advance or told as a habit gives no account; what was done gives one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from saksi.codebook.lists import codebook
from saksi.codebook.packs import load_pack
from saksi.reading.model import Reading
from saksi.reading.rules import RulesReader

HERE = Path(__file__).parent


def lines(name: str) -> list[str]:
    """The sentences of a list, without its comments."""
    read = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line for line in read if line and not line.startswith("#")]


NOTHING_DONE = lines("no_accounts.txt")
TOLD = [tuple(part.strip() for part in line.split("|", 2)) for line in lines("told_accounts.txt")]


def reading_of(text: str) -> Reading:
    return RulesReader().read(text, date(2021, 6, 16), load_pack("sample"))


def bare(name: str) -> str:
    return name.lower().removeprefix("the ")


@pytest.mark.parametrize("text", NOTHING_DONE)
def test_what_was_not_done_gives_no_account(text: str) -> None:
    """Not one account in the sentence."""
    assert [(account.act, account.trigger.quote) for account in reading_of(text).accounts] == []


@pytest.mark.parametrize(("act", "victims", "text"), TOLD)
def test_what_was_done_gives_its_account(act: str, victims: str, text: str) -> None:
    """The act with its victims and nobody more than a group they belong to."""
    reading = reading_of(text)
    names = {actor.id: bare(actor.name) for actor in reading.actors}
    wanted = [bare(part.strip()) for part in victims.split(";")]
    found = [[names[actor] for actor in account.victims] for account in reading.accounts if account.act == act]
    assert any(
        all(any(one in name or name in one for name in named) for one in wanted) and len(named) <= len(wanted) + 1
        for named in found
    ), [(account.act, [names[actor] for actor in account.victims]) for account in reading.accounts]


def test_the_lists_are_large_and_wide_enough() -> None:
    """At least 150 sentences without an act and 60 with one, of at least fifty kinds of act."""
    assert len(set(NOTHING_DONE)) >= 150
    assert len({text for _, _, text in TOLD}) >= 60
    assert len({act for act, _, _ in TOLD} & set(codebook().acts)) >= 50
