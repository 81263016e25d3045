"""To the document that is to be checked first."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from saksi.record.queue import to_close, waiting
from saksi.web.common import say, who


@require_safe
def following(request: HttpRequest) -> HttpResponse:
    """The desk of the document from which most is to be expected, at its open cards; where nothing is open, one to close, else the documents."""
    document = waiting(who(request)).first() or to_close(who(request)).first()
    if document is None:
        say(request, _("Nothing is open: every suggestion is decided."))
        return redirect("documents")
    return redirect("desk", document.pk)
