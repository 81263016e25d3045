"""What must not leave beside the accounts of an incident that a person set above the level: what its documents tell of it elsewhere.

Rule: in a document that tells of such an incident, a paragraph that tells it, or that names somebody whom it names, takes its statement or
account out; so do the paragraphs after it that go on by a pronoun, and every statement of such a person. The document's title may tell it in
other words, and gives way to its number; in titles of cases and in reasons about the document the names are masked.
In other documents these people stand as those name them.
Steps: the rows of each such document, its title and reasons, what then has nothing to stand on, the count of what went.
Source: docs/reference/bundle.md, What leaves, and what stays.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from saksi.evidence.paragraphs import paragraph_spans
from saksi.reports.mentions import mentions
from saksi.reports.passages import cited_paragraphs
from saksi.reports.withholding import MASK, gone, without_loose_ends

if TYPE_CHECKING:
    from saksi.reports.mentions import Mentions
    from saksi.reports.snapshot import KeptIn, Snapshot

_PRONOUN = re.compile(
    r"\b(?:he|she|they|him|hers?|them|his|theirs?|the (?:two|three|four|five|m[ae]n|wom[ae]n|group|detainees?|victims?))\b", re.IGNORECASE
)
"""Words by which a paragraph goes on about people of the one before."""
REASON = "its document tells there of an incident above the level of the report"
Row = dict[str, Any]


def keep_in(snapshot: Snapshot) -> Snapshot:
    """The snapshot without what tells of the incidents that are kept in; itself where there are none."""
    if not snapshot.kept:
        return snapshot
    data = dict(snapshot.data)
    for one in snapshot.kept:
        names, text = mentions(one.names), snapshot.sources[one.document].text
        telling = _telling(one, names, text)
        for group in ("statements", "accounts"):
            data[group] = [row for row in data[group] if not _tells(row, one, telling, text)]
        data["documents"] = [
            {**row, "title": f"Document {row['id']}"} if row["id"] == one.document else row for row in data["documents"]
        ]
        if names is not None:
            data = _masked(data, one, names)
    made = without_loose_ends(snapshot.data, data)
    return replace(snapshot, data={**made, "withheld": [*made["withheld"], *gone(snapshot.data, made, REASON)]})


def _telling(one: KeptIn, names: Mentions | None, text: str) -> frozenset[tuple[int, int]]:
    """The paragraphs of a document that tell of what is kept in: cited, naming somebody, or going on by a pronoun after such a one."""
    found: list[tuple[int, int]] = []
    goes_on = False
    for a, b in paragraph_spans(text):
        cited = any(start < b and a < end for start, end in one.spans)
        named = names is not None and names.search(text[a:b])
        goes_on = cited or named or (goes_on and _PRONOUN.search(text, a, b) is not None)
        if goes_on:
            found.append((a, b))
    return frozenset(found)


def _tells(row: Row, one: KeptIn, telling: frozenset[tuple[int, int]], text: str) -> bool:
    """Whether a row says something of an incident that is kept in, or of somebody in it."""
    if row["document"] != one.document:
        return False
    about = {row.get("speaker"), *row.get("victims", ()), *row.get("perpetrators", ())}
    said = row["id"] in one.statements and "speaker" in row
    return said or bool(about & one.actors) or not telling.isdisjoint(cited_paragraphs(row, text))


def _masked(data: Row, one: KeptIn, names: Mentions) -> Row:
    """The titles of the cases, and the reasons about the document, with the names masked."""
    made = dict(data)
    made["cases"] = [
        {**row, "title": names.sub(MASK, row["title"])} if row["id"] in one.cases else row for row in data["cases"]
    ]
    for group in ("accounts", "statements"):
        made[group] = [
            {**row, "decision": {**row["decision"], "reason": names.sub(MASK, row["decision"]["reason"])}}
            if row["document"] == one.document
            else row
            for row in data[group]
        ]
    return made
