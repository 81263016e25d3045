"""A list's filters that a person keeps under a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from saksi.record.models.base import Viewer


class OwnManager(models.Manager["SavedFilter"]):
    """The only manager that pages see; it gives a person's own rows."""

    def visible_to(self, user: Viewer) -> models.QuerySet[SavedFilter]:
        """What this person saved; nobody sees what another did."""
        return self.get_queryset().filter(user=user.pk)


class SavedFilter(models.Model):
    """A list and its filters, as the address says them, under a name of this person's own."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    page = models.CharField(max_length=30)
    name = models.CharField(_("name"), max_length=80)
    query = models.CharField(max_length=1000)

    rows = models.Manager()
    objects = OwnManager()

    class Meta:
        """By name; a name once on a list."""

        ordering = ("name", "id")
        constraints = (models.UniqueConstraint(fields=["user", "page", "name"], name="saved_filter_once"),)

    def __str__(self) -> str:
        return self.name
