"""The people who use Saksi, what they may do, and whose restricted cases they share."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from saksi.record.models.base import Guarded, Level
from saksi.record.models.incidents import Case
from saksi.record.roles import Role


class Profile(models.Model):
    """A person's role and clearance. setup: the hash of a code that sets the first password, while it may be used.

    single_keys, marks_told: how this person works at the desk, set by `choose_for_desk`.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="profile")
    role = models.CharField(_("role"), max_length=16, choices=Role.choices, default=Role.VIEWER)
    clearance = models.IntegerField(_("clearance"), choices=Level.choices, default=Level.INTERNAL)
    scripted = models.BooleanField(_("replays a script"), default=False)
    setup = models.CharField(max_length=128, blank=True, default="")
    setup_until = models.DateTimeField(null=True, blank=True)
    single_keys = models.BooleanField(_("single keys"), default=True)
    marks_told = models.BooleanField(_("marks told in words"), default=False)

    def __str__(self) -> str:
        return str(self.user)


class CaseMember(Guarded):
    """One who belongs to a case; while the case is for members only, nobody else sees it."""

    GUARDED_BY = ("case__level",)

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="cases")
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    live = models.BooleanField(default=True)

    class Meta:
        """In the order in which they came; nobody twice at once."""

        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=["case", "user"], condition=models.Q(live=True), name="member_once"),
        )
