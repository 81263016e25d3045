"""Who is in the text, as a model names them: one member for each, with every place where a name stands.

Rule: a name counts only where it stands in the paragraph that the model states; roles and other names must stand in the text too.
Across parts, people and bodies with the same name, or a part of it that only one of them can have, are one member.
"""

from __future__ import annotations

import re
from collections import Counter

from saksi.codebook.lists import codebook
from saksi.reading.actors.sectors import told_by_roles
from saksi.reading.llm.schema import Item, text_of, texts_of
from saksi.reading.llm.search import QuoteSearch
from saksi.reading.sameness import words
from saksi.reading.text.cast import Cast, Member, Mention, named_by
from saksi.reading.text.found import Because, Range
from saksi.reading.text.page import Page

_KINDS = frozenset(("person", "organisation", "group"))
_NOBODY = frozenset("i me we us you he him his she her it they them their who whom which that this these those".split())
"""Words that stand for a name and are none."""


class Casting:
    """Gathers the members of one page. dropped: what had no words in the text, by kind. model: whose answers they are."""

    def __init__(self, page: Page, search: QuoteSearch, dropped: Counter[str], model: str) -> None:
        self.page = page
        self.model = model
        self.search = search
        self.dropped = dropped
        self.members: dict[str, Member] = {}
        self.places: dict[str, list[Range]] = {}
        self._told: list[str] = []

    def begin_part(self) -> None:
        """From here on members of the parts before may be met again; within one part each entry is somebody else."""
        self._told = []

    def add(self, item: Item, within: Range) -> None:
        """An actor of the model's list, whose name must stand in the range."""
        name = text_of(item, "name")
        place = None if name.casefold() in _NOBODY else self.search.find(name, within)
        if place is None:
            self.dropped["actors"] += 1
            return
        member = self._member(place, text_of(item, "kind"))
        self._name(member, place)
        for other in texts_of(item, "other_names"):
            found = self.search.find(other, (0, len(self.page.text)))
            if found is None:
                self.dropped["names"] += 1
            else:
                self._name(member, found)
        self._role(member, text_of(item, "role"), within)
        self._sector(member, text_of(item, "sector"), place)

    def who(self, name: str, within: Range, near: int) -> tuple[str, Range] | None:
        """The member of this name and the words that name it, those nearest to `near` within the range, or else anywhere.

        A name that was not in the model's list makes a member if it stands in the range.
        """
        member = self._called(name)
        if member is None:
            place = None if name.casefold() in _NOBODY else self.search.find(name, within, near)
            if place is None:
                return None
            member = self._member(place, "")
            self._name(member, place)
        return member.id, self._nearest(member, name, within, near)

    def cast(self) -> Cast:
        """The members, with all places where one of their names stands; longer names first, none inside another."""
        taken: list[Range] = []
        mentions: list[Mention] = []
        for member in self.members.values():
            for place in dict.fromkeys(self.places[member.id]):
                taken.append(place)
                mentions.append(self._mention(member, place))
        forms = ((form, member) for member in self.members.values() for form in (member.name, *member.aliases))
        for form, member in sorted(forms, key=lambda pair: -len(pair[0])):
            for place in self.search.all(form, (0, len(self.page.text))):
                if not any(place[0] < end and start < place[1] for start, end in taken):
                    taken.append(place)
                    mentions.append(self._mention(member, place))
        return Cast(self.members.values(), mentions)

    # --- members

    def _read(self, place: Range) -> str:
        return " ".join(self.page.text[place[0] : place[1]].split())

    def _called(self, name: str) -> Member | None:
        wanted = " ".join(name.split()).casefold()
        same = [member for member in self.members.values() if wanted in _forms(member)]
        return same[0] if same else None

    def _member(self, place: Range, kind: str) -> Member:
        """The standing member of the name here, or a new one."""
        name = self._read(place)
        standing = self._called(name) or self._shortened(name, kind)
        if standing is not None:
            return standing
        told = "" if kind in _KINDS else "; its kind by its first letter"
        capital = name[:1].isupper() or not name[:1].islower()
        kind = kind if kind in _KINDS else ("person" if capital else "group")
        member = Member(f"a{len(self.members) + 1}", kind, name)
        member.because = named_by(quoted_by(self.model, and_then=told).rule, place)
        self.members[member.id] = member
        self.places[member.id] = []
        self._told.append(member.id)
        return member

    def _shortened(self, name: str, kind: str) -> Member | None:
        """The only member of earlier parts whose name has all words of this one, or only words of this one."""
        ours = words(name)
        if kind not in {"person", "organisation"} or not ours:
            return None
        earlier = [m for m in self.members.values() if m.id not in self._told and m.kind == kind]
        fitting = [m for m in earlier if any(ours <= words(form) or words(form) <= ours for form in (m.name, *m.aliases) if words(form))]
        return fitting[0] if len(fitting) == 1 else None

    def _name(self, member: Member, place: Range) -> None:
        name = self._read(place)
        self.places[member.id].append(place)
        if name.casefold() in _forms(member):
            return
        longer = len(words(name)) > len(words(member.name)) and words(member.name) <= words(name)
        member.aliases.append(member.name if longer else name)
        member.because[f"aliases.{member.aliases[-1]}"] = quoted_by(self.model, place, and_then="; the longest form is the name")
        member.name = name if longer else member.name

    def _role(self, member: Member, role: str, within: Range) -> None:
        if not role:
            return
        place = self.search.find(role, within)
        if place is None:
            self.dropped["roles"] += 1
        elif self._read(place) not in member.roles:
            member.roles.append(self._read(place))
            member.because[f"roles.{self._read(place)}"] = quoted_by(self.model, place)

    def _sector(self, member: Member, sector: str, place: Range) -> None:
        if member.sector != "other":
            return
        if sector in codebook().sectors:
            member.sector, rule = sector, f"language model {self.model} chose it for the name it quoted"
        else:
            member.sector, rule, _ = told_by_roles((*member.roles, member.name), {})
        member.because["sector"] = Because(rule, (place,))

    # --- places

    def _nearest(self, member: Member, name: str, within: Range, near: int) -> Range:
        names = (name, member.name, *member.aliases)
        here = [place for form in names for place in self.search.all(form, within)]
        return min(here or self.places[member.id], key=lambda place: abs(place[0] - near))

    def _mention(self, member: Member, place: Range) -> Mention:
        named = member.kind != "group" and re.search(r"[^\W\d_]", self.page.text[place[0] : place[1]]) is not None
        proper = named and not self.page.text[place[0]].islower()
        return Mention(*place, member.id, *place, proper=proper)


def quoted_by(model: str, *words: Range, and_then: str = "") -> Because:
    """The reason of what a language model found. and_then: what was done with its words."""
    return Because(f"language model {model} quoted these words{and_then}", words)


def _forms(member: Member) -> set[str]:
    return {form.casefold() for form in (member.name, *member.aliases)}
