"""How well dates are resolved: the news of GUM, whose dates carry their values, and the suite of Recognizers-Text.

    python -m benchmarks.dates [--misses] [--kind interview]

Both lie beside the repository (`../shared/data`); without them nothing is measured, and that is said.
GUM: each text is read against the day of its dateline, else the day it was made. A marked date is found if a date of the
reader overlaps its words; right if the value is the same to the day, with no allowance for one that is near or less precise. An interval of the
reader over two marked dates gives each its end. Datelines are not counted: they are too easy.
"""

from __future__ import annotations

import argparse
import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from benchmarks.common import ROOT
from benchmarks.date_suite import SUITE, score_suite
from saksi.codebook.packs import load_pack
from saksi.kernel.dates import PartialDate
from saksi.kernel.errors import DateError
from saksi.reading.dates.dates import find_dates
from saksi.reading.text.page import make_page

GUM = ROOT.parent / "shared" / "data" / "gum"
KIND = "news"

_BLOCK = re.compile(r"</?(?:p|head|item|caption|sp|figure|list|note|quote|incident)\b")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Dated:
    """A date at [start, end) with its value as EDTF."""

    start: int
    end: int
    edtf: str

    def over(self, other: Dated) -> bool:
        """Whether they share words."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Document:
    """A text of GUM. dates: as marked, without datelines; datelines: a full date that is a paragraph of its own."""

    name: str
    text: str
    published: date
    dates: tuple[Dated, ...]
    datelines: tuple[Dated, ...]


@dataclass(slots=True)
class Score:
    """Counts of marked dates. extra: dates of the reader that nobody marked."""

    marked: int = 0
    found: int = 0
    right: int = 0
    extra: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def values(self) -> float:
        """Share of the found whose value is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the marked that are found."""
        return self.found / self.marked if self.marked else 0.0

    def __str__(self) -> str:
        return (
            f"{self.marked} dates marked, {self.found} found ({self.recall:.1%}), {self.right} of them right ({self.values:.1%}); "
            f"{self.extra} more that are not marked"
        )


def edtf_of(attributes: dict[str, str]) -> str:
    """The value of a marked date: `when`, else an interval; times of day are left out."""
    day = {name: value[:10] for name, value in attributes.items()}
    if "when" in day:
        return day["when"]
    first, last = day.get("from") or day.get("notBefore") or "..", day.get("to") or day.get("notAfter") or ".."
    return first if first == last else f"{first}/{last}"


def read_document(path: Path) -> Document:
    """A document of GUM: its words with the spaces that `dep` tells of, one block to a line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    text, dates = _text_and_dates(lines, _spaced(path.parent.parent / "dep" / f"{path.stem}.conllu"))
    datelines = tuple(dated for dated in dates if _is_dateline(text, dated))
    made = dict(_ATTRIBUTE.findall(lines[0]))["dateCreated"]
    published = date.fromisoformat(datelines[0].edtf if datelines else made)
    return Document(path.stem, text, published, tuple(d for d in dates if d not in datelines), datelines)


def _text_and_dates(lines: Iterable[str], spaced: Iterator[bool]) -> tuple[str, list[Dated]]:
    text, dates = "", []
    opened: list[tuple[int, str]] = []
    for line in lines:
        if _BLOCK.match(line) and text and not text.endswith("\n\n"):
            text = text.rstrip() + "\n\n"
        elif line.startswith("<date"):
            opened.append((len(text), edtf_of(dict(_ATTRIBUTE.findall(line)))))
        elif line.startswith("</date"):
            start, edtf = opened.pop()
            dates.append(Dated(start, len(text.rstrip()), edtf))
        elif not line.startswith("<"):
            text += html.unescape(line.split("\t")[0]) + (" " if next(spaced) else "")
    return text, dates


def _spaced(trees: Path) -> Iterator[bool]:
    """For each word of a document, whether a space follows it; in `don't` only after its last part."""
    inner, after_all = range(0), True
    for line in trees.read_text(encoding="utf-8").splitlines():
        number, _, rest = line.partition("\t")
        after = "SpaceAfter=No" not in rest.rsplit("\t", 1)[-1].split("|")
        if re.fullmatch(r"\d+-\d+", number):
            first, last = map(int, number.split("-"))
            inner, after_all = range(first, last + 1), after
        elif number.isdigit():
            here = int(number)
            yield (after_all and here == inner[-1]) if here in inner else after
            inner = range(0) if inner and here >= inner[-1] else inner


def _is_dateline(text: str, dated: Dated) -> bool:
    alone = text[: dated.start].endswith("\n\n") and re.match(r"\s*(?:\n|$)", text[dated.end :])
    return bool(alone) and bool(re.fullmatch(r"\d{4}-\d\d-\d\d", dated.edtf))


def gum_documents(kind: str = KIND, folder: Path = GUM) -> list[Document]:
    """The documents of one kind, by name."""
    return [read_document(path) for path in sorted((folder / "xml").glob(f"GUM_{kind}_*.xml"))]


def score_gum(documents: Iterable[Document]) -> Score:
    """Read each document against its day and count."""
    score = Score()
    for document in documents:
        _count(score, document, _read(document))
    return score


def _read(document: Document) -> list[Dated]:
    """The reader's dates, in offsets of the stored text; a week by its days."""
    page = make_page(document.text, document.published, load_pack("generic"))
    found = []
    for item in find_dates(page):
        span = page.view.span(item.start, item.end)
        found.append(Dated(span.start, span.end, (item.exact or item.edtf).replace("~", "")))
    return found


def _count(score: Score, document: Document, found: Sequence[Dated]) -> None:
    for marked in document.dates:
        over = [item for item in found if item.over(marked)]
        score.marked += 1
        score.found += bool(over)
        if any(_days(marked.edtf) == _days(value) for item in over for value in _values(item, marked, document.dates)):
            score.right += 1
        else:
            read = ", ".join(item.edtf for item in over) or "nothing"
            score.misses.append(_said(document, marked, f"{marked.edtf}, read {read}"))
    for item in found:
        if not any(item.over(marked) for marked in (*document.dates, *document.datelines)):
            score.extra += 1
            score.misses.append(_said(document, item, f"not marked, read {item.edtf}"))


def _days(edtf: str) -> object:
    """The days that a value says, so that `1930/1939` is `1930-01-01/1939-12-31`; a value that is no EDTF stays what it is."""
    try:
        return PartialDate(edtf).earliest, PartialDate(edtf).latest
    except DateError:
        return edtf


def _values(item: Dated, marked: Dated, dates: Sequence[Dated]) -> set[str]:
    """What a date read says: its value; of an interval over several marked dates each end; of `since 2019` the year if only that is marked."""
    first, _, last = item.edtf.partition("/")
    several = sum(item.over(one) for one in dates) > 1
    since = last == ".." and item.start < marked.start
    return {item.edtf, *((first, last) if several or since else ())}


def _said(document: Document, dated: Dated, what: str) -> str:
    text = document.text
    around = f"{text[max(0, dated.start - 70) : dated.start]}[{text[dated.start : dated.end]}]{text[dated.end : dated.end + 40]}"
    return f"  {document.name} ({document.published}): {what}: {' '.join(around.split())}"


def main() -> None:
    """Print both measurements, or that there is nothing to measure with."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="list what was missed")
    parser.add_argument("--kind", default=KIND, help="the kind of text of GUM")
    given = parser.parse_args()
    if not GUM.exists() or not SUITE.exists():
        print(
            f"GUM or the date suite is not at {GUM.parent}: not measured. Put the shared material beside the repository."
        )
        return
    score, suite = score_gum(gum_documents(given.kind)), score_suite(SUITE)
    print(f"GUM, {given.kind}: {score}")
    print(suite)
    if given.misses:
        print("\n".join([*score.misses, *suite.misses]))


if __name__ == "__main__":
    main()
