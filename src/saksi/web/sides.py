"""An act with its accounts side by side: for each field what every source says, and whether they agree.

Rule: nothing is resolved here. A value stands if a person chose it or all who tell it agree; else it is in dispute.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from saksi.codebook.lists import codebook
from saksi.record.resolve import Field, fields_of


@dataclass(frozen=True)
class Row:
    """One field: what each account says, in the order of the accounts; the value that stands; whether it is in dispute."""

    field: str
    label: str
    values: list[str]
    stands: str
    disputed: bool
    choice: Any
    choosable: bool


@dataclass(frozen=True)
class Side:
    """One act with its accounts and its fields."""

    act: Any
    label: str
    accounts: Sequence[Any]
    rows: list[Row]


def act_side(act: Any, accounts: Sequence[Any]) -> Side:
    """The comparison of one act's accounts; their victims and perpetrators must be loaded."""
    resolved = fields_of(accounts, act.choices.all())
    labels = {"date": _("date"), "place": _("place"), "charge": _("charge"), "penalty": _("penalty")}
    rows = [
        _told("victims", _("victims"), [_people(a.victims) for a in accounts]),
        _told("perpetrators", _("perpetrators"), [_people(a.perpetrators) for a in accounts]),
        *(_resolved(labels[name], [getattr(a, name) for a in accounts], found) for name, found in resolved.items()),
        _told("status", _("status"), [a.status for a in accounts]),
    ]
    label = codebook().acts[act.code].label if act.code in codebook().acts else act.code
    return Side(act, label, accounts, [row for row in rows if any(row.values)])


def _people(related: Any) -> str:
    return ", ".join(sorted({actor.standing_for.name for actor in related.all()}))


def _told(field: str, label: str, values: list[str]) -> Row:
    """A field that no choice resolves yet; different tellings are shown as such."""
    told = {value for value in values if value}
    return Row(field, label, values, next(iter(told)) if len(told) == 1 else "", len(told) > 1, None, choosable=False)


def _resolved(label: str, values: list[str], found: Field) -> Row:
    return Row(found.name, label, values, found.value, found.disputed, found.choice, choosable=True)
