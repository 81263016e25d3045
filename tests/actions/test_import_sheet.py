"""Import a spreadsheet: what is right goes in, each value with its cell; what is known is replaced, not doubled; undone as one."""

import io
from datetime import date

import openpyxl
import pytest

from saksi.actions.import_sheet import Handed, import_sheet
from saksi.actions.read import read
from saksi.actions.take_in import take_in
from saksi.actions.undo import undo_change
from saksi.intake.importing.columns import Columns, propose
from saksi.intake.workbook import open_book
from saksi.kernel.errors import BadDecision, Conflict, NotAllowed
from saksi.reading.rules import RulesReader
from saksi.record.imported import compare
from saksi.record.models import Account, Actor, Document, ImportedRow, Incident, Reversible, Statement, Suggestion

from .conftest import entries, standing, state

HEADS = "id,act,date,victims,perpetrators,place,charge,source,description"
ARREST = "1,Arrest,2025-03-03,Oren Tallis; Sanna Brill,National Police,Lumera,incitement,Open Door Legal Aid,Police took two unionists"
RELEASE = "2,release,2025-03-05,Oren Tallis,,Ostrel,,,Freed on bail"


def handed(*rows, name="list.csv", level=1, head=HEADS):
    data = "\n".join((head, *rows)).encode()
    book = open_book(data, name)
    return Handed(data, name, book, book.sheets[0], "sample", level)


def columns(table, **said):
    return Columns.from_json({**propose(table.sheet.heads, table.filename).to_json(), **said}, table.sheet.heads)


@pytest.fixture
def put_in(workspace, local):
    def run(*rows, by=None, **said):
        table = handed(*rows, **said)
        return import_sheet(by or local, workspace, table, columns(table, name="list"))

    return run


def live(model=Account):
    return model.rows.filter(live=True)


def test_works_and_every_value_has_the_words_of_its_cell(put_in, local):
    made = put_in(ARREST, RELEASE)
    told = live().get(code="arrest")
    text = made.document.text.content
    assert [told.date, told.place, told.charge, told.status] == ["2025-03-03", "Lumera", "incitement", "reported"]
    assert sorted(told.victims.values_list("name", flat=True)) == ["Oren Tallis", "Sanna Brill"]
    assert told.perpetrators.get().kind == "organisation"
    assert (told.according_to.speaker.name, told.according_to.content) == ("Open Door Legal Aid", "Police took two unionists")
    for field, words in {"date": "2025-03-03", "place": "Lumera", "charge": "incitement"}.items():
        span = told.evidence[field]
        assert text[span["start"] : span["end"]] == words
    assert [text[s["start"] : s["end"]] for s in told.evidence["victims"]] == ["Oren Tallis", "Sanna Brill"]
    assert text[told.trigger["start"] : told.trigger["end"]] == "Arrest"
    assert live(Actor).filter(name="Oren Tallis").count() == 1, "the same name in two rows is one actor of the sheet"
    assert [i.title for i in live(Incident)] == ["Arrest, Lumera, 2025-03-03", "Release or pardon, Ostrel, 2025-03-05"]
    assert not Suggestion.rows.filter(state="open").exists()
    assert told.decision.by == local


def test_every_row_is_in_the_log(put_in):
    put_in(ARREST, RELEASE, "3,nonsense,,,,,,,")
    (entry,) = [e for e in entries() if e["kind"] == "imported"]
    assert (entry["new"], entry["wrong"], entry["count"]) == ([2, 3], [4], 2)
    assert sum(e["kind"] == "placed" for e in entries()) == 2
    assert sum(e["kind"] == "accepted" and e["what"] == "account" for e in entries()) == 2


def test_a_row_that_is_wrong_stays_out_and_the_rest_goes_in(put_in):
    put_in(ARREST, "2,flying,31/31/2025,,,,,,")
    assert [told.code for told in live()] == ["arrest"]
    assert [row.key for row in ImportedRow.rows.all()] == ["1"]


def test_the_same_rows_again_are_left_alone(put_in, workspace, local):
    put_in(ARREST, RELEASE)
    before = state()
    with pytest.raises(BadDecision, match="2 are in the record as they are"):
        put_in(RELEASE, ARREST)
    assert state() == before, "neither the document nor a row of it was written"


def test_a_changed_row_replaces_what_it_was_in_the_same_incident(put_in):
    put_in(ARREST, RELEASE)
    incident = Incident.rows.get(acts__code="arrest")
    put_in(ARREST.replace("2025-03-03", "2025-03-04"), RELEASE)
    told = live().get(code="arrest")
    assert (told.date, told.act.incident) == ("2025-03-04", incident)
    assert live().count() == 2
    assert live(Incident).count() == 2
    incident.refresh_from_db()
    assert incident.title == "Arrest, Lumera, 2025-03-04"
    assert live(Statement).count() == 1
    assert live(Actor).filter(name="Sanna Brill").count() == 1
    assert live(Actor).filter(name="Oren Tallis").count() == 2, "the release, which is as it was, still stands on the first"
    (entry,) = [e for e in entries() if e["kind"] == "imported"][1:]
    assert (entry["changed"], entry["same"], len(entry["replaced"])) == ([2], [3], 1)


def test_a_new_key_is_a_new_incident_and_another_list_may_use_the_same_keys(put_in, workspace, local):
    put_in(ARREST)
    put_in(ARREST.replace("1,", "9,", 1))
    assert live(Incident).count() == 2
    table = handed(ARREST.replace("incitement", "riot"))
    import_sheet(local, workspace, table, columns(table, name="another list"))
    assert live(Incident).count() == 3


def test_rows_without_a_key_are_known_by_what_they_tell(put_in):
    head = "act,date,victims"
    put_in("Arrest,2025-03-03,A", "Arrest,2025-03-03,A", head=head)
    assert live().count() == 2, "two rows that say the same are two"
    put_in("Arrest,2025-03-03,A", "Arrest,2025-03-03,A", "Arrest,2025-03-03,B", head=head)
    assert live().count() == 3


def test_undo_takes_back_the_whole(put_in, local):
    put_in(ARREST, RELEASE)
    undo_change(local, Reversible.rows.get())
    assert not live().exists()
    assert not live(Incident).exists()
    assert not live(Actor).exists()
    assert not live(Statement).exists()
    assert Document.rows.get().withdrawn
    assert not Suggestion.rows.filter(state="open").exists(), "nothing is left to be decided"
    with pytest.raises(Conflict):
        undo_change(local, Reversible.rows.get())
    put_in(ARREST, RELEASE)
    assert live().count() == 2


def test_undo_of_an_update_restores_what_was_before(put_in, local):
    put_in(ARREST, RELEASE)
    before = standing()
    put_in(ARREST.replace("Lumera", "Ostrel").replace("Arrest", "Detention or imprisonment"), RELEASE, "3,Arrest,2025,,,,,,")
    assert standing() != before
    undo_change(local, Reversible.rows.order_by("pk").last())
    now = standing()
    assert [row for row in now.pop("Document") if "False" in row] == before.pop("Document")
    gone = [row for row in now.pop("Suggestion") if row not in before["Suggestion"]]
    before.pop("Suggestion")
    assert gone == []
    assert now == before
    put_in(ARREST.replace("Lumera", "Ostrel"), RELEASE)
    assert live().get(code="arrest").place == "Ostrel", "the row that stands again is known again"


def test_undo_lets_an_earlier_reading_of_the_document_stand_again(put_in, workspace, local):
    data = f"{HEADS}\n{ARREST}".encode()
    read(local, take_in(local, workspace, data, "list.csv", pack="sample").document, RulesReader())
    before = standing()
    put_in(ARREST)
    assert standing() != before
    undo_change(local, Reversible.rows.get())
    assert standing() == before


def test_the_same_file_read_with_other_columns_replaces_in_the_same_document(put_in, workspace, local):
    put_in(ARREST)
    table = handed(ARREST)
    fields = {head: name for head, name in columns(table).fields.items() if name != "charge"}
    import_sheet(local, workspace, table, columns(table, name="list", fields=fields))
    assert Document.rows.count() == 1
    assert live().get().charge == ""
    assert live(Actor).filter(name="Oren Tallis").count() == 1
    assert live(Statement).count() == 1


def test_rows_of_one_incident_stand_together(put_in):
    head = "id,incident,act,date"
    put_in("1,harbour,Arrest,2025-03-03", "2,harbour,Detention or imprisonment,2025-03-03", "3,,Arrest,2025", head=head)
    assert live(Incident).count() == 2
    put_in("4,harbour,Criminal charge,2025-03-04", head=head)
    assert sorted(Incident.rows.get(acts__code="charge").acts.values_list("code", flat=True)) == ["arrest", "charge", "detention"]


def test_several_acts_in_a_cell_are_accounts_of_one_incident(put_in):
    put_in("1,arrest detention,2025", head="id,acts,date")
    assert live().count() == 2
    assert live(Incident).count() == 1


def test_a_cell_that_a_spreadsheet_would_run_is_text(put_in):
    put_in('1,Arrest,2025,"=HYPERLINK(""http://x.example"")",,,,,')
    assert live(Actor).get().name == '=HYPERLINK("http://x.example")'


def test_refuses_the_stranger_and_who_is_not_cleared(put_in, stranger, cleared):
    before = state()
    for person in (stranger, cleared(3), cleared(1, may_write=True)):
        with pytest.raises(NotAllowed):
            put_in(ARREST, by=person, level=2)
    assert state() == before


def test_what_lies_above_the_clearance_is_as_if_it_were_not_there(put_in, cleared):
    put_in(ARREST, level=3)
    person = cleared(1, may_write=True)
    table = handed(ARREST)
    assert [line.state for line in compare(person, "list", table.told(columns(table)))] == ["new"]
    put_in(ARREST, by=person)
    assert live(Incident).count() == 2


def test_refuses_what_was_taken_in_before_as_a_plain_text(workspace, local, put_in):
    data = f"{HEADS}\n{ARREST}".encode()
    take_in(local, workspace, data, "list.txt")
    before = state()
    with pytest.raises(BadDecision, match="where its cells are"):
        put_in(ARREST)
    assert state() == before


def test_a_workbook_goes_in_with_its_dates_and_formulas_as_they_are_shown(workspace, local):
    book = openpyxl.Workbook()
    book.active.append(["id", "act", "date", "victims"])
    book.active.append([1, "Arrest", date(2025, 3, 3), "=1+1"])
    out = io.BytesIO()
    book.save(out)
    made = open_book(out.getvalue(), "a.xlsx")
    table = Handed(out.getvalue(), "a.xlsx", made, made.sheets[0], "sample")
    import_sheet(local, workspace, table, columns(table))
    told = live().get()
    assert (told.date, told.victims.get().name) == ("2025-03-03", "=1+1")
