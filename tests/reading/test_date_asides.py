"""Dates that are of no act, and which date an act has then. The sentences are made up."""

from __future__ import annotations

from datetime import date

import pytest

from saksi.codebook.packs import load_pack
from saksi.reading.rules import RulesReader


def day_of(act: str, text: str) -> str | None:
    """The date of the last account of this act in the text, published on Friday, 4 June 2021."""
    reading = RulesReader().read(text, date(2021, 6, 4), load_pack("generic"))
    return [one.date for one in reading.accounts if one.act == act][-1]


@pytest.mark.parametrize(
    ("act", "day", "text"),
    [
        ("arrest", "2021-06-03~", "OSTREL, June 4 (CW) -- Police have arrested the editor Dana Orel.\n\nHer door was broken down on Thursday."),
        ("arrest", "2021-06-03~", "Ostrel, 4 June 2021\n\nPolice have arrested the editor Dana Orel. Her door was broken down on Thursday."),
        ("arrest", "2021-06-04~", "OSTREL, June 4 (CW) -- Police have arrested the editor Dana Orel.\n\nHer door is broken."),
        ("arrest", "2021-06-01", "On Tuesday police arrested the editor Dana Orel over a 1972 poem."),
        ("arrest", "2021-06-01", "Police arrested the editor Dana Orel on Tuesday over a parking fine of 1999."),
        ("arrest", "2019", "Police arrested the editor Dana Orel in the 2019 protests."),
        ("detention", "2021-06-01", "On Tuesday a judge sent the editor Dana Orel to pretrial detention until 20 July."),
        ("arrest", "2021-05-31~", "Police must free the editor Dana Orel, the union said on Thursday.\n\nHer flat was searched on Monday.\n\nPolice arrested Jona Feld."),
        ("candidate-disqualified", "2021-05", "In May the commission struck the candidate Dana Orel off the list for the elections of 6 March."),
        ("arrest", "2021-06-01", "On Tuesday police arrested the editor Dana Orel over the protests of last year."),
        ("appeal-rejected", "2021-06-01", "On Tuesday a court rejected the appeal of the editor Dana Orel against the term imposed on her in December."),
        ("arrest", "2021-05-26~", "Police arrested the editor Dana Orel last week.\n\nShe was at home on Wednesday, May 26, when they came."),
        ("arrest", "2021-05", "Police arrested the editor Dana Orel last week.\n\nShe was at home on Tuesday."),
        ("arrest", "2021-06-01", "Police searched a flat on Tuesday. The editor Dana Orel was arrested and will be brought before a judge on Monday."),
        ("arrest", "2021-06-01", "Police searched a flat on Tuesday. Officers arrested the editor Dana Orel, and a court set the next hearing for 8 December."),
        ("arrest", "2020-09", "In September 2020 the editor Dana Orel was arrested again, and only last May did a court grant her bail."),
        ("bail-denied", "2021-06-03~", "The editor Dana Orel came to court on Thursday.\n\nShe was denied bail and told to appear for trial at the High Court in October."),
        ("abduction", "2021-06-01", "Gunmen on Tuesday attacked a school in Ostrel, abducting ten pupils in the second mass abduction in the past three months."),
        ("conviction", None, "The editor Dana Orel was sentenced to a year in prison for attending a gathering in Ostrel on April 26."),
        ("arrest", "2021-06-01", "On Tuesday, more than 40 students were arrested during protests against the 2018 Senate decision to raise fees."),
        ("conviction", "2021-06-02~", "On Wednesday a court freed Jona Feld.\n\nHe was accused of a part in a 2013 attack in which ten people died. The editor Dana Orel was found guilty."),
        ("killing", None, "A court on Tuesday convicted Jona Feld for praising the lynching of the editor Dana Orel."),
        ("release", "2021-06-03~", "The mayor spoke on Thursday.\n\nThe editor Dana Orel, who was not there, wept.\n\nA driver who was arrested last week in connection with the plot has been released."),
        ("arrest", None, "On Tuesday a court freed the editor Dana Orel, who had been arrested after a protest."),
        ("arrest", None, "On Tuesday, the trial began of the editor Dana Orel, whom police had arrested at a rally."),
        ("arrest", "2021-06-01", "On Tuesday the editor Dana Orel, who had fled Lumera, was arrested in Marn."),
        ("arrest", "2021-06-01", "On Tuesday two editors who fled Lumera were arrested in Marn."),
        ("torture", None, "The editor Dana Orel, who was tortured by police, said on Tuesday that she would sue."),
        ("arrest", "2016/2018", "Between 2016 and 2018 lawyers spoke for forty villagers who had been arrested in Ostrel."),
        ("arrest", None, "The editor Dana Orel was sentenced to two years in prison on Tuesday, months after police arrested her."),
        ("release", "2021-06-01", "On Tuesday a court freed the editor Dana Orel, three days after her arrest."),
        ("physical-attack", None, "The editor Dana Orel was beaten by guards, and in December 2020 she was released."),
        ("conviction", None, "The editor Dana Orel was sentenced to nine years, however in December 2020 she was released."),
        ("abduction", "2018-07-11", "On July 11, 2018, the miner Jona Feld was kidnapped in Ostrel, and on August 30, soldiers arrested a driver in Marn."),
        ("conviction", "2021-05-26~", "This statement was originally published on a site of lawyers on 28 May 2021.\n\nA court has sentenced the editor Dana Orel to a year.\n\nIt met on May 26."),
        ("arrest", None, "The union praised fishermen in a report released today.\n\nPolice arrested the editor Dana Orel."),
    ],
)
def test_a_date_of_something_else_is_not_that_of_the_act(act: str, day: str | None, text: str) -> None:
    assert day_of(act, text) == day


@pytest.mark.parametrize(
    ("act", "day", "text"),
    [
        ("arrest", "2021-04-09", "Dana Orel has been in custody since April 9. She was picked up at a barber's shop by police."),
        ("killing", "2020-08/2021-06", "The plains have been in turmoil since last August. More than fifty people have been killed by police."),
        ("enforced-disappearance", "2014/2021", "Since 2014 at least nine exiles have disappeared in the capital."),
        ("enforced-disappearance", "2021-05-03", "Dana Orel has disappeared since May 3."),
        ("enforced-disappearance", "2008/2009", "A commander was tried over the disappearance of 11 boys in 2008 and 2009."),
        ("enforced-disappearance", "2012-04/2021-06", "They are among some 80 millers forcibly disappeared since April 2012."),
        ("detention", "2021-06-03", "Dana Orel will stay in pretrial detention until July, a court ruled on Thursday."),
    ],
)
def test_what_lasts_since_a_day_dates_what_is_told_of_it(act: str, day: str, text: str) -> None:
    """An arrest is of the day since when custody lasts; what is counted lasts until the report."""
    assert day_of(act, text) == day


@pytest.mark.parametrize(
    ("act", "day", "text"),
    [
        ("lawsuit", "2021-06~", "The ministry has sued the editor Dana Orel."),
        ("detention", "2021-06-04~", "The editor Dana Orel is being held at a police station."),
        ("detention", "2021-06~", "Seven reporters of the union are in prison."),
        ("office-closed", "2021-05~", "The union had its accounts frozen last month.\n\nPolice sealed the office of the union."),
        ("arrest", None, "Police arrested the editor Dana Orel."),
        ("lawsuit", None, "The ministry has sued the editor Dana Orel, her lawyer told Radio Dren on Monday."),
    ],
)
def test_an_act_without_any_day_is_told_by_that_of_the_news_or_by_a_month(act: str, day: str | None, text: str) -> None:
    """News in the perfect is of the day of publication; else the month told nearest counts."""
    assert day_of(act, text) == day


@pytest.mark.parametrize(
    ("act", "day", "text"),
    [
        ("arrest", "2020-05-06", "Dana Orel was arrested at her flat in May 2020, on the 6th."),
        ("conviction", "2019-05-26", "Dana Orel lost her post in 2016 and was convicted three years later, on May 26."),
        ("release", "2018-03", "Dana Orel was arrested in February 2017. She was freed the year after, in March."),
        ("arrest", "2021-06-01", "On Tuesday police arrested the editor Dana Orel over taxes going back to 2011."),
        ("smear", "2020-11-03", "Officials red-tagged the editor Dana Orel at a meeting last year on Nov. 3."),
        ("detention", "2021-05-30/2021-06-04", "The editor Dana Orel was jailed last month.\n\nDana Orel has been locked up since May 30."),
    ],
)
def test_the_finer_of_two_dates_told_together_counts(act: str, day: str, text: str) -> None:
    assert day_of(act, text) == day


@pytest.mark.parametrize(
    ("act", "day", "text"),
    [
        ("abduction", "2008", "A driver dropped his appeal on Tuesday, his lawyer said.\n\nHe took part in the 2008 hostage-taking of Amina Orel.\n\nAmina Orel was abducted by armed men."),
        ("killing", "2002-05", "The union called on Tuesday for an inquiry into the murder of Dana Orel in May 2002.\n\nDana Orel was killed by soldiers."),
        ("killing", "2021-06-01~", "Three farmers spoke to the press on Tuesday about the murder of Ivo Marek in 2002.\n\nDana Orel was killed by soldiers."),
        ("abduction", "2018~", "The raid comes three years after 111 schoolgirls were snatched by gunmen in Ostrel."),
        ("abduction", "2014~", "The raid comes nearly seven years after 276 girls were abducted in Ostrel."),
    ],
)
def test_an_old_act_told_again_keeps_its_date(act: str, day: str, text: str) -> None:
    """It is dated where the text names the act and its victim with a date, or tells how long ago it was."""
    assert day_of(act, text) == day


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2021-01/2021-05-05~", "As of May 5 soldiers had killed 20 villagers in the hills, the union said."),
        ("2020-06/2021-05", "The army has ruled since it took power in June 2020. As of the end of May, soldiers had killed dozens of villagers."),
    ],
)
def test_what_is_counted_as_of_a_day_reaches_back_from_it(day: str, text: str) -> None:
    """To what the text tells with `since`, else to the beginning of the year, which is marked."""
    assert day_of("killing", text) == day


def test_a_long_report_is_of_no_one_day() -> None:
    """Nor does an act far down take the first day told after it."""
    filler = "The market of Ostrel sells fish and bread.\n\n"
    told = "Lawyers met in Ostrel on Tuesday.\n\n{}Soldiers killed the editor Dana Orel.\n\nHer union met on Thursday."
    assert day_of("killing", told.format(filler * 90)) == "2021-06-01~"
    assert day_of("killing", told.format(filler * 220)) is None
