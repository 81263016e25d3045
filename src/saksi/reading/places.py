"""Places: those of the pack, the countries of the world, and names that stand where a place stands.

Rule: the longest name wins; a capital word is taken for a place only after a word of place (`in`, `near`, `the city
of`) or before one (`province`, `district`), and never if it is a day, a people, a body or a person's title.
Order: pack, countries, places by grammar; each carries the pack's code and level, or the country's code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from saksi.codebook.packs import Place
from saksi.reading.bodies import HEADS
from saksi.reading.countries import DEMONYMS, NAMES
from saksi.reading.date_words import MONTHS, WEEKDAYS
from saksi.reading.found import PlaceFound
from saksi.reading.gazetteer import Gazetteer
from saksi.reading.nations import PEOPLES
from saksi.reading.page import Page

_KINDS = (
    "province|provinces|city|district|village|commune|township|town|state|region|county|prefecture|governorate|oblast|island|peninsula|valley|"
    "municipality|neighbou?rhood|suburb|camp|prison|airport|square|park|avenue|street|road|river|border|highway|university|hospital|jail|church|mosque"
)
_SIDES = "northern|southern|eastern|western|central|north|south|east|west|northeastern|northwestern|southeastern|southwestern|northeast|northwest|southeast|southwest|downtown|rural"
_CAPITAL = r"[A-Z][\w’'‑-]*[\w]|[A-Z]\.(?=[A-Z ])"
_RUN = rf"(?:{_CAPITAL})(?:[ -](?:(?:de|del|la|al|el|the|of the|dos|da)[ -])?(?:{_CAPITAL}))*"
_GRAMMAR = re.compile(
    rf"\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]t|[Aa]round|[Ff]rom|to|[Aa]cross|throughout|toward|towards|into|inside|of) "
    rf"(?:the )?(?:(?P<of>(?:capital|coastal|port|southern|northern|eastern|western|central|capital)? ?(?:{_KINDS}) of )|(?P<side>(?:{_SIDES}) ))?"
    rf"(?P<name>{_RUN})(?: (?P<kind>{_KINDS})\b)?"
)
_CAPITAL_OF = re.compile(r"\b(?:[Tt]he )?(?P<who>[A-Z][\w-]+(?:[’']s)?) capital\b(?! (?:punishment|letters|city of))")
_FIRST_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:[-’'](?!s\b)[^\W\d_]+)*")
_COUNTRIES: dict[str, list[str]] = {}
for country in sorted(NAMES, key=len, reverse=True):
    _COUNTRIES.setdefault(_FIRST_WORD.findall(country)[0], []).append(country)
_NO_COUNTRY_BEFORE = frozenset("New Latin Central South North West East Southern Northern".split())
"""`New Mexico`, `Latin America`: not the country, which has another name with them or none."""
_KIND_WORDS = frozenset(_KINDS.split("|"))
_PLAIN = frozenset(("in", "near", "outside", "around", "at"))
_NO_PLACE = (
    frozenset(MONTHS)
    | frozenset(WEEKDAYS)
    | frozenset(
        "i he she they it we you the a an this that facebook twitter telegram youtube instagram tiktok whatsapp parliament congress english french "
        "islam christianity christmas ramadan easter covid-19 covid internet article section god buddhism law constitution mr mrs ms dr ngos "
        "january un nato asean eu khmer chinese arabic spanish russian president prime minister human".split()
    )
)


def find_places(page: Page) -> tuple[PlaceFound, ...]:
    """All places of the page in order; they do not overlap."""
    taken: list[PlaceFound] = []
    after = 0
    known = sorted([*_of_pack(page), *_countries(page)], key=lambda place: (place.start, -place.end))
    for place in sorted([*known, *_by_grammar(page, known)], key=lambda place: (place.start, -place.end)):
        if place.start >= after:
            taken.append(place)
            after = place.end
    return tuple(taken)


def _of_pack(page: Page) -> Iterator[PlaceFound]:
    gazetteer = Gazetteer(page)
    for index, word in enumerate(page.words):
        if not word.text[0].isupper() and not word.text[0] > "\u0600":
            continue
        found = gazetteer.longest(index)
        if found is not None and isinstance(found[1], Place):
            last, entry = found[0], found[1]
            if _part_of_name(page, index, last):
                continue
            end = page.words[last - 1].end
            kind = re.match(rf" (?:{_KINDS})\b", page.text[end : end + 20])
            end += kind.end() if kind else 0
            yield PlaceFound(word.start, end, entry.name, entry.code, entry.level, "a place of the country pack")


def _countries(page: Page) -> Iterator[PlaceFound]:
    words, text = page.words, page.text
    for index, word in enumerate(words):
        names = _COUNTRIES.get(word.text)
        if names is None or (index and words[index - 1].text in _NO_COUNTRY_BEFORE):
            continue
        name = next((name for name in names if _is_here(text, word.start, name)), None)
        if name is None:
            continue
        end, (code, usual) = word.start + len(name), NAMES[name]
        if not _part_of_name(page, index, page.word_at(end - 1) + 1):
            yield PlaceFound(word.start, end, usual, code, "country", "a name of a country")


def _is_here(text: str, start: int, name: str) -> bool:
    end = start + len(name)
    return text.startswith(name, start) and not (text[end : end + 1].isalnum() and name[-1].isalpha())


def _part_of_name(page: Page, first: int, last: int) -> bool:
    """`Cambodia National Rescue Party`, `the Bank of China`: not the country; `Cambodia’s` is."""
    words = page.words
    following = words[last] if last < len(words) else None
    if following is not None and following.text[0].isupper() and following.start == words[last - 1].end + 1:
        return following.low not in WEEKDAYS and following.low not in MONTHS and following.low not in _KIND_WORDS
    return (
        first > 1
        and words[first - 1].low == "of"
        and words[first - 2].low in HEADS
        and words[first - 2].text[0].isupper()
    )


def _by_grammar(page: Page, known: list[PlaceFound]) -> Iterator[PlaceFound]:
    text = page.text
    starts = {place.start: place for place in known}
    for match in _CAPITAL_OF.finditer(text):
        who = re.sub(r"[’']s$", "", match["who"])
        code = DEMONYMS.get(who) or NAMES.get(who, ("", ""))[0]
        if code:
            who_capital = text[match.start("who") : match.end()]
            yield PlaceFound(match.start("who"), match.end(), who_capital, None, "city", "a people or country before `capital`")
    for match in _GRAMMAR.finditer(text):
        start = match.start("of") if match["of"] else match.start("side") if match["side"] else match.start("name")
        within = starts.get(match.start("name"))
        if within is not None:
            if match["side"]:
                rule = "a side, such as `northern`, before a known place"
                yield PlaceFound(start, within.end, text[start : within.end], None, "province", rule)
            continue
        name = _name(match)
        if name:
            end = match.end("name") - len(match["name"]) + len(name)
            end = match.end() if match["kind"] and end == match.end("name") else end
            rule = f"a name in capitals after `{match[0].split()[0]}`, where a place stands"
            yield PlaceFound(start, end, text[match.start("name") : end], None, _level(match), rule)


def _name(match: re.Match[str]) -> str:
    """The run of capitals if it can be a place, without a possessive at its end; else empty."""
    name = re.sub(r"[’']s?$", "", match["name"])
    words = name.split()
    if "’s " in name or "'s " in name:
        words = re.split(r"[’']s ", name)[0].split()
        name = " ".join(words)
    named = bool(match["of"] or match["side"] or match["kind"])
    if not words or words[0].lower() in _NO_PLACE or words[-1].lower() in _NO_PLACE or words[0] in PEOPLES:
        return ""
    if words[-1].lower() in HEADS and not match["kind"]:
        return ""
    if not named and (match[0].split()[0].lower() not in _PLAIN or (len(name) > 1 and name.isupper())):
        return ""
    if not named and " the " in match[0][: match.start("name") - match.start() + 1]:
        return ""
    return name


def _level(match: re.Match[str]) -> str | None:
    words = f"{match['of'] or ''} {match['kind'] or ''}"
    if re.search(r"city|town|capital|port|municipality|village|commune|township", words):
        return "city"
    if re.search(r"province|state|region|county|prefecture|governorate|oblast", words) or match["side"]:
        return "province"
    return "district" if "district" in words else None
