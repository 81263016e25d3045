"""The reader that a command uses, by name.

Rule: what the reader `llm` needs is imported only when it is asked for, so that the others start fast.
"""

from __future__ import annotations

import importlib

from saksi.reading.reader import Reader
from saksi.reading.readers import reader_named

INTERNAL = 1
"""The level of a text of which nobody said another, as for a document that is taken in."""


def chosen_reader(name: str | None, level: int = INTERNAL) -> Reader:
    """The reader of this name for texts of this level. Raises ConfigError or ReadingError if it cannot be used."""
    if name != "llm":
        return reader_named(name)
    reader: Reader = importlib.import_module("saksi.cli.llm").llm_reader(level)
    return reader
