"""Words as the search compares them: without case and Latin accents; scripts without spaces as one token for each written character.

Rule: what is shown is the text as stored; only what is compared is folded. Zero-width characters, which Khmer texts hold or lack by chance,
do not count. A word of a script without spaces is found wherever its written characters follow one another.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from saksi.kernel.scripts import UNSPACED

_DROPPED = re.compile("[\u0300-\u036f\u200b\u200c\u200d\u2060\ufeff]")
_MARKS = "".join(
    chr(c)
    for start, end in ((0xE00, 0xF00), (0x1000, 0x10A0), (0x1780, 0x1800))
    for c in range(start, end)
    if unicodedata.category(chr(c)) in ("Mn", "Mc")
)
_STACKERS = "\u1039\u17d2"  # the next letter stands under the one before
_CLUSTER = re.compile(f"[{UNSPACED}](?:[{_STACKERS}][{UNSPACED}]|[{_MARKS}])*")
_UNSPACED_RUN = re.compile(f"[{UNSPACED}]+")
BREAK = "x"


def fold(text: str) -> str:
    """Text without case, Latin accents and zero-width characters, as it is compared; marks of other scripts are letters and stay."""
    return _DROPPED.sub("", unicodedata.normalize("NFKD", text)).casefold()


def terms(query: str) -> tuple[str, ...]:
    """The words and quoted phrases of a query, folded; pieces without a letter or digit are left out."""
    pieces = (quoted or word for quoted, word in re.findall(r'"([^"]*)"|([^\s"]+)', query.replace("\0", " ")))
    return tuple(fold(piece) for piece in pieces if any(c.isalnum() for c in piece))


def is_unspaced(text: str) -> bool:
    """Whether some of it is in a script that sets no spaces between words."""
    return _UNSPACED_RUN.search(text) is not None


def spaced_out(text: str) -> str:
    """The characters of scripts without spaces, each as a token in ASCII; "" without any. What stands between two runs is a break."""
    if not is_unspaced(text):
        return ""
    text, end = fold(text), 0
    found: list[str] = []
    for run in _UNSPACED_RUN.finditer(text):
        if text[end : run.start()].strip():
            found.append(BREAK)
        found += [_token(cluster) for cluster in _CLUSTER.findall(run[0])]
        end = run.end()
    return " ".join(found)


def runs(term: str) -> Iterator[tuple[str, bool]]:
    """The parts of a folded term: each with whether it is a phrase of tokens of `spaced_out`, or words as they stand."""
    for part in re.split(f"([{UNSPACED}]+(?: +[{UNSPACED}]+)*)", term):
        if is_unspaced(part):
            yield spaced_out(part), True
        elif any(c.isalnum() for c in part):
            yield part, False


def _token(cluster: str) -> str:
    return "u" + "".join(f"{ord(c):x}" for c in cluster)
