"""Dates that an act takes from outside its own sentence, and the day of the report up to which something lasts.

Rule: the last date told before in the paragraph, else that over it in a table of events; else the day of the lead, in a long text the first day
of the news, the first told after, or that of the dateline, each marked `~`. Dates that look back or aside, intervals, and what lay ahead of
the report are passed over.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from saksi.reading.accounts.circumstances import date_asides as asides
from saksi.reading.accounts.circumstances.custody_dates import SINCE_TOLD, Told
from saksi.reading.accounts.circumstances.custody_lengths import DAY
from saksi.reading.dates.sums import point_of
from saksi.reading.dates.words import COUNT, MONTH
from saksi.reading.text.found import DateFound, Range, StatementFound
from saksi.reading.text.page import Page, Sentence

SINCE = re.compile(r"\bsince\b[^.;]*$")
_SINCE_ACT = re.compile(r"\bsince (?:his|her|their|its|the|[A-Z][\w’' -]{1,40}[’']s?) (?:\w+ ){0,2}?(?:in |on |of )?$")
"""`since his arrest in May`: the day of the arrest."""
_HELD_SINCE = re.compile(r"\b(?:in (?:\w+ ){0,2}?(?:custody|jail|prison|detention)|behind bars|held|jailed|detained|imprisoned)\b[^.;]{0,40}\bsince\b")
_AS_OF = re.compile(r"\b[Aa]s of (?:the )?(?:(?:end|middle|start) of )?(?:(?:early|late|mid)[ -])?$")
"""`As of 5 October forces had killed twenty`: until when the acts are counted."""
_MONTH_NAMED = re.compile(MONTH)
_MANY = re.compile(rf"\b(?!(?:an?|one|the)\b)(?:{COUNT}|\d[\d,]*|dozens|scores|hundreds|thousands|several|many)\b(?! years?\b)", re.IGNORECASE)
_LOOKS_BACK = re.compile(r"\b(?:who|whom|whose|which|that|had|because|although|though)\b[^,;]*$")
AFTER = re.compile(r"\bafter$")
_PRONOUN = re.compile(r"(?:He|She|They|Both)\b")
_ELSEWHERE = re.compile(r"(?:Also )?(?:[Ii]n|[Aa]t|[Nn]ear) (?:the )?[A-Z]\w+(?: [A-Z]\w+)*(?:,| (?:province|district|city|town|village)\b)|Elsewhere\b|Meanwhile\b|Separately\b|In (?:a separate|another)\b")
_HAS = re.compile(r"\b(?:has|have) (?:been )?\w+(?:ed|en)\b")
_DAY = re.compile(r"\d{4}-\d\d-\d\d~?")
_CLAUSE = 80
"""Characters: so long before its date a clause of `since` begins."""
_LEAD, _SHORT, _LONG = 500, 3500, 9000
"""Characters: so far the lead goes, so long is a news item that goes on about one day, and so long a report that is of no day."""
_HEADING = 40
"""Characters: so long is a date that stands alone over what happened then."""
_MOST = 12
"""So many dates on either side of an act are weighed; no sentence of people has more."""
_RECENT, _OLD = 7, 14
"""Days before the publication in which lies what is news."""


@dataclass(frozen=True, slots=True)
class DatesElsewhere:
    """The dates of one page, sorted by place, for acts that have none beside them."""

    page: Page
    dates: Sequence[DateFound]
    statements: Sequence[StatementFound]
    triggers: Sequence[Range]

    def between(self, start: int, end: int) -> Sequence[DateFound]:
        """The dates that begin in [start, end), in order."""
        first = bisect_left(self.dates, start, key=lambda date: date.start)
        last = bisect_left(self.dates, end, key=lambda date: date.start)
        return self.dates[first:last]

    def nearest(self, to: int, start: int, end: int) -> list[DateFound]:
        """The dates around a place that begin in [start, end), in order; of a sentence made to be slow not all."""
        return [*self.between(start, to)[-_MOST:], *self.between(to, end)[:_MOST]]

    def _days(self, start: int, end: int) -> list[DateFound]:
        """The days of the story that are told in [start, end), each of one time."""
        return [date for date in self.between(start, end) if _DAY.fullmatch(date.edtf) and self._one_time(date) and self._in_story(date)]

    def report_day(self) -> str | None:
        """The day of publication, else the latest full date of the text."""
        if self.page.published is not None:
            return self.page.published.isoformat()
        return max((date.edtf for date in self.dates if len(point_of(date.edtf)) == DAY and not date.edtf.endswith("~")), default=None)

    def report_year(self) -> int | None:
        """The year of publication, else the latest of the text."""
        if self.page.published is not None:
            return self.page.published.year
        return max((int(date.edtf[:4]) for date in self.dates), default=None)

    def until_report(self, until: int, sentence: Sentence) -> Told | None:
        """From the last date told before `until`, in the paragraph or the one before if the sentence opens it, to the day of the report."""
        opens = sentence.start == self.page.paragraphs[sentence.paragraph][0]
        start = self.page.paragraphs[max(sentence.paragraph - 1, 0) if opens else sentence.paragraph][0]
        dates = [date for date in self.between(start, until) if self._one_time(date)]
        end = self.report_day()
        if not dates or end is None:
            return None
        told = ([date for date in dates if not self._aside(date)] or dates)[-1]
        first = told.edtf.rstrip("~")
        last = end[: len(first)]
        value = f"{first}/{last}" if last > first else first
        return Told(value, (told.start, told.end), f"{SINCE_TOLD}, until the day of the report")

    def counted_until(self, date: DateFound, sentence: Sentence) -> Told | None:
        """`As of 5 October police had arrested forty`: from what is told last with `since`, here or a paragraph before, else from the beginning of that year, marked `~`."""
        text, end = self.page.text, date.edtf.rstrip("~")
        if "/" in end or not _AS_OF.search(text, max(0, date.start - 30), date.start) or not _MONTH_NAMED.search(text, date.start, date.end):
            return None
        if not _MANY.search(text, sentence.start, date.start) and not _MANY.search(text, date.end, sentence.end):
            return None
        start = self.page.paragraphs[max(sentence.paragraph - 1, 0)][0]
        told = [other.edtf.removesuffix("/..") for other in self.between(start, sentence.end) if other.edtf.endswith("/..") or self._told_since(other)]
        begun = [one for one in told if "/" not in one and one < end[: len(one)]]
        value, since = (f"{begun[-1]}/{end}", "what is told with `since`") if begun else (f"{end[:4]}-01/{end}~", "the beginning of that year")
        return Told(value, (date.start, date.end), f"acts counted as of this date, from {since}")

    def _told_since(self, date: DateFound) -> bool:
        """`since they took power in June 2007`."""
        since = SINCE.search(self.page.text, max(0, date.start - _CLAUSE), date.start)
        return since is not None and "/" not in date.edtf

    def taken(self, sentence: Sentence, act: str) -> Told | None:
        """The date that an act without one of its own takes: from its paragraph, the text before, what follows, or the dateline."""
        return self._of_paragraph(sentence, act) or self._of_heading(sentence) or self._gone_on(sentence) or self._of_text(sentence) or self._of_what_follows(sentence) or self._of_writing(sentence) or self._of_lead(sentence)

    def _of_paragraph(self, sentence: Sentence, act: str) -> Told | None:
        """The last date told before in the paragraph; no interval, no `since`, but of an arrest since when custody lasts."""
        start = self.page.paragraphs[sentence.paragraph][0]
        before = self.between(start, sentence.start)
        since = before[-1] if before and before[-1].edtf.endswith("/..") else None
        if act == "arrest" and since is not None and _HELD_SINCE.search(self.page.text, start, since.start + len("since ")):
            return Told(since.edtf.removesuffix("/.."), (since.start, since.end), "the day since when the custody told before lasts")
        told = [date for date in before if self._one_time(date) and not asides.in_dateline(self.page.text, date)]
        told = [date for date in told if not asides.of_event(self.page.text, date)]
        if not told:
            return None
        date = ([date for date in told if not self._aside(date)] or told)[-1]
        return Told(date.edtf, (date.start, date.end), "the last date before the act in its paragraph")

    def _gone_on(self, sentence: Sentence) -> Told | None:
        """`X was arrested on May 3.` and a paragraph that opens with `He was charged`: the last day told in the one before."""
        start = self.page.paragraphs[sentence.paragraph][0]
        if sentence.start != start or sentence.paragraph == 0 or not _PRONOUN.match(self.page.text, start):
            return None
        days = self._days(self.page.paragraphs[sentence.paragraph - 1][0], start)
        return _inferred(days[-1], "the last day told in the paragraph before, which a pronoun goes on") if days else None

    def _of_heading(self, sentence: Sentence) -> Told | None:
        """The day, month or year that stands alone over the act, in a table of events."""
        headings = [date for date in self.dates if self._stands_alone(date)]
        over = next((date for date in reversed(headings) if date.end <= sentence.start), None)
        return Told(over.edtf, (over.start, over.end), "the date that stands as a heading over the act") if over is not None and len(headings) > 1 else None

    def _stands_alone(self, date: DateFound) -> bool:
        """Whether it is all of its paragraph, and neither an interval nor a day at the head, which is that of the writing."""
        text, number = self.page.text, self.page.paragraph_at(date.start)
        start, end = self.page.paragraphs[number]
        alone = end - start <= _HEADING and not text[start : date.start].strip() and not text[date.end : end].strip(" \n:.-–—")
        return alone and "/" not in date.edtf and (number > 1 or not _DAY.fullmatch(date.edtf))

    def _of_text(self, sentence: Sentence) -> Told | None:
        """The day of a short text's lead, else the first day of the news told in the paragraphs before; marked `~`."""
        start = self.page.paragraphs[sentence.paragraph][0]
        before = self._days(0, start)
        if not before:
            return None
        if before[0].start < _LEAD and len(self.page.text) < _SHORT and not self._long_ago(before[0]):
            return _inferred(self._of_deed(before), "the day of the lead, the act having none of its own")
        news = self._of_news(before) if len(self.page.text) < _LONG else None
        return _inferred(news, "the first day of the news told before the act in the text") if news else None

    def _of_lead(self, sentence: Sentence) -> Told | None:
        """The day of a lead of weeks ago, unless the text opens with news in the perfect."""
        head = self.page.sentence_at(0)
        if head is not None and _HAS.search(self.page.text, 0, head.end) and not self.between(0, head.end):
            return None
        told = self._days(0, min(_LEAD, sentence.start))
        return _inferred(self._of_deed(told), "the day of the lead, the act having none of its own") if told and len(self.page.text) < _SHORT else None

    def _long_ago(self, day: DateFound) -> bool:
        """Whether the day lies weeks before the publication, so that it is no day of the news."""
        published = self.page.published
        return published is not None and day.edtf < (published - timedelta(days=_OLD)).isoformat()

    def _of_news(self, told: Sequence[DateFound]) -> DateFound | None:
        """The first day, no more than a week before the publication, on which something was done; unpublished, the last day told."""
        published = self.page.published
        if published is None:
            return told[-1]
        recent = (published - timedelta(days=_RECENT)).isoformat()
        new = (day for day in told if day.edtf >= recent and not asides.of_saying(self.page.text, day, self.statements))
        return next(new, None)

    def _of_deed(self, told: Sequence[DateFound]) -> DateFound:
        """The first day of the lead on which something was done, else that on which it was said."""
        done = (day for day in told if day.start < _LEAD and not asides.of_saying(self.page.text, day, self.statements))
        return next(done, told[0])

    def _of_what_follows(self, sentence: Sentence) -> Told | None:
        """The first day told after an act that no date comes before: a lead in the perfect, the day in the next sentences; marked `~`."""
        if sentence.start > _LEAD and len(self.page.text) >= _SHORT:
            return None
        days = [day for day in self._days(sentence.end, sentence.end + _LEAD) if not self._aside(day) and not self._of_other_news(sentence, day)]
        if _HAS.search(self.page.text, sentence.start, sentence.end):
            days = [day for day in days if not self._long_ago(day)]
        return _inferred(days[0], "the first day told after the act, none being told before") if days else None

    def _of_other_news(self, sentence: Sentence, day: DateFound) -> bool:
        """Whether it dates an act that another paragraph tells of another place: `In Tarin, officials dispersed a march on 2 March`."""
        other = self.page.sentence_at(day.start)
        if other is None or other.paragraph == sentence.paragraph or not _ELSEWHERE.match(self.page.text, other.start):
            return False
        return any(other.start <= trigger[0] < other.end for trigger in self.triggers)

    def _of_writing(self, sentence: Sentence) -> Told | None:
        """The day of the dateline, the text telling no other; marked `~`."""
        days = [d for d in self.between(0, sentence.end) if _DAY.fullmatch(d.edtf) and asides.in_dateline(self.page.text, d)]
        return _inferred(days[0], "the day of the dateline, the text telling none before the act") if days else None

    def _one_time(self, date: DateFound) -> bool:
        """No interval, no `since`, no year of a law, nothing that lay ahead at the publication."""
        before = self.page.text[max(0, date.start - 60) : date.start]
        since = SINCE.search(before) is not None and not _SINCE_ACT.search(before)
        return "/" not in date.edtf and not since and not asides.of_law(self.page.text, date) and not self.page.is_ahead(date.edtf.rstrip("~"))

    def _aside(self, date: DateFound) -> bool:
        """Whether its sentence looks back or aside there: `whom a court had freed in May`, `two days after it had shown`, `a 2019 video`, `over a speech she made in May`."""
        text, sentence = self.page.text, self.page.sentence_at(date.start)
        start = sentence.start if sentence else 0
        before = text[start : date.start]
        return asides.in_noun(text, date) or asides.of_deed(text, start, date) or bool(_LOOKS_BACK.search(before) or AFTER.search(text, date.start, date.end))

    def _in_story(self, date: DateFound) -> bool:
        """Whether it is neither the day of a picture nor of the writing or printing."""
        text = self.page.text
        return not asides.in_caption(self.page, date) and not asides.in_dateline(text, date) and not asides.of_publication(text, date)


def _inferred(date: DateFound, rule: str) -> Told:
    """A date that the act takes from elsewhere in the text, marked `~`."""
    return Told(date.edtf.rstrip("~") + "~", (date.start, date.end), rule)
