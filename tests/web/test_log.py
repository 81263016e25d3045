"""The log page shows what was done, the signed checkpoint, and no word of a document."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.urls import reverse

import saksi.actions
from saksi.record.models import LogEntry, Reversible
from saksi.web.entries import ENTRIES
from tests.web.conftest import kinds, shown
from tests.web.flat import assert_flat_queries

pytestmark = pytest.mark.django_db


def test_every_change_and_the_signed_checkpoint_stand_there(desk, statement):
    desk.decide(statement, "accept", reason="a secret reason")
    body = shown(desk.page("log"))
    assert "saksi.example/test" in body
    assert "<td>suggestion accepted</td>" in body
    assert "a secret reason" not in body
    assert "warrant" not in body


def listed(desk, **asked):
    """The kinds that the page lists."""
    return [line.row.kind for line in desk.page("log", **asked).context["listing"].lines]


def test_the_newest_stand_first_and_a_page_leads_to_the_older(desk, courier):
    assert [line.row.index for line in desk.page("log").context["listing"].lines] == [1, 0]
    for at in ("x", "²", "9" * 40, "1", "0", "-3"):
        assert desk.page("log", page=at).status_code == 200


def test_entries_are_found_by_what_was_done_by_whom_and_in_which_month(desk, statement):
    desk.decide(statement, "accept")
    month = f"{datetime.now(UTC):%Y-%m}"
    assert set(listed(desk, kind="accepted")) == {"accepted"}
    assert len(listed(desk, month=month)) == len(listed(desk, by=desk.user.pk)) == len(kinds())
    assert listed(desk, month="1999-01") == listed(desk, by="999") == listed(desk, kind="bogus") == []
    facets = {f.filter.name: {c.label: c.count for c in f.choices} for f in desk.page("log").context["listing"].facets}
    assert facets["by"] == {"local": len(kinds())}
    assert facets["month"] == {month: len(kinds())}
    assert facets["kind"]["suggestion accepted"] == kinds().count("accepted")


def test_a_shredded_entry_keeps_its_place_and_tells_nothing(desk, courier):
    LogEntry.rows.filter(index=1).update(nonce=None, data=None)
    assert desk.page("log").status_code == 200
    assert "shredded" in listed(desk)


def test_the_log_as_a_file_holds_no_word_of_a_document(desk, statement):
    desk.decide(statement, "accept", reason="a secret reason")
    rows = json.loads(b"".join(desk.page("log", format="json")))["rows"]
    assert rows[0]["kind"] == "list taken out"
    assert "secret" not in json.dumps(rows)


def test_more_entries_ask_no_more_questions(desk, courier):
    def make(count):
        for n in range(count):
            desk.client.post(reverse("about", args=[courier.pk]), {"level": str((n + count) % 2 + 1), "reason": "r"})

    assert_flat_queries(desk.client, reverse("log") + "?kind=level+set&sort=kind", make)


def test_a_change_that_is_not_there_or_undone_already_is_refused(desk, courier):
    about = reverse("about", args=[courier.pk])
    desk.client.post(about, {"level": "1"})
    undo = reverse("undo-change", args=[Reversible.rows.get().pk])
    assert desk.client.post(undo, {"back": about})["Location"] == about
    assert desk.client.post(undo).status_code == 409
    assert desk.client.post(reverse("undo-change", args=[10**9])).status_code == 422


@pytest.mark.parametrize(
    "back", ["https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example", "javascript:x"]
)
def test_no_form_leads_out_of_the_desk(desk, courier, back):
    desk.client.post(reverse("about", args=[courier.pk]), {"level": "1"})
    undo = reverse("undo-change", args=[Reversible.rows.get().pk])
    assert desk.client.post(undo, {"back": back})["Location"] == "/"


def test_every_kind_of_entry_that_an_action_leaves_has_its_words():
    actions = Path(saksi.actions.__file__).parent
    asked = re.compile(r'\b(?:writing\(\s*\w+, |log\(\s*|kind = )"([a-z ]+)"(?: if [^\n]+ else "([a-z ]+)")?')
    kinds = {kind for path in actions.glob("*.py") for found in asked.findall(path.read_text("utf-8")) for kind in found if kind}
    assert {"accepted", "placed", "taken", "handed over", "captured"} <= kinds
    assert kinds - set(ENTRIES) == set()
