"""From when to when custody lasted, where the page tells one end in another place: the arrest before it, the release after it.

Rule: only where the words tell a length (`spent 14 months in`, `held for nine days`), an end (`was kept until Tuesday`) or that it began with the
arrest; the other end is that of an arrest or release of the same people, or is counted. Ends are as coarse as the unit told or as the coarser end.
Custody that is only ordered (`remanded until July`, `sent to prison for ten days`) is the point at which it begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from saksi.reading.accounts.circumstances.custody_lengths import (
    BY_DAY,
    DAY,
    LEAST_HOURS,
    Length,
    as_coarse,
    between,
    moved,
    so_far_apart,
)
from saksi.reading.dates.sums import month_edtf, number_of, point_of, shift_month
from saksi.reading.dates.words import COUNT
from saksi.reading.text.found import AccountFound, Because, DateFound, Range
from saksi.reading.text.page import Page, Sentence

_ACTS = frozenset(("detention", "house-arrest", "enforced-disappearance", "lawyer-denied", "internet-shutdown", "site-blocked"))
_BEGINS = frozenset(("arrest", "abduction"))
_CHARGED = frozenset(("charge",))
_HELD = frozenset((*_BEGINS, "detention"))
_ENDS = frozenset(("release", "acquittal", "charges-dropped"))
_FREED = frozenset((*_ENDS, "expulsion"))
_VERDICTS = frozenset((*_ENDS, "conviction"))
_HINT = re.compile(r"\b(?:nights?|days?|weeks?|months?|years?|hours?|overnight|until|till|since|verdict|that (?:day|month))\b", re.IGNORECASE)
_LENGTH = re.compile(
    r"\b(?:(?:for|spen(?:t|ding)|(?<!is )(?<!are )serv(?:ed|ing)|passed)|(?P<after>after))(?: already)?"
    r"(?: (?:(?P<over>more than|over|well over)|nearly|almost|about|around|at least|some|up to|the past|the last|the next|the first))?"
    rf" (?P<n>{COUNT}) (?P<unit>(?a:hour|night|day|week|month|year))s?\b(?!-| (?:ago|old|a week|a day)\b)(?(after) (?:in|behind|under)\b)",
    re.IGNORECASE,
)
_ORDERED = re.compile(
    r"\b(?:order\w*|remand(?:ed|ing)|sentenc\w+|extend\w*|prolong\w*|renew\w*|jailed|imprisoned|sent|put|placed|moved|transferred|returned)\b"
)
_SUPPOSED = re.compile(r"\b(?:will|would|could|can|may|might|must|faces?|to be|if)\b[^,;]*$")
_TO_DATE = re.compile(r"\b(?:has|have) (?:\w+ )?(?:been )?(?:(?:held|kept|detained|locked up) )?$|\b(?:has|have) (?:\w+ )?been\b[^,;]{0,20}$")
_HAD = re.compile(r"\bhad (?:\w+ )?(?:been )?$|\bhaving (?:been )?$")
_UNTIL = re.compile(
    r"\b(?:until|till) (?:(?:early|late|this|last) )?$|\b(?:until|till) (?:his|her|their|the) (?:release|acquittal|transfer|deportation|discharge) (?:on|in) (?:bail (?:on|in) )?$", re.IGNORECASE
)
_HAS_UNTIL = re.compile(r"\b(?:until|till) ")
_OVER = {
    "internet-shutdown": re.compile(r"\b(?:restored|back (?:on|up|online)|switched (?:back )?on|resumed)\b[^.;]*$"),
    "site-blocked": re.compile(r"\b(?:restored|unblocked|lifted|accessible again)\b[^.;]*$"),
    "enforced-disappearance": re.compile(r"\b(?:(?:was|were) found(?! dead)|turned up|reappeared|resurfaced|surfaced|(?:was|were) (?:freed|released))\b[^.;]*$"),
}
"""Words after which the day is told when it was over."""
_ONLY_UNTIL = re.compile(r",? (?:until|till) ")
_NOT_OUT = re.compile(r"\b(?:remained|stayed)\b[^.;]*$|\b(?:not|n[’']t|never) (?:leave|freed|released|let (?:go|out)|walk out|come (?:out|home))\b[^.;]*$")
_SINCE_ARREST = re.compile(r"\bsince (?:(?:his|her|their|the) (?:arrests?|capture|detention)|(?:he|she|they) (?:was|were) (?:arrested|detained|seized|taken|picked up))(?= ?[.,;]|$| and\b)")
_TO_VERDICT = re.compile(r"\b(?:to|until|till) (?:the|that|his|her|their) (?:verdict|acquittal|release)\b")
_LET_GO = re.compile(r"\b(?:released?|freed?|let (?:go|out)|set free|walked (?:free|out)|bailed)\b[^.;]{0,60}$")
_BEFORE_TRIAL = re.compile(r"\b(?:had|having) (?:\w+ )?(?:been|spent|served)\b|\bhaving (?:spent|served)\b|\bpre-?trial\b|\bremand\b")
_NEXT = re.compile(r"\b(?:before|and then|then)\b")
_FURTHER = re.compile(r"\b(?:further|another|additional|more)\b")
_THEN = re.compile(r"\bthen\b")
_OF_TOLD = re.compile(r"(?:The|Both|All|They|An? (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)|(?:One|Two|Three|Four|Five|Some) of (?:the|them))\b[^;:]{0,70}$")
"""`Both men are`, `A sixth man was`: people of whom more was told before."""
_OTHER_CLAUSE = re.compile(r"[;:]|\b(?:but|who|which|because)\b")
_BEFORE, _AFTER = 40, 60
_COUNTED_ON = re.compile(r"with the (?:length|months) of custody")
_ON = "counted on from the beginning told, by the length told"


@dataclass(frozen=True, slots=True)
class _End:
    """A point of time, the words that tell it, and whether it was only inferred."""

    point: str
    words: Range
    inferred: bool = False


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
            if other.act in acts and set(other.victims) & set(self.account.victims) and (point := point_of(other.date)):
                yield _End(point, other.trigger, point != other.date)

    def beside(self, acts: frozenset[str]) -> Iterator[_End]:
        """The dates of these acts told in the same sentence."""
        for other in self.others:
            if other.act in acts and self.sentence.start <= other.trigger[0] < self.sentence.end and (point := point_of(other.date)):
                yield _End(point, other.trigger, point != other.date)


def custody_spans(accounts: Sequence[AccountFound], page: Page, dates: Sequence[DateFound]) -> list[AccountFound]:
    """The accounts, those of custody dated from its beginning to its end where the page tells both or one and the length."""
    told = {date.start: date for date in dates}
    spanned = [_spanned(account, accounts, page, told) if account.act in _ACTS else account for account in accounts]
    ended = [_freed_then(account, spanned, page) if account.act in _VERDICTS else account for account in spanned]
    return [_taken_then(account, ended, page, dates) if account.act == "arrest" else account for account in ended]


def _taken_then(arrest: AccountFound, accounts: Sequence[AccountFound], page: Page, dates: Sequence[DateFound]) -> AccountFound:
    """`was freed after 14 months in jail. He had been arrested at ...`: an arrest that tells no day of its own is of the day from which the custody was counted."""
    sentence = page.sentence_at(arrest.trigger[0])
    if sentence is None or not page.text.endswith("had been ", 0, arrest.trigger[0]) or any(sentence.start <= date.start < sentence.end for date in dates):
        return arrest
    for custody in accounts:
        first, _, last = (custody.date or "").partition("/")
        if custody.act == "detention" and last and custody.trigger[0] < sentence.start and set(custody.victims) & set(arrest.victims):
            because = Because("the day from which the custody told before is counted", (custody.trigger,))
            evidence = {**arrest.evidence, "date": custody.trigger}
            return replace(arrest, date=first, evidence=evidence, because={**arrest.because, "date": because})
    return arrest


def _freed_then(release: AccountFound, accounts: Sequence[AccountFound], page: Page) -> AccountFound:
    """`was held for nine days before being freed`: a release that tells no day of its own is of the day to which the custody was counted."""
    for custody in accounts:
        first, _, last = (custody.date or "").partition("/")
        if (
            custody.act == "detention" and last and set(custody.victims) & set(release.victims)
            and custody.because["date"].rule == _ON and _begins_like(point_of(release.date), first)
            and custody.trigger[0] < release.trigger[0] and page.sentence_at(custody.trigger[0]) == page.sentence_at(release.trigger[0])
        ):  # fmt: skip
            because = Because("the end to which the custody told before it in the sentence was counted", custody.because["date"].words)
            evidence = {**release.evidence, "date": custody.evidence["date"]}
            return replace(release, date=last, evidence=evidence, because={**release.because, "date": because})
    return release


def _begins_like(point: str, first: str) -> bool:
    """Whether a point is the same as another as far as both go; nothing is like all."""
    return point.startswith(first) or first.startswith(point)


def _spanned(account: AccountFound, accounts: Sequence[AccountFound], page: Page, told: dict[int, DateFound]) -> AccountFound:
    sentence = page.sentence_at(account.trigger[0])
    if sentence is None or not (account.act in _OVER or _HINT.search(page.text, sentence.start, sentence.end)):
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
            point = point_of(told[start].edtf)
            return _End(point, (start, end)) if point else None
    return None


def _length(custody: _Custody) -> Length | None:
    text, trigger = custody.page.text, custody.account.trigger
    low = max(custody.sentence.start, trigger[0] - _BEFORE)
    for told in _LENGTH.finditer(text, low, min(custody.sentence.end, trigger[1] + _AFTER)):
        between = text[told.end() : trigger[0]] + text[trigger[1] : told.start()]
        number = number_of(told["n"])
        if number and not _OTHER_CLAUSE.search(between):
            return Length(number, told["unit"].lower(), told["over"] is not None, told.span())
    return None


def _of_length(custody: _Custody) -> AccountFound | None:
    """`spent nine months in prison before a judge freed him`: the two ends that are so far apart, else one and the length."""
    length = _length(custody)
    if length is not None and custody.own is not None and custody.own.words[0] < length.words[1] and length.words[0] < custody.own.words[1]:
        custody = replace(custody, own=None)  # `for nineteen days after police took him on 2 March`
    if length is None or _SUPPOSED.search(custody.before) or (length.unit == "hour" and length.number < LEAST_HOURS):
        return None
    freed_on = {end.point for end in custody.of_same(_ENDS) if not end.inferred}
    begins = [begin for begin in custody.begins() if not begin.inferred or begin.point not in freed_on]
    begun_on = {begin.point for begin in begins}
    ends = [end for end in custody.of_same(_ENDS) if end.point not in begun_on]
    beside = [end for end in custody.beside(_ENDS) if end.point not in begun_on]
    now = _to_date(custody)
    if now is not None:
        ends, beside = [now], [now]
    own = custody.own
    begun = [own, *begins] if own is not None else begins
    ended = [*beside, *([own] if own is not None else []), *ends]
    for first in begun:
        for last in ended:
            by_day = length.unit in BY_DAY and len(last.point) < len(first.point) == DAY and first.point.startswith(last.point)  # `arrested on August 11, came home this month after nine days`
            if (first.point < last.point or by_day) and so_far_apart(first.point, last.point, length):
                return _dated(custody, first, last, between(first.point, last.point, length), "from the arrest or date told to the end told, as far apart as the length told", length.words)
    if custody.account.act != "detention" or begins:
        ends = []
    elif _BEFORE_TRIAL.search(custody.page.text, max(custody.sentence.start, custody.account.trigger[0] - _BEFORE), custody.account.trigger[1]):
        ends = ends or list(custody.of_same(_VERDICTS))
    return _counted(custody, length, begins, beside or ends)


def _to_date(custody: _Custody) -> _End | None:
    published = custody.page.published
    start, end = custody.account.trigger
    if published is None or not _TO_DATE.search(custody.page.text, max(custody.sentence.start, start - _BEFORE), start):
        return None
    return _End(published.isoformat(), (start, end))


def _counted(custody: _Custody, length: Length, begins: Sequence[_End], ends: Sequence[_End]) -> AccountFound | None:
    """One end and the length: counted on from the beginning, or back from the end."""
    own = custody.own
    if own is not None and (_is_end(custody, own, ends) or (own.words[0] > length.words[1] and _NEXT.search(custody.page.text, length.words[1], own.words[0]))):
        ends, own = [own], None
    if ends and own is None:
        last = ends[0]
        first = moved(last.point, length, -1)
        if first is None:
            return None
        return _dated(custody, _End(first, length.words), last, as_coarse(first, last.point[: len(first)]), "counted back from the end told, by the length told", length.words)
    told = next((begin for begin in begins if custody.sentence.start <= begin.words[0] < custody.account.trigger[0]), None)
    between = told is not None and own is not None and told.words[0] < own.words[0] < custody.account.trigger[0]
    begun = told if between else own or next(iter(begins), None)
    last_point = moved(begun.point, length, 1) if begun is not None else None
    if begun is None or (last_point is None and not between):
        return None
    if last_point is None:
        return _dated(custody, begun, begun, begun.point, "the date of the arrest told in the sentence", length.words)
    value = as_coarse(begun.point[: len(last_point)], last_point)
    return _dated(custody, begun, _End(last_point, length.words), value, _ON, length.words)


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
        return _dated(custody, own, last, as_coarse(own.point, last.point), "from the date told to the verdict", verdict.span()) if last else None
    if own is None or not _UNTIL.search(text, custody.sentence.start, own.words[0]) or _THEN.search(text, own.words[1], custody.account.trigger[0]):
        return None
    begins = custody.begins() or list(custody.beside(_CHARGED))
    begun = max((begin for begin in begins if begin.point < own.point), key=lambda begin: begin.point, default=None)
    if begun is None:
        return None
    return _dated(custody, begun, own, as_coarse(begun.point, own.point), "from the arrest told of until the day told", own.words)


def _since_the_arrest(custody: _Custody) -> AccountFound | None:
    """`has been held since his arrest`: from the arrest to the report."""
    since = _SINCE_ARREST.search(custody.page.text, custody.account.trigger[0], custody.sentence.end)
    published = custody.page.published
    begun = max(custody.begins(), key=lambda begin: begin.point, default=None) if since is not None else None
    if since is None or begun is None or published is None:
        return None
    last = next((end for end in custody.of_same(_FREED) if end.point > begun.point), None) if _HAD.search(custody.before) else None
    last = last or _End(published.isoformat(), since.span())
    return _dated(custody, begun, last, as_coarse(begun.point, last.point), "from the arrest told of, since which it lasts", since.span())


def _freed_since(custody: _Custody) -> AccountFound | None:
    """`had been in jail since May` of somebody whose release is told: to the release, not to the report."""
    first, _, last = (custody.account.date or "").partition("/")
    if not last or not _HAD.search(custody.before) or custody.page.published is None or last != custody.page.published.isoformat()[: len(last)]:
        return None
    freed = next((end for end in custody.of_same(_FREED) if first < end.point < custody.page.published.isoformat()), None)
    words = custody.account.evidence.get("date")
    match words:
        case (int(start), int(end)) if freed is not None:
            return _dated(custody, _End(first, (start, end)), freed, as_coarse(first, freed.point), "since the date told, to the release told", freed.words)
    return None


def _not_out_until(custody: _Custody, told: dict[int, DateFound]) -> AccountFound | None:
    """`was remanded in May and did not leave prison until Tuesday`, `from last Saturday until Sunday`, `was cut on Monday and restored on Friday`."""
    own, text, start = custody.own, custody.page.text, custody.account.trigger[1]
    over = _OVER.get(custody.account.act)
    if own is None or not (over or _HAS_UNTIL.search(text, start, custody.sentence.end)):
        return None
    for at, found in told.items():
        point = point_of(found.edtf)
        if not start < at < custody.sentence.end or point <= own.point:
            continue
        until = _UNTIL.search(text, start, at) and (_NOT_OUT.search(text, start, at) or (own.words[0] > start and _ONLY_UNTIL.match(text, own.words[1])))
        if until or (over and over.search(text, start, at)):
            return _dated(custody, own, _End(point, (at, found.end)), as_coarse(own.point, point), "from the date told until the other date told", (at, found.end))
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
    if published is None or why is None or not _COUNTED_ON.search(why.rule) or last <= published.isoformat():
        return account
    further = _FURTHER.search(custody.page.text, account.trigger[0], account.trigger[1] + _AFTER) is not None
    value, rule = (first, "which is not over at the report") if further else (_back(first, last), "which was over by then")
    return replace(account, date=value, because={**account.because, "date": Because(f"{why.rule}, {rule}", why.words)})


def _back(first: str, last: str) -> str:
    """The interval moved back so that it ends where it began."""
    if len(first) == DAY == len(last):
        day = date.fromisoformat(first)
        return f"{day - (date.fromisoformat(last) - day)}/{first}"
    months = 12 * (int(last[:4]) - int(first[:4])) + int(last[5:7]) - int(first[5:7])
    return f"{month_edtf(*shift_month(int(first[:4]), int(first[5:7]), -months))}/{first}"


def last_arrest(account: AccountFound, others: Sequence[AccountFound], page: Page) -> _End | None:
    """The last dated arrest told before the act, if the act is told of some of the people told of before (`Both men`, `A sixth man`)."""
    sentence = page.sentence_at(account.trigger[0])
    if sentence is None or not _OF_TOLD.match(page.text, sentence.start, account.trigger[0]):
        return None
    told = [_End(point, other.trigger) for other in others if other.act in _BEGINS and other.trigger[0] < account.trigger[0] and (point := point_of(other.date))]
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
