"""The article out of a web page.

Rule: the first paragraph and the captions of photos survive, whatever class the page gives them; scripts never do.
Steps: characters, menus and related stories out, trafilatura with recall on; then a pass of our own that puts back the
lead and the captions it dropped. Title, publisher, author and date are proposals from what the page says of itself.
Source: trafilatura drops a lead in a "teaser" class (adbar/trafilatura#164).
"""

from __future__ import annotations

import importlib.metadata
import logging
import re
from copy import deepcopy

import trafilatura
from lxml import etree
from lxml import html as lxml_html
from lxml_html_clean import Cleaner

from saksi.intake.characters import decode, newlines
from saksi.intake.formats.page_parts import blocks, captions, lead, prune, squeezed, unhide, words
from saksi.intake.types import Extracted, Limits, Metadata
from saksi.kernel.dates import PartialDate
from saksi.kernel.errors import DamagedFile, DateError

VERSION = importlib.metadata.version("trafilatura")
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it cannot read, we read ourselves or refuse
NEARLY_WHOLE = 0.6
HIDDEN = "The page hides some words from whoever reads it; they were left out."
_DECLARED = re.compile(rb"<(?:meta[^>]+charset=|\?xml[^>]+encoding=)\s*[\"']?([A-Za-z0-9_-]+)", re.IGNORECASE)
_CLEAN = Cleaner(
    scripts=True, javascript=True, style=True, comments=True, page_structure=False, safe_attrs_only=False, meta=False
)
_SUFFIX = re.compile(r"\s*(?:[|–—»•]|\s-)\s+")


def _page(data: bytes) -> str:
    """The page's characters, by its own declaration where that fits."""
    declared = _DECLARED.search(data[:4096])
    return newlines(decode(data, declared[1].decode() if declared else None)[0])


def _tree(page: str) -> lxml_html.HtmlElement:
    try:
        parser = lxml_html.HTMLParser(huge_tree=True)  # without it, what is nested deeply is lost without a word
        return lxml_html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", page.lstrip("\ufeff")), parser=parser)
    except (etree.ParserError, ValueError) as error:
        raise DamagedFile("the page cannot be read as HTML. Save it again from the browser.") from error


def _complete(text: str, tree: lxml_html.HtmlElement, title: str) -> str:
    """The extracted text with the lead and the captions that it lacks, each as a paragraph in front."""
    have = [squeezed(line) for line in text.split("\n") if line.strip()]
    front: list[str] = []
    for found in [*captions(tree, title), lead(tree, title)]:
        short = squeezed(found)
        partly = any(line in short and len(line) > NEARLY_WHOLE * len(short) for line in have)
        if short and not partly and not any(short in line for line in ("".join(have), *map(squeezed, front))):
            front.append(found)
    return "\n\n".join([*front, text]).strip()


def _metadata(page: str, tree: lxml_html.HtmlElement, title: str) -> Metadata:
    language = (tree.get("lang") or "").split("-")[0].lower()
    named = _publisher(tree)
    found = trafilatura.extract_metadata(page, extensive=False)
    if found is None:
        return Metadata(title=title, publisher=named, language=language)
    try:
        published = PartialDate.parse(found.date) if found.date else None
    except DateError:
        published = None
    return Metadata(
        title=found.title or title,
        publisher=found.sitename or named,
        author=found.author or "",
        published=published,
        url=found.url or "",
        language=found.language or language,
    )


def _title(tree: lxml_html.HtmlElement) -> str:
    found = tree.find(".//title")
    return "" if found is None else words(found)


def _publisher(tree: lxml_html.HtmlElement) -> str:
    """What follows the heading in the page's title, as in "Two held | The Courier"; "" where nothing does."""
    title = _title(tree)
    heading = next((words(h) for h in tree.iter("h1") if words(h) and title.startswith(words(h))), None)
    rest = title[len(heading) :] if heading else ""
    return rest[mark.end() :].strip() if (mark := _SUFFIX.match(rest)) else ""


def all_words(page: str) -> tuple[str, tuple[str, ...]]:
    """Every block of a page, for a page that is no article, such as an e-mail, and notes on it. Raises DamagedFile."""
    tree = _tree(newlines(page))
    notes = (HIDDEN,) if unhide(tree) else ()
    _CLEAN(tree)
    return "\n\n".join(text for _, text in blocks(tree)), notes


def extract(data: bytes, limits: Limits) -> Extracted:
    """The article of a page, with its captions. Raises DamagedFile, UnknownEncoding or UnknownType."""
    del limits
    return article(_page(data))


def article(page: str) -> Extracted:
    """The article of a page of which the characters are known. Raises DamagedFile."""
    try:
        return _article(page)
    except RecursionError as error:
        raise DamagedFile(
            "the page is nested too deeply. Save what it says as a text file, and take that in."
        ) from error


def _article(page: str) -> Extracted:
    tree = _tree(page)
    title = _title(tree)
    prune(tree)
    notes = (HIDDEN,) if unhide(tree) else ()
    meta = _metadata(lxml_html.tostring(tree, encoding="unicode"), tree, title)
    _CLEAN(tree)
    body = trafilatura.extract(
        deepcopy(tree), favor_recall=True, include_comments=False, include_tables=True, output_format="txt"
    )
    paragraphs = body.split("\n") if body else [text for _, text in blocks(tree)]
    text = "\n\n".join(line for line in paragraphs if line.strip())
    return Extracted(_complete(text, tree, meta.title or title), "html", f"trafilatura {VERSION} with captions 3", meta, notes)
