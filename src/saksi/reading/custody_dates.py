"""How long custody lasted: from the day of the arrest and the nights told after it to the days from first to last.

Rule: only a full day and a length in nights, days or at least twelve hours make an interval; a day after a word of
release is the last one, any other is the first.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from saksi.reading.found import Range
from saksi.reading.page import Sentence

_NUMBER = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
    )
} | {"a": 1, "an": 1, "the": 1}
_LENGTH = re.compile(
    rf"\b(?P<n>\d{{1,3}}|{'|'.join(_NUMBER)})[ -](?P<unit>nights?|days?|hours?)\b|\b(?P<one>overnight|until (?:the )?(?:next|following) (?:morning|day|afternoon|evening)|until dawn)\b",
    re.IGNORECASE,
)
_FREED = re.compile(r"\b(?:let (?:go|out|off)|released|freed|set free|sent home|walked (?:free|out)|returned)\b")
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)~?")


class Told(NamedTuple):
    """A circumstance of an act: its value, the words for it, and the rule that gave these words to the act."""

    value: str
    words: Range
    rule: str


def lasting(told: Told, text: str, trigger: Range, sentence: Sentence) -> Told:
    """The date told, or the interval that it makes with the length of custody told after the trigger."""
    day = _DAY.fullmatch(told.value)
    length = _LENGTH.search(text, trigger[0], min(sentence.end, trigger[1] + 50))
    nights = _nights(length) if length is not None else 0
    if day is None or not nights:
        return told
    first = date.fromisoformat(day[1])
    if told.words[0] > trigger[1] and _FREED.search(text, trigger[1], told.words[0]):
        first -= timedelta(nights)
    return Told(f"{first}/{first + timedelta(nights)}", told.words, f"{told.rule}, with the length of custody told after the act")


def _nights(length: re.Match[str]) -> int:
    if length["one"]:
        return 1
    number = int(length["n"]) if length["n"].isdigit() else _NUMBER[length["n"].lower()]
    if length["unit"].startswith("hour"):
        return -(-number // 24) if number >= 12 else 0
    return number if number <= 60 else 0
