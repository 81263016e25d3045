"""The position of a statement, weighed: its cue, its speaker, what the rules say and every word of it speak for or against.

Rule: a rule tells a position by the first words that fit; here all signs count, each with the weight that it earned in the training
hands. A sign is something that a person can read off the page; the position with the highest sum is taken. Silences stay as they are.
Order: the signs of a statement; their sums as shares; the statements again, each with the position of the highest share.
Source: the weights are fitted by `training/weighing.py`; multinomial logistic regression, as in any textbook of statistics.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from saksi.reading.positions import position_words as has
from saksi.reading.positions.features import cue_class
from saksi.reading.positions.positions import OFFICIAL
from saksi.reading.positions.sides import Sides
from saksi.reading.positions.told_acts import GOOD_NEWS
from saksi.reading.text.any_case import AnyCase
from saksi.reading.text.cast import Cast, Member
from saksi.reading.text.found import AccountFound, Because, StatementFound
from saksi.reading.text.page import Page

FILE = Path(__file__).parents[1] / "data" / "position_weights.json"
HALF = 0.5
"""How much a word counts beside a sign that a rule gives."""
LONGEST = 60
"""So many words of a statement are weighed; what follows seldom tells more."""
_WORD = re.compile(r"[^\W\d_]+|\d+|[?!]")
_PATTERNS = tuple(
    (name, getattr(has, name))
    for name in (
        "NEGATED", "FAILING", "DEMAND", "JUSTIFIES", "TREATED", "LIGHT", "MILD", "INQUIRY", "SOON", "LAW_AT_LARGE", "PEOPLE", "PAST",
        "AUTHORITY", "DONE_TO_US", "PASSIVE_OF_PEOPLE", "FORCE", "NEVER_DID", "ACT_CALLED", "DISMISSIVE", "COMMIT", "WILL_BE_DONE", "HEDGED",
        "PROCEDURE",
    )
)  # fmt: skip

_DESCRIBED = re.compile(r"[a-z]|(?:An?|The|His|Her|Their|One|Its|Another|Two|Some) ")
"""A name that is a description: `her lawyer`, `A doctor at the hospital`."""
_PROMISES = frozenset(("COMMIT", "WILL_BE_DONE", "SOON"))

Floats = NDArray[np.float64]


def words_of(text: str) -> list[str]:
    """The words of a text as they are weighed: small letters, `n't` as `not`, every number as `#`."""
    return ["#" if word[0].isdigit() else word for word in _WORD.findall(re.sub(r"n[’']t\b", " not", text.lower()))]


def group_of(sector: str) -> str:
    """Where a speaker stands, coarsely: a court, who restricts, the press, unknown, or the rest."""
    if sector == "judiciary":
        return "court"
    if sector in OFFICIAL:
        return "restricts"
    return sector if sector in {"media", "other"} else "rest"


_CALLED = (
    ("lawyer", AnyCase(r"\b(?:lawyers?|attorneys?|counsel|advocate|barrister|solicitor|(?:defen[cs]e|legal) team)\b")),
    ("kin", AnyCase(r"\b(?:wife|husband|widow(?:er)?|mother|father|brothers?|sisters?|sons?|daughters?|uncle|aunt|cousin|nephew|niece|relatives?|famil(?:y|ies)|parents?|grand\w+|in-law)\b")),
    ("health", AnyCase(r"\b(?:doctors?|nurses?|physicians?|surgeons?|medics?|hospital|clinic|paramedics?|medical)\b")),
    ("witness", AnyCase(r"\b(?:witness\w*|neighbou?rs?|bystanders?|onlookers?|passers-by|survivors?)\b")),
)
_PAPER = AnyCase(r"(?:an? |the )?(?:cop(?:y|ies)|verdict|order|indictment|charge sheet|notice|letter|ruling|judge?ment|warrant|documents?|complaint|decree)\b")
_CONCERNED = frozenset(("other", "civil-society", "community", "union"))


def nearness_of(member: Member, sector: str, source: str) -> str:
    """How somebody of no power is near to those concerned: as lawyer, kin, who treats the hurt, witness, or a paper of the case; "" if not told."""
    if source == "document" or _PAPER.match(member.name):
        return "paper" if sector == "other" else ""
    words = " | ".join((member.name, *member.roles, *member.aliases))
    return next((called for called, pattern in _CALLED if pattern.search(words)), "") if sector in _CONCERNED else ""


class Weights:
    """The weights of all signs for each of `positions`, and the bias of each."""

    def __init__(self, positions: Sequence[str], table: Mapping[str, Sequence[float]]) -> None:
        self.positions = tuple(positions)
        self.rows = {sign: n for n, sign in enumerate(table)}
        self.matrix: Floats = np.array(list(table.values()), np.float64)

    def shares(self, signs: dict[str, float]) -> Floats:
        """For each position its share of the belief; they add up to 1."""
        known = [(self.rows[sign], much) for sign, much in (("bias", 1.0), *signs.items()) if sign in self.rows]
        total = np.array([much for _, much in known]) @ self.matrix[[row for row, _ in known]]
        raised = np.exp(total - total.max())
        shares: Floats = raised / raised.sum()
        return shares


@cache
def weights() -> Weights:
    """The weights that come with Saksi, in hundredths in their file."""
    kept = json.loads(FILE.read_text(encoding="utf-8"))
    return Weights(kept["positions"], {sign: [value / 100 for value in row] for sign, row in kept["signs"].items()})


class Weigher:
    """Weighs the statements of one page, once its accounts are known."""

    def __init__(self, page: Page, cast: Cast, accounts: Sequence[AccountFound]) -> None:
        self.page, self.cast = page, cast
        self.sides = Sides(page, cast)
        self.told = [account.trigger for account in accounts if account.act not in GOOD_NEWS]

    def signs(self, said: StatementFound) -> dict[str, float]:
        """The signs of a statement, each with how much it counts."""
        content = self.page.text[said.start : said.end]
        signs = dict.fromkeys(self._plain(said, content), 1.0)
        group = group_of(self.sides.of(self.cast.members[said.speaker]))
        for word in words_of(content)[:LONGEST]:
            signs[word] = signs[f"{word} of {group}"] = HALF
        return signs

    def _plain(self, said: StatementFound, content: str) -> Iterator[str]:
        member = self.cast.members[said.speaker]
        sector = self.sides.of(member)
        group, official = group_of(sector), "official" if sector in OFFICIAL else "others"
        does, lemma = cue_class(self.page.text[said.cue_start : said.cue_end])
        act = any(said.start <= start and end <= said.end for start, end in self.told)
        yield from (f"side: {sector}", f"group: {group}", f"manner: {said.manner}", f"kind: {member.kind}", f"verb: {lemma}")
        yield from (f"cue: {does}", f"cue: {does} of {group}", f"ruled: {said.position}", f"ruled: {said.position} of {group}")
        yield from (f"act: {act}", f"act: {act} of {group}", f"why: {said.because['position'].rule}")
        near = nearness_of(member, sector, said.source)
        if near:
            yield from (f"who: {near}", f"ruled: {said.position} of {near}", f"act: {act} of {near}")
        roles = member.roles if member.kind == "person" and not _DESCRIBED.match(member.name) else (*member.roles, member.name)
        yield from (f"role: {word}" for role in roles for word in words_of(role))
        no_promise = has.PROCEDURE.search(content) is not None or (sector in OFFICIAL and has.LEGAL_ACTION.search(content) is not None)
        for name, pattern in _PATTERNS:
            if not (no_promise and name in _PROMISES) and pattern.search(content):
                yield f"has: {name}"
                yield f"has: {name} of {official}"

    def shares(self, said: StatementFound) -> Floats:
        """For each position of the weights its share of the belief."""
        return weights().shares(self.signs(said))

    def weighed(self, statements: Sequence[StatementFound]) -> tuple[StatementFound, ...]:
        """The statements with the positions that weigh most."""
        return tuple(self._weighed(said) for said in statements)

    def _weighed(self, said: StatementFound) -> StatementFound:
        if said.position == "no-comment":
            return said
        return with_position(said, weights().positions[int(self.shares(said).argmax())], "all words weighed together")


def with_position(said: StatementFound, position: str, judge: str) -> StatementFound:
    """The statement with a position that a second judge gives; the reason names the rule's, too."""
    told = said.because["position"]
    heard = "keep it" if position == said.position else f"change it to {position}"
    rule = f"by rule {said.position}: {told.rule}; {judge} {heard}"
    return replace(said, position=position, because={**said.because, "position": Because(rule, told.words)})
