"""What commands that need the record share: the workspace, the local user, and the right to write.

Imported only after `main` pointed Django at the workspace.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from saksi.actions.session import acknowledged
from saksi.kernel.errors import NoWorkspace
from saksi.record.people import local_user, make_people
from saksi.record.search.index import rebuild_if_empty
from saksi.record.workspace import Workspace


def workspace() -> Workspace:
    """The opened workspace. Raises NoWorkspace."""
    opened: Workspace | None = settings.SAKSI_WORKSPACE
    if opened is None:
        raise NoWorkspace("no workspace was named. Make one with `saksi init FOLDER`, or run this inside one.")
    return opened


def prepare_database() -> None:
    """Bring the database to this version's form, and make its people and its index of search; harmless when all is done.

    Raises NoDatabase where there is nothing in it while evidence and log show that there was something, OnlyRead where nothing
    can be written.
    """
    workspace().require_writable()
    executor = MigrationExecutor(connection)
    if _is_older(executor):  # a fifth of each command's time where there is nothing to do
        if not executor.loader.applied_migrations:
            workspace().require_unused()
        call_command("migrate", verbosity=0, interactive=False)
    make_people()
    rebuild_if_empty()


def database_to_check() -> None:
    """The same for a command that only checks: where nothing can be written, a database of this version is taken as it is."""
    if not workspace().only_read or _is_older(MigrationExecutor(connection)):
        prepare_database()


def _is_older(executor: MigrationExecutor) -> bool:
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def user() -> User:
    """The person at this computer."""
    return local_user()


@contextmanager
def writing_session(what: str) -> Iterator[Workspace]:
    """The right to write while a command runs; says for whom it waits, and signs at the end."""
    opened = workspace()
    with acknowledged(opened, what, waiting=lambda holder: click.echo(f"Waiting for {holder} ...", err=True)):
        yield opened
