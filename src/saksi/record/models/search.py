"""What can be searched: a short row for each thing, its words beside it, and the words by which near spellings are found."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from saksi.record.models.base import Guarded


class Searchable(Guarded):
    """What a thing is found by besides its words; `level` is the highest among its sources. Follows every change.

    id: from the kind and the number of the thing, so that kinds lie apart and newer things of a kind come later.
    together: rows of a kind that are one on the page (a merged actor, a law's article) share it. first, last: the days of its
    date, of a thing without one those of its document. The words stand apart, so that many rows are counted fast.
    """

    class Kind(models.TextChoices):
        """What can be found, in the order of the page."""

        DOCUMENT = "document", _("document")
        STATEMENT = "statement", _("statement")
        INCIDENT = "incident", _("incident")
        ACTOR = "actor", _("actor")
        CASE = "case", _("case")
        PROVISION = "provision", _("provision")
        PLACE = "place", _("place")

    id = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    target = models.BigIntegerField()
    together = models.BigIntegerField()
    document = models.BigIntegerField(null=True)
    level = models.IntegerField()
    first = models.DateField(null=True)
    last = models.DateField(null=True)
    position = models.CharField(max_length=12, blank=True, default="")
    sector = models.CharField(max_length=20, blank=True, default="")
    publisher = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        """From one publisher to the next without reading all rows."""

        indexes = (models.Index(fields=("publisher", "level"), name="searchable_by_publisher"),)


class SearchText(Guarded):
    """The words of a thing. unspaced: its words in scripts without spaces, each written character as a token of its own."""

    GUARDED_BY = ("row__level",)

    row = models.OneToOneField(Searchable, primary_key=True, on_delete=models.CASCADE, related_name="words")
    title = models.TextField()
    body = models.TextField()
    unspaced = models.TextField(blank=True, default="")


class SearchWord(models.Model):
    """A word that stands somewhere in the index, whoever may see it there; it is offered only where the asker finds it.

    block: how its sound begins; near spellings are looked for in one block.
    """

    word = models.CharField(max_length=24, primary_key=True)
    block = models.CharField(max_length=2, db_index=True)

    def __str__(self) -> str:
        return self.word
