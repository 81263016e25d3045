"""Keep, rename and delete a person's own filters of a list.

Outside of the log, on purpose: a saved filter changes nothing in the record and is nobody's but its owner's, and its
name may say more than its owner wants to keep for ever (a victim's name, a suspicion). So it can be truly deleted, which
nothing in the log can. Whoever may see lists may save filters; nobody sees or touches another's.
"""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

from django.contrib.auth.models import User
from django.db import transaction

from saksi.kernel.errors import BadDecision, NotAllowed, NotFound
from saksi.record.models import SavedFilter, clearance

LONGEST_NAME = 80
LONGEST_QUERY = 1000
MOST = 50


def save_filter(by: User, page: str, name: str, query: str) -> SavedFilter:
    """Keep a list's query under a name; one of that name on that list is replaced.

    Raises NotAllowed for a stranger, BadDecision for a name or a query that is none, or too many.
    """
    if clearance(by) < 0:
        raise NotAllowed("only members of the workspace save filters. Ask its owner.")
    kept, said = _name(name), "?" + urlencode(parse_qsl(query.removeprefix("?")))
    if said == "?" or len(said) > LONGEST_QUERY:
        raise BadDecision("got a list without filters or with too long ones. Narrow the list, then save that.")
    with transaction.atomic():
        mine = SavedFilter.rows.filter(user=by, page=page)
        if mine.exclude(name=kept).count() >= MOST:
            raise BadDecision("%(most)s filters are saved on this list already. Delete one first.", most=MOST)
        return SavedFilter.rows.update_or_create(user=by, page=page, name=kept, defaults={"query": said})[0]


def rename_filter(by: User, number: int, name: str) -> SavedFilter:
    """Give a filter another name. Raises NotFound unless it is this person's, BadDecision for a name that is none or taken."""
    found, kept = _own(by, number), _name(name)
    if SavedFilter.rows.filter(user=by, page=found.page, name=kept).exclude(pk=found.pk).exists():
        raise BadDecision(
            "another filter of this list is named %(kept)r. Choose another name, or delete that one.", kept=kept
        )
    found.name = kept
    found.save(update_fields=["name"])
    return found


def delete_filter(by: User, number: int) -> SavedFilter:
    """Forget a filter; gives what it was. Raises NotFound unless it is this person's."""
    found = _own(by, number)
    found.delete()
    return found


def _own(by: User, number: int) -> SavedFilter:
    found = SavedFilter.rows.filter(user=by.pk, pk=number).first()
    if found is None:
        raise NotFound("there is no such saved filter. Reload the page.")
    return found


def _name(name: str) -> str:
    kept = " ".join(name.replace("\0", " ").split())
    if not 0 < len(kept) <= LONGEST_NAME:
        raise BadDecision(
            "got a name of %(length)s characters, expected 1 to %(longest_name)s. Give it a short name.",
            length=len(kept),
            longest_name=LONGEST_NAME,
        )
    return kept
