"""The parts of a web page that extractors drop: the lead and the captions; and what is no part of the article.

Rule: what stands between the heading and the first paragraph, and what tells of a photo, belongs to the article;
menus, related stories, cookie notices and what lies in the foot of the page do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

BLOCKS = frozenset(
    "address article aside blockquote dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li "
    "main nav ol p pre section table tbody td th tr ul amp-img img picture video iframe".split()
)
SHORTEST_LEAD = 40
SHORTEST_ALT = 40
_JUNK = re.compile(
    r"(?:^|[\s_-])(?:related|recommend\w*|recirc\w*|sidebar|cookies?|consent|gdpr|newsletter|breadcrumbs?|most-?read|trending|"
    r"comments?|outbrain|taboola)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_CAPTION = re.compile(r"captions?(?:$|[\s_-]|text)|cutline|(?:photo|image|img)-?desc", re.IGNORECASE)
_SKIP = frozenset(("script", "style", "noscript", "template", "svg", "head", "option", "button"))


def words(node: etree._Element) -> str:
    """The words of an element, with single spaces."""
    return " ".join("".join(_texts(node)).split())


def _texts(node: etree._Element) -> Iterator[str]:
    if not isinstance(node.tag, str) or node.tag in _SKIP:
        return
    yield node.text or ""
    for child in node:
        if child.tag in BLOCKS or child.tag == "br":
            yield " "
        yield from _texts(child)
        yield child.tail or ""


def squeezed(text: str) -> str:
    """A text without spaces and signs, to see whether another has it."""
    return re.sub(r"\W+", "", text)


def _marks(node: etree._Element) -> str:
    return f"{node.get('class', '')} {node.get('id', '')}"


def prune(tree: HtmlElement) -> None:
    """Take out what is no part of the article; never what holds the heading, an article or half the page's words."""
    whole = len(words(tree))
    for node in list(tree.iter("nav", "footer", "aside", "div", "section", "ul", "ol", "p", "amp-sidebar")):
        named = node.tag in ("nav", "footer", "aside", "amp-sidebar")
        if not (named or _JUNK.search(_marks(node))) or node.getparent() is None:
            continue
        if node.find(".//h1") is None and node.find(".//article") is None and len(words(node)) * 2 < whole:
            node.drop_tree()


def unhide(tree: HtmlElement) -> bool:
    """Take out what the page hides from who reads it, if all of that is less than half its words: some pages show all of it only by script. Whether there was such."""
    hidden = [node for node in _hidden(tree) if words(node)]
    if not hidden or sum(len(words(node)) for node in hidden) * 2 >= len(words(tree)):
        return False
    for node in hidden:
        node.drop_tree()
    return True


def _hidden(node: HtmlElement) -> Iterator[HtmlElement]:
    """The outermost elements that are hidden."""
    for child in node:
        if isinstance(child.tag, str) and (child.get("hidden") is not None or _HIDDEN.search(child.get("style", ""))):
            yield child
        else:
            yield from _hidden(child)


def captions(tree: HtmlElement, title: str) -> Iterator[str]:
    """What the page says of its photos: captions, and an alternative text that is a sentence and not the title."""
    taken: set[etree._Element] = set()
    for node in tree.iter():
        if not isinstance(node.tag, str) or any(a in taken for a in node.iterancestors()):
            continue
        if node.tag == "figcaption" or _CAPTION.search(node.get("class", "")):
            if node.find(".//p/..") is not None and node.find(".//img") is not None:
                continue  # a box round photo and caption; the caption in it comes by itself
            taken.add(node)
            yield words(node)
        elif node.get("data-caption"):
            yield " ".join(node.get("data-caption", "").split())
        elif node.tag in ("img", "amp-img"):
            alt = " ".join(node.get("alt", "").split())
            if len(alt) >= SHORTEST_ALT and not _like(alt, title) and next(node.iterancestors("a"), None) is None:
                yield alt


def _like(alt: str, title: str) -> bool:
    one, other = squeezed(alt).lower(), squeezed(title).lower()
    return one in other or (bool(other) and other in one)


def blocks(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Each block of the body with its own words: up to the next block in it, and after each."""
    body = tree.find("body")
    yield from _blocks(tree if body is None else body)


def _blocks(node: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    own = node.text or ""
    for child in node:
        if not isinstance(child.tag, str) or child.tag in _SKIP:
            own += child.tail or ""
        elif child.tag in BLOCKS or child.find(".//p") is not None or child.find(".//div") is not None:
            yield from _block(node, own)
            yield from _blocks(child)
            own = child.tail or ""
        else:
            own += ("\n" if child.tag == "br" else words_inline(child)) + (child.tail or "")
    yield from _block(node, own)


def words_inline(node: etree._Element) -> str:
    """The words of an element inside a line; line breaks stay."""
    return "".join(_lines(node))


def _lines(node: etree._Element) -> Iterator[str]:
    if isinstance(node.tag, str) and node.tag not in _SKIP:
        yield node.text or ""
        for child in node:
            if child.tag == "br":
                yield "\n"
            yield from _lines(child)
            yield child.tail or ""


def _block(node: HtmlElement, own: str) -> Iterator[tuple[HtmlElement, str]]:
    text = " ".join(own.split())
    if text:
        yield node, text


def lead(tree: HtmlElement, title: str) -> str:
    """The first words after the heading that are long enough to be a paragraph; "" if there are none."""
    heading = _heading(tree, title)
    passed = heading is None
    scope = None if heading is not None else next(iter(tree.xpath("//article | //main")), None)
    for node, text in blocks(tree):
        if not passed:
            passed = node is heading
            continue
        if scope is not None and scope not in (node, *node.iterancestors()):
            continue
        if len(text) >= SHORTEST_LEAD and not _aside(node):
            return text
    return ""


def _heading(tree: HtmlElement, title: str) -> HtmlElement | None:
    """The heading of the article: the one that is the title, else the first."""
    found: list[HtmlElement] = list(tree.iter("h1"))
    fitting = [h for h in found if squeezed(words(h)) and squeezed(words(h)) in squeezed(title)]
    return next(iter([*fitting, *found]), None)


def _aside(node: HtmlElement) -> bool:
    """Whether a block is a caption, a link to elsewhere or a list rather than a paragraph."""
    chain = [node, *node.iterancestors()]
    return any(n.tag in ("figure", "figcaption", "a", "li", "header-menu", "form") for n in chain) or any(
        _CAPTION.search(n.get("class", "")) for n in chain
    )
