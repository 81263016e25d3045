"""A reading as tables in the terminal: who is named, who says what, what is told, under which law.

Rule: the words of the text come first in each row, what the reader made of them after.
"""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from saksi.cli.terminal import show_table
from saksi.kernel.scripts import language_of
from saksi.kernel.span import Span
from saksi.reading.model import Account, Reading

QUOTE_WIDTH = 160


def quoted(span: Span) -> str:
    """The words on one line, shortened for the eye only."""
    words = " ".join((span.quote or "").split())
    return escape(words if len(words) <= QUOTE_WIDTH else words[: QUOTE_WIDTH - 1] + "…")


def table(title: str, *columns: str) -> Table:
    """An empty table with a title over it."""
    made = Table(title=title, title_justify="left", title_style="bold", show_lines=False)
    for column in columns:
        made.add_column(column)
    return made


def account_row(account: Account, names: dict[str, str], speakers: dict[str, str]) -> list[str]:
    """The fields of one account, empty where the text does not tell."""

    def people(ids: tuple[str, ...]) -> str:
        return escape(", ".join(names.get(i, i) for i in ids))

    law = ", ".join(escape(x) for x in (account.charge, account.penalty) if x)
    source = speakers.get(account.according_to or "", "the text itself")
    return [
        quoted(account.trigger),
        account.act,
        people(account.victims),
        people(account.perpetrators),
        account.date or "",
        escape(account.place or ""),
        law,
        escape(source),
        account.status,
    ]


_NOTES = {
    "km": "Acts are not read of Khmer text: add them at the desk.",
    "und": "Saksi reads English and some Khmer. This text seems to be in another language: add what it tells at the desk.",
}


def print_reading(console: Console, title: str, text: str, reading: Reading) -> None:
    """Print what was found, section by section; an empty section says so."""
    names = {actor.id: actor.name for actor in reading.actors}
    speakers = {s.id: names.get(s.speaker, s.speaker) for s in reading.statements}
    console.print(f"[bold]{escape(title)}[/bold]")
    console.print(
        f"{len(text.split())} words, published {reading.published or 'on an unknown day'}, "
        f"pack {reading.pack}, reader {reading.reader} {reading.version}. Suggestions, decided by nobody yet.\n"
    )
    if reading.settings.get("unread"):
        console.print(f"[bold]{escape(reading.settings['unread'])}[/bold]\n")
    actors = table(f"Actors ({len(reading.actors)})", "name", "also", "role", "sector", "kind")
    for actor in reading.actors:
        actors.add_row(
            escape(actor.name),
            escape(", ".join(actor.aliases)),
            escape("; ".join(actor.roles)),
            actor.sector,
            actor.kind,
        )
    statements = table(
        f"Statements ({len(reading.statements)})", "words", "speaker", "cue", "position", "manner", "date"
    )
    for s in reading.statements:
        statements.add_row(quoted(s.span), escape(speakers[s.id]), quoted(s.cue), s.position, s.manner, s.date or "")
    accounts = table(
        f"Accounts ({len(reading.accounts)})",
        "trigger", "act", "victims", "perpetrators", "date", "place", "charge, penalty", "according to", "status",
    )  # fmt: skip
    for account in reading.accounts:
        accounts.add_row(*account_row(account, names, speakers))
    provisions = table(f"Provisions ({len(reading.provisions)})", "words", "instrument", "article")
    for p in reading.provisions:
        provisions.add_row(quoted(p.span), escape(p.instrument), escape(str(p.article)))
    where = table(f"Places ({len(reading.places)}) and dates ({len(reading.dates)})", "words", "read as")
    for place in reading.places:
        where.add_row(escape(place.name), escape(" · ".join(x for x in (place.level, place.code) if x) or "place"))
    for found in reading.dates:
        where.add_row(quoted(found.span), found.edtf)
    for each in (actors, statements, accounts, provisions, where):
        if each.row_count:
            show_table(each, console)
        else:
            console.print(f"[bold]{each.title}[/bold]: none found")
    note = _NOTES.get(language_of(text))
    if note:
        console.print(note)
