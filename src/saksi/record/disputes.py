"""What sources disagree on about an act: values of a field that cannot all be true, and denials.

Rule: a dispute names every value with the accounts or statements that give it; it decides nothing. A statement denies an act where an account of
it rests on the statement, where the statement stands in the same document and holds the words that tell the act, or where a person linked it as a denial of the one told.
Kinds are those of the codebook: disp_fact, disp_law (what somebody is charged with), disp_number (how many, where sources count one group each).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from saksi.reading.dates.sums import number_of
from saksi.record.resolve import denials

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from saksi.record.cast import Cast
    from saksi.record.models import Account, Act, Actor, Answer, Statement
    from saksi.record.resolve import Field

Row = dict[str, Any]
KINDS = {"date": "disp_fact", "place": "disp_fact", "penalty": "disp_fact", "charge": "disp_law"}
DENIES, DENIED_STATUS = "denies", "denied"
_STEM = 4
"""Letters by which a word is the same one: `beat` and `beaten`, `arrested` and `arrests`."""
_LEADING = re.compile(
    r"(?:(?:about|some|around|nearly|almost|over|at least|more than|up to|the|another)\s+)*([\d,]+|[a-z]+(?:-[a-z]+)?)\b"
)
TOLD = "it happened"
DENIED = "it did not happen, or not so"


@dataclass(frozen=True, slots=True)
class Citable:
    """The statements that a dispute may cite, the denials of each document, and those that a person linked to the statement they deny."""

    known: Mapping[int, Statement]
    denials_in: Mapping[int, Sequence[Statement]]
    denied_by: Mapping[int, Sequence[int]]

    @classmethod
    def of(cls, statements: Iterable[Statement], replies: Iterable[Answer]) -> Citable:
        """Sort statements and the replies that deny one for looking up."""
        known = {row.pk: row for row in statements}
        denials_in: dict[int, list[Statement]] = {}
        for row in known.values():
            if row.position == DENIES:
                denials_in.setdefault(row.document_id, []).append(row)
        denied_by: dict[int, list[int]] = {}
        for reply in replies:
            if reply.statement_id in known:
                denied_by.setdefault(reply.to_id, []).append(reply.statement_id)
        return cls(known, denials_in, denied_by)

    def denying(self, accounts: Iterable[Account]) -> list[int]:
        """The statements that deny what these accounts tell: that one rests on, that hold its words, or that a person linked."""
        found: dict[int, None] = {}
        for account in accounts:
            own = [row.pk for row in self.denials_in.get(account.document_id, ()) if _denies(row, account)]
            found |= dict.fromkeys([*own, *self.denied_by.get(account.according_to_id or 0, ())])
        return sorted(found)


def _denies(statement: Statement, account: Account) -> bool:
    """Whether a denial in the same document is of this act: the account rests on it, or it holds the words that tell the act.

    The same word again will do where a person filed the account as denied (`officers beat two men`, `denied that anyone was beaten`), or where
    the denial names a victim.
    """
    if account.according_to_id == statement.pk:
        return True
    words = account.trigger
    if statement.start <= words["start"] and words["end"] <= statement.end:
        return True
    told, said = words["quote"].casefold().split(), statement.content.casefold()
    named = account.status == DENIED_STATUS or any(actor.name.casefold() in said for actor in account.victims.all())
    stems = tuple(word[: max(_STEM, len(word) - 3)] for word in told if len(word) >= _STEM)
    return named and any(word.startswith(stems) for word in re.findall(r"\w+", said))


def tells(account: Account) -> bool:
    """Whether somebody says by this account that it was done: it is not denied, or rests on a statement that is no denial."""
    return account.status != DENIED_STATUS or bool(account.according_to and account.according_to.position != DENIES)


def telling(accounts: Sequence[Account]) -> Sequence[Account]:
    """The accounts that tell an act; all where it is only denied."""
    return list(filter(tells, accounts)) or accounts


def disputes_of(act: Act, accounts: Sequence[Account], fields: Mapping[str, Field], statements: Citable, cast: Cast) -> list[Row]:
    """The disputes about one act, in the form of a snapshot."""
    rows = [
        _row(act, KINDS[name], name, [(v.value, list(v.accounts), []) for v in one.values])
        for name, one in fields.items()
        if one.disputed
    ]
    numbers = counted(telling(accounts))
    names = [cast.person(groups[0][1].pk).name for groups in numbers.values()]
    if len(numbers) > 1 and None not in names:
        told = zip(names, numbers.values(), strict=True)
        rows.append(_row(act, "disp_number", "victims", [(str(name), [pk for pk, _ in groups], []) for name, groups in told]))
    denial = _denial(act, accounts, statements)
    return [*rows, denial] if denial else rows


def counted(accounts: Iterable[Account]) -> dict[int, list[tuple[int, Actor]]]:
    """The numbers that sources give of those to whom it was done, as one group each, with the accounts (ids) and groups that say so."""
    found: dict[int, list[tuple[int, Actor]]] = {}
    for account in accounts:
        groups = [actor for actor in account.victims.all() if actor.kind == "group"]
        if len(groups) == 1 and (number := _count(groups[0].standing_for.name)):
            found.setdefault(number, []).append((account.pk, groups[0]))
    return found


def _count(name: str) -> int:
    """The number that the name of a group begins with, 0 where it does not count."""
    found = _LEADING.match(name.casefold())
    return number_of(found[1].replace(",", "")) if found else 0


def _denial(act: Act, accounts: Sequence[Account], statements: Citable) -> Row | None:
    """That some source denies the act as a whole; None unless there is a source for either side."""
    telling, denied = denials(accounts)
    denying = statements.denying(accounts)
    said = dict.fromkeys(a.according_to_id for a in denied)
    told_by = [pk for pk, row in statements.known.items() if pk in said and row.position != DENIES]
    against = [a.pk for a in denied if a.according_to_id in denying or not (told_by and denying)]
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
