"""An account reads as the sentence that its fields form; what is missing is named, and a language without the sentence has the label."""

import pytest
from django.utils import translation

from saksi.codebook.lists import codebook
from saksi.web import sentence as module
from saksi.web import words
from saksi.web.cards import Names, facts
from saksi.web.phrases import PHRASES
from saksi.web.sentence import missing, sentence

TRIGGER = {"start": 0, "end": 8, "quote": "arrested"}
NAMES = Names({"a1": "police", "a2": "two unionists"}, {"s1": "They were taken"}, "kh", {"s1": "LICADHO"})


def account(**told):
    empty = {"act": "arrest", "trigger": TRIGGER, "victims": [], "perpetrators": [], "status": "reported", "evidence": {}}
    return {**empty, "date": None, "place": None, "charge": None, "penalty": None, "according_to": None, **told}


def read(payload):
    found = facts("account", payload, NAMES)
    return "".join(piece.words for piece in sentence(found, payload["act"], payload["date"])), found


def test_a_full_account_is_one_sentence():
    told, found = read(account(
        victims=["a2"], perpetrators=["a1"], place="Phnom Penh", date="2022-01-04", charge="incitement", according_to="s1",
    ))  # fmt: skip
    assert told == (
        "police arrested two unionists in Phnom Penh on 4 January 2022, charge: incitement, reported, according to LICADHO"
    )
    assert [fact.field for fact in missing(found)] == ["penalty"]


def test_what_is_not_told_is_left_out_and_named_after_it():
    told, found = read(account())
    assert told == "somebody arrested somebody, reported, according to the text itself"
    assert [fact.field for fact in missing(found)] == ["date", "place", "charge", "penalty"]


def test_every_value_is_a_piece_of_its_own_with_its_words():
    payload = account(victims=["a2"], place="Phnom Penh", evidence={"place": {"start": 20, "end": 27, "quote": "capital"}})
    pieces = sentence(facts("account", payload, NAMES), "arrest", None)
    shown = {piece.fact.field: (piece.words, piece.fact.quote) for piece in pieces if piece.fact}
    assert shown["place"] == ("Phnom Penh", "capital")
    assert shown["perpetrators"] == ("somebody", "")


@pytest.mark.parametrize(
    ("edtf", "said"),
    [("2022-01-04", " on 4 January 2022,"), ("2022-01", " in January 2022,"), ("2022", " in 2022,"),
     ("2022-01~", ", about January 2022,"), ("2021/2022", ", 2021 to 2022,"), ("2021/..", ", since 2021,"),
     ("../2021-03-02", ", until 2 March 2021,"), ("2022?", ", perhaps 2022,"), ("soon", ", soon,")],
)  # fmt: skip
def test_a_date_is_told_as_exactly_as_it_is_known(edtf, said):
    assert said in read(account(date=edtf))[0]


def test_no_day_is_no_words():
    assert words.day(None) == words.day("") == ""


@pytest.mark.parametrize("code", sorted(codebook().acts))
def test_every_act_has_a_sentence_or_its_label(code):
    told, _ = read(account(act=code, victims=["a2"], perpetrators=["a1"]))
    assert "police" in told
    assert "two unionists" in told
    assert code in PHRASES or words.act(code) in told


def test_a_language_without_the_sentence_tells_the_label(monkeypatch):
    payload = account(victims=["a2"], perpetrators=["a1"])
    with translation.override("km"):
        monkeypatch.setattr(module, "_", lambda said: said)
        assert read(payload)[0].startswith(words.act("arrest") + ": two unionists, by police")
        monkeypatch.setattr(module, "_", lambda said: {PHRASES["arrest"]: "%(victims)s ត្រូវបាន %(perpetrators)s ចាប់ខ្លួន"}.get(said, said))
        assert read(payload)[0].startswith("two unionists ត្រូវបាន police ចាប់ខ្លួន")


def test_the_phrases_are_of_acts_and_name_both_sides():
    assert set(PHRASES) <= set(codebook().acts)
    assert all("%(victims)s" in said and "%(perpetrators)s" in said for said in PHRASES.values())
