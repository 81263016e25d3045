"""The lists of patterns that stand beside this module as text files.

Rule: a file has lines `name = pattern`, under headings in brackets where it has several lists; `#` opens a comment.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


@cache
def patterns(file: str, section: str = "") -> dict[str, str]:
    """Name to pattern, as written, of one list of a file; without a section, of a file that has no headings."""
    found: dict[str, str] = {}
    here = ""
    for line in (_FOLDER / file).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            here = line.strip("[]")
        elif line and not line.startswith("#") and here == section:
            name, _, pattern = line.partition(" = ")
            found[name] = pattern
    return found
