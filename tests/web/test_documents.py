"""The list of documents, what is said of one, and its original as a download."""

import pytest
from django.urls import reverse

from saksi.record.models import Document, Profile, Reversible
from tests.record import builders
from tests.web.conftest import kinds, shown, state

pytestmark = pytest.mark.django_db

SAID = {
    "title": "Union leader held",
    "publisher": "Courier",
    "author": "",
    "url": "",
    "date": "2025-03-06",
    "pack": "sample",
}


def edit(desk, document, **form):
    return desk.client.post(reverse("about", args=[document.pk]), form)


def test_the_list_tells_what_waits_in_each(desk, courier, statement):
    desk.decide(statement, "accept")
    total, waiting = courier.suggestions.count(), courier.suggestions.filter(state="open").count()
    body = shown(desk.page("documents"))
    assert f"{total - waiting} of {total} suggestions decided, {waiting} open." in body
    assert f'<td class="n">{waiting}</td><td class="n wide">{total - waiting}</td>' in body


def test_lists_show_the_name_of_the_file_under_a_title_and_files_do_not_hold_it(desk, courier, local):
    untitled = builders.document(title="", filename="minutes.txt", level=0)
    for name in ("documents", "inbox-queue"):
        body = shown(desk.page(name))
        assert f'{courier.title}</a><br><span class="small soft">courier.txt</span>' in body
        assert body.count("minutes.txt") == body.count(f"{untitled}</a>") + body.count(f'<span class="hide"> {untitled}</span>')
        taken = b"".join(desk.page(name, format="csv").streaming_content).decode()
        assert courier.title in taken
        assert "courier.txt" not in taken
    assert courier.title in shown(desk.page("documents", words="courier.txt"))


def test_an_empty_workspace_says_how_to_begin(desk):
    assert "saksi add FILE" in shown(desk.page("documents"))


def test_a_long_list_has_pages(desk, local):
    for n in range(101):
        builders.document(title=f"Report {n:03}", level=0)
    first, second = shown(desk.page("documents")), shown(desk.page("documents", page=2))
    assert "page 1 of 2" in first
    assert "Report 100" not in first
    assert "Report 100" in second
    assert desk.page("documents", page="²").status_code == 200


def test_what_is_said_of_a_document_is_changed_told_and_can_be_undone(desk, courier):
    answer = edit(desk, courier, **SAID | {"publisher": "The Lumera Courier"})
    body = shown(desk.client.get(answer["Location"]))
    assert "Saved." in body
    assert "Undo this change" in body
    assert Document.rows.get().publisher == "The Lumera Courier"
    assert kinds()[-1] == "metadata edited"


@pytest.mark.parametrize(
    ("form", "again"),
    [({"level": "1"}, False), (SAID | {"publisher": "Herald"}, False), (SAID | {"date": "2025-03-07"}, True), (SAID | {"pack": "kh"}, True)],
)
def test_reading_again_is_advised_only_where_day_or_pack_changed_of_what_was_read(desk, courier, local, form, again):
    body = shown(desk.client.get(edit(desk, courier, **form)["Location"]))
    assert ("read it again" in body, "Saved." in body) == (again, True)
    unread = builders.document(level=0)
    assert "read it again" not in shown(desk.client.get(edit(desk, unread, **form)["Location"]))


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        (SAID | {"date": "yesterday"}, "yesterday"),
        (SAID | {"pack": "atlantis"}, "atlantis"),
        ({"level": "7"}, "expected 0 (public)"),
        ({"level": "²"}, "expected 0 (public)"),
        ({"level": "0"}, "the level is 0 already"),
    ],
)
def test_what_cannot_be_said_is_refused_and_kept_in_the_form(desk, courier, form, sentence):
    before = kinds()
    answer = edit(desk, courier, **form)
    assert answer.status_code == 422
    assert sentence in shown(answer)
    if "date" in form and form["date"] == "yesterday":
        assert 'name="date" maxlength="40" value="yesterday"' in shown(answer)
    assert kinds() == before
    assert Document.rows.get().date == "2025-03-06"


def test_the_level_is_set_with_its_reason(desk, courier):
    edit(desk, courier, level="2", reason="names a witness")
    assert Document.rows.get().level == 2
    assert kinds()[-1] == "level set"


def test_a_reading_is_withdrawn_and_brought_back_from_the_page(desk, courier, statement):
    reading = courier.readings.get()
    answer = edit(desk, courier, reading=reading.pk)
    body = shown(desk.client.get(answer["Location"]))
    assert "Withdrawn." in body
    assert '<span class="tag superseded">' in body
    assert state(statement) == "superseded"
    assert kinds()[-1] == "reading withdrawn"
    back = reverse("about", args=[courier.pk])
    desk.client.post(reverse("undo-change", args=[Reversible.rows.last().pk]), {"back": back})
    assert state(statement) == "open"
    assert "Withdraw this reading" in shown(desk.page("about", courier.pk))


def test_a_reading_that_is_superseded_or_of_another_document_is_not_withdrawn(desk, courier, herald):
    reading = courier.readings.get()
    edit(desk, courier, reading=reading.pk)
    assert edit(desk, courier, reading=reading.pk).status_code == 422
    for wrong in (herald.readings.get().pk, "x", 10**9):
        assert edit(desk, courier, reading=wrong).status_code == 404


def test_the_original_is_a_download_and_never_a_page(desk):
    document = desk.take_in("<script>alert(1)</script> Police arrested two farmers.", "page.txt", "Courier")
    answer = desk.page("original", document.pk)
    assert answer.content == b"<script>alert(1)</script> Police arrested two farmers."
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]


def test_an_original_that_was_altered_is_not_given_out(desk, courier, workspace):
    blob = next(path for path in (workspace.folder / "evidence").rglob("*") if path.name == courier.blob)
    blob.chmod(0o600)
    blob.write_bytes(b"something else")
    answer = desk.page("original", courier.pk)
    assert answer.status_code == 422
    assert b"something else" not in answer.content


def test_what_is_above_the_level_is_not_there(desk, courier, herald):
    courier.level = 2
    courier.save()
    Profile.objects.update(clearance=1)
    body = shown(desk.page("documents"))
    assert "1 document." in body
    assert "Courier" not in body
    for name in ("about", "original", "add-missed"):
        assert desk.page(name, courier.pk).status_code == 404
    for name in ("about", "read", "add-missed"):
        assert desk.client.post(reverse(name, args=[courier.pk]), SAID).status_code == 404
