"""When and where an act was done: the words that belong to it, and those that do not. The sentences are made up."""

from __future__ import annotations

from datetime import date

import pytest

from saksi.codebook.packs import load_pack
from saksi.reading.model import Account
from saksi.reading.rules import RulesReader


def account(text: str, act: str) -> Account:
    """The first account of this act in the text, read as published on 5 March 2025."""
    reading = RulesReader().read(text, date(2025, 3, 5), load_pack("generic"))
    return next(account for account in reading.accounts if account.act == act)


@pytest.mark.parametrize(
    ("act", "day", "text"),
    [
        ("charge", "2025-03-03", "On Monday a judge charged Dana Orel under Decree-Law 54 of 2022."),
        ("charge", "2025-03-03", "A judge charged Dana Orel under the 2015 Cybercrime Act on Monday."),
        ("organisation-dissolved", "2025-02-28", "The Dren Farmers Union was dissolved by decree of 28 February 2025."),
        ("party-dissolved", "2025-02-01", "On 1 February the court dissolved the Dren People's Party before next year's election."),
        ("enforced-disappearance", "2025-02-09", "Dana Orel has not been seen since 9 February."),
        ("enforced-disappearance", "2025-02-09", "Dana Orel was taken away on 9 February and has not been seen since then."),
        ("raid", "2025-03-03~", "Police have searched the house of Dana Orel.\n\nOn 3 March her books stood in the yard."),
        ("detention", "2024-05/2025-03", "Dana Orel has been held in Ostrel prison since May 2024."),
        ("charge", None, "Dana Orel has been charged with incitement, and has been in jail since last September."),
        ("charge", None, "Dana Orel was charged over a speech she made in Ostrel in November 2020."),
        ("arrest", "2025-03-03", "Dana Orel was arrested on Monday for a post she shared in May 2021."),
        ("abduction", "2024-06-18/2025-03-05", "The group documented 73 people taken by unknown men since June 18."),
        ("release", "2025-03-03", "Dana Orel was charged with libel on Monday over a speech she gave on 12 February 2021. The court granted her bail."),
        ("charge", "2025-03-04", "Dana Orel was moved to the capital on Monday and charged with libel against a judge on Tuesday."),
        ("charge", "2025-03-03", "Dana Orel was moved to the capital on Monday and charged with libel."),
        ("arrest", None, "The Ostrel Union on Monday condemned the arrest of Dana Orel."),
        ("arrest", None, "In a statement released on Monday, the Ostrel Union voiced concern over the arrest of Dana Orel."),
        ("arrest", "2025-02-20", "The Ostrel Union on Monday condemned the arrest of Dana Orel. She was arrested at her home on 20 February."),
        ("arrest", "2025-02-02", "Ivo Marek spoke at the rally on 2 February. Police arrested Dana Orel at the gate."),
        ("arrest", "2025-02-02~", "Ivo Marek spoke at the rally on 2 February.\n\nPolice arrested Dana Orel at the gate."),
        ("charge", "2025-02-02~", "The union met on Monday, its head said.\n\nThe editor Dana Orel was arrested on 2 February.\n\nShe was charged with libel."),
        ("release", "2025-03-04~", "The union struck on 21 December.\n\nIts head spoke to Radio Dren on Tuesday.\n\nDana Orel was released at night."),
        ("arrest", None, "Ivo Marek speaks at the rally on 2 February. (Dren Herald/Jona Feld)\n\nPolice arrested Dana Orel at the gate."),
        ("arrest", None, "Ivo Marek speaks at the rally on 2 February. [Photo by Jona Feld]\n\nPolice arrested Dana Orel at the gate."),
        ("detention", "2025-02-02/2025-02-04", "On 2 February Dana Orel was arrested and spent two nights in a police cell."),
        ("detention", "2025-02-02/2025-02-04", "Dana Orel spent two nights in a police cell and was let go on 4 February."),
        ("detention", "2025-02-02/2025-02-03", "On 2 February Dana Orel was held overnight at the district police station."),
        ("detention", "2025-02-02/2025-02-04", "On 2 February Dana Orel was kept for 40 hours in the barracks."),
        ("detention", "2025-02-02", "On 2 February Dana Orel was held for six hours at the barracks."),
        ("detention", "2024-11/2025-01", "On 2 November Dana Orel was held for two months in the barracks."),
        ("detention", "2025-02-02", "On 2 February a judge ordered Dana Orel held for ten days."),
        ("detention", "2025-02-02/2025-03-05", "Dana Orel was arrested on 2 February. She has been held since then for inciting disorder."),
        ("detention", "2025-02-20/2025-03-05", "Dana Orel has spent thirteen days in a police cell, her brother said."),
        ("arrest", "2025-02-02/2025-03-05", "Troops cleared the square on 2 February. Since then at least forty members of the union have been arrested."),
        ("enforced-disappearance", "2025-02-02/2025-02-04", "On 2 February Dana Orel disappeared for forty hours."),
        ("arrest", "2025-03-04", "Police yesterday freed two women and arrested Dana Orel, the head of last month's protest."),
        ("detention", "2025-03~", "Police came on 2 February.\n\nFive members of the Dren Farmers Union are in prison."),
        ("detention", "2014/2025", "Since taking the presidency in 2014, General Marek has imprisoned more than two hundred lawyers."),
        ("killing", "2021-03-07", "On March 7, 2021, known as “Bloody Sunday”, police killed nine farmers in Ostrel."),
        ("charge", "2025-03-01/2025-03-03", "Dana Orel was charged on Saturday and again on Monday."),
        ("arrest", "2025-03-03", "Dana Orel, who has led the union since it was founded in 2003, was arrested by the Ostrel police on Monday."),
        ("release", "2025-02-02", "Dana Orel was released on 2 February, and a week later Ivo Marek was charged."),
        ("arrest", "2025-02-02", "Ivo Marek, whom a court had freed in 2019, spoke on 2 February; police arrested Dana Orel."),
        ("arrest", "2025-03-03", "On Monday, two days after she had spoken on the radio, police arrested Dana Orel."),
        ("arrest", "2025-02-02", "Officers met on 2 February. Dana Orel was arrested; Ivo Marek was released on Monday."),
        ("torture", "2025-02-02", "Dana Orel was arrested on 2 February. Guards gave her electric shocks to obtain a password, she told a judge on Monday; he made no note."),
        ("arrest", "2024~", "Police arrested Dana Orel last summer."),
        ("release", "2025-03-01", "On Saturday, fourteen students who had been abducted from their hall in Ostrel on February 20 were released."),
        ("release", None, "Dana Orel, who was arrested after the January protests, was released by a judge."),
        ("killing", None, "The Ostrel Union on Monday accused the army of killing two farmers."),
        ("organisation-dissolved", "2025-03-03", "The ministry announced on Monday that it had dissolved the Dren Farmers Union."),
        ("organisation-dissolved", "2025-03-03", "The ministry on Monday announced that it had dissolved the Dren Farmers Union."),
        ("abduction", "2025-02", "Ivo Marek was arrested on Monday, along with three union members abducted and beaten by unknown men last month."),
        ("arrest", "2025-03-03~", "Police have arrested Dana Orel over a song.\n\nIvo Marek at a fair in Ostrel, 19 October 2024, LENA SOREL/AFP via Getty Images\n\nOn 3 March her books stood in the yard."),
    ],
)
def test_the_day_of_an_act_is_that_of_its_own_words(act: str, day: str | None, text: str) -> None:
    """Years of laws, elections and pictures are of no act; custody of a told length has its first and last day."""
    assert account(text, act).date == day


@pytest.mark.parametrize(
    ("act", "place", "text"),
    [
        ("arrest", "Ostrel", "In Ostrel, police arrested Dana Orel on Monday."),
        ("arrest", "Ostrel", "Dana Orel was arrested at her home in Ostrel on Monday."),
        ("arrest", "her parents’ house", "Police took Dana Orel from her parents’ house on Monday."),
        ("detention", "the district police station", "Dana Orel was held overnight at the district police station."),
        ("death-in-custody", "the provincial prison", "Dana Orel died in the provincial prison on Monday."),
        ("physical-attack", "the bus station", "Two men beat Dana Orel near the bus station on Monday."),
        ("arrest", "Balochistan province", "Police arrested Dana Orel in Pakistan's Balochistan province on Monday."),
        ("killing", "Ostrel's Neral district", "Soldiers killed six farmers in Ostrel's Neral district on Monday."),
        ("assembly-obstructed", "the Neral bridge", "Police turned back 80 marchers at the Neral bridge on Monday."),
    ],
)
def test_the_place_of_an_act_is_named_or_told_in_plain_words(act: str, place: str, text: str) -> None:
    """A named place goes before a venue; the venue's words are the text's own."""
    found = account(text, act)
    assert found.place == place
    assert found.evidence["place"].quote == place


@pytest.mark.parametrize(
    ("act", "place", "text"),
    [
        ("release", None, "Dana Orel was released on Friday after being arrested on 12 February in Ostrel."),
        ("arrest", None, "Dana Orel, who was arrested in March 2022, was sentenced on Monday by a court in Ostrel."),
        ("bail-denied", None, "Dana Orel, who was arrested last month in Ostrel province, was denied bail on Friday."),
        ("charge", None, "Dana Orel, arrested on 6 February in Ostrel, was charged with libel on Monday."),
        ("charge", None, "Dana Orel was charged on Monday and remanded to Ostrel prison."),
        ("conviction", None, "Dana Orel, who fled Belarus in 2022, was sentenced to a year in prison on Monday."),
        ("arrest", "Ostrel", "Dana Orel was arrested on 6 February in Ostrel and charged with libel."),
        ("physical-attack", "Ostrel", "Dana Orel was arrested and beaten in Ostrel on Monday."),
    ],
)
def test_the_place_of_another_act_of_the_sentence_is_not_taken(act: str, place: str | None, text: str) -> None:
    """What stands in the clause of the other act, and where somebody was sent to, is of that act."""
    assert account(text, act).place == place


@pytest.mark.parametrize(
    ("act", "text"),
    [
        ("conviction", "Dana Orel was sentenced to two years at the office of the judge on Monday."),
        ("arrest", "Dana Orel was arrested on Monday after she left the market."),
        ("arrest", "Dana Orel was arrested on Monday over a post."),
        ("arrest", "Dana Orel, who was born in a village, was arrested on Monday."),
    ],
)
def test_a_venue_of_another_clause_or_of_a_paper_is_no_place(act: str, text: str) -> None:
    """What is not said of the act gives it no place."""
    assert account(text, act).place is None


def test_names_after_a_counted_group_are_the_same_act() -> None:
    """The lead has three activists, the text after it their names: one arrest, with both."""
    text = "Police arrested three activists on Monday.\n\nDana Orel, Ivo Marek and Lena Sorel were arrested at a cafe."
    reading = RulesReader().read(text, date(2025, 3, 5), load_pack("generic"))
    arrests = [account for account in reading.accounts if account.act == "arrest"]
    assert [(len(arrest.victims), arrest.date) for arrest in arrests] == [(4, "2025-03-03")]


@pytest.mark.parametrize(
    ("place", "later"),
    [
        ("Ostrel", "Dana Orel was arrested at her home in Ostrel, her brother said."),
        ("southern Lumera", "Dana Orel was arrested in Myanmar, her brother said."),
        ("southern Lumera", "In Ostrel, police arrested Dana Orel, her brother said."),
    ],
)
def test_where_police_are_from_gives_way_to_where_they_arrested_somebody(place: str, later: str) -> None:
    """The lead has the place of the doer, a later telling that of the act; a country is no finer place."""
    assert account(f"Police in southern Lumera arrested Dana Orel on Monday.\n\n{later}", "arrest").place == place


def test_two_arrests_of_one_person_told_with_their_days_stay_two() -> None:
    """Each sentence tells its own day."""
    text = "Dana Orel was arrested on Monday for a post. In 2019 she was arrested for a song."
    reading = RulesReader().read(text, date(2025, 3, 5), load_pack("generic"))
    assert [account.date for account in reading.accounts] == ["2025-03-03", "2019"]


def test_an_act_without_a_day_has_that_of_a_short_texts_lead() -> None:
    """The lead tells the day; a later day told in passing does not become that of what follows."""
    text = (
        "Police broke up a rally in Ostrel on 2 February 2025.\n\nThe next hearing is on 9 May 2025, the court said.\n\n"
        "Officers arrested Dana Orel at the gate."
    )
    assert account(text, "arrest").date == "2025-02-02~"


def test_an_act_takes_no_day_that_dates_what_was_done_elsewhere() -> None:
    """The dateline is nearer to the news than the day of another act in another town."""
    text = (
        "LUMERA, 4 March 2025 – Police arrested Dana Orel, the Dren Union said. She was beaten at the station.\n\n"
        "In Ostrel, officials dispersed a march of 31 farmers on 2 March 2025."
    )
    reading = RulesReader().read(text, date(2025, 3, 5), load_pack("generic"))
    assert [account.date for account in reading.accounts] == ["2025-03-04~", "2025-03-04~", "2025-03-02"]


def test_an_act_in_a_table_of_events_has_the_date_that_stands_over_it() -> None:
    text = (
        "The case of Dana Orel, in dates, as the union told it on Monday.\n\n2017\n\nPolice arrested Dana Orel in Ostrel.\n\n"
        "She was beaten in the cell.\n\n4 May 2018\n\nA court sentenced Dana Orel to two years in prison."
    )
    reading = RulesReader().read(text, date(2025, 3, 5), load_pack("generic"))
    assert [account.date for account in reading.accounts] == ["2017", "2017", "2018-05-04"]


@pytest.mark.parametrize(
    ("day", "lead"),
    [
        ("2025-03-03~", "On Monday soldiers broke up a strike in Ostrel."),
        ("2025-03-03~", "On Monday soldiers broke up a strike in Ostrel, the Dren Union said today."),
        (None, "The strike in Ostrel, the Dren Union said on Tuesday, goes on."),
    ],
)
def test_an_act_without_a_day_has_the_first_day_of_the_news_in_a_long_text(day: str | None, lead: str) -> None:
    """The day that was told last is as often that of the background; that of the saying is of no act."""
    background = "The town voted for the union on 9 August 2024, as towns had before.\n\n" + "The town lies on a river. " * 150
    assert account(f"{lead}\n\n{background}\n\nOfficers arrested Dana Orel at the gate.", "arrest").date == day


def test_what_is_done_to_one_person_once_is_one_account_whatever_days_its_tellings_have() -> None:
    """A killing told of in the lead and again on the day of the burial."""
    text = "Dana Orel was shot dead on 2 February.\n\nDana Orel was killed on 1 February, a neighbour said."
    reading = RulesReader().read(text, date(2025, 3, 5), load_pack("generic"))
    assert [account.victims for account in reading.accounts].count(reading.accounts[0].victims) == 1


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Dana Orel was arrested on March 3 and is held in Lumera prison.", "2021-03-03/2021-06-04"),
        ("Dana Orel was arrested in March. She was still in custody on Friday.", "2021-03/2021-06"),
        ("Dana Orel was arrested on March 3 and was sent to prison on March 5.", "2021-03-05"),
    ],
)
def test_custody_that_lasts_begins_with_the_arrest(text: str, value: str) -> None:
    """Only where the words say that it lasts."""
    reading = RulesReader().read(text, date(2021, 6, 4), load_pack("generic"))
    assert [one.date for one in reading.accounts if one.act == "detention"] == [value]
