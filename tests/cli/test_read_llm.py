"""`saksi read --reader llm`: off until it is set, and what it says; `--compare`: two readings as one list."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.commands import refused, saksi
from tests.reading.llm.readers import GOOD, TEXT
from tests.reading.llm.server import EMPTY, Server, fails, gives

from .conftest import STORY


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(TEXT, "utf-8")
    return path


def settings(server: Server) -> dict[str, str]:
    return {"SAKSI_LLM_ADDRESS": server.url, "SAKSI_LLM_MODEL": "test-model"}


def test_it_is_off_until_an_address_and_a_model_are_set(story):
    for given in ({}, {"SAKSI_LLM_ADDRESS": "http://127.0.0.1:1/v1"}, {"SAKSI_LLM_MODEL": "m"}):
        told = saksi("read", story, "--reader", "llm", cwd=story.parent, status=1, **given).stderr
        assert "the reader llm is off" in told
        assert "SAKSI_LLM_ADDRESS" in told


def test_a_file_is_read_and_parts_and_cost_are_said(story):
    with Server(gives(GOOD)) as server:
        done = saksi("read", story, "--reader", "llm", "--published", "2025-03-04", "--pack", "sample", "--json", **settings(server))
    reading = json.loads(done.stdout)
    assert (reading["reader"], len(reading["accounts"]), reading["accounts"][0]["date"]) == ("llm", 2, "2025-03-02")
    assert "Part 1 of 1: paragraphs 1 to 3" in done.stderr
    assert "Cost as the server reports it: 1 request, 5000 tokens in, 40 out." in done.stderr


@pytest.mark.parametrize("level", ["2", "3"])
def test_a_confidential_file_goes_nowhere_else(story, level):
    given = {"SAKSI_LLM_ADDRESS": "https://models.example.org/v1", "SAKSI_LLM_MODEL": "m"}
    told = saksi("read", story, "--reader", "llm", "--level", level, status=1, **given).stderr
    assert f"this text is of level {level}" in told
    assert "Nothing was sent." in told


def test_a_folder_with_a_text_that_failed_tells_it_and_reads_the_others(tmp_path, story):
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text("Nobody answers this one.", "utf-8")
    (texts / "b.txt").write_text(TEXT, "utf-8")
    with Server(fails(418, 1, gives(GOOD))) as server:
        done = saksi("read", texts, "--reader", "llm", "--out", tmp_path / "out", status=1, **settings(server))
    assert "a.txt: ReadingError" in done.stderr
    assert "1 read into" in done.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["b.json"]


def test_two_readers_are_compared_in_one_list(story):
    asked = ("read", story, "--published", "2025-03-04", "--pack", "sample", "--reader", "rules", "--compare", "llm")
    with Server(gives(GOOD)) as server:
        shown = saksi(*asked, **settings(server)).stdout
        both = json.loads(saksi(*asked, "--json", **settings(server)).stdout)
    assert "two readings, decided by nobody yet" in shown
    assert [reading["reader"] for reading in both["readings"]] == ["rules", "llm"]
    assert "agree" in {one["verdict"] for one in both["opinions"]}
    counted = re.findall(r": (\d+)", shown.strip().rsplit("\n", 1)[1])
    assert sum(map(int, counted)) == len(both["opinions"])


def test_a_document_is_read_by_the_settings_of_its_workspace_and_kept_with_what_it_cost(started):
    with Server(gives(EMPTY)) as server:
        config = started.folder / "saksi.toml"
        config.write_text(f'llm_address = "{server.url}"\nllm_model = "test-model"\nllm_timeout = 20\n' + config.read_text("utf-8"), "utf-8")
        said = json.loads(started("read", "--document", "1", "--reader", "llm", "--json").stdout)
        assert STORY.read_text("utf-8").split("\n")[0][:40] in server.requests[0]["messages"][1]["content"]
    assert (said["reader"], said["settings"]["model"], said["settings"]["parts"]) == ("llm", "test-model", "1")


def test_a_confidential_document_is_refused_elsewhere_and_its_suggestions_stand(started):
    started("document", "edit", "1", "--level", "2")
    config = started.folder / "saksi.toml"
    config.write_text('llm_address = "https://models.example.org/v1"\nllm_model = "m"\n' + config.read_text("utf-8"), "utf-8")
    before = started("review").stdout
    told = started("read", "--document", "1", "--reader", "llm", status=1).stderr
    assert "this text is of level 2" in told
    assert started("review").stdout == before


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("--document", "1", "--compare", "rules"), "--compare and --level are for files"),
        (("--document", "1", "--level", "0"), "--compare and --level are for files"),
        ((STORY.parent, "--out", "x", "--compare", "rules"), "is read by one reader"),
        ((STORY, "--level", "4"), "0<=x<=3"),
        ((STORY, "--compare", "oracle"), "'oracle' is not one of"),
    ],
)
def test_wrong_use_is_told(given, told, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert told in refused("read", *given, status=2)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("SAKSI_LLM_TIMEOUT", "soon", "expected a whole number above 0"),
        ("SAKSI_LLM_PART_WORDS", "0", "expected a whole number above 0"),
        ("SAKSI_LLM_ADDRESS", "http://ana:secret@127.0.0.1/v1", "expected the form http://127.0.0.1"),
    ],
)
def test_a_wrong_setting_is_told_without_a_secret(story, name, value, told, monkeypatch):
    for setting, is_ in ({"SAKSI_LLM_ADDRESS": "http://127.0.0.1:1/v1", "SAKSI_LLM_MODEL": "m"} | {name: value}).items():
        monkeypatch.setenv(setting, is_)
    said = refused("read", story, "--reader", "llm", status=1)
    assert told in said
    assert "secret" not in said


def test_it_can_be_evaluated_like_the_others(tmp_path):
    gold = {"text": TEXT, "published": "2025-03-04", **{group: [] for group in ("actors", "provisions", "statements", "accounts")}}
    (tmp_path / "gold.json").write_text(json.dumps(gold), "utf-8")
    with Server(gives(GOOD)) as server:
        figures = json.loads(saksi("evaluate", tmp_path, "--reader", "llm", "--json", **settings(server)).stdout)
    assert (figures["grounding"], figures["items"]["accounts"]["found"]) == (1.0, 2)
