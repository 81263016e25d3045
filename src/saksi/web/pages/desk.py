"""One document at the desk: the text with its marks, the cards beside it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from saksi.record.models import Decision, Document, Incident, Suggestion
from saksi.web.cards import ORDER, Card, make_card
from saksi.web.common import get_or_404, who
from saksi.web.marks import Mark, marked_text

KINDS = tuple(ORDER)
PAGE = 60


def standing_decisions(request: HttpRequest, document: Document) -> dict[int, Decision]:
    """From a suggestion's number to the decision that stands: the newest, unless it is an undo."""
    found = (
        Decision.objects.visible_to(who(request))
        .filter(suggestion__document=document)
        .select_related("by")
        .order_by("id")
    )
    newest = {decision.suggestion_id: decision for decision in found}
    return {number: decision for number, decision in newest.items() if decision.outcome != Decision.Outcome.UNDONE}


def cards_of(request: HttpRequest, document: Document) -> list[Card]:
    """The cards of a document's current reading, and of what was decided in earlier ones, in the order of the text."""
    text = document.text.content
    rows = list(
        Suggestion.objects.visible_to(who(request)).filter(document=document).exclude(state=Suggestion.State.SUPERSEDED)
    )
    decisions = standing_decisions(request, document)
    names = {(s.reading_id, s.key): s.payload["name"] for s in rows if s.kind == "actor"}
    said = {(s.reading_id, s.key): s.payload["span"]["quote"][:60] for s in rows if s.kind == "statement"}

    def of(table: dict[tuple[int, str], str], reading: int) -> dict[str, str]:
        return {key: value for (number, key), value in table.items() if number == reading}

    readings = {s.reading_id for s in rows}
    by_reading = {number: (of(names, number), of(said, number)) for number in readings}
    cards = [make_card(s, text, *by_reading[s.reading_id], decisions.get(s.pk)) for s in rows]
    return sorted(cards, key=lambda c: (ORDER[c.suggestion.kind], c.suggestion.start, c.key))


@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """The desk. `kind` and `state` in the address filter the cards; `card` opens one for amending."""
    document = get_or_404(Document, request, number, withdrawn=False)
    cards = cards_of(request, document)
    chosen_kind = request.GET.get("kind", "")
    chosen_state = request.GET.get("state", "")
    shown = [c for c in cards if chosen_kind in ("", c.suggestion.kind) and chosen_state in ("", c.suggestion.state)]
    first = max(0, int(request.GET.get("from", "0")) if request.GET.get("from", "0").isdigit() else 0)
    page = shown[first : first + PAGE]
    marks = [
        Mark(c.suggestion.start, c.suggestion.end, c.suggestion.kind, str(c.key), c.suggestion.state) for c in page
    ]
    context: dict[str, Any] = {
        "document": document,
        "text": marked_text(document.text.content, marks),
        "cards": page,
        "kinds": [(kind, sum(c.suggestion.kind == kind for c in cards)) for kind in KINDS],
        "states": Counter(c.suggestion.state for c in cards).most_common(),
        "total": len(cards),
        "open": sum(c.suggestion.state == "open" for c in cards),
        "kind": chosen_kind,
        "state": chosen_state,
        "editing": request.GET.get("card", ""),
        "next": first + PAGE if first + PAGE < len(shown) else None,
        "incidents": list(Incident.objects.visible_to(who(request)).filter(live=True).order_by("-id")[:50]),
        "back": request.get_full_path(),
    }
    context["decided"] = context["total"] - context["open"]
    return render(request, "web/desk.html", context)
