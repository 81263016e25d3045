"""`saksi serve`: the desk in the browser of this computer.

Rule: it listens on 127.0.0.1 only. A busy port is passed over for the next free one, and said.
"""

from __future__ import annotations

from typing import Any

import click
import waitress
from django.core.wsgi import get_wsgi_application

from saksi.cli.record_access import prepare_database, workspace
from saksi.kernel.errors import ConfigError

HOST = "127.0.0.1"
TRIES = 20
THREADS = 4


def listening(first: int) -> tuple[Any, int]:
    """A server on the first free port from here on, and the port. Raises ConfigError when none of the next ones is free."""
    application = get_wsgi_application()
    for port in range(first, min(first + TRIES, 65536)):
        try:
            return waitress.create_server(application, host=HOST, port=port, threads=THREADS, ident=None), port
        except OSError:
            continue
    raise ConfigError(
        f"no port from {first} to {first + TRIES - 1} is free and may be used by you. Close another program, or give --port."
    )


def run_server(port: int) -> None:
    """Serve until Ctrl-C."""
    prepare_database()
    server, chosen = listening(port)
    if chosen != port:
        click.echo(f"Port {port} is busy.")
    click.echo(f"The desk is open at http://{HOST}:{chosen}  (Ctrl-C closes it)")
    server.run()


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), help="Where to listen (by default the port of saksi.toml).")
def serve(port: int | None) -> None:
    """Open the desk at http://127.0.0.1:8000, for this computer only."""
    run_server(port or workspace().config.port)
