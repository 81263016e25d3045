"""The passages of the press that teach acts: marks that hold together, acts of the codebook, parties that are named."""

import pytest
from training.tellings import FILE, dated_reports, telling, tellings

from saksi.codebook.lists import codebook
from saksi.kernel.dates import PartialDate

PASSAGES = list(tellings())
REPORTS = list(dated_reports())


def test_a_marked_line_is_a_gold_reading_of_its_text():
    gold = telling("one", "{1v 2v|Arseny Gorodkov} was {1 arrest|picked up} by {1p|two officers} and later {2 charge|charged}.")
    assert gold["text"] == "Arseny Gorodkov was picked up by two officers and later charged."
    assert [(told["act"], told["victims"], told["perpetrators"]) for told in gold["accounts"]] == [("arrest", ["a0"], ["a1"]), ("charge", ["a0"], [])]
    spans = [mention for actor in gold["actors"] for mention in actor["mentions"]] + [told["trigger"] for told in gold["accounts"]]
    assert all(gold["text"][span["start"] : span["end"]] == span["quote"] for span in spans)


def test_every_passage_is_read_whole_and_stands_once():
    assert len({gold["text"] for gold in PASSAGES}) == len(PASSAGES) == len(FILE.read_text(encoding="utf-8").splitlines())
    assert not any(mark in gold["text"] for gold in PASSAGES for mark in "{}|")


def test_every_act_is_of_the_codebook_and_many_passages_tell_none():
    acts = {told["act"] for gold in PASSAGES for told in gold["accounts"]}
    assert acts <= set(codebook().acts)
    assert len(acts) >= 60
    assert sum(not gold["accounts"] for gold in PASSAGES) >= 0.1 * len(PASSAGES)


def test_an_act_of_a_dated_report_has_its_date_and_the_words_for_it_are_no_party():
    gold = telling("one", "Police {1 arrest 2019-06-12|held} {1v 12v|Tumaini Mwakyusa} {1d 12d|on Wednesday} and {12 raid|turned over} his flat.")
    assert [(told["act"], told["date"], told["victims"]) for told in gold["accounts"]] == [("arrest", "2019-06-12", ["a0"]), ("raid", None, ["a0"])]
    assert [actor["mentions"][0]["quote"] for actor in gold["actors"]] == ["Tumaini Mwakyusa"]


def test_every_dated_report_has_a_country_and_its_dates_are_dates_up_to_its_day():
    assert len(REPORTS) >= 350
    assert len({gold["text"] for gold in REPORTS}) == len(REPORTS)
    assert not any(mark in gold["text"] for gold in REPORTS for mark in "{}|@")
    dated = [(gold, told) for gold in REPORTS for told in gold["accounts"] if told["date"]]
    assert len(dated) >= 2000
    for gold, told in dated:
        assert told["act"] in codebook().acts
        day = PartialDate.parse(told["date"])
        assert gold["published"] is None or day.earliest.isoformat() <= gold["published"]


def test_a_report_without_its_first_line_is_refused(tmp_path, monkeypatch):
    (tmp_path / "dated.txt").write_text("Police held her.\n")
    monkeypatch.setattr("training.tellings.DATED", tmp_path / "dated.txt")
    with pytest.raises(ValueError, match="expected `@ 2021-03-18 KH`"):
        list(dated_reports())
