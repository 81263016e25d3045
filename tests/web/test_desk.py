"""The desk shows the text with its marks and the cards beside it; what is not for its reader is not there."""

import re
from dataclasses import replace

import pytest
from django.urls import reverse

from saksi.actions.read import find, read
from saksi.actions.take_in import take_in
from saksi.reading.rules import RulesReader
from saksi.record.models import Profile
from saksi.web.cards import around
from tests.web.conftest import shown

pytestmark = pytest.mark.django_db


def test_the_text_stands_whole_beside_its_cards(desk, courier, statement):
    page = desk.page("desk", courier.pk)
    body = shown(page)
    text = re.search(r'<section class="text".*?>(.*?)</section>', page.content.decode(), re.DOTALL)[1]
    assert re.sub(r"<[^>]*>", "", shown(page)[page.content.decode().index(text) :]).startswith(
        courier.text.content[:17]
    )
    assert f'href="#{statement.pk}"' in text
    assert f'id="m{statement.pk}"' in text
    assert body.count("<article") == courier.suggestions.count()


def test_the_words_come_before_what_the_machine_made_of_them(desk, courier, statement):
    card = shown(desk.page("desk", courier.pk)).split(f'id="{statement.pk}"')[1].split("</article>")[0]
    assert card.index("They showed no warrant") < card.index("Sanna Brill") < card.index('name="a"')
    assert "score" not in card


def test_words_around_are_shown_also_where_no_blank_parts_them():
    text = f"{'កខ' * 60}តុលាការ{'គង' * 60}"
    assert around(text, 120, 127) == (f"… {'កខ' * 40}", f"{'គង' * 40} …")


def test_a_filter_shows_the_cards_of_one_kind_and_state(desk, courier):
    body = shown(desk.page("desk", courier.pk, kind="account", state="open"))
    assert body.count("<article") == courier.suggestions.filter(kind="account").count() > 0
    assert "No suggestion fits this filter." in shown(desk.page("desk", courier.pk, kind="account", state="unsure"))
    assert "No suggestion fits this filter." in shown(desk.page("desk", courier.pk, kind="nonsense"))


def test_an_unread_document_offers_to_be_read(desk, workspace, local):
    document = take_in(
        local, workspace, b"Police arrested two farmers in Lumera, a witness said.", "new.txt", level=0
    ).document
    assert "Read it now" in shown(desk.page("desk", document.pk))
    answer = desk.client.post(reverse("read", args=[document.pk]), follow=True)
    assert "Read. What was decided before stays." in shown(answer)
    assert document.suggestions.exists()


def test_a_text_that_holds_markup_is_shown_as_text(desk):
    nasty = '<script>alert(1)</script> & "quoted"\n\nPolice in Lumera arrested <b>Oren Tallis</b> on 3 March 2025.\n'
    document = desk.take_in(nasty, "nasty.txt", "<i>Courier</i>")
    body = desk.page("desk", document.pk).content.decode()
    assert "<script>" not in body
    assert "<i>" not in body
    assert "&lt;script&gt;" in body


def test_a_khmer_text_says_its_language_and_that_its_acts_are_not_read(desk, workspace, local):
    document = take_in(local, workspace, "កម្មករ ៦៤ នាក់ ត្រូវបានចាប់ខ្លួន".encode(), "khmer.txt", level=0).document
    body = shown(desk.page("desk", document.pk))
    assert '<section class="text" lang="km"' in body
    assert "Acts are not read of Khmer text" in body
    assert "Acts are not read" not in shown(desk.page("desk", desk.take_in("Nobody was held.", "plain.txt", "Courier").pk))


FRENCH = "La police a arrêté hier un militant à Lumera, a déclaré son avocat. Il est détenu au secret depuis lundi, sans accès à un médecin ni à sa famille, selon une union qui demande sa libération immédiate. "


def test_a_text_in_another_language_says_that_little_of_it_is_read(desk):
    body = shown(desk.page("desk", desk.take_in(FRENCH * 2, "fr.txt", "Courrier").pk))
    assert "This text seems to be in another language" in body


def test_a_link_to_a_card_turns_to_its_page(desk):
    text = "\n\n".join(f"Police in Lumera arrested Oren Tallis on {n % 27 + 1} March 2025." for n in range(90))
    document = desk.take_in(text, "long.txt", "Courier")
    last = document.suggestions.order_by("-start").filter(kind="account").first()
    assert document.suggestions.count() > 60
    assert f'id="{last.pk}"' in shown(desk.page("desk", document.pk, at=last.pk))
    first = shown(desk.page("desk", document.pk))
    assert first.count("<article") == 60
    assert ">Next<" in first


@pytest.mark.parametrize(
    "query", [{"from": "x"}, {"from": "²"}, {"from": "9" * 30}, {"card": "x"}, {"at": "-1"}, {"made": "0"}]
)
def test_an_address_with_nonsense_still_gives_a_page(desk, courier, query):
    assert desk.page("desk", courier.pk, **query).status_code == 200


@pytest.mark.parametrize("number", [10**6, 10**30])
def test_a_document_that_is_not_there_says_so(desk, courier, number):
    page = desk.page("desk", number)
    assert page.status_code == 404
    assert "There is no such page, or you may not see it." in shown(page)


def test_the_stranger_decides_nothing_about_what_is_above_the_level(desk, courier, statement):
    courier.level = 2
    courier.save()
    Profile.objects.update(clearance=1)
    assert desk.page("desk", courier.pk).status_code == 404
    assert desk.decide(statement, "accept").status_code == 404
    assert not statement.decisions.exists()


def test_a_card_decided_before_another_reading_tells_the_names_of_its_own(desk, courier, account):
    desk.decide(account, "reject")  # the people of it stay open, and are superseded with the reading
    before = shown(desk.page("desk", courier.pk, kind="account", state="rejected"))
    assert "Oren Tallis" in card_of(before, account)
    found = find(desk.user, courier, RulesReader())
    keys = {one.id: f"b{one.id}" for one in found.actors}
    people = tuple(replace(one, id=keys[one.id]) for one in found.actors)
    read(desk.user, courier, RulesReader(), done=replace(found, actors=people, statements=(), accounts=()))
    after = shown(desk.page("desk", courier.pk, kind="account", state="rejected"))
    assert card_of(after, account) == card_of(before, account)


def card_of(body, suggestion):
    """The card without its tokens."""
    card = body.partition(f'id="{suggestion.pk}"')[2].partition("</article>")[0]
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", card)


def test_a_name_that_turns_its_own_words_is_shown_without_what_turns_them(desk, workspace, local):
    named = take_in(local, workspace, b"Police arrested two farmers in Lumera.", "photo\u202egnp.txt", level=0).document
    named.title = "Red\u202etrela"
    named.save()
    page = desk.page("about", named.pk).content.decode()
    assert "<bdi>photo\ufffdgnp.txt</bdi>" in page
    for name in ("documents", "inbox-queue"):
        assert "Red\ufffdtrela" in desk.page(name).content.decode(), name
    assert '<h1 lang="">Red\ufffdtrela</h1>' in desk.page("desk", named.pk).content.decode()
