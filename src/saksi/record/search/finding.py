"""What is found for one person: counted exactly, grouped by kind, each with its sentence; near spellings where nothing is.

Rule: counts and suggestions come from `matching`, which holds the guard; what is shown is asked for once more through
`visible_to(user)`. Up to 5,000 rows stand by how well they match, above that the newest come first, and the page says so.
Steps: read the box, count by kind, look for near spellings where there is nothing, fetch the first rows of each kind, draw them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from saksi.record.cast import Cast
from saksi.record.models import Searchable, SearchText, clearance
from saksi.record.models.base import Viewer
from saksi.record.search.asking import Asked, asked
from saksi.record.search.index import KINDS
from saksi.record.search.matching import Match, Terms, matching
from saksi.record.search.near import near
from saksi.record.search.snippets import Snippet, snippet

RANKED = 5_000
OF_EACH = 5
PER_PAGE = 50
MOST = 100
MOST_SOURCES = 12
FACETS = ("source", "sector", "position", "level")
SEVERAL_ARE_ONE = (Searchable.Kind.ACTOR, Searchable.Kind.PROVISION, Searchable.Kind.PLACE)
_TOGETHER = Searchable.Kind.ACTOR  # the first of these; those before it are counted by the database
_COLUMNS = "s.kind, s.level, s.sector, s.position, s.publisher"
Row = Sequence[Any]  # number in the index, kind, number of the thing, number that those share which are one


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. name: how it is called; document: where it stands; key: by which its page is reached, if not its number."""

    kind: str
    id: int
    document: int | None
    name: str
    snippet: Snippet
    key: int


@dataclass(frozen=True)
class Group:
    """What was found of a kind: how many there are for this person, and those of the page."""

    kind: str
    count: int
    hits: Sequence[Hit]


@dataclass(frozen=True)
class Found:
    """What the page shows. near: from a word that finds nothing to those shown instead. ranked: the best first, else the newest.

    facets: from a filter to its values, each with how many things it would leave.
    """

    asked: Asked
    groups: Sequence[Group] = ()
    near: Mapping[str, Sequence[str]] = field(default_factory=dict)
    ranked: bool = True
    facets: Mapping[str, Sequence[tuple[str, int]]] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many things there are in all."""
        return sum(group.count for group in self.groups)


def search(viewer: Viewer, text: str, page: int = 1, *, near_too: bool = True) -> Found:
    """What a person may see that fits what was typed. Raises BadQuery, DateError. An empty box finds nothing.

    page: of the things of one kind, where `kind:` names one; else the first of each kind are given. near_too: whether near
    spellings are shown where nothing is found.
    """
    query = asked(text)
    if query.empty or clearance(viewer) < 0:
        return Found(query)
    terms: Terms = [(word,) for word in query.words]
    match = matching(viewer, query, terms)
    counts, facets = _counted(match)
    instead: Mapping[str, Sequence[str]] = {}
    if not counts and near_too:
        instead = _near(viewer, query)
        if instead:
            terms = [instead.get(word, (word,)) for word in query.words]
            match = matching(viewer, query, terms)
            counts, facets = _counted(match)
    ranked = sum(counts.values()) <= RANKED
    one = len(query.filters.get("kind", ())) == 1
    first, last = ((page - 1) * PER_PAGE, page * PER_PAGE) if one else (0, OF_EACH)
    rows = _rows(match, counts, first, last, ranked=ranked)
    hits = _hits(viewer, rows, tuple(word for group in terms for word in group))
    groups = [Group(kind, counts[kind], hits.get(kind, ())) for kind in Searchable.Kind.values if counts[kind]]
    return Found(query, groups, instead if counts else {}, ranked, facets)


def found_of(viewer: Viewer, text: str, kind: str) -> list[int]:
    """The numbers of the things of a kind that words find, the best first; for lists to choose from. Raises BadQuery, DateError."""
    query = asked(text)
    if query.empty:
        return []
    match = matching(viewer, query, [(word,) for word in query.words]).of_kind(kind)
    return [target for (target,) in match.rows("s.target", f"{match.best_first} LIMIT {MOST}")]


def _counted(match: Match) -> tuple[Counter[str], Mapping[str, Sequence[tuple[str, int]]]]:
    """How many things there are by kind, and by each value of the facets."""
    plain = match.before(_TOGETHER).rows(f"{_COLUMNS}, count(*)", f"GROUP BY {_COLUMNS}")
    once = match.since(_TOGETHER).rows(f"DISTINCT {_COLUMNS}, s.together")
    kinds: Counter[str] = Counter()
    of_facets: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    for kind, level, sector, position, publisher, count in plain:
        kinds[kind] += count
        for name, value in zip(FACETS, (publisher, sector, position, str(level)), strict=True):
            of_facets[name][value] += count
    values: dict[str, set[tuple[str, Any, int]]] = {name: set() for name in ("kind", *FACETS)}
    for kind, level, sector, position, publisher, together in once:
        for name, value in zip(("kind", *FACETS), (kind, publisher, sector, position, str(level)), strict=True):
            values[name].add((kind, value, together))
    kinds.update(value for _, value, _ in values["kind"])
    for name in FACETS:
        of_facets[name].update(value for _, value, _ in values[name])
        del of_facets[name][""]
    return kinds, {name: count.most_common(MOST_SOURCES) for name, count in of_facets.items() if count}


def _near(viewer: Viewer, query: Asked) -> dict[str, Sequence[str]]:
    """For the words that find nothing alone, or else for one word of several that find nothing together: those nearest to them."""
    bare = Asked("")

    def finds(word: str) -> bool:
        return bool(matching(viewer, bare, [(word,)]).rows("1", "LIMIT 1"))

    words = [word for word in query.words if word not in query.exact]
    lost = [word for word in words if not finds(word)]
    instead: dict[str, Sequence[str]] = {word: others for word in lost if (others := near(word, finds))}
    if lost:
        return instead if len(instead) == len(lost) else {}
    for word in words:
        others = near(word, finds)
        terms = [others if other == word else (other,) for other in query.words]
        if others and matching(viewer, query, terms).rows("1", "LIMIT 1"):
            return {word: others}
    return {}


def _rows(match: Match, counts: Counter[str], first: int, last: int, *, ranked: bool) -> list[Row]:
    """The rows of the page: number, kind, target, together; of each kind from the first to before the last, those that are one once."""
    columns = "s.id, s.kind, s.target, s.together"
    if ranked:
        return _once(match.rows(columns, match.best_first), first, last)
    chosen: list[Row] = []
    for kind in counts:
        most = RANKED if kind in SEVERAL_ARE_ONE else last
        chosen += _once(match.of_kind(kind).rows(columns, f"{match.newest_first} LIMIT {most}"), first, last)
    return chosen


def _once(rows: Iterable[Row], first: int, last: int) -> list[Row]:
    """Of each kind those from the first to before the last; those that are one stand for all."""
    met: dict[str, set[int]] = {}
    kept = []
    for row in rows:
        _, kind, _, together = row
        seen = met.setdefault(kind, set())
        if together not in seen:
            seen.add(together)
            if first < len(seen) <= last:
                kept.append(row)
    return kept


def _hits(viewer: Viewer, rows: Sequence[Row], wanted: tuple[str, ...]) -> dict[str, list[Hit]]:
    """The things of these rows that this person may see, drawn; the guard of each model is asked."""
    words = SearchText.objects.visible_to(viewer).select_related("row").in_bulk([key for key, *_ in rows])
    seen: dict[str, set[int]] = {}
    for model, kind in KINDS.items():
        if targets := [target for _, of, target, _ in rows if of == kind]:
            seen[kind] = set(model.objects.visible_to(viewer).filter(pk__in=targets).values_list("pk", flat=True))
    actors = seen.get(Searchable.Kind.ACTOR, set())
    cast = Cast(clearance(viewer), actors, forms=False) if actors else None
    hits: dict[str, list[Hit]] = {}
    for key, kind, target, _together in rows:
        if key not in words or target not in seen[kind]:
            continue
        text = words[key]
        name, number = text.title, target
        if kind == Searchable.Kind.ACTOR and cast is not None:
            person = cast.person(target)
            if person.name is None or person.key is None:
                continue
            name, number = person.name, person.key
        body = text.body if text.title == name else f"{text.title}\n{text.body}"
        hits.setdefault(kind, []).append(Hit(kind, target, text.row.document, name, snippet(body, wanted), number))
    return hits
