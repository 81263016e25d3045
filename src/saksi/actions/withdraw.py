"""Withdraw a document, which is the undo of taking it in; and bring it back.

Rule: the bytes, the rows and the log stay. What the document tells is seen, found and counted no more, and acts and
incidents that only it tells of stand no more, until the same bytes are taken in again.
"""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.actions.base import Turn, writing
from saksi.actions.indexing import reindex
from saksi.actions.placing import settle
from saksi.kernel.errors import BadDecision
from saksi.record.models import Act, Document


def withdraw(by: User, document: Document) -> None:
    """Let a document be seen no more. Raises NotAllowed, BadDecision if it was withdrawn already."""
    with writing(by, "withdrawn", document.level) as turn:
        fresh = turn.held(document)
        if fresh.withdrawn:
            raise BadDecision("this document was withdrawn already.")
        _set_withdrawn(turn, fresh, withdrawn=True)
    document.withdrawn = True


def bring_back(by: User, document: Document) -> None:
    """Let a withdrawn document, and all that stands on it, be seen again. Raises NotAllowed."""
    with writing(by, "restored", document.level) as turn:
        _set_withdrawn(turn, turn.held(document), withdrawn=False)
    document.withdrawn = False


def _set_withdrawn(turn: Turn, document: Document, *, withdrawn: bool) -> None:
    document.withdrawn = withdrawn
    document.save(update_fields=["withdrawn"])
    for act in Act.rows.filter(accounts__document=document, accounts__live=True).distinct():
        settle(act)
    reindex(document)
    turn.log(document=document.pk)
