"""Fetch one page from the public web, and nothing from anywhere else.

Rule: a name is resolved once; every number that it has must be public; the connection goes to that very number, while the name stays
in the certificate's check and in the request. The same again for each redirect. No proxy of the environment, no cookies,
no user, nothing packed; an end in size and time. A page that is fetched is bytes like any other: nothing in it is run or followed.
Steps: the form of the address, its numbers, the connection, the answer's head, where it sends on, its body.
"""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from saksi.kernel.errors import FetchError
from saksi.web.addresses import WebAddress, is_public

MOST_REDIRECTS = 5
SECONDS = 30.0
PIECE = 65_536
REDIRECTS = (301, 302, 303, 307, 308)
TYPES = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx", "message/rfc822": ".eml",
    "application/octet-stream": "",
}  # fmt: skip
KEPT = ("content-type", "content-length", "content-language", "date", "last-modified", "etag", "server")
# Says nothing of who asks; without any such line many servers refuse.
ASKED_WITH = {"User-Agent": "Mozilla/5.0", "Accept": ", ".join(TYPES), "Accept-Encoding": "identity", "Connection": "close"}

Resolve = Callable[[str, int], list[str]]
Connect = Callable[[str, int, float], socket.socket]


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it was answered. steps: every address asked, first to last, each with the number that answered."""

    body: bytes
    filename: str
    address: str
    at: datetime
    status: int
    steps: tuple[tuple[str, str], ...]
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def captured(self) -> dict[str, Any]:
        """How it was captured, as plain data."""
        return {
            "way": "fetched", "address": self.steps[0][0], "final": self.address, "at": self.at.isoformat(),
            "status": self.status, "steps": [list(step) for step in self.steps], "headers": dict(self.headers),
        }  # fmt: skip


def look_up(host: str, port: int) -> list[str]:
    """The numbers of a name, as this computer's resolver gives them. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def connect_to(number: str, port: int, seconds: float) -> socket.socket:
    """A connection to a number. Raises OSError."""
    return socket.create_connection((number, port), timeout=seconds)


class Fetcher:
    """Fetches pages. most_bytes: of a page. resolve, connect, tls: the roads to the network, other ones in tests."""

    def __init__(
        self,
        most_bytes: int,
        *,
        resolve: Resolve = look_up,
        connect: Connect = connect_to,
        tls: ssl.SSLContext | None = None,
        seconds: float = SECONDS,
    ) -> None:
        self.most_bytes, self.resolve, self.connect, self.seconds = most_bytes, resolve, connect, seconds
        self.tls = tls or ssl.create_default_context()

    def fetch(self, words: str) -> Fetched:
        """The page at an address. Raises FetchError for one that may not be fetched, is not there, is too large or too slow."""
        address, ends, steps = WebAddress.parse(words), time.monotonic() + self.seconds, []
        for _ in range(MOST_REDIRECTS + 1):
            number = self._number(address)
            steps.append((str(address), number))
            with self._answer(address, number, ends) as answer:
                if answer.status not in REDIRECTS:
                    return self._page(address, tuple(steps), answer)
                address = address.leads_to(answer.getheader("Location") or "")
        raise FetchError(
            "the page sends on more than %(most_redirects)s times. Give the address that the browser shows at last.",
            most_redirects=MOST_REDIRECTS,
        )

    def _number(self, address: WebAddress) -> str:
        """The number to connect to. Raises FetchError unless all that the name has are public."""
        try:
            numbers = [address.number] if address.number else self.resolve(address.host, address.port)
        except (OSError, UnicodeError) as error:
            raise FetchError("the name of the server is not known. Look whether this computer is online.") from error
        if not numbers or not all(map(is_public, numbers)):
            raise FetchError(
                "the address leads to a computer that is not in the public web, such as this one or its network. It was not asked."
            )
        return numbers[0]

    @contextmanager
    def _answer(self, address: WebAddress, number: str, ends: float) -> Iterator[http.client.HTTPResponse]:
        """The answer of one server; its connection ends with it. Raises FetchError if none comes in time."""
        link, late = http.client.HTTPConnection(address.host, address.port), threading.Event()
        try:
            link.sock = self.connect(number, address.port, max(ends - time.monotonic(), 0.01))
            with _watched(link.sock, ends - time.monotonic(), late):
                if address.scheme == "https":
                    link.sock = self.tls.wrap_socket(link.sock, server_hostname=address.host)
                link.request("GET", address.target, headers={"Host": _host_header(address), **ASKED_WITH})
                yield link.getresponse()
            if late.is_set():  # what was read until then may be a part
                raise TimeoutError
        except (OSError, http.client.HTTPException) as error:
            raise _why(error, late=late.is_set(), seconds=self.seconds) from error
        finally:
            link.close()

    def _page(self, address: WebAddress, steps: tuple[tuple[str, str], ...], answer: http.client.HTTPResponse) -> Fetched:
        """What was answered. Raises FetchError for what is no page."""
        if answer.status != http.client.OK:
            raise FetchError(
                "the server answers %(status)s instead of the page. Look at the address in a browser.",
                status=answer.status,
            )
        if (packed := answer.getheader("Content-Encoding", "identity").strip().lower()) not in ("", "identity"):
            raise FetchError(
                "the server packs the page (%(packed)s). Save the page in a browser, and take in the file.",
                packed=packed[:20],
            )
        kind = answer.getheader("Content-Type", "application/octet-stream").partition(";")[0].strip().lower()
        if kind not in TYPES:
            raise FetchError(
                "got %(kind)s, expected a page, a text, a PDF, a DOCX or a mail. Save it, and take in its words.",
                kind=kind[:60],
            )
        body = self._body(answer)
        headers = {name: value for name in KEPT if (value := answer.getheader(name)) is not None}
        stem = address.last.rpartition(".")[0] or address.last or address.host
        at = datetime.now(UTC).replace(microsecond=0)
        return Fetched(body, (stem + TYPES[kind])[-255:], str(address), at, answer.status, steps, headers)

    def _body(self, answer: http.client.HTTPResponse) -> bytes:
        """The whole body, asked for in pieces, never more than may be kept. Raises FetchError for one that is more, or cut."""
        got = bytearray()
        while piece := answer.read(PIECE):
            got += piece
            if len(got) > self.most_bytes:
                raise FetchError(
                    "the page has more than %(most_bytes)s bytes. Raise max_bytes in saksi.toml if it must be.",
                    most_bytes=f"{self.most_bytes:,}",
                )
        if answer.length:
            raise FetchError("the server broke off in the middle of the page. Try again.")
        return bytes(got)


def _host_header(address: WebAddress) -> str:
    """The name as the request says it; the port only where it is not the usual one."""
    return str(address).partition("://")[2].removesuffix(address.target)


@contextmanager
def _watched(link: socket.socket, seconds: float, late: threading.Event) -> Iterator[None]:
    """Ends the exchange from outside when the time is over, however slowly a server drips."""
    held = link.dup()  # wrapping in TLS takes the first one away

    def cut() -> None:
        late.set()
        with contextlib.suppress(OSError):
            held.shutdown(socket.SHUT_RDWR)

    watch = threading.Timer(max(seconds, 0), cut)
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()
        watch.join()
        held.close()


def _why(error: Exception, *, late: bool, seconds: float) -> FetchError:
    if late or isinstance(error, TimeoutError):
        return FetchError(
            "the server took longer than %(seconds)s seconds. Try again later, or save the page in a browser.",
            seconds=f"{seconds:g}",
        )
    if isinstance(error, ssl.SSLError):
        return FetchError("the server has no certificate that can be trusted, so it may be another. Nothing was taken from it.")
    return FetchError("the server gave no answer that can be read. Try again later, or save the page in a browser.")
