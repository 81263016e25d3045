"""What is said: the span of the content of one cue.

Rule: outer quotation marks, the comma or full stop at the edge and `that` are left
out, nothing else; a quotation split by its cue is one content with the cue inside.
Order: before the cue (`..., he said`), around it, after it (content_after.py); then the edges are trimmed.
"""

from __future__ import annotations

import re

from saksi.reading.actors.pronouns import Source
from saksi.reading.statements.content_after import THAT_CHARGE, ContentAfter
from saksi.reading.statements.hits import Hit
from saksi.reading.statements.listeners import Listeners
from saksi.reading.statements.subjects import Subjects
from saksi.reading.text.found import Range
from saksi.reading.text.page import Page, Quote
from saksi.reading.words.clause_words import FINITE
from saksi.reading.words.cues import CUE_FORMS
from saksi.reading.words.roles import ROLES

_TAIL = re.compile(
    r"\s*(?:on|in|at|during|after|ahead of|to|when|while|by|from|yesterday|today|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|last|this|earlier|later|via|through|as|"
    r"following|before|within|then|of|about|over|next to|near|beside|behind|outside|recently|privately|publicly|upon|with|using|through|shortly|speaking|referring|again|online|afterwards|for|the (?:next|same|following|previous|day) \w+)\b[^;:“”\"]{0,160}$",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(r"\s*,\s*(?:\w+ly )?\w+ing\b")
_AFTER_RELATIVE = re.compile(r"\b(?:that|which|who|because|since|although|though|where|when|if),$")
_AS_TOLD = re.compile(r"(,[”\"]?|[”\"],?)\s+(?:as|(?:is|was) how)\s+$")
"""`..., as X told it`, `“...” was how X described it`."""
_HANGING = re.compile(
    r"(?:,?\s(?:who|whom|whose|which|seen|reviewed|obtained|received|gathered|collected|compiled|published|released|posted|shared|issued|signed)|\s(?:in|at|near|within|inside|with|to|of|by|from|for))\b[^,“”\"]{2,80},\s+"
)
"""`According to a report seen by the Post, ...`: what hangs on whoever tells."""
_ONLY_JOINS = re.compile(
    r"(?:(?:and|but|however|yet|since|because|so|also|still|moreover|meanwhile|instead|furthermore|indeed|overall|then|for example|in fact|at least|at first|in addition)[ ,]*)*", re.IGNORECASE
)
"""`However, according to X,`, `But since, according to X,`: nothing is said yet."""
_WAS_HOW = re.compile(r"\s+(?:is|was) how\s")
_GOES_ON = re.compile(r"(?:but|and|because|which|who|or|so|although|while)\b")
"""`He agreed to a drip, “but later he refused”, X said`: the quotation goes on with the clause before it."""
_CONJUNCTION = re.compile(r"^(?:and|but|while|whereas)\s+", re.IGNORECASE)
_SPEAKER_IS = re.compile(
    r"^(?:that\s+)?(?:(?:he|she|it|they|this|that|there)\s+(?:was|were|is|are|had been|has been|have been|would be|will be|felt|remained?|had|has)|(?:the|his|her|its|their) \w+ (?:was|were|is|are))\s+(?=[“\"])",
    re.IGNORECASE,
)
_QUOTE_OPENS = re.compile(r"\s*,\s*[“\"«‘'][^a-z]")
_THEN_QUOTE = re.compile(r"[^“”\"]{0,60}[:,]\s+[“\"][^a-z]")
_QUOTE_AFTER_COLON = re.compile(r"\s*:\s+[“\"]")
_MEANWHILE = re.compile(r"(?:(?:But|And|So|Then|Yet),? )?(?:while|when|as|after|before|although|though|since|given|despite|following|overall|later|\w{3,}ing)\b", re.IGNORECASE)
"""`Smiling at the guards, he added: “...”`: when or how it was said."""
_SUBORDINATE = re.compile(r"\s*,\s*(?:who|whose|which|citing)\b")
_PHRASE_LEAD = re.compile(
    r"(?:^|[,”\"’]\s+|^\s*)((?:the|an?|his|her|its|their|our|one|two|three|four|five|six|seven|eight|nine|ten|some|several|many|\d+) (?:(?!(?:is|are|was|were|has|have|had|will|would|that|and|but)\b)[\w’'-]+ ){0,5})$",
    re.IGNORECASE,
)
_POST_LEAD = re.compile(
    r"[,”\"’]\s+((?!(?:on|in|at|by|to|for|from|with|after|before|during|since|under|over|when|while|as|if|because|last|this|that|who|which|yesterday|today|then|still|\w+ly)\b)"
    r"(?:(?!(?:is|was|are|were|be|been|has|have|had|will|would|can|could|may|might|must|should|did|do|does|not|that|who|which|and|but|or|he|she|it|they|we|on|by|to|from|with|after|before)\b)[\w’'-]+ ){1,7})$"
)
_ROLE_LEAD = re.compile(
    r"(?:^|[,”\"’]\s+|^\s*)((?:(?:the|an?|his|her|its|their|our|one|another) (?:(?!(?:is|are|was|were|has|have|had|will|would|that|but)\b)[\w’'-]+ ){0,7}|[\w-]+[’']s )[\w’'-]+,\s)$",
    re.IGNORECASE,
)
_TAIL_THEN_VERB = re.compile(
    r"[^,;“”\"]{0,90},\s+(?:(?:and|but|also|then|never|not|only|already|in fact) )?(?:had|has|have|was|were|is|are|would|will|did|could|can|should|must|may|[“\"]|\w{2,}ed\b)"
)
_THEN_VERB = re.compile(_TAIL_THEN_VERB.pattern + r"|(?:, [^,;“”\"]{2,60},)? (?:had|has|have|was|were|is|are|would|will|did|could|can)\b")
"""The same right behind the speaker, or behind what is told of the speaker: `according to Odera, the clerk, were held`."""
_TAIL_THEN_QUOTE = re.compile(r"[^,;:“”\"]{1,50},\s+[“\"]")
_TAIL_THEN_AND = re.compile(r"\s*(?:in|on|at|last|by|yesterday|today)\b[^,;:“”\"]{0,40},\s+and\s+(?!(?:then )?(?:left|went|walked|hung)\b)")
_APPOSED = re.compile(r",\s+(?:one|another|an?|the) ")
_OPENS_LONG_ADVERBIAL = frozenset("under in on at since during".split())
_OPENS_ADVERBIAL = _OPENS_LONG_ADVERBIAL | frozenset("after amid following speaking responding asked as what whoever whatever how why".split())
_LONG_ADVERBIAL, _SHORTEST_CLAUSE = 8, 5
"""Words."""
_WHO_IS = re.compile(r"\s*,\s*(?:of|who|a|an|the|whose|from|for|one|himself|herself|now|then|\d\d,)\b", re.IGNORECASE)
_WHO_CLOSES = re.compile(r"(?:\s+(?:there|here))?,?\s+(?:who|whose|whom)\b[^;:“”\"]*$")
_BEGGED = frozenset("ask beg implore beseech entreat exhort urge plead".split())
_THAT = re.compile(r"that\s+(?=\S)(?!as\b)")
_FRAGMENT_TAIL = re.compile(r"^[\s.,]*$")


class Contents:
    """Finds the content of cues of one page."""

    def __init__(self, page: Page, subjects: Subjects) -> None:
        self.page = page
        self.text = page.text
        self.listeners = Listeners(page, subjects)
        self.after = ContentAfter(page.text, self.listeners)

    def of(self, hit: Hit, source: Source, limit: Range) -> tuple[Range, str] | None:
        """(the content of a cue within `limit`, trimmed, and the rule that found it), or None if nothing is said.

        limit: from after the statement before to where the next one of the sentence begins.
        """
        group = (
            min(source.start, hit.start) if source.own else hit.start,
            max(source.end, hit.end) if source.own else hit.end,
        )
        group = (self._phrase_start(limit[0], group[0]), group[1])
        as_told = _AS_TOLD.search(self.text, limit[0], group[0])
        if as_told is not None and set(hit.cue.frames) & set("STC") and self.text[group[1] : group[1] + 1] != ",":
            group = (as_told.end(1), group[1])
        past = group
        if set(hit.cue.frames) & set("TD") and source.end <= hit.start:
            told = self.listeners.end(hit) if "T" in hit.cue.frames else None
            asked = "T" in hit.cue.frames or hit.cue.lemma in _BEGGED
            clause = asked and _is_clause(self.text[limit[0] : group[0]])
            plain = self.listeners.plain(hit, limit[1]) if clause else None
            past = (group[0], plain or told or group[1])
            group = (group[0], told or group[1])
        whole, rule = False, "what the sentence holds beside the cue and its speaker"
        if hit.cue.frames == "P":
            found = self._according(hit, source, limit)
        else:
            carried = hit.cue.tense == "ing" and not source.own
            found = self._before(hit, past, source, limit) if not carried else None
            whole = found is not None and found[0] < group[0]
            rule = "what stands before the cue and its speaker, or around them" if whole else "what the cue takes after it"
            found = found or self.after.of(hit, group, limit)
        trimmed = self.trim(*found, whole=whole) if found is not None else None
        return (trimmed, rule) if trimmed is not None else None

    def _phrase_start(self, floor: int, start: int) -> int:
        """Where the speaker's phrase begins if more of it stands before its name: `,” the 41-year-old widow said`."""
        lead = _PHRASE_LEAD.search(self.text, max(floor, start - 60), start)
        if lead is None:
            post = _POST_LEAD.search(self.text, max(floor, start - 90), start)
            if post is not None and not _is_verb(post[1].split(maxsplit=1)[0]):
                return post.start(1)
            lead = _ROLE_LEAD.search(self.text, max(floor, start - 90), start)
            one = lead is not None and lead[1].lower().startswith(("one ", "another "))
            if lead is not None and not one and not any(word in ROLES for word in lead[1].lower().rstrip(", ").split()):
                return start
        return lead.start(1) if lead is not None else start

    def _according(self, hit: Hit, source: Source, limit: Range) -> Range | None:
        """The content after `According to X,` or before or around `, according to X`."""
        before = self.text[limit[0] : hit.start].strip(' ,“”"')
        after_at = source.end
        after = self.text[after_at : limit[1]]
        if len(before) < 3 or _ONLY_JOINS.fullmatch(before) or self.text[hit.start].isupper():
            hangs = _HANGING.match(after)
            further = _HANGING.match(after, hangs.end() - 1) if hangs is not None else None
            hangs = further or hangs
            start = after_at + (hangs.end() if hangs is not None else len(after) - len(after.lstrip(" ,")))
            return (start, limit[1]) if start < limit[1] else None
        rest = after.lstrip()
        if _AFTER_RELATIVE.search(self.text[limit[0] : hit.start].rstrip()) and rest.startswith(","):
            return after_at + 1, limit[1]
        if rest.startswith(",") and not rest.startswith(", including ") and _is_clause(before) and FINITE.search(before) and not _TAIL_THEN_VERB.match(after):
            return limit[0], hit.start
        if (not _is_clause(self.text[limit[0] : hit.start]) or FINITE.search(before) is None) and _THEN_VERB.match(after):
            return limit
        if rest.startswith(", including "):
            return limit
        described = _PARTICIPLE.match(after) or (_SUBORDINATE.match(after) and _is_clause(before))
        if rest.startswith(",") and len(rest) > 12 and not described:
            return limit
        return limit[0], hit.start

    def _before(self, hit: Hit, group: Range, source: Source, limit: Range) -> Range | None:
        """The content that stands before its speaker and cue, or around them."""
        before = self.text[limit[0] : group[0]].rstrip()
        how = before.endswith(("”", '"', ",")) and _WAS_HOW.match(self.text, group[0]) is not None
        if not (how or set(hit.cue.frames) & set("SQqTXDIWHRK")) or hit.preposition == "on":
            return None
        after = self.text[group[1] : limit[1]]
        if _MEANWHILE.match(before.lstrip()) and _THEN_QUOTE.match(after):
            return None
        quoted = self._quote_ending(limit[0] + len(before))
        if quoted is not None and quoted.start >= limit[0] - 1:
            return self._around_quote(quoted, group, limit)
        if not before.endswith(","):
            return None
        inverted = source.start >= hit.end
        over = after.lstrip().startswith(";") or (inverted and (_WHO_IS.match(after) or _WHO_CLOSES.match(after)))
        if over and _is_clause(before):
            return limit[0], group[0]
        aside = (
            after.lstrip().startswith((",", ";"))
            or (_TAIL_THEN_VERB.match(after) and (not _is_clause(before) or FINITE.search(before) is None))
            or _TAIL_THEN_QUOTE.match(after)
            or _TAIL_THEN_AND.match(after)
        )
        if _is_clause(before) and _QUOTE_AFTER_COLON.match(after):
            return limit if _SUBORDINATE.search(before) is None else None  # `A guard, who gave the name of Karim, said: “...”`
        if aside and not _PARTICIPLE.match(after) and len(before) > 3:
            if _is_clause(before) and (_SUBORDINATE.match(after) or _hangs_on(after)):
                return limit[0], group[0]
            if _QUOTE_OPENS.match(after):
                return None
            return (group[1], limit[1]) if _AFTER_RELATIVE.search(before) else limit
        if len(before) < 12 or (set(hit.cue.frames) & set("ID") and after.lstrip().startswith("to ")):
            return None
        return (limit[0], group[0]) if self._closes(hit, before, after) else None

    def _closes(self, hit: Hit, before: str, after: str) -> bool:
        """Whether what stands after the cue, if anything, only tells how or when it was said."""
        if not after.strip(" ."):
            return True
        if hit.cue.frames == "q":
            return False
        clause = after.rstrip(" .")
        told_how = _TAIL.match(clause) is not None and " that " not in clause
        return _PARTICIPLE.match(after) is not None or (told_how and _is_clause(before))

    def _quote_ending(self, position: int) -> Quote | None:
        """The quotation that ends here, or right before a comma here."""
        for at in (position - 1, position - 2):
            if at >= 0:
                quote = self.page.quote_at(at)
                if (
                    quote is not None
                    and quote.end == at + 1
                    and not quote.runs_on
                    and self.text[at + 1 : position] in {"", ",", "."}
                ):
                    return quote
        return None

    def _around_quote(self, quoted: Quote, group: Range, limit: Range) -> Range:
        """From the quotation before the speaker and cue, or from the clause it ends, to the one that goes on right behind them."""
        start = limit[0]
        head = self.text[start : quoted.start]
        first = next((q for q in self.page.quotes_within(start, group[0])), quoted)
        lead = self.text[start : first.start].strip()
        if not lead or _CONJUNCTION.match(lead) or len(lead.split()) < 2 or head.rstrip().endswith((":", ",")):
            goes_on = FINITE.search(lead) is not None and _GOES_ON.match(self.text, first.inner[0]) is not None
            start = start if goes_on else first.start
        end = quoted.end
        later = self.page.quotes_within(group[1], limit[1])
        between = self.text[group[1] : later[0].start] if later else ""
        goes_on = (len(between) < 60 and between.rstrip().endswith((",", ":", ";"))) or between.rstrip().endswith(".")  # after `D.C.` no sentence ends
        if start == limit[0] and not goes_on and _TAIL_THEN_VERB.match(self.text[group[1] : limit[1]]):
            return limit  # `The law is “cruel”, she said, and will silence us`
        if later and (goes_on or not between.strip(" ,.;:—-")):
            end = later[0].end
        return start, end

    def trim(self, start: int, end: int, *, whole: bool = False) -> Range | None:
        """The content without blanks, edge punctuation, `that`, and outer quotation marks.

        whole: `She was “tired”` stays whole, as before its cue; after `said` only what she was is the content.
        """
        text = self.text
        while start < end and (text[start] in " ,;:—–-.\n" or text.startswith("…", start)):
            start += 1
        opened = _THAT.match(text, start, end)
        if opened is not None and THAT_CHARGE.match(text, start, end) is None:
            start = opened.end()
        while end > start and text[end - 1] in " ,;:.—–\n":
            end -= 1
        start, end = self._unquoted(start, end, whole=whole)
        return (start, end) if end - start > 1 else None

    def _unquoted(self, start: int, end: int, *, whole: bool) -> Range:
        """The range inside its quotation marks, if these stand at both edges."""
        text = self.text
        lead = _SPEAKER_IS.match(text[start:end]) if not whole else None
        if lead is not None:
            quote = self.page.quote_at(start + lead.end())
            if quote is not None and _FRAGMENT_TAIL.match(text[quote.end : end]):
                start = quote.start
        first = self.page.quote_at(start)
        last = self.page.quote_at(end - 1)
        if first is not None and first.start == start and last is not None and (last.end == end or last.runs_on):
            inside = first is last or last.start > first.end
            if inside:
                start, end = first.inner[0], last.inner[1]
                while end > start and text[end - 1] in " ,.;":
                    end -= 1
                while start < end and text[start] in " …":
                    start += 1
        return start, end


def _is_verb(word: str) -> bool:
    """Whether a word is a finite verb of saying that may be no noun: `complained`, `reads`; not `state`."""
    cue = CUE_FORMS.get(word.lower())
    return cue is not None and cue.tense in {"past", "s"}


def _hangs_on(after: str) -> bool:
    """`..., he told reporters, one more in a string of assaults`: what is not his words."""
    return _APPOSED.match(after) is not None and FINITE.search(after) is None


def _is_clause(before: str) -> bool:
    """Whether what precedes is more than an opening adverbial (`On Monday,`): of some length, and with a verb if it opens like one."""
    lows = before.lower().split()
    if len(lows) > _LONG_ADVERBIAL and lows[0] in _OPENS_LONG_ADVERBIAL and FINITE.search(before):
        return True
    return len(lows) >= _SHORTEST_CLAUSE and lows[0] not in _OPENS_ADVERBIAL
