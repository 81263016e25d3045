"""Whether a person of the text is a man or a woman, as far as its words tell.

Rule: titles and roles first; then `his` and `her` after the name in its sentence, those of most places; then the
pronoun that opens the sentence after one that the name opens, likewise, unless the sentence reports what somebody says.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise, zip_longest

from saksi.reading.text.cast import Cast, Member, Mention
from saksi.reading.text.page import Page
from saksi.reading.words.cues import CUE_FORMS

_OWN = re.compile(
    r"\b(?:his|himself|herself|her(?= (?!to|that|in|on|at|and|or|with|for|from|by|as|when|into|out|home|a|the)[a-z]))\b"
)
_SPOUSE = re.compile(r"(?:[’']s?|(?:, \d+)?, whose) (?:late |former |ex-|pregnant )?(wife|husband|widow|widower|girlfriend|boyfriend)\b")
_OPENING = re.compile(r"(?:(?:On|In|Last) [^,.]{2,30}, )?(?:He|he|His|his|She|she|Her|her)\b(?! (?:own )?(?:lawyer|attorney|counsel))")
_SAYS = re.compile(r"[“”]|\b(?:said|says|told|according|added|wrote)\b")
_OPENS = 4
"""Characters: so far after the start of a sentence a name still opens it."""
_FEMALE = frozenset(
    "woman mother sister daughter wife widow chairwoman spokeswoman girl queen aunt landlady actress grandmother niece congresswoman policewoman mrs ms madam madame nun councilwoman businesswoman lady".split()
)
_MALE = frozenset(
    "man father brother son husband widower chairman spokesman boy king uncle monk abbot grandfather nephew congressman policeman mr sir prince bishop imam gentleman serviceman fisherman businessman".split()
)


class Genders:
    """What one page tells of the gender of its people."""

    def __init__(self, page: Page, cast: Cast) -> None:
        self.page = page
        self.cast = cast
        self._married = dict(self._spouses())
        self._told = self._of_most(self._opened()) | self._of_most(self._owned())

    def of(self, actor: str) -> str:
        """m, f or "" where the text does not tell."""
        member = self.cast.members[actor]
        return member.gender or _by_words(member) or self._married.get(actor) or self._told.get(actor, "")

    def _spouses(self) -> Iterator[tuple[str, str]]:
        """`Ivo Marek's wife`, `Ruth Amani, whose husband`: the other's gender."""
        for mention in self.cast.mentions:
            spouse = _SPOUSE.match(self.page.text, mention.end) if mention.proper else None
            if spouse is not None:
                yield mention.actor, "f" if spouse[1] in {"husband", "boyfriend", "widower"} else "m"

    def _owned(self) -> Iterator[tuple[str, str]]:
        """`his` and `her` after a name, before the next person of its sentence."""
        people = [m for m in self.cast.mentions if self.cast.members[m.actor].kind == "person"]
        for mention, following in zip_longest(people, people[1:]):
            sentence = self.page.sentence_at(mention.start)
            stop = sentence.end if sentence is not None else mention.end
            stop = min(stop, following.start) if following is not None else stop
            own = _OWN.search(self.page.text, mention.end, stop) if mention.proper else None
            if own is not None and self.page.text[mention.end : own.start()] == ", ":
                own = _OWN.search(self.page.text, own.end(), stop)  # `X, her colleague, lost his phone`: the apposition tells another's
            if own is not None and not self._judges(own.start()):
                yield mention.actor, own[0]

    def _judges(self, own: int) -> bool:
        """`Ruth Amani called his story a lie`: what a verb of judging stands before is another's."""
        cue = CUE_FORMS.get(self.page.low(self.page.word_at(own) - 1))
        return cue is not None and bool(set(cue.frames) & set("CJ"))

    def _opened(self) -> Iterator[tuple[str, str]]:
        """`He` or `Her` that opens the sentence after one which a name opens that names nobody else."""
        for sentence, following in pairwise(self.page.sentences):
            opening = _OPENING.match(self.page.text, following.start)
            if opening is None or following.paragraph - sentence.paragraph > 1:
                continue
            people = [m for m in self.cast.within(sentence.start, sentence.end) if self.cast.members[m.actor].kind == "person"]
            first = people[0].left - sentence.start < _OPENS if people else False
            if people and self._alone(people) and (first or not _SAYS.search(self.page.text, sentence.start, sentence.end)):
                yield people[0].actor, opening[0].split()[-1].lower()

    def _alone(self, people: list[Mention]) -> bool:
        return people[0].proper and len({mention.actor for mention in people}) == 1

    def _of_most(self, told: Iterator[tuple[str, str]]) -> dict[str, str]:
        genders: dict[str, Counter[str]] = defaultdict(Counter)
        for actor, word in told:
            genders[actor]["f" if word.startswith(("her", "she")) else "m"] += 1
        return {actor: max(found, key=found.__getitem__) for actor, found in genders.items() if found["m"] != found["f"]}


def _by_words(member: Member) -> str:
    """What the words of name and role tell of the gender (`a woman`, `chairman`); "" if nothing."""
    words = frozenset(re.findall(r"[a-z]+", " ".join((member.name, *member.roles)).lower()))
    return "f" if words & _FEMALE else "m" if words & _MALE else ""
