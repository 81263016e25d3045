"""An act with its accounts side by side: for each field what every source says, and whether they agree.

Rule: nothing is resolved here. A value stands if a person chose it or all who tell it agree; else it is in dispute.
People told differently are not a dispute: one source may name those whom another only counts. Where two count them and the counts
differ, the page says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from saksi.codebook.lists import codebook
from saksi.record.disputes import KINDS, counted
from saksi.record.resolve import Field, denials, fields_of
from saksi.web import words
from saksi.web.cards import words_of

CHOOSABLE = ("date", "place", "charge", "penalty")


class Cell(NamedTuple):
    """What one account says of one field, with the words that say so."""

    account: Any
    value: str
    quote: str = ""


@dataclass(frozen=True)
class Row:
    """One field: what each account says, in the order of the accounts; the value that stands; whether it is in dispute.

    differs: told differently, but not such that only one telling can be true. told_by: the accounts that tell it.
    cells: the values with their accounts and the words of each. counts: sources count the people, and differ.
    """

    field: str
    label: str
    values: list[str]
    stands: str
    disputed: bool
    choice: Any = None
    differs: bool = False
    told_by: Sequence[tuple[Any, str]] = ()
    cells: Sequence[Cell] = ()
    counts: bool = False

    @property
    def choosable(self) -> bool:
        """Whether a person may say which telling stands."""
        return self.field in CHOOSABLE and self.disputed

    @property
    def kind(self) -> str:
        """What is in dispute, or told with different numbers, in the words of the codebook."""
        code = KINDS.get(self.field, "disp_fact") if self.disputed else "disp_number" if self.counts else ""
        return _(codebook().disputes[code].label) if code else ""


@dataclass(frozen=True)
class Side:
    """One act with its accounts and its fields."""

    act: Any
    label: str
    accounts: Sequence[Any]
    fields: list[Row]


def act_side(act: Any, accounts: Sequence[Any], *, alleged: bool = True) -> Side:
    """The comparison of one act's accounts; their victims and perpetrators must be loaded. alleged: not officially established."""
    resolved = fields_of(accounts, act.choices.all())
    labels = {"date": _("date"), "place": _("place"), "charge": _("charge"), "penalty": _("penalty")}
    rows = [
        replace(
            _told("victims", _("victims"), [_people(a.victims) for a in accounts]),
            counts=len(counted(accounts)) > 1,
        ),
        _told("perpetrators", _("allegedly by") if alleged else _("by"), [_people(a.perpetrators) for a in accounts]),
        *(_resolved(labels[name], accounts, found) for name, found in resolved.items()),
        _status(accounts),
    ]
    shown = [replace(row, cells=_cells(row, accounts)) for row in rows if any(row.values)]
    return Side(act, words.act(act.code), accounts, shown)


def _cells(row: Row, accounts: Sequence[Any]) -> list[Cell]:
    """The values with their words, left out where the words are the value."""
    quotes = [words_of(account.evidence.get(row.field)) for account in accounts]
    together = zip(accounts, row.values, quotes, strict=True)
    return [Cell(account, value, "" if quote == value else quote) for account, value, quote in together]


def _people(related: Any) -> str:
    return ", ".join(sorted({actor.standing_for.name for actor in related.all()}))


def _told(field: str, label: str, values: list[str]) -> Row:
    """A field that no choice resolves; different tellings are shown as such."""
    told = {value for value in values if value}
    return Row(field, label, values, next(iter(told)) if len(told) == 1 else "", disputed=False, differs=len(told) > 1)


def _resolved(label: str, accounts: Sequence[Any], found: Field) -> Row:
    said = words.told_day if found.name == "date" else str
    values = [said(getattr(account, found.name)) for account in accounts]
    told_by = [(account, value) for account, value in zip(accounts, values, strict=True) if value]
    return Row(found.name, label, values, said(found.value), found.disputed, found.choice, told_by=told_by)


def _status(accounts: Sequence[Any]) -> Row:
    """Reported, alleged or denied: told by one and denied by another is a dispute, and a denial alone makes nothing stand."""
    row = _told("status", _("status"), [words.status(a.status) for a in accounts])
    telling, denied = denials(accounts)
    return replace(row, disputed=bool(telling and denied), stands="" if denied else row.stands)
