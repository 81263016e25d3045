"""Who is subject and object of a verb of an act, and who of them its victims are.

Rule: the grammar first; where a frame allows it and the sentence names nobody, those the last act was done to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import islice

from saksi.reading.accounts.acts.clauses import Voice
from saksi.reading.accounts.acts.common_crime import OF_SUSPECTS
from saksi.reading.accounts.acts.frames import VERBS, Frame, pattern
from saksi.reading.accounts.parties.objects import AUXILIARIES
from saksi.reading.accounts.tellings.clients import Clients
from saksi.reading.accounts.tellings.telling import Telling
from saksi.reading.accounts.tellings.verb_things import WINDOW, VerbThings
from saksi.reading.actors.cast_phrases import POSSESSIVE, Party, again, joined, ruled
from saksi.reading.actors.phrases import count_of
from saksi.reading.text.found import Range
from saksi.reading.text.page import Sentence
from saksi.reading.words.clause_words import TWO_OBJECTS

WHEN = re.compile(
    r" (?:(?:early|late|earlier|later) )?(?:on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|on (?:Janu|Febru|March|April|May|June|July|Augu|Septe|Octo|Nove|Dece)\w* \d{1,2}|"
    r"in (?:Janu|Febru|March|April|May|June|July|Augu|Septe|Octo|Nove|Dece)\w*(?: \d{4})?|in \d{4}|last (?:week|month|year|night|\w+day)|yesterday|for the \w+ time)(?= )"
)
"""A date between a verb and the words of its frame."""
_NOT_INSIDE = frozenset(("release", "summons", "expulsion", "lawsuit", "harassment", "lawyer-denied"))
_NAMED_BY = re.compile(r"\b(?:against|for)\s+")
_AIMED = re.compile(r"\b(?:against|at|on|into|upon)\s+")
_ACCUSING = re.compile(
    r"\b(?P<verb>(?:accus|blam)(?:e|es|ed|ing)|suspect(?:s|ed|ing)?)\b[^,;:.]{2,80}?\b(?P<of>of|for)\s+(?:\w+ly\s+)?(?:having\s+)?(?:\w+ly\s+)?\Z", re.IGNORECASE
)
"""`accused the police of beating`: whoever is accused did it, not who accuses."""
_JOINING = frozenset(("and", "but", "then", "or"))
_TIMING = frozenset("after before while since until upon".split())
_PARTICLES = frozenset("down up off out away back in over".split())
_WHOM = 5
"""Words: so far before the subject of a relative clause its `whom` may stand."""
_ANY_OF_THEM = re.compile(r"the (?:men|women|youths|people|accused|defendants|detainees|suspects|prisoners|group|pair|trio)", re.IGNORECASE)
_ONE_OF_THEM = re.compile(r"the (?:(?P<man>man|boy)|(?P<woman>woman|girl)|suspect|accused|defendant|detainee|prisoner)", re.IGNORECASE)
_BY_THE_LAW = OF_SUSPECTS | {"release"}
_THE_VICTIM = re.compile(r"the victims?\b", re.IGNORECASE)
_WITNESS = re.compile(r"\bwitness", re.IGNORECASE)
_THEIR_WITNESS = re.compile(r"[^.;:,“”]{0,40}?\b(?P<whose>his|her|their) (?:[\w-]+ ){0,2}?(?:witness\w*|evidence|experts?|testimony)\b")
_PAIR = {"the pair": 2, "the trio": 3}
_BOTH_BEFORE = re.compile(r"\b[Bb]oth (?:\w+ )?\Z")
_ALONG_WITH = re.compile(
    r"(?: (?:him|her|them))?(?:,? (?:(?:early|late|earlier|later) )?(?:on|in|at|last|this|that|the) (?:[\w’'-]+ ){0,5}?[\w’'-]+)?,? "
    r"(?P<with>along with|together with|alongside) ",
    re.IGNORECASE,
)
_CLAUSE_BETWEEN = re.compile(r"\b(?:who|which|that|when|after|said|says|whose|where)\b|[“”;:]")
_THE_MARCH = re.compile(r"the (?:\w+ )?(?:march|rally|protest|demonstration|vigil|procession|gathering|sit-in|crowd|assembly|marchers)", re.IGNORECASE)
_CROWD_SIZE = re.compile(
    r"(?:(?:some|about|around|at least|more than|nearly|over|up to) )?"
    r"(?:\d|(?:several|a few|two|three) (?:hundred|dozen|thousand)|hundreds|dozens|thousands|scores)\b",
    re.IGNORECASE,
)
_MARCHED = re.compile(
    r"\b(?:march|rall(?:y|ied)|gather|protest|demonstrat|assembl|walked|carried|held|joined|took part|sat|stood|lit|staged|chanted|turned out|came|camped|set out|knelt)"
)
_NEW_CLAUSE = re.compile(r"\b(?:said|says|told \w+|confirmed|reported|added|found|showed|claimed) that |, (?:while|but) |; ")


class VerbParties(VerbThings):
    """Finds the parties of a verb."""

    @cached_property
    def clients(self) -> Clients:
        """The clients of the lawyers of this page."""
        return Clients(self.parties)

    def telling(
        self, act: str, words: Range, sentence: Sentence, victims: Sequence[Party], doers: Sequence[Party], *, rule: str, denied: bool = False
    ) -> Telling:
        """The telling; where a lawyer was kept away, the client is a victim first."""
        found = super().telling(act, words, sentence, victims, doers, rule=rule, denied=denied)
        if not self.clients.kept_away(found.act, found.victims, words):
            return found
        return replace(found, act="lawyer-denied", victims=self.clients.and_lawyers(found.victims, words, sentence))

    def doers_and_patient(
        self, index: int, frame: Frame, voice: Voice, words: Range, sentence: Sentence
    ) -> tuple[list[Party], list[Party]]:
        """(who did it, to whom) by the voice of the verb."""
        if voice.kind == "passive":
            patient = self._subject(index, voice, sentence, "passive")
            return self.parties.agent(index, sentence), self.parties.unfolded(patient)
        doers = self._subject(index, voice, sentence, "active")
        if frame.subject:
            return [], self.parties.unfolded(doers)
        return doers, self.parties.unfolded(self._object(index, frame, voice, words, sentence, doers))

    def _object(
        self, index: int, frame: Frame, voice: Voice, words: Range, sentence: Sentence, doers: list[Party]
    ) -> list[Party]:
        """The object right after the verb or its particle, else after the words of the act, else the antecedent."""
        whom = [at for at in range(max(voice.subject - _WHOM, 1), voice.subject) if self.words[at].low == "whom"]
        if whom and self.words[whom[-1]].start > sentence.start:
            return self.parties.relative([], voice.subject, sentence)
        subjects = frozenset(party.actor for party in doers)
        at = self.clauses.past_date(self._past_joined(index) + 1)
        if at + 1 < len(self.words) and self.words[at].low in _PARTICLES:
            at += 1
        elif self.page.low(at) == "to" and self.page.low(at + 1) == "death":
            at += 2
        found = self._before_next_subject(self.parties.object(at, sentence, doers=subjects))
        if not found and frame.after:
            led = max(words[1], self._led_past_date(index, frame, sentence), self._led_far(index, frame, sentence))
            found = self.parties.object(self.page.word_at(led), sentence, doers=subjects) if led > self.words[index].end else []
        if not found and self.page.low(at) == "her" and self.page.low(index) in TWO_OBJECTS:
            # "refused her entry", "kept her handcuffed": the object of a verb with two.
            found = self.parties.resolve("her", self.words[at].start, self.words[at].end, subjects)
        return found if found or frame.thing else self.parties.relative(doers, voice.subject, sentence)

    def _led_far(self, index: int, frame: Frame, sentence: Sentence) -> int:
        """`upheld the three-year prison sentence handed down to X`: where the words of the frame end, more than a trigger holds; else 0."""
        verb = self.words[index].end
        match = pattern(frame.after).match(self.page.text[verb : min(sentence.end, verb + WINDOW)])
        return verb + match.end() if match is not None else 0

    def _led_past_date(self, index: int, frame: Frame, sentence: Sentence) -> int:
        """`refused on Monday to free two students`: where the words of the frame end that follow a date; else 0."""
        verb = self.words[index].end
        following = self.page.text[verb : min(sentence.end, verb + WINDOW)]
        when = WHEN.match(following) if frame.after.startswith(r"\A ") else None
        match = pattern(frame.after).search(following[when.end() :]) if when is not None else None
        return verb + when.end() + match.end() if when is not None and match is not None else 0

    def _past_joined(self, index: int) -> int:
        """`imprisoned, harassed and threatened hundreds`: the last of verbs that share an object."""
        at = index
        while at + 2 < len(self.words) and self.words[at + 1].low in {",", "and", "or"}:
            comma = self.words[at + 1].text == "," and self.words[at + 2].low in {"and", "or"}
            ahead = at + 3 if comma else at + 2
            if not (self.page.low(ahead) in VERBS or self.page.low(ahead).endswith("ed")):
                break
            at = ahead
        return at

    def _subject(self, index: int, voice: Voice, sentence: Sentence, kind: str) -> list[Party]:
        """The subject, or that of the verb before which this one is joined to."""
        if voice.shape in {"opening", "inverted"}:
            return self.parties.object(voice.subject + 1, sentence) or self._pronoun_after(voice.subject)
        if kind == "active" and voice.shape == "ing":
            return self._main_subject(index, sentence)
        if self.page.low(voice.subject - 1) in _JOINING and voice.joined < 0 and voice.subject < index:
            # "They spent a night in a cell, and were let go": the subject stands before the verb before.
            described = self.parties.of_who(voice.subject, sentence) if kind == "passive" else []
            return described or self._shared(kind, sentence) or self.parties.first_of(sentence, self.words[voice.subject].start)
        if kind == "active" and voice.shape == "finite" and voice.subject == index and self._listed(index, sentence):
            return self._shared(kind, sentence)
        hidden = voice.joined >= 0 and voice.subject >= index
        if self.words[voice.subject].low == "being" and self.page.low(voice.subject - 1) in _TIMING:
            # "lived in the embassy before being seized": nobody who is named beside the first verb alone.
            return self._clause_subject(index, sentence) or self._main_subject(index, sentence)
        found = [] if hidden else self._past_object_before(self.parties.subject(voice.subject, sentence, near=voice.shape == "participle"), sentence)
        if not found and self.words[voice.subject].low in {"having", "being"}:
            return self._clause_subject(index, sentence) or self._main_subject(index, sentence)
        if voice.shape == "participle":
            return self._listed_after(index, found, sentence) or self.parties.among(found, sentence)
        if not found and voice.joined < 0 and voice.shape == "finite":
            return self.parties.head_of_sentence(sentence, self.words[voice.subject].start)
        if found or voice.joined < 0:
            return found
        described = self.parties.of_who(voice.joined, sentence) if kind == "passive" else []
        return described or self._shared(kind, sentence) or self.parties.first_of(sentence, self.words[voice.joined].start)

    def _past_object_before(self, found: list[Party], sentence: Sentence) -> list[Party]:
        """`killed a farmer and two others were wounded`: the two; the farmer is the object of the active verb before."""
        last = self.last
        if len(found) < 2 or last is None or last.sentence != sentence or self.last_kind != "active" or found[0].start < last.trigger[0]:
            return found
        return [party for party in found if not last.done_to({party.actor})] or found

    def _before_next_subject(self, found: list[Party]) -> list[Party]:
        """`beat X and Y was arrested`: X; `and` joins the next clause, whose subject is Y."""
        mention = self.cast.covering(found[-1].start) if len(found) > 1 else None
        if mention is None:
            return found
        joined_on = self.page.low(self.page.word_at(mention.left) - 1) == "and"
        return found[:-1] if joined_on and self.page.low(self.page.word_at(mention.right)) in AUXILIARIES else found

    def _listed(self, index: int, sentence: Sentence) -> bool:
        """`men stormed the office, beat two guards`: a comma parts the verb from the object of an active verb before, no `who` between."""
        last = self.last
        if self.page.low(index - 1) != "," or last is None or last.sentence != sentence or self.last_kind != "active":
            return False
        between = self.page.text[last.trigger[1] : self.words[index - 1].start]
        return bool(last.perpetrators) and "," not in between and not _CLAUSE_BETWEEN.search(between)

    def _listed_after(self, index: int, found: list[Party], sentence: Sentence) -> list[Party]:
        """`X was arrested in Ostrel, held for weeks`: a comma parts the participle from a passive before, no `who` between."""
        last = self.last
        if self.page.low(index - 1) != "," or last is None or last.sentence != sentence or self.last_kind != "passive":
            return []
        if any(self.parties.kind(party) != "organisation" and not self.parties.hangs(party) for party in found):
            return []
        return [] if _CLAUSE_BETWEEN.search(self.page.text, last.trigger[1], self.words[index].start) else self._shared("passive", sentence)

    def _pronoun_after(self, index: int) -> list[Party]:
        """`Arrested on Monday, he was ...`."""
        if self.page.low(index + 1) not in {"he", "she", "they"}:
            return []
        word = self.words[index + 1]
        return self.parties.resolve(word.low, word.start, word.end)

    def _shared(self, kind: str, sentence: Sentence) -> list[Party]:
        """The subject of the verb before in the same sentence."""
        if self.last is None or self.last.sentence != sentence:
            return []
        both_active = kind == "active" and self.last_kind == "active"
        shared = self.last.perpetrators if both_active else self.last.victims
        return again(shared, "shared with the act before in the sentence")

    def _clause_subject(self, index: int, sentence: Sentence) -> list[Party]:
        """`doctors said that a student lost an eye after being hit`: the subject of the clause, if one begins in the sentence."""
        limit = self.words[index].start
        begun = [m.end() for m in _NEW_CLAUSE.finditer(self.page.text, sentence.start, limit)]
        return self.parties.first_of(replace(sentence, start=begun[-1]), limit) if begun else []

    def _main_subject(self, index: int, sentence: Sentence) -> list[Party]:
        """`..., killing one student`: the subject of the verb before, else of the sentence; of `accused X of killing`, X."""
        accused = _ACCUSING.search(self.page.text, sentence.start, self.words[index].start)
        whom = self.parties.object(self.page.word_at(accused.end("verb")), sentence) if accused else []
        if accused and whom and whom[0].start < accused.start("of"):
            return whom
        shared = self._shared("active", sentence)
        last = self.last
        if not shared and last is not None and last.sentence == sentence and self.last_kind == "active" and any(p.start > last.trigger[0] for p in last.victims):
            return []  # `Jets bombed a school, killing 11 children`: the subject is nobody of the cast, and the school none
        return shared or self.parties.first_of(sentence, self.words[index].start)

    def victims(
        self, frame: Frame, patient: list[Party], words: Range, sentence: Sentence, voice: Voice
    ) -> list[Party] | None:
        """Those of the patient that can be victims of this frame; None if none can."""
        theirs = self._their_witness(frame, words, sentence)
        if theirs:
            return theirs
        if frame.theirs:
            focused = self.parties.focused(words[0])
            return [party for party in focused if self.fits(frame.who, party)] or None
        for found, rule in self._patients(frame, patient, words, sentence, voice):
            fitting = [party for party in found if self.fits(frame.who, party)]
            if fitting:
                return ruled(fitting, rule)
        return [] if frame.law else None

    def _patients(
        self, frame: Frame, patient: list[Party], words: Range, sentence: Sentence, voice: Voice
    ) -> Iterator[tuple[list[Party], str]]:
        """To whom the act may have been done, the surest first, each with its rule."""
        active = "the subject of the active verb" if frame.subject else "the object of the active verb"
        yield patient, "the subject of the passive verb" if voice.kind == "passive" else active
        if not patient and frame.after and not frame.subject and frame.act not in _NOT_INSIDE:
            yield self._inside(frame, words), "named in the words of the act"
        if not patient and frame.act in {"threat", "death-threat"} and words[1] > words[0]:
            yield self.parties.object(self.page.word_at(words[1]), sentence), "named right after the threat"
        if not patient and frame.act == "excessive-force":
            yield self._aimed_at(words, sentence), "whom the force was aimed at"
        if frame.act == "lawsuit":
            yield self._after(words, sentence), "named by `against` or `for` after the act"
        if frame.focus or frame.act == "lawyer-denied":
            yield self.parties.focused(words[0]), "the sentence names nobody"

    def _inside(self, frame: Frame, words: Range) -> list[Party]:
        """Who is named first in the words of the act and can be its victim; no witness, and nobody who only owns something there."""
        inside = (Party.at(m) for m in self.cast.within(words[0], words[1] + 1) if not POSSESSIVE.match(self.page.text, m.end))
        fitting = (party for party in inside if self.fits(frame.who, party) and not _WITNESS.search(self.cast.members[party.actor].name))
        return list(islice(fitting, 1))

    def _their_witness(self, frame: Frame, words: Range, sentence: Sentence) -> list[Party]:
        """`would not hear her witnesses`: hers; the witnesses themselves are nobody's victims."""
        match = _THEIR_WITNESS.match(self.page.text, words[0], sentence.end) if frame.act == "unfair-trial" else None
        found = self.parties.resolve(match["whose"], match.start("whose"), match.end("whose")) if match is not None else []
        theirs = self.clients.of(found, words, sentence) or found
        return ruled([party for party in theirs if self.fits("person", party)], "whose witnesses they are")

    def meant(self, victims: list[Party], position: int) -> list[Party]:
        """`The men`, `the detainees`: those whom the act before was done to, if they are several."""
        crowd = self._who_marched(victims, position)
        if crowd:
            return again(crowd, "the people told to have gathered")
        if len(victims) != 1:
            return victims
        name = self.cast.members[victims[0].actor].name
        alone = self._the_one(victims[0], name, position)
        if alone:
            return again(alone, "the same person as that of the act before")
        told = _ANY_OF_THEM.fullmatch(name) or _ANY_OF_THEM.fullmatch(self.page.text, victims[0].start, victims[0].end)
        if not told and not self._both_of_them(victims[0]):
            return victims
        focused = [party for party in self.parties.focused(position) if self.cast.members[party.actor].kind != "organisation"]
        several = len(focused) > 1 or any(self.cast.members[party.actor].kind == "group" for party in focused)
        number = _PAIR.get(name.lower(), 0)
        several = several and number in {0, len(focused), count_of(self.cast.members[focused[0].actor].name)}
        return again(focused, "the same people as those of the act before") if several else victims

    def _the_one(self, party: Party, name: str, position: int) -> list[Party]:
        """`A trader was abducted. The man was held`: the trader, where nobody named is meant; `the victim`: whoever the act before was done to."""
        victim = _THE_VICTIM.match(self.page.text, party.start, party.end)
        one = _ONE_OF_THEM.fullmatch(name)
        if not victim and not one:
            return []
        focused = [found for found in self.parties.focused(position) if self.parties.kind(found) != "organisation"]
        if victim:
            return focused
        before = self.last.act if self.last is not None else ""
        law = before in _BY_THE_LAW if one is not None and one.lastgroup is None else before != "killing"  # who killed is somebody else
        alone = law and len(focused) == 1 and self.parties.kind(focused[0]) == "person" and not self.parties.named(focused[0])
        sex = {"m": "man", "f": "woman"}.get(self.parties.sex(focused[0].actor), "") if alone else ""
        other = one is not None and bool(sex) and one.lastgroup is not None and one.lastgroup != sex
        return focused if alone and not other else []

    def _who_marched(self, victims: list[Party], position: int) -> list[Party]:
        """`Some 200 people marched. Police broke up the march`: the people."""
        if len(victims) != 1 or not _THE_MARCH.fullmatch(self.cast.members[victims[0].actor].name):
            return []
        number = self.page.sentence_number_at(position)
        for earlier in self.page.sentences[max(number - 2, 0) : number + 1][::-1]:
            high = min(earlier.end, position)
            for mention in self.cast.within(earlier.start, high):
                member = self.cast.members[mention.actor]
                crowd = member.kind == "group" and mention.actor != victims[0].actor and _CROWD_SIZE.match(member.name)
                if crowd and _MARCHED.search(self.page.text, mention.end, high):
                    return [Party.at(mention)]
        return []

    def _both_of_them(self, party: Party) -> bool:
        """`Both injured men`: two people spoken of before."""
        return _BOTH_BEFORE.search(self.page.text, max(0, party.start - 24), party.start) is not None

    def with_others(self, victims: list[Party], words: Range, sentence: Sentence) -> list[Party]:
        """`was arrested along with his wife and two friends`: them too."""
        match = _ALONG_WITH.match(self.page.text, words[1], sentence.end)
        if match is None or not victims:
            return victims
        more = self.parties.object(self.page.word_at(match.end()), sentence)
        return joined(victims, ruled([party for party in more if self.fits("person", party)], f"joined by `{match['with']}`"))

    def _aimed_at(self, words: Range, sentence: Sentence) -> list[Party]:
        """`used tear gas against X`, `fired rubber bullets at X`."""
        match = _AIMED.search(self.page.text, words[0], min(sentence.end, words[1] + 60))
        return self.parties.object(self.page.word_at(match.end()), sentence) if match else []

    def _after(self, words: Range, sentence: Sentence) -> list[Party]:
        """Whom `against` or `for` names after the trigger (`a complaint against X`, `applied for X to be closed`)."""
        match = _NAMED_BY.search(self.page.text, words[0], sentence.end)
        return self.parties.object(self.page.word_at(match.end()), sentence) if match is not None else []
