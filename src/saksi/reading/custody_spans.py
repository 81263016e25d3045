"""From when to when custody lasted, where the page tells one end in another place: the arrest before it, the release after it.

Rule: only where the words tell a length (`spent 14 months in`, `held for nine days`), an end (`was kept until Tuesday`) or that it began with the
arrest; the other end is that of an arrest or release of the same people, or is counted. Ends are as coarse as the unit told or as the coarser end.
Custody that is only ordered (`remanded until July`, `sent to prison for ten days`) is the point at which it begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from saksi.reading.date_sums import month_edtf, number_of, shift_month
from saksi.reading.date_words import COUNT
from saksi.reading.found import AccountFound, Because, DateFound, Range
from saksi.reading.page import Page, Sentence

_ACTS = frozenset(("detention", "house-arrest", "enforced-disappearance", "lawyer-denied", "internet-shutdown", "site-blocked"))
_BEGINS = frozenset(("arrest", "abduction"))
_HELD = frozenset((*_BEGINS, "detention"))
_ENDS = frozenset(("release", "acquittal", "charges-dropped"))
_FREED = frozenset((*_ENDS, "expulsion"))
_VERDICTS = frozenset((*_ENDS, "conviction"))
_HINT = re.compile(r"\b(?:nights?|days?|weeks?|months?|years?|hours?|overnight|until|till|since|verdict|that (?:day|month))\b", re.IGNORECASE)
_LENGTH = re.compile(
    r"\b(?:(?:for|spen(?:t|ding)|(?<!is )(?<!are )serv(?:ed|ing)|passed)|(?P<after>after))(?: already)?"
    r"(?: (?:(?P<over>more than|over|well over)|nearly|almost|about|around|at least|some|up to|the past|the last|the next|the first))?"
    rf" (?P<n>{COUNT}) (?P<unit>hour|night|day|week|month|year)s?\b(?!-| (?:ago|old|a week|a day)\b)(?(after) (?:in|behind|under)\b)",
    re.IGNORECASE,
)
_ORDERED = re.compile(
    r"\b(?:order\w*|remand(?:ed|ing)|sentenc\w+|extend\w*|prolong\w*|renew\w*|jailed|imprisoned|sent|put|placed|moved|transferred|returned)\b"
)
_SUPPOSED = re.compile(r"\b(?:will|would|could|can|may|might|must|faces?|to be|if)\b[^,;]*$")
_TO_DATE = re.compile(r"\b(?:has|have) (?:\w+ )?(?:been )?(?:(?:held|kept|detained|locked up) )?$|\b(?:has|have) (?:\w+ )?been\b[^,;]{0,20}$")
_HAD = re.compile(r"\bhad (?:\w+ )?(?:been )?$|\bhaving (?:been )?$")
_UNTIL = re.compile(r"\b(?:until|till) (?:(?:early|late|this|last) )?$", re.IGNORECASE)
_HAS_UNTIL = re.compile(r"\b(?:until|till) ")
_ONLY_UNTIL = re.compile(r",? (?:until|till) ")
_NOT_OUT = re.compile(r"\b(?:not|n[’']t|never) (?:leave|freed|released|let (?:go|out)|walk out|come (?:out|home))\b[^.;]*$")
_SINCE_ARREST = re.compile(r"\bsince (?:(?:his|her|their|the) (?:arrests?|capture|detention)|(?:he|she|they) (?:was|were) (?:arrested|detained|seized|taken|picked up))(?= ?[.,;]|$| and\b)")
_TO_VERDICT = re.compile(r"\b(?:to|until|till) (?:the|that|his|her|their) (?:verdict|acquittal|release)\b")
_LET_GO = re.compile(r"\b(?:released?|freed?|let (?:go|out)|set free|walked (?:free|out)|bailed)\b[^.;]{0,60}$")
_FURTHER = re.compile(r"\b(?:further|another|additional|more)\b")
_THEN = re.compile(r"\bthen\b")
_OF_TOLD = re.compile(r"(?:The|Both|All|They|An? (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)|(?:One|Two|Three|Four|Five|Some) of (?:the|them))\b[^;:]{0,70}$")
"""`Both men are`, `A sixth man was`: people of whom more was told before."""
_POINT = re.compile(r"(\d{4}(?:-\d\d){0,2})~?")
_DAYS = {"hour": 1 / 24, "night": 1.0, "day": 1.0, "week": 7.0, "month": 30.4, "year": 365.25}
_YEAR, _MONTH, _DAY = 4, 7, 10
"""Characters of a date as precise as that."""
_LONGEST_SHORT = 12
"""Hours of custody that make no interval."""
_BEFORE, _AFTER = 40, 60
_LONG_WEEKS = 3
_COUNTED_ON = "with the length of custody"


@dataclass(frozen=True, slots=True)
class _Length:
    """A length of time as told: number, unit, whether it was longer, and its words."""

    number: int
    unit: str
    over: bool
    words: Range

    @property
    def days(self) -> float:
        return self.number * _DAYS[self.unit]

    @property
    def precision(self) -> int:
        """How precise an end is that is counted with it."""
        if self.unit == "year":
            return _YEAR
        return _MONTH if self.unit == "month" or (self.unit == "week" and self.number >= _LONG_WEEKS) else _DAY


@dataclass(frozen=True, slots=True)
class _End:
    """A point of time and the words that tell it."""

    point: str
    words: Range


@dataclass(frozen=True, slots=True)
class _Custody:
    """One account of custody with what is told around it."""

    account: AccountFound
    sentence: Sentence
    page: Page
    own: _End | None
    others: Sequence[AccountFound]

    @property
    def before(self) -> str:
        """The words of the sentence before the act."""
        return self.page.text[self.sentence.start : self.account.trigger[0]]

    def begins(self) -> list[_End]:
        """The dates of their arrest, the nearest told before it first; of people told of before (`Both men`) of the last arrest told."""
        acts = _HELD if self.account.act == "lawyer-denied" else _BEGINS
        told = list(self.of_same(acts)) or ([last] if (last := last_arrest(self.account, self.others, self.page)) else [])
        before = [begin for begin in told if begin.words[0] < self.account.trigger[0]]
        return [*reversed(before), *(begin for begin in told if begin not in before)]

    def of_same(self, acts: frozenset[str]) -> Iterator[_End]:
        """The dates of these acts done to the same people."""
        for other in self.others:
            if other.act in acts and set(other.victims) & set(self.account.victims) and (point := _point(other.date)):
                yield _End(point, other.trigger)

    def beside(self, acts: frozenset[str]) -> Iterator[_End]:
        """The dates of these acts told in the same sentence."""
        for other in self.others:
            if other.act in acts and self.sentence.start <= other.trigger[0] < self.sentence.end and (point := _point(other.date)):
                yield _End(point, other.trigger)


def custody_spans(accounts: Sequence[AccountFound], page: Page, dates: Sequence[DateFound]) -> list[AccountFound]:
    """The accounts, those of custody dated from its beginning to its end where the page tells both or one and the length."""
    told = {date.start: date for date in dates}
    return [_spanned(account, accounts, page, told) if account.act in _ACTS else account for account in accounts]


def _spanned(account: AccountFound, accounts: Sequence[AccountFound], page: Page, told: dict[int, DateFound]) -> AccountFound:
    sentence = page.sentence_at(account.trigger[0])
    if sentence is None or not _HINT.search(page.text, sentence.start, sentence.end):
        return account
    custody = _Custody(account, sentence, page, _own(account, sentence, told), [other for other in accounts if other is not account])
    if _ORDERED.search(page.text, max(sentence.start, account.trigger[0] - 30), account.trigger[1]):
        return _not_out_until(custody, told) or _begun(custody) or account
    found = _of_length(custody) or _until(custody) or _since_the_arrest(custody) or _freed_since(custody)
    return found or _not_out_until(custody, told) or _not_beyond(custody)


def _own(account: AccountFound, sentence: Sentence, told: dict[int, DateFound]) -> _End | None:
    """The date of the sentence that was given to the act, before any length was counted."""
    match account.evidence.get("date"):
        case (int(start), int(end)) if sentence.start <= start < sentence.end and start in told:
            point = _point(told[start].edtf)
            return _End(point, (start, end)) if point else None
    return None


def _length(custody: _Custody) -> _Length | None:
    text, trigger = custody.page.text, custody.account.trigger
    low = max(custody.sentence.start, trigger[0] - _BEFORE)
    for told in _LENGTH.finditer(text, low, min(custody.sentence.end, trigger[1] + _AFTER)):
        between = text[told.end() : trigger[0]] + text[trigger[1] : told.start()]
        number = number_of(told["n"])
        if number and not re.search(r"[;:]|\b(?:but|who|which|because)\b", between):
            return _Length(number, told["unit"].lower(), told["over"] is not None, told.span())
    return None


def _of_length(custody: _Custody) -> AccountFound | None:
    """`spent nine months in prison before a judge freed him`: the two ends that are so far apart, else one and the length."""
    length = _length(custody)
    if length is not None and custody.own is not None and custody.own.words[0] < length.words[1] and length.words[0] < custody.own.words[1]:
        custody = replace(custody, own=None)  # `for nineteen days after police took him on 2 March`
    if length is None or _SUPPOSED.search(custody.before) or (length.unit == "hour" and length.number < _LONGEST_SHORT):
        return None
    begins, ends = custody.begins(), list(custody.of_same(_ENDS))
    beside = list(custody.beside(_ENDS))
    now = _to_date(custody)
    if now is not None:
        ends, beside = [now], [now]
    own = custody.own
    begun = [own, *begins] if own is not None else begins
    ended = [*beside, *([own] if own is not None else []), *ends]
    for first in begun:
        for last in ended:
            if first.point < last.point and _so_far_apart(first.point, last.point, length):
                return _dated(custody, first, last, _both(first.point, last.point, length), "from the arrest or date told to the end told, as far apart as the length told", length.words)
    return _counted(custody, length, begins, beside or ([] if begins or custody.account.act != "detention" else ends))


def _to_date(custody: _Custody) -> _End | None:
    published = custody.page.published
    start, end = custody.account.trigger
    if published is None or not _TO_DATE.search(custody.page.text, max(custody.sentence.start, start - _BEFORE), start):
        return None
    return _End(published.isoformat(), (start, end))


def _counted(custody: _Custody, length: _Length, begins: Sequence[_End], ends: Sequence[_End]) -> AccountFound | None:
    """One end and the length: counted on from the beginning, or back from the end."""
    own = custody.own
    if own is not None and _is_end(custody, own, ends):
        ends, own = [own], None
    if ends and own is None:
        last = ends[0]
        first = _moved(last.point, length, -1)
        if first is None:
            return None
        return _dated(custody, _End(first, length.words), last, _same(first, last.point[: len(first)]), "counted back from the end told, by the length told", length.words)
    begun = own or next(iter(begins), None)
    last_point = _moved(begun.point, length, 1) if begun is not None else None
    if begun is None or last_point is None:
        return None
    value = _same(begun.point[: len(last_point)], last_point)
    return _dated(custody, begun, _End(last_point, length.words), value, "counted on from the beginning told, by the length told", length.words)


def _is_end(custody: _Custody, own: _End, ends: Sequence[_End]) -> bool:
    """Whether the date of the sentence is that of the release: `until Tuesday`, `freed on Tuesday after spending`, not `held on Tuesday and let out`."""
    text, start, at = custody.page.text, custody.sentence.start, custody.account.trigger[0]
    if _UNTIL.search(text, start, own.words[0]) or any(end.point == own.point and not own.words[0] < at < end.words[0] for end in ends):
        return True
    return _LET_GO.search(text, at if own.words[0] > at else start, own.words[0]) is not None


def _until(custody: _Custody) -> AccountFound | None:
    """`was kept until Tuesday`, `in jail from February to the verdict`: to the day told, from the arrest told elsewhere."""
    own, text = custody.own, custody.page.text
    verdict = _TO_VERDICT.search(text, custody.account.trigger[1], custody.sentence.end)
    if own is not None and verdict is not None:
        last = next((end for end in custody.of_same(_VERDICTS) if end.point > own.point), None)
        return _dated(custody, own, last, _same(own.point, last.point), "from the date told to the verdict", verdict.span()) if last else None
    if own is None or not _UNTIL.search(text, custody.sentence.start, own.words[0]) or _THEN.search(text, own.words[1], custody.account.trigger[0]):
        return None
    begun = max((begin for begin in custody.begins() if begin.point < own.point), key=lambda begin: begin.point, default=None)
    if begun is None:
        return None
    return _dated(custody, begun, own, _same(begun.point, own.point), "from the arrest told of until the day told", own.words)


def _since_the_arrest(custody: _Custody) -> AccountFound | None:
    """`has been held since his arrest`: from the arrest to the report."""
    since = _SINCE_ARREST.search(custody.page.text, custody.account.trigger[0], custody.sentence.end)
    published = custody.page.published
    begun = max(custody.begins(), key=lambda begin: begin.point, default=None) if since is not None else None
    if since is None or begun is None or published is None:
        return None
    last = next((end for end in custody.of_same(_FREED) if end.point > begun.point), None) if _HAD.search(custody.before) else None
    last = last or _End(published.isoformat(), since.span())
    return _dated(custody, begun, last, _same(begun.point, last.point), "from the arrest told of, since which it lasts", since.span())


def _freed_since(custody: _Custody) -> AccountFound | None:
    """`had been in jail since May` of somebody whose release is told: to the release, not to the report."""
    first, _, last = (custody.account.date or "").partition("/")
    if not last or not _HAD.search(custody.before) or custody.page.published is None or last != custody.page.published.isoformat()[: len(last)]:
        return None
    freed = next((end for end in custody.of_same(_FREED) if first < end.point < custody.page.published.isoformat()), None)
    words = custody.account.evidence.get("date")
    match words:
        case (int(start), int(end)) if freed is not None:
            return _dated(custody, _End(first, (start, end)), freed, _same(first, freed.point), "since the date told, to the release told", freed.words)
    return None


def _not_out_until(custody: _Custody, told: dict[int, DateFound]) -> AccountFound | None:
    """`was remanded in May and did not leave prison until Tuesday`, `from last Saturday until Sunday`."""
    own, text, start = custody.own, custody.page.text, custody.account.trigger[1]
    if own is None or not _HAS_UNTIL.search(text, start, custody.sentence.end):
        return None
    for at, found in told.items():
        point = _point(found.edtf)
        if not start < at < custody.sentence.end or point <= own.point or not _UNTIL.search(text, start, at):
            continue
        if _NOT_OUT.search(text, start, at) or (own.words[0] > start and _ONLY_UNTIL.match(text, own.words[1])):
            return _dated(custody, own, _End(point, (at, found.end)), _same(own.point, point), "from the date told until the other date told", (at, found.end))
    return None


def _begun(custody: _Custody) -> AccountFound | None:
    """`was charged and remanded until July`: the day of what was done in the same breath, not the day until which it was ordered."""
    own, account = custody.own, custody.account
    if own is None or own.words[0] < account.trigger[1] or not _UNTIL.search(custody.page.text, custody.sentence.start, own.words[0]):
        return None
    same = [
        other for other in custody.others
        if custody.sentence.start <= other.trigger[0] < account.trigger[0] and set(other.victims) & set(account.victims) and other.date
    ]  # fmt: skip
    if not same:
        return None
    because = Because("the day of what was done in the same breath; the date told is that until which it was ordered", (same[-1].trigger, own.words))
    evidence = {name: words for name, words in account.evidence.items() if name != "date"}
    if "date" in same[-1].evidence:
        evidence["date"] = same[-1].evidence["date"]
    return replace(account, date=same[-1].date, evidence=evidence, because={**account.because, "date": because})


def _not_beyond(custody: _Custody) -> AccountFound:
    """The account; custody counted beyond the report ended then (`had been kept for six days`), or has only begun (`for a further twenty days`)."""
    account, published = custody.account, custody.page.published
    why = account.because.get("date")
    first, _, last = (account.date or "").partition("/")
    if published is None or why is None or _COUNTED_ON not in why.rule or last <= published.isoformat():
        return account
    further = _FURTHER.search(custody.page.text, account.trigger[0], account.trigger[1] + _AFTER) is not None
    value, rule = (first, "which is not over at the report") if further else (_back(first, last), "which was over by then")
    return replace(account, date=value, because={**account.because, "date": Because(f"{why.rule}, {rule}", why.words)})


def _back(first: str, last: str) -> str:
    """The interval moved back so that it ends where it began."""
    if len(first) != _DAY:
        return first
    day = date.fromisoformat(first)
    return f"{day - (date.fromisoformat(last) - day)}/{first}"


def last_arrest(account: AccountFound, others: Sequence[AccountFound], page: Page) -> _End | None:
    """The last dated arrest told before the act, if the act is told of some of the people told of before (`Both men`, `A sixth man`)."""
    sentence = page.sentence_at(account.trigger[0])
    if sentence is None or not _OF_TOLD.match(page.text, sentence.start, account.trigger[0]):
        return None
    told = [_End(point, other.trigger) for other in others if other.act in _BEGINS and other.trigger[0] < account.trigger[0] and (point := _point(other.date))]
    return max(told, key=lambda end: end.words, default=None)


def _dated(custody: _Custody, first: _End, last: _End, value: str, rule: str, words: Range) -> AccountFound | None:
    """The account from first to last; none where the end lies after the report."""
    published = custody.page.published
    if published is not None and value.rpartition("/")[2] > published.isoformat():
        return None
    account = custody.account
    evidence = {**account.evidence, "date": account.evidence.get("date", words)}
    because = Because(rule, tuple(sorted({first.words, last.words, words})))
    return replace(account, date=value, evidence=evidence, because={**account.because, "date": because})


def _point(edtf: str | None) -> str:
    """The date without its mark of doubt if it is no interval, else nothing."""
    point = _POINT.fullmatch(edtf or "")
    return point[1] if point is not None else ""


def _same(first: str, last: str) -> str:
    """An interval whose ends are both as coarse as the coarser."""
    precision = min(len(first), len(last))
    first, last = first[:precision], last[:precision]
    return f"{first}/{last}" if first < last else first


def _both(first: str, last: str, length: _Length) -> str:
    """Both ends told: as coarse as the unit; but years are told by months where both ends are, weeks by days."""
    precision = {"year": _MONTH, "month": _MONTH}.get(length.unit, _DAY)
    return _same(first[:precision], last[:precision])


def _so_far_apart(first: str, last: str, length: _Length) -> bool:
    """Whether the length told can lie between the two."""
    (early, late), (soon, end) = _bounds(first), _bounds(last)
    least, most = (soon - late).days, (end - early).days
    slack = max(1.0, length.days * 0.15) + (_DAYS[length.unit] / 2 if length.unit in {"month", "year"} else 0)
    return least <= length.days * (1.5 if length.over else 1.0) + slack and most >= length.days - slack


def _bounds(point: str) -> tuple[date, date]:
    """The first and last day of a day, month or year."""
    if len(point) == _DAY:
        return date.fromisoformat(point), date.fromisoformat(point)
    year, month = int(point[:4]), int(point[5:] or 0)
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    after = shift_month(year, month, 1)
    return date(year, month, 1), date(*after, 1) - timedelta(1)


def _moved(point: str, length: _Length, sign: int) -> str | None:
    """The point so long before (-1) or after (1), as coarse as the unit; None if it cannot be told."""
    if length.precision == _YEAR or (len(point) == _YEAR and length.unit == "year"):
        return f"{int(point[:4]) + sign * length.number}"
    if len(point) < length.precision:
        return None
    if length.unit == "month":
        return month_edtf(*shift_month(int(point[:4]), int(point[5:7]), sign * length.number))
    if len(point) < _DAY:
        return None
    days = -(-length.number // 24) if length.unit == "hour" else round(length.days)
    return (date.fromisoformat(point) + timedelta(sign * days)).isoformat()[: length.precision]
