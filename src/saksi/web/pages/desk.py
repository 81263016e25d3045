"""One document at the desk: the text with its marks, the cards beside it.

Rule: the address says which cards are shown (`kind`, `state`, `from`) and every form carries it on, so that a decision
or a refusal comes back to the same cards. What a refused form held is shown again, never lost.
Steps: the cards, those that the address asks for, the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from saksi.kernel.errors import SaksiError
from saksi.record.models import Account, Decision, Document, Incident, Suggestion
from saksi.web.amending import changes_from, inputs
from saksi.web.cards import Card, Names, make_card
from saksi.web.common import get_or_404, status_of, who, whole
from saksi.web.marks import Mark, marked_text
from saksi.web.words import DAGGER, language

PAGE = 60
LIKELY = 8
RECENT = 100
STATES = [(state.value, state.label) for state in Suggestion.State if state != Suggestion.State.SUPERSEDED]


@dataclass(frozen=True)
class Asked:
    """The cards that an address asks for; `first` counts from 0 and is where their page begins."""

    kind: str = ""
    state: str = ""
    first: int = 0

    @classmethod
    def of(cls, request: HttpRequest) -> Asked:
        """What this request's address asks for."""
        return cls(request.GET.get("kind", ""), request.GET.get("state", ""), whole(request.GET.get("from")) or 0)

    def choose(self, cards: list[Card]) -> list[Card]:
        """The cards of this kind and state."""
        return [c for c in cards if self.kind in ("", c.suggestion.kind) and self.state in ("", c.suggestion.state)]

    def showing(self, cards: list[Card], key: int | None) -> Asked:
        """The same, with the page on which the card of this key stands, if it is among these."""
        keys = [card.key for card in self.choose(cards)]
        return replace(self, first=keys.index(key) // PAGE * PAGE) if key in keys else self

    def query(self, **more: Any) -> str:
        """The end of an address, from its question mark on; empty where nothing is asked for."""
        asked = {"kind": self.kind, "state": self.state, "from": self.first, **more}
        said = urlencode({name: value for name, value in asked.items() if value})
        return f"?{said}" if said else ""


def desk_address(document: int, asked: Asked, anchor: str = "", **more: Any) -> str:
    """The address of a desk."""
    return reverse("desk", args=[document]) + asked.query(**more) + (f"#{anchor}" if anchor else "")


def standing_decisions(request: HttpRequest, document: Document) -> dict[int, Decision]:
    """From a suggestion's number to the decision that stands: the newest, unless it is an undo."""
    found = (
        Decision.objects.visible_to(who(request))
        .filter(suggestion__document=document)
        .select_related("by")
        .order_by("id")
    )
    newest = {decision.suggestion_id: decision for decision in found}
    return {key: decision for key, decision in newest.items() if decision.outcome != Decision.Outcome.UNDONE}


def cards_of(request: HttpRequest, document: Document) -> list[Card]:
    """The cards of a document's current reading, and of what was decided in earlier ones, in the order of the text."""
    text = document.text.content
    mine = Suggestion.objects.visible_to(who(request)).filter(document=document)
    rows = list(mine.exclude(state=Suggestion.State.SUPERSEDED).select_related("reading"))
    decisions = standing_decisions(request, document)
    names = {
        reading: Names.of((s for s in rows if s.reading == reading), reading.pack)
        for reading in {s.reading for s in rows}
    }
    cards = [make_card(s, text, names[s.reading], decisions.get(s.pk)) for s in rows]
    return sorted(cards, key=lambda card: card.place)


@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """The desk; `card` in the address opens one card for amending, `at` turns to the page where one stands."""
    return desk(request, get_or_404(Document, request, number, withdrawn=False))


def desk(
    request: HttpRequest, document: Document, refused: SaksiError | None = None, at: int | None = None
) -> HttpResponse:
    """The page. refused: why the form about the card `at` was not taken; it is told there, with what was typed."""
    cards = cards_of(request, document)
    editing = whole(request.GET.get("card"))
    if refused is not None and request.POST.get("outcome") in ("amend", "unsure"):
        editing = at
    asked = Asked.of(request)
    asked = asked.showing(cards, at or editing or whole(request.GET.get("at")))
    chosen = asked.choose(cards)
    shown = chosen[asked.first : asked.first + PAGE]
    if refused is not None and at not in [card.key for card in shown]:
        shown = [card for card in cards if card.key == at] + shown

    def address(**other: Any) -> str:
        return desk_address(document.pk, replace(asked, **other))

    context = {
        "document": document,
        "language": language(document.text.content),
        "text": marked_text(document.text.content, _marks(shown)),
        "cards": _with_incidents(request, document, shown, editing),
        "kinds": _counted(Suggestion.Kind.choices, Counter(c.suggestion.kind for c in cards), address, "kind"),
        "states": _counted(STATES, Counter(c.suggestion.state for c in cards), address, "state"),
        "all_kinds": address(kind="", first=0),
        "all_states": address(state="", first=0),
        "total": len(cards),
        "open": sum(card.is_open for card in cards),
        "decided": sum(not card.is_open for card in cards),
        "asked": asked,
        "here": asked.query(),
        "next": address(first=asked.first + PAGE) if asked.first + PAGE < len(chosen) else "",
        "previous": address(first=max(0, asked.first - PAGE)) if asked.first else "",
        "remembered": any(DAGGER in value for card in shown for _, value in card.facts),
        "refused": refused,
        "at": at,
        "posted": request.POST,
        "made": _made(request, document),
        **_form(request, cards, editing, refused),
    }
    return render(request, "web/desk.html", context, status=status_of(refused) if refused else 200)


def _marks(cards: list[Card]) -> list[Mark]:
    """The marks of some cards in their text."""
    return [
        Mark(c.suggestion.start, c.suggestion.end, c.suggestion.kind, str(c.key), c.suggestion.state) for c in cards
    ]


def _counted(
    choices: Any, counts: Counter[str], address: Callable[..., str], name: str
) -> list[tuple[str, str, int, str]]:
    """The links of a filter: code, label, how many, address; kinds and states without a card are left out."""
    return [(code, label, counts[code], address(first=0, **{name: code})) for code, label in choices if counts[code]]


def _made(request: HttpRequest, document: Document) -> Decision | None:
    """The decision made just now, which the address names, while it is the newest about its suggestion."""
    key = whole(request.GET.get("made"))
    if key is None:
        return None
    mine = Decision.objects.visible_to(who(request)).filter(suggestion__document=document)
    made: Decision | None = mine.filter(pk=key).select_related("suggestion").first()
    return made if made and not mine.filter(suggestion=made.suggestion_id, pk__gt=key).exists() else None


def _form(request: HttpRequest, cards: list[Card], editing: int | None, refused: SaksiError | None) -> dict[str, Any]:
    """The form of the card that is being amended, filled with what was posted if it was refused."""
    card = next((c for c in cards if c.key == editing and c.is_open), None)
    if card is None:
        return {"editing": None}
    kind, payload = card.suggestion.kind, card.suggestion.payload
    filled = {**payload, **changes_from(kind, payload, request.POST)} if refused else payload
    return {"editing": card.key, "inputs": inputs(kind, filled, card.names)}


def _with_incidents(request: HttpRequest, document: Document, shown: list[Card], editing: int | None) -> list[Card]:
    """The cards, each open account with the incidents that it may tell of: a few likely ones, in the form all recent.

    Likely are those that this document already tells of, then the newest with the same kind of act.
    """
    if not any(_asks_for_incident(card) for card in shown):
        return shown
    mine = Incident.objects.visible_to(who(request)).filter(live=True)
    recent = list(mine.order_by("-id").prefetch_related("acts")[:RECENT])
    told = Account.objects.visible_to(who(request)).filter(document=document, live=True, act__isnull=False)
    here = set(told.values_list("act__incident", flat=True))

    def likely(card: Card) -> list[Incident]:
        code = card.suggestion.payload["act"]
        fits = [i for i in recent if i.pk in here or any(act.live and act.code == code for act in i.acts.all())]
        return sorted(fits, key=lambda incident: incident.pk not in here)[:LIKELY]

    return [
        replace(card, incidents=recent if card.key == editing else likely(card)) if _asks_for_incident(card) else card
        for card in shown
    ]


def _asks_for_incident(card: Card) -> bool:
    return card.is_open and bool(card.suggestion.kind == Suggestion.Kind.ACCOUNT)
