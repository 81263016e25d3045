"""The desk in a real browser: keys, focus, what is swapped and what is not, with and without JavaScript."""

import pytest
from django.urls import reverse

from saksi.actions.accept import accept
from saksi.record.models import Decision, Incident, Profile, Suggestion
from saksi.record.people import scripted_monitor

from .conftest import at_card, six_cards

pytestmark = pytest.mark.django_db(transaction=True)


def desk(document):
    return reverse("desk", args=[document.pk])


def focus(page):
    return page.evaluate("document.activeElement.id")


def until_focus(page, key):
    page.wait_for_function("id => document.activeElement.id === id", arg=key)


def states(document):
    return list(Suggestion.rows.filter(document=document).order_by("start").values_list("state", flat=True))


def cards(document):
    return [str(pk) for pk in Suggestion.rows.filter(document=document).order_by("start").values_list("pk", flat=True)]


def test_the_keys_a_a_x_a_a_a_end_at_6_of_6_with_the_focus_on_the_last_card(open_page, document):
    page = open_page(desk(document))
    here = cards(document)
    assert focus(page) == here[0]
    asked = []
    page.on("request", lambda request: asked.append((request.method, request.resource_type)))
    for n, key in enumerate("aaxaaa", start=1):
        page.keyboard.press(key)
        page.wait_for_selector(f"#counter >> text={n} of 6 decided")
        until_focus(page, here[min(n, 5)])
    assert states(document) == ["accepted", "accepted", "rejected", "accepted", "accepted", "accepted"]
    assert focus(page) == here[-1]
    assert "Nothing is open in this document any more." in page.inner_text("#said")
    asked = [request for request in asked if request[1] in ("xhr", "fetch", "document")]
    assert asked == [("POST", "xhr")] * 6, "one request for each decision, and the page is never loaded again"


def test_without_javascript_the_same_six_are_decided(open_page, document):
    page = open_page(desk(document), javascript=False)
    for n, key in enumerate("aaxaaa", start=1):
        page.click(f".card.open button[name={key}] >> nth=0")
        page.wait_for_selector(f"#counter >> text={n} of 6 decided")
    assert states(document) == ["accepted", "accepted", "rejected", "accepted", "accepted", "accepted"]


def test_undo_by_key_opens_the_card_again_and_goes_to_it(open_page, document):
    page = open_page(desk(document))
    page.keyboard.press("x")
    at_card(page, 1)
    page.keyboard.press("u")
    page.wait_for_selector("#said >> text=Undone")
    until_focus(page, cards(document)[0])
    assert states(document)[0] == "open"
    assert [d.outcome for d in Decision.rows.all()] == ["rejected", "undone"]


def test_an_edit_is_made_in_place_and_enter_saves_it(open_page, document):
    page = open_page(desk(document))
    page.keyboard.press("e")
    until_focus(page, "f-name")
    page.keyboard.press("End")
    page.keyboard.type(" jaxu")
    page.keyboard.press("Enter")
    page.wait_for_selector("#counter >> text=1 of 6 decided")
    assert states(document)[0] == "amended"
    assert Decision.rows.get().payload["name"] == "Ana Velu jaxu", "letters typed in a field decide nothing"
    until_focus(page, cards(document)[1])


def test_enter_in_a_choice_saves_the_edit(open_page, document):
    page = open_page(desk(document))
    page.keyboard.press("e")
    until_focus(page, "f-name")
    page.select_option("#f-kind", "group")
    page.focus("#f-kind")
    page.keyboard.press("Enter")
    page.wait_for_selector("#counter >> text=1 of 6 decided")
    assert states(document)[0] == "amended"
    assert Decision.rows.get().payload["kind"] == "group"
    until_focus(page, cards(document)[1])


def test_escape_leaves_an_edit_as_it_was(open_page, document):
    page = open_page(desk(document))
    page.keyboard.press("e")
    until_focus(page, "f-name")
    page.keyboard.type("X")
    page.keyboard.press("Escape")
    until_focus(page, cards(document)[0])
    assert page.locator("#f-name").count() == 0
    assert states(document)[0] == "open"


def test_unsure_asks_for_its_line_and_says_so_where_it_is_missing(open_page, document):
    page = open_page(desk(document))
    page.keyboard.press("s")
    page.wait_for_function("() => document.activeElement.name === 'reason'")
    page.keyboard.press("Enter")
    page.wait_for_selector("#said >> text=one line of why")
    page.fill(f"[id='{cards(document)[0]}'] input[name=reason]", "two people of this name?")
    page.click(f"[id='{cards(document)[0]}'] button[value=unsure]")
    page.wait_for_selector("#counter >> text=1 of 6 decided")
    assert Decision.rows.get().reason == "two people of this name?"


def test_who_comes_second_gets_the_fresh_card_and_the_name_of_the_first(open_page, document):
    page = open_page(desk(document))
    accept(scripted_monitor(), Suggestion.rows.filter(document=document).first())
    page.keyboard.press("x")
    page.wait_for_selector("#said >> text=already accepted by scripted monitor")
    fresh, following = cards(document)[:2]
    page.wait_for_selector(f"[id='{fresh}'].done")
    assert "already accepted by scripted monitor" in page.inner_text(f"[id='{fresh}'] .notice")
    until_focus(page, following)
    assert page.get_attribute("#said", "role") == "status"
    assert Decision.rows.get().outcome == "accepted"
    page.click("#said >> text=Show it")
    assert page.url.endswith(f"#{fresh}")


def test_who_comes_second_on_the_last_open_card_stays_at_the_fresh_one(open_page, document):
    page = open_page(desk(document))
    for row in Suggestion.rows.filter(document=document):
        accept(scripted_monitor(), row)
    page.keyboard.press("a")
    page.wait_for_selector("#said >> text=already accepted by scripted monitor")
    until_focus(page, cards(document)[0])
    assert "Show it" not in page.inner_text("#said")


def test_who_changes_a_card_that_somebody_decided_keeps_what_was_typed_and_the_focus(open_page, document):
    page = open_page(desk(document))
    page.keyboard.press("e")
    until_focus(page, "f-name")
    page.fill("#f-name", "Ana Velu-Tarn")
    accept(scripted_monitor(), Suggestion.rows.filter(document=document).first())
    page.keyboard.press("Enter")
    page.wait_for_selector("#said >> text=already accepted by scripted monitor")
    until_focus(page, "f-name")
    assert page.input_value("#f-name") == "Ana Velu-Tarn"


def test_a_lost_line_is_said_and_the_card_stays(open_page, document):
    page = open_page(desk(document))
    page.context.set_offline(True)
    page.keyboard.press("a")
    page.wait_for_selector("#said >> text=Not saved")
    page.context.set_offline(False)
    page.keyboard.press("a")
    page.wait_for_selector("#counter >> text=1 of 6 decided")
    page.wrong.clear()  # what the console told of the lost line is what this test asked for


def test_a_whole_page_that_comes_back_is_not_put_into_the_desk(open_page, document):
    page = open_page(desk(document))
    page.route("**/suggestions/**", lambda route: route.fulfill(body="<!doctype html><title>Sign in</title><h1>Sign in</h1>"))
    until_focus(page, cards(document)[0])
    page.keyboard.press("a")
    page.wait_for_selector("#said >> text=In another tab open the address")
    assert page.locator("h1").count() == 1
    assert states(document)[0] == "open"


def test_a_khmer_layout_gives_the_same_keys(open_page, document):
    page = open_page(desk(document))
    page.evaluate("document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 'ា', code: 'KeyA', bubbles: true}))")
    page.wait_for_selector("#counter >> text=1 of 6 decided")
    assert states(document)[0] == "accepted"


def test_the_other_keys_move_find_filter_and_tell(open_page, document):
    page = open_page(desk(document))
    here = cards(document)
    page.keyboard.press("j")
    assert focus(page) == here[1]
    page.keyboard.press("ArrowUp")
    assert focus(page) == here[0]
    page.keyboard.press("g")
    assert focus(page) == f"m{here[0]}"
    page.keyboard.press("g")
    assert focus(page) == here[0]
    page.keyboard.press("?")
    assert page.is_visible("text=flag for a colleague")
    page.keyboard.press("/")
    page.keyboard.type("hesk")
    page.keyboard.press("Enter")
    page.wait_for_selector("#found-1")
    assert page.inner_text("#found-1") == "Hesk"
    page.locator("#desk a.m").first.focus()
    with page.expect_navigation():
        page.keyboard.press("3")
    assert "kind=actor" in page.url
    assert "find=hesk" in page.url
    assert page.inner_text("#found-1") == "Hesk"
    with page.expect_navigation():
        page.keyboard.press("3")
    assert "kind" not in page.url
    with page.expect_navigation():
        page.keyboard.press("n")
    assert page.url.endswith(reverse("add-missed", args=[document.pk]))


def test_keys_that_are_switched_off_do_nothing_and_stand_nowhere(open_page, document):
    Profile.objects.update(single_keys=False)
    page = open_page(desk(document))
    page.focus(f"[id='{cards(document)[0]}']")
    page.keyboard.press("a")
    page.keyboard.press("x")
    page.wait_for_timeout(300)
    assert states(document) == ["open"] * 6
    assert page.evaluate("getComputedStyle(document.querySelector('button[name=a]'), '::after').content") == "none"


def test_the_card_with_the_focus_stands_out_with_its_mark(open_page, document):
    page = open_page(desk(document))
    key = cards(document)[2]
    page.click(f"#m{key}")
    assert "on" in page.get_attribute(f"[id='{key}']", "class").split()
    page.focus(f"[id='{cards(document)[0]}']")
    assert page.locator(".text .m.on").count() == 1
    page.keyboard.press("x")
    at_card(page, 1)
    assert "rejected" in page.get_attribute(f"#m{cards(document)[0]}", "class")


@pytest.mark.parametrize("width", [1280, 360])
def test_the_focus_is_never_under_the_sticky_bar_and_nothing_runs_off_the_page(open_page, document, width):
    page = open_page(desk(document), width=width)
    for key in "aaxaakkkk":
        page.keyboard.press(key)
        page.wait_for_function("() => !document.querySelector('.htmx-request') && document.activeElement.matches('.card')")
        covered = page.evaluate(
            "(() => { const c = document.activeElement.getBoundingClientRect(), b = document.querySelector('.made').getBoundingClientRect();"
            " return Math.min(c.bottom, b.bottom) - Math.max(c.top, b.top) })()"
        )
        assert covered <= 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_words_are_found_while_a_line_of_why_is_open_and_stay_found_on_the_next_page(open_page, local):
    names = ", ".join(f"Name{n:02}" for n in range(62))
    document = six_cards(f"{names} were there.", 62)
    page = open_page(desk(document))
    page.focus(f"[id='{cards(document)[0]}']")
    page.keyboard.press("s")
    page.wait_for_selector("#f-reason")
    page.keyboard.type("two of one name")
    page.fill("[name=find]", "name61")
    page.press("[name=find]", "Enter")
    page.wait_for_selector("#found-1")
    assert page.inner_text("#found") == "Found 1 time: 1"
    assert page.input_value("#f-reason") == "two of one name"
    page.keyboard.press("Tab")
    with page.expect_response("**/suggestions/**"):
        page.press("#f-reason", "Enter")
    until_focus(page, cards(document)[1])
    assert page.inner_text("#found-1") == "Name61"
    with page.expect_navigation():
        page.click("#pager a")
    assert "find=name61" in page.url
    assert page.inner_text("#found-1") == "Name61"
    with page.expect_navigation():
        page.click("#pager a")
    assert page.input_value("[name=find]") == "name61"


def test_the_next_card_on_another_page_is_gone_to(open_page, local):
    names = ", ".join(f"Name{n:02}" for n in range(62))
    document = six_cards(f"{names} were there.", 62)
    page = open_page(desk(document))
    here = cards(document)
    page.focus(f"[id='{here[59]}']")
    with page.expect_navigation():
        page.keyboard.press("x")
    assert "from=60" in page.url
    until_focus(page, here[60])
    assert "Rejected: actor" in page.inner_text("#said")


def test_an_incident_made_by_one_account_can_be_chosen_on_the_next(open_page, document):
    for n, (start, word) in enumerate([(0, "Ana Velu"), (10, "Bo Tarn")]):
        span = {"start": start, "end": start + len(word), "quote": word}
        payload = {"act": "arrest", "trigger": span, "victims": ["a1"], "perpetrators": [], "status": "reported", "evidence": {}}
        empty = {"date": "2025-03-03", "place": "Lumera", "charge": None, "penalty": None, "according_to": None, "provisions": []}
        Suggestion.rows.create(
            reading=Suggestion.rows.first().reading, document=document, kind="account", key=f"i{n}",
            payload={"id": f"i{n}", **payload, **empty}, start=start, end=span["end"],
        )  # fmt: skip
    page = open_page(desk(document) + "?kind=account")
    page.keyboard.press("a")
    at_card(page, 2, of=8)
    second = page.locator(".card.open select.incidents")
    assert second.locator("option").all_inner_texts()[-1].endswith("Arrest, Lumera, 2025-03-03")
    second.select_option(index=1)
    page.locator(".card.open").focus()
    page.keyboard.press("a")
    at_card(page, 3, of=8)
    assert Incident.rows.count() == 1
    assert Incident.rows.get().acts.get().accounts.count() == 2


def test_without_javascript_one_value_is_amended_and_another_card_is_unsure(open_page, document):
    page = open_page(desk(document), javascript=False, width=360, theme="dark")
    key = cards(document)[0]
    page.click(f"[id='{key}'] dd button >> nth=0")
    page.fill("#f-name", "Ana Velu-Tarn")
    page.click("text=Save the amendment")
    page.wait_for_selector("#counter >> text=1 of 6 decided")
    page.click(f"[id='{cards(document)[1]}'] button[name=s]")
    page.fill(f"[id='{cards(document)[1]}'] input[name=reason]", "one or two people?")
    page.click("text=Mark as unsure")
    page.wait_for_selector("#counter >> text=2 of 6 decided")
    page.click("#counter button")
    page.wait_for_selector("#counter >> text=1 of 6 decided")
    assert states(document)[:2] == ["amended", "open"]


def test_each_card_has_the_words_around_its_own_with_scripts_as_the_server_has_them(open_page, local):
    Profile.objects.update(marks_told=True)
    text = "\n".join(f"In the hall of {name} many people stood for the whole of that long day, and 😀 they sang until {name} and the others were gone." for name in ("Lumera", "Ostrel"))
    text += f"\n{'កខគ' * 40}តុលាការ{'ងចឆ' * 40}\n"  # Khmer sets no blanks
    document = six_cards(f"{text} Ana Velu, Bo Tarn were there.", 0)
    for n, word in enumerate(("hall", "whole of that long day", "gone", "តុលាការ"), start=1):
        start = text.rindex(word)
        span = {"start": start, "end": start + len(word), "quote": word}
        payload = {"id": f"a{n}", "kind": "person", "name": word, "aliases": [], "roles": [], "sector": "", "mentions": [span]}
        Suggestion.rows.create(reading=document.readings.get(), document=document, kind="actor", key=f"a{n}", payload=payload, start=start, end=span["end"])
    plain = open_page(desk(document), javascript=False)
    given = {}
    for key in cards(document):
        plain.goto(plain.url.split("?")[0] + f"?at={key}")
        given[key] = plain.inner_text(f"[id='{key}'] blockquote")
        assert plain.locator("blockquote small").count() == 2, "the page repeats the words around one card alone"
    page = open_page(desk(document))
    assert {key: page.inner_text(f"[id='{key}'] blockquote") for key in cards(document)} == given


@pytest.mark.parametrize("width", [1280, 360])
def test_the_line_of_why_and_its_buttons_come_into_view(open_page, document, width):
    page = open_page(desk(document), width=width)
    page.set_viewport_size({"width": width, "height": 500})
    page.focus(f"[id='{cards(document)[2]}']")
    page.keyboard.press("s")
    page.wait_for_function("() => document.activeElement.name === 'reason'")
    seen = "(() => { const box = document.activeElement.form.querySelector('.acts').getBoundingClientRect(); return box.top > 0 && box.bottom <= innerHeight + 1 })()"
    page.wait_for_function(seen)
    page.keyboard.press("Escape")
    until_focus(page, cards(document)[2])


@pytest.mark.parametrize("width", [1280, 360])
def test_a_long_form_shows_the_words_that_it_is_about_below_the_bar(open_page, document, width):
    page = open_page(desk(document), width=width)
    page.set_viewport_size({"width": width, "height": 400})
    second = cards(document)[1]
    page.focus(f"[id='{second}']")
    page.keyboard.press("e")
    page.wait_for_function("() => document.activeElement.id === 'f-name'")
    bar, words = (page.locator(at).bounding_box() for at in (".made", f"[id='{second}'] blockquote"))
    assert bar["y"] + bar["height"] <= words["y"] < 400


def test_the_keys_lie_over_the_page_and_escape_takes_them_away(open_page, document):
    page = open_page(desk(document))
    before = page.locator(".text").bounding_box()
    page.keyboard.press("?")
    assert page.is_visible("#keys")
    assert page.locator(".text").bounding_box() == before
    page.keyboard.press("Escape")
    assert not page.is_visible("#keys")
    assert focus(page) == cards(document)[0]
    page.set_viewport_size({"width": 360, "height": 700})
    page.click("[popovertarget=keys] >> nth=0")
    page.click("#keys button")
    assert not page.is_visible("#keys")


def test_a_card_shows_its_number_and_f_leads_to_its_flag(open_page, document):
    page = open_page(desk(document))
    first = cards(document)[0]
    number = page.evaluate("getComputedStyle(document.activeElement, '::before').content")
    assert number.replace("attr(id)", f'"{first}"').replace('" "', "") == f'"#{first}"'
    with page.expect_navigation():
        page.keyboard.press("f")
    assert page.url.endswith(reverse("flag", args=[first]))
