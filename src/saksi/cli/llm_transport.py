"""The one road to a language model: HTTP by the standard library, to exactly the host that the reader checked.

Rule: no redirect is followed, no proxy of the environment is asked, no answer is longer than a limit, and the whole exchange ends
in the seconds given, however slowly a server drips.
"""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import threading
import time

from saksi.reading.llm.transport import NoAnswerError, Request, Response, TooSlowError

LONGEST_ANSWER = 16_000_000


class HttpTransport:
    """Satisfies the protocol `Transport`."""

    def post(self, request: Request) -> Response:
        """Send it and wait for the whole answer. Raises NoAnswerError if none came, TooSlowError if not in time."""
        connection, late = _connection(request), threading.Event()
        watch: threading.Timer | None = None
        began = time.monotonic()
        try:
            connection.connect()
            watch = _watch(connection.sock, request.seconds - (time.monotonic() - began), late)
            connection.request("POST", request.path, request.body, dict(request.headers))
            answer = connection.getresponse()
            body = answer.read(LONGEST_ANSWER + 1)
        except (OSError, http.client.HTTPException) as error:
            if late.is_set() or isinstance(error, TimeoutError):
                raise TooSlowError(f"the model took longer than {request.seconds:g} seconds") from error
            raise NoAnswerError(_why(error)) from error
        finally:
            if watch is not None:
                watch.cancel()
            connection.close()
        if late.is_set():
            raise TooSlowError(f"the model took longer than {request.seconds:g} seconds")
        if len(body) > LONGEST_ANSWER:
            raise NoAnswerError("the model's answer is longer than any reading can be")
        headers = {name.lower(): value for name, value in answer.getheaders()}
        return Response(answer.status, headers, body)


def _connection(request: Request) -> http.client.HTTPConnection:
    host, port, seconds = request.address.connect, request.address.port, request.seconds
    if request.address.scheme == "https":
        return http.client.HTTPSConnection(host, port, timeout=seconds, context=ssl.create_default_context())
    return http.client.HTTPConnection(host, port, timeout=seconds)


def _watch(sock: socket.socket, seconds: float, late: threading.Event) -> threading.Timer:
    """Ends the exchange from outside when the time is over, which wakes whoever waits for it.

    The socket itself is held, for a connection forgets it once the answer begins.
    """

    def cut() -> None:
        late.set()
        with contextlib.suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)

    watch = threading.Timer(max(seconds, 0), cut)
    watch.daemon = True
    watch.start()
    return watch


def _why(error: Exception) -> str:
    if isinstance(error, ConnectionRefusedError):
        return "nothing listens at the model's address"
    if isinstance(error, ssl.SSLError):
        return "the model's server has no certificate that can be trusted"
    if isinstance(error, socket.gaierror):
        return "the name of the model's address is not known"
    return "the connection to the model's server broke"
