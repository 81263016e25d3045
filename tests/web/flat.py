"""For every list: it asks the database no more questions with more rows, on the page and with its filters."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext


def questions(client, address):
    """What a page asks the database."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200, address
    return [query["sql"] for query in asked.captured_queries]


def assert_flat_queries(client, address, make_rows, few=3, many=30, most=30):
    """`make_rows(n)` adds n rows to the list; the page must ask as much with 3 as with 30 more, and `most` at most."""
    make_rows(few)
    before = questions(client, address)
    make_rows(many)
    after = questions(client, address)
    assert len(after) == len(before), "\n".join(sorted(set(after) - set(before)))
    assert len(after) <= most, f"{len(after)} questions"
