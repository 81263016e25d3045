"""Who says what: every attributed utterance with its speaker, cue and content."""

from __future__ import annotations

from collections.abc import Sequence

from saksi.reading.cast import Cast
from saksi.reading.found import DateFound, StatementFound
from saksi.reading.page import Page


def find_statements(page: Page, cast: Cast, dates: Sequence[DateFound]) -> tuple[StatementFound, ...]:
    """All statements of the page, sorted by place."""
    del page, cast, dates
    return ()
