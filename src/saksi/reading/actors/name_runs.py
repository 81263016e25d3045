"""How far a name goes on: over particles, nicknames, `Jr.` and posts, and over `of`, `for` and `and` in the names of bodies.

Rule: only a blank parts the words of a name, and a small word goes on with it only where a capital follows.
"""

from __future__ import annotations

from saksi.reading.actors.name_kinds import CLOSING, LINKS, OPENING, NameKinds
from saksi.reading.dates.words import DAY_NAMES
from saksi.reading.text.page import Word
from saksi.reading.words.bodies import HEADS, LINKING
from saksi.reading.words.openers import MONTHS_DAYS
from saksi.reading.words.roles import HONORIFICS, ROLES

_PARTICLES = frozenset(
    "de da do dos das del dela della delos di du la las le los van von der den bin bint binti binte ibn al el ul abu y ten ter st".split()
)
_MOST_PARTICLES = 2
_SUFFIXES = frozenset(("jr", "sr"))
JOINED_ARTICLES = frozenset(("al-", "el-", "as-", "an-", "ad-", "ar-", "at-", "az-", "ul-"))
_OWNERS = frozenset(
    "people peoples women men children workers magistrate magistrates prosecutor attorney governor journalists lawyers teachers farmers students nurses doctors citizens mothers king queen writers general president minister premier mayor ombudsman commissioner".split()
)
COMPOUND = ("-based", "-led", "-backed", "-run", "-owned", "-funded", "-language", "-born", "-style")
_ANY_LINK = LINKING - frozenset(
    "court parliament government house state republic university bank party front chamber ministry board embassy".split()
)
_OF_OR_FOR = frozenset(("of", "for", "on"))
_PORTFOLIOS = frozenset(("minister", "ministry", "department", "committee", "commission"))
_OFFICES = frozenset(
    "police prisons prosecutions public state staff parliament interior justice defence defense information communications education health labour labor environment "
    "culture finance agriculture fisheries energy mines religion tourism transport trade commerce planning security intelligence immigration customs foreign home affairs internal "
    "national human rights women social welfare youth sports land lands water forestry".split()
)
"""What follows `of` in the post before a name: `Commissioner of Police Ruth Amani`, `Minister of Information and Culture Ivo Marte`."""


_RANKS = frozenset("rep sen gov gen col capt maj sgt lt".split())
"""Titles in short that what somebody belongs to may stand before: `Green Alliance Rep. Ruth Amani`."""


def is_capital(text: str) -> bool:
    """A capital letter first, or after an Arabic article (`al-Amr`)."""
    return text[0].isupper() or (text[:3] in JOINED_ARTICLES and text[3:4].isupper())


def initials(words: list[str]) -> str:
    """The initials of the capital words, as an acronym would have them."""
    return "".join(part[0] for word in words for part in word.split("-") if part[:1].isupper())


class NameRuns(NameKinds):
    """Goes on with the runs of capital words of one page."""

    def _step(self, first: int, last: int) -> int:
        """Where the run ends if it goes on after `last`, else `last`."""
        words = self.words
        if last >= len(words):
            return last
        rank = words[last - 1].low in HONORIFICS and (last - first == 1 or words[last - 2].text == "." or words[last - 1].low in _RANKS)
        titled = len(words[last - 1].text) == 1 or rank
        if words[last].text == "." and titled and self._capital(last + 1, words[last].end + 1):
            return last + 2
        if (
            words[last - 1].low in _OWNERS
            and words[last].text in {"'s", "’s", "'", "’"}
            and self._capital(last + 1, words[last].end + 1)
        ):
            return last + 2
        past = self._past_suffix(last) or self._past_nickname(last)
        if past > last:
            return past
        if not self._adjacent(last - 1):
            return last
        word = words[last]
        if is_capital(word.text):
            return last + 1 if self._goes_on(last) else last
        if word.low in _PARTICLES and words[last - 1].low not in LINKING:
            past = self._past_particles(last)
            if past > last:
                return past
        if word.text in LINKS:
            return self._past_office(last) or self._linked(first, last)
        return last

    def _past_office(self, of: int) -> int:
        """`Commissioner of Police Ruth Amani`: past what the post before `of` is for, if a name goes on behind it; else 0."""
        words = self.words
        if of < 1 or of >= len(words) or words[of].text != "of" or words[of - 1].low not in ROLES or not is_capital(words[of - 1].text):
            return 0
        at = of + 1
        while self._adjacent(at - 1) and (words[at].low in _OFFICES or (words[at].low == "and" and at > of + 1)):
            at += 1
        named = at > of + 1 and self._adjacent(at - 1) and (self._adjacent(at) or self.page.low(at + 1) == ".") and words[at - 1].low != "and"
        return at if named and is_capital(words[at].text) and words[at].low not in HEADS else 0

    def _past_suffix(self, index: int) -> int:
        """`Juan Salas Jr. was`, `Juan Salas, Jr., a host,`: past the suffix, with its full stop if the sentence goes on; 0 if none stands here."""
        comma = self.words[index].text == "," and self.page.low(index + 1) in _SUFFIXES
        last = index + 2 if comma else index
        if self.words[last - 1].low not in _SUFFIXES or last >= len(self.words):
            return 0
        sentence = self.page.sentence_at(self.words[last - 1].start)
        stopped = self.words[last].text == "." and sentence is not None and self.words[last].end < sentence.end
        return last + stopped

    def _past_particles(self, index: int) -> int:
        """`Ana de la Torre`, `Karel van der Meer`: past one or two particles and the name after them; `index` if none follows."""
        words = self.words
        first = index
        while index - first < _MOST_PARTICLES and words[index].low in _PARTICLES and words[index].text.islower() and self._adjacent(index):
            index += 1
        return index + 1 if index > first and is_capital(words[index].text) else first

    def _past_nickname(self, index: int) -> int:
        """`Ivo “Kid” T. Marte`: past the nickname in quotation marks, if the name goes on after it."""
        words = self.words
        if words[index].text not in OPENING or words[index].start != words[index - 1].end + 1:
            return index
        for close in range(index + 2, min(index + 5, len(words) - 1)):
            if words[close].text in CLOSING:
                if words[close + 1].start != words[close].end + 1:
                    return index
                if is_capital(words[close + 1].text):
                    return close + 2 if self._goes_on(close + 1) else index
                past = self._past_particles(close + 1)
                return past if past > close + 1 else index
            if not is_capital(words[close - 1].text):
                return index
        return index

    def _goes_on(self, index: int) -> bool:
        """Whether a capital word may belong to the name before it: no weekday, no `I`, no `-based`."""
        word = self.words[index]
        return word.text != "I" and not word.low.endswith(COMPOUND) and word.low not in DAY_NAMES

    def _capital(self, index: int, start: int) -> bool:
        """Whether a capital word begins right at `start`."""
        return index < len(self.words) and self.words[index].start == start and is_capital(self.words[index].text)

    def _capital_after(self, index: int) -> bool:
        return self._adjacent(index) and is_capital(self.words[index + 1].text)

    def _linked(self, first: int, last: int) -> int:
        """`Committee to Protect Journalists`, `Ministry of Labour and Vocational Training`."""
        words = self.words
        head = any(word.low in LINKING for word in words[first:last])
        after = last
        while after < len(words) and words[after].text in LINKS and after - last < 3 and self._adjacent(after):
            after += 1
        if after >= len(words) or not is_capital(words[after].text) or after == last or not self._goes_on(after):
            return last
        if words[last].text == "for" and words[after].low in MONTHS_DAYS:
            return last  # `register the Green Movement for the July election`
        if words[last].text in {"and", "&"}:
            joins = after == last + 1 and self._joined_by_and(first, last, after)
            return after + 1 if joins else last
        if words[last].text == "in":
            return last
        if words[last].text != "of" and not any(word.low in _ANY_LINK for word in words[first:last]):
            return last
        return after + 1 if head and words[last - 1].low not in ROLES else last

    def _joined_by_and(self, first: int, last: int, after: int) -> bool:
        """`Ministry of Labour and Vocational Training`: whether `and` goes on with the same name."""
        if self._shortened(first, last, after):
            return True
        inner = [word.low for word in self.words[first:last]]
        if not _OF_OR_FOR.isdisjoint(inner) and inner[0] not in HEADS.keys() - LINKING:
            if self.gazetteer.longest(after) is not None:
                return False
            return len(self._plain_run(after)) <= 2 and inner[0] in LINKING | {"royal", "national"}
        run = self._plain_run(after)
        lone = len(inner) > 1 and first > 0 and self.words[first - 1].low != "the"  # `Keo Dana and Interior Ministry officials`
        return bool(run) and any(word.low in _PORTFOLIOS for word in run[:3]) and len(inner) <= 2 and not lone

    def _shortened(self, first: int, last: int, after: int) -> bool:
        """`Union Solidarity and Development Party (USDP)`: capitals in brackets after the run stand for both its parts."""
        run = self._plain_run(after)
        stop = after + len(run)
        if self.page.low(stop) != "(" or self.page.low(stop + 2) != ")":
            return False
        short = self.words[stop + 1].text
        whole, part = (initials([word.text for word in words]) for words in ([*self.words[first:last], *run], run))
        return sum(map(str.isupper, short)) > 1 and whole[:1] == short[:1] != part[:1] and part[:1] in short

    def _plain_run(self, index: int) -> list[Word]:
        """The capital words in a row from this one on."""
        run = [self.words[index]]
        while self._capital_after(index):
            index += 1
            run.append(self.words[index])
        return run
