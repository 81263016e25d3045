"""People above a reader's clearance stand there without a name, through whichever relation they are reached."""

from __future__ import annotations

import pytest

from saksi.record.models import Account, Actor, Statement
from saksi.record.veil import veil_accounts, veil_actors, veil_statements
from tests.record import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def told():
    """An account of a public document; its victim and the speaker who tells it are protected, its perpetrator is not."""
    document = builders.document("Police arrested Ana Velu, said Nilo Das.", level=0)
    said = builders.statement(document, speaker=builders.actor(document, "Nilo Das", level=2), level=0)
    return builders.account(
        document,
        according_to=said,
        victims=[builders.actor(document, "Ana Velu", level=3)],
        perpetrators=[builders.actor(document, "Police", level=0)],
    )


def names(account: Account) -> list[str]:
    people = [*account.victims.all(), *account.perpetrators.all(), account.according_to.speaker]
    return [person.standing_for.name for person in people]


def test_each_sees_the_names_up_to_the_clearance(told, cleared):
    seen = {level: names(veil_accounts(cleared(level), Account.rows.all())[0]) for level in range(4)}
    hidden = "[name withheld]"
    assert seen == {
        0: [hidden, "Police", hidden],
        1: [hidden, "Police", hidden],
        2: [hidden, "Police", "Nilo Das"],
        3: ["Ana Velu", "Police", "Nilo Das"],
    }


def test_a_statement_keeps_its_words_without_its_speaker(told, cleared):
    (row,) = veil_statements(cleared(1), Statement.objects.visible_to(cleared(1)))
    assert row.speaker.name == "[name withheld]"
    assert row.content == "Police arrested"


def test_a_statement_of_nobody_stays_so(cleared):
    builders.statement(builders.document(level=0), level=0)
    (row,) = veil_statements(cleared(0), Statement.rows.all())
    assert row.speaker is None


def test_merged_actors_are_one_and_protecting_one_protects_both(told, cleared):
    victim = told.victims.get()
    again = builders.actor(builders.document("Ms Velu spoke.", level=0), "Ms Velu", level=0)
    again.merged_into = victim
    again.save()
    told.victims.add(again)
    (row,) = veil_accounts(cleared(2), Account.rows.all())
    assert [actor.name for actor in row.victims.all()] == ["[name withheld]"]
    assert [actor.pk for actor in row.victims.all()] == [victim.pk]
    assert "Ms Velu" not in str([actor.name for actor in veil_actors(cleared(2), Actor.rows.filter(merged_into=None))])


def test_a_name_of_a_confidential_document_is_not_among_the_merged(cleared):
    known = builders.actor(builders.document(level=0), "Police", level=0)
    other = builders.actor(builders.document(level=2), "Secret Unit", level=2, merged_into=known)
    assert [list(a.merged.all()) for a in veil_actors(cleared(1), Actor.rows.filter(pk=known.pk))] == [[]]
    assert [list(a.merged.all()) for a in veil_actors(cleared(2), Actor.rows.filter(pk=known.pk))] == [[other]]


def test_the_rows_are_read_in_few_questions(told, cleared, django_assert_max_num_queries):
    document = told.document
    for number in range(5):
        builders.account(document, victims=[builders.actor(document, f"Person {number}", level=0)])
    user = cleared(1)
    accounts = Account.rows.select_related("according_to").prefetch_related("victims", "perpetrators")
    with django_assert_max_num_queries(7):
        for row in veil_accounts(user, accounts):
            assert [actor.standing_for.name for actor in row.victims.all()]
