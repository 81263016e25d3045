"""The stranger's program: it passes what is whole and names what was tampered with, in a process of its own."""

import ast
import json
import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from saksi.evidence.checkpoint import Checkpoint, sign_checkpoint
from saksi.evidence.merkle import inclusion_proof, root
from saksi.evidence.notes import Signer
from saksi.figures.compute import compute_all
from saksi.figures.definition import brief_definitions
from saksi.kernel.canonical import canonical_json
from saksi.reports.brief import render_brief
from saksi.reports.bundle import prepare_bundle, seal_bundle
from saksi.reports.snapshot import report_commitment
from tests.reports.conftest import seal
from tests.reports.making import ORIGIN, decided

VERIFY = Path(__file__).parents[2] / "src/saksi/reports/verify.py"


def run(bundle, *more, key=True):
    """(exit status, what was printed) of the program in the bundle, isolated from everything of Saksi."""
    given = ["--key", bundle.key] if key else []
    done = subprocess.run(
        [sys.executable, "-I", str(VERIFY), str(bundle.folder), *given, *more],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return done.returncode, done.stdout


def edit(bundle, name, change):
    """Change a JSON file of the bundle in place."""
    path = bundle.folder / name
    data = json.loads(path.read_text("utf-8"))
    change(data)
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")


def replace_text(bundle, name, old, new):
    """Change words of a file that occur in it."""
    path = bundle.folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def rehash(bundle):
    """Write the manifest anew, as somebody who covers a change would."""
    listed = json.loads((bundle.folder / "manifest.json").read_bytes())["files"]
    hashes = {name: sha256((bundle.folder / name).read_bytes()).hexdigest() for name in listed}
    edit(bundle, "manifest.json", lambda data: data.update(files=hashes))


def failures(out):
    return [line for line in out.splitlines() if line.startswith("FAILED: ")]


def test_it_is_one_short_file_that_needs_nothing_of_saksi():
    """About 340 lines; the standard library and cryptography only."""
    source = VERIFY.read_text("utf-8")
    assert len(source.splitlines()) < 350
    imported = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            imported |= {name.name.split(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add(node.module.split(".")[0])
    assert imported - {"__future__", "cryptography"} <= sys.stdlib_module_names


def test_a_whole_bundle_passes_with_the_key(sealed):
    """Nothing failed and nothing is left unchecked."""
    status, out = run(sealed)
    assert status == 0
    assert "not checked" not in out.lower()
    assert out.endswith("Nothing failed.\n")


def test_the_key_may_be_a_file(sealed, tmp_path):
    """As handed over on a stick."""
    (tmp_path / "key.txt").write_text(sealed.key + "\n")
    assert run(sealed, "--key", str(tmp_path / "key.txt"), key=False)[0] == 0


def test_the_copy_in_the_bundle_checks_the_folder_it_lies_in(sealed):
    """`python verify.py` with no folder named."""
    done = subprocess.run(
        [sys.executable, "-I", "verify.py", "--key", sealed.key],
        cwd=sealed.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_without_a_key_the_signature_is_not_checked_and_never_passed(sealed):
    """The bundle's own key proves nothing, and the program says so."""
    status, out = run(sealed, key=False)
    assert status == 0
    assert out.endswith("Nothing failed, but nobody has shown yet who signed it.\n")
    assert "key        2 not checked" in out
    assert "NOT CHECKED: key: checkpoint.txt" in out


def test_a_bundle_in_which_nothing_is_decided_passes(sealed_undecided):
    """Zeros are figures too."""
    assert run(sealed_undecided)[0] == 0


def test_words_that_are_digits_alone_pass_where_they_were_said_and_an_id_never(tmp_path):
    """A day told as "2024", a paper called 1984, a rapper called 47, a title, a place; the id of a row is no words."""
    maker = decided()
    rows = {group: {row["id"]: row for row in maker.rows[group]} for group in ("documents", "actors", "accounts", "incidents")}
    rows["documents"]["d2"].update(title="2024", publisher="1984")
    rows["actors"]["a7"].update(name="47", names=["47"])
    rows["accounts"]["t2"]["evidence"]["date"] = maker.span("d2", "2024")
    rows["incidents"]["i3"]["place"] = "7"
    maker.add("cases", id="8", title="The march", incidents=[])
    made = seal(maker, tmp_path / "bundle")
    assert run(made)[0] == 0, run(made)[1]
    for number in ("8", "1985"):
        replace_text(made, "report.html", '<section id="says">', f'<p>{number}</p><section id="says">')
        assert any(f"prints '{number}', which is not in the data" in line for line in failures(run(made)[1]))


def test_alone_in_a_folder_it_says_what_to_do(tmp_path):
    """Somebody was sent the program without its bundle."""
    shutil.copy(VERIFY, tmp_path / "verify.py")
    done = subprocess.run([sys.executable, "verify.py"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert "holds no bundle. Say where it lies: python verify.py FOLDER" in done.stdout


def test_without_cryptography_it_says_what_to_install(sealed):
    """A bare Python has no Ed25519; no traceback, one sentence."""
    command = [sys.executable, "-I", "-S", str(VERIFY), str(sealed.folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "verify.py needs the package cryptography: python -m pip install cryptography\n"


def test_what_a_terminal_cannot_show_is_written_in_ascii(sealed):
    """An old console knows no Khmer; the verdict comes through."""
    replace_text(sealed, "report.html", ">This is the worst year for assembly", ">ឆ្នាំអាក្រក់ for assembly")
    command = [sys.executable, str(VERIFY), str(sealed.folder), "--key", sealed.key]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONIOENCODING": "ascii"}
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.endswith("Something failed: do not rely on this bundle.\n")


def test_a_key_that_is_neither_a_file_nor_a_key_is_named(sealed):
    """A wrong path after --key is a failure, with what was got and what was expected."""
    status, out = run(sealed, "--key", "keys/operator.txt", key=False)
    assert status == 1
    assert "'keys/operator.txt' is neither a file nor a key NAME+ID+BASE64" in out


@pytest.mark.parametrize("change", [{"kind": "report"}, {"extra": "1"}, {"document": "d1"}])
def test_an_entry_shown_as_another_kind_is_named(sealed, change):
    """What an entry is called, and for which document it stands, is not left to proofs.json."""
    edit(sealed, "proofs.json", lambda proofs: proofs["entries"][1].update(change))
    assert run(sealed)[0] == 1


def test_one_digit_of_the_report_is_named(sealed):
    """The number, its figure and the file."""
    replace_text(sealed, "report.html", 'data-figure="incidents">3<', 'data-figure="incidents">8<')
    status, out = run(sealed)
    assert status == 1
    assert "FAILED: page: report.html: prints '8' for incidents (value); figures.json says 3" in out
    assert "FAILED: files: report.html" in out


def test_one_digit_of_a_row_is_named(sealed):
    """Numbers in tables are held like the others."""
    replace_text(
        sealed,
        "report.html",
        'data-figure="incidents-by-place" data-row="0">2<',
        'data-figure="incidents-by-place" data-row="0">1<',
    )
    assert "prints '1' for incidents-by-place (Lumera)" in run(sealed)[1]


def test_a_number_without_its_mark_is_named(sealed):
    """Taking the mark off a number hides nothing."""
    replace_text(sealed, "report.html", 'data-figure="incidents">3</a>', 'data-x="incidents">3</a>')
    assert "FAILED: page: report.html: prints '3', which is not in the data" in run(sealed)[1]


def test_one_word_of_a_quotation_in_the_report_is_named(sealed):
    """The words of a statement are those of the data."""
    replace_text(sealed, "report.html", ">This is the worst year for assembly", ">This is the best year for assembly")
    assert "the words of statement s2 are not those of the data" in run(sealed)[1]


def test_an_incident_dropped_from_the_data_is_named(sealed):
    """Every figure that counted it fails, and the file is not that of the manifest."""

    def drop(data):
        data["incidents"] = [row for row in data["incidents"] if row["id"] != "i3"]
        data["acts"] = [row for row in data["acts"] if row["incident"] != "i3"]

    edit(sealed, "data.json", drop)
    status, out = run(sealed)
    assert status == 1
    assert "FAILED: figures: incidents: figures.json says 3, the data give 2" in out
    assert "FAILED: files: data.json" in out


def rewrite(bundle):
    """Report, data, figures, tables and manifest without one incident, all fitting one another."""
    maker = decided()
    maker.signer = bundle.maker.signer
    snapshot = maker.snapshot()
    gone = {"i3": "x4"}
    data = snapshot.data
    data["incidents"] = [row for row in data["incidents"] if row["id"] not in gone]
    data["acts"] = [row for row in data["acts"] if row["id"] not in gone.values()]
    data["accounts"] = [row for row in data["accounts"] if row["act"] not in gone.values()]
    data["findings"] = [row for row in data["findings"] if row["incident"] not in gone]
    forged = prepare_bundle(snapshot, bundle.folder.parent / "forged")
    for path in forged.folder.iterdir():
        (bundle.folder / path.name).write_bytes(path.read_bytes())


def test_report_data_manifest_and_hashes_rewritten_together_are_found(sealed):
    """The log committed to another manifest; nothing else shows it."""
    rewrite(sealed)
    status, out = run(sealed)
    assert status == 1
    assert [line for line in failures(out) if "report built" in line]
    assert all(line.startswith("FAILED: log: ") for line in failures(out))


def test_a_rewritten_entry_is_not_in_the_log(sealed):
    """Who also rewrites the entry breaks its path."""
    rewrite(sealed)
    digest = sha256((sealed.folder / "manifest.json").read_bytes()).hexdigest()

    def forge(proofs):
        entry = json.loads(proofs["entries"][-1]["entry"])
        entry["commits"] = report_commitment(digest)
        proofs["entries"][-1]["entry"] = canonical_json(entry).decode()

    edit(sealed, "proofs.json", forge)
    status, out = run(sealed)
    assert status == 1
    assert "(report): is not in the log of the checkpoint" in out


def resign(bundle, name):
    """A whole forged bundle on a log of the forger's own, signed with the forger's key of this name."""
    maker = decided()
    maker.signer = Signer.generate(name)
    snapshot = maker.snapshot()
    snapshot.data["statements"].pop()
    prepared = prepare_bundle(snapshot, bundle.folder)
    seal_bundle(prepared, maker.report_built(prepared.manifest_sha256), maker.state())


@pytest.mark.parametrize("name", ["tavara-desk", "somebody-else"])
def test_a_bundle_signed_with_another_key_is_named(sealed, name):
    """Under the same name or another: with --key it fails, and without it it never passes."""
    resign(sealed, name)
    status, out = run(sealed)
    assert status == 1
    assert [line for line in failures(out) if "signed with another key" in line] == failures(out)
    status, out = run(sealed, key=False)
    assert status == 0
    assert "NOT CHECKED: key" in out


def test_a_checkpoint_that_was_changed_is_named(sealed):
    """The signature no longer fits, and the paths lead elsewhere."""
    size = (sealed.folder / "checkpoint.txt").read_text("utf-8").split("\n")[1]
    replace_text(sealed, "checkpoint.txt", f"\n{size}\n", f"\n{int(size) + 1}\n")
    status, out = run(sealed)
    assert status == 1
    assert "FAILED: key: checkpoint.txt: does not fit the signature" in out


def test_a_log_of_another_workspace_is_named(sealed):
    """The origin of the checkpoint is that of the data."""
    maker = sealed.maker
    other = Checkpoint("elsewhere/1", len(maker.leaves), root(maker.leaves))
    (sealed.folder / "checkpoint.txt").write_text(sign_checkpoint(other, maker.signer), "utf-8")
    assert "is of the log 'elsewhere/1'" in run(sealed)[1]
    assert other.origin != ORIGIN


def test_one_letter_of_a_passage_is_named(sealed):
    """Also when data, report and manifest follow it, the paragraph is no leaf of the committed text."""
    for name in ("passages.json", "data.json", "report.html"):
        text = (sealed.folder / name).read_text("utf-8")
        (sealed.folder / name).write_text(text.replace("worst year", "first year"), "utf-8")
    edit(sealed, "data.json", lambda data: None)
    rehash(sealed)
    status, out = run(sealed)
    assert status == 1
    assert "is not in the text that the log commits to" in out


def test_a_quote_that_no_passage_holds_is_named(sealed):
    """A made-up quotation in the data has no paragraph behind it."""
    edit(
        sealed,
        "data.json",
        lambda data: data["statements"][2]["span"].update(quote="Nobody was ever arrested"),
    )
    assert "FAILED: words: statement s3: span: the passage reads 'Two persons" in run(sealed)[1]


def test_a_passage_taken_out_is_named(sealed):
    """Every statement and account stands on a passage in the bundle."""
    edit(sealed, "passages.json", lambda data: data["texts"][0]["passages"].pop(0))
    assert "no passage holds characters" in run(sealed)[1]


def test_a_document_hash_that_the_log_does_not_know_is_named(sealed):
    """The captured file is part of the chain."""
    edit(sealed, "data.json", lambda data: data["documents"][0].update(sha256="0" * 64))
    assert "FAILED: documents: d1: has hashes that the log does not commit to" in run(sealed)[1]


def test_a_document_added_without_an_entry_is_named(sealed):
    """A document that was never logged is no document of the report."""
    edit(sealed, "data.json", lambda data: data["documents"].append({**data["documents"][0], "id": "d77"}))
    assert "FAILED: documents: d77" in run(sealed)[1]


def test_a_changed_nonce_is_named(sealed):
    """The blinded leaf is not that of the log."""
    edit(sealed, "proofs.json", lambda proofs: proofs["entries"][0].update(nonce="0" * 64))
    assert "FAILED: log: entry 0 (text)" in run(sealed)[1]


def test_swapped_entries_are_named(sealed):
    """An entry stands at its own index only."""

    def swap(proofs):
        first, second = proofs["entries"][:2]
        first["index"], second["index"] = second["index"], first["index"]

    edit(sealed, "proofs.json", swap)
    assert len([line for line in failures(run(sealed)[1]) if "log: entry" in line and "not in the log" in line]) == 2


def test_an_entry_of_another_report_does_not_serve(sealed):
    """A true entry `report built`, truly in the log, of another bundle commits to another manifest."""
    maker = sealed.maker
    other = maker.report_built("1" * 64)
    state = maker.state()

    def put(proofs):
        for entry in proofs["entries"]:
            entry["path"] = [step.hex() for step in inclusion_proof(maker.leaves, entry["index"])]
        path = [step.hex() for step in inclusion_proof(maker.leaves, other.index)]
        proofs["entries"][-1].update(index=other.index, nonce=other.nonce.hex(), entry=other.entry.decode(), path=path)

    edit(sealed, "proofs.json", put)
    (sealed.folder / "checkpoint.txt").write_text(state.checkpoint, "utf-8")
    status, out = run(sealed)
    assert status == 1
    assert [line.split(": ")[2] for line in failures(out)] == ["report built"]


def test_a_definition_that_was_changed_is_found(sealed):
    """Counting by a changed definition gives another number, or is not what the log committed to."""

    def by_field(data):
        next(one for one in data["figures"] if one["id"] == "disputes").update(group_by=["field"])

    edit(sealed, "figures.json", by_field)
    assert "FAILED: figures: disputes" in run(sealed)[1]


@pytest.mark.parametrize(
    ("group", "change", "figure"),
    [
        ("findings", {"conclusion": "restriction"}, "incidents-violated"),
        ("findings", {"status": "unsigned"}, "findings-not-counted"),
        ("blind_finds", {"count": 18}, "blind-finds"),
        ("blind_documents", {"count": 13}, "blind-documents"),
        ("second_readings", {"count": 20}, "second-readings"),
    ],
)
def test_a_finding_or_a_measure_that_was_changed_is_counted_again(sealed, group, change, figure):
    """What two people concluded, and how well was read, are counted from the data like everything else."""
    edit(sealed, "data.json", lambda data: data[group][0].update(change))
    assert f"FAILED: figures: {figure}: " in run(sealed)[1]


def test_a_figure_that_is_not_printed_is_named(sealed):
    """The page may not fall silent about a figure."""
    text = (sealed.folder / "report.html").read_text("utf-8")
    (sealed.folder / "report.html").write_text(text.replace('data-figure="withheld"', 'data-x="withheld"'), "utf-8")
    assert "does not print withheld" in run(sealed)[1]


@pytest.mark.parametrize(
    "name",
    [
        "data.json",
        "figures.json",
        "passages.json",
        "proofs.json",
        "manifest.json",
        "checkpoint.txt",
        "report.html",
    ],
)
@pytest.mark.parametrize("damage", ["missing", "empty", "garbage"])
def test_a_damaged_file_is_a_failure_and_never_a_traceback(sealed, name, damage):
    """Whatever is in the folder, the program ends with a sentence."""
    path = sealed.folder / name
    path.unlink() if damage == "missing" else path.write_bytes(b"" if damage == "empty" else b"\xff\x00{[")
    status, out = run(sealed)
    assert status == 1
    assert out.endswith("Something failed: do not rely on this bundle.\n")


def test_a_file_that_the_manifest_does_not_know_is_named(sealed):
    """Nothing can be slipped in beside the report."""
    (sealed.folder / "extra.csv").write_text("a,b")
    assert "FAILED: files: extra.csv" in run(sealed)[1]


def test_both_interpreters_count_alike(sealed):
    """What Saksi counts and what the program counts are the same, figure by figure."""
    data = json.loads((sealed.folder / "data.json").read_bytes())
    ours = {name: one.to_json() for name, one in compute_all(brief_definitions(), data).items()}
    stated = {one["id"]: one for one in json.loads((sealed.folder / "figures.json").read_bytes())["figures"]}
    assert ours == stated
    assert f"figures    {len(ours)} passed" in run(sealed)[1]


def test_the_report_in_the_bundle_is_the_one_of_its_snapshot(sealed):
    """Rendered again from the same snapshot, it is the same page."""
    maker = decided()
    maker.signer = sealed.maker.signer
    snapshot = maker.snapshot()
    page = render_brief(snapshot, compute_all(brief_definitions(), snapshot.data))
    assert page == (sealed.folder / "report.html").read_text("utf-8")
