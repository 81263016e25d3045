"""Passages of the press with the acts told in them: they teach which words tell an act, which act, who suffered and who did it.

A passage is one line of `corpus/tellings.txt` with marks that do not nest:

    {1 arrest|picked up}    words that tell act 1, and its code
    {1v|Arseny Gorodkov}    words that name a victim of act 1
    {1p 2p|two officers}    words that name who did acts 1 and 2

Rule: what is not marked tells no act; a passage says nothing of statements, names or details, and measures nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from training.corpus import CORPUS

FILE = CORPUS / "tellings.txt"
_MARK = re.compile(r"\{([^{}|]+)\|([^{}|]+)\}")
_TRIGGER = re.compile(r"(\d) ([a-z-]+)")


def tellings() -> Iterator[dict[str, Any]]:
    """Each passage as a gold reading: its text, the named parties as actors, its acts as accounts."""
    for number, line in enumerate(FILE.read_text(encoding="utf-8").splitlines(), start=1):
        yield telling(f"telling-{number}", line)


def telling(name: str, line: str) -> dict[str, Any]:
    """One marked line as a gold reading."""
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
            acts[trigger[1]] = {"act": trigger[2], "trigger": span, "victims": [], "perpetrators": [], "evidence": {}}
            continue
        actors.append({"id": f"a{len(actors)}", "kind": "person", "sector": "other", "mentions": [span]})
        parties += [(actors[-1]["id"], of) for of in mark[1].split()]
    for actor, of in parties:
        acts[of[0]]["victims" if of[1:] == "v" else "perpetrators"].append(actor)
    text += line[at:]
    return {
        "id": name, "text": text, "published": None, "country": None,
        "actors": actors, "statements": [], "accounts": list(acts.values()),
    }  # fmt: skip
