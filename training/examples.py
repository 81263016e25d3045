"""One document as training examples: windows with tags, and what the scorers have to tell.

Order: the page and what the rules find on it; tags from the marks; then the examples of each scorer. Rows name words of
the page; their vectors are taken from the encoder while it is trained. A passage of `corpus/sayings.tsv` has positions alone,
one of `corpus/tellings.txt` acts and their parties alone, a report of `corpus/dated.txt` acts alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tokenizers import Tokenizer

from saksi.codebook.lists import codebook
from saksi.codebook.packs import load_pack, pack_of_country
from saksi.reading.accounts.accounts import find_accounts
from saksi.reading.actors.actors import find_cast
from saksi.reading.assembly import Found
from saksi.reading.dates.dates import find_dates
from saksi.reading.encoder.candidates import Candidates
from saksi.reading.encoder.windows import Window, homes, make_windows
from saksi.reading.places.places import find_places
from saksi.reading.places.provisions import find_provisions
from saksi.reading.positions.features import act_features, position_features
from saksi.reading.positions.sides import Sides
from saksi.reading.statements.statements import find_statements
from saksi.reading.text.cast import Cast
from saksi.reading.text.found import AccountFound, StatementFound
from saksi.reading.text.page import Page, make_page
from training.heard import Chances
from training.labels import Places, source_of, tags

POSITIONS = tuple(codebook().positions)
ACTS = tuple(codebook().acts)
PARTS = ("none", "victim", "perpetrator")

Words = tuple[int, int]


@dataclass(frozen=True)
class Row:
    """Runs of words, plain features, and the right answer: input of a scorer."""

    runs: tuple[Words, ...]
    features: tuple[float, ...]
    answer: int


@dataclass(frozen=True)
class Example:
    """A document ready for training.

    tags: of the heads that it teaches. speakers: for each statement its candidates and which is right.
    heard: what a larger encoder says of its words and rows, where it was asked.
    """

    name: str
    windows: tuple[Window, ...]
    homes: dict[int, tuple[int, int]]
    tags: dict[str, list[int]]
    positions: tuple[Row, ...]
    acts: tuple[Row, ...]
    parties: tuple[Row, ...]
    speakers: tuple[tuple[Row, ...], ...]
    heard: Chances | None = None


def make_example(gold: dict[str, Any], tokenizer: Tokenizer) -> Example:
    """All that one marked document teaches."""
    pack = load_pack(pack_of_country(gold["country"]))
    page = make_page(gold["text"], date.fromisoformat(gold["published"]) if gold["published"] else None, pack)
    dates, places, provisions, cast = find_dates(page), find_places(page), find_provisions(page), find_cast(page)
    statements = find_statements(page, cast, dates)
    accounts = find_accounts(page, cast, dates, places, provisions, statements)
    where = Places.of(page)
    windows = make_windows([word.text for word in page.words], tokenizer)
    teller = _Teller(gold, page, cast, where)
    return Example(
        gold["id"], windows, homes(windows), tags(where, gold),
        tuple(teller.positions(statements)), tuple(teller.acts(accounts)),
        tuple(teller.parties(accounts)), tuple(teller.speakers(statements)),
    )  # fmt: skip


def make_telling(gold: dict[str, Any], tokenizer: Tokenizer) -> Example:
    """What a passage with acts teaches: the tags of triggers, acts and parties; of its other words nothing is marked."""
    example = make_example(gold, tokenizer)
    return replace(example, tags={"trigger": example.tags["trigger"]})


def make_dated(gold: dict[str, Any], tokenizer: Tokenizer) -> Example:
    """What a dated report teaches: the tags of triggers, and acts; who did them is not marked in it."""
    return replace(make_telling(gold, tokenizer), parties=())


def make_saying(found: Found, statements: Sequence[tuple[StatementFound, str]], tokenizer: Tokenizer) -> Example:
    """What a passage teaches: the position of each of its statements, as the reader would ask for it."""
    page, cast = found.page, found.cast
    windows = make_windows([word.text for word in page.words], tokenizer)
    candidates, sides = Candidates(page, cast), Sides(page, cast)
    rows = []
    for said, position in statements:
        content, cue = (said.start, said.end), (said.cue_start, said.cue_end)
        member = cast.members[said.speaker]
        near = candidates.speaker(said.speaker, cue)
        words = [_words_of(page, *content), _words_of(page, *cue)]
        named = (near.first, near.last) if near is not None else words[1]
        features = position_features(page, content, cue, sides.of(member), member.kind, said.manner)
        rows.append(Row((*words, named), features, POSITIONS.index(position)))
    return Example("saying", windows, homes(windows), {}, tuple(rows), (), (), ())


def _words_of(page: Page, start: int, end: int) -> Words:
    first = page.word_at(start)
    return first, max(page.word_at(end - 1) + 1, first + 1)


class _Teller:
    def __init__(self, gold: dict[str, Any], page: Page, cast: Cast, where: Places) -> None:
        self.gold, self.page, self.cast, self.where = gold, page, cast, where
        self.candidates, self.sides = Candidates(page, cast), Sides(page, cast)
        self.golden = self._align()
        self.actors = {actor["id"]: actor for actor in gold["actors"]}

    def _align(self) -> dict[str, str]:
        """Member of the cast -> the gold actor whose mentions it shares most."""
        spans = [(m["start"], m["end"], a["id"]) for a in self.gold["actors"] for m in a["mentions"]]
        votes: dict[str, Counter[str]] = {}
        for mention in self.cast.mentions:
            start, end = self.page.view.to_stored(mention.start), self.page.view.to_stored(mention.end - 1) + 1
            for low, high, actor in spans:
                if low < end and start < high:
                    votes.setdefault(mention.actor, Counter())[actor] += min(end, high) - max(start, low)
        return {member: counted.most_common(1)[0][0] for member, counted in votes.items()}

    def _words(self, span: dict[str, Any]) -> Words | None:
        words = self.where.words(span["start"], span["end"])
        return (words[0], words[-1] + 1) if words else None

    def _range(self, words: Words) -> tuple[int, int]:
        return self.page.words[words[0]].start, self.page.words[words[1] - 1].end

    def _ruled(self, statement: dict[str, Any], statements: tuple[StatementFound, ...]) -> StatementFound | None:
        """The rules' statement with the cue of a gold one."""
        cue = self._words(statement["cue"])
        if cue is None:
            return None
        start, end = self._range(cue)
        same = [s for s in statements if s.cue_start < end and s.cue_end > start]
        return next((s for s in same if self.golden.get(s.speaker) == statement["speaker"]), same[0] if same else None)

    def positions(self, statements: tuple[StatementFound, ...]) -> list[Row]:
        rows = []
        for statement in self.gold["statements"]:
            content, cue = self._words(statement["span"]), self._words(statement["cue"])
            if content is None or cue is None:
                continue
            ruled = self._ruled(statement, statements)
            actor = self.actors[statement["speaker"]]
            sector, kind = actor["sector"], actor["kind"]
            if ruled is not None:  # as the reader will see the speaker, not as the marker knew them
                speaker = self.cast.members[ruled.speaker]
                sector, kind = self.sides.of(speaker), speaker.kind
            features = position_features(self.page, self._range(content), self._range(cue), sector, kind, statement["manner"])
            source = source_of(statement, self.gold)
            named = (self._words(source) if source else None) or cue
            rows.append(Row((content, cue, named), features, POSITIONS.index(statement["position"])))
        return rows

    def speakers(self, statements: tuple[StatementFound, ...]) -> list[tuple[Row, ...]]:
        groups = []
        for statement in self.gold["statements"]:
            cue, content = self._words(statement["cue"]), self._words(statement["span"])
            if cue is None or content is None:
                continue
            ruled = self._ruled(statement, statements)
            near = self.candidates.near(*self._range(cue), frozenset((ruled.speaker,)) if ruled else frozenset(), frozenset())
            rows = tuple(
                Row(((c.first, c.last), cue), c.features, int(self.golden.get(c.actor) == statement["speaker"])) for c in near
            )
            if any(row.answer for row in rows):
                groups.append(rows)
        return groups

    def acts(self, accounts: tuple[AccountFound, ...]) -> list[Row]:
        rows = []
        for account in self.gold["accounts"]:
            trigger = self._words(account["trigger"])
            if trigger is None:
                continue
            rows.append(Row((trigger,), act_features(self._ruled_act(trigger, accounts)), ACTS.index(account["act"])))
        return rows

    def _ruled_act(self, trigger: Words, accounts: tuple[AccountFound, ...]) -> str | None:
        start, end = self._range(trigger)
        return next((a.act for a in accounts if a.trigger[0] < end and a.trigger[1] > start), None)

    def parties(self, accounts: tuple[AccountFound, ...]) -> list[Row]:
        rows = []
        for account in self.gold["accounts"]:
            trigger = self._words(account["trigger"])
            if trigger is None:
                continue
            start, end = self._range(trigger)
            ruled = next((a for a in accounts if a.trigger[0] < end and a.trigger[1] > start), None)
            chosen = frozenset(ruled.victims) if ruled else frozenset[str]()
            others = frozenset(ruled.perpetrators) if ruled else frozenset[str]()
            for c in self.candidates.near(start, end, chosen, others):
                actor = self.golden.get(c.actor)
                answer = 1 if actor in account["victims"] else 2 if actor in account["perpetrators"] else 0
                rows.append(Row(((c.first, c.last), trigger), c.features, answer))
        return rows
