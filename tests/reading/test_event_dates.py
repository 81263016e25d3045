"""Acts that are dated by another event: counted from it, or left alone. The sentences are made up."""

from __future__ import annotations

from datetime import date

import pytest

from saksi.codebook.packs import load_pack
from saksi.reading.model import Account, Reading
from saksi.reading.rules import RulesReader


def read(text: str) -> Reading:
    """The reading of the text as published on 5 March 2025."""
    return RulesReader().read(text, date(2025, 3, 5), load_pack("generic"))


def account(text: str, act: str) -> Account:
    """The last account of this act in the text."""
    return [account for account in read(text).accounts if account.act == act][-1]


@pytest.mark.parametrize(
    ("act", "day", "text"),
    [
        ("release", "2025-02-05", "Police arrested Dana Orel on 2 February. The camp was quiet.\n\nOrel was freed three days after her arrest."),
        ("raid", "2025-02-03", "Police arrested Dana Orel on 2 February over a song.\n\nPolice searched the house of Jona Feld the day after the arrest."),
        ("release", "2025-02-09", "Police arrested Dana Orel on 2 February over a song.\n\nOrel was released a week after her arrest."),
        ("release", "2025-03", "Police arrested Dana Orel on 2 February over a song.\n\nOrel was released four weeks after her arrest."),
        ("arrest", "2025-02-03", "Police arrested Dana Orel on 2 February over a song.\n\nJona Feld was arrested the day after her."),
        ("summons", "2025-02-01", "Police arrested Dana Orel on 2 February over a song.\n\nThe day before the arrest, a prosecutor summoned Jona Feld."),
        ("release", "2025-02-05", "Police arrested Dana Orel on 2 February. She was freed after three days."),
        ("release", "2025", "In January, police arrested Dana Orel. She was released without charge after three weeks."),
        ("acquittal", "2025-02-02", "A court convicted Dana Orel on 2 February.\n\nJona Feld came on Monday. She was acquitted at the same hearing."),
        ("raid", "2025-02-02", "Police arrested Dana Orel on 2 February. Her lawyer came in March 2024.\n\nThe flat of Orel was searched during her arrest."),
        ("seizure", "2025-02-02", "Police raided the paper on 2 February.\n\nIt stayed shut on Monday.\n\nOn the day of the raid the police also confiscated the phones of Dana Orel."),
        ("arrest", "2024-08-29", "Dana Orel joined a march on 27 August 2024.\n\nPolice arrested Orel two days after the march."),
    ],
)
def test_an_act_is_counted_from_the_event_that_its_words_name(act, day, text):
    assert account(text, act).date == day


@pytest.mark.parametrize(
    ("act", "day", "text"),
    [
        ("release", "2025-02-21", "Police arrested Dana Orel on 2 February. Orel was freed on 21 February, three weeks after her arrest."),
        ("release", "2025-02-02~", "Police arrested Dana Orel on 2 February over a song.\n\nOrel was freed many days after the flood."),
        ("release", "2025-02-02~", "Police arrested Dana Orel on 2 February over a song.\n\nOrel was freed three months after her arrest."),
    ],
)
def test_a_day_of_its_own_an_unknown_event_and_a_day_to_come_change_nothing(act, day, text):
    assert account(text, act).date == day


def test_the_reason_names_the_words_and_the_event_counted_from():
    told = read("Police arrested Dana Orel on 2 February over a song.\n\nOrel was freed three days after her arrest.")
    freed = next(account for account in told.accounts if account.act == "release")
    assert freed.evidence["date"].quote == "three days after her arrest"
    assert [span.quote for span in told.reasons[f"{freed.id}.date"].words] == ["three days after her arrest", "arrested"]


def test_the_words_that_count_from_another_event_are_no_part_of_the_charge():
    charged = account("Police arrested Dana Orel on 2 February.\n\nOrel was charged with incitement two days after her arrest.", "charge")
    assert (charged.charge, charged.date) == ("incitement", "2025-02-04")


def test_whom_police_arrested_is_not_of_the_police():
    told = read("Police on Monday arrested two union leaders, Dana Orel and Jona Feld, outside a factory.")
    assert {actor.name: actor.sector for actor in told.actors}["Dana Orel"] == "other"


@pytest.mark.parametrize(
    ("act", "day", "text"),
    [
        ("charge", "2025~", "On 9 January, police arrested Dana Orel on her way to the market and later charged her with incitement."),
        ("charge", None, "Police arrested Dana Orel on 9 May 2023. She was subsequently charged with incitement."),
        ("charge", None, "Police arrested Dana Orel in May 2023. She was subsequently charged with incitement."),
        ("arrest", "2025-01~", "Dana Orel published an essay on 9 January. She was arrested shortly after."),
        ("charge", "2025-01-12", "Police arrested Dana Orel on 9 January. Three days later they charged her with incitement."),
        ("charge", "2025-01-20", "Police arrested Dana Orel on 9 January. She was later charged with incitement on 20 January."),
    ],
)
def test_what_is_only_told_as_done_later_has_no_day_of_what_was_done_before(act, day, text):
    assert account(text, act).date == day
