"""Country packs: what a reader must know of one country, as data files.

Rule: a pack is a folder of tables and a `pack.toml`; code never names a country. Every row says how well it is known.
Steps: find the folder, check it, load it once.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from saksi.codebook.validation import COLUMNS, rows_of, validate_pack
from saksi.kernel.errors import PackError

PACKS = Path(__file__).parent / "packs"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that has a name: a court, a party, a newspaper."""

    code: str
    name: str
    variants: tuple[str, ...]
    kind: str
    sector: str
    provenance: str

    @property
    def forms(self) -> tuple[str, ...]:
        """The name and every other way it is written."""
        return (self.name, *self.variants)

    @property
    def checked(self) -> bool:
        """False when the row is only remembered."""
        return self.provenance != "remembered"


Named = TypeVar("Named", bound=Entry)


@dataclass(frozen=True, slots=True)
class Place(Entry):
    """A place with its level and its position in degrees, None where it is not known."""

    level: str
    parent: str
    lat: str | None
    lon: str | None


@dataclass(frozen=True, slots=True)
class Law(Entry):
    """A law, decree or treaty, with the year it was made where known."""

    year: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a law: the law's code, the number as printed, its subject."""

    law: str
    number: str
    subject: str
    provenance: str

    @property
    def checked(self) -> bool:
        """False when the row is only remembered."""
        return self.provenance != "remembered"


@dataclass(frozen=True)
class Pack:
    """All that is known of one country; `country` is its ISO 3166-1 code, empty for `generic`.

    tiles: from the code of a province to the row and column of its square on a tile map, from 1; empty without a map.
    """

    name: str
    title: str
    country: str
    demonyms: tuple[str, ...]
    name_order: str
    given_name_short: bool
    places: tuple[Place, ...]
    bodies: tuple[Entry, ...]
    laws: tuple[Law, ...]
    articles: tuple[Article, ...]
    honorifics: tuple[str, ...]
    tiles: Mapping[str, tuple[int, int]]

    def _of_kind(self, kind: str) -> tuple[Entry, ...]:
        return tuple(body for body in self.bodies if body.kind == kind)

    def place_named(self, name: str) -> Place | None:
        """The place of this name, in any of its forms and in either case; the first one where several share it."""
        return _named(self.places, name)

    def law_named(self, name: str) -> Law | None:
        """The law of this name, likewise."""
        return _named(self.laws, name)

    @cached_property
    def courts(self) -> tuple[Entry, ...]:
        """The courts."""
        return self._of_kind("court")

    @cached_property
    def institutions(self) -> tuple[Entry, ...]:
        """Ministries, police, commissions and the like."""
        return self._of_kind("institution")

    @cached_property
    def parties(self) -> tuple[Entry, ...]:
        """The political parties."""
        return self._of_kind("party")

    @cached_property
    def ngos(self) -> tuple[Entry, ...]:
        """Organisations of civil society."""
        return self._of_kind("ngo")

    @cached_property
    def unions(self) -> tuple[Entry, ...]:
        """Trade unions."""
        return self._of_kind("union")

    @cached_property
    def media(self) -> tuple[Entry, ...]:
        """Newspapers, radios, news sites."""
        return self._of_kind("media")


def _named(entries: Iterable[Named], name: str) -> Named | None:
    wanted = name.strip().casefold()
    return next((entry for entry in entries if wanted in map(str.casefold, entry.forms)), None)


def available_packs() -> tuple[str, ...]:
    """The names of the packs that come with Saksi."""
    return tuple(sorted(folder.name for folder in PACKS.iterdir() if (folder / "pack.toml").is_file()))


def pack_of_country(country: str | None) -> str:
    """The name of the pack of a country (ISO 3166-1, two letters); `generic` where there is none."""
    matches = (name for name in available_packs() if country and load_pack(name).country == country)
    return next(matches, "generic")


@cache
def load_pack(name: str) -> Pack:
    """The pack of this name, read once. Raises PackError if there is none or its files are wrong."""
    if name not in available_packs():
        raise PackError(
            "got the pack %(name)r, expected one of: %(choices)s.",
            name=name,
            choices=", ".join(available_packs()),
        )
    folder = PACKS / name
    problems = validate_pack(folder)
    if problems:
        raise PackError(
            "the pack %(name)r cannot be used: %(problems)s.",
            name=name,
            problems="; ".join(problems[:5]),
        )
    return _load(folder)


def _load(folder: Path) -> Pack:
    head = tomllib.loads((folder / "pack.toml").read_text(encoding="utf-8"))
    rows = {name: rows_of(folder, name) for name in COLUMNS}
    return Pack(
        name=head["name"],
        title=head["title"],
        country=head["country"],
        demonyms=tuple(head["demonyms"]),
        name_order=head["name_order"],
        given_name_short=head["given_name_short"],
        places=tuple(
            Place(
                r["code"],
                r["name"],
                _variants(r),
                "place",
                "",
                r["provenance"],
                r["level"],
                r["parent"],
                r["lat"] or None,
                r["lon"] or None,
            )
            for r in rows["places.csv"]
        ),
        bodies=tuple(
            Entry(r["code"], r["name"], _variants(r), r["kind"], r["sector"], r["provenance"])
            for r in rows["bodies.csv"]
        ),
        laws=tuple(
            Law(r["code"], r["name"], _variants(r), "law", "", r["provenance"], r["year"]) for r in rows["laws.csv"]
        ),
        articles=tuple(Article(r["law"], r["number"], r["subject"], r["provenance"]) for r in rows["articles.csv"]),
        honorifics=tuple(r["value"] for r in rows["names.csv"] if r["kind"] == "honorific"),
        tiles=MappingProxyType({r["code"]: (int(r["row"]), int(r["column"])) for r in rows["tiles.csv"]}),
    )


def _variants(row: dict[str, str]) -> tuple[str, ...]:
    return tuple(v for v in row["variants"].split(";") if v)
