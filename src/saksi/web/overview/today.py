"""What needs a person today, in sentences: each heading with how many there are, the first few with the way to them, and the way to all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from saksi.actions.checkpoint import checkpoint_files
from saksi.actions.read_waiting import WAITING
from saksi.codebook.lists import codebook
from saksi.record.draws import hidden_among
from saksi.record.lists.incidents import disputes, incidents
from saksi.record.lists.waiting import never_read
from saksi.record.models import Incident
from saksi.record.needs import FEW, Few, in_hand, unsigned_findings, unsigned_levels, with_open
from saksi.record.queue import to_close, waiting
from saksi.record.roles import May, may
from saksi.record.second import waiting_for
from saksi.record.workspace import Workspace
from saksi.web import words
from saksi.web.pages.flag import flags_for

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@dataclass(frozen=True)
class Line:
    """One thing to do: its words, where it is done, and a line about it."""

    text: str
    address: str
    about: str = ""


@dataclass(frozen=True)
class Task:
    """One heading. lines: the first few; address: where all of them are, "" where the lines are all that there is.

    start: where one begins, where that is another place than the first line.
    """

    heading: str
    count: int
    lines: list[Line]
    address: str = ""
    start: str = ""


def today(user: User) -> list[Task]:
    """The tasks of this person that there are, in the order in which they are best done."""
    return [task for task in (*_documents(user), *_second_person(user), _in_dispute(user)) if task.count]


def _documents(user: User) -> Iterator[Task]:
    """What is to be checked."""
    mine, queue = Few.of(in_hand(user)), Few.of(waiting(user), with_open(user))
    yield Task(_("Documents that you have in hand"), mine.count, _lines(mine.first), _queue(who=str(user.pk)))
    yield Task(
        _("Documents with open suggestions"), queue.count, _lines(queue.first), _queue(stage="open"), reverse("next")
    )
    none = Few.of(to_close(user))
    lines = [Line(str(one), reverse("desk", args=[one.pk])) for one in none.first]
    yield Task(_("Documents in which nothing was found"), none.count, lines, _queue(stage="nothing"))
    unread, numbers = never_read(user), list(WAITING.failed)
    failed = Few.of(unread.filter(pk__in=numbers).order_by("pk"))
    told = [Line(str(row), reverse("desk", args=[row.pk]), _why_failed(row.pk)) for row in failed.first]
    yield Task(_("Documents that could not be read"), failed.count, told, _queue(stage="unread"))
    yield Task(_("Documents that were never read"), unread.exclude(pk__in=numbers).count(), [], _queue(stage="unread"))


def _why_failed(number: int) -> str:
    error = WAITING.failed.get(number)
    return words.told(error) if error else ""


def _second_person(user: User) -> Iterator[Task]:
    """What waits for somebody other than who did it first; the first outcome is not told."""
    if may(user, May.SECOND):
        second = Few.of(waiting_for(user).select_related("suggestion__document"))
        lines = [Line(_card(one.suggestion), reverse("second", args=[one.pk])) for one in second.first]
        yield Task(_("Decisions for a second reader"), second.count, lines, reverse("second-readings"))
    flags = Few.of(flags_for(user))
    lines = [Line(_card(one.suggestion), _at(one.suggestion), f"{one.by}: {one.line}") for one in flags.first]
    yield Task(_("Cards flagged for you or for anybody"), flags.count, lines, reverse("flags"))
    findings = Few.of(unsigned_findings(user))
    lines = [Line(words.titled(one.incident.title), _part(one, "finding"), _right(one.right)) for one in findings.first]
    yield Task(_("Findings that lack your name"), findings.count, lines)
    levels = Few.of(unsigned_levels(user))
    lines = [Line(words.titled(one.incident.title), _part(one, "verification"), one.rung) for one in levels.first]
    yield Task(_("Verification levels that lack your name"), levels.count, lines)


def _in_dispute(user: User) -> Task:
    """The incidents of which sources disagree while nobody chose, the first by name."""
    numbers = [number for number, code in disputes(user, incidents(user)) if code == "open"]
    first = Incident.objects.visible_to(user).filter(pk__in=numbers[:FEW])
    lines = [Line(words.titled(one.title), reverse("incident", args=[one.pk])) for one in first]
    return Task(_("Incidents whose sources disagree"), len(numbers), lines, f"{reverse('incidents')}?dispute=open")


def _queue(**narrowed: str) -> str:
    return f"{reverse('inbox-queue')}?{urlencode(narrowed)}"


def _lines(documents: Iterable[Any]) -> list[Line]:
    """Documents with how much is open in each, where that may be known."""
    rows = list(documents)
    hidden = hidden_among(one.pk for one in rows)
    return [Line(str(one), reverse("desk", args=[one.pk]), _open(one, hidden=one.pk in hidden)) for one in rows]


def _open(document: Any, *, hidden: bool) -> str:
    counted = ngettext("%(n)s open", "%(n)s open", document.open) % {"n": words.number(document.open)}
    said = _("read blind first") if hidden else counted
    return f"{document.publisher} · {said}" if document.publisher else said


def _at(suggestion: Any) -> str:
    return f"{reverse('desk', args=[suggestion.document_id])}?at={suggestion.pk}#{suggestion.pk}"


def _card(suggestion: Any) -> str:
    return _("%(kind)s in %(document)s") % {"kind": suggestion.get_kind_display(), "document": suggestion.document}


def _right(code: str) -> str:
    term = codebook().rights.get(code)
    return code if term is None else _(term.label)


def _part(row: Any, part: str) -> str:
    return f"{reverse('incident', args=[row.incident_id])}#{part}"


@dataclass(frozen=True)
class Signed:
    """When the log was last signed, in words, and how many days ago; None where it never was."""

    at: str
    days: int


def last_signed(workspace: Workspace) -> Signed | None:
    """The age of the newest checkpoint on this computer."""
    files = checkpoint_files(workspace)
    if not files:
        return None
    at = datetime.fromtimestamp(files[-1].stat().st_mtime, UTC)
    return Signed(at.strftime("%Y-%m-%d %H:%M"), (datetime.now(UTC) - at).days)
