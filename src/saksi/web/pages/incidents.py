"""One incident with its accounts side by side and what they disagree on."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from saksi.actions.choose_field import choose_field
from saksi.kernel.errors import SaksiError
from saksi.record.models import Account, Act, Case, Incident
from saksi.record.veil import veil_accounts
from saksi.web.common import get_or_404, say, status_of, undoable, who, whole, written
from saksi.web.sides import act_side
from saksi.web.words import DAGGER


@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """One incident: its acts, each with what every source says, the value that stands, and what is in dispute."""
    return _show(request, get_or_404(Incident, request, number, live=True))


def _show(request: HttpRequest, incident: Incident, refused: SaksiError | None = None) -> HttpResponse:
    """The page. refused: why a choice was not taken; what was typed is shown again."""
    user = who(request)
    accounts = (
        Account.objects.visible_to(user)
        .filter(live=True, act__incident=incident)
        .select_related("document", "according_to", "act")
        .prefetch_related("victims", "perpetrators")
    )
    by_act: dict[int, list[Account]] = {}
    for account in veil_accounts(user, accounts):
        if account.act_id is not None:
            by_act.setdefault(account.act_id, []).append(account)
    acts = Act.objects.visible_to(user).filter(incident=incident, live=True).prefetch_related("choices")
    sides = [act_side(act, by_act[act.pk]) for act in acts if act.pk in by_act]
    case = Case.objects.visible_to(user).filter(pk=incident.case_id, live=True).first()
    context = {
        "incident": incident, "case": case, "sides": sides, "refused": refused, "posted": request.POST,
        "refused_act": whole(request.POST.get("act")),
        "disputed": sum(row.disputed and not row.choice for side in sides for row in side.fields),
        "remembered": any(DAGGER in side.label for side in sides),
    }  # fmt: skip
    return render(request, "web/incident.html", context, status=status_of(refused) if refused else 200)


@require_POST
def choose(request: HttpRequest, number: int) -> HttpResponse:
    """Choose the value of a field of an act."""
    act = get_or_404(Act, request, number, live=True)
    account = get_or_404(Account, request, whole(request.POST.get("account")), live=True)
    try:
        with written(request, "choosing a value"):
            choose_field(
                who(request), act, request.POST.get("field", ""), account, reason=request.POST.get("reason", "")
            )
            undo = undoable(request)
    except SaksiError as error:
        return _show(request, act.incident, error)
    say(request, _("Chosen. The other values stay visible with their sources."))
    return redirect(reverse("incident", args=[act.incident_id]) + undo)
