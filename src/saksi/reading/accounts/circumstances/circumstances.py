"""When and where an act was done, and under which articles: the nearest words that belong to its clause.

Rule: a date or place counts in the sentence of the trigger; nearness is measured in characters, with a price for each other
act or clause that stands between. Only where that sentence gives no date is one taken from elsewhere (dates_elsewhere.py).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from calendar import isleap
from collections.abc import Sequence
from dataclasses import dataclass, field

from saksi.reading.accounts.circumstances import date_asides as asides
from saksi.reading.accounts.circumstances.custody_dates import Told, comes_after, counted_back, lasting
from saksi.reading.accounts.circumstances.dates_elsewhere import AFTER, SINCE, DatesElsewhere
from saksi.reading.dates.words import COUNT
from saksi.reading.places.venues import ACTS as VENUE_ACTS
from saksi.reading.places.venues import find_venue
from saksi.reading.text.found import Because, DateFound, PlaceFound, ProvisionFound, Range, Reasons, StatementFound
from saksi.reading.text.page import Page, Sentence

_CLAUSE = re.compile(
    r"[;:—]|,? (?:who|which|where|when|after|before|while|because|since|until|but|that|said|says|told|in which|whose)\b"
)
_TRIGGER_PRICE, _CLAUSE_PRICE, _BEFORE_PRICE, _FARTHEST = 90, 35, 15, 200
_FARTHEST_ALONE = 320
"""So dear may the only date of a sentence be."""
_REACH = 3000
"""Characters: dates farther from the act are too dear anyway, and a quotation may run on for pages."""
_WHEN = re.compile(r",? when\b")
_COUNTED = re.compile(rf"(?:At least |More than |Over |Some |About |Nearly )?(?:{COUNT}|Dozens of|Scores of|Hundreds of)\b [^.;]{{0,60}}?\b(?:have|had)(?: been)? \w+$", re.IGNORECASE)
_COUNTS = re.compile(rf"\b(?!an?\b)(?:{COUNT}|\d[\d,]*) (?:[\w-]+ ){{0,8}}$", re.IGNORECASE)
_OF_COUNT = re.compile(rf" of (?!an?\b|one\b)(?:{COUNT}|\d[\d,]*)\b", re.IGNORECASE)
_FRONT, _FRONT_PRICE = 12, 120
_PRESENT = re.compile(r"\b(?:is|are|remains?)(?: (?:now|still|currently|being|also))* $")
_PRESENT_WITHIN = re.compile(r"(?:is|are|remains?)\b")
_ASIDE = re.compile(r"\b(?:who|whom|whose|which)\b|;")
_OPENS_SINCE_THEN = re.compile(r"Since then,? (?:[\w,.-]+ ){1,9}?(?:has|have) ")
_OWN = 60
_NEXT_PRICE = 80
_AND_AGAIN = re.compile(r",? and (?:again )?(?:on |in )?")
_AND_THAT = re.compile(r"(?:, (?:on |in |in early |in late )?| (?:on|in|in early|in late) )(?:the )?")
_OPENS_NEXT = re.compile(r"(?:,? (?:and|but|then|however),?|;) (?:only )?(?:on |in |by |late on |early on )?$")
_SUBJECT = re.compile(r",? (?:he|she|they|it|police|soldiers|officers|(?:an?|the|his|her|their) [\w-]+|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*) ")
_GOES_ON_TO = re.compile(r",? (?:and|but|then)(?: then)? (?:(?:was|were|has been|have been|had been) )?(?:\w+ly )?")
_ENDS = re.compile(r"\s*(?:[.,;:)”\"—]|$)")
_RELATIVE_BEFORE = re.compile(r"\b(?:who|whom|whose|which)\b[^,;]*$")
_CLOSES = re.compile(r"(?: [a-z]+){0,2},(?! (?:when|where|after|before)\b)")
_MAIN_VERB = re.compile(r"(?: (?:in connection with|for|over|on charges of) [^,;.]{3,60}?)? (?:was|were|has been|have been|had been|is|are) (?:\w+ly )?")
_TOLD_ASIDE = re.compile(r"(?:\b(?:who|whom)|, which)(?: (?!was|were|had|has|have|\w+ed\b)[\w’'-]+){0,4}? (?:(?:was|were|had|has|have)(?: been)?)(?: (?:\w+ly|also|later|then|first))? $")
_LATER = re.compile(r"\b(?:days|weeks|months|years|decades|long) after (?:[\w’'-]+ ){1,6}$")
_MAIN_AFTER = re.compile(r"[^,;]*, (?:\w+ly )?(?:was|were|has|have|had|is|are|will|said|says|told|[a-z]+ed)\b[^;]*$")
_BACKGROUND = re.compile(r"\b(?:for|over|about|in connection with|related to|behind|praising|supporting|justifying) (?:the|his|her|their|an?) (?:[\w-]+ ){0,2}?(?:\w+ and )?$")
_CUSTODY = frozenset(("detention", "house-arrest"))
_TOLD_LONG = _CUSTODY | {"enforced-disappearance"}
"""Acts whose length counts."""
_MANY_HAVE = re.compile(rf"\b(?!(?:an?|one)\b)(?:{COUNT}|dozens|scores|hundreds)\b (?!(?:days|weeks|months|years)\b)[^.;]{{0,60}}?\bhave\b", re.IGNORECASE)
_OF_ONE_DAY = frozenset(("enforced-disappearance",))
"""Acts of one day, also where `since` tells it (`has not been seen since May 3`)."""
_OTHER_CLAUSE = re.compile(r"[;:—]|\b(?:who|which|where|whose|that)\b|\band (?:(?:he|she|they|it) )?(?:has|have|is|are|remains?)\b")
_OF_EVENT = re.compile(r"[’']s (?:\w+ ){0,2}?(?:elections?|vote|polls?|ballot|congress|budget|census|summit)\b")
_FOR_EVENT = re.compile(r"\b(?:for|ahead of|before) (?:the|an?) (?:[\w-]+ ){0,3}?(?:elections?|vote|polls?|ballot|referendum|congress|summit) (?:of|on|in|due (?:on|in)) $")
_LASTING = frozenset(("detention", "house-arrest", "media-closure", "site-blocked", "ill-treatment", "travel-ban", "enforced-disappearance"))
_SINCE_THEN = re.compile(r"\b(?:ever )?since(?: then| that (?:day|time|night))?(?=[.,;”]|$| (?:and|but|on|for|in|at|under|without|because)\b)")
_SINCE_OPENS = re.compile(r"\b[Ss]ince\b[^,.;]*$")
_HAS_SINCE = re.compile(r"[^,.;]{0,60}, [^,.;]{1,60}?\b(?:has|have) ")
_YEAR = re.compile(r"(?:19|20)\d\d")
_OTHER_WHERE = re.compile(rf"{_ASIDE.pattern}|\bwhere\b|\b(?:after|before) (?:being|having|(?:he|she|they) )|, (?:was|were|has|have|had|is|are) ")
_WHERE_TOLD = re.compile(r", (?P<opens>who|whom|which|whose|where|(?=\w+ed\b))\b[^,;]*$")
_GOES_ON = re.compile(r"[^,;]{0,30}, (?:\w+ly )?(?:was|were|has|have|had|is|are|will)\b")
_PLACE_BEFORE = re.compile(
    r"(?:\b(?:in|at|near|outside|from|around|across|inside|to|on|into|of|through|off)(?: the| their| his| her| an?| northern| southern| eastern| western| central| downtown)?|[’']s) ?(?:[\w-]+ ){0,2}$|,\s?$",
    re.IGNORECASE,
)


def _next_after(date: DateFound, here: Sequence[DateFound], joined: re.Pattern[str], text: str) -> DateFound | None:
    """The next date, if only words of this pattern stand between."""
    following = next((other for other in here if other.start >= date.end), None)
    return following if following is not None and joined.fullmatch(text, date.end, following.start) else None


@dataclass(slots=True)
class Circumstances:
    """Dates, places and provisions of one page, with the triggers among which they are shared out."""

    page: Page
    dates: Sequence[DateFound]
    places: Sequence[PlaceFound]
    provisions: Sequence[ProvisionFound]
    statements: Sequence[StatementFound]
    triggers: Sequence[Range]
    elsewhere: DatesElsewhere = field(init=False)

    def __post_init__(self) -> None:
        """The dates, for acts that have none in their sentence."""
        self.elsewhere = DatesElsewhere(self.page, self.dates, self.statements, self.triggers)

    def date(self, trigger: Range, sentence: Sentence, act: str) -> Told | None:
        """The date (EDTF) that belongs to the trigger; of custody of a told length the days from first to last."""
        told = self._date(trigger, sentence, act)
        if act not in _TOLD_LONG or told is None:
            return told
        return lasting(told, self.page.text, trigger, sentence)

    def _since_then(self, trigger: Range, sentence: Sentence) -> Told | None:
        """`was arrested on Jan. 9 and has been held since then`: from the last date told before to the day of the report."""
        then = _SINCE_THEN.search(self.page.text, trigger[0], min(sentence.end, trigger[1] + 60))
        return self.elsewhere.until_report(trigger[0], sentence) if then else self._opened_since_then(trigger, sentence)

    def _opened_since_then(self, trigger: Range, sentence: Sentence) -> Told | None:
        """`Since then at least forty have been arrested`, the act having no day of its own after it."""
        own = self.elsewhere.between(trigger[1], sentence.end)
        if own and own[0].start < trigger[1] + _OWN:
            return None
        opens = _OPENS_SINCE_THEN.match(self.page.text, sentence.start)
        return self.elsewhere.until_report(sentence.start, sentence) if opens else None

    def _date(self, trigger: Range, sentence: Sentence, act: str) -> Told | None:
        lasts = act in _LASTING and act not in _OF_ONE_DAY
        lasted = self._since_then(trigger, sentence) if lasts else self._opened_since_then(trigger, sentence)
        if lasted:
            return lasted
        first, last = max(sentence.start, trigger[0] - _REACH), min(sentence.end, trigger[1] + _REACH)
        here = [date for date in self.elsewhere.nearest(trigger[0], first, last) if not self._of_another(trigger, date, act, sentence)]
        here = [date for date in here if not asides.of_thing(self.page.text, date, trigger)] or here
        prices = {date.start: self._date_price(trigger, date, sentence) for date in here}
        best = min(here, key=lambda date: prices[date.start], default=None)
        farthest = _FARTHEST if len(here) > 1 else _FARTHEST_ALONE
        if best is not None and prices[best.start] <= farthest:
            if act not in _LASTING and (counted := self.elsewhere.counted_until(best, sentence)):
                return counted
            value = self._with_next(best, here) or self._finer_beside(best, here) or self._closed(best, trigger, sentence)
            value = value.split("/")[0] if act in _OF_ONE_DAY and not self._of_many(sentence, trigger) else value
            return Told(value, (best.start, best.end), "the date nearest to the act in its sentence")
        return (
            counted_back(self.page.text, trigger, sentence, self.elsewhere.report_day(), self.elsewhere.report_year())
            or self._at_present(trigger, sentence, act)
            or self._counted_since(trigger, sentence)
            or comes_after(self.page.text, trigger, sentence, self.elsewhere.report_day())
            or self._from_elsewhere(trigger, sentence, act)
        )

    def _from_elsewhere(self, trigger: Range, sentence: Sentence, act: str) -> Told | None:
        """A date of another sentence; none for an act told aside of one that its own sentence dates."""
        aside = any(self._of_main_clause(trigger, date, sentence) for date in self.elsewhere.between(sentence.start, sentence.end))
        return None if aside else self.elsewhere.taken(sentence, act)

    def _of_many(self, sentence: Sentence, trigger: Range) -> bool:
        """`Since 2014 at least nine have vanished`, `the disappearance of 11 boys in 2008 and 2009`: the days of several people."""
        text = self.page.text
        return bool(_MANY_HAVE.search(text, sentence.start, trigger[1]) or _COUNTS.search(text, max(sentence.start, trigger[0] - _OWN), trigger[0]) or _OF_COUNT.match(text, trigger[1]))

    def _at_present(self, trigger: Range, sentence: Sentence, act: str) -> Told | None:
        """`Four more are in prison`: the month of publication; `He is being held`: its day."""
        words = _PRESENT.search(self.page.text, max(sentence.start, trigger[0] - 25), trigger[0])
        words = words or _PRESENT_WITHIN.match(self.page.text, *trigger)
        if act not in _LASTING or words is None or self.page.published is None:
            return None
        counted = _COUNTS.search(self.page.text, max(sentence.start, words.start() - 90), words.start()) is not None
        day = self.page.published.isoformat()
        return Told((day[:7] if counted else day) + "~", words.span(), f"it lasts, as the verb tells, {'in the month' if counted else 'on the day'} of publication")

    def _with_next(self, date: DateFound, here: Sequence[DateFound]) -> str | None:
        """`on Monday and again on Tuesday`, `in August and in October`: from the first to the last."""
        following = _next_after(date, here, _AND_AGAIN, self.page.text)
        if following is None or not _ENDS.match(self.page.text, following.end):
            return None
        first, last = date.edtf.rstrip("~"), following.edtf.rstrip("~")
        return f"{first}/{last}" if "/" not in first + last and len(first) == len(last) and first < last else None

    def _finer_beside(self, date: DateFound, here: Sequence[DateFound]) -> str | None:
        """`in May 2020, on the 6th`, `three years later, on May 26`: the day or month that the date beside it tells within it."""
        following = _next_after(date, here, _AND_THAT, self.page.text)
        if following is None:
            return None
        coarse, fine = date.edtf.rstrip("~"), following.edtf.rstrip("~")
        if len(coarse) == len("2021") and not _YEAR.search(self.page.text, following.start, following.end):
            fine = coarse + fine[4:]
        within = "/" not in fine and len(fine) > len(coarse) and fine.startswith(coarse)
        return fine if within and (not fine.endswith("-02-29") or isleap(int(fine[:4]))) else None

    def _date_price(self, trigger: Range, date: DateFound, sentence: Sentence) -> int:
        """A date that opens the sentence is of all that it tells; that of an election to come is of none."""
        price = self._price(trigger, (date.start, date.end)) + self._beside_price(trigger, date, sentence)
        opens = date.start - sentence.start < _FRONT and trigger[0] > date.end
        if opens and all(self._ends_relative(trigger, other, sentence) for other in self.elsewhere.between(date.end, trigger[0])):
            price = min(price, _FRONT_PRICE)
        event = _OF_EVENT.match(self.page.text, date.end) or _FOR_EVENT.search(self.page.text, max(sentence.start, date.start - 70), date.start)
        return price + (_FARTHEST if event else 0)

    def _beside_price(self, trigger: Range, date: DateFound, sentence: Sentence) -> int:
        """A date that opens the next clause (`, and on Tuesday`), ends the one before, or a relative clause told before."""
        text = self.page.text
        if date.start > trigger[1]:
            opens = _OPENS_NEXT.search(text, trigger[1], date.start) is not None
            elsewhere = opens and (not _ENDS.match(text, date.end) or (text.startswith(", ", date.end) and self._triggers_between(date.end, sentence.end) > 0))
        elif AFTER.search(text, date.start, date.end):
            elsewhere = "," in text[date.end : trigger[0]]
        elif self._ends_relative(trigger, date, sentence):
            return 2 * _NEXT_PRICE
        else:
            elsewhere = _GOES_ON_TO.fullmatch(text, date.end, trigger[0]) is not None and self._own_after(trigger, sentence)
        return _NEXT_PRICE if elsewhere else 0

    def _relative_before(self, date: DateFound, sentence: Sentence) -> re.Match[str] | None:
        """The relative clause of the sentence in which the date stands."""
        return _RELATIVE_BEFORE.search(self.page.text, max(sentence.start, date.start - _REACH), date.start)

    def _ends_relative(self, trigger: Range, date: DateFound, sentence: Sentence) -> bool:
        """`Ten students, who were taken on 9 May, are`, `Ten students who had been taken on 9 May were freed`: the date of the clause that ends there."""
        told = self._relative_before(date, sentence)
        if told is None:
            return False
        if _CLOSES.match(self.page.text, date.end, trigger[0]):
            return True
        return _MAIN_VERB.fullmatch(self.page.text, date.end, trigger[0]) is not None and self._triggers_between(told.start(), date.start) > 0

    def _own_after(self, trigger: Range, sentence: Sentence) -> bool:
        """`was moved on Monday and charged with libel on Tuesday`: a day of its own follows the act in its clause."""
        following = next(iter(self.elsewhere.between(trigger[1], sentence.end)), None)
        if following is None or self._triggers_between(trigger[1], following.start):
            return False
        between = self.page.text[trigger[1] : following.start]
        return "," not in between and _CLAUSE.search(between) is None

    def _of_another(self, trigger: Range, date: DateFound, act: str, sentence: Sentence) -> bool:
        """Whether a date of the sentence is of a law, of what was only planned, of a cause, or of the saying: `said on Monday that police had`."""
        if asides.of_law(self.page.text, date) or asides.in_dateline(self.page.text, date) or asides.of_cause(self.page.text, date, trigger, act):
            return True
        if act not in _LASTING and date.start > trigger[1] and self._since_elsewhere(trigger, date):
            return True
        if asides.of_count(self.page.text, date, trigger) or self._of_main_verb(trigger, date) or self._of_main_clause(trigger, date, sentence) or (act in _CUSTODY and self.page.is_ahead(date.edtf.rstrip("~"))):
            return True
        if act in _CUSTODY and asides.ordered_until(self.page.text, date, trigger, sentence.start):
            return True
        if self._of_told_aside(trigger, date, sentence) if date.start > trigger[1] else self._of_relative(trigger, date, sentence):
            return True
        return any(asides.of_its_saying(self.page.text, date, said) for said in self.statements if said.start <= trigger[0] < said.end)

    def _of_main_clause(self, trigger: Range, date: DateFound, sentence: Sentence) -> bool:
        """`On Friday a court freed X, who had been arrested`, `X, who was beaten by guards, said on Friday`: the day of the main clause, not of the act told aside."""
        text = self.page.text
        if date.end <= trigger[0] and _LATER.search(text, date.end, trigger[0]):
            return True
        told = _TOLD_ASIDE.search(text, max(sentence.start, date.end if date.end <= trigger[0] else trigger[0] - _REACH), trigger[0])
        return told is not None and "/" not in date.edtf and (date.end <= trigger[0] or _MAIN_AFTER.match(text, trigger[1], date.start) is not None)

    def _of_main_verb(self, trigger: Range, date: DateFound) -> bool:
        """`On Friday a court convicted X for praising the lynching of Y`: the day of the verdict, not of the act that its noun tells."""
        if date.end > trigger[0] or not self._triggers_between(date.end, trigger[0]):
            return False
        return _BACKGROUND.search(self.page.text, date.end, trigger[0]) is not None

    def _of_told_aside(self, trigger: Range, date: DateFound, sentence: Sentence) -> bool:
        """`acquitted two men, who had been arrested in May`, `were seized, and in May they were freed`: the day of the other act."""
        text = self.page.text
        if AFTER.search(text, date.start, date.end) and any(other.edtf > date.edtf for other in self.elsewhere.between(sentence.start, date.start)):
            return True  # `On Tuesday a court freed X, three days after her arrest`
        if _OPENS_NEXT.search(text, trigger[1], date.start) and _SUBJECT.match(text, date.end) and self._triggers_between(date.end, date.end + _OWN):
            return True
        opens = _ASIDE.search(text, trigger[1], date.start)
        return opens is not None and bool(self._triggers_between(opens.end(), date.start))

    def _of_relative(self, trigger: Range, date: DateFound, sentence: Sentence) -> bool:
        """`X, who was arrested after the May protests, was freed`: the day of the other act, told of in the clause that ends there."""
        told = self._relative_before(date, sentence)
        return told is not None and self._ends_relative(trigger, date, sentence) and self._triggers_between(told.start(), date.start) > 0

    def _since_elsewhere(self, trigger: Range, date: DateFound) -> bool:
        """`was charged, and has been in jail since May`: since when something else lasts."""
        since = SINCE.search(self.page.text, trigger[1], date.start)
        start = since.start() if since is not None else date.start if date.edtf.endswith("/..") else trigger[1]
        return _OTHER_CLAUSE.search(self.page.text, trigger[1], start) is not None

    def _counted_since(self, trigger: Range, sentence: Sentence) -> Told | None:
        """`The town has been in turmoil since May. More than fifty have been killed`: from then to the report."""
        start = self.page.paragraphs[sentence.paragraph][0]
        told = self.elsewhere.between(start, sentence.start)
        if not told or not told[-1].edtf.endswith("/..") or not _COUNTED.match(self.page.text, sentence.start, trigger[1]):
            return None
        return Told(self._closed(told[-1], trigger, sentence), (told[-1].start, told[-1].end), "since when the sentence before tells, the act being counted until the report")

    def _price(self, trigger: Range, words: Range) -> int:
        after = words[0] >= trigger[1]
        low, high = (trigger[1], words[0]) if after else (words[1], trigger[0])
        gap = self.page.text[low:high]
        price = len(gap) + (0 if after else _BEFORE_PRICE)
        price += _CLAUSE_PRICE * len(_CLAUSE.findall(gap))
        others = self._triggers_between(low, high)
        return price + _TRIGGER_PRICE * (others - (others > 0 and after and self._in_one_breath(low)))

    def _in_one_breath(self, end: int) -> bool:
        """`three men abducted and beaten in May`: the next act shares what follows it with the one that ends here."""
        following = self.triggers[bisect_left(self.triggers, (end, end))]
        return self.page.text[end : following[0]] == " and "

    def _triggers_between(self, low: int, high: int) -> int:
        first = bisect_left(self.triggers, (low, low))
        return max(0, bisect_left(self.triggers, (max(high, low), 0)) - first)

    def _closed(self, date: DateFound, trigger: Range, sentence: Sentence) -> str:
        """`since X` ends, for what is told, with the day of the report."""
        edtf = date.edtf
        since = edtf.endswith("/..")
        if not since and "/" not in edtf and date.start > trigger[1]:
            since = bool(SINCE.search(self.page.text[trigger[1] : date.start])) and "ago" not in edtf
            edtf = f"{edtf.rstrip('~')}/.." if since else edtf
        elif not since and "/" not in edtf and _HAS_SINCE.match(self.page.text, date.end, trigger[0]) and _SINCE_OPENS.search(self.page.text, max(sentence.start, date.start - 80), date.start):
            since, edtf = True, f"{edtf.rstrip('~')}/.."  # `since taking power in 2014, X has`
        if not since:
            return edtf
        start = edtf.removesuffix("/..")
        if trigger[0] > date.end and _WHEN.match(self.page.text, date.end):
            # "in jail since May 3, when police seized her": the act is of that day.
            return start
        end = self.elsewhere.report_day()
        if end is None:
            return edtf
        end = end[: len(start)]
        return f"{start}/{end}" if end > start else start

    def place(self, trigger: Range, sentence: Sentence, apart: Sequence[Range], act: str) -> Told | None:
        """Where it was done: the place named in the sentence, else the venue told in plain words."""
        named = self._named_place(trigger, sentence, apart)
        if named is not None or act not in VENUE_ACTS:
            return named
        venue = find_venue(self.page, trigger, sentence)
        if venue is None or (any(low <= venue[0] < high for low, high in apart) and self._of_whom(venue)):
            return None
        return Told(self.page.text[slice(*venue)], venue, "the venue told beside the act, after a word of place")

    def _of_whom(self, words: Range) -> bool:
        """`villagers in the forest`: where somebody is from, which `at` or `near` does not tell."""
        return self.page.text[: words[0]].rstrip().endswith((" in", " from"))

    def _named_place(self, trigger: Range, sentence: Sentence, apart: Sequence[Range]) -> Told | None:
        """The name of the place; not one inside the words of `apart` (who was concerned)."""
        first = bisect_left(self.places, sentence.start, key=lambda place: place.start)
        last = bisect_left(self.places, sentence.end, key=lambda place: place.start)
        fitting: list[tuple[int, PlaceFound]] = []
        for place in self.places[first:last]:
            before = self.page.text[max(sentence.start, place.start - 30) : place.start]
            # What runs on past the words of who was concerned is told of the act, but not after `from`.
            of_whom = any(low <= place.start < high and (place.end <= high or before.endswith("from ")) for low, high in apart)
            if of_whom or self._where_of_another(trigger, place, sentence) or not _PLACE_BEFORE.search(before):
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

    def _where_of_another(self, trigger: Range, place: PlaceFound, sentence: Sentence) -> bool:
        """`was freed after being arrested in May in Ostrel`, `X, who was arrested in Ostrel, was denied bail`: where the other act was done."""
        text = self.page.text
        if place.start > trigger[1]:
            led = text.endswith((" to ", " to the "), 0, place.start) and self._triggers_between(trigger[1], place.start) > 0
            opens = _OTHER_WHERE.search(text, trigger[1], place.start)
            return led or (opens is not None and self._triggers_between(opens.end() - 1, place.start) > 0)
        opens = _WHERE_TOLD.search(text, sentence.start, place.start)
        return opens is not None and self._triggers_between(opens.end("opens"), place.start) > 0 and _GOES_ON.match(text, place.end, trigger[0]) is not None

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
