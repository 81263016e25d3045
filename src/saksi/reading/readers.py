"""Which reader reads: by name, or the best that is installed.

Rule: without the model Saksi reads by rules and says so; nothing is fetched. A reader is loaded when it is asked for, since most
commands read nothing and the model's libraries take longer to load than they take to run.
"""

from __future__ import annotations

import importlib

from saksi.kernel.errors import ReadingError
from saksi.reading.reader import Reader

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
    encoder = importlib.import_module("saksi.reading.encoder.encoder") if name != "rules" else None
    if encoder is None or (name is None and not encoder.available()):
        rules: Reader = importlib.import_module("saksi.reading.rules").RulesReader()
        return rules
    model: Reader = importlib.import_module("saksi.reading.encoder.model_reader").ModelReader(encoder.shipped(threads))
    return model
