"""A monitor's day in a real browser at a real server: from the file that comes in to the report that goes out, and back to nothing."""

import re

import pytest

from tests.web.conftest import COURIER

from .workplace import decide_one, decided, hand_over, still_open, undo_one

PASSWORD = "nine-lanterns-over-lumera"
BOTH_WAYS = pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])


@pytest.fixture
def page(workplace, new_tab, request):
    """A tab in which the document was handed over and is open at the desk, read."""
    workplace.start()
    tab = new_tab(javascript=request.getfixturevalue("javascript"))
    tab.goto(workplace.printed)
    hand_over(tab, workplace.address, COURIER)
    return tab


def code(page):
    """Accept everything, but reject the last card."""
    while still_open(page) > 1:
        decide_one(page, "a")
    if still_open(page):
        decide_one(page, "x")


@BOTH_WAYS
def test_a_document_goes_from_drop_to_report(page, workplace, javascript):
    code(page)
    assert "0 open" in page.inner_text("#counter")
    page.get_by_role("button", name="Finish").click()
    page.get_by_text("Closed: Union leader held").wait_for()

    page.goto(workplace.address + "/incidents/")
    page.locator("tbody a").first.click()
    assert "Lumera" in page.inner_text("h1")
    acts = page.inner_text("main")
    assert "Lumera Courier" in acts
    assert "Oren Tallis" in acts
    assert "2025-03-03" in acts

    bundle = workplace.folder / "brief"
    workplace("report", "build", "--out", bundle)
    page.goto((bundle / "report.html").as_uri())
    report = page.inner_text("body")
    assert "Oren Tallis" in report
    assert re.search(r"\d+ decided, 0 open", report)
    assert "passed" in workplace("verify")


@BOTH_WAYS
def test_everything_is_undone_again_and_the_record_is_empty(page, workplace, javascript):
    code(page)
    assert all(workplace.standing()[kind] for kind in ("actor", "statement", "account", "incident"))
    while decided(page):
        undo_one(page)
    assert set(workplace.standing().values()) == {0}
    page.goto(workplace.address + "/incidents/")
    assert page.locator("tbody tr").count() == 0
    states = {state for (state,) in workplace.rows("SELECT state FROM record_suggestion")}
    assert states == {"open"}
    assert "passed" in workplace("verify"), "the decisions and their undoing stay in the log"


def sign_in(workplace, page, name, said):
    """Set the first password with the code that the owner was given, and sign in."""
    page.goto(workplace.address + "/set-up/")
    page.fill("#name", name)
    page.fill("#code", re.search(r"[A-Z0-9]{4,}(-[A-Z0-9]{4,})+", said).group())
    page.fill("#password", PASSWORD)
    page.fill("#again", PASSWORD)
    page.get_by_role("button", name="Set the password").click()
    page.goto(workplace.address + "/sign-in/")
    page.fill("#id_login", name)
    page.fill("#id_password", PASSWORD)
    page.locator("main button").first.click()
    page.get_by_role("link", name="Account").wait_for()


def test_two_people_at_one_document_lose_nothing_to_each_other(workplace, new_tab):
    codes = {name: workplace("user", "add", name, "--role", role) for name, role in (("olga", "owner"), ("sela", "coder"))}
    workplace.write_settings("\n[team]\nenabled = true\n")
    workplace.start()
    olga, sela = new_tab(), new_tab()
    for page, name in ((olga, "olga"), (sela, "sela")):
        sign_in(workplace, page, name, codes[name])
    hand_over(olga, workplace.address, COURIER)
    sela.goto(olga.url)
    first, second = (card.get_attribute("id") for card in olga.locator(".card.open").all()[:2])

    sela.locator(f"[id='{first}']").focus()
    sela.keyboard.press("s")
    sela.locator(f"[id='{first}'] input[name=reason]").fill("is she the same lawyer?")
    decide_one(olga, "a")
    sela.keyboard.press("Enter")
    sela.wait_for_selector("#said >> text=already accepted by olga")
    sela.wait_for_selector(f"[id='{first}'].done")
    sela.locator(f"[id='{second}']").focus()
    decide_one(sela, "x")
    olga.locator(f"[id='{second}']").focus()
    olga.keyboard.press("a")
    olga.wait_for_selector("#said >> text=already rejected by sela")

    made = workplace.rows(
        "SELECT d.suggestion_id, d.outcome, u.username FROM record_decision d JOIN auth_user u ON u.id = d.by_id"
    )
    of = {(str(number), outcome, name) for number, outcome, name in made}
    assert {(first, "accepted", "olga"), (second, "rejected", "sela")} <= of
    assert len({number for number, *_ in made}) == len(made), "no card is decided twice"
