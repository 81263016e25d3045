"""Say which article the authority relied on for an act, or which the act breached."""

from __future__ import annotations

from django.contrib.auth.models import User

from saksi.actions.base import short_reason, writing
from saksi.actions.change import changed_row, remember_rows
from saksi.kernel.errors import BadDecision
from saksi.record.models import Act, Provision, ProvisionLink

LAW, ARTICLE = 300, 40  # characters at most


def link_provision(
    by: User,
    act: Act,
    relation: str,
    *,
    provision: Provision | None = None,
    law: str = "",
    article: str = "",
    reason: str = "",
) -> ProvisionLink:
    """Link an article as a document cites it, or one named here with its reason; undone by `undo_change`.

    Raises NotAllowed, BadDecision for a relation that is none, no article, or one that is linked so already.
    """
    if relation not in ProvisionLink.Relation.values:
        raise BadDecision(
            "got %(relation)r, expected one of %(choices)s.",
            relation=relation,
            choices=", ".join(ProvisionLink.Relation.values),
        )
    with writing(by, "provision linked") as turn:
        fresh, cited = turn.held(act), turn.held(provision) if provision else None
        if not fresh.live or (cited and (not cited.live or cited.document.withdrawn)):
            raise BadDecision("the act or the citation no longer stands. Reload the page, and choose again.")
        law, article = (cited.instrument, cited.article) if cited else (_line(law), _line(article))
        if not law or not article or len(law) > LAW or len(article) > ARTICLE:
            raise BadDecision(
                "name the law (%(law)s characters at most) and the article (%(article)s at most) as printed, with bis and ranges.",
                law=LAW,
                article=ARTICLE,
            )
        if cited is None and not reason.strip():
            raise BadDecision(
                "no document cites this article for you. Say how you know that it was relied on or breached."
            )
        same = {"act": fresh, "relation": relation, "instrument": law, "article": article}
        if ProvisionLink.rows.filter(live=True, **same).exists():
            raise BadDecision("this article is linked so already.")
        made: ProvisionLink = ProvisionLink.rows.create(
            **same, code=cited.code if cited else "", provision=cited, reason=short_reason(reason), by=by.get_username(), at=turn.at
        )  # fmt: skip
        remember_rows(turn, changed_row(made, {"live": False}, {"live": True}))
        turn.log(act=fresh.pk, provisionlink=made.pk, relation=relation, law=law, article=article, reason=made.reason)
        return made


def _line(text: str) -> str:
    return " ".join(text.replace("\0", " ").split())
