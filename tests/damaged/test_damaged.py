"""Every damaged file is refused by its defect, with a sentence and without a trace, or its words come through whole."""

from pathlib import Path

import pytest

from saksi.actions.take_in import take_in
from saksi.intake import extract
from saksi.kernel import errors
from saksi.record.models import Document, LogEntry, LogLeaf, Text

HERE = Path(__file__).parent
FILES = sorted(p for p in HERE.glob("*/*") if p.is_file() and p.parent.name != "__pycache__")
REFUSED = [p for p in FILES if p.parent.name != "taken"]
TAKEN = [p for p in FILES if p.parent.name == "taken"]


def name(path):
    return f"{path.parent.name}/{path.name}"


def test_there_are_files_for_every_way_of_refusing():
    kinds = {e.__name__ for e in errors.IntakeError.__subclasses__()}
    assert {p.parent.name for p in FILES} == kinds | {"taken"}


@pytest.mark.parametrize("path", REFUSED, ids=name)
def test_a_damaged_file_is_refused_by_its_defect_with_a_sentence(path):
    with pytest.raises(errors.IntakeError) as refused:
        extract(path.read_bytes(), path.name)
    assert type(refused.value).__name__ == path.parent.name, refused.value.message
    assert refused.value.message.endswith(".")
    assert len(refused.value.message.split()) > 6


@pytest.mark.django_db
def test_after_a_refusal_nothing_is_half_stored(workspace, local):
    for path in REFUSED:
        with pytest.raises(errors.IntakeError):
            take_in(local, workspace, path.read_bytes(), path.name)
    rows = [model.rows.count() for model in (Document, Text, LogEntry, LogLeaf)]
    assert rows == [0, 0, 0, 0]
    assert list(workspace.blobs.folder.iterdir()) == []


@pytest.mark.parametrize("path", TAKEN, ids=name)
def test_a_file_that_is_not_what_it_seems_is_read_by_its_bytes(path):
    found = extract(path.read_bytes(), path.name)
    assert "Police arrested two farmers in Upper Dren, witnesses said." in found.text
    assert "“We did nothing,” one of them said." in found.text or found.format == "pdf"
    if "_named_" in path.stem:
        assert f"The name ends in {path.suffix}, the content is {found.format}" in found.notes[-1]


def test_a_page_that_was_scanned_is_named():
    path = HERE / "taken" / "pdf_with_one_scanned_page.pdf"
    assert "page 2" in extract(path.read_bytes(), path.name).notes[0]
