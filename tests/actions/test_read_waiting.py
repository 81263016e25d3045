"""What was taken in and never read is read while the desk is open, and a broken reader harms nothing else."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from saksi.actions.read import read
from saksi.actions.read_waiting import IDLE, Waiting, never_read
from saksi.actions.reading_failed import failed_before
from saksi.actions.reading_process import ReadingProcess, too_long
from saksi.actions.session import acknowledged
from saksi.actions.take_in import take_in
from saksi.actions.withdraw import withdraw
from saksi.codebook.packs import load_pack
from saksi.kernel.errors import NotAllowed, ReadingError
from saksi.reading.readers import reader_named
from saksi.reading.rules import RulesReader
from saksi.record.models import Document, Reading, Suggestion

from .conftest import SECOND, STORY, entries


class Breaks(RulesReader):
    """A reader that a text breaks."""

    def read(self, text, published, pack):
        if "Ostrel" in text:
            raise ReadingError("the reader broke on this text.")
        return super().read(text, published, pack)


class TooSlow(RulesReader):
    """A reader that no text is short enough for."""

    def read(self, text, published, pack):
        raise too_long("600")


class Meanwhile(RulesReader):
    """A reader so slow that somebody reads the document at the desk meanwhile."""

    def __init__(self, by):
        self.by = by

    def read(self, text, published, pack):
        found = super().read(text, published, pack)
        read(self.by, Document.rows.get(), RulesReader())
        return found


def until_done(waiting, workspace, reader):
    while waiting.read_one(workspace, reader):
        pass


def test_each_is_read_once_in_the_name_of_who_took_it_in(workspace, cleared):
    first, second = cleared(1, may_write=True), cleared(1, may_write=True)
    take_in(first, workspace, STORY.encode(), "a.txt")
    take_in(second, workspace, SECOND.encode(), "b.txt")
    until_done(Waiting(), workspace, RulesReader())
    assert sorted(entry["by"] for entry in entries() if entry["kind"] == "read") == [first.pk, second.pk]
    assert Reading.rows.count() == 2
    assert Suggestion.rows.filter(state="open").exists()


def test_what_was_read_or_withdrawn_is_left_alone(workspace, document, suggestions, local):
    withdraw(local, take_in(local, workspace, SECOND.encode(), "b.txt").document)
    assert suggestions
    assert not Waiting().read_one(workspace, RulesReader())


def test_a_desk_with_nothing_to_read_looks_through_all_again_only_when_something_came_or_a_minute_passed(workspace, local):
    waiting = Waiting()
    assert waiting.due(1), "nobody looked yet"
    until_done(waiting, workspace, RulesReader())
    assert [idle for idle in range(2 * IDLE) if waiting.due(idle)] == [0, IDLE]
    waiting.look()
    assert waiting.due(1)
    waiting = Waiting()
    until_done(waiting, workspace, RulesReader())
    take_in(local, workspace, STORY.encode(), "a.txt")
    assert waiting.due(1)


def test_one_that_breaks_the_reader_is_passed_over_and_told(workspace, local):
    broken = take_in(local, workspace, SECOND.encode(), "b.txt").document
    take_in(local, workspace, STORY.encode(), "a.txt")
    waiting = Waiting()
    until_done(waiting, workspace, Breaks())
    assert {number: error.message for number, error in waiting.failed.items()} == {broken.pk: "the reader broke on this text."}
    assert list(never_read()) == [broken]


def test_the_shortest_is_read_first(workspace, local):
    long = take_in(local, workspace, ("Rain fell in Lumera. " * 900).encode(), "long.txt").document
    short = take_in(local, workspace, STORY.encode(), "short.txt").document
    assert list(never_read()) == [short, long]


def test_one_that_took_too_long_is_passed_over_after_the_next_start_too_until_somebody_asks(workspace, local):
    document = take_in(local, workspace, STORY.encode(), "a.txt").document
    until_done(Waiting(), workspace, TooSlow())
    assert [(one["kind"], one.get("document")) for one in entries()] == [("received", document.pk), ("reading failed", document.pk)]
    again = Waiting()
    again.failed |= failed_before()
    assert "more than 600 seconds" in again.failed[document.pk].message
    assert not again.read_one(workspace, RulesReader())
    again.ask(local, document)
    assert again.failed == {}
    assert again.read_one(workspace, RulesReader())
    assert Reading.rows.count() == 1


def test_that_it_took_too_long_is_remembered_where_the_log_cannot_be_written(workspace, local, monkeypatch):
    document = take_in(local, workspace, STORY.encode(), "a.txt").document
    monkeypatch.setattr("saksi.actions.read_waiting.PATIENCE", 0.0)
    waiting = Waiting()
    with acknowledged(workspace, "saksi add"):
        assert waiting.read_one(workspace, TooSlow())
    assert list(waiting.failed) == [document.pk]


def test_what_somebody_asks_for_is_read_again_before_what_waits_and_in_their_name(workspace, document, cleared, local):
    read(local, document, RulesReader())
    take_in(local, workspace, SECOND.encode(), "b.txt")
    asker, waiting = cleared(2, may_write=True), Waiting()
    waiting.ask(asker, document)
    assert waiting.due(1)
    assert waiting.holds(document.pk)
    waiting.read_one(workspace, RulesReader())
    assert [one["by"] for one in entries() if one["kind"] == "read"] == [local.pk, asker.pk]
    assert not waiting.holds(document.pk)
    until_done(waiting, workspace, RulesReader())
    assert Reading.rows.count() == 3


def test_who_may_not_keep_a_reading_cannot_ask_for_one(document, cleared):
    waiting = Waiting()
    with pytest.raises(NotAllowed):
        waiting.ask(cleared(2), document)
    assert waiting.asked == {}


def test_who_may_no_longer_write_leaves_it_to_others_and_is_told(workspace, cleared):
    gone = cleared(1, may_write=True)
    document = take_in(gone, workspace, STORY.encode(), "a.txt").document
    type(gone).objects.filter(pk=gone.pk).update(is_active=False)
    waiting = Waiting()
    until_done(waiting, workspace, RulesReader())
    assert "may not change the record" in waiting.failed[document.pk].message
    assert not Reading.rows.exists()


def test_somebody_was_faster_and_nothing_is_read_twice(workspace, local):
    take_in(local, workspace, STORY.encode(), "a.txt")
    assert Waiting().read_one(workspace, Meanwhile(local))
    assert Reading.rows.count() == 1


def test_while_another_program_writes_it_waits(workspace, local, monkeypatch):
    take_in(local, workspace, STORY.encode(), "a.txt")
    monkeypatch.setattr("saksi.actions.read_waiting.PATIENCE", 0.0)
    waiting = Waiting()
    with acknowledged(workspace, "saksi add"):
        assert not waiting.read_one(workspace, RulesReader())
    assert waiting.failed == {}
    assert waiting.read_one(workspace, RulesReader())


def test_a_process_of_its_own_reads_as_the_reader_here_and_is_replaced_when_it_breaks():
    process, pack = ReadingProcess(), load_pack("sample")
    here = reader_named()
    assert process.read(STORY, None, pack) == here.read(STORY, None, pack)
    assert (process.name, process.version, process.setup) == (here.name, here.version, dict(here.setup))
    os.kill(process._process.pid, signal.SIGKILL)
    process._process.join()
    assert process.read(SECOND, None, pack).accounts
    process.stop()
    assert process._process is None


def test_a_process_that_never_answers_is_ended():
    process = ReadingProcess(longest=0.01)
    began = time.monotonic()
    with pytest.raises(ReadingError, match="more than"):
        process.read(STORY, None, load_pack("sample"))
    assert time.monotonic() - began < 10
    assert process._process is None


SERVER = """
from saksi.actions.reading_failed import failed_before
from saksi.actions.reading_process import ReadingProcess, too_long
from saksi.codebook.packs import load_pack
process = ReadingProcess()
process.read("Police held a farmer.", None, load_pack("sample"))
print(process._process.pid, flush=True)
process.read("Police held a farmer in Lumera on Monday, said Sanna Brill. " * 20_000, None, load_pack("sample"))
"""


def is_there(number):
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return "Z" not in Path(f"/proc/{number}/stat").read_text().rpartition(")")[2][:3]


def test_the_process_ends_in_the_middle_of_a_text_when_the_server_is_killed():
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    starts = "import django; django.setup()" + SERVER
    with subprocess.Popen([sys.executable, "-c", starts], stdout=subprocess.PIPE, text=True, env=environment) as server:
        number = int(server.stdout.readline())
        assert is_there(number)
        server.kill()
    until = time.monotonic() + 10
    while is_there(number) and time.monotonic() < until:
        time.sleep(0.05)
    assert not is_there(number)
