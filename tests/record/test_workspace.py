"""The workspace: one folder, settings that fail loudly, one writer."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import textwrap

import pytest

from saksi.kernel.errors import ConfigError, LockHeld, NoWorkspace
from saksi.record.workspace import CONFIG, Team, init_workspace, open_workspace, secret


def mode(path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_workspace_is_one_folder_for_its_owner_alone(tmp_path):
    made = init_workspace(tmp_path / "desk", pack="kh")
    assert {p.name for p in made.folder.iterdir()} == {CONFIG, "evidence", "log"}
    assert mode(made.folder) == mode(made.folder / "log") == mode(made.folder / "evidence") == 0o700
    assert made.config.pack == "kh"
    assert made.config.origin.startswith("desk-")
    assert open_workspace(made.folder) == made


def test_a_workspace_is_not_made_over_another(tmp_path):
    init_workspace(tmp_path)
    with pytest.raises(ConfigError, match="already"):
        init_workspace(tmp_path)


def test_a_folder_that_is_none_is_told_with_what_to_do(tmp_path):
    with pytest.raises(NoWorkspace, match="saksi init"):
        open_workspace(tmp_path)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('colour = "red"', "colour"),
        ('port = "8000"', "port"),
        ("port = true", "port"),
        ("port = 0", "port"),
        ("port = -1", "expected a whole number above 0"),
        ("port = 99999", "expected a port of 65535 at most"),
        ('pack = "xx"', "expected a country pack, one of generic, kh, sample"),
        ("max_bytes = 1.5", "max_bytes"),
        ('max_pages = ""', "max_pages"),
        ('pack = ""', "pack"),
        ("pack = 7", "pack"),
        ("pack = ", "TOML"),
        ("fetch = true", "fetch"),
        ("[fetch]\nenabled = 1", "enabled = true"),
        ("[fetch]\ncolour = true", "colour"),
        ("team = 1", "team"),
        ("[team]\nenabled = 1", "enabled"),
        ("[team]\ncolour = 1", "colour"),
        ('[team]\naddress = "http://desk.example.org"', "https://"),
        ('[team]\naddress = "https://"', "https://"),
        ('[team]\naddress = "https://desk.example.org/path"', "https://"),
    ],
)
def test_a_wrong_setting_is_named_with_what_was_expected(tmp_path, line, told):
    (tmp_path / CONFIG).write_text(f'origin = "x/log"\n{line}\n')
    with pytest.raises(ConfigError, match=told):
        open_workspace(tmp_path)


@pytest.mark.parametrize("address", ["", "https://desk.example.org", "https://desk.example.org:8443", "http://localhost:8000"])
def test_a_team_is_reached_over_tls_or_from_this_computer(tmp_path, address):
    lines = f'origin = "x/log"\n[team]\nenabled = true\n{f"address = {address!r}" if address else ""}\n'
    (tmp_path / CONFIG).write_text(lines)
    team = open_workspace(tmp_path).config.team
    assert (team.enabled, team.address) == (True, address)


def test_pages_are_fetched_only_where_the_settings_say_so(tmp_path):
    made = init_workspace(tmp_path / "desk")
    assert made.config.fetch.enabled is False
    for told, enabled in (("true", True), ("false", False)):
        (tmp_path / CONFIG).write_text(f'origin = "x/log"\n[fetch]\nenabled = {told}\n')
        assert open_workspace(tmp_path).config.fetch.enabled is enabled


def test_whoever_follows_the_words_of_the_settings_about_the_team_has_a_desk_on_this_computer(tmp_path):
    made = init_workspace(tmp_path / "desk")
    config = made.folder / CONFIG
    told = config.read_text()
    two = told.replace("# [team]", "[team]").replace("# enabled = true", "enabled = true", 1)
    config.write_text(two)
    assert open_workspace(made.folder).config.team == Team(enabled=True, address="")
    config.write_text(two.replace("# address", "address"))
    with pytest.raises(ConfigError, match="expected https://NAME"):
        open_workspace(made.folder)


def test_a_workspace_without_origin_is_refused(tmp_path):
    (tmp_path / CONFIG).write_text('pack = "kh"\n')
    with pytest.raises(ConfigError, match="origin"):
        open_workspace(tmp_path)


def test_secrets_are_made_once_and_read_by_their_owner_alone(tmp_path):
    made = init_workspace(tmp_path)
    assert secret(tmp_path, ".secret") == secret(tmp_path, ".secret")
    assert made.signer().vkey == made.signer().vkey
    assert mode(tmp_path / ".secret") == mode(tmp_path / "log" / "signing.key") == 0o600


HOLDER = """
    import sys
    from pathlib import Path
    from saksi.record.workspace import open_workspace
    with open_workspace(Path(sys.argv[1])).lock("saksi add"):
        print("held", flush=True)
        sys.stdin.readline()
"""


@pytest.fixture
def holder(tmp_path):
    """Another program that writes."""
    init_workspace(tmp_path / "w")
    command = [sys.executable, "-c", textwrap.dedent(HOLDER), str(tmp_path / "w")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout.readline() == "held\n"
        yield program
        program.kill()


def test_a_second_writer_waits_and_says_for_whom(tmp_path, holder):
    told: list[str] = []
    with (
        pytest.raises(LockHeld, match=rf"saksi add \(process {holder.pid}\)"),
        open_workspace(tmp_path / "w").lock("test", patience=0.1, waiting=told.append),
    ):
        pytest.fail("two writers at once")
    assert told == [f"saksi add (process {holder.pid})"]


def test_the_waiting_writer_goes_on_once_the_first_is_done(tmp_path, holder):
    def done(_: str) -> None:
        holder.stdin.write("\n")
        holder.stdin.flush()

    with open_workspace(tmp_path / "w").lock("test", patience=10, waiting=done):
        assert str(os.getpid()) in (tmp_path / "w" / ".lock").read_text()


def test_the_lock_of_a_killed_writer_is_free(tmp_path, holder):
    holder.kill()
    holder.wait()
    with open_workspace(tmp_path / "w").lock("test", patience=5):
        pass
