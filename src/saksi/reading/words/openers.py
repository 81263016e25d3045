"""Words that open sentences or stand in titles with a capital letter and are no names (`data/openers.txt`)."""

from __future__ import annotations

from saksi.reading.text.lexicon import words

FUNCTION = words("openers.txt", "function")
COMMON = words("openers.txt", "common")
MONTHS_DAYS = words("openers.txt", "months and days")
GIVEN_NAMES = words("openers.txt", "given names")
_SHORTEST = 6
"""Letters of an opener told by its ending: `Asked`, `Citing`, but not `Fred`."""


def is_opener(low: str) -> bool:
    """Whether a lower-cased word with a capital at the head of a sentence is more likely a plain word than a name."""
    return low in FUNCTION or low in COMMON or (len(low) >= _SHORTEST and low.endswith(("ing", "ly", "ed")) and low not in GIVEN_NAMES)
