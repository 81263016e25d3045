"""A whole document is coded with the keyboard alone, from the list to Finish; wherever the focus stands it is seen."""

import pytest

from saksi.record.models import Actor, Closing, Decision, Statement, Suggestion

from .conftest import at_card

pytestmark = pytest.mark.django_db(transaction=True)

MOST_STEPS = 120
# What has the focus: its words, and whether somebody sees that it has it: an outline around it, inside the window, above what sticks.
FOCUS = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const box = at.getClientRects()[0] || at.getBoundingClientRect();
  const x = Math.max(1, box.left + Math.min(box.width / 2, 20)), y = box.top + Math.min(box.height / 2, 20);
  const top = document.elementFromPoint(x, y);
  const seen = getComputedStyle(at).outlineStyle !== "none" && top !== null && (at.contains(top) || top.contains(at) || at.labels?.length > 0);
  return { words: (at.getAttribute("aria-label") || at.textContent || at.value || "").trim(), seen, name: at.name || "", html: at.outerHTML.slice(0, 120) };
}"""


def tab_to(page, words="", *, name=""):
    """Press Tab until what has these words, or a field of this name, has the focus; each stop on the way is seen."""
    for _step in range(MOST_STEPS):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUS)
        if at is None:
            continue
        assert at["seen"], f"the focus is not seen: {at['html']}"
        if (words and at["words"].startswith(words)) or (name and at["name"] == name):
            return
    pytest.fail(f"{words or name!r} is not reached by the Tab key")


def states(document):
    return list(Suggestion.rows.filter(document=document, kind="actor").order_by("start").values_list("state", flat=True))


def test_a_document_is_coded_whole_by_keys(open_page, document):
    page = open_page("/documents/")
    tab_to(page, "Skip to the content")
    page.keyboard.press("Enter")
    tab_to(page, str(document)[:20])
    page.keyboard.press("Enter")
    page.wait_for_selector("#counter")
    page.keyboard.press("a")
    at_card(page, 1)
    page.keyboard.press("x")
    at_card(page, 2)
    page.keyboard.press("e")
    page.wait_for_function("() => document.activeElement.id === 'f-name'")
    page.keyboard.press("End")
    page.keyboard.type(" Junior")
    page.keyboard.press("Enter")
    at_card(page, 3)
    page.keyboard.press("s")
    page.wait_for_function("() => document.activeElement.name === 'reason'")
    page.keyboard.type("is this one person?")
    tab_to(page, "Mark as unsure")
    page.keyboard.press("Enter")
    at_card(page, 4)
    for n in (5, 6):
        page.keyboard.press("a")
        at_card(page, n)
    page.keyboard.press("u")
    at_card(page, 5)
    page.keyboard.press("a")
    at_card(page, 6)
    page.keyboard.press("n")
    page.wait_for_function("() => document.activeElement.name === 'words'")
    page.keyboard.type("were there")
    page.keyboard.press("Enter")
    page.wait_for_url("**words=*")
    tab_to(page, "Add the statement")
    page.keyboard.press("Enter")
    page.wait_for_selector("#counter >> text=7 of 7 decided")
    tab_to(page, "Finish")
    page.keyboard.press("Enter")
    page.get_by_text("Closed:").wait_for()
    assert states(document) == ["accepted", "rejected", "amended", "unsure", "accepted", "accepted"]
    assert Actor.rows.filter(live=True, name="Cis Hale Junior").exists()
    assert Statement.rows.get(live=True).document_id == document.pk
    assert Closing.rows.get(document=document).how == "finished"
    assert "undone" in Decision.rows.values_list("outcome", flat=True)


def test_without_single_keys_and_scripts_tab_and_enter_do_the_same(open_page, document):
    page = open_page(f"/documents/{document.pk}/", javascript=False)
    for n, words in enumerate(["Accept", "Reject", "Accept", "Accept", "Reject", "Accept"], start=1):
        tab_to(page, "Find")
        tab_to(page, words)
        page.keyboard.press("Enter")
        page.wait_for_selector(f"#counter >> text={n} of 6 decided")
    tab_to(page, "Finish")
    page.keyboard.press("Enter")
    page.get_by_text("Closed:").wait_for()
    assert states(document) == ["accepted", "rejected", "accepted", "accepted", "rejected", "accepted"]
    assert Closing.rows.get(document=document).how == "finished"
