"""Who says what: every attributed utterance with its speaker, cue and content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from saksi.reading.cast import Cast
from saksi.reading.page import Page


class DateLike(Protocol):
    """A date found in the page."""

    @property
    def start(self) -> int:
        """Where its words begin."""

    @property
    def end(self) -> int:
        """Where its words end."""

    @property
    def edtf(self) -> str:
        """The date."""


@dataclass(frozen=True, slots=True)
class StatementFound:
    """An utterance in offsets of the page's text: content [start, end), cue [cue_start, cue_end).

    speaker: a member of the cast. Fields as in the model's Statement.
    """

    id: str
    speaker: str
    source: str
    manner: str
    start: int
    end: int
    cue_start: int
    cue_end: int
    date: str | None
    position: str


def find_statements(page: Page, cast: Cast, dates: Sequence[DateLike]) -> tuple[StatementFound, ...]:
    """All statements of the page, sorted by place."""
    del page, cast, dates
    return ()
