"""What an act is, from its accounts and the choices made between them; and what the accounts disagree on.

Rule: nobody decides but a person. Where all accounts that tell a field can be true together, the most exact
value stands; where they cannot, the value that a person chose, and nothing until somebody chose.
A place and what lies within it can both be true; so can words and more words that hold them (`incitement` and `incitement to
unrest`), but not `2 years` and `12 years`, or `500` and `500,000`.
A day and about that day are one value.
A field's losing values stay, each with the accounts that tell it.
Order: the values of one field, whether they can be true together, the field, then the act.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from saksi.kernel.dates import PartialDate, narrowest
from saksi.kernel.scripts import UNSPACED
from saksi.record.places import spot_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from saksi.record.models import Account, FieldChoice

FIELDS = ("date", "place", "charge", "penalty")
_OF_A_WORD = rf"(?:[^\W{UNSPACED}]|\d|-)"  # before or behind it words go on; scripts without blanks never tell
_MARKS = re.compile(r"[~?%]")  # about, uncertain, both
_ELSE = re.compile(r"\b(?:no|not|never|without|attempted|acquitted|cleared)\b")  # with these, more words say something else


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
    def told(self) -> tuple[str, ...]:
        """The value that stands; each of those told while none does."""
        return (self.value,) if self.value else tuple(one.value for one in self.values)

    @property
    def needs_choice(self) -> bool:
        """Whether accounts disagree and nobody chose."""
        return self.disputed and self.choice is None


def field_of(name: str, accounts: Sequence[Account], choices: Iterable[FieldChoice]) -> Field:
    """One field from the accounts of an act; a choice counts while its account is among them."""
    told: dict[str, list[int]] = {}
    spelled: dict[str, str] = {}
    packs: dict[str, str] = {}
    for account in accounts:
        value = getattr(account, name)
        if value:
            key = _MARKS.sub("", value) if name == "date" else _key(value)
            told.setdefault(key, []).append(account.pk)
            spelled[key] = min(spelled.get(key, value), value, key=len)  # of a day told as such and as about that day, the former
            packs.setdefault(key, account.pack)
    values = tuple(Value(spelled[key], tuple(ids)) for key, ids in told.items())
    together = _together(name, {spelled[key]: pack for key, pack in packs.items()})
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


def _together(name: str, packs: Mapping[str, str]) -> str | None:
    """The most exact of values that can be true together, "" when nothing is told, None when they cannot.

    packs: from each value to the country pack of a document that tells it.
    """
    if len(packs) <= 1:
        return next(iter(packs), "")
    if name == "date":
        return narrowest([PartialDate.parse(value) for value in packs])
    longest_first = sorted(packs, key=len, reverse=True)
    if name == "place":
        return next((one for one in longest_first if all(_lies_in(one, other, packs) for other in packs)), None)
    return longest_first[0] if all(_holds(longest_first[0], other) for other in packs) else None


def _lies_in(place: str, other: str, packs: Mapping[str, str]) -> bool:
    """Whether a place is the other or lies within it: as the country pack knows both, else as the words say."""
    here, there = (spot_of(name, packs[name]) for name in (place, other))
    if here.level and there.level:
        return there.key in (here.key, *(spot.key for spot in here.within))
    return _holds(place, other)


def _holds(words: str, fewer: str) -> bool:
    """Whether the words hold the fewer ones, whole: `12 years` and `twenty-two years` hold no `2 years` and no `two years`, `500,000` no `500`.

    Nor does `attempted murder` hold `murder`.
    """
    text = _key(words)
    found = re.search(rf"(?<!{_OF_A_WORD})(?<!\d[.,]){re.escape(_key(fewer))}(?!{_OF_A_WORD}|[.,]\d)", text)
    return found is not None and _ELSE.search(text[: found.start()] + text[found.end() :]) is None


def denials(accounts: Sequence[Account]) -> tuple[tuple[Account, ...], tuple[Account, ...]]:
    """The accounts that tell an act, and those told as denied."""
    denied = tuple(account for account in accounts if account.status == "denied")
    return tuple(account for account in accounts if account not in denied), denied
