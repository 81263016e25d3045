"""Marks of a dispatch as labels of the words of its page, for the tags of the encoder.

Rule: a word is labelled if it lies wholly inside the mark; labels are begin, inside, outside.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from saksi.reading.encoder.encoder import HEADS
from saksi.reading.text.page import Page
from training.corpus import PRONOUNS


@dataclass(frozen=True)
class Places:
    """Where the words of a page stand in the stored text."""

    page: Page
    bounds: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, page: Page) -> Places:
        """The stored bounds of every word."""
        view = page.view
        return cls(page, tuple((view.to_stored(word.start), view.to_stored(word.end - 1) + 1) for word in page.words))

    def words(self, start: int, end: int) -> range:
        """The words that lie in [start, end) of the stored text."""
        inside = [n for n, (low, high) in enumerate(self.bounds) if low >= start and high <= end]
        return range(inside[0], inside[-1] + 1) if inside else range(0)


def tags(places: Places, gold: dict[str, Any]) -> dict[str, list[int]]:
    """For each head one label for each word of the page."""
    size = len(places.bounds)
    labels = {head: [0] * size for head in HEADS}
    # Long contents first, so that one told inside another keeps its own edges.
    for statement in sorted(gold["statements"], key=lambda s: s["span"]["start"] - s["span"]["end"]):
        _put(labels["content"], places, statement["span"], 0)
        _put(labels["cue"], places, statement["cue"], 0)
        source = source_of(statement, gold)
        if source is not None:
            _put(labels["source"], places, source, 0)
    for actor in gold["actors"]:
        for mention in actor["mentions"]:
            if mention["quote"].lower() not in PRONOUNS:
                _put(labels["name"], places, mention, HEADS["name"].index(actor["kind"]))
    for account in gold["accounts"]:
        _put(labels["trigger"], places, account["trigger"], 0)
        for part, span in account["evidence"].items():
            _put(labels["detail"], places, span, HEADS["detail"].index(part))
    return labels


def source_of(statement: dict[str, Any], gold: dict[str, Any]) -> dict[str, Any] | None:
    """The words that name the speaker nearest to the cue, within two hundred characters."""
    mentions = next((a["mentions"] for a in gold["actors"] if a["id"] == statement["speaker"]), [])
    cue = statement["cue"]
    near = [(max(cue["start"] - m["end"], m["start"] - cue["end"], 0), m["start"], m) for m in mentions]
    near = [item for item in near if item[0] <= 200]
    return min(near, key=lambda item: item[:2])[2] if near else None


def _put(labels: list[int], places: Places, span: dict[str, Any], kind: int) -> None:
    for n, word in enumerate(places.words(span["start"], span["end"])):
        labels[word] = 1 + 2 * kind + (n > 0)
