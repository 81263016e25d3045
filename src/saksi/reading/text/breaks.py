"""Line breaks that do not end what is being said: those of an extractor, of a narrow column, of a page.

Rule: a line that ends in mid-sentence goes on over the break, also over a page number and the times of a subtitle; headlines, list items, labels
(`NAME:`) and whatever ends with a mark do not. Inside a column of lines about as long as each other, full lines go on even
after a full stop. A word parted by a hyphen at the line end is made whole; a compound keeps its hyphen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Change = tuple[int, int, str]

TIMES = r"(?:\d\d:)?\d\d:\d\d[,.]\d{3} --> (?:\d\d:)?\d\d:\d\d[,.]\d{3}[^\n]*"
"""When a subtitle is shown, as SubRip and WebVTT write it."""
_BREAK = re.compile(
    r"[ \t\u200b\r]*\n\s*(?:(?:[-–—]\s?\d{1,4}\s?[-–—]|[Pp]age \d{1,4}(?: of \d{1,4})?|(?:\d{1,5}[ \t\r]*\n)?"
    + TIMES
    + r"|\d{1,3})[ \t\r]*\n\s*)?"
)
_CONTINUES = re.compile(r"[a-z,;)]")
_ENDS = tuple('.!?:;\u2026"”’»)]។*')
_JOINS = tuple(",–—-(&")
_ITEM = re.compile(
    r"[-*•|#>\[☐✓]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{2,4})[.)/]\s|(?:[A-Z][\w.’'()-]*,? ){0,5}[A-Z][\w.’'()-]*:\s"
)
_OPEN_END = re.compile(
    r"\b(?:the|an?|of|in|on|at|to|for|from|by|with|and|or|but|that|who|which|as|his|her|its|their|Mr|Mrs|Ms|Dr|is|are|was|were|has|have|had|"
    r"will|would|said|told|not|into|after|before|when|while|than|about|against|under|over|between|during|because|if)\.?$"
)
_FULL_LINE = 45
_PARTS_OF_COMPOUNDS = re.compile(
    r"(?:^|\W)(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty|self|ex|non|anti|well|half|co|pro|vice|long|so|one|two|three|four|five|six|seven|eight|nine|ten)$",
    re.IGNORECASE,
)


def find_breaks(stored: str) -> Iterator[Change]:
    """(start, end, what is read instead: one blank, or nothing inside a word) of each break to be joined, in order."""
    if "\n" not in stored:
        return
    block_end = -1
    column = False
    for match in _BREAK.finditer(stored):
        start, end = match.span()
        if start == 0 or end >= len(stored):
            continue
        line_start = stored.rfind("\n", 0, start) + 1
        if line_start > block_end:
            block_end = stored.find("\n\n", line_start)
            block_end = len(stored) if block_end < 0 else block_end
            column = _is_column(stored[line_start:block_end].split("\n"))
        before = stored[line_start:start]
        hyphen = _hyphen(stored, start, end, before)
        if hyphen is not None:
            yield hyphen
        elif _joined(stored, before, end, single=match[0].count("\n") == 1, column=column):
            yield start, end, " "


def _is_column(lines: list[str]) -> bool:
    """Lines about as long as each other that mostly end in mid-sentence."""
    full = [len(line.strip()) for line in lines[:-1]]
    if not full:
        return False
    widest = max(full)
    loose = sum(not line.rstrip().endswith(_ENDS) for line in lines[:-1])
    return widest > _FULL_LINE and min(full) > 0.6 * widest and 2 * loose >= len(full)


def _hyphen(stored: str, start: int, end: int, before: str) -> Change | None:
    """`unlaw-` and `ful` on the next line: the word is whole; `forty-` and `eight` keep the hyphen."""
    if len(before) < 2 or before[-1] not in "-‐\u00ad" or not before[-2].isalpha() or not stored[end].isalpha():
        return None
    if stored[end].isupper() or _PARTS_OF_COMPOUNDS.search(before[:-1]):
        return start, end, ""
    return start - 1, end, ""


def _joined(stored: str, before: str, end: int, *, single: bool, column: bool) -> bool:
    if not before or (before.startswith(("#", "-", "*", "•", "|")) and not before.startswith("**")):
        return False
    if before.endswith(_JOINS):
        return True
    ends = before.rstrip().endswith(_ENDS) and not _OPEN_END.search(before)
    if _CONTINUES.match(stored, end):
        return not ends or (single and column)
    if not single or _ITEM.match(stored, end) or _is_caps(before):
        return False
    if column:
        return True
    return not ends and (len(before) > _FULL_LINE or ". " in before or _OPEN_END.search(before) is not None)


def _is_caps(line: str) -> bool:
    letters = [character for character in line if character.isalpha()]
    return sum(letter.isupper() for letter in letters) > 0.6 * len(letters)
