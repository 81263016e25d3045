"""Every action there is: refuses whoever may not, changes nothing then, and leaves a trace when it does.

The list is taken from the code, so that a new action without its line here fails.
"""

import ast
import inspect
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser

import saksi.actions
from saksi.actions.accept import accept
from saksi.actions.accept_account import accept_account
from saksi.actions.add_member import add_member
from saksi.actions.add_missed import add_missed
from saksi.actions.amend import amend
from saksi.actions.assign import assign
from saksi.actions.choose_field import choose_field
from saksi.actions.decide_again import decide_again
from saksi.actions.edit_metadata import edit_metadata
from saksi.actions.export_list import export_list
from saksi.actions.give_back import give_back
from saksi.actions.link_incident import link_incident
from saksi.actions.merge_actors import merge_actors
from saksi.actions.open_case import open_case
from saksi.actions.read import read
from saksi.actions.reading_failed import reading_failed
from saksi.actions.reading_process import too_long
from saksi.actions.reject import reject
from saksi.actions.report_built import report_built
from saksi.actions.set_level import set_level
from saksi.actions.take_in import take_in
from saksi.actions.undo import undo, undo_change
from saksi.actions.unmerge_actors import unmerge_actors
from saksi.actions.unsure import unsure
from saksi.actions.withdraw import bring_back, withdraw
from saksi.actions.withdraw_reading import withdraw_reading
from saksi.kernel.errors import NotAllowed
from saksi.reading.rules import RulesReader
from saksi.record.models import (
    Account,
    Actor,
    ActorMerge,
    Decision,
    Document,
    Incident,
    Reading,
    Reversible,
    Suggestion,
)

from . import ledger_actions, sheet_actions, work_actions
from .conftest import entries, state, taken_back
from .finding_actions import FINDINGS, READERS_MAY, said_before
from .people_actions import PEOPLE

FOLDER = Path(saksi.actions.__file__).parent


def one(kind):
    return Suggestion.rows.filter(state="open", kind=kind).first()


def account():
    """The accepted account of the first document; each row is asked for as the newest page would show it."""
    return Account.rows.first()


def added(by):
    words = Document.rows.first().text.content[:5]
    span = {"start": 0, "end": 5, "quote": words}
    return add_missed(by, Document.rows.first(), "actor", {"name": words, "kind": "person", "mentions": [span]})


ACTIONS = {
    "accept": lambda by, _: accept(by, one("statement")),
    "accept_account": lambda by, _: accept_account(by, Suggestion.rows.get(state="open", kind="account")),
    "add_missed": lambda by, _: added(by),
    "amend": lambda by, _: amend(by, one("statement"), {"position": "commits"}),
    "assign": lambda by, _: assign(by, Document.rows.first(), by),
    "bring_back": lambda by, _: bring_back(by, Document.rows.last()),
    "choose_field": lambda by, _: choose_field(by, account().act, "date", account(), reason="why"),
    "decide_again": lambda by, _: decide_again(by, account().decision, lambda fresh: accept(by, fresh)),
    "edit_metadata": lambda by, _: edit_metadata(by, Document.rows.first(), {"title": "Another"}),
    "export_list": lambda by, _: export_list(by, "documents", "?level=2", "csv", 9, 2),
    "give_back": lambda by, _: give_back(by, Document.rows.get(assignments__live=True)),
    "link_incident": lambda by, _: link_incident(by, Incident.rows.first(), None),
    "merge_actors": lambda by, _: merge_actors(by, *Actor.rows.filter(merged_into=None)[:2], reason="same office"),
    "open_case": lambda by, _: open_case(by, "Another", [Incident.rows.first()]),
    "read": lambda by, _: read(by, Document.rows.first(), RulesReader()),
    "reading_failed": lambda by, _: reading_failed(by, Document.rows.first(), too_long("600")),
    "reject": lambda by, _: reject(by, one("statement")),
    "report_built": lambda by, _: report_built(by, "a" * 64, "2025", 2),
    "set_level": lambda by, _: set_level(by, Document.rows.first(), 1),
    "take_in": lambda by, workspace: take_in(by, workspace, b"Other words of a dispatch.", "other.txt", level=2),
    "undo": lambda by, _: undo(by, Decision.rows.get(suggestion=account().suggestion)),
    "undo_change": lambda by, _: undo_change(by, Reversible.rows.last()),
    "unmerge_actors": lambda by, _: unmerge_actors(by, ActorMerge.rows.get()),
    "unsure": lambda by, _: unsure(by, one("statement"), reason="why"),
    "withdraw": lambda by, _: withdraw(by, Document.rows.first()),
    "withdraw_reading": lambda by, _: withdraw_reading(by, Reading.rows.first()),
    **PEOPLE,
    **FINDINGS,
    **ledger_actions.LEDGER,
    **work_actions.WORK,
    **sheet_actions.SHEETS,
}


@pytest.fixture
def ground(workspace, document, suggestions, second, local):
    """A record of level 2 in which every action has something to do."""
    set_level(local, document, 2)
    told = accept_account(local, suggestions.get(kind="account"))
    for suggestion in suggestions.filter(kind="actor", state="open"):
        accept(local, suggestion)
    actors = list(Actor.rows.all())
    merge_actors(local, actors[0], actors[1], reason="same office")
    assign(local, second(level=2).document, local)
    gone = take_in(local, workspace, b"Words that were withdrawn again.", "gone.txt", level=2).document
    withdraw(local, gone)
    add_member(local, open_case(local, "The harbour", [told.act.incident]), local)
    said_before()
    ledger_actions.said_before(document)
    work_actions.worked_before(document)
    return workspace


def people(stranger, cleared):
    left = cleared(3, may_write=True)
    left.is_active = False
    return {
        "a stranger": stranger,
        "nobody in particular": AnonymousUser(),
        "who may only read": cleared(3),
        "who is not cleared": cleared(1, may_write=True),
        "who has left": left,
    }


def functions(path):
    return [n for n in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(n, ast.FunctionDef)]


def opens_a_turn(function):
    calls = [n.func for n in ast.walk(function) if isinstance(n, ast.Call)]
    return any(isinstance(f, ast.Name) and f.id == "writing" for f in calls)


def test_every_action_of_the_code_has_its_line_here():
    found = {f.name for path in FOLDER.glob("*.py") for f in functions(path) if opens_a_turn(f)}
    assert found == set(ACTIONS)


def test_every_action_names_its_actor_first_and_lives_in_its_own_file():
    together = {"bring_back": "withdraw", "undo_change": "undo", "enable_user": "disable_user"}
    for name in ACTIONS:
        module = __import__(f"saksi.actions.{together.get(name, name)}", fromlist=[name])
        first = next(iter(inspect.signature(getattr(module, name)).parameters.values()))
        assert (first.name, first.annotation, first.default) == ("by", "User", inspect.Parameter.empty), name


class LogFailedError(Exception):
    """What a full disk would raise."""


def raised(name, by, ground):
    """Which error an action ends with; None without one."""
    try:
        ACTIONS[name](by, ground)
    except (NotAllowed, LogFailedError) as error:
        return type(error)
    return None


def test_each_refuses_whoever_may_not_and_changes_nothing(ground, stranger, cleared):
    may_not, viewer = people(stranger, cleared), cleared(3, role="viewer")
    before, files = state(), sorted(ground.blobs.names())
    for name in ACTIONS:
        readers_may = name in READERS_MAY | work_actions.READERS_MAY
        for who, person in (may_not | {"who may only read": viewer} if readers_may else may_not).items():
            assert raised(name, person, ground) is NotAllowed, f"{name} by {who}"
            assert state() == before, f"{name} by {who}"
        assert sorted(ground.blobs.names()) == files, name


def test_each_leaves_a_trace_in_the_name_of_its_actor(ground, cleared):
    owner, editor = (cleared(2, role=role) for role in ("owner", "editor"))
    before = len(entries())
    for name, action in ACTIONS.items():
        person = owner if name in PEOPLE else editor
        with taken_back():
            action(person, ground)
            made = entries(before)
            assert {entry["by"] for entry in made} == {person.pk}, name
            links = name in {"accept_account", "import_rows", "move_account"}
            assert len([entry for entry in made if entry["kind"] not in {"accepted", "placed"}]) <= 1, name
            assert sum(entry["kind"] == "placed" for entry in made) == links, name
        assert len(entries()) == before, "the next one begins as this one did"


def test_a_failure_after_the_write_leaves_nothing_of_any(ground, local, monkeypatch):
    """Write and entry stand together or not at all: the log fails, and the record is as it was."""

    def fails(*_args, **_content):
        raise LogFailedError

    before = state()
    monkeypatch.setattr("saksi.actions.base.Turn.log", fails)
    for name in ACTIONS:
        assert raised(name, local, ground) is LogFailedError, name
        assert state() == before, name
