"""The fields of an account as the sentence that they form, piece by piece, so that each can be a link to amend it.

Rule: a message is translated whole, its values are named places in it; an act that the language has no sentence for is told
by its label. A field that is not told is left out of the sentence and named after it; only who did it and to whom are never left out.
Steps: the act with its people, then a clause for each other field that is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from saksi.kernel.dates import PartialDate
from saksi.kernel.errors import DateError
from saksi.web.cards import Fact
from saksi.web.phrases import PHRASES

_PLACE = re.compile(r"%\((\w+)\)s")
PEOPLE = ("victims", "perpetrators")


class Piece(NamedTuple):
    """A stretch of the sentence; fact: the value that it shows, None for the words between."""

    words: str
    fact: Fact | None = None


def sentence(facts: Iterable[Fact], code: str, edtf: str | None) -> list[Piece]:
    """The sentence of an account. code: of its act; edtf: its date."""
    told = {fact.field: fact for fact in facts}
    clauses = [_core(told, code)]
    clauses += [clause for field, clause in _clauses(edtf) if told[field].value]
    return [piece for clause in clauses for piece in _pieces(clause, told)]


def missing(facts: Iterable[Fact]) -> list[Fact]:
    """The fields that are not told and that the sentence does not name."""
    return [fact for fact in facts if not fact.value and fact.field not in PEOPLE]


def _core(told: dict[str, Fact], code: str) -> str:
    """The act with its people, as a message with named places."""
    phrase = PHRASES.get(code, "")
    said = _(phrase) if phrase else ""
    if said and (said != phrase or (get_language() or "en").startswith("en")):
        return said
    people = [clause for field, clause in _with_people() if told[field].value]
    return "".join([_("%(act)s"), *people])


def _with_people() -> list[tuple[str, str]]:
    return [("victims", _(": %(victims)s")), ("perpetrators", _(", by %(perpetrators)s"))]


def _clauses(edtf: str | None) -> list[tuple[str, str]]:
    """The other fields in their order, each as a message that begins where the sentence goes on."""
    return [
        ("place", _(" in %(place)s")),
        ("date", _when(edtf)),
        ("charge", _(", charge: %(charge)s")),
        ("penalty", _(", penalty: %(penalty)s")),
        ("status", _(", %(status)s")),
        ("according_to", _(", according to %(according_to)s")),
    ]


def _when(edtf: str | None) -> str:
    try:
        known = PartialDate.parse(edtf) if edtf else None
    except DateError:
        known = None
    if known is None or "/" in str(known) or str(known)[-1] in "~?%":
        return _(", %(date)s")
    return _(" on %(date)s") if known.earliest == known.latest else _(" in %(date)s")


def _pieces(message: str, told: dict[str, Fact]) -> Iterator[Piece]:
    """A message cut at its named places."""
    for n, part in enumerate(_PLACE.split(message)):
        if n % 2 == 0:
            yield Piece(part)
        else:
            fact = told[part]
            yield Piece(fact.value or _("somebody"), fact)
