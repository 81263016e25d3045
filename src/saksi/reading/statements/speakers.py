"""Who speaks each cue of a sentence: the choice among the subjects that stand near it.

Rule: `said X` after a quotation; the agent of a passive; the subject right before; for `adding` and `and said` the
speaker of the verb before; else the phrase that opens the sentence.
"""

from __future__ import annotations

import re
from dataclasses import replace

from saksi.reading.actors.phrases import ARTICLES
from saksi.reading.actors.pronouns import Source
from saksi.reading.statements.documents import PLURAL_PAPERS
from saksi.reading.statements.hits import Hit
from saksi.reading.statements.subjects import Subjects
from saksi.reading.text.cast import Cast
from saksi.reading.text.page import Page, Sentence
from saksi.reading.words.bodies import DOCUMENTS

_GOES_ON = frozenset("and but then also later or has have had again now today yesterday".split())

_THEN = frozenset("then also later again now has have had".split())
_BE = frozenset(("is", "was", "were", "are", "being", "been"))
_HIM = {"him": "he", "her": "she", "them": "they", "it": "it"}
_JOINS = frozenset(("and", "or", "who", "that"))
_REST_OF_NAME = re.compile(r"[’']s? (?:[A-Z][\w’'-]*(?: (?=[A-Z]))?)+")
_PAPERS = DOCUMENTS | PLURAL_PAPERS
_LONGEST_FIRST = 5
_LONGEST_ABSOLUTE = 10
_SHORTEST_CLAUSE = 3
"""Words."""
_TOLD_TO = frozenset("warn tell inform alert advise".split())
"""`He left in May, warned by a friend that he would be held`."""
_QUOTES = frozenset("quoted quotes quoting cited cites citing heard shows showed showing".split())
"""Verbs of letting somebody speak."""
_CLAUSE_OPENERS = frozenset("when while after before because until where".split())
_MARKS = ',.;:)(“”"—–…'
_AS_ONE = re.compile(r"\b(?:family|couple|crew|crowd|gang|group|coalition|movement|team|staff|pair|duo|trio|mob|leadership|tribe|jury|congregation|clergy)(?: of\b.*)?$")
"""`Her family says`: many people, and a verb in the singular."""
_IN_A_PAPER = re.compile(r"\b(?:in|with|by|through) (?:an?|its|his|her|their|another) (?:[\w’'-]+ ){0,3}$")
"""What leads from the speaker to the paper."""
_TAIL = re.compile(
    r"(?:[a-z]+(?:ing|ly)|in|on|at|by|of|from|for|to|after|before|during|who|whom|which|there|here|as|when|while|with|via|through|over|about|next|near|beside|behind|and|late|early|earlier|last|this|yesterday|today|later|outside|told|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b",
    re.IGNORECASE,
)


class Speakers:
    """Finds the source of each cue of one page."""

    def __init__(self, page: Page, cast: Cast, subjects: Subjects) -> None:
        self.page = page
        self.text = page.text
        self.cast = cast
        self.subjects = subjects
        self.strangers = subjects.strangers

    def of(self, hit: Hit, sentence: Sentence, previous: Source | None) -> Source | None:
        """The speaker of one cue; previous: the speaker named before it in the same sentence."""
        words = self.page.words
        if hit.cue.frames == "P" and self.page.low(hit.last) in _HIM and not self.page.low(hit.last + 1).isalpha():
            return self.subjects.meant(hit.last, _HIM[self.page.low(hit.last)])
        if hit.cue.lemma in {"nobody", "unable"} or hit.cue.frames == "P" or self.is_passive(hit):
            skipped = 0 if hit.cue.frames == "P" or hit.cue.lemma == "unable" else 1
            return self._after(hit.last + skipped, sentence)
        if hit.cue.lemma == "unreached":
            return self.subjects.sought(hit, sentence)
        if hit.cue.lemma == "view":
            return self.subjects.possessor(hit)
        if hit.cue.lemma == "claim by":
            found = self._after(hit.last, sentence)
            return found if found is not None and self.page.low(self.page.word_at(found.end)) == "that" else None
        if hit.cue.lemma == "claim of":
            return self.subjects.claimant(hit)
        before = words[hit.opens - 1] if hit.opens else None
        if self._may_invert(hit):
            inverted = self._whole_name(self._after(hit.last, sentence)) if hit.cue.tense in {"past", "s", "base"} else None
            if inverted is not None and self._ends_well(inverted, sentence) and not self._behind_an_aside(hit, inverted, sentence):
                return inverted
        if before is not None and before.low == "as" and hit.cue.tense == "ing":
            return self._quoted_as(hit, sentence)
        if hit.cue.tense == "ing" and not (
            before is not None and before.low in {"is", "are", "was", "were", "been", "also", "now"}
        ):
            return self._in_absolute(hit, sentence) or self._doer(hit, sentence) or self._carried(hit, sentence, previous)
        found = self._of_his_paper(hit, sentence, previous) or self.subjects.before(hit.opens, sentence) or self._relative(hit, sentence)
        return self._with_the_other(found or self._author(self._beside(hit, sentence, previous), sentence), sentence)

    def _with_the_other(self, found: Source | None, sentence: Sentence) -> Source | None:
        """`..., church workers and a UN official said`: both plain phrases, where a comma or the sentence opens the first."""
        words = self.page.words
        at = self.page.word_at(found.start) - 1 if found is not None and found.own and not found.pronoun and not found.relative else 0
        if found is None or at < 1 or words[at].low != "and" or words[at].start < sentence.start or self.cast.members[found.actors[0]].name[:1].isupper():
            return found
        other = self.strangers.before(at - 1, sentence)
        first = self.page.word_at(other.start) if other is not None else 0
        if other is None or at - first > _LONGEST_FIRST or not (other.start == sentence.start or words[first - 1].text in ',”"'):
            return found
        return replace(found, actors=tuple(dict.fromkeys((*other.actors, *found.actors))), start=other.start)

    def _beside(self, hit: Hit, sentence: Sentence, previous: Source | None) -> Source | None:
        """A plain phrase before the cue, the phrase that opens the sentence, or after `and` the speaker before."""
        words = self.page.words
        before = words[hit.opens - 1] if hit.opens else None
        last = self.subjects.over_adverbs(hit.opens - 1, sentence)
        if before is not None and last >= 0 and before.low in _THEN and words[last].start >= sentence.start and words[last].text[0].isalpha():
            found = self.strangers.before(last, sentence)
            if found is not None:
                return found
        found = None
        goes_on = before is not None and (before.low in _GOES_ON or not before.text[0].isalpha())
        if not goes_on and hit.cue.tense not in {"base", "s"}:
            found = self.subjects.opening(hit, sentence)
        aside = before is not None and before.text == ","
        if found is None and (not goes_on or aside):
            found = self.strangers.before(last - aside, sentence)
        return self._carried(hit, sentence, previous) if found is None and goes_on else found

    def _relative(self, hit: Hit, sentence: Sentence) -> Source | None:
        """`his lawyer, who could not be reached`: a phrase no lexicon knows before `who`."""
        words = self.page.words
        at = self.subjects.over_adverbs(hit.opens - 1, sentence)
        if at < 1 or words[at].low not in {"who", "which"}:
            return None
        found = self.strangers.before(at - 2 if words[at - 1].text == "," else at - 1, sentence)
        if found is None:
            return None
        rule = f"before `{words[at].low}`: {found.rule}"
        return Source(found.actors, found.start, words[at].end, relative=True, rule=rule)

    def _of_his_paper(self, hit: Hit, sentence: Sentence, previous: Source | None) -> Source | None:
        """`X said in a statement that urged`, `wrote in a report which lists`: whoever spoke in the paper goes on in it."""
        words = self.page.words
        at = self.subjects.over_adverbs(hit.opens - 1, sentence)
        paper = at - 2 if at > 1 and words[at - 1].text == "," else at - 1
        if previous is None or at < 1 or words[at].low not in {"that", "which"} or words[paper].low not in DOCUMENTS:
            return None
        opening = self.page.text[previous.end : words[paper].start]
        if _IN_A_PAPER.search(opening) is None:
            return None
        return replace(previous, start=words[paper].start, end=words[at].end, document=True, relative=True, pronoun="", rule="who spoke in the paper that goes on")

    def _after(self, index: int, sentence: Sentence) -> Source | None:
        return self.subjects.after(index, sentence) or self._author(self.strangers.after(index, sentence), sentence)

    def _author(self, found: Source | None, sentence: Sentence) -> Source | None:
        """`A statement issued by the league at that time said`, `according to estimates by the league`: whoever is behind the paper."""
        if found is None or not found.own or found.pronoun or found.document:
            return found
        first = self.page.word_at(found.start)
        paper = next((at for at in range(first, first + _LONGEST_FIRST) if self.page.low(at) in _PAPERS), -1)
        by = paper + 1 + self.page.low(paper + 1).endswith("ed")
        if paper < 0 or self.page.low(by) not in {"by", "from"} or not all(word.text[0].isalnum() for word in self.page.words[first:by]):
            return found
        author = self.subjects.after(by + 1, sentence)
        if author is None and self.page.low(by) == "by":
            author = self.strangers.after(by + 1, sentence)
        return replace(author, start=found.start, end=max(found.end, author.end), document=True, rule="a document speaks: its author") if author is not None else found

    def is_passive(self, hit: Hit) -> bool:
        """`was described by X as`, `was condemned by X`: the speaker stands after `by`."""
        words = self.page.words
        return (
            hit.cue.tense == "past"
            and hit.last < len(words)
            and words[hit.last].low == "by"
            and hit.first > 0
            and (bool(set(hit.cue.frames) & set("CJ")) or words[hit.first - 1].low in _BE or (words[hit.first - 1].text == "," and hit.cue.lemma in _TOLD_TO))
        )

    def _may_invert(self, hit: Hit) -> bool:
        """After a quotation or a comma `said X` may stand, unless the comma closes the subject's apposition."""
        before = self.page.words[hit.first - 1] if hit.first else None
        if (
            before is None
            or (hit.preposition and before.text == ",")
            or set(hit.cue.frames) & set("0AJM")
            or (set(hit.cue.frames) & set("CD") and before.text == "," and not self._urged_last(hit))
            or ("T" in hit.cue.frames and not set(hit.cue.frames) & set("SQ"))
            or self._closes_a_name(hit.first - 1)
        ):
            return False
        closes = before.end in self.subjects.by_right or self.subjects.closes_clause_of_subject(hit.first - 1)
        return before.text in "”\"»’'" or (before.text == "," and not closes)

    def _behind_an_aside(self, hit: Hit, inverted: Source, sentence: Sentence) -> bool:
        """`An official, who asked not to be named, confirmed the arrest`: no name follows, and the subject stands before the aside."""
        name = self.cast.members[inverted.actors[0]].name
        return not name[:1].isupper() and self.page.low(hit.first - 1) == "," and self.subjects.closes_an_aside(hit.first - 1, sentence)

    def _urged_last(self, hit: Hit) -> bool:
        """`The mayor should open it, urged Ruth Amani, who leads the club.`: nobody is urged to do a thing after the verb."""
        sentence = self.page.sentence_at(hit.start)
        rest = self.text[hit.end : sentence.end] if sentence is not None else " to "
        return "D" in hit.cue.frames and hit.cue.tense == "past" and " to " not in rest and " that " not in rest and rest[1:2].isupper()

    def _closes_a_name(self, comma: int) -> bool:
        """`The director, Maria Tolen, announced`: the comma ends the name set in, it does not part words from `said X`."""
        words = self.page.words
        named = self.subjects.by_right.get(words[comma - 1].end) if words[comma].text == "," else None
        return named is not None and named.proper and words[self.page.word_at(named.left) - 1].text == ","

    def _whole_name(self, source: Source | None) -> Source | None:
        """`Ruth Amani of the Weavers' Families Group`: to the end of the body's name."""
        rest = _REST_OF_NAME.match(self.text, source.end) if source is not None else None
        if source is None or rest is None or " of " not in self.text[source.start : source.end]:
            return source
        return replace(source, end=rest.end())

    def _ends_well(self, source: Source, sentence: Sentence) -> bool:
        rest = self.text[source.end : sentence.end].strip()
        closed = self.text[source.end - 1] == ","
        return source.pronoun == "" and (not rest or closed or rest[0] in _MARKS or _TAIL.match(rest) is not None)

    def _quoted_as(self, hit: Hit, sentence: Sentence) -> Source | None:
        """`quoted X, the spokesman, as saying`; `X was quoted as saying`."""
        words = self.page.words
        for at in range(hit.first - 2, max(hit.first - 14, 0), -1):
            if words[at].start < sentence.start:
                break
            if words[at].low in {"quoted", "cited"}:
                passive = words[at - 1].low in _BE
                found = self.subjects.before(at, sentence) if passive else self._after(at + 1, sentence)
                return found or self.strangers.before(hit.first - 2, sentence)
        return self.subjects.before(hit.first - 1, sentence) or self.strangers.before(hit.first - 2, sentence)

    def _carried(self, hit: Hit, sentence: Sentence, previous: Source | None) -> Source | None:
        """The speaker of the verb before in this sentence, else the subject of the sentence."""
        found = previous or self._of_clause(hit, sentence) or self._opened(hit, sentence) or self.subjects.of_sentence(sentence, hit.start)
        if found is None:
            return None
        rule, named = f"carried over in the sentence: {found.rule}", found.named or (found.start, found.end)
        return Source(found.actors, hit.start, hit.end, found.document, own=False, rule=rule, named=named)

    def _in_absolute(self, hit: Hit, sentence: Sentence) -> Source | None:
        """`..., with rights groups calling for his release`: the phrase between `with` and the verb."""
        words = self.page.words
        last = self.subjects.over_adverbs(hit.first - 1, sentence)
        if words[last].low in {"and", "or"} or hit.cue.frames == "R":
            return None
        for at in range(last - 1, max(last - _LONGEST_ABSOLUTE, 0), -1):
            if words[at].start < sentence.start or not (words[at].text[0].isalnum() or words[at].text in {".", "-"} or words[at].low in {"'s", "’s"}):
                return None
            if words[at].low == "with":
                found = self.subjects.before(hit.first, sentence) or self.strangers.before(last, sentence)
                if words[at - 1].text != "," or found is None or found.start < words[at].end or found.end < words[last].end:
                    return None
                return replace(found, start=words[at].start, rule=f"between `with` and the cue: {found.rule}")
        return None

    def _doer(self, hit: Hit, sentence: Sentence) -> Source | None:
        """`calls from neighbours informing them`, `quoted Ruth Amani saying`, `a report in the Star saying`: the phrase right before the verb."""
        words = self.page.words
        last = words[hit.first - 1]
        mention = self.subjects.by_right.get(last.end)
        at = self.page.word_at(mention.left) - 1 if mention is not None else hit.first - 2
        at -= self.page.low(at) in ARTICLES
        before = self.page.low(at)
        if at < 0 or words[at].start < sentence.start:
            return None
        if mention is None:
            return self.subjects.meant(hit.first - 1, _HIM[last.low]) if before in _QUOTES and last.low in _HIM else self._in_clause(hit, sentence)
        tells = before in {"by", "from"} or before in _QUOTES or (before == "in" and self.page.low(at - 1) in DOCUMENTS)
        if not tells:
            return self._in_clause(hit, sentence)
        return Source((mention.actor,), mention.left, mention.right, rule="whoever stands right before the verb")

    def _in_clause(self, hit: Hit, sentence: Sentence) -> Source | None:
        """`after she posted a video online saying`: the subject of the clause in which the verb stands."""
        words = self.page.words
        for at in range(hit.first - 1, self.page.word_at(sentence.start) - 1, -1):
            if not (words[at].text[0].isalnum() or words[at].low in {"-", "'s", "’s"}):
                return None
            if words[at].low in _CLAUSE_OPENERS:
                return self._after(at + 1, sentence) if hit.first - at > _SHORTEST_CLAUSE else None
        return None

    def _of_clause(self, hit: Hit, sentence: Sentence) -> Source | None:
        """`when police ringed the church and told people to go`: the subject of the clause that the verb goes on."""
        words = self.page.words
        joined = hit.first - 1 - (words[hit.first - 1].low in {"has", "have", "had", "also"})
        if hit.cue.tense != "past" or words[joined].low != "and":
            return None
        for at in range(joined - 1, self.page.word_at(sentence.start), -1):
            if not (words[at].text[0].isalnum() or words[at].low in {"-", "'s", "’s"}):
                return None
            if words[at].low in _CLAUSE_OPENERS:
                mention = self.subjects.by_left.get(words[at + 1].start)
                return Source((mention.actor,), mention.left, mention.right, rule="the subject of the clause") if mention is not None else None
            if words[at].low == "but" and words[at - 1].text == ",":
                return self._after(at + 1, sentence)
        return None

    def _opened(self, hit: Hit, sentence: Sentence) -> Source | None:
        """`Citing the risk of clashes, the prefect banned`: whoever stands after the comma of a participle that opens the sentence."""
        words = self.page.words
        if hit.cue.tense != "ing" or words[hit.first].start > sentence.start:
            return None
        for at in range(hit.last, len(words)):
            if words[at].start >= sentence.end:
                break
            if words[at].text == "," and self.page.quote_at(words[at].start) is None:
                found = self._after(at + 1, sentence)
                following = self.page.low(self.page.word_at(found.end)) if found is not None else ""
                if found is not None and following.isalpha() and following not in _JOINS:
                    return found
        return None

    def agrees(self, hit: Hit, source: Source) -> bool:
        """Number of subject and verb, for the forms that may be nouns."""
        if hit.cue.tense not in {"base", "s"} or not source.own or source.relative or hit.left >= 0:
            return True
        if self.text[source.start : source.end].rstrip(", ").lower().endswith(("police", "media")):
            return True
        kind = self.cast.members[source.actors[0]].kind
        many = len(source.actors) > 1 or kind == "group" or source.pronoun in {"they", "we", "i"}
        words = self.text[source.start : source.end].rstrip(", ").lower()
        mention = self.subjects.by_left.get(source.start)
        if mention is not None and mention.proper and kind == "organisation" and len(source.actors) == 1:
            return hit.cue.tense == "s" or self.text[mention.start : mention.end].endswith(("s", "S"))
        many = many or words.endswith(("police", "s", "authorities"))
        if hit.cue.tense == "base":
            return many
        return (kind != "group" or _AS_ONE.search(words) is not None) and source.pronoun not in {"they", "we", "i"}
