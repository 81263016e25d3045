"""From when to when custody lasted, where its two ends are told apart."""

from __future__ import annotations

from datetime import date

import pytest

from saksi.codebook.packs import load_pack
from saksi.reading.rules import RulesReader

_PUBLISHED = date(2021, 6, 4)
"""A Friday."""
_ARRESTED = "Dana Orel was arrested on March 3. "


def _dates(act: str, text: str) -> list[str | None]:
    reading = RulesReader().read(text, _PUBLISHED, load_pack("generic"))
    return [one.date for one in reading.accounts if one.act == act]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2021-03-03/2021-03-12", "She was held for nine days."),
        ("2021-03/2021-05", "She spent two months in Ostrel prison before a judge freed her on May 10."),
        ("2021-03-03/2021-03-12", "She was freed on March 12 after nine days in custody."),
        ("2021-03-03/2021-06-01", "She was kept in the barracks until Tuesday."),
        ("2021-03-03/2021-06-04", "She has been held in Ostrel prison since her arrest."),
        ("2021-03-03/2021-06-04", "She has been behind bars since she was arrested."),
        ("2021-03/2021-06", "She has spent three months in Ostrel prison, her lawyer said on Thursday."),
        ("2021-03-03/2021-06-04", "She remains in custody."),
        ("2021-03-03/2021-06-04", "She was locked up in Ostrel, where she is still."),
        ("2021-03-03/2021-06-03", "She was being held at Ostrel prison on Thursday."),
        ("2021-03-03/2021-05-10", "She was kept in detention until her release on May 10."),
    ],
)
def test_custody_begins_with_the_arrest_told_elsewhere(value: str, text: str) -> None:
    """The length, the end or the word `since` is told in another sentence than the arrest."""
    assert _dates("detention", _ARRESTED + text) == [value]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2021-05-21/2021-06-01", "Dana Orel was released on Tuesday after spending eleven days in a police cell."),
        ("2020-01/2021-03", "Dana Orel was freed in March. She had spent 14 months in Ostrel prison."),
        ("2016/2021", "Dana Orel, who spent more than five years in Ostrel prison, was freed on Tuesday."),
        ("2021-03/2021-06", "Dana Orel was sentenced on Tuesday to time served. She had been held for three months."),
        ("2021-03/2021-06", "Dana Orel was sentenced on Tuesday to two years in prison. She spent three months in pre-trial detention."),
        ("2021-03-03/2021-03-13", "Dana Orel was held for ten days at a barracks and then transferred to Ostrel prison on March 13."),
        ("2021-05-26/2021-06-01", "Dana Orel was brought before a judge on Tuesday. She had been held for six days."),
    ],
)
def test_custody_of_a_told_length_ends_with_the_release(value: str, text: str) -> None:
    """Counted back in the unit told; also from the day by which it must have been over."""
    assert _dates("detention", text) == [value]


def test_the_release_of_somebody_else_ends_nothing() -> None:
    """Whose release it is decides."""
    jailed = "Dana Orel had been in jail since May 1. A judge freed "
    assert _dates("detention", jailed + "her on Tuesday.") == ["2021-05-01/2021-06-01"]
    assert _dates("detention", jailed + "Ivo Marek on Tuesday.") == ["2021-05-01/2021-06-04"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2021-03-12", "She spent nine days in a police cell before being released on bail."),
        ("2021-05", "She had been in jail for two months when a court freed her."),
        ("2021-03-20", "She was held for nine days and released on March 20."),
    ],
)
def test_a_release_without_a_day_is_of_the_day_to_which_the_custody_is_counted(value: str, text: str) -> None:
    """A release that tells its day keeps it."""
    assert _dates("release", _ARRESTED + text) == [value]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2021-05-31", "Dana Orel was charged on Monday and remanded until August 20."),
        ("2021-05-31", "Dana Orel was sent to prison on Monday."),
        ("2021-05-31", "On Monday a judge ordered Dana Orel held for ten days."),
        ("2021-06-01", "Dana Orel was kept on Tuesday for a further twenty days."),
    ],
)
def test_custody_that_only_begins_is_the_day_on_which_it_begins(value: str, text: str) -> None:
    """An order looks ahead: its length and its end are not yet told as done."""
    assert _dates("detention", text) == [value]


def test_house_arrest_that_is_ordered_lasts_until_the_day_told() -> None:
    """The words after the order say that it was kept."""
    assert _dates("house-arrest", "Dana Orel was put under house arrest on March 3 and remained there until May.") == ["2021-03/2021-05"]


def test_people_told_of_before_are_held_from_the_arrest_told_before() -> None:
    """`Both men` are some of those arrested; a stranger is not."""
    arrest = "Police arrested Ivo Marek and Tom Veld on May 3.\n\n"
    assert _dates("detention", arrest + "Both men are still in custody.") == ["2021-05-03/2021-06-04"]
    assert "2021-05-03/2021-06-04" not in _dates("detention", arrest + "Journalist Dana Orel is still in custody.")


def test_what_still_lasts_so_long_after_it_began_is_counted_back() -> None:
    """From the day told of it, else from the report."""
    assert _dates("detention", "Dana Orel remains in police custody eleven days after a raid in Ostrel.") == ["2021-05-24/2021-06-04"]


def test_a_lawyer_denied_and_a_shutdown_last_as_long_as_told() -> None:
    """A length of weeks ends in the month so long after."""
    assert _dates("internet-shutdown", "On 11 March police switched off the internet in Ostrel for nine days.") == ["2021-03-11/2021-03-20"]
    assert _dates("lawyer-denied", _ARRESTED + "For the next five weeks she was not allowed to see a lawyer.") == ["2021-03/2021-04"]


def test_a_shutdown_and_a_disappearance_end_where_it_is_told_that_they_were_over() -> None:
    """`restored`, `found`: in the same sentence as the beginning."""
    assert _dates("internet-shutdown", "The internet in Ostrel was cut on March 3 and restored on March 9.") == ["2021-03-03/2021-03-09"]
    assert _dates("enforced-disappearance", "Dana Orel went missing on March 3 and was found nine days later.") == ["2021-03-03/2021-03-12"]
    assert _dates("internet-shutdown", "The internet in Ostrel was cut on March 3, a company said on March 9.") == ["2021-03-03"]


def test_the_reason_names_the_rule_and_the_words_of_both_ends() -> None:
    """Whoever asks why sees the arrest and the length."""
    text = _ARRESTED + "She was held for nine days."
    reading = RulesReader().read(text, _PUBLISHED, load_pack("generic"))
    (custody,) = [one for one in reading.accounts if one.act == "detention"]
    why = reading.reasons[f"{custody.id}.date"]
    assert "length told" in why.rule
    assert [span.quote for span in why.words] == ["arrested", "for nine days"]


def test_custody_ever_since_begins_with_the_arrest_in_the_same_sentence() -> None:
    text = "Dana Orel was arrested in November 2020, a judge refused her bail four months later, and she has been held in Ostrel prison ever since."
    assert _dates("detention", text) == ["2020-11/2021-06"]


def test_custody_that_is_only_ordered_has_no_length_yet() -> None:
    """`placed in custody for four months`: the day of the order; hours are rounded to days."""
    assert _dates("detention", "On May 3 a judge placed Dana Orel in pretrial detention for four months.") == ["2021-05-03"]
    assert _dates("detention", _ARRESTED + "She was held for 31 hours.") == ["2021-03-03/2021-03-04"]


def test_a_verdict_after_custody_of_told_length_is_at_its_end() -> None:
    assert _dates("conviction", _ARRESTED.replace("March 3", "March 3, 2020") + "She was held for fourteen months before a court convicted her.") == ["2021-05"]


def test_custody_until_a_day_begins_with_the_charge_where_no_arrest_is_told() -> None:
    assert _dates("detention", "Dana Orel was charged with incitement in February and kept in jail until May.") == ["2021-02/2021-05"]


def test_an_arrest_told_after_the_custody_it_began_is_of_its_first_month() -> None:
    text = "Dana Orel was released on Sunday after 14 months in jail. She had been arrested at the airport."
    reading = RulesReader().read(text, date(2024, 5, 2), load_pack("generic"))
    assert [(one.act, one.date) for one in reading.accounts if one.act != "release"] == [("detention", "2023-02/2024-04"), ("arrest", "2023-02")]
