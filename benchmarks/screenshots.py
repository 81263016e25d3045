"""Pictures of every page that links lead to, of the demo's workspace: two widths, light and dark, kept under `docs/screenshots`.

Rule: the real server and a real browser. Each page is the first of its kind that the links of the pages before it lead to; to these come the
pages to which forms lead, a colleague who was added, and the sign-in of the same workspace once a team works in it. `docs/screenshots/README.md` lists
them. `--to FOLDER` puts them elsewhere, `--only NAME` takes those whose name holds it, `--demo FOLDER` looks at a demo that is there already.
"""

from __future__ import annotations

import base64
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit
from urllib.request import HTTPCookieProcessor, build_opener

import click
import django
from django.urls import Resolver404, resolve

from benchmarks.common import ROOT, SAKSI, temporary_folder
from benchmarks.desk import server
from benchmarks.surfer import chromium

WIDTHS = (1280, 360)
THEMES = ("light", "dark")
HIGHEST = 1600  # pixels of a page that are kept
SEARCH = "search/?q=Tallis"  # no link leads to what is found; the first actor found is the one whose page is taken
QUALITY = 40  # of WebP, from 0 to 100
BROWSER = build_opener(HTTPCookieProcessor())  # keeps the cookie that the printed address gives
TITLE = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
SHEET = {
    "name": "list.csv",
    "mimeType": "text/csv",
    "buffer": b"id,act,date,place,victims\n1,Arrest,2025-03-03,Lumera,Oren Tallis\n2,nabbed,3/4/2025,,\n",
}
INTRODUCTION = """# Every page, as it looks

Made by `python -m benchmarks.screenshots` from the workspace of `make demo`: two widths (1280 and 360 pixels), light and dark, the upper
{highest} pixels of each page. The people and places are invented. `N` is the number of a row, which may move with each reading.

| page | address | wide, light | wide, dark | narrow, light | narrow, dark |
|---|---|---|---|---|---|
"""


def name_of(path: str) -> str:
    """The name of the address that a path belongs to, or nothing."""
    try:
        return resolve(path).view_name
    except Resolver404:
        return ""


def page(address: str) -> str:
    """The page at an address, or nothing where a file comes, or the way to another page."""
    with BROWSER.open(address, timeout=60) as answer:
        html = "text/html" in answer.headers["Content-Type"] and "Content-Disposition" not in answer.headers
        return answer.read().decode() if html and answer.url == address else ""


def every_page(start: str) -> Iterator[tuple[str, str, str]]:
    """Name, address and title of one page of each kind, in the order in which links lead to them."""
    waiting = [start, start + SEARCH]
    met = {name_of(urlsplit(at).path) for at in waiting}
    for at in waiting:
        body = page(at)
        if not body:
            continue
        title = TITLE.search(body)
        yield name_of(urlsplit(at).path), at, re.sub(r"<[^>]+>", "", title[1]).strip() if title else ""
        for link in re.findall(r'href="([^"#]+)', body):
            to = urljoin(at, link.replace("&amp;", "&"))
            name = name_of(urlsplit(to).path)
            if to.startswith(start) and name and name not in met and "format=" not in to:
                met.add(name)
                waiting.append(to)


def by_forms(start: str) -> list[tuple[str, str, str]]:
    """The pages that only a form leads to: two actors side by side, the flag of a card, and the columns of a sheet."""
    numbers = list(dict.fromkeys(re.findall(r"/actors/(\d+)/", page(start + "actors/"))))
    desks = re.findall(r"/documents/\d+/", page(start + "documents/"))
    card = next(found[1] for desk in desks if (found := re.search(r'<article class="card open" id="(\d+)"', page(start + desk[1:]))))
    return [
        ("flag", f"{start}suggestions/{card}/flag/", "Flag for a colleague"),
        ("merge", f"{start}actors/merge/?actor={numbers[0]}&actor={numbers[1]}", "Are these two one?"),
        ("import-table", start + "inbox/import/", "Import a spreadsheet: what its columns mean"),
    ]


def reach(tab: Any, name: str, address: str) -> None:
    """Open the page, by its form where an address does not lead to it."""
    tab.goto(address)
    if name == "import-table":
        tab.set_input_files("#file", SHEET)
        tab.click("form[enctype] button.main")


def take(folder: Path, printed: str, pages: list[tuple[str, str, str]]) -> None:
    """One picture of each page in each width and theme. printed: the address that opens the desk."""
    with chromium() as browser:
        for width in WIDTHS:
            for theme in THEMES:
                context = browser.new_context(color_scheme=theme, viewport={"width": width, "height": 900})
                tab = context.new_page()
                tab.goto(printed)
                session = context.new_cdp_session(tab)
                for name, address, _ in pages:
                    reach(tab, name, address)
                    high = min(HIGHEST, tab.evaluate("document.documentElement.scrollHeight"))
                    across = tab.evaluate("document.documentElement.scrollWidth")
                    if across > width:
                        click.echo(f"{name} runs off the page: {across} pixels of {width}")
                    clip = {"x": 0, "y": 0, "width": width, "height": high, "scale": 1}
                    form = {"format": "webp", "quality": QUALITY, "clip": clip, "captureBeyondViewport": True}
                    data = session.send("Page.captureScreenshot", form)["data"]
                    (folder / f"{name}-{width}-{theme}.webp").write_bytes(base64.b64decode(data))
                context.close()


def listing(pages: list[tuple[str, str, str]]) -> str:
    """The page that shows where each picture lies."""
    lines = []
    for name, address, title in pages:
        cells = [f"[{w}, {t}]({name}-{w}-{t}.webp)" for w in WIDTHS for t in THEMES]
        path = re.sub(r"/\d+/", "/N/", urlsplit(address).path)
        lines.append(f"| {title or name} | `{path}` | {' | '.join(cells)} |")
    return INTRODUCTION.format(highest=HIGHEST) + "\n".join(lines) + "\n"


def command(folder: Path, *words: str | Path) -> None:
    """Run a command of Saksi in a folder, without its words."""
    subprocess.run([SAKSI, *words], cwd=folder, check=True, stdout=subprocess.DEVNULL)


@click.command()
@click.option("--to", type=click.Path(path_type=Path, file_okay=False), default=ROOT / "docs" / "screenshots")
@click.option("--only", default="")
@click.option("--demo", type=click.Path(path_type=Path, file_okay=False, exists=True))
def main(to: Path, only: str, demo: Path | None) -> None:
    """Make the demo, serve it, walk its pages, take their pictures."""
    to.mkdir(parents=True, exist_ok=True)
    with temporary_folder() as folder:
        where = folder / "demo"
        if demo:
            shutil.copytree(demo, where)
        else:
            command(ROOT, "demo", "--no-serve", "--folder", where)
        os.environ |= {"SAKSI_WORKSPACE": str(where), "DJANGO_SETTINGS_MODULE": "saksi.project.settings"}
        django.setup()
        command(where, "user", "add", "sela", "--role", "coder")
        with server(where) as served:
            start = f"http://127.0.0.1:{served.port}/"
            page(served.printed)
            pages = [*every_page(start), *by_forms(start)]
            take(to, served.printed, [row for row in pages if only in row[0]])
        with (where / "saksi.toml").open("a", encoding="utf-8") as settings:
            settings.write("\n[team]\nenabled = true\n")
        with server(where) as served:
            start = f"http://127.0.0.1:{served.port}/"
            doors = [("account_login", start + "sign-in/", "Sign in"), ("set-up", start + "set-up/", "First password")]
            take(to, served.printed, [row for row in doors if only in row[0]])
            pages += doors
    if not only:
        (to / "README.md").write_text(listing(pages), encoding="utf-8")
    size = sum(path.stat().st_size for path in to.glob("*.webp")) / 1e6
    click.echo(f"{len(pages)} pages: {', '.join(row[0] for row in pages)}; {size:.1f} MB in all")


if __name__ == "__main__":
    main()
