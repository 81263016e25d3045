"""The steps of the demo, each told as it happens."""

from __future__ import annotations

import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

import click
from rich.markup import escape
from rich.progress import track
from rich.table import Table

from saksi.actions.build_report import build_report
from saksi.actions.check_workspace import check_workspace
from saksi.actions.edit_metadata import edit_metadata
from saksi.actions.read import read
from saksi.actions.replay import Replay
from saksi.actions.take_in import said_otherwise, take_in
from saksi.cli.record_access import prepare_database, user, workspace, writing_session
from saksi.cli.report import verify_bundle
from saksi.cli.terminal import console, progress_console, show_table
from saksi.cli.verify import show
from saksi.intake import Metadata
from saksi.kernel.dates import PartialDate
from saksi.kernel.errors import IntakeError, ReportError
from saksi.reading.readers import reader_named
from saksi.record.models import Document, Reading, Suggestion
from saksi.record.people import scripted_monitor

KINDS = ("actor", "statement", "account", "provision", "place", "date")


def step(number: int, sentence: str) -> None:
    """A heading of the demo."""
    console.print(f"\n[bold]{number}. {sentence}[/bold]")


def show_sample(folder: Path) -> None:
    """The chain on the sample dispatches, with its decisions replayed."""
    prepare_database()
    step(1, "Taking in the dispatches of Tavara, a country that does not exist")
    about = {item["file"]: item for item in json.loads((folder / "manifest.json").read_text(encoding="utf-8"))}
    files = sorted(p for p in folder.iterdir() if p.name[:2].isdigit())
    with writing_session("saksi demo"):
        documents = take_in_all(files, about, "sample")
    read_all(documents)
    found()
    step(4, "Replaying the decisions of the “scripted monitor” (you decide the rest)")
    steps = json.loads((folder / "decisions.json").read_text(encoding="utf-8"))
    replay = Replay(scripted_monitor())
    with writing_session("saksi demo"):
        for _ in track(replay.run(steps), "Deciding", total=len(steps), console=progress_console):
            pass
    console.print(f"{replay.done} decisions and choices made, {replay.skipped} stood already.")
    for line in replay.unknown:
        console.print(f"[yellow]passed over[/yellow]: {escape(line)}")
    finish("2025", 5)


def show_file(file: Path, published: PartialDate | None, pack: str | None) -> None:
    """The chain on one file of the user's; nothing is decided. One that is here already takes the day and the pack given now."""
    prepare_database()
    step(1, f"Taking in {escape(file.name)}")
    about = {file.name: {"published": str(published)} if published else {}}
    with writing_session("saksi demo"):
        documents = take_in_all([file], about, pack or workspace().config.pack)
        if not documents:
            raise SystemExit(1)
        said = said_otherwise(documents[0], None, pack, Metadata(published=published))
        if said:
            edit_metadata(user(), documents[0], said)
            console.print(f"  changed to {escape(', '.join(said.values()))}")
    read_all(documents, again=bool(said))
    found()
    finish(None, 4)


def take_in_all(files: list[Path], about: dict[str, Any], pack: str) -> list[Document]:
    """Take in the files, saying what became of each."""
    documents: list[Document] = []
    for path in track(files, "Taking in", console=progress_console):
        said = about.get(path.name, {})
        day = said.get("published")
        meta = Metadata(publisher=said.get("publisher", ""), published=PartialDate.parse(day) if day else None)
        try:
            taken = take_in(user(), workspace(), path.read_bytes(), path.name, level=0, pack=pack, metadata=meta)
        except IntakeError as error:
            console.print(f"  [red]refused[/red] {escape(path.name)}: {escape(error.message)}")
            continue
        documents.append(taken.document)
        console.print(
            f"  {'taken in' if taken.created else 'here already'} {escape(path.name)}  [dim]sha256 {taken.document.sha256[:16]}…[/dim]"
        )
    return documents


def read_all(documents: list[Document], *, again: bool = False) -> None:
    """Read what was not read yet; all of it again where that is asked for."""
    reader, began = reader_named(), time.perf_counter()
    step(2, f"Reading ({reader.name}): who did what to whom, according to whom")
    known = set(Reading.objects.visible_to(user()).values_list("document", flat=True))
    unread = [d for d in documents if again or d.pk not in known]
    with writing_session("saksi demo"):
        for document in track(unread, "Reading", console=progress_console):
            read(user(), document, reader)
    words = sum(len(d.text.content.split()) for d in unread)
    seconds = time.perf_counter() - began
    if unread:
        console.print(f"{words} words in {seconds:.1f} s, stored and logged")
    else:
        console.print("All were read before.")


def found() -> None:
    """What stands in the readings."""
    step(3, "What was found (suggestions, open until somebody decides)")
    rows = Suggestion.objects.visible_to(user()).exclude(state=Suggestion.State.SUPERSEDED)
    counts = Counter(rows.values_list("document_id", "kind"))
    table = Table()
    for column in ("", "document", *KINDS):
        table.add_column(column)
    for document in Document.objects.visible_to(user()).filter(withdrawn=False):
        table.add_row(str(document.pk), escape(str(document)), *(str(counts[document.pk, kind]) for kind in KINDS))
    show_table(table)


def finish(period: str | None, number: int) -> None:
    """Report, bundle, verification."""
    step(number, "Building the report and its bundle")
    opened = workspace()
    folder = opened.folder / "report"
    with writing_session("saksi demo"):
        build_report(user(), opened, folder, PartialDate.parse(period) if period else None, 0)
    rows = Suggestion.objects.visible_to(user()).exclude(state=Suggestion.State.SUPERSEDED)
    waiting = rows.filter(state=Suggestion.State.OPEN).count()
    console.print(
        f"{rows.count() - waiting} decided, {waiting} open. The report: {escape(str(folder / 'report.html'))}",
        soft_wrap=True,
    )
    step(number + 1, "Verifying the bundle as a stranger would: python verify.py --key KEY")
    status, printed = verify_bundle(folder, opened.signer().vkey)
    click.echo(printed.rstrip())
    if status:
        raise ReportError("the bundle did not verify; see above.")
    step(number + 2, "Verifying the workspace: saksi verify")
    if show(check_workspace(opened)):
        raise ReportError("the workspace did not verify; see above.")
