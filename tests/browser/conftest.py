"""A real browser at a real server: Debian's chromium, driven by Playwright, at the pages as they are served.

Where there is no chromium the tests of this folder are skipped with one line that says so.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import waitress
from django.conf import settings as of_this_start
from django.core.wsgi import get_wsgi_application

from saksi.cli.serve import HOST, THREADS
from saksi.record.models import Reading, Suggestion
from tests.commands import saksi
from tests.record import builders

from .workplace import Workplace

# Playwright drives the browser from a loop of its own in this thread; the tests ask the database between its steps.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
WIDTHS = (1280, 360)
THEMES = ("light", "dark")
PATIENCE = 60_000  # milliseconds that a step may take; the machine of the tests may be busy


@pytest.fixture(scope="session")
def browser():
    """One chromium for all tests. With SAKSI_REQUIRE_BROWSER it must be there."""
    if CHROMIUM is None:
        said = "no chromium on this machine: the browser tests are not run (Debian: apt install chromium)"
        pytest.fail(said) if os.environ.get("SAKSI_REQUIRE_BROWSER") else pytest.skip(said)
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Where the desk is served: by the server and with the number of threads that `saksi serve` has."""
    server = waitress.create_server(get_wsgi_application(), host=HOST, port=0, threads=THREADS, ident=None)
    threading.Thread(target=server.run, daemon=True).start()
    yield f"http://{HOST}:{server.effective_port}"
    server.close()


@pytest.fixture
def new_tab(browser) -> Iterator[Callable]:
    """A browser of somebody's own, with one tab: `new_tab(javascript=True, theme="light", width=1280)`.

    An error in a page's own scripts fails the test, and so does one told in the console.
    """
    contexts, wrong = [], []

    def make(*, javascript: bool = True, theme: str = "light", width: int = 1280):
        context = browser.new_context(
            java_script_enabled=javascript, color_scheme=theme, viewport={"width": width, "height": 900}
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.wrong = wrong
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda line: line.type == "error" and "status of 4" not in line.text and wrong.append(line.text))
        return page

    yield make
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture
def open_page(new_tab, address, transactional_db, local, workspace) -> Callable:
    """Opens a page of the workspace: `open_page(path, javascript=True, theme="light", width=1280)`."""

    def make(path: str, **kind):
        page = new_tab(**kind)
        page.request.get(f"{address}/?secret={of_this_start.DESK_SECRET}", max_redirects=0)
        page.goto(address + path)
        return page

    return make


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty workspace that each test copies, since making one takes seconds."""
    folder = tmp_path_factory.mktemp("models") / "workplace"
    saksi("init", folder, "--pack", "sample")
    return folder


@pytest.fixture
def workplace(tmp_path: Path, model: Path) -> Iterator[Workplace]:
    """A workspace of its own, made and served by the commands that a user has; nothing is in it."""
    made = Workplace(tmp_path / "workplace", model)
    yield made
    made.kill()


@pytest.fixture
def document(local):
    """Six names in a text, each a card to decide."""
    return six_cards()


def six_cards(text: str = "Ana Velu, Bo Tarn, Cis Hale, Dov Hesk, Eli Marn and Fay Orrin were there.", count: int = 6):
    """A document whose names are open suggestions, of actors."""
    of = builders.document(text, level=0)
    reading = Reading.rows.create(document=of, reader="rules", version="1", pack="sample", made=builders.NOW)
    at = 0
    for n, name in enumerate(text.removesuffix(" were there.").replace(" and ", ", ").split(", ")[:count], start=1):
        at = text.index(name, at)
        span = {"start": at, "end": at + len(name), "quote": name}
        payload = {"id": f"a{n}", "kind": "person", "name": name, "aliases": [], "roles": [], "sector": "", "mentions": [span]}
        Suggestion.rows.create(reading=reading, document=of, kind="actor", key=f"a{n}", payload=payload, start=at, end=span["end"])
    return of


def at_card(page, n: int, of: int = 6) -> None:
    """Wait until so many are decided, the marks follow, and the focus is where the desk puts it: htmx settles a little after it swaps."""
    page.wait_for_selector(f"#counter >> text={n} of {of} decided")
    page.wait_for_selector("#said:not(:has([data-focus]))", state="attached")
