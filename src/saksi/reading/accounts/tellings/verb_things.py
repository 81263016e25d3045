"""The thing that an act is done to, such as a house, a phone or a march, and whom it harms that it was.

Rule: the thing stands after an active verb in its clause and before a passive one; `it` means the thing told before. The
act harms its owner, else those who were to hold the march, else whoever the text spoke of last, where the frame allows.
"""

from __future__ import annotations

import re
from dataclasses import replace

from saksi.reading.accounts.acts.clauses import Voice
from saksi.reading.accounts.acts.frames import OF_NOBODY, PART, PAST, VERBS, Frame, pattern
from saksi.reading.accounts.tellings.telling import Teller
from saksi.reading.actors.cast_phrases import Party, again, ruled
from saksi.reading.actors.phrases import left_edge
from saksi.reading.text.found import Range
from saksi.reading.text.page import Sentence
from saksi.reading.words.roles import PLURALS, ROLES

WINDOW = 110
_AGAINST = frozenset(("charge", "charges-dropped"))
_DWELLINGS = re.compile(r"house|home|shack|hut|dwelling|stall|building|boat|tent", re.IGNORECASE)
"""Things that stand for those who live or work in them."""
_OF_ORGANISERS = frozenset(("assembly-banned", "assembly-obstructed", "assembly-restricted", "activity-obstructed"))
_FROM = re.compile(r"(?: away)? from\b")
_CHARGED_WITH = re.compile(r"[^,;:.“”]*?\bagainst\s+")
_CASE_AGAINST = re.compile(r"\b(?:charges?|cases?|indictments?|complaints?|proceedings|prosecutions?)(?: [\w-]+){0,4}? against\s+", re.IGNORECASE)
_STOP = re.compile(
    r"[;:—“”]|\.\s|,\s(?:and|but|who|which|after|when|while|a|the|according|saying|citing|accusing|alleging|claiming|arguing)\b|\b(?:after|when|while|because|who|which|since|as|during|before|over|with|by)\b"
)
_ASIDE = re.compile(r"(?<!-)\b(?:in|on|at|into|near|under|inside|outside|across)\b", re.IGNORECASE)
_THE_SITE = re.compile(r"\b[Tt]he (?:site|page|portal|platform)\Z")
"""What stands for the outlet told of before."""
_HOUSES = frozenset("monastery church mosque temple pagoda synagogue convent seminary school clinic hospital bookshop library club shelter bar cafe restaurant".split())
_JOINED_THINGS = re.compile(r"(?:,| and|, and) (?:\w+ ){0,2}")
_START = re.compile(r"[;:—“”,]|\b(?:because|after|when|while|that|since|said|but|and (?=the|its|his|their|all))\b")


class VerbThings(Teller):
    """Finds the things that verbs are done to, and whose they are."""

    def of_thing(
        self, index: int, frame: Frame, voice: Voice, sentence: Sentence, doers: list[Party]
    ) -> list[Party] | None:
        """The owner of the thing that the verb is done to; None if the thing is not there."""
        if frame.act in _AGAINST:
            accused = self._accused(index, sentence)
            if accused:
                return accused
        if frame.subject:
            # "the house went up in flames": the thing is the subject.
            voice = replace(voice, kind="passive")
        told = self._thing(index, frame, voice, sentence)
        if told is None:
            return None
        match, low, high = told
        active = voice.kind == "active"
        limit = max(high, min(sentence.end, match.end() + 60) if active else self.words[index].start)
        found = self.parties.owner(match.start(), match.end(), low, limit, frozenset(party.actor for party in doers))
        verb = self.words[index].end
        if not found and not active and _FROM.match(self.page.text, verb):
            # "phones were seized from X": from whom a thing is taken.
            found = self.parties.owner(verb, verb, verb, min(sentence.end, verb + WINDOW))
        found = [party for party in found if not self.is_thing(party)]
        rule = f"the owner of `{match[0]}`, to which it was done"
        if not found and frame.act in _OF_ORGANISERS:
            found, rule = self._organisers(index, match.start(), voice, sentence, doers), f"who was to hold the {match[0]}"
        if not found:
            found, rule = self._unowned(frame, match.span(), sentence), f"nobody is named as owner of `{match[0]}`"
        return ruled(found, rule) or ([] if frame.law or frame.act in OF_NOBODY else None)

    def _thing(self, index: int, frame: Frame, voice: Voice, sentence: Sentence) -> tuple[re.Match[str], int, int] | None:
        """The thing that the verb is done to, and the part [low, high) of the text in which it was looked for; None if it is not there."""
        low, high = self._region(index, voice, sentence)
        if voice.kind == "active" and not frame.after:
            # "burned leaves in his garden": the thing must be the object.
            aside = _ASIDE.search(self.page.text, low + 1, high)
            high = aside.start() if aside else high
        matches = [m for m in pattern(frame.thing).finditer(self.page.text, low, high) if not self._names_people(m.end())]
        if not matches and voice.kind == "passive" and self._led_on(index, frame, sentence):
            # "a grenade was thrown at the house of X": the thing stands after the verb.
            low = self.words[index].end
            high = min(sentence.end, low + WINDOW)
            matches = list(pattern(frame.thing).finditer(self.page.text, low, high))[:1]
        if not matches:
            return self._thing_before(index, frame, voice, sentence)
        return matches[0] if voice.kind == "active" else self._first_joined(matches), low, high

    def _organisers(self, index: int, thing: int, voice: Voice, sentence: Sentence, doers: list[Party]) -> list[Party]:
        """`forbade the party to hold a meeting`, `The families were refused a permit for a rally`: the party, the families."""
        if voice.kind == "active":
            found = self.parties.object(index + 1, sentence, doers=frozenset(party.actor for party in doers))
        else:
            found = self.parties.subject(voice.subject, sentence) if thing > self.words[index].end else []
        told = [party for party in found if party.start < thing and not self.is_thing(party)]
        return [party for party in told if self.fits("person", party) or self.fits("body", party) or self.fits("party", party)]

    def _next_verb(self, index: int, end: int) -> int:
        """`suspended the group and cut off its funds`: where a second verb of an act joins on; else the end."""
        for at in range(index + 2, min(index + WINDOW, len(self.words) - 1)):
            if self.words[at].start >= end:
                break
            following = VERBS.get(self.words[at + 1].low)
            if self.words[at].low == "and" and following is not None and PAST in following.tenses and PART in following.tenses:
                return self.words[at].start
        return end

    def _led_on(self, index: int, frame: Frame, sentence: Sentence) -> bool:
        """Whether the frame has words of its own after the verb, such as `at` or `off with`."""
        end = self.words[index].end
        match = pattern(frame.after).search(self.page.text[end : min(sentence.end, end + WINDOW)]) if frame.after else None
        return match is not None and bool(match[0].strip())

    def _first_joined(self, matches: list[re.Match[str]]) -> re.Match[str]:
        """`her phone and laptop were`: the first of the last things that `and` joins, for its owner stands before it."""
        at = len(matches) - 1
        while at > 0 and _JOINED_THINGS.fullmatch(self.page.text, matches[at - 1].end(), matches[at].start()):
            at -= 1
        return matches[at]

    def _accused(self, index: int, sentence: Sentence) -> list[Party]:
        """`charges were brought against X`, `a case against X was opened`: whom `against` names beside the charge."""
        text = self.page.text
        verb = self.words[index]
        match = _CHARGED_WITH.search(text, verb.start, min(sentence.end, verb.end + 60)) or _CASE_AGAINST.search(
            text, max(sentence.start, verb.start - WINDOW), verb.start
        )
        return self.parties.object(self.page.word_at(match.end()), sentence) if match else []

    def _names_people(self, end: int) -> bool:
        """`a village chief`, `church workers`: the thing only says what people they are."""
        at = self.page.word_at(end)
        if at >= len(self.words) or self.page.text[end : self.words[at].start] != " ":
            return False
        return self.words[at].low in ROLES or self.words[at].low in PLURALS

    def _unowned(self, frame: Frame, thing: Range, sentence: Sentence) -> list[Party]:
        """Whose a thing is that nobody owns in its clause: theirs who were just raided, or its own people's."""
        if self.last is not None and self.last.sentence == sentence and self.last.act in {"raid", "arrest", "summons", "land-seizure", "eviction"}:
            return again(self.last.victims, "whom the act before in the sentence was done to")
        outlet = self.parties.last_outlet(thing[0]) if frame.act == "site-blocked" and _THE_SITE.search(self.page.text, max(0, thing[0] - 5), thing[1]) else []
        if outlet:
            return outlet
        if frame.focus or frame.act in {"seizure", "raid"}:
            known = self.parties.focused(thing[0]) or self.parties.topic(thing[0], sentence)
            return known or (self._house_itself(thing) if frame.act == "raid" else [])
        if frame.itself:
            head = self.page.word_at(thing[1] - 1)
            first = left_edge(self.page, head)
            if first == head - 1 and self.words[first].low == "the":
                # "the door", "the house": theirs who were just spoken of.
                focused = self.parties.focused(thing[0]) or self.parties.topic(thing[0], sentence)
                if focused:
                    return focused
            if first < head:
                alone = self._called_so(first) or self.parties.grown(first, head)
                return [party for party in alone if not self.is_thing(party) or _DWELLINGS.search(self.page.text, *thing)]
        return []

    def _called_so(self, first: int) -> list[Party]:
        """`Raia Wetu, a weekly, was shut`: the name before the words that tell what it is."""
        named = self.parties.ends.get(self.words[first - 2].end) if first > 1 and self.words[first - 1].text == "," else None
        body = named is not None and named.proper and self.cast.members[named.actor].kind == "organisation"
        return [Party.at(named)] if named is not None and body else []

    def _house_itself(self, thing: Range) -> list[Party]:
        """`raided a monastery`: the house, where nobody is named as its owner."""
        head = self.page.word_at(thing[1] - 1)
        first = left_edge(self.page, head)
        houses = self.words[head].low in _HOUSES and first < head and self.words[first].low in {"a", "an"}
        return self.parties.grown(first, head) if houses else []

    def _thing_before(
        self, index: int, frame: Frame, voice: Voice, sentence: Sentence
    ) -> tuple[re.Match[str], int, int] | None:
        """`The house was a heap of boards. Workers had torn it down`: the thing that `it` means."""
        ahead = [word.low for word in self.words[index + 1 : index + 3]]
        if voice.kind != "active" or not ({"it", "them"} & set(ahead)):
            return None
        number = self.page.sentence_number_at(sentence.start)
        for earlier in self.page.sentences[max(number - 1, 0) : number + 1][::-1]:
            high = min(earlier.end, self.words[index].start)
            matches = list(pattern(frame.thing).finditer(self.page.text, earlier.start, high))
            if matches:
                return matches[0], earlier.start, high
        return None

    def _region(self, index: int, voice: Voice, sentence: Sentence) -> Range:
        """Where the thing must stand: after an active verb up to the next clause, before a passive one."""
        text = self.page.text
        if voice.kind == "active":
            start = self.words[index].end
            end = min(sentence.end, start + WINDOW)
            past = start + len(" over") if text.startswith(" over ", start) else start  # `turned over the flat of X`
            stop = _STOP.search(text, past, end)
            return start, self._next_verb(index, stop.start() if stop else end)
        end = self.words[voice.subject].start
        low = max(sentence.start, end - 90)
        starts = [m.end() for m in _START.finditer(text[low:end])]
        starts = [at for at in starts if end - low - at > 4]
        return low + (starts[-1] if starts else 0), end
