"""A desk page of a 20,000-character document with 60 suggestions: its size as sent, its time at the server, the server's memory.

The document is taken in, read by rules and served by `saksi serve`; what is timed is a whole request over the loopback, headers
to last byte, from a program that accepts gzip as browsers do. Memory is the greatest resident size (VmHWM) after four clients at
once asked for the page many times. The text is real news where HRDsAttack's training texts are beside the repository.
"""

from __future__ import annotations

import gzip
import http.client
import re
import socket
import statistics
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from benchmarks.common import (
    SAKSI,
    articles,
    describe_machine,
    news_texts,
    saksi,
    sample_texts,
    temporary_workspace,
    verdict,
)

CHARACTERS, SUGGESTIONS, REQUESTS, CLIENTS = 20_000, 60, 200, 4
KILOBYTES, MILLISECONDS, MEGABYTES = 15, 100, 250


def document() -> tuple[str, str]:
    """The text, and where it is from."""
    news = [text for text, _ in news_texts()]
    if news:
        return "\n\n".join(news)[:CHARACTERS], "news of HRDsAttack's training set"
    return "\n\n".join(articles(sample_texts(), 10, 500))[:CHARACTERS], "sentences of sample/, which repeat"


@contextmanager
def server(workspace: Path) -> Iterator[tuple[int, int]]:
    """The desk's server, running: its port and its process number."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [SAKSI, "--workspace", workspace, "serve", "--port", str(port)], stdout=subprocess.DEVNULL
    )
    try:
        for _ in range(100):
            try:
                page(port, "/")
                break
            except ConnectionRefusedError:
                time.sleep(0.1)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait()


def page(port: int, address: str) -> tuple[float, int, bytes]:
    """Ask for a page: seconds, bytes of the body as sent, the page itself."""
    began = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", address, headers={"Accept-Encoding": "gzip"})
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


def measure(port: int, process: int) -> None:
    """Size and time of the page asked for by one, then memory while several ask at once."""
    address = "/documents/1/"
    _, size, body = page(port, address)
    cards = body.count(b'class="card')
    print(f"page of {cards} suggestions: {len(body) / 1000:.1f} KB, as sent {size / 1000:.1f} KB "
          f"(budget {KILOBYTES}: {verdict(size / 1000, KILOBYTES)})")  # fmt: skip
    if cards != SUGGESTIONS:
        raise SystemExit(f"got {cards} cards, expected {SUGGESTIONS}: the document does not have enough suggestions.")
    times = sorted(page(port, address)[0] * 1000 for _ in range(REQUESTS))
    median, high = statistics.median(times), times[int(len(times) * 0.95)]
    print(
        f"time: median {median:.0f} ms, 95th percentile {high:.0f} ms (budget {MILLISECONDS}: {verdict(high, MILLISECONDS)})"
    )
    with ThreadPoolExecutor(CLIENTS) as clients:
        began = time.perf_counter()
        list(clients.map(lambda _: page(port, address), range(REQUESTS * 2)))
        rate = REQUESTS * 2 / (time.perf_counter() - began)
    held = memory(process)
    print(
        f"memory with {CLIENTS} clients at once, {rate:.0f} pages/s: {held:.0f} MB (budget {MEGABYTES}: {verdict(held, MEGABYTES)})"
    )


if __name__ == "__main__":
    describe_machine()
    with temporary_workspace() as folder:
        words, origin = document()
        path = folder.parent / "document.txt"
        path.write_text(words, encoding="utf-8")
        saksi(folder, "add", path)
        saksi(folder, "read", "--document", "1")
        print(f"a document of {len(words):,} characters: {origin}")
        with server(folder) as (port, process):
            measure(port, process)
