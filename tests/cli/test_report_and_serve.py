"""Building a report, and opening the desk."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.request import HTTPCookieProcessor, build_opener, urlopen

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
    [(("--period", "spring"), "got 'spring', expected a date such as"), (("--level", "9"), "9 is not in the range")],
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
            assert desk.stdout.readline().startswith("The desk is open (Ctrl-C closes it). Copy this address")
            address = re.fullmatch(r"(http://127\.0\.0\.1:(\d+)/)\?secret=([\w-]{43})\n", desk.stdout.readline())
            assert address
            assert int(address[2]) > port
            with pytest.raises(HTTPError, match="403") as refused:
                urlopen(address[1], timeout=20)
            assert "dock workers" not in refused.value.read().decode()
            browser = build_opener(HTTPCookieProcessor(CookieJar()))
            with browser.open(address[0].strip(), timeout=20) as page:
                assert page.url == address[1]
                assert "Police arrest three dock workers" in page.read().decode()
            with pytest.raises(HTTPError, match="404"):
                browser.open(address[1] + "nowhere/?secret=" + address[3], timeout=20)
        finally:
            desk.send_signal(signal.SIGINT)
            printed, log = desk.communicate(timeout=20)
    assert address[3] not in printed + log, "it is printed once"
    assert not [path for path in started.folder.rglob("*") if path.is_file() and address[3].encode() in path.read_bytes()]


def test_each_start_has_an_address_of_its_own(desk):
    said = set()
    for _ in range(2):
        serving = desk.start("serve", "--port", "18000")
        said |= {next(found[1] for line in serving.stdout if (found := re.search(r"secret=(\S+)", line)))}
        serving.send_signal(signal.SIGINT)
        serving.communicate(timeout=20)
    assert len(said) == 2


def test_a_port_that_is_none_is_wrong_use(desk):
    assert "0 is not in the range" in desk("serve", "--port", "0", status=2).stderr
