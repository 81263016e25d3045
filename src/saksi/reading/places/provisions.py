"""Articles of laws: `Articles 494 and 495 of Cambodia's criminal code`, `Section 66(d) of the Telecommunications Law`.

Rule: only with a number, and only where the text names the law, beside the number or as the law of a provision
before. The law is given by the pack's name where the pack knows it, else as worded; its name ends before a day and
before a town (`of the Law on the Press on Tuesday in Phnom Penh`), not before a country (`Law on the Press in Cambodia`).
Order: find the numbers, find the law after or before them, end its name, spread lists and ranges, name the law.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from saksi.codebook.packs import Law, Pack
from saksi.reading.dates.words import MONTH, WEEKDAY
from saksi.reading.places.gazetteer import Gazetteer
from saksi.reading.text.found import ProvisionFound
from saksi.reading.text.page import Page
from saksi.reading.words.countries import DEMONYMS, NAMES
from saksi.reading.words.nations import CITIES, COUNTRIES

_NUMBER = r"\d{1,4}(?:[-–]?[A-Z]{1,2}\b|[a-z]\b)?(?:\s?\((?:\d{1,2}|[a-z]{1,3}|[A-Z])\))*(?:\s(?:bis|ter|quater)\b|\.\d{1,3}(?:\.\d{1,2})?\b)?"
_UNITS = r"(?:Articles?|Arts?\.|Sections?|Secs?\.|Paragraphs?|Clauses?|Regulations?|article|articles|section|sections|paragraphs?|clauses?)"
_SEPARATOR = r"(?:\s*,\s*(?:and\s+|or\s+)?|\s+and\s+|\s+or\s+|\s*&\s*|\s*/\s*|\s+to\s+|\s*[-–]\s*)"
_NUMBERED = re.compile(rf"(?:\b{_UNITS}|§§?)\s?(?P<list>{_NUMBER}(?:{_SEPARATOR}(?:{_UNITS}\s+)?{_NUMBER})*)")
_HEAD = (
    r"(?:constitution|(?:criminal|penal|civil|labou?r|electoral|election|press)\s+(?:procedure\s+)?code|code(?:\s+of\s+[A-Z]\w+(?:\s+[A-Z]\w+)*)?"
    r"|law|act|covenant|convention|declaration|charter|(?:sub-?)?decree|ordinance|regulations?|statute|treaty|protocol|bill|rules)"
)
_TAIL = (
    r"(?:\s+(?:on|of|for|against|to|concerning|regarding)\s+(?:the\s+)?[A-Z][\w’'-]*"
    r"(?:,?\s+(?:(?:and|of|on|the|for|against|in|to|or)\s+)*[A-Z][\w’'-]*)*|\s+on\s+(?:the\s+)?[a-z-]+(?:\s+and\s+[a-z-]+)?)?"
)
_WORD = r"(?:[A-Z][\w’'.-]*|[a-z]+(?:-[a-z]+)*(?:’s|'s)?|\d{4}|[a-z-]+)"
_AFTER = re.compile(
    rf"[,\s]*(?:\([^()]{{1,40}}\)\s*)?\s+(?:of|under|in|from)\s+(?:the\s+|its\s+|their\s+)?(?P<law>(?:{_WORD}\s+){{0,7}}?(?i:{_HEAD})\b{_TAIL}|[A-Z]{{3,8}}\b)"
)
_ACRONYM = re.compile(r"\s+(?P<law>[A-Z][A-Za-z]{0,2}(?:PC|IPC|PA))\b")
_BEFORE = re.compile(
    rf"(?P<law>(?:[A-Z][\w’'-]*\s+|[a-z]+-[a-z]+\s+){{0,6}}(?i:{_HEAD})\b{_TAIL})(?:[’']s?)?[\s,(]*(?:under\s+|in\s+|and\s+)?(?:its\s+)?$"
)
_DAY_AFTER = re.compile(rf"\s+(?:on|in)\s+(?:(?:{WEEKDAY}|{MONTH})(?!\w|\s+[A-Z])|(?:charges|suspicion|allegations|accusations)\b)")
"""What tells of an act under the law and not of the law: `on Wednesday`, `on charges`; but `on Sunday Trading`."""
_IN = re.compile(r"\s+in\s+(?=[A-Z])")
_LONGEST_CITY = 3
_BODY = re.compile(r"A(?i:rticle) 19")
"""A press freedom organisation bears this name."""
_OF_SAME = re.compile(r"\s+of\s+(?:the\s+same|that|this)\s+(?:law|code|act|constitution)\b")
_LEADING = re.compile(
    r"^(?:the|its|their|his|a|an|country[’']s|nation[’']s|kingdom[’']s|government[’']s|so-called|controversial|new|draconian|notorious|colonial-era|"
    r"much-criticised|much-criticized|much-amended|recently|amended|infamous|sweeping|repressive|national|current|existing|\d{4})\s+",
    re.IGNORECASE,
)
_STEP = re.compile(r"(\d+)(?:\s+to\s+|\s*[-–]\s*)(\d+)")
_ONE = re.compile(_NUMBER)
_MOST_IN_RANGE = 30
_NO_LAW = re.compile(r"\b(?:of|that|which|is|was|were|are|to|said|says|who|and the|by)\b")


def find_provisions(page: Page) -> tuple[ProvisionFound, ...]:
    """All provisions of the page in order, one for each number."""
    found: list[ProvisionFound] = []
    last: tuple[str, str | None] | None = None
    for match in _NUMBERED.finditer(page.text):
        named = _law_beside(page, match)
        if named is None:
            if last is None or not _goes_on(page, match):
                continue
            start, end, (instrument, code) = match.start(), match.end(), last
            rule = "a number of an article, of the law named before"
        else:
            start, end, words = named
            instrument, code = _instrument(page.pack, words)
            rule = "a number of an article with its law beside it"
        last = (instrument, code)
        rule += ", a law of the country pack" if code else ", a law as worded"
        found.extend(
            ProvisionFound(start, end, instrument, number, code, rule) for number in _numbers(match["list"])
        )
    return tuple(found)


def _goes_on(page: Page, match: re.Match[str]) -> bool:
    """Whether a number without a law speaks of the law before: `Article 495`, `Article 495 of the same code`."""
    if _OF_SAME.match(page.text, match.end()):
        return True
    if _BODY.fullmatch(match[0]):
        return False
    return not re.match(r"\s+(?:of|in)\s+(?:the\s+)?[A-Z]", page.text[match.end() : match.end() + 20])


def _law_beside(page: Page, match: re.Match[str]) -> tuple[int, int, str] | None:
    after = _AFTER.match(page.text, match.end())
    if after and not _NO_LAW.search(_inner(after["law"])) and "\n" not in after[0]:
        law = _named(page, after.start("law"), after.end())
        return match.start(), after.start("law") + len(law), law
    short = _ACRONYM.match(page.text, match.end())
    if short:
        return match.start(), short.end(), short["law"]
    sentence = page.sentence_at(match.start())
    low = max(sentence.start if sentence else 0, match.start() - 90)
    before = _BEFORE.search(page.text, low, match.start())
    if before:
        return before.start("law"), match.end(), _named(page, before.start("law"), before.end("law"))
    return None


def _named(page: Page, start: int, end: int) -> str:
    """The name of the law without the day or the town of what happened under it."""
    law = page.text[start:end]
    ends = [match.start() for match in _IN.finditer(law) if _is_town(page, start + match.end())]
    if day := _DAY_AFTER.search(law):
        ends.append(day.start())
    return law[: min(ends, default=len(law))]


def _is_town(page: Page, start: int) -> bool:
    """Whether a place begins here that is no country, by the pack or the list of cities."""
    first = page.word_at(start)
    names = [" ".join(word.text for word in page.words[first : first + n]) for n in range(1, _LONGEST_CITY + 1)]
    if not COUNTRIES.isdisjoint(names):
        return False
    return not CITIES.isdisjoint(names) or Gazetteer(page).is_place(first, len(page.words))


def _inner(law: str) -> str:
    """The words before the head, where a verb would show that this is no name of a law."""
    head = re.search(rf"(?i:{_HEAD})\b", law)
    return law[: head.start()] if head else ""


def _numbers(words: str) -> Iterator[str]:
    """`494 and 495` are two numbers, `494 to 497` four."""
    spread = _STEP.sub(lambda m: ", ".join(spread_range(m[1], m[2])), words)
    seen: set[str] = set()
    for match in _ONE.finditer(spread):
        number = re.sub(r"\s+(?=\()", "", match[0]).strip()
        if number not in seen:
            seen.add(number)
            yield number


def spread_range(first: str, last: str) -> list[str]:
    """The numbers from the first to the last; these two alone where they are no short range."""
    a, b = int(first), int(last)
    if 0 < b - a <= _MOST_IN_RANGE:
        return [str(number) for number in range(a, b + 1)]
    return [first, last]


def _instrument(pack: Pack, words: str) -> tuple[str, str | None]:
    """(name, code) of a law as worded."""
    laws = _laws(pack.name, tuple(pack.laws))
    plain = _plain(words)
    own = _own(plain, pack)
    for form in (plain, own):
        law = laws.get(form.casefold()) if form else None
        if law is not None:
            return law.name, law.code
    return plain, None


def _plain(words: str) -> str:
    words = " ".join(words.split())
    while (cut := _LEADING.sub("", words)) != words:
        words = cut
    return words


def _own(words: str, pack: Pack) -> str:
    """The law without the name of the pack's own country; empty if it names another one."""
    first, _, rest = words.partition(" ")
    name = re.sub(r"[’']s?$", "", first)
    code = NAMES.get(name, (DEMONYMS.get(name, ""), ""))[0]
    if code and code == pack.country:
        return _plain(rest)
    return "" if code else words


@cache
def _laws(pack: str, laws: tuple[Law, ...]) -> dict[str, Law]:
    """Every form of the pack's laws, in one case."""
    del pack
    return {form.casefold().removeprefix("the "): law for law in laws for form in law.forms}
