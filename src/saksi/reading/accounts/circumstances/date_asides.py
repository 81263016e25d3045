"""Dates that are of no act: of a law, a picture, a dateline, a thing, of the saying, or until when something was ordered.

Rule: plain words right before or after the date tell it; where they do not, the date may be that of an act.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from saksi.reading.text.found import DateFound, Range, StatementFound
from saksi.reading.text.page import Page

_PUBLISHED = re.compile(
    r"\b(?:originally|first) (?:published|posted|printed|appeared)\b[^;]{0,60}$|\b(?:Published|Updated|Posted|Last (?:updated|modified)):? (?:on |at )?[^.;\n]{0,20}$"
    r"|\b(?:report|statement|letter|briefing|survey|study|review)s?,? (?:(?:was|were) )?(?:released|published|issued|launched|made public) (?:late |early )?(?:on )?$"
)
_CREDIT = re.compile(
    r"[(\[](?:(?i:photo|picture|image|file|courtesy|credit)\b[^()\[\]]{0,60}|(?:AP|AFP|EPA|Reuters)\b[^()\[\]]{0,40}|[A-Z][\w .’'-]{1,40}/[A-Z][\w .’'-]{1,40})[)\]]\s*$"
    r"|\b[A-Z][\w .’'-]{1,40}/ ?(?:AFP|AP|EPA|EFE|Reuters|REUTERS|Getty Images|Anadolu)\b[^.\n]{0,30}$|\b(?:Photo|Picture|Image|Credit)(?: by| credit| courtesy)?: ?[A-Z][^.\n]{0,50}$"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_LAW_OF = re.compile(
    r"\b(?:[Ll]aw|[Dd]ecree(?:-[Ll]aw)?|Act|Code|Ordinance|Order|Regulation|Proclamation|Constitution|Convention|Resolution|Directive|Amendment)"
    r"(?: \([\w ]+\))?(?: [Nn][o°º]?\.?)?(?: [\d/.-]+)?,? of $"
)
_OF_A_LAW = re.compile(r" (?:[A-Z][\w-]+ ){0,4}?(?:Law|Act|Code|Constitution|Decree|Ordinance|Convention|Amendment)\b")
_DETERMINER = re.compile(r"(?<!\bin )(?<!\bduring )(?<!\bafter )\b(?:an?|the|his|her|its|their) $")
_NOUN_NEXT = re.compile(r" [A-Za-z]")
_NOUN_OF = re.compile(r"\b(?!(?:end|start|beginning|middle|close|turn|months?|years?|half|quarter|part|spring|summer|autumn|fall|winter)\b)[a-z]{3,} of $")
_OF_A_THING = re.compile(r"[’']s (?!Day\b)\w")
_OF_SAYING = re.compile(r"(?: (?:in (?:a|an|its|his|her|their) (?:\w+ )?(?:statement|report|tweet|post|letter)|(?:reporters|journalists|(?:a|the) (?:\w+ )?(?:court|judge|hearing|committee|news conference)|parliament|(?:[Tt]he )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3})))? (?:on |late on |early on |late |in )?(?:the )?")
_LINE_BEFORE = re.compile(r"[\W\d]*(?:(?:[A-Z][\w.’'-]*+|of|de|la|el|the|and)[\s,|*(/-]*)*+")
_LINE_AFTER = re.compile(r"[*_)\]]*(?:,? \([^)\n]{2,30}\))?(?: ?[*_]+)?(?:\s*(?:—|–|--?)\s|:\s|\s*(?:\n|$))")
_HEAD, _LINE = 500, 70
"""Characters: so far down a dateline stands, and so long are its words before the date or a statement's before its day."""
_UNTIL = re.compile(r"\b(?:until|till) (?:at least |the end of )?(?:(?:early|late|mid)[ -])?$")
_ORDERED = re.compile(r"\b(?:order\w*|remand\w*|extend\w*|prolong\w*|placed|sent|put|returned|will (?:stay|remain|be (?:held|kept)))\b")
_PLANNED = re.compile(
    r"\b(?:going|dating|dates|goes|stretching|stretches) back to (?:the )?$|\b(?:planned|scheduled|due|called|slated|set|fixed)\b[^.;,]{0,50}\bfor (?:the |this |next )?$"
    r"|\b(?:adjourned|postponed|put off|deferred|moved)\b[^.;,]{0,50}\b(?:for|to|until) (?:the |this |next )?$"
    r"|\b(?:will|shall|(?:is|are|was|were) (?:due|expected|set|scheduled|to))\b [^.;,]{0,70}$|\bnext (?:hearing|session|sitting)\b[^.;,]{0,40}$"
    r"|\bto (?:appear (?:in court|for trial|before)|(?:stand|face|go on) trial|return to court|be (?:tried|sentenced|arraigned))\b[^.;,]{0,50}$"
)
_RANKED = re.compile(r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:nd|rd|th)|latest|deadliest|worst) (?!of\b|day\b)(?:[\w’'-]+ ){1,6}(?:in |within |over )?$")
"""`the third abduction in the past three months`, `the fourth attack on him since May`: a time over which acts are counted."""
_OF_THE_DEED = re.compile(
    r"\b(?:over|for|about|because of|in connection with|related to|stemming from) [^,;:.]{3,90}\b(?:(?:he|she|they|it|we|who|that|which) (?:had |have )?\w+|made|delivered|"
    r"published|posted|written|shared|uploaded|broadcast|printed|organi[sz]ed|given|aired|staged|committed|filmed)\b[^,;:.]{0,60}$"
    r"|\bfor (?:attending|joining|organi[sz]ing|leading|staging|holding|(?:taking part|participating) in) [^,;:.]{3,60} (?:on|in) $"
    r"|\b(?:over|for|about|in connection with) (?!(?:the )?(?:most|all|much|part|half|whole|rest)\b)(?:(?!\bsince\b)[^,;:.]){3,90}(?<!\bend )(?<!\bstart )(?<!\bmonth )(?<!\bweek )(?<!\byear )\b(?:of|from|dated) $"
)
"""`jailed over a speech she made in May`: the day of what it was done for."""
_ON_VERDICTS = frozenset(("appeal-rejected", "acquittal"))
_VERDICT_BELOW = re.compile(r"\b(?:imposed|handed (?:down|to)|passed|issued|delivered)\b[^.;]{0,70}$")
"""`upheld the term imposed in December`: the day of the verdict below."""
_JUDGED = re.compile(r"(?:condemn|denounc|deplor|criticis|criticiz|decri|slam|voic|express|welcom|prais|protest)\w+")
"""Verbs of public judgement, which take what was done as their object."""
_TO_CUE = re.compile(r",? (?:also |again )?(?:\w+ly )?")
_DOES = re.compile(r"(?:announc|order|declar|rul|decid|confirm)\w*")
"""Verbs of saying that do what they tell: `announced on Monday that it had closed the station`, `ruled`; their day is that of the act."""
_FRONT = 120
"""Characters: so far before such a verb its day stands."""
_BEFORE = 40
"""Characters: so far before the act its order is told."""


def in_caption(page: Page, date: DateFound) -> bool:
    """Whether its paragraph ends with the credit of a picture, so that it dates the picture."""
    start, end = page.paragraphs[page.paragraph_at(date.start)]
    return _CREDIT.search(page.text, start, end) is not None


def in_dateline(text: str, date: DateFound) -> bool:
    """Whether it is the day of writing at the head: `BAKU, March 18 (CW) -- `, `Dublin, 12 July 2016`."""
    if date.start > _HEAD or _LINE_AFTER.match(text, date.end) is None:
        return False
    line = text.rfind("\n", 0, date.start) + 1
    return date.start - line <= _LINE and _LINE_BEFORE.fullmatch(text, line, date.start) is not None


def of_publication(text: str, date: DateFound) -> bool:
    """`This statement was originally published on a site on 29 May`: the day of the paper."""
    return _PUBLISHED.search(text, max(0, date.start - 100), date.start) is not None


def of_law(text: str, date: DateFound) -> bool:
    """`Decree 54 of 2022`, `the 2015 Cybercrime Act`: the year of a law, of no act."""
    if _YEAR.fullmatch(text, date.start, date.end) is None:
        return False
    return bool(_LAW_OF.search(text, max(0, date.start - 60), date.start) or _OF_A_LAW.match(text, date.end))


def of_thing(text: str, date: DateFound, trigger: Range) -> bool:
    """`last month's protest`, `struck down a 1972 order`, `over a fine of 1999`: the date of a thing, not of what was done about it."""
    if _OF_A_THING.match(text, date.end):
        return True
    if date.start < trigger[1] or _YEAR.fullmatch(text, date.start, date.end) is None:
        return False
    return in_noun(text, date) or _NOUN_OF.search(text[max(0, date.start - 30) : date.start]) is not None


def of_count(text: str, date: DateFound, trigger: Range) -> bool:
    """`in the third abduction in the past three months`: the time over which acts are counted, not that of this one."""
    return "/" in date.edtf and date.start >= trigger[1] and _RANKED.search(text, max(trigger[1], date.start - _LINE), date.start) is not None


def in_noun(text: str, date: DateFound) -> bool:
    """`a 2019 video`, `the 1972 order`: the year of a thing."""
    if _YEAR.fullmatch(text, date.start, date.end) is None or _NOUN_NEXT.match(text, date.end) is None:
        return False
    return _DETERMINER.search(text, max(0, date.start - 30), date.start) is not None


def of_event(text: str, date: DateFound) -> bool:
    """`in a 2013 attack`: the year of the event named, which the next sentences do not go on about."""
    if _YEAR.fullmatch(text, date.start, date.end) is None or _NOUN_NEXT.match(text, date.end) is None:
        return False
    return text.endswith((" a", " an", " the"), 0, date.start - 1)


def of_cause(text: str, date: DateFound, trigger: Range, act: str) -> bool:
    """The day after the act of what was only planned, of what it was done for, or of the verdict that it is about."""
    if date.start <= trigger[1]:
        return False
    if _PLANNED.search(text, max(trigger[1], date.start - 70), date.start) or of_deed(text, trigger[1], date):
        return True
    return act in _ON_VERDICTS and _VERDICT_BELOW.search(text, trigger[1], date.start) is not None


def of_deed(text: str, start: int, date: DateFound) -> bool:
    """`over a speech she made in May`: the day of what somebody was charged or punished for. start: of the words looked at."""
    return _OF_THE_DEED.search(text, start, date.start) is not None


def of_saying(text: str, date: DateFound, statements: Sequence[StatementFound]) -> bool:
    """`a rights group said on Monday`: when it was said."""
    return any(said.cue_end <= date.start <= said.cue_end + _LINE and said_then(text, said, date) for said in statements)


def of_its_saying(text: str, date: DateFound, said: StatementFound) -> bool:
    """Whether it is the day on which a statement that tells of an act was made, not that of the act."""
    if said.cue_end <= date.start:
        return not said.start <= date.start < said.end and said_then(text, said, date) and _DOES.match(text, said.cue_start) is None
    return date.end <= said.cue_start and (_of_judgement(text, date, said) or _right_before(text, date, said))


def _of_judgement(text: str, date: DateFound, said: StatementFound) -> bool:
    """`In a statement on Monday, the union condemned the arrest of X`: the day of the judgement on what was done before."""
    near = date.start >= said.cue_start - _FRONT and "." not in text[date.end : said.cue_start]
    return near and _JUDGED.match(text, said.cue_start) is not None


def _right_before(text: str, date: DateFound, said: StatementFound) -> bool:
    """`The union on Monday accused the army of killing X`."""
    if said.start <= said.cue_start or _DOES.match(text, said.cue_start):
        return False
    return _TO_CUE.fullmatch(text, date.end, said.cue_start) is not None


def said_then(text: str, said: StatementFound, date: DateFound) -> bool:
    """Whether the date stands right behind the cue of this statement."""
    return _OF_SAYING.fullmatch(text, said.cue_end, date.start) is not None


def ordered_until(text: str, date: DateFound, trigger: Range, start: int) -> bool:
    """`was remanded until 20 December`, `will stay in detention until May`: the end of what was ordered, not its day. start: of the sentence."""
    return (
        date.start > trigger[1]
        and _UNTIL.search(text, max(trigger[1], date.start - 30), date.start) is not None
        and _ORDERED.search(text, max(start, trigger[0] - _BEFORE), trigger[1]) is not None
    )
