"""A workspace served by the real `saksi serve` in a process of its own, for tests of a whole day's work; and the steps of such a day."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from sqlcipher3 import dbapi2

from tests.commands import NOTHING_BY_CHANCE, SAKSI, environment, saksi

PATIENCE = 60  # seconds for the server to answer or the reader to read, on a busy machine


class Workplace:
    """The folder, the port, and the server while it runs. model: an empty workspace, of which this is a copy."""

    def __init__(self, folder: Path, model: Path) -> None:
        self.folder = Path(shutil.copytree(model, folder))
        self.server: subprocess.Popen | None = None
        self.write_settings(NOTHING_BY_CHANCE)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.address = f"http://127.0.0.1:{probe.getsockname()[1]}"
        self.printed = ""  # the address as the server prints it, new at each start

    def __call__(self, *arguments: str | Path) -> str:
        """Run a command of Saksi on it; gives what it said."""
        return saksi("--workspace", self.folder, *arguments).stdout

    def write_settings(self, lines: str) -> None:
        with (self.folder / "saksi.toml").open("a", encoding="utf-8") as file:
            file.write(lines)

    def start(self) -> None:
        """Serve, and wait until it listens."""
        command = [SAKSI, "--workspace", self.folder, "serve", "--port", self.address.rpartition(":")[2]]
        pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
        self.server = subprocess.Popen(command, stdout=pipe, stderr=nothing, env=environment(), text=True)
        found = (re.search(rf"{self.address}\S*", line) for line in self.server.stdout)
        self.printed = next(one[0] for one in found if one)

    def kill(self) -> None:
        """End the server at once, as when the power fails."""
        if self.server:
            self.server.kill()
            self.server.communicate()
            self.server = None

    def rows(self, question: str) -> list[tuple]:
        """What the database's file says, whoever serves it."""
        database = dbapi2.connect(self.folder / "saksi.sqlite3", timeout=PATIENCE)
        try:
            return database.execute(question).fetchall()
        finally:
            database.close()

    def standing(self) -> dict[str, int]:
        """How many rows of each kind stand in the record."""
        tables = ("actor", "statement", "account", "incident", "provision", "place")
        return {table: self.rows(f"SELECT count(*) FROM record_{table} WHERE live")[0][0] for table in tables}


def hand_over(page, address: str, text: str) -> None:
    """Give a file to the inbox, public, published on a day, and wait until it is read."""
    page.goto(address + "/inbox/")
    page.locator("#files").set_input_files([{"name": "courier.txt", "mimeType": "text/plain", "buffer": text.encode()}])
    page.locator("#publisher").fill("Lumera Courier")
    page.locator("#published").fill("2025-03-06")
    page.locator("#level").select_option("0")
    page.get_by_role("button", name="Take in").click()
    page.get_by_text("Taken in:").wait_for()
    page.get_by_role("link", name="courier.txt").or_(page.locator("table a")).first.click()
    until = time.monotonic() + PATIENCE
    while not page.locator(".card.open").count():
        assert time.monotonic() < until, "the document is not read"
        time.sleep(0.3)
        page.reload()


def decided(page) -> int:
    """How many the counter says are decided."""
    return int(re.match(r"(\d+) of", page.inner_text("#counter span")).group(1))


def still_open(page) -> int:
    """How many the counter says are open."""
    return int(re.search(r"(\d+) open", page.inner_text("#counter span")).group(1))


ON_A_CARD = "() => !document.querySelector('.htmx-request') && document.activeElement.matches('.card.open')"
GONE_ON = """([before, card]) => {
  const [decided, open] = document.querySelector("#counter span").textContent.match(/\\d+ of|\\d+ open/g).map((n) => parseInt(n));
  const at = document.activeElement;
  return decided > before && (open === 0 || (at.matches(".card.open") && at.id !== card));
}"""


def decide_one(page, key: str) -> None:
    """Decide the card with the focus by its key, where keys work, else the first open card by its button; wait for what comes of it."""
    before = decided(page)
    if page.evaluate("!!window.htmx"):
        page.wait_for_function(ON_A_CARD)
        card = page.evaluate("document.activeElement.id")
        page.keyboard.press(key)
        page.wait_for_function(GONE_ON, arg=[before, card])
    else:
        page.click(f".card.open button[name={key}] >> nth=0")
        until_decided(page, lambda now: now > before)


def undo_one(page) -> None:
    """Undo the last decision by its button; wait until the counter says so."""
    before = decided(page)
    page.locator("#counter button").click()
    until_decided(page, lambda now: now < before)


def until_decided(page, enough: Callable[[int], bool]) -> None:
    """Wait for the counter. Asked from here: a function in a page whose scripts are off is run by the browser only once."""
    until = time.monotonic() + PATIENCE
    while not enough(decided(page)):
        assert time.monotonic() < until, f"{decided(page)} are decided, and nothing changes"
        time.sleep(0.05)
