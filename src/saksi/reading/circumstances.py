"""When and where an act was done, and under which articles: the nearest words that belong to its clause.

Rule: a date or place counts only in the sentence of the trigger (a date also in the sentence before, in the same
paragraph); nearness is measured in characters, with a price for each other act or clause that stands between.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from saksi.reading.found import Because, DateFound, PlaceFound, ProvisionFound, Range, Reasons, StatementFound
from saksi.reading.page import Page, Sentence

_CLAUSE = re.compile(
    r"[;:—]|,? (?:who|which|where|when|after|before|while|because|since|until|but|that|said|says|told|in which|whose)\b"
)
_TRIGGER_PRICE, _CLAUSE_PRICE, _BEFORE_PRICE, _FARTHEST = 90, 35, 15, 200
_SENTENCES_BACK = 6
_WHEN = re.compile(r",? when\b")
_SINCE = re.compile(r"\bsince\b[^.;]*$")
_PLACE_BEFORE = re.compile(
    r"(?:\b(?:in|at|near|outside|from|around|across|inside|to|on|into|of|through|off)(?: the| their| his| her| an?| northern| southern| eastern| western| central| downtown)?|[’']s|,) ?(?:[\w-]+ ){0,2}$"
)
_FOR_LONG = re.compile(
    r"\bfor (?:(?:more than|over|nearly|almost|about|at least|some|up to) )?(?P<n>an?|\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten) (?P<unit>year|month)s?\b"
)
_NUMBERS = {
    word: number
    for number, word in enumerate("zero one two three four five six seven eight nine ten".split())
}


class Told(NamedTuple):
    """A circumstance of an act: its value, the words for it, and the rule that gave these words to the act."""

    value: str
    words: Range
    rule: str


@dataclass(slots=True)
class Circumstances:
    """Dates, places and provisions of one page, with the triggers among which they are shared out."""

    page: Page
    dates: Sequence[DateFound]
    places: Sequence[PlaceFound]
    provisions: Sequence[ProvisionFound]
    statements: Sequence[StatementFound]
    triggers: Sequence[Range]

    def date(self, trigger: Range, sentence: Sentence) -> Told | None:
        """The date (EDTF) that belongs to the trigger."""
        here = self._between(self.dates, sentence.start, sentence.end)
        best = min(here, key=lambda date: self._price(trigger, (date.start, date.end)), default=None)
        if best is not None and self._price(trigger, (best.start, best.end)) <= _FARTHEST:
            return Told(self._closed(best, trigger), (best.start, best.end), "the date nearest to the act in its sentence")
        long = self._for_long(trigger, sentence)
        return long or self._of_sentence_before(sentence)

    def _of_sentence_before(self, sentence: Sentence) -> Told | None:
        """The last date told before, marked `~` if in another paragraph; no interval, no `since`."""
        index = bisect_left(self.page.sentences, sentence.start, key=lambda s: s.start)
        for earlier in self.page.sentences[max(index - _SENTENCES_BACK, 0) : index][::-1]:
            if earlier.paragraph < sentence.paragraph - 2:
                return None
            before = self._between(self.dates, earlier.start, earlier.end)
            if not before:
                continue
            date = before[-1]
            if "/" in date.edtf or _SINCE.search(self.page.text, earlier.start, date.start):
                return None
            inferred = "" if earlier.paragraph == sentence.paragraph or date.edtf.endswith("~") else "~"
            return Told(date.edtf + inferred, (date.start, date.end), "the last date in the sentences before")
        return None

    def _between(self, items: Sequence[DateFound], start: int, end: int) -> Sequence[DateFound]:
        first = bisect_left(items, start, key=lambda item: item.start)
        last = bisect_left(items, end, key=lambda item: item.start)
        return items[first:last]

    def _price(self, trigger: Range, words: Range) -> int:
        after = words[0] >= trigger[1]
        low, high = (trigger[1], words[0]) if after else (words[1], trigger[0])
        gap = self.page.text[low:high]
        price = len(gap) + (0 if after else _BEFORE_PRICE)
        price += _CLAUSE_PRICE * len(_CLAUSE.findall(gap))
        first = bisect_left(self.triggers, (low, low))
        last = bisect_left(self.triggers, (max(high, low), 0))
        return price + _TRIGGER_PRICE * max(0, last - first)

    def _closed(self, date: DateFound, trigger: Range) -> str:
        """`since X` ends, for what is told, with the day of the report."""
        edtf = date.edtf
        since = edtf.endswith("/..")
        if not since and "/" not in edtf and date.start > trigger[1]:
            since = bool(_SINCE.search(self.page.text[trigger[1] : date.start])) and "ago" not in edtf
            edtf = f"{edtf.rstrip('~')}/.." if since else edtf
        if not since:
            return edtf
        start = edtf.removesuffix("/..")
        if trigger[0] > date.end and _WHEN.match(self.page.text, date.end):
            # "in jail since May 3, when police seized her": the act is of that day.
            return start
        end = self._report_day()
        if end is None:
            return edtf
        end = end[: len(start)]
        return f"{start}/{end}" if end > start else start

    def _report_day(self) -> str | None:
        """The day of publication, else the latest full date of the text."""
        if self.page.published is not None:
            return self.page.published.isoformat()
        days = [date.edtf for date in self.dates if re.fullmatch(r"\d{4}-\d\d-\d\d", date.edtf)]
        return max(days, default=None)

    def _report_year(self) -> int | None:
        if self.page.published is not None:
            return self.page.published.year
        years = [int(date.edtf[:4]) for date in self.dates]
        return max(years, default=None)

    def _for_long(self, trigger: Range, sentence: Sentence) -> Told | None:
        """`have been held for more than a year`: from then to the year of the report."""
        before = self.page.text[max(sentence.start, trigger[0] - 22) : trigger[0]]
        if not re.search(r"\b(?:has|have) (?:\w+ )?(?:been|spent|languished)\b", before):
            return None
        match = _FOR_LONG.search(self.page.text, trigger[0], min(sentence.end, trigger[1] + 60))
        year = self._report_year()
        if match is None or year is None:
            return None
        number = int(match["n"]) if match["n"].isdigit() else _NUMBERS.get(match["n"], 1)
        if match["unit"] == "month" and number < 12:
            return None
        first = year - (number if match["unit"] == "year" else number // 12)
        return Told(f"{first}/{year}", match.span(), "how long it lasts, counted back from the year of the report")

    def place(self, trigger: Range, sentence: Sentence, apart: Sequence[Range]) -> Told | None:
        """The name of the place; not one inside the words of `apart` (who was concerned)."""
        first = bisect_left(self.places, sentence.start, key=lambda place: place.start)
        last = bisect_left(self.places, sentence.end, key=lambda place: place.start)
        fitting: list[tuple[int, PlaceFound]] = []
        for place in self.places[first:last]:
            before = self.page.text[max(sentence.start, place.start - 30) : place.start]
            if any(low <= place.start < high for low, high in apart) or not _PLACE_BEFORE.search(before):
                continue
            if before.endswith(", ") and place.level == "country":
                continue
            price = self._price(trigger, (place.start, place.end)) + (150 if place.level == "country" else 0)
            fitting.append((price, place))
        if not fitting:
            return None
        price, best = min(fitting, key=lambda item: (item[0], item[1].start))
        if price > _FARTHEST:
            return None
        words = best.start, best.end
        return Told(self.page.text[slice(*words)], words, "the place nearest to the act in its sentence, after a word of place")

    def provisions_of(self, sentence: Sentence) -> tuple[int, ...]:
        """Indices of the provisions named in the sentence."""
        return tuple(
            n for n, item in enumerate(self.provisions) if sentence.start <= item.start < sentence.end
        )

    def statement(self, trigger: Range) -> StatementFound | None:
        """The smallest statement whose content or cue sentence holds the trigger."""
        index = bisect_right(self.statements, trigger[0], key=lambda statement: statement.start)
        holding = [
            s
            for s in self.statements[max(0, index - 6) : index]
            if s.start <= trigger[0] and trigger[1] <= s.end
        ]
        return min(holding, key=lambda s: s.end - s.start, default=None)

    def reasons(self, statement: StatementFound | None, provisions: Sequence[int]) -> Reasons:
        """Why this statement carries an act, and why it is under these provisions."""
        reasons = {}
        if statement is not None:
            rule = "the smallest statement whose words hold the act"
            reasons["according_to"] = Because(rule, ((statement.start, statement.end),))
        if provisions:
            named = (self.provisions[number] for number in provisions)
            rule = "the articles named in the sentence of the act"
            reasons["provisions"] = Because(rule, tuple((one.start, one.end) for one in named))
        return reasons
