"""The people who use Saksi, and what they may do."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from saksi.record.models.base import Level


class Profile(models.Model):
    """A monitor's clearance, and whether this account may change the record."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="profile")
    clearance = models.IntegerField(_("clearance"), choices=Level.choices, default=Level.INTERNAL)
    may_write = models.BooleanField(_("may decide"), default=False)
    scripted = models.BooleanField(_("replays a script"), default=False)

    def __str__(self) -> str:
        return str(self.user)
