"""Verbs that tell of an act: the first frame that fits the voice, the words after the verb and the parties.

Rule: what is told as a habit is no act: present tense, or a crowd that nothing counts or ties to an event.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from saksi.reading.accounts.acts.clauses import Voice
from saksi.reading.accounts.acts.frames import VERBS, Frame, pattern
from saksi.reading.accounts.tellings import untold
from saksi.reading.accounts.tellings.telling import Telling
from saksi.reading.accounts.tellings.verb_parties import VerbParties
from saksi.reading.accounts.tellings.verb_things import WINDOW
from saksi.reading.actors.cast_phrases import Party, ruled
from saksi.reading.text.found import Because, Range
from saksi.reading.text.page import Sentence
from saksi.reading.words.clause_words import CONDITION, DENIED, NOBODY

_LONGEST_TRIGGER = 45
_AHEAD = 14
"""Characters: so many words of what follows a verb belong to the act, and so far past its word a lasting state may go on."""
_OFTEN = re.compile(
    r"\b(?:often|always|every|each|routinely|regularly|frequently|usually|sometimes|whenever|again and again|all the time|commonly|still|now|being|if|when|novel|film|play|story)\b",
    re.IGNORECASE,
)
_REGULARLY = re.compile(r"\b(?:often|always|routinely|regularly|frequently|usually|sometimes|whenever|again and again|commonly|typically|normally|traditionally)\b", re.IGNORECASE)
_NAMES_SOME = re.compile(r",? (?:including|among them) (?:(?:the|its|their) )?(?:[a-z-]+ ){0,4}[A-Z]")
_NUMBERED = re.compile(r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+|a|an)\b", re.IGNORECASE)
"""Before a victim: one person or so many."""
_LEADING = frozenset("at on upon into onto through over off in".split())
_IN_PRISON = re.compile(
    r"\b(?:(?:is|are|was|were|(?:has|have|had) (?:also )?been|’s been|'s been) (?:still |now |then |currently |both |all |again )*|remain(?:s|ed)? |will (?:remain|stay) |\bnow )"
    r"(?P<held>(?:behind|in|held in|under) (?:[\w-]+ ){0,3}?(?:bars|custody|prison|jail|detention|penitentiary))",
    re.IGNORECASE,
)
_OFF_AIR = re.compile(
    r"\b(?:has|have|had|is|are|was|were) (?:been |still |now )*(?P<held>(?:kept |forced |taken )?off (?:the )?air)",
    re.IGNORECASE,
)
_UNREACHABLE = re.compile(
    r"\b(?:has|have|had|is|are|was|were) (?:been |still |now |also |become |largely )*(?P<held>inaccessible|unreachable)(?= (?:in|inside|from|across|since|within|without|to (?:users|readers))\b)", re.IGNORECASE
)
_ON_TRIAL = re.compile(
    r"\b(?:is|are|was|were|been) (?:now |still |currently |also |both |again )*(?P<held>on trial)(?! (?:run|basis|period)|-)", re.IGNORECASE
)
_MISSING = re.compile(
    r"\b(?:is|are|has been|have been) (?:still |now |also |both )*(?P<held>(?<=still )missing|(?<=been )missing(?= (?:ever since|since|for)\b))", re.IGNORECASE
)
_HOUSE_ARREST = re.compile(
    r"\b(?:(?:is|are|was|were|been) (?:still |now |currently |also |both )*|remain(?:s|ed)? |liv(?:es|ed|ing) )(?P<held>under (?:de facto |strict )?house arrest)", re.IGNORECASE
)
_INVESTIGATED = re.compile(
    r"\b(?:is|are|was|were|been) (?:now |still |currently |also |both |all )*(?P<held>under (?:criminal |police |formal |preliminary )?investigation)", re.IGNORECASE
)
_NO_LAWYER = re.compile(r"\b(?:has|have) (?:still )?(?P<held>no access to (?:an? |any |his |her |their )?(?:\w+ )?(?:lawyers?|counsel|attorney))", re.IGNORECASE)
_KEPT_IN = re.compile(
    r"\b(?:is|are|was|were|been|remains?|remained) (?:now |still |also |both )*(?P<held>(?:subject to|under) (?:an? )?(?:[\w-]+ ){0,2}?(?:travel|exit) ban)", re.IGNORECASE
)
STATES = {
    **dict.fromkeys(("bars", "custody", "prison", "jail", "detention", "penitentiary"), (_IN_PRISON, "detention", "person")),
    "ban": (_KEPT_IN, "travel-ban", "person"),
    **dict.fromkeys(("lawyer", "lawyers", "counsel", "attorney"), (_NO_LAWYER, "lawyer-denied", "person")),
    "investigation": (_INVESTIGATED, "charge", "person"),
    "arrest": (_HOUSE_ARREST, "house-arrest", "person"),
    **dict.fromkeys(("inaccessible", "unreachable"), (_UNREACHABLE, "site-blocked", "media")),
    "air": (_OFF_AIR, "media-closure", "media"),
    "trial": (_ON_TRIAL, "trial", "person"),
    "missing": (_MISSING, "enforced-disappearance", "person"),
}
"""The last word of a lasting state: its words, the act, whose state it is."""
_OF_CROWDS = frozenset(("assembly-dispersed", "excessive-force", "assembly-obstructed"))
"""Acts that tie the people they are done to, however uncounted, to one event."""
_OF_SEVERAL = frozenset(("arrest", "detention", "charge", "conviction", "release", "killing", "abduction", "summons", "acquittal"))
"""Acts done to people `along with` others."""
_AGAINST_CROWDS = frozenset(("assembly-dispersed", "assembly-obstructed", "assembly-banned", "assembly-restricted", "strike-broken"))
_CROWD = re.compile(r"\b(?:protest[eo]rs|demonstrators|strikers|marchers|activists|supporters|villagers|residents|students|farmers|workers|families|crowds?|opponents|relatives)\b", re.IGNORECASE)
_BAND = re.compile(r"\b(?:gunmen|bandits|attackers|kidnappers|abductors|assailants|militants|insurgents|terrorists|jihadists|extremists|armed men|(?:criminal |armed )gangs?)\b", re.IGNORECASE)
_PEACEFUL = re.compile(r"\b(?:schools?|college|university|seminary|dormitor(?:y|ies)|hostels?|villages?|town|communit(?:y|ies)|camps?|church|mosque|mall|hotel)\b", re.IGNORECASE)
_DEATHS = frozenset(("killing", "death-in-custody"))
_FINDING = frozenset("find finds found finding discovered discovers recovered recovers".split())
"""Who found a body did nothing to it."""
_BY_NATURE = frozenset(("property-destroyed", "eviction"))
"""What floods do too."""
_NATURE = re.compile(r"\b(?:floods?|flooding|storms?|typhoons?|cyclones?|hurricanes?|(?:earth)?quakes?|wildfires?|landslides?|lightning|gales?|tornado\w*|waves?)\b", re.IGNORECASE)
"""What destroys houses and drives people out and is nobody's act."""
_NEAR_NATURE = 40
"""Characters."""
_GOING_ON = frozenset(("detention", "charge", "house-arrest", "trial", "excessive-pretrial-detention", "conviction", "lawsuit", "lawyer-denied"))
"""Acts that the present tells as going on."""


class VerbTeller(VerbParties):
    """Tells of acts by verbs and by lasting states."""

    def by_verb(self, index: int, sentence: Sentence) -> list[Telling] | None:
        """The telling of the verb at this word; None if no frame fits."""
        trigger = VERBS[self.words[index].low]
        voice = self.clauses.voice(index, trigger, sentence)
        if voice is None:
            return None
        if voice.shape == "participle" and untold.is_finite(self.page, index, sentence):
            self.refused.append((self.words[index].start, self.words[index].end))
            return None
        if voice.shape == "participle" and self.page.low(index + 1) == "that" and self.words[index - 1].text != ",":
            # "The editor warned that he would be arrested": nobody is warned.
            return None
        if voice.shape == "participle" and self.page.low(index + 1) in _LEADING:
            # "fired at X", "set upon X": no participle if what the preposition leads to can be the victim.
            active = replace(voice, kind="active", shape="finite")
            led = tuple(frame for frame in trigger.frames if frame.after.startswith(r"\A"))
            found = self._first_fitting(index, led, active, sentence)
            if found is not None:
                return found
        return self._first_fitting(index, trigger.frames, voice, sentence)

    def _first_fitting(
        self, index: int, frames: Sequence[Frame], voice: Voice, sentence: Sentence
    ) -> list[Telling] | None:
        following = self._following(index, sentence)
        for frame in frames:
            if voice.kind not in frame.voices or voice.negated != frame.negated:
                continue
            if voice.shape != "finite" and (frame.finite or (frame.law and voice.shape == "participle")):
                continue
            if frame.last and (self.last is None or self.last.act not in frame.last):
                continue
            words = self._trigger(index, frame, following, sentence, voice)
            found = self._by_frame(index, frame, voice, words, sentence) if words is not None else None
            if found is not None:
                found = self._further_custody(found)
                self.told.append(found)
                if voice.shape != "ing" or not self.of_what_they_did(self.words[index].start, sentence):
                    self.last, self.last_kind = found, voice.kind
                    self.parties.focus(found.victims, found.trigger[1])
                return [found]
        return None

    def _further_custody(self, found: Telling) -> Telling:
        """`charged and detained`: custody after a step of the court is detention, not the arrest."""
        last = self.last
        if found.act != "arrest" or last is None or last.sentence != found.sentence:
            return found
        if last.act not in {"charge", "conviction", "arrest"}:
            return found
        detained = self.page.text[found.trigger[0] : found.trigger[1]].lower() == "detained"
        if not detained or not last.done_to({party.actor for party in found.victims}):
            return found
        why = Because("custody after a step of the court in the same sentence is detention", (last.trigger, found.trigger))
        return replace(found, act="detention", because={**found.because, "act": why})

    def _following(self, index: int, sentence: Sentence) -> str:
        """The words after a verb on which its frames depend: at most WINDOW letters, to the next semicolon."""
        start = self.words[index].end
        end = min(sentence.end, start + WINDOW)
        return self.page.text[start : self.page.text.find(";", start, end) + 1 or end]

    def _trigger(self, index: int, frame: Frame, following: str, sentence: Sentence, voice: Voice | None = None) -> Range | None:
        """The words of the act if what follows the verb fits the frame."""
        verb = self.words[index]
        if frame.without and pattern(frame.without).search(following):
            return None
        needed = not frame.need or self.holds(frame.need, sentence)
        if not needed and (voice is None or not self._doers_are(index, frame, voice, sentence)):
            return None
        if not frame.after:
            return verb.start, verb.end
        match = pattern(frame.after).search(following)
        if match is None:
            # "refused on Friday to free", "found on Monday guilty": what follows a date may fit.
            past_date = frame.after.startswith(r"\A ") and self._led_past_date(index, frame, sentence)
            return (verb.start, verb.end) if past_date else None
        end = verb.end + len(following[: match.end()].rstrip())
        return verb.start, end if end - verb.start <= _LONGEST_TRIGGER and match.start() <= 1 else verb.end

    def _doers_are(self, index: int, frame: Frame, voice: Voice, sentence: Sentence) -> bool:
        """`They questioned X` after a sentence about police: what the frame needs is told of whom the pronoun means."""
        if voice.kind != "active" or frame.subject or self.words[voice.subject - 1].low not in {"they", "he", "she"}:
            return False
        if self.meant_by[:2] != (index, voice.subject):
            names = [self.cast.members[party.actor].name for party in self._subject(index, voice, sentence, "active")]
            self.meant_by = (index, voice.subject, names)
        return any(pattern(frame.need).search(name) for name in self.meant_by[2])

    def _by_frame(self, index: int, frame: Frame, voice: Voice, words: Range, sentence: Sentence) -> Telling | None:
        doers, patient = self.doers_and_patient(index, frame, voice, words, sentence)
        victims = (
            self.of_thing(index, frame, voice, sentence, doers)
            if frame.thing
            else self.victims(frame, patient, words, sentence, voice)
        )
        if victims is None or (not victims and not frame.law):
            return None
        victims = [self.parties.named_body(party) for party in self.meant(victims, words[0])]
        if victims and all(untold.is_organ(self.cast.members[party.actor].name) for party in victims):
            return None
        victims = self._possible(victims, frame, voice, doers)
        if victims is None:
            return None
        if self.spoken_pronoun(victims) or self._is_habit(frame, voice, victims, sentence):
            return None
        if self.of_crime(frame.act, victims, sentence) or self._untold(frame.act, voice, words, sentence, victims):
            self.refused.append(words)
            return None
        if frame.act in _BY_NATURE and self._near_nature(words, sentence):
            return None
        if frame.act in _OF_SEVERAL and not frame.thing and frame.who == "person":
            victims = self.with_others(victims, words, sentence)
        actors = {party.actor for party in victims}
        found_dead = frame.act in _DEATHS and self.page.low(index) in _FINDING
        doers = [] if found_dead else [party for party in doers if party.actor not in actors]
        doers = ruled(doers, "the agent after `by`" if voice.kind == "passive" else "the subject of the active verb")
        if frame.act in _AGAINST_CROWDS and doers and all(self._is_crowd(party) for party in doers):
            return None
        if frame.act == "raid" and doers and self._stormed_by_a_band(words, sentence, doers):
            return None
        rule = f"a frame of the verb `{self.page.low(index)}` ({voice.kind}) tells of this act"
        act = "dismissal" if untold.lost_work(frame.act, self.page, sentence, words, self.told, frozenset(actors)) else frame.act
        return self.telling(act, words, sentence, victims, doers, rule=rule, denied=voice.denied)

    def _possible(self, victims: list[Party], frame: Frame, voice: Voice, doers: Sequence[Party]) -> list[Party] | None:
        """Those of the victims to whom this can have been done, by these doers and after what was told last; None if it was done to nobody."""
        if frame.thing and frame.who:
            victims = [party for party in victims if self.fits(frame.who, party)]
        if frame.act == "release" and frame.last and self.last is not None and self.last.act != "release":
            # "The team ate and went home": only who was taken before can be let go.
            taken = {party.actor for party in self.last.victims}
            victims = [party for party in victims if party.actor in taken]
            if not victims:
                return None
        if voice.kind == "active" and not frame.subject and not frame.law:
            # "they ended their contracts": what somebody does to their own is no act against them.
            subjects = {party.actor for party in doers}
            victims = [party for party in victims if party.actor not in subjects and not (doers and self._own_body(party))]
            return victims or None
        return victims

    def _untold(self, act: str, voice: Voice, words: Range, sentence: Sentence, victims: Sequence[Party]) -> bool:
        """Whether the words only look like the telling of this act."""
        named = frozenset(party.actor for party in victims)
        return (
            untold.lies_ahead(self.page, voice, sentence, self.words[voice.subject].start)
            or untold.to_be_freed(self.page, voice, sentence, words[0])
            or untold.of_these(self.page, sentence, words[0])
            or untold.only_asked(act, self.page, sentence, words[0])
            or untold.says(act, self.page, self.cues, words)
            or untold.from_the_dock(act, self.page, sentence, words, self.last, named)
            or untold.upheld(act, voice, sentence, self.last, named)
            or untold.by_way(act, self.page, sentence, words)
            or untold.still_away(act, self.page, words, self.told, named)
            or untold.by_mishap(act, self.page, sentence, words[0])
            or untold.to_oneself(act, self.page, words[1])
            or untold.fired_a_gun(act, self.page, sentence, self.page.word_at(words[0]))
            or untold.only_left(act, self.page, words, self.told, named)
        )

    def _near_nature(self, words: Range, sentence: Sentence) -> bool:
        """Whether a flood, storm or the like is told of beside the act."""
        low, high = max(sentence.start, words[0] - _NEAR_NATURE), min(sentence.end, words[1] + _NEAR_NATURE)
        return _NATURE.search(self.page.text, low, high) is not None

    def _stormed_by_a_band(self, words: Range, sentence: Sentence, doers: Sequence[Party]) -> bool:
        """`Gunmen stormed the school`: part of the attack or the kidnapping, and no search."""
        where = self.page.text[words[0] : min(sentence.end, words[1] + _NEAR_NATURE)]
        return _PEACEFUL.search(where) is not None and all(_BAND.search(self.cast.members[party.actor].name) for party in doers)

    def _is_crowd(self, party: Party) -> bool:
        """Protesters and the like: what they block or break up is nobody's assembly."""
        member = self.cast.members[party.actor]
        return member.kind == "group" and _CROWD.search(member.name) is not None

    def _own_body(self, party: Party) -> bool:
        """`The firm closed its office`: a body that belongs to whoever acts."""
        member = self.cast.members[party.actor]
        return member.kind == "organisation" and member.name.lower().startswith(("its ", "their "))

    def _relative(self, voice: Voice) -> bool:
        return voice.subject > 0 and self.words[voice.subject - 1].low in {"that", "which", "who"}

    def _is_habit(self, frame: Frame, voice: Voice, victims: list[Party], sentence: Sentence) -> bool:
        """Told as a habit: present tense, or a crowd that nothing counts or ties to an event."""
        if voice.present and frame.act not in _GOING_ON:
            return not self._pictured(victims, sentence)
        dated = self.clauses.dated(sentence)
        if frame.who in {"party", "body", "media"} and voice.perfect and self._relative(voice) and not dated:
            # "the party, which has been banned": an attribute of the body, not the telling of an act.
            return True
        # "Those who came were beaten": the simple past of a main clause tells of one time, whoever they were.
        once = voice.kind == "passive" and self.words[voice.subject].low == "were" and not self._relative(voice) and not self._is_regular(sentence)
        if voice.shape == "finite" and not voice.present and (dated or once or (frame.act in _OF_CROWDS and not voice.perfect)):
            return False
        return bool(victims) and self.bare(victims) and _NAMES_SOME.search(self.page.text, victims[-1].end, sentence.end) is None

    def _pictured(self, victims: list[Party], sentence: Sentence) -> bool:
        """`Two students are bundled into a police car`: the present of captions, of one time and counted people."""
        if not victims or _OFTEN.search(self.page.text, sentence.start, sentence.end):
            return False
        named = any(map(str.isupper, self.cast.members[victims[0].actor].name))
        counted = _NUMBERED.match(self.page.text, victims[0].start) is not None
        return self.page.quote_at(victims[0].start) is None and (named or counted) and not self.bare(victims)

    def _is_regular(self, sentence: Sentence) -> bool:
        """Whether a word of the sentence tells of what happens again and again."""
        return _REGULARLY.search(self.page.text, sentence.start, sentence.end) is not None

    def _unsure(self, sentence: Sentence, end: int) -> bool:
        """Whether a denial or a condition governs what follows in the sentence."""
        before = self.page.text[sentence.start : end]
        return bool(DENIED.search(before) or CONDITION.search(before[-60:]) or NOBODY.search(before.rstrip() + " "))

    def _taken_before(self, victims: list[Party]) -> bool:
        """`He is still missing` after an abduction told of the same person tells no second act."""
        last = self.last
        return last is not None and last.act in {"abduction", "enforced-disappearance"} and last.done_to({party.actor for party in victims})

    def by_state(self, index: int, sentence: Sentence) -> list[Telling] | None:
        """`are still behind bars`, `remains in prison`: a state told as lasting."""
        end = self.words[index].end
        low = max(sentence.start, end - 60)
        told, act, who = STATES[self.words[index].low]
        match = next((one for one in told.finditer(self.page.text, low, min(end + _AHEAD, sentence.end)) if one.end() == end), None)
        if match is None or self._unsure(sentence, match.start()):
            return None
        before = self.parties.subject(self.page.word_at(match.start()), sentence)
        victims = [party for party in before if self.fits(who, party)]
        if not victims and act in {"detention", "enforced-disappearance"}:
            victims = [party for party in self.parties.head_of_sentence(sentence, match.start()) if self.fits(who, party)]
        if not victims or self.bare(victims) or self.spoken_pronoun(victims):
            return None
        if act == "enforced-disappearance" and self._taken_before(victims):
            return None
        found = self.telling(
            act, (match.start("held"), end), sentence,
            ruled(victims, "the subject of the lasting state"), [], rule="a lasting state is told in these words",
        )  # fmt: skip
        self.parties.focus(found.victims, end)
        self.told.append(found)
        return [found]
