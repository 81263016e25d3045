"""Who the subject of a verb is: what the word or mark right before the verb ends, and what opens the sentence.

Rule: an actor is taken only where the grammar puts it; the words that name it, or the pronoun that stands for it, are
kept as its evidence. Who only tells of the act is not its subject.
Order: an aside that names more; a relative pronoun; a pronoun; a number or age alone; the phrase that ends there, over a
parenthesis; people whom the cast lacks; the nearest actor.
"""

from __future__ import annotations

import re

from saksi.reading.accounts.parties.antecedents import PartyAntecedents
from saksi.reading.accounts.parties.objects import AUXILIARIES
from saksi.reading.actors.cast_phrases import HANGS, OWNS, POSSESSIVE, PRONOUNS, Party, joined
from saksi.reading.text.page import Sentence
from saksi.reading.words.roles import ROLES

_RELATIVE = frozenset(("who", "which", "that", "whom"))
_DESCRIBES = re.compile(
    r",?\s+(?:who|whose|which|with|from|in|of|at|considered|accused|suspected|said|known|wearing|carrying|seen)\b"
)
"""What opens a description of the phrase before it."""
_OTHER_CLAUSE = re.compile(r"[;:“”]|, (?:and|but) |, (?:which|who|whose) [^,]*$|\b(?:said|says|told|but|because|when|while|after|before|if|that)\b")
_LONGEST_ASIDE = 160
"""Characters."""
_ASIDE = re.compile(
    r",\s+(?P<those>among them|including|along with|together with|as well as|one of them|two of them|some of them|most of them|all of them|both|all|each)\b"
    r"(?! (?:was|were|had|have)\b)(?=[^,]*$|[^.;]*$)",
    re.IGNORECASE,
)
_NAMES_MORE = frozenset(("among them", "including", "along with", "together with", "as well as"))
"""After these an aside names more of those whom it describes; after others it only counts them."""
_AMONG = re.compile(
    r"\b(?:was|were|is|are) (?:also )?(?:among|one of|two of|part of) (?:(?:the|at least|more than|about|some|a group of) )*$",
    re.IGNORECASE,
)
_SAY_SO = frozenset("say says said believe believed claim claims claimed".split())
_WHO_ARE_SAID = re.compile(rf"\b(?P<who>who|whom) (?!(?:said|say|says)\b)(?:[\w’'-]+ ){{1,4}}?(?:{'|'.join(sorted(_SAY_SO))})$")
"""`people who activists say (were held)`: who is told of stands before `who`."""
_LONGEST_SAID = 50
"""Characters."""
_ONE_WAS = frozenset(("was", "is", "has", "had"))
_OPENS_CLAUSE = frozenset(", and that while when as but because where since after aka alias st nd rd th".split())
_APPOSED = re.compile(
    r"(?: (?:aka|alias) [\w’'-]+)?, (?:an?|the(?! (?:victims?|suspect|accused|defendant)\b)|one of|its|their|[a-z]+ist|former|head|leader) "
    r"(?:(?!(?:who|which|that|was|were|is|are|has|had|have|said|says|when|while|after|where|but|whose|told)\b)[\w’'-]+ )+"
)
"""A description after a name, up to the verb."""
_EMPHATIC = frozenset("himself herself itself themselves".split())
_BEFORE_EMPHATIC = frozenset("was were is been by for of with to and from".split())


class PartySubjects(PartyAntecedents):
    """Finds the subjects of verbs of one page."""

    def subject(self, before: int, sentence: Sentence, *, near: bool = False) -> list[Party]:
        """Who the subject is that ends before word `before`, those joined to it included; empty if it cannot be told.

        near: only who stands right before it, as before a participle (`had their houses burned`).
        """
        found = self._joined_to_pronoun(self._subject(before, sentence, near=near), sentence)
        found = found if near else self._apposed_to(self.part_of(found, sentence), before, sentence)
        return found if near or not self._outside_saying(found, before) else []

    def _apposed_to(self, found: list[Party], before: int, sentence: Sentence) -> list[Party]:
        """`X, a professor at Y and one of the finest poets was shot`: X, whom an apposition that no comma closes only describes."""
        if not found or self.page.low(before) not in _ONE_WAS:
            return found
        for mention in reversed(self.within(sentence.start, self.left_of(found[0]))):
            if self.names_person(mention):
                described = _APPOSED.fullmatch(self.page.text, mention.end, self.words[before].start)
                ahead = self.page.low(self.page.word_at(mention.left) - 1)
                opens = mention.left == sentence.start or ahead in _OPENS_CLAUSE or ahead[:1].isdigit()
                return [Party.at(mention)] if described is not None and opens else found
        return found

    def _outside_saying(self, found: list[Party], before: int) -> bool:
        """`The ministry said the book was banned`: who speaks is not the subject of what is said."""
        if not found:
            return False
        at = self.words[max(before - 1, 0)].start
        inside = [said for said in self.statements if said.start <= at < said.end and said.cue_start < said.start and not self._led_on(said.start)]
        said = max(inside, key=lambda one: one.start, default=None)
        if said is not None and self.page.low(self.page.word_at(said.cue_start) - 1) == "who":
            return False  # `people who said they were teachers were arrested`: the relative clause is over
        return said is not None and all(party.start < said.cue_start and party.actor == said.speaker for party in found)

    def _led_on(self, start: int) -> bool:
        """`admitted to a school`: a preposition opens no saying."""
        return self.page.low(self.page.word_at(start)) in HANGS | {"as", "into", "about", "over"}

    def among(self, found: list[Party], sentence: Sentence) -> list[Party]:
        """`X was among 12 people arrested`: X too."""
        match = _AMONG.search(self.page.text, sentence.start, self.left_of(found[0])) if found else None
        return _led_by(self.subject(self.page.word_at(match.start()), sentence), found) if match is not None else found

    def _client(self, at: int) -> list[Party]:
        """`my client`, `his clients`: whom the last act was done to, else the last spoken of who is no lawyer."""
        if self.words[at].low not in {"client", "clients"} or self.page.low(at - 1) not in OWNS:
            return []
        start, end = self.words[at - 1].start, self.words[at].end
        several = self.words[at].low == "clients" or (len(self.in_focus) == 1 and self._may_have_lawyer(self.in_focus[0]))
        alone = next((parties for _, parties in reversed(self.told) if len(parties) == 1 and self._may_have_lawyer(parties[0])), ())
        if alone and not several:
            return [Party(party.actor, start, end, "the client: the last person an act was done to alone") for party in alone]
        if self.in_focus:
            return [Party(party.actor, start, end, "the client: whom the act before was done to") for party in self.in_focus]
        return self.resolve("he" if self.words[at].low == "client" else "they", start, end)

    def _may_have_lawyer(self, party: Party) -> bool:
        """A person, but not `his wife`, whose laptop was taken too."""
        return self.kind(party) == "person" and not self.cast.members[party.actor].name.lower().startswith(("his ", "her ", "their "))

    def _latter(self, at: int, sentence: Sentence) -> list[Party]:
        """`Orel represented Marek after the latter was arrested`: the person named last."""
        if self.words[at].low != "latter" or self.page.low(at - 1) != "the":
            return []
        named = [mention for mention in self.within(sentence.start, self.words[at].start) if self.names_person(mention)]
        return [Party(named[-1].actor, self.words[at - 1].start, self.words[at].end, "`the latter`: the person named last")] if named else []

    def _whose(self, at: int) -> list[Party]:
        """`X, whose brother was killed`: the brother."""
        kin = at > 0 and self.words[at - 1].low == "whose" and self.words[at].low in ROLES
        return self.grown(at, at, "person") if kin else []

    def _joined_to_pronoun(self, found: list[Party], sentence: Sentence) -> list[Party]:
        """`he and 13 other traders were`: the pronoun before `and` too."""
        if not found:
            return found
        at = self.page.word_at(self.left_of(found[0])) - 1
        if at < 1 or self.words[at].low != "and" or self.words[at - 1].start < sentence.start:
            return found
        subject = self.words[at - 1].low in {"he", "she", "they", "i", "we"}
        return _led_by(self._by_pronoun(at - 1), found) if subject else found

    def _subject(self, before: int, sentence: Sentence, *, near: bool) -> list[Party]:
        """The subject by the kind of word or mark that ends it; one in what another says counts too."""
        at = before - 1
        if at < 0 or self.words[at].start < sentence.start:
            return []
        word = self.words[at]
        if word.low in _EMPHATIC and at > 0 and self.words[at - 1].start >= sentence.start and self.words[at - 1].low not in _BEFORE_EMPHATIC:
            return self._subject(at, sentence, near=near)  # `which itself was`, `the alliance, itself told`
        including = self._including(at, sentence) if word.text == "," else []
        if including:
            return including
        relative = self._relative(at, sentence)
        if relative >= 0:
            return self._antecedent(relative, sentence)
        if word.low in PRONOUNS and word.low not in {"his", "her", "its", "their"}:
            return self.part_before(at) or self._past_object_pronoun(at, sentence) or self._by_pronoun(at)
        if word.low in {"i", "we"}:
            return self._by_pronoun(at)
        alone = self.part_alone(at) if self.page.low(before) in AUXILIARIES else []
        if alone:
            return alone
        last = at - 1 if word.text == "," and at > 0 else at
        aged = self.aged_before(last) or (self._client(last) if word.text == "," else [])
        if aged:
            return aged
        found = self._ending(at, sentence)
        if word.text in {",", ")", "—", "–"}:
            found = found or self._over_parenthesis(at, sentence)
        else:
            found = self._past_hanging(found, sentence)
        return found or self._unlisted_subject(at, sentence, near=near)

    def _unlisted_subject(self, at: int, sentence: Sentence, *, near: bool) -> list[Party]:
        """Who ends at this word though no phrase of the cast does, else the nearest actor before."""
        return (
            self._client(at)
            or self._latter(at, sentence)
            or self._whose(at)
            or self._collective(at)
            or ([] if near or self.words[at].end not in self.ends else self._before_relative(at, sentence))
            or self._past_hanging(self._group_ending(at, sentence), sentence)
            or ([] if near else self._scan(at, sentence) or self._before_relative(at, sentence))
        )

    def _relative(self, at: int, sentence: Sentence) -> int:
        """The relative pronoun at this word, or before who says so (`who activists say`); -1 if none stands there."""
        word = self.words[at]
        if word.low in _RELATIVE:
            return at
        if word.low not in _SAY_SO:
            return -1
        said = _WHO_ARE_SAID.search(self.page.text, max(sentence.start, word.end - _LONGEST_SAID), word.end)
        return self.page.word_at(said.start("who")) if said is not None else -1

    def _including(self, comma: int, sentence: Sentence) -> list[Party]:
        """`three men, among them X, were`; `A and B, both workers, were`: the phrase before, with those named after it."""
        low = max(sentence.start, self.words[comma].start - _LONGEST_ASIDE)
        match = _ASIDE.search(self.page.text, low, self.words[comma].start)
        if match is None:
            return []
        at = self.page.word_at(match.start()) - 1
        if at < 0 or self.words[at].start < sentence.start:
            return []
        found = self._ending(at, sentence) or self.part_before(at) or self._group_ending(at, sentence)
        if found and match["those"].lower() in _NAMES_MORE:
            inside = self.within(match.end(), self.words[comma].start)
            return joined(found, (Party.at(m) for m in inside if m.proper and self.cast.members[m.actor].kind == "person"))
        return found

    def _over_parenthesis(self, comma: int, sentence: Sentence) -> list[Party]:
        """`X, who led the march, was`, `X, 34, was`: the phrase before the comma that opened."""
        at = comma - 1
        while at > 0 and self.words[at].start > sentence.start and comma - at < 40:
            if self.words[at].text in {",", "(", "—", "–"}:
                found = self._ending(at - 1, sentence) or self._group_ending(at - 1, sentence)
                if found:
                    return found
                if self.words[at - 1].low in PRONOUNS:
                    return self._by_pronoun(at - 1)
            at -= 1
        return []

    def first_of(self, sentence: Sentence, limit: int) -> list[Party]:
        """The subject of the sentence: its first phrase that hangs on no preposition, or its first pronoun."""
        start = self._told_from(sentence, limit)
        first = self.page.word_at(start)
        for index in range(first, min(first + 3, len(self.words))):
            if self.words[index].low in {"he", "she", "they", "it"} and self.words[index].start < limit:
                return self._by_pronoun(index)
        for mention in self.within(start, limit):
            if not self.after_preposition(mention) and not POSSESSIVE.match(self.page.text, mention.end):
                return self.list_after(mention, sentence)
        return []

    def _told_from(self, sentence: Sentence, limit: int) -> int:
        """Where the clause of `limit` may begin: what somebody says begins with what is said."""
        inside = (one.start for one in self.statements if sentence.start <= one.start < limit <= one.end)
        return max(inside, default=sentence.start)

    def head_of_sentence(self, sentence: Sentence, limit: int) -> list[Party]:
        """`Four women with scarves who sat by the wall were led off`: the first phrase, if what lies between only describes it."""
        opening = self.opening_people(sentence, limit)
        if opening is not None:
            between = self.page.text[opening[1].end : limit]
            return [opening[0]] if not between.strip() or _only_describes(between) else []
        for mention in self.within(sentence.start, limit):
            if self.after_preposition(mention) or POSSESSIVE.match(self.page.text, mention.end):
                continue
            return self.list_after(mention, sentence) if _only_describes(self.page.text[mention.end : limit]) else []
        return []


def _only_describes(between: str) -> bool:
    """Whether the words after a phrase describe it and open no other clause."""
    return _DESCRIBES.match(between) is not None and _OTHER_CLAUSE.search(between) is None


def _led_by(first: list[Party], found: list[Party]) -> list[Party]:
    """Those found, after the others told before them."""
    known = {party.actor for party in found}
    return [*(party for party in first if party.actor not in known), *found]
