"""Incidents: the list, and one with its accounts side by side and what they disagree on."""

from __future__ import annotations

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from saksi.actions.choose_field import FIELDS, choose_field
from saksi.actions.open_case import open_case
from saksi.codebook.lists import codebook
from saksi.record.models import Account, Act, Case, Incident
from saksi.record.veil import veil_accounts
from saksi.web.common import get_or_404, say, told, who, written
from saksi.web.sides import act_side

LABELS = {"date": _("date"), "place": _("place"), "charge": _("charge"), "penalty": _("penalty")}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All incidents that stand, with how many accounts tell of each, and the cases."""
    mine = Incident.objects.visible_to(who(request)).filter(live=True).select_related("case").prefetch_related("acts")
    incidents = list(mine.annotate(told=Count("acts__accounts", filter=Q(acts__accounts__live=True))))
    labels = {code: act.label for code, act in codebook().acts.items()}
    for incident in incidents:
        incident.labels = [labels.get(act.code, act.code) for act in incident.acts.all() if act.live]
    cases = Case.objects.visible_to(who(request)).filter(live=True)
    return render(request, "web/incidents.html", {"incidents": incidents, "cases": cases})


@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """One incident: its acts, each with what every source says, the value that stands, and what is in dispute."""
    incident = get_or_404(Incident, request, number, live=True)
    accounts = (
        Account.objects.visible_to(who(request))
        .filter(live=True, act__incident=incident)
        .select_related("document", "according_to", "act")
        .prefetch_related("victims", "perpetrators")
    )
    by_act: dict[int, list[Account]] = {}
    for account in veil_accounts(who(request), accounts):
        if account.act_id is not None:
            by_act.setdefault(account.act_id, []).append(account)
    acts = Act.objects.visible_to(who(request)).filter(incident=incident, live=True).prefetch_related("choices")
    sides = [act_side(act, by_act.get(act.pk, [])) for act in acts]
    return render(request, "web/incident.html", {"incident": incident, "sides": sides, "fields": FIELDS})


@require_POST
@told
def choose(request: HttpRequest, number: int) -> HttpResponse:
    """Choose the value of a field of an act."""
    act = get_or_404(Act, request, number, live=True)
    account = get_or_404(Account, request, int(request.POST.get("account", "0") or 0), live=True)
    with written(request, "choosing a value"):
        choose_field(who(request), act, request.POST.get("field", ""), account, reason=request.POST.get("reason", ""))
    say(request, _("Chosen. The other values stay visible with their sources."))
    return redirect("incident", number=act.incident_id)


@require_POST
@told
def new_case(request: HttpRequest) -> HttpResponse:
    """Open a case over the incidents that were ticked."""
    numbers = [int(n) for n in request.POST.getlist("incident") if n.isdigit()]
    chosen = list(Incident.objects.visible_to(who(request)).filter(live=True, pk__in=numbers))
    with written(request, "opening a case"):
        open_case(who(request), request.POST.get("title", ""), chosen)
    say(request, _("The case is open."))
    return redirect("incidents")
