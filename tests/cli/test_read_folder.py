"""`saksi read FOLDER`: on all cores, each result whole or not there, and a run that was broken off goes on where it was."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from saksi.cli.main import main
from saksi.cli.read_folder import result_names
from tests.commands import SAKSI, environment, refused, saksi
from tests.reading.llm.readers import GOOD, TEXT
from tests.reading.llm.server import Server, gives

from .conftest import OTHER, STORY

LONG = 16


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """Three short texts, one of them a page."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for path in (STORY, OTHER):
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "short.txt").write_text("Police in Lumera arrested two dock workers on Monday.\n", "utf-8")
    return folder


@pytest.fixture
def long_texts(tmp_path: Path) -> Path:
    """So many texts, and so long, that reading them can be broken off in the middle."""
    folder = tmp_path / "long"
    folder.mkdir()
    for number in range(LONG):
        (folder / f"{number:02}.txt").write_text(f"Dispatch {number}\n\n" + STORY.read_text("utf-8") * 10, "utf-8")
    return folder


def read(folder: Path, *more: str | Path, reader: str = "rules", status: int = 0) -> str:
    """Read it into a folder beside it, without a new process for the command; gives what was said on standard error."""
    done = CliRunner().invoke(main, ["read", *map(str, (folder, "--out", folder.parent / "out", "--reader", reader, *more))])
    assert (done.exit_code, done.stdout) == (status, ""), done.stderr
    return done.stderr


def results(folder: Path) -> dict[str, dict]:
    """What lies beside the folder; each one must be whole."""
    return {path.name: json.loads(path.read_text("utf-8")) for path in (folder.parent / "out").glob("*.json")}


def files_as_written(folder: Path) -> dict[str, int]:
    """A number for each result that changes when it is written again."""
    return {path.name: path.stat().st_ino for path in (folder.parent / "out").iterdir()}


@pytest.mark.parametrize("reader", ["rules", "model"])
def test_several_processes_write_what_one_writes(texts, reader):
    (texts / "empty.txt").write_bytes(b"")
    ways = {"one": (), "two": ("--jobs", "2")}
    for way, jobs in ways.items():
        done = saksi("read", texts, "--out", texts.parent / way, "--reader", reader, "--pack", "sample", *jobs, status=1)
        assert done.stdout == ""
        assert "4/4" in done.stderr
        assert "empty.txt: EmptyFile" in done.stderr
        assert re.search(r"\n3 read into .*, 1 refused, 0 already read\n$", done.stderr)
    one, two = ({path.name: path.read_bytes() for path in (texts.parent / way).iterdir()} for way in ways)
    assert one == two
    assert len(one) == 3


def test_what_is_read_already_is_not_read_again_and_a_changed_text_is(texts):
    assert "3 read into" in read(texts)
    before = files_as_written(texts)
    assert re.search(r"0 read into .*, 0 refused, 3 already read", read(texts))
    assert files_as_written(texts) == before
    (texts / "short.txt").write_text("Police in Lumera arrested three nurses on Monday.\n", "utf-8")
    assert re.search(r"1 read into .*, 0 refused, 2 already read", read(texts))
    after = files_as_written(texts)
    assert {name for name in before if before[name] != after[name]} == {"short.json"}
    assert "three nurses" in results(texts)["short.json"]["text"]


@pytest.mark.parametrize(
    "other",
    [("--published", "2025-03-04"), ("--pack", "sample"), ("--reader", "model")],
    ids=["day", "pack", "reader"],
)
def test_another_way_of_reading_reads_again(texts, other):
    read(texts)
    assert re.search(r"3 read into .*, 0 already read", read(texts, *other))
    assert "3 already read" in read(texts, *other)


@pytest.mark.parametrize(
    "changed",
    [
        lambda kept: {**kept, "version": "0"},
        lambda kept: {**kept, "read_from": {**kept["read_from"], "saksi": "0.0.1"}},
        lambda kept: {key: value for key, value in kept.items() if key != "read_from"},
        lambda kept: [kept],
    ],
    ids=["by another version of the reader", "by another Saksi", "without its origin", "not by Saksi"],
)
def test_a_result_that_came_about_otherwise_is_made_again(texts, changed):
    read(texts)
    whole = results(texts)["short.json"]
    (texts.parent / "out" / "short.json").write_text(json.dumps(changed(whole)), "utf-8")
    assert re.search(r"1 read into .*, 2 already read", read(texts))
    assert results(texts)["short.json"] == whole


def test_a_model_of_another_hash_reads_again(texts):
    read(texts, reader="model")
    path = texts.parent / "out" / "short.json"
    whole = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**whole, "settings": {"model": "0" * 16}}), "utf-8")
    assert "1 read into" in read(texts, reader="model")
    assert json.loads(path.read_text("utf-8")) == whole


def test_a_half_result_is_made_again_and_an_old_left_over_is_removed(texts):
    read(texts)
    out = texts.parent / "out"
    (out / "short.json").write_bytes((out / "short.json").read_bytes()[:100])
    old, new = out / ".short.json.1.part", out / ".short.json.2.part"
    for path in (old, new):
        path.write_text("{", "utf-8")
    os.utime(old, (1, 1))
    assert "1 read into" in read(texts)
    assert results(texts)["short.json"]["reader"] == "rules"
    assert not old.exists()
    assert new.exists(), "another run may be writing it at this moment"


def test_a_refused_file_is_told_by_the_exit_status_and_tried_again(texts):
    (texts / "empty.txt").write_bytes(b"")
    for _ in range(2):
        told = read(texts, status=1)
        assert "empty.txt: EmptyFile" in told
        assert "1 refused" in told
    (texts / "empty.txt").write_text("Not empty any more.", "utf-8")
    assert re.search(r"1 read into .*, 0 refused, 3 already read", read(texts))


def test_texts_that_are_called_the_same_but_for_their_endings_keep_their_whole_names(texts):
    (texts / "short.html").write_text("<html><body><p>The court in Lumera banned the paper on Friday.</p></body></html>", "utf-8")
    told = read(texts)
    assert "results keep the whole name: short.html, short.txt" in told
    assert results(texts).keys() == {"short.html.json", "short.txt.json", f"{STORY.stem}.json", f"{OTHER.stem}.json"}
    assert "arrested" in results(texts)["short.txt.json"]["text"]
    assert "4 already read" in read(texts)


@pytest.mark.parametrize(
    ("files", "named"),
    [
        (["a.txt", "b.txt"], ["a", "b"]),
        (["a.txt", "A.html", "b.txt"], ["a.txt", "A.html", "b"]),
        (["a.txt", "a.html", "a.txt.json"], ["a.txt", "a.html", "a.txt.json"]),
    ],
)
def test_no_two_results_have_one_name(files, named):
    assert list(result_names([Path(name) for name in files]).values()) == named


# --- broken off


@contextmanager
def started(folder: Path, *more: str) -> Iterator[subprocess.Popen[str]]:
    """The command as a terminal starts it, in a group of its own, once its first result lies there."""
    command = [SAKSI, "read", folder, "--out", folder.parent / "out", "--reader", "rules", *more]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment(), start_new_session=True) as running:
        limit = time.monotonic() + 60
        while not list((folder.parent / "out").glob("*.json")):
            assert running.poll() is None, "it ended before its first result"
            assert time.monotonic() < limit, "no result after a minute"
            time.sleep(0.01)
        yield running


def all_ended(group: int) -> bool:
    """Whether every process of the group ends within some seconds."""
    for _ in range(200):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("jobs", [(), ("--jobs", "1"), ("--jobs", "2")], ids=["by itself", "one process", "two"])
def test_ctrl_c_ends_it_in_a_sentence_and_the_same_command_goes_on(long_texts, jobs):
    with started(long_texts, *jobs) as running:
        os.killpg(running.pid, signal.SIGINT)
        told = running.communicate(timeout=20)[1]
    assert running.returncode == 130
    assert "Traceback" not in told
    said = re.search(rf"Stopped: (\d+) of {LONG} are read into .*; the same command goes on with the others\.\n$", told)
    assert said, told
    assert all_ended(running.pid)
    before = files_as_written(long_texts)
    assert results(long_texts).keys() == before.keys(), "a half file is left"
    assert 0 < len(before) == int(said[1]) < LONG
    again = read(long_texts)
    assert f"{LONG - len(before)} read into" in again
    assert f"{len(before)} already read" in again
    assert before.items() <= files_as_written(long_texts).items()
    assert len(results(long_texts)) == LONG


def test_kill_9_leaves_no_half_result_and_no_process(long_texts):
    with started(long_texts, "--jobs", "2") as running:
        running.kill()
    assert all_ended(running.pid)
    done = results(long_texts)
    assert 0 < len(done) < LONG
    assert f"{len(done)} already read" in read(long_texts, "--jobs", "2")
    assert len(results(long_texts)) == LONG


def test_a_process_that_is_killed_is_told_of_and_what_was_read_is_kept(long_texts):
    children = Path("/proc/self/task")
    if not children.exists():
        pytest.skip("the processes of another one can be listed on Linux only")
    with started(long_texts, "--jobs", "2") as running:
        listed = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text("utf-8").split()
        [victim, *_] = [int(child) for child in listed if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]
        os.kill(victim, signal.SIGKILL)
        told = running.communicate(timeout=20)[1]
    assert running.returncode == 1
    assert "Traceback" not in told
    assert "a process that reads ended without a word" in told
    assert 0 < len(results(long_texts)) < LONG


# --- wrong use, and the reader that asks elsewhere


def test_the_readings_do_not_go_among_the_texts(texts):
    before = sorted(texts.iterdir())
    assert "Name another folder" in refused("read", texts, "--out", texts, status=2)
    assert sorted(texts.iterdir()) == before


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ((STORY, "--jobs", "2"), "--jobs and --out are for a folder"),
        (("--document", "1", "--jobs", "2"), "--jobs and --out for a folder"),
        ((STORY.parent, "--out", "x", "--jobs", "0"), "0 is not in the range x>=1"),
    ],
)
def test_wrong_use_is_told(given, told, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert told in refused("read", *given, status=2)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_a_text_is_told(tmp_path):
    (tmp_path / "texts").mkdir()
    assert "has no file that Saksi reads" in refused("read", tmp_path / "texts", "--out", tmp_path / "out", status=1)


def test_a_language_model_reads_one_text_after_the_other_and_each_cost_stands_under_its_text(tmp_path):
    texts = tmp_path / "texts"
    texts.mkdir()
    for name in ("a.txt", "b.txt"):
        (texts / name).write_text(TEXT, "utf-8")
    with Server(gives(GOOD)) as server:
        given = {"SAKSI_LLM_ADDRESS": server.url, "SAKSI_LLM_MODEL": "test-model"}
        asked = ("read", texts, "--out", tmp_path / "out", "--reader", "llm")
        assert "one text after the other" in saksi(*asked, "--jobs", "2", status=2, **given).stderr
        assert not server.requests
        told = saksi(*asked, **given).stderr
        assert re.search(r"a\.txt:.*Cost as the server reports it: 1 request.*b\.txt:.*Cost as the server", told, re.DOTALL)
        assert len(server.requests) == 2
        assert "2 already read" in saksi(*asked, **given).stderr
        assert len(server.requests) == 2, "what is read already costs nothing"
        kept = json.loads((tmp_path / "out" / "a.json").read_text("utf-8"))
        kept["settings"]["unread"] = "Unread: paragraphs 2 (the model gave no answer)."
        (tmp_path / "out" / "a.json").write_text(json.dumps(kept), "utf-8")
        assert "1 already read" in saksi(*asked, **given).stderr


def test_a_text_whose_name_is_no_utf_8_is_read_like_the_others(texts):
    (texts / os.fsdecode(b"caf\xe9.txt")).write_text("Police in Lumera arrested two farmers on Monday.\n", "utf-8")
    assert "4 read" in read(texts)
    made = results(texts)[os.fsdecode(b"caf\xe9.json")]
    assert (made["id"], made["read_from"]["file"]) == ("caf\ufffd", "caf\ufffd.txt")
    assert "4 already read" in read(texts)
