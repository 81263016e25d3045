"""The actions of work at the desk besides decisions, each with something to do, for the tests of every action."""

from datetime import UTC, datetime

from django.test import override_settings

from saksi.actions.accept_bulk import accept_bulk
from saksi.actions.add_blind import add_blind
from saksi.actions.close_document import close_document
from saksi.actions.flag_card import flag_card
from saksi.actions.read_second import read_second
from saksi.actions.resolve_flag import resolve_flag
from saksi.actions.reveal import reveal
from saksi.record.models import Decision, Document, Flag, Suggestion
from tests.conftest import drawing
from tests.record import builders

from .people_actions import another

AT = datetime(2025, 3, 9, 12, tzinfo=UTC)


def worked_before(document):
    """Another person flagged a card and was unsure about a statement, and a document holds nothing; made directly."""
    card = Suggestion.rows.filter(document=document, kind="statement").last()
    Flag.rows.create(suggestion=card, line="which harbour?", by="another", at=AT)
    Decision.rows.create(suggestion=card, outcome="unsure", by=another(), at=AT, reason="who is meant?")
    Suggestion.rows.filter(pk=card.pk).update(state="unsure", version=1)
    builders.document("A notice without any news.", level=2)


def untouched():
    """A document that was read, and in which nobody decided anything."""
    return Document.rows.filter(withdrawn=False, readings__isnull=False).last()


def empty():
    """A document in which no reader suggested anything."""
    return Document.rows.filter(withdrawn=False, readings=None).last()


def found(words, document):
    start = document.text.content.index(words)
    span = {"start": start, "end": start + len(words), "quote": words}
    return {"name": words, "kind": "person", "aliases": [], "roles": [], "sector": "", "mentions": [span]}


def day():
    return Suggestion.rows.filter(kind="date", state="open").first()


def blind(workspace):
    """Every document is drawn to be read blind."""
    return override_settings(SAKSI_WORKSPACE=drawing(workspace, 1, 0))


def _add_blind(by, workspace):
    with blind(workspace):
        add_blind(by, untouched(), "actor", found("Oren Tallis", untouched()))


def _reveal(by, workspace):
    with blind(workspace):
        reveal(by, untouched())


WORK = {
    "accept_bulk": lambda by, _: accept_bulk(by, day().document, [(day(), day().version)]),
    "add_blind": _add_blind,
    "close_document": lambda by, _: close_document(by, empty(), "none"),
    "flag_card": lambda by, _: flag_card(by, day(), "is this the day of the trial?"),
    "read_second": lambda by, _: read_second(by, Decision.rows.get(outcome="unsure"), "rejected"),
    "resolve_flag": lambda by, _: resolve_flag(by, Flag.rows.get()),
    "reveal": _reveal,
}
READERS_MAY = {"flag_card", "read_second", "resolve_flag"}
