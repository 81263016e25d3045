"""Texts that are made, or happen, to take long: each is read in a time that grows with its length, not far faster."""

import json
import re
from pathlib import Path
from time import process_time

import pytest

from saksi.codebook.packs import load_pack
from saksi.reading.rules import RulesReader
from saksi.reading.text.page import make_page

HELD_OUT = Path(__file__).resolve().parents[2] / "benchmarks" / "held-out"
PACK = load_pack("generic")
CAPTIONS = " ".join(re.sub(r"[^\w\s’'-]", "", json.loads(p.read_text(encoding="utf-8"))["text"]) for p in sorted(HELD_OUT.glob("*.json")))
CAPTIONS = " ".join(CAPTIONS.split())[:20000]
"""Words without full stops, as automatic captions are."""

HOSTILE = {
    "a headline in capitals before a date": ("FOR IMMEDIATE RELEASE STATEMENT: 5 January 2021\n\nPolice arrested the union leader Dara Sok.", 2),
    "many turns of speech": ("\n".join(f"{['Keo Dana', 'Ruth Amani'][n % 2]}: I was there with you {n}." for n in range(900)), 3),
    "many people who speak once": ("\n".join(f"MR X{a}{b}{c}: I was there with you." for a in "ABCDEFGHIJKL" for b in "ABCDEFGHIJKL" for c in "ABCDEFGHIJ"), 3),
    "no full stops": (CAPTIONS, 4),
    "a quotation without full stops": (f"“{CAPTIONS} {CAPTIONS[:10000]}”, he said.", 3),
    "the same verb again and again": ("told " * 1000, 3),
    "a list without an end": ("two men, " * 2000, 2),
    "a word of capitals": ("The court was wrong, Dara Sok said, but it was, he added " + "A" * 120 + " x went on.", 2),
    "Khmer words of saying without a stop": ("បញ្ជាក់ថា " * 9000, 4),
    "invisible spaces": ("\u200b" * 50000 + "ក", 2),
    "Khmer subscripts without an end": ("ក្" * 25000, 2),
    "people killed without a paragraph": ("Dara Sok was killed. " * 4000, 5),
    "days of boys without an end": ("arrest of 11 boys in 2008 and " * 600, 8),
    "a row of dots": ("He was held " + "." * 20000 + "x", 2),
}
"""What each is, the text, and the seconds of processor time that are several times what it takes and well below what it took once."""


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


def test_a_run_of_words_without_full_stops_is_cut_at_blanks_outside_of_quotations():
    text = "word " * 500 + "“" + "word " * 500 + "word” " + "word " * 1300 + "word"
    page = make_page(text, None, PACK)
    assert " ".join(text[one.start : one.end] for one in page.sentences) == text
    assert [one.end for one in page.sentences] == [page.quotes[0].end, page.quotes[0].end + 3205, page.quotes[0].end + 6410, len(text)]


def test_a_quotation_twice_as_long_as_such_a_run_is_cut_as_well():
    text = "He said: “" + "word " * 1300 + "word, word,” and left."
    page = make_page(text, None, PACK)
    assert len(page.quotes) == 1
    assert [one.end for one in page.sentences] == [6204, len(text)]


def test_an_endless_list_of_names_is_cut_behind_a_comma_and_not_inside_a_name():
    text = "Those held are " + "Dara Sok, Ruth Amani, " * 200 + "and Keo Dana."
    ends = [one.end for one in make_page(text, None, PACK).sentences]
    assert len(ends) == 2
    assert text[: ends[0]].endswith(("Sok,", "Amani,"))


def test_a_sentence_of_ordinary_length_is_never_cut():
    assert len(make_page("He said " + "very " * 580 + "much.", None, PACK).sentences) == 1
