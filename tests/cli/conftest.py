"""An empty workspace for the commands: on SQLite, or on a database of its own where the tests run on PostgreSQL."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from tests.commands import NOTHING_BY_CHANCE, SAMPLE, Desk, saksi

STORY = SAMPLE / "01-courier-harbour-arrests.txt"
OTHER = SAMPLE / "02-herald-harbour-arrests.html"


@contextmanager
def new_database(template: str = "template1") -> Iterator[str | None]:
    """The address of a new PostgreSQL database, a copy of one of this name, or None for SQLite."""
    address = os.environ.get("SAKSI_TEST_DATABASE_URL")
    if not address:
        yield None
        return
    name = f"saksi_{secrets.token_hex(6)}"
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        yield urlsplit(address)._replace(path=f"/{name}").geturl()
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def copied(model: Desk, folder: Path, kept: ExitStack) -> Desk:
    """A workspace like this one, with a database of its own."""
    template = urlsplit(model.database).path[1:] if model.database else "template1"
    return Desk(Path(shutil.copytree(model.folder, folder)), kept.enter_context(new_database(template)))


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[bool], Desk]]:
    """Gives a workspace that each test copies, empty or with one document taken in and read; made when first asked for."""
    folder = tmp_path_factory.mktemp("models")
    with ExitStack() as kept:

        @cache
        def model(read: bool) -> Desk:
            if read:
                desk = copied(model(False), folder / "read", kept)
                desk("add", STORY, "--published", "2025-03-04", "--publisher", "Lumera Courier", "--level", "0")
                desk("read", "--document", "1")
                return desk
            desk = Desk(folder / "empty", kept.enter_context(new_database()))
            saksi("init", desk.folder, "--pack", "sample", database=desk.database)
            with (desk.folder / "saksi.toml").open("a", encoding="utf-8") as settings:
                settings.write(NOTHING_BY_CHANCE)
            return desk

        yield model


@pytest.fixture
def fresh(tmp_path: Path, models: Callable[[bool], Desk]) -> Iterator[Callable[[bool], Desk]]:
    """Makes a workspace of its own for a test."""
    with ExitStack() as kept:
        yield lambda read: copied(models(read), tmp_path / "desk", kept)


@pytest.fixture
def desk(fresh: Callable[[bool], Desk]) -> Desk:
    """A new workspace."""
    return fresh(False)


@pytest.fixture
def started(fresh: Callable[[bool], Desk]) -> Desk:
    """One document in it, taken in and read."""
    return fresh(True)
