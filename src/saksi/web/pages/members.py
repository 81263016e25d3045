"""Who belongs to a case, and whether only they see it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from saksi.actions.add_member import add_member
from saksi.actions.remove_member import remove_member
from saksi.actions.restrict_case import restrict_case
from saksi.kernel.errors import SaksiError
from saksi.record.models import Case, CaseMember
from saksi.record.people import colleagues, team
from saksi.record.roles import May, may
from saksi.web.common import get_or_404, say, status_of, undoable, who, whole, with_undo, written


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest, number: int) -> HttpResponse:
    """The members; POST adds one, ends a membership, restricts the case or opens it to all."""
    case = get_or_404(Case, request, number, live=True)
    if request.method != "POST":
        return _page(request, case)
    try:
        with written(request, "changing the members of a case"):
            _changed(request, case)
            undo = undoable(request)
    except SaksiError as error:
        return _page(request, get_or_404(Case, request, number), error)
    say(request, _("Changed."))
    if not Case.objects.visible_to(who(request)).filter(pk=number).exists():
        # Whoever ended their own membership no longer sees the case.
        return redirect(with_undo(reverse("cases"), undo))
    return redirect(with_undo(reverse("case-members", args=[number]), undo))


def _changed(request: HttpRequest, case: Case) -> None:
    """Do what the form asks for. Raises Http404 for a person or a membership that is not there."""
    by, post = who(request), request.POST
    if "restrict" in post:
        restrict_case(by, case, members_only=post["restrict"] == "yes")
    elif "remove" in post:
        remove_member(by, get_or_404(CaseMember, request, whole(post["remove"]), case=case))
    else:
        person = next((one.user for one in team() if one.user_id == whole(post.get("add"))), None)
        if person is None:
            raise Http404
        add_member(by, case, person)


def _page(request: HttpRequest, case: Case, refused: SaksiError | None = None) -> HttpResponse:
    """The page. refused: why a form was not taken."""
    members = list(CaseMember.objects.visible_to(who(request)).filter(case=case, live=True).select_related("user"))
    known = {member.user_id for member in members}
    context = {
        "case": case, "members": members, "refused": refused, "may_restrict": may(who(request), May.LEVEL),
        "others": colleagues(case.level, but=known),
    }  # fmt: skip
    return render(request, "web/case_members.html", context, status=status_of(refused) if refused else 200)
