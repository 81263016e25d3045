"""What tests of the record share: a database of their own, a workspace, people of each clearance.

`SAKSI_TEST_DATABASE_URL=postgres://...` runs the same tests on PostgreSQL.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.utils import translation
from hypothesis import settings as hypothesis_settings

from saksi.record.desk_settings import Desk
from saksi.record.models import Profile
from saksi.record.people import local_user, make_people, scripted_monitor
from saksi.record.roles import Role
from saksi.record.triggers import MORE_TRIGGERS, TRIGGERS
from saksi.record.workspace import Workspace, init_workspace
from tests.forks import forks

# How long one example takes says how busy the machine is, not whether the code is right.
hypothesis_settings.register_profile("saksi", deadline=None)
hypothesis_settings.load_profile("saksi")


def pytest_collection_finish() -> None:
    """Leave what is loaded by now out of the search for garbage: it stays to the end, and the search took a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)


def pytest_unconfigure() -> None:
    """Let the process end that forked commands, if there was one."""
    if forks.cache_info().currsize:
        forks().end()


@pytest.fixture(scope="session", autouse=True)
def _nobody_waits_for_the_disk() -> Iterator[None]:
    """What a test writes is not forced onto the disk, where no power is cut; the order of the steps is held in tests/evidence."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _handle: None)
        yield


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Let no page that a test asked for in another language speak in the next one."""
    with translation.override("en"):
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep the test database in a file, as a workspace does, with the settings of real use; on PostgreSQL one for each process."""
    default = django_settings.DATABASES["default"]
    if default["ENGINE"] == "saksi.record.backend":
        default["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "saksi.sqlite3")
    else:
        default["TEST"]["NAME"] = f"test_saksi_{os.environ.get('PYTEST_XDIST_WORKER', '')}"


@pytest.fixture(scope="session", autouse=True)
def _flush_can_empty_what_only_grows() -> Iterator[None]:
    """The triggers step aside while the database is emptied after a test that commits."""
    operations = type(connection.ops)
    flush, every = operations.sql_flush, (*TRIGGERS, *MORE_TRIGGERS)

    def without_triggers(self: Any, *args: Any, **kwargs: Any) -> list[str]:
        down = [statement for trigger in every for statement in trigger.drop(connection.vendor)]
        up = [statement for trigger in every for statement in trigger.create(connection.vendor)]
        return [*down, *flush(self, *args, **kwargs), *up]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "sql_flush", without_triggers)
        yield


def drawing(workspace: Workspace, blind: float, second: float) -> Workspace:
    """The same workspace with these shares of documents read blind and of decisions read twice."""
    return replace(workspace, config=replace(workspace.config, desk=Desk(blind, second)))


@pytest.fixture
def workspace(tmp_path: Path, settings: Any) -> Workspace:
    """An empty workspace that the actions write to; nothing is drawn in it by chance."""
    made = init_workspace(tmp_path / "workspace", pack="sample", origin="saksi.example/test")
    made = drawing(made, 0, 0)
    settings.SAKSI_WORKSPACE = made
    return made


def came_in(**kind: Any) -> Client:
    """A browser that came in by the address which `saksi serve` prints."""
    browser = Client(**kind)
    browser.cookies["saksi_desk_80"] = django_settings.DESK_SECRET
    return browser


@pytest.fixture
def client() -> Client:
    """The browser of whoever is at this computer."""
    return came_in()


@pytest.fixture
def local(db: None) -> User:
    """The local user, cleared for everything."""
    make_people()
    return local_user()


@pytest.fixture
def scripted(db: None) -> User:
    """The scripted monitor."""
    make_people()
    return scripted_monitor()


@pytest.fixture
def cleared(db: None) -> Callable[[int], User]:
    """Makes a user with a clearance and a role; one who only reads is a second reader, one who writes an editor."""

    def make(level: int, *, may_write: bool = False, role: str = "") -> User:
        user = User.objects.create(username=f"cleared {level} {User.objects.count()}")
        role = role or (Role.EDITOR if may_write else Role.SECOND)
        Profile.objects.create(user=user, clearance=level, role=role)
        return user

    return make


@pytest.fixture
def stranger(db: None) -> User:
    """A user of the computer who is no member."""
    return User.objects.create(username="stranger")
