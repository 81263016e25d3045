"""Runs the commands of Saksi, each in a process of its own; what many tests of wrong use ask, in this one."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

from click.testing import CliRunner

from saksi.cli.main import main
from tests import forks

SAKSI = Path(sys.executable).with_name("saksi")
SAMPLE = Path(__file__).parents[1] / "sample"
NOTHING_BY_CHANCE = "\n[desk]\nblind_share = 0\nsecond_share = 0\n"  # in saksi.toml: no document read blind, no decision read twice


def environment(database: str | None = None) -> dict[str, str]:
    """The environment without what the tests set for themselves, and a terminal wide enough for whole lines."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SAKSI_", "DJANGO_"))}
    return {**kept, "COLUMNS": "200", **({"SAKSI_DATABASE_URL": database} if database else {})}


def ended(command: Sequence[str | Path], env: dict[str, str], cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command of Saksi to its end, whatever that is, and keep what it said."""
    words = [str(one) for one in command]
    with TemporaryFile() as out, TemporaryFile() as err:
        status = forks.run(words, str(cwd or Path.cwd()), env, out, err)
        out.seek(0)
        err.seek(0)
        return subprocess.CompletedProcess(words, status, out.read().decode(), err.read().decode())


def saksi(
    *arguments: str | Path, cwd: Path | None = None, status: int = 0, database: str | None = None, **settings: str
) -> subprocess.CompletedProcess[str]:
    """Run one command to its end, with settings in its environment. No stack trace is for a user, nor another exit status."""
    done = ended([SAKSI, *arguments], environment(database) | settings, cwd)
    assert "Traceback" not in done.stderr, done.stderr
    assert done.returncode == status, done.stdout + done.stderr
    return done


def refused(*arguments: str | Path, status: int) -> str:
    """What a command without a workspace says to wrong use, asked without a process of its own."""
    done = CliRunner().invoke(main, [str(one) for one in arguments])
    assert (done.exit_code, type(done.exception)) == (status, SystemExit), done.output
    return done.stderr


@dataclass(frozen=True)
class Desk:
    """A workspace that is worked on by commands. database: the address of its PostgreSQL, or None for SQLite."""

    folder: Path
    database: str | None

    def __call__(self, *arguments: str | Path, status: int = 0) -> subprocess.CompletedProcess[str]:
        """Run a command of Saksi on it."""
        return saksi("--workspace", self.folder, *arguments, status=status, database=self.database)

    def start(self, *arguments: str | Path) -> subprocess.Popen[str]:
        """Start a command without waiting for its end."""
        command = [SAKSI, "--workspace", self.folder, *arguments]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, env=environment(self.database))


def small_sample(folder: Path, *numbers: str) -> Path:
    """A folder in which `saksi demo` finds only these dispatches of the sample, and the decisions about them."""
    sample = folder / "sample"
    sample.mkdir(parents=True)
    for path in SAMPLE.iterdir():
        if path.name[:2] in numbers:
            shutil.copy(path, sample)
    shutil.copy(SAMPLE / "manifest.json", sample)
    steps = json.loads((SAMPLE / "decisions.json").read_text("utf-8"))
    mine = [step for step in steps if step.get("file", "")[:2] in numbers]
    (sample / "decisions.json").write_text(json.dumps(mine), "utf-8")
    return folder
