"""What a decision costs at the desk: keys, clicks, trips to the server and bytes, counted in a real browser over the demo's documents.

What is counted: a key is one press (Shift with a letter is one press more), a click one press of the mouse; a trip is one request
for a page or a part of it (style, scripts and icon come once and are told apart); bytes are as sent, head and body. A corrected card
is a value of it edited: `e`, so many letters, Enter; without scripts: click the value, click into the field, type, click Save.
The open cards of one document after the other are accepted; every other one that begins with a name is corrected by four letters, for
what is typed must be the same for all. An accepted card takes along those that it stands on, so the cards decided are more than the acts.

Beside it a spreadsheet: the same cards as rows typed by hand. Counted from the values that the record keeps for them: each letter of
each value one key, one more for each capital, one Tab for each column, one Enter for the row, and for the passage that the value rests on
Ctrl+C, Ctrl+V and two clicks (a row in a spreadsheet keeps no place in the text; without it the row cannot be checked).
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from benchmarks.common import ROOT, SAKSI, describe_machine, temporary_folder
from benchmarks.desk import Served, server
from benchmarks.surfer import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Page

CARDS = 24  # of each way
ADDED = "more"
READY = "() => !document.querySelector('.htmx-request') && document.activeElement.matches('.card.open')"


@dataclass
class Cost:
    """What was pressed and sent for some cards. decided: how many were decided, along with others or alone."""

    keys: int = 0
    clicks: int = 0
    trips: int = 0
    bytes: int = 0
    acts: int = 0
    decided: int = 0
    took: list[float] = field(default_factory=list)

    def line(self, name: str) -> str:
        """A row of the table, for each act and for each card that it decided."""
        if not self.acts:
            return f"| {name} | none | | | | | |"
        per = [self.keys / self.acts, self.clicks / self.acts, self.trips / self.acts, self.bytes / self.acts / 1000]
        figures = " | ".join(f"{figure:.1f}" for figure in per)
        return f"| {name} | {self.acts} ({self.decided}) | {figures} | {statistics.median(self.took) * 1000:.0f} ms |"


class Monitor:
    """A person at one document of the desk, whose keys, clicks, trips and bytes are counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.cost = page, Cost()
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.requestWillBeSent", self._sent)
        session.on("Network.responseReceived", self._answered)
        session.on("Network.loadingFinished", self._finished)
        self._parts: set[str] = set()

    def _sent(self, told: dict[str, Any]) -> None:
        """A request that follows an answer which sends the browser on: that answer was a trip, too."""
        if "redirectResponse" in told:
            self.cost.trips += 1
            self.cost.bytes += int(told["redirectResponse"]["encodedDataLength"])

    def _answered(self, told: dict[str, Any]) -> None:
        if told["type"] in ("Document", "XHR", "Fetch"):
            self._parts.add(told["requestId"])
            self.cost.trips += 1

    def _finished(self, told: dict[str, Any]) -> None:
        if told["requestId"] in self._parts:
            self.cost.bytes += int(told["encodedDataLength"])

    def press(self, key: str) -> None:
        """One key."""
        self.page.keyboard.press(key)
        self.cost.keys += 1

    def type(self, words: str) -> None:
        """So many letters."""
        self.page.keyboard.type(words)
        self.cost.keys += len(words)

    def click(self, what: str) -> None:
        """One click, and whatever page comes of it."""
        self.page.locator(what).first.click()
        self.cost.clicks += 1

    def counter(self, word: str) -> int:
        """How many are `of` (decided) or `open`."""
        found = re.search(rf"(\d+) {word}", self.page.inner_text("#counter span"))
        return int(found[1]) if found else 0


def by_key(monitor: Monitor, *, correct: bool) -> None:
    """Decide the card that has the focus."""
    monitor.page.wait_for_function(READY)
    card = monitor.page.evaluate("document.activeElement.id")
    if correct:
        monitor.press("e")
        monitor.page.wait_for_function("() => document.activeElement.matches('.card input[type=text], .card select, .card textarea')")
        monitor.press("End")
        monitor.type(ADDED)
        monitor.press("Enter")
    else:
        monitor.press("a")
    monitor.page.wait_for_function(
        "id => !document.querySelector('.htmx-request') && !document.getElementById(id)?.classList.contains('open')", arg=card
    )


def by_mouse(monitor: Monitor, *, correct: bool) -> None:
    """Decide the first open card by its buttons."""
    if correct:
        monitor.click(".card.open .acts button[name=e]")
        monitor.click(".card input[type=text]")
        monitor.press("End")
        monitor.type(ADDED)
        monitor.click(".card button.main")
    else:
        monitor.click(".card.open button[name=a]")
    monitor.page.wait_for_load_state()


# Whether the card to decide begins with a name, which is typed.
NAMED = "() => (document.activeElement.closest('.card.open') || document.querySelector('.card.open')).querySelector('dt')?.textContent === 'name'"


def walk(browser: Any, served: Served, documents: list[int], way: Callable[..., None], *, scripts: bool) -> tuple[Cost, Cost, Cost]:
    """Accept and correct until there are enough: what accepting cost, what correcting cost, what opening the pages cost."""
    accepted, corrected, opened = Cost(), Cost(), Cost()
    for number in documents:
        page = browser.new_context(java_script_enabled=scripts).new_page()
        page.goto(served.printed)
        monitor = Monitor(page)
        monitor.cost = opened
        page.goto(f"http://127.0.0.1:{served.port}/documents/{number}/?state=open")
        page.wait_for_timeout(200)
        opened.acts += 1
        while monitor.counter("open") > 1 and accepted.acts + corrected.acts < CARDS:
            correct = (accepted.acts + corrected.acts) % 2 == 1 and page.evaluate(NAMED)
            monitor.cost = corrected if correct else accepted
            before, began = monitor.counter("of"), time.perf_counter()
            way(monitor, correct=bool(correct))
            monitor.cost.took.append(time.perf_counter() - began)
            page.wait_for_timeout(60)  # for the last bytes to be told
            monitor.cost.acts += 1
            monitor.cost.decided += monitor.counter("of") - before
        page.context.close()
        if accepted.acts + corrected.acts >= CARDS:
            break
    return accepted, corrected, opened


def typed(value: object) -> int:
    """Keys to type a value: one for each letter, one more for each capital."""
    words = str(value)
    return len(words) + sum(letter.isupper() for letter in words)


def spreadsheet(payloads: list[tuple[str, dict[str, Any]]]) -> None:
    """The same cards as rows typed by hand."""
    columns = {
        "actor": ("name", "kind", "sector"), "place": ("name",), "date": ("date",), "provision": ("instrument", "article"),
        "statement": ("speaker", "position", "manner", "date"),
        "account": ("act", "victims", "perpetrators", "date", "place", "charge", "penalty", "according_to", "status"),
    }  # fmt: skip
    keys = [sum(typed(p.get(c) or "") + 1 for c in columns.get(kind, ())) + 1 for kind, p in payloads]
    print(f"| a spreadsheet, by hand: a row typed, its passage copied | {len(keys)} ({len(keys)}) | {statistics.mean(keys) + 4:.1f} | 2.0 | | | |")


def open_payloads() -> None:
    """Print the spreadsheet's row for the open cards of the workspace that SAKSI_WORKSPACE names; run in a process of its own."""
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "saksi.project.settings"
    django.setup()
    from saksi.record.models import Suggestion

    by_key = {(s.reading_id, s.key): s for s in Suggestion.rows.all()}

    def named(s: Any, payload: dict[str, Any]) -> dict[str, Any]:
        """References to people are typed as their names."""
        def name(key: object) -> str:
            found = by_key.get((s.reading_id, key)) if isinstance(key, str) else None
            return found.payload.get("name", "") if found else ""

        people = {k: name(payload.get(k)) for k in ("speaker", "according_to")}
        lists = {k: ", ".join(name(one) for one in payload.get(k) or ()) for k in ("victims", "perpetrators")}
        return {**payload, **people, **lists}

    spreadsheet([(s.kind, named(s, s.payload)) for s in Suggestion.rows.filter(state="open")])


@click.command()
@click.option("--demo", type=click.Path(path_type=Path, file_okay=False, exists=True), help="A copy of a demo's workspace to use up.")
def main(demo: Path | None) -> None:
    """Make the demo, serve it, decide by keys, then by mouse without scripts; print the table."""
    describe_machine()
    with temporary_folder() as folder:
        where = demo or folder / "demo"
        if not demo:
            subprocess.run([SAKSI, "demo", "--no-serve", "--folder", where], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        print("| way | acts (cards decided) | keys | clicks | trips | KB as sent | time to the answer, median |\n|---|---|---|---|---|---|---|")
        subprocess.run([sys.executable, "-m", "benchmarks.keystrokes", "--rows"], env={**os.environ, "SAKSI_WORKSPACE": str(where)}, check=True)
        with server(where) as served, chromium() as browser:
            ways = (("keys", by_key, [15, 16, 10], True), ("mouse, without scripts", by_mouse, [3, 2, 1], False))
            for name, way, documents, scripts in ways:
                accepted, corrected, opened = walk(browser, served, documents, way, scripts=scripts)
                print(accepted.line(f"{name}: accept"))
                print(corrected.line(f"{name}: correct one value by {len(ADDED)} letters"))
                print(f"({name}: opening {opened.acts} documents took {opened.trips} trips, {opened.bytes / 1000 / opened.acts:.1f} KB each)")


if __name__ == "__main__":
    open_payloads() if "--rows" in sys.argv else main()
