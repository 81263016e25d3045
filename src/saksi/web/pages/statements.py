"""Who says what about it: statements by position and sector.

Rule: the table counts what the list shows: the statements that this reader may see, their speakers veiled.
"""

from __future__ import annotations

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from saksi.codebook.lists import codebook
from saksi.record.models import Statement
from saksi.record.veil import veil_statements
from saksi.web.common import page_of, who
from saksi.web.words import UNKNOWN


def sector_of(statement: Statement) -> str:
    """The sector of a veiled statement's speaker."""
    return (statement.speaker.sector if statement.speaker else "") or UNKNOWN


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Accepted statements; `position` and `sector` in the address filter them."""
    user = who(request)
    standing = Statement.objects.visible_to(user).filter(live=True, document__withdrawn=False)
    light = veil_statements(user, standing.only("id", "position", "speaker_id"))
    counts = Counter((s.position, sector_of(s)) for s in light)
    position, sector = request.GET.get("position", ""), request.GET.get("sector", "")
    page = page_of(request, [s.pk for s in light if position in ("", s.position) and sector in ("", sector_of(s))])
    shown = {s.pk: s for s in standing.filter(pk__in=list(page)).select_related("document")}
    sectors = [code for code in (*codebook().sectors, UNKNOWN) if any(key[1] == code for key in counts)]
    positions = [code for code in codebook().positions if any(key[0] == code for key in counts)]
    context = {
        "page": page,
        "statements": [(s, sector_of(s)) for s in veil_statements(user, shown.values())],
        "table": [(code, [(s, counts[code, s]) for s in sectors]) for code in positions],
        "sectors": sectors,
        "position": position,
        "sector": sector,
    }
    return render(request, "web/statements.html", context)
