"""What every action shares: permission, one transaction, one entry in the log.

Rule: the actor is never optional. An entry is canonical JSON: kind, at, by (the number of the user, for a bundle shows
entries whole and must name no monitor), the ids it touched, what it changed; it is written in the transaction of the
change, so neither stands without the other. What a caller hands over was read before the turn began and may be old:
an action looks at it again with `held`.
Steps: `writing(by, kind)` opens the transaction and the turn in the log; `held` takes the rows as they stand and
checks the level; the action writes; `log` appends the entry.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeVar

from django.contrib.auth.models import User
from django.db import connection, transaction

from saksi.evidence.blobs import DISK
from saksi.evidence.entry import NONCE_SIZE, entry_leaf
from saksi.kernel.canonical import canonical_json
from saksi.kernel.errors import BadDecision, NotAllowed, Words
from saksi.record.models import Bulk, Case, LogEntry, LogLeaf, LogTrace, Reversible, clearance, level_of
from saksi.record.models.base import Guarded, is_open_to
from saksi.record.roles import May, may
from saksi.record.traces import traces

Row = TypeVar("Row", bound=Guarded)

LONGEST_REASON = 500
LOG_TURN = 0x5AC51  # any fixed number: PostgreSQL's advisory lock that gives each writer its place in the log


def now() -> datetime:
    """This moment, in UTC, to the second: an entry needs no more."""
    return datetime.now(UTC).replace(microsecond=0)


REFUSED = {
    May.DECIDE: Words("may not change the record"),
    May.SECOND: Words("may not decide a second reading"),
    May.LEVEL: Words("may not change a level or restrict a case"),
    May.EXPORT: Words("may not take a list out"),
    May.PEOPLE: Words("may not change what people may do"),
}


def require(by: User, what: May = May.DECIDE) -> None:
    """Raises NotAllowed unless the role of this person allows it."""
    if not may(by, what):
        name = by.get_username() or "somebody unknown"
        raise NotAllowed(
            "%(name)s %(refused)s. Ask the owner of the workspace.", name=name, refused=REFUSED.get(what, Words("may not do this"))
        )


def require_level(by: User, level: int) -> None:
    """Raises NotAllowed unless this person's clearance reaches this level."""
    if clearance(by) < level:
        raise NotAllowed("this is above your clearance. Ask the owner of the workspace.")


def for_members(cases: Iterable[int | None]) -> bool:
    """Whether one of these cases, None for none, is for its members only."""
    return Case.rows.filter(pk__in=list(cases), members_only=True).exists()


def require_way_out(by: User, left: Iterable[int | None]) -> None:
    """Raises NotAllowed where rows leave a case for members only, and this person may not say who sees it: others see them then."""
    if for_members(left):
        require(by, May.LEVEL)


@dataclass
class Turn:
    """One action under way: who, what, when, and the entry that it left; bulk: the decision for many at once that it is."""

    by: User
    kind: str
    at: datetime
    entry: int | None = field(default=None)
    kept: Reversible | None = field(default=None)
    bulk: Bulk | None = field(default=None)

    def held(self, row: Row) -> Row:
        """The row as it stands now, held until the transaction ends. Raises NotAllowed if this person may not see it."""
        fresh: Row = type(row).rows.select_for_update(of=("self",)).get(pk=row.pk)
        require_level(self.by, level_of(fresh))
        if not is_open_to(fresh, self.by.pk):
            raise NotAllowed("this belongs to a case that is for its members only. Ask one of them.")
        return fresh

    def log(self, kind: str = "", /, **content: Any) -> int:
        """Append an entry of this action, of its kind or another; gives its place in the log, from 0."""
        kind = kind or self.kind
        said = {"kind": kind, "at": self.at.isoformat(), "by": self.by.pk, **content}
        data = canonical_json(said)
        nonce = secrets.token_bytes(NONCE_SIZE)
        last = LogLeaf.rows.order_by("-index").values_list("index", flat=True).first()
        index = 0 if last is None else last + 1
        LogEntry.rows.create(index=index, kind=kind, nonce=nonce, data=data)
        LogLeaf.rows.create(index=index, leaf_hash=entry_leaf(nonce, data))
        LogTrace.rows.bulk_create([LogTrace(entry=index, what=what, row=row) for what, row in sorted(traces(said))])
        if self.kept is not None and self.kept.entry is None:
            self.kept.entry = index
            self.kept.save(update_fields=["entry"])
        self.entry = index
        return index

    def remember(self, **before: Any) -> Reversible:
        """Keep what was before, so that `undo_change` can put it back."""
        self.kept = Reversible.rows.create(action=self.kind, before=before, by=self.by.get_username(), at=self.at)
        return self.kept


def short_reason(reason: str) -> str:
    """A reason as it is kept. Raises BadDecision for one of more than 500 characters, which would be cut."""
    kept = reason.replace("\0", " ").strip()
    if len(kept) > LONGEST_REASON:
        raise BadDecision(
            "got a reason of %(length)s characters, expected %(longest_reason)s at most. Say it in short.",
            length=len(kept),
            longest_reason=LONGEST_REASON,
        )
    return kept


@contextmanager
def writing(by: User, kind: str, level: int = 0, what: May = May.DECIDE) -> Iterator[Turn]:
    """One transaction in which `by` does `kind`. level: of what it is about, -1 for oneself; what: the permission that it needs.

    Raises NotAllowed before anything is written.
    """
    require(by, what)
    require_level(by, level)
    DISK.require()
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOG_TURN])
        yield Turn(by, kind, now())
