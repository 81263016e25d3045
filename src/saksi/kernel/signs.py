"""Words of strangers, such as names of files and titles: without what is no character, and without what moves others on a screen.

Rule: what is kept stays as it came, but for what nothing can keep; what is shown is made harmless where it is shown.
"""

import re

UNREADABLE = "\ufffd"
_HARMFUL = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f"  # control characters but the tab: some terminals take them for commands, and line breaks feign lines
    "\u2028\u2029\u202a-\u202e\u2066-\u2069"  # line separators, and what turns the direction of the words behind it
    "\ud800-\udfff]"  # what is no character
)
_BUT_LINES = re.compile(r"[^\n]+")
_HALVES = re.compile(r"[\ud800-\udfff]")


def mended(words: str) -> str:
    """The words with a sign in the place of each byte that is no UTF-8, as Python hands on names of files; nothing can keep such bytes as text."""
    return _HALVES.sub(UNREADABLE, words)


def harmless(words: str, *, lines: bool = False) -> str:
    """The words as they may be shown: with a sign in the place of each character that does something else. lines: keep line breaks."""
    if lines:
        return _BUT_LINES.sub(lambda found: harmless(found[0]), words)
    return _HARMFUL.sub(UNREADABLE, words)
