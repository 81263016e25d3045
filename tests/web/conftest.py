"""A workspace with two dispatches that tell the same arrest differently, taken in and read by the real parts."""

from __future__ import annotations

import html

import pytest
from django.urls import reverse

from saksi.actions.accept_account import accept_account
from saksi.actions.read import read
from saksi.actions.take_in import take_in
from saksi.intake import Metadata
from saksi.kernel.dates import PartialDate
from saksi.reading.rules import RulesReader
from saksi.record.models import Incident, LogEntry, Suggestion

COURIER = (
    "Union leader held\n\nPolice in Lumera arrested Oren Tallis, president of the Union of Harbour Workers, on 3 March 2025.\n\n"
    '"They showed no warrant," said Sanna Brill, a lawyer at Open Door Legal Aid.\n\n'
    "National Police spokesperson Dovan Hesk denied that anyone had been beaten.\n"
)
HERALD = (
    "Unionist in custody\n\nPolice in Ostrel arrested Oren Tallis on 5 March 2025, his family said.\n\n"
    "The situation of unions is getting worse, said Ilsa Morane, director of the Tavaran League for Human Rights.\n"
)


class Desk:
    """A monitor at the desk: takes in, reads, decides through the pages, and looks at what came of it."""

    def __init__(self, client, user, workspace) -> None:
        self.client, self.user, self.workspace = client, user, workspace

    def take_in(self, text, name, publisher, level=0):
        meta = Metadata(publisher=publisher, published=PartialDate.parse("2025-03-06"))
        document = take_in(self.user, self.workspace, text.encode(), name, level=level, pack="sample", metadata=meta)
        read(self.user, document.document, RulesReader())
        return document.document

    def suggestion(self, document, kind, words=""):
        rows = Suggestion.rows.filter(document=document, kind=kind)
        found = [row for row in rows if words in document.text.content[row.start : row.end]]
        assert found, f"the reader finds no {kind} with {words!r}"
        return found[0]

    def decide(self, suggestion, outcome, query="", **form):
        version = Suggestion.rows.get(pk=suggestion.pk).version
        address = reverse("decide", args=[suggestion.pk]) + query
        return self.client.post(address, {"outcome": outcome, "version": version, **form})

    def page(self, name, *args, **query):
        return self.client.get(reverse(name, args=args), query)


def shown(response):
    """The text of a page, with entities read, so that sentences can be looked for."""
    return html.unescape(response.content.decode())


def state(suggestion):
    """Where a suggestion stands in the record now."""
    return Suggestion.rows.get(pk=suggestion.pk).state


def kinds():
    """The kinds of the log's entries, in order."""
    return list(LogEntry.rows.values_list("kind", flat=True))


@pytest.fixture
def colleague(cleared, monkeypatch):
    """Makes the page be asked for by somebody else at the same computer."""

    def be(level=3, role="coder"):
        person = cleared(level, role=role)
        monkeypatch.setattr("saksi.web.middleware.local_user", lambda: person)
        return person

    return be


@pytest.fixture
def desk(client, local, workspace):
    return Desk(client, local, workspace)


@pytest.fixture
def courier(desk):
    return desk.take_in(COURIER, "courier.txt", "Lumera Courier")


@pytest.fixture
def herald(desk):
    return desk.take_in(HERALD, "herald.txt", "Ostrel Herald")


@pytest.fixture
def statement(desk, courier):
    return desk.suggestion(courier, "statement", "no warrant")


@pytest.fixture
def account(desk, courier):
    return desk.suggestion(courier, "account", "arrested")


@pytest.fixture
def incident(desk, courier, herald, account):
    """The arrest as both dispatches tell it: their dates and places cannot both be true."""
    accept_account(desk.user, account)
    found = Incident.rows.get(live=True)
    accept_account(desk.user, desk.suggestion(herald, "account", "arrested"), found)
    return found
