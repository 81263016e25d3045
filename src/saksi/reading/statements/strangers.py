"""Speakers whom no lexicon knows: the plain phrase beside a verb of saying becomes a member of the cast.

Rule: the phrase opens with an article, a number, a possessive, or a capital where none has to stand; it holds no finite
verb of its own outside `who ...`. Named by its head without what hangs on it (`A woman who answered the phone`: `A woman`).
"""

from __future__ import annotations

from dataclasses import replace

from saksi.reading.actors.pronouns import PRONOUNS, Source
from saksi.reading.statements.documents import PLURAL_PAPERS
from saksi.reading.statements.saying_verbs import is_adverb
from saksi.reading.text.cast import Cast, Mention
from saksi.reading.text.page import Page, Sentence
from saksi.reading.words.bodies import DOCUMENTS, NOUN_PHRASES
from saksi.reading.words.cues import CUE_FORMS
from saksi.reading.words.openers import MONTHS_DAYS
from saksi.reading.words.roles import KIN, PLURALS, ROLES

_OPENERS = frozenset(
    "a an the one two three four five six seven eight nine ten eleven twelve some several many both another other others few most certain "
    "his her its their our my all each every no those these dozens hundreds nearly about".split()
)
_BEFORE = "that ends before the cue"
_OF_THEM = frozenset(
    "one two three four five six seven eight nine ten some several many most few both none each all dozens hundreds".split()
)
_WHOLLY = frozenset(("both", "all", "each", "none"))
_ALONE = _OF_THEM | {"another", "others"}
"""What tells of somebody without a noun: `Another said`."""
_BOUNDS = frozenset(
    "and but that while because when where if before after although though as whereas since than or".split()
)
_HANGS_ON = frozenset(
    "of in from at inside outside near who whom which that whose with for to by on against among contacted interviewed reached asked quoted named called behind "
    "abroad overseas alike familiar seen reviewed obtained here there based close speaking present known dated told about under over across along beside".split()
)
_RELATIVE = frozenset(("who", "which", "that", "whose", "whom"))
_FINITE = frozenset(
    "is are was were has have had will would can could may might did does do must should said says told got went came took made be been".split()
)
_NO_NOUN = _BOUNDS | _HANGS_ON | _FINITE
_OPENS_NOBODY = _BOUNDS | _RELATIVE | _HANGS_ON | PRONOUNS.keys()
_NOT_SPEAKERS = frozenset(
    "time times day days week weeks month months year years way thing things case cases law laws incident fact facts move result number place places city rule issue problem situation "
    "morning evening afternoon night hour hours event events act acts story end beginning idea question questions charge charges evidence it this that he she they we i you "
    "same him her them rest part car road field fields point words word claim claims view moment".split()
)
BODIES = frozenset(
    "diocese synod parish chamber council collective company mine union federation association institute ministry agency brand operator developer factory firm mill post unit office hall desk station branch team committee bank body panel hospital school clinic prison embassy department service board newspaper".split()
)
_ONE = frozenset(("a", "an", "one", "his", "her", "its", "their", "our", "the", "another", "my"))
_ORDINALS = frozenset(("first", "last", "other"))
_NEEDS_NO_ARTICLE = frozenset("management parliament hall headquarters prosecution opposition".split())
_PRESS = frozenset(("news", "media", "press"))
_BODIES_OR_PAPERS = BODIES | _NEEDS_NO_ARTICLE | DOCUMENTS | PLURAL_PAPERS
_SHOWS = frozenset("indicate show suggest signal underscore underline highlight reveal reaffirm raise".split())
"""Verbs of which a thing may be the subject: `the murder indicates that she was right`."""
_BEFORE_CUE = frozenset(',”"’')
_PEOPLE_DO = ("mates", "ers", "ists", "ants", "ees")
_SOMEBODY = (*_PEOPLE_DO, "ors", "ians", "people", "man", "men", "woman", "women", "family")
_EVIDENCE = frozenset(
    "evidence research study findings conclusions investigation graph chart map maps footage video videos film photo photos photograph photographs image images picture pictures "
    "recording recordings email emails message messages letter letters poll polls census autopsy test tests register list transcript transcripts logs headlines".split()
)
"""What shows something by what it holds: `the footage shows that police shot first`."""
_MOST_MODIFIERS = 3
_LONGEST = 18
_LONGEST_NAME = 6
"""Words before its last."""
_SHORTEST = 3
"""Characters."""


def may_show(lemma: str, name: str) -> bool:
    """Whether whoever a plain phrase names says what a verb like `indicates` takes: people, bodies and papers do, events do not."""
    head = name.rsplit(" ", 1)[-1].lower()
    known = head in ROLES or head in PLURALS or head in NOUN_PHRASES or head in _BODIES_OR_PAPERS or head in KIN or head in _EVIDENCE
    return lemma not in _SHOWS or known or head.endswith(_SOMEBODY)


class Strangers:
    """Finds and adds unknown speakers of one page."""

    def __init__(self, page: Page, cast: Cast) -> None:
        self.page = page
        self.words = page.words
        self.cast = cast

    def before(self, last: int, sentence: Sentence) -> Source | None:
        """The phrase that ends with word `last`, right before the verb (a comma there closes what hangs on it)."""
        words = self.words
        if last < 0 or words[last].start < sentence.start or words[last].low in PRONOUNS:
            return None
        floor = self.page.word_at(sentence.start)
        for first in self._openings(last, floor):
            if self._holds_clause(first, last) or words[first].low in PRONOUNS:
                continue
            named = self._named_before(first, sentence) if words[last + 1].text == "," else None
            if named is not None:
                return Source((named.actor,), named.left, words[last].end, rule=f"named before an apposition {_BEFORE}")
            whole = self._described(first, last, sentence)
            if whole is not None:
                return whole
            found = self._member(first, last)
            if found is not None:
                return Source((found,), words[first].start, words[last].end, rule=f"a plain phrase {_BEFORE}")
        return None

    def _described(self, first: int, last: int, sentence: Sentence) -> Source | None:
        """`The nearest neighbour, a mechanic, said`: the plain phrase that opens the sentence, before its apposition."""
        words = self.words
        if words[first].low not in {"a", "an"} or self.page.low(first - 1) != "," or words[last + 1].text != ",":
            return None
        whole = self.before(first - 2, sentence)
        if whole is None or whole.start > sentence.start + 1:
            return None
        return replace(whole, end=words[last].end)

    def _named_before(self, first: int, sentence: Sentence) -> Mention | None:
        """`Maria Tolen, his mother, said`: the name to which the phrase is an apposition."""
        words = self.words
        if first < 2 or words[first - 1].text != "," or words[first].text[0].isupper():
            return None
        last = first - 2 if words[first - 2].text != "." else first - 3
        near = self.cast.within(sentence.start, words[first - 1].start)
        return next((mention for mention in near if mention.proper and last >= 0 and mention.end == words[last].end), None)

    def after(self, first: int, sentence: Sentence) -> Source | None:
        """The phrase that begins with word `first`: `joked their teacher`, `according to stadium police`."""
        words = self.words
        if first >= len(words) or not (self._may_open(first) or self._plural_follows(first)):
            return None
        last = first
        while (
            last < len(words)
            and words[last].start < sentence.end
            and last - first < 7
            and (words[last].text[0].isalnum() or words[last].low in {"'s", "’s"})
            and (last == first or words[last].low not in _NO_NOUN)
        ):
            last += 1
        beside = self._one_of(first, last)
        if beside is not None:
            return Source((beside.actor,), words[first].start, beside.right, rule="named in apposition to the phrase after the cue")
        if last == first or (last < len(words) and words[last].low in _FINITE) or words[last - 1].low.endswith("ing"):
            return None
        named = self._named_beside(last)
        if named is not None:
            return Source((named.actor,), words[first].start, named.right, rule="named in apposition to the phrase after the cue")
        found = self._member(first, last - 1)
        rule = "a plain phrase right after the cue"
        return Source((found,), words[first].start, words[last - 1].end, rule=rule) if found is not None else None

    def some_of(self, many: Mention) -> Source | None:
        """`one of the guards`, `many of these workers`: some of those whom the phrase after `of` means, and not them all."""
        words = self.words
        of = self.page.word_at(many.left) - 1
        if many.proper or of < 1 or words[of].low != "of" or words[of - 1].low not in _OF_THEM - _WHOLLY:
            return None
        start = words[of - 1].start
        kind = "person" if words[of - 1].low == "one" else "group"
        actor = self.cast.add(kind, self.page.text[start : many.end], start, many.end, rule="some of those whom the words name").actor
        return Source((actor,), start, many.right, rule="some of those whom the words name")

    def _one_of(self, first: int, last: int) -> Mention | None:
        """`said one of them, Maria Tolen`: the person named."""
        words = self.words
        if last != first + 1 or words[first].low not in {"one", "another"} or self.page.low(last) != "of":
            return None
        comma = next((at for at in range(last, min(last + 6, len(words))) if words[at].text == ","), None)
        return self._named_beside(comma) if comma is not None else None

    def _plural_follows(self, first: int) -> bool:
        """`according to stadium police`, `to residents`, `to local news reports`: a bare plural or a body, few modifiers before it."""
        near = self.words[first : first + 3]
        return any(word.low in PLURALS or word.low in NOUN_PHRASES for word in near[:2]) or any(word.low in PLURAL_PAPERS for word in near)

    def _named_beside(self, comma: int) -> Mention | None:
        """`his counsel, Mr. X`: the person named in apposition."""
        words = self.words
        if comma + 1 >= len(words) or words[comma].text != ",":
            return None
        near = self.cast.within(words[comma].start, words[min(comma + 6, len(words) - 1)].end)
        at = words[comma + 1].start
        return next(
            (m for m in near if m.proper and m.left <= at + 1 and self.cast.members[m.actor].kind == "person"), None
        )

    def _openings(self, last: int, floor: int) -> list[int]:
        """Where the phrase may begin, the nearest first: after a mark or a conjunction, or with the sentence."""
        words = self.words
        found = []
        at = last
        while at >= floor and last - at < _LONGEST:
            before = words[at - 1] if at > floor else None
            bounded = before is None or not (before.text[0].isalnum() or before.text == "(") or before.low in _BOUNDS
            bounded = bounded or (before is not None and before.low in CUE_FORMS and self.page.low(at - 2) in _BEFORE_CUE)
            if bounded and (self._may_open(at) or (at > 0 and self._bare(at, last))):
                found.append(at)
                if before is None or before.text != ",":
                    break
            if words[at].text in {";", ":", "“", "”", '"', "—", "–"} or (words[at].text == "," and words[last + 1].text != ","):
                break
            at -= 1
        return found

    def _owns(self, mark: int) -> bool:
        """The apostrophe of a plural that owns what follows: `her students' collective`."""
        words = self.words
        return words[mark].text in "'’" and words[mark - 1].low.endswith("s") and words[mark - 1].end == words[mark].start

    def _bare(self, first: int, last: int) -> bool:
        """A phrase after a comma that needs no article: `..., city hall said`, `..., classmates at the faculty said`."""
        head = first
        while head < last and self.words[head + 1].low not in _HANGS_ON and self.words[head + 1].text[0].isalpha():
            head += 1
        low = self.words[head].low
        return (
            self.words[first - 1].text in ",”"
            and head - first < _MOST_MODIFIERS
            and self.words[first].low not in _OPENS_NOBODY
            and self.words[first].low not in _FINITE
            and (low in PLURALS or low in DOCUMENTS or low in PLURAL_PAPERS or low in _NEEDS_NO_ARTICLE or low.endswith(_PEOPLE_DO))
        )

    def _may_open(self, index: int) -> bool:
        word = self.words[index]
        return word.low not in _OPENS_NOBODY and (
            word.low in _OPENERS or word.text[0].isdigit() or word.text[0].isupper()
        )

    def _holds_clause(self, first: int, last: int) -> bool:
        relative = False
        for word in self.words[first : last + 1]:
            if word.low in _RELATIVE:
                relative = True
            elif word.low in _FINITE and not relative:
                return True
        return False

    def _head(self, first: int, last: int) -> int:
        """The noun of the phrase from `first` on, before what hangs on it; of `one of the workers` the workers."""
        words = self.words
        head = first
        while (
            head < last
            and words[head + 1].low not in _HANGS_ON
            and (words[head + 1].text[0].isalnum() or words[head + 1].low in {"'s", "’s", "-"} or self._owns(head + 1))
        ):
            head += 1
        if head + 4 <= last and words[head + 1].text == "(" and words[head + 3].text == ")" and words[head + 4].text[0].isalpha() and words[head + 4].low not in _HANGS_ON:
            return self._head(head + 4, last)  # `a River Army (RA) soldier`
        if words[first].low in _OF_THEM and head < last and words[head + 1].low == "of":
            head += 1
            while head < last and words[head + 1].text[0].isalnum() and words[head + 1].low not in _HANGS_ON:
                head += 1
        return head

    def _speaks_not(self, first: int, head: int) -> bool:
        """Whether the word `head` of the phrase from `first` on is no noun for somebody who speaks."""
        named = self.words[head]
        return (
            head - first - 4 * any(word.text == "(" for word in self.words[first:head]) > _LONGEST_NAME
            or (named.low in _ORDINALS and (self.words[first].low != "the" or head - first != 1))
            or (named.low in _NOT_SPEAKERS and not (named.text[0].isupper() and head > first))
            or named.low in MONTHS_DAYS
            or named.low in _BOUNDS
            or named.low.endswith("ing")
            or is_adverb(named.low)
            or (named.text[0].isdigit() and head > first)
            or len(named.low) < _SHORTEST
        )

    def _member(self, first: int, last: int) -> str | None:
        """The standing member that the head names, or a new one; None if the head is no speaker."""
        words = self.words
        head = self._head(first, last)
        if self._speaks_not(first, head):
            return None
        named = words[head]
        start, end = words[first].start, named.end
        standing = [mention for mention in self.cast.within(start, end) if mention.end == end]
        if standing:
            return standing[-1].actor
        proper = words[first].low not in _OPENERS and all(word.text[0].isupper() for word in words[first : head + 1])
        plural = named.low in PLURALS or (named.low.endswith("s") and not proper)
        bare = named.low in _NEEDS_NO_ARTICLE
        if head == first and not proper and not plural and not bare and words[first].low not in _ALONE:
            return None
        kind = (
            "organisation"
            if proper or named.low in NOUN_PHRASES or named.low in _BODIES_OR_PAPERS
            else "group"
            if plural or words[first].low not in _ONE
            else "person"
        )
        sector = "media" if any(word.low in _PRESS for word in words[first:head]) else "other"
        return self.cast.add(kind, self.page.text[start:end], start, end, sector, rule="a plain phrase beside a verb of saying").actor
