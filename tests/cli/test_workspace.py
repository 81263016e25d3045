"""Commands that make, fill, check and keep a workspace: they work, and refuse bad input with a sentence."""

from __future__ import annotations

import os
import resource
import shlex
import stat
import subprocess

import pytest

from saksi.cli.main import COMMANDS
from saksi.record.workspace import open_workspace
from tests.commands import SAKSI, environment, saksi

from .conftest import OTHER, STORY

ASKS_NO_DATABASE = pytest.mark.skipif("SAKSI_TEST_DATABASE_URL" in os.environ, reason="asks nothing of the database: SQLite's run is enough")


@ASKS_NO_DATABASE
def test_each_command_starts_by_itself_and_its_help_needs_no_workspace(tmp_path):
    """Started as a user does, with nothing imported before."""
    for name in COMMANDS:
        started = subprocess.run([SAKSI, name, "--help"], cwd=tmp_path, env=environment(), capture_output=True, text=True, check=True)
        assert started.stdout.startswith(f"Usage: saksi {name}")
    assert list(tmp_path.iterdir()) == []


@ASKS_NO_DATABASE
def test_a_command_that_does_not_exist_is_wrong_use():
    assert "No such command" in saksi("publish", status=2).stderr


@ASKS_NO_DATABASE
@pytest.mark.parametrize("named", [(), ("--workspace", "nowhere")])
def test_without_a_workspace_a_command_says_how_to_make_one(tmp_path, named):
    refused = saksi(*named, "verify", cwd=tmp_path, status=1).stderr
    assert "saksi init FOLDER" in refused
    assert list(tmp_path.iterdir()) == []


def test_a_workspace_is_found_from_a_folder_below_it(desk):
    below = desk.folder / "notes" / "march"
    below.mkdir(parents=True)
    assert "Nothing failed." in saksi("verify", cwd=below, database=desk.database).stdout


@ASKS_NO_DATABASE
def test_init_makes_a_folder_that_only_its_owner_enters(desk):
    assert stat.S_IMODE(desk.folder.stat().st_mode) == 0o700
    assert {"saksi.toml", "evidence", "log"} <= {path.name for path in desk.folder.iterdir()}


@ASKS_NO_DATABASE
def test_init_refuses_a_folder_that_is_not_empty_and_leaves_it_as_it_was(tmp_path):
    (tmp_path / "letter.txt").write_text("Dear all")
    assert "is not empty" in saksi("init", tmp_path, status=1).stderr
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


@ASKS_NO_DATABASE
def test_init_refuses_to_make_one_over_another(desk):
    assert "is a workspace already" in saksi("init", desk.folder, status=1).stderr


@ASKS_NO_DATABASE
def test_init_refuses_an_unknown_pack_and_makes_nothing(tmp_path):
    refused = saksi("init", tmp_path / "w", "--pack", "atlantis", status=2).stderr
    assert "expected one of: generic, kh, sample" in refused
    assert not (tmp_path / "w").exists()


@ASKS_NO_DATABASE
def test_a_folder_that_cannot_be_made_is_told_with_its_path(tmp_path):
    (tmp_path / "file").write_text("")
    refused = saksi("init", tmp_path / "file" / "w", status=1).stderr
    assert f"{tmp_path / 'file'} is not a folder that you may write to" in refused


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_only_be_read_is_refused(tmp_path, desk):
    desk.folder.chmod(0o500)
    try:
        assert "not a folder that you may write to" in saksi("init", desk.folder / "w", status=1).stderr
        assert "lies where it may only be read" in desk("add", STORY, status=1).stderr
    finally:
        desk.folder.chmod(0o700)


def test_add_takes_in_files_and_folders_and_signs(desk, tmp_path):
    (tmp_path / "press" / "deeper").mkdir(parents=True)
    (tmp_path / "press" / "one.txt").write_text("The first dispatch of the day.")
    (tmp_path / "press" / "deeper" / "two.txt").write_text("The second dispatch of the day.")
    (tmp_path / "press" / ".hidden").write_text("not meant")
    said = desk("add", STORY, tmp_path / "press").stdout
    assert "document 1: 01-courier-harbour-arrests.txt\n" in said
    assert "3 taken in, 0 known already, 0 refused; checkpoint over 3 entries signed." in said


def test_add_says_once_whose_publisher_is_not_known_and_how_to_name_it(desk, tmp_path):
    press = tmp_path / "press"
    press.mkdir()
    for n in range(12):
        (press / f"{n:02}.txt").write_text(f"Report {n}: two were held.")
    said = desk("add", press).stdout
    assert "publisher not known: document 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2 more. Name it: saksi document edit NUMBER --publisher NAME" in said
    assert said.count("publisher not known") == 1
    assert "publisher not known" not in desk("add", press).stdout  # nothing new came
    assert "publisher not known" not in desk("add", STORY, "--publisher", "Lumera Courier").stdout


def test_add_twice_is_one_document_and_says_so(desk, tmp_path):
    (tmp_path / "copy.txt").write_bytes(STORY.read_bytes())
    desk("add", STORY)
    again = desk("add", STORY, tmp_path / "copy.txt").stdout
    assert "document 1: copy.txt is here already, the same bytes" in again
    assert "0 taken in, 2 known already, 0 refused; checkpoint over 1 entries signed." in again


def test_what_is_said_of_a_known_file_is_told_as_not_applied_with_the_command_that_does_it(desk):
    desk("add", STORY, "--level", "0")
    given = ("--level", "3", "--published", "2023-12-05", "--publisher", "Lumera Courier")
    told = desk("add", STORY, "--quiet", *given, status=1).stderr
    named = "document edit 1 --level 3 --published 2023-12-05 --publisher 'Lumera Courier'"
    assert told.startswith(f"not applied: {STORY.name}: document 1 was here already and stays as it is")
    assert told.endswith(f"saksi {named}\n")
    desk(*shlex.split(named))
    assert "not applied" not in desk("add", STORY, *given).stderr
    assert "not applied" not in desk("add", STORY).stderr


def test_what_is_said_of_a_withdrawn_file_that_comes_back_is_told_as_not_applied(started):
    started("document", "withdraw", "1")
    done = started("add", STORY, "--level", "3", status=1)
    assert "was withdrawn and is back" in done.stdout
    assert "saksi document edit 1 --level 3" in done.stderr


def test_add_refuses_bad_files_by_name_takes_in_the_others_and_ends_with_1(desk, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 and no more")
    done = desk("add", tmp_path / "empty.txt", tmp_path / "broken.pdf", STORY, "/dev/null", "--quiet", status=1)
    refused = done.stderr.splitlines()
    assert [line.split(": ")[1] for line in refused] == ["empty.txt", "broken.pdf", "null"]
    assert done.stdout == "1 taken in, 0 known already, 3 refused; checkpoint over 1 entries signed.\n"
    assert len(list((desk.folder / "evidence").iterdir())) == 1


@ASKS_NO_DATABASE
def test_add_refuses_a_file_over_the_limit_of_the_settings(desk, tmp_path):
    config = desk.folder / "saksi.toml"
    config.write_text(config.read_text().replace("max_bytes = 50000000", "max_bytes = 100"))
    refused = desk("add", STORY, status=1).stderr
    assert "expected 100 at most" in refused
    assert "max_bytes in saksi.toml" in refused


@ASKS_NO_DATABASE
@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("nowhere.txt",), "'nowhere.txt' does not exist"),
        ((STORY, "--published", "yesterday"), "got 'yesterday', expected a date such as 2025"),
        ((STORY, "--published", "2025-02-30"), "2025-02-30"),
        ((STORY, "--pack", "atlantis"), "got the pack 'atlantis', expected one of"),
        ((STORY, "--level", "4"), "4 is not in the range"),
        ((), "Missing argument"),
    ],
)
def test_add_refuses_wrong_use_before_anything_is_kept(desk, given, told):
    assert told in desk("add", *given, status=2).stderr
    assert list((desk.folder / "evidence").iterdir()) == []


def test_where_the_disk_gives_out_add_says_how_many_were_recorded_before(desk, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("The first dispatch of the day.")
    (tmp_path / "in" / "b.txt").write_text("The second dispatch of the day.\n" * 50_000)

    def no_room():  # a file of more than a megabyte and a half ends as on a full disk
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, 1_500_000))

    command = [SAKSI, "--workspace", desk.folder, "add", tmp_path / "in"]
    done = subprocess.run(
        command, env=environment(desk.database), capture_output=True, text=True, check=False, preexec_fn=no_room,
    )  # fmt: skip
    assert done.returncode == 1
    assert "Broken off at b.txt: 1 taken in before it, 0 known already." in done.stderr
    assert "What was recorded before stays." in done.stderr
    assert "1 are the ones that the log committed to" in desk("verify").stdout


def test_a_file_whose_name_is_no_utf_8_is_taken_in_under_a_mended_name_and_the_others_too(desk, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / os.fsdecode(b"a-caf\xe9.txt")).write_text("The first dispatch of the day.")
    (tmp_path / "in" / "b.txt").write_text("The second dispatch of the day.")
    said = desk("add", tmp_path / "in").stdout
    assert "document 1: a-caf\ufffd.txt\n" in said
    assert "2 taken in, 0 known already, 0 refused" in said


def test_names_and_titles_of_strangers_do_nothing_to_the_terminal(desk, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a\x1b[31m\u202etxt.exe\n2 refused.txt").write_text("The first dispatch of the day.")
    (tmp_path / "in" / "b\x1b.txt").write_text("")
    added = desk("add", tmp_path / "in", "--title", "Red\x1b[31m\nalert", status=1)
    assert "document 1: a\ufffd[31m\ufffdtxt.exe\ufffd2 refused.txt" in added.stdout
    assert "refused: b\ufffd.txt" in added.stderr
    said = "".join(desk(*command).stdout for command in (("document", "list"), ("review",)))
    assert said.count("Red\ufffd[31m\ufffdalert") == 2
    assert not set("\x1b\u202e") & set(added.stdout + added.stderr + said)


@ASKS_NO_DATABASE
def test_add_refuses_an_empty_folder(desk, tmp_path):
    (tmp_path / "nothing").mkdir()
    assert "Got folders without a file in them" in desk("add", tmp_path / "nothing", status=2).stderr


def test_a_second_writer_waits_says_for_whom_and_then_goes_on(desk):
    with open_workspace(desk.folder).lock("the desk of Mara"):
        second = desk.start("add", STORY)
        told = second.stderr.readline()
    out, _ = second.communicate(timeout=60)
    assert told.startswith("Waiting for the desk of Mara (process ")
    assert second.returncode == 0
    assert "1 taken in" in out


def test_two_that_take_in_at_once_both_finish_and_the_log_is_whole(desk):
    both = [desk.start("add", "--quiet", path) for path in (STORY, OTHER)]
    assert [one.communicate(timeout=60)[0].split(" taken in")[0] for one in both] == ["1", "1"]
    assert "passed       log entries: 2 fit their leaves" in desk("verify").stdout


def test_documents_are_listed_edited_and_withdrawn(started):
    started("document", "edit", "1", "--title", "[/b] Three held", "--published", "2025-03", "--level", "2")
    listed = started("document", "list").stdout
    assert "[/b] Three held" in listed
    assert "2025-03 " in listed
    started("document", "withdraw", "1")
    assert "No documents yet" in started("document", "list").stdout
    assert "was withdrawn and is back" in started("add", STORY).stdout


@pytest.mark.parametrize(
    ("given", "status", "told"),
    [
        (("edit", "7", "--title", "x"), 1, "there is no document 7"),
        (("withdraw", "7"), 1, "there is no document 7"),
        (("edit", "1"), 2, "nothing to change"),
        (("edit", "1", "--published", "soon"), 2, "got 'soon', expected a date such as"),
        (("edit", "1", "--pack", "atlantis"), 2, "got the pack 'atlantis'"),
        (("edit", "one", "--title", "x"), 2, "not a valid integer"),
    ],
)
def test_a_wrong_edit_is_refused_with_a_sentence(desk, given, status, told):
    assert told in desk("document", *given, status=status).stderr


def test_a_checkpoint_and_the_key_are_shown_to_be_kept_elsewhere(desk, tmp_path):
    assert "nothing was signed yet" in desk("checkpoint", "show", status=1).stderr
    desk("add", STORY)
    note, key = desk("checkpoint", "show").stdout, desk("checkpoint", "key").stdout
    assert note.split("\n")[:2] == [key.split("+")[0], "1"]
    (tmp_path / "kept.txt").write_text(note)
    desk("add", OTHER)
    said = desk("verify", "--checkpoint", tmp_path / "kept.txt").stdout
    assert "passed       checkpoint kept elsewhere: 1 entries" in said
    assert said.endswith("Nothing failed.\n")


def test_what_is_no_checkpoint_is_named_and_a_missing_file_is_wrong_use(desk):
    desk("add", STORY)
    said = desk("verify", "--checkpoint", STORY, status=1).stdout
    assert f"FAILED       checkpoint kept elsewhere: {STORY.name} is no checkpoint signed with the key of this workspace: " in said
    assert "does not exist" in desk("verify", "--checkpoint", "nowhere", status=2).stderr


@ASKS_NO_DATABASE
def test_a_setting_that_cannot_be_read_stops_every_command_with_its_line(desk):
    config = desk.folder / "saksi.toml"
    config.write_text(config.read_text() + "colour = 'red'\n")
    for command in (("verify",), ("add", STORY), ("review",)):
        assert "got the unknown setting 'colour'" in desk(*command, status=1).stderr
    config.write_text("pack = kh\n")
    told = desk("review", status=1).stderr
    assert "at line 1" in told
    assert 'words between quotation marks, as in pack = "kh". Mend that line.' in told
    assert "new workspace" not in told


@pytest.mark.skipif("SAKSI_TEST_DATABASE_URL" in os.environ, reason="only SQLite's is a file")
@pytest.mark.parametrize("command", [("document", "list"), ("verify",), ("add", STORY), ("read", "--document", "1"), ("serve",)])
@pytest.mark.parametrize("emptied", [False, True])
def test_a_database_that_is_gone_is_told_and_none_is_made_in_its_place(started, command, emptied):
    database = started.folder / "saksi.sqlite3"
    database.unlink()
    if emptied:
        database.touch()
    before = sorted(started.folder.iterdir())
    assert "the database is missing or empty, while 1 files lie in evidence/" in started(*command, status=1).stderr
    assert sorted(started.folder.iterdir()) == before


def test_a_database_that_cannot_be_opened_is_told_with_a_sentence(desk):
    if desk.database:
        told = saksi(
            "--workspace", desk.folder, "review", status=1, database="postgres://nobody@127.0.0.1:1/none"
        ).stderr
    else:
        (desk.folder / "saksi.sqlite3").unlink()
        (desk.folder / "saksi.sqlite3").mkdir()
        told = desk("review", status=1).stderr
    assert "the database refused" in told
