"""Check a Saksi report bundle without Saksi and without trusting whoever made it.

    python verify.py [FOLDER] [--key KEY]     KEY: the operator's public key (NAME+ID+BASE64), or its file

Needs Python 3.11 and `cryptography`; exit status 1 if anything failed. Take this program and the key from
elsewhere than the bundle: whoever changes a bundle can change all of it. README.txt says what it proves.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import html
import itertools
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

try:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
except ImportError:
    raise SystemExit("verify.py needs the package cryptography: python -m pip install cryptography") from None

SAID = {"title", "publisher", "name", "names", "quote", "place", "charge", "penalty", "provisions", "reason", "value"}
ACTIVE = re.compile(r"(?i)[\s/](script|i?frame|object|embed|form|link|base|im|audio|video|temp|on|style=|src|hid|use)")


def need(holds: object, message: str) -> None:
    """Raise AssertionError, which names what does not hold, unless it holds."""
    if not holds:
        raise AssertionError(message)


def sha(data: bytes) -> bytes:
    """SHA-256."""
    return hashlib.sha256(data).digest()


def flat(text: str) -> str:
    """A text in one line, without the signs that the page sets around it."""
    return " ".join(text.split()).strip(" ·,;:()“”")


def climb(leaf: bytes, index: int, size: int, path: list[str]) -> bytes:
    """The root to which a path leads from a leaf hash. Source: RFC 6962, 2.1.1."""
    fits = 0 <= index < size and bool(path) == (size > 1) and re.fullmatch("([0-9a-f]{64})?", "".join(path[-1:]))
    need(fits, f"its path does not lead from leaf {index} of a tree of {size}")
    if size == 1:
        return leaf
    half, step = 1 << (size - 1).bit_length() - 1, bytes.fromhex(path[-1])
    if index < half:
        return sha(b"\x01" + climb(leaf, index, half, path[:-1]) + step)
    return sha(b"\x01" + step + climb(leaf, index - half, size - half, path[:-1]))


def rows_of(unit: str, data: Any) -> list[Any]:
    """The rows that a figure of this unit counts; an act is one victim x one kind of act x one incident."""
    actors, incidents = ({row["id"]: row for row in data[group]} for group in ("actors", "incidents"))
    yes = ("no", "yes")
    if unit not in ("incident", "statement", "act", "victim"):
        need(group := {unit, f"{unit}s"} & data.keys(), f"counts the unknown unit {unit!r}")
        found = [row for name in group for row in data[name]]
        return [{**row, "read": yes[bool(row.get("reading"))], "in_act": yes[bool(row.get("act"))]} for row in found]
    claims = {row["id"] for row in data["statements"] if row["position"] != "denies"}
    told = {row["act"] for row in data["accounts"] if row["status"] != "denied" or row["according_to"] in claims}
    when = {a["id"]: a if a["earliest"] or a["latest"] else incidents[a["incident"]] for a in data["acts"]}
    periods = {name: period_of(row, data["period"]) for name, row in when.items()}
    if unit == "incident":
        codes: dict[str, list[str]] = {i: [] for i in incidents}
        for act in (act for act in data["acts"] if act["id"] in told and periods[act["id"]] != "out"):
            codes[act["incident"]].append(act["code"])
        disputed = {row["incident"] for row in data["disputes"]}
        given = {i: {"code": codes[i], "told": yes[bool(codes[i])], "disputed": yes[i in disputed]} for i in incidents}
        return [{**row, **given[i], "period": period_of(row, data["period"])} for i, row in incidents.items()]
    rows = [{**row, "who": row["speaker"]} for row in data["statements"] if unit == "statement"]
    for act in data["acts"] if unit != "statement" else []:
        incident = incidents[act["incident"]]
        more = {"place": act["place"] or incident["place"], "told": yes[act["id"] in told]}
        more |= {"verification_level": incident["verification_level"], "period": periods[act["id"]]}
        for who in act["victims"] or [None] * (unit == "act"):
            name = f"{act['incident']}/{act['code']}/{who or 'unknown'}"
            rows.append({**act, **more, "id": name, "who": who, "victim": who})
    for row in rows:
        actor = actors.get(row["who"], {"kind": None, "sector": None, "name": None})
        row.update({"kind": actor["kind"], "sector": actor["sector"], "name": actor["name"] or row["who"]})
    return rows


def period_of(row: Any, period: Any) -> str | None:
    """Whether the days of an act or an incident are in the period, partly or out; None where they are not known."""
    first, last = row["earliest"] or "", row["latest"] or "9999-12-31"
    start, end = period["start"] or "", period["end"] or "9999-12-31"
    if row["earliest"] is row["latest"] is None:
        return None
    return "out" if last < start or end < first else "in" if start <= first and last <= end else "partly"


def values(row: Any, field: str) -> set[str]:
    """The values of a field; an empty one is `unknown`."""
    several = row.get(field) if isinstance(row.get(field), list) else [row.get(field)]
    return {str(value) for value in several if value not in (None, "")} or {"unknown"}


def least(unit: str, rows: list[Any]) -> list[str]:
    """Acts or victims as few as names allow: one for a name; a group or somebody unknown may be those named beside."""
    size, one = (2, "id") if unit == "act" else (1, "who")
    ordered = [(row, (row["incident"], row["code"])[:size], row["who"] and row["kind"] != "group") for row in rows]
    ordered.sort(key=lambda item: (item[0]["name"] or "", item[0]["id"]))
    named = {beside for _, beside, person in ordered if person}
    crowds: dict[Any, str] = {}
    found: dict[Any, str] = {}
    for row, beside, person in ordered:
        if person:
            found.setdefault(("person", row["name"], beside if unit == "act" else ""), row[one])
        elif beside not in named:
            crowd = crowds.setdefault(beside, row["name"] or "")  # several groups beside each other may be one
            found.setdefault(("crowd", beside if unit == "act" else crowd), row[one])
    return sorted(found.values())


def count(rows: list[Any], distinct: str, unit: str) -> tuple[int, list[str]]:
    """How many different values of a field, and which; or the sum of tallies."""
    if distinct == "least":
        return len(least(unit, rows)), least(unit, rows)
    ids = {value for row in rows for value in values(row, distinct)} - {"unknown"} if distinct else set()
    return len(ids) if distinct else sum(row["count"] for row in rows), sorted(ids)


def check_figure(figure: Any, data: Any) -> None:
    """Count again by the definition; compare value, base, ids and every row."""
    everything, distinct, fields = rows_of(figure["unit"], data), figure["distinct"], figure["group_by"]
    rules = [(field, how, set(v)) for field, rule in figure["filter"].items() for how, v in rule.items()]
    kept = [r for r in everything if all(bool(values(r, f) & v) == (how == "in") for f, how, v in rules)]
    groups: dict[tuple[str, ...], list[Any]] = {("unknown",): []} if len(fields) == 1 else {}
    for row in kept if fields else []:
        for key in itertools.product(*(values(row, field) for field in fields)):
            groups.setdefault(key, []).append(row)
    unit = figure["unit"]
    (value, ids), (base, _) = count(kept, distinct, unit), count(everything, distinct, unit)
    need(value == figure["value"], f"figures.json says {figure['value']}, the data give {value}")
    need(base == figure["base"], f"figures.json says out of {figure['base']}, the data give {base}")
    rows = [(("all",), (value, figure["ids"])), *((tuple(r["key"]), (r["value"], r["ids"])) for r in figure["rows"])]
    counted = [(("all",), (value, ids)), *((key, count(group, distinct, unit)) for key, group in groups.items())]
    need(sorted(rows) == sorted(counted), f"its rows are {sorted(rows)}, the data give {sorted(counted)}")


def pieces(page: str) -> list[tuple[dict[str, str], str]]:
    """The texts of a page, each with the marks of the tag before it. Nothing on it runs, hides or leads away."""
    found = re.findall(r'<([!/]?\w+)((?:[^<>"]|"[^"]*")*)>([^<]*)', page)
    need(len(found) == page.count("<"), "has a tag that is not in its form")
    for tag, given, _ in found:
        active = ACTIVE.search(f" {tag} " + re.sub('"[^"]*"', "", given)) or re.search('(?i)href(?!="#)', given)
        need(not active, f"has a <{tag}> that runs, hides or leads away")
    marks = [{"tag": tag, **dict(re.findall(r'([\w-]+)="([^"]*)"', given))} for tag, given, _ in found]
    return [(one, " ".join(html.unescape(text).split())) for one, (*_, text) in zip(marks, found, strict=True)]


def said(part: Any, field: str = "") -> set[str]:
    """What was said, in fields that hold words: these may be digits alone, as the words `2025` of a day; an id never."""
    inside = part.items() if isinstance(part, dict) else [(field, one) for one in part] if isinstance(part, list) else []
    words = {flat(part)} if isinstance(part, str) and field in SAID else set[str]()
    return words.union(*(said(one, name) for name, one in inside))


def check_text(marks: dict[str, str], text: str, figures: dict[str, Any], known: dict[str, str]) -> None:
    """A number is its figure's, words are those of their row, and no other digit stands on the page by itself."""
    digits = {int(run) for run in re.findall(r"\d+", text.replace("SHA-256", "").replace("Python 3.11", ""))}
    if name := marks.get("data-figure"):
        leads = name in figures and marks.get("href") == f"#figure-{name}"
        need(leads, f"prints a number of {name!r} that does not lead to it")
        figure, row, part = figures[name], marks.get("data-row"), marks.get("data-part", "value")
        right = figure["rows"][int(row)]["value"] if row else figure[part]
        where = f"{name} ({' / '.join(figure['rows'][int(row)]['key'])})" if row else f"{name} ({part})"
        need(text == str(right), f"prints {text!r} for {where}; figures.json says {right}")
    elif thing := marks.get("data-words"):
        cut = text.endswith(" …") and known.get(thing, "").startswith(text[:-2])
        need(text == known.get(thing) or cut, f"the words of {thing} are not those of the data")
    elif doc := marks.get("data-context"):
        need(flat(text.strip("… ")) in known[f"context {doc}"], f"shows {text!r}, which no passage holds")
    elif day := marks.get("datetime"):
        dated = re.findall(r"\d+", day if ":" in text else day.split("T")[0])
        need(day in known and digits <= {*map(int, dated)}, f"prints {text!r}, which is no date of the data")
    elif digits and marks["tag"] != "style":
        need(known.get(flat(text)) == "said" or (flat(text) in known and not flat(text).isdigit()), f"prints {text!r}, which is not in the data")


def check_words(row: Any, shown: list[Any]) -> None:
    """Every span on which a statement or an account rests reads so in the passages of its document."""
    letters = {p["start"] + i: letter for p in shown for i, letter in enumerate(p["text"])}
    spans = [(name, row[name]) for name in ("span", "cue", "trigger") if row.get(name)]
    spans += [(n, one) for n, v in row.get("evidence", {}).items() for one in (v if isinstance(v, list) else [v])]
    for name, span in spans:
        place = range(span["start"], span["end"])
        need(place and all(i in letters for i in place), f"{name}: no passage holds characters {place}")
        text = "".join(letters[i] for i in place)
        need(text == span["quote"], f"{name}: the passage reads {text!r}, the data say {span['quote']!r}")


def check_passage(part: Any, commits: Any) -> None:
    """A paragraph is a leaf of the tree to which the text's log entry commits."""
    need(part["end"] - part["start"] == len(part["text"]), "its offsets do not fit its length")
    leaf = {key: part[key] for key in ("end", "salt", "start", "text")}
    data = json.dumps(leaf, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    root = climb(sha(b"\x00" + data), part["index"], commits["paragraphs"], part["path"])
    need(root.hex() == commits["paragraph_root"], "is not in the text that the log commits to")


def check_entry(entry: Any, size: str, root: str) -> None:
    """An entry stands in the log at its index."""
    need({"text": 6, "report": 5}.get(entry["kind"]) == len(entry), "is not in its form")
    blinded = sha(b"saksi/event/v1" + bytes.fromhex(entry["nonce"]) + entry["entry"].encode())
    top = base64.b64encode(climb(sha(b"\x00" + blinded), entry["index"], int(size), entry["path"])).decode()
    need(re.fullmatch("[0-9a-f]{64}", entry["nonce"]) and top == root, "is not in the log of the checkpoint")


def check_signature(note: str, vkey: str, inside: str) -> None:
    """This key signed the checkpoint. Source: C2SP signed-note."""
    text, _, tail = note.rpartition("\n\n")
    name, number, encoded = [*vkey.split("+", 2), "", ""][:3]
    raw = base64.b64decode(encoded)
    mark = sha(name.encode() + b"\n" + raw)[:4]
    need(raw[:1] == b"\x01" and mark.hex() == number, f"{vkey!r} is neither a file nor a key NAME+ID+BASE64")
    lines = [line.split(" ") for line in tail.removesuffix("\n").split("\n")]
    form = [["—", who, base64.b64encode(base64.b64decode(data)).decode()] for _, who, data in lines]
    need(lines == form, "holds a line that is no signature")
    signed = [base64.b64decode(data) for _, who, data in lines if who == name and vkey == inside]
    need([one[:4] for one in signed] == [mark], f"was not signed by {name}+{number}: it was signed with another key")
    try:
        Ed25519PublicKey.from_public_bytes(raw[1:]).verify(signed[0][4:], f"{text}\n".encode())
    except InvalidSignature:
        raise AssertionError(f"does not fit the signature of {name}+{number}: it was changed") from None


class Check:
    """Runs the steps on one folder and keeps what came out: (step, thing, verdict, detail)."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.results = folder, list[tuple[str, str, str, str]]()
        self.load: Any = lambda name: json.loads((folder / name).read_bytes())

    def attempt(self, step: str, thing: str, check: Any, *given: Any) -> None:
        """Run one check; whatever goes wrong is a failure with a name, never a traceback."""
        verdict = ("passed", "")
        try:
            check(*given)
        except (AssertionError, LookupError, ValueError, TypeError, AttributeError, OSError, RecursionError) as e:
            verdict = ("failed", str(e) if isinstance(e, AssertionError) else f"is not in its form ({e!r})")
        self.results.append((step, thing, *verdict))

    def content(self) -> None:
        """The files against the manifest, the figures against the data, the page against both and the passages."""
        listed, data, figures = self.load("manifest.json")["files"], self.load("data.json"), self.load("figures.json")
        there = {p.relative_to(self.folder).as_posix() for p in self.folder.rglob("*")}
        for name in sorted(listed.keys() | there - {"manifest.json", "proofs.json", "checkpoint.txt"}):
            same = name in there and sha((self.folder / name).read_bytes()).hex() == listed.get(name)
            self.attempt("files", name, need, same, "was changed, is missing, or is not in the manifest")
        for group, rows, field in (("acts", "accounts", "act"), ("incidents", "acts", "incident")):
            bare = sorted({row["id"] for row in data[group]} - {row[field] for row in data[rows]})
            self.attempt("rows", group, need, not bare, f"nothing in the data tells of {', '.join(bare)}")
        for figure in figures["figures"]:
            self.attempt("figures", figure["id"], check_figure, figure, data)
        known = {flat(json.loads(t)): "" for t in re.findall(r'"(?:[^"\\]|\\.)*"', json.dumps([data, figures]))}
        known |= dict.fromkeys(said(data), "said")
        for text in self.load("passages.json")["texts"]:
            known[f"context {text['document']}"] = flat(" ".join(part["text"] for part in text["passages"]))
        for doc, size in ((doc, data["log"]["checkpoint"].split("\n")[1]) for doc in data["documents"]):
            known |= {f"{doc['entry']} / {size}": "", " ".join((doc["reading"] or {}).values()): ""}
        spans = {f"statement {row['id']}": row["span"] for row in data["statements"]}
        spans |= {f"account {row['id']}": row["trigger"] for row in data["accounts"]}
        known |= {f"{span['start']}–{span['end']}": "" for span in spans.values()}
        known |= {name: " ".join(span["quote"].split()) for name, span in spans.items()}
        page, by_id = pieces((self.folder / "report.html").read_text("utf-8")), {f["id"]: f for f in figures["figures"]}
        for marks, text in (piece for piece in page if piece[1] or "data-figure" in piece[0]):
            self.attempt("page", "report.html", check_text, marks, text, by_id, known)
        missing = (by_id.keys() | spans.keys()) - {m.get(k) for m, _ in page for k in ("data-figure", "data-words")}
        self.attempt("page", "report.html", need, not missing, f"does not print {', '.join(sorted(missing))}")

    def chain(self, key: str | None) -> None:
        """The words against the passages, the passages against the log, the log against the key."""
        data, proofs = self.load("data.json"), self.load("proofs.json")
        note = (self.folder / "checkpoint.txt").read_text("utf-8")
        shown = {text["document"]: text["passages"] for text in self.load("passages.json")["texts"]}
        origin, size, root = note.split("\n")[:3]
        self.attempt("log", "checkpoint.txt", need, origin == data["origin"], f"is of the log {origin!r}")
        commits: dict[str, Any] = {}
        for entry in proofs["entries"]:
            self.attempt("log", f"entry {entry['index']} ({entry['kind']})", check_entry, entry, size, root)
            commits[entry.get("document", "report")] = json.loads(entry["entry"])["commits"]
        built = commits.get("report") == {"manifest": sha((self.folder / "manifest.json").read_bytes()).hex()}
        self.attempt("log", "report built", need, built, "the log commits to another manifest: it was rewritten")
        frozen, texts = data["log"], {entry.get("document"): entry for entry in proofs["entries"]}
        whole = texts.keys() == {None, *(d["id"] for d in data["documents"])} and len(texts) == len(proofs["entries"])
        whole = whole and len(proofs) == 3 and proofs["format"] == "saksi/proofs/v1"
        self.attempt("log", "proofs.json", need, whole, "does not hold one entry for each document and the report")
        for doc in data["documents"]:
            entry, logged = texts.get(doc["id"], {}), commits.get(doc["id"], {})
            stated = {"document": doc["sha256"], "text": doc["text_sha256"], "paragraph_root": doc["paragraph_root"]}
            same = stated.items() <= logged.items() and doc["entry"] == entry.get("index")
            self.attempt("documents", doc["id"], need, same, "has hashes that the log does not commit to")
            path = {**entry, "path": frozen["paths"].get(doc["id"])}
            self.attempt("documents", doc["id"], check_entry, path, *frozen["checkpoint"].split("\n")[1:3])
        for doc, part in [(doc, part) for doc, parts in shown.items() for part in parts]:
            thing = f"document {doc}, characters {part['start']} to {part['end']}"
            self.attempt("passages", thing, check_passage, part, commits.get(doc, {}))
        for kind, row in [(name, one) for name in ("statement", "account") for one in data[f"{name}s"]]:
            self.attempt("words", f"{kind} {row['id']}", check_words, row, shown.get(row["document"], []))
        for name, text in {"checkpoint.txt": note, "the state when frozen": frozen["checkpoint"]}.items():
            self.attempt("key", name, check_signature, text, key or proofs["vkey"], proofs["vkey"])
            if not key and self.results[-1][2] == "passed":
                self.results[-1] = ("key", name, "not checked", "fits the key inside the bundle only: give --key")


def main() -> int:
    """Check a folder, print what came out, and say with the exit status whether anything failed."""
    parser = argparse.ArgumentParser(description="Check a Saksi report bundle.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).resolve().parent)
    parser.add_argument("--key", help="the operator's public key, NAME+ID+BASE64, or a file that holds it")
    given = parser.parse_args()
    key = Path(given.key).read_text("utf-8") if given.key and Path(given.key).is_file() else given.key
    check = Check(given.folder)
    if (given.folder / "manifest.json").is_file():
        check.attempt("form", "the content", check.content)
        check.attempt("form", "the proofs", check.chain, key and key.strip())
    else:
        check.attempt("form", str(given.folder), need, 0, "holds no bundle. Say where it lies: python verify.py FOLDER")
    tally = Counter((step, verdict) for step, _, verdict, _ in check.results)
    lines = [f"{step:10} {times} {verdict}" for (step, verdict), times in tally.items()]
    bad = [result for result in dict.fromkeys(check.results) if result[2] != "passed"]
    lines += [f"{verdict.upper()}: {step}: {thing}: {detail}" for step, thing, verdict, detail in bad]
    failed = any(verdict == "failed" for _, _, verdict, _ in bad)
    end = "Nothing failed, but nobody has shown yet who signed it." if bad else "Nothing failed."
    lines += ["Something failed: do not rely on this bundle." if failed else end]
    sys.stdout.buffer.write("\n".join([*lines, ""]).encode(sys.stdout.encoding, "backslashreplace"))
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())
