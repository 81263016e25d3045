"""Import a spreadsheet in the browser: columns, preview, nothing written before "Import", wrong rows as a file, undo; for no stranger."""

import io
import re

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from saksi.record.models import Account, Document, LogEntry
from saksi.web import held
from tests.web.conftest import kinds, shown

pytestmark = pytest.mark.django_db

HEADS = "id,act,date,victims,place"
GOOD = "1,Arrest,2025-03-03,Oren Tallis,Lumera"
WRONG = "2,flying,2025-03-03,=1+1,Lumera"


def sheet(*rows, name="list.csv", head=HEADS):
    return SimpleUploadedFile(name, "\n".join((head, *rows)).encode())


@pytest.fixture
def hand_over(client, local, workspace):
    """Hands a file over; gives the address of its columns."""

    def send(*rows, **said):
        answer = client.post(reverse("import"), {"file": sheet(*rows, **said), "level": "1", "pack": "sample"})
        assert answer.status_code == 302, shown(answer)
        return answer.url

    return send


def fields(page):
    """What the form of the page sends as it stands."""
    body = shown(page)
    form = {m[1]: m[2] for m in re.finditer(r'<input type="(?:hidden|text)"[^>]* name="([^"]+)"[^>]* value="([^"]*)"', body)}
    for select in re.finditer(r'<select [^>]*name="([^"]+)">(.*?)</select>', body, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', select[2])
        form[select[1]] = chosen[1] if chosen else ""
    return form


def do(client, address, what, **changes):
    return client.post(address, {**fields(client.get(address)), **changes, "do": what})


def test_a_sheet_is_looked_at_before_anything_is_written(client, hand_over):
    address = hand_over(GOOD, WRONG)
    body = shown(client.get(address))
    assert "Import 1 row" in body
    assert "Oren Tallis" in body
    assert "act: got 'flying', which the codebook does not know" in body
    assert not Document.rows.exists()
    assert not LogEntry.rows.exists()


def test_a_province_that_the_pack_does_not_know_is_shown_with_row_and_column(client, hand_over):
    body = shown(client.get(hand_over(GOOD)))
    assert "Provinces that the country pack does not know" not in body
    body = shown(client.get(hand_over(f"{GOOD},Atlantis", head=f"{HEADS},province")))
    assert re.search(r'<td class="n">2</td><td>province</td><td>Atlantis</td>', body)
    assert "Import 1 row" in body


def test_import_writes_what_is_right_and_offers_its_undo(client, hand_over, local):
    address = hand_over(GOOD, WRONG)
    answer = do(client, address, "import")
    assert answer.status_code == 302
    told = Account.rows.get(live=True)
    assert (told.code, told.date, told.place) == ("arrest", "2025-03-03", "Lumera")
    body = shown(client.get(answer.url))
    assert "1 row was imported." in body
    assert "the same" in body
    change = re.search(r'action="([^"]*/changes/\d+/undo/)', body)[1]
    assert client.post(change).status_code == 302
    assert not Account.rows.filter(live=True).exists()
    assert kinds()[-1] == "change undone"


def test_an_update_is_shown_as_changed_and_replaces(client, hand_over):
    do(client, hand_over(GOOD), "import")
    address = hand_over(GOOD.replace("Lumera", "Ostrel"), "3,Arrest,2025,,")
    body = shown(client.get(address))
    assert "changed" in body
    assert "Import 2 rows" in body
    do(client, address, "import")
    assert sorted(Account.rows.filter(live=True).values_list("place", flat=True)) == ["", "Ostrel"]


def test_words_for_acts_and_the_order_of_dates_are_asked_and_remembered(client, hand_over):
    head = "Ref,Kind of thing,When"
    address = hand_over("1,locked up,3/4/2025", head=head)
    assert "got no column for the act" in shown(do(client, address, "look"))
    body = shown(do(client, address, "look", column1="act"))
    assert "which may be day and month or month and day" in body
    assert "locked up" in body
    said = {"column1": "act", "word": "locked up", "code": "detention", "order": "day-first"}
    seen = fields(do(client, address, "look", **said))["seen"]
    assert do(client, address, "import", **said, seen=seen).status_code == 302
    assert (Account.rows.get().code, Account.rows.get().date) == ("detention", "2025-04-03")
    body = shown(client.get(hand_over("2,locked up,5/4/2025", head=head)))
    assert "Import 1 row" in body, "the same heads mean the same the next time"


def test_what_was_not_looked_at_is_not_imported(client, hand_over):
    address = hand_over(GOOD)
    answer = do(client, address, "import", column4="")
    assert answer.status_code == 422
    assert "were changed since you looked" in shown(answer)
    assert not Document.rows.exists()


def test_rows_that_are_wrong_come_back_as_a_file_that_no_spreadsheet_runs(client, hand_over):
    answer = do(client, hand_over(GOOD, WRONG), "wrong")
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "id,act,date,victims,place,what is wrong"
    assert lines[1].startswith("2,flying,2025-03-03,'=1+1,Lumera,\"row 3: act: got 'flying'")
    assert len(lines) == 2


def test_everything_shown_of_a_file_is_escaped(client, hand_over):
    body = client.get(hand_over("1,<b>x</b>,2025,<script>alert(1)</script>,<i>", head="id,act,date,<u>who,place")).content
    assert not re.search(rb"<(b>x|script>alert|u>who|i>)", body)
    assert b"&lt;script&gt;" in body


@pytest.mark.parametrize(
    ("form", "status", "sentence"),
    [
        ({}, 422, "nothing was handed over"),
        ({"file": "x,y\n1,2", "pack": "nowhere"}, 422, "got the country pack"),
        ({"file": "x,y\n1,2", "level": "9"}, 422, "got no level"),
        ({"file": "only words and no table"}, 422, "expected a table"),
        ({"file": "act,date"}, 422, "expected a table"),
        ({"file": ""}, 422, "has nothing in it"),
    ],
)
def test_bad_input_gives_a_sentence(client, local, workspace, form, status, sentence):
    said = {"level": "1", "pack": "sample", **form}
    if "file" in said:
        said["file"] = SimpleUploadedFile("a.csv", said["file"].encode())
    answer = client.post(reverse("import"), said)
    assert (answer.status_code, sentence in shown(answer)) == (status, True), shown(answer)
    assert not Document.rows.exists()


def test_a_held_file_is_for_who_handed_it_over_and_for_an_hour(client, hand_over, cleared, monkeypatch, local):
    address = hand_over(GOOD)
    monkeypatch.setattr("saksi.web.middleware.local_user", lambda: cleared(3, may_write=True))
    for answer in (client.get(address), client.post(address, {"do": "import"})):
        assert (answer.status_code, "Oren" in shown(answer)) == (404, False)
    monkeypatch.setattr("saksi.web.middleware.local_user", lambda: local)
    assert client.get(address).status_code == 200
    monkeypatch.setattr("saksi.web.held.SECONDS", -1.0)
    answer = client.get(hand_over(GOOD))
    assert answer.status_code == 404
    assert "held no longer" in shown(answer)


def test_the_newest_file_of_a_person_is_held_alone_and_no_more_than_some_of_all(client, hand_over):
    first = hand_over(GOOD)
    hand_over(GOOD)
    assert client.get(first).status_code == 404
    store = held.Held()
    upload = held.Upload(b"x", "a.csv", None, "sample", 1)
    tokens = [store.keep(person, upload) for person in range(held.MOST_HELD + 3)]
    assert len(store._held) == held.MOST_HELD
    assert store.get(held.MOST_HELD + 2, tokens[-1]) is upload


def test_refuses_who_may_only_read(client, workspace, local, cleared, monkeypatch):
    monkeypatch.setattr("saksi.web.middleware.local_user", lambda: cleared(3))
    assert "You may read and decide a second time" in shown(client.get(reverse("import")))
    answer = client.post(reverse("import"), {"file": sheet(GOOD), "level": "1", "pack": "sample"})
    assert answer.status_code == 403


def test_a_level_above_the_clearance_is_refused(client, workspace, local, cleared, monkeypatch):
    monkeypatch.setattr("saksi.web.middleware.local_user", lambda: cleared(1, may_write=True))
    answer = client.post(reverse("import"), {"file": sheet(GOOD), "level": "2", "pack": "sample"})
    assert answer.status_code == 403


def test_more_rows_ask_no_more_questions(client, hand_over):
    def asked(count):
        address = hand_over(*(f"{n},Arrest,2025-03-03,Person {n},Lumera" for n in range(count)))
        with CaptureQueriesContext(connection) as found:
            client.get(address)
        return len(found)

    assert asked(3) == asked(30)


def test_one_sheet_of_several_is_chosen(client, local, workspace):
    book = openpyxl.Workbook()
    book.active.append(["about", "this"])
    book.active.append(["some", "words"])
    other = book.create_sheet("incidents")
    for row in (HEADS, GOOD):
        other.append(row.split(","))
    out = io.BytesIO()
    book.save(out)
    file = SimpleUploadedFile("two.xlsx", out.getvalue())
    address = client.post(reverse("import"), {"file": file, "level": "1", "pack": "sample"}).url
    page = client.post(address, {**fields(client.get(address)), "sheet": "1", "do": "look"})
    assert "Import 1 row" in shown(page)
    answer = client.post(address, {**fields(page), "do": "import"})
    assert answer.status_code == 302
    assert Account.rows.get().date == "2025-03-03"


def test_the_field_form_is_given_for_a_pack(client, local, workspace):
    answer = client.get(reverse("import-form"), {"pack": "sample"})
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames == ["survey", "choices", "settings"]
    assert "saksi-incident-sample.xlsx" in answer["Content-Disposition"]
    assert client.get(reverse("import-form"), {"pack": "nowhere"}).status_code == 422
