"""Import a spreadsheet: hand it over, say what its columns mean, look at what its rows would become, import.

Rule: nothing is written before "Import", and what is imported is what was looked at: columns that were changed since are shown again first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from saksi.actions.base import require, require_level
from saksi.actions.import_sheet import Handed, import_sheet
from saksi.codebook.lists import codebook
from saksi.codebook.packs import available_packs
from saksi.intake.importing.columns import DEFAULT_KINDS, FIELDS, KINDS, Columns, headers_hash, propose
from saksi.intake.importing.form import form_bytes
from saksi.intake.importing.rows import has_ambiguous_dates, unknown_acts
from saksi.intake.importing.wrong import wrong_rows
from saksi.intake.workbook import open_book
from saksi.kernel.canonical import canonical_json
from saksi.kernel.errors import BadDecision, SaksiError
from saksi.kernel.hashes import Sha256
from saksi.record.imported import CHANGED, NEW, SAME, WRONG, Line, compare, remembered
from saksi.record.models import Level, clearance
from saksi.record.roles import May, may
from saksi.web.common import say, status_of, undoable, who, whole, with_undo, workspace, written
from saksi.web.exports import TYPES
from saksi.web.held import HELD, MOST_BYTES, Upload
from saksi.web.uploads import bytes_of

SHOWN = 20
SHOWN_WRONG = 100
MOST_WORDS = 50

# --- hand it over


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """The form for the file; POST holds it and leads to its columns."""
    if request.method != "POST":
        return _index(request)
    try:
        token = HELD.keep(who(request).pk, _upload(request))
    except SaksiError as error:
        return _index(request, error)
    return redirect(_table_address(token))


def _upload(request: HttpRequest) -> Upload:
    """Raises NotAllowed, BadDecision, IntakeError."""
    require(who(request))
    file, pack, level = request.FILES.get("file"), request.POST.get("pack", ""), whole(request.POST.get("level"))
    if file is None:
        raise BadDecision(_("nothing was handed over. Choose a file: XLSX, or CSV."))
    if pack not in available_packs():
        raise BadDecision(_("got the country pack %(pack)s, expected one of the list.") % {"pack": repr(pack[:40])})
    if level not in Level.values:
        raise BadDecision(_("got no level that there is, expected one of the list."))
    require_level(who(request), level)
    data, name = bytes_of(file), file.name or "spreadsheet"
    return Upload(data, name, open_book(data, name, workspace().config.limits), pack, level)


def _index(request: HttpRequest, refused: SaksiError | None = None) -> HttpResponse:
    context = {
        "refused": refused,
        "may_import": may(who(request), May.DECIDE),
        "levels": [(value, words) for value, words in Level.choices if value <= clearance(who(request))],
        "level": Level.INTERNAL,
        "packs": available_packs(),
        "pack": workspace().config.pack,
        "most": MOST_BYTES,
    }
    return render(request, "web/import.html", context, status=status_of(refused) if refused else 200)


@require_safe
def form(request: HttpRequest) -> HttpResponse:
    """The field form of a pack, for KoBoToolbox and ODK."""
    pack = request.GET.get("pack", workspace().config.pack)
    if pack not in available_packs():
        return _index(request, BadDecision(_("got a country pack that is none, expected one of the list.")))
    headers = {"Content-Disposition": f'attachment; filename="saksi-incident-{pack}.xlsx"'}
    return HttpResponse(form_bytes(pack), content_type=TYPES["xlsx"], headers=headers)


# --- its columns, and what its rows would become


@dataclass
class Asked:
    """One look at a held file: which sheet of it, what its columns mean, what is wrong with that."""

    token: str
    handed: Handed
    at: int
    columns: Columns
    refused: SaksiError | None = None

    @property
    def seen(self) -> str:
        """What the preview was made with."""
        return Sha256.of(canonical_json([headers_hash(self.handed.sheet.heads), self.columns.to_json()])).hex

    def lines(self, request: HttpRequest) -> list[Line]:
        """Each row and what it is to the record. Raises BadDecision."""
        return compare(who(request), self.columns.name, self.handed.told(self.columns))


def _table_address(token: str) -> str:
    return f"{reverse('import-table')}?{urlencode({'held': token})}"


@require_http_methods(["GET", "HEAD", "POST"])
def table(request: HttpRequest) -> HttpResponse:
    """The columns with a preview; POST looks again, gives the rows that are wrong, or imports."""
    try:
        asked = _asked(request)
    except SaksiError as error:
        return _index(request, error)
    do = request.POST.get("do") if request.method == "POST" else ""
    if asked.refused is None and do in ("wrong", "import"):
        try:
            return _wrong(request, asked) if do == "wrong" else _imported(request, asked)
        except SaksiError as error:
            asked.refused = error
    return _table(request, asked)


def _asked(request: HttpRequest) -> Asked:
    """Raises NotFound, NotAllowed."""
    require(who(request))
    token = request.GET.get("held", "")
    upload = HELD.get(who(request).pk, token)
    at = whole(request.POST.get("sheet") or request.GET.get("sheet")) or 0
    at = at if at < len(upload.book.sheets) else 0
    sheet = upload.book.sheets[at]
    handed = Handed(upload.data, upload.filename, upload.book, sheet, upload.pack, upload.level)
    proposed = propose(sheet.heads, upload.filename)
    said: Any = remembered(who(request), sheet.heads)
    if request.method == "POST" and request.POST.get("of") == str(at):
        said = _said(request.POST, sheet.heads)
    try:
        return Asked(token, handed, at, Columns.from_json(said, sheet.heads) if said else proposed)
    except SaksiError as error:
        fields = {head: name for head, name in (said["fields"] if said else {}).items() if name in FIELDS}
        shown = replace(proposed, name=said["name"], fields=fields, order=said["order"]) if said else proposed
        return Asked(token, handed, at, shown, error)


def _said(post: Any, heads: tuple[str, ...]) -> dict[str, Any]:
    """What the form says of the columns, as `Columns.from_json` takes it."""
    words = dict(zip(post.getlist("word"), post.getlist("code"), strict=False))
    return {
        "name": post.get("name", ""),
        "fields": {head: post[f"column{n}"] for n, head in enumerate(heads) if post.get(f"column{n}")},
        "order": post.get("order", ""),
        "acts": {word: code for word, code in words.items() if code},
        "kinds": {name: post[f"kind-{name}"] for name in DEFAULT_KINDS if post.get(f"kind-{name}")},
    }


def _table(request: HttpRequest, asked: Asked) -> HttpResponse:
    sheet, columns = asked.handed.sheet, asked.columns
    lines: list[Line] = []
    if columns.heads_of("act"):
        try:
            lines = asked.lines(request)
        except SaksiError as error:
            asked.refused = asked.refused or error
    counts = {state: sum(line.state == state for line in lines) for state in (NEW, CHANGED, SAME, WRONG)}
    labels, state_words = field_labels(), {NEW: _("new"), CHANGED: _("changed"), SAME: _("the same")}
    context = {
        "asked": asked,
        "sheet": sheet,
        "sheets": list(enumerate(one.name for one in asked.handed.book.sheets)),
        "columns": [_column(n, head, asked) for n, head in enumerate(sheet.heads)],
        "fields": list(labels.items()),
        "words": _words(asked),
        "acts": [(act.code, act.label) for act in codebook().acts.values()],
        "orders": has_ambiguous_dates(sheet, columns),
        "kinds": [(name, labels[name], columns.kind_of(name)) for name in DEFAULT_KINDS if columns.heads_of(name)],
        "all_kinds": [(kind, words) for kind, words in zip(KINDS, (_("people"), _("organisations"), _("groups")), strict=True)],
        "lines": [(line, state_words[line.state]) for line in lines if line.state != WRONG][:SHOWN],
        "wrong": [line for line in lines if line.state == WRONG][:SHOWN_WRONG],
        "strange": [line for line in lines if line.comes_in and line.told.strange][:SHOWN_WRONG],
        "counts": counts,
        "go": counts[NEW] + counts[CHANGED],
        "refused": asked.refused,
    }
    return render(request, "web/import_table.html", context, status=status_of(asked.refused) if asked.refused else 200)


def field_labels() -> Mapping[str, str]:
    """The fields in words, in the order of a sentence about an act."""
    return {
        "key": _("key: by which the row is known again"), "incident": _("incident: the same in rows of one incident"),
        "act": _("act (needed)"), "date": _("date"), "victims": _("victims"), "victims_sector": _("sector of the victims"),
        "perpetrators": _("perpetrators"), "province": _("province"), "place": _("place"), "charge": _("charge"), "penalty": _("penalty"),
        "source": _("according to"), "description": _("description, as the source tells it"), "status": _("how told"),
    }  # fmt: skip


def _column(n: int, head: str, asked: Asked) -> dict[str, Any]:
    """A column with the field that it fills and its first value."""
    return {"n": n, "head": head, "field": asked.columns.fields.get(head, ""), "first": asked.handed.sheet.first(head)[:80]}


def _words(asked: Asked) -> list[tuple[str, str]]:
    """The words for acts that the codebook does not know, each with what was said of it."""
    found = unknown_acts(asked.handed.sheet, asked.columns)[:MOST_WORDS]
    return [(words, asked.columns.acts.get(words, "")) for words in found]


# --- what is done with it


def _wrong(request: HttpRequest, asked: Asked) -> HttpResponse:
    """The rows that are wrong as they were handed over, and a column that says what is wrong."""
    told = [line.told for line in asked.lines(request)]
    body = wrong_rows(asked.handed.sheet.heads, told, _("what is wrong"))
    headers = {"Content-Disposition": 'attachment; filename="rows-that-are-wrong.csv"'}
    return HttpResponse("\ufeff" + body, content_type="text/csv; charset=utf-8", headers=headers)


def _imported(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Import, and show the file again: its rows are the same as the record now, but for those that are wrong."""
    if request.POST.get("seen") != asked.seen:
        raise BadDecision(_("the columns were changed since you looked. Look at the rows below, then import."))
    with written(request, "importing a spreadsheet"):
        made = import_sheet(who(request), workspace(), asked.handed, asked.columns)
        undo = undoable(request)
    count = made.lines.count()
    say(request, ngettext("%(n)s row was imported.", "%(n)s rows were imported.", count) % {"n": count})
    return redirect(with_undo(f"{_table_address(asked.token)}&{urlencode({'sheet': asked.at})}", undo))
