"""What every reader is: a name, a version, and a pure function of a text, its day of publication and a pack."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Protocol, runtime_checkable

from saksi.codebook.packs import Pack
from saksi.reading.model import Reading


class Reader(Protocol):
    """A reader of reports. The same text, day and pack give the same reading."""

    @property
    def name(self) -> str:
        """The reader's name as kept with its readings, such as `rules`."""

    @property
    def version(self) -> str:
        """The reader's version; it changes whenever its readings may change."""

    @property
    def setup(self) -> Mapping[str, str]:
        """Those settings of its readings that are known before a text is read, such as the model's hash."""

    def read(self, text: str, published: date | None, pack: Pack) -> Reading:
        """Read the stored text. Spans of the reading are of this text, in code points."""


@runtime_checkable
class LevelReader(Reader, Protocol):
    """A reader that may send a text elsewhere, and so must know how confidential it is."""

    def for_level(self, level: int) -> Reader:
        """The same reader for a text of this level; it refuses to read what may not go where it would send it."""


def at_level(reader: Reader, level: int) -> Reader:
    """The reader as it may read a text of this level."""
    return reader.for_level(level) if isinstance(reader, LevelReader) else reader
