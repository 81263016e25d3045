"""Who speaks each cue of a sentence: the choice among the subjects that stand near it.

Rule: `said X` after a quotation; the agent of a passive; the subject right before; for `adding` and `and said` the
speaker of the verb before; else the phrase that opens the sentence.
"""

from __future__ import annotations

from saksi.reading.cast import Cast
from saksi.reading.hits import Hit
from saksi.reading.page import Page, Sentence
from saksi.reading.pronouns import Source
from saksi.reading.subjects import Subjects

_GOES_ON = frozenset("and but then also later or has have had again now today yesterday".split())
_OF_PEOPLE = frozenset(
    "say tell add claim argue insist complain urge demand vow deny accuse ask allege reply respond warn explain condemn".split()
)
"""Only people and bodies do this, so that a subject not known is taken for one."""


class Speakers:
    """Finds the source of each cue of one page."""

    def __init__(self, page: Page, cast: Cast, subjects: Subjects) -> None:
        self.page = page
        self.text = page.text
        self.cast = cast
        self.subjects = subjects

    def of(self, hit: Hit, sentence: Sentence, previous: Source | None) -> Source | None:
        """The speaker of one cue; previous: the speaker named before it in the same sentence."""
        words = self.page.words
        if hit.cue.frames == "P":
            return self.subjects.after(hit.last, sentence)
        if self.is_passive(hit):
            return self.subjects.after(hit.last + 1, sentence)
        before = words[hit.first - 1] if hit.first else None
        if self._may_invert(hit):
            inverted = self.subjects.after(hit.last, sentence) if hit.cue.tense in {"past", "s", "base"} else None
            if inverted is not None and self._ends_well(inverted, sentence):
                return inverted
        if before is not None and before.low == "as" and hit.cue.tense == "ing":
            return self._quoted_as(hit, sentence)
        if hit.cue.tense == "ing" and not (
            before is not None and before.low in {"is", "are", "was", "were", "been", "also", "now"}
        ):
            return self._carried(hit, sentence, previous)
        found = self.subjects.before(hit.first, sentence)
        if found is not None:
            return found
        goes_on = before is not None and (before.low in _GOES_ON or not before.text[0].isalpha())
        if hit.cue.tense in {"base", "s"} and not goes_on:
            return None
        if not goes_on:
            found = self.subjects.opening(hit, sentence)
            return found or (self.subjects.unknown(hit.first, sentence) if hit.cue.lemma in _OF_PEOPLE else None)
        return self._carried(hit, sentence, previous)

    def is_passive(self, hit: Hit) -> bool:
        """`was described by X as`, `was condemned by X`: the speaker stands after `by`."""
        words = self.page.words
        return (
            hit.cue.tense == "past"
            and bool(set(hit.cue.frames) & set("CJ"))
            and hit.last < len(words)
            and words[hit.last].low == "by"
        )

    def _may_invert(self, hit: Hit) -> bool:
        """After a quotation or a comma `said X` may stand, unless the comma closes the subject's apposition."""
        before = self.page.words[hit.first - 1] if hit.first else None
        if before is None or set(hit.cue.frames) & set("0TAJ") or ("D" in hit.cue.frames and before.text == ","):
            return False
        return before.text in '”"»’' or (before.text == "," and before.end not in self.subjects.by_right)

    def _ends_well(self, source: Source, sentence: Sentence) -> bool:
        rest = self.text[source.end : sentence.end].strip()
        return source.pronoun == "" and not rest.startswith(("was ", "were ", "is ", "are ", "had ", "has "))

    def _quoted_as(self, hit: Hit, sentence: Sentence) -> Source | None:
        """`quoted X, the spokesman, as saying`; `X was quoted as saying`."""
        words = self.page.words
        at = hit.first - 2
        if at > 0 and words[at].low in {"quoted", "cited"}:
            return self.subjects.before(at, sentence)
        return self.subjects.before(hit.first - 1, sentence) or self.subjects.unknown(hit.first - 1, sentence)

    def _carried(self, hit: Hit, sentence: Sentence, previous: Source | None) -> Source | None:
        """The speaker of the verb before in this sentence, else the subject of the sentence."""
        found = previous or self.subjects.of_sentence(sentence, hit.start)
        if found is None:
            return None
        return Source(found.actors, hit.start, hit.end, found.document, own=False)

    def agrees(self, hit: Hit, source: Source) -> bool:
        """Number of subject and verb, for the forms that may be nouns."""
        if hit.cue.tense not in {"base", "s"} or not source.own or source.relative:
            return True
        kind = self.cast.members[source.actors[0]].kind
        many = len(source.actors) > 1 or kind == "group" or source.pronoun in {"they", "we", "i"}
        words = self.text[source.start : source.end].rstrip(", ").lower()
        mention = self.subjects.by_left.get(source.start)
        if mention is not None and mention.proper and kind == "organisation" and len(source.actors) == 1:
            return hit.cue.tense == "s" or self.text[mention.start : mention.end].endswith(("s", "S"))
        many = many or words.endswith(("police", "s", "authorities"))
        return many if hit.cue.tense == "base" else kind != "group" and source.pronoun not in {"they", "we", "i"}
