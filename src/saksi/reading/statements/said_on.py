"""When it was said.

Rule: a date beside the cue and outside the content; else the date of the event named (`at the forum`) or of the court (`told the judge`); a report's own
date, for `we` that of the paper, for turns of a record that of its publication, or of its sitting where that is unknown; what a speaker says elsewhere undated is taken for the same day.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from saksi.reading.statements.draft import Dated, Draft
from saksi.reading.text.cast import Cast
from saksi.reading.text.found import Because, DateFound
from saksi.reading.text.page import Page
from saksi.reading.words.clause_words import FINITE

_EVENT = re.compile(
    r"\b(?:at|during|in|after) (?:the|this|that) (?:\w+ ){0,2}?(forum|event|rally|conference|hearing|trial|meeting|ceremony|protest|workshop|gathering|march|session|debate|briefing|interview|vigil|"
    r"seminar|summit|demonstration|strike)\b"
)
_OF_DESCRIPTION = re.compile(
    r"(?:\b(?:who|whom|whose|which|where)\b|,\s(?=\w+ed\b))"
    r"(?![^,;]*\b(?:dated?|published|issued|released|launched|delivered|made|read|signed|sent|posted|telephoned|called|contacted|reached|asked|interviewed)\b)[^,;“”\"]*$"
)
"""What a speaker is described by up to the date: `who left the country in`, `founded in`; but `whose report, issued on`."""
_CLOSED = re.compile(r"[^,;]{0,60},")
"""The rest of such a description after its date."""
_TO_WHOM = re.compile(r"(?:(?!(?:of|over|to|that|from|by|for|at)\b)[\w’'-]+\s){1,6}?(?:(?:on|in|late on|early on)\s)?(?:the\s)?")
_TO_DO = re.compile(r",? (?:not )?to [a-z]|,? (?:of|for) \w+ing\b")
"""`urged the ministry on Tuesday to`, `accused the group on Tuesday of`: the words said go on."""
_IN_COURT = re.compile(r"\b(?:told (?:the |a )?(?:court|judges?|tribunal|magistrate)|(?:outside|in|at) (?:the )?(?:court(?:house|room)?|tribunal)|(?:read|reading|delivering|handing down) (?:out )?(?:the |his |her )?(?:verdict|ruling|judge?ment|sentence))\b")
_COURT = re.compile(r"\b(?:[Cc]ourt|[Jj]udges?|[Tt]ribunal|[Mm]agistrate|sentenced|convicted|acquitted|verdict|trial)\b")
_QUOTE = re.compile(r"[“”\";:]")
_IN_PAPER = re.compile(
    r"\bin (?:a|an|its|his|her|their|another) (?:(?!of\b|on\b)[\w-]+ ){0,3}?(?:statement|tweet|post|message|letter|report|release|speech|address|interview|note|notice|video|ruling|briefing)"
    r"(?: (?:issued|released|published|posted|made public))?,? (?:late |early )?(?:on )?$"
)
_ON = re.compile(r" (?:(?:[a-z]+ )?(?:concerns?|alarm|support|outrage|dismay|regret|anger|fears?|solidarity|shock|worry) )?(?:late |early )?(?:on )?")
_ABOUT = re.compile(r" (?:at|over|about|against|with|for|that)\b")
_ENDS_CUE = re.compile(r"[,;:“”\"]")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_HEADING = 3
"""Paragraphs in which a record names the day of its sitting."""
_PRESENT = re.compile(r"^[a-z]+[^s\W]s\b", re.IGNORECASE)
_OFTEN = 3
"""How often a body speaks in the present in a paper of its own."""
_NEAR = 80
"""Characters between a body and the date of its report."""
_PUBLISHED = re.compile(
    r"\b(?:report|statement|letter|survey|study|review|briefing|release)s?\b[^.]{0,40}\b(?:out|released|published|issued|dated|launched|made public)\b[^.]{0,25}$"
)


class SaidOn:
    """Dates the statements of one page."""

    def __init__(self, page: Page, cast: Cast, dates: Sequence[DateFound]) -> None:
        self.page = page
        self.text = page.text
        self.cast = cast
        self.dates = dates
        self._issuers: frozenset[str] = frozenset()

    def said_on(self, drafts: Sequence[Draft]) -> dict[str, Dated]:
        """Date the drafts; give the first date of every speaker, which stands for what is said undated."""
        said_on: dict[str, Dated] = {}
        present = Counter(draft.source.actors[0] for draft in drafts if self._in_present(draft))
        self._issuers = frozenset(actor for actor, times in present.items() if times >= _OFTEN)
        for draft in drafts:
            draft.date = self._date(draft)
            for actor in draft.actors:
                if draft.date is not None:
                    said_on.setdefault(actor, undated(draft.date))
        for actor, date in self._dates_of_documents().items():
            said_on.setdefault(actor, date)
        return said_on

    def _in_present(self, draft: Draft) -> bool:
        """`The Ministry recalls`: a body that speaks in the present."""
        body = self.cast.members[draft.source.actors[0]].kind == "organisation"
        return body and _PRESENT.search(self.text[draft.hit_start : draft.hit_end]) is not None

    def _date(self, draft: Draft) -> Dated | None:
        """A date in the sentence outside the content, the nearest to the cue."""
        near = [date for date in self.dates if self._may_date(date, draft)]
        if not near:
            return self._date_of_event(draft) or self._date_in_court(draft) or self._date_of_paper(draft)
        near.sort(key=lambda date: min(abs(date.start - draft.hit_end), abs(draft.hit_start - date.end)))
        return _dated(near[0], "the date nearest to the cue in its sentence, outside the words said")

    def _may_date(self, date: DateFound, draft: Draft) -> bool:
        """Outside the content, but for the day told beside those who are addressed; after it only if the content stands before its cue; a nested cue looks not back."""
        if not (draft.sentence.start <= date.start and date.end <= draft.sentence.end):
            return False
        if draft.source.relative and date.start < draft.source.start:
            return False
        if self._describes(date, draft):
            return False
        if draft.hit_end <= date.start and self._told_in_paper(date, draft):
            return True
        if draft.hit_end < draft.start <= date.start and _TO_WHOM.fullmatch(self.text, draft.start, date.start):
            return _TO_DO.match(self.text, date.end, draft.end) is not None and FINITE.search(self.text, draft.start, date.start) is None
        if draft.start < draft.hit_start < date.start < draft.end:
            # `The families, he told reporters on Wednesday, had come`: the cue's own words go to the next comma.
            return _ENDS_CUE.search(self.text, draft.hit_end, date.start) is None
        if draft.start > draft.hit_start:
            return date.end <= draft.start
        return date.end <= draft.start or date.start >= draft.end

    def _told_in_paper(self, date: DateFound, draft: Draft) -> bool:
        """`called for their release in a statement on Monday`, `voiced concern on Monday over`: the day of the saying, though what is said goes on around it."""
        between = self.text[draft.hit_end : date.start]
        if _QUOTE.search(between):
            return False
        return _IN_PAPER.search(between) is not None or (_ON.fullmatch(between) is not None and _ABOUT.match(self.text, date.end) is not None)

    def _describes(self, date: DateFound, draft: Draft) -> bool:
        """`The group, founded in 2014, said`, `said his wife, who last saw him in May`: the date of what describes the speaker."""
        if date.end <= draft.hit_start:
            if self.text.endswith("ing", draft.hit_start, draft.hit_end):
                return False  # `convicted them on Monday, finding that`
            described = _OF_DESCRIPTION.search(self.text, max(draft.sentence.start, draft.end if draft.end <= date.start else 0), date.start)
            return described is not None and _CLOSED.match(self.text, date.end, draft.hit_start) is not None
        return _OF_DESCRIPTION.search(self.text, draft.hit_end, date.start) is not None

    def _date_of_paper(self, draft: Draft) -> Dated | None:
        """What the paper itself says (`we call on`) is said when it is published; a record has its sitting's date."""
        if draft.source.pronoun == "we" and self.page.published is not None:
            why = Because("what the paper itself says is said on the day of publication", draft.source.because.words)
            return Dated(self.page.published.isoformat(), why)
        if draft.source.actors[0] in self._issuers and self._in_present(draft) and self.page.published is not None:
            why = Because("what the issuer of the paper says in the present is said on the day of publication", ((draft.hit_start, draft.hit_end),))
            return Dated(self.page.published.isoformat(), why)
        if not draft.direct:
            return None
        if self.page.published is not None:
            return Dated(self.page.published.isoformat(), Because("a record or talk told turn by turn is of the day of publication", draft.source.because.words))
        heading = self.page.paragraphs[min(_HEADING, len(self.page.paragraphs)) - 1][1]
        sitting = next((d for d in self.dates if d.end <= heading and _DAY.fullmatch(d.edtf)), None)
        return _dated(sitting, "the day of the sitting, in the heading of the record") if sitting is not None else None

    def _date_of_event(self, draft: Draft) -> Dated | None:
        """`said at the forum`: the date of the last sentence that names the forum with a date."""
        event = self._beside_cue(_EVENT, draft)
        if event is None:
            return None
        return self._last_told(self.dates, re.compile(rf"\b{re.escape(event[1])}\b"), f"the day told of the {event[1]} before", event, draft)

    def _date_in_court(self, draft: Draft) -> Dated | None:
        """`told the court`, `said outside the courthouse`: the last day told before on which a court did something."""
        place = self._beside_cue(_IN_COURT, draft)
        if place is None:
            return None
        days = [date for date in self.dates if _DAY.fullmatch(date.edtf)]
        return self._last_told(days, _COURT, "the day told of the court before", place, draft)

    def _beside_cue(self, words: re.Pattern[str], draft: Draft) -> re.Match[str] | None:
        """Words of the sentence that are not in what was said."""
        found = words.search(self.text, draft.sentence.start, draft.sentence.end)
        return None if found is None or draft.start <= found.start() < draft.end else found

    def _last_told(self, dates: Sequence[DateFound], words: re.Pattern[str], rule: str, named: re.Match[str], draft: Draft) -> Dated | None:
        """The last date before the sentence that has these words in its own."""
        for date in reversed(dates):
            sentence = self.page.sentence_at(date.start)
            if date.end <= draft.sentence.start and sentence is not None and words.search(self.text, sentence.start, sentence.end):
                return Dated(date.edtf, Because(rule, ((date.start, date.end), named.span())))
        return None

    def _dates_of_documents(self) -> dict[str, Dated]:
        """`its report, published on Wednesday`: what the report says was said then."""
        dated: dict[str, Dated] = {}
        for date in self.dates:
            before = self.text[max(0, date.start - 70) : date.start]
            if not _PUBLISHED.search(before):
                continue
            issuer = self.cast.nearest_before(date.start, frozenset(("organisation", "group")))
            if issuer is not None and date.start - issuer.end < _NEAR:
                dated.setdefault(issuer.actor, _dated(date, "the day on which the speaker's document came out"))
        return dated


def _dated(date: DateFound, rule: str) -> Dated:
    return Dated(date.edtf.removesuffix("/.."), Because(rule, ((date.start, date.end),)))


def undated(other: Dated) -> Dated:
    """The day of another statement of the speaker, for one that is told without a day."""
    if other.because.rule.startswith(_UNDATED):
        return other
    return Dated(other.edtf, Because(f"{_UNDATED}, which has {other.because.rule}", other.because.words))


_UNDATED = "told without a day: as another statement of the speaker"
