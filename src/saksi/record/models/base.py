"""What the models share: the guarded way to rows, partial dates, levels.

Rule: pages, commands, counts and searches reach rows by `Model.objects.visible_to(user)` only. `Model.rows`
passes by the guard; it is for the actions, which check permission themselves, and for migrations.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from django.apps import apps
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models
from django.db.models import Case, F, OrderBy, Q, When
from django.utils.translation import gettext_lazy as _

from saksi.kernel.dates import PartialDate
from saksi.kernel.errors import NotAllowed
from saksi.record.roles import May, may

Viewer = AbstractBaseUser | AnonymousUser


class Level(models.IntegerChoices):
    """Confidentiality."""

    PUBLIC = 0, _("public")
    INTERNAL = 1, _("internal")
    CONFIDENTIAL = 2, _("confidential")
    STRICT = 3, _("strictly confidential")


def clearance(user: Viewer) -> int:
    """The highest level that this person may see; -1 for nobody in particular and for a viewer of statistics."""
    return _ceiling(user, May.SEE)


def _ceiling(user: Viewer, what: May) -> int:
    return getattr(user, "profile").clearance if may(user, what) else -1  # noqa: B009 - Django adds it to the class


@cache
def case_paths(model: type[Guarded]) -> tuple[str, ...]:
    """From a model to the cases that may keep its rows for their members: wherever its guard leads to an incident or a case.

    "" is the row itself. So a model that is as confidential as its incident is as restricted, too.
    """
    found = []
    for path in (*(path.removesuffix("level") for path in model.GUARDED_BY), *model.GUARDED_IF_THERE):
        steps = [step for step in path.split("__") if step]
        reached: Any = model
        for step in steps:
            reached = reached._meta.get_field(step).related_model
        if reached.__name__ in ("Incident", "Case"):
            found.append("__".join([*steps, "case"] if reached.__name__ == "Incident" else steps))
    return tuple(found)


def open_to(model: type[Guarded], member: int | None) -> Q:
    """The condition that no case keeps a row from this person (a number of a user; None: from everybody but members)."""
    guard = Q()
    for path in case_paths(model):
        free = Q(**{f"{path}__members_only": False}) | Q(**{f"{path}__isnull": True}) if path else Q(members_only=False)
        if member is not None:
            mine = apps.get_model("record", "CaseMember").rows.filter(user=member, live=True).values("case")
            free |= Q(**{f"{path or 'pk'}__in": mine})
        guard &= free
    return guard


def is_open_to(row: Guarded, member: int | None) -> bool:
    """Whether no case keeps this row from this person."""
    restricted = bool(case_paths(type(row)))
    return not restricted or type(row).rows.filter(open_to(type(row), member), pk=row.pk).exists()


class GuardedQuerySet(models.QuerySet[Any]):
    """Rows of which it was said for whom."""


def _guarded(model: type[Guarded], level: int, member: int | None) -> GuardedQuerySet:
    """The rows whose every level is at most this one and which no case keeps from this member; none for -1."""
    guard = open_to(model, member)
    for path in model.GUARDED_BY:
        guard &= Q(**{f"{path}__lte": level})
    for path in model.GUARDED_IF_THERE:
        guard &= Q(**{f"{path}__isnull": True}) | Q(**{f"{path}__level__lte": level})
    if model.WITHDRAWN_BY:
        guard &= Q(**{model.WITHDRAWN_BY: False})
    rows = GuardedQuerySet(model)
    return rows.filter(guard) if level >= 0 else rows.none()


class _Guards(threading.local):
    """The guarded questions, each put together once, which took a tenth of a page's time; for each thread its own, since none is made to be shared."""

    def __init__(self) -> None:
        self.rows: Callable[[type[Guarded], int, int | None], GuardedQuerySet] = lru_cache(maxsize=500)(_guarded)


_GUARDS = _Guards()


class GuardedManager(models.Manager[Any]):
    """The only manager that pages see; it gives no rows until it is told for whom."""

    def visible_to(self, user: Viewer) -> GuardedQuerySet:
        """The rows whose every level is within this person's clearance and which no case keeps for others."""
        return self._within(clearance(user), user.pk)

    def countable_by(self, user: Viewer) -> GuardedQuerySet:
        """The rows of which this person may know the number, and nothing else: for figures that name nobody."""
        return self._within(_ceiling(user, May.COUNT), user.pk)

    def up_to(self, level: int) -> GuardedQuerySet:
        """The rows whose every level is at most this one, 0 to 3; a report takes its own. None for -1.

        What a withdrawn document tells is not among them, nor what a case keeps for its members.
        """
        return self._within(level, None)

    def _within(self, level: int, member: int | None) -> GuardedQuerySet:
        """A copy of the guarded question, to be asked here."""
        return _GUARDS.rows(self.model, level, member).using(self._db)

    def for_members_only(self) -> models.QuerySet[Any]:
        """The rows that a case keeps for its members, at whatever level: to be left out and counted, never to be shown."""
        rows: models.QuerySet[Any] = GuardedQuerySet(self.model, using=self._db)
        return rows.exclude(pk__in=rows.filter(open_to(self.model, None)).order_by().values("pk"))

    def get_queryset(self) -> models.QuerySet[Any]:
        """Refused, since nobody said who asks. Raises NotAllowed."""
        name = self.model.__name__
        raise NotAllowed("%(name)s was asked for without a user. Use %(name)s.objects.visible_to(user).", name=name)


class Guarded(models.Model):
    """A row that only some may see; GUARDED_BY names the levels that limit it: its own, its sources'.

    GUARDED_IF_THERE: relations that may be empty and whose level limits it too. WITHDRAWN_BY: what says whether its
    document was withdrawn, "" for a row that stands on several documents.
    """

    GUARDED_BY: tuple[str, ...] = ("level",)
    GUARDED_IF_THERE: tuple[str, ...] = ()
    WITHDRAWN_BY: str = ""

    rows = models.Manager()
    objects = GuardedManager()

    class Meta:
        """Shared by all guarded rows."""

        abstract = True


def level_of(row: Guarded) -> int:
    """The highest of the levels that limit a row: what somebody needs to see it, and so to change it."""
    paths = (*row.GUARDED_BY, *(f"{path}__level" for path in row.GUARDED_IF_THERE))
    levels = type(row).rows.filter(pk=row.pk).values_list(*paths).get()
    return max(int(level) for level in levels if level is not None)


class Dated(models.Model):
    """A row with a partial date: EDTF as known; first and last day so that it sorts and filters."""

    date = models.CharField(_("date"), max_length=40, blank=True, default="")
    earliest = models.DateField(null=True, blank=True, db_index=True)
    latest = models.DateField(null=True, blank=True, db_index=True)

    class Meta:
        """Shared by all dated rows."""

        abstract = True

    @property
    def partial_date(self) -> PartialDate | None:
        """The date, or None where none is known."""
        return PartialDate.parse(self.date) if self.date else None

    def set_date(self, value: str | None) -> None:
        """Set EDTF and both days together. Raises DateError."""
        known = PartialDate.parse(value) if value else None
        self.date = str(known) if known else ""
        self.earliest = known.earliest if known else None
        self.latest = known.latest if known else None


def within(start: Any, end: Any, prefix: str = "") -> Q:
    """The condition that a row's date shares a day with those from start to end; without a date it does not.

    start, end: None is open. Source: EDTF intervals; an open end of the row reaches for ever.
    """
    dated = ~Q(**{f"{prefix}date": ""})
    if end is not None:
        dated &= Q(**{f"{prefix}earliest__lte": end}) | Q(**{f"{prefix}earliest__isnull": True})
    if start is not None:
        dated &= Q(**{f"{prefix}latest__gte": start}) | Q(**{f"{prefix}latest__isnull": True})
    return dated


def by_date(prefix: str = "") -> tuple[OrderBy | Case, ...]:
    """The order of partial dates on both databases: open starts first, open ends last, no date at the end."""
    undated = Case(When(**{f"{prefix}date": ""}, then=1), default=0)
    first = F(f"{prefix}earliest").asc(nulls_first=True)
    return undated, first, F(f"{prefix}latest").asc(nulls_last=True), F(f"{prefix}date").asc()
