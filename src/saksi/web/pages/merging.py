"""Two actors side by side, before a person says that they are one, or that they are not after all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from saksi.actions.merge_actors import merge_actors
from saksi.actions.unmerge_actors import unmerge_actors
from saksi.kernel.errors import BadDecision, SaksiError
from saksi.record.lists import actors as found
from saksi.record.lists.actors import ActorLine
from saksi.record.models import Actor, ActorMerge, Incident
from saksi.record.models.base import Viewer
from saksi.record.veil import veil_statements
from saksi.web.common import get_or_404, refusal, say, status_of, who, whole, written
from saksi.web.dossier import documents_of, incidents_of, roles_over_time
from saksi.web.likeness import may_be_same, reason_words
from saksi.web.pages.actor import line_or_404
from saksi.web.pages.actors import kind

SOME = 5  # statements shown of each


@dataclass(frozen=True)
class Side:
    """One of the two: what is known of it."""

    line: ActorLine
    kind: str
    roles: list[Any]
    documents: Any
    statements: list[Any]


def _side(viewer: Viewer, line: ActorLine) -> Side:
    said = found.statements(viewer).filter(speaker__in=line.members).select_related("document")[:SOME]
    told = veil_statements(viewer, said)
    return Side(line, kind(line.person.kind), roles_over_time(viewer, line), documents_of(viewer, line), told)


@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest) -> HttpResponse:
    """Two that were ticked, side by side; POST merges them with a reason, `keep` says whose name stands."""
    asked = request.POST if request.method == "POST" else request.GET
    numbers = list(dict.fromkeys(whole(n) for n in asked.getlist("actor")))
    if len(numbers) != 2:
        error = BadDecision("got %(count)s actors, expected two. Tick two that may be one.", count=len(numbers))
        return refusal(request, error, reverse("actors"))
    lines = [line_or_404(who(request), number) for number in numbers]
    if request.method != "POST":
        return _merge_page(request, lines)
    return _merged(request, lines)


def _merged(request: HttpRequest, lines: list[ActorLine]) -> HttpResponse:
    """Merge the two. What cannot be done shows them again, with the reason as it was typed."""
    keep = whole(request.POST.get("keep"))
    kept, gone = sorted(lines, key=lambda line: line.pk != keep) if keep else lines
    try:
        with written(request, "merging actors"):
            rows = [get_or_404(Actor, request, line.pk, live=True) for line in (kept, gone)]
            merge_actors(who(request), *rows, reason=request.POST.get("reason", ""))
    except SaksiError as error:
        return _merge_page(request, lines, error)
    say(request, _("Merged. It can be taken back below."))
    return redirect(reverse("actor", args=[kept.pk]) + "#merges")


def _merge_page(request: HttpRequest, lines: list[ActorLine], refused: SaksiError | None = None) -> HttpResponse:
    viewer = who(request)
    context = {
        "sides": [_side(viewer, line) for line in lines], "refused": refused, "reason": request.POST.get("reason", ""),
        "keep": whole(request.POST.get("keep")) or lines[0].pk, **_shared(viewer, *lines),
    }  # fmt: skip
    return render(request, "web/actor_merge.html", context, status=status_of(refused) if refused else 200)


def _shared(viewer: Viewer, one: ActorLine, other: ActorLine) -> dict[str, Any]:
    """What speaks for two being one: reasons in words, incidents told of both; whether nothing but a name does."""
    likeness = may_be_same(viewer, one, other)
    both = incidents_of(viewer, one.suffered | one.did) & incidents_of(viewer, other.suffered | other.did)
    return {
        "reasons": [reason_words(reason) for reason in likeness.reasons] if likeness else [],
        "name_alone": likeness is not None and likeness.name_alone,
        "shared": Incident.objects.visible_to(viewer).filter(pk__in=both),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def unmerge(request: HttpRequest, number: int) -> HttpResponse:
    """Both of a merge side by side; POST takes it back."""
    row = get_or_404(ActorMerge, request, number)
    if request.method != "POST":
        return _unmerge_page(request, row)
    try:
        with written(request, "unmerging actors"):
            unmerge_actors(who(request), row, reason=request.POST.get("reason", ""))
    except SaksiError as error:
        return _unmerge_page(request, row, error)
    say(request, _("Taken back; both stand alone again."))
    return redirect("actor", row.kept_id)


def _unmerge_page(request: HttpRequest, row: ActorMerge, refused: SaksiError | None = None) -> HttpResponse:
    """Raises Http404 where one of them may not be known."""
    viewer = who(request)
    lines = _parted(viewer, row)
    context = {
        "sides": [_side(viewer, line) for line in lines], "merge": row, "refused": refused,
        "reason": request.POST.get("reason", ""), **_shared(viewer, *lines),
    }  # fmt: skip
    return render(request, "web/actor_unmerge.html", context, status=status_of(refused) if refused else 200)


def _parted(viewer: Viewer, row: ActorMerge) -> list[ActorLine]:
    """What each of the two brings: the one that went, with all that was merged into it before, and the rest."""
    whole_line = line_or_404(viewer, row.kept_id)
    upward = dict(found.named(viewer).filter(pk__in=whole_line.members).values_list("pk", "merged_into"))
    left = [pk for pk in whole_line.members if row.gone_id in _chain(pk, upward)] if row.live else [row.gone_id]
    rest = [pk for pk in whole_line.members if pk not in left]
    lines = [found.of_rows(viewer, whole_line.person, rows) for rows in (rest, left)]
    if not all(line.members for line in lines):
        raise Http404
    return lines


def _chain(pk: int | None, upward: dict[int, int | None]) -> Iterable[int]:
    while pk is not None:
        yield pk
        pk = upward.get(pk)
