"""One actor: its names as found, its roles over time, what it said, suffered and is said to have done, its cases, its merges, its level."""

from __future__ import annotations

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from saksi.actions.set_level import set_level
from saksi.kernel.errors import SaksiError
from saksi.matching.actors import alike
from saksi.record.lists import actors as found
from saksi.record.lists.actors import ActorLine
from saksi.record.models import Actor, ActorMerge, Level
from saksi.record.models.base import Viewer
from saksi.record.roles import May, may
from saksi.web.common import get_or_404, say, status_of, undoable, who, whole, with_undo, written
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


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, number: int) -> HttpResponse:
    """The page; POST sets the level."""
    line = line_or_404(who(request), number)
    if request.method != "POST":
        return _page(request, line)
    level = whole(request.POST.get("level"))
    try:
        with written(request, "setting the level of an actor"):
            actor = get_or_404(Actor, request, line.pk, live=True)
            set_level(who(request), actor, -1 if level is None else level, reason=request.POST.get("reason", ""))
            undo = undoable(request)
    except SaksiError as error:
        return _page(request, line, error)
    say(request, _("The level is set."))
    return redirect(with_undo(reverse("actor", args=[line.pk]), undo))


def _page(request: HttpRequest, line: ActorLine, refused: SaksiError | None = None) -> HttpResponse:
    """The page. refused: why the form was not taken; what was typed is shown again."""
    viewer = who(request)
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
        "remembered": suffered.remembered or did.remembered, "refused": refused, "may_level": may(viewer, May.LEVEL),
    }  # fmt: skip
    if context["may_level"]:
        level, by_hand = found.level_of(viewer, line)
        typed = whole(request.POST.get("level"))
        context |= {"levels": Level.choices, "level": Level(level).label, "by_hand": by_hand, "typed": level if typed is None else typed}
    return render(request, "web/actor.html", context, status=status_of(refused) if refused else 200)


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
