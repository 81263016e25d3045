"""`saksi import`: a spreadsheet of incidents into the record."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from saksi.actions.base import require, require_level
from saksi.actions.import_sheet import Handed, import_sheet
from saksi.cli.add import read_file
from saksi.cli.options import PACK
from saksi.cli.record_access import user, workspace, writing_session
from saksi.cli.terminal import print_line
from saksi.intake.importing.columns import ORDERS, Columns, propose
from saksi.intake.importing.wrong import wrong_rows
from saksi.intake.workbook import open_book
from saksi.kernel.errors import BadDecision
from saksi.kernel.signs import mended
from saksi.record.imported import CHANGED, NEW, SAME, WRONG, Line, compare, remembered


@click.command(name="import")
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--mapping", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A JSON file: what its columns mean.")
@click.option("--sheet", default="", help="The name of the sheet, where there are several (by default the first).")
@click.option("--order", type=click.Choice(ORDERS[1:]), help="Of day and month in dates such as 3/4/2025.")
@click.option("--level", type=click.IntRange(0, 3), default=1, show_default=True, help="Confidentiality: 0 public to 3 strictly confidential.")
@click.option("--pack", type=PACK, help="The country pack (by default the one of saksi.toml).")
@click.option("--wrong", type=click.Path(dir_okay=False, path_type=Path), help="Write the rows that are wrong here, as CSV.")
@click.option("--dry-run", is_flag=True, help="Say what would become of each row, and write nothing into the record.")
def import_(
    path: Path, mapping: Path | None, sheet: str, order: str | None, level: int, pack: str | None, wrong: Path | None, dry_run: bool
) -> None:
    """Import PATH, an XLSX or CSV: each row becomes an account. Rows with something wrong in them are named and left out."""
    by, opened = user(), workspace()
    require(by)
    require_level(by, level)
    data = read_file(path, opened)
    name = mended(path.name)
    book = open_book(data, name, opened.config.limits)
    chosen = next((one for one in book.sheets if not sheet or one.name == sheet), None)
    if chosen is None:
        raise click.UsageError(f"Got the sheet {sheet!r}, expected one of {', '.join(one.name for one in book.sheets)}.")
    handed = Handed(data, name, book, chosen, pack or opened.config.pack, level)
    said: Any = json_of(mapping) if mapping else remembered(by, chosen.heads) or propose(chosen.heads, name).to_json()
    columns = Columns.from_json({**said, "order": order} if order and isinstance(said, dict) else said, chosen.heads)
    lines = compare(by, columns.name, handed.told(columns))
    tell(columns, chosen.heads, lines)
    if wrong:
        wrong.write_text(wrong_rows(chosen.heads, [line.told for line in lines]), encoding="utf-8-sig", newline="")
    if not dry_run:
        with writing_session("saksi import"):
            made = import_sheet(by, opened, handed, columns)
        click.echo(f"document {made.document_id}: {made.lines.count()} rows imported. Undo stands at the desk, under Log.")


def json_of(path: Path) -> Any:
    """What a mapping file says. Raises BadDecision for one that is no JSON."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise BadDecision(f"{path.name}: is no JSON in UTF-8 ({error}). Write it as the page about importing shows.") from error


def tell(columns: Columns, heads: Sequence[str], lines: list[Line]) -> None:
    """What each column means and which mean nothing, what is wrong with which row or doubtful in it, and how many rows are what."""
    for head, name in columns.fields.items():
        print_line(f"column {head}: {name}")
    if left := [head for head in heads if head not in columns.fields]:
        print_line(f"left out, for they are mapped to no field: {', '.join(left)}")
    for line in lines:
        if line.state == WRONG:
            print_line(f"row {line.told.row.number}: {' '.join(line.told.wrong)}", err=True)
        for head, words in line.told.strange if line.comes_in else ():
            print_line(f"row {line.told.row.number}: {head}: {words[:60]!r} is no place that the country pack knows. {_AS_WRITTEN}", err=True)
    counts = [f"{sum(line.state == state for line in lines)} {words}" for state, words in _WORDS.items()]
    click.echo(", ".join(counts) + ".")


_AS_WRITTEN = "It comes in as it is written; if it is misspelt, mend it first."
_WORDS = {NEW: "new", CHANGED: "changed", SAME: "the same as before", WRONG: "wrong and left out"}
