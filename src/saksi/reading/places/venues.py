"""Venues: where force was used or somebody was taken or kept, in plain words: `the district police station`.

Rule: a preposition of place, a short phrase and a noun of a venue, near the words of the act in its clause or at the
front of its sentence; only for acts that are done somewhere, not for papers and verdicts.
"""

from __future__ import annotations

import re

from saksi.reading.text.found import Range
from saksi.reading.text.page import Page, Sentence

ACTS = frozenset(
    "killing killing-at-assembly attempted-killing death-in-custody enforced-disappearance abduction torture ill-treatment physical-attack excessive-force "
    "sexual-violence death-threat arrest detention excessive-pretrial-detention assembly-dispersed assembly-obstructed access-denied travel-ban entry-denied property-destroyed".split()
)
"""Acts that are done somewhere."""

_HEADS = (
    r"prisons?|jails?|penitentiary|police (?:station|post|headquarters|office)|(?:bus |train |petrol |filling |polling )?stations?|posts?|checkpoints?|roadblock|crossing|bridge|"
    r"roundabout|junction|airport|airfield|terminal|square|market|park|avenue|street|road|highway|camps?|barracks|brigade|base|headquarters|gendarmerie|detention (?:cent(?:er|re)|facility)|"
    r"cells?|lock-?up|hospital|clinic|school|university|campus|dormitory|factory|mine|mill|church|mosque|pagoda|monastery|temple|offices?|newsroom|studio|homes?|houses?|"
    r"apartment|flat|villa|residence|shop|stall|caf[eé]|restaurant|hotel|bar|gates?|courthouse|embassy|consulate|ministry|hall|stadium|farm|jetty|pier|port|harbour|"
    r"cemetery|compound|yard|kitchen|garage|container|basement|booth|workshop|bookshop|council|village|beach|forest"
)
_INSIDE = r"(?!(?:in|at|of|on|by|to|and|or|for|from|with|over|about|because|during|after|under|without|who|which|that|where|when|after|before|as|was|were|is|had|has|have|by)\b)[\w’'.-]+"
_NAME = (
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
    r"(?-i:[A-Z])[\w’'-]*"
)
_VENUE = re.compile(
    rf"\b(?:at|in|inside|outside|near|from|off|on|in front of|opposite|behind)\s+(?P<venue>(?:{_INSIDE}\s+){{1,5}}?(?:{_HEADS})\b(?![’'-]|\s+(?:of (?:the )?(?:president|minister)|law|fees?|staff|guards?|officers?|board))"
    rf"(?:\s+(?:of|in|at|off)\s+(?:the\s+)?{_NAME}(?:\s+(?:{_NAME}|district|village|province|city)\b)*)?)",
    re.IGNORECASE,
)
_NO_PHRASE = re.compile(r"(?:no|any|every|each|such|his own party|which|what|whose|front|addition|case|order|charge)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[;:—“”]|,\s+(?:who|which|where|and|but|while|after|when)\b|\b(?:who|which|because|while|after|before|when|since|until|said|says|told|that)\b")
_REACH = 90


def find_venue(page: Page, trigger: Range, sentence: Sentence) -> Range | None:
    """The words of the venue after the act in its clause, else at the front of its sentence; None if there is none."""
    text = page.text
    match = _VENUE.search(text, trigger[0], min(sentence.end, trigger[1] + _REACH))
    if match is not None and not _CLAUSE.search(text, trigger[1], max(trigger[1], match.start())):
        return None if _NO_PHRASE.match(match["venue"]) else match.span("venue")
    front = _VENUE.match(text, sentence.start, trigger[0])
    if front is not None and text[front.end() : front.end() + 1] in {",", " "} and not _NO_PHRASE.match(front["venue"]):
        return front.span("venue")
    return None
