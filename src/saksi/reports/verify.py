"""Check a Saksi report bundle without Saksi and without trusting whoever made it.

    python verify.py [FOLDER] [--key KEY]     KEY: the operator's public key (NAME+ID+BASE64), or its file

Needs Python 3.11 and `cryptography`; exit status 1 if anything failed. Take this program and the key from
elsewhere than the bundle: whoever changes a bundle can change all of it. README.txt says what it proves.

Steps: files against the manifest, figures from the data, the page against the figures, words against
passages, passages against the log, the log against the signed checkpoint, the checkpoint against the key.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import html
import itertools
import json
import re
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

SELF_PROVING = {"manifest.json", "proofs.json", "checkpoint.txt"}
TABLES = {"dispute": "disputes", "case": "cases", "suggestion": "suggestions", "withheld": "withheld"}
WRONG_FORM = (KeyError, ValueError, TypeError, IndexError, AttributeError, OSError, RecursionError)


class Fault(Exception):
    """Something that does not hold; the message names it."""


def need(holds: object, message: str) -> None:
    """Raise Fault with this message unless it holds."""
    if not holds:
        raise Fault(message)


def sha(data: bytes) -> bytes:
    """SHA-256."""
    return hashlib.sha256(data).digest()


def climb(leaf: bytes, index: int, size: int, path: list[str]) -> bytes:
    """The root to which a path leads from a leaf hash. Source: RFC 9162, 2.1.3.2."""
    need(0 <= index < size, f"there is no leaf {index} in a tree of {size}")
    last, node = size - 1, leaf
    for step in map(bytes.fromhex, path):
        need(last > 0 and len(step) == len(node), "its path is not one of this tree")
        if index & 1 or index == last:
            node = sha(b"\x01" + step + node)
            while index and not index & 1:
                index, last = index >> 1, last >> 1
        else:
            node = sha(b"\x01" + node + step)
        index, last = index >> 1, last >> 1
    need(last == 0, "its path is too short")
    return node


def rows_of(unit: str, data: Any) -> list[Any]:
    """The rows that a figure of this unit counts; an act is one victim x one kind of act x one incident."""
    actors = {row["id"]: row for row in data["actors"]}
    incidents = {row["id"]: row for row in data["incidents"]}
    disputed = {row["incident"] for row in data["disputes"]}
    if unit == "document":
        return [{**row, "read": "yes" if row["reading"] else "no"} for row in data["documents"]]
    if unit == "account":
        return [{**row, "in_act": "yes" if row["act"] else "no"} for row in data["accounts"]]
    if unit == "incident":
        codes: dict[str, list[str]] = {i: [] for i in incidents}
        for act in data["acts"]:
            codes[act["incident"]].append(act["code"])
        marks = {i: "yes" if i in disputed else "no" for i in incidents}
        return [{**row, "code": codes[i], "disputed": marks[i]} for i, row in incidents.items()]
    if unit == "statement":
        pairs = [({**row}, row["speaker"]) for row in data["statements"]]
    elif unit in ("act", "victim"):
        nobody = [None] if unit == "act" else []
        pairs = [({**act, "victim": who}, who) for act in data["acts"] for who in act["victims"] or nobody]
    else:
        need(unit in TABLES, f"counts the unknown unit {unit!r}")
        return list(data[TABLES[unit]])
    for row, who in pairs:
        row.update({"kind": actors.get(who, {}).get("kind"), "sector": actors.get(who, {}).get("sector")})
        if "victim" in row:
            incident = incidents[row["incident"]]
            row["id"] = f"{row['incident']}/{row['code']}/{who or 'unknown'}"
            row["place"] = row["place"] or incident["place"]
            row["verification_level"] = incident["verification_level"]
    return [row for row, _ in pairs]


def values(row: Any, field: str) -> set[str]:
    """The values of a field; an empty one is `unknown`."""
    found = row.get(field)
    several = found if isinstance(found, list) else [found]
    return {str(value) for value in several if value not in (None, "")} or {"unknown"}


def count(rows: list[Any], distinct: str) -> tuple[int, list[str]]:
    """How many different values of a field, and which; or the sum of tallies."""
    if not distinct:
        return sum(row["count"] for row in rows), []
    ids = {value for row in rows for value in values(row, distinct)} - {"unknown"}
    return len(ids), sorted(ids)


def check_figure(figure: Any, data: Any) -> None:
    """Count again by the definition; compare value, base, ids and every row."""
    everything, distinct, fields = rows_of(figure["unit"], data), figure["distinct"], figure["group_by"]
    rules = [(field, how, set(v)) for field, rule in figure["filter"].items() for how, v in rule.items()]
    kept = [r for r in everything if all(bool(values(r, f) & v) == (how == "in") for f, how, v in rules)]
    groups: dict[tuple[str, ...], list[Any]] = {("unknown",): []} if len(fields) == 1 else {}
    for row in kept if fields else []:
        for key in itertools.product(*(values(row, field) for field in fields)):
            groups.setdefault(key, []).append(row)
    (value, ids), (base, _) = count(kept, distinct), count(everything, distinct)
    need(value == figure["value"], f"figures.json says {figure['value']}, the data give {value}")
    need(base == figure["base"], f"figures.json says out of {figure['base']}, the data give {base}")
    need(ids == figure["ids"], "the ids behind it are not those that the data give")
    stated = [(tuple(row["key"]), (row["value"], row["ids"])) for row in figure["rows"]]
    counted = [(key, count(group, distinct)) for key, group in groups.items()]
    need(sorted(stated) == sorted(counted), f"its rows are {sorted(stated)}, the data give {sorted(counted)}")


def marked(page: str) -> list[tuple[dict[str, str], str]]:
    """Attributes and text of all elements with data-figure or data-words; they hold no other elements."""
    found = re.findall(r"<(\w+)\s([^<>]*\bdata-(?:figure|words)=[^<>]*)>([^<]*)</\1>", page)
    marks = re.findall(r"\bdata-(?:figure|words)=", page)
    need(len(marks) == len(found), "has a number or a quotation that is not in its form")
    return [(dict(re.findall(r'([\w-]+)="([^"]*)"', a)), " ".join(html.unescape(t).split())) for _, a, t in found]


def check_page(marks: dict[str, str], text: str, figures: dict[str, Any], rows: dict[str, str]) -> None:
    """A printed number is its figure's; printed words are those of their statement or account."""
    if words := marks.get("data-words"):
        need(words in rows, f"quotes {words}, which is not in the data")
        return need(text == " ".join(rows[words].split()), f"the words of {words} are not those of the data")
    name, row = marks["data-figure"], marks.get("data-row")
    need(name in figures, f"prints a number of {name!r}, which is no figure of the bundle")
    figure, part = figures[name], marks.get("data-part", "value")
    right = figure["rows"][int(row)]["value"] if row else {p: figure[p] for p in ("value", "base")}[part]
    where = f"{name} ({' / '.join(figure['rows'][int(row)]['key'])})" if row else f"{name} ({part})"
    return need(text == str(right), f"prints {text!r} for {where}; figures.json says {right}")


def check_words(row: Any, shown: list[Any]) -> None:
    """Every span on which a statement or an account rests reads so in the passages of its document."""
    spans = [(name, row[name]) for name in ("span", "cue", "trigger") if row.get(name)]
    for name, support in row.get("evidence", {}).items():
        spans += [(name, span) for span in (support if isinstance(support, list) else [support])]
    for name, span in spans:
        a, b = span["start"], span["end"]
        letters = {p["start"] + i: c for p in shown if p["start"] < b and a < p["end"] for i, c in enumerate(p["text"])}
        need(
            a < b and all(i in letters for i in range(a, b)),
            f"{name}: no passage holds characters {a} to {b}",
        )
        text = "".join(letters[i] for i in range(a, b))
        need(text == span["quote"], f"{name}: the passage reads {text!r}, the data say {span['quote']!r}")


def check_passage(part: Any, commits: Any) -> None:
    """A paragraph is a leaf of the tree to which the text's log entry commits."""
    need(part["end"] - part["start"] == len(part["text"]), "its offsets do not fit its length")
    leaf = {key: part[key] for key in ("end", "salt", "start", "text")}
    data = json.dumps(leaf, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    root = climb(sha(b"\x00" + data), part["index"], commits["paragraphs"], part["path"])
    need(root.hex() == commits["paragraph_root"], "is not in the text that the log commits to")


def check_entry(entry: Any, size: int, root: str) -> None:
    """An entry stands in the log at its index."""
    blinded = sha(b"saksi/event/v1" + bytes.fromhex(entry["nonce"]) + entry["entry"].encode())
    top = climb(sha(b"\x00" + blinded), entry["index"], size, entry["path"])
    whole = len(entry["nonce"]) == 2 * len(top)
    need(whole and base64.b64encode(top).decode() == root, "is not in the log of the checkpoint")


def check_signature(note: str, vkey: str) -> None:
    """This key signed the checkpoint. Source: C2SP signed-note."""
    text, _, tail = note.rpartition("\n\n")
    name, number, encoded = vkey.strip().split("+", 2)
    raw = base64.b64decode(encoded, validate=True)
    mark = sha(name.encode() + b"\n" + raw)[:4]
    need(raw[0] == 1 and mark.hex() == number, f"{vkey.strip()!r} is not a key")
    lines = [line.split(" ") for line in tail.splitlines() if line.startswith(f"— {name} ")]
    signed = [data[4:] for data in (base64.b64decode(line[2]) for line in lines) if data[:4] == mark]
    need(signed, f"was not signed by {name}+{number}: it was signed with another key")
    try:
        Ed25519PublicKey.from_public_bytes(raw[1:]).verify(signed[0], f"{text}\n".encode())
    except InvalidSignature:
        raise Fault(f"does not fit the signature of {name}+{number}: it was changed") from None


class Check:
    """Runs the steps on one folder and keeps what came out: (step, thing, verdict, detail)."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.results = folder, list[tuple[str, str, str, str]]()
        self.load: Any = lambda name: json.loads((folder / name).read_bytes())

    def attempt(self, step: str, thing: str, check: Any, *given: Any) -> None:
        """Run one check; whatever goes wrong is a failure with a name, never a traceback."""
        verdict, detail = "passed", ""
        try:
            check(*given)
        except Fault as fault:
            verdict, detail = "failed", str(fault)
        except WRONG_FORM as error:
            verdict, detail = "failed", f"is not in its form ({type(error).__name__}: {error})"
        self.results.append((step, thing, verdict, detail))

    def content(self) -> None:
        """The files against the manifest, the figures against the data, the page against both."""
        listed, data = self.load("manifest.json")["files"], self.load("data.json")
        there = {p.relative_to(self.folder).as_posix() for p in self.folder.rglob("*") if p.is_file()}
        for name in sorted(listed.keys() | there - SELF_PROVING):
            same = name in there and sha((self.folder / name).read_bytes()).hex() == listed.get(name)
            self.attempt("files", name, need, same, "was changed, is missing, or is not in the manifest")
        figures = {figure["id"]: figure for figure in self.load("figures.json")["figures"]}
        for name, figure in figures.items():
            self.attempt("figures", name, check_figure, figure, data)
        rows = {f"statement {row['id']}": row["span"]["quote"] for row in data["statements"]}
        rows |= {f"account {row['id']}": row["trigger"]["quote"] for row in data["accounts"]}
        page = marked((self.folder / "report.html").read_text("utf-8"))
        for marks, text in page:
            self.attempt("page", "report.html", check_page, marks, text, figures, rows)
        printed = {marks.get(name, "") for marks, _ in page for name in ("data-figure", "data-words")}
        missing = sorted((figures.keys() | rows.keys()) - printed)
        self.attempt("page", "report.html", need, not missing, f"does not print {', '.join(missing)}")

    def chain(self, key: str | None) -> None:
        """The words against the passages, the passages against the log, the log against the key."""
        data, proofs = self.load("data.json"), self.load("proofs.json")
        note = (self.folder / "checkpoint.txt").read_text("utf-8")
        shown = {text["document"]: text["passages"] for text in self.load("passages.json")["texts"]}
        origin, size, root = note.split("\n")[:3]
        self.attempt("log", "checkpoint.txt", need, origin == data["origin"], f"is of the log {origin!r}")
        commits: dict[str, Any] = {}
        for entry in proofs["entries"]:
            name = f"entry {entry['index']} ({entry['kind']})"
            self.attempt("log", name, check_entry, entry, int(size), root)
            commits[entry.get("document", "report")] = json.loads(entry["entry"])["commits"]
        built = commits.get("report") == {"manifest": sha((self.folder / "manifest.json").read_bytes()).hex()}
        rewritten = "the log commits to another manifest: report, data or hashes were rewritten"
        self.attempt("log", "report built", need, built, rewritten)
        for doc in data["documents"]:
            stated = [doc["sha256"], doc["text_sha256"], doc["paragraph_root"]]
            logged = commits.get(doc["id"], {})
            same = stated == [logged.get(name) for name in ("document", "text", "paragraph_root")]
            self.attempt("documents", doc["id"], need, same, "has hashes that the log does not commit to")
        for doc, part in [(doc, part) for doc, parts in shown.items() for part in parts]:
            thing = f"document {doc}, characters {part['start']} to {part['end']}"
            self.attempt("passages", thing, check_passage, part, commits.get(doc, {}))
        for kind, row in [(name, one) for name in ("statement", "account") for one in data[f"{name}s"]]:
            self.attempt("words", f"{kind} {row['id']}", check_words, row, shown.get(row["document"], []))
        own = f"fits only the key inside the bundle, {proofs['vkey']}; give --key with the operator's key"
        self.attempt("key", "checkpoint.txt", check_signature, note, key or proofs["vkey"])
        if not key and self.results[-1][2] == "passed":
            self.results[-1] = ("key", "checkpoint.txt", "not checked", own)


def main() -> int:
    """Check a folder, print what came out, and say with the exit status whether anything failed."""
    parser = argparse.ArgumentParser(description="Check a Saksi report bundle.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).resolve().parent)
    parser.add_argument("--key", help="the operator's public key, NAME+ID+BASE64, or a file that holds it")
    given = parser.parse_args()
    key = Path(given.key).read_text("utf-8") if given.key and Path(given.key).is_file() else given.key
    check = Check(given.folder)
    check.attempt("form", "the content", check.content)
    check.attempt("form", "the proofs", check.chain, key)
    lines = []
    for step in dict.fromkeys(step for step, *_ in check.results):
        verdicts = [verdict for name, _, verdict, _ in check.results if name == step]
        lines += [f"{step:10} " + ", ".join(f"{verdicts.count(v)} {v}" for v in dict.fromkeys(verdicts))]
    for step, thing, verdict, detail in dict.fromkeys(check.results):
        lines += [f"{verdict.upper()}: {step}: {thing}: {detail}"] if verdict != "passed" else []
    failed = any(verdict == "failed" for _, _, verdict, _ in check.results)
    lines += ["Something failed: do not rely on this bundle." if failed else "Nothing failed."]
    print("\n".join(lines))  # noqa: T201 - a program of its own, which speaks to whoever runs it
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())
