"""Which reader reads: by name, or the best that is installed.

Rule: without the model Saksi reads by rules and says so; nothing is fetched.
"""

from __future__ import annotations

from saksi.kernel.errors import ReadingError
from saksi.reading import encoder
from saksi.reading.model_reader import ModelReader
from saksi.reading.reader import Reader
from saksi.reading.rules import RulesReader

NAMES = ("model", "rules")


def reader_named(name: str | None = None, threads: int = 0) -> Reader:
    """The reader of this name; without a name the model's where it is installed, else the rules'. Raises ReadingError.

    threads: on how many cores the model runs; 0 for all. The rules always run on one.
    """
    if name not in (None, *NAMES):
        raise ReadingError(
            "got the reader %(name)r, expected one of %(choices)s.",
            name=name,
            choices=", ".join(NAMES),
        )
    if name == "rules" or (name is None and not encoder.available()):
        return RulesReader()
    return ModelReader(encoder.shipped(threads))
