"""Starts commands of Saksi as forks of one process that has imported what most of them need.

Rule: each command is a process of its own with its own environment, and runs the same script that a user starts; only the
imports of what asks for no setting are done before. No thread may run when it is forked, so numpy gets none and onnxruntime,
which starts one, is left out.
Steps: `Forks.run` hands a command and three files to the process below; that forks, waits, and says how the command ended.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import runpy
import signal
import socket
import subprocess
import sys
import threading
from functools import cache
from pathlib import Path
from typing import IO

LARGEST = 2**17  # bytes of a request: one command with its environment
LONGEST = 120  # seconds that a command may take
BEFORE = (
    "csp.checks", "django.contrib.auth.hashers", "django.contrib.auth.password_validation", "django.contrib.messages.api",
    "django.core.mail", "django.core.management.commands.migrate", "django.db.backends.sqlite3.base", "django.db.migrations.executor",
    "django.db.models", "django.forms", "django.middleware.csrf", "django.template", "django.urls", "django.views.debug",
    "django.views.generic", "rapidfuzz", "rapidfuzz.distance", "rapidfuzz.fuzz", "rapidfuzz.process", "rich.console",
    "rich.markup", "rich.progress", "rich.table", "saksi.cli.main", "saksi.evidence.keys", "saksi.intake", "saksi.reading.rules",
    "saksi.reports.bundle", "sqlcipher3.dbapi2",
)  # fmt: skip


class Forks:
    """The process that forks, for as long as this one lives."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.turn = threading.Lock()
        self.line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            number = theirs.fileno()
            command = [sys.executable, "-m", "tests.forks", str(number)]
            root = Path(__file__).parents[1]
            self.process = subprocess.Popen(
                command, cwd=root, env=environment, pass_fds=[number], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
            )

    def run(self, command: list[str], cwd: str, env: dict[str, str], out: IO[bytes], err: IO[bytes]) -> int:
        """Run a command to its end, with nothing to read; gives its exit status, or minus the signal that ended it."""
        request = json.dumps([command, cwd, env]).encode()
        with self.turn, Path(os.devnull).open("rb") as nothing:
            socket.send_fds(self.line, [request], [nothing.fileno(), out.fileno(), err.fileno()])
            return int(self.line.recv(LARGEST))

    def end(self) -> None:
        """Let the process end, and wait for it."""
        self.line.close()
        self.process.wait()


def run(command: list[str], cwd: str, env: dict[str, str], out: IO[bytes], err: IO[bytes]) -> int:
    """Run a command to its end, as a fork where that is safe; macOS has no such sockets, and its libraries bear no fork."""
    if sys.platform == "linux":
        return forks().run(command, cwd, env, out, err)
    return subprocess.run(command, cwd=cwd, env=env, stdin=subprocess.DEVNULL, stdout=out, stderr=err, timeout=LONGEST, check=False).returncode


@cache
def forks() -> Forks:
    """The one of this process; begun when first asked for."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SAKSI_", "DJANGO_"))}
    return Forks({**kept, "OPENBLAS_NUM_THREADS": "1"})


def _run(request: bytes, files: list[int]) -> None:
    """Become the command."""
    command, cwd, env = json.loads(request)
    for number, file in enumerate(files):
        os.dup2(file, number)
        os.close(file)
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(env)
    sys.argv = command
    signal.alarm(LONGEST)
    runpy.run_path(command[0], run_name="__main__")


def _serve(line: socket.socket) -> None:
    """Fork for each request, until the other end is closed."""
    for name in BEFORE:
        importlib.import_module(name)
    gc.collect()
    gc.freeze()  # or the search for garbage in every fork goes over all that was imported, and makes the memory it shares its own
    while True:
        request, files, _flags, _from = socket.recv_fds(line, LARGEST, 3)
        if not request:
            return
        child = os.fork()
        if not child:
            line.close()
            _run(request, files)
            return
        for file in files:
            os.close(file)
        line.send(str(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])).encode())


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))
