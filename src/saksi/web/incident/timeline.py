"""The timeline of a case: its incidents and the standings of its people in the order of time, each as wide as its date."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from saksi.web import words
from saksi.web.charts.timeline import Moment, Timeline, timeline
from saksi.web.incident.case import Stands


def timeline_of(chain: Iterable[tuple[Any, str]], standings: Iterable[Stands]) -> Timeline:
    """The timeline of what `about` (web/incident/case.py) tells of a case, for `web/charts/timeline.html`; it asks nothing more.

    chain: incidents with their dates; standings: of those people whom this reader may know by name.
    """
    happened = [
        Moment(date, words.day(date), str(one), one.verification_level, reverse("incident", args=[one.pk]), one)
        for one, date in chain
    ]
    stood = [
        Moment(one.row.date, words.day(one.row.date), _("%(name)s: %(standing)s") % {"name": one.name, "standing": one.label}, _("standing"))
        for one in standings
    ]  # fmt: skip
    return timeline([*happened, *stood])
