"""A document of Tavara, taken in and read, for the tests of the actions; and what shows that nothing was changed."""

import json
from contextlib import contextmanager
from functools import cache

import pytest
from django.apps import apps
from django.db import connection, transaction

from saksi.actions.accept import accept
from saksi.actions.accept_account import accept_account
from saksi.actions.read import read
from saksi.actions.take_in import take_in
from saksi.evidence.entry import entry_leaf
from saksi.intake import Metadata
from saksi.kernel.dates import PartialDate
from saksi.reading.rules import RulesReader
from saksi.record.models import Actor, LogEntry, LogLeaf, Suggestion

STORY = (
    "Union leader held\n\nPolice in Lumera arrested Oren Tallis, president of the Union of Harbour Workers, on 3 March 2025.\n\n"
    '"They showed no warrant," said Sanna Brill, a lawyer at Open Door Legal Aid.\n\n'
    "National Police spokesperson Dovan Hesk denied that anyone had been beaten.\n"
)
SECOND = "Harbour arrest\n\nPolice in Ostrel arrested Oren Tallis on 4 March 2025, witnesses said.\n"


@pytest.fixture
def document(workspace, local):
    meta = Metadata(publisher="Lumera Courier", published=PartialDate.parse("2025-03-04"))
    return take_in(local, workspace, STORY.encode(), "story.txt", level=0, metadata=meta).document


@pytest.fixture
def suggestions(document, local):
    read(local, document, RulesReader())
    return Suggestion.objects.visible_to(local).filter(document=document)


@pytest.fixture
def statement(suggestions):
    return suggestions.filter(kind="statement").first()


@pytest.fixture
def account(suggestions):
    return suggestions.filter(kind="account").first()


@pytest.fixture
def incident(account, local):
    return accept_account(local, account).act.incident


@pytest.fixture
def actors(suggestions, local):
    for suggestion in suggestions.filter(kind="actor")[:2]:
        accept(local, suggestion)
    return list(Actor.rows.all())


@pytest.fixture
def second(workspace, local):
    """Makes another document that tells of the arrest, at a level; gives its account as suggested."""

    def make(level=0, text=SECOND):
        meta = Metadata(published=PartialDate.parse("2025-03-05"))
        taken = take_in(local, workspace, text.encode(), "second.txt", level=level, metadata=meta).document
        read(local, taken, RulesReader())
        return Suggestion.rows.filter(document=taken, kind="account").first()

    return make


@contextmanager
def taken_back():
    """What is done inside is gone afterwards, so that one record serves many tries."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def fresh(row):
    """The row as it stands now."""
    return type(row).rows.get(pk=row.pk)


@cache
def questions():
    """What to ask for every row of each kind, and of the links between them; put together once."""
    models = [m for m in apps.get_app_config("record").get_models(include_auto_created=True) if m.__name__ != "Profile"]
    return {m.__name__: str(m._base_manager.order_by().values_list().query) for m in models}


def state():
    """Every row of the record and its links as the database has them, to compare before and after."""
    said = {}
    with connection.cursor() as cursor:
        for name, question in questions().items():
            cursor.execute(question)
            said[name] = sorted(map(repr, cursor.fetchall()))
    return said


def standing():
    """What the record says now: the rows that stand, without their numbers and without the history."""
    said = {}
    for name, fields in {
        "Actor": ("name", "sector", "level", "merged_into__name"),
        "Statement": ("content", "position", "date", "level", "speaker__name"),
        "Account": ("code", "place", "date", "according_to__content"),
        "Incident": ("title", "level", "case__title"),
        "Act": ("code", "incident__title"),
        "Case": ("title", "level"),
        "FieldChoice": ("field", "value"),
        "Place": ("name",),
        "Provision": ("article",),
    }.items():
        rows = apps.get_model("record", name)._base_manager.filter(live=True)
        said[name] = sorted(map(repr, rows.values_list(*fields)))
    documents = apps.get_model("record", "Document")._base_manager
    said["Document"] = sorted(map(repr, documents.values_list("sha256", "title", "date", "pack", "level", "withdrawn")))
    shown = apps.get_model("record", "Searchable")._base_manager
    said["Searchable"] = sorted(map(repr, shown.values_list("kind", "words__title", "words__body", "level", "first", "sector")))
    states = apps.get_model("record", "Suggestion")._base_manager.filter(reading__superseded=False)
    said["Suggestion"] = sorted(map(repr, states.values_list("kind", "payload", "state")))
    return said


def entries(since=0):
    """The content of the log's entries from a place on; each fits its leaf, and no place is left out."""
    rows = list(LogEntry.rows.order_by("index"))
    leaves = list(LogLeaf.rows.order_by("index"))
    assert [row.index for row in rows] == [leaf.index for leaf in leaves] == list(range(len(rows)))
    for row, leaf in zip(rows, leaves, strict=True):
        assert entry_leaf(bytes(row.nonce), bytes(row.data)) == bytes(leaf.leaf_hash)
    return [json.loads(bytes(row.data)) for row in rows[since:]]
