"""The passages of the press that teach acts: marks that hold together, acts of the codebook, parties that are named."""

from training.tellings import FILE, telling, tellings

from saksi.codebook.lists import codebook

PASSAGES = list(tellings())


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
