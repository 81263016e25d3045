"""Of which incidents an account may tell: near in kind, in time, in who suffered it, in place; each with its reasons. Nothing is linked here.

Rule: an act of another family or a date that cannot be near is no candidate, whatever else fits; then something beside kind and date must fit, a
victim or a place, unless both tell one day exactly. A fit is `strong` where a victim is shared and the dates may be one.
Steps: kind, date, people, place; the reasons add up; the best come first.
A window of time is as wide as the less precise date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from saksi.matching.actors import Name, closest

NEAR = timedelta(days=7)  # sources report late, and count from different days
MOST = 5


class Why(StrEnum):
    """What speaks for an account telling of an incident."""

    SAME_ACT = "same-act"
    FAMILY = "family"
    SAME_DAY = "same-day"
    OVERLAP = "overlap"
    NEAR = "near"
    VICTIM = "victim"
    PERPETRATOR = "perpetrator"
    PLACE = "place"
    PROVINCE = "province"
    HERE = "here"


WEIGHT = {
    Why.SAME_ACT: 2, Why.FAMILY: 1, Why.SAME_DAY: 3, Why.OVERLAP: 2, Why.NEAR: 1, Why.VICTIM: 4, Why.PERPETRATOR: 1, Why.PLACE: 2,
    Why.PROVINCE: 1, Why.HERE: 2,
}  # fmt: skip
ENOUGH = frozenset({Why.SAME_DAY, Why.VICTIM, Why.PLACE, Why.PROVINCE, Why.HERE})


@dataclass(frozen=True, slots=True)
class Telling:
    """An account as it is compared.

    incident: of which it tells, 0 for the one that is asked about. earliest, latest: of its date, None where open; dated: whether it has one.
    victims, perpetrators: each with all names known. province: that holds its place. document: that tells it.
    """

    incident: int
    code: str
    family: str
    dated: bool = False
    earliest: date | None = None
    latest: date | None = None
    victims: tuple[tuple[Name, ...], ...] = ()
    perpetrators: tuple[tuple[Name, ...], ...] = ()
    place: str = ""
    province: str = ""
    document: int = 0


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason; words: the name or the place that is shared, or how many days lie between."""

    why: Why
    words: str = ""


@dataclass(frozen=True, slots=True)
class Fit:
    """An incident of which the account may tell, and why."""

    incident: int
    reasons: tuple[Reason, ...]
    strong: bool

    @property
    def weight(self) -> int:
        """How much speaks for it."""
        return sum(WEIGHT[reason.why] for reason in self.reasons)


def fits(account: Telling, known: Iterable[Telling], most: int = MOST) -> list[Fit]:
    """The incidents of which this account may tell, the likeliest first; of several tellings of one incident the best counts."""
    best: dict[int, Fit] = {}
    for telling in known:
        fit = _fit(account, telling)
        if fit is not None and (telling.incident not in best or fit.weight > best[telling.incident].weight):
            best[telling.incident] = fit
    return sorted(best.values(), key=lambda fit: (-fit.weight, -fit.incident))[:most]


def window(earliest: date | None, latest: date | None) -> tuple[date | None, date | None]:
    """The days between which another date is near; None is open."""
    return _moved(earliest, -NEAR), _moved(latest, NEAR)


def _moved(day: date | None, by: timedelta) -> date | None:
    try:
        return day + by if day else None
    except OverflowError:
        return None


def _fit(account: Telling, telling: Telling) -> Fit | None:
    if account.family != telling.family:
        return None
    dates = _dates(account, telling)
    if dates is None:
        return None
    kind = Reason(Why.SAME_ACT) if account.code == telling.code else Reason(Why.FAMILY)
    reasons = (kind, *dates, *_people(account, telling), *_place(account, telling), *_here(account, telling))
    whys = {reason.why for reason in reasons}
    strong = Why.VICTIM in whys and bool(whys & {Why.SAME_DAY, Why.OVERLAP})
    return Fit(telling.incident, reasons, strong) if whys & ENOUGH else None


def _dates(one: Telling, other: Telling) -> tuple[Reason, ...] | None:
    """What the dates say; nothing where one has none, None where they cannot be near."""
    if not (one.dated and other.dated):
        return ()
    if one.earliest == one.latest == other.earliest == other.latest and one.earliest is not None:
        return (Reason(Why.SAME_DAY),)
    gap = max(_after(one.earliest, other.latest), _after(other.earliest, one.latest))
    if not gap:
        return (Reason(Why.OVERLAP),)
    return (Reason(Why.NEAR, str(gap)),) if gap <= NEAR.days else None


def _after(start: date | None, end: date | None) -> int:
    """By how many days a start lies after an end; 0 where either is open or it does not."""
    return max(0, (start - end).days) if start and end else 0


def _people(one: Telling, other: Telling) -> Iterator[Reason]:
    for why, mine, theirs in (
        (Why.VICTIM, one.victims, other.victims),
        (Why.PERPETRATOR, one.perpetrators, other.perpetrators),
    ):
        shared = _shared(mine, theirs)
        if shared:
            yield Reason(why, shared)


def _shared(mine: Sequence[tuple[Name, ...]], theirs: Sequence[tuple[Name, ...]]) -> str:
    """The name of the first whom both have; "" where nobody is."""
    for person in mine:
        for other in theirs:
            if closest(person, other, persons=True) is not None:
                return person[0].said
    return ""


def _place(one: Telling, other: Telling) -> Iterator[Reason]:
    if one.place and one.place.casefold() == other.place.casefold():
        yield Reason(Why.PLACE, one.place)
    elif one.province and one.province.casefold() == other.province.casefold():
        yield Reason(Why.PROVINCE, one.province)


def _here(one: Telling, other: Telling) -> Iterator[Reason]:
    if one.document and one.document == other.document:
        yield Reason(Why.HERE)
