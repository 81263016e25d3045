"""The people of a team, for its owner: add one, change what one may do, close an account, give a new code."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from saksi.actions.add_user import add_user
from saksi.actions.change_user import change_user
from saksi.actions.disable_user import disable_user, enable_user
from saksi.actions.new_code import new_code
from saksi.kernel.errors import BadDecision, SaksiError
from saksi.record.models import Level, Profile
from saksi.record.people import team
from saksi.record.roles import Role
from saksi.web.common import say, status_of, who, whole, written


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """Everybody; POST adds a person and shows the code, once."""
    posted = request.POST
    context: dict[str, Any] = {"posted": posted, "role": Role.CODER, "clearance": int(Level.INTERNAL)}
    if request.method != "POST":
        return _page(request, "web/people.html", context)
    context |= {"role": posted.get("role", ""), "clearance": _clearance(request)}
    try:
        with written(request, "adding a person"):
            user, code = add_user(who(request), posted.get("name", ""), context["role"], context["clearance"])
    except SaksiError as error:
        return _page(request, "web/people.html", context, error)
    return _page(request, "web/people.html", {**context, "posted": {}, "coded": user.username, "code": code})


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, number: int) -> HttpResponse:
    """One person; POST changes role and clearance, closes or opens the account, or gives a new code."""
    profile = next((one for one in team() if one.user_id == number), None)
    if profile is None:
        raise Http404
    if request.method != "POST":
        return _person(request, profile)
    try:
        with written(request, "changing a person"):
            code = _changed(request, profile)
    except SaksiError as error:
        return _person(request, profile, error)
    if code:
        return _person(request, profile, code=code)
    say(request, _("Changed."))
    return redirect("person", number)


def _changed(request: HttpRequest, profile: Profile) -> str:
    """Do what the form asks for; gives a new code, or ""."""
    by, user, what = who(request), profile.user, request.POST.get("do")
    if what == "code":
        return new_code(by, user)
    if what == "change":
        change_user(by, user, role=request.POST.get("role", ""), clearance=_clearance(request))
    elif what == "close":
        disable_user(by, user)
    elif what == "open":
        enable_user(by, user)
    else:
        raise BadDecision(_("got nothing to do, expected change, close, open or code. Use the buttons of the page."))
    return ""


def _clearance(request: HttpRequest) -> int:
    level = whole(request.POST.get("clearance"))
    return -1 if level is None else level


def _person(request: HttpRequest, profile: Profile, refused: SaksiError | None = None, code: str = "") -> HttpResponse:
    context = {
        "person": profile.user, "coded": profile.user.username, "code": code,
        "role": request.POST.get("role", profile.role), "clearance": profile.clearance,
    }  # fmt: skip
    return _page(request, "web/person.html", context, refused)


def _page(
    request: HttpRequest, template: str, context: dict[str, Any], refused: SaksiError | None = None
) -> HttpResponse:
    """A page about people. refused: why a form was not taken; what was typed is shown again."""
    shared = {
        "people": team(),
        "roles": Role.choices,
        "levels": Level.choices,
        "team": settings.TEAM,
        "refused": refused,
    }
    return render(request, template, {**shared, **context}, status=status_of(refused) if refused else 200)
