"""Articles of laws in Khmer: `មាត្រា ៤៩៤ និង ៤៩៥ នៃក្រមព្រហ្មទណ្ឌ`.

Rule: only with a number, and only where the text names the law beside the number, or before it. A law is given by the pack's name where the
pack knows it, else as worded: up to the next blank or mark. Numbers are given in Western digits.
Order: the numbers; the law after, before or last; lists and ranges spread.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from saksi.codebook.packs import Law, Pack
from saksi.kernel.scripts import KHMER, in_one_spelling, letters_of
from saksi.reading.khmer.script import BLANK, LETTER, any_of, listed
from saksi.reading.places.provisions import spread_range
from saksi.reading.text.found import ProvisionFound
from saksi.reading.text.page import Page

_PART = rf"(?:{BLANK}\(?{listed('new')}\)?|{BLANK}{listed('part')}{BLANK}(?:{any_of(['ទី'])}{BLANK})?\d{{1,2}}(?!\d))"
"""What may stand behind a number: that it is the new wording, which paragraph is meant."""
_NUMBER = rf"\d{{1,4}}(?!\d){_PART}*"
_TO = rf"{BLANK}(?:[-–]|{listed('to')}){BLANK}"
_NEXT = rf"(?:{BLANK},)?{BLANK}(?:{listed('and')})?{BLANK}"
_ARTICLES = re.compile(
    rf"{listed('article')}{BLANK}(?P<list>{_NUMBER}(?:(?:{_TO}|{_NEXT})(?:{listed('article')}{BLANK})?{_NUMBER})*)"
)
_STEP = re.compile(rf"(\d+){_TO}(?:{listed('article')}{BLANK})?(\d+)")
_OF = rf"{BLANK}(?:{listed('of a law')})?{BLANK}"
_AT = rf"{BLANK}(?:{listed('at')})?{BLANK}"
_WORDS = rf"(?:{LETTER}|\u200b)+"
_WORDED = re.compile(
    rf"{_OF}(?P<law>(?!{listed('law')}{BLANK}{listed('this')}){listed('law')}(?:{_WORDS})?(?:(?<=ពី) {_WORDS}|(?<=និង) {_WORDS}| {listed('and')}{_WORDS})*)"
)
_NEAR = 120
_Named = tuple[int, int, str, str | None]


def find_provisions(page: Page) -> tuple[ProvisionFound, ...]:
    """All articles that Khmer text names with their law, in order, one for each number."""
    text = in_one_spelling(page.text)
    found: list[ProvisionFound] = []
    last: tuple[str, str | None] | None = None
    for match in _ARTICLES.finditer(text):
        law = _after(page.pack, text, match.end()) or _before(page.pack, text, match.start())
        start, end, rule = match.start(), match.end(), "an article in Khmer, of the law named before"
        if law is not None:
            start, end, last = min(start, law[0]), max(end, law[1]), law[2:]
            rule = "an article in Khmer with its law beside it"
        if last is not None:
            rule += ", a law of the country pack" if last[1] else ", a law as worded"
            found.extend(ProvisionFound(start, end, last[0], number, last[1], rule) for number in _numbers(match["list"]))
    return tuple(found)


def _after(pack: Pack, text: str, position: int) -> _Named | None:
    """The law that follows a number."""
    known = _known(pack.laws)
    if match := known.after.match(text, position):
        return match.start("law"), match.end(), *known.named(match["law"])
    if match := _WORDED.match(text, position):
        return match.start("law"), match.end(), " ".join(match["law"].replace("\u200b", "").split()), None
    return None


def _before(pack: Pack, text: str, position: int) -> _Named | None:
    """The law of the pack that stands right before a number: `ក្រមព្រហ្មទណ្ឌ មាត្រា ៤៩៥`."""
    known = _known(pack.laws)
    for match in known.before.finditer(text, max(0, position - _NEAR), position):
        if match.end() == position:
            return match.start("law"), match.end("law"), *known.named(match["law"])
    return None


@dataclass(frozen=True)
class _Known:
    """The laws of a pack that have Khmer names: by these names, and patterns of them after and before the number of an article."""

    by_name: Mapping[str, Law]
    after: re.Pattern[str]
    before: re.Pattern[str]

    def named(self, words: str) -> tuple[str, str]:
        """Name and code of a law as worded."""
        law = self.by_name[letters_of(words)]
        return law.name, law.code


@cache
def _known(laws: tuple[Law, ...]) -> _Known:
    names = {form: law for law in laws for form in law.forms if KHMER.search(form)}
    law = rf"(?P<law>{any_of(names)})"
    by_name = {letters_of(form): law for form, law in names.items()}
    return _Known(by_name, re.compile(_OF + law), re.compile(law + _AT))


def _numbers(words: str) -> Iterator[str]:
    """`៤៩៤ និង ៤៩៥` are two numbers, `៤៩៤ ដល់ ៤៩៧` four."""
    spread = _STEP.sub(lambda m: ", ".join(spread_range(m[1], m[2])), re.sub(_PART, "", words))
    yield from dict.fromkeys(re.findall(r"\d+", spread))
