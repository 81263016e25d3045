"""Take in a spreadsheet and import its rows, both or neither."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.auth.models import User
from django.db import transaction

from saksi.actions.import_rows import import_rows
from saksi.actions.take_in import take_in
from saksi.codebook.packs import load_pack
from saksi.intake.importing.columns import Columns
from saksi.intake.importing.rows import Told, tell
from saksi.intake.sheet import Book, Sheet
from saksi.kernel.errors import BadDecision
from saksi.record.models import Level, SheetImport

if TYPE_CHECKING:
    from saksi.record.workspace import Workspace


@dataclass(frozen=True)
class Handed:
    """A spreadsheet as it was handed over, with the sheet of it that is imported. pack: a country pack's name."""

    data: bytes
    filename: str
    book: Book
    sheet: Sheet
    pack: str
    level: int = Level.INTERNAL

    def told(self, columns: Columns) -> list[Told]:
        """What each row tells. Raises BadDecision, PackError."""
        columns.check(self.sheet.heads)
        return tell(self.sheet, columns, load_pack(self.pack))


def import_sheet(by: User, workspace: Workspace, handed: Handed, columns: Columns) -> SheetImport:
    """Raises what taking in and importing raise; then neither was done."""
    rows = handed.told(columns)
    with transaction.atomic():
        taken = take_in(by, workspace, handed.data, handed.filename, level=handed.level, pack=handed.pack)
        document = taken.document
        if document.text.content != handed.book.text:
            raise BadDecision(
                "this file was taken in before in a way that does not tell where its cells are. Save it once more, and import that."
            )
        came_now = taken.created or taken.restored
        return import_rows(by, document, rows, columns, handed.sheet.heads, came_now=came_now)
