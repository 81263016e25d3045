"""Which paragraphs a report shows of a text, and the path that proves each of them.

Rule: a paragraph leaves the archive only if a cited span touches it; of the others nothing is shown, not even
a guess can be checked, since every leaf carries a salt of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from saksi.evidence.paragraphs import TextTree, paragraph_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from saksi.reports.snapshot import Snapshot

FORMAT = "saksi/passages/v1"


def cited_spans(row: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """All spans of a statement (content, cue) or an account (trigger, evidence of its fields)."""
    for name in ("span", "cue", "trigger"):
        if row.get(name):
            yield row[name]
    for support in row.get("evidence", {}).values():
        yield from support if isinstance(support, list) else [support]


def cited_paragraphs(row: Mapping[str, Any], text: str) -> list[tuple[int, int]]:
    """Where the paragraphs lie that the spans of one row touch; code points, half-open, in order."""
    spans = list(cited_spans(row))
    return [(a, b) for a, b in paragraph_spans(text) if any(s["start"] < b and a < s["end"] for s in spans)]


def passages(snapshot: Snapshot) -> dict[str, Any]:
    """passages.json: for each cited document its cited paragraphs, each with offsets, salt and path.

    Only documents that are cited are in it.
    """
    data = snapshot.data
    rows: dict[str, list[Mapping[str, Any]]] = {doc["id"]: [] for doc in data["documents"]}
    for row in (*data["statements"], *data["accounts"]):
        rows[row["document"]].append(row)
    texts = [_text(snapshot, doc, rows[doc["id"]]) for doc in data["documents"]]
    return {"format": FORMAT, "texts": [text for text in texts if text["passages"]]}


def _text(snapshot: Snapshot, doc: Mapping[str, Any], rows: list[Mapping[str, Any]]) -> dict[str, Any]:
    source = snapshot.sources[doc["id"]]
    cited = {place for row in rows for place in cited_paragraphs(row, source.text)}
    tree = TextTree(source.text, source.salts)
    shown = [
        {
            "index": index,
            "start": start,
            "end": end,
            "text": source.text[start:end],
            "salt": source.salts[index].hex(),
            "path": [step.hex() for step in tree.proof(index)],
        }
        for index, (start, end) in enumerate(tree.spans)
        if (start, end) in cited
    ]
    return {
        "document": doc["id"],
        "paragraph_root": doc["paragraph_root"],
        "paragraphs": len(tree.spans),
        "passages": shown,
    }
