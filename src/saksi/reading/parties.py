"""Who did it to whom: subject, object, agent and owner around a verb or noun of an act.

Rule: an actor is taken only where the grammar puts it; the words that name it, or the pronoun that stands for it, are
kept as its evidence. A group that the cast lacks is added to it, with a number or a plural head as its mark.
Order: the phrase that ends or begins at the right place; a relative pronoun; a pronoun; a parenthesis; the clause.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from saksi.reading.cast import Cast, Mention
from saksi.reading.page import Page, Sentence
from saksi.reading.phrases import ARTICLES, QUANTIFIERS, is_modifier, left_edge, right_edge
from saksi.reading.roles import PLURALS, ROLES

PRONOUNS: dict[str, str] = {
    "he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "they": "", "them": "", "their": "", "it": "", "its": "",
    "himself": "m", "herself": "f", "themselves": "", "itself": "",
}  # fmt: skip
_ONE = frozenset(("he", "him", "his", "she", "her", "himself", "herself"))
_MANY = frozenset(("they", "them", "their", "themselves", "both", "all", "most", "some", "many"))
_RELATIVE = frozenset(("who", "which", "that", "whom"))
_OF_THEM = re.compile(
    r"\b(?:all|both|the) (?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+|of them)$|\b(?:both|all|the pair|the duo|the trio|the couple)$",
    re.IGNORECASE,
)
_ALL_OF_THEM = re.compile(
    r"(?:All|Both|The)(?: (?:of them|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+))?\s(?!of)(?:[a-z]+ed|were|are|have|had|said)\b"
)
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_PART_OF = re.compile(
    r"\b(?:(?:roughly|about|nearly|at least) )?(?:half|most|some|many|several|two|three|four|five|six|seven|eight|nine|ten|\d+|one|dozens) of them$",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"[\s,—–()-]*(?:\d{1,2},?\s*)?(?:\b(?:and|as well as|along with|together with|alongside|&)\b)?[\s—–]*(?:(?:also|both|the|a|an|his|her|their|its|fellow|another|later)\s+)*(?:\d{1,2},\s*)?"
)
_GLUE = re.compile(r"\b(?:and|as well as|along with|together with|alongside|&)\b|[—–(]")
_BREAK = re.compile(r"[;:“”]|\b(?:that|said|says|told|when|because|after|while|but|where|whose|which|who)\b")
_NO_OWNER = re.compile(r"\b(?:in|on|at|by|to|with|after|when|and|while|during|over|against)\b|[,;:“”]")
_POSSESSIVE = re.compile(r"[’']s?(?=\s)")
_HANGS = frozenset("in on at by to of from with against for near outside under among between".split())
_NUMERALS = frozenset(
    "two three four five six seven eight nine ten eleven twelve dozens hundreds thousands scores".split()
)
COUNTED = re.compile(
    r"(?:the|these|those|some|several|many|dozens|hundreds|thousands|scores|about|at least|more than|nearly|over|other|another|all|both|his|her|"
    r"their|its|\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a)\b",
    re.IGNORECASE,
)
_COUNT_BEFORE = re.compile(
    r"(?:\b(?:the|some|several|many|dozens of|hundreds of|thousands of|scores of|another|other|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|\d)"
    r"(?: [\w-]+){0,3} $",
    re.IGNORECASE,
)
_LOOK_BACK = 4
_NEAR = 70
_FOCUS = 500
"""So far back the last victims are still in focus."""
_CLOSE = re.compile(
    r"\b(?:lawyers?|attorneys?|counsel|wife|husband|mother|father|brother|sister|son|daughter|spokes\w+|relatives?|family|colleagues?|officials?|minister|judge|prosecutor)\b"
)


@dataclass(frozen=True, slots=True)
class Party:
    """A member of the cast in a role, with the words [start, end) that show it."""

    actor: str
    start: int
    end: int


class Parties:
    """Finds the parties of one page."""

    def __init__(self, page: Page, cast: Cast) -> None:
        self.page = page
        self.words = page.words
        self.cast = cast
        self.ends: dict[int, Mention] = {}
        self.begins: dict[int, Mention] = {}
        self.victims: tuple[str, ...] = ()
        self.focused_at = -_FOCUS
        self.index()

    def index(self) -> None:
        """Make the look-up tables; again after the cast has grown."""
        self.ends.clear()
        self.begins.clear()
        self.outer: list[Mention] = []
        for mention in self.cast.mentions:
            # "the CNRP supporters" holds "CNRP": lists are made of whole phrases.
            if not self.outer or mention.end > self.outer[-1].end:
                self.outer.append(mention)
        self.starts = [mention.start for mention in self.outer]
        for mention in self.cast.mentions:
            self.ends[mention.right] = mention
        for mention in self.cast.mentions:
            self.ends[mention.end] = mention
            self.begins[mention.left] = mention
        for mention in self.cast.mentions:
            self.begins[mention.start] = mention

    def kind(self, party: Party) -> str:
        """person, organisation or group."""
        return self.cast.members[party.actor].kind

    def subject(self, before: int, sentence: Sentence) -> list[Party]:
        """Who the subject is that ends before word `before`; empty if it cannot be told."""
        at = before - 1
        if at < 0 or self.words[at].start < sentence.start:
            return []
        word = self.words[at]
        if word.low in _RELATIVE:
            return self._antecedent(at, sentence)
        if word.low in PRONOUNS and word.low not in {"his", "her", "its", "their"}:
            return self._by_pronoun(at)
        if word.text in {",", ")", "—", "–"}:
            found = self._ending(at, sentence) or self._over_parenthesis(at, sentence)
            if found:
                return found
        else:
            found = self._ending(at, sentence)
            if found:
                return found
        return (
            self._collective(at)
            or self._group_ending(at, sentence)
            or self._scan(at, sentence)
            or self._before_relative(at, sentence)
        )

    def _ending(self, at: int, sentence: Sentence) -> list[Party]:
        for index in (at, at - 1) if self.words[at].text in {",", ")", "”", "—", "–"} else (at,):
            mention = self.ends.get(self.words[index].end)
            if mention is not None and mention.left >= sentence.start - 1:
                if self.words[at + 1].low == "being":
                    # "an incident of activists being stopped": the subject of the gerund, not of the incident.
                    return self.list_before(mention, sentence)
                return self._headed(mention, sentence)
        return []

    def _headed(self, mention: Mention, sentence: Sentence) -> list[Party]:
        """The phrase itself, or, if it hangs on `of`, `in` or the like, the phrase that heads it."""
        index = self.page.word_at(mention.left) - 1
        if index < 1 or self.words[index].start < sentence.start or self.words[index].low not in _HANGS:
            return self.list_before(mention, sentence)
        head = self.words[index - 1]
        if self.words[index].low == "of" and (
            head.low in QUANTIFIERS
            or head.text[0].isdigit()
            or head.low in {"none", "half", "members", "number", "group"}
        ):
            return self.list_before(mention, sentence)
        larger = self.ends.get(head.end)
        if larger is not None and larger.left < mention.left:
            return self._headed(larger, sentence)
        return self._group_ending(index - 1, sentence)

    def _antecedent(self, at: int, sentence: Sentence) -> list[Party]:
        index = at - 1
        while index > 0 and (
            self.words[index].text == ","
            or self.words[index].low
            in {"in", "of", "to", "for", "most", "all", "some", "both", "several", "many", "one"}
        ):
            index -= 1
        found = self._ending(index, sentence)
        if found and (len(found) > 1 or self.kind(found[-1]) != "organisation"):
            return found
        people = [
            m
            for m in self._within(max(sentence.start, self.words[at].start - 2 * _NEAR), self.words[at].start)
            if self.cast.members[m.actor].kind != "organisation"
        ]
        if people and (not found or people[-1].right >= self.words[index].end):
            return self.list_before(people[-1], sentence)
        return found or self._group_ending(index, sentence) or self._scan(index, sentence)

    def _within(self, start: int, end: int) -> tuple[Mention, ...]:
        return self.cast.within(start, end)

    def _over_parenthesis(self, comma: int, sentence: Sentence) -> list[Party]:
        """`X, who led the march, was`, `X, 34, was`: the phrase before the comma that opened."""
        at = comma - 1
        while at > 0 and self.words[at].start > sentence.start and comma - at < 40:
            if self.words[at].text in {",", "(", "—", "–"}:
                found = self._ending(at - 1, sentence) or self._group_ending(at - 1, sentence)
                if found:
                    return found
                if self.words[at - 1].low in PRONOUNS:
                    return self._by_pronoun(at - 1)
            at -= 1
        return []

    def _collective(self, at: int) -> list[Party]:
        """`all three`, `both`, `half of them`: those just spoken of."""
        low = max(0, self.words[at].end - 26)
        text = self.page.text[low : self.words[at].end]
        part = _PART_OF.search(text)
        if part:
            mention = self.cast.add("group", part[0], low + part.start(), self.words[at].end)
            self.index()
            return [Party(mention.actor, mention.start, mention.end)]
        return self.resolve("they", self.words[at].start, self.words[at].end) if _OF_THEM.search(text) else []

    def _scan(self, at: int, sentence: Sentence) -> list[Party]:
        """The nearest actor before, if no other clause begins between."""
        end = self.words[at].end
        for mention in reversed(self._within(sentence.start, end + 1)):
            gap = self.page.text[mention.right : end]
            if len(gap) > _NEAR or _BREAK.search(gap):
                return []
            if not _POSSESSIVE.match(self.page.text, mention.end) and not self._after_preposition(mention):
                return self.list_before(mention, sentence)
        return []

    def _before_relative(self, at: int, sentence: Sentence) -> list[Party]:
        """`Ten people who had marched for a year were`: the phrase before the relative clause."""
        for mention in self._within(sentence.start, self.words[at].start):
            following = self.page.word_at(mention.end)
            if following < len(self.words) and self.words[following].text == ",":
                following += 1
            relative = following < at and self.words[following].low in {"who", "whose", "which"}
            if relative and not self._after_preposition(mention):
                return self.list_before(mention, sentence)
        return []

    def _after_preposition(self, mention: Mention) -> bool:
        index = self.page.word_at(mention.left) - 1
        return index >= 0 and self.words[index].low in _HANGS

    def first_of(self, sentence: Sentence, limit: int) -> list[Party]:
        """The subject of the sentence: its first phrase that hangs on no preposition, or its first pronoun."""
        first = self.page.word_at(sentence.start)
        for index in range(first, min(first + 3, len(self.words))):
            if self.words[index].low in {"he", "she", "they", "it"} and self.words[index].start < limit:
                return self._by_pronoun(index)
        for mention in self._within(sentence.start, limit):
            if not self._after_preposition(mention) and not _POSSESSIVE.match(self.page.text, mention.end):
                return self.list_after(mention, sentence)
        return []

    def list_before(self, mention: Mention, sentence: Sentence) -> list[Party]:
        """The phrase and those joined to it before: `A, B and C`."""
        chain = [mention]
        glued = False
        position = bisect_left(self.starts, mention.start) - 1
        while position >= 0 and self.outer[position].left >= sentence.start:
            previous = self.outer[position]
            position -= 1
            first = chain[0]
            if previous.end > first.left or previous.actor == first.actor:
                if previous.end > first.start:
                    continue
                if previous.left >= first.left:
                    continue
            gap = self.page.text[max(previous.end, min(previous.right, first.left)) : first.left]
            if not previous.proper and gap == " " and self.cast.members[previous.actor].kind == "group":
                # "the supporters A, B and C": the plural before the first name describes them all.
                chain[0] = replace(first, left=previous.left)
                continue
            if not _LIST.fullmatch(gap) or not gap.strip():
                break
            glued = glued or bool(_GLUE.search(gap))
            chain.insert(0, previous)
        if not glued:
            chain = [mention]
        return self._unique(chain)

    def list_after(self, mention: Mention, sentence: Sentence) -> list[Party]:
        """The phrase and those joined to it after."""
        chain = [mention]
        glued_to = 1
        for following in self.outer[bisect_right(self.starts, mention.start) :]:
            last = chain[-1]
            if following.start >= sentence.end:
                break
            if following.start < last.end or following.left < last.start:
                continue
            if (
                following.end <= last.right
                and following.left < last.right
                and not self._listed(last, following)
            ):
                continue
            gap = self.page.text[last.end : following.left] if following.left >= last.end else ","
            if not _LIST.fullmatch(gap) or not gap.strip():
                gap = self.page.text[last.right : following.left] if following.left > last.right else ""
                if not gap.strip() or not _LIST.fullmatch(gap):
                    break
            chain.append(following)
            if _GLUE.search(gap):
                glued_to = len(chain)
        return self._unique(chain[:glued_to])

    def _listed(self, last: Mention, following: Mention) -> bool:
        gap = self.page.text[last.end : following.left]
        return bool(gap.strip()) and bool(_LIST.fullmatch(gap))

    def _unique(self, chain: list[Mention]) -> list[Party]:
        seen: dict[str, Party] = {}
        for mention in chain:
            seen.setdefault(mention.actor, Party(mention.actor, mention.start, mention.end))
        return list(seen.values())

    def object(
        self, first: int, sentence: Sentence, *, most: int = 7, doers: frozenset[str] = frozenset()
    ) -> list[Party]:
        """Who the object is that begins at word `first`, over its modifiers."""
        index = first
        while index < len(self.words) and self.words[index].start < sentence.end and index - first < most:
            word = self.words[index]
            mention = self.begins.get(word.start)
            if mention is not None and not self._is_owner(mention):
                return self.list_after(self._head_of(mention), sentence)
            if mention is not None:
                index = self.page.word_at(mention.end) + 1
                continue
            if word.low in {"him", "them", "himself", "themselves", "it", "itself", "herself"} or (
                word.low == "her" and self._ends_phrase(index + 1)
            ):
                return self._by_pronoun(index, doers)
            if not self._premodifies(index):
                break
            index += 1
        return self._group_from(first, sentence)

    def _head_of(self, mention: Mention) -> Mention:
        """`ANHRI staff lawyer Amr Imam`: the name that a body's name only describes."""
        if self.cast.members[mention.actor].kind != "organisation" or not mention.proper:
            return mention
        following = self.page.word_at(mention.end)
        for index in range(following, min(following + 4, len(self.words))):
            later = self.begins.get(self.words[index].start)
            if later is not None:
                return later if index > following or later.proper else mention
            if not (is_modifier(self.words[index]) or self.words[index].low in ROLES):
                break
        return mention

    def counted(self, party: Party) -> bool:
        """Whether a number or `the`, `several` stands before the words, or a name in them: no crowd in general."""
        mention = self.cast.covering(party.start)
        low = min(mention.left, party.start) if mention is not None else party.start
        name = self.page.text[low : party.end]
        if (
            COUNTED.match(name)
            or any(map(str.isdigit, name))
            or any(part[0].isupper() for part in name.split()[1:])
        ):
            return True
        if mention is not None and mention.right > mention.end + 3:
            return True
        return name.lower() in PRONOUNS or bool(_COUNT_BEFORE.search(self.page.text, max(0, low - 40), low))

    def _is_owner(self, mention: Mention) -> bool:
        return bool(_POSSESSIVE.match(self.page.text, mention.end)) and mention.right <= mention.end + 2

    def _ends_phrase(self, index: int) -> bool:
        return index >= len(self.words) or not self.words[index].text[0].isalpha() or self.words[index].low in {
            "in", "on", "at", "for", "to", "with", "and", "after", "by", "from", "into", "over", "as", "when", "without", "during", "while", "because", "until",
        }  # fmt: skip

    def _premodifies(self, index: int) -> bool:
        word = self.words[index]
        return (
            word.low in ARTICLES
            or word.low in QUANTIFIERS
            or word.text[0].isdigit()
            or is_modifier(word)
            or word.text in {"“", "”", '"', "’s", "'s", "-"}
            or word.low in {"its", "their", "his", "her", "of"}
            or word.low.endswith(("ed", "ing"))
            or (
                word.low in PLURALS | ROLES
                and index + 1 < len(self.words)
                and self.words[index + 1].low in PLURALS
            )
        )

    def agent(self, verb: int, sentence: Sentence) -> list[Party]:
        """Who `by` names after a passive."""
        index = verb + 1
        while index < len(self.words) and self.words[index].start < sentence.end and index - verb < 22:
            word = self.words[index]
            if word.low == "by" and index + 1 < len(self.words):
                found = self.object(index + 1, sentence, most=5)
                if found:
                    return found
            if word.text in ";:“”" or word.low in {
                "who",
                "which",
                "when",
                "after",
                "while",
                "because",
                "that",
                "said",
            }:
                break
            index += 1
        return []

    def owner(self, start: int, end: int, low: int, high: int) -> list[Party]:
        """Whose the thing at [start, end) is, within [low, high) of the text."""
        first = self.page.word_at(start)
        before = first - 1
        while (
            before >= 0
            and self.words[before].start >= low
            and (is_modifier(self.words[before]) and before not in self._mention_words(before))
        ):
            before -= 1
        if before >= 0 and self.words[before].low in PRONOUNS and self.words[before].start >= low:
            return self._by_pronoun(before)
        after = re.match(
            r"\s+(?:of|belonging to|run by|used by|owned by|rented by|for|against|from|at|in)\s+(?:the\s+)?",
            self.page.text[end:high],
        )
        if after:
            following = self.page.word_at(end + after.end())
            if following < len(self.words) and self.words[following].low in {"his", "her", "their", "its"}:
                return self._by_pronoun(following)
            found = self.object(
                self.page.word_at(end + after.end()), self.page.sentence_at(start) or Sentence(low, high, 0)
            )
            if found:
                return found
        for mention in reversed(self._within(low, high)):
            if mention.left <= start and (mention.end >= end or mention.right >= end):
                return [Party(mention.actor, mention.start, mention.end)]
        for mention in reversed(self._within(low, start)):
            gap = self.page.text[mention.end : start]
            if len(gap) < 35 and not _NO_OWNER.search(gap):
                return [Party(mention.actor, mention.start, mention.end)]
            break
        return []

    def _mention_words(self, index: int) -> frozenset[int]:
        """The word itself if it belongs to a mention, so that modifiers are not skipped over a name."""
        mention = self.cast.covering(self.words[index].start)
        return frozenset((index,)) if mention is not None else frozenset()

    def _by_pronoun(self, index: int, doers: frozenset[str] = frozenset()) -> list[Party]:
        word = self.words[index]
        return self.resolve(word.low, word.start, word.end, doers)

    def resolve(self, pronoun: str, start: int, end: int, doers: frozenset[str] = frozenset()) -> list[Party]:
        """Whom a pronoun at [start, end) means: in its sentence, else the first that fits in the sentences before.

        doers: the subject of the same verb, whom its object cannot mean.
        """
        quote = self.page.quote_at(start)
        sentence = self.page.sentence_at(start)
        if sentence is None:
            return []
        number = bisect_left(self.page.sentences, sentence.start, key=lambda s: s.start)
        here = self._within(sentence.start, start) if quote is None else ()
        if pronoun in _MANY and _ALL_OF_THEM.match(self.page.text, sentence.start):
            here = ()
        found = self._fitting(pronoun, tuple(m for m in here if not self._official(m)), doers)
        found = found or self._in_focus(pronoun, start, doers) or self._fitting(pronoun, here, doers)
        for back in range(1, _LOOK_BACK + 1):
            if found or number - back < 0:
                break
            earlier = self.page.sentences[number - back]
            found = self._fitting(pronoun, self._within(earlier.start, earlier.end), doers)
        return [Party(actor, start, end) for actor in found]

    def focus(self, victims: Sequence[Party], position: int) -> None:
        """Remember whom the last act was done to: pronouns after it mean them before others."""
        self.victims, self.focused_at = tuple(party.actor for party in victims), position

    def _in_focus(self, pronoun: str, start: int, doers: frozenset[str]) -> list[str]:
        if start - self.focused_at > _FOCUS or doers & set(self.victims):
            return []
        if len(self.victims) == 1 and self._unnamed(self.victims[0]):
            return []
        kinds = {self.cast.members[actor].kind for actor in self.victims}
        gender = PRONOUNS.get(pronoun, "")
        if pronoun in _ONE:
            fits = (
                kinds == {"person"}
                and len(self.victims) == 1
                and self.cast.members[self.victims[0]].gender in {"", gender}
            )
        elif pronoun in {"it", "its", "itself"}:
            fits = kinds == {"organisation"} and len(self.victims) == 1
        else:
            fits = "group" in kinds or len(self.victims) > 1
        return list(self.victims) if fits else []

    def _unnamed(self, actor: str) -> bool:
        """`an activist` of the lead, whose name follows."""
        member = self.cast.members[actor]
        return member.kind == "person" and member.name.lower().startswith(("a ", "an ", "one "))

    def _official(self, mention: Mention) -> bool:
        """Police, courts, officials, lawyers and kin: seldom those an act was done to when a pronoun tells it."""
        member = self.cast.members[mention.actor]
        words = " ".join((member.name, *member.roles)).lower()
        return member.sector in {"security-forces", "judiciary", "state"} or bool(_CLOSE.search(words))

    def _fitting(self, pronoun: str, mentions: tuple[Mention, ...], doers: frozenset[str]) -> list[str]:
        """The first that fits: subjects stand first in English."""
        gender = PRONOUNS.get(pronoun, "")
        for mention in mentions:
            member = self.cast.members[mention.actor]
            if mention.actor in doers or self.words[self.page.word_at(mention.left)].low in {
                "its",
                "his",
                "her",
                "their",
            }:
                continue
            if pronoun in _ONE and member.kind == "person" and member.gender in {"", gender}:
                return [mention.actor]
            if pronoun in _MANY and member.kind == "group":
                return [mention.actor]
            if pronoun in _MANY and member.kind == "person":
                sentence = self.page.sentence_at(mention.start)
                several = self.list_after(mention, sentence) if sentence is not None else []
                if len(several) > 1:
                    return [party.actor for party in several]
            if pronoun in {"it", "its", "itself"} and member.kind == "organisation":
                return [mention.actor]
        if pronoun in {"they", "them", "their"}:
            bodies = [
                m.actor for m in mentions if self.cast.members[m.actor].kind == "organisation" and m.proper
            ]
            return [actor for actor in bodies if actor not in doers][:1]
        return []

    def _group_ending(self, at: int, sentence: Sentence) -> list[Party]:
        """A group that the cast lacks: a phrase with a number or plural head that ends at this word."""
        word = self.words[at]
        if word.start < sentence.start:
            return []
        if (word.text[0].isdigit() and not _YEAR.fullmatch(word.text)) or word.low in _NUMERALS:
            return (
                self._grown(at, at)
                if self.words[at - 1].low not in {"the", "all", "both", "in", "since", "of"}
                else []
            )
        first = left_edge(self.page, at)
        if word.low in PLURALS or word.low == "persons":
            return self._grown(first, at)
        if word.low in ROLES and self.words[first].low in QUANTIFIERS:
            return self._grown(first, at, "person")
        return []

    def _group_from(self, first: int, sentence: Sentence) -> list[Party]:
        """A group that the cast lacks: a number or article, modifiers and a plural head from this word on."""
        index = first
        while index < len(self.words) and self.words[index].start < sentence.end and index - first < 8:
            word = self.words[index]
            if word.low in PLURALS and not (
                index + 1 < len(self.words) and self.words[index + 1].low in PLURALS
            ):
                return self._grown(first, index)
            if not self._premodifies(index) and not (index == first and word.text[0].isdigit()):
                break
            index += 1
        if first >= len(self.words) or _YEAR.fullmatch(self.words[first].text):
            return []
        if self.words[first].text[0].isdigit() or self.words[first].low in QUANTIFIERS - {
            "of",
            "to",
            "at",
            "a",
            "up",
            "over",
        }:
            nxt = self.words[first + 1].low if first + 1 < len(self.words) else ""
            if (
                self._ends_phrase(first + 1)
                and nxt not in {"of", "years", "months"}
                and self.words[first].low not in {"some", "any", "no", "all", "most"}
            ):
                return self._grown(first, first)
        return []

    def _grown(self, first: int, head: int, kind: str = "group") -> list[Party]:
        start, end = self.words[first].start, self.words[head].end
        edge = right_edge(self.page, head + 1)
        full = self.words[edge - 1].end
        mention = self.cast.add(kind, self.page.text[start:full], start, end)
        self.index()
        return [Party(mention.actor, mention.start, mention.end)]
