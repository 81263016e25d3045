"""Who the subject of a verb is, over relative clauses, asides and lists; whom `who` and `whose` mean.

Rule: an actor is taken only where the grammar puts it; the words that name it, or the pronoun that stands for it, are
kept as its evidence.
Order: the phrase that ends or begins at the right place; a relative pronoun; a pronoun; a parenthesis; the clause.
"""

from __future__ import annotations

import re

from saksi.reading.cast import Mention
from saksi.reading.cues import CUE_FORMS
from saksi.reading.page import Sentence
from saksi.reading.party_groups import NUMERALS
from saksi.reading.party_objects import AUXILIARIES, PartyObjects
from saksi.reading.party_phrases import HANGS, POSSESSIVE, PRONOUNS, Party, joined
from saksi.reading.phrases import QUANTIFIERS
from saksi.reading.roles import PLURALS, ROLES

_BEFORE_RELATIVE = frozenset(", in of to for most all some both several many one".split())
"""`most of whom`, `, one of whom`: words between a relative pronoun and the phrase that it is about."""
_LEADS_TO_PLACE = frozenset(("from", "in", "near"))
"""What these lead to is where somebody is, though it may look like a person's name."""
_RELATIVE = frozenset(("who", "which", "that", "whom"))
_BREAK = re.compile(r"[;:“”]|, (?:and|but) |\b(?:that|said|says|told|when|because|after|while|but|where|whose|which|whom|who)\b")
_NEAR = 70
_YEAR_DIGITS = 4
_DESCRIBES = re.compile(
    r",?\s+(?:who|whose|which|with|from|in|of|at|considered|accused|suspected|said|known|wearing|carrying|seen)\b"
)
_OTHER_CLAUSE = re.compile(r"[;:“”]|, (?:and|but) |, (?:which|who|whose) [^,]*$|\b(?:said|says|told|but|because|when|while|after|before|if|that)\b")
_LONGEST_ASIDE = 160
_LONGEST_NAME = 14
"""Words of a phrase that names a person by somebody else."""
_WHO_DID = re.compile(
    r"(?<!, )\b(?P<who>who) (?:had |has |have |allegedly )*"
    r"(?!(?:claim|alleg|announc|believ|report|warn|confirm|insist|add|deni|fear|hop|argu|not|explain|stat|declar)\w*ed\b)"
    r"(?:\w{2,}ed|shot|beat|hit|struck|led|drove|fought|sold|hid|ran|taught) $"
)
_WHO_RUNS = re.compile(r"(?<!, )\b(?P<who>who) (?P<did>(?:[\w’'-]+ ){1,9})$")
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
_EMPHATIC = frozenset("himself herself itself themselves".split())
_BEFORE_EMPHATIC = frozenset("was were is been by for of with to and from".split())
_FOUND_SO = frozenset("found shot killed beaten held taken seen arrested jailed sentenced wounded stabbed abducted".split())
_NO_CLAUSE_INSIDE = re.compile(r"[,;:“”()]|\b(?:that|and|but|when|while|after|before|because|since|as|if|said|says|say|told|where|whose|whom|who|which)\b")
_KNOWN_FOR = re.compile(
    r"(?P<by>known|famous|accused|suspected|convicted|wanted|sought|charged|jailed|arrested|tried|detained|imprisoned|sentenced|blamed|celebrated|noted) "
    r"(?:for|of|with|after) (?:having )?[a-z]+ing (?:[\w’'-]+ ){0,3}$"
)
"""`a monk known for sheltering families was`: what hangs on the participle is not the subject."""
OWNS = frozenset("his her their its my our he she they we i".split())
_WHO_GOES_ON = re.compile(r"(?<=\s)who\b[^,;:—–“”()]*\Z")
_ONE_OF = re.compile(r",\s+one of (?:(?:the|its|their|his|her|[A-Z][\w-]+[’']s?)\s+)?(?:[\w’'-]+\s+){0,3}\Z")
_FOR_ANOTHER = re.compile(
    r"\A\w+ (?:\w+ )?(?:lawyer|attorney|wife|husband|mother|father|sister|brother|son|daughter|widow|relative|friend|colleague) (?:for|of) (?=\S)",
    re.IGNORECASE,
)
_RIGHT_AFTER_WHO = re.compile(r"\bwho (?:had |has |have |once |often |later )?\Z")
_GAVE = frozenset("gave showed led met hid taught sold took brought drove fed drew wrote lent shot sheltered".split())
_SAME_CLAUSE = re.compile(r"\bwho (?:(?!said\b|that\b|told\b)[\w’'-]+ ){1,8}(?:after|for|while|before|by) \Z")


class PartySubjects(PartyObjects):
    """Finds the subjects of verbs of one page, and whom relative clauses are about."""

    def subject(self, before: int, sentence: Sentence, *, near: bool = False) -> list[Party]:
        """Who the subject is that ends before word `before`, those joined to it included; empty if it cannot be told.

        near: only who stands right before it, as before a participle (`had their houses burned`).
        """
        found = self._joined_to_pronoun(self._subject(before, sentence, near=near), sentence)
        return found if near or not self._outside_saying(found, before) else []

    def _outside_saying(self, found: list[Party], before: int) -> bool:
        """`The ministry said the book was banned`: who speaks is not the subject of what is said."""
        if not found:
            return False
        at = self.words[max(before - 1, 0)].start
        inside = [said for said in self.statements if said.start <= at < said.end and said.cue_start < said.start and not self._led_on(said.start)]
        said = max(inside, key=lambda one: one.start, default=None)
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
        if self.words[at].low not in {"client", "clients"} or self.words[at - 1].low not in OWNS:
            return []
        start, end = self.words[at - 1].start, self.words[at].end
        several = self.words[at].low == "clients" or len(self.in_focus) == 1
        alone = next((parties for _, parties in reversed(self.told) if len(parties) == 1 and self.kind(parties[0]) == "person"), ())
        if alone and not several:
            return [Party(party.actor, start, end, "the client: the last person an act was done to alone") for party in alone]
        if self.in_focus:
            return [Party(party.actor, start, end, "the client: whom the act before was done to") for party in self.in_focus]
        return self.resolve("he" if self.words[at].low == "client" else "they", start, end)

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
        if word.low in _RELATIVE:
            return self._antecedent(at, sentence)
        if word.low in PRONOUNS and word.low not in {"his", "her", "its", "their"}:
            return self.part_before(at) or self._past_object_pronoun(at, sentence) or self._by_pronoun(at)
        if word.low in {"i", "we"}:
            return self._by_pronoun(at)
        alone = self.part_alone(at) if self.page.low(before) in AUXILIARIES else []
        if alone:
            return alone
        aged = self.aged_before(at - 1 if word.text == "," else at) or (self._client(at - 1) if word.text == "," else [])
        if aged:
            return aged
        if word.text in {",", ")", "—", "–"}:
            found = self._ending(at, sentence) or self._over_parenthesis(at, sentence)
            if found:
                return found
        else:
            found = self._ending(at, sentence)
            if found:
                return self._past_object_of_relative(found, sentence) or found
        return (
            self._client(at)
            or self._whose(at)
            or self._collective(at)
            or ([] if near or word.end not in self.ends else self._before_relative(at, sentence))
            or self._group_ending(at, sentence)
            or ([] if near else self._scan(at, sentence) or self._before_relative(at, sentence))
        )

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

    def _past_object_of_relative(self, found: list[Party], sentence: Sentence) -> list[Party]:
        """`A policeman who killed a student was freed`: not the object of the relative clause, but whom it describes."""
        mention, left = self.cast.covering(found[0].start), self.left_of(found[0])
        clause = _WHO_DID.search(self.page.text, sentence.start, left) or self._clause_of_who(left, sentence)
        at = clause.start("who") if clause is not None else -1
        if clause is None and (mention is None or not mention.proper):
            reduced = _KNOWN_FOR.search(self.page.text, sentence.start, left)
            at = reduced.start("by") if reduced is not None else -1
        if at <= sentence.start:
            return []
        head = self.page.word_at(at) - 1
        return self._ending(head, sentence) or self._group_ending(head, sentence) or self._plain_person(head, sentence)

    def _clause_of_who(self, left: int, sentence: Sentence) -> re.Match[str] | None:
        """`Two vendors who went on selling the paper were`: a relative clause that runs up to a phrase as its object."""
        clause = _WHO_RUNS.search(self.page.text, sentence.start, left)
        inside = clause is not None and _NO_CLAUSE_INSIDE.search(clause["did"]) is None
        return clause if inside else None

    def _plain_person(self, head: int, sentence: Sentence) -> list[Party]:
        """`A man accused of ...`: the article and noun that end at this word."""
        first = head - 1
        alone = first >= 0 and self.words[first].low in {"a", "an", "the", "another"} and self.words[first].start >= sentence.start
        return self.grown(first, head, "person") if alone and self.words[head].low in ROLES else []

    def _past_object_pronoun(self, at: int, sentence: Sentence) -> list[Party]:
        """`A candidate who filmed them was punched`: not whom the object of the relative clause means, but whom it describes."""
        it = self.words[at].low == "it" and self.page.low(at - 1) in HANGS | {"into", "about"}
        if not it and self.words[at].low not in {"him", "them"}:
            return []
        who = _WHO_GOES_ON.search(self.page.text, sentence.start, self.words[at].start)
        return self._antecedent(self.page.word_at(who.start()), sentence) if who is not None else []

    def _ending(self, at: int, sentence: Sentence) -> list[Party]:
        """Who is named by the phrase that ends at this word, or right before it where it is a mark."""
        for index in (at, at - 1) if self.words[at].text in {",", ")", "”", "—", "–"} else (at,):
            mention = self.ends.get(self.words[index].end)
            if mention is not None and mention.left >= sentence.start - 1:
                if self.page.low(at + 1) == "being":
                    # "an incident of activists being stopped": the subject of the gerund, not of the incident.
                    return self.list_before(mention, sentence)
                return self._before_aside(mention, index) or self._one_of(mention, sentence) or self._whom_described(self._headed(mention, sentence), index)
        return []

    def _whom_described(self, found: list[Party], last: int) -> list[Party]:
        """`The two men, former employees of a station, were`: the two men."""
        mention = self.cast.covering(found[0].start) if len(found) == 1 else None
        return (self._before_aside(mention, last) if mention is not None else []) or found

    def _before_aside(self, mention: Mention, last: int) -> list[Party]:
        """`His father, a retired driver, was`: the father, whom the words between the commas describe."""
        first = self.page.word_at(mention.left)
        at = first - 2
        after = self.page.low(last + 1)
        closed = after in {",", "who", "whose"} or (after in _FOUND_SO and self.page.low(first - 1) == "," and self.page.low(last + 2) in HANGS)
        opens = self.words[first].low in {"a", "an", "the", "former", "both"} or self.words[first].low in PLURALS
        if mention.proper or at < 1 or not closed or self.words[at + 1].text != "," or not opens:
            return []
        if self.words[at].low in {"them", "us"}:
            return self.part_before(at)
        if self.words[at].text.isdigit() and at > 1 and self.words[at - 1].text == ",":
            at -= 2  # `X, 41, a deputy chief of the party,`
        head = self.ends.get(self.words[at].end)
        owned = head is not None and not head.proper and self.words[self.page.word_at(head.left)].low in OWNS | {"the"}
        kind = self.cast.members[mention.actor].kind
        alike = head is not None and (kind == "organisation" or kind == self.cast.members[head.actor].kind != "group")
        named = head is not None and head.proper and alike and self.words[first].low in {"a", "an"}
        return [Party.at(head)] if head is not None and (owned or named) else []

    def _one_of(self, mention: Mention, sentence: Sentence) -> list[Party]:
        """`X, one of the country's best-known dissidents, was`: X."""
        if self.cast.members[mention.actor].kind != "group":
            return []
        match = _ONE_OF.search(self.page.text, sentence.start, mention.start)
        head = self.ends.get(self.words[self.page.word_at(match.start()) - 1].end) if match else None
        return [Party.at(head)] if head is not None and head.proper else []

    def _headed(self, mention: Mention, sentence: Sentence) -> list[Party]:
        """The phrase itself, or, if it hangs on `of`, `in` or the like, the phrase that heads it."""
        index = self.page.word_at(mention.left) - 1
        if index < 1 or self.words[index].start < sentence.start or self.words[index].low not in HANGS:
            return self.list_before(mention, sentence)
        head = self.words[index - 1]
        if self.words[index].low == "of" and (
            head.low in QUANTIFIERS
            or head.text[0].isdigit()
            or head.low in {"none", "half", "number"}
        ):
            return self.counted_part(index - 1, mention) or self.list_before(mention, sentence)
        larger = self.ends.get(head.end)
        if larger is not None and larger.left < mention.left:
            return self._headed(larger, sentence)
        return self._group_ending(index - 1, sentence)

    def _antecedent(self, at: int, sentence: Sentence) -> list[Party]:
        """Whom the relative pronoun at this word is about: the phrase before it, people rather than bodies where it is no `which`."""
        index = at - 1
        if index < 0:
            return []
        while index > 0 and self.words[index].low in _BEFORE_RELATIVE:
            index -= 1
        if index > 1 and self.words[index].low == "them" and self.words[index - 1].low in {"among", "amongst"}:
            # "five activists, a priest and a nurse among them, who were": the five.
            return self._ending(index - 2, sentence)[:1]
        alone = self._number_alone(index)
        if alone:
            return alone
        limit = self.words[at].start
        if self.words[index].low in {"'s", "’s"} and index > 2 and self.words[index].end not in self.ends:
            index = self._past_of_owner(index - 1)  # `a friend of X's who was jailed`
            limit = self.words[index].end
        found = self._client_of(index, sentence) or self._ending(index, sentence)
        if found and (len(found) > 1 or self.kind(found[-1]) != "organisation" or self.words[at].low == "which"):
            return found
        people = [
            m
            for m in self.within(max(sentence.start, self.words[at].start - 2 * _NEAR), limit)
            if self.cast.members[m.actor].kind != "organisation" and self.page.low(self.page.word_at(m.left) - 1) not in _LEADS_TO_PLACE
        ]
        described = bool(people) and people[-1].right >= self.words[index].end
        if people and (described or not found) and (self.words[at].low != "which" or (described and people[-1].proper)):
            return self.list_before(people[-1], sentence)
        return found or self._group_ending(index, sentence) or self._scan(index, sentence)

    def _number_alone(self, at: int) -> list[Party]:
        """`and 19 whose homes were searched`, `of 22 who fled`: so many people told by a number alone."""
        word, before = self.words[at], self.page.low(at - 1)
        told = word.low in NUMERALS or (word.text.isdigit() and len(word.text) < _YEAR_DIGITS and not self._of_month(at) and not self._is_age(at))
        counted = before in {"and", "that", "or"} or (before == "of" and self.page.low(at - 2) in {"and", "know", "knows", "knew", "heard", "told"})
        return self.grown(at, at) if told and counted and word.end not in self.ends and self.page.low(at + 1) != "of" else []

    def _past_of_owner(self, owner: int) -> int:
        """The word before `of` if the name at this word hangs on it; else the word itself."""
        mention = self.ends.get(self.words[owner].end)
        at = self.page.word_at(mention.left) - 1 if mention is not None else -1
        return at - 1 if at > 0 and self.words[at].low == "of" else owner

    def _client_of(self, at: int, sentence: Sentence) -> list[Party]:
        """`the lawyer for the mayor, who was arrested`: the mayor; the phrase that ends at this word is that of somebody close."""
        mention = self.ends.get(self.words[at].end)
        first = self.page.word_at(mention.left) if mention is not None else at
        while first > 1 and at - first < _LONGEST_NAME and self.words[first - 1].low in {"for", "of"} and mention is not None:
            larger = self.ends.get(self.words[first - 2].end)
            if larger is None:
                break
            first = self.page.word_at(larger.left)
        close = _FOR_ANOTHER.match(self.page.text, self.words[first].start, self.words[at].end)
        if close is None or self.words[first].start < sentence.start:
            return []
        inner = self.page.word_at(close.end())
        if mention is not None and mention.left >= self.words[inner].start:
            return [Party.at(mention)] if self.cast.members[mention.actor].kind == "person" else []
        return self.person_from(inner, at)

    def of_who(self, before: int, sentence: Sentence) -> list[Party]:
        """`X, who runs a channel and was sentenced`: whom the relative clause describes that goes on to word `before`."""
        match = _WHO_GOES_ON.search(self.page.text, sentence.start, self.words[before].start)
        if match is None:
            return []
        who = self.page.word_at(match.start())
        last = self.ends.get(self.words[who - 2 if self.words[who - 1].text == "," else who - 1].end)
        person = last is not None and last.proper and self.cast.members[last.actor].kind == "person"
        if last is not None and person and self.page.low(self.page.word_at(last.left) - 1) not in _LEADS_TO_PLACE:
            return [Party.at(last)]
        return self._antecedent(who, sentence)

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

    def _scan(self, at: int, sentence: Sentence) -> list[Party]:
        """The nearest actor before, if no other clause begins between."""
        end = self.words[at].end
        for mention in reversed(self.within(sentence.start, end + 1)):
            gap = self.page.text[mention.right : end]
            if len(gap) > _NEAR or _BREAK.search(gap):
                return []
            if not POSSESSIVE.match(self.page.text, mention.end) and not self.after_preposition(mention):
                found = self.list_before(mention, sentence)
                described = self._before_relative(at, sentence) if self._done_to_in_relative(mention, sentence) else []
                return described or self._past_object_of_relative(found, sentence) or found
        return []

    def _done_to_in_relative(self, mention: Mention, sentence: Sentence) -> bool:
        """`A man who was arrested after leading 300 herders to a fence was`: the herders are an object in the relative clause."""
        at = self.page.word_at(mention.left)
        if at == 0:
            return False
        before = self.words[at - 1]
        if before.low.endswith("ing"):
            return _SAME_CLAUSE.search(self.page.text, sentence.start, before.start) is not None
        done = before.low in _GAVE or (before.low.endswith("ed") and before.low not in CUE_FORMS)
        return done and _RIGHT_AFTER_WHO.search(self.page.text, sentence.start, before.start) is not None

    def relative(self, doers: list[Party], before: int, sentence: Sentence) -> list[Party]:
        """Whom a relative clause is about whose subject these are: `the stewards whom the factory dismissed`.

        Where the subject is nobody the cast knows, `whom` a few words before word `before` tells.
        """
        if not doers:
            whom = [index for index in range(max(before - 5, 1), before) if self.words[index].low == "whom"]
            return self._antecedent(whom[-1], sentence) if whom else []
        left = self.left_of(doers[0])
        at = self.page.word_at(left) - 1
        if at <= 0 or self.words[at].start < sentence.start:
            return []
        if self.words[at].low in {"whom", "which", "that"}:
            named = self.words[at].low == "whom" or self.words[at - 1 - (self.words[at - 1].text == ",")].end in self.ends
            return self._antecedent(at, sentence) if named else []
        adjacent = self.ends.get(self.words[at].end)
        if adjacent is not None and self.page.text[self.words[at].end : left] == " ":
            return self.list_before(adjacent, sentence)
        return self._group_ending(at, sentence) if self.words[at].low.isalpha() else []

    def _before_relative(self, at: int, sentence: Sentence) -> list[Party]:
        """`Ten people who had marched for a year were`: the phrase before the relative clause."""
        for mention in self.within(sentence.start, self.words[at].start):
            following = self.page.word_at(mention.end)
            if following < len(self.words) and self.words[following].text == ",":
                following += 1
            relative = following < at and self.words[following].low in {"who", "whose", "which"}
            of_people = self.page.low(self.page.word_at(mention.left) - 1) == "of" and self.cast.members[mention.actor].kind == "group"
            if relative and of_people:
                return self._headed(mention, sentence) or self.list_before(mention, sentence)
            if relative and not self.after_preposition(mention):
                return self.list_before(mention, sentence)
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
            plain = not between.strip() or (_DESCRIBES.match(between) and not _OTHER_CLAUSE.search(between))
            return [opening[0]] if plain else []
        for mention in self.within(sentence.start, limit):
            if self.after_preposition(mention) or POSSESSIVE.match(self.page.text, mention.end):
                continue
            between = self.page.text[mention.end : limit]
            return (
                self.list_after(mention, sentence)
                if _DESCRIBES.match(between) and not _OTHER_CLAUSE.search(between)
                else []
            )
        return []


def _led_by(first: list[Party], found: list[Party]) -> list[Party]:
    """Those found, after the others told before them."""
    known = {party.actor for party in found}
    return [*(party for party in first if party.actor not in known), *found]
