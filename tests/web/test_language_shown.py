"""What a Khmer page shows is Khmer: navigation, desk and the page of an incident, with all that they refuse, warn of and have logged.

Rule: of Latin letters only words of the sources, names, codes and what is the same in every language may stand there.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from django.urls import reverse
from translation.__main__ import is_translated, read

from saksi.codebook.lists import codebook
from saksi.record.models import Account, Act, Suggestion
from tests.web.conftest import COURIER, HERALD, kinds

pytestmark = pytest.mark.django_db

KHMER = {"accept-language": "km"}
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
UNREAD = {"script", "style", "code", "pre", "kbd", "svg"}
# The workspace's folder and its pieces, formats, names of things that are the same in every language, the keys on the keyboard.
SAME = {
    *("Saksi", "UTC", "ICCPR", "UDHR", "ICESCR", "CEDAW", "CRC", "CSV", "JSON", "XLSX", "EDTF", "Enter", "Esc", "sha", "SHA", "txt"),
    *("saksi", "init", "verify", "toml", "JavaScript", "HTML", "PDF", "DOCX", "EML", "eml", "mhtml", "fetch", "enabled", "true", "vx", "model", "rules", "workspace", "XT"),
}
NAMES = {"Lumera", "Ostrel", "Courier", "Herald", "courier", "herald", "scripted", "monitor", "local"}
WORD = re.compile(r"[A-Za-z]{2,}(?:['’][a-z]+)*")
CUT = re.compile(r"\b[0-9a-f]{12,}|[A-Za-z]+…")  # hashes, and words cut short
OF_SOURCES = {*WORD.findall(COURIER), *WORD.findall(HERALD)} | NAMES | SAME


class Visible(HTMLParser):
    """The texts of a page that its reader sees or hears in the language of the page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.said: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        """Go into an element; another language or code is not read."""
        given = dict(attrs)
        read_on = (not self.open or self.open[-1][1]) and tag not in UNREAD
        if "lang" in given and tag != "html":
            read_on = read_on and given["lang"] == "km"
        if read_on:
            self.said += [given[name] for name in ("aria-label", "placeholder", "alt") if given.get(name)]
        if tag not in VOID:
            self.open.append((tag, read_on))

    def handle_endtag(self, tag):
        """Go out of it, and of what was left open in it."""
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        """Keep what is read."""
        if data.strip() and (not self.open or self.open[-1][1]):
            self.said.append(" ".join(data.split()))


@pytest.fixture(scope="module")
def english():
    """Every message of the catalogue that has another form in Khmer, in English."""
    found = set()
    for message in read("km"):
        if message.id and is_translated(message):
            forms = message.id if isinstance(message.id, tuple) else (message.id,)
            said = message.string[0] if isinstance(message.string, tuple) else message.string
            found |= {form for form in forms if form != said and WORD.search(form)}
    return found


def left(page: str, english: set[str], allowed: set[str] = frozenset()) -> list[str]:
    """What of a page is still English: a message of the catalogue, or words that are of no source, no name and no code."""
    known = OF_SOURCES | allowed
    found = []
    for text in Visible(page).said:
        strange = set(WORD.findall(CUT.sub("", text))) - known
        if strange or text in english:
            found.append(f"{sorted(strange)} in {text[:200]}")
    return found


@pytest.fixture
def in_khmer(desk, english):
    """Ask for a page, or send a form, in Khmer; what it answers must hold no English."""

    def ask(address, form=None, status=200, allowed=frozenset()):
        if form is None:
            answer = desk.client.get(address, headers=KHMER)
        else:
            answer = desk.client.post(address, form, headers=KHMER, follow=True)
        assert answer.status_code == status, (address, form, answer.status_code)
        page = answer.content.decode()
        if answer["Content-Type"].startswith("text/html"):
            assert left(page, english, allowed) == [], (address, form)
        return page

    return ask


def test_a_page_that_says_english_is_found(english):
    page = '<html lang="km"><body><p>{}</p><p lang="">Police said so</p><q>arrested Oren Tallis</q></body></html>'
    assert left(page.format("ឯកសារ Lumera Courier"), english) == []
    assert left(page.format("Documents"), english) == ["['Documents'] in Documents"]
    assert left(page.format("Police"), english | {"Police"}) == ["[] in Police"]
    assert left(page.format("ឯកសារ waits"), english) == ["['waits'] in ឯកសារ waits"]
    assert left('<html lang="km"><body><input placeholder="Search"></body></html>', english) == ["['Search'] in Search"]


def test_the_desk_is_khmer_before_and_after_decisions(desk, courier, herald, incident, in_khmer):
    for document in (courier, herald):
        here = reverse("desk", args=[document.pk])
        for query in ("", "?kind=account", "?state=accepted", "?find=arrested", "?find=nowhere", "?page=9"):
            in_khmer(here + query)
        for card in Suggestion.rows.filter(document=document):
            in_khmer(f"{here}?edit={card.pk}")
            in_khmer(f"{here}?card={card.pk}&field=date")
            in_khmer(reverse("flag", args=[card.pk]))
        for name in ("history", "add-missed", "bulk", "about"):
            in_khmer(reverse(name, args=[document.pk]), allowed={"saksi", "text", "utf", "sample", "kh", "generic", "KB"})
        in_khmer(reverse("add-missed", args=[document.pk]) + "?words=arrested")
    for name in ("flags", "overview", "inbox", "inbox-queue", "documents", "incidents", "cases", "statements", "actors", "places", "log"):
        in_khmer(reverse(name), allowed={"kh", "generic", "sample", "Tavara", "invented", "Cambodia"} | PLACES)


PLACES = {"Mirrow", "Dren", "Sabel", "Hills", "Kavin", "Coast", "harbour", "Harbour", "TCP"}


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({}, 422),
        ({"outcome": "accept", "version": "99"}, 409),
        ({"outcome": "unsure"}, 422),
        ({"outcome": "unsure", "reason": "x" * 501}, 422),
        ({"outcome": "reject", "reason": "x" * 501}, 422),
        ({"outcome": "accept", "incident": "999"}, 422),
        ({"outcome": "amend"}, 422),
        ({"outcome": "amend", "date": "someday"}, 422),
        ({"outcome": "amend", "charge": "x" * 301}, 422),
        ({"outcome": "amend", "act": "flying"}, 422),
    ],
)
def test_what_the_desk_refuses_is_told_in_khmer(account, in_khmer, form, status):
    form = {"version": account.version, **form}
    codes = {*codebook().acts, "someday", "flying", "x" * 301}
    in_khmer(reverse("decide", args=[account.pk]), form, status, {word for code in codes for word in WORD.findall(code)})


def test_what_another_decided_first_is_told_in_khmer_with_the_day(desk, account, in_khmer):
    desk.decide(account, "reject")
    page = in_khmer(reverse("decide", args=[account.pk]), {"outcome": "accept", "version": "0"}, 409)
    assert "បានបដិសេធរួចហើយ ដោយ local" in page
    assert "ថ្ងៃទី" in page


def test_who_keeps_the_desk_waiting_is_told_in_khmer(account, workspace, in_khmer, monkeypatch):
    monkeypatch.setattr("saksi.web.common.PATIENCE", 0.0)
    with workspace.lock("deciding at the desk of scripted monitor"):
        page = in_khmer(reverse("decide", args=[account.pk]), {"outcome": "accept", "version": account.version}, 503)
    assert "ការសម្រេច នៅតុធ្វើការរបស់ scripted monitor" in page


def test_undo_finish_and_flag_are_told_in_khmer(desk, courier, account, in_khmer):
    desk.decide(account, "accept")
    decision = account.decisions.get()
    in_khmer(reverse("undo", args=[decision.pk]), {})
    in_khmer(reverse("undo", args=[decision.pk]), {}, 409)
    in_khmer(reverse("finish", args=[courier.pk]), {"how": "finished"}, 422)
    in_khmer(reverse("finish", args=[courier.pk]), {"how": "none"}, 422)
    in_khmer(reverse("flag", args=[account.pk]), {"line": ""}, 422)
    in_khmer(reverse("flag", args=[account.pk]), {"line": "ពិនិត្យ", "to": "nobody"}, 422, {"nobody"})
    in_khmer(reverse("flag", args=[account.pk]), {"line": "ពិនិត្យ"})
    in_khmer(reverse("add-missed", args=[courier.pk]), {"words": "no such words"}, 422, {"no", "such", "words"})
    in_khmer(reverse("bulk", args=[courier.pk]), {"suggestion": "x"}, 422)


FORMS = [
    {"do": "burn"}, {"do": "verify"}, {"do": "verify", "rung": "v9"}, {"do": "verify", "rung": "v3"},
    {"do": "verify", "rung": "v4"}, {"do": "confirm"}, {"do": "join"}, {"do": "part"}, {"do": "assess"},
    {"do": "assess", "right": "expression"}, {"do": "sign"}, {"do": "standing"}, {"do": "case"}, {"do": "provision"}, {"do": "note"},
    {"do": "note", "text": "x" * 6000}, {"do": "move"}, {"do": "level", "level": "9"}, {"do": "take-back"},
]  # fmt: skip


def test_what_the_page_of_an_incident_refuses_is_told_in_khmer(incident, in_khmer):
    """One incident for all forms: a refused one changes nothing."""
    codes = {*codebook().rights, *codebook().verification_levels, *codebook().standings, "burn"}
    words = {word for code in codes for word in WORD.findall(code)} | {"x" * 6000}
    before = kinds()
    for form in FORMS:
        in_khmer(reverse("incident-change", args=[incident.pk]), form, 422, words)
    assert kinds() == before


def test_the_page_of_an_incident_is_khmer_with_its_history(desk, incident, in_khmer):
    here = reverse("incident", args=[incident.pk])
    act = Act.rows.get(incident=incident)
    account = Account.rows.filter(act=act).first()
    in_khmer(here)
    choice = {"field": "date", "account": account.pk}
    in_khmer(reverse("choose", args=[act.pk]), {**choice, "reason": ""}, 422)
    in_khmer(reverse("choose", args=[act.pk]), {**choice, "reason": "ប្រភពដើម"})
    for form in (
        {"do": "verify", "rung": "v2", "reason": "ប្រភព"},
        {"do": "note", "text": "កំណត់ចំណាំ", "level": "0"},
        {"do": "level", "level": "1"},
        {"do": "case", "title": "សំណុំរឿង"},
    ):
        in_khmer(reverse("incident-change", args=[incident.pk]), form)
    for right in ("assembly", "association", "expression"):
        in_khmer(f"{here}?assess={right}")
    in_khmer(reverse("log"))
    in_khmer(reverse("log") + "?kind=accepted")
