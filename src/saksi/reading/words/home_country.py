"""The country that a text is about, and whether the words for an office tell of another.

Rule: home is the country named most, by its name, its people or its capital; the pack's, if it is of one. An office is abroad if the words
for it name a country (`the Canadian minister`, `a minister of Canada`) that is named less often than home, a neighbour half as often; what stands
after `to`, `on` and the like is whom an office deals with, not whose it is. Who rules a land beside its own offices is at home there.
Order: the country of each word; how often each is named; the country that words name; who speaks to home as to another state.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

from saksi.reading.text.page import Page
from saksi.reading.words.countries import CAPITALS, DEMONYMS, NAMES

_UNION = "EU"
"""The European Union, of which no text is told as its home."""
_CODES = {
    **{name: code for name, (code, _) in NAMES.items()},
    **DEMONYMS,
    **CAPITALS,
    **dict.fromkeys(("EU", "E.U.", "European", "MEP", "MEPs"), _UNION),
}
_FORMS = "|".join(
    f"{first}(?:{'|'.join(re.escape(form[1:]) for form in sorted(_CODES, key=len, reverse=True) if form[0] == first)})"
    for first in sorted({form[0] for form in _CODES})
)
"""By first letters, so that a word is compared with few of them."""
_COUNTRY = re.compile(rf"(?=[A-Z])(?<![\w’'])(?<!Latin )(?<!South )(?<!Central )(?<!North )(?:{_FORMS})(?![\w-]|[ ](?:Post|Times|Journal)\b)")
_DEALS_WITH = re.compile(r"\b(?:to|on|in|with|against|at|from|near|over|by|into)(?: the)?\s+$")
_SPEAK_ON_OTHERS = frozenset("US GB CA AU NZ DE FR NL SE NO DK FI CH".split())
"""States that speak on what others do, and are no neighbours of most."""
_RULED_BY = {"HK": "CN", "MO": "CN", "PS": "IL", "EH": "MA"}
_LEADS = re.compile(r"\b(?:president|prime minister|minister|chancellor|premier|parliament|mps?|lawmakers?|legislators?|senators?|congress\w*)\b", re.IGNORECASE)
_SPEAKS_TO = re.compile(
    r"(?: (?:has|have|had|also|again|strongly|repeatedly|\w+ly)){0,2} (?:condemn\w*|denounc\w*|deplor\w*|critici[sz]\w*|slam\w*|urg\w*|implor\w*|"
    r"call(?:ed|s)? on|call(?:ed|s)?|appeal(?:ed|s)? to) (?:the |on )?"
)
_POWER = re.compile(r"(?:[’'](?:s|(?= )))? (?:\w+ )?(?:authorities|government|regime|junta|rulers|leadership|actions?)\b")


class HomeCountry:
    """Home of one page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @cached_property
    def _named(self) -> Counter[str]:
        return Counter(_CODES[found[0]] for found in _COUNTRY.finditer(self.page.text))

    @cached_property
    def code(self) -> str:
        """The ISO 3166-1 code of home; "" if no country is named."""
        return self.page.pack.country or next((code for code, _ in self._named.most_common() if code != _UNION), "")

    def is_home(self, name: str) -> bool:
        """Whether a name of a country, or a capital, is that of home, or of who rules there."""
        return bool(self.code) and _CODES.get(name) in {self.code, _RULED_BY.get(self.code)}

    def is_country(self, name: str) -> bool:
        """Whether a name is that of a country, its people or its capital."""
        return name in _CODES

    def abroad(self, told: Iterable[str]) -> bool:
        """Whether what is told of an office tells that it is another country's."""
        codes = {code for words in told for code in _of_whom(words)}
        if not codes or not self.code or codes & {self.code, _RULED_BY.get(self.code)}:
            return False
        return codes == {_UNION} or all(self._named[code] * (1 if code in _SPEAK_ON_OTHERS else 2) <= self._named[self.code] for code in codes)

    def spoken_to_by(self, words: str, end: int) -> bool:
        """Whether a leader, told by `words`, speaks right after `end` to those who rule home, as one does to another state."""
        cue = _SPEAKS_TO.match(self.page.text, end)
        country = _COUNTRY.match(self.page.text, cue.end()) if cue is not None and _LEADS.search(words) else None
        return country is not None and self.is_home(country[0]) and _POWER.match(self.page.text, country.end()) is not None


def _of_whom(words: str) -> Iterator[str]:
    """The countries whose office words name; of two joined by a hyphen (`Somali-American`) the latter."""
    for found in _COUNTRY.finditer(words):
        if not _DEALS_WITH.search(words[: found.start()]):
            yield _CODES[found[0]]
