"""What each row of a sheet tells, or what is wrong with it.

Rule: a row with anything wrong in it tells nothing; all that is wrong is said at once, with the head of its column. A province that the pack
does not know is not wrong, for packs are not whole, and is told beside: it may be misspelt, and then counts nowhere. What a row tells has a
digest, so that the same row is known again and a changed one is seen.
Steps: the act, the date, the parties, the place, the law, the source; the key; keys that stand twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from saksi.codebook.packs import Pack
from saksi.intake.importing import values
from saksi.intake.importing.columns import Columns
from saksi.intake.sheet import Cell, Row, Sheet
from saksi.kernel.canonical import canonical_json
from saksi.kernel.errors import BadDecision, DateError
from saksi.kernel.hashes import Sha256

Value = TypeVar("Value")

LONGEST = {"key": 100, "victims": 300, "perpetrators": 300, "source": 300, "place": 200, "province": 200, "charge": 300, "penalty": 300}

_SAY_WHICH = (
    "Write an act that it knows, such as Arrest, or say which act is meant: at the desk under the columns, on the command line as `acts` "
    "in the mapping."
)


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody named in a cell. sector: a code of the codebook or ""."""

    words: Cell
    name: str
    kind: str
    sector: str = ""


@dataclass(frozen=True, slots=True)
class Where:
    """A place named in a cell; code and level are those of the pack, None where it does not know the place."""

    words: Cell
    name: str
    code: str | None = None
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What one row tells. acts: each with its code; provinces and places in `places`, the one that counts in `place`.

    key: by which the row is known again. digest: of what it tells, in hex. wrong: what is wrong, each a sentence; then nothing else counts.
    strange: provinces that the pack does not know, each with the head of its column.
    """

    row: Row
    key: str = ""
    digest: str = ""
    incident: str = ""
    acts: tuple[tuple[Cell, str], ...] = ()
    date: tuple[Cell, str] | None = None
    victims: tuple[Party, ...] = ()
    perpetrators: tuple[Party, ...] = ()
    places: tuple[Where, ...] = ()
    place: Where | None = None
    charge: Cell | None = None
    penalty: Cell | None = None
    source: Party | None = None
    description: Cell | None = None
    status: str = "reported"
    wrong: tuple[str, ...] = ()
    strange: tuple[tuple[str, str], ...] = ()


def tell(sheet: Sheet, columns: Columns, pack: Pack) -> list[Told]:
    """What each row of the sheet tells, in its order."""
    known = values.Known.of(pack)
    return list(_once([_Reader(row, columns, known).told() for row in sheet.rows], columns))


def unknown_acts(sheet: Sheet, columns: Columns) -> list[str]:
    """The words in the column of acts that the codebook does not know, the most frequent first."""
    found: Counter[str] = Counter()
    for head in columns.heads_of("act"):
        for row in sheet.rows:
            if head in row.cells:
                found.update(part.words for part, code in values.acts_of(row.cells[head], {}) if code is None)
    return [words for words, _ in found.most_common()]


def has_ambiguous_dates(sheet: Sheet, columns: Columns) -> bool:
    """Whether some date can be read only by who knows the order of day and month."""
    cells = (row.cells[head] for head in columns.heads_of("date") for row in sheet.rows if head in row.cells)
    return any(values.is_ambiguous(cell.words) for cell in cells)


class _Reader:
    """Reads one row."""

    def __init__(self, row: Row, columns: Columns, known: values.Known) -> None:
        self.row, self.columns, self.known = row, columns, known
        self.wrong: list[str] = []
        self.strange: list[tuple[str, str]] = []

    def told(self) -> Told:
        acts = tuple(self.acts())
        places = tuple(self.places())
        status = self.read("status", values.status_of)
        made = Told(
            row=self.row,
            key=self.words("key"),
            incident=self.words("incident"),
            acts=acts,
            date=self.read("date", lambda words: values.date_of(words, self.columns.order)),
            victims=tuple(self.parties("victims", self.sector())),
            perpetrators=tuple(self.parties("perpetrators")),
            places=places,
            place=next((place for place in reversed(places) if place.code), places[-1] if places else None),
            charge=self.short("charge"),
            penalty=self.short("penalty"),
            source=next(self.parties("source"), None),
            description=next(iter(self.cells("description")), None),
            status=status[1] if status else "reported",
        )
        return replace(made, digest=_digest(made), wrong=tuple(self.wrong), strange=tuple(self.strange))

    def cells(self, name: str) -> Iterator[Cell]:
        for head in self.columns.heads_of(name):
            if head in self.row.cells:
                yield self.row.cells[head]

    def words(self, name: str) -> str:
        cell = self.short(name)
        return cell.words if cell else ""

    def short(self, name: str) -> Cell | None:
        """The cell of a field, if it is not too long."""
        cell = next(self.cells(name), None)
        longest = LONGEST.get(name, 300)
        if cell is not None and len(cell.words) > longest:
            self.say(name, f"got {len(cell.words)} characters, expected {longest} at most.")
            return None
        return cell

    def say(self, name: str, sentence: str) -> None:
        self.wrong.append(f"{', '.join(self.columns.heads_of(name))}: {sentence}")

    def read(self, name: str, how: Callable[[str], Value]) -> tuple[Cell, Value] | None:
        """The value of a cell with its words; what it cannot be read as is said."""
        cell = next(self.cells(name), None)
        if cell is None:
            return None
        try:
            return cell, how(cell.words)
        except (BadDecision, DateError) as error:
            self.say(name, error.message)
            return None

    def acts(self) -> Iterator[tuple[Cell, str]]:
        cell = next(self.cells("act"), None)
        if cell is None:
            self.say("act", "got nothing, expected what was done, such as Arrest.")
            return
        seen = set()
        for part, code in values.acts_of(cell, self.columns.acts):
            if code is None:
                self.say("act", f"got {part.words[:60]!r}, which the codebook does not know. {_SAY_WHICH}")
            elif code not in seen:
                seen.add(code)
                yield part, code

    def sector(self) -> str:
        found = self.read("victims_sector", values.sector_of)
        return found[1] if found else ""

    def parties(self, name: str, sector: str = "") -> Iterator[Party]:
        """The names in the cells of a field; the pack knows some bodies and their sectors."""
        seen = set()
        for cell in self.cells(name):
            for part in [cell] if name == "source" else values.parts_of(cell):
                if len(part.words) > LONGEST[name]:
                    self.say(name, f"got a name of {len(part.words)} characters, expected {LONGEST[name]} at most.")
                elif part.words.casefold() not in seen:
                    seen.add(part.words.casefold())
                    yield self.party(part, self.columns.kind_of(name), sector)

    def party(self, part: Cell, kind: str, sector: str) -> Party:
        name = " ".join(part.words.split())
        body = self.known.bodies.get(name.casefold())
        return Party(part, name, "organisation" if body else kind, sector or (body.sector if body else ""))

    def places(self) -> Iterator[Where]:
        """The province, then the place in it."""
        for name in ("province", "place"):
            cell = self.short(name)
            if cell is not None:
                told = " ".join(cell.words.split())
                known = self.known.places.get(told.casefold())
                if name == "province" and known is None and self.known.places:
                    self.strange.append((self.columns.heads_of(name)[0], told))
                yield Where(cell, known.name, known.code, known.level) if known else Where(cell, told)


def _digest(told: Told) -> str:
    """Of all that the row tells, whatever its place in the sheet."""
    parties = [[(one.name, one.kind, one.sector) for one in group] for group in (told.victims, told.perpetrators)]
    said: list[Any] = [
        told.incident, [code for _, code in told.acts], told.date[1] if told.date else None, parties, [place.name for place in told.places],
        *(cell.words if cell else None for cell in (told.charge, told.penalty, told.description)),
        told.source.name if told.source else None, told.status,
    ]  # fmt: skip
    return Sha256.of(canonical_json(said)).hex


def _once(found: Sequence[Told], columns: Columns) -> Iterator[Told]:
    """Each with a key of its own: without a column for it, what it tells and the how manieth of these; two rows of one key are wrong."""
    numbers: dict[str, int] = {}
    again: Counter[str] = Counter()
    heads = columns.heads_of("key")
    for told in found:
        if not heads:
            again[told.digest] += 1
            yield replace(told, key=f"{told.digest}.{again[told.digest]}")
        elif not told.key:
            yield replace(told, wrong=(*told.wrong, f"{heads[0]}: got nothing, expected what the row is known by again."))
        elif told.key in numbers:
            twice = f"{heads[0]}: got {told.key[:60]!r}, by which row {numbers[told.key]} is known already."
            yield replace(told, wrong=(*told.wrong, twice))
        else:
            numbers[told.key] = told.row.number
            yield told
