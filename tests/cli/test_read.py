"""`saksi read` of files, folders and documents, and what waits afterwards."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.commands import refused, saksi

from .conftest import OTHER, STORY


def spans(value):
    """Every span in a reading, wherever it stands."""
    if isinstance(value, dict):
        if {"start", "end", "quote"} <= value.keys():
            yield value
        for part in value.values():
            yield from spans(part)
    elif isinstance(value, list):
        for part in value:
            yield from spans(part)


def grounded(reading) -> int:
    """How many spans there are, each of which must read so in the text."""
    found = list(spans({key: value for key, value in reading.items() if key != "text"}))
    assert all(reading["text"][s["start"] : s["end"]] == s["quote"] for s in found)
    return len(found)


def test_a_file_is_shown_as_tables_without_a_workspace(tmp_path):
    shown = saksi("read", STORY, "--published", "2025-03-04", "--pack", "sample", cwd=tmp_path).stdout
    assert "Suggestions, decided by nobody yet" in shown
    assert "They showed no warrant" in shown
    assert list(tmp_path.iterdir()) == []


def test_words_numbers_and_codes_stay_whole_in_a_terminal_of_80_columns(tmp_path):
    asked = ("read", STORY, "--published", "2025-03-04", "--pack", "sample")
    shown = saksi(*asked, cwd=tmp_path, COLUMNS="80").stdout
    reading = json.loads(saksi(*asked, "--json", cwd=tmp_path).stdout)
    assert max(map(len, shown.splitlines())) <= 80
    found = [reading[kind] for kind in ("actors", "statements", "accounts")]
    codes = {item.get(name) for items in found for item in items for name in ("sector", "kind", "position", "manner", "act", "date")}
    words = set(shown.split())
    assert codes - {None} <= words
    assert {word for items in found[1:] for item in items for word in item.get("span", item.get("trigger"))["quote"].split()} <= words


def test_explain_says_for_each_value_by_which_rule_and_which_words(tmp_path):
    asked = ("read", STORY, "--published", "2025-03-04", "--pack", "sample", "--explain")
    shown = " ".join(saksi(*asked, cwd=tmp_path, COLUMNS="900").stdout.split())
    assert "Why these statements" in shown
    assert re.search(r"\d+: .*They showed no warrant.* s\d+ words .* what stands before the cue and its speaker", shown)
    assert "the encoder's scorer of positions and all words weighed together keep it" in shown


def test_explain_in_json_has_reasons_whose_words_are_the_text(tmp_path):
    asked = ("read", STORY, "--published", "2025-03-04", "--pack", "sample", "--json")
    plain, explained = (json.loads(saksi(*asked, *more, cwd=tmp_path).stdout) for more in ((), ("--explain",)))
    reasons = explained["reasons"]
    assert {f"{s['id']}.position" for s in plain["statements"]} <= reasons.keys()
    assert grounded(explained) > grounded(plain)
    assert {**plain, "reasons": reasons} == explained


@pytest.mark.parametrize("given", [(STORY, "--compare", "rules"), (STORY.parent, "--out", "x"), ("--document", "1")])
def test_explain_is_refused_where_there_is_not_one_reading_of_one_file(given):
    assert "--explain is for one file" in refused("read", *given, "--explain", status=2)


def test_json_is_the_reading_format_with_every_span_in_its_text(tmp_path):
    said = saksi("read", STORY, "--published", "2025-03-04", "--pack", "sample", "--json", cwd=tmp_path).stdout
    reading = json.loads(said)
    assert grounded(reading) > 30
    assert reading["text"] == STORY.read_text("utf-8")
    for group in ("actors", "places", "dates", "provisions", "statements", "accounts"):
        assert isinstance(reading[group], list)
    assert (reading["reader"], reading["published"], reading["pack"]) == ("model", "2025-03-04", "sample")
    (tmp_path / "again.json").write_text(said, "utf-8")
    again = json.loads(saksi("read", tmp_path / "again.json", "--pack", "sample", "--json").stdout)
    assert again["accounts"] == reading["accounts"]


def test_a_folder_is_written_to_a_folder_one_file_for_each_text_and_the_bad_ones_are_told(tmp_path):
    texts = tmp_path / "texts"
    texts.mkdir()
    for path in (STORY, OTHER):
        (texts / path.name).write_bytes(path.read_bytes())
    (texts / "empty.txt").write_bytes(b"")
    (texts / "dated.json").write_text('{"text": "Nothing happened.", "published": "soon"}')
    done = saksi("read", texts, "--out", tmp_path / "out", "--pack", "sample", status=1)
    assert {path.name for path in (tmp_path / "out").iterdir()} == {f"{STORY.stem}.json", f"{OTHER.stem}.json"}
    assert "empty.txt: " in done.stderr
    assert "dated.json: " in done.stderr
    assert "2 read into" in done.stderr
    assert "2 refused" in done.stderr
    for path in (tmp_path / "out").iterdir():
        assert grounded(json.loads(path.read_text("utf-8"))) > 30


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('{"title": "x"}', "got the keys title"),
        ("{}", "got no keys"),
        ("[1, 2]", "got JSON that is a list"),
        ("not JSON", "got a file that is no JSON in UTF-8"),
        ('{"text": 5}', "got `text` that is a number"),
        ('{"text": "Words.", "published": 2025}', "`published` that is a number"),
        ('{"text": "Words.", "published": "soon"}', "got 'soon', expected a date such as"),
    ],
)
def test_json_that_is_no_reading_is_refused_with_what_was_expected(tmp_path, content, told):
    (tmp_path / "x.json").write_text(content)
    assert told in refused("read", tmp_path / "x.json", status=1)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ((), "Got no file"),
        (("nowhere.txt",), "does not exist"),
        ((STORY, "--published", "soon"), "got 'soon', expected a date such as"),
        ((STORY, "--pack", "atlantis"), "got the pack 'atlantis', expected one of"),
        ((STORY.parent,), "A folder needs --out FOLDER"),
        ((STORY, "--out", "readings"), "--jobs and --out are for a folder"),
        ((STORY, "--document", "1"), "--document 1. Name one of them"),
        (("--document", "1", "--out", "readings"), "--jobs and --out for a folder"),
        (("--document", "1", "--published", "2025-03-04"), "saksi document edit 1 --published 2025-03-04; then read it"),
    ],
)
def test_wrong_use_is_told(given, told):
    assert told in refused("read", *given, status=2)


def test_a_file_with_nothing_in_it_is_refused(tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    assert "nothing in it" in saksi("read", tmp_path / "empty.txt", status=1).stderr


def test_a_document_is_read_and_its_suggestions_wait_for_a_person(started):
    said = json.loads(started("read", "--document", "1", "--json").stdout)
    assert grounded(said) > 30
    waiting = started("review").stdout
    [row] = [line for line in waiting.splitlines() if "Police arrest three dock workers" in line]
    suggested = sum(len(said[group]) for group in said if isinstance(said[group], list))
    assert f"{suggested} open. Decide at the desk: saksi serve" in waiting
    assert f" {suggested} " in row


def test_a_document_that_was_never_read_is_told_apart_from_one_with_nothing_open(started):
    assert "not read yet" not in started("review").stdout
    started("add", OTHER)
    waiting = started("review").stdout
    assert re.search(r" 2 .* not read yet ", waiting)
    assert "1 not read yet. Read one: saksi read --document NUMBER; or all: saksi serve" in waiting


def test_a_document_that_is_not_there_is_told(desk):
    assert "there is no document 5" in desk("read", "--document", "5", status=1).stderr
    assert "0 open." in desk("review").stdout


def test_of_a_khmer_text_it_is_said_that_acts_are_not_read(desk):
    desk("add", Path(__file__).parents[1] / "reading/khmer_report.txt", "--published", "2025-03-14")
    said = desk("read", "--document", "1").stdout
    assert "ទេព វាសនា" in said
    assert "Acts are not read of Khmer text: add them at the desk." in said


def test_of_a_text_in_another_language_it_is_said_that_little_is_read(desk, tmp_path):
    words = "La police a arrêté hier un militant à Lumera, a déclaré son avocat. Il est détenu au secret depuis lundi, sans accès à sa famille. "
    (tmp_path / "fr.txt").write_text(words * 2, encoding="utf-8")
    desk("add", tmp_path / "fr.txt", "--published", "2025-03-14")
    assert "This text seems to be in another language" in desk("read", "--document", "1").stdout
