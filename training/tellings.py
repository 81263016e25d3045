"""Passages of the press with the acts told in them: they teach which words tell an act, which act, who suffered, who did it and when.

A passage is one line of `corpus/tellings.txt`, or a short report of `corpus/dated.txt`, with marks that do not nest:

    {1 arrest|picked up}               words that tell act 1, and its code
    {1 arrest 2021-03-04|picked up}    in a report of `dated.txt` with its date (EDTF), where the text tells one
    {1v|Arseny Gorodkov}               words that name a victim of act 1
    {1p 2p|two officers}               words that name who did acts 1 and 2; not marked in `dated.txt`
    {1d|on Thursday}                   words that tell the date of act 1

Rule: what is not marked tells no act; a passage says nothing of statements, names or other details, and measures nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from training.corpus import CORPUS

FILE = CORPUS / "tellings.txt"
DATED = CORPUS / "dated.txt"
_MARK = re.compile(r"\{([^{}|]+)\|([^{}|]+)\}")
_TRIGGER = re.compile(r"(\d+) ([a-z-]+)(?: (\S+))?")
_HEAD = re.compile(r"@ (?:(\d{4}-\d\d-\d\d)|-) ([A-Z]{2})")


def tellings() -> Iterator[dict[str, Any]]:
    """Each passage as a gold reading: its text, the named parties as actors, its acts as accounts."""
    for number, line in enumerate(FILE.read_text(encoding="utf-8").splitlines(), start=1):
        yield telling(f"telling-{number}", line)


def dated_reports() -> Iterator[dict[str, Any]]:
    """Each short report as a gold reading, its acts as accounts with dates. Raises ValueError for a first line that is no `@ DAY COUNTRY`."""
    for number, block in enumerate(DATED.read_text(encoding="utf-8").strip().split("\n\n"), start=1):
        first, *paragraphs = block.split("\n")
        head = _HEAD.fullmatch(first)
        if head is None:
            raise ValueError(f"report {number} begins with {first!r}, expected `@ 2021-03-18 KH`, or `@ - KH` without a day of publication")
        yield telling(f"dated-{number}", "\n\n".join(paragraphs)) | {"published": head[1], "country": head[2]}


def telling(name: str, line: str) -> dict[str, Any]:
    """One marked passage as a gold reading."""
    text, at = "", 0
    actors: list[dict[str, Any]] = []
    acts: dict[str, dict[str, Any]] = {}
    parties: list[tuple[str, str]] = []
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        span = {"start": len(text), "end": len(text) + len(mark[2]), "quote": mark[2]}
        text, at = text + mark[2], mark.end()
        trigger = _TRIGGER.fullmatch(mark[1])
        if trigger is not None:
            acts[trigger[1]] = {"act": trigger[2], "date": trigger[3], "trigger": span, "victims": [], "perpetrators": [], "evidence": {}}
            continue
        if mark[1].endswith("d"):
            continue
        actors.append({"id": f"a{len(actors)}", "kind": "person", "sector": "other", "mentions": [span]})
        parties += [(actors[-1]["id"], of) for of in mark[1].split()]
    for actor, of in parties:
        acts[of[:-1]]["victims" if of[-1] == "v" else "perpetrators"].append(actor)
    text += line[at:]
    return {
        "id": name, "text": text, "published": None, "country": None,
        "actors": actors, "statements": [], "accounts": list(acts.values()),
    }  # fmt: skip
