"""Work that is interrupted: the page loaded again, or the server killed, in the middle of a decision. Nothing is lost, nothing is half done.

KILLS: at how many moments the server is killed (3). SEED: to see the same moments again.
"""

import os
import random
import re
import time

import pytest
from django.urls import reverse

from saksi.record.models import Decision, Suggestion
from tests.web.conftest import COURIER

from .workplace import ON_A_CARD, decide_one, decided, hand_over, still_open

PASSWORD = "nine-lanterns-over-lumera"
KILLS = int(os.environ.get("KILLS", "3"))


@pytest.mark.django_db(transaction=True)
def test_a_page_loaded_again_in_the_middle_of_a_decision_shows_what_stands(open_page, document):
    page = open_page(reverse("desk", args=[document.pk]))
    for n in range(1, 7):
        page.wait_for_function(ON_A_CARD)
        page.keyboard.press("a")
        page.reload()
        if decided(page) < n:  # the page was faster than the decision; it may come still, or never left
            page.wait_for_timeout(500)
            page.reload()
        if decided(page) < n:
            decide_one(page, "a")
        assert decided(page) == n
    assert Suggestion.rows.filter(document=document, state="accepted").count() == 6
    assert Decision.rows.count() == 6, "none is decided twice"
    page.wrong.clear()


def whole(workplace):
    """Each card is open or decided wholly: one decision, its entry in the log, and what was accepted in the record."""
    torn = workplace.rows(
        "SELECT s.id, s.kind, s.state FROM record_suggestion s WHERE (s.state <> 'open') <> EXISTS"
        " (SELECT 1 FROM record_decision d WHERE d.suggestion_id = s.id)"
    )
    assert torn == []
    for kind in ("actor", "statement", "account"):
        [(accepted,)] = workplace.rows(f"SELECT count(*) FROM record_suggestion WHERE kind = '{kind}' AND state = 'accepted'")
        assert workplace.standing()[kind] == accepted, kind
    [(decisions, entries)] = workplace.rows(
        "SELECT (SELECT count(*) FROM record_decision), (SELECT count(*) FROM record_logentry WHERE kind = 'accepted')"
    )
    assert decisions == entries
    [(leaves, logged)] = workplace.rows(
        "SELECT (SELECT count(*) FROM record_logleaf), (SELECT count(*) FROM record_logentry)"
    )
    assert leaves == logged


def test_a_server_killed_in_the_middle_of_a_decision_keeps_what_it_said_and_the_desk_goes_on(workplace, new_tab):
    seed = int(os.environ.get("SEED", str(time.time_ns() % 10**6)))
    chance = random.Random(seed)
    workplace.start()
    page = new_tab()
    page.goto(workplace.printed)
    hand_over(page, workplace.address, COURIER)
    for _ in range(KILLS):
        decide_one(page, "a")
        acknowledged = decided(page)
        page.keyboard.press("a")
        time.sleep(chance.uniform(0, 0.12))
        workplace.kill()
        page.wait_for_function("() => !document.querySelector('.htmx-request')")
        told = decided(page)
        if told == acknowledged:
            assert "Not saved" in page.inner_text("#said")
        workplace.start()
        page.context.new_page().goto(workplace.printed)
        whole(workplace)
        page.reload()
        assert decided(page) >= told, f"what the desk said was saved is gone (SEED={seed})"
    while still_open(page):
        decide_one(page, "a")
    whole(workplace)
    assert "FAILED" not in workplace("verify")
    page.wrong.clear()  # a kill between two answers cuts no line, any other is told of in the console


def test_the_desk_goes_on_where_it_was_once_its_new_address_is_open(workplace, new_tab):
    workplace.start()
    page = new_tab()
    page.goto(workplace.printed)
    hand_over(page, workplace.address, COURIER)
    page.wait_for_function(ON_A_CARD)
    workplace.kill()
    workplace.start()
    page.keyboard.press("a")
    page.wait_for_selector("#said >> text=Not saved: the desk does not know this browser any more.")
    assert decided(page) == 0
    page.context.new_page().goto(workplace.printed)
    decide_one(page, "a")


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])
def test_what_was_typed_before_the_desk_was_started_again_is_sent_once_its_new_address_is_open(workplace, new_tab, javascript):
    workplace.start()
    page = new_tab(javascript=javascript)
    page.goto(workplace.printed)
    hand_over(page, workplace.address, COURIER)
    page.goto(page.url + "about/")
    page.fill("#title", "Union leader held, as the Courier told it")
    save = page.get_by_role("button", name="Save").first
    workplace.kill()
    workplace.start()
    save.click()
    page.get_by_role("heading", name="The desk is closed to this browser").wait_for()
    assert "What you sent was not saved" in page.inner_text("main")
    page.context.new_page().goto(workplace.printed)
    page.reload()
    assert "Union leader held, as the Courier told it" in page.inner_text("main")
    [(title,)] = workplace.rows("SELECT title FROM record_document")
    assert title == "Union leader held, as the Courier told it"


def signed_in(page, workplace):
    """Sign in by the form."""
    page.goto(workplace.address + "/sign-in/")
    page.fill("#id_login", "sela")
    page.fill("#id_password", PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("button", name="Sign out").wait_for()


def signed_out_beside(page, workplace):
    """Another tab of the same browser, in which the sign-in ends."""
    other = page.context.new_page()
    other.goto(workplace.address + "/help/")
    other.get_by_role("button", name="Sign out").click()
    other.get_by_role("heading", name="Sign in").wait_for()
    return other


@pytest.fixture
def sela(workplace, new_tab):
    """Gives the tab of somebody of a team who signed in: `sela(javascript)`."""

    def come(javascript):
        code = re.search(r"Code for sela: (\S+)", workplace("user", "add", "sela", "--role", "editor"))[1]
        workplace.write_settings("\n[team]\nenabled = true\n")
        workplace.start()
        page = new_tab(javascript=javascript)
        page.goto(workplace.address + "/set-up/")
        for name, value in (("name", "sela"), ("code", code), ("password", PASSWORD), ("again", PASSWORD)):
            page.fill(f"#{name}", value)
        page.get_by_role("button", name="Set the password").click()
        page.get_by_text("Your password is set").wait_for()
        signed_in(page, workplace)
        return page

    return come


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])
def test_what_was_pasted_before_the_sign_in_ended_is_taken_in_after_the_next(workplace, sela, javascript):
    page = sela(javascript)
    page.goto(workplace.address + "/inbox/")
    page.fill("#text", "Two farmers were held in Ostrel.")
    signed_out_beside(page, workplace)
    page.get_by_role("button", name="Take in").click()
    page.get_by_role("heading", name="Not saved: the desk asks who you are").wait_for()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Sign in in another tab").click()
    signed_in(opened.value, workplace)
    page.reload()
    page.get_by_text("Taken in:").wait_for()
    assert workplace.rows("SELECT content FROM record_text") == [("Two farmers were held in Ostrel.",)]


def test_the_desk_goes_on_after_signing_in_in_another_tab(workplace, sela):
    page = sela(True)
    hand_over(page, workplace.address, COURIER)
    page.wait_for_function(ON_A_CARD)
    other = signed_out_beside(page, workplace)
    page.keyboard.press("a")
    page.wait_for_selector("#said >> text=Not saved: the desk asks who you are.")
    assert decided(page) == 0
    signed_in(other, workplace)
    decide_one(page, "a")


def test_a_level_is_set_by_a_reload_once_it_is_confirmed_who_is_there(workplace, sela):
    page = sela(False)
    page.goto(workplace.address + "/inbox/")
    page.fill("#text", "Two farmers were held in Ostrel.")
    page.get_by_role("button", name="Take in").click()
    page.locator("table a").first.click()
    page.get_by_role("link", name="about this document").click()
    page.locator("#level").select_option("0")
    page.get_by_role("button", name="Set the level").click()
    assert "Nothing was changed yet." in page.inner_text("main")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Confirm").click()
    opened.value.get_by_label("password").fill(PASSWORD)
    opened.value.get_by_role("button", name="Confirm").click()
    opened.value.get_by_role("heading", name="Account").wait_for()
    assert workplace.rows("SELECT level FROM record_document") == [(1,)]
    page.reload()
    page.get_by_text("Saved.").wait_for()
    assert workplace.rows("SELECT level FROM record_document") == [(0,)]
