"""Every attack on a workspace or a report is named: not only that something is wrong, but what."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from .conftest import SCRIPT

NAMED = {
    "flip_a_bit": r"FAILED       document \d: blob [0-9a-f]{32}: the bytes on the disk hash to",
    "change_a_text": r"FAILED       text of document 1: is not the one that the log committed to",
    "drop_a_document": r"FAILED       document 2: was taken in by log entry 1, and its row is gone",
    "hide_a_document": r"FAILED       log entry 1: says 'received' of itself, and its column `kind` says 'reading'.*\n"
    r"FAILED       document 2: was taken in by log entry 1, and its row is gone",
    "lower_a_level": r"FAILED       documents: 1: not as the log committed to them",
    "change_a_title": r"FAILED       documents: 1: not as the log committed to them",
    "change_a_publisher": r"FAILED       documents: 1: not as the log committed to them",
    "change_a_day": r"FAILED       documents: 1: not as the log committed to them",
    "change_a_suggestion": r"FAILED       readings: (1|2|1, 2): not as the log committed to them",
    "drop_a_suggestion": r"FAILED       readings: 2: not as the log committed to them",
    "add_a_suggestion": r"FAILED       readings: 2: not as the log committed to them",
    "change_a_decision": r"FAILED       decisions: 1: not as the log committed to them",
    "add_a_decision": r"FAILED       suggestions: \d+: no entry of the log tells of them\n"
    r"FAILED       decisions: \d+: no entry of the log tells of them",
    "drop_a_decision": r"FAILED       suggestions: \d+: not as the log committed to them\n"
    r"FAILED       decisions: \d+: the log tells of them, and their rows are gone",
    "change_a_fact": r"FAILED       accounts, by their decisions: \d+: what they made is not as decided",
    "let_a_fact_stand_again": r"FAILED       whether facts stand, by their decisions: \d+: stand, though the log tells that they were undone or put aside\.",
    "set_a_fact_aside": r"FAILED       whether facts stand, by their decisions: \d+: stand no more, though no entry of the log tells",
    "change_a_victim": r"FAILED       what facts point at, by their decisions: \d+: point at other people, another statement, act or incident",
    "lower_a_persons_level": r"FAILED       levels of facts, by their decisions: \d+: got level 0, expected 2\.",
    "change_an_entry": r"FAILED       documents: 2: not as the log committed to them\n(?:.*\n)*"
    r"FAILED       log entry 1: does not fit its leaf: it was changed or swapped",
    "empty_the_log": r"FAILED       log entries: (\d+) of \d+ lost their content, .*: entries 2, 3",
    "swap_entries": r"FAILED       log entry 0: does not fit its leaf: it was changed or swapped\n"
    r"FAILED       log entry 1: does not fit its leaf: it was changed or swapped",
    "swap_entries_and_leaves": r"FAILED       log/0+2\.checkpoint: the first 2 entries are not the ones it signed",
    "drop_the_last_entry": r"FAILED       log/0+\d+\.checkpoint: signs \d+ entries, the workspace has \d+: it is older",
    "take_checkpoints_away": r"FAILED       checkpoints: are gone from log/",
    "restore_older": r"FAILED       checkpoint kept elsewhere: signs \d+ entries, the workspace has \d+: it is older",
    "restore_and_go_on": r"FAILED       checkpoint kept elsewhere: the first \d+ entries are not the ones it signed",
    "sign_anew": r"FAILED       checkpoint kept elsewhere: kept\.txt is no checkpoint signed with the key of this workspace: none of the known keys signed this note",
    "change_a_digit": r"FAILED: page: report\.html: prints '\d+' for incidents \(value\); figures\.json says \d+",
    "drop_an_incident": r"FAILED: figures: incidents: figures\.json says 1, the data give 0",
    "rewrite_together": r"FAILED: log: report built: the log commits to another manifest",
    "sign_with_another_key": r"FAILED: key: checkpoint\.txt: was not signed by .*: it was signed with another key",
    "forge_everything": r"FAILED: key: checkpoint\.txt: was not signed by .*: it was signed with another key",
}
# Where an attack leaves only one thing to find, nothing else may be named: another finding would be a false one.
ALONE = {
    "flip_a_bit", "change_a_text", "drop_a_document", "lower_a_level", "change_a_title", "change_a_publisher", "change_a_day",
    "change_a_suggestion", "drop_a_suggestion", "add_a_suggestion", "change_a_decision",
    "change_a_fact", "let_a_fact_stand_again", "set_a_fact_aside", "change_a_victim", "lower_a_persons_level", "empty_the_log", "drop_the_last_entry", "take_checkpoints_away", "restore_older", "restore_and_go_on", "sign_anew", "rewrite_together",
}  # fmt: skip


def failures(printed: str) -> list[str]:
    return [line for line in printed.splitlines() if line.startswith("FAILED")]


@pytest.fixture
def copy(tamper, victim, tmp_path):
    return tamper.copy_of(victim, tmp_path)


def test_every_attack_of_the_tutorial_is_among_these(tamper):
    assert [attack.__name__ for attack, _ in tamper.ATTACKS] == list(NAMED)


@pytest.mark.parametrize("name", NAMED)
def test_an_attack_is_named(tamper, copy, name):
    attack, check = next(pair for pair in tamper.ATTACKS if pair[0].__name__ == name)
    attack(copy)
    done = check(copy)
    assert done.returncode == 1
    assert done.stderr == ""
    assert re.search(NAMED[name], done.stdout), done.stdout
    if name in ALONE:
        assert len(failures(done.stdout)) == 1, done.stdout
    if name in ("sign_with_another_key", "forge_everything"):
        assert all(line.startswith("FAILED: key: ") for line in failures(done.stdout)), done.stdout


def test_the_untouched_passes_every_check_and_nothing_is_left_unchecked(tamper, copy):
    for check in (tamper.verify_kept, tamper.verify_bundle):
        done = check(copy)
        assert (done.returncode, done.stderr, failures(done.stdout)) == (0, "", [])
        assert "not checked" not in done.stdout.lower()


def test_without_a_kept_checkpoint_a_rewound_workspace_is_not_checked_and_never_passed(tamper, copy):
    """An older copy agrees with itself in everything; only a checkpoint from elsewhere can tell."""
    tamper.restore_older(copy)
    done = tamper.verify(copy)
    assert done.returncode == 0
    assert "not checked  checkpoint kept elsewhere: none was given" in done.stdout
    assert "passed       checkpoint kept elsewhere" not in done.stdout


def test_without_the_key_a_bundle_signed_by_somebody_else_is_not_checked_and_never_passed(tamper, copy):
    """The forger's bundle agrees with itself in everything; only the key from elsewhere can tell."""
    tamper.forge_everything(copy)
    done = tamper.run([sys.executable, "-I", copy.bundle / "verify.py"])
    assert done.returncode == 0
    assert re.search(r"^key +\d+ not checked$", done.stdout, flags=re.MULTILINE), done.stdout
    assert "NOT CHECKED: key: checkpoint.txt: fits" in done.stdout


def test_nothing_is_signed_over_a_log_that_forgot(tamper, copy):
    """The next command that writes refuses, and says what to do."""
    tamper.drop_the_last_entry(copy)
    signed = sorted(path.name for path in (copy.folder / "log").iterdir())
    done = copy.saksi("document", "edit", "1", "--title", "Another")
    assert done.returncode == 1
    assert "Nothing was signed. Run `saksi verify`" in done.stderr
    assert sorted(path.name for path in (copy.folder / "log").iterdir()) == signed


def test_a_checkpoint_of_another_workspace_is_told_apart(tamper, copy, tmp_path):
    copy.kept.write_text(copy.kept.read_text("utf-8").replace("saksi-demo/log", "elsewhere/log"), "utf-8")
    assert "FAILED       checkpoint kept elsewhere" in tamper.verify_kept(copy).stdout


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE record_logentry SET data = 'no JSON' WHERE \"index\" = 0", "log entry 0: does not fit its leaf"),
        ("UPDATE record_text SET salts_json = '[' WHERE document_id = 1", "text of document 1: is not the one"),
        ("UPDATE record_document SET sha256 = 'x' WHERE id = 1", "document 1"),
        ('DELETE FROM record_logleaf WHERE "index" = 3', "log"),
        ("UPDATE record_suggestion SET payload = '[' WHERE id = 1", "readings: 1: not as"),
        ("UPDATE record_reading SET settings = '{', made = '2025-02-31' WHERE id = 1", "readings: 1: not as"),
        ("UPDATE record_decision SET at = 'x', payload = '1.5', by_id = 'x' WHERE id = 1", "decisions: 1: not as"),
    ],
)
def test_a_row_damaged_past_its_form_is_named_and_never_a_stack_trace(tamper, copy, statement, named):
    copy.sql("PRAGMA ignore_check_constraints = ON", statement)
    done = tamper.verify(copy)
    assert (done.returncode, done.stderr) == (1, "")
    assert any(named in line for line in failures(done.stdout)), done.stdout


def test_a_damaged_database_is_named(tamper, copy):
    path = copy.folder / "saksi.sqlite3"
    path.write_bytes(b"\x00" * path.stat().st_size)
    done = tamper.verify(copy)
    assert (done.returncode, done.stderr) == (1, "")
    assert failures(done.stdout)[0].startswith("FAILED       database: cannot be read")


def test_the_script_shows_what_is_named(victim):
    done = subprocess.run(
        [sys.executable, SCRIPT, victim, "22", "31"], capture_output=True, text=True, check=False, timeout=120
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "log entry 0: does not fit its leaf" in done.stdout
    assert "the log commits to another manifest" in done.stdout
    assert done.stdout.endswith("2 attacks, 2 named.\n")


def test_the_script_says_what_it_needs(tmp_path):
    done = subprocess.run([sys.executable, SCRIPT, tmp_path], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "Run `make demo SERVE=no` first" in done.stdout
