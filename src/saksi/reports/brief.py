"""The monitoring brief: one page of HTML from a frozen snapshot, with no script and nothing from outside.

Rule: `_` is for sentences of the templates only, since it makes markup of what it is given; a word from a list or
from the data goes through the filter `say`, and stays text. Every number is printed by the macros `num` and `row`, which carry `data-figure` and link to how it was
made; every cited word is printed with `data-words`. Sentences pass through `_` and can be translated. Order
of the page: what is said, what happened, what is disputed, what is missing, how each number is made, and the
chain below it: accounts, statements, documents, proofs.
"""

from __future__ import annotations

from dataclasses import dataclass
from gettext import NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from saksi.codebook.lists import codebook
from saksi.figures.compute import UNKNOWN, FigureRow, FigureValue
from saksi.figures.units import LEAST, acts_out, told_acts
from saksi.reports import labels
from saksi.reports.chain import Chain, Row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from saksi.reports.snapshot import Snapshot

TEMPLATES = Path(__file__).parent / "templates"
LEVELS = ("public", "internal", "confidential", "strictly confidential")
_GROUP = {"incident": "incidents", "document": "documents", "case": "cases"}



@dataclass(frozen=True, slots=True)
class Link:
    """What was counted, as a link to it. label: of a kind of act; quote: of the row whose words these are."""

    words: str
    anchor: str
    label: str = ""
    quote: str = ""


def title_of(data: Mapping[str, Any]) -> str:
    """What the brief is called; it stands in the data, so that verify.py knows it."""
    return f"Monitoring brief, {labels.period_words(data['period']['start'], data['period']['end'])}"


def render_brief(
    snapshot: Snapshot, figures: Mapping[str, FigureValue], translations: NullTranslations | None = None
) -> str:
    """The brief as HTML. figures: those of `brief_definitions` on this snapshot's data, by id."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    language = translations or NullTranslations()
    environment.install_gettext_translations(language, newstyle=True)  # type: ignore[attr-defined]  # by the extension
    environment.filters["say"] = lambda words: language.gettext(words) if words else words
    style = (TEMPLATES / "brief.css").read_text("utf-8")
    view = View(snapshot, figures)
    return environment.get_template("brief.html.j2").render(
        v=view, data=snapshot.data, figures=figures, words=labels, style=style
    )


class View:
    """What the templates ask for; nothing in it writes HTML."""

    def __init__(self, snapshot: Snapshot, figures: Mapping[str, FigureValue]) -> None:
        self.chain = Chain(snapshot)
        self.data: Mapping[str, Any] = snapshot.data
        self.figures = figures
        self.title = title_of(self.data)
        self.level = LEVELS[self.data["level"]]
        self.checkpoint = snapshot.log.checkpoint.rstrip()
        self.out = acts_out(self.data)
        self.told = told_acts(self.data)
        self.undecided = self.value("suggestions-decided") == 0

    def value(self, figure: str) -> int:
        """A figure's value, for choosing words; printed only by the macro."""
        return self.figures[figure].value

    def rows(self, figure: str) -> list[tuple[int, FigureRow]]:
        """A figure's rows with their numbers; an unknown row of zero is left to the list of figures."""
        rows = enumerate(self.figures[figure].rows)
        return [(i, row) for i, row in rows if row.value or row.key != (UNKNOWN,)]

    def cell(self, figure: str, *key: str) -> tuple[int, FigureRow] | None:
        """The row of a figure with this key, with its number."""
        return next(((i, row) for i, row in enumerate(self.figures[figure].rows) if row.key == key), None)

    def largest(self, figure: str) -> int:
        """The largest row, by which bars are drawn; at least 1."""
        return max([row.value for row in self.figures[figure].rows] + [1])

    def positions(self) -> list[str]:
        """The positions that occur, in the order of the codebook."""
        there = {row["position"] for row in self.data["statements"]}
        return [code for code in codebook().positions if code in there]

    def sectors(self) -> list[tuple[str, list[tuple[str | None, list[Row]]]]]:
        """Sector by sector, speaker by speaker: their statements that say something."""
        groups: dict[str, dict[str | None, list[Row]]] = {}
        for row in self.data["statements"]:
            if row["position"] != "no-comment":
                sector = self.sector(row["speaker"])
                groups.setdefault(sector, {}).setdefault(row["speaker"], []).append(row)
        order = [*codebook().sectors, UNKNOWN]
        ranked = sorted(groups.items(), key=lambda item: order.index(item[0]) if item[0] in order else len(order))
        return [(sector, sorted(speakers.items(), key=self._by_name)) for sector, speakers in ranked]

    def _by_name(self, speaker: tuple[str | None, list[Row]]) -> tuple[bool, str]:
        """Named speakers by name, the others last."""
        name = self.chain.named(speaker[0])
        return name is None, (name or "").casefold()

    def all_sectors(self) -> list[str]:
        """The sectors that occur among statements, in the order of the codebook."""
        there = {row.key[0] for row in self.figures["statements-by-sector"].rows}
        return [code for code in (*codebook().sectors, UNKNOWN) if code in there]

    def sector(self, actor: str | None) -> str:
        """The sector of an actor, `unknown` if nobody set it."""
        return (self.chain.row("actors", actor)["sector"] if actor else "") or UNKNOWN

    def silent(self) -> list[Row]:
        """Statements that say that somebody could not be reached or declined."""
        return [row for row in self.data["statements"] if row["position"] == "no-comment"]

    def incidents(self) -> list[Row]:
        """Incidents by date, undated last."""
        return sorted(self.data["incidents"], key=lambda row: (row["earliest"] is None, row["earliest"], row["id"]))

    def acts(self, incident: str) -> list[tuple[Row, list[Row]]]:
        """The acts of an incident, each with the accounts that tell of it."""
        return [
            (act, self.chain.of("accounts", "act", act["id"])) for act in self.chain.of("acts", "incident", incident)
        ]

    def loose_accounts(self) -> list[Row]:
        """Accounts that nobody has put into an incident yet."""
        return [row for row in self.data["accounts"] if row["act"] is None]

    def actors(self) -> list[tuple[Row, list[Row], list[Row], list[Row]]]:
        """Everybody who appears here, by name: with their statements, their incidents, and the accounts of no incident here that name them."""
        found = [(row, self._said(row["id"]), self._part_in(row["id"]), self._told(row["id"])) for row in self.data["actors"]]
        return sorted((one for one in found if any(one[1:])), key=lambda one: (one[0]["name"] is None, one[0]["name"]))

    def _told(self, actor: str) -> list[Row]:
        return [row for row in self.loose_accounts() if actor in (*row["victims"], *row["perpetrators"])]

    def _said(self, actor: str) -> list[Row]:
        return self.chain.of("statements", "speaker", actor)

    def _part_in(self, actor: str) -> list[Row]:
        told = {a["incident"] for a in self.data["acts"] if actor in (*a["victims"], *a["perpetrators"])}
        return [row for row in self.data["incidents"] if row["id"] in told]

    def behind(self, figure: FigureValue, row: FigureRow | None = None) -> list[Link]:
        """What was counted."""
        return [self._link(figure, identifier) for identifier in (row or figure).ids]

    def _link(self, figure: FigureValue, identifier: str) -> Link:
        unit = figure.definition.unit
        if figure.definition.distinct in ("speaker", "victim") or (figure.definition.distinct, unit) == (LEAST, "victim"):
            return Link(self.chain.named(identifier) or "name withheld", f"actor-{identifier}")
        if figure.definition.distinct == "incident":
            return Link(self.chain.row("incidents", identifier)["title"], f"incident-{identifier}")
        if figure.definition.distinct not in ("id", LEAST):
            return Link(self._shown(identifier), "actors" if figure.definition.distinct == "name" else "documents")
        if unit == "act":
            incident, code, victim = identifier.split("/")
            who = "not named" if victim == UNKNOWN else self.chain.named(victim) or "name withheld"
            return Link(who, f"incident-{incident}", label=labels.act_label(code))
        anchor, quote = f"{unit}-{identifier}", f"{unit} {identifier}"
        if unit == "statement":
            return Link(self._shortened(self.chain.row("statements", identifier)["span"]["quote"]), anchor, quote=quote)
        if unit == "account":
            return Link(self.chain.row("accounts", identifier)["trigger"]["quote"], anchor, quote=quote)
        if unit == "finding":
            row = self.chain.row("findings", identifier)
            right = labels.label_of("right", row["right"])
            return Link(self.chain.row("incidents", row["incident"])["title"], f"finding-{identifier}", label=right)
        if unit == "dispute":
            row = self.chain.row("disputes", identifier)
            field = str(labels.FIELDS.get(row["field"], row["field"]) or "")
            return Link(self.chain.row("incidents", row["incident"])["title"], anchor, label=field)
        return Link(self.chain.row(_GROUP[unit], identifier)["title"], anchor)

    def _shown(self, name: str) -> str:
        """A name that is counted; the id of somebody whose name is withheld stands for the name."""
        rows = self.data["actors"]
        return "name withheld" if any(row["id"] == name and row["name"] is None for row in rows) else name

    def _shortened(self, words: str) -> str:
        """The first words, for a list."""
        flat = " ".join(words.split())
        return flat if len(flat) < 64 else f"{flat[:60].rsplit(' ', 1)[0]} …"

    def evidence(self, account: Row) -> list[tuple[str, list[str]]]:
        """The fields of an account with the words that support each."""
        spans = account["evidence"].items()
        return [(field, [s["quote"] for s in (v if isinstance(v, list) else [v])]) for field, v in spans]

    def suggested(self, kind: str) -> bool:
        """Whether the program made suggestions of this kind."""
        return any(row["kind"] == kind for row in self.data["suggestions"])

    def reader(self, reading: Row) -> str:
        """A reader with its version."""
        return f"{reading['reader']} {reading['version']}"

    def levels(self, level: str) -> str:
        """A verification level in words."""
        return labels.label_of("verification_level", level) if level else labels.NOT_KNOWN

    def remembered(self) -> bool:
        """Whether the page prints an act whose text in the codebook is only remembered."""
        return any(labels.act_is_remembered(row["code"]) for row in (*self.data["acts"], *self.data["accounts"]))
