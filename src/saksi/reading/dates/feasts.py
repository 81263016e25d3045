"""Feast days and days of remembrance that the press dates things by.

Rule: only days that are the same everywhere, or nearly; a day that each country keeps at another time (`Independence Day`) is left out.
A feast that lasts several days (`Khmer New Year`) is told by its month.
Easter by the rule of the Gregorian calendar (Meeus, Jones and Butcher).
"""

from __future__ import annotations

from datetime import date, timedelta

_FIXED: dict[str, tuple[int, int]] = {
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "international women's day": (3, 8),
    "women's day": (3, 8),
    "earth day": (4, 22),
    "world press freedom day": (5, 3),
    "may day": (5, 1),
    "international labour day": (5, 1),
    "international labor day": (5, 1),
    "international workers' day": (5, 1),
    "world refugee day": (6, 20),
    "world aids day": (12, 1),
    "international human rights day": (12, 10),
    "human rights day": (12, 10),
    "halloween": (10, 31),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "valentine's day": (2, 14),
    "new year": (1, 1),
}
_LASTING = {
    **dict.fromkeys(("khmer new year", "cambodian new year", "lao new year", "thai new year", "burmese new year", "myanmar new year"), (4, 14)),
    **dict.fromkeys(("songkran", "thingyan"), (4, 13)),
    **dict.fromkeys(("nowruz", "novruz", "newroz", "persian new year", "iranian new year"), (3, 21)),
}  # fmt: skip
"""Feasts of several days: told by their month."""
_FROM_EASTER = {
    "ash wednesday": -46, "palm sunday": -7, "maundy thursday": -3, "good friday": -2, "holy saturday": -1, "easter saturday": -1, "easter sunday": 0, "easter monday": 1, "easter": 0,
}  # fmt: skip
_IN_NOVEMBER = {"thanksgiving day": 0, "thanksgiving": 0, "black friday": 1}
"""Days after the fourth Thursday of November."""

FEAST_NAMES = (*_LASTING, *_FIXED, *_FROM_EASTER, *_IN_NOVEMBER)
"""Lower-case names, the longer before those they begin with."""


def lasts_days(name: str) -> bool:
    """Whether the feast lasts several days, so that only its month is told."""
    return name in _LASTING


def feast_day(name: str, year: int) -> date:
    """The day of the feast in that year. name: one of FEAST_NAMES."""
    if name in _FIXED or name in _LASTING:
        return date(year, *(_FIXED | _LASTING)[name])
    if name in _FROM_EASTER:
        return _easter(year) + timedelta(days=_FROM_EASTER[name])
    first = date(year, 11, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7 + 21 + _IN_NOVEMBER[name])


def _easter(year: int) -> date:
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    lead = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    back = (golden + 11 * epact + 22 * lead) // 451
    days = epact + lead - 7 * back + 114
    return date(year, days // 31, days % 31 + 1)
