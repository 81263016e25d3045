"""`saksi serve`: the desk in the browser of this computer.

Rule: it listens on 127.0.0.1 only, and where nobody signs in it answers only to who has the secret of the address that it prints.
A busy port is passed over for the next free one, and said. While it runs, what was taken in and never read is read.
"""

from __future__ import annotations

import io
import tempfile
from typing import Any

import click
import waitress
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.core.wsgi import get_wsgi_application

from saksi.actions.read_waiting import WAITING
from saksi.cli.record_access import prepare_database, workspace
from saksi.kernel.errors import ConfigError
from saksi.record.workspace import HIGHEST_PORT

HOST = "127.0.0.1"
TRIES = 20
THREADS = 4
LARGEST_REQUEST = 250_000_000  # bytes; the pages refuse less than this, with a sentence


def listening(first: int) -> tuple[Any, int]:
    """A server on the first free port from here on, and the port. Raises ConfigError when none of the next ones is free."""
    application = get_wsgi_application()
    more = {"threads": THREADS, "ident": None, "max_request_body_size": LARGEST_REQUEST, **behind()}
    last = min(first + TRIES - 1, HIGHEST_PORT)
    for port in range(first, last + 1):
        try:
            return waitress.create_server(application, host=HOST, port=port, **more), port
        except OSError:
            continue
    raise ConfigError(
        f"no port from {first} to {last} is free and may be used by you. Close another program, or give --port."
    )


def behind() -> dict[str, Any]:
    """What is believed of the server with TLS on this computer, where a team has one: who asked, and how."""
    if not workspace().config.team.address.startswith("https:"):
        return {}
    return {
        "trusted_proxy": HOST,
        "trusted_proxy_count": 1,
        "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"},
        "clear_untrusted_proxy_headers": True,
    }


def check_team() -> None:
    """Raises ConfigError if people would sign in with settings that Django's own check warns of."""
    if settings.TEAM:
        try:
            call_command("check", deploy=True, fail_level="WARNING", stdout=io.StringIO(), stderr=io.StringIO())
        except SystemCheckError as error:
            raise ConfigError(f"the settings of the team mode are not safe: {error}") from error


def say_where(address: str) -> None:
    """Print the address to open. Nothing opens it here: a browser's own command line can be read by every account of the computer."""
    reached = workspace().config.team.address
    if settings.TEAM and reached.startswith("https:"):
        click.echo(f"The desk is open at {reached}  (Ctrl-C closes it)")
        click.echo(f"People sign in. First password: {reached.rstrip('/')}/set-up/")
        click.echo(f"A server with TLS on this computer hands on to {address}, where no browser is answered.")
    elif settings.TEAM:
        click.echo(f"The desk is open at {address}  (for this computer alone; Ctrl-C closes it)")
        click.echo("People sign in. First password: /set-up/")
    else:
        click.echo("The desk is open (Ctrl-C closes it). Copy this address into your browser; whoever has it gets in:")
        click.echo(f"{address}/?secret={settings.DESK_SECRET}")


def run_server(port: int) -> None:
    """Serve until Ctrl-C."""
    check_team()
    prepare_database()
    server, chosen = listening(port)
    if chosen != port:
        click.echo(f"Port {port} is busy.")
    say_where(f"http://{HOST}:{chosen}")
    # What waitress keeps of a request goes where the evidence lies, not to a disk that others may read.
    tempfile.tempdir = str(workspace().blobs.folder)
    WAITING.start(workspace())
    server.run()


@click.command()
@click.option("--port", type=click.IntRange(1, HIGHEST_PORT), help="Where to listen (by default the port of saksi.toml).")
def serve(port: int | None) -> None:
    """Open the desk on this computer only, at the address that it prints."""
    run_server(port or workspace().config.port)
