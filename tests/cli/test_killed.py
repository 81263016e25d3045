"""Kill -9 during `saksi add`: nothing acknowledged is lost, nothing dangles, and the next command goes on.

KILLS: at how many random moments (4; the slower checks take 50), ten in one workspace. SEED: to see the same moments again.
"""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
import time
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from saksi.evidence.blobs import TEMPORARY
from tests.commands import SAKSI, Desk, environment, saksi

FILES = 30
KILLS = int(os.environ.get("KILLS", "4"))
IN_ONE = 10  # since every check after a kill reads again all that lies there
pytestmark = pytest.mark.skipif("SAKSI_TEST_DATABASE_URL" in os.environ, reason="it looks into SQLite's own file")


@dataclass
class Watched:
    """A workspace, and what it must never lose: the hashes of what it said or signed that it had taken in."""

    folder: Path
    sources: Path
    acknowledged: set[str] = field(default_factory=set)
    signed: int = 0

    def write(self, number: int) -> Path:
        """New files that nobody took in before."""
        folder = self.sources / str(number)
        folder.mkdir(parents=True)
        for i in range(FILES):
            text = f"Dispatch {number}.{i}\n\nPolice in Lumera arrested {i + 1} dock workers on 3 March 2025.\n"
            (folder / f"{i:02d}.txt").write_text(text, "utf-8")
        return folder

    def rows(self, question: str) -> list[tuple]:
        database = dbapi2.connect(self.folder / "saksi.sqlite3")
        try:
            return database.execute(question).fetchall()
        finally:
            database.close()

    def add_and_kill(self, folder: Path, after: int, delay: float) -> list[str]:
        """Start taking in, and kill a while after so many files were said; gives the names of all that were said."""
        command = [SAKSI, "--workspace", self.folder, "add", folder]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment()
        ) as running:
            assert running.stdout
            heard = "".join(running.stdout.readline() for _ in range(after))
            time.sleep(delay)
            running.kill()
            heard += running.stdout.read()
        return re.findall(r"^document \d+: (\d\d\.txt)\n", heard, flags=re.MULTILINE)

    def look(self) -> None:
        """Rows, files and log agree, and nothing that was ever acknowledged is gone."""
        documents = dict(self.rows("SELECT sha256, blob FROM record_document"))
        for digest, blob in documents.items():
            assert sha256((self.folder / "evidence" / blob).read_bytes()).hexdigest() == digest
        assert self.acknowledged <= documents.keys()
        [(entries, leaves, texts)] = self.rows(
            "SELECT (SELECT count(*) FROM record_logentry), (SELECT count(*) FROM record_logleaf),"
            " (SELECT count(*) FROM record_text)"
        )
        assert entries == leaves == texts == len(documents)
        newest = max((self.folder / "log").glob("*.checkpoint"), default=None)
        size = int(newest.read_text("utf-8").split("\n")[1]) if newest else 0
        assert self.signed <= size <= entries
        self.signed = size
        self.acknowledged |= {d for (d,) in self.rows(f"SELECT sha256 FROM record_document WHERE id <= {size}")}

    def said(self, folder: Path, names: list[str]) -> None:
        """What was printed as taken in counts as acknowledged too, though that promises more than the checkpoint."""
        self.acknowledged |= {sha256((folder / name).read_bytes()).hexdigest() for name in names}


@pytest.fixture
def watched(tmp_path: Path, desk: Desk) -> Watched:
    return Watched(desk.folder, tmp_path / "sources")


@pytest.mark.parametrize("kills", [min(IN_ONE, KILLS - done) for done in range(0, KILLS, IN_ONE)])
def test_nothing_acknowledged_is_lost_and_nothing_dangles(watched: Watched, kills: int) -> None:
    seed = int(os.environ.get("SEED", random.randrange(10**6)))
    chance = random.Random(seed)
    began = time.monotonic()
    saksi("--workspace", watched.folder, "add", watched.write(0))
    whole = time.monotonic() - began
    watched.look()
    broken_off = 0
    for number in range(1, kills + 1):
        folder = watched.write(number)
        if number % 2:  # one moment in each part of the whole run, whatever it does then
            after, delay = 0, whole * (number - 1 + chance.random()) / kills
        else:  # and one while it writes, however fast this computer is
            after, delay = chance.randrange(1, FILES - 5), chance.random() * 0.01
        names = watched.add_and_kill(folder, after, delay)
        moment = f"seed {seed}, kill {number} of {kills}: {after} files and {delay:.3f} s of {whole:.3f}"
        sys.stdout.write(f"{moment}; {len(names)} said\n")  # pytest shows it when something is lost
        watched.said(folder, names)
        watched.look()
        broken_off += 0 < len(names) < FILES
        assert "Nothing failed." in saksi("--workspace", watched.folder, "verify").stdout
        again = saksi("--workspace", watched.folder, "add", "--quiet", folder).stdout
        new, known = map(int, re.match(r"(\d+) taken in, (\d+) known already, 0 refused", again).groups())
        assert new + known == FILES
        assert known >= len(names)
        assert not list((watched.folder / "evidence").glob(f"{TEMPORARY}*"))
        watched.look()
        assert watched.signed == FILES * (number + 1)
    assert broken_off, "every kill came before the first file or after the last one"
    found = saksi("--workspace", watched.folder, "verify").stdout
    assert f"passed       kept files: {FILES * (kills + 1)} read again" in found
    assert "passed       checkpoints" in found
