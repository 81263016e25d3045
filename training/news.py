"""Real news, marked apart from its words: `corpus/news.jsonl` says where in an article who says and does what, and holds no word of it.

The articles belong to those who published them and may not come with Saksi. They lie in HRDsAttack's splits beside the repository; where
those are absent there is no such news, and nothing is learned or measured from it. One line marks one article:

    {"article": number in HRDsAttack, "part": "train", "sha256": of the text, "country": "KE",
     "actors": {"a1": [kind, sector, [start, end] of the name, [[start, end], ...] of all mentions]},
     "provisions": [[instrument, article, start, end]],
     "statements": {"s1": [speaker, source, manner, position, date, [start, end], [start, end] of the cue]},
     "accounts": {"i1": [act, [start, end], victims, doers, date, statement, status, {part: [start, end]}]}}

Rule: offsets are of the text that `text_of` gives; its hash must be that of the line, or the line is refused.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from saksi.kernel.hashes import Sha256
from training.corpus import CORPUS, PRONOUNS, BadDispatch

MARKS = CORPUS / "news.jsonl"
ARTICLES = CORPUS.parents[1] / "shared" / "reading" / "hrdsattack"
Reading = dict[str, Any]


def news_of(part: str) -> list[Reading]:
    """The readings, in the reading format, of the marked articles of one part: train, dev or test. Empty where the articles are absent.

    Raises BadDispatch if an article is not the one that was marked.
    """
    if not ARTICLES.is_dir():
        return []
    marks = [mark for line in MARKS.read_text(encoding="utf-8").splitlines() if (mark := json.loads(line))["part"] == part]
    samples = dict(_samples())
    return [reading_of(mark, samples[mark["article"]]) for mark in marks]


def _samples() -> Iterator[tuple[int, Mapping[str, Any]]]:
    for split in ("train.json", "dev.json"):
        for item in json.loads((ARTICLES / split).read_text(encoding="utf-8")):
            yield item["sample"]["Input.GLOBALEVENTID"], item["sample"]


def text_of(sample: Mapping[str, Any]) -> str:
    """The words of an article, without its title: paragraphs parted by a blank line."""
    broken = re.sub(r"</p>\s*<p>|<br ?/?>", "\n\n", str(sample["Input.article_interface"]))
    words = html.unescape(re.sub(r"<[^>]+>", "", broken))
    return "\n\n".join(one.strip() for one in re.split(r"\n\s*\n", words) if one.strip())


def reading_of(mark: Mapping[str, Any], sample: Mapping[str, Any]) -> Reading:
    """One article with its marks, in the reading format. Raises BadDispatch if the text is not the one that was marked."""
    text = text_of(sample)
    got = Sha256.of(text.encode()).hex
    if got != mark["sha256"]:
        raise BadDispatch(f"article {mark['article']}: its text has the SHA-256 {got}, expected {mark['sha256']}. The marks are of another text.")
    return {
        "id": f"news-{mark['article']}", "title": sample["Input.title"], "publisher": "", "country": mark["country"],
        "published": str(sample["Input.publish_date"])[:10], "text": text,
        "actors": [_actor(text, of, *row) for of, row in mark["actors"].items()],
        "provisions": [{"instrument": law, "article": number, "span": _span(text, (a, b))} for law, number, a, b in mark["provisions"]],
        "statements": [_statement(text, of, *row) for of, row in mark["statements"].items()],
        "accounts": [_account(text, of, *row) for of, row in mark["accounts"].items()],
    }  # fmt: skip


def _span(text: str, where: tuple[int, int]) -> Reading:
    return {"start": where[0], "end": where[1], "quote": text[slice(*where)]}


def _actor(text: str, of: str, kind: str, sector: str, name: tuple[int, int], mentions: list[tuple[int, int]]) -> Reading:
    called = text[slice(*name)]
    forms = dict.fromkeys(text[slice(*where)] for where in mentions)
    aliases = [form for form in forms if form.lower() not in PRONOUNS and form != called]
    spans = [_span(text, where) for where in mentions]
    return {"id": of, "kind": kind, "name": called, "aliases": aliases, "roles": [], "sector": sector, "mentions": spans}


def _statement(
    text: str, of: str, speaker: str, source: str, manner: str, position: str, date: str | None, span: tuple[int, int], cue: tuple[int, int]
) -> Reading:
    told = {"id": of, "speaker": speaker, "source": source, "manner": manner, "position": position, "date": date}
    return {**told, "span": _span(text, span), "cue": _span(text, cue)}


def _account(
    text: str, of: str, act: str, trigger: tuple[int, int], victims: list[str], doers: list[str], date: str | None, told: str | None,
    status: str, parts: Mapping[str, tuple[int, int]],
) -> Reading:  # fmt: skip
    evidence = {part: _span(text, where) for part, where in parts.items()}
    words = {part: evidence[part]["quote"] if part in evidence else None for part in ("place", "charge", "penalty")}
    return {
        "id": of, "act": act, "trigger": _span(text, trigger), "victims": victims, "perpetrators": doers, "date": date, **words,
        "according_to": told, "status": status, "evidence": evidence,
    }  # fmt: skip
