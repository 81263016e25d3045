"""The whole chain without a script: take in, read, decide over HTTP, build report and bundle, verify as a stranger."""

import json
import subprocess
import sys

import pytest
from django.urls import reverse

from saksi.actions.build_report import build_report
from saksi.record.models import LogEntry, Statement
from tests.web.conftest import kinds, shown, state

pytestmark = pytest.mark.django_db


@pytest.fixture
def build(desk, workspace, tmp_path):
    """Builds a report and has its own verify.py check it with the operator's key; gives the bundle's folder."""

    def make(name):
        folder = tmp_path / name
        with workspace.lock("building"):
            build_report(desk.user, workspace, folder, None, 0)
        command = [sys.executable, "verify.py", "--key", workspace.signer().vkey]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "Nothing failed" in done.stdout
        return folder

    return make


def figure(folder, name):
    """A figure of the bundle: its rows, from key to value."""
    found = json.loads((folder / "figures.json").read_text(encoding="utf-8"))["figures"]
    one = next(one for one in found if one["id"] == name)
    return {tuple(row["key"]): row["value"] for row in one["rows"]} | {(): one["value"]}


def data(folder):
    return json.loads((folder / "data.json").read_text(encoding="utf-8"))


def test_with_every_suggestion_rejected_the_report_shows_zero(desk, courier, herald, build):
    for document in (courier, herald):
        for suggestion in document.suggestions.all():
            desk.decide(suggestion, "reject", reason="not so")
            assert state(suggestion) == "rejected"
    folder = build("nothing")
    assert not any(data(folder)[name] for name in ("statements", "accounts", "acts", "incidents", "actors"))
    for name in ("statements", "speakers", "accounts", "acts", "incidents", "victims", "disputes"):
        assert set(figure(folder, name).values()) == {0}, name
    assert figure(folder, "suggestions-open")[()] == 0
    report = (folder / "report.html").read_text(encoding="utf-8")
    assert "no warrant" not in report
    assert "Oren Tallis" not in report


def test_after_one_amendment_the_figure_its_chain_and_the_log_change(desk, courier, build):
    statement = desk.suggestion(courier, "statement", "no warrant")
    desk.decide(statement, "accept")
    assert Statement.rows.get().position != "justifies"
    first = build("first")
    entries = LogEntry.rows.count()
    desk.client.post(reverse("undo", args=[statement.decisions.last().pk]))
    assert state(statement) == "open"
    answer = desk.decide(statement, "amend", position="justifies", reason="read the whole sentence")
    assert "Amended: statement" in shown(desk.client.get(answer["Location"]))
    second = build("second")

    by_position = [{key for key, n in figure(folder, "statements").items() if n and key} for folder in (first, second)]
    assert not any("justifies" in key for key in by_position[0])
    assert all("justifies" in key for key in by_position[1])
    told = [next(iter(data(folder)["statements"])) for folder in (first, second)]
    assert [one["position"] for one in told] == [statement.payload["position"], "justifies"]
    assert told[0]["id"] != told[1]["id"]
    assert f'id="statement-{told[1]["id"]}"' in (second / "report.html").read_text(encoding="utf-8")
    assert kinds()[entries:] == ["undone", "amended", "report built"]
    assert (second / "checkpoint.txt").read_text() != (first / "checkpoint.txt").read_text()
