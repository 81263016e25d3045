"""Positions: what a speaker does with the words."""

import pytest

from saksi.codebook.lists import codebook
from saksi.reading.positions import Utterance, position_of
from tests.reading.said import statements_of


@pytest.mark.parametrize(
    ("content", "does", "sector", "position"),
    [
        ("the situation is getting worse every year", "say", "civil-society", "worsened"),
        ("there is a huge decline in press freedom", "say", "civil-society", "worsened"),
        ("freedom of assembly has not improved", "say", "diplomatic", "unchanged"),
        ("the human rights situation has become much better", "say", "state", "improved"),
        ("officers had beaten her with batons", "say", "other", "alleges"),
        ("police arrested nine farmers at night", "say", "community", "alleges"),
        ("the report was not accurate", "say", "state", "denies"),
        ("my client is innocent", "say", "other", "denies"),
        ("the measures are needed for public order and security", "say", "state", "justifies"),
        ("the group violated the law on associations", "say", "security-forces", "justifies"),
        ("the court should free them", "say", "civil-society", "demands"),
        ("the ministry to drop the charges", "demand", "civil-society", "demands"),
        ("we will continue our strike", "say", "union", "commits"),
        ("to carry on", "commit", "union", "commits"),
        ("the hearing starts at nine", "say", "judiciary", "other"),
        ("five people were convicted", "say", "judiciary", "other"),
        ("the arrests", "condemn", "civil-society", "alleges"),
        ("the report of the rights group", "condemn", "state", "denies"),
        ("the accusations", "deny", "other", "denies"),
        ("the release of the nine", "praise", "diplomatic", "other"),
        ("we have never had such a person in our cells", "say", "security-forces", "denies"),
        ("she was invited and drank tea with the officers", "say", "security-forces", "denies"),
        ("they had come without a permit", "say", "state", "justifies"),
        ("a march through the old town on Friday", "announce", "union", "commits"),
        ("there is less room to meet than in 2010", "say", "civil-society", "worsened"),
        ("nothing has changed, for better or worse", "say", "civil-society", "unchanged"),
        ("guards had torn down the hut", "say", "community", "alleges"),
        ("I have never plotted anything", "say", "other", "denies"),
    ],
)
def test_a_position_follows_from_cue_speaker_and_words(content, does, sector, position):
    """One case for every rule."""
    assert position_of(Utterance(content, does, "say", sector)) == position


def test_every_position_given_is_in_the_codebook():
    """The classifier knows no code of its own."""
    given = {
        position_of(Utterance("x y z", does))
        for does in ("say", "demand", "commit", "deny", "condemn", "justify", "praise", "no-comment", "allege")
    }
    assert given <= set(codebook().positions)


def test_the_side_of_a_speaker_is_told_from_the_words_beside_the_name():
    """`The district officer, Bw. X`: an official, whose words against somebody defend."""
    found = statements_of("The immigration officer, Bw. Joren Vesk, said they had come without a permit.")
    assert [one.position for one in found] == ["justifies"]
