"""The reader that joins the rules and the small encoder; the default where the model is installed.

Rule: the rules find, the encoder has a second voice: it drops statements that its tags do not confirm, chooses positions (with a
network that sees the statement alone, where it is undecided), adds accounts that the rules missed, and corrects acts and parties where
it is surer. Accounts that both together make unlikely are left out. Speakers and new statements stay with the rules: there the encoder
gained nothing on the development hands. Every value keeps its words.
Order: page and cast by rules; the encoder once; statements; accounts; then a reading.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from math import log

import numpy as np

from saksi.codebook.packs import Pack
from saksi.reading.accounts.accounts import accounts_of
from saksi.reading.accounts.tellings.tellings import Telling, tellings_and_refused
from saksi.reading.actors.actors import find_cast
from saksi.reading.actors.cast_phrases import Party
from saksi.reading.assembly import Found, reading_of
from saksi.reading.confidence import Heard, Item, Signs, confidence_of, likely
from saksi.reading.dates.dates import find_dates
from saksi.reading.encoder.alone import halves
from saksi.reading.encoder.candidates import Candidates
from saksi.reading.encoder.encoder import Encoded, Encoder, Floats
from saksi.reading.encoder.tagged import Run, joined, runs
from saksi.reading.khmer.reading import with_khmer
from saksi.reading.model import Reading
from saksi.reading.places.places import find_places
from saksi.reading.places.provisions import find_provisions
from saksi.reading.positions.features import act_features, position_features
from saksi.reading.positions.told_acts import with_acts
from saksi.reading.positions.weighed import Weigher, weights, with_position
from saksi.reading.statements.draft import Draft
from saksi.reading.statements.fields import finished
from saksi.reading.statements.statements import StatementFinder
from saksi.reading.text.cast import Cast, Member
from saksi.reading.text.found import AccountFound, Because, Range, StatementFound
from saksi.reading.text.page import Page, make_page

Words = tuple[int, int]
_NOBODY: frozenset[str] = frozenset()
_JUDGE = "the encoder's scorer of positions and all words weighed together"
_JUDGE_ALONE = "the encoder's scorer of positions, the network that sees the statement alone and all words weighed together"
UNDECIDED = 2.0
"""Where the likeliest position leads the second by less, in logarithms, the network that sees the statement alone is asked, too: of a quarter of the
statements of the development part. Asked of all, it told no more positions right."""
_LEAST = 1e-4
"""Added to a chance before its logarithm is taken."""
_HEARD = "the encoder's scorer of parties chose it among those named near"


class ModelReader:
    """Reads by rules and encoder together. Satisfies the protocol `Reader`."""

    name = "model"
    version = "5"

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder

    @property
    def setup(self) -> Mapping[str, str]:
        """The first digits of the SHA-256 over those of all files of the encoder."""
        return {"model": sha256("".join(self.encoder.card["files"].values()).encode()).hexdigest()[:16]}

    def read(self, text: str, published: date | None, pack: Pack) -> Reading:
        """Read the stored text; spans of the reading are of this text, in code points."""
        found, heard = self.find(text, published, pack)
        found, sure = likely(found, confidence_of(found, self.encoder.card.get("confidence", {}), heard))
        return reading_of(with_khmer(found), self.name, self.version, self.setup, sure)

    def find(self, text: str, published: date | None, pack: Pack) -> tuple[Found, Heard]:
        """All that is found on the page of the stored text, unlikely accounts too, and what the encoder says of how sure it is."""
        page = make_page(text, published, pack)
        dates, places, provisions, cast = find_dates(page), find_places(page), find_provisions(page), find_cast(page)
        encoded = self.encoder.encode([word.text for word in page.words])
        voice = SecondVoice(page, cast, encoded, self.encoder)
        statements = finished(voice.drafts(StatementFinder(page, cast).find()), page, cast, dates)
        tellings = voice.tellings(*tellings_and_refused(page, cast, dates, statements))
        accounts = accounts_of(tellings, page, cast, dates, places, provisions, statements)
        statements = voice.positions(with_acts(statements, accounts, page, cast), Weigher(page, cast, accounts))
        return Found(page, cast, dates, places, provisions, statements, accounts), voice.heard


class SecondVoice:
    """What the encoder says about the statements and tellings of one page."""

    def __init__(self, page: Page, cast: Cast, encoded: Encoded, encoder: Encoder) -> None:
        self.page, self.cast, self.encoded, self.encoder = page, cast, encoded, encoder
        self.limits: dict[str, float] = encoder.card["limits"]
        self.candidates = Candidates(page, cast)

    def _words(self, start: int, end: int) -> Words:
        first = self.page.word_at(start)
        return first, max(self.page.word_at(end - 1) + 1, first + 1)

    def _range(self, words: Words) -> tuple[int, int]:
        return self.page.words[words[0]].start, self.page.words[words[1] - 1].end

    def _paragraphs(self) -> list[Words]:
        return [self._words(start, end) for start, end in self.page.paragraphs]

    def _tagged(self, head: str, words: Words) -> float:
        """Mean chance that these words are tagged at all by a head."""
        return float(1 - self.encoded.tags[head][words[0] : words[1], 0].mean())

    def _row(self, runs_of: Sequence[Words], features: Sequence[float]) -> Floats:
        row: Floats = np.concatenate(
            [*(self.encoded.mean(*run) for run in runs_of), np.array(features, np.float32)], dtype=np.float32
        )
        return row

    # --- statements

    def drafts(self, ruled: Sequence[Draft]) -> list[Draft]:
        """The drafts of the rules without those whose words the tags do not confirm; silences need no words."""
        kept = [draft for draft in ruled if draft.does == "no-comment" or self._confirmed(draft)]
        for draft in kept:
            if draft.does != "no-comment":
                draft.rule += "; the encoder's tags of content and cue confirm it"
        return kept

    def _confirmed(self, draft: Draft) -> bool:
        content = self._tagged("content", self._words(draft.start, draft.end))
        cue = self._tagged("cue", self._words(draft.hit_start, draft.hit_end))
        return (content + cue) / 2 >= self.limits["keep statement"]

    def positions(self, statements: Sequence[StatementFound], weigher: Weigher) -> tuple[StatementFound, ...]:
        """The statements with the positions that the encoder, the network that sees them alone and the weighed signs give them together."""
        return tuple(self._positioned(statement, weigher) for statement in statements)

    def _positioned(self, statement: StatementFound, weigher: Weigher) -> StatementFound:
        if statement.position == "no-comment":
            return statement
        member = self.cast.members[statement.speaker]
        sector = weigher.sides.of(member)
        sums, judge = self._sums(statement, member, sector, weigher), _JUDGE
        first, second = sorted(sums.values(), reverse=True)[:2]
        if first - second < UNDECIDED:
            alone = self.encoder.position_alone(halves(self.page, statement, member, sector))
            sums, judge = self._added(sums, alone, self.limits["trust alone"]), _JUDGE_ALONE
        return with_position(statement, max(sums, key=sums.__getitem__), judge)

    def _sums(self, statement: StatementFound, member: Member, sector: str, weigher: Weigher) -> dict[str, float]:
        """For each position the logarithms of its chances together, by the encoder and by the weighed signs."""
        content, cue = (statement.start, statement.end), (statement.cue_start, statement.cue_end)
        near = self.candidates.speaker(statement.speaker, cue)
        named = (near.first, near.last) if near is not None else self._words(*cue)
        features = position_features(self.page, content, cue, sector, member.kind, statement.manner)
        row = self._row([self._words(*content), self._words(*cue), named], features)
        shares = zip(weights().positions, weigher.shares(statement), strict=True)
        sums = {position: self.limits["trust position"] * log(share + _LEAST) for position, share in shares}
        return self._added(sums, self.encoder.scorers["position"].scores(row[None])[0], 1.0)

    def _added(self, sums: Mapping[str, float], chances: Floats, trust: float) -> dict[str, float]:
        """The sums with the logarithms of the encoder's chances of the same positions, each counting as much as it is trusted."""
        told = dict(zip(self.encoder.positions, map(float, chances), strict=True))
        return {position: total + trust * log(told[position] + _LEAST) for position, total in sums.items()}

    # --- accounts

    def tellings(self, ruled: Sequence[Telling], refused: Sequence[Range]) -> list[Telling]:
        """The tellings of the rules, with act and parties as the encoder sees them, and those that only it sees; none where a rule refuses."""
        found = [self._retold(telling) for telling in ruled]
        taken = [*(telling.trigger for telling in ruled), *refused]
        tagged = (run for part in self._paragraphs() for run in joined(runs(self.encoded.tags["trigger"], [part])))
        for run in tagged:
            start, end = self._range((run.first, run.last))
            beside = any(low <= end + 1 and start <= high + 1 for low, high in taken)
            if run.chance >= self.limits["add act"] and not beside:
                telling = self._told(run)
                if telling is not None:
                    found.append(telling)
        return sorted(found, key=lambda telling: telling.trigger)

    def _act(self, words: Words, ruled: str | None) -> tuple[str, float]:
        chances = self.encoder.scorers["act"].scores(self._row([words], act_features(ruled))[None])[0]
        best = int(chances.argmax())
        return self.encoder.acts[best], float(chances[best])

    def _parties(self, trigger: Words, victims: frozenset[str], doers: frozenset[str]) -> tuple[list[Party], list[Party]]:
        """Victims and doers among the candidates; those of the rules stay unless the encoder finds them unlikely."""
        near = self.candidates.near(*self._range(trigger), victims, doers)
        if not near:
            return [], []
        rows = np.stack([self._row([(c.first, c.last), trigger], c.features) for c in near])
        chances = self.encoder.scorers["party"].scores(rows)
        party = [Party(c.actor, *self._range((c.first, c.last)), _HEARD) for c in near]
        suffers, does = ([(one, float(chance[part])) for one, chance in zip(party, chances, strict=True)] for part in (1, 2))
        return (
            instead(suffers, victims, self.limits) or [one for one, chance in suffers if chance >= self._limit("victim", one, victims)],
            [one for one, chance in does if chance >= self._limit("perpetrator", one, doers)],
        )

    def _limit(self, part: str, party: Party, ruled: frozenset[str]) -> float:
        """How sure the encoder must be of a party: little if the rules name it, much if they name others."""
        if party.actor in ruled:
            return self.limits["keep party"]
        return self.limits["further party"] if ruled else self.limits[part]

    def _retold(self, telling: Telling) -> Telling:
        words = self._words(*telling.trigger)
        act, chance = self._act(words, telling.act)
        victims, doers = self._parties(
            words, frozenset(p.actor for p in telling.victims), frozenset(p.actor for p in telling.perpetrators)
        )
        act = act if chance >= self.limits["change act"] else telling.act
        told = telling.because["act"]
        heard = "does not change it" if act == telling.act else f"changes it to {act}"
        rule = f"by rule {telling.act}: {told.rule}; the encoder's scorer of acts {heard}"
        return replace(
            telling,
            act=act,
            victims=_kept(telling.victims, victims) or telling.victims,
            perpetrators=_kept(telling.perpetrators, doers),
            because={**telling.because, "act": Because(rule, told.words)},
        )

    def _told(self, run: Run) -> Telling | None:
        words = (run.first, run.last)
        start, end = self._range(words)
        sentence = self.page.sentence_at(start)
        act, chance = self._act(words, None)
        victims, doers = self._parties(words, _NOBODY, _NOBODY)
        if sentence is None or chance < self.limits["new act"] or not victims or sentence.paragraph in self.page.headings:
            return None
        tagged = Because("the encoder's tags mark these words as telling an act; no rule does", ((start, end),))
        chosen = Because("the encoder's scorer of acts chose it", ((start, end),))
        status = Because("taken as reported: the tags do not tell how sure the text is", ((start, end),))
        because = {"": tagged, "trigger": tagged, "act": chosen, "status": status}
        return Telling(act, (start, end), sentence, tuple(victims), tuple(doers), because=because)

    # --- how sure

    def heard(self, item: Item) -> Signs:
        """What the tags and scorers say of a statement or an account, as signs of its confidence."""
        return self._heard_of_account(item) if isinstance(item, AccountFound) else self._heard_of_statement(item)

    def _heard_of_statement(self, said: StatementFound) -> Signs:
        cue = (said.cue_start, said.cue_end)
        near = self.candidates.speaker(said.speaker, cue)
        return {
            "content tagged": self._tagged("content", self._words(said.start, said.end)),
            "cue tagged": self._tagged("cue", self._words(*cue)),
            "speaker tagged": self._tagged("source", (near.first, near.last)) if near is not None else 0.0,
        }

    def _heard_of_account(self, told: AccountFound) -> Signs:
        words = self._words(*told.trigger)
        acts = self.encoder.scorers["act"].scores(self._row([words], act_features(told.act))[None])[0]
        near = self.candidates.near(*told.trigger, frozenset(told.victims), frozenset(told.perpetrators))
        rows = [self._row([(c.first, c.last), words], c.features) for c in near]
        parties = self.encoder.scorers["party"].scores(np.stack(rows)) if rows else ()
        chances = {c.actor: float(chance[1]) for c, chance in zip(near, parties, strict=True)}
        return {
            "trigger tagged": self._tagged("trigger", words),
            "act heard": float(acts[self.encoder.acts.index(told.act)]),
            "least of the victims": min((chances.get(victim, 0.0) for victim in told.victims), default=0.0),
            "most of the others": max((chance for actor, chance in chances.items() if actor not in told.victims), default=0.0),
        }


def _kept(ruled: Sequence[Party], chosen: Sequence[Party]) -> tuple[Party, ...]:
    """The chosen parties, with the words that the rules gave where they name the same."""
    words = {party.actor: replace(party, rule=f"{party.rule}; the encoder's scorer keeps it") for party in ruled}
    return tuple(words.get(party.actor, party) for party in chosen)


def instead(chances: Sequence[tuple[Party, float]], ruled: frozenset[str], limits: Mapping[str, float]) -> list[Party]:
    """The parties, with their chances, whom the encoder names in place of the rules' where it doubts all of those; else none."""
    if not ruled or max((chance for one, chance in chances if one.actor in ruled), default=0.0) >= limits["doubt party"]:
        return []
    return [one for one, chance in chances if chance >= limits["party instead"] and one.actor not in ruled]
