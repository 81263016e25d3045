"""The actions about people, each with something to do, for the tests of every action."""

from datetime import UTC, datetime

from django.contrib.auth.models import User

from saksi.actions.add_member import add_member
from saksi.actions.add_user import add_user
from saksi.actions.change_user import change_user
from saksi.actions.disable_user import disable_user, enable_user
from saksi.actions.first_password import first_password
from saksi.actions.new_code import new_code
from saksi.actions.people import give_code
from saksi.actions.remove_member import remove_member
from saksi.actions.restrict_case import restrict_case
from saksi.record.models import Case, CaseMember, Profile
from saksi.record.roles import May, may

PASSWORD = "nine-lanterns-over-lumera"


def another(*, active=True, level=2):
    """Somebody whom the actions are about."""
    found = User.objects.filter(username="another").first()
    if found is None:
        found = User.objects.create(username="another")
        Profile.objects.create(user=found, role="coder", clearance=level)
    User.objects.filter(pk=found.pk).update(is_active=active)
    return User.objects.get(pk=found.pk)


def own_password(by):
    """Only an owner was given a code in these tests; everybody else guesses."""
    code = "GUESS-GUESS-GUESS-GUESS"
    if may(by, May.PEOPLE):
        code = give_code(by.profile, datetime.now(UTC))
        by.profile.save()
    first_password(by, code, PASSWORD)


PEOPLE = {
    "add_member": lambda by, _: add_member(by, Case.rows.first(), another()),
    "add_user": lambda by, _: add_user(by, "sela", "coder", 2),
    "change_user": lambda by, _: change_user(by, another(), role="editor"),
    "disable_user": lambda by, _: disable_user(by, another()),
    "enable_user": lambda by, _: enable_user(by, another(active=False)),
    "first_password": lambda by, _: own_password(by),
    "new_code": lambda by, _: new_code(by, another()),
    "remove_member": lambda by, _: remove_member(by, CaseMember.rows.first()),
    "restrict_case": lambda by, _: restrict_case(by, Case.rows.first(), members_only=True),
}
