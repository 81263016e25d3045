"""How sure a reading is: a chance for each statement and account, from signs of the page, and no part of what is shown."""

import json

import pytest

from saksi.codebook.packs import load_pack
from saksi.reading.assembly import reading_of
from saksi.reading.confidence import KINDS, LEAST, chance, confidence_of, likely, lines_of_rules, signs_of
from saksi.reading.evaluation import right_items
from saksi.reading.readers import NAMES, reader_named
from saksi.reading.rules import RulesReader

TEXT = (
    "Police in Lumera arrested Oren Tallis, president of the Union of Harbour Workers, on Monday.\n\n"
    "“They showed no warrant,” said Sanna Brill, a lawyer at Open Door Legal Aid. She added that he was beaten.\n\n"
    "Police spokesperson Dovan Hesk denied that anyone had been beaten.\n"
)


def found_in(text, reader=None):
    return (reader or RulesReader()).find(text, None, load_pack("generic"))


@pytest.mark.parametrize("name", NAMES)
def test_each_statement_and_account_has_a_chance_and_nothing_else_has(name):
    reading = reader_named(name).read(TEXT, None, load_pack("generic"))
    assert set(reading.confidence) == {item.id for item in (*reading.statements, *reading.accounts)}
    assert reading.accounts
    assert all(0 < value < 1 for value in reading.confidence.values())


@pytest.mark.parametrize("name", NAMES)
def test_the_form_that_is_shown_and_kept_holds_no_chance(name):
    reading = reader_named(name).read(TEXT, None, load_pack("generic"))
    shown = json.dumps(reading.to_json())
    assert "confidence" not in shown
    assert not [value for value in reading.confidence.values() if str(value) in shown]


def test_a_speaker_by_name_and_one_by_a_pronoun_have_different_signs():
    found, _ = found_in(TEXT)
    signs = {found.page.text[s.cue_start : s.cue_end]: signs_of(found)[s.id][1] for s in found.statements}
    assert signs["said"]["speaker named beside the cue"] == 1
    assert signs["added"]["speaker named beside the cue"] == 0
    assert [name for name in signs["added"] if name.startswith("speaker: pronoun")]
    assert "manner: direct" in signs["said"]
    assert "cue: deny" in signs["denied"]


def test_an_account_is_told_by_its_word_and_its_victims():
    found, _ = found_in(TEXT)
    kind, signs = signs_of(found)["i1"]
    assert kind == "account"
    assert (signs["told by a verb"], signs["victim by a name"], signs["doer told"], signs["date told"]) == (1, 1, 1, 0)


def test_an_unlikely_account_is_left_out_and_the_rest_keep_their_chances():
    found, _ = found_in(TEXT)
    assert len(found.accounts) == 2
    kept, sure = likely(found, {"s1": 0.2, "i1": LEAST - 0.01, "i2": LEAST})
    assert kept.accounts == found.accounts[1:]
    assert kept.statements == found.statements
    assert sure == {"s1": 0.2, "i1": LEAST}  # the account that is left has the first id now


def test_without_chances_every_account_is_kept():
    found, _ = found_in(TEXT)
    assert likely(found, {}) == (found, {})


def test_the_encoder_adds_what_it_marked():
    model = reader_named("model")
    if model.name != "model":
        pytest.skip("the model is not installed")
    found, heard = found_in(TEXT, model)
    signs = signs_of(found, heard)
    assert 0.5 < signs["i1"][1]["trigger tagged"] <= 1
    assert all("content tagged" in signs[said.id][1] for said in found.statements)


def test_a_line_of_nothing_but_a_bias_gives_all_the_same_chance():
    found, _ = found_in(TEXT)
    assert set(confidence_of(found, {kind: {"bias": 0.0} for kind in KINDS}).values()) == {0.5}


def test_a_sign_moves_the_chance_the_way_of_its_weight_and_never_beyond_0_and_1():
    line = {"bias": 0.0, "good": 2.0, "bad": -2.0}
    assert chance(line, {"bad": 1}) < 0.5 < chance(line, {"good": 1, "never seen": 9})
    assert 0 <= chance(line, {"bad": 1e9}) <= chance(line, {"good": 1e9}) <= 1


def test_without_lines_there_is_no_chance():
    found, _ = found_in(TEXT)
    assert confidence_of(found, {}) == {}
    assert reading_of(found, "rules", "3", {}).confidence == {}


def test_the_lines_of_the_rules_are_for_both_kinds():
    assert set(lines_of_rules()) == set(KINDS)
    assert all("bias" in line for line in lines_of_rules().values())


def test_right_is_a_statement_with_its_speaker_and_an_account_with_its_victims():
    gold = RulesReader().read(TEXT, None, load_pack("generic")).to_json()
    everything = {item["id"] for item in (*gold["statements"], *gold["accounts"])}
    assert right_items(gold, gold) == everything
    other = next(actor["id"] for actor in gold["actors"] if actor["id"] != gold["statements"][0]["speaker"])
    first = {**gold["statements"][0], "speaker": other}
    act = {**gold["accounts"][0], "act": "killing"}
    wrong = {**gold, "statements": [first, *gold["statements"][1:]], "accounts": [act, *gold["accounts"][1:]]}
    assert right_items(gold, wrong) == everything - {first["id"], act["id"]}
