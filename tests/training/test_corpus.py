"""The corpus: every dispatch holds together, no hand is in two parts, and wrong marks are named."""

import tomllib
from functools import cache

import pytest
from training.corpus import CORPUS, KINDS, BadDispatch, compile_reading, doubts, faults, load, parse

from saksi.codebook.lists import codebook

FILES = sorted(CORPUS.glob("h*/*.dispatch"))
SPLIT = tomllib.loads((CORPUS / "split.toml").read_text(encoding="utf-8"))
HEAD = """+++
id = "x"
title = "T"
publisher = "P"
published = 2024-05-02
country = "KH"
kind = "wire"
hand = "h00"
names = "khmer"
form = "clean"
+++
"""
WHO = 'a1 = { kind = "person", name = "Sok Dara", sector = "union" }'


@cache
def dispatches():
    """All of them; read when first asked for, not by each process that only looks for its tests."""
    return [load(path) for path in FILES]


def made(text, tables):
    return parse(f"{HEAD}{text}\n+++\n{tables}")


@pytest.mark.parametrize("number", range(len(FILES)), ids=[path.stem for path in FILES])
def test_a_dispatch_holds_together(number):
    """It compiles, and every span of it reads as quoted."""
    dispatch = dispatches()[number]
    reading = compile_reading(dispatch)
    spans = [s["span"] for s in reading["statements"]] + [a["trigger"] for a in reading["accounts"]]
    spans += [m for a in reading["actors"] for m in a["mentions"]]
    assert all(dispatch.text[s["start"] : s["end"]] == s["quote"] for s in spans)
    assert dispatch.about["id"] == FILES[number].stem
    assert dispatch.about["hand"] == FILES[number].parent.name


def test_no_hand_is_in_two_parts():
    hands = [hand for part in SPLIT.values() for hand in part]
    assert len(hands) == len(set(hands))
    assert set(hands) == {dispatch.about["hand"] for dispatch in dispatches()}


def test_every_part_has_every_kind_of_text():
    for part, hands in SPLIT.items():
        assert {d.about["kind"] for d in dispatches() if d.about["hand"] in hands} == KINDS, part


def test_every_act_and_position_is_told():
    told = {row["act"] for d in dispatches() for row in d.tables.get("accounts", {}).values()}
    held = {row["position"] for d in dispatches() for row in d.tables.get("statements", {}).values()}
    assert told == set(codebook().acts)
    assert held == set(codebook().positions)


def test_marks_nest_and_leave_the_text_as_it_was():
    dispatch = made("{s1|{a1|Sok Dara} was held}, {a1|he} {s1.cue|said}.", f"[actors]\n{WHO}")
    assert dispatch.text == "Sok Dara was held, he said."
    assert dispatch.spans("a1") == [(0, 8), (19, 21)]


@pytest.mark.parametrize(
    ("text", "tables", "said"),
    [
        ("{a1|Sok Dara} spoke.", "", "stands in no table"),
        ("Nobody spoke.", f"[actors]\n{WHO}", "is not marked"),
        ("{a1|Sok Dara } spoke.", f"[actors]\n{WHO}", "at its edge"),
        ("{a1|Sok Dara} {i1|was held}.", f'[actors]\n{WHO}\n[accounts]\ni1 = {{ act = "holding" }}', "none of acts.csv"),
        ("{a1|Sok Dara} {s1|x} {s1.cue|y}.", f'[actors]\n{WHO}\n[statements]\ns1 = {{ speaker = "a2" }}', "is no actor"),
    ],
)
def test_a_wrong_mark_is_named(text, tables, said):
    assert any(said in fault for fault in faults(made(text, tables)))


@pytest.mark.parametrize("text", ["{a1|Sok Dara spoke.", "Sok Dara} spoke.", "{Sok Dara} spoke.", "{b1|Sok Dara} spoke."])
def test_a_mark_that_is_not_closed_or_not_known_is_refused(text):
    with pytest.raises(BadDispatch):
        made(text, "")


def test_words_of_saying_without_a_mark_are_doubted():
    assert any("said" in doubt for doubt in doubts(made("Sok Dara said nothing new.", "")))
