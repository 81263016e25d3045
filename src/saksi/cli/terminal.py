"""The terminal: one console for results, one on standard error for progress, so that output can be piped; and tables that fit.

Rule: no word, number or identifier is broken. Columns are as wide as their longest word at least, and share what room is left; where
even that does not fit, each row is told as lines of its own. Words of strangers (names of files, titles, quotations) do nothing to the terminal:
whatever prints some prints through this module.
"""

from typing import Any

import click
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from saksi.kernel.signs import harmless


class HarmlessConsole(Console):
    """Prints text as it may be shown, in tables, too."""

    def render_str(self, text: str, **options: Any) -> Text:
        """What every text goes through that rich prints."""
        return super().render_str(harmless(text, lines=True), **options)


console = HarmlessConsole(highlight=False)
progress_console = HarmlessConsole(stderr=True, highlight=False)

BORDERS = 3  # of a column: a line and a blank on either side
LONGEST_WORD = 30  # longer ones (addresses, scripts without blanks) are folded


def print_line(words: str, *, err: bool = False) -> None:
    """Print one line as it may be shown."""
    click.echo(harmless(words), err=err)


def show_table(made: Table, on: Console = console) -> None:
    """Print a table of texts at the width of the terminal."""
    cells = [[str(cell) for cell in (column.header, *column.cells)] for column in made.columns]
    least = [max(_longest(cell.split()) for cell in column) for column in cells]
    least = [min(width, LONGEST_WORD) for width in least]
    most = [max(_longest(cell.splitlines()) for cell in column) for column in cells]
    room = on.width - BORDERS * len(cells) - 1
    left, wanted = room - sum(least), sum(most) - sum(least)
    if left < 0:
        _as_lines(made, cells, on)
        return
    for column, low, high in zip(made.columns, least, most, strict=True):
        column.width = low + (high - low) * min(left, wanted) // max(wanted, 1)
        column.overflow = "fold"
    on.print(made)


def _as_lines(made: Table, cells: list[list[str]], on: Console) -> None:
    """Each row as lines that begin with the name of the column; what is empty is left out."""
    on.print(f"[bold]{made.title}[/bold]" if made.title else "")
    for row in list(zip(*cells, strict=True))[1:]:
        lines = Table.grid(padding=(0, 2))
        lines.add_column(no_wrap=True)
        lines.add_column(overflow="fold")
        for (name, *_cells), cell in zip(cells, row, strict=True):
            if cell:
                lines.add_row(name, cell)
        on.print(lines, "")


def _longest(parts: list[str]) -> int:
    return max(map(cell_len, parts), default=0)
