"""The words and patterns of dates in English news: months, weekdays, seasons, numbers, days, months, years.

Rule: data and patterns only; what a match means on the calendar is decided in `date_sums`, and which match counts in
`dates`. Patterns are anchored: they are tried only where a number, a month or a weekday stands.
"""

from __future__ import annotations

import re

_MONTH_NAMES = "january february march april may june july august september october november december".split()
MONTHS: dict[str, int] = {name: number for number, name in enumerate(_MONTH_NAMES, start=1)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}

DAY_NAMES = tuple("monday tuesday wednesday thursday friday saturday sunday".split())
"""The days of the week by their whole names."""
WEEKDAYS: dict[str, int] = {name: number for number, name in enumerate(DAY_NAMES)}
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

_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBERS: dict[str, int] = {word: number for number, word in enumerate(["zero", *_ONES, *_TEENS])}
NUMBERS |= {word: 10 * number for number, word in enumerate(_TENS, start=2)}
NUMBERS |= {f"{ten}-{one}": NUMBERS[ten] + NUMBERS[one] for ten in _TENS for one in _ONES}
NUMBERS |= {"a": 1, "an": 1, "the": 1, "couple": 2, "half": 0, "several": 0, "few": 0, "dozen": 12}
"""Number words; 0 where the words do not say how many."""

_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
    "seventeenth eighteenth nineteenth twentieth"
).split()
ORDINALS: dict[str, int] = {word: number for number, word in enumerate(_ORDINALS, start=1)}
ORDINALS |= {f"twenty-{word}": 20 + number for word, number in list(ORDINALS.items())[:9]}
ORDINALS |= {"thirtieth": 30, "thirty-first": 31}
"""Ordinals in words up to the days of a month."""

COUNT = (
    rf"\d{{1,3}}|(?:a |an )?(?:couple|few|dozen)(?: of)?|several|(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES)}))?|"
    rf"{'|'.join(_TEENS)}|{'|'.join(_ONES)}|an?"
)
"""Pattern of a number of units."""

MONTH = (
    "Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)|Apr(?:il|\\.)|May|June?\\.?|July?\\.?|Aug(?:ust|\\.)?"
    "|Sep(?:t(?:ember|\\.)?|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?|"
) + "|".join(name.upper() for name in _MONTH_NAMES)
WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\\.(?=,?\\s)"
YEAR = r"(?:1[789]|20)\d\d(?![\d%]|,\d|\.\d)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d|:|\.\d|,\d)"
_TH = r"(?:st|nd|rd|th)?"
_TO = r"\s*(?:-|–|—|to|until|till|through|and|&)\s*"
_COUNTED = (
    "people|workers|members|protesters|students|villagers|families|dollars|riel|kyat|euros|pages|square|hectares|acres|metres|meters|km|"
    "kilomet|miles|soldiers|police|cases|others|supporters|activists|employees|copies|residents|prisoners|additional|more|new|men|women|"
    "children|homes|houses|arrests|journalists|demonstrators|signatures|detainees|troops|officers|or"
)
_OTHER_YEAR = r"(?:of\s+)?(?P<back>last year|(?:the\s+)?(?:previous|preceding|prior|following|next) year|(?:that|the same|this) year)"
_WD = rf"(?P<wd>{WEEKDAY}),?\s+(?:the\s+)?\(?"

DAY_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<y>(?:19|20)\d\d)(?P<sep>[-/.])(?P<mm>0?[1-9]|1[0-2])(?P=sep)(?P<d>0?[1-9]|[12]\d|3[01])(?![\d/])",
        rf"(?P<d>{_DAY})(?P<sep>[-/])(?P<m>{MONTH})(?P=sep)(?P<y>{YEAR})",
        rf"(?:{_WD})?(?P<m>{MONTH})\s+(?P<d>{_DAY}){_TH}{_TO}(?P<m2>{MONTH})\s+(?P<d2>{_DAY}){_TH}(?:\s?,?\s+(?:of\s+|in\s+)?(?P<y>{YEAR}))?",
        rf"(?:{_WD})?(?P<d>{_DAY}){_TH}\s+(?P<m>{MONTH}){_TO}(?P<d2>{_DAY}){_TH}\s+(?P<m2>{MONTH})(?:\s?,?\s+(?:of\s+|in\s+)?(?P<y>{YEAR}))?",
        rf"(?:{_WD})?(?P<m>{MONTH})(?:,(?=\s\d+[snrt]))?\s+(?:the\s+(?=\d+[snrt]))?(?P<d>{_DAY}){_TH}(?:{_TO}(?:the\s+)?(?P<d2>{_DAY}){_TH}(?!\s+(?:{MONTH}|{_COUNTED})))?"
        rf"(?:\s?,?\s+(?:(?:of\s+|in\s+)?(?P<y>{YEAR})|{_OTHER_YEAR}))?",
        rf"(?:{_WD})?(?:the\s+)?(?P<d>{_DAY}){_TH}(?:{_TO}(?:the\s+)?(?P<d2>{_DAY}){_TH})?(?:\s+day)?\s+(?:of\s+)?(?P<m>{MONTH})\b"
        rf"(?:\s?,?\s+(?:(?:of\s+|in\s+)?(?P<y>{YEAR})|{_OTHER_YEAR}))?",
        rf"(?:{_WD})?(?:the\s+|The\s+)?(?P<dw>{'|'.join(sorted(ORDINALS, key=len, reverse=True))})(?:\s+day)?\s+of\s+(?P<m>{MONTH})\b"
        rf"(?:\s?,?\s+(?:(?:of\s+|in\s+)?(?P<y>{YEAR})|{_OTHER_YEAR}))?",
    )
)
"""Patterns that end in a day or an interval of days. Groups: wd, m or mm, d or dw, m2, d2, y, back."""

MONTH_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<m>{MONTH})(?:\s+(?P<y0>{YEAR}))?{_TO}(?:(?:the\s+)?(?:early|late|mid|end of|start of|beginning of|middle of)[ -])?(?P<m2>{MONTH})\b"
        rf"(?:(?:\s+of|\s+in)?,?\s+(?P<y>{YEAR})|,?\s+{_OTHER_YEAR})?",
        rf"(?P<m>{MONTH})(?:(?:\s+of|\s+in)?,?\s+(?P<y>{YEAR}))",
        rf"(?P<m>{MONTH}),?\s+{_OTHER_YEAR}",
        rf"(?P<m>{MONTH})(?!\w|[’'](?!s\b))",
    )
)
"""Patterns that end in a month. Groups: m, m2, y0, y, back. The last one, a month alone, needs `MONTH_BEFORE`."""

ONLY_MONTHS = frozenset("January February July September October November December".split())
"""Months that are hardly ever a name or another word."""
MONTH_BEFORE = re.compile(
    r"(?:\b(?:in|since|until|till|by|of|from|between|during|early|late|mid|last|next|this|past|and|to|through|after|before|around)\s|mid-|[–-])$",
    re.IGNORECASE,
)
MONTH_OF_EVENT = re.compile(
    r"\s+(?:(?:general|parliamentary|presidential|national|commune|local|municipal|regional|snap|legislative|military|failed|midterm|mayoral|senate|by-)\s+)?"
    r"(?:elections?|vote|polls?|ballot|referendum|coup|protests?|verdict|ruling|crackdown|arrests?|clash(?:es)?|raids?|massacre|attacks?"
    r"|decision|statement|report|meeting|summit|march|rally|demonstrations?|hearing|trial|uprising|putsch|takeover)\b"
)
EVENT_BEFORE = re.compile(r"\b(?:the|its|their|his|her|last|this|disputed|a)\s$", re.IGNORECASE)

YEAR_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<y>{YEAR})\s+and\s+(?:the\s+end\s+of\s+)?(?P<y2>{YEAR})",
        rf"(?P<y>{YEAR})(?:\s*(?:-|–|—)\s*|\s+(?:to|through|until|till)\s+)(?P<y2>{YEAR})",
        r"(?P<y>(?:19|20)\d\d)-(?P<mm>0[1-9]|1[0-2])(?![\d-])",
        r"(?P<y>(?:19|20)\d\d)[-–/](?P<y2s>\d\d)(?![\d/-])",
        r"(?P<decade>(?:1[789]|20)\d0)[’']?s\b",
        r"(?<=[’'])(?P<short>\d0)s\b",
        rf"(?P<y>{YEAR})(?![\w$-])",
    )
)
"""Patterns of years. Groups: y, mm, y2, y2s, decade, short. A year alone needs `YEAR_BEFORE`, `YEAR_BESIDE` or `YEAR_OF_EVENT`."""
MONTH_IN_FIGURES = re.compile(r"(?P<mm>0?[1-9]|1[0-2])/(?P<y>(?:19|20)\d\d)(?![\w/-]|\.\d)")
MONTH_FIGURES_AFTER = re.compile(
    r"\b(?:in|since|from|until|till|between|during|by|dated|early|late|mid)\s(?:(?:0?[1-9]|1[0-2])/(?:19|20)\d\d(?:\s(?:to|until|till|and|through)\s|\s?[-–]\s?))?$", re.IGNORECASE
)
"""`in 03/2025`, `from 03/2025 to 05/2025`: only such words before tell a month from the number of a law or case."""
YEARS_AND = YEAR_PATTERNS[0]
"""`2009 and 2012`: an interval only after `between`, else two years."""

YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|until|till|by|of|from|between|during|early|late|mid|to|and|through|after|before|around|year|circa|for|throughout|back in|its|their|his|her|the"
    r"|spring|summer|autumn|fall|as|a|an|than|fiscal|financial|FY)\s|[’']s\s|mid-|\()$",
    re.IGNORECASE,
)
YEAR_NEEDS_NOUN = re.compile(
    r"\b(?:the|its|their|his|for|of|and|to|by|from|around|after|as|a|an|than)\s$", re.IGNORECASE
)
NO_YEAR_AFTER = re.compile(rf"(?:\s+|-)(?:{_COUNTED}|years?|-?year-old)\b")
OLD_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|until|till|between|early|late|mid|circa|year|summer|spring|autumn|[A-Z]\w+ of)\s|mid-|\()$",
    re.IGNORECASE,
)
"""What a year before 1900 needs: such numbers are more often counts."""
PLURAL_AFTER = re.compile(r"\s+(?:\d|[a-z]+s\s+(?:were|are|have|had)\b)")
YEAR_BESIDE = re.compile(
    r"(?:[.,;:]\s|\n|\b(?!(?:Articles?|Sections?|Resolution|Room|Page|Chapter|Decree|Flight|Windows|No)\b)[A-Z]\w+,?\s)$"
)
"""A year after a stop or a name (`Expo Canada 2016`), if `YEAR_ENDS` follows."""
YEAR_ENDS = re.compile(r"\s*(?:[.,;:)\]\n–—]|$)(?!\d)|\s+(?:in|at|on)\b")
YEAR_OF_NAME = re.compile(r"\s(?:[A-Z]\w|(?!of|per|and|or|to|in|for|a|the|are|were|have)[a-z]+(?<!s)\b(?! of))")
"""What follows a year that is no round number: `the fellow 2012 candidate`, `2002 World Cup`; numbers have plurals behind them."""
MANY = re.compile(
    r"\b(?:about|some|nearly|almost|over|than|least|approximately|roughly|exactly|only|just|up to|and|or|to|with)\s$",
    re.IGNORECASE,
)
YEAR_OF_EVENT = re.compile(
    MONTH_OF_EVENT.pattern.replace(r"protests?|", r"protests?|constitution|budget|census|season|")
)
"""An event that a year is put before: `fellow 2012 presidential candidates`, `the 2013 coup`."""

_PLACE = r"(?:[^\W\d_a-z][^\s\d;]{0,30}|de|del|la|las|los|el|al|of|the|and|da|do|dos)"
DATELINE_PLACE = re.compile(rf"(?:{_PLACE} ){{0,5}}{_PLACE}, |(?:{_PLACE} ){{1,5}}\(")
DATELINE_AFTER = re.compile(r"\)?(?:\s+\([^)\n]{2,30}\))?(?:\s*[-–—]+\s|:\s|\.\s(?=[A-Z]))")
"""What stands around the date of a dateline: `BAKU, June 21, 2022 -- `."""
LAW_BEFORE = re.compile(r"\b(?:laws?|acts?|decrees?|statutes?|code|constitution|ordinances?|treaty|charter|convention)\b[^.;,]{0,40}$", re.IGNORECASE)
"""A year behind these is that of the law, not of what happens."""
LEAD = re.compile(
    r"(?:\b(?:since|early|late|earlier|later|mid|in early|in late|around|about|as early as|as late as|as long ago as|the (?:start|end|beginning|middle) of)\s+|mid-)$",
    re.IGNORECASE,
)
SINCE = re.compile(
    r"\bsince\s+(?:at least\s+|about\s+|around\s+|as early as\s+|the\s+)?(?:early\s+|late\s+|mid-?\s*|(?:end|start|beginning|middle)\s+of\s+(?:the\s+)?)?$",
    re.IGNORECASE,
)
FROM = re.compile(r"\b(?:from|between)\s+$", re.IGNORECASE)
JOIN = re.compile(r"\s*(?P<by>to|until|till|through|and|-|–|up to)\s*(?:the end of\s+|early\s+|late\s+)?$")
FUTURE = re.compile(
    r"(?:\b(?:will|shall|won[’']t|would(?! have\b)|upcoming|forthcoming|scheduled|expected|due (?:to|on|in|by|back)|slated|set (?:to|for)|adjourned|postponed|next (?:hearing|session|sitting)|(?<!\ba )(?<!\bthe )(?<!\btheir )planned|"
    r"plans? to|(?<!\bfor )(?<!\bof )planning|is to|are to|ahead of|deadline|intends? to|going to|to be|takes? place|(?:begin|start|resume|reopen)s)|[’']ll)\b",
    re.IGNORECASE,
)
PAST = re.compile(
    r"\b(?:was|were|had|has|(?<!will )(?<!to )(?<!not )have|did|said|told"
    r"|(?<!be )(?:[a-z]{3,}ed|fled|left|came|went|took|gave|made|met|began|ran|saw|broke|fell|knew|spoke|wrote|rose|shot|won|lost|led|sent|held))\b"
)
"""Words of the past; not the participle of `will be held`."""
UNTIL = re.compile(r"\b(?:until|till)\b", re.IGNORECASE)
LASTS = re.compile(r"\b(?:is|are|be|remains?|stays?|lasts?|runs?)\b")
"""What goes on `until` a date still to come."""
