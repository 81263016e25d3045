"""Who is in the text: persons, bodies and groups, each with all the words that name it.

Rule: the fullest name first; a short form (`Sopheap`, `CCHR`, `the ministry`) belongs to the fuller one before it.
Order: names by the grammar of capitals, full persons and bodies, acronyms, short forms, roles, then descriptions and sectors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from saksi.reading.actors.cast_sectors import tell_sectors
from saksi.reading.actors.descriptions import add_descriptions
from saksi.reading.actors.known_as import other_names
from saksi.reading.actors.lone_names import is_somebody, kind_of
from saksi.reading.actors.name_runs import JOINED_ARTICLES, initials
from saksi.reading.actors.named_rows import called_a_body, rows_of_bodies
from saksi.reading.actors.names import Name, find_names
from saksi.reading.actors.naming import alias, apposed, fits_kind, fuller, same_body, take_role
from saksi.reading.actors.phrases import ARTICLES, apposition_edge, left_edge, right_edge, role_edge
from saksi.reading.actors.sectors import told_by_role
from saksi.reading.actors.told_as_places import without_places
from saksi.reading.text.cast import LISTED, NO_SECTOR, Cast, Member, Mention, named_by
from saksi.reading.text.found import Because, Range
from saksi.reading.text.page import Page
from saksi.reading.words.bodies import GROUP_WORDS, HEADS
from saksi.reading.words.roles import HONORIFICS

__all__ = ["Cast", "Member", "Mention", "find_cast"]

_CHILD_OF = frozenset("bin bint binti binte ibn".split())
_KIN_BEFORE = re.compile(
    r"(?:\b(?:[Hh]is|[Hh]er|[Tt]heir)|[’']s) (?:[\w-]+ ){0,2}?"
    r"(?:wife|husband|widow|widower|son|daughter|brother|sister|father|mother|uncle|aunt|nephew|niece|cousin|partner),? (?:[^,.;“”]{0,30} )?$"
)
_SAME_ENTRY = "the same body of the country pack"
_TOLD_WITHIN = 9
"""Words: so far into an apposition the noun stands that tells what somebody is."""
_COMMON = frozenset(("NGO", "NGOs"))
"""Capitals that name nobody: `the NGO` is a phrase like `the group`."""
_PAPERS = frozenset("herald times post star mirror tribune gazette courier chronicle observer mail journal guardian standard monitor telegraph".split())
"""Last words of names of papers that stand for the whole name: `the Herald`."""


def find_cast(page: Page) -> Cast:
    """The cast of the page: members with roles, sector and mentions; groups and descriptions included."""
    builder = _Builder(page)
    builder.name_everyone()
    cast = Cast(builder.members, builder.mentions)
    add_descriptions(page, cast)
    tell_sectors(cast)
    return cast


class _Builder:
    """Makes members and mentions of the names of one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.words = page.words
        self.members: list[Member] = []
        self.mentions: list[Mention] = []
        self.tokens: dict[str, tuple[str, ...]] = {}
        self.entries: dict[str, Member] = {}
        self.begins: dict[int, int] = {}
        self.rows: dict[int, int] = {}  # from first words of names to the plural before their row
        self.opened: set[int] = set()  # words that open the phrase of a person named in full

    def name_everyone(self) -> None:
        """Members and mentions of all names; full names before short ones."""
        headings = self.page.headings
        found = _people_named_like_places(self.page, without_places(self.page, find_names(self.page)))
        found = [name for name in found if not (self._in_dateline(name) or self._text(name) in _COMMON)]
        self.rows = rows_of_bodies(self.page, found)
        found = [replace(name, kind="organisation") if name.first in self.rows or self._called_so(name) else name for name in found]
        told = {self._text(name) for name in found if self._told_as_body(name)}
        found = [replace(name, kind="organisation") if self._text(name) in told else name for name in found]
        plain = [
            name for name in found if self.page.paragraph_at(self.words[name.first].start) not in headings or name.entry
        ]
        full = [name for name in plain if name.kind == "person" and name.last - name.first > 1]
        bodies = [name for name in plain if name.kind == "organisation"]
        singles = [name for name in found if name.kind != "organisation" and name.last - name.first == 1]
        others = {self._text(other): self._text(name) for name, other in other_names(self.page, plain)}
        if others:
            full, bodies, singles = ([name for name in names if self._text(name) not in others] for names in (full, bodies, singles))
        longest_first = sorted(full, key=lambda name: (name.first - name.last, name.first))
        placed = [(name, self._person(name)) for name in longest_first]
        if others:
            placed.extend(self._known_otherwise(plain, others, placed))
        placed.extend((name, self._body(name)) for name in bodies if not self._is_acronym(name))
        placed.extend((name, self._acronym(name)) for name in bodies if self._is_acronym(name))
        placed.extend(self._singles(singles, placed))
        placed.sort(key=lambda item: item[0].first)
        self._number(placed)
        for name, _ in placed:
            self.begins.update(dict.fromkeys(range(name.first, name.last), name.first))
        self.opened = {self._role_before(name) for name, member in placed if member.kind == "person" and name.last - name.first > 1}
        for name, member in placed:
            self._mention(name, member)

    def _known_otherwise(
        self, names: Sequence[Name], others: Mapping[str, str], placed: Sequence[tuple[Name, Member]]
    ) -> Iterator[tuple[Name, Member]]:
        """The names of people who are known by another name, with those people. others: from such a name to the other."""
        by_text = {self._text(name): member for name, member in placed}
        for name in names:
            member = by_text.get(others.get(self._text(name), ""))
            if member is not None:
                self.tokens[member.id] = tuple(dict.fromkeys((*self.tokens[member.id], *self._lows(name))))
                alias(member, self._text(name), self._because(name, "told as another name of the person"))
                yield name, member

    def _told_as_body(self, name: Name) -> bool:
        """`Dren Media`, `the group Dren`: a body by its own words, or by the word before it."""
        beside = name.first in self.rows or self.page.low(name.first - 1) in GROUP_WORDS
        return name.kind == "organisation" and (name.last - name.first > 1 or beside)

    def _called_so(self, name: Name) -> bool:
        """`Oram Séra, one of the oldest papers,`: what has the shape of a person's name, without a role, is called a body."""
        shaped = name.kind == "person" and name.role_first == name.first and role_edge(self.page, name.first) == name.first
        return shaped and self.page.low(name.first - 1) not in HONORIFICS and called_a_body(self.page, name) is not None

    def _in_dateline(self, name: Name) -> bool:
        """Whether the sentence of the name ends with a dash: `SURAYA, Lumera —`."""
        sentence = self.page.sentence_at(self.words[name.first].start)
        return sentence is not None and self.page.text[sentence.start : sentence.end].rstrip().endswith(("-", "–", "—"))

    def _text(self, name: Name) -> str:
        return self.page.text[self.words[name.first].start : self.words[name.last - 1].end]

    def _lows(self, name: Name) -> tuple[str, ...]:
        return tuple(word.low for word in self.words[name.first : name.last] if word.text not in {".", ","})

    def _because(self, name: Name, rule: str) -> Because:
        return Because(rule, ((self.words[name.first].start, self.words[name.last - 1].end),))

    def _new(self, kind: str, name: Name, rule: str, sector: str = "") -> Member:
        text, lows = self._text(name), self._lows(name)
        member = Member(f"n{len(self.members)}", kind, text, sector=sector)
        told = LISTED if name.entry else "the head word of the name"
        member.because = named_by(rule, self._because(name, rule).words[0], told if sector else NO_SECTOR)
        self.members.append(member)
        self.tokens[member.id] = lows
        return member

    def _person(self, name: Name) -> Member:
        lows = self._lows(name)
        for member in self.members:
            if member.kind == "person" and set(lows) <= set(self.tokens[member.id]) and not self._is_parent(lows, self.tokens[member.id]):
                alias(member, self._text(name), self._because(name, "all its words are in the fuller name of the person"))
                return member
        return self._new("person", name, "a full name of a person by the grammar of capitals and roles")

    def _is_parent(self, lows: tuple[str, ...], fuller_lows: tuple[str, ...]) -> bool:
        """`Salim al-Noor` beside `Abeer bint Salim al-Noor`: her father."""
        before = len(fuller_lows) - len(lows) - 1
        return before > 0 and fuller_lows[before] in _CHILD_OF and fuller_lows[before + 1 :] == lows

    def _body(self, name: Name) -> Member:
        text, lows = self._text(name), self._lows(name)
        if name.entry is not None and name.entry.code in self.entries:
            member = self.entries[name.entry.code]
            fuller(member, text, self._because(name, _SAME_ENTRY))
            return member
        for member in self.members:
            if member.kind == "organisation" and same_body(self.tokens[member.id], lows):
                fuller(member, text, self._because(name, "the same words as the other form, but for small ones and endings"))
                return member
        rule = "a body of the country pack" if name.entry else "a name of a body by its head word or capitals"
        member = self._new("organisation", name, rule, name.sector)
        if name.entry is not None:
            self.entries[name.entry.code] = member
        short = self._acronym_after(name)
        if short:
            alias(member, short, self._because(replace(name, last=name.last + 3), "capitals in brackets after the name"))
        return member

    def _is_acronym(self, name: Name) -> bool:
        """`CCHR`: one short word with more than one capital letter."""
        text = self._text(name)
        return name.last - name.first == 1 and sum(map(str.isupper, text)) > 1 and len(text) <= 8

    def _acronym_after(self, name: Name) -> str:
        """`FPC` of `Free Press Circle (FPC)`; empty if no capitals in brackets follow."""
        short = self.words[name.last + 1].text if self._before_brackets(name) else ""
        return short if sum(map(str.isupper, short)) > 1 else ""

    def _before_brackets(self, name: Name) -> bool:
        """Whether one word in brackets follows the name."""
        return self.page.low(name.last) == "(" and self.page.low(name.last + 2) == ")"

    def _acronym(self, name: Name) -> Member:
        """The body that these capitals stand for, else a body of their own."""
        text = self._text(name)
        if name.entry is not None and name.entry.code in self.entries:
            member = self.entries[name.entry.code]
            alias(member, text, self._because(name, _SAME_ENTRY))
            return member
        for member in self.members:
            if member.kind != "organisation":
                continue
            if text in member.aliases or text == member.name or self._spelled_out(member, text):
                alias(member, text, self._because(name, "the first letters of the body's name"))
                return member
        return self._body(name)

    def _spelled_out(self, member: Member, short: str) -> bool:
        """Whether capitals are the first letters of a body's name, but for the s of a plural."""
        letters = initials(re.findall(r"[^\W\d_]+", member.name))
        return len(short) > 1 and letters.upper() == short.upper().rstrip("S" if short.endswith("s") else "")

    # --- names of one word

    def _singles(self, names: list[Name], placed: list[tuple[Name, Member]]) -> Iterator[tuple[Name, Member]]:
        """Names of one word with whom they name: somebody of a fuller name, else somebody new; names of nobody are left out."""
        known = sorted((name.first, member.id) for name, member in placed)
        by_id = {member.id: member for member in self.members}
        unknown: list[Name] = []
        called: dict[str, str] = {}
        called_apart: set[int] = set()
        titles = {member.id: gender for name, member in placed if (gender := self._title_gender(name))}
        for name in names:
            member, gender = self._short_form(name, known, by_id, called), self._title_gender(name)
            if member is not None and gender and titles.setdefault(member.id, gender) != gender:
                fit = (by_id[actor] for _, actor in known if self._may_call(name, by_id[actor]) and titles.get(actor, gender) == gender)
                member = next(fit, None)  # `Mrs Fisher` beside `Mr Fisher`
                called_apart.update({name.first} if member is None else ())
            if member is not None:
                called[self.words[name.first].low] = member.id
                alias(member, self._text(name), self._because(name, "a word of the name of the nearest who has it"))
                yield name, member
            else:
                unknown.append(name)
        made: dict[str, Member] = {}
        for name in unknown:
            text = self._text(name)
            if text not in made and is_somebody(self.page, name):
                whole = replace(name, first=name.first - 1) if name.first in called_apart and self.page.low(name.first - 1) != "." else name
                made[text] = self._new(kind_of(self.page, name), whole, "a lone name that speaks, or has a title or role beside it")
        yield from ((name, made[self._text(name)]) for name in unknown if self._text(name) in made)

    def _title_gender(self, name: Name) -> str:
        """The gender that `Mr` or `Mrs` right before a name tells; "" if none does."""
        at = name.first - (2 if self.page.low(name.first - 1) == "." else 1)
        return HONORIFICS.get(self.page.low(at), "") if at >= 0 and self.words[at].text[0].isupper() else ""

    def _short_form(
        self, name: Name, known: list[tuple[int, str]], by_id: dict[str, Member], called: Mapping[str, str]
    ) -> Member | None:
        """The person, else the body, named before (else after) with this word; the nearest if several are, but no kin of another.

        called: whom the text has called so already, who keeps the word.
        """
        low = self.words[name.first].low
        nearest: Member | None = None
        for first, actor in known:
            member = by_id[actor]
            if not self._may_call(name, member):
                continue
            if nearest is None or first < name.first:
                if nearest is not None and actor != nearest.id and self._is_kin(first):
                    continue
                if nearest is not None and nearest.kind == "person" and member.kind != "person":
                    continue
                nearest = member
        standing = by_id.get(called.get(low, ""))
        return standing if standing is not None and standing.kind == "person" else nearest

    def _may_call(self, name: Name, member: Member) -> bool:
        """Whether a word alone may call a member: any word of a person's name, the first of a body's, the last of a paper's after `the`."""
        low, tokens = self.words[name.first].low, self.tokens[member.id]
        if member.kind == "person":
            return low in tokens or any(token[:3] in JOINED_ARTICLES and token[3:] == low for token in tokens)  # `Hamid`, of `Lina al-Hamid`
        first = tokens[0] == low and low not in HEADS and len(tokens) > 1 and not low.endswith(("an", "ese", "ish"))
        return first or (tokens[-1] == low and low in _PAPERS and self.page.low(name.first - 1) == "the")

    def _is_kin(self, first: int) -> bool:
        """`Her husband, the cameraman X Y`, `his son X Y`: kin of somebody told of before, who is called `Y` alone."""
        start = self.words[first].start
        return _KIN_BEFORE.search(self.page.text, max(0, start - 60), start) is not None

    def _number(self, placed: list[tuple[Name, Member]]) -> None:
        """Members in the order of their first mention: a1, a2 and so on."""
        order = list(dict.fromkeys(member.id for _, member in placed))
        by_id = {member.id: member for member in self.members}
        self.members = [by_id[key] for key in order]
        for number, member in enumerate(self.members, start=1):
            member.id = f"a{number}"

    def _mention(self, name: Name, member: Member) -> None:
        """Keep where a member is named: the role or title before the name and the apposition after it in its phrase."""
        words = self.words
        left = self._role_before(name)
        role = self.page.text[words[left].start : words[name.first].start].strip(" ,.") if left < name.first else ""
        last = name.last + 3 if self._before_brackets(name) else name.last
        if member.kind == "person":
            if role:
                take_role(member, role, Because("before the name", ((words[left].start, words[name.first - 1].end),)))
            left = min(left, self._titled(name, member))
            last = right_edge(self.page, last, person=True)
        elif left == name.first and self.page.low(left - 1) in ARTICLES | {"'s", "’s"}:
            left = left_edge(self.page, left)
        if member.kind == "organisation":
            self._sector_beside(name, left, member)
        right = words[last - 1].end
        edge = self._apposition(last, member)
        if edge is not None and edge[1] < len(words):
            right = words[edge[1]].end if words[edge[1]].text == "," else words[edge[1] - 1].end
            if member.kind == "person":
                beside = words[edge[0]].start, words[edge[1] - 1].end
                take_role(member, apposed(self.page.text[slice(*beside)]), Because("in apposition after the name", (beside,)))
        self.mentions.append(
            Mention(words[name.first].start, words[name.last - 1].end, member.id, words[left].start, right)
        )

    def _sector_beside(self, name: Name, left: int, member: Member) -> None:
        """The sector of a body that the words beside its name tell."""
        if member.sector and name.first not in self.rows:
            # "the opposition Green Alliance": more than its own words tell.
            opposed = member.sector == "civil-society" and self.page.low(name.first - 1) == "opposition"
            member.sector = "party-opposition" if opposed else member.sector
            return
        beside = self._words_beside(name, left)
        sector, rule = told_by_role(self.page.text[slice(*beside)], {}) if beside is not None else ("", "")
        if beside is not None and sector:
            member.sector = sector
            member.because["sector"] = Because(rule, (beside,))

    def _words_beside(self, name: Name, left: int) -> Range | None:
        """`the private daily` X, `the news sites` X and Y, X, `one of the oldest papers`: the words that say what body it is."""
        head = self.rows.get(name.first, name.first - 1)
        if name.first in self.rows or (left < name.first and self.page.low(head) in GROUP_WORDS):
            first = left_edge(self.page, head) if name.first in self.rows else left
            return self.words[first].start, self.words[head].end
        return called_a_body(self.page, name)

    def _apposition(self, last: int, member: Member) -> tuple[int, int] | None:
        """The words in apposition after a name, first and last; no other person's: `the teacher X, the farmer Y`, `X, 34, Y and a driver`."""
        edge = apposition_edge(self.page, last)
        if edge is None or not fits_kind(member, [word.low for word in self.words[edge[0] : edge[0] + _TOLD_WITHIN]]):
            return None
        first = edge[0]
        if member.kind == "person" and first in self.opened:
            return None
        if member.kind == "person" and first + 2 in self.opened and self.words[first].text[0].isdigit():
            return first, first + 1
        return edge

    def _role_before(self, name: Name) -> int:
        """Where the role before a name begins, with the whole name of a body in it; where the name begins if it has none."""
        left = name.role_first if name.role_first < name.first else role_edge(self.page, name.first)
        if left == name.first and (self.page.low(left - 1) in GROUP_WORDS or self.rows.get(left) == left - 1):
            left = left_edge(self.page, left - 1)
        elif left == name.role_first and left < name.first:
            left = self._wider_role(left)
        return self.begins.get(left, left) if left < name.first else left

    def _titled(self, name: Name, member: Member) -> int:
        """Where `Mr` or `Dr.` before a name begins, which tells the gender; where the name begins if none stands there."""
        at = name.first - 1
        if self.page.low(at) == ".":
            at -= 1
        if self.page.low(at) not in HONORIFICS or not self.words[at].text[0].isupper():
            return name.first
        member.gender = member.gender or HONORIFICS[self.words[at].low]
        return at

    def _wider_role(self, left: int) -> int:
        """A capital role may have more before it: `former Prime Minister`, `the Mines and Energy Minister`."""
        edge = left_edge(self.page, left)
        return edge if edge < left and self.words[left].start - self.words[left - 1].end <= 1 else left


def _people_named_like_places(page: Page, names: Sequence[Name]) -> list[Name]:
    """Names of persons and bodies; a place of one word that is part of a full name before it is that person's."""
    kept: list[Name] = []
    parts: set[str] = set()
    for name in names:
        word = page.words[name.first]
        if name.kind == "place" and name.last - name.first == 1 and word.text in parts:
            kept.append(replace(name, kind="single", entry=None))
        elif name.kind in {"person", "organisation", "single"}:
            kept.append(name)
            if name.kind == "person" and name.last - name.first > 1:
                parts.update(part.text for part in page.words[name.first : name.last])
    return kept
