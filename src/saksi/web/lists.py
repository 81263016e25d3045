"""Lists: one description gives the page's table, facets with counts, pages, sort links, and the files to carry away.

Rule: rows come from `source(viewer)`, which passes through `visible_to(viewer)`; page, counts and files are made from the
same rows, so that none shows more than another. Filters, order and page stand in the address, which can be passed on.
The number of questions to the database does not grow with the rows: what a row needs from elsewhere is brought by
`prepare(viewer, rows)` for all rows of a page at once.

Use, for a page of your own:
1. Describe the list: `THINGS = List(name="things", title=_("Things"), source=..., columns=(Column(...), ...), filters=(...))`;
   `name` is the name of its address in `urls.py`, `source` a function of the viewer that gives a queryset.
   A `Column` has its `value` of a prepared row (text, number, date or None), a `link`, and `sort` (what `order_by` takes). A row's `below` stands small under its link.
   Filters are made by `by_field`, `by_related`, `by_found`, `by_date`, `by_words` of `saksi.record.lists.filters`; their
   names stand in the address and are none of `sort`, `rows`, `page`, `format`, `changed`.
2. The view is `return answer(request, THINGS, "web/things.html", {...})` of `web/answers.py`: the page, or the file that
   `?format=` asks for.
   A page with forms of its own draws itself again with `answer(..., {"refused": error, ...})`, with the error's status.
3. The template extends `web/base.html` and includes `web/list.html` (facets, table, pager, files, saved filters) where
   `listing.any` says that there is something to list; else it says what to do next. With `tick="thing"` the table has a
   column of boxes of that name, `ticked` in the context says which are ticked; put `web/list_facets.html` before and
   `web/list_table.html` inside your form (forms cannot stand in forms), `web/list_end.html` after it.
4. A list of what rows have in common (places from accounts, laws from citations) gives `made`, and sorts by `AS_SHOWN`.
   The page of one thing shows what touches it with `touching(viewer, ...)` of `web/touching.py` and `web/touching.html`.
5. The test: `assert_flat_queries(client, reverse("things"), make_rows)` of `tests/web/flat.py`.
Order: `List` and its parts; `Asked`, what the address says; the parts of a page; `Listing`, what the page shows.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Case, F, OrderBy, Q, QuerySet, When
from django.db.models.functions import Lower
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from saksi.kernel.errors import SaksiError
from saksi.record.lists.filters import NONE, Filter
from saksi.record.models import SavedFilter
from saksi.record.models.base import Viewer
from saksi.record.roles import May, may
from saksi.record.search.words import fold
from saksi.web.common import PER_PAGE, who
from saksi.web.words import DAGGER

SIZES = (25, PER_PAGE, 500)
MOST_CHOICES = 200
LONGEST = 200
CHUNK = 500
AS_SHOWN = ("pk",)
"""The order of a column of a list that is made: by what it shows."""
Value = str | int | date | datetime | None


@dataclass(frozen=True)
class Column:
    """One column: `name` in files and in the address, `label` over it, its value of a prepared row, where that leads.

    sort: what `order_by` takes, rising; nothing where the column cannot be sorted. Names and `.asc()` are turned round
    when somebody sorts downwards; a bare expression is not, so that it can keep the empty ones at the end (`alphabetical`).
    kind: classes of the style sheet (`n` number, `day` date, `wide` left out on a small screen).
    """

    name: str
    label: Any
    value: Callable[[Any], Value]
    link: Callable[[Any], str] | None = None
    sort: Sequence[Any] = ()
    kind: str = ""


def alphabetical(path: str) -> tuple[Any, ...]:
    """The order of a column of words, without regard to case; the empty ones at the end either way."""
    return Case(When(**{path: ""}, then=1), When(**{f"{path}__isnull": True}, then=1), default=0), Lower(path).asc()


def rising(path: str) -> tuple[Any, ...]:
    """The order of a column of days or numbers that may be empty; the empty ones at the end either way."""
    return Case(When(**{f"{path}__isnull": True}, then=1), default=0), F(path).asc()


def _as_they_are(_viewer: Viewer, rows: list[Any]) -> list[Any]:
    return rows


@dataclass(frozen=True)
class List:
    """A list: see the top of this file. order: what `order_by` takes by default, ending in a column without equals.

    made: for a list of what rows have in common (a place, a law): makes the lines, in their usual order, from the rows
    that fit, told whether any filter was set. Filters and facets are about the rows; order and pages about the lines,
    which sort by what a column shows: give `sort=AS_SHOWN`.
    """

    name: str
    title: Any
    source: Callable[[Viewer], QuerySet[Any]]
    columns: tuple[Column, ...]
    filters: tuple[Filter, ...] = ()
    order: tuple[Any, ...] = ("pk",)
    prepare: Callable[[Viewer, list[Any]], list[Any]] = _as_they_are
    tick: str = ""
    made: Callable[[Viewer, QuerySet[Any], bool], list[Any]] | None = None


@dataclass(frozen=True)
class Asked:
    """What the address says of a list; what it says of anything else is left out."""

    values: Mapping[str, str]
    sort: str = ""
    size: int = PER_PAGE

    @classmethod
    def of(cls, request: HttpRequest, of: List) -> Asked:
        """Read the address."""
        said = {name: request.GET.get(name, "").replace("\0", "").strip()[:LONGEST] for name in ("sort", "rows")}
        values = {f.name: request.GET.get(f.name, "").replace("\0", "").strip()[:LONGEST] for f in of.filters}
        sortable = {c.name for c in of.columns if c.sort}
        return cls(
            {name: value for name, value in values.items() if value},
            said["sort"] if said["sort"].removeprefix("-") in sortable else "",
            next((size for size in SIZES if said["rows"] == str(size)), PER_PAGE),
        )

    def query(self, without: str = "", **more: str) -> str:
        """The address's query, without one filter, with more in place of what it has."""
        said = {**self.values, "sort": self.sort, "rows": "" if self.size == PER_PAGE else str(self.size)}
        said = {name: value for name, value in {**said, **more}.items() if value and name != without}
        return "?" + urlencode(said) if said else ""


@dataclass(frozen=True)
class Choice:
    """One choice of a facet, with how many rows it would give."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """One filter as the page draws it: choices to pick, or a field to type into where there are none."""

    filter: Filter
    value: str
    choices: Sequence[Choice] = ()
    more: int = 0

    @property
    def typed(self) -> bool:
        """Whether people type into it, for there is nothing to pick from, or other values are welcome."""
        return self.filter.counts is None or self.filter.free

    @property
    def hint(self) -> Any:
        """An example of what may be typed."""
        return self.filter.hint or (_("2025-03 or 2025-01/2025-06") if self.filter.free else "")


@dataclass(frozen=True)
class Head:
    """The head of a column: where a click sorts by it, and how it is sorted now (`ascending`, `descending`, "")."""

    column: Column
    address: str
    direction: str


@dataclass(frozen=True)
class Line:
    """One row of the table: the prepared row, and (column, words, address) for each cell."""

    row: Any
    cells: Sequence[tuple[Column, Value, str]]

    @property
    def name(self) -> str:
        """What the row is called: its first cell that leads somewhere."""
        return next((str(value) for _column, value, address in self.cells if address), str(self.row.pk))


@dataclass
class Listing:
    """A list as somebody asked for it. `refused`: why a filter was not taken; then there are no rows.

    Raises nothing: a value that says nothing gives a sentence on the page, and `narrowed` refuses it to files.
    """

    of: List
    asked: Asked
    viewer: Viewer
    number: str | None = None
    refused: SaksiError | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self.conditions: dict[str, Q] = {}
        for one in self.of.filters:
            if value := self.asked.values.get(one.name, ""):
                try:
                    self.conditions[one.name] = one.narrow(self.viewer, self.whole, value)
                except SaksiError as error:
                    self.refused = error

    def address(self, without: str = "", **more: str) -> str:
        """Where this list is seen, without one filter, with more in the address's query."""
        return reverse(self.of.name) + self.asked.query(without, **more)

    @property
    def start(self) -> str:
        """Where the whole list is seen."""
        return reverse(self.of.name)

    @cached_property
    def whole(self) -> QuerySet[Any]:
        """All rows that this viewer may see, as a question that each use asks anew; to build it costs more than to ask it."""
        return self.of.source(self.viewer)

    def narrowed(self, without: str = "") -> QuerySet[Any]:
        """The rows that fit all filters, or all but one."""
        rows = self.whole.all()
        for name, condition in self.conditions.items():
            rows = rows.filter(condition) if name != without else rows
        return rows.none() if self.refused else rows

    @property
    def ordered(self) -> QuerySet[Any]:
        """The rows in the order that was asked for; equals stand in the list's own order."""
        column = next((c for c in self.of.columns if c.name == self.asked.sort.removeprefix("-")), None)
        if column is None:
            return self.narrowed().order_by(*self.of.order)
        rising = column.sort
        down = self.asked.sort.startswith("-")
        return self.narrowed().order_by(*(map(_turned, rising) if down else rising), *self.of.order)

    @cached_property
    def items(self) -> Any:
        """All that fits, in order: a query, or a list where lines are made."""
        if self.of.made is None:
            return self.ordered
        lines = self.of.made(self.viewer, self.narrowed(), bool(self.asked.values))
        column = next((c for c in self.of.columns if c.name == self.asked.sort.removeprefix("-")), None)
        if column is None:
            return lines
        known = [line for line in lines if column.value(line) not in ("", None)]
        known.sort(key=lambda line: _comparable(column.value(line)), reverse=self.asked.sort.startswith("-"))
        return known + [line for line in lines if column.value(line) in ("", None)]

    @cached_property
    def page(self) -> Page[Any]:
        """The page that was asked for; one that is not there gives the nearest."""
        return Paginator(self.items, self.asked.size).get_page(self.number)

    @property
    def count(self) -> int:
        """How many rows fit."""
        return self.page.paginator.count

    @property
    def any(self) -> bool:
        """Whether there is anything to list: rows, or filters that may keep some out."""
        return bool(self.count or self.asked.values)

    @cached_property
    def lines(self) -> list[Line]:
        """The rows of the page."""
        return self.drawn(self.page.object_list)

    def drawn(self, rows: Iterable[Any]) -> list[Line]:
        """Rows with their cells."""
        prepared = self.of.prepare(self.viewer, list(rows))
        columns = self.of.columns
        return [Line(row, [(c, c.value(row), c.link(row) if c.link else "") for c in columns]) for row in prepared]

    def every(self) -> Iterator[Line]:
        """All rows that fit, in order, asked for in portions."""
        if self.of.made is not None:
            yield from self.drawn(self.items)
            return
        keys = list(self.ordered.values_list("pk", flat=True))
        for at in range(0, len(keys), CHUNK):
            here = keys[at : at + CHUNK]
            found = {row.pk: row for row in self.whole.filter(pk__in=here)}
            yield from self.drawn(found[key] for key in here if key in found)

    @property
    def heads(self) -> list[Head]:
        """The heads of the columns."""
        found = []
        for column in self.of.columns:
            now, down = self.asked.sort == column.name, self.asked.sort == f"-{column.name}"
            address = self.address(sort=f"-{column.name}" if now else column.name) if column.sort else ""
            found.append(Head(column, address, "ascending" if now else "descending" if down else ""))
        return found

    @cached_property
    def facets(self) -> list[Facet]:
        """Every filter with its choices, each counted among the rows that the other filters keep."""
        return [self._facet(one) for one in self.of.filters if not one.quiet or one.name in self.asked.values]

    def _facet(self, one: Filter) -> Facet:
        value = self.asked.values.get(one.name, "")
        if one.counts is None:
            return Facet(one, value)
        counts = dict(one.counts(self.viewer, self.narrowed(one.name)))
        counts.setdefault(value, 0) if value else None
        first = {code: place for place, code in enumerate(one.order)}
        known = sorted(counts, key=lambda c: (first.get(c, len(first)), 0 if one.in_order else -counts[c], c))
        shown = [c for place, c in enumerate(known) if place < MOST_CHOICES or c == value]
        words = self.words_of(one, shown)
        choices = [Choice(c, words[c], counts[c], c == value) for c in shown]
        return Facet(one, value, choices, len(known) - len(shown))

    def words_of(self, one: Filter, values: Collection[str]) -> Mapping[str, str]:
        """Values of a filter as people read them."""
        names = one.names(self.viewer, values) if one.names else {}
        return {v: _("none") if v == NONE else names.get(v) or one.words(v) for v in values}

    @cached_property
    def chips(self) -> list[tuple[str, str]]:
        """What narrows the list, each as (words, address without it)."""
        chosen = [one for one in self.of.filters if one.name in self.asked.values]
        said = [(one, self.asked.values[one.name]) for one in chosen]
        return [(f"{one.label}: {self.words_of(one, [v])[v]}", self.address(one.name)) for one, v in said]

    @property
    def in_words(self) -> str:
        """The filters in words; "" without any."""
        return "; ".join(words for words, _address in self.chips)

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What the form of the facets must keep beside them."""
        return [(name, said) for name, said in (("sort", self.asked.sort), ("rows", self.size)) if said]

    @property
    def size(self) -> str:
        """How many rows a page has, where that is not the usual."""
        return "" if self.asked.size == PER_PAGE else str(self.asked.size)

    @property
    def query(self) -> str:
        """The address's query, as it can be saved and passed on."""
        return self.asked.query()

    @property
    def pager(self) -> tuple[str, str]:
        """Where the page before and the page after are seen; "" where there is none."""
        here = self.page
        before = self.address(page=str(here.number - 1)) if here.has_previous() else ""
        return before, self.address(page=str(here.number + 1)) if here.has_next() else ""

    @property
    def sizes(self) -> list[tuple[int, str, bool]]:
        """The sizes of a page: (rows, address, whether it is the present one)."""
        return [(n, self.address(rows="" if n == PER_PAGE else str(n)), n == self.asked.size) for n in SIZES]

    @property
    def files(self) -> list[tuple[str, str]]:
        """The files to carry away: (form, address); none for whoever may not."""
        if not may(self.viewer, May.EXPORT):
            return []
        return [(form.upper(), self.address(format=form)) for form in ("csv", "xlsx", "json")]

    @property
    def remembered(self) -> bool:
        """Whether something on the page is only remembered, and so carries the mark that the foot of the page tells of."""
        cells = (str(value) for line in self.lines for _column, value, _address in line.cells)
        return any(DAGGER in words for words in (*cells, *(c.label for f in self.facets for c in f.choices)))

    @cached_property
    def saved(self) -> list[SavedFilter]:
        """What this person saved on this list."""
        return list(SavedFilter.objects.visible_to(self.viewer).filter(page=self.of.name))


def _turned(term: Any) -> Any:
    """One term of an order, the other way round."""
    if isinstance(term, str):
        return term.removeprefix("-") if term.startswith("-") else f"-{term}"
    return copy(term).reverse_ordering() if isinstance(term, OrderBy) else term


def _comparable(value: Value) -> Any:
    """A value as columns sort by it: words without regard to case and accents."""
    return fold(value) if isinstance(value, str) else value


def listing(request: HttpRequest, of: List) -> Listing:
    """The list as the address asks for it."""
    return Listing(of, Asked.of(request, of), who(request), request.GET.get("page"))
