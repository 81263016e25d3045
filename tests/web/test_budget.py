"""A large desk page is small on the wire, fast at the server, and asks no more questions with more rows."""

import gzip
import time
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from saksi.intake import Limits, extract
from saksi.record.models import Reading, Suggestion
from tests.record import builders

pytestmark = pytest.mark.django_db

SAMPLE = Path(__file__).parents[2] / "sample"


def long_text(length=20_000):
    """The dispatches of the sample one after the other, as prose of this many characters."""
    files = sorted(path for path in SAMPLE.iterdir() if path.name[:2].isdigit())
    texts = [
        extract(path.read_bytes(), path.name, Limits()).text
        for path in files
        if "empty" not in path.name and "damaged" not in path.name
    ]
    whole = "\n\n".join(texts)
    return (whole + "\n\n" + whole)[:length]


def fill(document, count):
    """So many statements and accounts to decide, spread over the text."""
    text = document.text.content
    reading = Reading.rows.create(document=document, reader="rules", version="1", pack="sample", made=builders.NOW)
    for n in range(count):
        start = n * (len(text) // count)
        span = {"start": start, "end": start + 30, "quote": text[start : start + 30]}
        kind = "account" if n % 3 == 0 else "statement"
        payload = builders._payload(document, kind) | {"id": f"x{n}", "span": span, "trigger": span, "speaker": None}
        Suggestion.rows.create(
            reading=reading, document=document, kind=kind, key=f"x{n}", payload=payload, start=start, end=start + 30
        )


@pytest.fixture
def large(desk):
    document = desk.take_in(long_text(), "long.txt", "Courier")
    assert len(document.text.content) >= 19_900
    assert document.suggestions.count() > 60
    return reverse("desk", args=[document.pk])


def test_a_desk_page_of_20000_characters_and_60_cards_is_at_most_15_kb_compressed(client, large):
    for n in range(20):
        builders.incident(f"Arrest, Lumera {n}, 2025-03-{n + 1:02}", level=0)
    page = client.get(large, headers={"accept-encoding": "gzip"})
    assert page["Content-Encoding"] == "gzip"
    assert gzip.decompress(page.content).count(b"<article") == 60
    assert len(page.content) <= 15_000, f"{len(page.content)} bytes"


def test_it_is_made_in_at_most_100_ms(client, large):
    client.get(large)
    took = []
    for _ in range(7):
        began = time.process_time()
        client.get(large)
        took.append(time.process_time() - began)
    assert min(took) <= 0.1, f"{min(took) * 1000:.0f} ms"


def questions(client, address):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_no_page_asks_more_questions_with_more_rows(client, workspace, local):
    def grow(n):
        for _ in range(n):
            document = builders.document("Police arrested two farmers, one said.", level=0)
            person = builders.actor(document, level=0)
            said = builders.statement(document, speaker=person, level=0)
            act = builders.incident(level=0)
            for _ in range(n):
                builders.account(document, act, victims=[person], perpetrators=[person], according_to=said)
        return document, act

    pages = ("documents", "incidents", "statements", "actors", "log")
    document, act = grow(2)
    fill(document, 6)
    addresses = [*map(reverse, pages), reverse("desk", args=[document.pk]), reverse("incident", args=[act.incident_id])]
    few = {address: questions(client, address) for address in addresses}
    grow(6)
    fill(document, 50)
    for _ in range(8):
        builders.account(document, act, victims=[builders.actor(document, level=0)])
    many = {address: questions(client, address) for address in addresses}
    assert many == few
    many[addresses[-1]] -= 20  # the page about an incident has seven sections
    assert max(many.values()) <= 30  # the ledger of statements has nine filters
