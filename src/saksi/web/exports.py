"""A list as a file: CSV, XLSX or JSON, with the rows, columns and words of its page.

Rule: a file is logged before its first byte is sent, by whom, which filters, how many rows. Who may not carry
away (`May.EXPORT`) gets none. A cell that a spreadsheet would take for a formula gets an apostrophe before it; JSON is as it is.
CSV is nothing but head and rows, so that programs read it; what the file is stands in its name, in the second sheet of
XLSX and in `about` of JSON.
Source: OWASP, CSV Injection: `= + - @`, their full-width forms, tab, carriage return, line feed; and NUL.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

import xlsxwriter
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from saksi.actions.export_list import export_list
from saksi.kernel.cells import guarded
from saksi.kernel.errors import BadDecision
from saksi.record.models import Level, clearance
from saksi.web.common import who, workspace, written
from saksi.web.lists import Line, Listing, Value

SHEET_ROWS = 1_048_575
SHEET_CELL = 32_767
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True)
class About:
    """What a file says of itself."""

    workspace: str
    title: str
    filters: str
    made: datetime
    count: int
    level: int
    caveat: str

    def lines(self) -> list[tuple[str, str | int]]:
        """Each as (what, value), in the words of the page."""
        return [
            (_("workspace"), self.workspace),
            (_("list"), self.title),
            (_("filters"), self.filters or _("none")),
            (_("made (UTC)"), self.made.strftime("%Y-%m-%d %H:%M")),
            (_("rows"), self.count),
            (_("up to level"), f"{self.level} {Level(self.level).label}"),
            (_("note"), self.caveat),
        ]

    def name(self, of: str, form: str) -> str:
        """The name of the file: workspace, list, day, how many rows of how narrow a list."""
        narrowed = "-filtered" if self.filters else ""
        return f"{slugify(self.workspace) or 'saksi'}-{of}-{self.made:%Y-%m-%d}-{self.count}-rows{narrowed}.{form}"


def export(request: HttpRequest, listing: Listing, form: str) -> HttpResponseBase:
    """The file, logged.

    Raises BadDecision for a form there is not and for a list too long for a sheet, what a filter refused, LockHeld,
    NotAllowed for whoever may not carry away.
    """
    if form not in TYPES:
        raise BadDecision(_("got the format %(form)s, expected csv, xlsx or json.") % {"form": form[:20]})
    if listing.refused:
        raise listing.refused
    if form == "xlsx" and listing.count > SHEET_ROWS:
        raise BadDecision(_("a sheet holds %(most)s rows. Narrow the list, or take CSV.") % {"most": SHEET_ROWS})
    about = _about(request, listing)
    headers = {"Content-Disposition": f'attachment; filename="{about.name(listing.of.name, form)}"'}
    if request.method == "HEAD":
        return HttpResponse(content_type=TYPES[form], headers=headers)
    with written(request, "exporting"):
        export_list(who(request), listing.of.name, listing.query, form, about.count, about.level)
    if form == "xlsx":
        return HttpResponse(_xlsx(listing, about), content_type=TYPES[form], headers=headers)
    pieces = _csv(listing) if form == "csv" else _json(listing, about)
    return StreamingHttpResponse(pieces, content_type=TYPES[form], headers=headers)


def _about(request: HttpRequest, listing: Listing) -> About:
    return About(
        workspace().folder.name,
        str(listing.of.title),
        listing.in_words,
        datetime.now(UTC).replace(microsecond=0),
        listing.count,
        clearance(who(request)),
        _("A count is what was documented, not what happened. The file holds what its maker may see, no more."),
    )


def plain(value: Value) -> str | int | None:
    """A value as files hold it: days and times as ISO 8601 writes them."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, int) else str(value)


def _names(listing: Listing) -> list[str]:
    """The heads of a file: the columns by name, then where each row is seen."""
    return [*(column.name for column in listing.of.columns), "address"]


def _cells(line: Line) -> list[str | int | None]:
    """The values of a row, then where it is seen."""
    address = next((where for _column, _value, where in line.cells if where), "")
    return [*(plain(value) for _column, value, _where in line.cells), address]


def _safe(line: Iterable[str | int | None]) -> list[str | int | None]:
    return [guarded(value) if isinstance(value, str) else value for value in line]


def _csv(listing: Listing) -> Iterator[str]:
    """The file in pieces, a row each."""
    buffer = io.StringIO()
    write = csv.writer(buffer)
    write.writerow(_names(listing))
    for line in listing.every():
        write.writerow(_safe(_cells(line)))
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def _json(listing: Listing, about: About) -> Iterator[str]:
    """The file in pieces: what it is, then the rows."""
    head = {
        "workspace": about.workspace, "list": listing.of.name, "title": about.title, "filters": listing.asked.values,
        "in_words": about.filters, "made": plain(about.made), "count": about.count, "level": about.level,
        "note": about.caveat,
    }  # fmt: skip
    yield f'{{"about": {json.dumps(head, ensure_ascii=False)},\n"rows": ['
    names, before = _names(listing), "\n"
    for line in listing.every():
        yield before + json.dumps(dict(zip(names, _cells(line), strict=True)), ensure_ascii=False)
        before = ",\n"
    yield "\n]}\n"


def _xlsx(listing: Listing, about: About) -> bytes:
    """The file: the rows, and a second sheet that says what they are. In memory: no word of it lies on the disk."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        bold = book.add_format({"bold": True})
        rows = book.add_worksheet(_("rows")[:31])
        rows.write_row(0, 0, [str(column.label) for column in listing.of.columns] + [_("address")], bold)
        rows.freeze_panes(1, 0)
        for place, line in enumerate(listing.every(), 1):
            rows.write_row(place, 0, map(_fitting, _safe(_cells(line))))
        said = book.add_worksheet(_("about")[:31])
        for place, line_of_about in enumerate(about.lines()):
            said.write_row(place, 0, _safe(line_of_about))
        for sheet in (rows, said):
            sheet.set_column(0, len(listing.of.columns), 24)
    return buffer.getvalue()


def _fitting(value: str | int | None) -> str | int | None:
    """A value as far as a cell holds it; what is cut says so."""
    if not isinstance(value, str) or len(value) <= SHEET_CELL:
        return value
    mark = _(" … [cut here; CSV and JSON hold the whole]")
    return value[: SHEET_CELL - len(mark)] + mark
