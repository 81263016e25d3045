"""The title of an incident at the desk: what, where, when of its first act, as the accounts up to its level tell it.

Rule: it says what stands: no value from an account above the level of the incident, and none on which accounts disagree until a person
chooses. An approximate date keeps its mark.
"""

from __future__ import annotations

from saksi.record.models import Account, FieldChoice, Incident
from saksi.record.resolve import fields_of
from saksi.reports.labels import incident_title

LONGEST = 300


def title_at_its_level(incident: Incident) -> str | None:
    """The title for whoever may see the incident; None where no account of a standing document tells it."""
    standing = Account.rows.filter(act__incident=incident, live=True, document__withdrawn=False).order_by("act", "pk")
    first = standing.select_related("act").first()
    if first is None or first.act is None:
        return None
    told = list(standing.filter(act=first.act, document__level__lte=incident.level).select_related("document"))
    fields = fields_of(told, FieldChoice.rows.filter(act=first.act, live=True).order_by("pk"))
    return incident_title(first.act.code, fields["place"].value, fields["date"].value)[:LONGEST]
