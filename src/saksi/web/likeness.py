"""Actors as they are compared, and the reasons for two being one in words.

Rule: only actors whom this viewer may know by name are compared, so that no suggestion tells of others.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from saksi.matching.actors import Likeness, Named, Reason, Why, alike
from saksi.record.cast import Cast
from saksi.record.lists import actors as found
from saksi.record.lists.actors import ActorLine
from saksi.record.lists.cases import cases, incidents
from saksi.record.models import Act, ActorName, clearance
from saksi.record.models.base import Viewer
from saksi.web.dossier import incidents_of


def everyone(viewer: Viewer) -> Iterator[Named]:
    """All actors whom this viewer may know, as they are compared; a fixed number of questions, however many."""
    cast = Cast(clearance(viewer), forms=False)
    rows = list(found.named(viewer).order_by("pk").values_list("pk", "name", "roles", "document"))
    forms = ActorName.objects.visible_to(viewer).filter(actor__in=found.named(viewer)).values_list("actor", "name")
    happened, in_case = _happened(viewer), _cases(viewer)
    by_person: dict[int, tuple[list[str], list[str], set[int], set[int]]] = {}
    for pk, name, roles, document in rows:
        names, said, told_in, documents = by_person.setdefault(cast.standing(pk), ([], [], set(), set()))
        names.append(name)
        said.extend(found.role_words(roles))
        told_in |= happened.get(pk, set())
        documents.add(document)
    for actor, name in forms:
        by_person[cast.standing(actor)][0].append(name)
    for root, (names, said, told_in, documents) in by_person.items():
        person = cast.person(root)
        if person.key is not None:
            both = frozenset(in_case[incident] for incident in told_in if incident in in_case)
            shares = {"incidents": frozenset(told_in), "cases": both, "documents": frozenset(documents)}
            yield Named(person.key, person.kind, tuple(names), tuple(said), **shares)


def _happened(viewer: Viewer) -> dict[int, set[int]]:
    """From actors to the incidents that accounts tell of them."""
    incident_of = dict(Act.objects.visible_to(viewer).filter(live=True).values_list("pk", "incident"))
    told: dict[int, set[int]] = {}
    for side in ("victims", "perpetrators"):
        for actor, act in found.accounts(viewer).exclude(**{side: None}).order_by().values_list(side, "act"):
            if act in incident_of:
                told.setdefault(actor, set()).add(incident_of[act])
    return told


def _cases(viewer: Viewer) -> dict[int, int]:
    """From the incidents that are in cases to those."""
    return dict(incidents(viewer).filter(case__in=cases(viewer)).order_by().values_list("pk", "case"))


def may_be_same(viewer: Viewer, one: ActorLine, other: ActorLine) -> Likeness | None:
    """How two are alike; None where their names are not."""
    return next(iter(alike(_named(viewer, one), [_named(viewer, other)])), None)


def _named(viewer: Viewer, line: ActorLine) -> Named:
    happened, in_case = frozenset(incidents_of(viewer, line.suffered | line.did)), _cases(viewer)
    both = frozenset(in_case[incident] for incident in happened if incident in in_case)
    shares = {"incidents": happened, "cases": both, "documents": frozenset(line.documents)}
    return Named(min(line.members), line.person.kind, tuple(line.names), tuple(line.roles), **shares)


def reason_words(reason: Reason) -> str:
    """A reason as people read it."""
    said = " = ".join(dict.fromkeys(reason.words))
    count = int(reason.words[0]) if reason.why in (Why.INCIDENT, Why.CASE, Why.DOCUMENT) else 0
    texts: dict[Why, Any] = {
        Why.SAME_NAME: lambda: _("the same name: %(words)s") % {"words": said},
        Why.ORDER: lambda: _("the same words in another order: %(words)s") % {"words": said},
        Why.ACRONYM: lambda: _("one is the initials of the other: %(words)s") % {"words": said},
        Why.SPELLING: lambda: _("spelled nearly the same: %(words)s") % {"words": said},
        Why.ROLE: lambda: _("the same role: %(words)s") % {"words": "; ".join(reason.words)},
        Why.INCIDENT: lambda: ngettext("told of in %(n)s incident of both", "told of in %(n)s incidents of both", count) % {"n": count},
        Why.CASE: lambda: ngettext("told of in %(n)s case of both", "told of in %(n)s cases of both", count) % {"n": count},
        Why.DOCUMENT: lambda: ngettext("both named in %(n)s document", "both named in %(n)s documents", count) % {"n": count},
    }  # fmt: skip
    return str(texts[reason.why]())
