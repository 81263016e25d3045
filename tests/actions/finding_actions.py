"""The actions about findings, each with something to do, for the tests of every action."""

from datetime import UTC, datetime

from saksi.actions.assess import Answer, Passage, assess
from saksi.actions.confirm_naming import confirm_naming
from saksi.actions.link_provision import link_provision
from saksi.actions.move_account import move_account
from saksi.actions.part_origin import part_origin
from saksi.actions.same_origin import same_origin
from saksi.actions.set_standing import set_standing
from saksi.actions.set_verification import set_verification
from saksi.actions.sign_finding import sign_finding
from saksi.actions.sign_verification import sign_verification
from saksi.actions.take_back import take_back
from saksi.actions.write_note import write_note
from saksi.record.models import Account, Actor, Case, Document, Finding, Incident, Note, Verification

AT = datetime(2025, 3, 9, 12, tzinfo=UTC)


def incident():
    return Incident.rows.first()


def passage(words="arrested", document=None):
    """Words of the first document that has them."""
    document = document or next(d for d in Document.rows.order_by("pk") if words in d.text.content)
    start = document.text.content.index(words)
    return Passage(document, start, start + len(words), words)


def met(*codes, answer="met", aim="public-order"):
    """The same answer to these questions, with its reason and its words."""
    return {
        code: Answer(answer, "as the source says", aim if code == "legitimate-aim" else "", (passage(),))
        for code in codes
    }


def accused():
    """Somebody of the first document whom no account calls a victim."""
    return Actor.rows.filter(kind="person", victim_in=None).first()


def said_before():
    """What somebody said first, made directly: what comes after it is looked at here."""
    said = {"incident": incident(), "by": "another", "at": AT}
    Verification.rows.create(rung="v3", origins=3, reason="court papers", **said)
    Finding.rows.create(right="assembly", conclusion="undetermined", **said)
    Note.rows.create(text="call back", level=2, **said)
    Account.rows.first().perpetrators.add(accused())


FINDINGS = {
    "assess": lambda by, _: assess(by, incident(), "assembly", met("scope")),
    "confirm_naming": lambda by, _: confirm_naming(by, incident().acts.first(), accused(), read=True),
    "link_provision": lambda by, _: link_provision(by, incident().acts.first(), "breached", law="ICCPR", article="21", reason="x"),
    "move_account": lambda by, _: move_account(by, Account.rows.first()),
    "part_origin": lambda by, _: part_origin(by, *Document.rows.filter(withdrawn=False)[:2], why="both had reporters there"),
    "same_origin": lambda by, _: same_origin(by, *Document.rows.filter(withdrawn=False)[:2], why="the same sentences"),
    "set_standing": lambda by, _: set_standing(by, Case.rows.first(), Account.rows.first().victims.first(), "arrested", reason="x"),
    "set_verification": lambda by, _: set_verification(by, incident(), "v1"),
    "sign_finding": lambda by, _: sign_finding(by, Finding.rows.first(), read=True),
    "sign_verification": lambda by, _: sign_verification(by, Verification.rows.first(), read=True),
    "take_back": lambda by, _: take_back(by, Note.rows.first()),
    "write_note": lambda by, _: write_note(by, incident(), "call the family back"),
}  # fmt: skip
# What a second reader may do, who may otherwise only read.
READERS_MAY = {"assign", "confirm_naming", "sign_finding", "sign_verification"}
