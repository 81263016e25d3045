"""Dispatches with inline marks -> the reading format, verified.

A dispatch is one file of three parts between lines of `+++`: what it is (TOML), the text with marks, and what the marks
are (TOML). A mark is `{ids|words}`; marks nest. Its ids name what the words are:

    {a1|Sok Dara}                 words that name actor a1 (a name, a description, a pronoun)
    {s1|...} {s1.cue|said}        content and cue of a statement; several pieces of content make one span
    {i1|arrested} {i1.date|...}   trigger of an account, and the words of its date, place, charge, penalty
    {s1.date|on Monday}           when a statement was made
    {p1|Article 495}              a provision
    {s1 s2|...}                   words that serve two marks

Rule: the text is what is left when the marks are taken out; every span is computed, none is written down.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from saksi.codebook.lists import codebook
from saksi.kernel.dates import PartialDate
from saksi.kernel.errors import SaksiError

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
_SPLIT = re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE)
_MARK = re.compile(r"\{([a-z0-9. ]+)\|")
_PLAIN = re.compile(r"[^{}]+")
_ID = re.compile(r"([asip]\d+)(?:\.([a-z]+))?")
_PARTS = {"a": {""}, "p": {""}, "s": {"", "cue", "date"}, "i": {"", "date", "place", "charge", "penalty"}}
PRONOUNS = frozenset("he she they it him her them his its their who whom whose which i we us me my our you himself herself themselves".split())
_EDGES = ' \n\t,;“”"'
KINDS = frozenset(
    "wire local ngo-statement ngo-report court-notice police-bulletin government-reply parliament radio interview opinion caption field-form social".split()
)
FORMS = frozenset(("clean", "dirty"))


class BadDispatch(SaksiError):
    """A dispatch whose marks or tables do not hold together."""

    code = "C001"


@dataclass(frozen=True, slots=True)
class Mark:
    """Words [start, end) of the text that serve as `part` of the thing `of` ("" is its main part)."""

    of: str
    part: str
    start: int
    end: int


@dataclass(frozen=True)
class Dispatch:
    """A dispatch: what it is, its text without marks, the marks, and the tables of what they are."""

    about: dict[str, Any]
    text: str
    marks: tuple[Mark, ...]
    tables: dict[str, dict[str, Any]] = field(default_factory=dict)

    def spans(self, of: str, part: str = "") -> list[tuple[int, int]]:
        """All the words that serve as this part, in the order of the text."""
        return [(mark.start, mark.end) for mark in self.marks if mark.of == of and mark.part == part]


def unmark(marked: str) -> tuple[str, tuple[Mark, ...]]:
    """The text without its marks, and the marks with their places in it. Raises BadDispatch if a mark is not closed."""
    out: list[str] = []
    length = 0
    open_marks: list[tuple[str, int]] = []
    marks: list[Mark] = []
    at = 0
    while at < len(marked):
        begins, plain = _MARK.match(marked, at), _PLAIN.match(marked, at)
        if begins:
            open_marks.append((begins[1], length))
            at = begins.end()
        elif plain:
            out.append(plain[0])
            length += len(plain[0])
            at = plain.end()
        elif marked[at] == "}":
            if not open_marks:
                raise BadDispatch(f"a mark is closed that was not opened, after “{marked[max(0, at - 40) : at]}”.")
            ids, start = open_marks.pop()
            marks.extend(Mark(of, part, start, length) for of, part in _ids(ids))
            at += 1
        else:
            raise BadDispatch(f"a mark needs ids and a bar, as in {{a1|words}}; got “{marked[at : at + 30]}”.")
    if open_marks:
        raise BadDispatch(f"a mark is not closed: {{{open_marks[-1][0]}|")
    return "".join(out), tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end)))


def _ids(ids: str) -> Iterator[tuple[str, str]]:
    for one in ids.split():
        found = _ID.fullmatch(one)
        part = (found[2] or "") if found else ""
        if not found or part not in _PARTS[one[0]]:
            raise BadDispatch(f"“{one}” is no mark: a1, p1, s1, s1.cue, s1.date, i1, i1.date, i1.place, i1.charge, i1.penalty.")
        yield found[1], part


def parse(content: str) -> Dispatch:
    """A dispatch from the content of its file. Raises BadDispatch."""
    parts = _SPLIT.split(content)
    if len(parts) != 4 or parts[0].strip():
        raise BadDispatch(f"a dispatch has three parts, each after a line of +++; got {len(parts) - 1}.")
    try:
        about, tables = tomllib.loads(parts[1]), tomllib.loads(parts[3])
    except tomllib.TOMLDecodeError as error:
        raise BadDispatch(f"a table cannot be read: {error}.") from error
    text, marks = unmark(parts[2].strip("\n"))
    return Dispatch(about, text, marks, tables)


def load(path: Path) -> Dispatch:
    """A dispatch from its file. Raises BadDispatch that names the file."""
    try:
        return parse(path.read_text(encoding="utf-8"))
    except BadDispatch as error:
        raise BadDispatch(f"{path.name}: {error}") from error


def readings_of(part: str) -> list[dict[str, Any]]:
    """The readings of every dispatch of one part: train, dev or test. Of the other parts no file is opened."""
    hands = tomllib.loads((CORPUS / "split.toml").read_text(encoding="utf-8"))[part]
    return [compile_reading(load(path)) for hand in hands for path in sorted((CORPUS / hand).glob("*.dispatch"))]


def compile_reading(dispatch: Dispatch) -> dict[str, Any]:
    """The dispatch in the reading format. Raises BadDispatch if `faults` finds any."""
    found = faults(dispatch)
    if found:
        raise BadDispatch("; ".join(found))
    return as_reading(dispatch)


def as_reading(dispatch: Dispatch) -> dict[str, Any]:
    """A dispatch whose marks hold together, in the reading format."""
    about, tables = dispatch.about, dispatch.tables
    return {
        **{key: about[key] for key in ("id", "title", "publisher", "country")},
        "published": str(about["published"]) if "published" in about else None,
        "text": dispatch.text,
        "actors": [_actor(dispatch, of, row) for of, row in tables.get("actors", {}).items()],
        "provisions": [
            {"instrument": row["instrument"], "article": str(row["article"]), "span": _span(dispatch.text, *dispatch.spans(of)[0])}
            for of, row in tables.get("provisions", {}).items()
        ],
        "statements": sorted(
            (_statement(dispatch, of, row) for of, row in tables.get("statements", {}).items()), key=lambda s: s["span"]["start"]
        ),
        "accounts": sorted(
            (_account(dispatch, of, row) for of, row in tables.get("accounts", {}).items()), key=lambda a: a["trigger"]["start"]
        ),
    }


def _span(text: str, start: int, end: int) -> dict[str, Any]:
    return {"start": start, "end": end, "quote": text[start:end]}


def _actor(dispatch: Dispatch, of: str, row: dict[str, Any]) -> dict[str, Any]:
    forms = dict.fromkeys(dispatch.text[start:end] for start, end in dispatch.spans(of))
    aliases = [form for form in forms if form.lower() not in PRONOUNS and form != row["name"]]
    return {
        "id": of, "kind": row["kind"], "name": row["name"], "aliases": aliases,
        "roles": row.get("roles", []), "sector": row["sector"],
        "mentions": [_span(dispatch.text, start, end) for start, end in dispatch.spans(of)],
    }  # fmt: skip


def _statement(dispatch: Dispatch, of: str, row: dict[str, Any]) -> dict[str, Any]:
    pieces = dispatch.spans(of)
    return {
        "id": of, "speaker": row["speaker"], "source": row["source"], "manner": row["manner"],
        "span": _span(dispatch.text, min(start for start, _ in pieces), max(end for _, end in pieces)),
        "cue": _span(dispatch.text, *dispatch.spans(of, "cue")[0]),
        "date": row.get("date"), "position": row["position"],
    }  # fmt: skip


def _account(dispatch: Dispatch, of: str, row: dict[str, Any]) -> dict[str, Any]:
    evidence = {
        part: _span(dispatch.text, *dispatch.spans(of, part)[0])
        for part in ("date", "place", "charge", "penalty") if dispatch.spans(of, part)
    }  # fmt: skip
    stated = {part: row.get(part, evidence[part]["quote"] if part in evidence else None) for part in ("place", "charge", "penalty")}
    return {
        "id": of, "act": row["act"], "trigger": _span(dispatch.text, *dispatch.spans(of)[0]),
        "victims": row.get("victims", []), "perpetrators": row.get("perpetrators", []), "date": row.get("date"), **stated,
        "according_to": row.get("according_to"), "status": row.get("status", "reported"), "evidence": evidence,
    }  # fmt: skip


def faults(dispatch: Dispatch) -> list[str]:
    """What is wrong with a dispatch, a sentence each; empty if nothing is."""
    return [*_about_faults(dispatch), *faults_of_marks(dispatch)]


def faults_of_marks(dispatch: Dispatch) -> list[str]:
    """What is wrong with the marks of a dispatch and with what its tables say of them, a sentence each."""
    return [*_mark_faults(dispatch), *_table_faults(dispatch)]


def _about_faults(dispatch: Dispatch) -> Iterator[str]:
    about = dispatch.about
    for key in ("id", "title", "publisher", "country", "kind", "hand", "names", "form"):
        if not isinstance(about.get(key), str) or not about[key]:
            yield f'its first part needs {key} = "..."'
    if not isinstance(about.get("published", date.min), date):
        yield "published is a day: published = 2024-05-02"
    if about.get("kind") not in KINDS:
        yield f"kind {about.get('kind')!r} is none of {', '.join(sorted(KINDS))}"
    if about.get("form") not in FORMS:
        yield f"form {about.get('form')!r} is neither clean nor dirty"


def _mark_faults(dispatch: Dispatch) -> Iterator[str]:
    known = {of for table in dispatch.tables.values() for of in table}
    used = {mark.of for mark in dispatch.marks}
    for of in sorted(used - known):
        yield f"{of} is marked but stands in no table"
    for of in sorted(known - used):
        yield f"{of} stands in a table but is not marked"
    for mark in dispatch.marks:
        words = dispatch.text[mark.start : mark.end]
        if not words or words != words.strip(_EDGES if mark.of[0] != "s" or mark.part else " \n\t,;"):
            yield f"{mark.of}{'.' * bool(mark.part)}{mark.part} has blanks or punctuation at its edge: “{words}”"
        if "\n\n" in words:
            yield f"{mark.of} runs over two paragraphs: “{words[:60]}”"
    pieces = defaultdict(list)
    for mark in dispatch.marks:
        pieces[mark.of, mark.part].append(mark)
    for (of, part), marks in pieces.items():
        if of[0] == "s" and not part and "\n\n" in dispatch.text[marks[0].start : marks[-1].end]:
            yield f"{of}: pieces of its content lie in two paragraphs; make two statements"


def _table_faults(dispatch: Dispatch) -> Iterator[str]:
    tables = dispatch.tables
    yield from (f"there is no table [{name}]" for name in tables if name not in {"actors", "statements", "accounts", "provisions"})
    actors, statements = tables.get("actors", {}), tables.get("statements", {})
    for of, row in actors.items():
        if row.get("kind") not in {"person", "organisation", "group"} or row.get("sector") not in codebook().sectors:
            yield f"{of} needs a kind (person, organisation, group) and a sector of sectors.csv"
        if not row.get("name") or row["name"] not in dispatch.text:
            yield f"{of}: its name {row.get('name')!r} does not stand in the text"
    for of, row in statements.items():
        yield from _statement_faults(dispatch, of, row, actors)
    for of, row in tables.get("accounts", {}).items():
        yield from _account_faults(dispatch, of, row, actors, statements)
    for of, row in tables.get("provisions", {}).items():
        if not row.get("instrument") or not row.get("article"):
            yield f"{of} needs an instrument and an article"


def _statement_faults(dispatch: Dispatch, of: str, row: dict[str, Any], actors: dict[str, Any]) -> Iterator[str]:
    if row.get("speaker") not in actors:
        yield f"{of}: its speaker {row.get('speaker')!r} is no actor"
    if row.get("source") not in {"person", "document"} or row.get("manner") not in {"direct", "indirect", "mixed"}:
        yield f"{of} needs source (person, document) and manner (direct, indirect, mixed)"
    if row.get("position") not in codebook().positions:
        yield f"{of}: position {row.get('position')!r} is none of positions.csv"
    if not dispatch.spans(of) or len(dispatch.spans(of, "cue")) != 1:
        yield f"{of} needs its content and one cue marked"
    elif _ends_with_speaker(dispatch, of, row):
        yield f"{of}: its content ends with who says it; leave that out"
    yield from _date_faults(of, row)


def _ends_with_speaker(dispatch: Dispatch, of: str, row: dict[str, Any]) -> bool:
    """Whether nothing but the cue and the speaker stands at the end of the content."""
    start, end = dispatch.spans(of, "cue")[0]
    last = max(high for _, high in dispatch.spans(of))
    low = min(low for low, _ in dispatch.spans(of))
    if not low < start < end < last:
        return False
    names = [span for span in dispatch.spans(row.get("speaker", "")) if span[0] >= end and span[1] <= last]
    return bool(names) and not re.search(r"\w", dispatch.text[end : names[0][0]] + dispatch.text[names[-1][1] : last])


def _account_faults(
    dispatch: Dispatch, of: str, row: dict[str, Any], actors: dict[str, Any], statements: dict[str, Any]
) -> Iterator[str]:
    if row.get("act") not in codebook().acts:
        yield f"{of}: act {row.get('act')!r} is none of acts.csv"
    if len(dispatch.spans(of)) != 1:
        yield f"{of} needs one trigger marked"
    for party in (*row.get("victims", []), *row.get("perpetrators", [])):
        if party not in actors:
            yield f"{of}: {party!r} is no actor"
    if row.get("according_to") not in {None, *statements}:
        yield f"{of}: according_to {row['according_to']!r} is no statement"
    if row.get("status", "reported") not in {"reported", "alleged", "denied", "confirmed-by-court"}:
        yield f"{of}: status {row['status']!r} is none of reported, alleged, denied, confirmed-by-court"
    yield from _date_faults(of, row)


def _date_faults(of: str, row: dict[str, Any]) -> Iterator[str]:
    if row.get("date") is None:
        return
    try:
        PartialDate(str(row["date"]))
    except SaksiError as error:
        yield f"{of}: date {row['date']!r}: {error}"


_SAYING = re.compile(
    r"\b(?:said|says|told|added|claimed|alleged|according to|stated|called on|urged|denied|denies|declined to comment|"
    r"could not be reached|wrote|announced|insisted|warned|condemned)\b"
)
_DOING = re.compile(
    r"\b(?:arrested|detained|charged|sentenced|convicted|released|beaten|killed|shot dead|abducted|summoned|jailed|imprisoned|"
    r"acquitted|evicted|raided|banned|deported|threatened|tortured|dissolved|shut down|seized)\b"
)


def doubts(dispatch: Dispatch) -> Iterator[str]:
    """Words of saying and doing that no mark covers, for a second look: they may be right to leave out."""
    cues = [(mark.start, mark.end) for mark in dispatch.marks if mark.part == "cue"]
    triggers = [(mark.start, mark.end) for mark in dispatch.marks if mark.of[0] == "i" and not mark.part]
    for pattern, covered, what in ((_SAYING, cues, "saying"), (_DOING, triggers, "doing")):
        for found in pattern.finditer(dispatch.text):
            if not any(start < found.end() and found.start() < end for start, end in covered):
                low, high = max(0, found.start() - 50), found.end() + 40
                yield f"{what} without a mark: ...{dispatch.text[low:high]}...".replace("\n", " ")


def main() -> None:
    """Check dispatches, or compile them into a folder of JSON files."""
    parser = argparse.ArgumentParser(prog="python -m training.corpus", description=main.__doc__)
    parser.add_argument("paths", nargs="*", type=Path, default=[CORPUS], help="dispatches, or folders of them")
    parser.add_argument("--out", type=Path, help="write each dispatch there in the reading format")
    parser.add_argument("--doubts", action="store_true", help="show words of saying and doing that no mark covers")
    options = parser.parse_args()
    files = [file for path in options.paths for file in (sorted(path.rglob("*.dispatch")) if path.is_dir() else [path])]
    wrong = words = 0
    for file in files:
        try:
            dispatch = load(file)
            reading = compile_reading(dispatch)
        except BadDispatch as error:
            wrong += 1
            print(f"{file.name}: {error.message}")
            continue
        words += len(dispatch.text.split())
        if options.doubts:
            for doubt in doubts(dispatch):
                print(f"{file.name}: {doubt}")
        if options.out:
            options.out.mkdir(parents=True, exist_ok=True)
            (options.out / f"{reading['id']}.json").write_text(json.dumps(reading, ensure_ascii=False, indent=1), encoding="utf-8")
    print(f"{len(files) - wrong} of {len(files)} dispatches hold together, {words} words")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
