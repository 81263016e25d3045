"""Nouns that tell of an act: `the arrest of X`, `her trial`, `the raid on the office of Y`.

Rule: the victim stands after the noun's preposition or owns the noun; a noun that is demanded, feared, planned or
denied tells of nothing done.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from saksi.reading.accounts.acts.frames import NOUNS, Frame, pattern
from saksi.reading.accounts.tellings import untold
from saksi.reading.accounts.tellings.telling import Teller, Telling
from saksi.reading.actors.cast_phrases import Party, ruled
from saksi.reading.actors.phrases import ARTICLES, QUANTIFIERS
from saksi.reading.actors.sectors import IN_POWER, told_by_role
from saksi.reading.text.page import Sentence, Word

_WINDOW = 110
"""Characters: so far what follows a noun tells about it."""
_DATE = re.compile(
    r"\s(?:(?:on|in|last|this|early|late|earlier|yesterday) ?(?:\w+(?: \w+){0,2}? ?)??(?:\w+day|week|month|year|\d{1,4}|January|February|March|April|May|June|July|August|September|October|November|December)|yesterday)(?=\s(?:of|on|against|at)\s)"
)
_OPENED = re.compile(
    r"\s(?:has |have |had )?(?:opened|begun|began|started|resumed)\b(?: (?:in|at|before|on|last|this|yesterday)\b[^,;.]{0,40}?)?(?=\s(?:of|against)\s)"
)
"""`The trial opened in Kigali on Monday of X`."""
_TIME_AFTER = re.compile(
    r"\b(?:after|following|despite)(?: (?:a|an|more|over|about|some|nearly|almost|than|at|least|further|another|\d+|[a-z]+(?:-[a-z]+)?)){1,4} $", re.IGNORECASE
)
"""`after nearly two years (in prison)`: what stands before the time."""
_PROTESTED = re.compile(
    r"\b(?:protest\w*|demonstrat\w+|rall(?:y|ies|ied)|march\w*|appeal(?:s|ed)?|outcry|gather\w*)(?: (?:in|on|outside|at|near|across|last|this|the|to speak out) ?[^,;.]{0,50}?)? against (?:the |his |her |their )?(?:recent |mass )?\Z",
    re.IGNORECASE,
)
"""`protested against the arrest of X`: it was done."""
_DEMAND = re.compile(
    r"\b(?:call(?:s|ed|ing)?|demand(?:s|ed|ing)?|urg(?:e|es|ed|ing)|seek(?:s|ing)?|sought|(?<!of )appeal(?:s|ed|ing)?(?! court)|ask(?:s|ed|ing)?|push(?:es|ed|ing)?|"
    r"campaign\w*|press(?:ed|ing)?|plead(?:s|ed|ing)?|begg?(?:s|ed|ing)?|plann?(?:s|ed|ing)|plot(?:s|ted|ting)?|immediate|unconditional|possible|expected|scheduled|secur(?:e|ing)|ensur(?:e|ing)|threat|threaten\w*|"
    r"risk|fear\w*|avoid\w*|warrants?|order(?:s|ed)? for|bounty|reward|plans? for|attempted|eventual|early|conditions? (?:for|of)|hop\w+ (?:for|of)|await\w*|pending|"
    r"face[sd]?|facing|no|any|(?-i:without)|fail\w* in|end(?:ed|ing)?|prolong\w*|extend\w*|repeal\w*|propos\w+|likely|averted?|against|instead of|rumou?r\w*|"
    r"requests?|applications?|pleas?|bids?|prevent\w*|block\w*|stop(?:s|ped|ping)?|halt\w*|forbid\w*|prohibit\w*|shout\w*|(?-i:chant\w*)|petition\w*|want\w*|requested|orchestrat\w+|negotiat\w+|refus(?:ed|es|ing)(?= $)|decid\w+ (?:about|on|over)|(?:hearing|rul(?:e|ing)|decision|talks) (?:about|on|over))\b"
    r"(?:[^,.;:]{0,40})$",
    re.IGNORECASE,
)
"""Before a noun: what is asked for, feared, planned or stopped."""

_NO_NEWS = re.compile(
    r"\b(?:uph(?:old|olds|eld|olding)|quash\w*|overturn\w*|confirm\w*|revers\w*|annul\w*|set aside|attend\w*|watch\w*|observ\w*|c[oa]me to|coming to|(?:send|sent) [\w ]{1,24} to|lo(?:st|se|ses|sing)|is|was)(?: \w+){0,5} $",
    re.IGNORECASE,
)
"""Before a noun of court: other news than that it was held or pronounced."""
_UPHELD = re.compile(
    r"(?: (?:for|of|and|in|on) [\w ]{2,40})? (?:(?:was|were|is|has been|have been|had been) (?:\w+ )?)?(?:upheld|confirmed|affirmed|overturned|quashed|reversed|reduced|annulled|set aside|thrown out|lost)\b"
)
_NEXT_CLAUSE = re.compile(r"[,;:]|\b(?:has|have|had|is|are|was|were|will|would|since|after|before|during|when|while|who|which|that)\b")
_COMMON = re.compile(
    r"[^,;:.]{0,40}\b(?:is|are|was|were|ha(?:s|ve) (?:become|been|long been)|remains?) [“\"]?(?:\w+ly |so |very |still |more |all too )?(?:common\w*|widespread|routine|frequent|rife|rampant|the (?:norm|rule)|"
    r"nothing new|on the rise|rising|a pattern|part of (?:a|the)|continu\w+|increas\w+)\b"
)
"""After a noun: what is told as common is no act."""
_MEASURED = re.compile(r"\b(?:years?|months?|life|days?)['’]? $")
"""Before a noun: `15 years’ imprisonment` is what a law threatens."""
_WHEN = re.compile(r"\b(?:since|after|following|upon|during|until|despite|over|(?:day|time|moment) of) (?:his|her|their) (?:\w+ )?$", re.IGNORECASE)
_CONTINUED = re.compile(r"\b(?:continued|continuing|ongoing) $")
"""`his continued detention`: the custody that was told before."""
_NO_MORE = re.compile(r"[.,;:)]| (?:and|but|that|who|which|he|she|they|it|was|were|had)\b|$")
_ORDERED = re.compile(
    r"\b(?:(?:has|had|have|also|then|later) )*(?P<verb>ordered|decreed|announced|imposed|declared|authori[sz]ed|approved|pronounced) (?:the |an? )?(?:[\w-]+ ){0,2}\Z"
)
_BEFORE_NOUN = 70
"""Characters."""
_TIMES = frozenset("hours days weeks months years".split())
"""`was given ten days' detention`: who spends them is the subject of the sentence."""
_OF_COURT = frozenset(("trial", "retrial", "hearing", "verdict", "conviction"))
"""Nouns of court that other verbs take: an appeal upholds a conviction, an observer attends a trial, a man loses his hearing."""

_AHEAD_OF = re.compile(r"\b(?:before|ahead of|until|pending|awaiting) (?:the |an? |his |her |their |its |\w+['’]s? ){0,2}(?:own |next |first )?$", re.IGNORECASE)
"""`a week before her hearing`: it has not been held."""
_WOULD = re.compile(r" (?:(?:of|for) [^.,;:]{2,50}? )?(?:was|were|is|are) (?:still )?being (?:negotiated|discussed|sought|considered|prepared)\b| (?:could|would|might|may|was to|were to|is to|are to|is due|was due|is set|was set)\b")
"""`his release could disturb the peace`, `whose trial was to open`."""
_OF_ALL = re.compile(r" of (?:all|any|every) (?:the |other |remaining )?(?:\w+ ){0,2}?(?:prisoners|detainees|hostages|those|captives)\b")
"""`the release of all political prisoners`: a demand."""
_NOT_YET = re.compile(r"(?: (?:of|against) [^.;:]{2,80}?)?,? (?:has|have|had) (?:not (?:yet )?|yet to |still not )(?:begun|started|opened|begin|start|open|been held)\b|(?: (?:of|against) [^.;:]{2,60}?)? (?:begins?|opens?|starts?|resumes?) (?:in|on|next|this|tomorrow)\b")
"""`the trial of fourteen men has not begun`, `the hearing of witnesses begins in June`."""


class NounTeller(Teller):
    """Tells of acts by nouns."""

    def by_noun(self, index: int, frames: Sequence[Frame], sentence: Sentence) -> list[Telling] | None:
        """The tellings of the noun at this word; None if it tells of nothing done."""
        word = self.words[index]
        if index and self.words[index - 1].low in {"house", "home"} and word.low in {"arrest", "detention"}:
            frames = NOUNS["house-arrest"]
        following = self.page.text[word.end : min(sentence.end, word.end + _WINDOW)]
        undone = self._undone(word, following, sentence)
        for frame in frames:
            if undone and not frame.negated:
                continue
            if frame.need and not self.holds(frame.need, sentence):
                continue
            told = pattern(frame.after).search(following) if frame.after else None
            if frame.after and told is None:
                continue
            victims, after = self._of_noun(index, frame, sentence)
            victims = [party for party in victims if self.fits(self._asked(frame), party)]
            if not victims or self.bare(victims) or self.spoken_pronoun(victims) or self.of_suspects(frame.act, victims):
                continue
            named = frozenset(party.actor for party in victims)
            told_before = any(self.parties.named(party) for party in victims)
            if untold.still_away(frame.act, self.page, (word.start, word.end), self.told, named):
                continue
            if untold.condemned(frame.act, self.page, sentence, word.start, self.told, named, named=told_before):
                continue
            doers = ruled(self.parties.agent(after, sentence), "the agent after `by`") or self._who_ordered(word, sentence)
            doers = [party for party in doers if party.actor not in named]
            if not self.of_what_they_did(word.start, sentence):
                self.parties.focus(victims, word.end)
            groups = [[party] for party in victims] if self._told_apart(victims) else [victims]
            rule = f"a frame of the noun `{word.low}` tells of this act"
            words = word.start, word.end + (told.end() if told and frame.subject else 0)
            return [self.telling(frame.act, words, sentence, group, doers, rule=rule) for group in groups]
        return None

    def _who_ordered(self, word: Word, sentence: Sentence) -> list[Party]:
        """`The court ordered the dissolution of X`, `The minister announced the ban on X`: the court, the minister; those not in power announce what they do themselves."""
        ordered = _ORDERED.search(self.page.text, max(sentence.start, word.start - _BEFORE_NOUN), word.start)
        if ordered is None:
            return []
        found = self.parties.subject(self.page.word_at(ordered.start()), sentence)
        members = [(party, self.cast.members[party.actor]) for party in found]
        public = [party for party, one in members if IN_POWER & {one.sector, told_by_role(one.name, {})[0]}]
        return ruled(public, f"the subject of `{ordered['verb']}`, whose object the noun is")

    def _undone(self, word: Word, following: str, sentence: Sentence) -> bool:
        """Whether the noun tells of nothing done: it is demanded, feared, ahead, common, or only says when something else was."""
        before = self.page.text[max(sentence.start, word.start - _BEFORE_NOUN) : word.start]
        if _DEMAND.search(before) is not None and _PROTESTED.search(before) is None:
            return True
        if word.low in _OF_COURT and (_UPHELD.match(following) or _NOT_YET.match(following) or _AHEAD_OF.search(before)):
            return True
        if word.low in _OF_COURT and _NO_NEWS.search(self.page.text, max(sentence.start, word.start - 50), word.start):
            return True
        if word.low == "release" and _OF_ALL.match(following):
            return True
        if _WOULD.match(following) or _MEASURED.search(before) or _CONTINUED.search(before) or _COMMON.match(following):
            return True
        return _NO_MORE.match(following) is not None and self._only_when(word, sentence)

    def _only_when(self, word: Word, sentence: Sentence) -> bool:
        """`since his arrest`, `after her release`: with no more told of it, it only says when something else was."""
        return _WHEN.search(self.page.text, max(sentence.start, word.start - 40), word.start) is not None

    def _asked(self, frame: Frame) -> str:
        return frame.who or ("" if frame.thing or frame.act in {"raid", "surveillance"} else "person")

    def _of_noun(self, index: int, frame: Frame, sentence: Sentence) -> tuple[list[Party], int]:
        """(victims, index of the last word read): after the preposition, or the possessor before."""
        following = self._past_joined_noun(self._past_date(index + 1), frame)
        if (
            following + 1 < len(self.words)
            and self.words[following].low in frame.of
            and self.words[following].start == self.words[following - 1].end + 1
        ):
            if frame.thing:
                low = self.words[following].end
                match = pattern(frame.thing).search(self.page.text, low, min(sentence.end, low + 60))
                if match is None or _NEXT_CLAUSE.search(self.page.text, low, match.start()):
                    return [], index
                owners = self.parties.owner(match.start(), match.end(), low, sentence.end)
                return ruled(owners, f"the owner of `{match[0]}`, to which it was done"), following
            found = ruled(self.parties.object(following + 1, sentence), f"named by `{self.words[following].low}` after the noun")
            return found, self.page.word_at(found[-1].end) - 1 if found else following
        if frame.subject and _TIME_AFTER.search(self.page.text, max(sentence.start, self.words[index].start - 50), self.words[index].start):
            return ruled(self._who_spent(index, sentence), "who the sentence is about"), index
        if not frame.owner:
            return [], index
        return ruled(self._possessor(index, sentence), "the possessor of the noun"), index

    def _who_spent(self, index: int, sentence: Sentence) -> list[Party]:
        """`After a year in prison, X left`, `X was freed after a year in prison`."""
        if self.last is not None and self.last.sentence == sentence:
            return list(self.last.victims)
        before = self.parties.first_of(sentence, self.words[index].start)
        comma = self.page.text.find(",", self.words[index].end, sentence.end)
        return before or (self.parties.object(self.page.word_at(comma) + 1, sentence) if comma > 0 else [])

    def _past_joined_noun(self, index: int, frame: Frame) -> int:
        """`the arrest and detention of X`: past `and detention`, which shares the preposition."""
        if index + 2 < len(self.words) and self.words[index].low == "and":
            joined = self.words[index + 1].low in NOUNS and self.words[index + 2].low in frame.of
            return index + 2 if joined else index
        return index

    def _past_date(self, index: int) -> int:
        """`the arrest on Monday of X`: past `on Monday`, `last week` or `in May 2020`."""
        if index >= len(self.words):
            return index
        end = self.words[index - 1].end
        match = _DATE.match(self.page.text, end) or (_OPENED.match(self.page.text, end) if self.words[index - 1].low in _OF_COURT else None)
        return self.page.word_at(match.end()) if match else index

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
        if low in {"his", "her", "their", "my", "our"}:
            return self.parties.resolve(low, self.words[at].start, self.words[at].end)
        if low in {"’s", "'s", "’", "'"} and at > 0:
            return self.parties.subject(at, sentence, near=self.words[at - 1].low not in _TIMES)
        return []

    def _told_apart(self, victims: list[Party]) -> bool:
        """Persons each with a description of their own (`the imprisonment of lawyer A and unionist B`): acts apart."""
        if len(victims) < 2 or any(self.cast.members[party.actor].kind != "person" for party in victims):
            return False
        mentions = [self.cast.covering(party.start) for party in victims]
        return all(mention is not None and mention.left < mention.start for mention in mentions)
