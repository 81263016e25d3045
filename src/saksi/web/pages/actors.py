"""Actors: names as found, and merging two that are one."""

from __future__ import annotations

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from saksi.actions.merge_actors import merge_actors
from saksi.actions.unmerge_actors import unmerge_actors
from saksi.kernel.errors import BadDecision
from saksi.record.models import Actor, ActorMerge
from saksi.record.veil import veil_actors
from saksi.web.common import get_or_404, say, told, who, written


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Actors that stand, with the names found and how many statements each made."""
    mine = Actor.objects.visible_to(who(request)).filter(live=True, merged_into__isnull=True, document__withdrawn=False)
    said = Count("statements", filter=Q(statements__live=True), distinct=True)
    actors = mine.select_related("document").prefetch_related("names", "merged__document").annotate(said=said)
    merges = ActorMerge.objects.visible_to(who(request)).filter(live=True).select_related("kept", "gone")
    return render(request, "web/actors.html", {"actors": veil_actors(who(request), actors), "merges": merges})


@require_POST
@told
def merge(request: HttpRequest) -> HttpResponse:
    """Merge two actors that were ticked."""
    numbers = [int(n) for n in request.POST.getlist("actor") if n.isdigit()]
    if len(numbers) != 2:
        raise BadDecision(_("got %(count)s actors, expected two. Tick two that are one.") % {"count": len(numbers)})
    kept, gone = (get_or_404(Actor, request, n, live=True) for n in numbers)
    with written(request, "merging actors"):
        merge_actors(who(request), kept, gone, reason=request.POST.get("reason", ""))
    say(request, _("Merged. It can be taken back below."))
    return redirect("actors")


@require_POST
@told
def unmerge(request: HttpRequest, number: int) -> HttpResponse:
    """Take a merge back."""
    found = get_or_404(ActorMerge, request, number)
    with written(request, "unmerging actors"):
        unmerge_actors(who(request), found, reason=request.POST.get("reason", ""))
    say(request, _("Taken back; both stand alone again."))
    return redirect("actors")
