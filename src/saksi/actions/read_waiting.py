"""Read what was taken in and never read, and what somebody wants read again, one document after the other, while the desk is open.

Rule: the queue is the record itself, so nothing is lost when the server stops in the middle: what has no reading waits. Each is
read in the name of whoever took it in, or asked for it. The reading is made in a process of its own that knows neither database nor
workspace; a text that breaks it is passed over until the next start, one that takes too long until somebody asks for it: the log has it.
Steps: what was asked for, else the shortest that waits; its reading, while others write; the turn to write; the reading kept.
"""

from __future__ import annotations

import json
import logging
import threading
from typing import TYPE_CHECKING

from django.contrib.auth.models import User
from django.db import DatabaseError, close_old_connections
from django.db.models import F, Func, IntegerField, QuerySet

from saksi.actions.base import require
from saksi.actions.read import find, read
from saksi.actions.reading_failed import failed_before, reading_failed
from saksi.actions.reading_process import ReadingProcess
from saksi.actions.session import acknowledged
from saksi.kernel.errors import LockHeld, NotFound, ReadingError, SaksiError, TookTooLong
from saksi.reading.reader import Reader
from saksi.record.models import Document, LogEntry

if TYPE_CHECKING:
    from saksi.record.workspace import Workspace

LOG = logging.getLogger("saksi.readings")
PATIENCE = 60.0  # seconds for the turn to write
PAUSE = 2.0  # seconds between two looks while nothing waits
IDLE = 30  # such looks after which the process of the reader ends, so that its memory is free


def never_read() -> QuerySet[Document]:
    """The documents that no reader ever read, the shortest first: a long one must not keep the others waiting."""
    length = Func(F("text__content"), function="octet_length", output_field=IntegerField())  # known without reading the text
    documents: QuerySet[Document] = Document.rows.filter(withdrawn=False, readings=None).order_by(length, "pk")
    return documents


def newest() -> int:
    """The number of the document that came last, which is quick to know however many there are."""
    last: int | None = Document.rows.order_by("pk").values_list("pk", flat=True).last()
    return last or 0


def taken_in_by(document: Document) -> User:
    """Who took the document in, as the log has it. Raises NotFound where the log tells it no more."""
    entry = LogEntry.rows.filter(index=document.text.entry, data__isnull=False).first()
    person = User.objects.filter(pk=json.loads(bytes(entry.data or b"{}")).get("by")).first() if entry else None
    if person is None:
        raise NotFound("the log does not tell any more who took this document in. Read it at the desk.")
    return person


class Waiting:
    """The readings under way in this server.

    now: the document being read; asked: who wants one read again, by its number, the first before the others; failed: why one was
    passed over, by its number.
    """

    def __init__(self) -> None:
        self.now: int | None = None
        self.asked: dict[int, User] = {}
        self.failed: dict[int, SaksiError] = {}
        self._thread: threading.Thread | None = None
        self._news, self._ends = threading.Event(), False
        self._all_read_to: int | None = None  # nothing waited when this came last

    @property
    def running(self) -> bool:
        """Whether this server reads what waits."""
        return self._thread is not None and self._thread.is_alive()

    def start(self, workspace: Workspace) -> None:
        """Read what waits and what comes, until the server ends."""
        self.failed |= failed_before()
        self._thread = threading.Thread(target=self._go_on, args=(workspace,), name="readings", daemon=True)
        self._thread.start()

    def ask(self, by: User, document: Document) -> None:
        """Read this document, before what was never read. Raises NotAllowed for whoever may not keep the reading."""
        require(by)
        if document.pk != self.now:
            self.failed.pop(document.pk, None)
            self.asked[document.pk] = by
        self.look()

    def holds(self, number: int) -> bool:
        """Whether this document is being read, or was asked for."""
        return number == self.now or number in self.asked

    def look(self) -> None:
        """Something came in."""
        self._news.set()

    def stop(self) -> None:
        """End after the document that is being read."""
        self._ends = True
        self._news.set()
        if self._thread is not None:
            self._thread.join()

    def _go_on(self, workspace: Workspace) -> None:
        reader, idle = ReadingProcess(), 0
        while not self._ends:
            try:
                if self.due(idle):
                    self._news.clear()
                    idle = 0 if self.read_one(workspace, reader) else idle + 1
                else:
                    idle += 1
            except DatabaseError:  # locked, or the disk is full: the next look may go better
                LOG.exception("what waits to be read cannot be looked at")
                idle += 1
            finally:
                close_old_connections()
            if idle == IDLE:
                reader.stop()
            if idle:
                self._news.wait(PAUSE)
        reader.stop()

    def due(self, idle: int) -> bool:
        """Whether all documents are to be looked through again: something came, or a minute passed. idle: looks in vain until now."""
        return idle % IDLE == 0 or self._news.is_set() or bool(self.asked) or newest() != self._all_read_to

    def read_one(self, workspace: Workspace, reader: Reader) -> bool:
        """Read what was asked for, or the shortest that waits; says whether there was one. What cannot be read is remembered in `failed`."""
        came, asked = newest(), next(iter(self.asked), None)
        wanted = never_read().exclude(pk__in=list(self.failed)) if asked is None else Document.rows.filter(pk=asked)
        document = wanted.select_related("text").first()
        if document is None:
            self._all_read_to = came
            return False
        self.now = document.pk
        try:
            self._read(workspace, reader, document, self.asked.get(document.pk))
        except LockHeld:
            return False
        except SaksiError as error:
            self.failed[document.pk] = error
            if isinstance(error, TookTooLong):
                self._note(workspace, document, error)
        except DatabaseError:
            raise
        except Exception:  # a defect of ours with one document must not keep the others waiting
            LOG.exception("document %s cannot be read", document.pk)
            self.failed[document.pk] = ReadingError(
                "reading failed. Press “Read” to try again; the terminal of `saksi serve` says where."
            )
        finally:
            self.now = None
        self.asked.pop(document.pk, None)
        return True

    def _read(self, workspace: Workspace, reader: Reader, document: Document, asker: User | None) -> None:
        """Read one document, and keep the reading."""
        by = asker or taken_in_by(document)
        found = find(by, document, reader)
        with acknowledged(workspace, "reading what came in", PATIENCE):
            if asker or never_read().filter(pk=document.pk).exists():  # else somebody read or withdrew it meanwhile
                read(by, document, reader, done=found)

    def _note(self, workspace: Workspace, document: Document, error: TookTooLong) -> None:
        """Keep in the log that it took too long; where that cannot be kept now, it is known until the server ends."""
        try:
            with acknowledged(workspace, "noting what could not be read", PATIENCE):
                reading_failed(self.asked.get(document.pk) or taken_in_by(document), document, error)
        except SaksiError:
            LOG.exception("that document %s took too long to read is not in the log", document.pk)


WAITING = Waiting()
