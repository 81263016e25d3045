"""Whom a pronoun means around an act.

Rule: in its sentence first, then who opens a sentence told since the last act, then those whom that act was done to,
then the first that fits in the sentences before; officials, lawyers and kin only where nobody else fits. A quotation
calls its speaker `I`, so that no other pronoun in it means the speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from saksi.reading.actors.cast_phrases import FIRST_PERSON, FOCUS, PRONOUNS, Party, again
from saksi.reading.actors.pronoun_fits import CLOSE, FOR_MANY, FOR_ONE, PronounFits
from saksi.reading.text.cast import Cast, Mention
from saksi.reading.text.found import Range, StatementFound
from saksi.reading.text.page import Page, Sentence
from saksi.reading.words.cues import CUE_FORMS

_ALL_OF_THEM = re.compile(
    r"(?:All|Both|The)(?: (?:of them|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+))?\s(?!of)(?:[a-z]+ed|were|are|have|had|said)\b"
)
_LOOK_BACK = 4
"""So many sentences before its own a pronoun may mean somebody of."""
_IN_SENTENCE = "the first that fits in its sentence"
_SUBJECT_BEFORE = "the subject of the sentence before"
_SURE = frozenset((_IN_SENTENCE, _SUBJECT_BEFORE))
"""Rules by which a pronoun tells the gender of whom it means."""
_OWN_CLAUSE = re.compile(r"[^,;:—–“”()]*\Z")
_ANOTHER_CLAUSE = re.compile(r"\b(?:who|that|whose|said|says|told|and|but|when|while|after|before|because|as|if|than)\b")
_OF_ITSELF = re.compile(r" (?:(?:was|were|is|had|has|been|had been|has been) )?(?:himself|herself)\b")
_LEAD_IN = 20
_OPENS = 4
"""Characters: so far before a pronoun its clause may begin, and a sentence before the name that opens it."""
_DESCRIBED_SUBJECT = re.compile(r"\A(?!.*\b(?:was|were|had|has|said|who|which|that|when)\b)[^.;:“”]{0,80}(?:,|\A) $")


class Referents(PronounFits):
    """Finds whom the pronouns of one page mean.

    told: where each act ends, and to whom it was done; in_focus, focused_at: the last of them. meant_by: whom the
    pronoun at a place means.
    """

    def __init__(self, page: Page, cast: Cast, statements: Sequence[StatementFound] = ()) -> None:
        super().__init__(page, cast, statements)
        self.in_focus: tuple[Party, ...] = ()
        self.focused_at = -FOCUS
        self.told: list[tuple[int, tuple[Party, ...]]] = []
        self.meant_by: dict[int, list[str]] = {}

    def focus(self, victims: Sequence[Party], position: int) -> None:
        """Remember whom the last act was done to: pronouns after it mean them before others."""
        self.focused_at = position
        self.in_focus = tuple(again(victims, "whom the act before was done to"))
        self.told.append((position, self.in_focus))
        self.harmed.update(party.actor for party in victims)

    def focused(self, position: int) -> list[Party]:
        """Whom the last act was done to, if it was told not far before in the paragraph, or in the one before its first sentence."""
        if not 0 <= position - self.focused_at <= FOCUS:
            return []
        here, there = self.page.paragraph_at(position), self.page.paragraph_at(self.focused_at - 1)
        sentence = self.page.sentence_at(position)
        opens = sentence is not None and sentence.start == self.page.paragraphs[here][0]
        return list(self.in_focus) if here == there or (opens and here == there + 1) else []

    def known(self, position: int) -> frozenset[str]:
        """All whom acts told not far before were done to."""
        near = (parties for at, parties in self.told if position - at <= FOCUS)
        return frozenset(party.actor for parties in near for party in parties)

    def topic(self, position: int, sentence: Sentence) -> list[Party]:
        """Whom the paragraph is about: the last named person or body before that is no official and no speaker."""
        index = self.page.sentence_number_at(sentence.start)
        for earlier in self.page.sentences[max(index - 2, 0) : index + 1][::-1]:
            if earlier.paragraph != sentence.paragraph:
                break
            for mention in self.within(earlier.start, min(earlier.end, position)):
                member = self.cast.members[mention.actor]
                if mention.proper and member.kind != "group" and not self.official(mention):
                    return [Party.at(mention, "whom the paragraph is about")]
        return []

    def speaker(self, start: int, end: int) -> list[Party]:
        """Who says `me` or `our` at [start, end): the speaker of the smallest statement around."""
        holding = [one for one in self.statements if one.start <= start and end <= one.end]
        best = min(holding, key=lambda one: one.end - one.start, default=None)
        rule = f"`{self.page.text[start:end]}`: the speaker of the words around it"
        return [Party(best.speaker, start, end, rule)] if best is not None else []

    def resolve(self, pronoun: str, start: int, end: int, doers: frozenset[str] = frozenset()) -> list[Party]:
        """Whom a pronoun at [start, end) means: in its sentence, else the first that fits in the sentences before.

        doers: the subject of the same verb, whom its object cannot mean.
        """
        if pronoun in FIRST_PERSON:
            return self.speaker(start, end)
        quote = self.page.quote_at(start)
        sentence = self.page.sentence_at(start)
        if sentence is None:
            return []
        if quote is not None:
            doers |= self._speakers(start)
        else:
            doers |= self._owner_of_opening(pronoun, start, sentence)
        here = self._apart_from(doers, self._before(start, sentence)) if quote is None else ()
        if pronoun in FOR_MANY:
            several = _ALL_OF_THEM.match(self.page.text, sentence.start) is not None
            here = () if several else tuple(m for m in here if not self.from_outside(m))
        tried = self._tried(pronoun, (start, end), sentence, here, doers)
        found, rule = next(((actors, rule) for actors, rule in tried if actors), ([], ""))
        self.meant_by[start] = found
        if len(found) == 1 and PRONOUNS.get(pronoun, "") and rule in _SURE:
            self.sexes.setdefault(found[0], PRONOUNS[pronoun])
        return [Party(actor, start, end, f"`{self.page.text[start:end]}`: {rule}") for actor in found]

    def _owner_of_opening(self, pronoun: str, start: int, sentence: Sentence) -> frozenset[str]:
        """`Her colleague X fled after men fired at his house`: whom `Her` means, and so not `his`."""
        word = self.words[self.page.word_at(sentence.start)]
        genders = {PRONOUNS.get(pronoun, ""), PRONOUNS.get(word.low, "")}
        if word.low not in {"his", "her"} or word.start >= start or genders != {"m", "f"}:
            return frozenset()
        if word.start not in self.meant_by:
            self.resolve(word.low, word.start, word.end)
        return frozenset(actor for actor in self.meant_by.get(word.start, ()) if self.cast.mentions_of(actor)[0].start < word.start)

    def _tried(
        self, pronoun: str, at: Range, sentence: Sentence, here: tuple[Mention, ...], doers: frozenset[str]
    ) -> Iterator[tuple[list[str], str]]:
        """Whom a pronoun may mean, the surest first, each with its rule. here: who is named before it in its sentence."""
        start, end = at
        quoted = self.page.quote_at(start) is not None
        if not quoted:
            yield self._told_so(pronoun, start, sentence, here, doers), _IN_SENTENCE
        yield self.fitting(pronoun, tuple(m for m in here if not self.official(m)), doers), _IN_SENTENCE
        if not quoted:
            yield self._whose_kin(pronoun, here, start, doers), _IN_SENTENCE
        yield self._subject_since(pronoun, start, here, doers), _SUBJECT_BEFORE
        yield self._in_focus(pronoun, start, doers), "whom the act before was done to"
        yield self.fitting(pronoun, here, doers), _IN_SENTENCE
        if quoted:
            yield self._in_focus(pronoun, start, doers, older=True), "whom an act before was done to"
        yield self._earlier(pronoun, self.page.sentence_number_at(start), doers), "the first that fits in the sentences before"
        if not quoted and pronoun != "it":
            # "Officers took her passport, X said": whoever the sentence names after the pronoun.
            yield self.fitting(pronoun, self.within(end, sentence.end), doers), "the first that fits after it"

    def _told_so(self, pronoun: str, start: int, sentence: Sentence, here: tuple[Mention, ...], doers: frozenset[str]) -> list[str]:
        """Whom the clause, an earlier pronoun of the sentence or the speaker tells it to mean."""
        return (
            self._of_its_subject(pronoun, start, sentence, doers)
            or self._meant_already(pronoun, start, sentence, doers)
            or self._own(pronoun, start, sentence, doers)
            or self._heard_so(pronoun, start, here, doers)
        )

    def _of_its_subject(self, pronoun: str, start: int, sentence: Sentence, doers: frozenset[str]) -> list[str]:
        """`X was stripped of her licence`: X, where the clause that X opens names nobody else; `She was herself threatened`: who spoke last."""
        if PRONOUNS.get(pronoun, "") and _OF_ITSELF.match(self.page.text, start + len(pronoun)):
            heard = [said.speaker for said in self.statements if said.cue_start < start]
            named = tuple(m for m in self.cast.mentions_of(heard[-1]) if m.proper) if heard else ()
            return self.fitting(pronoun, named[:1], doers)
        if pronoun not in {"his", "her", "himself", "herself"}:
            return []
        first = self.within(sentence.start, start)
        if len(first) != 1 or not first[0].proper or first[0].left - sentence.start >= _OPENS:
            return []
        between = self.page.text[first[0].right : start]
        plain = _OWN_CLAUSE.match(between) is not None and _ANOTHER_CLAUSE.search(between) is None
        return self.fitting(pronoun, first, doers) if plain else []

    def _meant_already(self, pronoun: str, start: int, sentence: Sentence, doers: frozenset[str]) -> list[str]:
        """`convicted him of insulting the king and sentenced him`: whom the same pronoun before it in the sentence means."""
        gender = PRONOUNS.get(pronoun, "")
        if not gender:
            return []
        self._read_opening(sentence, start, gender)
        known = [at for at in self.meant_by if sentence.start <= at < start and PRONOUNS.get(self.page.low(self.page.word_at(at)), "") == gender]
        before = max(known, default=-1)
        if before < 0 or doers & set(self.meant_by[before]) or self.page.quote_at(before) is not None:
            return []
        since = tuple(m for m in self.within(before, start) if m.proper)
        return [] if self.fitting(pronoun, since, doers) else self.meant_by[before]

    def _read_opening(self, sentence: Sentence, before: int, gender: str) -> None:
        """`He was 58, and soldiers had named him`: first resolves the pronoun that opens the sentence and does not speak."""
        at = self.page.word_at(sentence.start)
        word = self.words[at]
        asked = word.start < before and word.start not in self.meant_by
        if word.low in {"he", "she"} and PRONOUNS[word.low] == gender and asked and self.page.low(at + 1) not in CUE_FORMS:
            self.resolve(word.low, word.start, word.end)

    def _whose_kin(self, pronoun: str, here: tuple[Mention, ...], start: int, doers: frozenset[str]) -> list[str]:
        """`X, whose husband Y is in jail, said he had been beaten`: Y."""
        if pronoun not in FOR_ONE or not any(said.start <= start < said.end for said in self.statements):
            return []
        kin = tuple(m for m in here if m.proper and self.page.low(self.page.word_at(m.left) - 1) == "whose")
        return self.fitting(pronoun, kin[:1], doers)

    def _before(self, start: int, sentence: Sentence) -> tuple[Mention, ...]:
        """Who is named before a pronoun in its sentence: first those after the last semicolon."""
        cut = self.page.text.rfind(";", sentence.start, start)
        named = (*self.within(cut, start), *self.within(sentence.start, cut)) if cut >= 0 else self.within(sentence.start, start)
        return self._quoted_last([mention for mention in named if not self._addressed(mention) and not self._predicative(mention, sentence, start)])

    def _predicative(self, mention: Mention, sentence: Sentence, pronoun: int) -> bool:
        """`As a student he was`, `A reporter for a daily, she was`: what the pronoun's person is, not another one."""
        left = mention.left
        if mention.proper or not self.page.text[left : left + 3].lower().startswith(("a ", "an ")):
            return False
        opening = self.page.text[sentence.start : left].strip().lower()
        return opening in {"", "as"} and _DESCRIBED_SUBJECT.search(self.page.text[mention.end : pronoun]) is not None

    def _apart_from(self, doers: frozenset[str], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """Those named outside the phrases of the doers: not the body of `officers of the KGB`."""
        phrases = [m for m in mentions if m.actor in doers]
        return tuple(m for m in mentions if not any(p.start < m.start and m.end <= p.right for p in phrases))

    def _addressed(self, mention: Mention) -> bool:
        """`told reporters`: who only listens."""
        index = self.page.word_at(mention.left) - 1
        return index > 0 and self.words[index].low in {"told", "tells"} and (not mention.proper or self._person_named(mention))

    def _person_named(self, listener: Mention) -> bool:
        """Whether the sentence names a person before the listener: `Mr Marek told the Herald he had been followed`."""
        sentence = self.page.sentence_at(listener.start)
        before = self.within(sentence.start, listener.left) if sentence is not None else ()
        return any(mention.proper and mention.actor != listener.actor and self.cast.members[mention.actor].kind == "person" for mention in before)

    def _speakers(self, start: int) -> frozenset[str]:
        """Whose words these are: a quotation calls its speaker `I`."""
        return frozenset(party.actor for party in self.speaker(start, start + 1))

    def _own(self, pronoun: str, start: int, sentence: Sentence, doers: frozenset[str]) -> list[str]:
        """`X said that she had been summoned`: X, but for those who speak for others; `she herself` is X anyway."""
        if pronoun not in {"he", "she", "himself", "herself"}:
            return []
        for said in self.statements:
            lead = self.page.text[said.start : start]
            if not (said.start <= start < said.end and len(lead) < _LEAD_IN):
                continue
            named = [m for m in self.within(sentence.start, said.start) if m.actor == said.speaker and m.proper]
            if named and (pronoun.endswith("self") or not self.for_others(named[0])):
                return self.fitting(pronoun, tuple(named[:1]), doers)
        return []

    def _heard_so(self, pronoun: str, start: int, here: tuple[Mention, ...], doers: frozenset[str]) -> list[str]:
        """`Two men told him to leave, he said`; `she told reporters. She was`: whom the same pronoun means as speaker.

        here: who is named before the pronoun in its sentence; where one of them with a name fits, nobody else.
        """
        gender = PRONOUNS.get(pronoun, "")
        if not gender or self.fitting(pronoun, tuple(m for m in here if m.proper), doers):
            return []
        number = self.page.sentence_number_at(start)
        opens = start - self.page.sentences[number].start < _OPENS and number > 0
        low = self.page.sentences[number - 1].start if opens else start
        heard = (said for said in self.statements if (low <= said.cue_start < start if opens else said.start <= start < said.end))
        for said in heard:
            if self.page.low(self.page.word_at(said.cue_start) - 1) in {"he", "she"} and self._can_be_heard(said, gender) and said.speaker not in doers:
                return [said.speaker]
        return []

    def _can_be_heard(self, said: StatementFound, gender: str) -> bool:
        """Whether the speaker is a named person of this gender, nobody's kin or lawyer, whom the same pronoun stands for."""
        subject = self.page.low(self.page.word_at(said.cue_start) - 1)
        member = self.cast.members[said.speaker]
        known = member.kind == "person" and self.cast.has_name(said.speaker)
        own = PRONOUNS[subject] == gender and self.sex(said.speaker) in {"", gender}
        return known and own and not CLOSE.search(" ".join(member.roles).lower())

    def _subject_since(self, pronoun: str, start: int, here: tuple[Mention, ...], doers: frozenset[str]) -> list[str]:
        """The person who opens one of the two sentences before, told after the last act, or is alone in it.

        Where people speak in it, those of them to whom something was done, and nobody else.

        here: who is named in the sentence of the pronoun; where one of them fits, only within the paragraph. Lawyers and
        kin not for a pronoun in what somebody else reports.
        """
        if pronoun == "them" and self.page.quote_at(start) is None:
            return self._crowd_since(start, doers)
        if pronoun not in FOR_ONE:
            return []
        number = self.page.sentence_number_at(start)
        sentence = self.page.sentences[number]
        named = bool(self.fitting(pronoun, here, doers))
        tellers = [said.speaker for said in self.statements if said.start <= start < said.end]
        reported = start - sentence.start >= _OPENS and any(self.cast.members[one].kind == "person" for one in tellers)
        for earlier in self.page.sentences[max(number - 2, 0) : number][::-1]:
            if earlier.start < self.focused_at or (named and earlier.paragraph != sentence.paragraph):
                break
            speaking = [mention for mention in self._speaking(earlier) if not self.official(mention)]
            if speaking:
                return self.fitting(pronoun, tuple(m for m in speaking if m.actor in self.harmed), doers)
            subject = self._opening(earlier) or self._alone(earlier)
            if subject is not None and not (self.of_office(subject) or (reported and self.for_others(subject))):
                return self.fitting(pronoun, (subject,), doers)
        return []

    def _crowd_since(self, start: int, doers: frozenset[str]) -> list[str]:
        """`Some 40 journalists gathered. Guards made them leave`: the group that opens the sentence before, told after the last act."""
        number = self.page.sentence_number_at(start)
        earlier = self.page.sentences[max(number - 1, 0)]
        if number < 1 or earlier.start < self.focused_at or earlier.paragraph != self.page.sentences[number].paragraph:
            return []
        for mention in self.within(earlier.start, earlier.end)[:1]:
            member = self.cast.members[mention.actor]
            opens = mention.left - earlier.start < _OPENS and mention.actor not in self._tellers(earlier)
            crowd = member.kind == "group" and not self.official(mention) and not self.from_outside(mention)
            return self.fitting("them", (mention,), doers) if opens and crowd else []
        return []

    def _tellers(self, sentence: Sentence) -> set[str]:
        """Who speaks in a sentence, by cues of speech in it."""
        return {said.speaker for said in self.statements if sentence.start <= said.cue_start < sentence.end}

    def _speaking(self, sentence: Sentence) -> list[Mention]:
        """The named people who speak in a sentence."""
        tellers = self._tellers(sentence)
        return [
            mention
            for mention in self.within(sentence.start, sentence.end)
            if mention.actor in tellers and mention.proper and self.cast.members[mention.actor].kind == "person"
        ]

    def _opening(self, sentence: Sentence) -> Mention | None:
        """The named person with whom a sentence opens; no heading of a name alone."""
        first = self.within(sentence.start, sentence.end)[:2]
        for mention in first:
            same = mention.actor == first[0].actor
            opens = same and first[0].left - sentence.start < _OPENS and mention.end + _OPENS < sentence.end
            if mention.proper and opens and self.cast.members[mention.actor].kind == "person":
                return mention
        return None

    def _alone(self, sentence: Sentence) -> Mention | None:
        """The only person whom a sentence names, if nobody speaks in it."""
        people = [m for m in self.within(sentence.start, sentence.end) if self.cast.members[m.actor].kind == "person"]
        alone = len(people) == 1 and people[0].proper and people[0].end + _OPENS < sentence.end
        return people[0] if alone and not self._tellers(sentence) else None

    def _earlier(self, pronoun: str, number: int, doers: frozenset[str]) -> list[str]:
        """The first that fits in the sentences before; officials only where nobody else does."""
        sentences = self.page.sentences[max(number - _LOOK_BACK, 0) : number][::-1]
        named = [self._acting(sentence) for sentence in sentences]
        plain = [tuple(m for m in group if not self.official(m)) for group in named] if pronoun in FOR_ONE or pronoun == "its" else []
        for mentions in (*plain, *named):
            found = self.fitting(pronoun, mentions, doers)
            if found:
                return found
        return []

    def _acting(self, sentence: Sentence) -> tuple[Mention, ...]:
        """Who is named in a sentence, but for those without a name who only tell: `one supporter said`."""
        tellers = self._tellers(sentence)
        acting = [m for m in self.within(sentence.start, sentence.end) if not (m.actor in tellers and self.unnamed(m.actor))]
        return self._quoted_last(acting)

    def _quoted_last(self, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
        """`“Maryna was tried in secret,” said X, who fled`: who is named in the words quoted comes after the others."""
        return tuple(sorted(mentions, key=lambda mention: self.page.quote_at(mention.start) is not None))

    def _by_pronoun(self, index: int, doers: frozenset[str] = frozenset()) -> list[Party]:
        """Whom the pronoun at this word means."""
        word = self.words[index]
        return self.resolve(word.low, word.start, word.end, doers)

    def _in_focus(self, pronoun: str, start: int, doers: frozenset[str], *, older: bool = False) -> list[str]:
        """Whom the last act was done to, if the pronoun fits them; older: an act before the last one."""
        for position, parties in islice(reversed(self.told), 1, None) if older else self.told[-1:]:
            if start - position > FOCUS:
                break
            victims = [party.actor for party in parties]
            if not doers & set(victims) and self.can_mean(pronoun, victims):
                return victims
        return []
