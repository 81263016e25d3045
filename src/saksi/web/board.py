"""What lies on a desk: the cards of one document, the decisions about them, and which of them an address asks for.

Rule: the address says which cards are shown (`kind`, `state`, `from`) and every form carries it on, so that a decision
or a refusal comes back to the same cards.
Steps: what is asked for, the cards and decisions in two questions to the database, what stands on what.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse

from saksi.record.models import Decision, Document, Flag, Suggestion
from saksi.web.cards import Card, Names, make_card
from saksi.web.common import who, whole

PAGE = 60
IN_STRIP = 10
NAMED = (Suggestion.Kind.ACTOR, Suggestion.Kind.STATEMENT)  # what other cards of a reading name, superseded or not


@dataclass(frozen=True)
class Asked:
    """The cards that an address asks for; `first` counts from 0 and is where their page begins; `all`: on one page.

    `find`: the words looked for in the text; a script sends with each form those that stand in their field.
    """

    kind: str = ""
    state: str = ""
    first: int = 0
    all: bool = False
    find: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> Asked:
        """What this request's address asks for."""
        get = request.GET
        find = request.POST.get("find", get.get("find", ""))
        return cls(get.get("kind", ""), get.get("state", ""), whole(get.get("from")) or 0, get.get("all") == "1", find)

    def choose(self, cards: list[Card]) -> list[Card]:
        """The cards of this kind and state."""
        return [c for c in cards if self.kind in ("", c.suggestion.kind) and self.state in ("", c.suggestion.state)]

    def page(self, chosen: list[Card]) -> list[Card]:
        """Those of the chosen cards that are on the page."""
        return chosen if self.all else chosen[self.first : self.first + PAGE]

    def kept(self, cards: list[Card]) -> list[Card]:
        """The cards that stay in sight until the page is asked for anew, though a decision takes them out of the filter."""
        chosen = replace(self, state="").choose(cards)
        return chosen if self.state else self.page(chosen)

    def showing(self, cards: list[Card], key: int | None) -> Asked:
        """The same, with the page on which the card of this key stands, if it is among these."""
        keys = [card.key for card in self.choose(cards)]
        return replace(self, first=keys.index(key) // PAGE * PAGE) if key in keys and not self.all else self

    def query(self, **more: Any) -> str:
        """The end of an address, from its question mark on; empty where nothing is asked for."""
        said = urlencode({**self._said, **more})
        return f"?{said}" if said else ""

    @property
    def beside_find(self) -> list[tuple[str, Any]]:
        """What the form that finds words must keep beside them."""
        return [(name, value) for name, value in self._said.items() if name != "find"]

    @property
    def _said(self) -> dict[str, Any]:
        """What the address says, by name; nothing for what is not asked for."""
        said = {"kind": self.kind, "state": self.state, "from": self.first, "all": int(self.all), "find": self.find}
        return {name: value for name, value in said.items() if value}


def desk_address(document: int, asked: Asked, anchor: str = "", **more: Any) -> str:
    """The address of a desk."""
    return reverse("desk", args=[document]) + asked.query(**more) + (f"#{anchor}" if anchor else "")


@dataclass(frozen=True)
class Board:
    """A document with its cards in the order of the text, and every decision about it, oldest first."""

    document: Document
    cards: list[Card]
    decisions: list[Decision]
    by: int | None

    @classmethod
    def of(cls, request: HttpRequest, document: Document) -> Board:
        """The cards of the current reading, and of what was decided in earlier ones, as this person may see them."""
        person = who(request)
        made = Decision.objects.visible_to(person).filter(suggestion__document=document)
        decisions = list(made.select_related("by").order_by("id"))
        mine = Suggestion.objects.visible_to(person).filter(document=document)
        shown = ~Q(state=Suggestion.State.SUPERSEDED)
        found = list(mine.filter(shown | Q(kind__in=NAMED)).select_related("reading"))
        rows = [s for s in found if s.state != Suggestion.State.SUPERSEDED]
        names = {
            reading: Names.of((s for s in found if s.reading == reading), reading.pack)
            for reading in {s.reading for s in rows}
        }
        text, stand = document.text.content, standing(decisions)
        flags = _flags(person, document)
        cards = [make_card(s, text, names[s.reading], stand.get(s.pk), flags.get(s.pk, ())) for s in rows]
        return cls(document, sorted(cards, key=lambda card: card.place), decisions, person.pk)

    @cached_property
    def by_key(self) -> dict[int, Card]:
        """From its number to a card."""
        return {card.key: card for card in self.cards}

    @property
    def mine(self) -> list[Decision]:
        """This person's decisions, oldest first."""
        return [d for d in self.decisions if d.by_id == self.by and d.outcome != Decision.Outcome.UNDONE]

    @property
    def my_last(self) -> list[Card]:
        """The cards that this person decided last, newest first, as far as those decisions stand."""
        made = [card for card in self.cards if card.decision and card.decision.by_id == self.by]
        return sorted(made, key=lambda card: -card.decision.pk)

    @property
    def undoable(self) -> Card | None:
        """The card of this person's last decision that nothing else stands on: what `u` takes back."""
        used = {pair for card in self.cards if _stands(card) for pair in _stands_on(card.payload, card.suggestion.reading_id)}
        return next((card for card in self.my_last if _name(card) not in used), None)

    def left_standing(self, made: Decision) -> bool:
        """Whether this is an undo after which something still stands that its card stood on."""
        undone = next((d for d in self.decisions if d.pk == made.undoes_id), None)
        card = self.by_key.get(made.suggestion_id)
        if undone is None or card is None or undone.outcome not in (Decision.Outcome.ACCEPTED, Decision.Outcome.AMENDED):
            return False
        used = set(_stands_on(undone.payload or card.suggestion.payload, card.suggestion.reading_id))
        return any(_stands(other) and _name(other) in used for other in self.cards)

    def after(self, asked: Asked, place: tuple[int, int, int]) -> Card | None:
        """The next open card after a place among those asked for, or the first one."""
        waiting = [card for card in asked.choose(self.cards) if card.is_open]
        return next((card for card in waiting if card.place > place), waiting[0] if waiting else None)


def standing(decisions: list[Decision]) -> dict[int, Decision]:
    """From a suggestion's number to the decision that stands: the newest, unless it is an undo."""
    newest = {decision.suggestion_id: decision for decision in decisions}
    return {key: decision for key, decision in newest.items() if decision.outcome != Decision.Outcome.UNDONE}


def _flags(person: User, document: Document) -> dict[int, list[Flag]]:
    """From a suggestion's number to the flags on it that nobody resolved."""
    found: dict[int, list[Flag]] = {}
    for flag in Flag.objects.visible_to(person).filter(suggestion__document=document, live=True).select_related("to"):
        found.setdefault(flag.suggestion_id, []).append(flag)
    return found


def _name(card: Card) -> tuple[int, str, str]:
    """What other cards of its reading call a card by."""
    return (card.suggestion.reading_id, card.suggestion.kind, card.suggestion.key)


def _stands(card: Card) -> bool:
    return card.suggestion.state in Suggestion.STANDING


def _stands_on(payload: Mapping[str, Any], reading: int) -> Iterator[tuple[int, str, str]]:
    """The suggestions of the same reading that a payload needs to stand in the record."""
    people = [payload.get("speaker"), *(payload.get("victims") or ()), *(payload.get("perpetrators") or ())]
    yield from ((reading, "actor", key) for key in people if key)
    if payload.get("according_to"):
        yield (reading, "statement", payload["according_to"])


def cards_of(request: HttpRequest, document: Document) -> list[Card]:
    """The cards of a document alone."""
    return Board.of(request, document).cards
