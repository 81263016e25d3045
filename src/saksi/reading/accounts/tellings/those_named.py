"""Those who are told by what was done to them, and named beside it: `Among those arrested were A and B`.

Rule: `those`, `the four` or `the people` before a participle of an act stand for whom a list after `is`, `are`, `include`
or `were identified as` names, for whom `were among them` says so of, or for one named between commas after `one of`.
Where the act was told just before of a group without names, they are of that group.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from saksi.reading.accounts.acts.frames import PART, Frame, Trigger
from saksi.reading.accounts.parties.people_lists import PeopleLists
from saksi.reading.accounts.tellings.telling import Telling
from saksi.reading.accounts.tellings.verb_tellings import VerbTeller
from saksi.reading.actors.cast_phrases import FOCUS, Party, again, ruled
from saksi.reading.actors.phrases import count_of
from saksi.reading.text.found import Range
from saksi.reading.text.page import Sentence
from saksi.reading.words.roles import PLURALS

_NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty(?:-\w+)?|\d+|dozens?|scores|hundreds|many|several|others?)"
_PEOPLE = r"(?:people|persons|men|women|youths|journalists|activists|students|protesters|demonstrators|villagers|workers|lawyers|monks|others|victims|suspects)"
_THOSE = re.compile(
    rf"(?:(?P<opens>\A|\bone of |\b(?:some|many|most|several|two|three|four) of |\b(?:included )?among(?:st)? |\bpart of ))"
    rf"(?:those|the(?: (?:at least |more than |some |about |\w+ )?{_NUMBER})?(?: {_PEOPLE})?|(?:at least |more than |some |about )?{_NUMBER} {_PEOPLE})"
    r"(?: (?:who|that) (?:were|was|have been|had been|has been|are|is|got)(?: (?:also|later|since|already))?)?(?: \w+ly)? \Z",
    re.IGNORECASE,
)
_ALSO = re.compile(r"(?:Also|Still) \Z")
_TO_COPULA = re.compile(r"(?P<between>[^“”;.]{0,120}?) (?:is|are|was|were)(?: also)?:? ")
_TO_NAMES = re.compile(
    r"(?P<between>[^“”;.]{0,90}?) (?:(?:have been|were|was|are)(?: later| since| all)? (?:identified|named)(?: (?:by|on) [^,.;:]{1,50}?)?(?: only)? as[:,]? "
    r"|(?:also )?includ(?:e|ed|es|ing):? |(?:were|are|was|is):? )",
)
_TO_INCLUDING = re.compile(r"[^“”;.]{1,150}?[,—–-] ?(?:including|among them|such as) ")
_TO_NAME = re.compile(r"(?P<between>[^“”;.,]{0,60}?), ")
_WERE_AMONG = re.compile(r"\b(?:was|were|is|are|has been|have been|had been) (?:(?:also|reportedly|said to be|believed to be|allegedly) )?\Z")
_IDENTIFIED = re.compile(
    r"(?:The|All|Both|These|Those)(?: [\w-]+){1,4}?,? (?:(?:have been|has been|were|was|are|is|who were|who was) )?(?:later |since |only |also )?"
    r"(?:identified|named)(?: (?:by|on|in) [^,.;:]{1,50}?)?(?: only)? as[:,]? "
    r"|[^,.;:“”]{2,60}? (?:later |also |have |has |had )?(?:identified|named) (?:them|(?:the|both|all)(?: [\w-]+){1,4}?)(?: only)? as[:,]? ",
)
_ARE = re.compile(r"The(?: \w+)? (?P<who>[a-z]+) (?:are|were)(?: named)?:? ")
_DOERS = re.compile(r"\b(?:suspects?|attackers?|gunm[ae]n|assailants?|perpetrators?|killers?|kidnappers?|murderers?|culprits?|shooters?|assassins?|accused)\b")
_IN_COURT = frozenset(("arrest", "detention", "charge", "conviction", "trial"))
_INDEFINITE = re.compile(r"(?:an?|one|another) ", re.IGNORECASE)
_HELD_STILL = re.compile(
    r"(?:Still|Also|Also still|Among(?:st)? those(?: who (?:are|were))? (?:still|currently|now|who remain)) "
    r"(?P<held>(?:in|behind) (?:[\w-]+ ){0,2}?(?:custody|detention|prison|jail|bars)|missing)\b(?P<between>[^.;“”]{0,60}?) (?:is|are|was|were|remains?):? "
)
_SUBORDINATE = re.compile(r"\b(?:who|which|that|when|because|while)\b")
_AMONG = frozenset(("among", "amongst", "included among"))
_SOME_OF = frozenset(("one of", "two of", "three of", "some of", "part of"))
_MOST_LED = 60
"""Characters: so far before a participle the words `those who were` and their like may begin."""
_FAR = 1500
"""So far back, in characters, a group may be told of whose noun comes again with the names."""


class ThoseTeller(VerbTeller):
    """Tells of acts by `those` to whom they were done."""

    lists: PeopleLists

    def by_held_still(self, index: int, sentence: Sentence) -> list[Telling] | None:
        """`Still in detention are A and B`: a lasting state told before those whose it is."""
        match = _HELD_STILL.match(self.page.text, sentence.start, sentence.end)
        if match is None or match.end("held") != self.words[index].end or _SUBORDINATE.search(match["between"]):
            return None
        named = ruled(self.lists.listed(match.end(), sentence.end), "named after the lasting state")
        if not named:
            return None
        act = "enforced-disappearance" if self.words[index].low == "missing" else "detention"
        found = self.telling(act, match.span("held"), sentence, named, [], rule="a lasting state is told in these words")
        self.last, self.last_kind = found, "passive"
        self.parties.focus(named, match.end("held"))
        return [found]

    def with_identified(self, tellings: list[Telling]) -> list[Telling]:
        """The tellings, those done to people without names with the names that a sentence after them gives."""
        for sentence in self.page.sentences:
            found = self._identified(sentence, tellings)
            if found is not None:
                tellings = [replace(one, victims=tuple(found[1])) if one.trigger == found[0] else one for one in tellings]
        return tellings

    def _identified(self, sentence: Sentence, tellings: Sequence[Telling]) -> tuple[Range, list[Party]] | None:
        """`The victims were identified as A and B`: the trigger of the act told of them before without names, and their names."""
        text = self.page.text
        identified = _IDENTIFIED.match(text, sentence.start, sentence.end)
        plain = _ARE.match(text, sentence.start, sentence.end) if identified is None else None
        match = identified or plain
        if match is None:
            return None
        far = FOCUS if plain is None else _FAR
        for telling in reversed([one for one in tellings if one.trigger[1] <= sentence.start < one.trigger[1] + far]):
            if len(telling.victims) != 1 or not self.fits("person", telling.victims[0]):
                if plain is None:
                    break
                continue
            if telling.act not in _IN_COURT and _DOERS.search(match[0]):
                continue
            member = self.cast.members[telling.victims[0].actor]
            alone = member.kind == "person" and _INDEFINITE.match(member.name) is not None
            if not alone and (member.kind != "group" or (plain is not None and plain["who"] not in member.name)):
                continue
            named = self.lists.listed(match.end(), sentence.end)
            most = 1 if alone else count_of(member.name) or len(named)
            told = ruled(named, "identified as those to whom it was done")
            whole = alone or len(named) == count_of(member.name)
            return (telling.trigger, told if whole else [*telling.victims, *told]) if 0 < len(named) <= most else None
        return None

    def by_those(self, index: int, trigger: Trigger, sentence: Sentence) -> list[Telling] | None:
        """The telling of `those arrested`, if the participle at this word has those named beside it."""
        word = self.words[index]
        if PART not in trigger.tenses or index == 0 or word.text[0].isupper():
            return None
        led = self.page.text[max(sentence.start, word.start - _MOST_LED) : word.start].lstrip(' “"')
        those = _THOSE.search(led)
        if those is None and _ALSO.match(led) is None:
            return None
        if those is not None and not those["opens"] and word.start - sentence.start > _MOST_LED:
            return None
        frame, words = self._passive_frame(index, trigger, sentence)
        if frame is None:
            return None
        opens = those["opens"].lower().strip() if those is not None else "also"
        begins = word.start - len(led) + those.start() if those is not None else -1
        named = [party for party in self._named(index, begins, opens, sentence) if self.fits("person", party)]
        if not named or self.bare(named):
            return None
        victims = [*self._group_before(frame.act, sentence), *ruled(named, "named as one of those to whom it was done")]
        rule = f"`{self.page.low(index)}` after `those` or its like tells of this act"
        doers = ruled(self.parties.agent(index, sentence), "the agent after `by`")
        found = self.telling(frame.act, words, sentence, victims, doers, rule=rule)
        self.last, self.last_kind = found, "passive"
        self.parties.focus(found.victims, word.end)
        return [found]

    def _passive_frame(self, index: int, trigger: Trigger, sentence: Sentence) -> tuple[Frame | None, Range]:
        """The first frame of the participle of which people are the victims, with the words of the act."""
        following = self._following(index, sentence)
        for frame in trigger.frames:
            plain = "passive" in frame.voices and frame.who in {"person", "any"} and not (frame.thing or frame.negated or frame.subject or frame.last or frame.law)
            words = self._trigger(index, frame, following, sentence) if plain else None
            if words is not None:
                return frame, words
        return None, (0, 0)

    def _named(self, index: int, those: int, opens: str, sentence: Sentence) -> list[Party]:
        """Who is named beside the participle at word `index`.

        those: where the words before it begin, which are `opens` (`among`, `one of`, `also`, or nothing) and `those` or its like.
        """
        end = self.words[index].end
        before = self.page.text[sentence.start : max(those, sentence.start)].strip(' “"')
        if opens in _AMONG | {"also"} and not before:
            return self._list_past(_TO_COPULA, end, sentence)
        if opens in _AMONG | _SOME_OF and before:
            if self.page.low(index - 1) in PLURALS:
                return []  # `was among 12 people arrested`: the people are told of too
            were = _WERE_AMONG.search(self.page.text, sentence.start, those)
            return self.parties.subject(self.page.word_at(were.start()), sentence) if were is not None else []
        if opens == "one of":
            return self._list_past(_TO_NAME, end, sentence)[:1]
        if opens.endswith(" of"):
            return self._list_past(_TO_INCLUDING, end, sentence)
        return self._list_past(_TO_NAMES, end, sentence) if not before and opens == "" else []

    def _list_past(self, link: re.Pattern[str], end: int, sentence: Sentence) -> list[Party]:
        """The list of people after words that lead to it from `end`, if no other clause begins between."""
        match = link.match(self.page.text, end, sentence.end)
        if match is None or ("between" in link.groupindex and _SUBORDINATE.search(match["between"])):
            return []
        return self.lists.listed(match.end(), sentence.end)

    def _group_before(self, act: str, sentence: Sentence) -> Sequence[Party]:
        """The group of whom the same act was told just before without names."""
        last = self.last
        if last is None or last.act != act or last.sentence == sentence or sentence.start - last.trigger[1] >= FOCUS:
            return []
        group = len(last.victims) == 1 and self.cast.members[last.victims[0].actor].kind == "group"
        return again(last.victims, "the group of the act told before") if group else []
