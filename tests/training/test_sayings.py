"""The passages of the press that teach positions: each told in words of the codebook, none twice, most of them found as told."""

from training.sayings import FILE, sayings

from saksi.codebook.lists import codebook

LINES = [line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines()[1:]]


def test_every_passage_has_positions_of_the_codebook_and_stands_once():
    assert all(len(line) == 2 and line[0] and set(line[0].split()) <= set(codebook().positions) for line in LINES)
    assert len({text for _, text in LINES}) == len(LINES)


def test_most_passages_are_found_with_as_many_statements_as_told():
    """The others teach nothing; if a change of the rules makes them many, the weights lose their ground."""
    found = list(sayings())
    assert len(found) >= 0.85 * len(LINES)
    assert all(position != "no-comment" for _, statements in found for _, position in statements)
