"""What to check first: the documents that wait, the one from which most is to be expected before the others.

Rule: what is expected of a document is the number of its open statements and accounts that are right, by the readers' chances;
one without a chance counts as even. The order alone leaves this module: no chance and no sum is given out.
"""

from __future__ import annotations

from django.db.models import Count, Exists, FloatField, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from saksi.record.models import Closing, Document, Reading, Suggestion
from saksi.record.models.base import Viewer

EVEN = 0.5
_WEIGHED = (Suggestion.Kind.STATEMENT, Suggestion.Kind.ACCOUNT)


def _open() -> QuerySet[Suggestion]:
    """The open suggestions of a document in an outer query."""
    here: QuerySet[Suggestion] = Suggestion.rows.filter(document=OuterRef("pk"), state=Suggestion.State.OPEN)
    return here.order_by()


def closed() -> Exists:
    """The condition that a document is done with."""
    return Exists(Closing.rows.filter(Closing.stands(), document=OuterRef("pk")))


def nothing_found() -> Q:
    """The condition that a document was read, that nothing was found or added, and that nobody said yet that it contains none."""
    here = Suggestion.rows.filter(document=OuterRef("pk")).exclude(state=Suggestion.State.SUPERSEDED)
    read = Reading.rows.filter(document=OuterRef("pk"))
    return Q(Exists(read)) & ~Q(Exists(here)) & ~Q(closed())


def to_close(user: Viewer) -> QuerySet[Document]:
    """The documents in which nothing was found, for a person to read and close, the first taken in before the others."""
    documents: QuerySet[Document] = Document.objects.visible_to(user).filter(nothing_found(), withdrawn=False)
    return documents.order_by("pk")


def expected() -> Coalesce:
    """What is expected of a document, to sort by and for nothing else."""
    even, nothing = Value(EVEN, FloatField()), Value(0.0, FloatField())
    summed = _open().filter(kind__in=_WEIGHED).values("document").annotate(sum=Sum(Coalesce("confidence", even)))
    return Coalesce(Subquery(summed.values("sum")), nothing)


def waiting(user: Viewer) -> QuerySet[Document]:
    """The documents with open suggestions that this person may see, in the order of checking; `open` tells how many are open."""
    documents: QuerySet[Document] = Document.objects.visible_to(user).filter(Exists(_open()), withdrawn=False)
    counted = Subquery(_open().values("document").annotate(count=Count("pk")).values("count"))
    return documents.alias(expected=expected()).annotate(open=counted).order_by("-expected", "pk")
