"""Positions: what a speaker does with the words."""

import pytest

from saksi.codebook.lists import codebook
from saksi.reading.positions.positions import Utterance, position_of
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
        ("the space for unions has never been so narrow", "say", "civil-society", "worsened"),
        ("every year it becomes harder to hold a meeting", "say", "union", "worsened"),
        ("access to lawyers has deteriorated since spring", "say", "civil-society", "worsened"),
        ("nothing has changed since the vote", "say", "civil-society", "unchanged"),
        ("the press has never been so free", "say", "party-ruling", "improved"),
        ("they took the barley and the sacks", "say", "community", "alleges"),
        ("a sergeant then asked for the names of her daughters", "say", "other", "alleges"),
        ("the verdict “a gift to the buyers”", "allege", "other", "alleges"),
        ("the report “a fairy tale for donors”", "allege", "other", "denies"),
        ("nobody was tortured in the station", "say", "other", "denies"),
        ("he fainted in the corridor", "say", "security-forces", "denies"),
        ("the State does not persecute anybody", "say", "state", "denies"),
        ("an inquiry is open and two suspects are being looked for", "say", "security-forces", "other"),
        ("two officers had beaten him with a cable", "say", "state", "alleges"),
        ("the second jetty will be handed over in March", "say", "state", "commits"),
        ("the accused had formed a network", "say", "judiciary", "justifies"),
    ],
)
def test_a_position_follows_from_cue_speaker_and_words(content, does, sector, position):
    """One case for every rule."""
    assert position_of(Utterance(content, does, "say", sector)) == position


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("The station commander, Ruth Amani, said they had come in March.", "justifies"),
        ("Ruth Amani (Deputy Minister of Trade) said they had come in March.", "justifies"),
        ("The Lumera Prison Service said they had come in March.", "justifies"),
        ("The Students' Committee of Lumera said they had come in March.", "other"),
        ("The Journalists' House said they had come in March.", "other"),
    ],
)
def test_the_side_is_told_from_posts_and_heads_of_bodies(text, position):
    """What officials say where no other rule fits defends; what those say who are none takes no side."""
    assert [one.position for one in statements_of(text)] == [position]


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
