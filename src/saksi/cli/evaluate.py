"""`saksi evaluate`: read marked texts and say how well they were read.

Rule: needs no workspace and writes nothing; the marks are looked at only after the text was read.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
from rich.progress import track
from rich.table import Table

from saksi.cli.inputs import as_json, from_json, read_input
from saksi.cli.options import READER
from saksi.cli.readers import chosen_reader
from saksi.cli.terminal import console, progress_console
from saksi.reading.evaluation import Evaluation


@click.command()
@click.argument("gold", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--reader", type=READER, help="Which reader: the best installed by default.")
@click.option("--json", "json_", is_flag=True, help="Print the figures as JSON.")
def evaluate(gold: Path, reader: str | None, json_: bool) -> None:
    """Read every marked text of the folder GOLD, and compare what was found with its marks."""
    files = sorted(gold.glob("*.json"))
    if not files:
        raise click.ClickException(f"{gold} has no JSON file. Name a folder of texts marked in the reading format.")
    chosen = chosen_reader(reader)
    result = Evaluation()
    for path in track(files, "Reading", console=progress_console, disable=json_):
        source = from_json(path)
        marks = json.loads(path.read_text(encoding="utf-8"))
        result.add(marks, as_json(source, read_input(source, None, None, chosen)))
    if json_:
        click.echo(json.dumps(figures(result), indent=1))
    else:
        _print(result, f"{chosen.name} {chosen.version}")


def figures(result: Evaluation) -> dict[str, Any]:
    """The figures as plain values, shares rounded to four places."""
    return {
        "texts": result.texts,
        "grounding": round(result.grounded / result.spans, 4) if result.spans else None,
        "spans": result.spans,
        "items": {
            kind: {
                "precision": round(count.precision, 4), "recall": round(count.recall, 4), "f1": round(count.f1, 4),
                "matched": count.matched, "found": count.found, "gold": count.gold,
            }
            for kind, count in result.counts.items()
        },
        "fields": {name: {"share": round(one.share, 4), "of": one.of} for name, one in sorted(result.fields.items())},
    }  # fmt: skip


def _print(result: Evaluation, reader: str) -> None:
    table = Table(title=f"{result.texts} texts, read by {reader}", title_justify="left")
    for heading in ("what", "precision", "recall", "F1", "matched", "found", "marked"):
        table.add_column(heading, justify="left" if heading == "what" else "right")
    for kind, count in result.counts.items():
        shares = (f"{value:.3f}" for value in (count.precision, count.recall, count.f1))
        table.add_row(kind, *shares, str(count.matched), str(count.found), str(count.gold))
    console.print(table)
    right = Table(title="Right among the matched", title_justify="left")
    for heading in ("field", "share", "of"):
        right.add_column(heading, justify="left" if heading == "field" else "right")
    for name, share in sorted(result.fields.items()):
        right.add_row(name, f"{share.share:.3f}", str(share.of))
    console.print(right)
    console.print(f"{result.grounded} of {result.spans} spans read as they are quoted")
