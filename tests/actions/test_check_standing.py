"""Whether a fact stands, its level and what it points at: what was changed past the log is named, what every action does is not."""

import json
import random

import pytest

from saksi.actions.accept import accept
from saksi.actions.accept_account import accept_account
from saksi.actions.add_missed import add_missed
from saksi.actions.amend import amend
from saksi.actions.check_rows import Told, check_rows
from saksi.actions.check_standing import check_standing
from saksi.actions.decide_again import decide_again
from saksi.actions.facts import MODELS
from saksi.actions.merge_actors import merge_actors
from saksi.actions.move_account import move_account
from saksi.actions.read import read
from saksi.actions.set_level import set_level
from saksi.actions.undo import undo, undo_change
from saksi.actions.unmerge_actors import unmerge_actors
from saksi.actions.withdraw import bring_back, withdraw
from saksi.actions.withdraw_reading import withdraw_reading
from saksi.evidence.rows import numbers
from saksi.evidence.verification import FAILED, NOT_CHECKED, PASSED
from saksi.kernel.canonical import canonical_json
from saksi.kernel.errors import SaksiError
from saksi.reading.rules import RulesReader
from saksi.record.models import (
    Account,
    Act,
    Actor,
    ActorMerge,
    Decision,
    Document,
    Incident,
    LogEntry,
    Reading,
    Reversible,
    Statement,
    Suggestion,
)

from .conftest import taken_back
from .people_actions import PEOPLE
from .test_check_rows import drop_triggers
from .test_every_action import ACTIONS, ground
from .test_import_sheet import ARREST, RELEASE, put_in

__all__ = ["ground", "put_in"]
STANDING, LEVELS, LINKS = (f"{what}, by their decisions" for what in ("whether facts stand", "levels of facts", "what facts point at"))
OLDER = "Compare with an older copy of the workspace"
POINTS = f"point at other people, another statement, act or incident than the log tells. {OLDER}"


def findings():
    told = Told()
    list(told.entries())
    list(check_rows(told))
    return list(check_standing(told))


def named(verdict=FAILED):
    return [f"{finding.what}: {finding.detail}" for finding in findings() if finding.verdict == verdict]


@pytest.fixture
def decided(incident, suggestions, document, second, local):
    """Everything that two documents suggest stands, two accounts in one incident, one actor merged, one statement undone, levels set."""
    for kind in ("actor", "statement", "provision", "place"):
        for one in suggestions.filter(kind=kind, state=Suggestion.State.OPEN):
            accept(local, one)
    add_missed(local, document, "provision", {"instrument": "The Code", "article": "7", "span": {"start": 0, "end": 5, "quote": "Union"}})
    accept_account(local, second(), incident)
    undo(local, Statement.rows.filter(accounts=None).last().decision)
    set_level(local, document, 2)
    set_level(local, Actor.rows.last(), 3)
    merge_actors(local, *Actor.rows.filter(name="Oren Tallis").order_by("pk"), reason="same union")
    return document


def test_what_the_actions_did_passes(decided):
    assert named(FAILED) == named(NOT_CHECKED) == []
    assert [line.split(": ")[0] for line in named(PASSED)] == [STANDING, LEVELS, LINKS]


@pytest.mark.parametrize("kind", MODELS)
def test_a_fact_set_aside_past_the_log_is_named(decided, kind):
    rows = MODELS[kind].rows.filter(live=True)
    number = rows.last().decision_id
    rows.filter(decision=number).update(live=False)
    assert named() == [f"{STANDING}: {number}: stand no more, though no entry of the log tells that they were undone or put aside. {OLDER}"]


def test_a_fact_that_was_undone_and_stands_again_past_the_log_is_named(decided):
    row = Statement.rows.get(live=False)
    Statement.rows.update(live=True)
    assert named() == [f"{STANDING}: {row.decision_id}: stand, though the log tells that they were undone or put aside. {OLDER}"]


def test_the_level_that_an_actor_keeps_when_it_is_decided_about_again_is_as_told(suggestions, local):
    decision = accept(local, suggestions.filter(kind="actor").first())
    set_level(local, Actor.rows.get(), 2)
    decide_again(local, decision, lambda suggestion: accept(local, suggestion))
    assert named() == []
    Actor.rows.filter(live=True).update(level=0)
    assert named() == [f"{LEVELS}: {Actor.rows.get(live=True).decision_id}: got level 0, expected 2. {OLDER}"]


@pytest.mark.parametrize(("model", "got", "expected"), [(Actor, 0, 3), (Actor, 2, 3), (Statement, 1, 2)])
def test_a_level_that_no_entry_gave_is_named(decided, model, got, expected):
    """Also where it is one that the fact had once."""
    row = model.rows.filter(level=expected).last()
    model.rows.filter(pk=row.pk).update(level=got)
    assert named() == [f"{LEVELS}: {row.decision_id}: got level {got}, expected {expected}. {OLDER}"]


def other_people(account):
    return Actor.rows.exclude(pk__in=account.victims.all()).exclude(pk__in=account.perpetrators.all())


LINK_CHANGES = {
    "another victim": lambda one: one.victims.set(other_people(one)[:1]),
    "one victim more": lambda one: one.victims.add(other_people(one)[0]),
    "no victim": lambda one: one.victims.clear(),
    "no perpetrator": lambda one: one.perpetrators.clear(),
    "victim and perpetrator the other way round": lambda one: (one.victims.set(one.perpetrators.all()), one.perpetrators.set(other_people(one)[:1])),
    "by a statement": lambda one: Account.rows.filter(pk=one.pk).update(according_to=Statement.rows.first()),
    "no act": lambda one: Account.rows.filter(pk=one.pk).update(act=None),
    "the same act of another incident": lambda one: Account.rows.filter(pk=one.pk).update(
        act=Act.rows.create(incident=Incident.rows.create(level=0), code=one.code)
    ),
}  # fmt: skip


@pytest.mark.parametrize("change", LINK_CHANGES)
def test_what_an_account_points_at_and_was_changed_past_the_log_is_named(decided, change):
    one = Account.rows.first()
    LINK_CHANGES[change](one)
    assert named() == [f"{LINKS}: {one.decision_id}: {POINTS}"]


def test_an_act_moved_to_another_incident_past_the_log_is_named(decided):
    Act.rows.update(incident=Incident.rows.create(level=0))
    assert named() == [f"{LINKS}: {numbers(Account.rows.values_list('decision', flat=True))}: {POINTS}"]


@pytest.mark.parametrize("change", [Actor.rows.first, lambda: None])
def test_another_speaker_is_named(decided, change):
    one = Statement.rows.filter(speaker__isnull=False).exclude(speaker=Actor.rows.first()).first()
    Statement.rows.filter(pk=one.pk).update(speaker=change())
    assert named() == [f"{LINKS}: {one.decision_id}: {POINTS}"]


def test_a_merge_made_or_taken_back_past_the_log_is_named(decided):
    gone, other = Actor.rows.get(merged_into__isnull=False), Actor.rows.filter(merged_into=None).last()
    Actor.rows.filter(pk=gone.pk).update(merged_into=None)
    Actor.rows.filter(pk=other.pk).update(merged_into=gone.pk)
    assert named() == [f"{LINKS}: {numbers([gone.decision_id, other.decision_id])}: {POINTS}"]


def test_two_people_who_changed_their_numbers_are_named(decided):
    """Who points at a number then points at the other person, without a change of its own."""
    one, other = Actor.rows.order_by("pk")[:2]
    with taken_back():
        for was, becomes in ((one.pk, 9999), (other.pk, one.pk), (9999, other.pk)):
            Actor.rows.filter(pk=was).update(id=becomes)
        assert f"{numbers([one.decision_id, other.decision_id])}: have another number in their table than the log tells. {OLDER}" in str(named())


def rewrite(of_kind, change):
    """Entries of these kinds as an earlier version wrote them; nothing holds the database's hand."""
    drop_triggers()
    for row in LogEntry.rows.filter(kind__in=of_kind):
        LogEntry.rows.filter(pk=row.pk).update(data=change(json.loads(bytes(row.data))))


def without(*names):
    return lambda said: canonical_json({name: value for name, value in said.items() if name not in names})


def test_what_entries_of_an_earlier_version_do_not_tell_is_not_checked_and_the_rest_is(decided):
    rewrite(("accepted", "amended"), without("fact", "level", "stands_on"))
    count = Statement.rows.count() + Account.rows.count()
    Account.rows.first().victims.clear()
    assert named() == []
    assert named(NOT_CHECKED) == [f"{LINKS}: {count} were decided or changed in an earlier version of Saksi, whose entries do not tell it"]
    number = Account.rows.first().decision_id
    Account.rows.update(live=False, act=None)
    assert [line.split(": ")[:2] for line in named()] == [
        [STANDING, numbers(Account.rows.values_list("decision", flat=True))], [LINKS, numbers(Account.rows.values_list("decision", flat=True))],
    ]  # fmt: skip
    assert str(number) in named()[0]


def test_the_level_of_a_fact_is_not_checked_where_nothing_tells_that_of_its_document(decided):
    rewrite(("received",), without("described"))
    rewrite(("accepted", "amended", "added"), without("level"))
    Document.rows.update(salt=None)
    told = Statement.rows.filter(document=decided).count() + Actor.rows.filter(document=decided).count()
    assert named() == []
    assert named(NOT_CHECKED)[0].startswith(f"{LEVELS}: {Statement.rows.count() + Actor.rows.count() - told - 1} were"), "one has a level of its own"


def test_after_an_import_of_an_earlier_version_what_stood_before_is_not_checked(decided, put_in):
    put_in(ARREST, RELEASE)
    put_in(ARREST.replace("2025-03-03", "2025-03-04"), RELEASE)
    assert named() == named(NOT_CHECKED) == []
    gone = Statement.rows.get(live=False, document__filename="list.csv")
    Statement.rows.filter(pk=gone.pk).update(live=True)
    assert named() == [f"{STANDING}: {gone.decision_id}: stand, though the log tells that they were undone or put aside. {OLDER}"]
    rewrite(("imported",), without("set_aside"))
    assert named() == []
    assert named(NOT_CHECKED)[0].startswith(f"{STANDING}: {Actor.rows.count() + Statement.rows.filter(live=True).count()} were")
    Account.rows.filter(live=False).update(live=True)
    assert len(named()) == 1, "which accounts were replaced every version told"


def test_where_entries_lost_their_content_nothing_is_called_changed(decided):
    rewrite(("undone", "level set", "placed", "actors merged"), lambda _said: None)
    assert named() == []
    assert {line.split(": ")[0] for line in named(NOT_CHECKED)} == {STANDING, LEVELS, LINKS}


def test_every_action_and_its_undo_leaves_what_the_log_tells(ground, local):
    before, newest = named(), Reversible.rows.order_by("-pk").values_list("pk", flat=True).first()
    assert len(before) == 1, "one link of the ground is made directly"
    for name in sorted(set(ACTIONS) - set(PEOPLE)):
        with taken_back():
            ACTIONS[name](local, ground)
            assert named() == before, name
            for change in Reversible.rows.filter(pk__gt=newest).order_by("-pk"):
                try:
                    undo_change(local, change)
                except SaksiError:
                    continue
                assert named() == before, f"undo of {name}"


def test_an_undo_takes_away_what_its_own_decision_made(put_in, local):
    """Also where an account that was undone meanwhile stands again with the undo of the import that replaced it."""
    row = "1,Arrest,2025-03-03,,,Lumera,,,"
    put_in(row)
    first = Account.rows.get()
    put_in(row.replace("Lumera", "Ostrel"))
    undo(local, first.decision)
    again = accept_account(local, Suggestion.rows.get(pk=first.suggestion_id), changes={"place": "Dren"})
    undo_change(local, Reversible.rows.order_by("pk").last())
    undo(local, again.decision)
    assert list(Account.rows.filter(live=True)) == [first]
    assert named() == []


def any_of(rows, chance):
    return chance.choice(list(rows.order_by("pk")))


STEPS = {
    "accept": lambda by, chance: accept(by, any_of(Suggestion.rows.filter(state="open"), chance)),
    "place": lambda by, chance: accept_account(by, any_of(Suggestion.rows.filter(state="open", kind="account"), chance)),
    "place in": lambda by, chance: accept_account(
        by, any_of(Suggestion.rows.filter(state="open", kind="account"), chance), any_of(Incident.rows.filter(live=True), chance), changes={"place": "Dren"}
    ),
    "amend": lambda by, chance: amend(by, any_of(Suggestion.rows.filter(state="open", kind="statement"), chance), {"position": "commits"}),
    "undo": lambda by, chance: undo(by, any_of(Decision.rows.exclude(outcome="undone"), chance)),
    "undo change": lambda by, chance: undo_change(by, any_of(Reversible.rows.filter(undone=False), chance)),
    "level": lambda by, chance: set_level(by, any_of(chance.choice([Document, Actor, Statement, Incident]).rows, chance), chance.randrange(2)),
    "merge": lambda by, chance: merge_actors(by, any_of(Actor.rows, chance), any_of(Actor.rows, chance), reason="same office"),
    "unmerge": lambda by, chance: unmerge_actors(by, any_of(ActorMerge.rows, chance)),
    "move": lambda by, chance: move_account(by, any_of(Account.rows, chance), chance.choice([None, *Incident.rows.filter(live=True)])),
    "read": lambda by, chance: read(by, any_of(Document.rows, chance), RulesReader()),
    "withdraw reading": lambda by, chance: withdraw_reading(by, any_of(Reading.rows, chance)),
    "withdraw": lambda by, chance: withdraw(by, any_of(Document.rows, chance)),
    "bring back": lambda by, chance: bring_back(by, any_of(Document.rows.filter(withdrawn=True), chance)),
}  # fmt: skip


@pytest.mark.parametrize("seed", range(2))
def test_any_actions_in_any_order_leave_what_the_log_tells(seed, workspace, document, suggestions, second, put_in, local):
    """Imports that replace rows among them, and their undo; what an action refuses is left."""
    chance = random.Random(seed)
    second()
    imports = ([ARREST, RELEASE], [ARREST.replace("Lumera", "Ostrel"), RELEASE], [ARREST, RELEASE.replace("03-05", "03-06")], [ARREST.replace("Brill", "Rell")])
    steps = {**STEPS, "import": lambda _by, chance: put_in(*chance.choice(imports))}
    done = []
    for _ in range(40):
        name = chance.choices(list(steps), [4 if name in ("import", "undo change", "accept") else 1 for name in steps])[0]
        try:
            steps[name](local, chance)
        except (SaksiError, IndexError):
            continue
        done.append(name)
        assert named() == [], done
    assert {"import", "undo change", "accept"} <= set(done)
