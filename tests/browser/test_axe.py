"""Every page in light and dark, wide and narrow: no rule of axe is broken, nothing runs out of a narrow window, all can be hit.

One browser opens each address once and then changes its window and theme, so that all of it stays a matter of a minute.
"""

import pytest
from django.urls import reverse

from tests.browser.conftest import THEMES, WIDTHS
from tests.web.test_matrix import ADDRESSES
from tests.web.world import World

AXE = pytest.importorskip("axe_playwright_python.base", reason="axe is not installed").AXE_SCRIPT

# A decision that was drawn for a second reader, a sheet that was handed over, an actor to merge with, a merge to take back.
NOT_ALONE = {"second", "import-table", "merge", "unmerge"}
NO_PAGES = {"original", "next", "import-form"}  # files, and the way to another page
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NARROWEST = 320
# The letters and lines as somebody may space them who cannot read otherwise (WCAG 1.4.12); a sheet made by script passes the CSP.
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }");
  document.adoptedStyleSheets = [sheet];
}"""
UNSPACED = "() => { document.adoptedStyleSheets = []; }"
# What makes the page run out of its window, the innermost first; what scrolls in a box of its own does not.
TOO_WIDE = """() => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
  [...document.querySelectorAll("body *")]
  .filter((e) => !e.closest(".scroll, .hide, .skip") && e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .reverse().slice(0, 3).map((e) => e.outerHTML.slice(0, 140))"""
# What can be hit is 24 px at least (WCAG 2.5.8), but for links in a sentence and what the browser itself draws.
TOO_SMALL = """() => [...document.querySelectorAll("button, a.button, select, summary, input:not([type=hidden])")]
  .filter((e) => { const box = e.getBoundingClientRect(); return box.width > 1 && (box.height < 24 || box.width < 24); })
  .map((e) => e.outerHTML.slice(0, 120))"""
UNNAMED = """() => [...document.querySelectorAll("input:not([type=hidden]), select, textarea")]
  .filter((e) => !e.labels.length && !e.getAttribute("aria-label")).map((e) => e.outerHTML.slice(0, 120))"""


def addresses(numbers):
    """Each page with its name: the lists, and the things of which there is one."""
    for name, at in ADDRESSES.items():
        if at.get and name not in NO_PAGES and (not at.of or at.of in numbers):
            yield name, reverse(name, args=[numbers[at.of]] if at.of else [])


def broken(page, rules=None):
    """The rules of axe that the page as it stands breaks, with where; axe is in the page already."""
    options = {"runOnly": rules or TAGS, "resultTypes": ["violations"]}  # by tag or by rule, as the words say
    found = page.evaluate("options => axe.run(options).then(results => results.violations)", options)
    return [f"{one['id']}: {[node['html'][:140] for node in one['nodes'][:3]]}" for one in found]


def wrong_with(page):
    """What is wrong with a page, in each theme and width, as sentences."""
    page.evaluate(AXE)
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for theme in THEMES:
            page.emulate_media(color_scheme=theme)
            rules = None if theme == THEMES[0] else ["color-contrast", "link-in-text-block"]
            found += [f"{width} {theme}: {said}" for said in broken(page, rules)]
    page.set_viewport_size({"width": NARROWEST, "height": 900})
    for spacing in ("as it is", "spaced"):
        found += [f"{NARROWEST}, {spacing}: too wide: {said}" for said in page.evaluate(TOO_WIDE)]
        page.evaluate(SPACED if spacing == "as it is" else UNSPACED)
    found += [f"too small to hit: {said}" for said in page.evaluate(TOO_SMALL)]
    found += [f"without a name: {said}" for said in page.evaluate(UNNAMED)]
    return found


def walk(page, start, numbers, only=ADDRESSES):
    """What is wrong with any of the pages, as lines. Each answers 200, but for those that need more than their number."""
    wrong = []
    for name, address in addresses(numbers):
        if name not in only:
            continue
        answer = page.goto(start + address)
        if answer.status == 200:
            wrong += [f"{name}: {said}" for said in wrong_with(page)]
        elif name not in NOT_ALONE:
            wrong.append(f"{name}: status {answer.status}")
    return "\n".join(wrong)


def test_no_page_of_a_filled_workspace_breaks_a_rule(open_page, address):
    page, numbers = open_page("/help/"), World().marks[0].rows
    wrong = walk(page, address, numbers)
    page.set_extra_http_headers({"Accept-Language": "km"})
    wrong += walk(page, address, numbers, only=("desk", "incident", "account"))
    assert page.get_attribute("html", "lang") == "km"
    assert not wrong, wrong


def test_the_page_for_who_did_not_come_in_breaks_no_rule(new_tab, address, transactional_db):
    page = new_tab()
    for language in ("en", "km"):
        page.set_extra_http_headers({"Accept-Language": language})
        assert page.goto(address).status == 403
        assert page.get_attribute("html", "lang") == language
        assert wrong_with(page) == []


def test_no_page_of_an_empty_workspace_breaks_a_rule(open_page, address):
    wrong = walk(open_page("/help/"), address, {})
    assert not wrong, wrong
