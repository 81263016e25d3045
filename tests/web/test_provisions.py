"""Provisions of law: the list by law and article, and one with what relied on it and who cites it."""

import pytest
from django.urls import reverse

from saksi.record.models import Profile, Provision, ProvisionLink
from tests.record import builders
from tests.web.conftest import shown
from tests.web.flat import assert_flat_queries

pytestmark = pytest.mark.django_db

TEXT = "Police arrested two farmers. The court cited Article 148 of the Penal Code, a spokesman said."
CITED = {
    "start": TEXT.index("Article 148"),
    "end": TEXT.index(", a spokesman"),
    "quote": "Article 148 of the Penal Code",
}


def cite(document, article="148", instrument="Penal Code", code="penal_code", of=None):
    """A citation; `of` is an account whose reading found it."""
    reading = of.suggestion.reading if of is not None else None
    common = builders.decided(document, "provision", reading=reading)
    made = Provision.rows.create(**common, instrument=instrument, article=article, code=code, span=CITED)
    if of is not None:
        of.provisions = [made.suggestion.key]
        of.save()
    return made


def document(level=0, **more):
    return builders.document(TEXT, level=level, pack="sample", **more)


@pytest.fixture
def relied(desk):
    """An account that relies on Article 148, in an incident; a statement that cites it; another document that cites it."""
    first = document(publisher="Courier")
    account = builders.account(first, builders.incident("Arrest of farmers", level=0))
    builders.statement(first, "The court cited Article 148 of the Penal Code", level=0)
    builders.statement(first, "Police arrested two farmers", level=0)
    cited = cite(first, of=account)
    cite(document(publisher="Herald"), instrument="Penal Code of Tavara")
    cite(document(publisher="Herald"), article="22", instrument="Constitution", code="constitution")
    cite(document(publisher="Herald"), article="7", instrument="Old  Decree", code="")
    cite(document(publisher="Herald"), article="7", instrument="old decree", code="")
    return cited


def lines(desk, **asked):
    found = desk.page("provisions", **asked).context["listing"].lines
    return {f"{line.row.code or line.row.instrument} {line.row.article}": line.row for line in found}


def test_an_article_is_one_however_its_law_is_written(desk, relied):
    found = lines(desk)
    assert list(found) == ["constitution 22", "Old  Decree 7", "penal_code 148"]
    article = found["penal_code 148"]
    assert (len(article.documents), len(article.accounts), len(article.incidents)) == (2, 1, 1)
    assert len(found["Old  Decree 7"].documents) == 2


def test_the_list_narrows_and_counts_citations(desk, relied):
    assert list(lines(desk, law="penal_code")) == ["penal_code 148"]
    assert list(lines(desk, words="decree")) == ["Old  Decree 7"]
    assert list(lines(desk, publisher="Courier")) == ["penal_code 148"]
    facets = {
        f.filter.name: {c.label: c.count for c in f.choices} for f in desk.page("provisions").context["listing"].facets
    }
    assert facets["law"] == {"Penal Code": 2, "Old  Decree": 2, "Constitution": 1}


@pytest.mark.parametrize(
    ("sort", "first"), [("-documents", "Old  Decree 7"), ("law", "constitution 22"), ("-incidents", "penal_code 148")]
)
def test_the_list_sorts_by_what_it_shows(desk, relied, sort, first):
    assert next(iter(lines(desk, sort=sort))) == first


def test_the_page_shows_what_relied_on_it_who_cites_it_and_where(desk, relied):
    body = shown(desk.page("provision", relied.pk))
    assert "Article 148, Penal Code" in body
    assert "Incitement to unrest" in body
    assert "Arrest of farmers" in body
    assert "<blockquote><small>Police </small>arrested<small> two farmers" in body
    assert "1 statement</h2>" in body
    assert "2 citations" in body
    assert "No accepted account says" in shown(desk.page("provision", Provision.rows.get(article="22").pk))


def test_the_same_page_is_reached_by_each_of_its_citations(desk, relied):
    other = Provision.rows.get(instrument="Penal Code of Tavara")
    assert "2 citations" in shown(desk.page("provision", other.pk))


def test_acts_that_a_person_linked_to_it_stand_apart_as_relied_on_and_breached(desk, relied):
    for title, relation, level in (
        ("Raid", "relied-on", 0),
        ("Beating", "breached", 0),
        ("Secret beating", "breached", 3),
    ):
        ProvisionLink.rows.create(
            act=builders.incident(title, level=level), relation=relation, instrument="Penal Code", code="penal_code", article="148", by="x", at=builders.NOW,
        )  # fmt: skip
    Profile.objects.update(clearance=1)
    article = lines(desk)["penal_code 148"]
    assert (len(article.incidents), len(article.breached)) == (2, 1)
    body = shown(desk.page("provision", relied.pk))
    breached, relied_on = body.split("Breached by")[1].split("Relied on")
    assert "Beating" in breached
    assert "Raid" in relied_on
    assert "Secret" not in body


def test_what_is_above_the_level_is_neither_shown_nor_counted(desk, relied):
    hidden = document(level=3, title="Secret file")
    secret = cite(hidden, of=builders.account(hidden, builders.incident("Secret arrest", level=3)))
    Profile.objects.update(clearance=1)
    assert desk.page("provision", secret.pk).status_code == 404
    body = shown(desk.page("provision", relied.pk))
    assert "Secret" not in body
    assert "2 citations" in body
    assert len(lines(desk)["penal_code 148"].incidents) == 1


def test_an_empty_list_says_what_to_do(desk):
    assert "No provisions yet" in shown(desk.page("provisions"))


def test_more_citations_ask_no_more_questions(desk):
    def make(count):
        for n in range(count):
            of = document(publisher=f"Courier {n}")
            account = builders.account(of, builders.incident(level=0), victims=[builders.actor(of, level=0)])
            speaker = builders.actor(of, level=0)
            builders.statement(of, "The court cited Article 148 of the Penal Code", level=0, speaker=speaker)
            cite(of, article=str(n), of=account)
            cite(of, article="148")

    assert_flat_queries(desk.client, reverse("provisions") + "?words=penal&law=penal_code&sort=subject", make)
    number = Provision.rows.filter(article="148").first().pk
    assert_flat_queries(desk.client, reverse("provision", args=[number]), make)
