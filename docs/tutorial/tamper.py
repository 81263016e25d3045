"""Tamper with copies of a workspace and its report in every way that Saksi promises to notice, and show what it says.

    .venv/bin/python docs/tutorial/tamper.py [WORKSPACE [NUMBER...]]

WORKSPACE is one that `make demo` made (demo/sample if left out); a NUMBER names an attack. Nothing happens to it: each attack is made on a copy
of its own, in a temporary folder. The exit status is 1 if an attack was not named.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from saksi.evidence.notes import Signer

SAKSI = Path(sys.executable).with_name("saksi")


@dataclass(frozen=True)
class Copy:
    """A copy to be tampered with. kept: its checkpoint, kept elsewhere; key: its true public key."""

    folder: Path
    kept: Path
    key: str

    @property
    def bundle(self) -> Path:
        """The report that the demo built."""
        return self.folder / "report"

    def saksi(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a command of Saksi on the copy."""
        return run([SAKSI, "--workspace", self.folder, *arguments])

    def sql(self, *statements: str) -> None:
        """Change the database behind Saksi's back; an attacker takes its triggers away first."""
        database = sqlite3.connect(self.folder / "saksi.sqlite3")
        triggers = database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for statement in (*(f"DROP TRIGGER {name}" for (name,) in triggers), *statements):
            database.execute(statement)
        database.commit()
        database.close()


def run(command: list[str | Path]) -> subprocess.CompletedProcess[str]:
    """Run a program, and keep what it prints."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("SAKSI_", "DJANGO_"))}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


def copy_of(workspace: Path, under: Path) -> Copy:
    """A fresh copy, its newest checkpoint kept beside it, and its public key."""
    made = Path(shutil.copytree(workspace, under / "workspace"))
    kept = Path(shutil.copy(max((workspace / "log").glob("*.checkpoint")), under / "kept.txt"))
    return Copy(made, kept, (workspace / "log" / "public.key").read_text("utf-8").strip())


# What is done to the workspace.


def flip_a_bit(copy: Copy) -> None:
    """Flip one bit in the middle of one kept file."""
    path = min((copy.folder / "evidence").iterdir())
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def change_a_text(copy: Copy) -> None:
    """Let the stored text of the first document say the opposite."""
    copy.sql("UPDATE record_text SET content = replace(content, 'no warrant', 'a warrant') WHERE document_id = 1")


def drop_a_document(copy: Copy) -> None:
    """Take the last document out of the record, with its text."""
    last = "(SELECT max(id) FROM record_document)"
    copy.sql(f"DELETE FROM record_text WHERE document_id = {last}", f"DELETE FROM record_document WHERE id = {last}")


def hide_a_document(copy: Copy) -> None:
    """Take it out with its kept file, and let the log's column of kinds say that its entry was a reading."""
    drop_a_document(copy)
    last = """(SELECT max("index") FROM record_logentry WHERE kind = 'received')"""
    copy.sql(f"""UPDATE record_logentry SET kind = 'reading' WHERE "index" = {last}""")
    max((copy.folder / "evidence").iterdir(), key=lambda path: path.stat().st_mtime_ns).unlink()


def lower_a_level(copy: Copy) -> None:
    """Make a document public that somebody said is confidential."""
    copy.saksi("document", "edit", "1", "--level", "2")
    copy.sql("UPDATE record_document SET level = 0 WHERE id = 1")


def change_a_title(copy: Copy) -> None:
    """Give the first document another title."""
    copy.sql("UPDATE record_document SET title = 'Rumours' WHERE id = 1")


def change_a_publisher(copy: Copy) -> None:
    """Let somebody else have published it."""
    copy.sql("UPDATE record_document SET publisher = 'A blog' WHERE id = 1")


def change_a_day(copy: Copy) -> None:
    """Let it have been published a year later."""
    day = "2026-03-04"
    copy.sql(f"UPDATE record_document SET date = '{day}', earliest = '{day}', latest = '{day}' WHERE id = 1")


WAITING = "(SELECT max(id) FROM record_suggestion WHERE state = 'open')"


def change_a_suggestion(copy: Copy) -> None:
    """Let the reader have suggested another year than it did, where nobody decided yet."""
    copy.sql("UPDATE record_suggestion SET payload = replace(payload, '2025', '2024') WHERE state = 'open'")


def drop_a_suggestion(copy: Copy) -> None:
    """Take a suggestion away before anybody saw it."""
    copy.sql(f"DELETE FROM record_suggestion WHERE id = {WAITING}")


def add_a_suggestion(copy: Copy) -> None:
    """Put one more suggestion into a reading, as if the reader had found it."""
    columns = 'reading_id, document_id, kind, start, "end", state, version'
    added = "json_set(payload, '$.id', 'z9'), 'z9' FROM record_suggestion"
    copy.sql(f"INSERT INTO record_suggestion ({columns}, payload, key) SELECT {columns}, {added} WHERE id = {WAITING}")


def change_a_decision(copy: Copy) -> None:
    """Give the first decision another reason than the person who decided gave."""
    copy.sql("UPDATE record_decision SET reason = 'He said so himself' WHERE id = 1")


def add_a_decision(copy: Copy) -> None:
    """Let somebody have rejected what nobody decided about."""
    decided = "'rejected', by_id, at, '' FROM record_decision WHERE id = 1"
    copy.sql(
        f"INSERT INTO record_decision (suggestion_id, outcome, by_id, at, reason) SELECT {WAITING}, {decided}",
        f"UPDATE record_suggestion SET state = 'rejected', version = 1 WHERE id = {WAITING}",
    )


def drop_a_decision(copy: Copy) -> None:
    """Let the last decision never have been made, and what it was about be open again."""
    last = "(SELECT max(id) FROM record_decision)"
    copy.sql(
        f"""UPDATE record_suggestion SET state = 'open', version = version - 1
            WHERE id = (SELECT suggestion_id FROM record_decision WHERE id = {last})""",
        f"DELETE FROM record_decision WHERE id = {last}",
    )


def change_a_fact(copy: Copy) -> None:
    """Let the first account tell of another act than was decided."""
    copy.sql("UPDATE record_account SET code = 'killing' WHERE id = 1")


def let_a_fact_stand_again(copy: Copy) -> None:
    """Let an account stand again that a newer row of a spreadsheet replaced."""
    sheet = copy.folder.parent / "list.csv"
    for day in ("2025-03-03", "2025-03-04"):
        sheet.write_text(f"id,act,date,victims\n1,Arrest,{day},Oren Tallis\n", "utf-8")
        copy.saksi("import", sheet)
    copy.sql("UPDATE record_account SET live = 1 WHERE live = 0")


def set_a_fact_aside(copy: Copy) -> None:
    """Let the first statement stand no more, as if somebody had undone it."""
    copy.sql("UPDATE record_statement SET live = 0 WHERE id = 1")


def change_a_victim(copy: Copy) -> None:
    """Let the first account tell of another victim."""
    copy.sql("UPDATE record_account_victims SET actor_id = (SELECT max(id) FROM record_actor) WHERE id = 1")


def lower_a_persons_level(copy: Copy) -> None:
    """Make a person public whose document somebody said is confidential."""
    copy.saksi("document", "edit", "1", "--level", "2")
    copy.sql("UPDATE record_actor SET level = 0 WHERE id = (SELECT min(id) FROM record_actor WHERE document_id = 1)")


def change_an_entry(copy: Copy) -> None:
    """Let an entry of the log say that it was another year."""
    copy.sql(
        """UPDATE record_logentry SET data = CAST(replace(data, '"at":"2', '"at":"1') AS BLOB) WHERE "index" = 1"""
    )


def empty_the_log(copy: Copy) -> None:
    """Take the content of every entry away but those of texts, as if it had been destroyed on purpose."""
    copy.sql("UPDATE record_logentry SET nonce = NULL, data = NULL WHERE kind <> 'received'")


def swap(table: str, *columns: str) -> list[str]:
    """Statements that swap the first two rows of a table of the log."""
    values = ", ".join(f'{name} = (SELECT {name} FROM was WHERE was."index" = 1 - {table}."index")' for name in columns)
    return [
        "DROP TABLE IF EXISTS was",
        f'CREATE TEMPORARY TABLE was AS SELECT * FROM {table} WHERE "index" < 2',
        f'UPDATE {table} SET {values} WHERE "index" < 2',
    ]


def swap_entries(copy: Copy) -> None:
    """Swap the first two entries of the log."""
    copy.sql(*swap("record_logentry", "kind", "nonce", "data"))


def swap_entries_and_leaves(copy: Copy) -> None:
    """Swap them together with their leaves, so that each entry still fits its leaf."""
    copy.sql(*swap("record_logentry", "kind", "nonce", "data"), *swap("record_logleaf", "leaf_hash"))


def drop_the_last_entry(copy: Copy) -> None:
    """Make the log forget the last thing that was done."""
    last = '"index" = (SELECT max("index") FROM record_logleaf)'
    copy.sql(f"DELETE FROM record_logentry WHERE {last}", f"DELETE FROM record_logleaf WHERE {last}")


def take_checkpoints_away(copy: Copy) -> None:
    """Delete every signed checkpoint."""
    for path in (copy.folder / "log").glob("*.checkpoint"):
        path.unlink()


def go_on(copy: Copy, words: str) -> None:
    """Take in one more document, as on another day."""
    path = copy.folder.parent / "note.txt"
    path.write_text(f"{words}\n\nA note that came in on another day.\n", "utf-8")
    copy.saksi("add", path)


def restore_older(copy: Copy) -> None:
    """Work on, keep a checkpoint elsewhere, and bring the workspace of the day before back."""
    older = shutil.copytree(copy.folder, copy.folder.parent / "older")
    go_on(copy, "What somebody wants forgotten")
    copy.kept.write_text(copy.saksi("checkpoint", "show").stdout, "utf-8")
    shutil.rmtree(copy.folder)
    Path(older).rename(copy.folder)


def restore_and_go_on(copy: Copy) -> None:
    """Bring it back, and work on until the log is longer than the checkpoint says."""
    restore_older(copy)
    for number in range(3):
        go_on(copy, f"Something else {number}")


def sign_anew(copy: Copy) -> None:
    """Make the log forget, throw key and checkpoints away, and let Saksi sign with a new key, which has to be made by hand."""
    drop_the_last_entry(copy)
    take_checkpoints_away(copy)
    (copy.folder / "log" / "public.key").unlink()
    (copy.folder / "log" / "signing.key").write_text(Signer.generate(copy.key.split("+")[0]).skey + "\n", "utf-8")
    go_on(copy, "Whatever")


# What is done to the report.


def change_a_digit(copy: Copy) -> None:
    """Change one digit of the number of incidents in the report."""
    page = copy.bundle / "report.html"
    text, mark = page.read_text("utf-8"), re.compile(r'(data-figure="incidents">\d*)(\d)(<)')
    page.write_text(mark.sub(lambda m: f"{m[1]}{(int(m[2]) + 1) % 10}{m[3]}", text, count=1), "utf-8")


def drop_an_incident(copy: Copy) -> None:
    """Drop one incident with its acts from the data of the report."""
    path = copy.bundle / "data.json"
    data = json.loads(path.read_bytes())
    gone = data["incidents"].pop(0)["id"]
    data["acts"] = [act for act in data["acts"] if act["incident"] != gone]
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")


def forged_bundle(copy: Copy) -> Path:
    """A bundle without one incident in which everything fits everything, built by Saksi itself from a falsified record."""
    copy.sql("UPDATE record_incident SET live = 0 WHERE id = 1")
    forged = copy.folder.parent / "forged"
    copy.saksi("report", "build", "--period", "2025", "--out", forged)
    return forged


def rewrite_together(copy: Copy) -> None:
    """Rewrite report, data, figures and manifest together, with all hashes right; only the proofs are the old ones."""
    for path in forged_bundle(copy).iterdir():
        if path.name not in ("proofs.json", "checkpoint.txt"):
            shutil.copy(path, copy.bundle / path.name)


def sign_with_another_key(copy: Copy) -> None:
    """Sign the checkpoint of the bundle with another key of the same name, and put that key into the bundle."""
    note = copy.bundle / "checkpoint.txt"
    signer = Signer.generate(copy.key.split("+")[0])
    note.write_text(signer.sign(note.read_text("utf-8").rpartition("\n\n")[0] + "\n"), "utf-8")
    proofs = json.loads((copy.bundle / "proofs.json").read_bytes())
    proofs["vkey"] = signer.vkey
    (copy.bundle / "proofs.json").write_text(json.dumps(proofs, ensure_ascii=False), "utf-8")


def forge_everything(copy: Copy) -> None:
    """Falsify the record, sign its whole log with a key of the forger's, and build the report from it."""
    sign_anew(copy)
    forged = forged_bundle(copy)
    shutil.rmtree(copy.bundle)
    forged.rename(copy.bundle)


def verify(copy: Copy) -> subprocess.CompletedProcess[str]:
    """`saksi verify`."""
    return copy.saksi("verify")


def verify_kept(copy: Copy) -> subprocess.CompletedProcess[str]:
    """`saksi verify --checkpoint KEPT`."""
    return copy.saksi("verify", "--checkpoint", copy.kept)


def verify_bundle(copy: Copy) -> subprocess.CompletedProcess[str]:
    """`python verify.py --key KEY`."""
    return run([sys.executable, "-I", copy.bundle / "verify.py", "--key", copy.key])


Attack = Callable[[Copy], None]
Check = Callable[[Copy], subprocess.CompletedProcess[str]]
ATTACKS: list[tuple[Attack, Check]] = [
    (flip_a_bit, verify),
    (change_a_text, verify),
    (drop_a_document, verify),
    (hide_a_document, verify_kept),
    (lower_a_level, verify),
    (change_a_title, verify),
    (change_a_publisher, verify),
    (change_a_day, verify),
    (change_a_suggestion, verify),
    (drop_a_suggestion, verify),
    (add_a_suggestion, verify),
    (change_a_decision, verify),
    (add_a_decision, verify),
    (drop_a_decision, verify),
    (change_a_fact, verify),
    (let_a_fact_stand_again, verify),
    (set_a_fact_aside, verify),
    (change_a_victim, verify),
    (lower_a_persons_level, verify),
    (change_an_entry, verify),
    (empty_the_log, verify_kept),
    (swap_entries, verify),
    (swap_entries_and_leaves, verify),
    (drop_the_last_entry, verify),
    (take_checkpoints_away, verify),
    (restore_older, verify_kept),
    (restore_and_go_on, verify_kept),
    (sign_anew, verify_kept),
    (change_a_digit, verify_bundle),
    (drop_an_incident, verify_bundle),
    (rewrite_together, verify_bundle),
    (sign_with_another_key, verify_bundle),
    (forge_everything, verify_bundle),
]


def make(workspace: Path, attack: Attack, check: Check) -> subprocess.CompletedProcess[str]:
    """Make one attack on a copy of its own; gives what the check said."""
    with tempfile.TemporaryDirectory() as folder:
        copy = copy_of(workspace, Path(folder))
        attack(copy)
        return check(copy)


def show(workspace: Path, number: int) -> bool:
    """Make one attack, print what is named, and tell whether anything was."""
    attack, check = ATTACKS[number - 1]
    done = make(workspace, attack, check)
    named = [line for line in done.stdout.splitlines() if line.startswith("FAILED")]
    print(f"\n{number}. {attack.__doc__}\n   {check.__doc__} Exit status {done.returncode}:")
    for line in named[:3] or ["NOTHING WAS NAMED"]:
        print(f"     {line}")
    if len(named) > 3:
        print(f"     ... and {len(named) - 3} more")
    return bool(named) and done.returncode == 1


def main(workspace: Path, numbers: list[int]) -> int:
    """Make the attacks of these numbers."""
    if not (workspace / "report" / "verify.py").is_file():
        print(f"{workspace} holds no report to tamper with. Run `make demo SERVE=no` first, or name the demo's folder.")
        return 2
    named = [show(workspace, number) for number in numbers]
    print(f"\n{len(named)} attacks, {sum(named)} named.")
    return 0 if all(named) else 1


if __name__ == "__main__":
    folder, *chosen = sys.argv[1:] or ["demo/sample"]
    raise SystemExit(main(Path(folder), [int(number) for number in chosen] or list(range(1, len(ATTACKS) + 1))))
