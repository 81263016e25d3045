"""What somebody was charged with, convicted of or arrested for, and to what sentenced.

Rule: in the words of the text. `for` alone opens a charge only before a word of an offence, since `for two years` and
`for his work` are none.
Order: phrases that always open a charge, then `for`; penalties by their measure.
"""

from __future__ import annotations

import re

from saksi.reading.text.found import Range
from saksi.reading.text.lexicon import lines

_OFFENCE = f"(?:{'|'.join(lines('charges.txt', 'offences'))})"
_STOP = re.compile(
    r"[.;:“”!?\n—–]|,\s+(?!(?:and|or)\s+\w+(?:ing|ion|cy|son|ism)\b)(?:a|an|the|which|who|he|she|it|they|after|when|while|but|and|according|as|in|on|with|said|for|because|where|his|her|their|its)\b|,(?!\s+\w+(?:\s+\w+)?,?\s+(?:and|or)\b)"
    rf"|\s(?:{'|'.join(lines('charges.txt', 'ends'))})\b",
    re.IGNORECASE,
)
_OPENERS = re.compile(
    r"(?:\bcharged (?:\w+ )?(?:with|for|under|over)|\bcharged (?:(?!said |who |after |when |while )[\w’'-]+,? ){1,14}?with|\b(?:on|under|of|over|with|facing|faces?|faced|face) (?:\w+ ){0,3}?(?:charges?|counts?|suspicion|allegations?|accusations?) (?:of|for|including|under)|"
    r"\bcharges? of|\bon suspicion of|\baccus(?:ed|es|ing) (?:(?:him|her|them|both|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}) )?of|\bguilty (?:of|on(?! (?:\w+day|[A-Z]\w+ \d)))|\bconvict(?:ed|ing)(?: \w+){0,4}? (?:of|for|on(?! (?:\w+day|[A-Z]\w+ \d)))|\bindicted (?:on|for)|\bcounts? of|\bbooked (?:for|under)|"
    r"\bthe (?:crime|offen[cs]e) of|\bsuspected of|\bprosecuted (?:for|on)|\bsued (?:\w+ ){0,3}?for|\bcharge of|\bciting|\btried (?:for|on)|\bindictment for|\bconviction for)\s+"
)
_FOR = re.compile(
    rf"\b(?:for|over|with|of|on)\s+(?:allegedly |the (?:alleged )?|an? (?:alleged )?|alleged )?(?!(?:criminal|penal|cyber\w*|terroris\w+|immigration|foreign|public order|insult|defamation) (?-i:[A-Z]))(?=[“\"‘]?{_OFFENCE}|[“\"‘][a-z])"
    r"|\bfor (?:allegedly )?(?=(?!being |questioning |nothing )[a-z]{3,}ing\b)",
    re.IGNORECASE,
)
_SKIP = re.compile(
    r"(?:“|\"|‘|allegedly |the alleged |alleged |both |the |a |an |(?:two|three|four|several|multiple|various|\d+) (?:counts?|charges) of |(?:crimes?|offen[cs]es?) of |so-called |(?:\w+ )?charges? (?:of|including) )*",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"(?:the )?(?:same|similar|these|those|that|this|other|all|any|such|which|him|her|them|whom|it|his|their|the charges)\b",
    re.IGNORECASE,
)
_THEN_CHARGED = re.compile(r"\b(?:charged|indicted|convicted|sentenced|found guilty)\b")
_ARTICLE = re.compile(r"(?:Article|Section)s? \d|Criminal|Penal")
"""`charged under Article 9 with insult`: the offence counts before the article."""
_CLOSING = re.compile(r"[”\"’](?=[\s,.;]|$)")
_LONGEST = 140
_REACH = 170
_REACH_OF_SENTENCE = 300
"""`sentenced six activists, A, B, C, D, E and F, to five years`: over a list of names."""

_UNITS = r"(?:year|month|week|day|hour)s?"
_COUNT = r"(?:\d{1,3}(?!\d)(?:\.\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|several)"
_TERM = (
    rf"(?:(?:between {_COUNT} and {_COUNT}|{_COUNT}(?: and a half)?(?:(?: to| or|-)\s?{_COUNT})?)[ -](?:more |suspended )?{_UNITS}"
    rf"(?:(?:, {_COUNT} {_UNITS},?)? and {_COUNT} {_UNITS})?)"
)
_JAIL = r"(?:imprisonment|prison|jail|hard labou?r|detention|custody|a (?:labou?r|penal) (?:camp|colony)|a penal colony)"
_MONEY = (
    r"(?:(?:US|HK|NT|A|C)?[$€£₱₹₦]\s?\d(?:[\d.,]*\d)?(?: (?:million|billion|thousand))?"
    rf"|(?:\d(?:[\d.,]*\d)?|one|two|three|four|five|six|seven|eight|ten|several) (?:(?:million|billion|thousand) )?(?:{'|'.join(lines('charges.txt', 'currencies'))}))"
)
PENALTY = re.compile(
    rf"\b(?:{_TERM}[ -](?:(?:suspended|prison|jail|custodial|house arrest)[ -]){{0,2}}(?:sentences?|terms?|imprisonment)"
    rf"|{_TERM}(?:[’']s?)?(?: (?:in|of|behind|at|with))? (?:{_JAIL}|bars)(?: with hard labou?r)?|(?<=for )life\b|life (?:imprisonment|in prison|sentences?|behind bars)|(?:the )?death (?:penalty|sentences?)|to death\b"
    rf"|(?:suspended|prison|jail) (?:sentences?|terms?) of {_TERM}|{_TERM})"
    rf"|(?:a )?fines? of {_MONEY}|fined {_MONEY}|{_MONEY}",
    re.IGNORECASE,
)
_NO_PENALTY_BEFORE = re.compile(
    r"(?:\b(?:up to|maximum of|as much as|could|may|faces?|facing|after|for (?:nearly|almost|more than)|ago|aged|by|within|last|past)\s(?:\w+\s){0,2})$",
    re.IGNORECASE,
)
_NO_PENALTY_AFTER = re.compile(r"\s+(?:ago|old|earlier|later|before|after|since)\b|-old\b", re.IGNORECASE)


def find_charge(text: str, trigger: Range, end: int, *, taken: bool = False) -> Range | None:
    """The offence named after the trigger, before `end` of the sentence; None if there is none.

    taken: that the act is an arrest or the like: of what somebody is charged with afterwards, it is not the ground.
    """
    high = min(end, trigger[1] + _REACH)
    charged = _THEN_CHARGED.search(text, trigger[1], high) if taken else None
    high = charged.start() if charged is not None else high
    article: Range | None = None
    for opener in (_OPENERS, _FOR):
        for match in opener.finditer(text, trigger[0], high):
            if match.end() <= trigger[0]:
                continue
            found = _phrase(text, match.end(), end)
            if found is not None and not _ARTICLE.match(text, *found):
                return found
            article = article or found
    return article


def _phrase(text: str, start: int, end: int) -> Range | None:
    skipped = _SKIP.match(text, start, end)
    first = skipped.end() if skipped else start
    quoted = text[first - 1 : first] in {"“", '"', "‘"}
    stop = _CLOSING.search(text, first, end) if quoted else _STOP.search(text, first, end)
    last = min(stop.start() if stop else end, first + _LONGEST)
    if not quoted and stop is not None and stop[0] == "“":
        closing = _CLOSING.search(text, stop.end(), min(end, stop.end() + _LONGEST))
        last = closing.start() if closing else last
    words = text[first:last].rstrip(" ,.“")
    if len(words) < 4 or _SAME.match(words) or not words[0].isalpha():
        return None
    return first, first + len(words)


def find_penalty(text: str, trigger: Range, end: int) -> Range | None:
    """The measure of the sentence in or after the trigger: `two years in prison`, `a fine of $500`."""
    for match in PENALTY.finditer(text, trigger[0], min(end, trigger[1] + _REACH_OF_SENTENCE)):
        if _NO_PENALTY_AFTER.match(text, match.end()) or _NO_PENALTY_BEFORE.search(
            text, max(0, match.start() - 22), match.start()
        ):
            continue
        start = match.start() + next((len(word) for word in ("to ", "fined ") if match[0].lower().startswith(word)), 0)
        return start, match.end()
    return None
