"""What to check first: the document from which most is to be expected, for each person what they may see."""

import pytest
from django.db import IntegrityError, transaction

from saksi.record.models import Profile, Reading, Suggestion
from saksi.record.people import local_user, make_people
from saksi.record.queue import waiting
from tests.record import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    make_people()
    return local_user()


def holding(*chances, kind="statement", state="open", **fields):
    """A document whose open suggestions have these chances."""
    document = builders.document(**fields)
    reading = Reading.rows.create(document=document, reader="rules", version="1", pack="sample", made=builders.NOW)
    Suggestion.rows.bulk_create(
        Suggestion(
            reading=reading, document=document, kind=kind, key=f"s{n}", payload={}, start=0, end=1, state=state, confidence=value
        )
        for n, value in enumerate(chances)
    )  # fmt: skip
    return document


def order(user):
    return [document.pk for document in waiting(user)]


def test_the_document_from_which_most_is_expected_comes_first(user):
    little, most, some = holding(0.2, 0.3), holding(0.9, 0.8), holding(0.9)
    assert order(user) == [most.pk, some.pk, little.pk]
    assert [document.open for document in waiting(user)] == [2, 1, 2]


def test_without_a_chance_it_counts_as_even(user):
    low, none, high = holding(0.4), holding(None), holding(0.6)
    assert order(user) == [high.pk, none.pk, low.pk]


def test_only_what_is_open_counts_and_only_statements_and_accounts_weigh(user):
    holding(0.9, 0.9, state="accepted")
    names, told = holding(0.9, 0.9, kind="actor"), holding(0.1, kind="account")
    assert order(user) == [told.pk, names.pk]


def test_what_may_not_be_seen_and_what_was_withdrawn_is_not_among_them(user):
    seen, secret = holding(0.1, level=0), holding(0.9, level=3)
    holding(0.9, level=0, withdrawn=True)
    assert order(user) == [secret.pk, seen.pk]
    Profile.objects.filter(user=user).update(clearance=1)
    assert order(type(user).objects.get(pk=user.pk)) == [seen.pk]


def test_a_chance_is_never_changed():
    holding(0.5)
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        Suggestion.rows.update(confidence=0.9)
