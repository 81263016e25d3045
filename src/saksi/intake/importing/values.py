"""The values of cells: dates in several forms, acts by code or label, names in one cell.

Rule: what can be read in two ways is not read; the error says what was got and what was expected.
Source: EDTF for dates; the codebook, after CLDR, for the Khmer names of the months.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from saksi.codebook.lists import STATUSES, codebook, khmer_terms
from saksi.codebook.packs import Entry, Pack, Place
from saksi.intake.importing.columns import plain
from saksi.intake.sheet import Cell
from saksi.kernel.dates import PartialDate
from saksi.kernel.errors import BadDecision, DateError, Words
from saksi.kernel.scripts import in_one_spelling

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH_OF = {form: n for n, month in enumerate(_MONTHS, 1) for form in (month, month[:3])} | {
    month: n for n, month in enumerate(khmer_terms("month").values(), 1)
} | {"sept": 9}
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?(?:Z|[+-]\d{2}:?\d{2}))?")
_BY_NUMBERS = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})")
_WORD = r"([^\d\s/.,\-]+)"  # Khmer vowels are no letters to Python
_DAY_MONTH = re.compile(rf"(?:(\d{{1,2}})(?:st|nd|rd|th)?[ \-/.]+)?{_WORD}\.?,?[ \-/.]+(\d{{4}})", re.IGNORECASE)
_MONTH_DAY = re.compile(rf"{_WORD}\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})", re.IGNORECASE)
_EXPECTED = Words("expected a day such as 2025-03-04 or 4 March 2025, a month such as 2025-03, or a year")


def date_of(words: str, order: str) -> str:
    """A date as EDTF. order: day-first, month-first or "" where nobody said. Raises BadDecision, DateError."""
    said = " ".join(in_one_spelling(words).split())
    moment = _MOMENT.fullmatch(said)
    if moment:
        return str(PartialDate.parse(moment[1]))
    numbers = _BY_NUMBERS.fullmatch(said)
    if numbers:
        return _ordered(words, int(numbers[1]), int(numbers[2]), int(numbers[3]), order)
    parts = _parts(said)
    if parts is not None:
        return _made(words, *parts)
    try:
        return str(PartialDate.parse(said))
    except DateError as error:
        raise BadDecision("got %(words)r, %(expected)s.", words=words[:60], expected=_EXPECTED) from error


def _parts(said: str) -> tuple[int, int, int | None] | None:
    """Year, month, day of a date that can be read in one way; a day of None is a month."""
    if found := _YEAR_FIRST.fullmatch(said):
        return int(found[1]), int(found[2]), int(found[3])
    if (found := _DAY_MONTH.fullmatch(said)) and found[2].casefold() in _MONTH_OF:
        return int(found[3]), _MONTH_OF[found[2].casefold()], int(found[1]) if found[1] else None
    if (found := _MONTH_DAY.fullmatch(said)) and found[1].casefold() in _MONTH_OF:
        return int(found[3]), _MONTH_OF[found[1].casefold()], int(found[2])
    return None


def _ordered(words: str, first: int, second: int, year: int, order: str) -> str:
    if first > 12 >= second or (first == second):
        return _made(words, year, second, first)
    if second > 12 >= first:
        return _made(words, year, first, second)
    if not order:
        raise BadDecision(
            "got %(words)r, which may be day and month or month and day. Say in which order your dates are: at the desk under the columns, on "
            "the command line with --order.",
            words=words[:60],
        )
    day, month = (first, second) if order == "day-first" else (second, first)
    return _made(words, year, month, day)


def _made(words: str, year: int, month: int, day: int | None) -> str:
    try:
        return date(year, month, day or 1).isoformat()[: 10 if day else 7]
    except ValueError as error:
        raise BadDecision(
            "got %(words)r, which is no day of the calendar; %(expected)s.",
            words=words[:60],
            expected=_EXPECTED,
        ) from error


def is_ambiguous(words: str) -> bool:
    """Whether a date can be read only by who knows the order of day and month."""
    try:
        return bool(_BY_NUMBERS.fullmatch(" ".join(in_one_spelling(words).split()))) and not date_of(words, "")
    except (BadDecision, DateError) as error:
        return "day and month" in error.message


@cache
def _acts() -> Mapping[str, str]:
    """From the code and the label of each act, as they are compared, to its code."""
    return {plain(form): act.code for act in codebook().acts.values() for form in (act.code, act.label)}


@cache
def _sectors() -> Mapping[str, str]:
    return {plain(form): code for code, term in codebook().sectors.items() for form in (code, term.meaning)}


def act_of(words: str, said: Mapping[str, str]) -> str | None:
    """The code of an act by its code or label, or as a person said of these words; None where it is not known."""
    return said.get(words) or _acts().get(plain(words))


def acts_of(cell: Cell, said: Mapping[str, str]) -> list[tuple[Cell, str | None]]:
    """The acts in a cell, each with its words: one label, labels with `;` or line ends between, or codes with blanks between."""
    if act_of(cell.words, said):
        return [(cell, act_of(cell.words, said))]
    codes = parts_of(cell, r"\s+")
    if len(codes) > 1 and all(act_of(code.words, said) for code in codes):
        return [(code, act_of(code.words, said)) for code in codes]
    return [(part, act_of(part.words, said)) for part in parts_of(cell, r"[;|\n]")]


def sector_of(words: str) -> str:
    """The code of a sector. Raises BadDecision."""
    found = _sectors().get(plain(words))
    if found is None:
        raise BadDecision(
            "got the sector %(words)r, expected one of %(choices)s.",
            words=words[:60],
            choices=", ".join(codebook().sectors),
        )
    return found


def status_of(words: str) -> str:
    """How it is told. Raises BadDecision."""
    found = {plain(status): status for status in STATUSES}.get(plain(words))
    if found is None:
        raise BadDecision(
            "got the status %(words)r, expected one of %(choices)s.",
            words=words[:60],
            choices=", ".join(STATUSES),
        )
    return found


@dataclass(frozen=True)
class Known:
    """What a pack knows, from each form of a name in small letters: places, also by their code, and bodies."""

    places: Mapping[str, Place]
    bodies: Mapping[str, Entry]

    @classmethod
    def of(cls, pack: Pack) -> Known:
        """Where a form means two, the first of the pack is meant, as everywhere."""
        places = {form.casefold(): place for place in reversed(pack.places) for form in (*place.forms, place.code)}
        return cls(places, {form.casefold(): body for body in reversed(pack.bodies) for form in body.forms})


def parts_of(cell: Cell, sign: str = r"[;|\n]") -> list[Cell]:
    """What stands between signs in a cell, each with where it stands."""
    found, at = [], 0
    for match in [*re.finditer(sign, cell.words), None]:
        words = cell.words[at : match.start() if match else len(cell.words)]
        start = cell.start + at + len(words) - len(words.lstrip())
        if words.strip():
            found.append(Cell(words.strip(), start, start + len(words.strip())))
        at = match.end() if match else at
    return found
