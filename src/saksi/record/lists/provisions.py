"""Provisions with where they are cited and relied on: made from the citations in documents.

Rule: a provision is one by its law and its article; a law is one by the code of the pack, else by its name as written.
An account relies on a provision where its own reading says so; an act relied on or breached it where a person said so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from saksi.codebook.packs import load_pack
from saksi.record.lists.places import holding
from saksi.record.models import Account, Incident, Provision, ProvisionLink, Statement
from saksi.record.models.base import Viewer

LINK = ("code", "instrument", "article", "relation", "act__incident")
Rows = QuerySet[Any]
Key = tuple[str, str]


@dataclass
class ProvisionLine:
    """An article with the numbers of its citations, of the documents they stand in, of what relied on it and what breached it.

    pk: of its first citation, by which addresses name it.
    """

    pk: int
    instrument: str
    code: str
    article: str
    pack: str
    citations: set[int] = field(default_factory=set)
    documents: set[int] = field(default_factory=set)
    accounts: set[int] = field(default_factory=set)
    incidents: set[int] = field(default_factory=set)
    breached: set[int] = field(default_factory=set)

    @property
    def subject(self) -> tuple[str, bool]:
        """What the article is about as the pack has it, and whether that was checked; ("", True) where it has not."""
        for one in load_pack(self.pack).articles:
            if (one.law, one.number) == (self.code, self.article):
                return one.subject, one.checked
        return "", True


def citations(viewer: Viewer) -> Rows:
    """The citations of laws that stand."""
    rows: Rows = Provision.objects.visible_to(viewer).filter(live=True)
    return rows


def law_of(code: str, instrument: str) -> str:
    """What makes a law one: its code, else its name."""
    return code or " ".join(instrument.split()).casefold()


def laws(viewer: Viewer, rows: Rows) -> Iterator[tuple[int, str]]:
    """Each citation with its law."""
    del viewer
    for pk, code, instrument in rows.order_by().values_list("pk", "code", "instrument"):
        yield pk, law_of(code, instrument)


def names_of_laws(viewer: Viewer, wanted: Collection[str]) -> dict[str, str]:
    """The names of laws, as first written."""
    found: dict[str, str] = {}
    for code, instrument in citations(viewer).order_by("pk").values_list("code", "instrument"):
        found.setdefault(law_of(code, instrument), instrument)
    return {law: found[law] for law in wanted if law in found}


def lines(viewer: Viewer, rows: Rows, filtered: bool) -> list[ProvisionLine]:  # noqa: FBT001 - a list says whether it was narrowed
    """The provisions of these citations, by law and number."""
    del filtered
    found: dict[Key, ProvisionLine] = {}
    by_key: dict[tuple[int, str], ProvisionLine] = {}
    columns = (
        "pk",
        "code",
        "instrument",
        "article",
        "document",
        "document__pack",
        "suggestion__reading",
        "suggestion__key",
    )
    for pk, code, instrument, article, document, pack, reading, key in rows.order_by("pk").values_list(*columns):
        line = found.setdefault((law_of(code, instrument), article), ProvisionLine(pk, instrument, code, article, pack))
        line.citations.add(pk)
        line.documents.add(document)
        by_key[reading, key] = line
    for account, incident, reading, keys in _relying(viewer):
        for line in {id(by_key[reading, k]): by_key[reading, k] for k in keys if (reading, k) in by_key}.values():
            line.accounts.add(account)
            line.incidents |= {incident} if incident is not None else set()
    links = ProvisionLink.objects.visible_to(viewer).filter(live=True, act__live=True, act__incident__live=True)
    for code, instrument, article, relation, incident in links.values_list(*LINK):
        linked = found.get((law_of(code, instrument), article))
        if linked is not None:
            (linked.breached if relation == ProvisionLink.Relation.BREACHED else linked.incidents).add(incident)
    return sorted(found.values(), key=lambda one: (law_of(one.code, one.instrument), _number(one.article)))


def _relying(viewer: Viewer) -> Iterator[tuple[int, int | None, int, list[str]]]:
    """The accounts that rely on provisions: number, incident if it may be seen, reading, keys within that reading."""
    rows = Account.objects.visible_to(viewer).filter(live=True).exclude(provisions=[]).order_by("pk")
    told = list(rows.values_list("pk", "act__incident", "suggestion__reading", "provisions"))
    numbers = {incident for _, incident, _, _ in told}
    seen = set(Incident.objects.visible_to(viewer).filter(live=True, pk__in=numbers).values_list("pk", flat=True))
    for account, incident, reading, keys in told:
        yield account, incident if incident in seen else None, reading, [key for key in keys if isinstance(key, str)]


def _number(article: str) -> tuple[int, str]:
    digits = "".join(c for c in article if c.isdecimal())[:9]
    return (int(digits) if digits else 0, article)


def one(viewer: Viewer, number: int) -> ProvisionLine | None:
    """The provision that a citation is of; None if that may not be seen or is not there."""
    first = citations(viewer).filter(pk=number).first()
    if first is None:
        return None
    same = citations(viewer).filter(article=first.article)
    wanted = law_of(first.code, first.instrument)
    return next((x for x in lines(viewer, same, filtered=True) if law_of(x.code, x.instrument) == wanted), None)


def citing(viewer: Viewer, provision: ProvisionLine) -> list[int]:
    """The statements whose words hold a citation of it."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for document, span in citations(viewer).filter(pk__in=provision.citations).values_list("document", "span"):
        spans.setdefault(document, []).append((span["start"], span["end"]))
    said = Statement.objects.visible_to(viewer).filter(live=True, document__in=spans).order_by("pk")
    return holding(said, spans)
