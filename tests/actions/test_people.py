"""People of a team: added with a code, changed, closed; and who belongs to a case."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User

from saksi.actions.add_member import add_member
from saksi.actions.add_user import add_user
from saksi.actions.change_user import change_user
from saksi.actions.disable_user import disable_user, enable_user
from saksi.actions.first_password import first_password
from saksi.actions.new_code import new_code
from saksi.actions.open_case import open_case
from saksi.actions.people import VALID
from saksi.actions.remove_member import remove_member
from saksi.actions.restrict_case import restrict_case
from saksi.actions.set_level import set_level
from saksi.actions.undo import undo_change
from saksi.kernel.errors import BadDecision, Conflict, NotAllowed
from saksi.record.models import Case, CaseMember, Incident, Profile, Reversible
from tests.record.found import hits_of

from .conftest import entries, fresh, standing
from .people_actions import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def sela(local):
    return add_user(local, "sela", "coder", 1)


@pytest.fixture
def case(incident, local):
    return open_case(local, "The harbour", [incident])


def test_a_person_is_added_with_a_code_that_is_kept_as_a_hash_alone(sela):
    user, code = sela
    assert (user.profile.role, user.profile.clearance, user.has_usable_password()) == ("coder", 1, False)
    assert code.replace("-", "") not in str(Profile.objects.values_list().get(user=user))
    assert entries()[-1] == {
        **entries()[-1],
        "kind": "person added",
        "person": user.pk,
        "role": "coder",
        "clearance": 1,
    }
    assert "sela" not in str(entries()[-1])


@pytest.mark.parametrize("name", ["", "  ", "a b", "x" * 151, "SELA", "local", "a\0b"])
def test_refuses_a_name_that_cannot_be_used_or_is_taken(name, sela, local):
    with pytest.raises(BadDecision):
        add_user(local, name, "coder", 1)


def test_says_whether_a_name_is_taken_or_too_long(sela, local):
    with pytest.raises(BadDecision, match="the name 'sela' is taken"):
        add_user(local, "SELA", "coder", 1)
    with pytest.raises(BadDecision, match="got a name of 160 characters, expected 150 at most"):
        add_user(local, "x" * 160, "coder", 1)


def test_refuses_a_role_or_a_clearance_that_is_none_or_above_ones_own(local, cleared):
    for role, clearance in (("king", 1), ("coder", 4), ("coder", -1)):
        with pytest.raises(BadDecision):
            add_user(local, "sela", role, clearance)
    with pytest.raises(NotAllowed):
        add_user(cleared(1, role="owner"), "sela", "coder", 2)


def test_the_code_sets_a_password_once(sela):
    user, code = sela
    first_password(user, code.lower().replace("-", " "), PASSWORD)
    assert User.objects.get(pk=user.pk).check_password(PASSWORD)
    with pytest.raises(NotAllowed, match="was used"):
        first_password(user, code, PASSWORD + "s")


def test_a_code_is_void_after_seven_days_and_for_another_person(sela, local):
    user, code = sela
    other, _ = add_user(local, "bram", "coder", 1)
    with pytest.raises(NotAllowed):
        first_password(other, code, PASSWORD)
    profile = Profile.objects.get(user=user)
    Profile.objects.filter(user=user).update(setup_until=profile.setup_until - VALID - timedelta(seconds=5))
    with pytest.raises(NotAllowed):
        first_password(user, code, PASSWORD)


@pytest.mark.parametrize("password", ["short-words-14", "111222333444555666", "manchesterunited", "1qaz2wsx3edc4rfv", "aaaaaaaaaaaaaaa", "selaselaselasela", "passwordpassword", "iloveyouiloveyou", "qwertyuiopasdfghjkl"])
def test_a_weak_password_is_refused_and_the_code_stays(password, sela):
    """At least 15 characters, not digits alone, none that a guessing program finds, doubled ones too (SecureDrop SEC-01-002)."""
    user, code = sela
    with pytest.raises(BadDecision):
        first_password(user, code, password)
    first_password(user, code, PASSWORD)


def test_a_new_code_voids_the_old_password(sela, local):
    user, code = sela
    first_password(user, code, PASSWORD)
    new = new_code(local, user)
    assert not User.objects.get(pk=user.pk).has_usable_password()
    first_password(user, new, PASSWORD + "s")


def test_a_closed_account_does_nothing_until_it_is_opened(sela, local):
    user, code = sela
    disable_user(local, user)
    with pytest.raises(NotAllowed):
        first_password(User.objects.get(pk=user.pk), code, PASSWORD)
    with pytest.raises(BadDecision, match="closed already"):
        disable_user(local, user)
    enable_user(local, user)
    first_password(User.objects.get(pk=user.pk), code, PASSWORD)


def test_the_team_keeps_an_owner(local):
    one, _ = add_user(local, "one", "owner", 3)
    for change in (lambda: disable_user(local, one), lambda: change_user(local, one, role="coder")):
        with pytest.raises(BadDecision, match="only owner"):
            change()
    add_user(local, "two", "owner", 3)
    change_user(local, one, role="coder", clearance=2)
    assert (fresh_profile(one).role, fresh_profile(one).clearance) == ("coder", 2)


def fresh_profile(user):
    return Profile.objects.get(user=user)


def test_refuses_a_change_of_nothing_and_of_the_accounts_of_this_computer(sela, local, scripted):
    with pytest.raises(BadDecision, match="nothing was changed"):
        change_user(local, sela[0], role="coder")
    for one in (local, scripted):
        with pytest.raises(BadDecision, match="belongs to this computer"):
            disable_user(local, one)


def test_nobody_changes_a_person_above_the_own_clearance(local, cleared):
    high, _ = add_user(local, "high", "editor", 3)
    with pytest.raises(NotAllowed):
        change_user(cleared(2, role="owner"), high, role="viewer")


def test_a_restricted_case_is_hidden_with_its_incidents_and_undo_restores(case, local, cleared):
    before, editor = standing(), cleared(3, may_write=True)
    assert [hit.kind for hit in hits_of(editor, "Tallis")].count("incident") == 1
    restrict_case(local, fresh(case), members_only=True)
    assert not Incident.objects.visible_to(editor).exists()
    assert "incident" not in [hit.kind for hit in hits_of(editor, "Tallis")]
    assert Incident.objects.visible_to(local).exists()
    undo_change(local, Reversible.rows.last())
    assert standing() == before
    assert not CaseMember.rows.filter(live=True).exists()
    assert Incident.objects.visible_to(editor).exists()


def test_nobody_outside_changes_anything_of_a_restricted_case(case, incident, local, cleared):
    restrict_case(local, fresh(case), members_only=True)
    owner = cleared(3, role="owner")
    for act in (
        lambda: set_level(owner, fresh(incident), 2),
        lambda: restrict_case(owner, fresh(case), members_only=False),
        lambda: add_member(owner, fresh(case), owner),
        lambda: undo_change(owner, Reversible.rows.last()),
    ):
        with pytest.raises(NotAllowed, match="members only"):
            act()


def test_members_come_and_go_and_one_stays(case, local, cleared):
    restrict_case(local, fresh(case), members_only=True)
    other = cleared(2)
    member = add_member(local, fresh(case), other)
    assert Case.objects.visible_to(other).exists()
    with pytest.raises(BadDecision, match="already"):
        add_member(local, fresh(case), other)
    remove_member(local, member)
    assert not Case.objects.visible_to(other).exists()
    with pytest.raises(Conflict):
        remove_member(local, member)
    with pytest.raises(BadDecision, match="without a member"):
        remove_member(local, CaseMember.rows.get(live=True))


def test_a_case_for_members_only_keeps_an_open_account(case, local, cleared):
    keeper, _ = add_user(local, "keeper", "editor", 3)
    restrict_case(keeper, fresh(case), members_only=True)
    with pytest.raises(BadDecision, match="without a member"):
        disable_user(local, keeper)


def test_refuses_a_member_who_could_not_see_the_case(case, local, cleared):
    for person in (cleared(0), cleared(3, role="viewer")):
        level = case.level if person.profile.role == "viewer" else 2
        Case.rows.filter(pk=case.pk).update(level=level)
        with pytest.raises(BadDecision, match="clearance"):
            add_member(local, fresh(case), person)


def test_a_coder_takes_back_neither_a_level_nor_a_restriction(case, local, cleared):
    coder = cleared(3, role="coder")
    add_member(local, fresh(case), coder)
    restrict_case(local, fresh(case), members_only=True)
    with pytest.raises(NotAllowed, match="may not change a level"):
        undo_change(coder, Reversible.rows.last())
