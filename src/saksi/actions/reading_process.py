"""The best reader that is installed, in a process of its own.

Rule: the process gets texts and gives readings, and knows nothing else: a text that breaks it, eats its memory or never ends
harms neither the server nor the record. It is polite: the desk comes first on a small computer.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from saksi.codebook.packs import Pack, load_pack
from saksi.kernel.errors import ReadingError, SaksiError, TookTooLong
from saksi.reading.model import Reading
from saksi.reading.readers import reader_named

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

LONGEST = 600.0  # seconds for one text, or to load the reader
POLITE = 10


def too_long(longest: str) -> TookTooLong:
    """The error that tells of a text which was not read in so many seconds."""
    return TookTooLong(
        "reading took more than %(longest)s seconds. Split the text, and take in its parts.",
        longest=longest,
    )


class ReadingProcess:
    """Satisfies the protocol `Reader`; the process starts with the first text, and again after one that broke it."""

    def __init__(self, longest: float = LONGEST) -> None:
        self._longest = longest
        self._process: Any = None
        self._pipe: Connection[Any, Any] | None = None
        self.name, self.version = "", ""
        self.setup: Mapping[str, str] = {}

    def read(self, text: str, published: date | None, pack: Pack) -> Reading:
        """Read a text there. Raises ReadingError if it broke the process, TookTooLong, or what its reader raises."""
        found = self._answer(self._started(), (text, published, pack.name))
        if isinstance(found, SaksiError):
            raise found
        reading: Reading = found
        return reading

    def stop(self) -> None:
        """End the process, if there is one."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None

    def _started(self) -> Connection[Any, Any]:
        if self._process is not None and self._pipe is not None and self._process.is_alive():
            return self._pipe
        self.stop()
        # Started afresh, not forked: this process has threads, and connections to the database.
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_read_on, args=(theirs,), daemon=True)
        os.environ.setdefault("OMP_NUM_THREADS", "1")
        self._process.start()
        theirs.close()
        self.name, self.version, self.setup = self._answer(self._pipe)
        return self._pipe

    def _answer(self, pipe: Connection[Any, Any], asked: Any = None) -> Any:
        try:
            if asked is not None:
                pipe.send(asked)
            if pipe.poll(self._longest):
                return pipe.recv()
        except (EOFError, OSError) as error:
            self.stop()
            raise ReadingError(
                "the reader broke on this text, or the memory was full. Press “Read” to try again."
            ) from error
        self.stop()
        raise too_long(f"{self._longest:g}")


def _read_on(pipe: Connection[Any, Any]) -> None:
    """In the process: read what comes until nothing can come any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(POLITE)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    reader = reader_named(threads=1)
    pipe.send((reader.name, reader.version, dict(reader.setup)))
    while True:
        try:
            text, published, pack = pipe.recv()
        except EOFError:
            return
        try:
            found: Any = reader.read(text, published, load_pack(pack))
        except SaksiError as error:
            found = error
        pipe.send(found)


def _end_with_parent() -> None:
    """In the process: end when the server was killed and can no longer say so, in the middle of a text too."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)
