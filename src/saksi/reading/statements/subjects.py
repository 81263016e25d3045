"""Whose words: the subject that stands before a verb of saying.

Rule: the phrase that ends right before the verb, over adverbs, auxiliaries, appositions and what stands between commas;
of a phrase that hangs on another the one that governs it (`workers interviewed by the Post said`).
Order: a pronoun, a relative clause, the phrase that ends at the word, a state; before a comma what it closes.
"""

from __future__ import annotations

import re
from dataclasses import replace

from saksi.reading.actors.phrases import left_edge
from saksi.reading.actors.pronouns import PRONOUNS, Source
from saksi.reading.dates.words import DAY_NAMES
from saksi.reading.statements.documents import ISSUES
from saksi.reading.statements.hits import Hit
from saksi.reading.statements.saying_verbs import is_adverb
from saksi.reading.statements.silence import TOWARDS
from saksi.reading.statements.speaker_phrases import NOT_SUBJECT_AFTER, SpeakerPhrases
from saksi.reading.statements.strangers import BODIES
from saksi.reading.text.cast import Mention
from saksi.reading.text.page import Sentence
from saksi.reading.words.bodies import DOCUMENTS, NOUN_PHRASES
from saksi.reading.words.clause_words import FINITE
from saksi.reading.words.nations import PLACES
from saksi.reading.words.roles import PLURALS, ROLES

_SKIPPED = frozenset(
    "long has have had is are was were be been being did does do not never also later then now still further again previously recently reportedly repeatedly "
    "publicly yesterday today tonight earlier too only even just already simply once both each all itself himself herself themselves alone since "
    "subsequently meanwhile first often always immediately in turn hereby therefore thus however nevertheless nonetheless accordingly hence likewise moreover instead indeed thereafter thereupon shall will would can could may might must should to briefly strongly openly jointly".split()
)
"""Adverbs and auxiliaries between a subject and its verb of saying."""
_VERBS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|that|who|which|when|while|because|if|[a-z]{3,}(?:ed|es))\b"
)
"""What shows that another clause stands between a subject and its cue."""
_SET_IN = re.compile(r", (?:in|at|during|led|run|owned|made up|[a-z]{3,}ed)\b[^,]*$")
"""`The movement, led by exiles, said`: what may hang on a subject between commas."""
_WHO_DID = re.compile(r"((?:The|An?|His|Her|Its|Their|One) (?:[\w’'-]+ ){0,4}?[\w’'-]+) (?:(?:who|that|which) (?:(?!said\b|told\b)[\w’'-]+ ){1,4}|[a-z]{3,}ing )(?:the )?")
"""`The man who struck Sok said`: whoever did what the clause tells."""
_AMONG = frozenset((("among", "them"), ("such", "as")))
"""Pairs of words before examples of whom the phrase before them names."""
_AUXILIARIES = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|that|who|which|when|while|because|if|and|said)\b"
)
"""The same between a subject and what hangs on it, where `ed` may end a participle."""
_PREPOSITIONS = frozenset("by with to from about against for near".split())
_LONGEST_POSTMODIFIER = 60
"""Characters."""
_ADVERBIAL = frozenset(
    "however though too meanwhile nevertheless nonetheless in on at by during after via through from with for amid speaking writing citing quoting responding addressing seen sent dated delivered issued published made read "
    "under over before since while when as to like according whose which who where".split()
)
"""Words that open what stands between commas and is no subject."""
_POSTED = frozenset(("of", "from", "with"))
_INTO_PLACES = frozenset("in at from of near to on across into outside around for with against".split())
_WITHIN = frozenset(("in", "near", "outside", "inside"))
_SENT = frozenset("named appointed hired sent contacted interviewed quoted cited called reached employed paid summoned chosen".split())
_CLOSE = frozenset("colleague friend associate acquaintance classmate supporter neighbour neighbor cellmate relative".split())
_PORTFOLIOS = frozenset("secretary minister undersecretary commissioner rapporteur".split())
"""`Secretary for Security Ruth Amani`: posts with `for` and what they are for."""
_TOGETHER = {"two": 2, "pair": 2, "duo": 2, "couple": 2, "both": 2, "three": 3, "trio": 3}
"""What stands for so many people named before."""
_LONGEST_BETWEEN = 10
"""Words."""
_OPENS_BETWEEN = frozenset("in on at during after before earlier last through by for under".split())
_RELATIVES = frozenset(("who", "which", "that"))


class Subjects(SpeakerPhrases):
    """Finds the subjects of the cues of one page."""

    def before(self, index: int, sentence: Sentence) -> Source | None:
        """The speaker whose phrase ends before word `index` of this sentence."""
        words = self.words
        at = self._over_time(self.over_adverbs(index - 1, sentence), sentence)
        if at < 0 or words[at].start < sentence.start:
            return self.both(index, sentence)
        named = self.posts.openly_apposed(at, sentence)
        if named is not None:
            return named
        word = words[at]
        if word.low in PRONOUNS and not (word.low == "it" and self.page.low(at - 1) in _INTO_PLACES | NOT_SUBJECT_AFTER):
            return self._pronoun(at)
        if word.low == "year-old":
            return self._aged(at - 3)
        if word.low in _TOGETHER and (word.low == "both" or self.page.low(at - 1) == "the"):
            found = self.together(sentence.start, _TOGETHER[word.low])
            if found is not None:
                return replace(found, start=words[at - (word.low != "both")].start, end=word.end)
        if word.low == "them" and self.page.low(at - 1) == "of":
            meant = self.pronouns.resolve("they", sentence.start)
            return Source(meant.actors, words[max(at - 2, 0)].start, word.end, pronoun="they", rule=meant.rule) if meant else None
        if word.low in _RELATIVES:
            return self._relative(at, sentence)
        found = self._ending_at(at, sentence) or self._country(at, sentence)
        if word.text != ",":
            return found
        if found is not None and not self._hangs_on(found) and not self._of_which(at, sentence):
            return self._described(found, sentence)
        return (
            self._whose_post(at, sentence)
            or self._over_adverbial(at, sentence)
            or found
            or self._described(self._ending_at(at - 1, sentence), sentence)
            or self._over_parenthesis(at, sentence)
        )

    def _over_time(self, last: int, sentence: Sentence) -> int:
        """`The judge had in his note observed`: back over what stands between an auxiliary and its verb."""
        words = self.words
        for at in range(last, max(last - _LONGEST_BETWEEN, 0), -1):
            if words[at].start < sentence.start or not (words[at].text[0].isalnum() or words[at].low in {"'s", "’s"}):
                return last
            if words[at].low in {"had", "has", "have"}:
                between = {word.low for word in words[at + 1 : last + 1]}
                opens = at < last and words[at + 1].low in _OPENS_BETWEEN and "no" not in between
                return self.over_adverbs(at - 1, sentence) if opens else last
        return last

    def _hangs_on(self, found: Source) -> bool:
        """The phrase before a comma stands after `, of` or `, from`."""
        at = self.page.word_at(found.start) - 1
        return at > 0 and self.words[at].low in _POSTED and self.words[at - 1].text == ","

    def _described(self, found: Source | None, sentence: Sentence) -> Source | None:
        """`Sok's daughter, a nurse, said`: the phrase that opens the sentence in place of an apposition to it."""
        words = self.words
        if found is None:
            return None
        first = self.page.word_at(found.start)
        comma = first - 1 if words[first].low in {"a", "an"} else first - 2 if self.page.low(first - 1) in {"also", "himself", "herself"} else 0
        mention = self.by_left.get(found.start)
        if comma < 1 or mention is None or mention.proper or words[comma].text != "," or words[comma].start < sentence.start:
            return found
        opening = self.page.text[sentence.start : words[comma].start]
        if "," in opening or len(opening) > _LONGEST_POSTMODIFIER or _VERBS.search(opening):
            return found
        whole = self._ending_at(comma - 1, sentence) or self.strangers.before(comma - 1, sentence)
        if whole is None or whole.start > sentence.start + 2:
            return found
        return replace(whole, end=found.end, rule=f"the phrase before an apposition: {whole.rule}")

    def _whose_post(self, comma: int, sentence: Sentence) -> Source | None:
        """`Maria Tolen, of the Southern Defenders, said`; `Maria Tolen, 34, from Lumera, said`: the person so placed."""
        opens = self._comma_before(comma, sentence)
        if opens is None or not (self.words[opens + 1].low in _POSTED or self.posts.are_letters(opens, comma)):
            return None
        last = opens - 2 if self.words[opens - 1].text == "." else opens - 1
        found = self._ending_at(opens, sentence) or self._ending_at(last, sentence)
        if found is None or len(found.actors) != 1 or found.end < self.words[last].end:
            return None
        return found if self.cast.members[found.actors[0]].kind == "person" else None

    def _over_adverbial(self, comma: int, sentence: Sentence) -> Source | None:
        """`X, in a letter to Y, said`; `X, speaking for Y, said`: what stands between the commas is no subject."""
        words = self.words
        opens = self._comma_before(comma, sentence)
        if opens is None or opens + 1 >= comma:
            return None
        first = words[opens + 1]
        further = self._comma_before(opens, sentence)
        if further is not None and words[further + 1].low == "through":
            opens = further  # `X, through its spokesman, Y, said`
        elif first.low not in _ADVERBIAL and not self._of_which(comma, sentence) and not (first.low.endswith(("ing", "ed")) and len(first.low) > 4 and first.text[0].islower()):
            return None
        return self._ending_at(opens - 1, sentence) or self.strangers.before(opens - 1, sentence)

    def _of_which(self, comma: int, sentence: Sentence) -> bool:
        """`The indictment, a copy of which was seen by the Post, says`: the comma closes a clause about the phrase before it."""
        opens = self._comma_before(comma, sentence)
        return opens is not None and any(word.low in {"which", "whom", "them"} for word in self.words[opens + 2 : min(opens + 5, comma)])

    def closes_an_aside(self, comma: int, sentence: Sentence) -> bool:
        """`An official, who asked not to be named, said`: between the commas stands what hangs on the phrase that opens the sentence."""
        opens = self._comma_before(comma, sentence)
        if opens is None or self._over_adverbial(comma, sentence) is None:
            return False
        return FINITE.search(self.page.text, sentence.start, self.words[opens].start) is None

    def _comma_before(self, comma: int, sentence: Sentence) -> int | None:
        """The comma that opens what this one closes, in the same sentence and outside of quotations."""
        words = self.words
        for at in range(comma - 1, max(comma - 25, 0), -1):
            if words[at].start < sentence.start or words[at].text in {"“", "”", '"', ";"}:
                return None
            if words[at].text == ",":
                return at
        return None

    def closes_clause_of_subject(self, comma: int) -> bool:
        """`A relief worker, who asked not to be named, said`: the comma closes what is told of the subject, not what was said."""
        sentence = self.page.sentence_at(self.words[comma].start)
        if sentence is not None and self.posts.set_behind(comma, sentence):
            return True
        opens = self._comma_before(comma, sentence) if sentence is not None and self.words[comma].text == "," else None
        if opens is None or sentence is None or self.words[opens + 1].low not in {"who", "which", "whose"}:
            return False
        return _VERBS.search(self.page.text, sentence.start, self.words[opens].start) is None

    def opening(self, hit: Hit, sentence: Sentence) -> Source | None:
        """The phrase that opens the sentence, if no other verb stands between it and the cue."""
        subject = self.of_sentence(sentence, hit.start)
        if subject is None or subject.pronoun:
            return None
        between = self.page.text[subject.end : hit.start]
        before = self.page.text[sentence.start : subject.start].strip(' “"')
        owned = between.startswith(("'", "’"))
        if owned or (before and not before.endswith(",")) or "," in between or _VERBS.search(between):
            return None
        named = subject.start, subject.end
        rule = "the phrase that opens the sentence"
        return Source(subject.actors, subject.start, hit.start, subject.document, rule=rule, named=named)

    def sought(self, hit: Hit, sentence: Sentence) -> Source | None:
        """`calls to X went unanswered`: the last named before the cue that is no place to ask from."""
        towards = TOWARDS.search(self.page.text, sentence.start, hit.start)
        start = towards.end() if towards is not None else sentence.start
        near = [m for m in self.cast.within(start, hit.start) if self.page.quote_at(m.start) is None]
        last = max(near, key=lambda m: (m.proper, m.start), default=None)
        if last is None:
            return self.strangers.after(self.page.word_at(towards.end()), sentence) if towards is not None else None
        return Source((last.actor,), last.left, last.right, rule="whom the paper sought")

    def over_adverbs(self, at: int, sentence: Sentence) -> int:
        """Back from word `at` over adverbs, auxiliaries and weekdays."""
        words = self.words
        while at >= 0 and words[at].start >= sentence.start:
            low = words[at].low
            if low in _SKIPPED or (is_adverb(low) and (words[at].text[0].islower() or words[at].start == sentence.start)):
                at -= 1
            elif low in DAY_NAMES or (low in {"week", "month", "year"} and self.page.low(at - 1) in {"last", "this"}):
                at -= 2 if self.page.low(at - 1) in {"on", "last", "this", "late", "early"} else 1
                if self.page.low(at) == "on":
                    at -= 1
            else:
                return at
        return at

    def _ending_at(self, at: int, sentence: Sentence) -> Source | None:
        """Who speaks in the phrase that ends at word `at`: a member of the cast or a document; None before the first word."""
        words = self.words
        if at < 0:
            return None
        mention = self.by_right.get(words[at].end)
        if mention is not None and mention.left >= sentence.start:
            mention = self.posts.member_of(self.posts.proper_of(mention, sentence), sentence)
            found = self.strangers.some_of(mention) or self.posts.by_one_name(mention, sentence) or self.of_them(mention, sentence) or self._governing(mention, sentence) or self._for_whom(mention, sentence)
            found = found or self._coordinated_before(mention, sentence)
            return self._whole(found, sentence) or found
        if words[at].low in DOCUMENTS:
            if self.page.low(at - 1) == "whose":
                return self._owner(at - 1, sentence)
            return self.documents.source(left_edge(self.page, at), at)
        return None

    def _owner(self, whose: int, sentence: Sentence) -> Source | None:
        """`X, whose order states`: X, by the order."""
        owner = self._ending_at(whose - 2 if self.page.low(whose - 1) == "," else whose - 1, sentence)
        if owner is None:
            return None
        return Source(owner.actors, owner.start, self.words[whose + 1].end, document=True, relative=True, rule="whose document speaks")

    def _whole(self, part: Source, sentence: Sentence) -> Source | None:
        """`Rights groups, among them A and B, said`, `40 groups including A said`: the groups speak, A and B are examples."""
        words = self.words
        at = self.page.word_at(part.start) - 1
        at -= words[at].low == "the"
        if at < 2 or not (words[at].low == "including" or (words[at - 1].low, words[at].low) in _AMONG):
            return None
        comma = at - 1 if words[at].low == "including" else at - 2
        if words[comma].text == ",":
            return self._ending_at(comma - 1, sentence)
        return None if words[at].low == "them" else self._ending_at(comma, sentence) or self.strangers.before(comma, sentence)

    def _governing(self, mention: Mention, sentence: Sentence) -> Source | None:
        """`Workers interviewed by the Post said`: what stands after a preposition is not the subject."""
        for other in self.cast.within(sentence.start, mention.end):
            owns = self.page.text.startswith(("'s", "’s"), other.right)
            if owns and not other.proper and other.left < mention.left < other.right < mention.right:
                return Source((other.actor,), other.left, mention.right, rule="whoever the words before the cue hang on")
        before = self.page.word_at(mention.left) - 1
        found = self.documents.written_by(mention, before) or self._of_head(mention, before, sentence) or self._who_did(mention, sentence)
        if found is not None:
            return found
        article = self.page.low(before) == "the"
        within = self.page.low(before - article)
        if before > 1 and (within == "at" or (within in _WITHIN and (mention.proper or self.page.low(before - article - 1) in DOCUMENTS))):
            placed = self.strangers.before(self.page.word_at(mention.right - 1), sentence)
            if placed is not None and placed.start < self.words[before].start and placed.actors != (mention.actor,):
                return placed
        if before < 1 or self.words[before].low not in _PREPOSITIONS:
            return None
        if (self.words[before].low == "by" and self.words[before - 1].low in _SENT) or (self.words[before - 1].low, self.words[before].low) == ("close", "to"):
            agent = self.strangers.before(self.page.word_at(mention.right - 1), sentence)
            if agent is not None and agent.start < self.words[before - 1].start:
                return agent
        subject = self.of_sentence(sentence, mention.left)
        if subject is None or subject.pronoun or subject.end >= mention.left:
            return None
        between = self.page.text[subject.end : mention.left]
        opens = not self.page.text[sentence.start : subject.start].strip(' “"')
        if (
            not opens
            or ("," in between and _SET_IN.match(between) is None)
            or _AUXILIARIES.search(between)
            or len(between) > _LONGEST_POSTMODIFIER
        ):
            return None
        return subject

    def _of_head(self, mention: Mention, of: int, sentence: Sentence) -> Source | None:
        """`The diocese of X said`, `a relative of X said`."""
        if of < 2 or self.words[of].low != "of" or not mention.proper or not self._heads(of - 1):
            return None
        whole = self.strangers.before(self.page.word_at(mention.end - 1), sentence)
        return whole if whole is not None and whole.start < self.words[of - 1].start and whole.actors != (mention.actor,) else None

    def _who_did(self, mention: Mention, sentence: Sentence) -> Source | None:
        """`The man who struck Sok said`: whoever opens the sentence and did what the clause tells."""
        clause = _WHO_DID.match(self.page.text, sentence.start, mention.left)
        if clause is None or clause.end() != mention.left or _VERBS.search(clause[1]):
            return None
        last = self.page.word_at(clause.end(1) - 1)
        whole = self._ending_at(last, sentence) or self.strangers.before(last, sentence)
        return replace(whole, end=mention.right) if whole is not None else None

    def _heads(self, index: int) -> bool:
        """Whether a word is what speaks in `the diocese of X`, `a relative of X`."""
        word = self.words[index]
        return word.text[0].islower() and (word.low in _CLOSE or word.low in ROLES or word.low in PLURALS or word.low in BODIES or word.low in NOUN_PHRASES)

    def _for_whom(self, mention: Mention, sentence: Sentence) -> Source | None:
        """`Counsel for the defence said`: whoever speaks for the named."""
        before = self.page.word_at(mention.left) - 1
        if before < 1 or self.words[before].low != "for" or self.words[before].start < sentence.start:
            return None
        if self.words[before - 1].low in _PORTFOLIOS and mention.proper and self.cast.members[mention.actor].kind == "person":
            return None
        return self.strangers.before(self.page.word_at(mention.right - 1), sentence)

    def _country(self, at: int, sentence: Sentence) -> Source | None:
        """A state that speaks (`the United States condemned`, `Washington said`) is a member from then on."""
        words = self.words
        for first in range(max(at - 3, 0), at + 1):
            text = self.page.text[words[first].start : words[at].end]
            if text in PLACES and words[first].start >= sentence.start and self.page.low(self.posts.before_owner(first)) not in _INTO_PLACES:
                start, end = words[first].start, words[at].end
                branch = self.posts.branch_in(first)
                if branch is not None:
                    return Source((branch.actor,), branch.left, end, rule="the body whose name the place closes")
                mention = self.cast.add("organisation", text, start, end, "diplomatic", rule="a state or its capital that speaks")
                self.by_right[mention.right] = mention
                opening = mention.left - 4 if self.page.low(first - 1) == "the" else mention.left
                return self._coordinated_before(replace(mention, proper=True, left=opening), sentence)
        return None

    def _coordinated_before(self, mention: Mention, sentence: Sentence) -> Source:
        """The named, and names that `and` or, before that, a comma joins to it before; after `nor` any phrase."""
        actors = [mention.actor]
        start = mention.left
        end = mention.right
        while mention.proper or self.page.low(self.page.word_at(start) - 1) == "nor":
            index = self.page.word_at(start) - 1
            joins = self.page.low(index)
            if index < 1 or self.words[index].start < sentence.start or joins not in {"and", ",", "nor"} or (joins == "," and len(actors) == 1):
                break
            previous = self.by_right.get(self.words[index - 1].end)
            if previous is None or (not previous.proper and joins != "nor") or previous.left < sentence.start:
                break
            actors.insert(0, previous.actor)
            start, mention = previous.left, previous
        return Source(tuple(dict.fromkeys(actors)), start, end, rule="the subject that ends before the cue")

    def _over_parenthesis(self, comma: int, sentence: Sentence) -> Source | None:
        """`X, in a statement on Monday, said`: back over one phrase between commas."""
        opens = self._comma_before(comma, sentence)
        return self._ending_at(opens - 1, sentence) if opens is not None else None

    def _relative(self, at: int, sentence: Sentence) -> Source | None:
        """`X, who said`; `a report which claims`; `signed a petition that calls for`: the signers."""
        words = self.words
        before = at - 1 if self.page.low(at - 1) != "," else at - 2
        if before > 0 and words[before].low == "in":
            before -= 1
        if before < 0:
            return None
        found = self.posts.told_of_at_last(before, at) or self._ending_at(before, sentence)
        if found is None and words[at - 1].text == ",":
            found = self._over_adverbial(at - 1, sentence)
        if found is not None and words[before].low in DOCUMENTS:
            subject = self.of_sentence(sentence, words[before].start)
            opening = left_edge(self.page, before)
            if subject is not None and {self.page.low(opening - 1), self.page.low(opening - 2)} & ISSUES:
                found = Source(subject.actors, found.start, found.end, document=True, rule="who put out the document that speaks")
        if found is None:
            return None
        return Source(found.actors, found.start, words[at].end, found.document, relative=True, rule=f"before `{words[at].low}`: {found.rule}")
