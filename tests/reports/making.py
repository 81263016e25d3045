"""A snapshot as the record would take it, made with the real evidence functions, of made-up dispatches of Tavara."""

import json
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from saksi.evidence.checkpoint import Checkpoint, sign_checkpoint
from saksi.evidence.entry import entry_leaf
from saksi.evidence.merkle import root
from saksi.evidence.notes import Signer
from saksi.evidence.paragraphs import TextTree, paragraph_spans
from saksi.kernel.canonical import canonical_json
from saksi.kernel.dates import PartialDate
from saksi.reports.snapshot import (
    FORMAT,
    LogEntry,
    LogState,
    Snapshot,
    SourceText,
    report_commitment,
    text_commitment,
)

ORIGIN = "saksi.example/tavara-desk/1"

COURIER = """Two held after petition march in Lumera

Police in Lumera arrested Arlen Voss and another organiser of the Dren Farmers Union on Monday as about 200 farmers \
walked to the Ministry of Interior with a petition against the Public Assembly Act.

"They took him by the arms before he could hand over a single page," said Mira Tolan, director of the Tavaran League \
for Human Rights. "This is the worst year for assembly that we have recorded."

A spokesman of the National Police, Captain Joren Hale, denied that anybody was arrested. "Two persons were invited \
for a conversation and went home the same evening," he said.

The Ministry of Interior could not be reached for comment.

Residents who asked not to be named described the street afterwards.
"""

HERALD = """Farmers' leader detained over march, union says

DREN — The Dren Farmers Union says its chairman, Arlen Voss, was held for three days after the march of 4 March 2024 \
and charged under article 12 of the Public Assembly Act.

"We ask the government to drop the charge and to receive our petition," the union said in a statement.

The Ministry of Interior said that limits on marches are necessary for public order. "Article 12 protects all \
citizens, also those who must get to work," said the ministry's secretary of state, Oda Renn.

A former colleague, Sela Marn, watched from a balcony and later gave us her notes.
"""

NOTICE = """HIGH COURT OF TAVARA
Notice of judgment, 14 March 2024

The court found Perrin Ashe, editor of the Ostrel Herald, guilty of incitement under article 88 of the Penal Code and \
sentenced him to eighteen months in prison.

The judgment may be appealed within thirty days.
"""

RELEASE = """Free Press Circle: conviction of an editor closes a door

"The conviction of Perrin Ashe tells every newsroom what not to print," the Free Press Circle said on 15 March 2024.

The Circle said that press freedom in Tavara has declined in each of the last four years.

The embassy of Norland said that it saw no improvement since its last report.
"""

RADIO = """Radio Sabel, evening bulletin, 20 March 2024

The Minister of Information, Tevin Orlo, said that the situation of the media is improving every year, and promised \
a new licence window for community stations before the summer.

The People's Voice Party called on the government to lift the suspension of its permit for the rally of 30 March.

Village radio volunteers in Mirrow said officers searched their studio and carried away a transmitter.
"""

PLAIN = """Weather and markets, 21 March 2024

Rain is expected over the Kavin Coast. The price of salt was steady.
"""


@dataclass
class Maker:
    """Collects texts and rows, then makes the snapshot; `signer` and `leaves` stand for the workspace's log."""

    signer: Signer
    leaves: list[bytes] = field(default_factory=list)
    sources: dict[str, SourceText] = field(default_factory=dict)
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    method: dict[str, Any] = field(default_factory=lambda: {"blind": "none", "second": "none", "caught": {}, "agreement": {}})

    def add(self, group: str, **row: Any) -> str:
        self.rows.setdefault(group, []).append(row)
        return str(row.get("id", ""))

    def log(self, entry: dict[str, Any]) -> LogEntry:
        """Append an entry as an action would."""
        nonce = sha256(b"nonce %d" % len(self.leaves)).digest()
        data = canonical_json(entry)
        self.leaves.append(entry_leaf(nonce, data))
        return LogEntry(len(self.leaves) - 1, nonce, data)

    def state(self) -> LogState:
        """The log with a checkpoint signed now, as after each command."""
        checkpoint = Checkpoint(ORIGIN, len(self.leaves), root(self.leaves))
        return LogState(tuple(self.leaves), sign_checkpoint(checkpoint, self.signer), self.signer.vkey)

    def document(self, name: str, text: str, publisher: str, published: str | None) -> str:
        """Take in a text: its salts, its entry, its row."""
        salts = tuple(sha256(f"{name}{i}".encode()).digest() for i, _ in enumerate(paragraph_spans(text)))
        tree, digest = TextTree(text, salts), sha256(text.encode()).hexdigest()
        captured = sha256(b"captured " + text.encode()).hexdigest()
        commits = text_commitment(captured, digest, tree.root.hex(), len(tree.spans))
        entry = self.log({"action": "take_in", "at": "2024-04-01T08:00:00Z", "commits": commits})
        self.log({"action": "read", "at": "2024-04-01T08:00:01Z"})
        self.sources[name] = SourceText(text, salts, entry)
        return self.add(
            "documents",
            id=name,
            title=text.split("\n", 1)[0],
            publisher=publisher,
            published=published,
            sha256=captured,
            text_sha256=digest,
            paragraph_root=tree.root.hex(),
            entry=entry.index,
            level=0,
            reading={"reader": "rules", "version": "1"},
        )

    def span(self, document: str, quote: str) -> dict[str, Any]:
        start = self.sources[document].text.index(quote)
        return {"start": start, "end": start + len(quote), "quote": quote}

    def decided(self, outcome: str = "accepted", reason: str = "") -> dict[str, str]:
        self.log({"action": outcome, "at": "2024-04-01T09:00:00Z"})
        return {"outcome": outcome, "by": "monitor 1", "at": "2024-04-01T09:00:00Z", "reason": reason}

    def statement(
        self, name: str, document: str, speaker: str, position: str, words: str, cue: str, **more: Any
    ) -> str:
        when = more.get("date")
        return self.add(
            "statements",
            id=name,
            document=document,
            speaker=speaker,
            position=position,
            manner=more.get("manner", "direct"),
            source=more.get("source", "person"),
            date=when,
            earliest=str(PartialDate.parse(when).earliest) if when else None,
            latest=str(PartialDate.parse(when).latest) if when else None,
            span=self.span(document, words),
            cue=self.span(document, cue),
            decision=self.decided(more.get("outcome", "accepted"), more.get("reason", "")),
        )

    def account(self, name: str, document: str, act: str | None, code: str, trigger: str, **more: Any) -> str:
        evidence = {key: self.span(document, quote) for key, quote in more.get("evidence", {}).items()}
        return self.add(
            "accounts",
            id=name,
            document=document,
            act=act,
            code=code,
            victims=more.get("victims", []),
            perpetrators=more.get("perpetrators", []),
            date=more.get("date"),
            place=more.get("place"),
            charge=more.get("charge"),
            penalty=more.get("penalty"),
            provisions=more.get("provisions", []),
            status=more.get("status", "reported"),
            according_to=more.get("according_to"),
            trigger=self.span(document, trigger),
            evidence=evidence,
            decision=self.decided(),
        )

    def act(
        self,
        name: str,
        incident: str,
        code: str,
        victims: list[str],
        date: str | None,
        place: str | None,
        **more: Any,
    ) -> str:
        return self.add(
            "acts",
            id=name,
            incident=incident,
            code=code,
            victims=victims,
            perpetrators=more.get("perpetrators", []),
            date=date,
            earliest=str(PartialDate.parse(date).earliest) if date else None,
            latest=str(PartialDate.parse(date).latest) if date else None,
            place=place,
            charge=more.get("charge"),
            penalty=more.get("penalty"),
            standings=more.get("standings", {}),
            choices=more.get("choices", []),
        )

    def incident(
        self, name: str, title: str, date: str | None, place: str | None, level: str, case: str | None = None
    ) -> str:
        return self.add(
            "incidents",
            id=name,
            title=title,
            date=date,
            earliest=str(PartialDate.parse(date).earliest) if date else None,
            latest=str(PartialDate.parse(date).latest) if date else None,
            place=place,
            case=case,
            verification_level=level,
        )

    def tally(self, document: str, **kinds: dict[str, int]) -> None:
        for kind, outcomes in kinds.items():
            for outcome, count in outcomes.items():
                self.add("suggestions", document=document, kind=kind, outcome=outcome, count=count)

    def snapshot(self, withheld_names: tuple[str, ...] = ()) -> Snapshot:
        groups = ("documents", "actors", "statements", "accounts", "acts", "incidents", "cases", "disputes", "findings")
        data = {
            "format": FORMAT,
            "period": {"start": "2024-03-01", "end": "2024-03-31"},
            "level": 0,
            "made": "2024-04-01T10:00:00Z",
            "origin": ORIGIN,
            "suggestions": self.rows.get("suggestions", []),
            "withheld": self.rows.get("withheld", []),
            "readers": self.rows.get("readers", []),
            "method": self.method,
            **{tally: self.rows.get(tally, []) for tally in ("blind_documents", "blind_finds", "second_readings")},
            **{group: self.rows.get(group, []) for group in groups},
        }
        return Snapshot(json.loads(json.dumps(data)), dict(self.sources), self.state(), withheld_names)

    def report_built(self, manifest_sha256: str) -> LogEntry:
        """Log what the action `report_built` logs."""
        commits = report_commitment(manifest_sha256)
        return self.log({"action": "report_built", "at": "2024-04-01T10:00:05Z", "commits": commits})


def documents_of(maker: Maker) -> None:
    """Six documents, one of which tells nothing."""
    maker.document("d1", COURIER, "Lumera Courier", "2024-03-05")
    maker.document("d2", HERALD, "Ostrel Herald", "2024-03-08")
    maker.document("d3", NOTICE, "High Court of Tavara", "2024-03-14")
    maker.document("d4", RELEASE, "Free Press Circle", "2024-03-15")
    maker.document("d5", RADIO, "Radio Sabel", "2024-03-20")
    maker.document("d6", PLAIN, "Lumera Courier", None)


def nothing_decided() -> Maker:
    """Everything read, nobody has decided anything."""
    maker = Maker(Signer.generate("tavara-desk"))
    documents_of(maker)
    for name, statements, accounts in (("d1", 4, 1), ("d2", 3, 2), ("d3", 0, 1), ("d4", 3, 1), ("d5", 3, 2)):
        maker.tally(name, statement={"open": statements}, account={"open": accounts}, actor={"open": 5})
    return maker


def decided() -> Maker:
    """A month as a monitor left it: statements of seven sectors, three incidents, a dispute, a field chosen."""
    maker = Maker(Signer.generate("tavara-desk"))
    documents_of(maker)
    _actors(maker)
    _statements(maker)
    _incidents(maker)
    for name, statements, accounts in (("d1", 4, 1), ("d2", 3, 2), ("d3", 0, 1), ("d4", 3, 1), ("d5", 3, 1)):
        maker.tally(name, statement={"accepted": statements}, account={"accepted": accounts})
        maker.tally(name, actor={"accepted": 4, "amended": 1, "rejected": 1, "open": 2}, place={"open": 3})
    maker.tally("d5", account={"unsure": 1})
    maker.add("withheld", kind="document", reason="level", count=2)
    maker.add("withheld", kind="statement", reason="level", count=3)
    measured = [
        {"what": "statements with speaker, F1", "set": "20 made-up articles", "value": "0.71"},
        {"what": "accounts, F1", "set": "20 made-up articles", "value": "0.48"},
        {"what": "accounts, F1", "set": "6 real articles", "value": "0.31"},
    ]
    maker.add("readers", id="rules", reader="rules", version="1", measured=measured)
    _findings(maker)
    _measures(maker)
    return maker


def _findings(maker: Maker) -> None:
    for name, incident, right, conclusion, status, signed in (
        ("f1", "i2", "expression", "violation", "stands", ["monitor 1", "monitor 2"]),
        ("f2", "i1", "assembly", "restriction", "disputed", ["monitor 1", "monitor 2"]),
        ("f3", "i3", "expression", "restriction", "stands", ["monitor 2", "monitor 3"]),
        ("f4", "i1", "association", "undetermined", "unsigned", ["monitor 1"]),
    ):
        answers = {"scope": "met", "interference": "met", "legality": "not-met" if conclusion == "violation" else "met"}
        maker.add(
            "findings", id=name, incident=incident, right=right, conclusion=conclusion, status=status, answers=answers, signed_by=signed
        )  # fmt: skip


def _measures(maker: Maker) -> None:
    for outcome, count in (("measured", 12), ("waiting", 3), ("unread", 1)):
        maker.add("blind_documents", outcome=outcome, count=count)
    for outcome, count in (("both", 17), ("people", 6), ("reader", 4), ("wrong", 5)):
        maker.add("blind_finds", kind="statement", outcome=outcome, count=count)
    for outcome, count in (("same", 19), ("different", 2), ("not-sure", 3)):
        maker.add("second_readings", outcome=outcome, count=count)
    caught = {"reader": "17 of 23, 0.74 (0.53 to 0.87)", "people": "17 of 21, 0.81 (0.60 to 0.92)", "missed": "1 (0 to 5)"}
    agreement = {"share": "19 of 21, 0.90 (0.71 to 0.97)", "alpha": "0.62 (0.00 to 1.00)"}
    maker.method = {"blind": "told", "second": "told", "caught": {"statement": caught}, "agreement": agreement}


def _actors(maker: Maker) -> None:
    for name, shown, kind, sector in (
        ("a1", "Arlen Voss", "person", "union"),
        ("a2", "Mira Tolan", "person", "civil-society"),
        ("a3", "Joren Hale", "person", "security-forces"),
        ("a4", "Ministry of Interior", "organisation", "state"),
        ("a5", "Dren Farmers Union", "organisation", "union"),
        ("a6", "Oda Renn", "person", "state"),
        ("a7", "Perrin Ashe", "person", "media"),
        ("a8", "Free Press Circle", "organisation", "media"),
        ("a9", "embassy of Norland", "organisation", "diplomatic"),
        ("a10", "Tevin Orlo", "person", "state"),
        ("a11", "People's Voice Party", "organisation", "party-opposition"),
        ("a12", "volunteers of a village radio", "group", ""),
        ("a13", None, "person", "union"),
        ("a14", "National Police", "organisation", "security-forces"),
        ("a15", "High Court of Tavara", "organisation", "judiciary"),
    ):
        maker.add("actors", id=name, name=shown, kind=kind, sector=sector, names=[shown] if shown else [])


def _statements(maker: Maker) -> None:
    say = maker.statement
    worst = "This is the worst year for assembly that we have recorded."
    say(
        "s1",
        "d1",
        "a2",
        "alleges",
        "They took him by the arms before he could hand over a single page",
        "said",
        date="2024-03-04",
    )
    say("s2", "d1", "a2", "worsened", worst, "said", date="2024-03-04")
    say(
        "s3",
        "d1",
        "a3",
        "denies",
        "Two persons were invited for a conversation and went home the same evening",
        "denied",
    )
    say(
        "s4",
        "d1",
        "a4",
        "no-comment",
        "could not be reached for comment",
        "could not be reached",
        manner="indirect",
    )
    say(
        "s5",
        "d2",
        "a5",
        "alleges",
        "its chairman, Arlen Voss, was held for three days",
        "says",
        manner="indirect",
        source="document",
    )
    say(
        "s6",
        "d2",
        "a5",
        "demands",
        "We ask the government to drop the charge and to receive our petition",
        "said in a statement",
    )
    say(
        "s7",
        "d2",
        "a6",
        "justifies",
        "Article 12 protects all citizens, also those who must get to work",
        "said",
        date="2024-03~",
    )
    say(
        "s8",
        "d4",
        "a8",
        "alleges",
        "The conviction of Perrin Ashe tells every newsroom what not to print",
        "said",
        date="2024-03-15",
    )
    say(
        "s9",
        "d4",
        "a8",
        "worsened",
        "press freedom in Tavara has declined in each of the last four years",
        "said",
        manner="indirect",
    )
    say("s10", "d4", "a9", "unchanged", "it saw no improvement since its last report", "said", manner="indirect",
        outcome="amended", reason="position set from other to unchanged")  # fmt: skip
    say(
        "s11",
        "d5",
        "a10",
        "improved",
        "the situation of the media is improving every year",
        "said",
        manner="indirect",
    )
    say(
        "s12",
        "d5",
        "a10",
        "commits",
        "a new licence window for community stations before the summer",
        "promised",
        manner="indirect",
    )
    say(
        "s13",
        "d5",
        "a11",
        "demands",
        "lift the suspension of its permit for the rally of 30 March",
        "called on",
        manner="indirect",
    )


def _incidents(maker: Maker) -> None:
    maker.add("cases", id="c1", title="The march of the Dren Farmers Union", incidents=["i1"])
    maker.incident("i1", "March to the Ministry of Interior", "2024-03-04", "Lumera", "v1", "c1")
    maker.incident("i2", "Judgment against the editor of the Ostrel Herald", "2024-03-14", "Lumera", "v4")
    maker.incident("i3", "Search of a village radio", "2024-03", "Mirrow", "v0")
    choice = {
        "field": "date",
        "value": "2024-03-04",
        "account": "t2",
        "reason": "named by the union itself",
        "by": "monitor 1",
    }
    maker.act("x1", "i1", "arrest", ["a1", "a13"], "2024-03-04", "Lumera", perpetrators=["a14"], choices=[choice])
    maker.act(
        "x2",
        "i1",
        "charge",
        ["a1"],
        "2024-03",
        None,
        charge="article 12 of the Public Assembly Act",
        standings={"a1": "charged"},
    )
    maker.act(
        "x3",
        "i2",
        "conviction",
        ["a7"],
        "2024-03-14",
        "Lumera",
        perpetrators=["a15"],
        charge="incitement",
        penalty="eighteen months in prison",
    )
    maker.act("x4", "i3", "raid", [], "2024-03", "Mirrow")
    tell = maker.account
    tell("t1", "d1", "x1", "arrest", "arrested", victims=["a1", "a13"], perpetrators=["a14"], date="2024-03-05", place="Lumera",
         evidence={"victims": "Arlen Voss", "perpetrators": "Police", "date": "on Monday", "place": "Lumera"})  # fmt: skip
    tell("t2", "d2", "x1", "arrest", "held for three days", victims=["a1"], date="2024-03-04", according_to="s5", status="alleged",
         evidence={"victims": "Arlen Voss", "date": "4 March 2024"})  # fmt: skip
    tell("t3", "d2", "x2", "charge", "charged", victims=["a1"], charge="article 12 of the Public Assembly Act", provisions=["article 12"],
         according_to="s5", status="alleged", evidence={"charge": "article 12 of the Public Assembly Act"})  # fmt: skip
    tell("t4", "d3", "x3", "conviction", "guilty", victims=["a7"], perpetrators=["a15"], date="2024-03-14", charge="incitement",
         penalty="eighteen months in prison", evidence={"victims": "Perrin Ashe", "charge": "incitement", "penalty": "eighteen months in prison"})  # fmt: skip
    tell(
        "t5",
        "d4",
        "x3",
        "conviction",
        "conviction",
        victims=["a7"],
        according_to="s8",
        evidence={"victims": "Perrin Ashe"},
    )
    tell("t6", "d5", "x4", "raid", "searched", place="Mirrow", evidence={"place": "Mirrow"})
    maker.add("disputes", id="p1", kind="disp_fact", incident="i1", act="x1", field=None, values=[
        {"value": "two organisers were arrested", "accounts": ["t1", "t2"], "statements": []},
        {"value": "nobody was arrested", "accounts": [], "statements": ["s3"]},
    ])  # fmt: skip
    maker.add("disputes", id="p2", kind="disp_fact", incident="i1", act="x1", field="date", values=[
        {"value": "2024-03-04", "accounts": ["t2"], "statements": []},
        {"value": "2024-03-05", "accounts": ["t1"], "statements": []},
    ])  # fmt: skip
