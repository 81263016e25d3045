"""`saksi serve`: the desk in the browser of this computer.

Rule: it listens on 127.0.0.1 only. A busy port is passed over for the next free one, and said.
"""

from __future__ import annotations

import socket

import click
import waitress
from django.core.wsgi import get_wsgi_application

from saksi.cli.record_access import prepare_database, workspace
from saksi.kernel.errors import ConfigError

HOST = "127.0.0.1"
TRIES = 20
THREADS = 4


def free_port(first: int) -> int:
    """The first free port from here on. Raises ConfigError when none of the next ones is."""
    for port in range(first, first + TRIES):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
            return port
    raise ConfigError(f"no port from {first} to {first + TRIES - 1} is free. Close another program, or give --port.")


def run_server(port: int) -> None:
    """Serve until Ctrl-C."""
    prepare_database()
    chosen = free_port(port)
    if chosen != port:
        click.echo(f"Port {port} is busy.")
    click.echo(f"The desk is open at http://{HOST}:{chosen}  (Ctrl-C closes it)")
    waitress.serve(get_wsgi_application(), host=HOST, port=chosen, threads=THREADS, ident=None, _quiet=True)


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), help="Where to listen (by default the port of saksi.toml).")
def serve(port: int | None) -> None:
    """Open the desk at http://127.0.0.1:8000, for this computer only."""
    run_server(port or workspace().config.port)
