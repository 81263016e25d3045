"""Choose the value of a field: by an account that tells it, with a reason; what lost stays."""

from types import SimpleNamespace

import pytest

from saksi.actions.accept_account import accept_account
from saksi.actions.choose_field import choose_field
from saksi.actions.undo import undo_change
from saksi.actions.withdraw import withdraw
from saksi.kernel.errors import BadDecision, Conflict
from saksi.record.models import FieldChoice, Reversible
from saksi.record.resolve import fields_of

from .conftest import entries, fresh, standing, state


@pytest.fixture
def act(incident, second, local):
    """An act that two sources date and place differently."""
    return accept_account(local, second(), incident).act


def resolved(act):
    return fields_of(list(act.accounts.filter(live=True)), act.choices.all())


def test_nothing_stands_until_a_person_chose_and_what_lost_stays_visible(act, local):
    one, other = act.accounts.all()
    assert resolved(act)["date"].needs_choice
    assert resolved(act)["date"].value == ""
    choose_field(local, act, "date", other, reason="the court paper says so")
    field = resolved(act)["date"]
    assert (field.value, field.disputed) == (other.date, True)
    assert [(v.value, v.accounts) for v in field.values] == [(one.date, (one.pk,)), (other.date, (other.pk,))]


@pytest.mark.parametrize(
    ("field", "told", "stands"),
    [
        ("date", ("2025-03", "2025-03-12"), "2025-03-12"),
        ("date", ("2025-03-11", "2025-03-12"), None),
        ("place", ("Phnom Penh", "Cambodia"), "Phnom Penh"),
        ("place", ("Cambodia", "Kampot"), "Kampot"),
        ("place", ("Cambodia", "Phnom Penh", "Kampot"), None),
        ("place", ("Phnom Penh", "Kampot"), None),
        ("place", ("a village", "a village near the dam"), "a village near the dam"),
        ("charge", ("incitement", "incitement to unrest"), "incitement to unrest"),
        ("charge", ("incitement", "plotting"), None),
        ("charge", ("incitement", "no incitement"), None),
        ("charge", ("murder", "attempted murder"), None),
        ("penalty", ("two years", "two years in prison"), "two years in prison"),
        ("penalty", ("2 years in prison", "12 years in prison"), None),
        ("penalty", ("two years in prison", "twenty-two years in prison"), None),
        ("penalty", ("a fine of 500 dollars", "a fine of 1,500 dollars"), None),
        ("penalty", ("a fine of 500", "a fine of 500,000 riel"), None),
        ("penalty", ("a fine of 2", "a fine of 2.5 million, and prison"), None),
        ("penalty", ("two years", "two years, and a fine of 500."), "two years, and a fine of 500."),
        ("place", ("la", "Łla"), None),
        ("place", ("ភូមិ", "ភូមិថ្មី"), "ភូមិថ្មី"),
    ],
)
def test_less_exactly_told_is_no_dispute_and_the_most_exact_stands(field, told, stands):
    nothing = {"date": "", "place": "", "charge": "", "penalty": "", "pack": "kh"}
    accounts = [SimpleNamespace(pk=number, **{**nothing, field: value}) for number, value in enumerate(told)]
    for order in (accounts, accounts[::-1]):
        found = fields_of(order, ())[field]
        assert (found.value, found.disputed) == (stands or "", stands is None)


def test_the_title_of_the_incident_says_what_was_chosen_and_nothing_before(act, local):
    other = act.accounts.last()
    assert fresh(act.incident).title == "Arrest"
    choose_field(local, act, "date", other, reason="the court paper says so")
    assert fresh(act.incident).title == f"Arrest, {other.date}"
    undo_change(local, Reversible.rows.last())
    assert fresh(act.incident).title == "Arrest"


def test_leaves_one_entry_with_value_source_and_reason(act, local):
    told = act.accounts.first()
    before = len(entries())
    choice = choose_field(local, act, "place", told, reason="  seen there ")
    (entry,) = entries(before)
    assert (entry["kind"], entry["act"], entry["field"], entry["value"], entry["account"], entry["choice"]) == (
        "field chosen", act.pk, "place", told.place, told.pk, choice.pk,
    )  # fmt: skip
    assert entry["reason"] == "seen there"


def test_undo_restores_the_choice_before(act, local):
    one, other = act.accounts.all()
    before = standing()
    choose_field(local, act, "date", one, reason="first")
    first = standing()
    choose_field(local, act, "date", other, reason="second")
    undo_change(local, Reversible.rows.last())
    assert standing() == first
    undo_change(local, Reversible.rows.first())
    assert standing() == before
    assert FieldChoice.rows.count() == 2
    with pytest.raises(Conflict):
        undo_change(local, Reversible.rows.first())


@pytest.mark.parametrize(
    ("field", "reason"), [("date", ""), ("date", " "), ("colour", "x"), ("penalty", "x"), ("date", "x" * 501)]
)
def test_refuses_bad_input_and_changes_nothing(act, local, field, reason):
    before = state()
    with pytest.raises(BadDecision):
        choose_field(local, act, field, act.accounts.first(), reason=reason)
    assert state() == before


def test_refuses_an_account_of_another_act_or_of_a_withdrawn_document(act, local):
    told = act.accounts.last()
    withdraw(local, told.document)
    before = state()
    with pytest.raises(BadDecision, match="does not tell of this act"):
        choose_field(local, act, "date", fresh(told), reason="x")
    assert state() == before
