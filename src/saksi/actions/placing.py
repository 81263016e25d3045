"""The link from an account to an act and its incident: made, taken back, settled again.

Rule: an incident is at least as confidential as each account when that is placed in it, since its title and its acts
come from accounts; a person may lower it afterwards, and nothing else lowers it below what a person set. An act stands while an
account of a standing document tells it, and an incident while one of its acts stands; its title is what its accounts up to its level
say. A new incident is kept in as the one that the same account told of before: what a person kept in stays in, and what only the
members of a case knew stays with them. An incident that stood on one account lives again when that account is placed in it again.
"""

from __future__ import annotations

from saksi.actions.base import Turn
from saksi.actions.indexing import index
from saksi.kernel.errors import BadDecision
from saksi.record.models import Account, Act, Document, Incident
from saksi.record.titles import title_at_its_level


def place_account(turn: Turn, account: Account, incident: Incident | None) -> None:
    """Link an account to the act of its kind in an incident, made where there is none; an entry of its own.

    incident: None makes a new one. Raises NotAllowed, BadDecision if the incident no longer stands.
    """
    level = account.document.level
    if incident is None:
        incident = _new_incident(account)
    else:
        incident = turn.held(incident)
        if not incident.live and incident != _before(account):
            raise BadDecision("this incident no longer stands. Choose another, or make a new one.")
        if incident.level < level:
            account.raised_from, incident.level = incident.level, level
            incident.save(update_fields=["level"])
    act = incident.acts.filter(code=account.code).order_by("-live", "pk").first()
    act = act or Act.rows.create(incident=incident, code=account.code)
    account.act = act
    account.save(update_fields=["act", "raised_from"])
    settle(act)
    turn.log(
        "placed", account=account.pk, act=act.pk, incident=incident.pk, level=incident.level, before=account.raised_from
    )


def _new_incident(account: Account) -> Incident:
    """An incident for this account, which may have stood in another one, or stand for an account that was undone."""
    before = _before(account)
    level_set = before.level_set if before else None
    case = before.case if before and before.case and before.case.members_only else None
    made: Incident = Incident.rows.create(level=max(account.document.level, level_set or 0), level_set=level_set, case=case)
    return made


def _before(account: Account) -> Incident | None:
    """The incident that the account stands in, or that the one did in whose place it comes."""
    left = account.act or Act.rows.filter(accounts__suggestion=account.suggestion_id).order_by("-accounts__pk").first()
    return left.incident if left else None


def leave_act(turn: Turn, account: Account) -> None:
    """After an account no longer stands: settle its act, and take back what it raised. Raises NotAllowed."""
    act = account.act
    if act is None:
        return
    incident = turn.held(act.incident)
    if account.raised_from is not None and incident.level == account.document.level:
        others = Document.rows.filter(accounts__live=True, accounts__act__incident=incident)
        incident.level = max([account.raised_from, incident.level_set or 0, *others.values_list("level", flat=True)])
        incident.save(update_fields=["level"])
        act.incident = incident
    settle(act)


def settle(act: Act) -> None:
    """Let an act and then its incident stand or not by the accounts that are there; title and index follow them."""
    _stand(act, standing=act.accounts.filter(live=True, document__withdrawn=False).exists())
    _stand(act.incident, standing=retitle(act.incident))
    index(act.incident)


def retitle(incident: Incident) -> bool:
    """Let the title follow accounts, choices and level; whether any account of a standing document tells the incident."""
    title = title_at_its_level(incident)
    if title is not None and incident.title != title:
        incident.title = title
        incident.save(update_fields=["title"])
    return title is not None


def retitle_all(row: Document | Incident) -> None:
    """After the level of an incident or of a document was set: the titles that this may concern."""
    concerned = [row] if isinstance(row, Incident) else Incident.rows.filter(acts__accounts__document=row).distinct()
    for incident in concerned:
        retitle(incident)


def _stand(row: Act | Incident, *, standing: bool) -> None:
    if row.live != standing:
        row.live = standing
        row.save(update_fields=["live"])
