"""A desk page of a 20,000-character document with 60 suggestions: its size as sent, its time at the server, the server's memory.

The documents are taken in, read by rules and served by `saksi serve`; what is timed is a whole request over the loopback, first
byte to last, from a program that accepts gzip as browsers do. Memory is the greatest resident size (VmHWM) after four clients at
once asked for a page many times. The texts are real news where HRDsAttack's training texts are beside the repository.
"""

from __future__ import annotations

import gzip
import http.client
import os
import re
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.common import (
    SAKSI,
    describe_machine,
    held_out_texts,
    news_texts,
    saksi,
    temporary_workspace,
    verdict,
)

CHARACTERS, SUGGESTIONS, REQUESTS, CLIENTS = 20_000, 60, 200, 4
KILOBYTES, MILLISECONDS, MEGABYTES = 15, 100, 250


def documents() -> tuple[list[str], str]:
    """The texts, cut to length, and where they are from: every news text that is long enough, else joined reports."""
    long = [text[:CHARACTERS] for text, _ in news_texts() if len(text) >= CHARACTERS]
    joined = "\n\n".join(text for text, _ in held_out_texts())[:CHARACTERS]
    return (long, "HRDsAttack's training set") if long else ([joined], "reports of benchmarks/held-out, joined")


def serve_and_measure(workspace: Path) -> None:
    """Take in, read, serve, measure."""
    texts, origin = documents()
    for number, text in enumerate(texts, start=1):
        path = workspace.parent / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        saksi(workspace, "add", path)
        saksi(workspace, "read", "--document", str(number))
    with server(workspace) as served:
        print(f"{len(texts)} documents of {CHARACTERS:,} characters from {origin}")
        measure_size(served, len(texts))
        measure_time(served)
        measure_memory(served)


@dataclass(frozen=True)
class Served:
    """The desk's server, running. printed: the address to open; cookie: what a browser has that came in by it."""

    port: int
    process: int
    printed: str
    cookie: str


@contextmanager
def server(workspace: Path) -> Iterator[Served]:
    """The desk, served as a user does."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [SAKSI, "--workspace", workspace, "serve", "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # the server tells there of every request that had to wait
        text=True,
    )
    try:
        found = re.search(rf"http://127\.0\.0\.1:{port}\S*", "".join(process.stdout.readline() for _ in range(2)))
        if not found:
            sys.exit("the desk did not open.")
        yield Served(port, process.pid, found[0], cookie_from(found[0]))
    finally:
        process.terminate()
        process.communicate()


def cookie_from(printed: str) -> str:
    """The cookie that the printed address gives; none where people sign in."""
    parts = urlsplit(printed)
    connection = http.client.HTTPConnection(parts.netloc, timeout=30)
    connection.request("GET", f"{parts.path or '/'}?{parts.query}")
    given = connection.getresponse().headers["Set-Cookie"] or ""
    connection.close()
    return given.partition(";")[0]


def page(served: Served, address: str) -> tuple[float, int, bytes]:
    """Ask for a page: seconds, bytes of the body as sent, the page itself."""
    began = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=30)
    connection.request("GET", address, headers={"Accept-Encoding": "gzip", "Cookie": served.cookie})
    response = connection.getresponse()
    body = response.read()
    took = time.perf_counter() - began
    connection.close()
    if response.status != 200:
        raise SystemExit(f"got status {response.status} for {address}, expected 200.")
    return took, len(body), gzip.decompress(body) if response.headers["Content-Encoding"] == "gzip" else body


def memory(process: int) -> float:
    """The greatest resident size of a process so far, in megabytes."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    return int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) * 1024 / 1e6


def processor_ms(process: int) -> float:
    """The processor time that a process has used so far, in milliseconds; other programs do not count."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def measure_size(served: Served, number: int) -> None:
    """The size of each document's first page, as sent."""
    sizes: list[float] = []
    for place in range(1, number + 1):
        _, size, body = page(served, f"/documents/{place}/")
        cards = body.count(b'class="card')
        if cards != SUGGESTIONS:
            raise SystemExit(
                f"got {cards} cards, expected {SUGGESTIONS}: document {place} does not fit this measurement."
            )
        sizes.append(size / 1000)
    print(f"size as sent, {SUGGESTIONS} suggestions: median {statistics.median(sizes):.1f} KB, largest {max(sizes):.1f} KB "
          f"(budget {KILOBYTES}: {verdict(max(sizes), KILOBYTES)})")  # fmt: skip


def measure_time(served: Served) -> None:
    """How long a page takes when one asks for it, again and again."""
    page(served, "/documents/1/")
    used = processor_ms(served.process)
    times = sorted(page(served, "/documents/1/")[0] * 1000 for _ in range(REQUESTS))
    used = (processor_ms(served.process) - used) / REQUESTS
    median, high = statistics.median(times), times[int(len(times) * 0.95)]
    print(f"time: median {median:.0f} ms, 95th percentile {high:.0f} ms, of it processor {used:.0f} ms "
          f"(budget {MILLISECONDS}: {verdict(high, MILLISECONDS)})")  # fmt: skip


def measure_memory(served: Served) -> None:
    """The server's memory after several asked at once."""
    began = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as clients:
        list(clients.map(lambda _: page(served, "/documents/1/"), range(REQUESTS * 2)))
    rate, held = REQUESTS * 2 / (time.perf_counter() - began), memory(served.process)
    print(f"memory with {CLIENTS} clients at once, {rate:.0f} pages/s: {held:.0f} MB "
          f"(budget {MEGABYTES}: {verdict(held, MEGABYTES)})")  # fmt: skip


if __name__ == "__main__":
    describe_machine()
    with temporary_workspace() as folder:
        serve_and_measure(folder)
