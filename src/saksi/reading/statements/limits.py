"""Where a statement must end inside its sentence, because another begins or its own clause is over.

Rule: coordination with another cue cuts at the conjunction, a participle cue at its comma, a semicolon always; a cue
inside an apposition says no more than the apposition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from saksi.reading.actors.pronouns import Source
from saksi.reading.statements.content_after import THAT_CHARGE
from saksi.reading.statements.hits import Hit
from saksi.reading.statements.takes import AS_JUDGED
from saksi.reading.text.cast import Cast
from saksi.reading.text.page import Page, Sentence
from saksi.reading.words.clause_words import FINITE

_COMMA_AND = re.compile(r",?\s*(?:(?:with|and|but|while|whereas|then|however,?)(?: also)?)?\s*$")
_LONGEST_JOINT = 60
"""Characters: a conjunction with the blanks around it."""
_ASIDE = re.compile(r", (?:where|which|whose)\b")
_LONGEST_OPENING = 80
_BESIDES = re.compile(
    r", (?:though|although|but|while) (?:(?:he|she|they) (?:did not|didn[’']t|has not|have not|could not|couldn[’']t|would not|was unable to|declined to|refused to|provided? no|gave no|offered no|cited no)\b[^,.;]{0,30}?\b(?:evidence|proof|details?|names?|reasons?|elaborat\w+|specif\w+|explain\w*|say|provide|offer|give|substantiate)\b"
    r"|it (?:was|is|has|could) ?(?:not|n[’']t)(?: been| be)? (?:immediately |yet )*(?:clear|possible|known|confirmed|verified|independently))"
    r"|,[”\"]? (?:just|even) as\b|,[”\"] which\b|, though without\b|, (?:exceeding|sparking|prompting|drawing|triggering|fuelling) "
    r"|, (?:an? |the )?(?:[\w-]+ )?(?:figure|claim|charge|allegation|accusation|development|move|decision|step|incident)s? (?:that |which )?(?:[\w’'-]+ ){1,4}?(?:den(?:y|ies|ied)|reject\w*|disput\w+|said|says?|dismiss\w+|describe[ds]?|call(?:s|ed)|condemn\w*)\b"
)
"""`..., though he gave no evidence`, `..., but it was not immediately clear`, `..., just as`: what the paper says besides."""
_THAT_ON = re.compile(r" that,? (?:based|in|on|at|after|during|from|under|according|given)\b[^,;:“”]{2,60}, $")
"""`said that, based on the papers, he found`: set in before the clause that is said."""
_ALTHOUGH = re.compile(r", (?:though|although|despite|while|whereas)\b|, and (?:[\w’'-]+ ){0,4}(?:is|are|was|were|has|have|had|would|will|did)\b")
_NEXT_CLAUSE = re.compile(
    r",? (?:in an? (?:\w+ )?(?:post|statement|tweet|letter|message|press release|interview|editorial|speech)|in the strongest (?:possible )?terms|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?!,? (?:not )?to (?!the\b|an?\b)[a-z]))\b"
    r"|, (?:though|although|despite|while|whereas|since|but|because)\b|, and (?:[\w’'-]+ ){0,4}(?:is|are|was|were|has|have|had|would|will|did)\b"
)
_AND_DID = re.compile(
    r",? (?:and|but) (?:(?:also|then|later|instead|reportedly|\w{2,}ly) )*(?:(?:has|have|had|is|was|were|are|could|would|will|may|can|did|does|says?|told|called|faces?|made|gave|sent|took|went|met)\b|(?:order|direct|instruct|deploy|dispatch|launch|vow|urg|warn|threaten)ed\b|\w{2,}ed (?:(?:the|an?|to|that|on|for|his|her|its|their|it|him|them|as|at|against)\b|[A-Z\d]))"
    r"|, (?:and|but|while) (?:an?|the) (?:[\w-]+ ){1,3}?\w{2,}ed\b"
)
"""`condemned the raid and ordered an inquiry`, `denies the charge and has called`: the speaker's next deed."""
_AS_SAID = re.compile(r" as [\w-]+$")
_AS_LEADS = re.compile(" " + AS_JUDGED.pattern)
_PLEA = re.compile(r" (?:not )?guilty\b(?!(?:(?! and )[^.;,]){0,50} (?:to|of)\b)")
_CLAUSE = re.compile(r"\b(?:that|who|whom|whose|which|where|when|while|if|whether|because)\b")
_BESIDE_A_THING = re.compile(r",? (?:in an? (?:\w+ )?(?:post|statement|tweet|letter|message|press release|interview|briefing)|(?:late |early )?on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?! (?:not )?to )")
"""`confirmed the arrest in a statement`, `announced the ban on Monday`: how and when a thing was told."""
_POSTPOSED = re.compile(
    r"(?:\s+(?:reporters|journalists|(?:the |an? )?[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){0,4}\b))?(?:[,.]|\s+(?:(?:afterwards|later|yesterday|today|tonight|(?:last|on|in|at|by|after|before|outside) (?!that\b)[\w’'-]+(?: (?!that\b)[\w’'-]+){0,4} ?)[.”\"]*$))"
)
"""`He will come back, she said after the hearing.`: the words stand before."""
_GOES_ON = re.compile(r"[^,.;]{1,80}, to \w+")
_NEW_TOTAL = re.compile(
    r", (?:which )?(?:brings|brought|bringing|raises|raised|raising|takes|taking) (?:the|to|their)\b[^,]{0,40}?(?:number|total|toll|\d)"
)
_SHORTEST = 8
"""Characters of what is said at least."""


class Limits:
    """Finds where the statements of one page end."""

    def __init__(self, page: Page, cast: Cast) -> None:
        self.page = page
        self.text = page.text
        self.cast = cast

    def of(self, number: int, hits: tuple[Hit, ...], sources: list[Source | None], sentence: Sentence) -> int:
        """Where the statement of the cue with this number ends at the latest."""
        source = sources[number]
        ceiling = self.ceiling(number, hits, sources, sentence)
        return ceiling if source is None else min(ceiling, self._of_clause(hits[number], source, sentence))

    def ceiling(self, number: int, hits: tuple[Hit, ...], sources: list[Source | None], sentence: Sentence) -> int:
        """Where the statement must end because the next of the sentence begins."""
        for hit, source in zip(hits[number + 1 :], sources[number + 1 :], strict=True):
            if source is None or hit.cue.frames == "P":
                continue
            start = min(source.start, hit.start) if source.own else hit.start
            if hits[number].cue.tense == "ing" and start < hits[number].start:
                start = hit.start  # `X, citing Y, said`
            before = self.text[hits[number].end : start]
            if self._opens_with_it(hits[number], sources[number], start):
                continue
            if source.own and source.relative:
                if "J" in hits[number].cue.frames:
                    return self.page.words[hit.first - 1].start
                continue
            if _THAT_ON.match(before) is not None:
                continue
            joint = _COMMA_AND.search(before, max(0, len(before) - _LONGEST_JOINT))
            joined = joint[0].strip(" ,") if joint is not None else ""
            if not source.own and hit.cue.tense == "ing":
                if before.rstrip("”\"’' ").endswith(","):
                    return hits[number].end + len(before.rstrip()) - before.rstrip().endswith(",")
                if joined or before.endswith(" by "):
                    return hits[number].end + (joint.start() if joined and joint is not None else len(before) - 4)
            elif joined or (
                source.own
                and not self._set_in(hits[number], sources[number], sentence)
                and joint is not None
                and joint[0].startswith(",")
                and hit.cue.tense != "ing"
                and _POSTPOSED.match(self.text, hit.end, sentence.end) is None
            ):
                return hits[number].end + (joint.start() if joint is not None else 0)
        colon = self.text.find("; ", hits[number].end, sentence.end)
        if (
            colon > 0
            and self.page.quote_at(colon) is None
            and (colon > hits[number].end + 3 or any(hit.start > colon for hit in hits[number + 1 :]))
            and not self.text.startswith("to ", colon + 2)
        ):
            return colon
        return sentence.end

    def _opens_with_it(self, hit: Hit, source: Source | None, start: int) -> bool:
        """`According to the Courier, Ruth Amani said`: whoever speaks right behind the comma is what the Courier tells."""
        return hit.cue.frames == "P" and source is not None and self.text[hit.start].isupper() and self.text[source.end : start] == ", "

    def _set_in(self, hit: Hit, source: Source | None, sentence: Sentence) -> bool:
        """`Near the border, she writes, police demanded`: set between commas after words that are no clause."""
        if source is None or not source.own or source.end > hit.start or self.text[hit.end : hit.end + 1] != ",":
            return False
        opening = self.text[sentence.start : source.start].rstrip()
        return opening.endswith(",") and len(opening) < _LONGEST_OPENING and FINITE.search(opening) is None

    def _of_clause(self, hit: Hit, source: Source, sentence: Sentence) -> int:
        """A participle that opens the sentence ends before its subject; a cue inside the apposition of a name says no more than the apposition; a demand ends before `, where`."""
        for mention in self.cast.within(sentence.start, hit.start):
            if source.relative and mention.right > hit.start:
                return mention.right
            if mention.end < hit.start < mention.right < sentence.end - 1 and hit.cue.frames != "P":
                return mention.right
        if hit.cue.tense == "ing" and hit.start == sentence.start and source.named is not None and source.named[0] > hit.end:
            comma = self.text.rfind(",", hit.end, source.named[0])
            return comma if comma >= 0 else source.named[0]
        for pattern in _over(hit):
            over = pattern.search(self.text, hit.end + _SHORTEST, sentence.end)
            if over is not None and self.page.quote_at(over.start()) is None:
                return over.start()
        if set(hit.cue.frames) & set("DFI"):
            aside = _ASIDE.search(self.text, hit.end, sentence.end)
            if (
                aside is not None
                and self.page.quote_at(aside.start()) is None
                and not _GOES_ON.match(self.text, aside.end())
            ):
                return aside.start()
        return sentence.end

    def of_thing(self, hit: Hit, ceiling: int) -> int:
        """Where the content ends before `ceiling`, for a cue that takes a thing and has one here, no clause: the sentence goes on."""
        plea = _PLEA.match(self.text, hit.end, ceiling) if hit.cue.lemma == "plead" else None
        if plea is not None:
            return plea.end()
        judged = _AS_LEADS.match(self.text, hit.end, ceiling) if "J" in hit.cue.frames else None
        if judged is not None:
            return judged.end()
        if not set(hit.cue.frames) & set("JXCDF"):
            return ceiling
        tails = (_AND_DID, _BESIDE_A_THING) if "X" in hit.cue.frames else (_AND_DID,)
        found = (tail.search(self.text, hit.end + _SHORTEST, ceiling) for tail in tails)
        over = min((one.start() for one in found if one is not None), default=ceiling)
        if over == ceiling or self.page.quote_at(over) is not None:
            return ceiling
        thing = _AS_SAID.sub("", THAT_CHARGE.sub("", self.text[hit.end : over], count=1))
        clause = _CLAUSE.search(thing) or FINITE.search(thing) or ":" in thing or ("X" in hit.cue.frames and self.page.quotes_within(hit.end, over))
        return ceiling if clause else over

    def nested(self, hit: Hit, sentence: Sentence) -> bool:
        """The cue stands in the apposition of a name; the sentence goes on round it."""
        return any(mention.end < hit.start < mention.right for mention in self.cast.within(sentence.start, hit.start))


def _over(hit: Hit) -> Iterator[re.Pattern[str]]:
    """What ends the words of a cue of its frames."""
    yield _NEW_TOTAL
    yield _BESIDES
    if set(hit.cue.frames) & set("JFC") and not set(hit.cue.frames) & set("STX"):
        yield _NEXT_CLAUSE
    elif hit.cue.frames == "A":
        yield _ALTHOUGH
