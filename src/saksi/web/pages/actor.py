"""One actor: its names as found, its roles over time, what it said, suffered and is said to have done, its cases, its merges."""

from __future__ import annotations

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from saksi.matching.actors import alike
from saksi.record.lists import actors as found
from saksi.record.lists.actors import ActorLine
from saksi.record.models import ActorMerge
from saksi.record.models.base import Viewer
from saksi.web.common import who
from saksi.web.dossier import cases_of, incidents_of, names_found, roles_over_time
from saksi.web.likeness import everyone, reason_words
from saksi.web.pages.actors import kind
from saksi.web.touching import MOST, touching


def line_or_404(viewer: Viewer, number: int | None) -> ActorLine:
    """The actor of a number. Raises Http404 for one that is not there and one whom this viewer may not know."""
    line = found.one(viewer, number) if number is not None else None
    if line is None:
        raise Http404
    return line


@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """The page."""
    viewer = who(request)
    line = line_or_404(viewer, number)
    said = found.statements(viewer).filter(speaker__in=line.members).values_list("pk", flat=True)
    suffered = touching(viewer, (), line.suffered, said)
    did = touching(viewer, (), line.did, ())
    incidents = incidents_of(viewer, line.suffered | line.did)
    merges = ActorMerge.objects.visible_to(viewer).filter(Q(kept__in=line.members) | Q(gone__in=line.members), live=True)
    context = {
        "line": line, "kind": kind(line.person.kind), "names": names_found(viewer, line), "most": MOST,
        "roles": roles_over_time(viewer, line), "suffered": suffered, "did": did,
        "cases": cases_of(viewer, line, incidents), "incidents": len(incidents),
        "merges": merges.select_related("kept", "gone").order_by("pk"),
        "remembered": suffered.remembered or did.remembered,
    }  # fmt: skip
    return render(request, "web/actor.html", context)


@require_safe
def same(request: HttpRequest, number: int) -> HttpResponse:
    """Which other actors may be this one, each with its reasons; none is merged before a person compared the two."""
    viewer = who(request)
    line = line_or_404(viewer, number)
    every = list(everyone(viewer))
    here = next((one for one in every if one.key == line.pk), None)
    likely = alike(here, every) if here is not None else []
    names = dict(found.named(viewer).filter(pk__in=[one.key for one in likely]).values_list("pk", "name"))
    context = {
        "line": line,
        "likely": [(one, names[one.key], [reason_words(r) for r in one.reasons]) for one in likely if one.key in names],
    }
    return render(request, "web/actor_same.html", context)
