"""Tellings: where the page says that an act was done, and to whom by whom.

Rule: the first frame of a word that fits its voice, its object and what follows it wins; a telling without a victim is
dropped, except for laws and networks. Bare plurals in the present tense are no victims: they tell of habits.
Order: walk the words once; verbs by their voice, nouns by their preposition or possessor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from saksi.reading.cast import Cast
from saksi.reading.clauses import Clauses, Voice
from saksi.reading.found import DateFound, Range
from saksi.reading.frames import NOUNS, VERBS, Frame, pattern
from saksi.reading.page import Page, Sentence
from saksi.reading.parties import Parties
from saksi.reading.party_phrases import PRONOUNS, Party
from saksi.reading.phrases import ARTICLES, QUANTIFIERS

_WINDOW = 110
_LONGEST_TRIGGER = 45
_ALLEGED = re.compile(
    r"\b(?:allegedly|alleged|purportedly|accus(?:es|ed|ing)|claim(?:s|ed|ing))\b", re.IGNORECASE
)
_ASSEMBLY = re.compile(
    r"\b(?:protest\w*|demonstrat\w+|rall(?:y|ies)|march(?:es|ed)?|crackdowns?)\b", re.IGNORECASE
)
_DEMAND = re.compile(
    r"\b(?:call(?:s|ed|ing)?|demand(?:s|ed|ing)?|urg(?:e|es|ed|ing)|seek(?:s|ing)?|sought|appeal(?:s|ed|ing)?|ask(?:s|ed|ing)?|push(?:es|ed|ing)?|campaign\w*|press(?:ed|ing)?|"
    r"plead(?:s|ed|ing)?|begg?(?:s|ed|ing)?|plann?(?:s|ed|ing)|plot(?:s|ted|ting)?|immediate|unconditional|possible|threat|threaten\w*|risk|fear\w*|avoid\w*|warrants?|prevent|order(?:s|ed)? for|bounty|reward|plans? for|"
    r"attempted|plot|eventual|early|conditions? (?:for|of)|hop\w+ (?:for|of)|await\w*|pending|face[sd]?|facing|no|any|without)\b(?:[^,.;:]{0,40})$",
    re.IGNORECASE,
)
_HELD = frozenset(("bars", "custody", "prison", "jail", "detention"))
_STATE_WORDS = re.compile(
    r"\b(?:(?:is|are|was|were|has been|have been) (?:still|now|currently|both still|all still)|remain(?:s|ed)?) "
    r"(?P<held>(?:behind|in|held in|under) (?:\w+ )?(?:bars|custody|prison|jail|detention))",
    re.IGNORECASE,
)
_RELIEF = frozenset(("release", "acquittal", "charges-dropped", "law-widened"))
_EMPTY_OK = frozenset(("restrictive-law", "law-widened", "internet-shutdown"))
_STATE = frozenset(("detention", "charge", "house-arrest", "trial"))
_PERSON = frozenset(("person", "group"))
_BODY = frozenset(("organisation", "group"))
_MEDIA = re.compile(
    r"\b(?:newspapers?|news|radio|television|tv|broadcasters?|outlets?|media|magazines?|station|daily|weekly|times|post|press|journal|herald|channel|portal)\b",
    re.IGNORECASE,
)
_PARTY = re.compile(r"\b(?:party|parties|opposition)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Telling:
    """One place where an act is told: its words, victims and perpetrators with theirs, and how sure the text is."""

    act: str
    trigger: Range
    sentence: Sentence
    victims: tuple[Party, ...]
    perpetrators: tuple[Party, ...]
    status: str = "reported"


def find_tellings(page: Page, cast: Cast, dates: Sequence[DateFound]) -> list[Telling]:
    """All tellings of the page in order; those in headings are left out, the text tells them again."""
    return list(_Teller(page, cast, dates).tellings())


class _Teller:
    def __init__(self, page: Page, cast: Cast, dates: Sequence[DateFound]) -> None:
        self.page = page
        self.words = page.words
        self.cast = cast
        self.clauses = Clauses(page, frozenset(date.start for date in dates))
        self.parties = Parties(page, cast)
        self.last: Telling | None = None
        self.last_kind = ""

    def tellings(self) -> Iterator[Telling]:
        headings = self.page.headings
        for index, word in enumerate(self.words):
            verb, noun = VERBS.get(word.low), NOUNS.get(word.low)
            if verb is None and noun is None and word.low not in _HELD:
                continue
            sentence = self.page.sentence_at(word.start)
            if sentence is None or sentence.paragraph in headings or word.end > sentence.end:
                continue
            found = self._verb(index, sentence) if verb is not None else None
            if found is None and word.low in _HELD:
                found = self._held(index, sentence)
            if found is None and noun is not None:
                found = self._noun(index, noun, sentence)
            yield from found or ()

    # Verbs

    def _verb(self, index: int, sentence: Sentence) -> list[Telling] | None:
        trigger = VERBS[self.words[index].low]
        voice = self.clauses.voice(index, trigger, sentence)
        if voice is None:
            return None
        for frame in trigger.frames:
            if (
                voice.kind not in frame.voices
                or voice.negated != frame.negated
                or (frame.finite and voice.shape != "finite")
            ):
                continue
            words = self._trigger(index, frame, sentence)
            if words is None:
                continue
            found = self._by_frame(index, frame, voice, words, sentence)
            if found is not None:
                found = self._further_custody(found)
                self.last, self.last_kind = found, voice.kind
                self.parties.focus(found.victims, found.trigger[1])
                return [found]
        return None

    def _further_custody(self, found: Telling) -> Telling:
        """`charged and detained`: custody after a step of the court is detention, not the arrest."""
        last = self.last
        if (
            found.act != "arrest"
            or last is None
            or last.sentence != found.sentence
            or last.act not in {"charge", "conviction", "arrest"}
        ):
            return found
        same = {party.actor for party in last.victims} & {party.actor for party in found.victims}
        detained = self.page.text[found.trigger[0] : found.trigger[1]].lower() == "detained"
        return replace(found, act="detention") if same and detained else found

    def _trigger(self, index: int, frame: Frame, sentence: Sentence) -> Range | None:
        """The words of the act if what follows the verb fits the frame."""
        verb = self.words[index]
        following = self.page.text[verb.end : min(sentence.end, verb.end + _WINDOW)]
        if frame.without and pattern(frame.without).search(following):
            return None
        if frame.need and not pattern(frame.need).search(self.page.text, sentence.start, sentence.end):
            return None
        if not frame.after:
            return verb.start, verb.end
        match = pattern(frame.after).search(following)
        if match is None:
            return None
        end = verb.end + match.end()
        return verb.start, end if end - verb.start <= _LONGEST_TRIGGER and match.start() <= 1 else verb.end

    def _by_frame(
        self, index: int, frame: Frame, voice: Voice, words: Range, sentence: Sentence
    ) -> Telling | None:
        if voice.kind == "passive":
            patient = self._subject(index, voice, sentence, "passive")
            doers = self.parties.agent(index, sentence)
        else:
            doers = self._subject(index, voice, sentence, "active")
            subjects = frozenset(party.actor for party in doers)
            patient = [] if frame.subject else self._object(index, frame, words, sentence, subjects)
            if frame.subject:
                patient, doers = doers, []
        if frame.thing:
            victims = self._thing(index, frame, voice, sentence)
        else:
            victims = self._victims(frame, patient, words, sentence)
        if victims is None or (not victims and not frame.law):
            return None
        if self._spoken_pronoun(victims):
            return None
        if self._is_habit(frame, voice, victims, sentence):
            return None
        actors = {party.actor for party in victims}
        doers = [party for party in doers if party.actor not in actors]
        return self._telling(frame.act, words, sentence, victims, doers, denied=voice.denied)

    def _object(
        self, index: int, frame: Frame, words: Range, sentence: Sentence, doers: frozenset[str]
    ) -> list[Party]:
        """The object right after the verb, else after its particle (`spied on them`, `took away two members`)."""
        found = self.parties.object(self._past_joined(index) + 1, sentence, doers=doers)
        if found or not frame.after or words[1] <= self.words[index].end:
            return found
        return self.parties.object(self.page.word_at(words[1]), sentence, doers=doers)

    def _past_joined(self, index: int) -> int:
        """`imprisoned, harassed and threatened hundreds`: the last of verbs that share an object."""
        at = index
        while at + 2 < len(self.words) and self.words[at + 1].low in {",", "and", "or"}:
            ahead = (
                at + 3
                if self.words[at + 1].text == "," and self.words[at + 2].low in {"and", "or"}
                else at + 2
            )
            if ahead >= len(self.words) or not (
                self.words[ahead].low in VERBS or self.words[ahead].low.endswith("ed")
            ):
                break
            at = ahead
        return at

    def _subject(self, index: int, voice: Voice, sentence: Sentence, kind: str) -> list[Party]:
        """The subject, or that of the verb before which this one is joined to."""
        if kind == "active" and voice.shape == "ing":
            return self._main_subject(index, sentence)
        found = (
            []
            if voice.joined >= 0 and voice.subject >= index
            else self.parties.subject(voice.subject, sentence)
        )
        if found or voice.joined < 0:
            return found
        if self.last is not None and self.last.sentence == sentence:
            shared = (
                self.last.victims
                if (self.last_kind == "passive") == (kind == "passive") and kind == "passive"
                else self.last.perpetrators
            )
            if kind == "active" and self.last_kind == "passive":
                shared = self.last.victims
            if kind == "passive" and self.last_kind == "active":
                shared = self.last.victims
            if shared:
                return list(shared)
        return self.parties.first_of(sentence, self.words[voice.joined].start)

    def _main_subject(self, index: int, sentence: Sentence) -> list[Party]:
        """`..., killing one student`: the subject of the verb before, else of the sentence."""
        if self.last is not None and self.last.sentence == sentence and self.last.perpetrators:
            return list(self.last.perpetrators)
        return self.parties.first_of(sentence, self.words[index].start)

    def _victims(
        self, frame: Frame, patient: list[Party], words: Range, sentence: Sentence
    ) -> list[Party] | None:
        """Those of the patient that can be victims of this frame; None if none can."""
        fitting = [party for party in patient if self._fits(frame.who, party)]
        if not fitting and frame.subject is False and frame.after and not patient:
            inside = [party for party in self._inside(words) if self._fits(frame.who, party)]
            fitting = inside[:1]
        if not fitting and frame.act in {"threat", "death-threat"} and not patient:
            found = self.parties.object(self.page.word_at(words[1]), sentence) if words[1] > words[0] else []
            fitting = [party for party in found if self._fits(frame.who, party)]
        if not fitting and frame.act == "lawsuit":
            fitting = [party for party in self._after(words, sentence) if self._fits(frame.who, party)]
        return fitting or ([] if frame.law else None)

    def _inside(self, words: Range) -> list[Party]:
        return [Party(m.actor, m.start, m.end) for m in self.cast.within(words[0], words[1] + 1)]

    def _after(self, words: Range, sentence: Sentence) -> list[Party]:
        """Whom `against` or `for` names after the trigger (`a complaint against X`, `applied for X to be closed`)."""
        match = re.search(r"\b(?:against|for)\s+", self.page.text[words[0] : sentence.end])
        if match is None:
            return []
        return self.parties.object(self.page.word_at(words[0] + match.end()), sentence)

    def _fits(self, who: str, party: Party) -> bool:
        member = self.cast.members[party.actor]
        if who == "person":
            return member.kind in _PERSON
        if who == "any":
            return True
        if member.kind not in _BODY:
            return False
        names = " ".join((member.name, *member.aliases))
        if who == "media":
            return member.sector == "media" or bool(_MEDIA.search(names))
        is_party = member.sector.startswith("party") or bool(_PARTY.search(names))
        if who == "party":
            return is_party
        return (
            not is_party
            and member.sector not in {"judiciary", "security-forces"}
            and (
                member.kind == "organisation"
                or bool(
                    re.search(r"group|ngo|organi[sz]ation|association|union|outlet", names, re.IGNORECASE)
                )
            )
        )

    def _thing(self, index: int, frame: Frame, voice: Voice, sentence: Sentence) -> list[Party] | None:
        """The owner of the thing that the verb is done to; None if the thing is not there."""
        low, high = self._region(index, voice, sentence)
        matches = list(pattern(frame.thing).finditer(self.page.text, low, high))
        if not matches:
            return None
        match = matches[0] if voice.kind == "active" else matches[-1]
        found = self.parties.owner(
            match.start(), match.end(), low, high if voice.kind == "active" else self.words[index].start
        )
        if not found and self.last is not None and self.last.sentence == sentence and self.last.act == "raid":
            # "raided his office and seized computers": whose office, his computers.
            found = list(self.last.victims)
        return found or ([] if frame.law or frame.act in _EMPTY_OK else None)

    def _region(self, index: int, voice: Voice, sentence: Sentence) -> Range:
        """Where the thing must stand: after an active verb up to the next clause, before a passive one."""
        text = self.page.text
        if voice.kind == "active":
            start = self.words[index].end
            stop = re.search(
                r"[;:—“”]|\.\s|,\s(?:and|but|who|which|after|when|while|a|the)\b|\b(?:after|when|while|because|who|which|since|as|during|before|over|with|by)\b",
                text[start : min(sentence.end, start + _WINDOW)],
            )
            return start, start + stop.start() if stop else min(sentence.end, start + _WINDOW)
        end = self.words[voice.subject].start
        low = max(sentence.start, end - 90)
        starts = [
            m.end()
            for m in re.finditer(
                r"[;:—“”,]|\b(?:because|after|when|while|that|since|said|but|and (?=the|its|his|their|all))\b",
                text[low:end],
            )
        ]
        starts = [at for at in starts if end - low - at > 4]
        return low + (starts[-1] if starts else 0), end

    def _spoken_pronoun(self, victims: list[Party]) -> bool:
        """A pronoun inside a quotation stands for somebody only the speaker knows."""
        return (
            bool(victims)
            and self.page.quote_at(victims[0].start) is not None
            and (self.page.text[victims[0].start : victims[0].end].lower() in PRONOUNS)
        )

    def _relative(self, voice: Voice) -> bool:
        return voice.subject > 0 and self.words[voice.subject - 1].low in {"that", "which", "who"}

    def _is_habit(self, frame: Frame, voice: Voice, victims: list[Party], sentence: Sentence) -> bool:
        """Told as a habit: present tense, or a crowd that nothing counts or ties to an event."""
        if voice.present and frame.act not in _STATE:
            return True
        if (
            frame.who in {"party", "body", "media"}
            and voice.perfect
            and self._relative(voice)
            and not self.clauses.dated(sentence)
        ):
            # "the party, which has been banned": an attribute of the body, not the telling of an act.
            return True
        for party in victims:
            if self.cast.members[party.actor].kind != "group":
                return False
            if self.parties.counted(party):
                return False
            if voice.shape == "finite" and not voice.present and self.clauses.dated(sentence):
                return False
        return bool(victims)

    def _held(self, index: int, sentence: Sentence) -> list[Telling] | None:
        """`are still behind bars`, `remains in prison`: a state told as lasting."""
        end = self.words[index].end
        low = max(sentence.start, end - 60)
        match = _STATE_WORDS.search(self.page.text, low, end)
        if match is None or match.end() != end:
            return None
        victims = self.parties.subject(self.page.word_at(match.start()), sentence)
        victims = [party for party in victims if self._fits("person", party)]
        if not victims or self._bare(victims) or self._spoken_pronoun(victims):
            return None
        return [self._telling("detention", (match.start("held"), end), sentence, victims, [])]

    # Nouns

    def _noun(self, index: int, frames: Sequence[Frame], sentence: Sentence) -> list[Telling] | None:
        before = self.page.text[max(sentence.start, self.words[index].start - 70) : self.words[index].start]
        for frame in frames:
            if _DEMAND.search(before):
                return None
            if frame.need and not pattern(frame.need).search(self.page.text, sentence.start, sentence.end):
                continue
            following = self.page.text[
                self.words[index].end : min(sentence.end, self.words[index].end + _WINDOW)
            ]
            if frame.after and not pattern(frame.after).search(following):
                continue
            victims, after = self._of_noun(index, frame, sentence)
            victims = [party for party in victims if not frame.who or self._fits(frame.who, party)]
            if not frame.thing and not frame.who:
                victims = [
                    party
                    for party in victims
                    if frame.act in {"raid", "surveillance"} or self._fits("person", party)
                ]
            if victims and not self._bare(victims):
                word = self.words[index]
                doers = [
                    party
                    for party in self.parties.agent(after, sentence)
                    if party.actor not in {v.actor for v in victims}
                ]
                self.parties.focus(victims, word.end)
                groups = [victims] if not self._told_apart(victims) else [[party] for party in victims]
                return [
                    self._telling(frame.act, (word.start, word.end), sentence, group, doers)
                    for group in groups
                ]
        return None

    def _of_noun(self, index: int, frame: Frame, sentence: Sentence) -> tuple[list[Party], int]:
        """(victims, index of the last word read): after the preposition, or the possessor before."""
        following = index + 1
        if (
            following + 1 < len(self.words)
            and self.words[following].low in frame.of
            and self.words[following].start == self.words[index].end + 1
        ):
            if frame.thing:
                low = self.words[following].end
                match = pattern(frame.thing).search(self.page.text, low, min(sentence.end, low + 60))
                return (
                    (self.parties.owner(match.start(), match.end(), low, sentence.end), following)
                    if match
                    else ([], index)
                )
            found = self.parties.object(following + 1, sentence)
            return found, self.page.word_at(found[-1].end) - 1 if found else following
        if not frame.owner:
            return [], index
        return self._possessor(index, sentence), index

    def _possessor(self, index: int, sentence: Sentence) -> list[Party]:
        """`her verdict`, `X’s arrest`, over an adjective or two."""
        at = index - 1
        while (
            at > 0
            and index - at < 4
            and self.words[at].text.islower()
            and self.words[at].text.isalpha()
            and self.words[at].low not in ARTICLES
            and self.words[at].low not in QUANTIFIERS | {"of", "the", "and"}
        ):
            at -= 1
        low = self.words[at].low
        if self.words[at].start < sentence.start:
            return []
        if low in {"his", "her", "their"}:
            return self.parties.resolve(low, self.words[at].start, self.words[at].end)
        if low in {"’s", "'s", "’", "'"} and at > 0:
            return self.parties.subject(at, sentence)
        return []

    def _told_apart(self, victims: list[Party]) -> bool:
        """Persons each with a description of their own (`the imprisonment of lawyer A and unionist B`): acts apart."""
        if len(victims) < 2 or any(self.cast.members[party.actor].kind != "person" for party in victims):
            return False
        mentions = [self.cast.covering(party.start) for party in victims]
        return all(mention is not None and mention.left < mention.start for mention in mentions)

    def _bare(self, victims: list[Party]) -> bool:
        """A crowd in general: `arrests of activists`."""
        for party in victims:
            if self.cast.members[party.actor].kind != "group":
                return False
            if self.parties.counted(party):
                return False
        return True

    def _telling(
        self,
        act: str,
        words: Range,
        sentence: Sentence,
        victims: list[Party],
        doers: list[Party],
        *,
        denied: bool = False,
    ) -> Telling:
        if (
            act == "killing"
            and _ASSEMBLY.search(self.page.text, sentence.start, sentence.end)
            and any(self.cast.members[party.actor].sector == "security-forces" for party in doers)
        ):
            act = "killing-at-assembly"
        hedged = _ALLEGED.search(self.page.text, max(sentence.start, words[0] - 60), words[0])
        status = "denied" if denied else "alleged" if hedged else "reported"
        return replace(Telling(act, words, sentence, tuple(victims), tuple(doers)), status=status)
