"""Places: those of the pack, the countries of the world, and names that stand where a place stands.

Rule: the longest name wins; a capital word is taken for a place only after a word of place (`in`, `near`, `the city
of`) or before one (`province`, `district`), and never if it is a day, a people, a body or a person's title.
A place of which another is told (`Yangon's Insein prison`) is told with it, a country without.
Order: pack, countries, places by grammar; each carries the pack's code and level, or the country's code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from saksi.codebook.packs import Place
from saksi.reading.dates.words import MONTHS, WEEKDAYS
from saksi.reading.places.gazetteer import Gazetteer
from saksi.reading.text.found import PlaceFound
from saksi.reading.text.page import Page
from saksi.reading.words.bodies import HEADS
from saksi.reading.words.countries import DEMONYMS, NAMES
from saksi.reading.words.nations import PEOPLES, PLACES

_KINDS = (
    "province|provinces|city|district|village|commune|township|town|state|region|county|prefecture|governorate|oblast|island|peninsula|valley|"
    "municipality|neighbou?rhood|suburb|camp|prison|airport|square|park|avenue|street|road|river|border|highway|university|hospital|jail|church|mosque"
)
_SIDES = r"(?:north|south)-?(?:east|west)(?:ern)?|(?:north|south|east|west)(?:ern)?|central|downtown|rural|occupied|neighbou?ring|rebel-held"
_CAPITAL = r"St\.(?= [A-Z])|[A-Z][\w’'‑-]*[\w]|[A-Z]\.(?=[A-Z ])"
_RUN = rf"(?:{_CAPITAL})(?:[ -](?:(?:de|del|la|al|el|the|of the|dos|da)[ -])?(?:{_CAPITAL}))*"
_GRAMMAR = re.compile(
    rf"\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]t|[Aa]round|[Ff]rom|to|[Aa]cross|throughout|toward|towards|into|inside|of) "
    rf"(?:the )?(?:(?:(?<=the )(?P<which>(?:[\w-]+ ){{1,3}}?))?(?P<of>(?P<what>{_KINDS}) of )|(?P<side>(?:{_SIDES}) ))?"
    rf"(?P<name>{_RUN})(?: (?P<kind>{_KINDS})\b)?"
)
_OWNED = re.compile(
    rf"[’']s (?:(?!from |near |with |into |over |after |under )[a-z][\w-]{{3,}} ){{0,2}}(?:(?P<of>(?:{_KINDS}) of )(?:{_RUN})|(?P<name>{_RUN})(?P<kind> (?:{_KINDS}|department|division)\b)?)"
)
_CAPITAL_OF = re.compile(r"\b(?:[Tt]he )?(?P<who>[A-Z][\w-]+(?:[’']s)?) capital\b(?! (?:punishment|letters|city of))")
_ITS_NAME = re.compile(rf"(?P<comma>,)? (?P<name>{_RUN})")
"""After `the Kenyan capital`."""
_FIRST_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:[-’'](?!s\b)[^\W\d_]+)*")
_COUNTRIES: dict[str, list[str]] = {}
for country in sorted(NAMES, key=len, reverse=True):
    _COUNTRIES.setdefault(_FIRST_WORD.findall(country)[0], []).append(country)
_NO_COUNTRY_BEFORE = frozenset("New Latin Central South North West East Southern Northern".split())
"""`New Mexico`, `Latin America`: not the country, which has another name with them or none."""
_OF_NAME = re.compile(r" (?:City|State|Province)\b")
"""`Mexico City`, `Niger State`: not the country."""
_KIND_WORDS = frozenset(_KINDS.split("|"))
_NAMED_AFTER_OF = frozenset("city town village island port peninsula camp municipality river valley".split())
"""`the West Bank village of Beita`: the name follows; `the Leninsky district of Voronezh`: it stands before, and what it is part of follows."""

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
            within = _owned(page.text, place)
            taken.extend(within)
            after = within[-1].end
    return tuple(taken)


def _owned(text: str, place: PlaceFound) -> list[PlaceFound]:
    """`Yangon's Insein prison`, `Russia's port city of Murmansk`: the place with the one in it; of a country, both apart."""
    match = _OWNED.match(text, place.end)
    if match is None:
        return [place]
    last = (match["name"] or "").rpartition(" ")[2].lower()
    if not (match["of"] or match["kind"] or last in _KIND_WORDS):
        return [place]
    if place.level != "country":
        return [replace(place, end=match.end(), name=text[place.start : match.end()], rule=f"{place.rule}, and a place in it")]
    start = match.start("of") if match["of"] else match.start("name")
    return [place, PlaceFound(start, match.end(), text[start : match.end()], None, None, "a place in a country, after `’s`")]


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
        if not _part_of_name(page, index, page.word_at(end - 1) + 1) and not _OF_NAME.match(text, end):
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
            end = _named(text, match.end())
            yield PlaceFound(match.start("who"), end, text[match.start("who") : end], None, "city", "a people or country before `capital`")
    for match in _GRAMMAR.finditer(text):
        start = match.start("of") if match["of"] else match.start("side") if match["side"] else match.start("name")
        if match["which"] and match["what"] not in _NAMED_AFTER_OF:
            start = _own_name(match)
        within = starts.get(match.start("name"))
        if within is not None:
            if match["side"]:
                rule = "a side, such as `northern`, before a known place"
                yield PlaceFound(start, within.end, text[start : within.end], None, "province", rule)
            elif match["which"] and start < match.start("of"):
                end = match.end("what") if within.level == "country" else within.end
                yield PlaceFound(start, end, text[start:end], None, _level(match), "a name before a word of place, part of a known place")
            continue
        name = _name(match)
        if name:
            end = match.end("name") - len(match["name"]) + len(name)
            end = match.end() if match["kind"] and end == match.end("name") else end
            rule = f"a name in capitals after `{match[0].split()[0]}`, where a place stands"
            yield PlaceFound(start, end, text[match.start("name") : end], None, _level(match), rule)


def _named(text: str, end: int) -> int:
    """Where `capital Nairobi`, `capital, Addis Ababa,` ends, the name of the capital included if it follows."""
    match = _ITS_NAME.match(text, end)
    if match is None or match["name"].split()[0].lower() in _NO_PLACE:
        return end
    sure = " " not in match["name"] or match["name"] in PLACES
    return match.end() if not match["comma"] or (sure and text[match.end() : match.end() + 1] in {",", ".", ";"}) else end


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


def _own_name(match: re.Match[str]) -> int:
    """Where `Leninsky district of Voronezh` begins; `Mexican state of Guerrero` begins at `state`."""
    for word in re.finditer(r"[\w-]+", match["which"]):
        if word[0][0].isupper() and word[0] not in DEMONYMS and word[0] not in PEOPLES:
            return match.start("which") + word.start()
    return match.start("of")


def _level(match: re.Match[str]) -> str | None:
    words = f"{match['of'] or ''} {match['kind'] or ''}"
    if re.search(r"city|town|capital|port|municipality|village|commune|township", words):
        return "city"
    if re.search(r"province|state|region|county|prefecture|governorate|oblast", words) or match["side"]:
        return "province"
    return "district" if "district" in words else None
