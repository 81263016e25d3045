"""The register of entries: which rows an entry is about, and that it can be made again from the log alone."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from saksi.actions.open_case import open_case
from saksi.actions.undo import undo_change
from saksi.record.models import LogTrace, Reversible
from saksi.record.traces import traces
from tests.record import builders


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ({"act": 3, "field": "date", "value": "2", "choice": 4}, {("act", 3), ("choice", 4)}),
        ({"kept": 1, "gone": 2, "merge": 3}, {("actor", 1), ("actor", 2), ("merge", 3)}),
        ({"case": 1, "incidents": [4, 5, "6"]}, {("case", 1), ("incident", 4), ("incident", 5)}),
        ({"what": "incident", "row": 7, "followed": [["case", 2, 0, 1]]}, {("incident", 7), ("case", 2)}),
        ({"what": "statement", "decision": 5, "suggestion": 6}, {("suggestion", 6)}),
        ({"rows": [["fieldchoice", 9, {}, {}], ["profile", 1, {}, {}]]}, {("choice", 9)}),
        ({"incident": True, "act": "3", "account": None, "level": 2, "by": 1}, set()),
        ({}, set()),
    ],
)
def test_an_entry_is_about_the_rows_that_it_names_and_no_others(content, found):
    assert traces(content) == found


def test_the_register_is_the_same_when_it_is_made_again_from_the_log(workspace, local):
    act = builders.incident(level=0)
    open_case(local, "The harbour", [act.incident])
    undo_change(local, Reversible.rows.get())
    kept = sorted(LogTrace.rows.values_list("entry", "what", "row"))
    assert (1, "incident", act.incident_id) in kept
    LogTrace.rows.all().delete()
    import_module("saksi.record.migrations.0010_findings").trace_what_there_is(apps, connection.schema_editor())
    assert sorted(LogTrace.rows.values_list("entry", "what", "row")) == kept
