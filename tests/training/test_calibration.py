"""Calibration: lines that give true chances, tables that say how true, and learning that opens no file of the test part."""

import inspect
import json
import random
import re
import shutil
import sys
import tomllib

import pytest
from training.calibration import RARE, Case, Reliability, calibrate, fit_line, fit_lines, tables
from training.corpus import CORPUS, readings_of

from saksi.reading.confidence import KINDS, chance, lines_of_rules
from saksi.reading.encoder import encoder
from saksi.reading.rules import RulesReader
from training import calibration, corpus

SPLIT = tomllib.loads((CORPUS / "split.toml").read_text(encoding="utf-8"))


def invented(number, seed):
    """Cases of which those with a sign are right nine times in ten, the others three times in ten."""
    drawn = random.Random(seed)
    signs = [drawn.random() < 0.5 for _ in range(number)]
    return [Case("statement", {"sign": float(s)}, drawn.random() < (0.9 if s else 0.3)) for s in signs]


def test_the_line_gives_the_chances_that_the_cases_had():
    line = fit_line(invented(4000, 1), ridge=1.0)
    assert chance(line, {"sign": 1.0}) == pytest.approx(0.9, abs=0.03)
    assert chance(line, {"sign": 0.0}) == pytest.approx(0.3, abs=0.03)
    unseen = invented(2000, 2)
    assert Reliability.of([(chance(line, case.signs), case.right) for case in unseen]).error < 0.04


def test_a_rare_sign_is_left_out():
    rows = [*invented(50, 3), *(Case("statement", {"seldom": 1.0}, True) for _ in range(RARE - 1))]
    assert set(fit_line(rows, ridge=1.0)) == {"bias", "sign"}


def test_the_figures_of_perfect_and_of_useless_chances():
    perfect = Reliability.of([(1.0, True)] * 10 + [(0.0, False)] * 10)
    assert (perfect.error, perfect.brier, perfect.order) == (0, 0, 1)
    useless = Reliability.of([(0.5, n % 2 == 0) for n in range(20)])
    assert (useless.brier, useless.brier_of_one_chance, useless.order) == (0.25, 0.25, 0.5)
    boastful = Reliability.of([(0.9, n % 2 == 0) for n in range(20)])
    assert boastful.error == pytest.approx(0.4)


def test_the_tenths_hold_every_item_and_rise():
    measured = Reliability.of([(n / 100, n % 3 == 0) for n in range(100)])
    numbers, means, _ = zip(*measured.bins(), strict=True)
    assert sum(numbers) == 100
    assert list(means) == sorted(means)
    assert tables({"statements": measured}).count("of 10 |") == 10


@pytest.mark.parametrize("part", SPLIT)
def test_the_readings_of_a_part_open_no_file_of_another(part, opened):
    readings_of(part)
    assert hands(opened) == set(SPLIT[part])


def test_calibrating_opens_no_marked_text_at_all_but_those_it_is_given(tmp_path, opened, monkeypatch):
    if not encoder.available():
        pytest.skip("the model is not installed")
    model = tmp_path / "weights"
    shutil.copytree(encoder.FOLDER, model)
    monkeypatch.setattr(calibration.confidence, "FILE", tmp_path / "confidence.json")
    golds = readings_of("dev")[:14]
    opened.clear()
    calibrate(model, golds)
    assert hands(opened) == set()
    assert set(json.loads((tmp_path / "confidence.json").read_text(encoding="utf-8"))) == set(KINDS)
    assert set(json.loads((model / "card.json").read_text(encoding="utf-8"))["confidence"]) == set(KINDS)
    assert encoder.Encoder(model).card["limits"] == encoder.shipped().card["limits"]


def test_the_same_texts_give_the_same_lines():
    golds = readings_of("dev")[:8]
    assert fit_lines(RulesReader(), golds) == fit_lines(RulesReader(), golds)


def test_the_kept_lines_weigh_no_sign_that_the_rules_give_no_more():
    """A rule that was renamed or taken away would leave its weight behind unseen."""
    missing = {name for line in lines_of_rules().values() for name in line} - {"bias"}
    for case in calibration.cases(RulesReader(), readings_of("dev")):
        missing -= case.signs.keys()
        if not missing:  # the texts that follow could add nothing
            return
    assert missing == set(), "the signs changed: run python -m training.calibration"


def test_only_measuring_asks_for_the_test_part():
    """Of all that learns, one function names it, and that function writes nothing."""
    asking = [path.name for path in CORPUS.parent.glob("training/*.py") if 'readings_of("test")' in path.read_text(encoding="utf-8")]
    assert asking == ["calibration.py"]
    assert 'readings_of("test")' in inspect.getsource(calibration.measure)
    assert inspect.getsource(calibration).count('readings_of("test")') == 1


def test_the_corpus_is_read_by_its_parts_alone():
    """No other program of training lists the dispatches of a hand, but for the two that check marks and never learn."""
    listing = {path.name for path in CORPUS.parent.glob("training/*.py") if "*.dispatch" in path.read_text(encoding="utf-8")}
    assert listing == {"corpus.py", "agreement.py"}
    assert "*.dispatch" in inspect.getsource(corpus.readings_of)


def test_weights_for_hrdsattack_are_learned_from_train_and_dev_only():
    """Its test split is not here, and nothing asks for it."""
    sources = [path.read_text(encoding="utf-8") for path in (CORPUS.parent / "benchmarks" / "hrdsattack").glob("*.py")]
    assert set(re.findall(r"\bsplit\((\"\w+\")\)", "".join(sources))) == {'"train"', '"dev"'}


def hands(opened):
    """The hands of the corpus among the files that were opened."""
    return {path.split("/")[-2] for path in opened if path.endswith(".dispatch")}


@pytest.fixture(scope="module")
def _record():
    """Every file that this process opens, as the interpreter itself reports it; hooks cannot be taken away, so one for all."""
    names = []
    sys.addaudithook(lambda event, args: names.append(str(args[0])) if event == "open" else None)
    return names


@pytest.fixture
def opened(_record):
    _record.clear()
    return _record
