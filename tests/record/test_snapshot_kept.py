"""An incident that a person set above the report's level stays in with all that its documents tell of it; one that an account raised does not."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps

from saksi.actions.base import writing
from saksi.actions.placing import place_account
from saksi.actions.session import acknowledged
from saksi.actions.set_level import set_level
from saksi.actions.take_in import take_in
from saksi.actions.undo import undo_change
from saksi.intake import Metadata
from saksi.kernel.dates import PartialDate
from saksi.record.models import Actor, ActorName, Case, FieldChoice, Incident, Reversible
from saksi.record.snapshot import take_snapshot
from saksi.record.snapshot_incidents import take_incidents
from saksi.reports.bundle import prepare_bundle
from saksi.reports.check import check_snapshot
from tests.record import builders

pytestmark = pytest.mark.django_db

NEWS = (
    "Police arrested Vera Quist in Lumera on 4 November 2025.\n\nQuist said she was threatened.\n\n"
    '"They asked about the boats," she added.\n\nThe mayor opened a bridge, said Ivo Marn.\n'
)
SAME = "Quist was taken from her home on 4 November 2025, neighbours said.\n"


@pytest.fixture
def taken(workspace, local):
    """Takes in a text, signed."""

    def take(text=NEWS, *, level=0, title="The day"):
        known = Metadata(title=title, published=PartialDate.parse("2025-11-05"))
        with acknowledged(workspace, "test"):
            return take_in(local, workspace, text.encode(), "a.txt", level=level, metadata=known).document

    return take


@pytest.fixture
def arrest(taken):
    """A public arrest with what else its document says: the incident."""
    document = taken(title="Arrest on 4 November 2025: Vera Quist held")
    vera = builders.actor(document, "Vera Quist", level=0)
    builders.account(document, act := builders.incident(level=0), date="2025-11-04", place="Lumera", victims=[vera])
    for words, speaker in (("she was threatened", vera), ("They asked about the boats", vera)):
        builders.statement(document, words, speaker=speaker, level=0)
    builders.statement(document, "The mayor opened a bridge", speaker=builders.actor(document, "Ivo Marn", level=0), level=0)
    return act.incident


def placed(local, document, incident, trigger, **told):
    """An account of a document, placed as the desk does it."""
    account = builders.account(document, None, trigger, **told)
    with writing(local, "test") as turn:
        place_account(turn, account, incident)
    return account


def printed(local, folder):
    """All that a public bundle holds, in small letters; and its snapshot."""
    snapshot = take_snapshot(local, PartialDate.parse("2025"), 0)
    check_snapshot(snapshot)
    made = prepare_bundle(snapshot, folder)
    return "\n".join(path.read_text("utf-8") for path in folder.iterdir() if path.name != "verify.py").lower(), made.snapshot.data


def test_a_public_incident_is_printed_until_a_person_sets_it_above_the_level(arrest, local, tmp_path):
    words, _ = printed(local, tmp_path / "before")
    assert "quist" in words
    set_level(local, arrest, 2)
    words, data = printed(local, tmp_path / "after")
    for secret in ("quist", "2025-11-04", "4 november", "threatened", "the boats", "police arrested"):
        assert secret not in words, secret
    assert data["accounts"] == data["acts"] == data["incidents"] == []
    assert [row["name"] for row in data["actors"]] == ["Ivo Marn"]
    assert [row["span"]["quote"] for row in data["statements"]] == ["The mayor opened a bridge"]
    assert [row["title"] for row in data["documents"]] == [f"Document {arrest.acts.get().accounts.get().document_id}"]


def test_it_stays_in_with_its_accounts_in_every_document_and_in_its_case(arrest, taken, local, tmp_path):
    placed(local, taken(SAME), arrest, "taken", victims=[])
    other = builders.account(taken("Police arrested a guard.\n"), builders.incident(level=0))
    case = Case.rows.create(title="Vera Quist and others", level=0, opened=builders.NOW)
    Incident.rows.update(case=case)
    set_level(local, Incident.rows.get(pk=arrest.pk), 2)
    words, data = printed(local, tmp_path / "a")
    assert "quist" not in words
    assert "taken from her home" not in words
    assert [row["id"] for row in data["incidents"]] == [str(other.act.incident_id)]
    assert data["cases"] == [{"id": str(case.pk), "title": "[name withheld] and others", "incidents": [str(other.act.incident_id)]}]


def test_what_goes_on_about_its_people_by_a_pronoun_stays_in(taken, local, tmp_path):
    text = "Police arrested Vera Quist.\n\n“She was kept without water,” a lawyer said.\n\nThe mayor opened a bridge, said Ivo Marn.\n"
    document = taken(text)
    builders.account(document, act := builders.incident(level=0), victims=[builders.actor(document, "Vera Quist", level=0)])
    for words, speaker in (("She was kept without water", "a lawyer"), ("The mayor opened a bridge", "Ivo Marn")):
        builders.statement(document, words, speaker=builders.actor(document, speaker, level=0), level=0)
    set_level(local, act.incident, 2)
    words, data = printed(local, tmp_path / "a")
    assert "without water" not in words
    assert [row["span"]["quote"] for row in data["statements"]] == ["The mayor opened a bridge"]


def test_another_document_names_the_same_person_as_before(arrest, taken, local, tmp_path):
    later = taken("Vera Quist won a prize.\n")
    builders.statement(later, "won a prize", speaker=builders.actor(later, "Vera Quist", level=0), level=0)
    set_level(local, arrest, 2)
    _, data = printed(local, tmp_path / "a")
    assert [row["name"] for row in data["actors"]] == ["Ivo Marn", "Vera Quist"]


def test_a_more_confidential_account_leaves_the_incident_to_those_of_the_level(arrest, taken, local, tmp_path):
    placed(local, taken("A guard told us that Quist was arrested at the pier.\n", level=2), arrest, "arrested", date="2025-11-03", place="the pier")
    assert Incident.rows.get().level == 2
    words, data = printed(local, tmp_path / "a")
    (incident,) = data["incidents"]
    assert (incident["date"], incident["place"]) == ("2025-11-04", "Lumera")
    assert data["acts"][0]["place"] == "Lumera"
    assert [row["act"] for row in data["accounts"]] == [data["acts"][0]["id"]]
    assert "pier" not in words
    assert "guard" not in words


def test_what_is_counted_as_withheld_is_nothing_that_is_printed(arrest, taken, local):
    placed(local, taken("Quist was arrested.\n", level=2), arrest, "arrested", date="2026-02-01")
    told = {year: take_incidents(0, PartialDate.parse(year)) for year in ("2025", "2026", "2027")}
    counted = {year: (len(one.accounts), one.accounts_above, one.incidents_above) for year, one in told.items()}
    assert counted == {"2025": (1, 1, 0), "2026": (0, 1, 0), "2027": (0, 0, 0)}  # for who sees both, the day lies between the two


def test_an_incident_that_an_account_raised_is_kept_in_once_a_person_says_so(arrest, taken, local, tmp_path):
    placed(local, taken("Quist was arrested.\n", level=2), arrest, "arrested")
    set_level(local, Incident.rows.get(), 2, reason="she asked for it")
    words, data = printed(local, tmp_path / "a")
    assert data["incidents"] == data["accounts"] == []
    assert "quist" not in words


def test_a_value_chosen_where_more_was_seen_stands_without_the_reason(arrest, taken, local):
    act = arrest.acts.get()
    first = act.accounts.get()
    placed(local, taken(SAME), arrest, "taken", date="2025-11-05")
    choice = FieldChoice(act=act, field="date", value=first.date, account=first, reason="her sister told us", by="local", at=builders.NOW)
    choice.set_date(first.date)
    choice.save()
    assert take_snapshot(local, None, 0).data["acts"][0]["choices"][0]["reason"] == "her sister told us"
    placed(local, taken("Quist was arrested.\n", level=2), arrest, "arrested")
    (row,) = take_snapshot(local, None, 0).data["acts"]
    assert (row["date"], row["choices"][0]["reason"]) == ("2025-11-04", "[reason withheld]")


def test_police_in_a_confidential_document_take_no_public_word_out(arrest, taken, local, tmp_path):
    hidden = taken("Police and soldiers beat Mirjam Oske, a witness said.\n", level=2)
    for name, kind in (("Police", "organisation"), ("soldiers", "group"), ("a witness", "person"), ("Mirjam Oske", "person")):
        builders.actor(hidden, name, kind=kind, level=2)
    news = taken("Police arrested a man, a witness said.\n\nSoldiers held Mirjam Oske.\n", title="Police and Mirjam Oske")
    kept = builders.account(news, perpetrators=[builders.actor(news, "Police", kind="organisation", level=0)])
    builders.statement(news, "Soldiers held Mirjam Oske", level=0)
    words, data = printed(local, tmp_path / "a")
    assert "oske" not in words
    assert str(kept.pk) in {row["id"] for row in data["accounts"]}
    assert "Police and [name withheld]" in {row["title"] for row in data["documents"]}


def test_a_public_person_whom_somebody_protects_is_named_nowhere(arrest, taken, local, tmp_path):
    other = taken("Quist, Vera was fined.\n\nIvo Marn lost a hat.\n", title="A fine for VERA  QUIST")
    builders.account(other, builders.incident(level=0), "fined", victims=[vera := builders.actor(other, "Vera Quist", level=0)])
    ActorName.rows.create(actor=vera, name="Quist, Vera")
    builders.statement(other, "Ivo Marn lost a hat", level=0)
    words, _ = printed(local, tmp_path / "before")
    assert "quist" in words
    for actor in Actor.rows.filter(name="Vera Quist"):
        set_level(local, actor, 2, reason="she is in danger")
    words, data = printed(local, tmp_path / "after")
    assert "quist" not in words
    assert "A fine for [name withheld]" in {row["title"] for row in data["documents"]}
    assert "Ivo Marn lost a hat" in {row["span"]["quote"] for row in data["statements"]}


def test_what_a_person_set_before_is_known_from_the_changes_that_stand(arrest, local):
    set_level(local, arrest, 2)
    speaker = builders.actor(builders.document(level=0), level=0)
    set_level(local, speaker, 1)
    for row in (arrest, speaker):
        type(row).rows.update(level_set=None)
    import_module("saksi.record.migrations.0019_level_set").from_changes(apps, None)
    assert Incident.rows.get(pk=arrest.pk).level_set == 2
    assert type(speaker).rows.get(pk=speaker.pk).level_set == 1


def test_what_a_person_set_before_can_be_undone_step_by_step(arrest, local):
    set_level(local, arrest, 2)
    set_level(local, arrest, 3)
    Incident.rows.update(level_set=None)
    for change in Reversible.rows.all():
        for line in change.before["rows"]:
            for fields in line[2:]:
                fields.pop("level_set", None)
        change.save()
    import_module("saksi.record.migrations.0019_level_set").from_changes(apps, None)
    for change, left in zip(Reversible.rows.order_by("-pk"), (2, None), strict=True):
        undo_change(local, change)
        assert Incident.rows.get(pk=arrest.pk).level_set == left
