"""To whom something is told: where the phrase of the listener ends.

Rule: a pronoun, a member of the cast, a name, or plain words up to the mark, the preposition or the clause that follows.
"""

from __future__ import annotations

import re

from saksi.reading.statements.hits import Hit
from saksi.reading.statements.subjects import Subjects
from saksi.reading.text.page import Page

_TOLD = frozenset("him her them me us it you reporters journalists everyone".split())
_OPENS_CLAUSE = frozenset("the a an he she it they we i his her its their there this these those nobody no".split())
_FOLLOWS = frozenset(
    "in on at by via through from during after before last this yesterday today outside over when while as late early for with about monday tuesday wednesday thursday friday saturday sunday".split()
)
_NO_LISTENER = frozenset(
    "that he she they we i there what how why who whether if is was are were has have had will would can could may might must should did do does to no nobody nothing".split()
)
_MARK = re.compile(r"[.,;](?=\s|$)")
_LONGEST = 8
_OUTLET = re.compile(r"\s(?:news(?: agency| site| website)?|newspaper|magazine|radio|TV|television)\b(?! (?:is|was|has|had|will|would)\b)")
"""`told Reuters news agency`."""
_QUOTED = re.compile(r"[,:]\s[“\"]")
_BRACKETS = re.compile(r"\s\([A-Z][^)]{0,11}\)")


class Listeners:
    """Finds where the listeners of one page end."""

    def __init__(self, page: Page, subjects: Subjects) -> None:
        self.page = page
        self.text = page.text
        self.words = page.words
        self.subjects = subjects

    def end(self, hit: Hit) -> int | None:
        """Where the listener ends: before a `that` which follows at once, else where the phrase is over."""
        for ahead in range(hit.last + 1, min(hit.last + 6, len(self.words))):
            word = self.words[ahead]
            if word.low == "that":
                return word.start
            if not word.text[0].isalpha() and word.low not in {"'s", "’s"}:
                break
        return self._object_end(hit.last)

    def plain(self, hit: Hit, stop: int) -> int | None:
        """The end of a listener of plain words before a mark or a preposition: `told a visiting congresswoman`."""
        for ahead in range(hit.last, min(hit.last + _LONGEST, len(self.words))):
            word = self.words[ahead]
            if word.start >= stop or word.text in ".,;" or (ahead > hit.last and word.low in _FOLLOWS):
                return self.words[ahead - 1].end if ahead > hit.last else None
            if word.low in {"who", "which"} and ahead > hit.last + 1:
                return self._mark_after(word.start, stop)
            if word.low in _NO_LISTENER or not (word.text[0].isalnum() or word.low in {"'s", "’s", "'", "’"}):
                return None
        return None

    def _mark_after(self, start: int, stop: int) -> int | None:
        """Where the clause that tells of the listener ends, at its mark: `told a monk who runs a kitchen`."""
        mark = _MARK.search(self.text, start, stop)
        return mark.start() if mark is not None else None

    def _object_end(self, index: int) -> int | None:
        """Where the person told ends: `told RFA's Khmer Service`, `told him`, `told reporters`."""
        words = self.words
        if index >= len(words):
            return None
        if words[index].low in _TOLD:
            return words[index].end
        at = index
        for _ in range(3):
            if at >= len(words):
                return None
            mention = self.subjects.by_left.get(words[at].start) or self.subjects.by_start.get(words[at].start)
            if mention is None and words[at].low in {"the", "a", "an"} and at + 1 < len(words):
                mention = self.subjects.by_start.get(words[at + 1].start)
            if mention is None:
                return self._unknown_end(at, index)
            at = self.page.word_at(mention.end)
            joined = at < len(words) and words[at].start <= mention.end + 1
            if not (joined and words[at].low in {"'s", "’s", "and"}):
                rest = _BRACKETS.match(self.text, mention.end) or _OUTLET.match(self.text, mention.end)
                return rest.end() if rest is not None else mention.end
            at += 1
        return words[at - 1].end

    def _unknown_end(self, at: int, index: int) -> int | None:
        """The end of a name no lexicon knows, else of what came before it, else where `that` follows soon."""
        words = self.words
        if words[at].low in {"the", "a", "an"} and at + 1 < len(words) and words[at + 1].text[0].isupper():
            at += 1
        if not words[at].text[0].isupper() or words[at].text == "I":
            return words[at - 1].end if at > index else self._that_soon(index) or self._plain_end(index)
        while at + 1 < len(words) and words[at + 1].text[0].isupper() and words[at + 1].start == words[at].end + 1:
            at += 1
        return words[at].end

    def _plain_end(self, index: int) -> int | None:
        """The end of a plain listener: `told parliament the act`, `told a rally in the capital that`."""
        for ahead in range(index + 1, min(index + 5, len(self.words))):
            word = self.words[ahead]
            opens = word.low in _OPENS_CLAUSE or word.text[0].isupper()
            if opens or (word.low == "to" and self.page.low(ahead + 1) not in _OPENS_CLAUSE):
                return self.words[ahead - 1].end
            if not word.text.isalpha():
                return self.words[ahead - 1].end if _QUOTED.match(self.text, word.start) else None
        return None

    def _that_soon(self, index: int) -> int | None:
        for ahead in range(index, min(index + 8, len(self.words))):
            if self.words[ahead].low == "that" or self.words[ahead].text == ":":
                return self.words[ahead].start
        return None
