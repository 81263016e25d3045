"""Every value of a reading has its reason: the rule, tag, scorer or model that made it, and words of the text."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from saksi.codebook.packs import load_pack
from saksi.intake import extract
from saksi.reading.llm.address import Address
from saksi.reading.readers import NAMES, reader_named
from saksi.reading.rules import RulesReader

from .llm.readers import GOOD, read, reader_at
from .llm.server import Server, gives

ROOT = Path(__file__).resolve().parents[2]
TEXTS = {
    **{p.stem: json.loads(p.read_text(encoding="utf-8"))["text"] for p in sorted((ROOT / "benchmarks/held-out").glob("*.json"))},
    **{p.stem: extract(p.read_bytes(), p.name).text for p in sorted((ROOT / "sample").glob("[01]*")) if p.stem[:2] < "17"},
    "khmer": (ROOT / "tests/reading/khmer_report.txt").read_text(encoding="utf-8"),
}
ITEMS = ("actors", "places", "dates", "provisions", "statements", "accounts")
WITH_FIELDS = {
    "statements": ("speaker", "source", "manner", "span", "cue", "date", "position"),
    "accounts": ("act", "trigger", "date", "place", "charge", "penalty", "according_to", "status", "provisions"),
    "actors": ("kind", "sector"),
}
LISTS = {"accounts": ("victims", "perpetrators"), "actors": ("aliases", "roles")}


def unexplained(reading):
    """The values without a reason that has a rule and words."""
    wanted = [item.id for group in ITEMS for item in getattr(reading, group)]
    for group, fields in WITH_FIELDS.items():
        wanted += [f"{item.id}.{name}" for item in getattr(reading, group) for name in fields if getattr(item, name)]
    for group, fields in LISTS.items():
        wanted += [f"{one.id}.{name}.{value}" for one in getattr(reading, group) for name in fields for value in getattr(one, name)]
    given = reading.reasons
    return [path for path in wanted if path not in given or not given[path].rule or not given[path].words]


@pytest.mark.parametrize("reader", NAMES)
@pytest.mark.parametrize("name", TEXTS)
def test_every_value_has_a_rule_and_words_of_the_text(reader, name):
    reading = reader_named(reader).read(TEXTS[name], date(2025, 3, 5), load_pack("generic"))
    assert unexplained(reading) == []
    spans = [span for why in reading.reasons.values() for span in why.words]
    assert all(TEXTS[name][span.start : span.end] == span.quote for span in spans)


@pytest.mark.parametrize("name", list(TEXTS)[:6])
def test_no_reason_says_how_sure_the_reader_is(name):
    reading = reader_named("model").read(TEXTS[name], None, load_pack("generic"))
    rules = " ".join(re.sub(r"`[^`]*`", "", why.rule) for why in reading.reasons.values())
    assert "scorer" in rules
    assert not re.search(r"\d\.\d|%|chance|probab", rules)


def test_reasons_are_no_part_of_the_reading_format_and_of_equality():
    first = RulesReader().read(TEXTS["05-police-bulletin"], None, load_pack("sample"))
    assert first.reasons
    assert "reasons" not in first.to_json()


def why(text, path, *, reader="rules", published=date(2025, 3, 5)):
    """The rule and the words for one value of a text."""
    reason = reader_named(reader).read(text, published, load_pack("sample")).reasons[path]
    return reason.rule, [span.quote for span in reason.words]


SAID = "Mina Torrel, a lawyer in Lumera, {cue} the police {words}."
ARREST = "Police arrested Mina Torrel in Lumera on Monday."


@pytest.mark.parametrize(
    ("text", "path", "rule", "words"),
    [
        (SAID.format(cue="said", words="beat her clients"), "s1", "the cue `said`, of the class `say`", ["said"]),
        (SAID.format(cue="denied that", words="were called"), "s1", "the cue `denied`, of the class `deny`", ["denied"]),
        (SAID.format(cue="said", words="beat her clients"), "s1.position", "something done to somebody", ["said", "beat"]),
        (SAID.format(cue="denied that", words="were called"), "s1.position", "the cue is one of denying", ["denied"]),
        (SAID.format(cue="said", words="must release her clients"), "s1.position", "one of demanding", ["said", "must"]),
        ("“They beat us,” said Mina Torrel.", "s1.manner", "hold all of the words", ["They beat us"]),
        ("Mina Torrel said the police beat them.", "s1.manner", "no quotation marks", ["the police beat them"]),
        ("“They beat us,” said Mina Torrel.", "s1.speaker", "named right after the cue", ["Mina Torrel"]),
        ("Mina Torrel said they were beaten.", "s1.speaker", "the subject that ends before the cue", ["Mina Torrel"]),
        ("Mina Torrel said it was over. She said they were beaten.", "s2.speaker", "pronoun `she`: the last fitting speaker", ["She"]),
        ("“They beat us,” said Mina Torrel.", "s1.span", "before the cue and its speaker", ["They beat us"]),
        ("Mina Torrel said they were beaten.", "s1.span", "what the cue takes after it", ["they were beaten"]),
        ("Mina Torrel said on Monday they were beaten.", "s1.date", "nearest to the cue", ["Monday"]),
        ("Mina Torrel could not be reached for comment.", "s1.span", "not answering", ["could not be reached for comment"]),
        (ARREST, "i1.act", "a frame of the verb `arrested` (active)", ["arrested"]),
        ("Mina Torrel was arrested in Lumera on Monday.", "i1.act", "`arrested` (passive)", ["arrested"]),
        ("The arrest of Mina Torrel on Monday was condemned.", "i1.act", "a frame of the noun `arrest`", ["arrest"]),
        (ARREST, "i1.date", "the date nearest to the act", ["Monday"]),
        (ARREST, "i1.place", "the place nearest to the act", ["Lumera"]),
        (ARREST, "i1.status", "nothing before the act denies it", ["arrested"]),
        ("Police allegedly arrested Mina Torrel on Monday.", "i1.status", "`allegedly`", ["allegedly"]),
        ("Mina Torrel was convicted of incitement under Article 148 of the Penal Code.", "i1.charge", "an offence", ["incitement"]),
        ("Mina Torrel was sentenced to two years in prison.", "i1.penalty", "the measure of a sentence", ["two years in prison"]),
        ("Mina Torrel said police beat Pavo Lind on Monday.", "i1.according_to", "the smallest statement", ["police beat Pavo Lind on Monday"]),
        (ARREST, "d1", "a phrase of the kind `weekday`", ["Monday"]),
        ("Police arrested Mina Torrel on 4 March 2025.", "d1", "a day as written", ["4 March 2025"]),
        ("Police arrested Mina Torrel on 4 March.", "d1", "its year told by", ["4 March"]),
        ("Mina Torrel was charged under Article 148 of the Penal Code.", "p1", "with its law beside it", ["Article 148 of the Penal Code"]),
        (ARREST, "l1", "a place of the country pack", ["Lumera"]),
        ("Police arrested Mina Torrel in Xandria.", "l1", "a name in capitals after `in`", ["Xandria"]),
    ],
)  # fmt: skip
def test_the_reason_names_the_rule_that_made_the_value(text, path, rule, words):
    told, quoted = why(text, path)
    assert rule in told
    assert quoted[: len(words)] == words


@pytest.mark.parametrize(
    ("text", "part", "rule", "words"),
    [
        (ARREST, "victims", "the object of the active verb", "Mina Torrel"),
        (ARREST, "perpetrators", "the subject of the active verb", "Police"),
        ("Mina Torrel was arrested by soldiers on Monday.", "victims", "the subject of the passive verb", "Mina Torrel"),
        ("Mina Torrel was arrested by soldiers on Monday.", "perpetrators", "the agent after `by`", "soldiers"),
        ("The arrest of Mina Torrel was condemned.", "victims", "named by `of` after the noun", "Mina Torrel"),
        ("Mina Torrel spoke at the rally. Police arrested her on Monday.", "victims", "`her`: the subject of the sentence before", "her"),
        ("Police raided the house of Mina Torrel on Monday.", "victims", "the owner of `house", "Mina Torrel"),
    ],
)
def test_the_reason_of_a_party_is_its_place_in_the_grammar(text, part, rule, words):
    reading = RulesReader().read(text, date(2025, 3, 5), load_pack("sample"))
    (actor,) = getattr(reading.accounts[0], part)
    told, quoted = why(text, f"i1.{part}.{actor}")
    assert rule in told
    assert quoted[0] == words


def test_the_reason_of_a_sector_and_of_another_name_are_their_words():
    text = "Mina Torrel, president of the Harbour Workers Union (HWU), spoke. Torrel said the HWU would march."
    reading = RulesReader().read(text, None, load_pack("sample"))
    torrel = next(actor for actor in reading.actors if actor.name == "Mina Torrel")
    union = next(actor for actor in reading.actors if "HWU" in actor.aliases)
    rules = {path: (reason.rule, reason.words[0].quote) for path, reason in reading.reasons.items()}
    assert rules[f"{torrel.id}.aliases.Torrel"] == ("a word of the name of the nearest who has it", "Torrel")
    assert rules[f"{union.id}.aliases.HWU"][0] == "capitals in brackets after the name"
    assert "president of the Harbour Workers Union" in rules[f"{torrel.id}.sector"][1]


def test_the_encoder_says_whether_it_keeps_or_changes_what_the_rules_said():
    for name in list(TEXTS)[:6]:
        reading = reader_named("model").read(TEXTS[name], None, load_pack("generic"))
        for statement in reading.statements:
            rule = reading.reasons[f"{statement.id}.position"].rule
            ruled = re.match(r"by rule ([\w-]+): ", rule)
            changed = re.search(r"the encoder's scorer of positions(?:, the network that sees the statement alone)? and all words weighed together change it to ([\w-]+)$", rule)
            assert (changed or ruled)[1] == statement.position if ruled else statement.position == "no-comment"


def test_a_language_model_is_named_with_the_words_it_quoted():
    with Server(gives(GOOD)) as server:
        reading = read(reader_at(Address.parse(server.url)))
    assert unexplained(reading) == []
    told = reading.reasons["s1.speaker"]
    assert (told.rule, told.words[0].quote) == ("language model test-model quoted these words", "Mina Torrel")
