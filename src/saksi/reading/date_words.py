"""The words and patterns of dates in English news: months, weekdays, seasons, feast days, relative phrases.

Rule: data and patterns only; what a match means on the calendar is decided in `date_sums`, and which match counts in
`dates`. Patterns are anchored: they are tried only where a word of `OPENERS`, a number or a month stands.
"""

from __future__ import annotations

import re

_MONTH_NAMES = "january february march april may june july august september october november december".split()
MONTHS: dict[str, int] = {name: number for number, name in enumerate(_MONTH_NAMES, start=1)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}

_DAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split()
WEEKDAYS: dict[str, int] = {name: number for number, name in enumerate(_DAY_NAMES)}
WEEKDAYS |= {
    "mon": 0,
    "tue": 1,
    "tues": 1,
    "wed": 2,
    "thu": 3,
    "thur": 3,
    "thurs": 3,
    "fri": 4,
    "sat": 5,
    "sun": 6,
}

SEASONS: dict[str, tuple[int, int]] = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}
"""First and last month; winter lies in two years and is left out."""

FEASTS: dict[str, tuple[int, int]] = {
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "international women's day": (3, 8),
    "world press freedom day": (5, 3),
    "may day": (5, 1),
    "international labour day": (5, 1),
    "international labor day": (5, 1),
    "international human rights day": (12, 10),
    "human rights day": (12, 10),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "valentine's day": (2, 14),
}
"""Days that have the same date every year, as (month, day)."""

NUMBERS: dict[str, int] = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
    )
} | {"a": 1, "an": 1, "couple": 2, "several": 0, "few": 0, "twenty": 20, "thirty": 30}
"""Number words; 0 where the words do not say how many."""

_MONTH = (
    "Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)|Apr(?:il|\\.)|May|June?\\.?|July?\\.?|Aug(?:ust|\\.)?"
    "|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?"
)
_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\\.(?=,?\\s)"
_YEAR = r"(?:19|20)\d\d(?![\d%]|,\d|\.\d)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d|:|\.\d|,\d)"
_TH = r"(?:st|nd|rd|th)?"
_TO = r"\s*(?:-|–|—|to|until|till|through|and|&)\s*"
_COUNTED = (
    "people|workers|members|protesters|students|villagers|families|dollars|riel|kyat|euros|pages|square|hectares|acres|metres|meters|km|"
    "kilomet|miles|soldiers|police|cases|others|supporters|activists|employees|copies|residents|prisoners|additional|more|new|men|women|"
    "children|homes|houses|arrests|journalists|demonstrators|signatures|detainees|troops|officers|or"
)
_OTHER_YEAR = (
    r"(?:of\s+)?(?P<back>last year|(?:the\s+)?(?:previous|preceding|prior) year|(?:that|the same|this) year)"
)
_WD = rf"(?P<wd>{_WEEKDAY}),?\s+(?:the\s+)?\(?"

DAY_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<y>\d{4})-(?P<mm>\d\d)-(?P<d>\d\d)(?!\d)",
        rf"(?:{_WD})?(?P<m>{_MONTH})\s+(?P<d>{_DAY}){_TH}{_TO}(?P<m2>{_MONTH})\s+(?P<d2>{_DAY}){_TH}(?:\s?,?\s+(?:of\s+|in\s+)?(?P<y>{_YEAR}))?",
        rf"(?:{_WD})?(?P<d>{_DAY}){_TH}\s+(?P<m>{_MONTH}){_TO}(?P<d2>{_DAY}){_TH}\s+(?P<m2>{_MONTH})(?:\s?,?\s+(?:of\s+|in\s+)?(?P<y>{_YEAR}))?",
        rf"(?:{_WD})?(?P<m>{_MONTH})\s+(?P<d>{_DAY}){_TH}(?:{_TO}(?P<d2>{_DAY}){_TH}(?!\s+(?:{_MONTH}|{_COUNTED})))?"
        rf"(?:\s?,?\s+(?:(?:of\s+|in\s+)?(?P<y>{_YEAR})|{_OTHER_YEAR}))?",
        rf"(?:{_WD})?(?:the\s+)?(?P<d>{_DAY}){_TH}(?:{_TO}(?P<d2>{_DAY}){_TH})?\s+(?:of\s+)?(?P<m>{_MONTH})\b"
        rf"(?:\s?,?\s+(?:(?:of\s+|in\s+)?(?P<y>{_YEAR})|{_OTHER_YEAR}))?",
    )
)
"""Patterns that end in a day or an interval of days. Groups: wd, m or mm, d, m2, d2, y, back."""

MONTH_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<m>{_MONTH})(?:\s+(?P<y0>{_YEAR}))?{_TO}(?:early |mid-|late )?(?P<m2>{_MONTH})\b(?:(?:\s+of)?,?\s+(?P<y>{_YEAR}))?",
        rf"(?P<m>{_MONTH})(?:(?:\s+of)?,?\s+(?P<y>{_YEAR}))",
        rf"(?P<m>{_MONTH}),?\s+{_OTHER_YEAR}",
        rf"(?P<m>{_MONTH})(?![\w’'])",
    )
)
"""Patterns that end in a month. Groups: m, m2, y0, y, back. The last one, a month alone, needs `MONTH_BEFORE`."""

MONTH_BEFORE = re.compile(
    r"(?:\b(?:in|since|until|till|by|of|from|between|during|early|late|mid|last|next|this|past|and|to|through|after|before|around)\s|mid-|[–-])$",
    re.IGNORECASE,
)
MONTH_OF_EVENT = re.compile(
    r"\s+(?:(?:general|parliamentary|presidential|national|commune|local|municipal|regional|snap|legislative|military|failed)\s+)?"
    r"(?:elections?|vote|polls?|ballot|referendum|coup|protests?|verdict|ruling|crackdown|arrests?|clash(?:es)?|raids?|massacre|attacks?"
    r"|decision|statement|report|meeting|summit|march|rally|demonstrations?|hearing|trial|uprising|putsch|takeover)\b"
)
EVENT_BEFORE = re.compile(r"\b(?:the|its|their|his|her|last|this|disputed|a)\s$", re.IGNORECASE)

YEAR_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<y>{_YEAR})(?:\s*(?:-|–|—)\s*|\s+(?:to|and|through|until)\s+)(?P<y2>{_YEAR})",
        r"(?P<y>(?:19|20)\d\d)[-–](?P<y2s>\d\d)(?!\d)",
        r"(?P<decade>(?:19|20)\d0)s\b",
        rf"(?P<y>{_YEAR})(?![\w$-])",
    )
)
"""Patterns of years. Groups: y, y2, y2s, decade. A year alone needs `YEAR_BEFORE` or `YEAR_AFTER`."""

YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|until|till|by|of|from|between|during|early|late|mid|to|and|through|after|before|around|year|circa|for|throughout|back in|its|their|his|the|spring|summer|autumn|fall)"
    r"\s|mid-|\()$",
    re.IGNORECASE,
)
YEAR_NEEDS_NOUN = re.compile(r"\b(?:the|its|their|his|for|of|and|to|by|from|around|after)\s$", re.IGNORECASE)
NO_YEAR_AFTER = re.compile(rf"\s+(?:{_COUNTED})\b")

OPENERS = frozenset(
    "today yesterday tomorrow tonight last this next past previous the that earlier later early late mid a an one two three four five six seven "
    "eight nine ten eleven twelve several couple few same following spring summer autumn fall new may christmas human international world "
    "valentine's nearly more over some about".split()
)
"""Lower-case words at which the patterns of `RELATIVE` are tried, besides weekdays."""

_UNIT = "day|week|month|year|decade"
_COUNT = r"\d{1,3}|a couple of|a few|several|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty"
_EDGE = r"(?:(?P<edge>earlier|later|early|late|mid-?|the (?:start|beginning|end|middle) of|at the (?:start|beginning|end|middle) of)\s+)?"
_DAYTIME = r"(?:\s+(?:morning|afternoon|evening|night))?"

RELATIVE = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        (
            "ago",
            rf"(?:(?:about|some|nearly|almost|more than|over|at least)\s+)?(?P<n>{_COUNT})\s+(?P<unit>{_UNIT})s?\s+ago\b",
        ),
        (
            "apart",
            rf"(?P<n>{_COUNT})\s+(?P<unit>{_UNIT})s?\s+"
            r"(?P<side>earlier|before(?=[,.;])|prior(?! to)|later|afterwards?|after(?=[,.;]))\b",
        ),
        (
            "weekof",
            rf"(?P<wd>{_WEEKDAY})(?:\s+of)?\s+(?P<which>last|this|next)\s+week\b",
        ),
        (
            "beside",
            r"the\s+(?P<side>day|night|week|month|year)\s+(?P<which>before|after)(?=[,.;]|\s+(?:in|by|at|and|for|he|she|they)\b)",
        ),
        (
            "beside2",
            r"the\s+(?P<which>previous|preceding|prior|following|next)\s+(?P<side>day|night|morning|week|month|year)\b",
        ),
        (
            "same",
            r"(?:the\s+same|that(?:\s+same|\s+very)?)\s+(?P<unit>day|morning|afternoon|evening|night|week|month|year)\b",
        ),
        ("unit", rf"{_EDGE}(?P<which>last|this|next|past)\s+(?P<unit>week|month|year|weekend)\b"),
        (
            "span",
            r"(?:the\s+)?(?:last|past|previous)\s+(?P<n>\d{1,2}|few|two|three|four|five|six|seven|eight|nine|ten|twelve)\s+(?P<unit>weeks|months|years|decades)\b",
        ),
        ("pastunit", r"the\s+(?:last|past)\s+(?P<unit>month|year|decade|week)\b"),
        (
            "weekday",
            rf"(?:(?P<which>last|this|next|past|this past|the previous|the following|this coming)\s+)?(?P<wd>{_WEEKDAY})(?:s\b)?{_DAYTIME}",
        ),
        ("night", r"last\s+night\b|yesterday\b(?:\s+(?:morning|afternoon|evening))?"),
        ("today", r"today\b|tonight\b|this\s+(?:morning|afternoon|evening)\b"),
        ("tomorrow", r"tomorrow\b"),
        (
            "whichmonth",
            rf"{_EDGE}(?P<which>last|this|next|this past|the following|the previous)\s+(?P<m>{_MONTH})(?!\w|\s+\d)",
        ),
        (
            "season",
            rf"(?:(?P<which>last|this|next|the)\s+)?(?P<season>spring|summer|autumn|fall)\b(?:(?:\s+of)?\s+(?P<y>{_YEAR}))?",
        ),
        (
            "feast",
            "(?P<feast>"
            + "|".join(re.escape(feast).replace("'", "[’']") for feast in FEASTS)
            + rf")(?:\s?,?\s+(?:of\s+|in\s+)?(?P<y>{_YEAR}))?",
        ),
    )
)
"""Named patterns, tried in order at an opener or a weekday."""

LEAD = re.compile(
    r"(?:\b(?:since|early|late|earlier|later|mid|in early|in late|around|about|as early as|as late as|the (?:start|end|beginning|middle) of)\s+|mid-)$",
    re.IGNORECASE,
)
SINCE = re.compile(
    r"\bsince\s+(?:at least\s+|about\s+|around\s+|as early as\s+|the\s+)?(?:early\s+|late\s+|mid-?\s*)?$",
    re.IGNORECASE,
)
FROM = re.compile(r"\b(?:from|between)\s+$", re.IGNORECASE)
JOIN = re.compile(r"\s*(?:to|until|till|through|and|-|–|up to)\s*(?:the end of\s+|early\s+|late\s+)?$")
FUTURE = re.compile(
    r"\b(?:will|shall|won[’']t|upcoming|forthcoming|scheduled|expected|due to|slated|set to|planned|plans? to|planning|is to|are to|ahead of|"
    r"until|deadline|intends? to)\b",
    re.IGNORECASE,
)
PAST = re.compile(r"\b(?:was|were|had|has|have|did|said|told|\w{3,}ed)\b")
