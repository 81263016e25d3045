"""People in Khmer text: a title and the name behind it, with the post that stands beside it.

Rule: a name is one to three words between blanks behind a title, and ends before words that go on about its bearer. A title without a name
means the one of this title spoken of last. A post tells the sector: by the body of the pack named in it, else by its own word.
Order: names with the posts beside them; everybody as a member of the cast, the same name once; posts without a name; titles alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from saksi.kernel.scripts import in_one_spelling, letters_of
from saksi.reading.khmer.names import Body, overlaps
from saksi.reading.khmer.script import BLANK, LETTER, any_of, listed
from saksi.reading.text.cast import LISTED, NO_SECTOR, Cast, Member, Mention, named_by
from saksi.reading.text.found import Because, Range
from saksi.reading.text.lexicon import sections
from saksi.reading.text.page import Page

_POSTS = {letters_of(word): name.removeprefix("post ") for name, words in sections("khmer.txt").items() if name.startswith("post ") for word in words}
_POST = any_of(_POSTS)
CUES = ("say", "deny", "demand", "allege", "commit")
_FOLLOWS = rf"(?:{listed('no name', *CUES)}|{_POST})"
_EDGE = r"(?=[ \u200b]|[^\u1780-\u17d3\w]|$)"
_IS = any_of(["ជា"])
"""`is`, and a family name: that only where a given name follows behind a blank."""
_GAP, _NAME_ENDS = r"[ \u200b]{1,4}", rf"(?:{_EDGE}|(?={_FOLLOWS}))"
_NO_NAME = rf"(?!{_FOLLOWS}|{listed('no name alone', 'title m', 'title f', 'title')}{_NAME_ENDS}|{_IS}{BLANK}{_POST})"
_RANK = rf"(?:{BLANK}(?>{listed('rank', 'degree')}))?+"
_TITLE = rf"(?<!ខែ)(?<!ខែ )(?P<title>(?>{listed('title m', 'title f', 'title')})){_RANK}"
"""Not behind `month`: Miss is written as September is."""
_NOT_BEHIND = "".join(rf"(?<!{word}){f'(?<!{word}{chr(0x200B)})'}" for word in map(in_one_spelling, sections("khmer.txt")["no person"]))
_WORD_NAME = rf"{_NOT_BEHIND}{listed('named')}(?!{BLANK}{listed('nobody')}){BLANK}[៖:]?(?={BLANK}(?:{LETTER}|\u200b){{1,9}} {BLANK}{LETTER})"
_FIRST = rf"{_NO_NAME}(?!{_IS}{LETTER})(?:{LETTER}){{1,6}}?{_NAME_ENDS}"
_SECOND = rf"{_GAP}{_NO_NAME}(?:{LETTER}){{1,8}}?{_NAME_ENDS}"
_THIRD = rf"{_GAP}{_NO_NAME}(?!{_IS}{_EDGE})(?:{LETTER}){{1,3}}?(?={BLANK}(?:{_FOLLOWS}|[^\u1780-\u17d3\w \u200b]|$))"
_NAMED = re.compile(rf"(?:{_TITLE}|(?>{listed('rank')})|{_WORD_NAME}){BLANK}(?P<name>{_FIRST}(?:{_SECOND})?(?:{_THIRD})?)")
_MEN, _WOMEN = (frozenset(map(letters_of, sections("khmer.txt")[name])) for name in ("title m", "title f"))
_WORDS = rf"(?:{any_of(['ទូទៅ'])}|(?!{listed('no name', 'no name alone', *CUES)})[^\s។«»“”\"៖,(])"
"""Letters up to a word that goes on; `general` ends as one of these does."""
_POST_WORDS = rf"(?P<post>{_POST}{_WORDS}*(?:{BLANK}{any_of(['នៃ'])}{BLANK}{_WORDS}+)?)"
_POST_AFTER, _POST_BEFORE = re.compile(rf"[ \u200b,(]*(?:{_IS}|{any_of(['ដែលជា'])})?{BLANK}{_POST_WORDS}"), re.compile(rf"{_POST_WORDS}[ \u200b]*$")
_DESCRIBED = re.compile(rf"(?:{listed('title m', 'title f')}{BLANK})?{_POST_WORDS}")
_GROUPS = frozenset(("community", "media"))
_REACH = 90


@dataclass(frozen=True, slots=True)
class Person:
    """A person as named: title at [start, first), name at [first, end); left, right: with the posts beside it."""

    start: int
    first: int
    end: int
    left: int
    right: int
    name: str
    gender: str
    post: Range | None


def find_people(page: Page, bodies: Sequence[Body]) -> tuple[Person, ...]:
    """Everybody who is named behind a title, in order."""
    text = in_one_spelling(page.text)
    return tuple(_person(page.text, text, match, bodies) for match in _NAMED.finditer(text))


def _person(stored: str, text: str, match: re.Match[str], bodies: Sequence[Body]) -> Person:
    title = letters_of(match["title"] or "")
    start, (first, end) = match.start(), match.span("name")
    after = _POST_AFTER.match(text, end)
    before = None if after else _POST_BEFORE.search(text, max(0, start - _REACH), start)
    post = None
    if after:
        post = after.start("post"), _with_body(after.end("post"), bodies)
    elif before:
        post = before.span("post")
    name = " ".join(stored[first:end].replace("\u200b", " ").split())
    return Person(
        start, first, end, min(start, post[0]) if post else start, max(end, post[1]) if post else end,
        name, "m" if title in _MEN else "f" if title in _WOMEN else "", post,
    )  # fmt: skip


def _with_body(end: int, bodies: Sequence[Body]) -> int:
    """The end of a post with the body whose name it runs into, or that stands next."""
    last = bisect_right(bodies, end + 1, key=attrgetter("start")) - 1
    return max(end, bodies[last].end) if last >= 0 else end


def add_people(page: Page, cast: Cast, people: Sequence[Person], bodies: Sequence[Body]) -> None:
    """Make members of the people, one for each name, and mentions of all places where they are named."""
    by_name: dict[str, Member] = {}
    by_part: dict[str, list[Member]] = {}
    for person in people:
        key = letters_of(person.name)
        member = by_name.get(key) or (by_part[key][0] if len(by_part.get(key, ())) == 1 else None)
        if member is None:
            member = by_name[key] = _joins(cast, "person", person.name, (person.start, person.end), "a name behind a title, in Khmer")
            member.gender = person.gender
            for part in map(letters_of, person.name.split()):
                by_part.setdefault(part, []).append(member)
        elif person.name != member.name and person.name not in member.aliases:
            member.aliases.append(person.name)
            member.because[f"aliases.{person.name}"] = Because("a part of the name behind a title, in Khmer", ((person.start, person.end),))
        if person.post is not None:
            _post(page, member, person.post, bodies)
        cast.add_mention(Mention(person.first, person.end, member.id, person.left, person.right))


def add_described(page: Page, cast: Cast, people: Sequence[Person], bodies: Sequence[Body]) -> None:
    """Make members of those who are told by their post alone: `អ្នកនាំពាក្យក្រសួងមហាផ្ទៃ`."""
    by_words: dict[str, Member] = {}
    named = sorted((person.left, person.right) for person in people)
    for match in _DESCRIBED.finditer(in_one_spelling(page.text)):
        start, end = match.start("post"), _with_body(match.end(), bodies)
        if overlaps(start, named):
            continue
        words = " ".join(page.text[start:end].replace("\u200b", "").split())
        if words not in by_words:
            member = by_words[words] = _joins(cast, "person", words, (start, end), "a post without a name, in Khmer")
            _post(page, member, (start, end), bodies)
            member.kind = "group" if member.sector in _GROUPS else "person"
        cast.add_mention(Mention(start, end, by_words[words].id, match.start(), end, proper=False))


def _joins(cast: Cast, kind: str, name: str, words: Range, rule: str, sector: str = "other") -> Member:
    """A new member of the cast."""
    member = Member(f"a{len(cast.members) + 1}", kind, name, sector=sector)
    member.because = named_by(rule, words, NO_SECTOR if sector == "other" else rule)
    cast.members[member.id] = member
    return member


def _post(page: Page, member: Member, words: Range, bodies: Sequence[Body]) -> None:
    """Keep the post of somebody, and the sector that it tells."""
    told = page.text[words[0] : words[1]].replace("\u200b", "")
    if told not in member.roles:
        member.roles.append(told)
        member.because[f"roles.{told}"] = Because("a post beside the name, in Khmer", (words,))
    if member.sector != "other":
        return
    first = bisect_left(bodies, words[0], key=attrgetter("start"))
    post = re.match(_POST, in_one_spelling(told))
    member.sector = bodies[first].sector if first < len(bodies) and bodies[first].end <= words[1] else _POSTS[letters_of(post[0])] if post else "other"
    if member.sector != "other":
        member.because["sector"] = Because("the post beside the name, in Khmer", (words,))


def add_bodies(page: Page, cast: Cast, bodies: Sequence[Body]) -> None:
    """Make members of the bodies, one for each name, and mentions of all places where they are named."""
    by_name: dict[str, Member] = {}
    for body in bodies:
        words = page.text[body.start : body.end]
        key = letters_of(words)
        if key not in by_name:
            rule = LISTED if body.listed else "a body told by what it is, in Khmer"
            name = " ".join(words.replace("\u200b", "").split())
            by_name[key] = _joins(cast, "organisation", name, (body.start, body.end), rule, body.sector)
        cast.add_mention(Mention(body.start, body.end, by_name[key].id, body.start, body.end, proper=body.listed))


_SHE = frozenset(map(letters_of, sections("khmer.txt")["he f"]))
_BARE = re.compile(rf"(?P<title>{listed('he m', 'he f', 'he')}){_RANK}(?!{BLANK}(?:{_POST}|{listed('a certain')}))(?={BLANK}(?:{_FOLLOWS}|{listed('no name alone')}|[។៕»”]|$))")


def bare_titles(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """(place, gender) of every title or pronoun that begins in [start, end) and that no name follows. text: in one spelling."""
    for match in _BARE.finditer(text, start, min(len(text), end + _REACH)):
        word = letters_of(match["title"])
        if match.end() <= end:
            yield match.start(), "m" if word in _MEN else "f" if word in _WOMEN or word in _SHE else ""
