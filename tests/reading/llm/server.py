"""A server on 127.0.0.1 that speaks the chat interface and plays models of different characters."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

from saksi.reading.llm.address import Address

Reply = tuple[int, dict[str, str], bytes]
Model = Callable[[dict[str, Any], int], Reply]

EMPTY: dict[str, Any] = {"actors": [], "statements": [], "accounts": []}


def said(content: str, finish: str = "stop", usage: dict[str, int] | None = None) -> Reply:
    """A usual answer whose words are `content`."""
    body = {
        "choices": [{"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": finish}],
        "usage": {"prompt_tokens": 5000, "completion_tokens": 40} if usage is None else usage,
    }
    return 200, {}, json.dumps(body).encode()


def gives(answer: dict[str, Any]) -> Model:
    """A model that always gives this answer."""
    return lambda _request, _turn: said(json.dumps(answer))


def fails(status: int, times: int, then: Model, headers: dict[str, str] | None = None) -> Model:
    """A server that answers with a status so many times, then as the other."""
    return lambda request, turn: then(request, turn) if turn > times else (status, headers or {}, b'{"error": "no"}')


def shown(request: dict[str, Any]) -> dict[int, str]:
    """The numbered paragraphs of a request, as a model sees them."""
    mark, lines = request["messages"][1]["content"].split(" begin\n", 1)
    return {int(n): words for n, words in re.findall(rf"^\[{mark} (\d+)\] (.*)$", lines, flags=re.MULTILINE)}


@dataclass
class Server:
    """A running server. requests: all bodies that came in; heads: their headers and paths."""

    model: Model
    requests: list[dict[str, Any]] = field(default_factory=list)
    heads: list[dict[str, str]] = field(default_factory=list)

    def __enter__(self) -> Self:
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                server.requests.append(body)
                server.heads.append({**{k.lower(): v for k, v in self.headers.items()}, "path": self.path})
                status, headers, data = server.model(body, len(server.requests))
                self._reply(status, headers, data)

            def do_GET(self) -> None:
                server.requests.append({"GET": self.path})
                self._reply(200, {}, b"{}")

            def _reply(self, status: int, headers: dict[str, str], data: bytes) -> None:
                try:
                    self.send_response(status)
                    drip = float(headers.pop("drip", 0))
                    for name, value in headers.items():
                        self.send_header(name, value)
                    self.send_header("Content-Length", str(len(data)))
                    self.end_headers()
                    for at in range(0, len(data), 1) if drip else ():
                        self.wfile.write(data[at : at + 1])
                        self.wfile.flush()
                        time.sleep(drip)
                    if not drip:
                        self.wfile.write(data)
                except OSError:
                    return  # the reader hung up, as it should with a slow model

            def log_message(self, *_args: object) -> None:
                """Say nothing."""

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._http.shutdown()
        self._http.server_close()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._http.server_address[1])

    @property
    def url(self) -> str:
        """Its address, as a user would set it."""
        return f"http://127.0.0.1:{self.port}/v1"

    @property
    def address(self) -> Address:
        """Its address, parsed."""
        return Address.parse(self.url)
