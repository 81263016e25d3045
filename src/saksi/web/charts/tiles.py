"""A tile map: one square for each province, placed as on the map, its name and number in it; the more, the fuller the square."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

SIDE, GAP = 82, 4
LINE = 13
LONGEST = 11  # letters of a line in a tile


@dataclass(frozen=True, slots=True)
class Tile:
    """One province. words: its name in lines; number: as it is shown; fill: the height of what fills it from below."""

    x: int
    y: int
    name: str
    words: Sequence[tuple[int, str]]
    number: str
    at: int
    fill: float
    fill_y: float
    middle: int
    address: str


@dataclass(frozen=True, slots=True)
class Map:
    """The map: its size and its tiles from the upper left to the lower right."""

    width: int
    height: int
    side: int
    tiles: Sequence[Tile]


def tile_map(
    places: Mapping[str, tuple[int, int]],
    names: Mapping[str, str],
    counts: Mapping[str, int],
    address: Callable[[str], str],
    number: Callable[[int], str] = str,
) -> Map:
    """The map of these places. places: from a code to row and column, from 1; names: from the code to the name.

    counts: by name; address: of a name's list, "" for none; number: a count as it is shown.
    """
    most = max(counts.values(), default=0)
    tiles = []
    for code, (row, column) in sorted(places.items(), key=lambda one: one[1]):
        name = names[code]
        x, y = (column - 1) * (SIDE + GAP) + 1, (row - 1) * (SIDE + GAP) + 1
        fill = round(SIDE * 0.4 * counts.get(name, 0) / most, 1) if most else 0
        words = [(y + 17 + LINE * place, line) for place, line in enumerate(_lines(name))]
        count = counts.get(name, 0)
        tiles.append(
            Tile(x, y, name, words, number(count), y + SIDE - 9, fill, y + SIDE - fill, x + SIDE // 2, address(name))
        )
    rows, columns = (max(spot[axis] for spot in places.values()) for axis in (0, 1))
    return Map(columns * (SIDE + GAP) - GAP + 2, rows * (SIDE + GAP) - GAP + 2, SIDE, tiles)


def _lines(name: str) -> list[str]:
    """A name in lines that fit into a tile: broken between its words, never within one."""
    lines: list[str] = []
    for word in name.split():
        if lines and len(lines[-1]) + 1 + len(word) <= LONGEST:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines[:3]
