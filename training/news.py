"""Real news, marked apart from its words: `corpus/news.jsonl` says where in an article who says and does what, and holds no word of it.

The articles belong to those who published them and may not come with Saksi. They lie in HRDsAttack's splits beside the repository; where
those are absent there is no such news, and nothing is learned or measured from it. One line is one article, with the marks and the tables
of a dispatch; a mark is [its id, start, end], the first of an actor is the fullest name:

    {"article": number in HRDsAttack, "part": "train", "sha256": of the text, "country": "KE",
     "marks": [["a1", 0, 12], ["s1", 40, 90], ["s1.cue", 91, 95], ...],
     "actors": {"a1": {...}}, "statements": {"s1": {...}}, "accounts": {...}, "provisions": {...}}

Rule: offsets are of the text that `text_of` gives; its hash must be that of the line, or the line is refused.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from saksi.kernel.hashes import Sha256
from training.corpus import CORPUS, BadDispatch, Dispatch, Mark, as_reading, faults_of_marks

MARKS = CORPUS / "news.jsonl"
ARTICLES = CORPUS.parents[1] / "shared" / "reading" / "hrdsattack"
TABLES = ("actors", "statements", "accounts", "provisions")


def news_of(part: str) -> list[dict[str, Any]]:
    """The readings, in the reading format, of the marked articles of one part: train, dev or test. Empty where the articles are absent.

    Raises BadDispatch if an article is not the one that was marked, or its marks do not hold together.
    """
    if not ARTICLES.is_dir():
        return []
    samples = dict(_samples())
    lines = map(json.loads, MARKS.read_text(encoding="utf-8").splitlines())
    return [read_marks(line, samples[line["article"]]) for line in lines if line["part"] == part]


def _samples() -> Iterator[tuple[int, Mapping[str, Any]]]:
    for split in ("train.json", "dev.json"):
        for item in json.loads((ARTICLES / split).read_text(encoding="utf-8")):
            yield item["sample"]["Input.GLOBALEVENTID"], item["sample"]


def words_of(markup: str) -> str:
    """The words of simple HTML, with a blank line between paragraphs."""
    return html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"</p>\s*<p>|<br ?/?>", "\n\n", markup))).strip()


def text_of(sample: Mapping[str, Any]) -> str:
    """The words of an article, without its title: paragraphs parted by a blank line, no blanks at their edges."""
    paragraphs = re.split(r"\n\s*\n", words_of(sample["Input.article_interface"]))
    return "\n\n".join(one.strip() for one in paragraphs if one.strip())


def read_marks(line: Mapping[str, Any], sample: Mapping[str, Any]) -> dict[str, Any]:
    """One article with its marks, in the reading format. Raises BadDispatch."""
    text = text_of(sample)
    got = Sha256.of(text.encode()).hex
    if got != line["sha256"]:
        raise BadDispatch(f"article {line['article']}: its text has the SHA-256 {got}, expected {line['sha256']}. The marks are of another text.")
    marks = [Mark(*_id(name), start, end) for name, start, end in line["marks"]]
    about = {
        "id": f"news-{line['article']}", "title": sample["Input.title"], "publisher": "", "country": line["country"],
        "published": str(sample["Input.publish_date"])[:10],
    }  # fmt: skip
    named = {of: {**row, "name": _first(marks, of, text)} for of, row in line["actors"].items()}
    dispatch = Dispatch(about, text, tuple(sorted(marks, key=lambda mark: mark.start)), {**{t: line[t] for t in TABLES}, "actors": named})
    if found := faults_of_marks(dispatch):
        raise BadDispatch(f"article {line['article']}: {'; '.join(found)}")
    return as_reading(dispatch)


def _id(name: str) -> tuple[str, str]:
    of, _, part = name.partition(".")
    return of, part


def _first(marks: list[Mark], of: str, text: str) -> str:
    return next((text[mark.start : mark.end] for mark in marks if mark.of == of), "")
