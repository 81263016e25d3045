"""How one works at the desk, chosen on the page of one's own account."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from saksi.actions.desk_choices import choose_for_desk
from saksi.web.common import say, told, who


@require_POST
@told
def save(request: HttpRequest) -> HttpResponse:
    """Keep the choices."""
    choose_for_desk(
        who(request), single_keys="single_keys" in request.POST, marks_told="marks_told" in request.POST
    )
    say(request, _("Kept, for you alone."))
    return redirect("account")
