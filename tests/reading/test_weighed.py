"""Positions weighed: all signs of a statement count together, and the reason says what the rules said first."""

from datetime import date

import numpy as np
import pytest

from saksi.codebook.lists import codebook
from saksi.codebook.packs import load_pack
from saksi.reading.positions.weighed import Weigher, Weights, weights, words_of
from saksi.reading.rules import RulesReader


def positions(text):
    reading = RulesReader().read(text, date(2025, 3, 5), load_pack("generic"))
    return [statement.position for statement in reading.statements]


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("Police spokesman Oto Brandt said no prisoner had ever been beaten in the station.", "denies"),
        ("The union called on the mine to take back the nine drivers.", "demands"),
        ("Farmer Lena Aduro said soldiers had burned her barn and taken her goats.", "alleges"),
        ("The judge said the hearing would go on next week.", "other"),
        ("The mayor could not be reached for comment.", "no-comment"),
    ],
)
def test_plain_sentences_keep_the_position_that_everybody_reads(text, position):
    assert positions(text) == [position]


def test_words_are_weighed_in_small_letters_with_not_apart_and_numbers_alike():
    assert words_of("We DIDN’T see 14 men!") == ["we", "did", "not", "see", "#", "men", "!"]


def test_signs_nobody_knows_leave_the_bias_and_shares_add_up_to_one():
    table = Weights(("alleges", "other"), {"bias": [0.0, 1.0], "torn": [3.0, 0.0]})
    assert table.shares({"unheard of": 1.0}).argmax() == 1
    assert table.shares({"torn": 1.0}).argmax() == 0
    assert np.isclose(table.shares({"torn": 0.5}).sum(), 1)


def test_the_weights_that_come_along_know_every_position_but_silence():
    assert set(weights().positions) == set(codebook().positions) - {"no-comment"}
    assert weights().matrix.shape == (len(weights().rows), len(weights().positions))


def test_the_reason_names_the_rule_and_what_the_weights_made_of_it():
    reading = RulesReader().read("The mayor said the group had broken the law.", None, load_pack("generic"))
    (statement,) = reading.statements
    rule = reading.reasons[f"{statement.id}.position"].rule
    assert rule.startswith("by rule justifies: ")
    assert rule.endswith("all words weighed together keep it")


def test_an_act_told_in_the_words_and_the_speakers_side_are_signs():
    found = RulesReader().ruled("Her brother said police arrested Mara Lind on Monday.", date(2025, 3, 5), load_pack("generic"))
    signs = Weigher(found.page, found.cast, found.accounts).signs(found.statements[0])
    assert {"act: True", "group: other", "verb: say", "arrested"} <= signs.keys()


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Mara Lind was freed on bail, her lawyer said.", "who: lawyer"),
        ("Soldiers took Mara Lind, said her mother, Ana Lind.", "who: kin"),
        ("Two men were hit in the leg, a doctor at the clinic said.", "who: health"),
        ("Mara Lind was sentenced to a year in prison, according to a copy of the verdict.", "who: paper"),
        ("Mara Lind was freed on bail, her lawyer said.", "role: lawyer"),
    ],
)
def test_how_a_speaker_is_near_to_those_concerned_is_a_sign(text, sign):
    found = RulesReader().ruled(text, date(2025, 3, 5), load_pack("generic"))
    assert sign in Weigher(found.page, found.cast, found.accounts).signs(found.statements[0])
