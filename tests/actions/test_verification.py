"""The verification level: counted origins carry it or a reason does; v3 and above count once two people signed."""

import pytest

from saksi.actions.accept_account import accept_account
from saksi.actions.choose_field import choose_field
from saksi.actions.part_origin import part_origin
from saksi.actions.same_origin import same_origin
from saksi.actions.set_verification import set_verification
from saksi.actions.sign_verification import sign_verification
from saksi.actions.take_back import take_back
from saksi.actions.undo import undo_change
from saksi.kernel.errors import BadDecision, Conflict
from saksi.record.models import Account, Document, Reversible, SameOrigin, Verification
from saksi.record.origins import telling_origins
from saksi.record.snapshot_incidents import incident_row, take_incidents

from .conftest import entries, fresh, standing, state


@pytest.fixture
def twice(incident, second, local):
    """The incident as two documents tell it, with one of each disputed value chosen."""
    told = accept_account(local, second(), incident)
    for field in ("date", "place"):
        choose_field(local, told.act, field, told, reason="the court paper says so")
    return fresh(incident)


def test_two_origins_carry_v2_and_one_does_not(incident, second, local):
    with pytest.raises(BadDecision, match="1 independent origins, and v2 asks for 2"):
        set_verification(local, incident, "v2")
    set_verification(local, incident, "v2", reason="we spoke to the family")
    assert fresh(incident).verification_level == "v2"


def test_what_sources_disagree_on_asks_for_a_reason_until_somebody_chose(incident, second, local):
    accept_account(local, second(), incident)
    with pytest.raises(BadDecision, match="disagree on 2 points"):
        set_verification(local, incident, "v2")


def test_accounts_that_agree_carry_v2_and_leave_one_entry(twice, local):
    before = len(entries())
    made = set_verification(local, twice, "v2")
    (entry,) = entries(before)
    assert (entry["kind"], entry["incident"], entry["verification"], entry["level"], entry["origins"]) == (
        "verification set", twice.pk, made.pk, "v2", 2,
    )  # fmt: skip
    assert fresh(twice).verification_level == "v2"


def test_an_account_that_denies_corroborates_nothing(twice, local):
    Account.rows.filter(pk=Account.rows.last().pk).update(status="denied")
    assert telling_origins(local, twice) == 1


def test_a_copy_counts_once_when_a_person_says_so_and_twice_again_when_parted(twice, local):
    one, other = Document.rows.all()
    same_origin(local, other, one, why="the editor told us")
    assert telling_origins(local, twice) == 1
    with pytest.raises(BadDecision, match="said already"):
        same_origin(local, one, other, why="again")
    part_origin(local, one, other, why="the editor was wrong")
    assert telling_origins(local, twice) == 2
    undo_change(local, Reversible.rows.last())
    assert telling_origins(local, twice) == 1
    take_back(local, SameOrigin.rows.get(live=True))
    assert telling_origins(local, twice) == 2


@pytest.mark.parametrize("why", ["", "  "])
def test_a_word_on_origins_needs_what_shows_it_and_two_documents(twice, local, why):
    one, other = Document.rows.all()
    before = state()
    for action in (same_origin, part_origin):
        with pytest.raises(BadDecision):
            action(local, one, other, why=why)
        with pytest.raises(BadDecision):
            action(local, one, one, why="itself")
    assert state() == before


def test_v3_counts_once_a_second_person_signed(twice, local, cleared):
    set_verification(local, twice, "v2")
    made = set_verification(local, twice, "v3", reason="court papers held by us")
    assert fresh(twice).verification_level == "v2"
    with pytest.raises(Conflict, match="signed this already"):
        sign_verification(local, made, read=True)
    reader = cleared(2)
    with pytest.raises(BadDecision, match="read the passages"):
        sign_verification(reader, made, read=False)
    sign_verification(reader, made, read=True)
    assert fresh(twice).verification_level == "v3"
    undo_change(reader, Reversible.rows.last())
    assert fresh(twice).verification_level == "v2"


def test_who_set_it_takes_it_back_and_the_level_before_stands_again(twice, local, cleared):
    set_verification(local, twice, "v1")
    before = standing()
    made = set_verification(local, twice, "v4", reason="the court found so")
    sign_verification(cleared(3), made, read=True)
    take_back(local, made, reason="it was another case")
    assert fresh(twice).verification_level == "v1"
    undo_change(local, Reversible.rows.last())
    assert fresh(twice).verification_level == "v4"
    undo_change(local, Reversible.rows.get(action="verification set", before__rows__0__1=made.pk))
    assert fresh(twice).verification_level == "v1"
    assert standing() == before


def test_a_newer_word_makes_an_older_one_void_for_signing(twice, local, cleared):
    old = set_verification(local, twice, "v3", reason="papers")
    new = set_verification(local, twice, "v2")
    with pytest.raises(Conflict, match="newer"):
        sign_verification(cleared(3), old, read=True)
    with pytest.raises(BadDecision, match="needs no second"):
        sign_verification(cleared(3), new, read=True)


@pytest.mark.parametrize("level", ["v5", "", "V1"])
def test_refuses_what_is_no_level_and_changes_nothing(incident, local, level):
    before = state()
    with pytest.raises(BadDecision, match="expected one of v0"):
        set_verification(local, incident, level)
    assert state() == before


@pytest.mark.parametrize("level", ["v4", "vx"])
def test_what_rests_on_more_than_accounts_says_what(twice, local, level):
    with pytest.raises(BadDecision, match="say what established or refuted it"):
        set_verification(local, twice, level)
    set_verification(local, twice, level, reason="a court found so")
    with pytest.raises(BadDecision, match="already"):
        set_verification(local, twice, level, reason="again")
    assert Verification.rows.count() == 1


def test_reports_and_lists_count_by_the_level_that_counts(twice, local, cleared):
    def counted():
        rows = take_incidents(3, None)
        return [incident_row(acts)["verification_level"] for acts in rows.incidents.values()]

    set_verification(local, twice, "v2")
    made = set_verification(local, twice, "v3", reason="court papers")
    assert counted() == ["v2"]
    sign_verification(cleared(3), made, read=True)
    assert counted() == ["v3"]
