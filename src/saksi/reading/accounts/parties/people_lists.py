"""Lists of people named in a row, and who of a group is named so: `arrested ten people, including A and the lawyer B, 61`.

Rule: each item is a named person after words that only describe, followed at most by an age, a place, words in
brackets or an apposition; who hangs on a preposition or owns what follows is no item. A list tells of the group of an
act if no other people are spoken of between the two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from saksi.reading.accounts.parties.parties import Parties
from saksi.reading.actors.cast_phrases import POSSESSIVE, Party, joined, ruled, unique
from saksi.reading.actors.named_rows import OF_BODIES, WHEN
from saksi.reading.actors.phrases import count_of
from saksi.reading.text.cast import Mention
from saksi.reading.text.found import Range
from saksi.reading.text.page import Sentence
from saksi.reading.words.roles import PLURALS

_NO_CLAUSE = r"(?!(?:who|which|that|when|while|where|after|before|because|as|if|said|says|told|was|were|is|are|has|have|had|will|would|did|does|against|by|in|on|at|from|to|with)\b)"
_DESCRIBED = rf"(?:{_NO_CLAUSE}[\w.’'&/-]+ ){{0,9}}"
_FIRST = re.compile(rf"[\s“\"]*{_DESCRIBED}")
_CAPITALS = r"(?:[A-Z][\w.’'&-]*|of|the|for|and|de|al)"
_TRAILING = rf"(?: (?:of|from|for|in|at|with) (?:the )?{_CAPITALS}(?: {_CAPITALS})*)?(?: \([^()]{{1,60}}\))?(?:,? (?:aged )?\d{{1,3}})?"
_NEXT = re.compile(rf"{_TRAILING}(?:\s*[;,]\s*(?:and |as well as )?|\s+and\s+|\s*&\s*|\s+as well as\s+){_DESCRIBED}")
_NEXT_PAST_ASIDE = re.compile(rf"{_TRAILING}, [^;“”]{{2,140}}?(?:[;,]\s*(?:and )?|,? and ){_DESCRIBED}|[^“”]{{2,170}};\s*(?:and )?{_DESCRIBED}")
_HANGS = frozenset("of for to with by against from at in on near than like".split())
_CLAUSE = frozenset("was were is are has have had said says told will would can could did".split())
_LONGEST_ITEM = 190
"""Characters from the end of one name to the next."""
_NAMED_AS = re.compile(
    r"(?:including|among (?:them|whom)(?: (?:is|are|was|were))?|such as)(?: (?:both|also|the likes of))?:? "
    r"|(?P<whole>(?:namely|(?:who (?:were|was|are|have been) )?(?:later )?(?:identified|named)(?: (?:by|on|in) [^,.;:]{1,40}?)?(?: only)? as)[:,]? |: | [—–-] |, (?=the [A-Z]))"
)
_WHEN = re.compile(WHEN)
_AMONG_THEM = re.compile(r", (?P<names>[^;:“”.]{3,110}?),? among them\b")
_NO_LINK = re.compile(r"[“”;:.]|\b(?:said|says|told|but|called|urged|demanded)\b")
_ANOTHER = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+|others|another|some|several|most|many|both|it|he|she), ?\Z",
    re.IGNORECASE,
)
"""`eleven were freed and six, among them X, charged`: X is one of the six."""
_UNCOUNTED = re.compile(r"many|several|some|dozens|scores|hundreds|thousands|others|many others", re.IGNORECASE)
"""So many people told by no more than that."""
_FAR = 130
"""Characters: so far after a group a list may name those of it."""


class PeopleLists:
    """Reads the lists of people of one page."""

    def __init__(self, parties: Parties) -> None:
        self.page = parties.page
        self.cast = parties.cast
        self.parties = parties

    def listed(self, start: int, end: int, kind: str = "person") -> list[Party]:
        """The named people (or bodies, by `kind`) of the list that begins at `start`, at most up to `end`."""
        found: list[Mention] = []
        for mention in self.cast.within(start, end):
            if not mention.proper or self.cast.members[mention.actor].kind != kind:
                continue
            since = found[-1].end if found else start
            if mention.start < since:
                continue
            gap = self.page.text[since : mention.start]
            if len(gap) > _LONGEST_ITEM:
                break
            if self._is_item(gap, mention, first=not found):
                found.append(mention)
            elif not found:
                return []
        return unique(found)

    def _is_item(self, gap: str, mention: Mention, *, first: bool) -> bool:
        """Whether the words before a name make it the first or the next item of a list, and those after it allow it."""
        before = self.page.low(self.page.word_at(mention.start) - 1)
        if before in _HANGS or POSSESSIVE.match(self.page.text, mention.end):
            return False
        if first:
            return _FIRST.fullmatch(gap) is not None
        if self.page.low(self.page.word_at(mention.end)) in _CLAUSE and ";" not in gap:
            return False
        return _NEXT.fullmatch(gap) is not None or _NEXT_PAST_ASIDE.fullmatch(gap) is not None

    def with_named(self, victims: Sequence[Party], words: Range, sentence: Sentence) -> list[Party]:
        """`ten people, including A and B`, `seven of them, namely A and B`: those named of the group too."""
        group = victims[-1] if victims else None
        if group is None or self.parties.kind(group) != "group" or not sentence.start <= group.start < sentence.end:
            return list(victims)
        return self._named_after(victims, group, words, sentence) or joined(victims, self._named_before(group, sentence))

    def _named_after(self, victims: Sequence[Party], group: Party, words: Range, sentence: Sentence) -> list[Party]:
        """The victims with those whom `including` or the like names of the group, or these in its place if they are as many; else nobody."""
        known = {party.actor for party in victims}
        mention = self.cast.covering(group.start)
        last = group.end if mention is None else max(group.end, mention.right)  # `dozens of activists`, told by its number alone
        kind = "organisation" if OF_BODIES.search(self.page.text, group.start, group.end) else "person"
        after = max(last, words[1])
        for match in _NAMED_AS.finditer(self.page.text, last, sentence.end):
            between = self.page.text[last : match.start()]
            if len(between) > _FAR or _NO_LINK.search(between):
                break
            far_colon = match["whole"] == ": " and match.start() > after + 1 and not _WHEN.fullmatch(between)
            if far_colon or self._others_between(last, match.start()) or _ANOTHER.search(between):
                continue
            named = [party for party in self.listed(match.end(), sentence.end, kind) if party.actor not in known]
            if not named and _UNCOUNTED.fullmatch(self.cast.members[group.actor].name):
                # "Many were freed, including two ministers": who they were at all.
                more = self.parties.object(self.page.word_at(match.end()), sentence)
                named = [party for party in more if party.actor not in known and self.parties.kind(party) == "group"]
            if named:
                whole = match["whole"] and len(named) == count_of(self.cast.members[group.actor].name)
                return [*(victims[:-1] if whole else victims), *ruled(named, f"named of the group by `{match[0].strip(' :,')}`")]
        return []

    def _named_before(self, group: Party, sentence: Sentence) -> list[Party]:
        """`ten people, A and B among them`: who is named before `among them`."""
        among = _AMONG_THEM.search(self.page.text, group.end, sentence.end)
        if among is None or self._others_between(group.end, among.start()):
            return []
        return ruled(self.listed(*among.span("names")), "named of the group before `among them`")

    def _others_between(self, start: int, end: int) -> bool:
        """Whether other people are spoken of between the group, which ends at start, and the list."""
        words = self.page.words[self.page.word_at(start) : self.page.word_at(end)]
        people = any(self.cast.members[m.actor].kind != "organisation" for m in self.cast.within(start, end))
        return people or any(word.low in PLURALS for word in words)
