"""The words sent to a model: how to read, then the part of the text, between marks that do not occur in it.

Rule: the instructions are the same for every text but for the mark, and hold nothing of the text; the text stands in one message
of its own, whole lines of it behind numbers with the mark. Examples are invented, so that a leak shows.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from itertools import count
from pathlib import Path
from string import Template
from typing import Any

from saksi.codebook.lists import codebook
from saksi.reading.llm.parts import Part
from saksi.reading.text.found import Range

VERSION = "1"
WITHHELD = "[…]"
"""Stands for a sentence that is kept from the model."""

EXAMPLE: dict[str, Any] = {
    "actors": [
        {"name": "Odalys Fennimore", "paragraph": 1, "other_names": [], "kind": "person", "role": "head of the Quill Dockers' League", "sector": "union"},
        {"name": "Police in Port Quill", "paragraph": 1, "other_names": [], "kind": "organisation", "role": None, "sector": "security-forces"},
        {"name": "Tobiah Wrenfield", "paragraph": 2, "other_names": [], "kind": "person", "role": "lawyer", "sector": "other"},
    ],
    "statements": [
        {"paragraph": 2, "speaker": "Tobiah Wrenfield", "cue": "said", "content": "They took her without a warrant", "date": None, "position": "alleges"},
    ],
    "accounts": [
        {
            "paragraph": 1, "act": "arrest", "trigger": "arrested", "victims": ["Odalys Fennimore"], "perpetrators": ["Police in Port Quill"],
            "date": "on Sunday", "place": "Port Quill", "charge": None, "penalty": None, "status": "reported",
        },
    ],
}  # fmt: skip


def mark_for(text: str) -> str:
    """Eight hexadecimal digits that do not occur in the text; the same text gives the same mark."""
    marks = (sha256(f"{turn}:{text}".encode("utf-8", "surrogatepass")).hexdigest()[:8] for turn in count())
    return next(mark for mark in marks if mark not in text)


@cache
def _template() -> Template:
    lists = codebook()
    filled = Template((Path(__file__).parent / "instructions.txt").read_text(encoding="utf-8")).safe_substitute(
        sectors=", ".join(lists.sectors),
        positions="\n".join(f"    {term.code}: {term.meaning}" for term in lists.positions.values()),
        acts="\n".join(f"  {act.code}: {act.label}" for act in lists.acts.values()),
        example=json.dumps(EXAMPLE, ensure_ascii=False),
    )
    return Template(filled)


def messages(text: str, part: Part, mark: str, withheld: Sequence[Range]) -> list[dict[str, str]]:
    """The messages for one part of the page's text; `mark` is that of the whole text."""
    lines = [f"[{mark} {piece.number}] {_shown(text, (piece.start, piece.end), withheld)}" for piece in part.pieces]
    body = "\n".join((f"{mark} begin", *lines, f"{mark} end", "Give the JSON object for the text between the two lines."))
    return [
        {"role": "system", "content": _template().substitute(mark=mark)},
        {"role": "user", "content": body},
    ]


def _shown(text: str, piece: Range, withheld: Sequence[Range]) -> str:
    """A piece on one line, without what is withheld."""
    shown, at = "", piece[0]
    for start, end in withheld:
        if piece[0] < end and start < piece[1]:
            shown += text[at : max(start, at)] + WITHHELD
            at = min(end, piece[1])
    return " ".join((shown + text[at : piece[1]]).split("\n"))
