"""The article out of a web page.

Rule: the first paragraph and the captions of photos survive, whatever class the page gives them; scripts never do.
Steps: trafilatura with recall on; then a pass of our own that puts back the lead and the captions it dropped.
Source: trafilatura drops a lead in a "teaser" class (adbar/trafilatura#164).
"""

from __future__ import annotations

import importlib.metadata
import re

import trafilatura
from lxml import etree
from lxml import html as lxml_html
from lxml_html_clean import Cleaner

from saksi.intake.formats.txt import decode, newlines
from saksi.intake.types import Extracted, Limits, Metadata
from saksi.kernel.dates import PartialDate
from saksi.kernel.errors import DamagedFile, DateError

VERSION = importlib.metadata.version("trafilatura")
CAPTIONS = (
    "//figcaption | //*[contains(concat(' ', normalize-space(@class), ' '), ' caption ') or "
    "contains(@class, 'wp-caption-text') or contains(@class, 'photo-caption') or contains(@class, 'image-caption')]"
)
SHORTEST_LEAD = 40
_DECLARED = re.compile(rb"<meta[^>]+charset=[\"']?([A-Za-z0-9_-]+)", re.IGNORECASE)
_CLEAN = Cleaner(
    scripts=True, javascript=True, style=True, comments=True, page_structure=False, safe_attrs_only=False, meta=False
)


def _decode(data: bytes) -> str:
    """The page's characters, by its own declaration where that fits."""
    declared = _DECLARED.search(data[:4096])
    if declared:
        try:
            return data.decode(declared[1].decode())
        except (LookupError, UnicodeDecodeError):
            pass  # a page that lies about itself is read by its bytes
    return decode(data)[0]


def _words(node: etree._Element) -> str:
    return " ".join("".join(map(str, node.itertext())).split())


def _squeezed(text: str) -> str:
    return re.sub(r"\W+", "", text)


def _tree(page: str) -> lxml_html.HtmlElement:
    try:
        tree = lxml_html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", page))
    except (etree.ParserError, ValueError) as error:
        raise DamagedFile("the page cannot be read as HTML. Save it again from the browser.") from error
    _CLEAN(tree)
    return tree


def _lead(tree: lxml_html.HtmlElement) -> str:
    """The first paragraph of the article that is long enough to be one."""
    for scope in ("//article//p", "//main//p", "//body//p"):
        for node in tree.xpath(scope):
            words = _words(node)
            if len(words) >= SHORTEST_LEAD and not node.xpath(
                "ancestor::figure | ancestor::nav | ancestor::footer | ancestor::aside"
            ):
                return words
    return ""


def _complete(text: str, tree: lxml_html.HtmlElement) -> str:
    """The extracted text with the lead and the captions that it lacks, each as a paragraph in front."""
    have = _squeezed(text)
    front: list[str] = []
    for words in [*(_words(node) for node in tree.xpath(CAPTIONS)), _lead(tree)]:
        squeezed = _squeezed(words)
        if squeezed and squeezed not in have and words not in front:
            front.append(words)
    return "\n\n".join([*front, text]).strip()


def _metadata(page: str, tree: lxml_html.HtmlElement) -> Metadata:
    found = trafilatura.extract_metadata(page, extensive=False)
    title = (found.title if found else "") or _words(tree.find(".//title")) if tree.find(".//title") is not None else ""
    if found is None:
        return Metadata(title=title)
    try:
        published = PartialDate.parse(found.date) if found.date else None
    except DateError:
        published = None
    return Metadata(
        title=found.title or title or "",
        publisher=found.sitename or "",
        author=found.author or "",
        published=published,
        url=found.url or "",
        language=found.language or "",
    )


def extract(data: bytes, limits: Limits) -> Extracted:
    """The article of a page, with its captions. Raises DamagedFile or UnknownEncoding."""
    del limits
    page = newlines(_decode(data))
    tree = _tree(page)
    body = (
        trafilatura.extract(page, favor_recall=True, include_comments=False, include_tables=True, output_format="txt")
        or ""
    )
    if not body:
        body = "\n".join(_words(node) for node in tree.xpath("//body//p | //body//li | //body//h1 | //body//h2"))
    paragraphs = "\n\n".join(line for line in body.split("\n") if line.strip())
    return Extracted(
        _complete(paragraphs, tree), "html", f"trafilatura {VERSION} with captions 1", _metadata(page, tree)
    )
