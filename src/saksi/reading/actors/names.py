"""Names: runs of capital words, cut into role and name, and told apart as person, body, place or thing.

Rule: the pack's names go first; then the grammar of capital letters, titles and head words. What cannot be told is
`single` and left to the cast, which knows the full names of the text.
Order: mark where sentences begin, walk the words, take the longest run, cut roles off, tell its kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from saksi.codebook.packs import Entry
from saksi.reading.actors.name_kinds import LINKS
from saksi.reading.actors.name_runs import COMPOUND, NameRuns, is_capital
from saksi.reading.actors.phrases import is_hashtag
from saksi.reading.text.page import Page
from saksi.reading.words.bodies import HEADS, LINKING
from saksi.reading.words.cues import CUE_FORMS
from saksi.reading.words.nations import PEOPLES, PLACES
from saksi.reading.words.openers import MONTHS_DAYS, is_opener
from saksi.reading.words.roles import HONORIFICS, PLURALS, ROLES

_ARTICLES = frozenset(("the", "a", "an"))
_NOT_TITLES = frozenset(
    "son man boy girl child youth minor guard chair head boss ally source friend parent player partner mother daughter wife husband uncle aunt cousin".split()
)
_NAMES_TOO = frozenset(
    "am so long may an do be no one can will too much see you or he she him young new mark rose grace hope faith joy".split()
)
_NAMES_BEFORE_A_NAME = frozenset(("am", "may", "him"))
"""Plain words that open no sentence before a name with a description: `May Sovann, a reporter, was held`."""
_DAYS_TOO = frozenset(("sun", "mon", "sat", "jun", "mar"))
_TRADES = frozenset("son fisher baker carpenter hunter cook king bishop porter singer painter potter weaver gardener shepherd sheikh".split())
"""Trades and titles, and one word for kin, that are names too."""
_LABELS = frozenset("photo photos video videos audio watch breaking update updated exclusive alert urgent live opinion editorial analysis file".split())
"""Words in capitals before what a post or page says, which name nobody."""
_OPENS_A_BODY = frozenset("radio radyo canal television amnesty".split())
"""First words of names of bodies, trusted even where a sentence begins, as few plain words stand so before a capital."""
_LONGEST_WITH_TRADE = 3
_SHORTEST, _SHORT = 2, 4
"""Capital letters of a role in short form, such as MPs."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in words [first, last) of the page. kind: person, organisation, place, thing, single.

    role_first: where the capital role before it begins (== first if none). entry: what the pack knows of it.
    """

    first: int
    last: int
    kind: str
    role_first: int
    sector: str = ""
    entry: Entry | None = None


def find_names(page: Page) -> tuple[Name, ...]:
    """All names of the page in order; runs of headings only as far as the pack knows them."""
    return tuple(_Finder(page).names())


class _Finder(NameRuns):
    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.lower = {word.low for word in self.words if word.text.islower()}
        self.first_words = self._first_words()

    def _first_words(self) -> set[int]:
        """Words whose capital letter tells nothing: first of a sentence, a quotation or a bracket."""
        starts = {self.page.word_at(sentence.start) for sentence in self.page.sentences}
        firsts = set(starts)
        for index, word in enumerate(self.words):
            if index + 1 < len(self.words) and (
                word.text in ":•–—.?!" or (word.text in '“"«‘([' and self.words[index + 1].start == word.end)
            ):
                firsts.add(index + 1)
        return firsts

    def names(self) -> Iterator[Name]:
        index = 0
        count = len(self.words)
        while index < count:
            word = self.words[index]
            if not is_capital(word.text):
                index += 1
                continue
            known = self.gazetteer.longest(index)
            last = self._run_end(index)
            if known is not None and known[0] >= last:
                yield self._known(index, *known)
                index = known[0]
                continue
            if last == index:
                index += 1
                continue
            yield from self._cut(index, last)
            index = last

    def _known(self, first: int, last: int, entry: Entry, kind: str) -> Name:
        return Name(first, last, kind, first, entry.sector, entry)

    def _is_name_word(self, index: int) -> bool:
        """Whether a name may begin at this word: a capital letter that neither a sentence, a month nor money has put there."""
        word = self.words[index]
        if not is_capital(word.text) or word.text == "I" or self._is_currency(index) or self._is_label(index):
            return False
        if word.low == "charge" and self.page.low(index - 1) == "in":
            return False  # `Agent in Charge Ruth Amani`
        if word.text[-1] == "s" and word.text[:-1].isupper() and _SHORTEST <= len(word.text[:-1]) <= _SHORT and word.low in PLURALS:
            return False  # `two MPs A and B`
        if word.low in _DAYS_TOO and self._opens_no_day(index):
            return True
        if word.low in MONTHS_DAYS and word.low not in {"may", "june", "april", "march", "august", "jan"}:
            return False
        if index not in self.first_words:
            return True
        if word.text.isupper() and len(word.text) > 1:
            return True
        if is_opener(word.low) or word.low in PLURALS:
            return self._opens_name(index)
        if word.low in self.lower:
            return self._opens_name(index) and self._adjacent(index) and self.words[index + 1].low not in ROLES
        return True

    def _is_label(self, index: int) -> bool:
        """`PHOTO:`, `RT @adhoc`, `ARRESTED: a farmer`, `#FreeDana`: what a post or page puts before its words."""
        word = self.words[index]
        if not word.text.isupper():
            return is_hashtag(self.page, index)
        shared = self.page.text.startswith(" @", word.end)
        return shared or word.low in _LABELS or is_hashtag(self.page, index) or (word.low.endswith("ed") and self.page.low(index + 1) == ":")

    def _opens_no_day(self, index: int) -> bool:
        """`Sun Ratha`, `Mon Zaw`: a family name that is a short day too, told by the name after it."""
        following = self.words[index + 1] if self._adjacent(index) else None
        return following is not None and is_capital(following.text) and following.low not in MONTHS_DAYS and following.low not in HEADS

    def _is_currency(self, index: int) -> bool:
        """`RM1,800`, `Rp9`: capital letters glued to a number."""
        word = self.words[index]
        if len(word.text) > 3 or index + 1 >= len(self.words):
            return False
        following = self.words[index + 1]
        return following.start == word.end and following.text[0].isdigit()

    def _opens_name(self, index: int) -> bool:
        """A plain word at the head of a sentence opens a name only if the pack, or another place in the text, says so."""
        if self.gazetteer.longest(index) is not None or self._opens_a_person(index):
            return True
        if self._past_office(index + 1):
            return True
        if not (self._adjacent(index) and is_capital(self.words[index + 1].text)):
            return False
        word = self.words[index]
        if word.low in _OPENS_A_BODY and self.words[index + 1].low not in ROLES:
            return True  # `Radio Lumera was`
        return word.low not in _ARTICLES and (word.low in ROLES or (word.text, self.words[index + 1].text) in self._pairs)

    def _opens_a_person(self, index: int) -> bool:
        """`Am Thol, 45,`; `So Chan said`; `May Thol, a reporter,`: a family name that is a plain word, told by what follows the name."""
        words = self.words
        if words[index].low not in _NAMES_TOO or index + 2 >= len(words) or not self._adjacent(index):
            return False
        after = words[index + 2].low
        then = words[index + 3].low if after == "," and index + 3 < len(words) else " "
        described = words[index].low in _NAMES_BEFORE_A_NAME and then in _ARTICLES
        return is_capital(words[index + 1].text) and (
            then[0].isdigit() or described or after in CUE_FORMS or after in {"has", "was", "had", "who"}
        )

    @cached_property
    def _pairs(self) -> frozenset[tuple[str, str]]:
        """Every capital word inside a sentence, with the word after it."""
        return frozenset(
            (first.text, second.text)
            for index, (first, second) in enumerate(pairwise(self.words))
            if first.text[0].isupper() and index not in self.first_words
        )

    def _run_end(self, first: int) -> int:
        """Where the run of a name ends that begins at `first`; `first` itself if none begins there."""
        if not self._is_name_word(first) or self.words[first].low.endswith(COMPOUND):
            return first
        last = first + 1
        while True:
            step = self._step(first, last)
            if step == last:
                return last
            last = step

    def _cut(self, first: int, last: int) -> Iterator[Name]:
        """Cut a run into a body and the person who holds the post in it, else into role and name; a post `in charge` names nobody."""
        person = self._behind_a_body(first, last)
        if (self.page.low(last), self.page.low(last + 1)) == ("in", "charge"):
            return  # `Special Agent in Charge`
        yield from self._role_and_name(first, person or last)
        if person:
            yield Name(person, last, "person", person)

    def _role_and_name(self, first: int, last: int) -> Iterator[Name]:
        """Cut `OFJ President Ivo Luis Marte` into its role and its name; honorifics are dropped."""
        words = self.words
        known = self.gazetteer.longest(first)
        if known is not None and known[2] == "place" and known[0] < last:
            known = None
        cut = self._title_end(first, last)
        heads_body = words[cut].low in LINKING and cut + 1 < last and words[cut + 1].low in {"of", "for"}  # `General Department of Taxation`
        heads_body = heads_body or (cut > first and words[cut - 1].low == "general" and words[last - 1].low in HEADS)  # `General Security Service`
        if heads_body or (cut == last - 1 and words[cut].low in HEADS):
            cut = first
        office = cut == last - 1 > first and words[cut - 1].text != "." and self.page.low(last) not in {"'s", "’s"}  # `the Chief Minister`
        plain = words[last - 1].low in ROLES and last - first > 1 and not self._ends_in_trade(first, last) and not self._ends_in_portfolio(first, last)
        if (cut == first or office) and plain:
            if known is not None:
                yield self._known(first, *known)
            return
        if cut > first:
            cut += words[cut].text == "."
            if known is not None and known[0] <= cut:
                yield self._known(first, *known)
            if words[cut].text in {"of", "for"}:
                cut = self._after_portfolio(cut, last)
            if cut < last:
                yield self._name(cut, last, first)
            return
        if known is not None and known[0] < last and words[last - 1].low in HEADS:
            yield Name(first, last, "organisation", first, known[1].sector)
            return
        if known is not None:
            yield self._known(first, *known)
            if known[0] < last:
                yield self._name(known[0], last, known[0])
            return
        yield self._name(first, last, first)

    def _behind_a_body(self, first: int, last: int) -> int:
        """`Office of Land Control Ruth M Amani`: the person behind the body of the post, told by the initial; 0 if there is none."""
        words = self.words
        if last - first <= _LONGEST_WITH_TRADE or words[first].low not in LINKING or words[first + 1].text != "of" or words[last - 1].low in HEADS:
            return 0
        return next((at - 1 for at in range(first + 4, last - 1) if len(words[at].text) == 1 and words[at].text.isupper()), 0)

    def _ends_in_trade(self, first: int, last: int) -> bool:
        """`Helen Fisher`: a surname that is a trade too, after a first name that is no plain word."""
        words = self.words
        plain = {word.low for word in words[first : last - 1]}
        named = last - first <= _LONGEST_WITH_TRADE and not plain & self.lower and not plain & (ROLES | HEADS.keys())
        after_the = first > 0 and words[first - 1].low in _ARTICLES
        of_place = any(word.text in PEOPLES or word.text in PLACES for word in words[first:last])
        return words[last - 1].low in _TRADES and named and not after_the and not of_place

    def _ends_in_portfolio(self, first: int, last: int) -> bool:
        """`US Department of Justice`: what a body is for, though the word tells of people too."""
        return self.words[last - 2].text in {"of", "for"} and any(word.low in LINKING for word in self.words[first : last - 2])

    def _title_end(self, first: int, last: int) -> int:
        """The word after the last role or honorific of the run; `first` if it has none."""
        for index in range(last - 2, first - 1, -1):
            low = self.words[index].low
            if low in {"'s", "’s"}:
                return first  # `Prosecutor General's Office`
            if self.words[index + 1].text == "and" and self.words[index - 1].text in LINKS:
                continue  # `Centre for Justice and Memory`
            if (low in ROLES and low not in _NOT_TITLES) or (low in HONORIFICS and low not in HEADS):
                return index + 1
        return first

    def _after_portfolio(self, cut: int, last: int) -> int:
        """`Minister of Interior Keo Dana`: behind the words for an office; else the portfolio is at least one word, the name the last two or three."""
        past = self._past_office(cut)
        if past:
            return past
        names = last - cut - 1
        return last if names < 3 else last - 2

    def _past_country(self, first: int, last: int) -> int:
        """`UN Envoy for Lebanon Ruth Amani`: the person behind the country of the post."""
        words = self.words
        if first < 2 or words[first - 1].low not in {"for", "to", "on", "in", "of"} or words[first - 2].low not in ROLES or not words[first - 2].text[0].isupper():
            return first
        for end in (first + 2, first + 1):
            if end + 1 < last and self.page.text[words[first].start : words[end - 1].end] in PLACES:
                return end
        return first

    def _name(self, first: int, last: int, role_first: int) -> Name:
        named = self._past_country(first, last) if first == role_first else first
        if named > first:
            first, role_first = named, first - 2
        kind, sector = self._kind(first, last, titled=role_first < first)
        return Name(first, last, kind, role_first, sector)
