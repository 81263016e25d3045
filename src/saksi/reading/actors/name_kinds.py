"""What kind of name a run of capital words is: person, body, place or thing.

Rule: what follows the run, its head word and the pack's places tell the kind; what cannot be told is `single`.
"""

from __future__ import annotations

import re

from saksi.reading.dates.words import MONTH
from saksi.reading.places.gazetteer import Gazetteer
from saksi.reading.text.page import Page, Word
from saksi.reading.words.bodies import GROUP_WORDS, HEADS, LINKING, OTHER_NAMES
from saksi.reading.words.nations import PEOPLES, PLACES
from saksi.reading.words.roles import PLURALS

_PLACE_AFTER = frozenset(
    "province provinces district districts city town towns village villages commune communes county township townships region regions river island islands municipality "
    "prefecture street road forest airport prison jail monastery pagoda temple mosque hospital camp highway bridge dam lake mountain mountains valley peninsula barracks "
    "checkpoint detention border area neighborhood neighbourhood".split()
)
_FIRST_OF_PLACE = frozenset(("wat", "mount", "camp", "fort", "barangay", "sitio", "ban"))
_DIRECTIONS = frozenset("central north south east west northern southern eastern western upper lower inner outer greater".split())
_CHANNELS = frozenset(("channel", "station", "magazine", "radio"))
_DAY_AFTER = re.compile(rf",\s(?:\d{{1,2}} (?:{MONTH})|(?:{MONTH}) \d{{1,2}}\b)")
_LAWS = frozenset(("act", "law", "code", "bill", "decree", "ordinance"))
"""Last words of laws, which no role before them makes people: `the Official Secrets Act`."""
_TREATIES_TOO = frozenset(("CAT", "CERD", "CRC"))
"""Short forms of treaties that are those of bodies too."""
_OF_A_TREATY = re.compile(
    r"(?:\b(?:article|section) \d[\w() ,-]{0,30} of|\b(?:under|part(?:y|ies) to|ratif\w+|acced\w+ to|signator(?:y|ies) (?:to|of)|breach\w*(?: of)?|violat\w+(?: of)?)"
    r"|\bconvention [^.;()\n]{1,90}\() ?(?:the )?$",
    re.IGNORECASE,
)
"""What stands before them then: `Article 37 of the CRC`, `Convention against Torture (CAT)`."""
_BEFORE_TREATY = 110
_CALLED = frozenset(("as", "called", "named", "dubbed"))
_FIRST_OF_BODY = frozenset(
    "amnesty radio radyo canal voice bank friends reporters lawyers doctors church ministry asociación associação association centro comité comisión "
    "comissão consejo coordinadora federación fundación instituto movimiento movimento colectivo sindicato ligue kilusang partai yayasan".split()
)
"""First words of names of bodies: `Radio Lumera`, `Lawyers without Frontiers`."""
_WORDS_OF_BODIES = frozenset(("rights", "legal", "freedom", "democracy"))
"""Plain words that no name of a person has: `Mekong Rights Alert`."""
LINKS = frozenset("of for on to against in the and & without de des du".split())
OPENING = frozenset('“"‘«')
CLOSING = frozenset('”"’»')
_MOST_WORDS = 5
"""A person's name has five words at most, the small ones not counted; longer runs are titles or bodies."""
_SMALL = frozenset("bin bint binti binte ibn al del la las los der den dela".split())


class NameKinds:
    """The page and its gazetteer, and the kinds of its names."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.words = page.words
        self.gazetteer = Gazetteer(page)

    def _adjacent(self, index: int) -> bool:
        """Only a blank stands between this word and the next."""
        return (
            index + 1 < len(self.words)
            and self.words[index + 1].start - self.words[index].end == 1
            and (self.page.text[self.words[index].end] in " \u00a0")
        )

    def _kind(self, first: int, last: int, *, titled: bool) -> tuple[str, str]:
        """The kind of the name in words [first, last), and the sector of a body. titled: a role stands before it."""
        words = _without_nickname(self.words[first:last])
        lows = [word.low for word in words]
        text = " ".join(word.text for word in words)
        after = self.words[last].low if last < len(self.words) else ""
        if after in _PLACE_AFTER and self._adjacent(last - 1) and lows[-1] not in HEADS:
            return "place", ""
        if len(lows) == 1 and lows[0] in PLURALS:
            return "thing", ""
        if len(lows) > 1 and lows[0] in _FIRST_OF_PLACE and not titled:
            return "place", ""
        if text.isupper() and self._opens_dateline(first, last, after):
            return "place", ""
        if titled and not _is_long(words) and lows[-1] not in HEADS and lows[-1] not in _LAWS:
            return "person", ""
        if text in PLACES or text in PEOPLES or all(_of_nations(word.text) for word in words):
            return "place", ""
        sector = _body_sector(lows)
        if sector is not None:
            return "organisation", sector
        if self.gazetteer.is_place(first, last):
            return "place", ""
        if (
            lows[-1] in OTHER_NAMES
            or lows[0] in {"article", "law", "chapter", "operation"}
            or any(map(str.isdigit, lows))
            or (text in _TREATIES_TOO and self._is_treaty(first))
        ):
            return "thing", ""
        return self._kind_by_shape(first, last, lows)

    def _is_treaty(self, first: int) -> bool:
        """Whether a treaty is meant by a short form that some bodies have, too."""
        start = self.words[first].start
        return _OF_A_TREATY.search(self.page.text, max(0, start - _BEFORE_TREATY), start) is not None

    def _opens_dateline(self, first: int, last: int, after: str) -> bool:
        """`LUMERA —` at the head of the text, `LUMERA, 4 March 2025` at that of any line: where the report was written."""
        if first == 0:
            return after in {"—", "–", "-", ",", "("}
        text, start = self.page.text, self.words[first].start
        return text[max(0, start - 1) : start] in {"", "\n"} and _DAY_AFTER.match(text, self.words[last - 1].end) is not None

    def _kind_by_shape(self, first: int, last: int, lows: list[str]) -> tuple[str, str]:
        """The kind of a name that no list knows, by the words around it and how many it has."""
        words = _without_nickname(self.words[first:last])
        before = self.words[first - 1].low if first else ""
        after = self.words[last].low if last < len(self.words) else ""
        if self._named_like_body(words, before, after, last):
            return "organisation", ""
        if len(words) == 1:
            return "single", ""
        if words[0].low in _DIRECTIONS and before in {"in", "from", "across", "to", "of", ","}:
            return "place", ""
        if before == "the" or _is_long(words) or words[0].text in PEOPLES or lows[-1] in PLURALS:
            return "thing" if lows[-1] in PLURALS else "organisation", ""
        return "person", ""

    def _named_like_body(self, words: tuple[Word, ...], before: str, after: str, last: int) -> bool:
        """Capitals in brackets after a name, `group` beside it, or one word of several capitals."""
        if self._has_acronym(last, words) or (len(words) > 1 and not _WORDS_OF_BODIES.isdisjoint(word.low for word in words)):
            return True
        first = last - len(words)
        if before in _CALLED and (self.page.low(first - 2) in GROUP_WORDS or self.page.low(first - 3) in GROUP_WORDS):
            return True
        if before in GROUP_WORDS or (after in GROUP_WORDS and self._adjacent(last - 1)):
            return True
        if before == "," and after in {",", "."} and len(words) > 1 and self._told_as_body(first):
            return True
        if len(words) > 1:
            return False
        text = words[0].text
        return len(text) > 1 and (sum(map(str.isupper, text)) > 1 and text.isalpha() and "-" not in text)

    def _told_as_body(self, first: int) -> bool:
        """`a non-profit group, X,`; `the website, X,`: one body, and then its name."""
        head = first - 2
        if head < 1 or (self.words[head].low not in GROUP_WORDS and self.words[head].low not in _CHANNELS):
            return False
        opens = [at for at in range(max(head - 3, 0), head) if self.words[at].low in {"a", "an", "the", "its", "another"}]
        # "the secretary of the union, X,": X is no union.
        return bool(opens) and (opens[0] == 0 or self.words[opens[0] - 1].low not in {"of", "for", "at", "in", "from", "with", "to"})

    def _has_acronym(self, last: int, words: tuple[Word, ...]) -> bool:
        """`Free Press Circle (FPC)`: capitals in brackets that begin as the name does."""
        if last + 2 >= len(self.words) or self.words[last].text != "(" or self.words[last + 2].text != ")":
            return False
        short = self.words[last + 1].text
        return sum(map(str.isupper, short)) > 1 and short[0].upper() == words[0].text[0].upper() and len(words) > 1


def _without_nickname(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words of a name without the nickname in quotation marks inside it, the full stops of initials and the comma before `Jr.`."""
    opening = next((n for n, word in enumerate(words) if word.text in OPENING), None)
    closing = next((n for n in range(len(words) - 1, 0, -1) if words[n].text in CLOSING), None)
    if opening is not None and closing is not None:
        words = words[:opening] + words[closing + 1 :]
    return tuple(word for word in words if word.text not in {".", ","})


def _of_nations(text: str) -> bool:
    """`Iranian`, `Lima`, `Iranian-British`: a word for a people or a place, or several joined."""
    return text in PEOPLES or text in PLACES or ("-" in text and all(part in PEOPLES for part in text.split("-")))


def _is_long(words: tuple[Word, ...]) -> bool:
    """Whether a name has more words than a person's; those inside it that only lead to a father's or a family's (`bin`, `del`) do not count."""
    return len(words) > _MOST_WORDS and sum(word.text not in _SMALL for word in words) > _MOST_WORDS


def _body_sector(lows: list[str]) -> str | None:
    """The sector that the head word of a body tells, or None for what is no body."""
    linked = next((n for n, low in enumerate(lows) if low in LINKS and n), None)
    if linked is not None and lows[linked - 1] in LINKING:
        return HEADS.get(lows[linked - 1], "")
    if len(lows) > 1 and lows[-1] in HEADS:
        return HEADS[lows[-1]]
    if len(lows) > 1 and lows[0] in _FIRST_OF_BODY:
        return HEADS.get(lows[0], "civil-society")
    return "civil-society" if lows[-1] == "international" and len(lows) > 1 else None
