"""The overview in a narrow window: the charts over time begin with the newest periods, with the names of their rows."""

import pytest
from django.urls import reverse

from tests.record import builders

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_narrow_window_shows_the_newest_months_and_whose_row_it_is(open_page, local, javascript):
    act = builders.incident(level=0)
    builders.account(builders.document(level=0), act, date="2025-03-03")
    page = open_page(reverse("overview") + "?until=2025-03", javascript=javascript, width=360)
    chart = page.locator(".figure .scroll").first
    frame = chart.bounding_box()
    for words, seen in (("All incidents", True), ("2025", True), ("April", False)):
        box = chart.locator(f"text:has-text('{words}')").first.bounding_box()
        assert (frame["x"] <= box["x"] and box["x"] + box["width"] <= frame["x"] + frame["width"]) == seen, words
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
