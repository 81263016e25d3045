"""The inbox in a real browser: files dropped or chosen, a text pasted, with and without JavaScript; nothing that was typed is lost."""

import pytest

from saksi.record.models import Assignment, Document

DROP = """(names) => {
  const all = new DataTransfer();
  for (const name of names) all.items.add(new File([`Police held a farmer, said ${name}.`], name));
  const zone = document.querySelector(".drop");
  for (const kind of ["dragover", "drop"])
    zone.dispatchEvent(new DragEvent(kind, { dataTransfer: all, bubbles: true, cancelable: true }));
}"""


def files(*names):
    return [{"name": n, "mimeType": "text/plain", "buffer": f"Police held a farmer, said {n}.".encode()} for n in names]


def test_files_are_dropped_listed_and_taken_in(open_page):
    page = open_page("/inbox/")
    page.evaluate(DROP, ["one.txt"])
    page.evaluate(DROP, ["two.txt", "three.txt"])
    assert page.locator("[data-drop-list] li").all_inner_texts() == ["one.txt", "two.txt", "three.txt"]
    page.locator("#text").fill("A text that was typed before.")
    page.get_by_role("button", name="Take in").click()
    page.get_by_role("heading", name="What became of it").wait_for()
    assert page.get_by_text("Taken in:").count() == 4
    assert set(Document.rows.values_list("filename", flat=True)) >= {"one.txt", "two.txt", "three.txt"}


def test_a_file_that_misses_the_field_does_not_replace_the_page(open_page):
    page = open_page("/inbox/")
    page.locator("#text").fill("Words that must stay.")
    page.evaluate(DROP.replace('querySelector(".drop")', 'querySelector("h1")'), ["one.txt"])
    assert page.locator("#text").input_value() == "Words that must stay."
    assert page.locator("[data-drop-list] li").all_inner_texts() == ["one.txt"]


@pytest.mark.parametrize("width", [1280, 360])
def test_without_javascript_the_same_form_takes_the_same(open_page, width):
    page = open_page("/inbox/", javascript=False, width=width)
    assert not page.get_by_text("Or drop files here.").is_visible()
    page.locator("#files").set_input_files(files("one.txt", "two.txt"))
    page.locator("#text").fill("?!")
    page.locator("#publisher").fill("Lumera Courier")
    page.get_by_role("button", name="Take in").click()
    assert page.get_by_role("button", name="Withdraw").count() == 2
    assert page.get_by_text("Not taken in:").count() == 1
    assert (page.locator("#text").input_value(), page.locator("#publisher").input_value()) == ("?!", "Lumera Courier")
    page.get_by_role("link", name="What waits").click()
    page.get_by_role("button", name="Take it").first.click()
    page.get_by_role("button", name="Give back").wait_for()
    assert Assignment.rows.filter(live=True, user__username="local").count() == 1
    page.get_by_role("button", name="Undo this change").click()
    page.get_by_text("Undone.").wait_for()
    assert not Assignment.rows.filter(live=True).exists()
