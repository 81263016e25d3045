"""The first page of a new person: name, code, and a password of one's own."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from saksi.actions.first_password import NO_FIT, first_password
from saksi.actions.session import acknowledged
from saksi.kernel.errors import BadDecision, NotAllowed, SaksiError
from saksi.record.people import local_user, person_named
from saksi.web.common import PATIENCE, say, status_of, workspace


@sensitive_post_parameters("code", "password", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """The form; POST sets the password. A wrong name and a wrong code give the same answer after the same time."""
    refused: SaksiError | None = None
    if request.method == "POST":
        try:
            _set(request)
        except NotAllowed:
            refused = NotAllowed(NO_FIT)
        except SaksiError as error:
            refused = error
        else:
            say(request, _("Your password is set. Sign in with it."))
            return redirect("account_login")
    context = {"refused": refused, "name": request.POST.get("name", "")}
    return render(request, "web/team/set_up.html", context, status=status_of(refused) if refused else 200)


def _set(request: HttpRequest) -> None:
    post = request.POST
    if post.get("password", "") != post.get("again", ""):
        raise BadDecision(_("the two passwords are not the same. Type both again."))
    nobody, person = local_user(), person_named(post.get("name", ""))
    if person is None or not person.is_active:
        person = nobody  # whom no code fits: every name goes the same way, and so takes the same time
    opened = workspace()
    with acknowledged(opened, "setting a password", patience=PATIENCE):
        first_password(person, post.get("code", ""), post.get("password", ""))
