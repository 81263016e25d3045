"""Taking in keeps the bytes, logs them, and says when it knows them already."""

import json
import re

import pytest

from saksi.actions.check_workspace import check_workspace
from saksi.actions.take_in import take_in
from saksi.actions.withdraw import withdraw
from saksi.evidence.paragraphs import TextTree
from saksi.intake import Metadata
from saksi.kernel.canonical import canonical_json
from saksi.kernel.errors import BadDecision, EmptyFile, NotAllowed, PackError
from saksi.kernel.hashes import Sha256
from saksi.record.models import Capture, Document, LogEntry, LogLeaf

from .conftest import STORY, entries


def test_works_and_the_bytes_are_kept(workspace, document):
    assert workspace.blobs.read(document.blob, Sha256.parse(document.sha256)) == STORY.encode()
    assert document.text.content == STORY
    assert (document.title, document.publisher, document.date) == ("Union leader held", "Lumera Courier", "2025-03-04")


def test_the_entry_commits_to_document_text_and_paragraphs(document):
    entry = json.loads(bytes(LogEntry.rows.get(index=document.text.entry).data))
    assert entry["kind"] == "received"
    assert entry["commits"]["document"] == document.sha256
    assert entry["commits"]["paragraph_root"] == TextTree(STORY, document.text.salts).root.hex()
    assert LogLeaf.rows.count() == LogEntry.rows.count() == 1


def test_the_entry_commits_to_what_is_said_of_the_document_and_tells_none_of_it(workspace, local):
    """A report shows the entry whole. The name of a file may say who gave it, and without the salt nobody can try one."""
    said = Metadata(title="Held without warrant", publisher="Courier", url="https://courier.example/1")
    row = take_in(local, workspace, STORY.encode(), "from-the-baker.txt", level=3, metadata=said).document
    (entry,) = entries()
    assert set(entry) == {"kind", "at", "by", "document", "format", "extractor", "commits", "described"}
    assert set(entry["commits"]) == {"document", "text", "paragraph_root", "paragraphs"}
    assert not re.search(f"warrant|[Cc]ourier|baker|level|{row.salt}", json.dumps(entry))
    told = {name: getattr(row, name) for name in ("filename", "title", "publisher", "author", "url", "pack", "level", "notes", "salt")}
    said_of_it = canonical_json({**told, "date": "", "earliest": None, "latest": None})
    assert (len(row.salt), entry["described"]) == (64, Sha256.of(said_of_it).hex)


def test_the_same_bytes_twice_are_one_document(workspace, document, local):
    again = take_in(local, workspace, STORY.encode(), "other-name.txt")
    assert (again.created, again.document.pk) == (False, document.pk)
    assert LogEntry.rows.count() == 1


def test_refuses_the_stranger_and_keeps_nothing(workspace, stranger, cleared):
    for person in (stranger, cleared(3)):
        with pytest.raises(NotAllowed):
            take_in(person, workspace, b"words", "a.txt")
    assert Document.rows.count() == 0
    assert list(workspace.blobs.names()) == []


def test_refuses_a_level_above_the_clearance(workspace, cleared):
    with pytest.raises(NotAllowed):
        take_in(cleared(1, may_write=True), workspace, b"words", "a.txt", level=3)


def test_refuses_bad_input_and_keeps_nothing(workspace, local):
    with pytest.raises(EmptyFile):
        take_in(local, workspace, b"", "a.txt")
    with pytest.raises(BadDecision, match="level 7"):
        take_in(local, workspace, b"words", "a.txt", level=7)
    with pytest.raises(PackError, match="atlantis"):
        take_in(local, workspace, b"words", "a.txt", pack="atlantis")
    assert LogEntry.rows.count() == Document.rows.count() == 0


def test_whatever_a_file_says_of_itself_fits_both_databases(workspace, local):
    said = Metadata(title="t" * 900, publisher="p\0" * 400, author="a\0b", url="u" * 2000)
    row = take_in(local, workspace, b"words of a text", "x" * 400 + ".txt", metadata=said).document
    row.refresh_from_db()
    assert (row.author, len(row.title), len(row.publisher), len(row.url)) == ("a b", 500, 300, 1000)
    assert row.filename.endswith("xxx.txt")


def test_the_same_bytes_above_the_clearance_come_in_as_new_and_nothing_tells_of_them(workspace, cleared, local):
    """Neither the answer, nor the log, nor the lists of the one below tell that the team has them already."""
    low = cleared(1, may_write=True)
    hidden = take_in(local, workspace, STORY.encode(), "secret.txt", level=3, metadata=Metadata(title="Secret")).document
    taken = take_in(low, workspace, STORY.encode(), "mine.txt")
    assert (taken.created, taken.restored, taken.document.title) == (True, False, "Union leader held")
    assert [row.pk for row in Document.objects.visible_to(low)] == [taken.document.pk]
    assert (taken.document.sha256, taken.document.blob != hidden.blob) == (hidden.sha256, True)
    assert [finding.verdict for finding in check_workspace(workspace) if finding.verdict == "failed"] == []
    assert not take_in(low, workspace, STORY.encode(), "again.txt").created
    assert not take_in(local, workspace, STORY.encode(), "again.txt").created
    assert Document.rows.count() == 2


def test_a_withdrawn_document_above_the_clearance_is_not_brought_back_from_below(workspace, cleared, local):
    hidden = take_in(local, workspace, STORY.encode(), "secret.txt", level=3).document
    withdraw(local, hidden)
    taken = take_in(cleared(1, may_write=True), workspace, STORY.encode(), "mine.txt")
    assert taken.created
    assert Document.rows.get(pk=hidden.pk).withdrawn


CAPTURED = {"way": "fetched", "address": "https://courier.example/held", "status": 200, "headers": {"date": "today"}}


def test_how_it_was_captured_is_kept_and_the_log_commits_to_it_without_telling(workspace, local):
    document = take_in(local, workspace, STORY.encode(), "held.html", captured=CAPTURED).document
    kept = json.loads(document.capture.said)
    assert len(kept.pop("salt")) == 32
    assert kept == CAPTURED
    entry = json.loads(bytes(LogEntry.rows.get(index=document.capture.entry).data))
    assert (entry["kind"], entry["document"]) == ("captured", document.pk)
    assert entry["commits"] == Sha256.of(document.capture.said.encode()).hex
    assert "courier.example" not in json.dumps(entry)


def test_a_capture_that_was_changed_is_found(workspace, local):
    document = take_in(local, workspace, STORY.encode(), "held.html", captured=CAPTURED).document
    verdicts = {finding.what: finding.verdict for finding in check_workspace(workspace)}
    assert verdicts["captures"] == "passed"
    Capture.rows.filter(document=document).update(said=document.capture.said.replace("courier", "herald"))
    verdicts = {finding.what: finding.verdict for finding in check_workspace(workspace)}
    assert verdicts["captures"] == "failed"
