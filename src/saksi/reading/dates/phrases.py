"""Phrases that tell a date by another one: `last week`, `two years ago`, `on the 23rd`, `the first quarter of 2013`.

Rule: data and patterns only. A pattern is tried only at the words named with it (its openers) or at a weekday, in the order of the list.
"""

from __future__ import annotations

import re

from saksi.reading.dates.feasts import FEAST_NAMES
from saksi.reading.dates.words import COUNT, MONTH, NUMBERS, ORDINALS, WEEKDAY, YEAR

_NUMBERS = " ".join(word for word in NUMBERS if "-" not in word and word not in {"the", "zero"})
_TENS_ONES = " ".join(word for word in NUMBERS if "-" in word)
_COUNTING = f"# {_NUMBERS} {_TENS_ONES} about some nearly almost more over at just"
_UNIT = "day|week|fortnight|month|year|decade"
_ABOUT = r"(?:(?:about|some|nearly|almost|more than|just over|over|just|at least)\s+)?"
_EDGE = r"(?:(?P<edge>earlier in|later in|early|late|earlier|later|mid-?|(?:at )?(?:the )?(?:start|beginning|end|middle) of|throughout|during)\s+)?"
_DAYTIME = r"(?:\s+(?:morning|afternoon|evening|night))?"
_EDGES = "early late earlier later mid end throughout during"
_NTH = r"(?:[12]?\d|3[01])(?:st|nd|rd|th)"
_END = (
    r"(?:\s*(?:[.,;:!?)”\"—–]|$)|\s+(?:on|from|near|for|in|at|of|when|he|she|they|it|we|you|after|before|with|but|by|a|an|as|that|this|the|his|her|their|"
    r"because|while|where|who|which|had|police|officers|officials|two|three)\b)"
)
_ORDINALS = "|".join(sorted(ORDINALS, key=len, reverse=True))
_AFTER_DAY = rf"(?:(?={_END})|(?=\s+(?:and|to|until|till|through)\s+(?:the\s+)?{_NTH}{_END})|(?=\s+(?:and|to|until|till)\s+(?!the\s+\d)))"
"""What may stand after `on the 23rd`: not the thing that is numbered (`the 23rd congress`, `the 15th to the 19th century`)."""


def _pattern(name: str, openers: str, pattern: str) -> tuple[str, frozenset[str], re.Pattern[str]]:
    return name, frozenset(openers.split()), re.compile(pattern, re.IGNORECASE)


_FEAST = "|".join(re.escape(feast).replace("'", "[’']") for feast in FEAST_NAMES)
_WHICH_DAY = "last|this|next|past|this past|that|(?:the |this )?(?:previous|preceding|following|coming|upcoming|prior)"

PHRASES = (
    _pattern("ago", _COUNTING, rf"{_ABOUT}(?P<n>{COUNT})\s+(?P<unit>{_UNIT}|hour)s?\s+(?:ago|back(?=[,.;]|\s+when))\b"),
    _pattern(
        "apart",
        "# twenty-four forty-eight seventy-two",
        r"(?P<n>24|48|72|twenty-four|forty-eight|seventy-two)\s+(?P<unit>hour)s\s+(?P<side>later|afterwards?|after(?=[,.;])|earlier|before(?=[,.;]))\b",
    ),
    _pattern(
        "moment",
        "# half minutes hours " + _NUMBERS,
        rf"(?:(?:half an|{COUNT})\s+)?(?:hour|minute)s?\s+(?:later|afterwards?|after(?=[,.;])|earlier|before(?=[,.;]))\b",
    ),
    _pattern(
        "moment",
        "by",
        r"by\s+(?:the\s+)?(?:evening|nightfall|dusk|dawn|noon|midday)\b(?!\s+(?:of|on|yesterday|today))",
    ),
    _pattern("fewdays", "days few some several a", r"(?:(?:(?:a\s+)?few|some|several)\s+)?days\s+(?P<side>later|afterwards?|earlier|before(?=[,.;]))\b"),
    _pattern(
        "apart",
        _COUNTING,
        rf"{_ABOUT}(?P<n>{COUNT})\s+(?P<unit>{_UNIT}|night)s?\s+"
        r"(?P<side>on(?=[,.;])|earlier|before(?: that)?(?=[,.;]|\s+(?:over|for|because|under|without)\b)|prior(?! to)|later|afterwards?|after that(?= \w|[,.;])|after(?=[,.;]))\b",
    ),
    _pattern(
        "daysafter",
        _COUNTING,
        rf"{_ABOUT}(?P<n>{COUNT})\s+(?P<unit>{_UNIT})s?\s+after(?!\s+(?:the\s+|that\b|this\b|which\b)?(?:\d|{MONTH}|{WEEKDAY}|{_FEAST}))(?=\s+\w)",
    ),
    _pattern(
        "within",
        "in",
        rf"in\s+{_ABOUT}(?P<n>{COUNT})\s+(?P<unit>{_UNIT})s?(?P<time>[’']s?\s+time)?\b(?!\s+(?:ago|later|earlier|before|after|back)\b)",
    ),
    _pattern(
        "weekof", "", rf"(?P<wd>{WEEKDAY})(?:\s+of)?\s+(?P<which>last|this|next|the following|the previous)\s+week\b"
    ),
    _pattern("weekof", "last this next", rf"(?P<which>last|this|next)\s+week(?:,?\s+on|,|\s+-)?\s+(?P<wd>{WEEKDAY})"),
    _pattern(
        "beside",
        "the",
        r"the\s+(?P<side>day|night|week|month|year|(?:morning|afternoon|evening)(?=\s+after))\s+(?P<which>before|after)(?=[,.;]|(?<!ing after)\s+(?:in|by|at|and|for|he|she|they|with|over|under|to)\b)",
    ),
    _pattern(
        "beside",
        "the",
        r"the\s+(?P<which>previous|preceding|prior|following|next)\s+(?P<side>day|night|morning|afternoon|evening|week|month|year)\b",
    ),
    _pattern("beside", "the", r"the\s+(?P<side>day|week|month|year)\s+(?P<which>that\s+followed)\b"),
    _pattern("followed", "the", rf"the\s+(?P<n>{COUNT})\s+days\s+that\s+followed\b"),
    _pattern("beside", "next", r"(?P<which>next)\s+(?P<side>day|morning)\b"),
    _pattern(
        "same",
        "the that later",
        r"(?:the\s+same|(?:later\s+)?that(?:\s+same|\s+very)?)\s+(?P<unit>day|date|morning|afternoon|evening|night|week|month|year)\b",
    ),
    _pattern("same", "the before", r"(?:(?:before\s+)?the\s+(?:end|middle|beginning|start)\s+of\s+the|before\s+the)\s+(?P<unit>month)\b(?:\s+was\s+(?:out|over))?(?!\s+of\b)"),
    _pattern(
        "nth",
        "# the",
        rf"(?:the\s+)?(?:(?P<d>[12]?\d|3[01])(?:st|nd|rd|th)|(?P<dw>{_ORDINALS})(?=\s+(?:day\s+)?of))(?:\s+day)?\s+(?:of\s+)?"
        r"(?P<of>this|last|next|the(?:\s+(?:same|following|next|previous))?|that)\s+month\b",
    ),
    _pattern("lastday", "the", r"the\s+(?P<which>first|last)\s+day\s+of\s+(?:that|the\s+same)\s+month\b"),
    _pattern("nth", "the", rf"the\s+(?P<d>[12]?\d|3[01])(?:st|nd|rd|th)\b{_AFTER_DAY}"),
    _pattern(
        "dayn", "day", r"day\s+(?P<n>one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\b(?!\s+(?:and|or|to)\b)"
    ),
    _pattern(
        "dayn",
        "the",
        rf"the\s+(?P<n>{'|'.join(list(ORDINALS)[1:10])})\s+(?:day|night|evening|morning)\b(?!\s+(?:in|of|after)\b)",
    ),
    _pattern(
        "part",
        "# the first second third fourth last final q h",
        r"(?:the\s+)?(?:(?P<nth>first|second|third|fourth|last|final|[1-4](?:st|nd|rd|th))\s+(?P<unit>quarter|half)"
        rf"|(?P<code>[QH][1-4])|(?P<edge>first|last|final)\s+(?P<n>{COUNT})\s+months)"
        rf"\s+(?:of\s+)?(?:fiscal\s+)?(?:the\s+year\s+)?(?:(?P<y>{YEAR})|(?P<which>last|this|next|the|that)\s+year\b)",
    ),
    _pattern(
        "quarter",
        "the last this next previous current",
        r"(?:the\s+)?(?P<which>last|this|past|next|previous|current|following|coming)\s+quarter\b",
    ),
    _pattern(
        "span",
        "the last past previous next coming following upcoming",
        rf"(?:the\s+)?(?P<which>last|past|previous|next|coming|following|upcoming)\s+(?P<n>{COUNT})\s+(?P<unit>day|week|fortnight|month|quarter|year|decade)s\b(?!\s+of\b)",
    ),
    _pattern("pastunit", "the", r"the\s+(?:last|past)\s+(?P<unit>month|year|decade|fortnight|week)\b(?!\s+of\b)"),
    _pattern(
        "unit",
        f"last this next past the {_EDGES}",
        rf"{_EDGE}(?P<which>last|this|next|past|the\s+(?:coming|following))\s+(?:(?:fiscal|financial|calendar|school|academic)\s+)?(?P<unit>week|month|year|weekend)\b(?!\s+of\b)",
    ),
    _pattern(
        "unit",
        f"the {_EDGES}",
        r"(?:throughout |during )?(?P<which>the)\s+(?P<unit>weekend)\b(?!\s+(?:of|after|before|following)\b)",
    ),
    _pattern(
        "unit",
        "earlier later early late",
        r"(?P<edge>earlier|later|early|late)\s+in\s+(?P<which>the)\s+(?P<unit>week|month|year)\b",
    ),
    _pattern(
        "weekdayof",
        "the first second third fourth last",
        rf"(?:the\s+)?(?P<nth>first|second|third|fourth|last)\s+(?P<wd>{WEEKDAY})\s+(?:of|in)\s+(?-i:(?P<m>{MONTH}))(?!\w|\s+\d{{1,2}}\b)(?:,?\s+(?:of\s+)?(?P<y>{YEAR}))?",
    ),
    _pattern(
        "weekday",
        "last this next past the previous following coming upcoming that",
        rf"(?:(?P<which>{_WHICH_DAY})\s+)?(?P<wd>{WEEKDAY})(?:s\b)?{_DAYTIME}",
    ),
    _pattern("night", "last yesterday", r"last\s+night\b|yesterday\b(?:\s+(?:morning|afternoon|evening))?"),
    _pattern("today", "today tonight this", r"today\b|tonight\b|this\s+(?:morning|afternoon|evening)\b"),
    _pattern("tomorrow", "tomorrow", r"tomorrow\b"),
    _pattern(
        "whichmonth",
        f"last this next that the {_EDGES}",
        rf"{_EDGE}(?P<which>last|this|next|that|this past|the following|the next|the previous)\s+(?-i:(?P<m>{MONTH}))(?!\w|\.?\s+\d)",
    ),
    _pattern(
        "season",
        "last this next the that spring summer autumn fall",
        rf"(?:(?P<which>last|this|next|that|the(?:\s+(?:same|following|next))?)\s+)?(?P<season>spring|summer|autumn|fall)\b(?:(?:\s+of)?\s+(?P<y>{YEAR}))?",
    ),
    _pattern(
        "feast",
        " ".join(
            {re.split(r"\W", feast)[0] for feast in FEAST_NAMES} | {"last", "next", "this", "previous", "following"}
        ),
        rf"(?:(?P<which>last|next|this|previous|following)\s+)?(?P<feast>{_FEAST})\b(?:\s?,?\s+(?:of\s+|in\s+)?(?P<y>{YEAR}))?",
    ),
)
"""(name, openers, pattern); weekdays try all that begin with one."""

_OF_WEEKDAY = tuple((name, pattern) for name, _, pattern in PHRASES if name in {"weekof", "weekday"})
BY_OPENER: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    opener: tuple((name, pattern) for name, openers, pattern in PHRASES if opener in openers)
    for opener in frozenset[str]().union(*(openers for _, openers, _ in PHRASES))
}
"""Lower-case word, to the patterns to be tried there."""


def phrases_at(word: str, *, weekday: bool) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The patterns that may begin with this lower-case word."""
    return _OF_WEEKDAY if weekday else BY_OPENER.get(word, ())


SUM = re.compile(
    rf"(?<!for )(?<!than )(?P<n>{COUNT}|the)\s+(?P<unit>day|night|week|fortnight|month|year)s?\s+(?P<side>before|after|from|following)\s+(?:the\s+|that\s+)?$",
    re.IGNORECASE,
)
"""`two weeks before `, in front of a date."""
EVE = re.compile(r"\b(?:on\s+)?the\s+eve\s+of\s+(?:the\s+)?$", re.IGNORECASE)
WEEK_WITH = re.compile(r"\b(?:the\s+)?week\s+(?:of|beginning|starting|commencing)\s+(?:on\s+|the\s+)?$", re.IGNORECASE)
