"""Documents that speak: the body behind `the report`, `CCHR's annual report`, `a statement by X`.

Rule: its possessor, its author after `by` or `from`, else the body that issued such a document last.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from saksi.reading.actors.phrases import ARTICLES, left_edge
from saksi.reading.actors.pronouns import Pronouns, Source
from saksi.reading.text.cast import Cast, Mention
from saksi.reading.text.page import Page, Sentence
from saksi.reading.words.bodies import DOCUMENTS

ISSUES = frozenset(
    "signed issued published released sent wrote posted put submitted delivered launched made adopted signing issuing".split()
)
"""Verbs of putting a document out."""
_MADE = ISSUES | frozenset("compiled collected gathered prepared drafted written produced commissioned provided filed shared".split())
"""The same, and verbs of making one."""
PLURAL_PAPERS = frozenset("reports records documents figures data statistics estimates".split())
"""Papers in the plural that need no article: `according to news reports`."""
_FILED_WITH_COURTS = frozenset("indictment affidavit complaint filing petition submission".split())
_FILED = _FILED_WITH_COURTS | frozenset("notice warrant order decree directive certificate verdict judgment judgement ruling".split())
_PROSECUTES = re.compile(r"prosecut|attorney|justice dep|department of justice|ministry of justice|jury", re.IGNORECASE)
_SPOKE_IN = r"\b(?:[Ii]n|through|via|with) (?:an?|its|his|her|their|another) (?:[\w’'-]+ ){0,3}"
"""Before the paper in which somebody speaks: `in a short statement`."""
_OF_BODIES = frozenset("report study survey investigation review assessment analysis".split())
"""Papers that a body puts out, whoever tells of them."""
_OWNS = frozenset(("'s", "’s"))
_FAR = 1500
"""Characters back to the first naming of a document."""


class Documents:
    """Finds who speaks through the documents of one page."""

    def __init__(
        self, page: Page, cast: Cast, pronouns: Pronouns, after: Callable[[int, Sentence], Source | None]
    ) -> None:
        self.page = page
        self.cast = cast
        self.pronouns = pronouns
        self.after = after

    def at(self, index: int) -> Source | None:
        """`the report`, `CCHR's annual report`, `a statement by X`: the body behind it."""
        words = self.page.words
        last = index
        while last < len(words) and last - index < 9 and words[last].low not in DOCUMENTS:
            if words[last].text[0] in ',.;:“”"' or words[last].low in {"and", "that", "said", "on"}:
                return None
            last += 1
        if last >= len(words) or words[last].low not in DOCUMENTS or left_edge(self.page, last) > index:
            return None
        return self.source(index, last)

    def source(self, first: int, last: int) -> Source | None:
        """The body behind the document in words [first, last]: its possessor, its author, the last to issue one."""
        words = self.page.words
        start, end = words[first].start, words[last].end
        for mention in self.cast.within(start, end):
            body = mention.proper or self.cast.members[mention.actor].kind == "organisation"
            if body and words[last].start > mention.end:
                return Source((mention.actor,), start, end, document=True, rule="whose document speaks, as its name tells")
        owner = self._owner(first, last)
        if owner is not None:
            return owner
        following = self.page.word_at(end)
        if following + 1 < len(words) and (words[following].low in ISSUES or (words[following].low in _MADE and words[following + 1].low == "by")):
            following += 1
        if following + 1 < len(words) and words[following].low in {"by", "from", "of", "which"}:
            author = self.after(following + 1, self.page.sentence_at(start) or Sentence(0, len(self.page.text), 0))
            if author is not None:
                return Source(author.actors, start, author.end, document=True, rule="a document speaks: its author")
        issuer = self._issuer(start, words[last].low, bare=words[first].low not in ARTICLES and words[last].low in PLURAL_PAPERS)
        rule = "a document speaks: the body that issued one last"
        return Source((issuer,), start, end, document=True, rule=rule) if issuer else None

    def _owner(self, first: int, last: int) -> Source | None:
        """`the River League’s 2021 report`, where the phrase begins with the year; `Ardemira’s report`, of somebody told of nowhere else."""
        words = self.page.words
        start, end = words[first].start, words[last].end
        if self.page.low(first - 1) in _OWNS and first > 1:
            named = next((m for m in self.cast.within(0, start) if m.end == words[first - 2].end), None)
            return Source((named.actor,), named.left, end, document=True, rule="whose document speaks, as its name tells") if named is not None else None
        mark = next((at for at in range(first + 1, last) if words[at].low in _OWNS), first)
        if mark == first or not all(word.text[0].isupper() for word in words[first:mark]):
            return None
        rule = "whose document speaks"
        actor = self.cast.add("organisation", self.page.text[start : words[mark - 1].end], start, words[mark - 1].end, rule=rule).actor
        return Source((actor,), start, end, document=True, rule=rule)

    def written_by(self, author: Mention, by: int) -> Source | None:
        """`a survey of 3,000 households by the River League`: the phrase as a document of the author that closes it."""
        words = self.page.words
        if by < 1 or words[by].low not in {"by", "from"}:
            return None
        for at in range(by - 1, max(by - 9, -1), -1):
            if not words[at].text[0].isalnum():
                return None
            if words[at].low in DOCUMENTS:
                start = words[left_edge(self.page, at)].start
                return Source((author.actor,), start, author.right, document=True, rule="a document speaks: its author")
        return None

    def _issuer(self, position: int, noun: str, *, bare: bool) -> str | None:
        """bare: no article stands before it (`according to hospital records`): a body that has not spoken need not have put it out."""
        sentence = self.page.sentence_at(position)
        opener = self.page.words[self.page.word_at(position)].low
        if sentence is not None and opener in {"a", "an", "its", "another"}:
            inside = [
                m
                for m in self.cast.within(sentence.start, position)
                if self.cast.members[m.actor].kind == "organisation" and self.page.quote_at(m.start) is None and self._may_write(m.actor, noun)
            ]
            if inside:
                return inside[-1].actor
        named = self._named_with(position, noun)
        if named is not None:
            return named
        for _, source in reversed(self.pronouns.spoken[-12:]):
            if not self._may_write(source.actors[0], noun):
                continue
            if source.document or (self.cast.members[source.actors[0]].kind == "organisation" and noun != "verdict"):
                return source.actors[0]
        if bare or noun in _FILED_WITH_COURTS:
            return None
        near = self.cast.nearest_before(position, frozenset(("organisation",)))
        quoted = near is not None and self.page.quote_at(near.start) is not None
        return near.actor if near is not None and not quoted and self._may_write(near.actor, noun) and (near.proper or self.cast.members[near.actor].sector != "other") else None

    def _named_with(self, position: int, noun: str) -> str | None:
        """The body in the nearest earlier sentence that names such a document (`in its report, the centre counted`)."""
        at = self.page.text.rfind(noun, max(0, position - _FAR), position)
        sentence = self.page.sentence_at(at) if at >= 0 else None
        if sentence is None or sentence.end >= position:
            return None
        spoken = [s for where, s in self.pronouns.spoken if sentence.start <= where < sentence.end]
        papers = [s for s in spoken if s.document]
        if papers:
            return papers[-1].actors[0]
        if spoken and re.search(_SPOKE_IN + noun, self.page.text[sentence.start : sentence.end]) is not None:
            speaker = spoken[0].actors[0]
            if noun not in _OF_BODIES or self.cast.members[speaker].kind != "person":
                return speaker
        bodies = [m for m in self.cast.within(sentence.start, sentence.end) if self._issues(m) and self._may_write(m.actor, noun)]
        return bodies[0].actor if bodies else None

    def _may_write(self, actor: str, noun: str) -> bool:
        """Courts try indictments and hear petitions that others write; an outlet writes of affidavits and notices, not the things themselves."""
        member = self.cast.members[actor]
        if noun not in _FILED:
            return True
        court = member.sector == "judiciary" and _PROSECUTES.search(member.name) is None
        return member.sector != "media" and not (court and noun in _FILED_WITH_COURTS)

    def _issues(self, mention: Mention) -> bool:
        return mention.proper and self.cast.members[mention.actor].kind == "organisation"
