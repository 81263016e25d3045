"""The floors of reading: quality falls only on purpose, with its reason kept; a set that changed is told."""

import json
from datetime import date

import pytest
from benchmarks.floors import Change, Fall, Measured, digest, faults, floor_of, lowered, measure, raised, sets

from benchmarks import floors

FIGURE, OTHER = "accounts (F1)", "statements with speaker (F1)"
TODAY = date(2026, 12, 1)
QUICK = ("held-out", "development articles", "worked example")


def kept(value=0.5, other=0.7, marks="aa"):
    return {"sets": {"texts": {"digest": marks, "texts": 2, "floors": {"rules": {FIGURE: value, OTHER: other}}}}, "history": []}


def now(value, other=0.72, marks="aa"):
    return {"texts": Measured(marks, 2, {"rules": {FIGURE: value, OTHER: other}})}


def test_every_set_is_the_one_its_floors_were_measured_on():
    known = floors.load()["sets"]
    assert {name: digest(golds) for name, golds in sets().items()} == {name: known[name]["digest"] for name in sets()}


@pytest.mark.parametrize("name", QUICK)
def test_the_rules_keep_their_floors(name):
    """The quick part; the whole, both readers on every set, is `python -m benchmarks.floors`."""
    if name not in sets():
        pytest.skip("the marked articles are not beside the repository")
    assert [str(one) for one in faults(floors.load(), measure({name: sets()[name]}, ("rules",)))] == []


def test_every_reader_has_floors_on_every_set_and_every_span_must_read_as_quoted():
    for one in floors.load()["sets"].values():
        assert set(one["floors"]) == {"rules", "model"}
        assert {reader[floors.GROUNDING] for reader in one["floors"].values()} == {1.0}
        assert all(reader[FIGURE] > 0 and reader[OTHER] > 0 for reader in one["floors"].values())


def test_what_went_down_is_kept_with_its_reason():
    assert all(line["why"].strip() and line["date"] and "old" in line for line in floors.load()["history"])


def test_a_fall_names_the_figure_its_floor_and_what_to_do():
    [fall] = faults(kept(), now(0.43))
    assert fall == Fall("texts", "rules", FIGURE, 0.5, 0.43)
    for words in ("texts", "rules", FIGURE, "0.4300", "0.500", "--lower"):
        assert words in str(fall)
    assert list(faults(kept(), now(0.5))) == []


def test_a_figure_that_is_no_longer_measured_has_fallen():
    gone = {"texts": Measured("aa", 2, {"rules": {OTHER: 0.8}})}
    assert [one.figure for one in faults(kept(), gone)] == [FIGURE]


def test_of_a_changed_set_only_that_is_told():
    [change] = faults(kept(), now(0.1, marks="bb"))
    assert change == Change("texts", "aa", "bb")
    assert "--lower" in str(change)
    assert list(faults({"sets": {}, "history": []}, now(0.9))) == [Change("texts", "none", "aa")]


def test_raising_raises_what_was_left_behind_and_lowers_nothing():
    again = raised(kept(), now(0.9, 0.3))
    assert again["sets"]["texts"]["floors"]["rules"] == {FIGURE: floor_of(FIGURE, 0.9), OTHER: 0.7}
    assert again["history"] == []
    assert raised(kept(), now(0.9, marks="bb")) == kept()


def test_lowering_keeps_the_old_value_the_day_and_the_reason():
    again = lowered(kept(), now(0.43), "the marks of two texts were wrong", TODAY)
    assert again["sets"]["texts"]["floors"]["rules"] == {FIGURE: 0.425, OTHER: 0.7}
    assert again["history"] == [
        {"date": "2026-12-01", "set": "texts", "what": f"rules: {FIGURE}", "old": 0.5, "new": 0.425, "why": "the marks of two texts were wrong"}
    ]
    assert list(faults(again, now(0.43))) == []
    assert kept()["history"] == []


def test_a_changed_set_is_measured_anew_with_both_digests_and_what_went_down():
    again = lowered(kept(), now(0.3, 0.9, marks="bb"), "two texts were added", TODAY)
    assert [(line["what"], line["old"], line["new"]) for line in again["history"]] == [
        ("marks", "aa", "bb"),
        (f"rules: {FIGURE}", 0.5, 0.295),
    ]
    assert list(faults(again, now(0.3, 0.9, marks="bb"))) == []


def test_a_floor_leaves_room_but_none_for_quotations():
    assert floor_of(FIGURE, 0.6) == 0.595
    assert floor_of(floors.GROUNDING, 1.0) == 1.0
    strict = {"sets": {"texts": {"digest": "aa", "floors": {"rules": {floors.GROUNDING: 1.0}}}}}
    assert list(faults(strict, {"texts": Measured("aa", 1, {"rules": {floors.GROUNDING: 0.9999}})}))


@pytest.fixture
def program(tmp_path, monkeypatch):
    """The program on two real texts, with floors of its own that lie too high for one figure."""
    few = {"few": sets()["held-out"][:2]}
    whole = measure
    monkeypatch.setattr(floors, "sets", lambda: few)
    monkeypatch.setattr(floors, "measure", lambda chosen: whole(chosen, ("rules",)))
    monkeypatch.setattr(floors, "FILE", tmp_path / "floors.json")
    real = whole(few, ("rules",))["few"].figures["rules"]
    wanted = {"digest": digest(few["few"]), "texts": 2, "floors": {"rules": {OTHER: 1.01, FIGURE: 0.0}}}
    write = {"sets": {"few": wanted, "elsewhere": {**wanted, "digest": "cc"}}, "history": []}
    floors.FILE.write_text(json.dumps(write), encoding="utf-8")
    return real


def run(*arguments):
    with pytest.raises(SystemExit) as ended:
        floors.main(arguments)
    return ended.value.code


def test_the_program_fails_until_the_fall_is_written_down(program, capsys):
    before = floors.load()
    assert run() == 1
    told = capsys.readouterr().out
    assert f"{OTHER} is {program[OTHER]:.4f}, its floor is 1.010" in told
    assert "elsewhere: not beside the repository, not checked" in told
    assert floors.load() == before
    assert run("--raise") == 1
    assert floors.load()["sets"]["few"]["floors"]["rules"][OTHER] == 1.01
    assert floors.load()["sets"]["few"]["floors"]["rules"][FIGURE] == floor_of(FIGURE, program[FIGURE])
    assert run("--lower", "this floor was never reached") == 0
    assert floors.load()["history"][0]["old"] == 1.01
    assert run() == 0


@pytest.mark.parametrize("why", ["", "   ", "because"])
def test_a_floor_is_not_lowered_without_a_reason(program, capsys, why):
    before = floors.load()
    assert run("--lower", why) == 2
    assert "needs the reason" in capsys.readouterr().err
    assert floors.load() == before
