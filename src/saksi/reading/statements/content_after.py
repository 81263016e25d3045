"""What is said where the content follows its cue: from where it begins, and whether it is what the cue takes.

Rule: a listener, a day, a paper and `that` between the cue and the content are left out; what is left must be content for one
of the cue's frames (cues.py), else nothing is said.
Order: over the listener and whatever leads to the content; what tells of no content (`it`, `and ...`); then the frames.
"""

from __future__ import annotations

import re

from saksi.reading.statements.hits import Hit
from saksi.reading.statements.listeners import Listeners
from saksi.reading.statements.takes import takes
from saksi.reading.text.found import Range
from saksi.reading.words.clause_words import FINITE

_THAT_AS = re.compile(r"\s*(?:that|this|it) as\b")
THAT_CHARGE = re.compile(r"\s*that (?:allegation|accusation|charge|claim|account|version|suggestion|assertion|characteri[sz]ation)\b(?! (?:is|was|has|had|would)\b)")
"""`denies that charge`: no clause."""
_BLANK = re.compile(r"\s*")
_THAT = re.compile(r"\s*(?:(?:, (?:however|though|meanwhile|therefore|too), )?(?:only |simply |again |just |\w+ly )?that\b|(?:,? ?(?:in part|inter alia|as follows))?(?::|,(?=\s*[“\"])))?\s*")
_LEAD = re.compile(
    r"\s*,?\s*(?:(?:in|on|at|by|during|after|via|through|from|over|under|to|before|ahead of|as|when|with|for|late|early|earlier|yesterday|today|last|this|monday|tuesday|wednesday|thursday|"
    r"friday|saturday|sunday|recently|later|publicly|again|online|outside|upon|following|since|the (?:same|next|previous|following) (?:day|week|month|year))\b[^“”\":;]{0,110}?)"
    r"(?:,?\s+that\s+(?!(?:is|was|are|were|has|have|had|would|will|can|could|may|might)\b)|:\s*|,?\s+(?=[“\"]))",
    re.IGNORECASE,
)
_DAY_LEAD = re.compile(
    r"\s*(?:(?:late |early )?(?:on )?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)|yesterday|today|last (?:week|month|year|night)|this (?:week|month|year|morning))(?:\s(?:morning|afternoon|evening|night))?,?\s+"
)
_OF_WHOM = re.compile(r"\s+of (?:[\w’'-]+ ){1,4}that\s+(?!(?:day|week|month|year|night|morning)\b)(?=\S)")
_STATEMENT_LEAD = re.compile(
    r"\s*(?:in|on|at|during|via|through) (?:an?|the|its|his|her|their) [^,“”\":;]{2,60}?,\s+", re.IGNORECASE
)
_PAPER_LEAD = re.compile(
    r"\s*in an? (?:\w+ )?(?:statement|report|post|letter|tweet|interview|e-?mail|message)(?: (?:on|to|published|released|issued|sent) [\w ]{2,30}?)?\s+(?=(?:it|that|he|she|they|there|the|its|his|her|their|we)\b)"
)
_DENIED_IT = re.compile(r"(?:it|this|that)(?=[.,;]|\s+(?:(as)|when|outright|all|flatly|in|on|at|through|by|to|last|yesterday|today)\b|$)")
_SAID_ALONE = re.compile(r"(?:he|she|it|they|we|i) (?:said|says|added|told)\W*$", re.IGNORECASE)
_ONLY_WHERE = re.compile(r"(?:(?:in|on|at|after|during|from|outside) (?:[\w’'-]+ ){0,4}[\w’'-]+|today|yesterday|tonight|\w+ly)\W*$", re.IGNORECASE)
_WHAT_COLON = re.compile(r"(?:what|how|why) [^,.:;“”\"]{3,80}:\s+(?=[“\"])")
_EMPTY = frozenset(("this", "that", "it", "them", "these", "those", "so", "him", "her"))
_AS_QUOTE = re.compile(r"\s+as\s+(?=[“\"])")
_NUMBER = re.compile(
    r"(?:at least |more than |some |over |about |nearly |around |almost |no fewer than |the )?(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundreds|dozens)\b)",
    re.IGNORECASE,
)
_WARN = frozenset(("warn", "caution", "notify", "promise", "advise"))
_WARNED = re.compile(r"\s*(?!that\b|it\b|he\b|she\b|they\b|there\b)(?:[\w’'-]+ ){1,5}?that\s+(?=\S)")
_SIZE = re.compile(
    r"[\w,.]+ (?:members|employees|staff|pupils|students|inhabitants|people|workers|branches|pages|readers|followers|seats)\s*$"
)
_ASKED = re.compile(r"\s*(?:[\w’'.-]+ ){0,6}?(?=(?:whether|if|why|how|what|when|who)\b)")
_FOUND_SO = re.compile(
    r"(?:no|little) (?:\w+ )?(?:change|difference|improvement|progress|sign|evidence|trace|proof|fault)\b|[^“”\",.]{3,80}[“\"][^”\"]+[”\"]\W*$"
)
_WHETHER = re.compile(r"(?:whether|if|why|how|what|who)\b")
_STRONGLY = re.compile(r"\s*in the strongest (?:possible )?terms,?\s+(?=\S)")
_JOINED = re.compile(r"(?:and|but|or)\b")
_ABOUT = re.compile(r"(?:(?:\w+ly )?about|of|or|and|what|how)\b|to (?:the|a|an|his|her|their|him|them|me|us)\b")
"""`told them about the raid`: no words of what was told."""
_NO_WORDS = re.compile(
    r"(?:no to\b|[$€£]?\d[\d.,]* (?:million|billion|from))|(?:mass|prayers|grace)\b|(?:so|anything|nothing|much|more|goodbye|yes|no)\b[.,]?$"
)
"""`said mass`, `said nothing`."""
_DESCRIBED = re.compile(r"(?:how|what|being|having)\b|(?:an?|the|his|her|their) (?:[\w-]+ )?[“\"]")
_LONGEST_LEAD = 14
"""Words: what is longer between cue and content is content itself."""


class ContentAfter:
    """Finds the contents that follow their cues on one page."""

    def __init__(self, text: str, listeners: Listeners) -> None:
        self.text = text
        self.listeners = listeners

    def of(self, hit: Hit, group: Range, limit: Range) -> Range | None:
        """The content behind the cue, up to the end of `limit`, or None if nothing is said there. group: the cue with its speaker."""
        start = self._start(hit, group[1], limit[1])
        if start is None or start >= limit[1]:
            return None
        rest = self.text[start : limit[1]]
        denied = _DENIED_IT.match(rest) if hit.cue.does == "deny" else None
        if denied is not None:
            return start, start + denied.end() if denied[1] is None else limit[1]
        if len(rest.strip(' .,”“"')) < 3 or rest.strip(" .,").lower() in _EMPTY or _SAID_ALONE.match(rest) or rest.lower().startswith("so,"):
            return None
        if _JOINED.match(rest):
            return None
        if set(hit.cue.frames) & set("ST") and _ONLY_WHERE.match(rest) and FINITE.search(rest) is None:
            return None
        awaited = _WHAT_COLON.match(rest)
        if awaited is not None:
            return start + awaited.end(), limit[1]
        if "T" in hit.cue.frames and _ABOUT.match(rest):
            return None
        return (start, limit[1]) if self._allowed(hit, start, rest) else None

    def _start(self, hit: Hit, end: int, stop: int) -> int | None:
        """Where the content begins behind the cue and its speaker, who end at `end`; None where nobody listens to what is told."""
        frames = hit.cue.frames
        told = self.listeners.end(hit) if "T" in frames else None
        if "T" in frames and told is None:
            return None
        at = told if told is not None else max(hit.end, end)
        if hit.preposition and hit.preposition != "noun":
            return at + len(self.text[at:]) - len(self.text[at:].lstrip()) if at < len(self.text) else None
        lead = _LEAD.match(self.text, at, stop) if set(frames) & set("STQqRNWH") and frames != "IS" else None
        if lead is not None and len(lead[0].split()) <= _LONGEST_LEAD:
            return lead.end()
        for pattern in (_OF_WHOM, _DAY_LEAD, _STATEMENT_LEAD, _PAPER_LEAD):
            lead = pattern.match(self.text, at, stop)
            if lead is not None:
                at = lead.end() - 1
        if "C" in frames:
            described = _AS_QUOTE.match(self.text, at)
            at = described.end() if described is not None else at
        asked = _ASKED.match(self.text, at) if hit.cue.lemma in {"ask", "question"} else None
        if asked is not None:
            return asked.end()
        warned = _WARNED.match(self.text, at) if hit.cue.lemma in _WARN else None
        if warned is not None:
            return warned.end()
        strong = _STRONGLY.match(self.text, at)
        at = strong.end() if strong is not None else at
        named = hit.cue.lemma == "call" or _THAT_AS.match(self.text, at) is not None or THAT_CHARGE.match(self.text, at) is not None
        opened = (_BLANK if named else _THAT).match(self.text, at)
        return opened.end() if opened is not None else at

    def _allowed(self, hit: Hit, start: int, rest: str) -> bool:
        """Whether what follows is what one of the frames takes."""
        frames = hit.cue.frames
        low = rest.lower()
        quoted = rest[0] in "“\"«‘'"
        gap = self.text[hit.end : start]
        that = "that" in gap.split() or ":" in gap
        if "S" in frames or "T" in frames or "X" in frames:
            return quoted or that or _NO_WORDS.match(low) is None
        if "C" in frames and quoted:
            return True
        if "K" in frames and (that or quoted or _NUMBER.match(rest)):
            return not _SIZE.match(rest)
        if "Q" in frames and _WHETHER.match(rest):
            return True
        if hit.cue.lemma == "find" and _FOUND_SO.match(rest):
            return True
        if hit.cue.lemma == "describe" and _DESCRIBED.match(low):
            return True
        if set(frames) & set("QqRWH") and (quoted or (that and "q" not in frames)):
            return True
        return takes(hit, rest)
