"""Actors: names as found, and merging two that are one."""

from __future__ import annotations

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from saksi.actions.merge_actors import merge_actors
from saksi.actions.unmerge_actors import unmerge_actors
from saksi.kernel.errors import BadDecision, SaksiError
from saksi.record.models import Actor, ActorMerge, Statement
from saksi.record.veil import veil_actors
from saksi.web.common import get_or_404, page_of, say, status_of, told, who, whole, written


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Actors that stand, with the names found and how many statements each made."""
    return _index(request)


def _index(request: HttpRequest, refused: SaksiError | None = None) -> HttpResponse:
    """The list. refused: why two were not merged; what was ticked and typed is shown again."""
    user = who(request)
    mine = Actor.objects.visible_to(user).filter(live=True, merged_into__isnull=True, document__withdrawn=False)
    page = page_of(request, mine.select_related("document").prefetch_related("names", "merged__document"))
    actors = veil_actors(user, page)
    said = Statement.objects.visible_to(user).filter(live=True, document__withdrawn=False)
    numbers = [number for actor in actors for number in (actor.pk, *(m.pk for m in actor.merged.all()))]
    counts = Counter(said.filter(speaker__in=numbers).values_list("speaker", flat=True))
    for actor in actors:
        actor.said = sum(counts[number] for number in (actor.pk, *(m.pk for m in actor.merged.all())))  # type: ignore[attr-defined]  # for the page alone
    context = {
        "page": page, "actors": actors, "refused": refused, "reason": request.POST.get("reason", ""),
        "ticked": [whole(n) for n in request.POST.getlist("actor")],
        "merges": ActorMerge.objects.visible_to(user).filter(live=True).select_related("kept", "gone"),
    }  # fmt: skip
    return render(request, "web/actors.html", context, status=status_of(refused) if refused else 200)


@require_POST
def merge(request: HttpRequest) -> HttpResponse:
    """Merge two actors that were ticked."""
    numbers = [n for n in map(whole, request.POST.getlist("actor")) if n is not None]
    try:
        if len(numbers) != 2:
            raise BadDecision(_("got %(count)s actors, expected two. Tick two that are one.") % {"count": len(numbers)})
        kept, gone = (get_or_404(Actor, request, n, live=True) for n in numbers)
        with written(request, "merging actors"):
            merge_actors(who(request), kept, gone, reason=request.POST.get("reason", ""))
    except SaksiError as error:
        return _index(request, error)
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
