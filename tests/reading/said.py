"""Reads small texts for the tests: who is in them, and who says what."""

from datetime import date
from typing import NamedTuple

from saksi.codebook.packs import load_pack
from saksi.reading.actors.actors import find_cast
from saksi.reading.dates.dates import find_dates
from saksi.reading.statements.statements import find_statements
from saksi.reading.text.cast import Cast
from saksi.reading.text.page import Page, make_page


class Said(NamedTuple):
    """One statement in words."""

    speaker: str
    cue: str
    content: str
    manner: str
    position: str
    date: str | None


def page_of(text: str, *, pack: str = "sample", published: date | None = None) -> Page:
    """The page of a text."""
    return make_page(text, published, load_pack(pack))


def cast_of(text: str, *, pack: str = "sample") -> Cast:
    """The cast of a text."""
    return find_cast(page_of(text, pack=pack))


def statements_of(text: str, *, pack: str = "sample", published: date | None = None) -> list[Said]:
    """The statements of a text, in order."""
    page = page_of(text, pack=pack, published=published)
    cast = find_cast(page)
    return [
        Said(
            cast.members[found.speaker].name,
            page.text[found.cue_start : found.cue_end],
            page.text[found.start : found.end],
            found.manner,
            found.position,
            found.date,
        )
        for found in find_statements(page, cast, find_dates(page))
    ]
