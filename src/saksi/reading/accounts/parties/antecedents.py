"""Whom the phrase before a word names, past an aside that describes it; whom `who`, `whose` and `whom` are about.

Rule: a phrase that hangs on another gives way to it (`the head of the union`), a description between commas to whom it
describes; the object of a relative clause is never whom the clause describes (`A policeman who killed a student was`).
Order: the phrase that ends at the word; the phrase before `who`; what stands before a clause that ends there; the nearest.
"""

from __future__ import annotations

import re

from saksi.reading.accounts.parties.groups import NUMERALS
from saksi.reading.accounts.parties.objects import PartyObjects
from saksi.reading.actors.cast_phrases import HANGS, OWNS, POSSESSIVE, Party
from saksi.reading.actors.phrases import QUANTIFIERS
from saksi.reading.text.cast import Mention
from saksi.reading.text.page import Sentence
from saksi.reading.words.cues import CUE_FORMS
from saksi.reading.words.roles import PLURALS, ROLES

_BEFORE_RELATIVE = frozenset(", in of to for most all some both several many one".split())
"""`most of whom`, `, one of whom`: words between a relative pronoun and the phrase that it is about."""
_LEADS_TO_PLACE = frozenset(("from", "in", "near"))
"""What these lead to is where somebody is, though it may look like a person's name."""
_BREAK = re.compile(r"[;:“”]|, (?:and|but) |\b(?:that|said|says|told|when|because|after|while|but|where|whose|which|whom|who)\b")
"""What shows that another clause begins between an actor and a word."""
_AND_THEN = re.compile(r"\b(?:was|were|been) [^,]*\band ")
"""`X was arrested and two phones (were seized)`: what `and` joins is another clause."""
_NEAR = 70
"""Characters: so far before a word the nearest actor may stand."""
_YEAR_DIGITS = 4
_LONGEST_NAME = 14
"""Words of a phrase that names a person by somebody else."""
_WHO_DID = re.compile(
    r"(?<!, )\b(?P<who>who) (?:had |has |have |allegedly )*"
    r"(?!(?:claim|alleg|announc|believ|report|warn|confirm|insist|add|deni|fear|hop|argu|not|explain|stat|declar)\w*ed\b)"
    r"(?:\w{2,}ed|shot|beat|hit|struck|led|drove|fought|sold|hid|ran|taught) $"
)
"""`who killed` before its object; not verbs after which a clause tells what is said."""
_WHO_RUNS = re.compile(r"(?<!, )\b(?P<who>who) (?P<did>(?:[\w’'-]+ ){1,9})$")
_WHO_SAID_SO = re.compile(r"\b(?P<who>who) (?:said|say|says|claimed|claim|told \w+) (?:that )?(?:they|he|she) (?:was|were|is|are|had been) $")
"""`people who said they were teachers were`: what they said they were is not the subject."""
_FOUND_SO = frozenset("found shot killed beaten held taken seen arrested jailed sentenced wounded stabbed abducted".split())
"""Participles after which an aside may stand without its second comma (`X, a teacher found near the river`)."""
_NO_CLAUSE_INSIDE = re.compile(r"[,;:“”()]|\b(?:that|and|but|when|while|after|before|because|since|as|if|said|says|say|told|where|whose|whom|who|which)\b")
_KNOWN_FOR = re.compile(
    r"(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bis )(?<!\bare )\b(?P<by>known|famous|accused|suspected|convicted|wanted|sought|charged|jailed|arrested|tried|detained|imprisoned|sentenced|"
    r"blamed|celebrated|noted|held|taken|seized|summoned|questioned|beaten|wounded|injured|abducted) "
    r"(?:for|of|with|after|over|while|during|on|at|by|from|following|under|near|outside) (?P<did>(?:[\w’'-]+ ){0,12})$"
)
_NO_SUBJECT_INSIDE = re.compile(r"\b(?:that|and|but|when|while|before|because|since|as|if|said|says|say|told|where|whose|whom|who|which|was|were|is|are|has|have|had|will|would|he|she|they)\b")
"""`a monk known for sheltering families was`, `a publisher arrested over the pay of nurses was`: what hangs on the participle is not the subject."""
_WHO_GOES_ON = re.compile(r"(?<=\s)who\b[^,;:—–“”()]*\Z")
_ONE_OF = re.compile(r",\s+one of (?:(?:the|its|their|his|her|[A-Z][\w-]+[’']s?)\s+)?(?:[\w’'-]+\s+){0,3}\Z")
_FOR_ANOTHER = re.compile(
    r"\w+ (?:\w+ )?(?:lawyer|attorney|family|wife|husband|mother|father|sister|brother|son|daughter|widow|relative|friend|colleague) (?:for|of) (?=\S)",
    re.IGNORECASE,
)
_CLOSE_TO = re.compile(r", (?:the|a|his|her) (?:\w+ )?(?:lawyer|attorney|wife|husband|mother|father|sister|brother|son|daughter|widow|uncle|aunt|cousin) (?:for|of) \Z")
_RIGHT_AFTER_WHO = re.compile(r"\bwho (?:had |has |have |once |often |later )?\Z")
_GAVE = frozenset("gave showed led met hid taught sold took brought drove fed drew wrote lent shot sheltered".split())
"""Verbs in the past, told by no `ed`, after which an object stands."""
_SAME_CLAUSE = re.compile(r"\bwho (?:(?!said\b|that\b|told\b)[\w’'-]+ ){1,8}(?:after|for|while|before|by) \Z")
"""`who was held after leading`: the relative clause goes on with a participle of its own."""


class PartyAntecedents(PartyObjects):
    """Finds whom the phrases and relative clauses of one page are about that end before a word."""

    def _ending(self, at: int, sentence: Sentence) -> list[Party]:
        """Who is named by the phrase that ends at this word, or right before it where it is a mark."""
        for index in (at, at - 1) if at > 0 and self.words[at].text in {",", ")", "”", "—", "–"} else (at,):
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
        at = self.page.word_at(match.start()) - 1 if match is not None else -1
        head = self.ends.get(self.words[at].end) if at >= 0 else None
        return [Party.at(head)] if head is not None and head.proper else []

    def _headed(self, mention: Mention, sentence: Sentence) -> list[Party]:
        """The phrase itself, or, if it hangs on `of`, `in` or the like, the phrase that heads it."""
        index = self.page.word_at(mention.left) - 1
        if index < 1 or self.words[index].start < sentence.start or self.words[index].low not in HANGS:
            return self.list_before(mention, sentence)
        head = self.words[index - 1]
        if self.words[index].low == "of" and (head.low in QUANTIFIERS or head.text[0].isdigit() or head.low in {"none", "half", "number"}):
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
        people_alone = all(self.kind(party) == "person" for party in found)
        body = self.ends.get(self.words[index].end) if people_alone and self.words[at].low == "which" else None
        if body is not None and body.proper and self.cast.members[body.actor].kind == "organisation":
            return self.list_before(body, sentence)  # `worked for Radio X, which was closed`
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
        if mention is not None and self.names_person(mention) and _CLOSE_TO.search(self.page.text, sentence.start, mention.left):
            return [Party.at(mention)]  # `A, the mother of X, who was arrested`
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
        head = who - 2 if self.page.low(who - 1) == "," else who - 1
        last = self.ends.get(self.words[head].end) if head >= 0 else None
        person = last is not None and last.proper and self.cast.members[last.actor].kind == "person"
        if last is not None and person and self.page.low(self.page.word_at(last.left) - 1) not in _LEADS_TO_PLACE:
            return [Party.at(last)]
        return self._antecedent(who, sentence)

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
            head = max(at - 2 if self.words[at - 1].text == "," else at - 1, 0)
            named = self.words[at].low == "whom" or self.words[head].end in self.ends
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

    def _past_hanging(self, found: list[Party], sentence: Sentence) -> list[Party]:
        """Those found, or whom a relative clause or participle describes on which they hang."""
        return (self._past_object_of_relative(found, sentence) if found else []) or found

    def _past_object_of_relative(self, found: list[Party], sentence: Sentence) -> list[Party]:
        """`A policeman who killed a student was freed`: not the object of the relative clause, but whom it describes."""
        left = self.left_of(found[0])
        told = _WHO_DID.search(self.page.text, sentence.start, left) or _WHO_SAID_SO.search(self.page.text, sentence.start, left)
        clause = told or self._clause_of_who(left, sentence)
        at = clause.start("who") if clause is not None else -1
        if clause is None:
            reduced = _KNOWN_FOR.search(self.page.text, sentence.start, left)
            hangs = reduced is not None and _NO_SUBJECT_INSIDE.search(reduced["did"]) is None
            at = reduced.start("by") if reduced is not None and hangs else -1
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

    def _scan(self, at: int, sentence: Sentence) -> list[Party]:
        """The nearest actor before, if no other clause begins between."""
        end = self.words[at].end
        for mention in reversed(self.within(sentence.start, end + 1)):
            gap = self.page.text[mention.right : end]
            if len(gap) > _NEAR or _BREAK.search(gap) or _AND_THEN.search(gap):
                return []
            if not POSSESSIVE.match(self.page.text, mention.end) and not self.after_preposition(mention):
                found = self.list_before(mention, sentence)
                described = self._before_relative(at, sentence) if self._done_to_in_relative(mention, sentence) else []
                return described or self._past_hanging(found, sentence)
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
