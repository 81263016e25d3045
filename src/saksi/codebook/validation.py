"""Whether a country pack's files are what a pack must be.

Rule: what is wrong is named with file, line and what was expected, all of it at once; nothing is mended silently.
Steps: the head (`pack.toml`), each table's form, each row's values, what rows say of each other.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from saksi.codebook.lists import codebook
from saksi.codebook.tables import read_table, row_problems
from saksi.kernel.errors import CodebookError

LEVELS = ("country", "province", "district", "city")
KINDS = ("court", "institution", "party", "ngo", "union", "media")
ORDERS = ("family-first", "given-first", "either")
NAMES = ("honorific", "rule", "variants")
COLUMNS = {
    "places.csv": ("code", "name", "variants", "level", "parent", "lat", "lon", "provenance"),
    "tiles.csv": ("code", "row", "column", "provenance"),
    "bodies.csv": ("code", "name", "variants", "kind", "sector", "provenance"),
    "laws.csv": ("code", "name", "variants", "year", "provenance"),
    "articles.csv": ("law", "number", "subject", "provenance"),
    "names.csv": ("kind", "value", "meaning", "provenance"),
}
NEEDED = {
    "places.csv": "name",
    "tiles.csv": "code",
    "bodies.csv": "name",
    "laws.csv": "name",
    "articles.csv": "number",
    "names.csv": "value",
}
KEYS = {"name": str, "title": str, "country": str, "demonyms": list, "name_order": str, "given_name_short": bool}
Rows = dict[str, list[dict[str, str]]]


def rows_of(folder: Path, name: str) -> list[dict[str, str]]:
    """The rows of one table of a pack, which may leave a table out. Raises CodebookError."""
    return read_table(folder / name, COLUMNS[name]) if (folder / name).exists() else []


def validate_pack(folder: Path) -> tuple[str, ...]:
    """What is wrong with a pack's files, each as file, line and what was expected; empty when all is well."""
    problems = [*_head_problems(folder)]
    tables: Rows = {}
    for name in COLUMNS:
        try:
            tables[name] = rows_of(folder, name)
        except CodebookError as error:
            problems.append(error.message)
            tables[name] = []
    unknown = sorted(path.name for path in folder.glob("*.csv") if path.name not in COLUMNS)
    problems += [f"{name}: no table of a pack, expected some of {', '.join(COLUMNS)}" for name in unknown]
    for name, rows in tables.items():
        problems += row_problems(name, rows, "code")
        problems += _value_problems(name, rows, tables)
    problems += [*_circles(tables["places.csv"]), *_twice(tables["articles.csv"])]
    return (*problems, *_tile_problems(tables["tiles.csv"], tables["places.csv"]))


def _head_problems(folder: Path) -> Iterator[str]:
    try:
        head = tomllib.loads((folder / "pack.toml").read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        yield f"pack.toml: cannot be read ({error})"
        return
    for key, kind in KEYS.items():
        if not isinstance(head.get(key), kind):
            yield f"pack.toml: expected {key} of type {kind.__name__}"
    for key in head.keys() - KEYS.keys():
        yield f"pack.toml: got the unknown key {key!r}, expected some of {', '.join(KEYS)}"
    if head.get("name_order") not in ORDERS:
        yield f"pack.toml: got name_order {head.get('name_order')!r}, expected one of {', '.join(ORDERS)}"
    if not all(isinstance(word, str) and word for word in head.get("demonyms") or ()):
        yield "pack.toml: expected demonyms that are texts"


def _one_of(values: Collection[str]) -> tuple[Callable[[str], bool], str]:
    return (lambda value: value in values), f"one of {', '.join(sorted(values)[:20])}"


def _degrees(most: int) -> tuple[Callable[[str], bool], str]:
    def fits(value: str) -> bool:
        return not value or (bool(re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?", value)) and abs(float(value)) <= most)

    return fits, f"degrees from -{most} to {most}, or nothing"


_ON_THE_MAP = (lambda value: bool(re.fullmatch(r"[1-9][0-9]?", value))), "a whole number from 1 to 99"


def _value_problems(name: str, rows: list[dict[str, str]], tables: Rows) -> Iterator[str]:
    """Values that a column cannot have."""
    places = {row["code"] for row in tables["places.csv"]}
    rules = {
        ("places.csv", "level"): _one_of(LEVELS),
        ("places.csv", "parent"): _one_of({*places, ""}),
        ("places.csv", "lat"): _degrees(90),
        ("places.csv", "lon"): _degrees(180),
        ("tiles.csv", "code"): _one_of({row["code"] for row in tables["places.csv"] if row["level"] == "province"}),
        ("tiles.csv", "row"): _ON_THE_MAP,
        ("tiles.csv", "column"): _ON_THE_MAP,
        ("bodies.csv", "kind"): _one_of(KINDS),
        ("bodies.csv", "sector"): _one_of(set(codebook().sectors)),
        ("laws.csv", "year"): (lambda v: bool(re.fullmatch(r"[0-9]{4}|draft|", v)), "a year, draft or nothing"),
        ("articles.csv", "law"): _one_of({row["code"] for row in tables["laws.csv"]}),
        ("names.csv", "kind"): _one_of(NAMES),
    }
    for line, row in enumerate(rows, start=2):
        needed = NEEDED[name]
        if not row[needed].strip():
            yield f"{name}, line {line}: got no {needed}, expected one"
        if "lat" in row and bool(row["lat"]) != bool(row["lon"]):
            yield f"{name}, line {line}: got one of lat and lon, expected both or none"
        for (table, column), (fits, expected) in rules.items():
            if table == name and not fits(row[column]):
                yield f"{name}, line {line}: got {column} {row[column]!r}, expected {expected}"


def _circles(places: list[dict[str, str]]) -> Iterator[str]:
    """Places that lie in themselves."""
    parents = {row["code"]: row["parent"] for row in places}
    for line, row in enumerate(places, start=2):
        above, steps = row["parent"], 0
        while above and above != row["code"] and steps <= len(places):
            above, steps = parents.get(above, ""), steps + 1
        if above == row["code"]:
            yield f"places.csv, line {line}: got parent {row['parent']!r}, expected one that does not lie in {row['code']!r}"


def _twice(articles: list[dict[str, str]]) -> Iterator[str]:
    """Articles that stand twice."""
    seen: set[tuple[str, str]] = set()
    for line, row in enumerate(articles, start=2):
        key = (row["law"], row["number"])
        if key in seen:
            yield f"articles.csv, line {line}: got article {row['number']!r} of {row['law']!r} a second time, expected it once"
        seen.add(key)


def _tile_problems(tiles: list[dict[str, str]], places: list[dict[str, str]]) -> Iterator[str]:
    """Two provinces on one tile, and provinces that a tile map would leave out."""
    taken: dict[tuple[str, str], str] = {}
    for line, row in enumerate(tiles, start=2):
        other = taken.setdefault((row["row"], row["column"]), row["code"])
        if other != row["code"]:
            yield f"tiles.csv, line {line}: got the tile of {other} for {row['code']}, expected one of its own"
    without = {row["code"] for row in places if row["level"] == "province"} - {row["code"] for row in tiles}
    if tiles and without:
        yield f"tiles.csv: got no tile for {', '.join(sorted(without))}, expected one for each province, or no tiles"
