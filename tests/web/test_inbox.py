"""The inbox: files, a pasted text, an address; each thing in its own line, nothing lost, nothing told that may not be known."""

import io
import json
import tempfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from saksi.actions.read_waiting import WAITING
from saksi.actions.take_in import take_in
from saksi.kernel.hashes import Sha256
from saksi.reading.rules import RulesReader
from saksi.record.models import Document, LogEntry, Reading
from saksi.record.workspace import CONFIG, open_workspace
from saksi.web import uploads
from saksi.web.fetch import Fetcher
from tests.conftest import came_in
from tests.damaged.test_damaged import REFUSED, TAKEN
from tests.web.conftest import COURIER, HERALD, kinds, shown
from tests.web.test_fetch import Web

pytestmark = pytest.mark.django_db

MAIL = (
    b"From: Sanna Brill <sanna@legalaid.example>\r\nTo: desk@monitor.example\r\nSubject: Held again\r\n"
    b"Date: Thu, 06 Mar 2025 10:00:00 +0000\r\nMIME-Version: 1.0\r\n\r\nPolice in Lumera arrested Oren Tallis on 3 March 2025.\r\n"
)


def file(name, words):
    return SimpleUploadedFile(name, words.encode() if isinstance(words, str) else words)


def send(client, *files, **form):
    return client.post(reverse("inbox"), {"level": "1", "pack": "sample", "files": list(files), **form})


@pytest.fixture
def sit_down(monkeypatch, local):
    def seat(person):
        monkeypatch.setattr("saksi.web.middleware.local_user", lambda: person)
        return person

    return seat


@pytest.fixture
def fetches(workspace, settings, monkeypatch):
    """A workspace that fetches, from a web of this computer."""
    with (workspace.folder / CONFIG).open("a") as config:
        config.write("\n[fetch]\nenabled = true\n")
    settings.SAKSI_WORKSPACE = open_workspace(workspace.folder)
    web = Web()
    monkeypatch.setattr(
        "saksi.web.receiving.Fetcher", lambda most: Fetcher(most, resolve=web.resolve, connect=web.connect)
    )
    yield web
    web.server.shutdown()
    web.server.server_close()


# --- files


def test_several_files_come_in_at_once_each_with_its_line_and_its_bytes(client, local, workspace):
    answer = send(client, file("courier.txt", COURIER), file("herald.txt", HERALD), file("held.eml", MAIL), publisher="Wire")
    body = shown(answer)
    assert answer.status_code == 200
    assert body.count("Taken in:") == 3
    rows = list(Document.rows.order_by("pk"))
    assert [(d.title, d.publisher, d.format, d.level, d.pack) for d in rows] == [
        ("Union leader held", "Wire", "txt", 1, "sample"), ("Unionist in custody", "Wire", "txt", 1, "sample"),
        ("Held again", "Wire", "eml", 1, "sample"),
    ]  # fmt: skip
    assert workspace.blobs.read(rows[0].blob, Sha256.parse(rows[0].sha256)) == COURIER.encode()
    assert [json.loads(bytes(e.data))["by"] for e in LogEntry.rows.all()] == [local.pk] * 3
    assert len(list(workspace.log_folder.glob("*.checkpoint"))) == 3


def test_a_publisher_that_is_not_known_is_told_with_each_thing_and_how_to_name_it_once(client, local, workspace):
    body = shown(send(client, file("a.txt", COURIER), file("b.txt", HERALD)))
    assert body.count("publisher not known") == 2
    assert body.count("name the publisher. For the next ones name it in the form below") == 1
    assert "publisher not known" not in shown(send(client, file("c.txt", COURIER + "."), publisher="Wire"))


def test_what_is_known_of_one_thing_is_kept_with_it(client, local, workspace):
    send(client, file("a.txt", COURIER), title="Held", published="2025-03", url="https://courier.example/held", level="2")
    row = Document.rows.get()
    assert (row.title, row.date, row.url, row.level) == ("Held", "2025-03", "https://courier.example/held", 2)


def test_a_title_for_several_things_is_given_to_none(client, local, workspace):
    send(client, file("a.txt", COURIER), file("b.txt", HERALD), title="Held")
    assert "Held" not in Document.rows.values_list("title", flat=True)


def test_the_same_bytes_are_here_already_and_a_withdrawn_document_is_back(client, local, workspace):
    send(client, file("a.txt", COURIER))
    body = shown(send(client, file("other-name.txt", COURIER)))
    assert "Is here already, the same bytes:" in body
    number = Document.rows.get().pk
    assert f'name="withdraw" value="{number}"' not in body
    gone = client.post(reverse("inbox"), {"withdraw": number}, follow=True)
    assert "taking in the same file again brings it back" in shown(gone)
    assert Document.rows.get().withdrawn
    body = shown(send(client, file("a.txt", COURIER)))
    assert "Was withdrawn and is back:" in body
    assert kinds() == ["received", "withdrawn", "restored"]


def test_what_is_said_of_a_known_file_is_told_as_not_applied(client, local, workspace):
    send(client, file("a.txt", COURIER), level="0", published="2025-03-04")
    body = shown(send(client, file("a.txt", COURIER), level="3", published="2025-03-04", publisher="Wire"))
    assert "What you say of it now was not applied:</strong> level, publisher." in body
    assert reverse("about", args=[Document.rows.get().pk]) in body
    assert Document.rows.get().level == 0
    assert "was not applied" not in shown(send(client, file("a.txt", COURIER), level="0"))


@pytest.mark.parametrize("path", REFUSED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_damaged_file_is_refused_with_its_sentence_and_leaves_nothing(client, local, workspace, path):
    answer = send(client, file(path.name, path.read_bytes()))
    assert answer.status_code == 422
    assert "Not taken in:" in shown(answer)
    assert not Document.rows.exists()
    assert list(workspace.blobs.folder.iterdir()) == []


def test_a_refused_file_keeps_no_other_out(client, local, workspace):
    sent = [file(p.name, p.read_bytes()) for p in (*REFUSED[:3], *TAKEN)]
    body = shown(send(client, *sent))
    assert body.count("Not taken in:") == 3
    assert body.count("Taken in:") + body.count("Is here already") == len(TAKEN)


def test_a_name_that_is_markup_or_a_path_is_shown_as_words(client, local, workspace):
    answer = send(client, file("<b>x</b>.txt", "<script>alert(1)</script> no tags here, said the lawyer."))
    assert b"<b>x</b>" not in answer.content
    assert b"<script>alert" not in answer.content
    send(client, file("../../etc/held.txt", HERALD))
    assert Document.rows.filter(filename="held.txt").exists()


def test_many_files_at_once(client, local, workspace):
    answer = send(client, *(file(f"{n}.txt", f"Police held farmer number {n}.") for n in range(120)))
    assert shown(answer).count("Taken in:") == 120
    assert Document.rows.count() == 120


# --- limits


def test_a_file_over_the_limit_is_refused_while_it_comes_and_costs_no_room(client, local, settings, workspace, monkeypatch):
    text = (workspace.folder / CONFIG).read_text().replace("max_bytes = 50000000", "max_bytes = 3000000")
    (workspace.folder / CONFIG).write_text(text)
    settings.SAKSI_WORKSPACE = open_workspace(workspace.folder)
    kept = []

    class Watched(tempfile.SpooledTemporaryFile):
        def truncate(self, size=None):
            super().truncate(size)
            kept.append(self.tell() if size is None else size)

    monkeypatch.setattr(uploads.tempfile, "SpooledTemporaryFile", Watched)
    body = shown(send(client, file("big.txt", b"word " * 1_000_000), file("a.txt", COURIER)))
    assert "got 5,000,000 bytes, expected 3,000,000 at most." in body
    assert body.count("Taken in:") == 1
    assert kept
    assert set(kept) == {0}
    assert [p for p in workspace.blobs.folder.iterdir() if p.stat().st_size > 10_000] == []


def test_a_large_file_lies_on_the_disk_of_the_workspace_without_a_name(workspace):
    handler = uploads.CappedUploadHandler()
    handler.new_file("files", "secret-name.txt", "text/plain", None)
    for _ in range(40):
        handler.receive_data_chunk(b"x" * 64_000, 0)
    sent = handler.file_complete(0)
    assert sent.size == 40 * 64_000
    assert sent.file._rolled
    assert list(workspace.blobs.folder.iterdir()) == []
    assert uploads.bytes_of(sent) == b"x" * 40 * 64_000


class Endless(io.RawIOBase):
    """A body that must not be read."""

    def readable(self):
        return True

    def readinto(self, _):
        raise AssertionError("the body was read")


def test_more_than_200_megabytes_are_told_before_anything_is_read(client, local, workspace):
    answer = client.generic(
        "POST", reverse("inbox"), b"", content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(uploads.MOST_BYTES + 1), **{"wsgi.input": Endless()},
    )  # fmt: skip
    assert answer.status_code == 413
    assert "200 million bytes" in shown(answer)


def test_too_many_files_and_too_long_a_text_are_told(client, local, workspace, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 3
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100_000
    for answer in (send(client, *(file(f"{n}.txt", str(n)) for n in range(4))), send(client, text="word " * 50_000)):
        assert answer.status_code == 413
        assert "Nothing was taken in." in shown(answer)
    assert not Document.rows.exists()


# --- a text


def test_a_pasted_text_is_kept_as_bytes_with_how_it_was_got(client, local, workspace):
    answer = send(client, text=COURIER.replace("\n", "\r\n"), title="From the radio")
    assert "the pasted text" in shown(answer)
    row = Document.rows.get()
    assert workspace.blobs.read(row.blob, Sha256.parse(row.sha256)) == COURIER.encode()
    assert (row.title, row.text.content) == ("From the radio", COURIER)
    said = json.loads(row.capture.said)
    assert (said["way"], said["by"]) == ("pasted", "local")
    assert f"pasted by local, {row.taken_in.day} {row.taken_in:%B %Y}" in shown(client.get(reverse("about", args=[row.pk])))
    assert COURIER[:40] not in shown(answer).partition("<textarea")[2].partition("</textarea>")[0]


def test_what_was_taken_in_leaves_the_form_and_what_was_refused_stays(client, local, workspace):
    """The level stays, too: the next part of what is confidential must not come in below it."""
    body = shown(send(client, file("a.pdf", b"%PDF-1.4"), text=COURIER, level="3", title="T", publisher="Wire"))
    assert "the PDF is" in body
    assert "Oren Tallis" not in body.partition("<textarea")[2].partition("</textarea>")[0]
    assert '<option value="3" selected>' in body
    assert 'value="Wire"' in body
    assert 'name="title" maxlength="500" value="T"' in body
    body = shown(send(client, file("b.txt", HERALD), level="3", title="T", publisher="Wire"))
    assert '<option value="3" selected>' in body
    assert 'name="title" maxlength="500" value=""' in body


def test_a_pasted_mail_with_its_head_is_a_mail(client, local, workspace):
    send(client, text=MAIL.decode())
    row = Document.rows.get()
    assert (row.format, row.title, row.date) == ("eml", "Held again", "2025-03-06")


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({}, "nothing was handed over"), ({"text": "  \n "}, "nothing was handed over"),
        ({"text": COURIER, "published": "yesterday"}, "yesterday"), ({"text": COURIER, "pack": "atlantis"}, "atlantis"),
        ({"text": COURIER, "level": "7"}, "expected 0 (public)"), ({"text": COURIER, "level": ""}, "expected 0 (public)"),
        ({"text": "?! ..."}, "no text was found"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_in_is_told_and_every_word_is_kept(client, local, workspace, form, sentence):
    answer = send(client, publisher="Lumera Courier", **form)
    assert answer.status_code == 422
    body = shown(answer)
    assert sentence in body
    assert form.get("text", "").strip() in body
    assert 'value="Lumera Courier"' in body
    assert not Document.rows.exists()


# --- an address


def test_fetching_is_off_until_the_settings_allow_it(client, local, workspace):
    page = shown(client.get(reverse("inbox")))
    assert 'name="address"' not in page
    assert "enabled = true into saksi.toml" in page
    answer = send(client, address="http://courier.example/")
    assert answer.status_code == 422
    assert "fetching is off" in shown(answer)


def test_a_page_is_fetched_and_its_way_is_kept_and_shown(client, local, fetches):
    page = b"<html><title>Union leader held</title><body><p>Police in Lumera arrested Oren Tallis on 3 March 2025.</p></body></html>"
    fetches.redirect("/", "/held.html")
    fetches.answers["/held.html"] = (200, {"Content-Type": "text/html"}, page)
    assert 'name="address"' in shown(client.get(reverse("inbox")))
    body = shown(send(client, address="http://courier.example/"))
    assert "Taken in:" in body
    row = Document.rows.get()
    assert (row.filename, row.format, row.url) == ("held.html", "html", "http://courier.example/held.html")
    assert json.loads(row.capture.said)["final"] == "http://courier.example/held.html"
    about = shown(client.get(reverse("about", args=[row.pk])))
    assert "fetched from http://courier.example/" in about
    assert "http://courier.example/held.html (93.184.215.14)" in about
    assert kinds() == ["received", "captured"]


def test_an_address_inside_is_refused_and_kept_in_the_form(client, local, fetches):
    fetches.names["inside.example"] = ["10.0.0.1"]
    for address in ("http://127.0.0.1/", "http://inside.example/", "file:///etc/passwd", "http://[::1]/"):
        answer = send(client, address=address)
        assert answer.status_code == 422
        assert f'value="{address}"' in shown(answer)
    assert fetches.connected == []
    assert not Document.rows.exists()


# --- who may


def test_the_form_needs_its_token(local, workspace):
    strict = came_in(enforce_csrf_checks=True)
    assert send(strict, file("a.txt", COURIER)).status_code == 403
    page = strict.get(reverse("inbox")).content.decode()
    token = page.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    assert send(strict, file("a.txt", COURIER), csrfmiddlewaretoken=token).status_code == 200
    assert Document.rows.count() == 1


def test_who_only_reads_a_second_time_takes_nothing_in(client, sit_down, cleared, workspace):
    sit_down(cleared(1))
    assert 'type="file"' not in shown(client.get(reverse("inbox")))
    refused = send(client, file("a.txt", COURIER))
    assert refused.status_code == 403
    assert "may not change the record" in shown(refused)
    assert not Document.rows.exists()


def test_levels_above_the_clearance_are_not_offered_and_not_taken(client, sit_down, cleared, workspace):
    sit_down(cleared(1, may_write=True))
    page = shown(client.get(reverse("inbox")))
    assert '<option value="1" selected>' in page
    assert '<option value="2"' not in page
    answer = send(client, file("a.txt", COURIER), level="2")
    assert answer.status_code == 403
    assert not Document.rows.exists()


def test_nothing_tells_that_the_same_bytes_lie_above_the_clearance(client, sit_down, cleared, workspace, local):
    """Word for word the answer of a file that nobody has."""
    hidden = take_in(local, workspace, HERALD.encode(), "secret.txt", level=3).document
    sit_down(cleared(1, may_write=True))
    new = shown(send(client, file("a.txt", HERALD.replace("Oren", "Olen"))))
    same = shown(send(client, file("a.txt", HERALD)))
    first, second = Document.rows.order_by("pk")[1:]

    def alike(body, document):
        body = body.partition("<section")[2].partition("</section>")[0]
        token = body.partition('value="')[2].partition('"')[0]
        return body.replace(token, "token").replace(f"/{document.pk}/", "/n/").replace(f'"{document.pk}"', '"n"')

    assert alike(same, second) == alike(new, first)
    assert hidden.pk not in {first.pk, second.pk}


# --- reading


def test_what_came_in_waits_to_be_read_and_is_read_by_the_server(client, local, workspace):
    send(client, file("courier.txt", COURIER), file("herald.txt", HERALD))
    assert "2 of them wait to be read" in shown(client.get(reverse("inbox")))
    assert WAITING.read_one(workspace, RulesReader())
    assert WAITING.read_one(workspace, RulesReader())
    assert not WAITING.read_one(workspace, RulesReader())
    assert Reading.rows.count() == 2
    assert "wait to be read" not in shown(client.get(reverse("inbox")))
