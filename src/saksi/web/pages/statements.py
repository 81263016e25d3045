"""The ledger: who says what about it, by topic, period, sector and position, with replies and silences."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_safe

from saksi.codebook.lists import codebook
from saksi.record.lists import filters
from saksi.record.lists import statements as found
from saksi.record.lists.actors import statements
from saksi.record.lists.periods import quarters
from saksi.record.models.base import Viewer
from saksi.record.veil import veil_statements
from saksi.web import words
from saksi.web.answers import answer
from saksi.web.lists import Column, List, Listing, alphabetical, listing, rising


def topic(code: str) -> str:
    """A right or freedom in words."""
    term = codebook().rights.get(code)
    return code if term is None else _(term.label)


def reply(code: str) -> str:
    """How a statement was replied to, in words."""
    said = {
        "answers": _("answered"), "denies": _("denied"), "confirms": _("confirmed"),
        found.UNANSWERED: _("asked, no answer"), found.NO_REPLY: _("no reply known"),
    }  # fmt: skip
    return said.get(code, code)


def _speaker(code: str) -> str:
    return _("[name withheld]") if code == found.WITHHELD else code


def _prepared(viewer: Viewer, rows: list[Any]) -> list[Any]:
    """The statements with their speakers as this viewer may see them, their topics and replies."""
    shown = veil_statements(viewer, rows)
    here = statements(viewer).filter(pk__in=[row.pk for row in shown])
    topics: dict[int, list[str]] = {}
    for pk, code in sorted(set(found.topics(viewer, here)), key=lambda one: one[1]):
        topics.setdefault(pk, []).append(topic(code))
    replies: dict[int, list[str]] = {}
    for pk, code in sorted(set(found.replies(viewer, here)), key=lambda one: found.REPLIES.index(one[1])):
        replies.setdefault(pk, []).append(reply(code))
    for row in shown:
        row.topic_words = "; ".join(topics.get(row.pk, ()))  # type: ignore[attr-defined]  # for the page alone
        row.reply_words = "; ".join(replies.get(row.pk, ()))  # type: ignore[attr-defined]
        row.sector = (row.speaker.sector if row.speaker else "") or words.UNKNOWN  # type: ignore[attr-defined]
    return shown


def _name(statement: Any) -> str:
    return str(statement.speaker) if statement.speaker else _("speaker unknown")


def _source(viewer: Viewer) -> Any:
    return statements(viewer).select_related("document")


STATEMENTS = List(
    name="statements",
    title=lazy("Statements"),
    source=_source,
    columns=(
        Column("statement", lazy("Says"), lambda s: s.content, lambda s: reverse("statement", args=[s.pk])),
        Column("speaker", lazy("Speaker"), _name),
        Column("sector", lazy("Sector"), lambda s: words.sector(s.sector), kind="wide"),
        Column("position", lazy("Position"), lambda s: words.position(s.position), sort=("position",)),
        Column("topics", lazy("Topics"), lambda s: s.topic_words, kind="wide"),
        Column("date", lazy("Date"), lambda s: s.date, sort=rising("earliest"), kind="day wide"),
        Column("replies", lazy("Replies"), lambda s: s.reply_words, kind="wide"),
        Column("published", lazy("Published"), lambda s: s.document.date, sort=rising("document__earliest"), kind="day wide"),
        Column("document", lazy("Document"), lambda s: str(s.document), sort=alphabetical("document__title"), kind="wide"),
    ),
    filters=(
        filters.by_words("words", lazy("words"), "content"),
        filters.by_found("topic", lazy("topic"), found.topics, words=topic),
        filters.by_date("date", lazy("date of the statement")),
        filters.by_found("quarter", lazy("counted in"), quarters, words=words.period, in_order=True, quiet=True),
        filters.by_date("published", lazy("published in"), prefix="document__"),
        found.by_speaker("sector", lazy("sector"), found.sector_of, words=words.sector),
        filters.by_field("position", lazy("position"), "position", words=words.position),
        filters.by_found("reply", lazy("replies"), found.replies, words=reply, order=found.REPLIES),
        found.by_speaker("speaker", lazy("speaker"), found.speaker_of, words=_speaker, names=found.names_of_speakers),
        filters.by_field("document", lazy("document"), "document", number=True, names=found.titles),
    ),
    order=("document_id", "start", "pk"),
    prepare=_prepared,
)  # fmt: skip


@require_safe
def index(request: HttpRequest) -> HttpResponseBase:
    """The ledger; the table of positions by sectors counts what the other filters keep."""
    context = {} if "format" in request.GET else {"cross": _cross(listing(request, STATEMENTS))}
    return answer(request, STATEMENTS, "web/statements.html", context)


def _cross(shown: Listing) -> dict[str, Any]:
    """Positions by sectors, each count with the address of its statements."""
    rows = statements(shown.viewer)
    for name, condition in shown.conditions.items():
        rows = rows.filter(condition) if name not in ("position", "sector") else rows
    counts = found.crossed(shown.viewer, rows.none() if shown.refused else rows)
    sectors = [code for code in (*codebook().sectors, words.UNKNOWN) if any(key[1] == code for key in counts)]
    positions = [code for code in codebook().positions if any(key[0] == code for key in counts)]

    def cells(position: str) -> list[tuple[int, str]]:
        return [(counts.get((position, s), 0), shown.address(position=position, sector=s)) for s in sectors]

    return {
        "sectors": [(code, shown.address("position", sector=code)) for code in sectors],
        "rows": [(code, shown.address("sector", position=code), cells(code)) for code in positions],
    }
