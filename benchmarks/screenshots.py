"""Pictures of every page that links lead to, of the demo's workspace: two widths, light and dark, kept under `docs/screenshots`.

Rule: the real server and a real browser; nothing is arranged for the picture. Each page is the first of its kind that the links of
the pages before it lead to, and `docs/screenshots/README.md` lists them. `--to FOLDER` puts them elsewhere, `--only NAME` takes
those whose name holds it, `--demo FOLDER` looks at a demo that is there already.
"""

from __future__ import annotations

import base64
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from urllib.request import urlopen

import click
import django
from django.urls import Resolver404, resolve

from benchmarks.common import ROOT, SAKSI, temporary_folder
from benchmarks.desk import server
from benchmarks.surfer import chromium

WIDTHS = (1280, 360)
THEMES = ("light", "dark")
HIGHEST = 1600  # pixels of a page that are kept
SEARCH = "search/?q=Tallis"  # no link leads to what is found
QUALITY = 40  # of WebP, from 0 to 100
TITLE = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
INTRODUCTION = """# Every page, as it looks

Made by `python -m benchmarks.screenshots` from the workspace of `make demo`: two widths (1280 and 360 pixels), light and dark, the upper
{highest} pixels of each page. The people and places are invented.

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
    with urlopen(address, timeout=60) as answer:
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


def take(folder: Path, pages: list[tuple[str, str, str]]) -> None:
    """One picture of each page in each width and theme."""
    with chromium() as browser:
        for width in WIDTHS:
            for theme in THEMES:
                context = browser.new_context(color_scheme=theme, viewport={"width": width, "height": 900})
                tab = context.new_page()
                session = context.new_cdp_session(tab)
                for name, address, _ in pages:
                    tab.goto(address)
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
        lines.append(f"| {title or name} | `{urlsplit(address).path}` | {' | '.join(cells)} |")
    return INTRODUCTION.format(highest=HIGHEST) + "\n".join(lines) + "\n"


@click.command()
@click.option("--to", type=click.Path(path_type=Path, file_okay=False), default=ROOT / "docs" / "screenshots")
@click.option("--only", default="")
@click.option("--demo", type=click.Path(path_type=Path, file_okay=False, exists=True))
def main(to: Path, only: str, demo: Path | None) -> None:
    """Make the demo, serve it, walk its pages, take their pictures."""
    to.mkdir(parents=True, exist_ok=True)
    with temporary_folder() as folder:
        where = demo or folder / "demo"
        if not demo:
            subprocess.run([SAKSI, "demo", "--no-serve", "--folder", where], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        os.environ |= {"SAKSI_WORKSPACE": str(where), "DJANGO_SETTINGS_MODULE": "saksi.project.settings"}
        django.setup()
        with server(where) as (port, _):
            pages = list(every_page(f"http://127.0.0.1:{port}/"))
            take(to, [row for row in pages if only in row[0]])
    if not only:
        (to / "README.md").write_text(listing(pages), encoding="utf-8")
    size = sum(path.stat().st_size for path in to.glob("*.webp")) / 1e6
    click.echo(f"{len(pages)} pages: {', '.join(row[0] for row in pages)}; {size:.1f} MB in all")


if __name__ == "__main__":
    main()
