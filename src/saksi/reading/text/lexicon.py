"""Word lists for reading, kept as data files: `data/*.txt`.

Rule: a file has sections headed `[name]`; a line with bars holds phrases parted by bars, another holds words parted by
blanks; `#` opens a comment. Files come with Saksi and are read once.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from saksi.kernel.errors import ReadingError

_DATA = Path(__file__).parents[1] / "data"


@cache
def sections(file: str) -> dict[str, tuple[str, ...]]:
    """All sections of a word list, in order; `lines` of a section are its raw lines.

    Raises ReadingError if words stand before the first heading.
    """
    return {name: tuple(word for line in lines for word in _words(line)) for name, lines in _raw(file).items()}


@cache
def lines(file: str, section: str) -> tuple[str, ...]:
    """The lines of one section as they stand, for lists that are no plain words."""
    return _raw(file)[section]


def words(file: str, section: str) -> frozenset[str]:
    """The words of one section."""
    return frozenset(sections(file)[section])


def by_heading(file: str, heading: str) -> dict[str, str]:
    """Word -> the rest of its section's name, of all sections `[heading rest]`; `any` reads as ""."""
    table: dict[str, str] = {}
    for name, found in sections(file).items():
        first, _, rest = name.partition(" ")
        if first == heading:
            table.update(dict.fromkeys(found, "" if rest == "any" else rest))
    return table


@cache
def _raw(file: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    section: list[str] | None = None
    for number, line in enumerate((_DATA / file).read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("["):
            section = found.setdefault(line.strip("[] \n"), [])
        elif section is None:
            raise ReadingError(
                "%(file)s, line %(number)s: got words before any [section]. Put a heading above them.",
                file=file,
                number=number,
            )
        else:
            section.append(line)
    return {name: tuple(part) for name, part in found.items()}


def _words(line: str) -> list[str]:
    if "|" in line:
        return [word.strip() for word in line.split("|") if word.strip()]
    return line.split()
