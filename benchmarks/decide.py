"""A decision at the desk in a full workspace: 20,000 documents, 5,000 incidents, 10,000 accounts and their log.

Real texts are taken in and read first; then the workspace is filled with rows of the same tables, made directly, with log entries that fit
their leaves, and served by `saksi serve`. What is timed is the whole request that a script sends for a decision, over the loopback, first
byte to last: the actions, the signed checkpoint on the disk, and the part of the page that comes back. Accept and reject take turns.
"""

from __future__ import annotations

import gzip
import http.client
import os
import re
import secrets
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from benchmarks.common import describe_machine, saksi, temporary_workspace, verdict
from benchmarks.desk import Served, documents, processor_ms, server

DOCUMENTS, INCIDENTS, ACCOUNTS, OF_EACH, DECISIONS = 20_000, 5_000, 10_000, 5, 200
MILLISECONDS, BYTES = 150, 2_000
NOW = datetime(2025, 1, 1, tzinfo=UTC)
FORM = re.compile(
    rb'action="(/suggestions/\d+/)[^"]*"><input type="hidden" name="csrfmiddlewaretoken" value="([^"]+)">'
    rb'<input type="hidden" name="version" value="(\d+)">'
)


def fill() -> None:
    """Rows for a workspace that SAKSI_WORKSPACE names; run in a process of its own."""
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "saksi.project.settings"
    django.setup()
    from django.db import transaction

    with transaction.atomic():
        _fill()


def _fill() -> None:
    from django.contrib.auth.models import User

    from saksi.evidence.entry import entry_leaf
    from saksi.kernel.canonical import canonical_json
    from saksi.record import models as m
    from saksi.record.people import make_people

    make_people()
    by = User.objects.get(username="local")
    text = m.Text.rows.first()
    assert text is not None
    words = text.content[:2000]
    span = {"start": 0, "end": 10, "quote": words[:10]}
    first = (m.Document.rows.latest("id").pk or 0) + 1

    def many(model: Any, rows: Iterator[Any]) -> list[Any]:
        return list(model.rows.bulk_create(list(rows), batch_size=500))

    docs = many(m.Document, (m.Document(sha256=f"{n:064x}", blob=f"{n:064x}", size=2000, filename=f"{n}.txt", format="txt", title=f"Dispatch {n}", level=0, taken_in=NOW) for n in range(first, first + DOCUMENTS)))  # fmt: skip
    many(m.Text, (m.Text(document=d, content=words, sha256="0" * 64, extractor="filled", salts_json="[]", paragraph_root="0" * 64, entry=0) for d in docs))  # fmt: skip
    readings = many(m.Reading, (m.Reading(document=d, reader="rules", version="1", pack="generic", made=NOW) for d in docs))
    account = {"act": "arrest", "trigger": span, "victims": [], "perpetrators": [], "date": None, "place": None, "charge": None,
               "penalty": None, "status": "reported", "according_to": None, "evidence": {}, "provisions": []}  # fmt: skip
    told = many(m.Suggestion, (m.Suggestion(reading=r, document_id=r.document_id, kind="account", key=f"i{k}", payload={"id": f"i{k}", **account}, start=0, end=10,
                               state="accepted" if k == 0 and at < ACCOUNTS else "open", version=int(k == 0 and at < ACCOUNTS)) for at, r in enumerate(readings) for k in range(OF_EACH)))  # fmt: skip
    accepted = [s for s in told if s.state == "accepted"]
    made = many(m.Decision, (m.Decision(suggestion=s, outcome="accepted", by=by, at=NOW - timedelta(days=1)) for s in accepted))
    incidents = many(m.Incident, (m.Incident(title=f"Arrest, Lumera {n}", level=0) for n in range(INCIDENTS)))
    acts = many(m.Act, (m.Act(incident=i, code="arrest") for i in incidents))
    many(m.Account, (m.Account(suggestion=s, decision=d, document_id=s.document_id, act=acts[n % INCIDENTS], code="arrest", status="reported", trigger=span) for n, (s, d) in enumerate(zip(accepted, made, strict=True))))  # fmt: skip
    at = m.LogLeaf.rows.count()
    contents = [*({"kind": "taken in", "document": d.pk} for d in docs), *({"kind": "read", "document": d.pk} for d in docs), *({"kind": "accepted", "decision": d.pk} for d in made)]
    entries = [m.LogEntry(index=at + n, kind=str(c["kind"]), nonce=secrets.token_bytes(32), data=canonical_json({"at": NOW.isoformat(), "by": by.pk, **c})) for n, c in enumerate(contents)]
    many(m.LogEntry, iter(entries))
    many(m.LogLeaf, (m.LogLeaf(index=e.index, leaf_hash=entry_leaf(e.nonce, e.data)) for e in entries))
    print(f"filled: {m.Document.rows.count():,} documents, {m.Suggestion.rows.count():,} suggestions, {m.Incident.rows.count():,} incidents, {m.LogLeaf.rows.count():,} log entries")


class Visitor:
    """A browser as far as the server can tell: it keeps the cookies, takes gzip, and sends what a script sends."""

    def __init__(self, served: Served) -> None:
        self.served, self.cookie = served, ""

    def ask(self, method: str, address: str, body: str = "", **headers: str) -> tuple[int, float, bytes]:
        """Status, milliseconds, the body as sent, compressed."""
        headers |= {"Accept-Encoding": "gzip", "Cookie": f"{self.served.cookie}; {self.cookie}"}
        began = time.perf_counter()
        connection = http.client.HTTPConnection("127.0.0.1", self.served.port, timeout=60)
        connection.request(method, address, body, headers)
        response = connection.getresponse()
        answer = response.read()
        took = (time.perf_counter() - began) * 1000
        connection.close()
        self.cookie = (response.headers["Set-Cookie"] or self.cookie).partition(";")[0]
        return response.status, took, answer if response.headers["Content-Encoding"] == "gzip" else gzip.compress(answer)

    def forms(self, number: int) -> list[dict[str, str]]:
        """The forms of the open cards of a document, the first of each card."""
        _, _, body = self.ask("GET", f"/documents/{number}/?state=open")
        found: dict[bytes, dict[str, str]] = {}
        for address, token, version in FORM.findall(gzip.decompress(body)):
            said = {"address": address, "csrfmiddlewaretoken": token, "version": version}
            found.setdefault(address, {name: value.decode() for name, value in said.items()})
        return list(found.values())

    def decide(self, form: dict[str, str], outcome: str) -> tuple[int, float, int]:
        """Send one decision: status, milliseconds, bytes of the answer as sent."""
        body = urlencode({**{k: v for k, v in form.items() if k != "address"}, "outcome": outcome})
        kind = {"HX-Request": "true", "Content-Type": "application/x-www-form-urlencoded"}
        status, took, answer = self.ask("POST", form["address"] + "?state=open", body, **kind)
        return status, took, len(answer)


def measure(served: Served, number: int) -> None:
    """Decide until there are enough; print the times and sizes."""
    taken: list[float] = []
    sizes: list[int] = []
    refused = 0
    visitor = Visitor(served)
    used = processor_ms(served.process)
    for document in range(1, number + 1):
        for form in visitor.forms(document):
            status, took, size = visitor.decide(form, "accept" if len(taken) % 2 == 0 else "reject")
            refused += status != 200
            if status == 200:
                taken.append(took)
                sizes.append(size)
            if len(taken) >= DECISIONS:
                break
    used = (processor_ms(served.process) - used) / max(1, len(taken))
    ordered = sorted(taken[1:])
    high = ordered[int(len(ordered) * 0.95)]
    print(f"first decision of the process, which reads the whole log: {taken[0]:.0f} ms")
    print(f"{len(ordered)} decisions: median {statistics.median(ordered):.0f} ms, 95th percentile {high:.0f} ms, processor {used:.0f} ms "
          f"(budget {MILLISECONDS}: {verdict(high, MILLISECONDS)}); {refused} refused, for what was decided along with another")  # fmt: skip
    print(f"answer as sent: median {statistics.median(sizes):.0f} bytes, largest {max(sizes)} (budget {BYTES}: {verdict(max(sizes), BYTES)})")


def main() -> None:
    """Take in, read, fill, serve, decide."""
    describe_machine()
    texts, origin = documents()
    with temporary_workspace() as folder:
        for number, text in enumerate(texts, start=1):
            path = folder.parent / f"{number}.txt"
            path.write_text(text, encoding="utf-8")
            saksi(folder, "add", path)
            saksi(folder, "read", "--document", str(number))
        subprocess.run([sys.executable, "-m", "benchmarks.decide", "--fill"], env={**os.environ, "SAKSI_WORKSPACE": str(folder)}, check=True)
        print(f"{len(texts)} documents to decide, of 20,000 characters, from {origin}")
        with server(Path(folder)) as served:
            measure(served, len(texts))


if __name__ == "__main__":
    fill() if "--fill" in sys.argv else main()
