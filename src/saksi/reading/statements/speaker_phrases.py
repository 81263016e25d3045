"""The phrase that names a speaker, read from its first word: after `said`, at the head of a sentence, or a pronoun.

Rule: a member of the cast that begins at the word or a few modifiers further on, with those joined to it by `and`; a
document stands for whose it is; a pronoun means the subject of its sentence before whoever spoke last.
"""

from __future__ import annotations

import re
from dataclasses import replace

from saksi.reading.actors.phrases import ARTICLES, is_modifier
from saksi.reading.actors.pronouns import PRONOUNS, THE_ONE, WANTED, Pronouns, Source
from saksi.reading.statements.documents import Documents
from saksi.reading.statements.hits import Hit
from saksi.reading.statements.posts import Posts
from saksi.reading.statements.strangers import Strangers
from saksi.reading.text.cast import Cast, Mention
from saksi.reading.text.page import Page, Sentence
from saksi.reading.words.bodies import DOCUMENTS
from saksi.reading.words.clause_words import BE, HAVE
from saksi.reading.words.roles import HONORIFICS, ROLES

NOT_SUBJECT_AFTER = frozenset("in on by of to from at with against for after before as than about under".split())
"""What stands after these words is no subject of the sentence."""
_LONGEST_ROLE = 60
"""Characters: so far behind the name of a body the person begins whose role it opens."""
_LONGEST_POST = 10
"""Words between a body and who has a post in it."""
_BACK = 6
"""Sentences back to two people named together."""
_POSSESSIVE = {"his": "he", "her": "she", "their": "they", "its": "it"}


class SpeakerPhrases:
    """The phrases of one page that name speakers, by where they begin and end; remembers the last speakers for pronouns."""

    def __init__(self, page: Page, cast: Cast) -> None:
        self.page = page
        self.words = page.words
        self.cast = cast
        self.by_left = {mention.left: mention for mention in sorted(cast.mentions, key=lambda m: (m.left, m.end))}
        self.by_start: dict[int, Mention] = {mention.start: mention for mention in cast.mentions}
        self.by_right: dict[int, Mention] = {}
        for mention in sorted(cast.mentions, key=lambda m: (-m.left, m.proper)):
            self.by_right[mention.right] = mention
            self.by_right.setdefault(mention.end, mention)
        self.posts = Posts(page, cast, self.by_left, self.by_start, self.by_right)
        self.pronouns = Pronouns(page, cast)
        self.strangers = Strangers(page, cast)
        self.documents = Documents(page, cast, self.pronouns, self.after)

    def after(self, index: int, sentence: Sentence) -> Source | None:
        """The speaker that begins at word `index` (`said X`, `according to X`)."""
        words = self.words
        if index >= len(words) or words[index].start >= sentence.end:
            return None
        start = words[index].start
        if words[index].low in PRONOUNS:
            return self._pronoun(index)
        aged = self._aged(index)
        if aged is not None:
            return aged
        mention = self.by_left.get(start) or self.by_start.get(start)
        document = self.documents.at(index)
        if document is not None and (mention is None or document.end >= mention.end):
            return document
        if mention is None and words[index].low in {"the", "a", "an"} and index + 1 < len(words):
            mention = self.by_left.get(words[index + 1].start) or self.by_start.get(words[index + 1].start)
        if mention is None:
            mention = self._soon(index, sentence)
        if mention is None or (not mention.proper and self.page.low(self.page.word_at(mention.end)) in DOCUMENTS):
            return None  # `an official statement`
        owned = self._owned_by(mention)
        if owned is not None:
            return Source((owned.actor,), start, owned.right, rule="named after the cue and the body they belong to")
        beside = self.by_start.get(mention.end + 1)
        if beside is not None and beside.proper and mention.proper and self.cast.members[mention.actor].kind == "organisation":
            mention = beside  # `the UN Committee against Torture`
        named = self.posts.named_after(mention)
        if named is not None:
            return Source((named.actor,), start, named.right, rule="named after the cue and the words for the post")
        return self._coordinated_after(mention, start, "named right after the cue")

    def _soon(self, index: int, sentence: Sentence) -> Mention | None:
        """A mention a few modifiers further on: `said Saudi Arabia's Civil Defense Authority`."""
        words = self.words
        for ahead in range(index + 1, min(index + 9, len(words))):
            before = words[ahead - 1]
            aged = before.text[0].isdigit() or (before.text == "-" and words[ahead].low == "year-old")
            ranked = before.low in HONORIFICS or (before.text[0].isupper() and words[ahead].text == ".")
            ranked = ranked or (before.text == "." and ahead > 1 and words[ahead - 2].text[0].isupper())
            if words[ahead].start >= self.page.paragraphs[sentence.paragraph][1] or not (aged or ranked or is_modifier(before) or before.low in ARTICLES or before.low in {"'s", "’s", "of", "and"}):
                return None
            mention = self.by_start.get(words[ahead].start) or self.by_left.get(words[ahead].start)
            if mention is not None:
                return mention
        return None

    def _owned_by(self, body: Mention) -> Mention | None:
        """`said the League’s Asia programme coordinator Ruth Amani`: the person whose body and post stand before the name."""
        at = self.page.word_at(body.end)
        if not body.proper or self.page.low(at) not in {"'s", "’s"}:
            return None
        for ahead in range(at + 1, min(at + _LONGEST_POST, len(self.words))):
            named = self.by_start.get(self.words[ahead].start)
            if named is not None and named.proper and self.cast.members[named.actor].kind == "person":
                return named
            if not self.words[ahead].text[0].isalpha() or self.words[ahead].low in BE | HAVE | {"that"}:
                return None
        return None

    def _coordinated_after(self, mention: Mention, start: int, rule: str) -> Source:
        """The named, and names that `and`, or after `by` a list which ends in `and`, joins to it after."""
        listed = self._listed_after(mention) if self.page.low(self.page.word_at(start) - 1) == "by" else []
        if listed:
            return Source(tuple(dict.fromkeys(one.actor for one in listed)), start, listed[-1].right, rule=rule)
        actors = [mention.actor]
        end = mention.right
        while True:
            index = self.page.word_at(end)
            if index + 1 >= len(self.words) or self.words[index].low != "and":
                break
            following = self.by_left.get(self.words[index + 1].start) or self.by_start.get(self.words[index + 1].start)
            if following is None or not following.proper or not mention.proper:
                break
            actors.append(following.actor)
            end = following.right
        return Source(tuple(dict.fromkeys(actors)), start, end, rule=rule)

    def _listed_after(self, mention: Mention) -> list[Mention]:
        """`by X, Y and Z`: all three, or nobody where the commas set something in."""
        found = [mention]
        while found[-1].proper:
            at = self.page.word_at(found[-1].right)
            joins = self.page.low(at)
            last = joins == "and" or (joins == "," and self.page.low(at + 1) == "and")
            if joins not in {",", "and"} or (last and len(found) == 1):
                return []
            at += 1 + (last and joins == ",")
            at += self.page.low(at) == "the"
            following = (self.by_left.get(self.words[at].start) or self.by_start.get(self.words[at].start)) if at < len(self.words) else None
            if following is None:
                return []
            found.append(following)
            if last:
                return found if following.proper else []
        return []

    def meant(self, index: int, pronoun: str) -> Source | None:
        """Whom the pronoun at word `index` means (`according to him`)."""
        word = self.words[index]
        meant = self.pronouns.resolve(pronoun, word.start)
        return Source(meant.actors, word.start, word.end, pronoun=pronoun, rule=meant.rule) if meant else None

    def _aged(self, first: int) -> Source | None:
        """`the 46-year-old`: the person named last with this age, else whom a pronoun may mean here."""
        words = self.words
        following = words[first + 4] if 0 <= first < len(words) - 4 else None
        if self.page.low(first) != "the" or self.page.low(first + 3) != "year-old" or following is None:
            return None
        number = words[first + 1].text
        if not number.isdigit() or is_modifier(following) or following.low in ROLES or following.low in {"'s", "’s"}:
            return None
        start, end = words[first].start, words[first + 3].end
        age = re.compile(rf",? \(?(?:aged )?{number}\b")
        told = [m.actor for m in self.cast.within(0, start) if m.proper and age.match(self.page.text, m.end)]
        if told:
            return Source((told[-1],), start, end, rule="the person named with this age")
        meant = self.pronouns.resolve(THE_ONE, start)
        return Source(meant.actors, start, end, rule=meant.rule) if meant is not None else None

    def possessor(self, hit: Hit) -> Source | None:
        """Whose view: the pronoun of `in his view`."""
        pronoun = _POSSESSIVE[self.words[hit.first + 1].low]
        meant = self.pronouns.resolve(pronoun, hit.start)
        return Source(meant.actors, hit.start, hit.end, pronoun=pronoun, rule=meant.rule) if meant else None

    def claimant(self, hit: Hit) -> Source | None:
        """Whose claim: the pronoun or the name before `’s`, from which the cue is parted by an adjective at most."""
        owner = self.words[hit.left]
        pronoun = _POSSESSIVE.get(owner.low)
        if pronoun is not None:
            meant = self.pronouns.resolve(pronoun, hit.start)
            return Source(meant.actors, owner.start, owner.end, pronoun=pronoun, rule=meant.rule) if meant else None
        named = self.by_right.get(owner.start)
        return Source((named.actor,), named.left, owner.end, rule="whose claim it is") if named is not None else None

    def _pronoun(self, index: int) -> Source | None:
        """Whom the pronoun at word `index` means: the subject of its sentence, else whom it means by itself."""
        word = self.words[index]
        actors = self._in_sentence(index)
        if not actors:
            together = self.together(word.start, 0) if word.low == "they" else None
            return replace(together, start=word.start, end=word.end, pronoun="they") if together is not None else self.meant(index, word.low)
        return Source(actors, word.start, word.end, pronoun=word.low, rule=f"pronoun `{word.low}`: the subject of its sentence")

    def together(self, position: int, number: int) -> Source | None:
        """`X and Y said ... They said`, `The two said`: so many people (0: two or more) who spoke last, or open the sentence before."""
        sentence = self.page.sentence_number_at(position)
        for earlier in self.page.sentences[max(sentence - (_BACK if number else 1), 0) : sentence][::-1]:
            spoken = [source for at, source in self.pronouns.spoken if earlier.start <= at < earlier.end]
            first = self.page.word_at(earlier.start)
            found = spoken[-1] if spoken else None if self.page.low(first) in PRONOUNS else self.of_sentence(earlier, earlier.end)
            listed = self.by_left.get(found.end + 1) if found is not None and not spoken else None
            if listed is not None and listed.proper:  # "Lawyers X and Y"
                found = self._coordinated_after(listed, listed.left, "named after their plural")
            if found is not None and len(found.actors) > 1 and number in {0, len(found.actors)}:
                people = all(self.cast.members[actor].kind == "person" for actor in found.actors)
                return replace(found, rule="those named together last") if people else None
        return None

    def both(self, index: int, sentence: Sentence) -> Source | None:
        """`Both said`, `Both have also denied it`: the two named together last."""
        first = self.page.word_at(sentence.start)
        found = self.together(sentence.start, 2) if self.page.low(first) == "both" and first < index else None
        return replace(found, start=sentence.start, end=self.words[first].end) if found is not None else None

    def of_them(self, mention: Mention, sentence: Sentence) -> Source | None:
        """`Relatives of the clerk Ruth Amani said`, `Friends of Ivo Marte and Ruth Amani said`: those whose friends or relatives are named speak not."""
        for other in self.cast.within(sentence.start, mention.start):
            if not mention.proper or other.proper or not self.page.text.startswith(" of ", other.end) or other.left >= mention.left:
                continue
            if "," in self.page.text[other.end : mention.start]:
                continue
            joined = self.page.text[other.right : mention.start] == " and " and any(m.proper and m.end == other.right for m in self.cast.within(other.end, other.right))
            if other.right >= mention.end or joined:
                return Source((other.actor,), other.left, mention.right, rule="whose friends, relatives or staff are named")
        return None

    def _in_sentence(self, index: int) -> tuple[str, ...]:
        """The subject of the same sentence, for a pronoun in a clause that hangs on it (`a report in which it said`)."""
        word = self.words[index]
        sentence = self.page.sentence_at(word.start)
        if sentence is None or index == 0 or self.words[index - 1].text in ',”"“' or word.start - sentence.start < 12:
            return ()
        first = self.page.word_at(sentence.start)
        if self.words[first].low in PRONOUNS:
            return ()
        subject = self.of_sentence(sentence, word.start)
        if subject is None or subject.pronoun:
            return ()
        wanted, gender = WANTED[word.low], PRONOUNS[word.low]
        if word.low == "they" and len(subject.actors) > 1:
            return subject.actors
        return subject.actors if len(subject.actors) == 1 and self.pronouns.fits(subject.actors[0], wanted, gender) else ()

    def of_sentence(self, sentence: Sentence, limit: int) -> Source | None:
        """The subject of the sentence: the first phrase that is not inside an opening adverbial."""
        words = self.words
        first = self.page.word_at(sentence.start)
        if first < len(words) and words[first].low in PRONOUNS:
            return self._pronoun(first)
        joined = -1
        for mention in self.cast.within(sentence.start, limit):
            before = self.page.text[sentence.start : mention.left].rstrip(' “"')
            if before and not before.endswith(","):
                at = self.page.word_at(mention.left) - 1
                previous = words[at].low
                if (previous in NOT_SUBJECT_AFTER and before not in {"As", "After", "Before"}) or (previous == "and" and joined == words[at].start - 1):
                    joined = mention.right  # `after the arrest of X and Y, workers marched`
                    continue
            if self.page.quote_at(mention.start) is None:
                subject = self.posts.proper_of(self._headed_by(mention, limit), sentence)
                return self._coordinated_after(subject, subject.left, "the subject of the sentence")
        for index in range(first, min(first + 12, len(words))):
            if words[index].low in PRONOUNS and words[index].start < limit:
                return self._pronoun(index)
        return None

    def _headed_by(self, mention: Mention, limit: int) -> Mention:
        """`Information Ministry spokesman Tuy Sambo`: the person whose role the body's name opens."""
        for other in self.cast.within(mention.start + 1, limit):
            if other.start > mention.end + _LONGEST_ROLE:
                break
            if other.proper and other.left <= mention.start and self.cast.members[other.actor].kind == "person":
                return other
        return mention
