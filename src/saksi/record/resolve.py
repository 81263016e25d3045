"""What an act is, from its accounts and the choices made between them; and what the accounts disagree on.

Rule: nobody decides but a person. Where all accounts that tell a field can be true together, the most exact
value stands; where they cannot, the value that a person chose, and nothing until somebody chose.
A field's losing values stay, each with the accounts that tell it.
Order: the values of one field, whether they can be true together, the field, then the act.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from saksi.kernel.dates import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from saksi.record.models import Account, FieldChoice

FIELDS = ("date", "place", "charge", "penalty")


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a field and the accounts (ids) that tell it."""

    value: str
    accounts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an act. value: what stands or ""; values: what is told; disputed: not all can be true."""

    name: str
    value: str
    values: tuple[Value, ...]
    disputed: bool
    choice: FieldChoice | None = None

    @property
    def needs_choice(self) -> bool:
        """Whether accounts disagree and nobody chose."""
        return self.disputed and self.choice is None


def field_of(name: str, accounts: Sequence[Account], choices: Iterable[FieldChoice]) -> Field:
    """One field from the accounts of an act; a choice counts while its account is among them."""
    told: dict[str, list[int]] = {}
    spelled: dict[str, str] = {}
    for account in accounts:
        value = getattr(account, name)
        if value:
            key = _key(value)
            told.setdefault(key, []).append(account.pk)
            spelled.setdefault(key, value)
    values = tuple(Value(spelled[key], tuple(ids)) for key, ids in told.items())
    together = _together(name, [value.value for value in values])
    known = {account.pk for account in accounts}
    standing = [c for c in choices if c.field == name and c.live and c.account_id in {*known, None}]
    choice = standing[-1] if standing else None
    chosen = choice.value if choice else together or ""
    return Field(name, chosen, values, disputed=together is None, choice=choice)


def fields_of(accounts: Sequence[Account], choices: Iterable[FieldChoice]) -> Mapping[str, Field]:
    """Date, place, charge and penalty of an act."""
    made = list(choices)
    return {name: field_of(name, accounts, made) for name in FIELDS}


def _key(value: str) -> str:
    return " ".join(value.split()).casefold()


def _together(name: str, values: list[str]) -> str | None:
    """The most exact of values that can be true together, "" when nothing is told, None when they cannot."""
    if len(values) <= 1:
        return values[0] if values else ""
    if name == "date":
        return _dates_together([PartialDate.parse(value) for value in values])
    longest = max(values, key=len)
    return longest if all(_key(value) in _key(longest) for value in values) else None


def _dates_together(dates: list[PartialDate]) -> str | None:
    """The narrowest of dates that share a day, each with each; None otherwise."""
    if not all(a.overlaps(b) for a in dates for b in dates):
        return None
    return str(min(dates, key=_width))


def _width(day: PartialDate) -> int:
    return ((day.latest or date.max) - (day.earliest or date.min)).days


def span_of(dates: Iterable[str]) -> str:
    """The date of an incident from those of its acts: the narrowest if they fit, else first to last day."""
    known = [PartialDate.parse(value) for value in dates if value]
    if not known:
        return ""
    together = _dates_together(known)
    if together is not None:
        return together
    starts, ends = [day.earliest for day in known], [day.latest for day in known]
    first = "" if None in starts else min(start for start in starts if start).isoformat()
    last = "" if None in ends else max(end for end in ends if end).isoformat()
    if not first and not last:
        return ""
    return f"{first or '..'}/{last or '..'}"


def denials(accounts: Sequence[Account]) -> tuple[tuple[Account, ...], tuple[Account, ...]]:
    """The accounts that tell an act, and those told as denied."""
    denied = tuple(account for account in accounts if account.status == "denied")
    return tuple(account for account in accounts if account not in denied), denied
