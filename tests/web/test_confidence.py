"""How sure the reader was puts documents in order, and stands on no page and in no file before the decision."""

import json
import re
from collections import deque
from dataclasses import replace

import pytest
from django.urls import reverse

from saksi.actions.build_report import build_report
from saksi.actions.read import find, read
from saksi.reading.rules import RulesReader
from saksi.record.models import Suggestion
from tests.web.conftest import shown

pytestmark = pytest.mark.django_db

CHANCE = 0.7319
TOLD = re.compile(r"0?[.,]731|73[.,]1|73[.,]2|\b73 ?(?:%|percent|per cent)|0[.,]73\b")
MOST = 200


@pytest.fixture
def unsure_reader(desk, courier):
    """The document read again, every statement and account with a chance that no other number looks like."""
    found = find(desk.user, courier, RulesReader())
    read(desk.user, courier, RulesReader(), done=replace(found, confidence=dict.fromkeys(found.confidence, CHANCE)))
    assert set(courier.suggestions.filter(state="open", kind="account").values_list("confidence", flat=True)) == {CHANCE}
    return courier


def pages(client):
    """Every page, list and file that a person reaches by links from the first page: (address, bytes)."""
    seen, waiting = set(), deque([reverse("documents")])
    while waiting and len(seen) < MOST:
        address = waiting.popleft()
        if address in seen:
            continue
        seen.add(address)
        answer = client.get(address)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        yield address, content.decode("utf-8", "replace")
        if answer.headers.get("Location", "").startswith("/"):
            waiting.append(answer["Location"].partition("#")[0])
        links = re.findall(r'href="([^"#]+)', content.decode("utf-8", "replace")) if "html" in answer.headers.get("Content-Type", "") else []
        here = address.partition("?")[0]
        waiting.extend((here + link if link.startswith("?") else link).replace("&amp;", "&") for link in links if link[0] in "/?")


def test_no_page_list_or_file_of_an_undecided_document_tells_it(desk, unsure_reader):
    met = dict(pages(desk.client))
    assert reverse("desk", args=[unsure_reader.pk]) in met
    assert len(met) > 15
    assert all(TOLD.search(form) for form in (str(CHANCE), f"{CHANCE:.0%}", f"{CHANCE:.1%}", f"{CHANCE:.2f}"))
    card = Suggestion.rows.filter(document=unsure_reader, state="open").first()
    for more in ({"card": card.pk}, {"at": card.pk}, {"kind": "account"}):
        met[str(more)] = shown(desk.page("desk", unsure_reader.pk, **more))
    assert {address: found[0] for address, content in met.items() if (found := TOLD.search(content))} == {}


def test_no_report_tells_it(desk, workspace, unsure_reader, tmp_path):
    with workspace.lock("building"):
        build_report(desk.user, workspace, tmp_path / "report", None, 0)
    data = json.loads((tmp_path / "report" / "data.json").read_text(encoding="utf-8"))
    assert data["documents"]
    files = [path for path in (tmp_path / "report").rglob("*") if path.suffix in {".json", ".csv", ".html", ".txt"}]
    assert [path.name for path in files if "0.7319" in path.read_text(encoding="utf-8")] == []


def test_the_chance_stays_beside_the_decision(desk, unsure_reader):
    account = Suggestion.rows.get(document=unsure_reader, state="open", kind="account")
    desk.decide(account, "accept")
    assert Suggestion.rows.filter(pk=account.pk, state="accepted").values_list("confidence", flat=True).get() == CHANCE


def test_the_desk_leads_to_the_document_from_which_most_is_expected(desk, courier, herald):
    for document, chance in ((courier, 0.1), (herald, 0.9)):
        found = find(desk.user, document, RulesReader())
        read(desk.user, document, RulesReader(), done=replace(found, confidence=dict.fromkeys(found.confidence, chance)))
    assert desk.page("next")["Location"] == reverse("desk", args=[herald.pk])
    for suggestion in Suggestion.rows.filter(document=herald, state="open"):
        desk.decide(suggestion, "reject")
    assert desk.page("next")["Location"] == reverse("desk", args=[courier.pk])


def test_where_nothing_is_open_the_desk_says_so(desk, courier):
    for suggestion in courier.suggestions.filter(state="open"):
        desk.decide(suggestion, "reject")
    assert "Nothing is open" in shown(desk.client.get(reverse("next"), follow=True))
    assert reverse("next") not in shown(desk.page("documents"))
