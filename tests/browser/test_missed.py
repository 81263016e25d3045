"""Words selected in the text bring the form; a browser's units become code points in one function."""

import random

import pytest

from saksi.record.models import BlindItem, Statement
from tests.browser.conftest import at_card, six_cards
from tests.conftest import drawing

TEXT = "កម្មករ ៦៤ នាក់ 😀 Police struck 👩‍👩‍👧 them, Ana Velu said.\n\nស្ត្រីម្នាក់ was there 😀."
PIECES = [*"កម្មករ ៦៤ ស្ត្រី", "😀", "👩‍👩‍👧", "🇰🇭", "a", "\n", "e\u0301", "𝒳"]
SELECT = """([from, to]) => {
  const pane = document.querySelector("#desk .text"), range = document.createRange();
  const at = (unit) => { const walk = document.createTreeWalker(pane, 4); let node;
    while ((node = walk.nextNode())) { if (unit <= node.length) return [node, unit]; unit -= node.length; } };
  range.setStart(...at(from)); range.setEnd(...at(to));
  const selection = getSelection(); selection.removeAllRanges(); selection.addRange(range);
}"""


def units(text):
    """How many UTF-16 units a text has."""
    return len(text.encode("utf-16-le")) // 2


def select(page, text, words):
    at = text.index(words)
    page.evaluate(SELECT, [units(text[:at]), units(text[: at + len(words)])])


@pytest.fixture
def document(local):
    return six_cards(TEXT, count=0)


@pytest.fixture
def desk(open_page, document):
    return open_page(f"/documents/{document.pk}/")


def test_units_become_code_points(desk):
    """At the end of each piece the browser's function gives what Python counts; the last word of the example starts at 17."""
    draw, cases = random.Random(3), [(TEXT, 17)]
    for _ in range(300):
        before = "".join(draw.choice(PIECES) for _ in range(draw.randrange(12)))
        cases.append((before + "".join(draw.choice(PIECES) for _ in range(draw.randrange(6))), len(before)))
    asked = [[text, units(text[:at])] for text, at in cases]
    module = "async (asked) => { const m = await import(document.querySelector('script[type=module]').src); return asked.map((a) => m.codePoints(...a)); }"
    assert desk.evaluate(module, asked) == [at for _text, at in cases]
    assert TEXT[17:23] == "Police"


@pytest.mark.parametrize("words", ["Police", "struck 👩‍👩‍👧 them", "ស្ត្រីម្នាក់", "said.\n\nស្ត្រី", "😀."])
def test_selected_words_bring_the_form_with_them(desk, words):
    select(desk, TEXT, words)
    desk.wait_for_selector("#missed mark")
    assert desk.text_content("#missed mark") == words
    assert desk.get_attribute("#missed [name=start] >> nth=0", "value") == str(TEXT.index(words))


def test_half_a_character_is_widened(desk):
    at = units(TEXT[: TEXT.index("😀")])
    desk.evaluate(SELECT, [at + 2, at + 4])
    desk.wait_for_selector("#missed mark")
    assert desk.text_content("#missed mark") == "P"


def test_a_statement_is_added_from_a_selection(desk, document):
    select(desk, TEXT, "Police struck 👩‍👩‍👧 them")
    desk.click("#missed summary >> text=a statement")
    desk.select_option("#missed [name=position]", "alleges")
    desk.click("#missed button >> text=Add the statement")
    desk.wait_for_selector(".card.done")
    assert Statement.rows.get().content == "Police struck 👩‍👩‍👧 them"


def test_n_goes_to_the_form_that_is_open_else_to_its_page(desk, document):
    select(desk, TEXT, "Police")
    desk.wait_for_selector("#missed mark")
    desk.keyboard.press("n")
    assert desk.evaluate("document.activeElement.tagName") == "SUMMARY"
    desk.goto(desk.url)
    desk.keyboard.press("n")
    desk.wait_for_url("**/add/")


def test_n_goes_to_the_form_that_is_open_also_after_a_decision(open_page, local):
    page = open_page(f"/documents/{six_cards(TEXT, count=2).pk}/")
    page.keyboard.press("a")
    at_card(page, 1, of=2)
    select(page, TEXT, "Police")
    page.wait_for_selector("#missed mark")
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_a_selection_takes_no_words_away_that_were_typed_into_the_open_form(desk):
    select(desk, TEXT, "Police struck")
    desk.click("#missed summary >> text=a statement")
    desk.fill("#missed details[open] [name=date]", "2025-03-12")
    select(desk, TEXT, "Ana Velu")
    desk.wait_for_timeout(1000)
    assert desk.text_content("#missed mark") == "Police struck"
    assert desk.input_value("#missed details[open] [name=date]") == "2025-03-12"
    desk.click("#missed summary >> text=a statement")
    select(desk, TEXT, "there")
    desk.wait_for_selector("#missed mark >> text=there")


def test_a_document_that_is_read_blind_takes_selections_too(open_page, document, workspace, settings):
    settings.SAKSI_WORKSPACE = drawing(workspace, 1, 0)
    document.suggestions.create(
        reading=document.readings.get(),
        kind="place",
        key="p",
        payload={"id": "p", "name": "x", "mentions": []},
        start=0,
        end=1,
    )
    page = open_page(f"/documents/{document.pk}/")
    assert "drawn to be read blind" in page.content()
    select(page, TEXT, "Ana Velu")
    page.click("#missed summary >> text=a statement")
    page.fill("#missed details[open] [name=date]", "2025-03-12")
    page.fill(".find input", "there")
    page.press(".find input", "Enter")
    page.wait_for_selector("#found-1")
    assert page.input_value("#missed details[open] [name=date]") == "2025-03-12"
    page.click("#missed summary >> text=a person")
    page.click("#missed button >> text=Add the actor")
    page.wait_for_selector(".card")
    assert BlindItem.rows.get().payload["name"] == "Ana Velu"
