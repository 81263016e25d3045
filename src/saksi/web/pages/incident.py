"""One incident: its acts as each source tells them, how well it is established, findings, case, provisions, notes, history.

Rule: every change is a form of one section; what cannot be done comes back as the same page, with the reason in that section and
nothing lost that was typed.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from saksi.actions.choose_field import choose_field
from saksi.kernel.errors import BadDecision, SaksiError
from saksi.record.models import Account, Act, Incident, Level, Note
from saksi.record.roles import May, may
from saksi.record.veil import veil_accounts
from saksi.web.common import get_or_404, say, status_of, undoable, who, whole, with_undo, written
from saksi.web.incident.case import case_section
from saksi.web.incident.finding import findings, quotable
from saksi.web.incident.law import freedoms_of, provisions, rights_of
from saksi.web.incident.naming import named
from saksi.web.incident.past import past
from saksi.web.incident.verification import verification
from saksi.web.pages.incident_forms import FORMS
from saksi.web.sides import act_side
from saksi.web.words import DAGGER

ESTABLISHED = "v4"
MOST = 100


@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """The page; `assess` in the address names the right whose questions are to be answered."""
    return _show(request, get_or_404(Incident, request, number, live=True))


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
    return redirect(_address(act.incident_id, undo, "acts"))


@require_POST
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Take the form of a section; `do` says which."""
    incident = get_or_404(Incident, request, number, live=True)
    form = FORMS.get(request.POST.get("do", ""))
    try:
        if form is None:
            raise BadDecision(_("got no form of this page. Use the buttons of its sections."))
        with written(request, "changing an incident"):
            said = form.take(request, incident)
            undo = undoable(request)
    except SaksiError as error:
        return _show(request, incident, error)
    say(request, said)
    if not Incident.objects.visible_to(who(request)).filter(pk=number, live=True).exists():
        return redirect(with_undo(reverse("incidents"), undo))
    return redirect(_address(number, undo, form.section))


def _address(number: int, undo: str, section: str) -> str:
    """Back to the section in which something was changed."""
    return with_undo(f"{reverse('incident', args=[number])}?at={section}#{section}", undo)


def _show(request: HttpRequest, incident: Incident, refused: SaksiError | None = None) -> HttpResponse:
    """The page. refused: why a form was not taken; it is told in its section, with what was typed."""
    user = who(request)
    accounts = _accounts(request, incident)
    by_act: dict[int, list[Account]] = {}
    for account in accounts:
        by_act.setdefault(account.act_id or 0, []).append(account)
    acts = [
        act
        for act in Act.objects.visible_to(user).filter(incident=incident, live=True).prefetch_related("choices")
        if act.pk in by_act
    ]
    alleged = incident.verification_level != ESTABLISHED
    sides = [act_side(act, by_act[act.pk], alleged=alleged) for act in acts]
    disputed = sum(row.disputed and not row.choice for side in sides for row in side.fields)
    posted = request.POST if refused else {}
    form = FORMS.get(posted.get("do", ""))
    open_form = posted.get("right", "") if posted.get("do") == "assess" else request.GET.get("assess", "")
    freedoms = freedoms_of(acts)
    context = {
        "incident": incident, "sides": sides, "disputed": disputed, "alleged": alleged, "accounts": accounts,
        "rights": rights_of(freedoms), "verification": verification(user, incident, accounts, disputed),
        "findings": findings(user, incident, freedoms, open_form, posted), "assessing": open_form,
        "quotable": quotable(user, accounts) if open_form else [], "case": case_section(user, incident),
        "named": named(user, sides), "law": provisions(user, acts, accounts), "notes": _notes(request, incident), "levels": Level.choices,
        "elsewhere": _elsewhere(request, incident), "past": past(user, incident, accounts),
        "may_write": may(user, May.DECIDE), "may_sign": may(user, May.SECOND), "may_level": may(user, May.LEVEL),
        "done_in": request.GET.get("at", ""), "refused": refused, "posted": posted, "refused_in": form.section if form else "",
        "refused_act": whole(posted.get("act")) if not form else None,
    }  # fmt: skip
    context["remembered"] = _remembered(context)
    return render(request, "web/incident.html", context, status=status_of(refused) if refused else 200)


def _accounts(request: HttpRequest, incident: Incident) -> list[Any]:
    user = who(request)
    rows = (
        Account.objects.visible_to(user)
        .filter(live=True, act__live=True, act__incident=incident)
        .select_related("document", "according_to", "act", "suggestion")
        .prefetch_related("victims", "perpetrators")
    )
    return veil_accounts(user, rows)


def _notes(request: HttpRequest, incident: Incident) -> list[Any]:
    """The notes on the incident and on its case, oldest first."""
    mine = Note.objects.visible_to(who(request)).filter(live=True)
    about = mine.filter(incident=incident)
    return list((about | mine.filter(case=incident.case_id) if incident.case_id else about).order_by("pk"))


def _elsewhere(request: HttpRequest, incident: Incident) -> list[Any]:
    """The incidents that an account can be moved to: the newest, those of the same case first."""
    rows = Incident.objects.visible_to(who(request)).filter(live=True).exclude(pk=incident.pk).order_by("-pk")[:MOST]
    return sorted(rows, key=lambda row: row.case_id is None or row.case_id != incident.case_id)


def _remembered(context: dict[str, Any]) -> bool:
    """Whether anything on the page carries the mark of what is only remembered."""
    labels = [side.label for side in context["sides"]] + [right.label for right in context["rights"]]
    labels += [question.question for finding in context["findings"] for question in finding.questions]
    return any(DAGGER in label for label in labels)
