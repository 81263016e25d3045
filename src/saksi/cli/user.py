"""`saksi user`: add people, change what they may do, close accounts, give new codes."""

from __future__ import annotations

import click
from django.contrib.auth.models import User
from rich.markup import escape
from rich.table import Table

from saksi.actions.add_user import add_user
from saksi.actions.change_user import change_user
from saksi.actions.disable_user import disable_user, enable_user
from saksi.actions.new_code import new_code
from saksi.cli.record_access import prepare_database, workspace, writing_session
from saksi.cli.record_access import user as by
from saksi.cli.terminal import show_table
from saksi.kernel.errors import NotFound
from saksi.record.people import person_named, team
from saksi.record.roles import Role

ROLE = click.Choice(Role.values)
CLEARANCE = click.IntRange(0, 3)


def find(name: str) -> User:
    """The person of this name. Raises NotFound."""
    found = person_named(name)
    if found is None:
        raise NotFound(f"there is nobody named {name!r} here. `saksi user list` shows everybody.")
    return found


def hand_over(name: str, code: str) -> None:
    """Print a code, and what to do with it."""
    click.echo(f"Code for {name}: {code}")
    click.echo("Hand it over by voice or on paper. At /set-up/ it sets a password, once, within seven days.")
    if not workspace().config.team.enabled:
        click.echo("Nobody signs in yet: put [team] and enabled = true at the end of saksi.toml, then saksi serve.")


@click.group()
def user() -> None:
    """Add people; change what they may do; close an account; give a new code."""


@user.command("add")
@click.argument("name")
@click.option("--role", type=ROLE, default=Role.CODER.value, show_default=True, help="What this person may do.")
@click.option("--clearance", type=CLEARANCE, default=1, show_default=True, help="0 public to 3 strictly confidential.")
def add(name: str, role: str, clearance: int) -> None:
    """Add a person who signs in as NAME, and print the code for the first password."""
    prepare_database()
    with writing_session("saksi user add"):
        _, code = add_user(by(), name, role, clearance)
    hand_over(name, code)


@user.command("list")
def list_() -> None:
    """Show the people of the workspace."""
    prepare_database()
    table = Table(title="People", title_justify="left")
    for column in ("name", "role", "clearance", "account"):
        table.add_column(column)
    for one in team():
        waiting = "waits for its first password" if one.setup else "open"
        state = waiting if one.user.is_active else "closed"
        table.add_row(escape(one.user.username), one.role, str(one.clearance), state)
    if table.row_count:
        show_table(table)
    else:
        click.echo("Nobody was added; one local user works here. Add an owner with saksi user add NAME --role owner")


@user.command("change")
@click.argument("name")
@click.option("--role", type=ROLE, help="What this person may do.")
@click.option("--clearance", type=CLEARANCE, help="0 public to 3 strictly confidential.")
def change(name: str, role: str | None, clearance: int | None) -> None:
    """Change role or clearance of NAME."""
    prepare_database()
    with writing_session("saksi user change"):
        change_user(by(), find(name), role=role, clearance=clearance)
    click.echo(f"Changed {name}.")


@user.command("disable")
@click.argument("name")
def disable(name: str) -> None:
    """Close the account of NAME; every sign-in of it ends."""
    prepare_database()
    with writing_session("saksi user disable"):
        disable_user(by(), find(name))
    click.echo(f"Closed the account of {name}. What {name} did stays in the record.")


@user.command("enable")
@click.argument("name")
def enable(name: str) -> None:
    """Open the account of NAME again."""
    prepare_database()
    with writing_session("saksi user enable"):
        enable_user(by(), find(name))
    click.echo(f"Opened the account of {name}.")


@user.command("code")
@click.argument("name")
def code(name: str) -> None:
    """Give NAME a new code; it voids password, one-time codes and passkeys."""
    prepare_database()
    with writing_session("saksi user code"):
        given = new_code(by(), find(name))
    hand_over(name, given)
