"""What is feared, planned, demanded, denied in advance or told as a habit gives no account."""

from __future__ import annotations

from datetime import date

import pytest

from saksi.codebook.packs import load_pack
from saksi.reading.rules import RulesReader

NOTHING_DONE = [
    "Police did not arrest Dana Orel.",
    "Dana Orel was not arrested.",
    "Dana Orel has never been charged.",
    "Dana Orel wasn't detained.",
    "Nobody was arrested on Monday.",
    "No journalists were arrested on Monday.",
    "None of the strikers was beaten.",
    "Neither activist was charged.",
    "Dana Orel could be arrested.",
    "Dana Orel may be charged with treason.",
    "Dana Orel might be jailed for ten years.",
    "Dana Orel would be sentenced to ten years in prison.",
    "Dana Orel will be released on Friday.",
    "Dana Orel should be released at once.",
    "Dana Orel must be freed.",
    "Dana Orel can be jailed for up to three years.",
    "Police will arrest Dana Orel tomorrow.",
    "Police could have arrested Dana Orel.",
    "Police wouldn't have arrested Dana Orel.",
    "If Dana Orel is arrested, the union will strike.",
    "Unless Dana Orel is charged, she will walk.",
    "It is not known whether Dana Orel was arrested.",
    "Dana Orel feared arrest.",
    "Dana Orel fears that she will be arrested.",
    "Dana Orel went into hiding to avoid arrest.",
    "The union feared the arrest of Dana Orel.",
    "There is a risk of the arrest of Dana Orel.",
    "The union demanded the release of Dana Orel.",
    "The union called for the immediate release of Dana Orel.",
    "The union urged the court to acquit Dana Orel.",
    "The embassy asked for Dana Orel to be released.",
    "The union wants Dana Orel freed.",
    "The ministry plans to close the Lumera Courier.",
    "The ministry intends to ban the march.",
    "Police vowed to arrest the strikers.",
    "Prosecutors are seeking to charge Dana Orel.",
    "The minister ordered police to arrest Dana Orel.",
    "The government is expected to dissolve the People's Voice Party.",
    "A warrant for the arrest of Dana Orel is pending.",
    "Police tried to arrest Dana Orel.",
    "Police failed to arrest Dana Orel.",
    "Critics are harassed.",
    "Activists are arrested in this country.",
    "Whoever opposes the government gets beaten.",
    "Anyone who speaks is jailed.",
    "The jailed leader of the union is ill.",
    "The banned party has many friends.",
    "Two detained farmers wrote a letter.",
    "Police went home without arresting Dana Orel.",
    "Police refrained from beating the strikers.",
    "There was no evidence that Dana Orel was tortured.",
    "Charges may be brought against Dana Orel.",
    "Dana Orel closed the window and released a statement.",
    "The manager fired off a letter and charged a fee.",
    "The band released an album and shot a film.",
]


@pytest.mark.parametrize("text", NOTHING_DONE)
def test_what_was_not_done_gives_no_account(text: str) -> None:
    """Not one account in the sentence."""
    reading = RulesReader().read(text, date(2021, 6, 16), load_pack("sample"))
    assert [(account.act, account.trigger.quote) for account in reading.accounts] == []


def test_the_set_is_large_enough() -> None:
    """At least forty sentences of different make."""
    assert len(set(NOTHING_DONE)) >= 40
