"""How sure a reading is of each statement and account: the chance, from 0 to 1, that a monitor would find it right.

Rule: a chance puts what is to be checked in order, keeps what is most likely wrong from being suggested, and is shown to nobody before
the decision. Right means, of a statement, that it stands in the text and is this speaker's; of an account, that the act is done to
these victims. The chance is a logistic line over signs that a person can read off the page, and over what the encoder marked where
there is one.
Order: the signs of the page for a statement and for an account; the line; the chances of all that was found; what is likely enough.
Source: the weights are fitted on the corpus's development hands by `training/calibration.py`; how well they hold: the model card.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from math import exp, log1p
from pathlib import Path

from saksi.reading.accounts.acts.frames import NOUNS, VERBS
from saksi.reading.actors.cast_phrases import PRONOUNS
from saksi.reading.assembly import Found
from saksi.reading.positions.features import cue_class
from saksi.reading.text.cast import Mention
from saksi.reading.text.found import AccountFound, Range, Reasons, StatementFound
from saksi.reading.text.page import Sentence

Signs = dict[str, float]
"""Named numbers between about 0 and 1; one that is not there counts as 0."""

Line = Mapping[str, float]
"""The weight of each sign, and of "bias", which is always there."""

Lines = Mapping[str, Line]
"""A line for each of KINDS."""

KINDS = ("statement", "account")
FILE = Path(__file__).parent / "data" / "confidence.json"


@cache
def lines_of_rules() -> Lines:
    """The lines for what the rules find by themselves."""
    lines: dict[str, dict[str, float]] = json.loads(FILE.read_text(encoding="utf-8"))
    return lines


class PageSigns:
    """What tells on one page that a statement or an account may be wrong."""

    def __init__(self, found: Found) -> None:
        self.page, self.cast = found.page, found.cast
        self.mentions: dict[str, list[Mention]] = {}
        for mention in found.cast.mentions:
            self.mentions.setdefault(mention.actor, []).append(mention)
        self.cues = [(s.cue_start, s.cue_end) for s in found.statements]

    def _named(self, actor: str, start: int, end: int) -> list[Mention]:
        """Where somebody is named in a stretch of the text."""
        return [m for m in self.mentions.get(actor, ()) if m.start < end and start < m.end]

    def _sentence(self, position: int) -> Sentence:
        return self.page.sentence_at(position) or self.page.sentences[0]

    def of_statement(self, said: StatementFound) -> Signs:
        """How it is said, who says it, and how its words lie on the page."""
        sentence = self._sentence(said.cue_start)
        words, member = self.page.text[said.start : said.end], self.cast.members[said.speaker]
        near = self._named(said.speaker, sentence.start, sentence.end)
        does = "no-comment" if said.position == "no-comment" else cue_class(self.page.text[said.cue_start : said.cue_end])[0]
        return {
            f"cue: {does or 'other words'}": 1.0,
            f"manner: {said.manner}": 1.0,
            f"speaker is a {member.kind}": 1.0,
            "speaker is a document": float(said.source == "document"),
            "speaker named beside the cue": float(any(m.proper for m in near)),
            "cue shared": float(self.cues.count((said.cue_start, said.cue_end)) > 1),
            "cue in a quotation": float(self.page.quote_at(said.cue_start) is not None),
            "content before the cue": float(said.end <= said.cue_start),
            "cue apart from content": log1p(max(said.start - said.cue_end, said.cue_start - said.end, 0)) / 6,
            "short": float(len(words.split()) < 4),
            "starts a sentence": float(words[:1].isupper()),
            "ends a sentence": float(self.page.text[said.end : said.end + 2].strip("”\"' \n")[:1] in {".", "?", "!", ""}),
            **_rules(said.because, "speaker"),
            **_rules(said.because, "span"),
        }

    def of_account(self, told: AccountFound) -> Signs:
        """Which act it is, by what word it is told, of whom, and what else is told of it."""
        start, end = told.trigger
        sentence = self._sentence(start)
        low = self.page.text[start:end].lower().split()[:1]
        words = [self.page.text[low_:high] for low_, high in _ranges(told.evidence.get("victims"))]
        return {
            f"act: {told.act}": 1.0,
            f"status: {told.status}": 1.0,
            "told by a verb": float(bool(low) and low[0] in VERBS),
            "told by a noun": float(bool(low) and low[0] in NOUNS and low[0] not in VERBS),
            "several victims": float(len(told.victims) > 1),
            "no victim": float(not told.victims),
            "victim is a group": float(any(self.cast.members[v].kind == "group" for v in told.victims)),
            "victim is a body": float(any(self.cast.members[v].kind == "organisation" for v in told.victims)),
            "victim by a pronoun": float(any(one.lower() in PRONOUNS for one in words)),
            "victim by a name": float(any(m.proper for v in told.victims for m in self._named(v, sentence.start, sentence.end))),
            "doer told": float(bool(told.perpetrators)),
            "date told": float(told.date is not None),
            "place told": float(told.place is not None),
            "charge or penalty told": float(bool(told.charge or told.penalty)),
            "said by somebody": float(told.according_to is not None),
            "in a quotation": float(self.page.quote_at(start) is not None),
            **_rules(told.because, "victims"),
        }


def _rules(because: Reasons, name: str) -> Signs:
    """The rules that gave a field its value, or its values."""
    return {f"{name}: {reason.rule}": 1.0 for key, reason in because.items() if key.partition(".")[0] == name}


def _ranges(evidence: Range | tuple[Range, ...] | None) -> list[Range]:
    return [part for part in evidence or () if isinstance(part, tuple)]


def chance(line: Line, signs: Mapping[str, float]) -> float:
    """The chance that a line gives to signs, from 0 to 1, to four places so that all machines agree."""
    total = line["bias"] + sum(line.get(name, 0.0) * value for name, value in signs.items())
    return round(1 / (1 + exp(-max(-30.0, min(30.0, total)))), 4)


Item = StatementFound | AccountFound
Heard = Callable[[Item], Mapping[str, float]]
"""What the encoder marked about a statement or an account, as signs."""


def items_of(found: Found) -> dict[str, Item]:
    """The statements and accounts by their id in the reading."""
    return {said.id: said for said in found.statements} | {f"i{n}": told for n, told in enumerate(found.accounts, start=1)}


def signs_of(found: Found, heard: Heard | None = None) -> dict[str, tuple[str, Signs]]:
    """For each statement and account, by its id in the reading, which of KINDS it is and its signs."""
    page = PageSigns(found)
    signs: dict[str, tuple[str, Signs]] = {}
    for key, item in items_of(found).items():
        told = isinstance(item, AccountFound)
        marked = page.of_account(item) if isinstance(item, AccountFound) else page.of_statement(item)
        signs[key] = (KINDS[told], {**marked, **(heard(item) if heard else {})})
    return signs


LEAST = 0.15
"""An account that is less likely than this is left out by a reader that can tell: 117 of 123 such in the development part are wrong. F1 would be best at half
the best F1, about a third (Lipton, Elkan and Naryanaswamy 2014, Optimal Thresholding of Classifiers to Maximize F1 Measure); it is set
lower, because the chances are learned from invented reports, rare acts (a ban of a party, a hindered petition) seem unlikelier than they
are, and what is left out no monitor can save."""


def confidence_of(found: Found, lines: Lines, heard: Heard | None = None) -> dict[str, float]:
    """The chance of each statement and account, by its id in the reading; empty where there are no lines."""
    return {key: chance(lines[kind], signs) for key, (kind, signs) in signs_of(found, heard).items()} if lines else {}


def likely(found: Found, sure: Mapping[str, float]) -> tuple[Found, dict[str, float]]:
    """What was found without the accounts whose chance is below LEAST, and the chances by the ids of what is left."""
    kept = [(told, sure.get(f"i{n}")) for n, told in enumerate(found.accounts, start=1) if sure.get(f"i{n}", 1.0) >= LEAST]
    said = {key: chance for key, chance in sure.items() if not key.startswith("i")}
    told = {f"i{n}": chance for n, (_, chance) in enumerate(kept, start=1) if chance is not None}
    return replace(found, accounts=tuple(account for account, _ in kept)), {**said, **told}
