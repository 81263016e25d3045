"""`saksi import` and `saksi form`: say first, write then; wrong rows are named, kept in a file, and left out."""

import json

import openpyxl

from tests.commands import saksi

ROWS = "id,act,date,victims\n1,Arrest,2025-03-03,Oren Tallis\n2,nabbed,3/4/2025,=1+1\n"


def sheet(tmp_path, rows=ROWS):
    path = tmp_path / "list.csv"
    path.write_text(rows, encoding="utf-8")
    return path


def test_a_dry_run_says_what_would_become_of_each_row_and_writes_nothing(desk, tmp_path):
    said = desk("import", sheet(tmp_path), "--dry-run")
    assert "column victims: victims" in said.stdout
    assert "1 new, 0 changed, 0 the same as before, 1 wrong and left out." in said.stdout
    assert "row 3: act: got 'nabbed'" in said.stderr
    assert "`acts` in the mapping" in said.stderr
    assert "--order" in said.stderr
    assert "left out" not in said.stdout.partition("1 new")[0]
    assert "list.csv" not in desk("document", "list").stdout


def test_a_province_that_the_pack_does_not_know_is_remarked_with_row_and_column_and_comes_in(desk, tmp_path):
    rows = "id,act,Province,place\n1,Arrest,Ostrel,Somewhere\n2,Arrest,Atlantis,\n"
    said = desk("import", sheet(tmp_path, rows), "--dry-run")
    assert "row 3: Province: 'Atlantis' is no place that the country pack knows. It comes in as it is written" in said.stderr
    assert "row 2" not in said.stderr
    assert "2 new, 0 changed, 0 the same as before, 0 wrong and left out." in said.stdout
    assert "2 rows imported" in desk("import", sheet(tmp_path, rows)).stdout
    assert "Atlantis" not in desk("import", sheet(tmp_path, rows), "--dry-run").stderr  # the same as before, and looked at then


def test_import_writes_what_is_right_and_a_file_of_what_is_wrong_and_a_second_time_updates(desk, tmp_path):
    wrong = tmp_path / "wrong.csv"
    said = desk("import", sheet(tmp_path), "--wrong", wrong)
    assert "document 1: 1 rows imported." in said.stdout
    assert wrong.read_text("utf-8-sig").splitlines()[1].startswith("2,nabbed,3/4/2025,'=1+1,\"row 3: act:")
    mapping = tmp_path / "mapping.json"
    fields = {"id": "key", "act": "act", "date": "date", "victims": "victims"}
    mapping.write_text(json.dumps({"name": "list", "fields": fields, "acts": {"nabbed": "arrest"}}))
    said = desk("import", sheet(tmp_path, ROWS.replace("Tallis", "Talis")), "--mapping", mapping, "--order", "day-first")
    assert "1 new, 1 changed, 0 the same as before, 0 wrong" in said.stdout
    said = desk("import", sheet(tmp_path, ROWS.replace("Tallis", "Talis")), "--dry-run")
    assert "2 the same as before" in said.stdout, "what the columns meant is remembered"
    assert "passed" in desk("verify").stdout


def test_a_mapping_or_a_sheet_that_is_none_is_refused_with_a_sentence(desk, tmp_path):
    mapping = tmp_path / "mapping.json"
    mapping.write_text("{")
    assert "is no JSON" in desk("import", sheet(tmp_path), "--mapping", mapping, status=1).stderr
    mapping.write_text("[]")
    assert "expected an object" in desk("import", sheet(tmp_path), "--mapping", mapping, "--order", "day-first", status=1).stderr
    assert "expected one of rows" in desk("import", sheet(tmp_path), "--sheet", "second", status=2).stderr
    assert "expected a table" in desk("import", sheet(tmp_path, "only words"), status=1).stderr


def test_a_column_that_the_sheet_lacks_is_refused_and_one_that_nobody_mapped_is_told(desk, tmp_path):
    mapping = tmp_path / "mapping.json"
    mapping.write_text(json.dumps({"name": "list", "fields": {"Ref ID": "key", "act": "act"}}))
    refused = desk("import", sheet(tmp_path), "--mapping", mapping, status=1).stderr
    assert "got the column 'Ref ID', expected one of id, act, date, victims. Mend the mapping" in refused
    mapping.write_text(json.dumps({"name": "list", "fields": {"id": "key", "act": "act", "Ref ID": ""}}))
    said = desk("import", sheet(tmp_path), "--mapping", mapping, "--dry-run").stdout
    assert "left out, for they are mapped to no field: date, victims" in said


def test_a_form_is_written_once_and_needs_no_workspace(tmp_path):
    out = tmp_path / "form.xlsx"
    assert "a form for the pack kh" in saksi("form", "--pack", "kh", "--out", out).stdout
    assert openpyxl.load_workbook(out).sheetnames == ["survey", "choices", "settings"]
    assert "there already" in saksi("form", "--out", out, status=2).stderr
