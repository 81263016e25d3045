"""The articles of HRDsAttack as this benchmark reads them: title, words, day of publication, what the rules find.

Rule: nothing but the `sample` of an item is read here; labels are met in `labels.py` alone, for training and scoring.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from training.news import words_of

from saksi.codebook.packs import Pack, load_pack
from saksi.reading.accounts.accounts import find_accounts
from saksi.reading.actors.actors import find_cast
from saksi.reading.dates.dates import find_dates
from saksi.reading.places.places import find_places
from saksi.reading.places.provisions import find_provisions
from saksi.reading.statements.statements import find_statements
from saksi.reading.text.cast import Cast
from saksi.reading.text.found import AccountFound, DateFound, PlaceFound, StatementFound
from saksi.reading.text.page import Page, make_page


@dataclass(frozen=True)
class Article:
    """One article, read by the rules. title: the part of `text` before `body`; all offsets are of `text`."""

    id: int
    title: str
    text: str
    body: int
    published: date | None
    page: Page
    cast: Cast
    dates: tuple[DateFound, ...]
    places: tuple[PlaceFound, ...]
    statements: tuple[StatementFound, ...]
    accounts: tuple[AccountFound, ...]


def load(file: Path) -> list[dict[str, Any]]:
    """The items of a split: a JSON list of {"sample": {...}}. Ends the program with a sentence if it is none."""
    try:
        items = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as failure:
        sys.exit(f"cannot read {file}: {failure}. Expected a JSON list as HRDsAttack publishes it.")
    if not isinstance(items, list) or not all(isinstance(i, dict) and isinstance(i.get("sample"), dict) for i in items):
        sys.exit(f"{file} is not a list of objects with the key `sample`. Expected a split as HRDsAttack publishes it.")
    return items


def read(item: Mapping[str, Any], pack: Pack | None = None) -> Article:
    """Read one item by the rules; what is under any key but `sample` is not looked at."""
    sample = item["sample"]
    title = " ".join(str(sample.get("Input.title") or "").split())
    text = f"{title}\n\n{words_of(sample['Input.article_interface'])}"
    published = _day(str(sample.get("Input.publish_date") or ""))
    page = make_page(text, published, pack or load_pack("generic"))
    body = page.paragraphs[1][0] if title and len(page.paragraphs) > 1 else 0
    dates, places, provisions, cast = find_dates(page), find_places(page), find_provisions(page), find_cast(page)
    statements = find_statements(page, cast, dates)
    accounts = find_accounts(page, cast, dates, places, provisions, statements)
    return Article(
        sample["Input.GLOBALEVENTID"],
        title,
        page.text,
        body,
        published,
        page,
        cast,
        dates,
        places,
        statements,
        accounts,
    )


def read_all(items: Sequence[Mapping[str, Any]]) -> list[Article]:
    """Read items, with the pack loaded once."""
    pack = load_pack("generic")
    return [read(item, pack) for item in items]


def _day(stamp: str) -> date | None:
    try:
        return date.fromisoformat(stamp[:10])
    except ValueError:
        return None
