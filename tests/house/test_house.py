"""The rules of the house that no other tool holds: documents keep up with the code, files stay readable."""

from __future__ import annotations

import re
import subprocess
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from saksi.cli.main import COMMANDS
from saksi.record.workspace import Config

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"


def tracked() -> list[Path]:
    """The files of the repository; all files outside the environment where there is no git."""
    try:
        names = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout: the list of the repository's files is not known")
    return [ROOT / name for name in names.splitlines() if (ROOT / name).is_file()]


def headings(path: Path) -> str:
    return "\n".join(line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#"))


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_has_a_heading_in_the_reference(name: str) -> None:
    assert f"`saksi {name}" in headings(DOCS / "reference" / "commands.md")


def test_every_option_of_a_command_is_in_the_reference(every_option: list[tuple[str, str]]) -> None:
    page = (DOCS / "reference" / "commands.md").read_text(encoding="utf-8")
    missing = [f"saksi {command} {option}" for command, option in every_option if f"`{option}" not in page]
    assert not missing


def test_every_dependency_has_its_sentence() -> None:
    page = (DOCS / "dependencies.md").read_text(encoding="utf-8")
    wanted: set[str] = set()
    for source in (*(ROOT / "requirements").glob("*.in"), ROOT / "requirements" / "teacher.txt"):  # teacher.txt is made by hand
        lines = source.read_text(encoding="utf-8").splitlines()
        wanted |= {re.split(r"[\[<>=~ ]", line)[0] for line in lines if line and line[0] not in "#- "}
    rows = set(re.findall(r"^\| ([A-Za-z0-9_-]+) \|", page, flags=re.MULTILINE))
    for name, first, last in re.findall(r"^\| ([A-Za-z0-9_-]+-)(\d{3}) to -(\d{3}) \|", page, flags=re.MULTILINE):
        rows |= {f"{name}{number:03}" for number in range(int(first), int(last) + 1)}
    assert wanted <= rows, f"no sentence in docs/dependencies.md for {sorted(wanted - rows)}"
    assert rows - {"library"} <= wanted, f"docs/dependencies.md tells of {sorted(rows - wanted)}, which is not used"


def test_declared_dependencies_are_the_pinned_ones() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = (ROOT / "requirements" / "runtime.in").read_text(encoding="utf-8").splitlines()
    assert sorted(project["dependencies"]) == sorted(line for line in lines if line and line[0] not in "#-")


def test_requirements_are_hashed_and_name_no_package_host() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        assert "--hash=sha256:" in text
        assert not re.search(r"https?://|--(extra-)?index-url|--find-links", text), path.name


def test_no_file_is_longer_than_a_sitting() -> None:
    long = [
        f"{path.relative_to(ROOT)}: {lines}"
        for path in tracked()
        if path.suffix == ".py" and "migrations" not in path.parts
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 520
    ]
    assert not long


def test_no_third_party_files_lie_in_the_tree() -> None:
    assert not [p for p in tracked() if re.search(r"\.min\.(js|css)$|\.woff2?$", p.name) or "node_modules" in p.parts]


def test_the_interface_reads_rows_only_through_the_guard() -> None:
    """Pages, commands and queries never use `Model.rows`, which passes by `visible_to(user)`."""
    source = ROOT / "src" / "saksi"
    files = [*source.glob("web/**/*.py"), *source.glob("cli/**/*.py")]
    offenders = [
        str(p.relative_to(ROOT))
        for p in files
        if re.search(r"\.rows\b(?! import)|_base_manager", p.read_text(encoding="utf-8"))
    ]
    assert files
    assert not offenders


def test_every_setting_has_a_heading_in_the_reference() -> None:
    heads = headings(DOCS / "reference" / "settings.md")
    missing = [name for name in (f.name for f in fields(Config)) if f"`{name}`" not in heads]
    assert not missing


def test_every_environment_variable_has_a_heading_in_the_reference() -> None:
    heads = headings(DOCS / "reference" / "settings.md")
    used = set()
    for path in (ROOT / "src").rglob("*.py"):
        used |= set(re.findall(r"SAKSI_[A-Z]+(?:_[A-Z]+)*", path.read_text(encoding="utf-8")))
    assert {name for name in used if f"`{name}`" not in heads} == set()


def test_no_machine_path_stands_in_a_file() -> None:
    """A path of somebody's computer in a file is a leak and a thing that breaks elsewhere."""
    homes = re.compile(rb"/(?:work|root|home|Users)/[a-z]")
    assert not [
        str(p.relative_to(ROOT))
        for p in tracked()
        if p.suffix not in (".pdf", ".docx", ".png") and homes.search(p.read_bytes())
    ]
