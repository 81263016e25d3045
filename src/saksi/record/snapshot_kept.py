"""What the documents of a snapshot tell of incidents that a person set above its level, so that the report keeps that in, too.

Source: docs/reference/bundle.md, What leaves, and what stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from saksi.record.models import Account
from saksi.record.namings import PERSON
from saksi.record.snapshot_rows import account_row
from saksi.reports.passages import cited_spans
from saksi.reports.snapshot import KeptIn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from saksi.record.cast import Cast, Person


def kept_in(documents: Iterable[int], cast: Cast) -> tuple[KeptIn, ...]:
    """For each of these documents that tells of such an incident, what it tells of it. cast: of all actors, at the level of the snapshot."""
    told = Account.rows.filter(live=True, act__incident__level_set__gt=cast.level, document__in=documents)
    whole = told.select_related("document", "act__incident", "decision__by__profile").prefetch_related("victims", "perpetrators")
    by_document: dict[int, list[Account]] = {}
    for account in whole.order_by("pk"):
        by_document.setdefault(account.document_id, []).append(account)
    return tuple(_kept(str(document), accounts, cast) for document, accounts in sorted(by_document.items()))


def _kept(document: str, accounts: list[Account], cast: Cast) -> KeptIn:
    spans = [span for account in accounts for span in cited_spans(account_row(account, cast, None))]
    people = {person.id: person for account in accounts for person in _people(account, cast)}
    return KeptIn(
        document=document,
        spans=tuple((span["start"], span["end"]) for span in spans),
        statements=frozenset(str(account.according_to_id) for account in accounts if account.according_to_id),
        actors=frozenset(map(str, people)),
        names=tuple(name for person in people.values() for name in (*person.names, *person.hidden)),
        cases=frozenset(str(act.incident.case_id) for account in accounts if (act := account.act) and act.incident.case_id),
    )


def _people(account: Account, cast: Cast) -> Iterator[Person]:
    for side in (account.victims, account.perpetrators):
        for actor in side.all():
            if (person := cast.person(actor.pk)).kind == PERSON:
                yield person
