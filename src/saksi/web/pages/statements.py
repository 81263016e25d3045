"""Who says what about it: statements by position and sector."""

from __future__ import annotations

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from saksi.codebook.lists import codebook
from saksi.record.models import Statement
from saksi.record.veil import veil_statements
from saksi.web.common import who

MOST = 300


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Accepted statements; `position` and `sector` in the address filter them."""
    standing = Statement.objects.visible_to(who(request)).filter(live=True, document__withdrawn=False)
    mine = veil_statements(who(request), standing.select_related("document"))
    counts = Counter((s.position, s.speaker.standing_for.sector if s.speaker else "") for s in mine)
    position, sector = request.GET.get("position", ""), request.GET.get("sector", "")
    shown = [
        s
        for s in mine
        if position in ("", s.position) and sector in ("", s.speaker.standing_for.sector if s.speaker else "")
    ]
    sectors = [code for code in (*codebook().sectors, "") if any(key[1] == code for key in counts)]
    positions = [code for code in codebook().positions if any(key[0] == code for key in counts)]
    table = [(code, [(s, counts.get((code, s), 0)) for s in sectors]) for code in positions]
    context = {
        "statements": shown[:MOST], "total": len(shown), "table": table, "sectors": sectors, "position": position, "sector": sector,
        "meanings": codebook().positions,
    }  # fmt: skip
    return render(request, "web/statements.html", context)
