"""The rights that the acts touch, and the provisions relied on and breached: as the sources tell, and as a person linked them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from saksi.codebook.lists import Term, codebook
from saksi.record.models import Provision, ProvisionLink
from saksi.record.models.base import Viewer
from saksi.web import words
from saksi.web.words import DAGGER


@dataclass(frozen=True)
class Right:
    """A right with the articles that protect it, as the codebook has them."""

    code: str
    label: str
    articles: str


def freedoms_of(acts: Sequence[Any]) -> list[str]:
    """The codes of the rights that these acts touch, each once."""
    known = codebook().acts
    return list(dict.fromkeys(right for act in acts if act.code in known for right in known[act.code].freedoms))


def rights_of(codes: Sequence[str]) -> list[Right]:
    """These rights in words; marked where the list is only remembered."""
    found = codebook().rights
    return [_right(found[code]) for code in codes if code in found]


def _right(term: Term) -> Right:
    articles = f"ICCPR {term.meaning}" if term.meaning else ""
    return Right(term.code, _(term.label) + ("" if term.checked else DAGGER), articles)


def provisions(user: Viewer, acts: Sequence[Any], accounts: Sequence[Any]) -> dict[str, Any]:
    """The section: what sources say was relied on, what a person linked, and what the documents cite, to choose from."""
    documents = {account.document_id for account in accounts}
    cited = list(
        Provision.objects.visible_to(user)
        .filter(live=True, document__in=documents)
        .select_related("document", "suggestion")
        .order_by("pk")
    )
    by_key = {(provision.suggestion.reading_id, provision.suggestion.key): provision for provision in cited}
    told = [
        (account, provision, _law(provision))
        for account in accounts
        for key in account.provisions
        if (provision := by_key.get((account.suggestion.reading_id, key))) is not None
    ]
    links = ProvisionLink.objects.visible_to(user).filter(act__in=acts, live=True).select_related("provision__document")
    labels = {act.pk: words.act(act.code) for act in acts}
    return {
        "told": told,
        "links": [(link, labels[link.act_id]) for link in links],
        "cited": [(provision, _law(provision)) for provision in cited],
        "relations": [(code, _(str(label))) for code, label in ProvisionLink.Relation.choices],
    }


def _law(provision: Any) -> str:
    return words.law(provision.instrument, provision.code, provision.document.pack)
