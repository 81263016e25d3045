"""Texts that are made, or happen, to take long: each is read in a time that grows with its length, not far faster."""

from time import process_time

import pytest

from saksi.codebook.packs import load_pack
from saksi.reading.rules import RulesReader

PACK = load_pack("generic")

HOSTILE = {
    "a headline in capitals before a date": ("FOR IMMEDIATE RELEASE STATEMENT: 5 January 2021\n\nPolice arrested the union leader Dara Sok.", 1),
    "many turns of speech": ("\n".join(f"{['Keo Dana', 'Ruth Amani'][n % 2]}: I was there with you {n}." for n in range(900)), 2),
    "a word of capitals": ("The court was wrong, Dara Sok said, but it was, he added " + "A" * 120 + " x went on.", 1),
}
"""What each is, the text, and the seconds of processor time that are some times what it takes and far below what it took once."""


@pytest.fixture(scope="module")
def reader():
    reader = RulesReader()
    reader.read("Police arrested Dara Sok on Monday, his lawyer said.", None, PACK)  # what is loaded once is loaded
    return reader


@pytest.mark.parametrize("what", HOSTILE)
def test_no_text_keeps_the_reader_busy_for_long(what, reader):
    text, budget = HOSTILE[what]
    began = process_time()
    reader.read(text, None, PACK)
    assert process_time() - began < budget
