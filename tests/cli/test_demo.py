"""`saksi demo`: twice is harmless, its decisions all fit, and with a file of the user's nothing is decided."""

from __future__ import annotations

import html
import os
import re
from pathlib import Path

import pytest

from tests.commands import SAMPLE, saksi

pytestmark = pytest.mark.skipif("SAKSI_TEST_DATABASE_URL" in os.environ, reason="the demo is one folder, on SQLite")


def report_text(folder: Path) -> str:
    """The words of a report without its marks."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", (folder / "report.html").read_text("utf-8"))).split())


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """The folder of the whole sample's demo, and what its first and second run said."""
    folder = tmp_path_factory.mktemp("demo")
    (folder / "sample").symlink_to(SAMPLE)
    first = saksi("demo", "--no-serve", cwd=folder).stdout
    return folder / "demo" / "sample", first, saksi("demo", "--no-serve", cwd=folder).stdout


def test_every_decision_of_the_sample_finds_what_it_decides(twice):
    _, first, second = twice
    assert "passed over" not in first
    assert "passed over" not in second


def test_it_says_who_decides_and_refuses_what_is_wrong_on_purpose(twice):
    _, first, _ = twice
    assert "“scripted monitor”" in first
    assert "refused 17-empty.txt" in first
    assert "refused 18-damaged.pdf" in first
    assert first.count("taken in ") == 16


def test_a_second_run_takes_in_nothing_reads_nothing_and_decides_nothing(twice):
    _, first, second = twice
    decided = re.search(r"(\d+) decided, (\d+) open", first)
    assert decided
    assert int(decided[1]) > 0
    assert int(decided[2]) > 0
    assert decided[0] in second
    assert second.count("here already ") == 16
    assert "All were read before." in second
    assert re.search(r"^0 decisions and choices made", second, flags=re.MULTILINE)


def test_it_ends_with_a_report_and_a_workspace_that_verify(twice):
    folder, first, second = twice
    for said in (first, second):
        assert "Nothing failed." in said
        assert "FAILED" not in said
    assert "passed       kept files: 16 read again" in saksi("--workspace", folder, "verify").stdout


def test_with_a_file_of_the_users_nothing_is_decided_and_the_report_says_so(tmp_path):
    said = saksi(
        "demo", "--no-serve", "--file", SAMPLE / "01-courier-harbour-arrests.txt",
        "--published", "2025-03-04", "--pack", "sample", cwd=tmp_path,
    ).stdout  # fmt: skip
    opened = re.search(r"^0 decided, (\d+) open", said, flags=re.MULTILINE)
    assert opened
    assert int(opened[1]) > 10
    assert "scripted monitor" not in said
    assert f"0 decided, {opened[1]} open" in report_text(tmp_path / "demo" / "own" / "report")


def test_a_day_and_a_pack_given_later_are_kept_and_the_file_is_read_again(tmp_path):
    asked = ("demo", "--no-serve", "--file", SAMPLE / "01-courier-harbour-arrests.txt")
    saksi(*asked, cwd=tmp_path)
    later = (*asked, "--published", "2025-03-05", "--pack", "sample")
    again = saksi(*later, cwd=tmp_path).stdout
    assert "here already" in again
    assert "changed to 2025-03-05, sample" in again
    assert "words in" in again
    assert "2025-03-05" in saksi("--workspace", tmp_path / "demo" / "own", "document", "list").stdout
    assert "All were read before." in saksi(*later, cwd=tmp_path).stdout


def test_a_file_that_cannot_be_read_is_refused(tmp_path):
    assert "refused 17-empty.txt" in saksi("demo", "--file", SAMPLE / "17-empty.txt", cwd=tmp_path, status=1).stdout


def test_away_from_its_sample_it_says_what_to_do(tmp_path):
    assert "the folder sample/ is not here" in saksi("demo", cwd=tmp_path, status=1).stderr
    assert list(tmp_path.iterdir()) == []
