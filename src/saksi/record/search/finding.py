"""What is found for one person: counted exactly, grouped by kind, each with its sentence; near spellings where nothing is.

Rule: counts and suggestions come from `matching`, which holds the guard; what is shown is asked for once more through
`visible_to(user)`. Up to 5,000 things stand by how well they match, above that the newest come first, and the page says so; no choices to narrow are
counted then.
Steps: read the box, count by kind, look for near spellings where there is nothing, fetch the first rows of each kind, draw them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from saksi.record.cast import Cast
from saksi.record.models import Searchable, SearchText, clearance
from saksi.record.models.base import Viewer
from saksi.record.search.asking import Asked, asked
from saksi.record.search.index import APART, KINDS, first_key
from saksi.record.search.matching import Match, Terms, hidden_from, matching
from saksi.record.search.near import near
from saksi.record.search.snippets import Snippet, snippet

RANKED = 5_000
OF_EACH = 5
PER_PAGE = 50
MOST = 100
MOST_CHOICES = 12
FACETS = ("source", "sector", "position", "level")
SEVERAL_ARE_ONE = (Searchable.Kind.ACTOR, Searchable.Kind.PROVISION, Searchable.Kind.PLACE)
_COLUMNS = "s.id, s.kind, s.target, s.together, s.publisher, s.sector, s.position, s.level"  # the last as in FACETS
Row = Sequence[Any]  # the columns below


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
    hidden = hidden_from(viewer)
    match = matching(viewer, query, terms, hidden)
    keys = _looked(match)
    instead: Mapping[str, Sequence[str]] = _near(viewer, query, hidden) if not keys and near_too else {}
    if instead:
        terms = [instead.get(word, (word,)) for word in query.words]
        match = matching(viewer, query, terms, hidden)
        keys = _looked(match)
    one = len(query.filters.get("kind", ())) == 1
    first, last = ((page - 1) * PER_PAGE, page * PER_PAGE) if one else (0, OF_EACH)
    facets: Mapping[str, Sequence[tuple[str, int]]] = {}
    if ranked := len(keys) <= RANKED:
        best = _best_first(match, keys)
        each = [row for row in best if row[1] not in SEVERAL_ARE_ONE]
        several = [row for row in best if row[1] in SEVERAL_ARE_ONE]
        counts = Counter(row[1] for row in (*each, *_once(several, 0, RANKED)))
        rows, facets = _once(best, first, last), _facets(each, several)
    else:
        counts, rows = _newest(match, keys, first, last)
    hits = _hits(viewer, rows, tuple(word for group in terms for word in group))
    groups = [Group(kind, counts[kind], hits.get(kind, ())) for kind in Searchable.Kind.values if counts[kind]]
    return Found(query, groups, instead if groups else {}, ranked, facets)


def found_of(viewer: Viewer, text: str, kind: str) -> list[int]:
    """The numbers of the things of a kind that words find, the best first; for lists to choose from. Raises BadQuery, DateError."""
    query = asked(text)
    if query.empty:
        return []
    match = matching(viewer, query, [(word,) for word in query.words], hidden_from(viewer)).of_kind(kind)
    return [target for (target,) in match.rows("s.target", f"ORDER BY {match.rank}, s.id DESC LIMIT {MOST}")]


def _looked(match: Match) -> list[int]:
    """The rows that match, in order; of words alone no more than tell that there are too many to rank."""
    return match.keys(f"LIMIT {RANKED + 1}") if match.words_alone else match.keys()


def _best_first(match: Match, keys: Sequence[int]) -> list[Row]:
    """All that matches, the best first."""
    rows = match.among(keys).rows(f"{_COLUMNS}, {match.rank}") if keys else []
    return sorted(rows, key=lambda row: (row[-1], -row[0]))


def _facets(rows: Iterable[Row], several: Iterable[Row]) -> Mapping[str, Sequence[tuple[str, int]]]:
    """How many things there are by each value of the facets, the most common first; several: rows of which some are one thing."""
    found = {}
    for name, at in zip(FACETS, range(4, 8), strict=True):
        count = Counter(row[at] for row in rows)
        count.update(value for value, _, _ in {(row[at], row[1], row[3]) for row in several})
        del count[""]
        if count:
            found[name] = [(str(value), number) for value, number in count.most_common(MOST_CHOICES)]
    return found


def _near(viewer: Viewer, query: Asked, hidden: Sequence[int]) -> dict[str, Sequence[str]]:
    """For the words that find nothing alone, or else for one word of several that find nothing together: those nearest to them."""
    bare = Asked("")

    def finds(word: str) -> bool:
        return bool(matching(viewer, bare, [(word,)], hidden).rows("1", "LIMIT 1"))

    words = [word for word in query.words if word not in query.exact]
    lost = [word for word in words if not finds(word)]
    instead: dict[str, Sequence[str]] = {word: others for word in lost if (others := near(word, finds))}
    if lost:
        return instead if len(instead) == len(lost) else {}
    for word in words:
        others = near(word, finds)
        terms = [others if other == word else (other,) for other in query.words]
        if others and matching(viewer, query, terms, hidden).rows("1", "LIMIT 1"):
            return {word: others}
    return {}


def _newest(match: Match, keys: Sequence[int], first: int, last: int) -> tuple[Counter[str], list[Row]]:
    """How many there are of each kind, and of each the newest, from the first to before the last."""
    counts: Counter[str] = Counter()
    chosen: list[Row] = []
    if match.words_alone:  # documents are most by far: they are counted where the words lie
        documents = match.of_kind(Searchable.Kind.DOCUMENT)
        counts[Searchable.Kind.DOCUMENT] = documents.count()
        chosen += _rows(match, documents.newest(first, last))
        keys = match.since(Searchable.Kind.STATEMENT).keys()
    for kind in Searchable.Kind.values:
        low = first_key(kind)
        every = keys[bisect_left(keys, low) : bisect_left(keys, low + APART)]
        if kind in SEVERAL_ARE_ONE:
            rows = _rows(match, every)
            counts[kind] = len({row[3] for row in rows})
            chosen += _once(rows, first, last)
        elif every:
            counts[kind] = len(every)
            chosen += _rows(match, every[::-1][first:last])
    return counts, chosen


def _rows(match: Match, keys: Sequence[int]) -> list[Row]:
    """Rows that are known to match, the newest first."""
    return [*match.without_words().among(keys).rows(_COLUMNS, "ORDER BY s.id DESC")] if keys else []


def _once(rows: Iterable[Row], first: int, last: int) -> list[Row]:
    """Of each kind those from the first to before the last; those that are one stand for all."""
    met: dict[str, set[int]] = {}
    kept = []
    for row in rows:
        kind, together = row[1], row[3]
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
        if targets := [target for _, of, target, *_ in rows if of == kind]:
            seen[kind] = set(model.objects.visible_to(viewer).filter(pk__in=targets).values_list("pk", flat=True))
    actors = seen.get(Searchable.Kind.ACTOR, set())
    cast = Cast(clearance(viewer), actors, forms=False) if actors else None
    hits: dict[str, list[Hit]] = {}
    for key, kind, target, *_ in rows:
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
