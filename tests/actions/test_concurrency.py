"""Two at once, on both databases: one decides and the other is told; the log has no gap."""

import threading

import pytest
from django.db import connection

from saksi.actions.accept import accept
from saksi.actions.merge_actors import merge_actors
from saksi.actions.reject import reject
from saksi.actions.session import acknowledged
from saksi.actions.take_in import take_in
from saksi.kernel.errors import BadDecision, Conflict
from saksi.record.models import Actor, Decision, Document, LogLeaf, Statement, Suggestion

from .conftest import entries

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*jobs):
    """Run the jobs in threads of their own, let loose together; gives what each returned or raised."""
    gate, results = threading.Barrier(len(jobs)), [None] * len(jobs)

    def run(place, job):
        try:
            gate.wait(10)
            results[place] = job()
        except Exception as error:  # noqa: BLE001 - whatever it is, the test looks at it
            results[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place, job)) for place, job in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return results


def test_two_decisions_on_one_suggestion_one_stands_and_the_other_is_told(statement, local, scripted):
    for _ in range(5):
        row = Suggestion.rows.filter(state="open", kind="statement").first()
        if row is None:
            break
        first, second = at_once(
            lambda row=row: accept(local, row, version=0), lambda row=row: reject(scripted, row, version=0)
        )
        refused = [result for result in (first, second) if isinstance(result, Conflict)]
        stands = [result for result in (first, second) if isinstance(result, Decision)]
        assert (len(refused), len(stands)) == (1, 1), (first, second)
        assert f"already {stands[0].outcome} by {stands[0].by}" in refused[0].message
        assert Statement.rows.filter(suggestion=row).count() == (stands[0].outcome == "accepted")
    entries()


def test_writers_side_by_side_leave_a_log_without_a_gap(workspace, suggestions, local, scripted):
    rows = list(suggestions.filter(kind="actor"))
    halves = rows[::2], rows[1::2]

    def decide(person, mine):
        return [accept(person, row).pk for row in mine]

    before = LogLeaf.rows.count()
    results = at_once(lambda: decide(local, halves[0]), lambda: decide(scripted, halves[1]))
    assert sorted(map(len, results)) == sorted(map(len, halves))
    assert len(entries(before)) == len(rows)  # `entries` checks places and leaves


def test_the_same_file_from_two_sides_is_one_document(workspace, local, scripted):
    data = b"Police in Lumera closed the harbour on Monday."
    taken = at_once(*(lambda by=by: take_in(by, workspace, data, "a.txt") for by in (local, scripted, local)))
    assert {result.document.pk for result in taken} == {Document.rows.get().pk}
    assert sum(result.created for result in taken) == 1
    assert [entry["kind"] for entry in entries()] == ["received"]


def test_two_merges_against_each_other_never_make_a_circle(actors, local, scripted):
    one, other = actors
    results = at_once(
        lambda: merge_actors(local, one, other, reason="same office"),
        lambda: merge_actors(scripted, other, one, reason="same office"),
    )
    assert sum(isinstance(result, BadDecision) for result in results) == 1
    assert Actor.rows.filter(merged_into=None).count() == 1


def test_signatures_side_by_side_hold_every_entry(workspace, suggestions, local, scripted):
    rows = list(suggestions.filter(kind="actor"))

    def decide(person, mine):
        for row in mine:
            with acknowledged(workspace, "a test"):
                accept(person, row)

    results = at_once(lambda: decide(local, rows[::2]), lambda: decide(scripted, rows[1::2]))
    assert results == [None, None]
    sizes = [int(path.name.split(".")[0]) for path in sorted(workspace.log_folder.glob("*.checkpoint"))]
    assert sizes[-1] == LogLeaf.rows.count()
    assert len(sizes) == len(rows)  # one checkpoint for each decision
