"""Building a report, and opening the desk."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from urllib.request import urlopen

import pytest


def test_a_report_is_built_verified_and_handed_over_as_a_folder(started, tmp_path):
    said = started("report", "build", "--period", "2025", "--out", tmp_path / "brief").stdout
    assert "Nothing failed." in said
    assert f"The report: {tmp_path / 'brief' / 'report.html'}" in said
    key = started("checkpoint", "key").stdout.strip()
    stranger = [sys.executable, "-I", tmp_path / "brief" / "verify.py", "--key", key]
    assert subprocess.run(stranger, capture_output=True, check=False).returncode == 0


def test_a_report_says_what_it_shows_what_it_leaves_out_and_what_to_do(started):
    said = started("report", "build", "--period", "2025").stdout
    assert re.search(r"^Documents: 1 shown, 0 above level 0 left out\. Suggestions in those shown: 0 decided, [1-9]\d* open\.$", said, re.MULTILINE)
    assert "What waits: saksi review" in said
    assert "document edit" not in said
    started("document", "edit", "1", "--level", "1")
    said = started("report", "build", "--period", "2025").stdout
    assert "Documents: 0 shown, 1 above level 0 left out. Suggestions in those shown: 0 decided, 0 open." in said
    assert "saksi document edit NUMBER --level 0, then build again." in said


def test_without_a_folder_named_a_report_lies_in_the_workspace(started):
    started("report", "build")
    [made] = (started.folder / "reports").iterdir()
    assert (made / "report.html").is_file()


def test_an_older_bundle_that_is_replaced_is_told(started, tmp_path):
    build = ("report", "build", "--out", tmp_path / "brief")
    assert "was replaced" not in started(*build).stdout
    assert f"The older bundle in {tmp_path / 'brief'} was replaced." in started(*build).stdout


def test_a_report_is_built_into_no_folder_that_holds_anything_else(started, tmp_path):
    (tmp_path / "letter.txt").write_text("Dear all")
    assert "is not a bundle" in started("report", "build", "--out", tmp_path, status=1).stderr
    assert (tmp_path / "letter.txt").read_text() == "Dear all"
    told = started("report", "build", "--out", tmp_path / "letter.txt" / "deeper", status=1).stderr
    assert "Not a directory" in told


@pytest.mark.parametrize(
    ("given", "told"),
    [(("--period", "spring"), "got 'spring', expected EDTF"), (("--level", "9"), "9 is not in the range")],
)
def test_wrong_use_of_report_is_told_and_nothing_is_built(desk, given, told):
    assert told in desk("report", "build", *given, status=2).stderr
    assert not (desk.folder / "reports").exists()


def test_the_desk_opens_on_this_computer_only_and_passes_over_a_busy_port(started):
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = busy.getsockname()[1]
        desk = started.start("serve", "--port", str(port))
        try:
            assert desk.stdout.readline() == f"Port {port} is busy.\n"
            said = desk.stdout.readline()
            address = re.search(r"http://127\.0\.0\.1:(\d+)", said)
            assert address, said
            assert int(address[1]) > port
            with urlopen(address[0], timeout=20) as page:
                assert "Police arrest three dock workers" in page.read().decode()
        finally:
            desk.send_signal(signal.SIGINT)
            desk.communicate(timeout=20)


def test_a_port_that_is_none_is_wrong_use(desk):
    assert "0 is not in the range" in desk("serve", "--port", "0", status=2).stderr
