"""What sources disagree on about an act: values of a field that cannot all be true, and denials.

Rule: a dispute names every value with the accounts or statements that give it; it decides nothing.
Kinds are those of the codebook: disp_fact, disp_law (what somebody is charged with).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from saksi.record.resolve import denials

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from saksi.record.models import Account, Act, Statement
    from saksi.record.resolve import Field

Row = dict[str, Any]
KINDS = {"date": "disp_fact", "place": "disp_fact", "penalty": "disp_fact", "charge": "disp_law"}
TOLD = "it happened"
DENIED = "it did not happen, or not so"


@dataclass(frozen=True, slots=True)
class Citable:
    """The statements that a dispute may cite: all of them, and from each document those that deny."""

    known: frozenset[int]
    denying: Mapping[int, Sequence[int]]

    @classmethod
    def of(cls, statements: Iterable[Statement]) -> Citable:
        """Sort statements for looking up."""
        rows = list(statements)
        denying: dict[int, list[int]] = {}
        for row in rows:
            if row.position == "denies":
                denying.setdefault(row.document_id, []).append(row.pk)
        return cls(frozenset(row.pk for row in rows), denying)


def disputes_of(act: Act, accounts: Sequence[Account], fields: Mapping[str, Field], statements: Citable) -> list[Row]:
    """The disputes about one act, in the form of a snapshot."""
    rows = [
        _row(act, KINDS[name], name, [(v.value, list(v.accounts), []) for v in one.values])
        for name, one in fields.items()
        if one.disputed
    ]
    denial = _denial(act, accounts, statements)
    return [*rows, denial] if denial else rows


def _denial(act: Act, accounts: Sequence[Account], statements: Citable) -> Row | None:
    """That some source denies the act as a whole; None unless there is a source for either side."""
    telling, denied = denials(accounts)
    documents = dict.fromkeys(account.document_id for account in denied)
    denying = [pk for document in documents for pk in statements.denying.get(document, ())]
    alleging = dict.fromkeys(a.according_to_id for a in denied if a.according_to_id not in {*denying, None})
    told_by = [pk for pk in alleging if pk in statements.known]
    against = [a.pk for a in denied if a.according_to_id in denying or not told_by]
    if not (telling or told_by) or not (denying or against):
        return None
    told = (TOLD, [account.pk for account in telling], told_by)
    return _row(act, "disp_fact", None, [told, (DENIED, against, denying)])


def _row(act: Act, kind: str, field: str | None, values: list[tuple[str, list[int], list[int]]]) -> Row:
    return {
        "id": f"act-{act.pk}-{field or 'denied'}",
        "kind": kind,
        "incident": str(act.incident_id),
        "act": str(act.pk),
        "field": field,
        "values": [
            {"value": value, "accounts": [str(a) for a in accounts], "statements": [str(s) for s in said]}
            for value, accounts, said in values
        ],
    }
