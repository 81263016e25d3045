"""An empty workspace for the commands: on SQLite, or on a database of its own where the tests run on PostgreSQL."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from tests.commands import SAMPLE, Desk, saksi

STORY = SAMPLE / "01-courier-harbour-arrests.txt"
OTHER = SAMPLE / "02-herald-harbour-arrests.html"


@pytest.fixture
def database() -> Iterator[str | None]:
    """The address of a new PostgreSQL database, or None for SQLite."""
    address = os.environ.get("SAKSI_TEST_DATABASE_URL")
    if not address:
        yield None
        return
    name = f"saksi_{secrets.token_hex(6)}"
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        yield urlsplit(address)._replace(path=f"/{name}").geturl()
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def made(folder: Path, database: str | None, *, read: bool) -> Desk:
    """A new workspace, empty or with one document taken in and read, made by the commands."""
    saksi("init", folder, "--pack", "sample", database=database)
    desk = Desk(folder, database)
    if read:
        desk("add", STORY, "--published", "2025-03-04", "--publisher", "Lumera Courier", "--level", "0")
        desk("read", "--document", "1")
    return desk


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bool], Path]:
    """Gives a workspace on SQLite that each test copies, since making one takes a second; made when first asked for."""
    folder = tmp_path_factory.mktemp("models")

    @cache
    def model(read: bool) -> Path:
        return made(folder / f"desk-{read}", None, read=read).folder

    return model


@pytest.fixture
def fresh(tmp_path: Path, database: str | None, models: Callable[[bool], Path]) -> Callable[[bool], Desk]:
    """Makes a workspace of its own for a test."""

    def make(read: bool) -> Desk:
        if database:
            return made(tmp_path / "desk", database, read=read)
        return Desk(Path(shutil.copytree(models(read), tmp_path / "desk")), None)

    return make


@pytest.fixture
def desk(fresh: Callable[[bool], Desk]) -> Desk:
    """A new workspace."""
    return fresh(False)


@pytest.fixture
def started(fresh: Callable[[bool], Desk]) -> Desk:
    """One document in it, taken in and read."""
    return fresh(True)
