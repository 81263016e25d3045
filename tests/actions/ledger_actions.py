"""The actions about statements and cases, each with something to do, for the tests of every action."""

from saksi.actions.close_case import close_case
from saksi.actions.link_answer import link_answer
from saksi.actions.rename_case import rename_case
from saksi.actions.set_topic import set_topic
from saksi.record.models import Case, Statement
from tests.record import builders


def said_before(document):
    """Two statements of a document, made directly: what is said about them is looked at here."""
    words = document.text.content.split("\n\n")[1]
    builders.statement(document, words[:20], level=document.level)
    builders.statement(document, words[21:40], level=document.level, position="denies")


def two():
    return Statement.rows.filter(live=True).order_by("-pk")[:2]


LEDGER = {
    "close_case": lambda by, _: close_case(by, Case.rows.first(), closed=True, reason="all are free"),
    "link_answer": lambda by, _: link_answer(by, *two(), "denies", reason="the paper put it to him"),
    "rename_case": lambda by, _: rename_case(by, Case.rows.first(), "The harbour union"),
    "set_topic": lambda by, _: set_topic(by, two()[0], "assembly"),
}
