"""The incidents of a snapshot: their acts as the allowed accounts tell them, and what is in dispute.

Rule: an act stands on the accounts that the level allows, or is not in the snapshot; so does an incident on
its acts. An incident that a person set above the level is not in it with anything that tells of it; one that only a more
confidential account raised stands on the others.
Steps: the allowed accounts of each act, the fields of each act, the incident's date and place from its acts,
then which of them the period touches.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from saksi.kernel.dates import PartialDate, span_of
from saksi.record.disputes import Citable, disputes_of, telling, tells
from saksi.record.models import Account, Act, Answer, Case, FieldChoice, Level
from saksi.record.places import counted_together
from saksi.record.resolve import FIELDS, Field, field_of
from saksi.record.snapshot_rows import people
from saksi.reports.labels import date_words, incident_title
from saksi.reports.snapshot import date_columns

if TYPE_CHECKING:
    from collections.abc import Mapping

    from saksi.record.cast import Cast
    from saksi.record.models import Statement

Row = dict[str, Any]
UNTOLD = "[reason withheld]"  # it was typed by somebody who saw more than the report shows


@dataclass
class Told:
    """An act with the accounts that tell it and its fields."""

    act: Act
    accounts: list[Account]
    fields: Mapping[str, Field]
    choices: list[FieldChoice]


@dataclass
class Incidents:
    """The incidents of a period at a level. accounts: theirs, and after add_loose those of no act here.

    incidents_kept, accounts_kept: what cases keep for their members, at whatever level.
    """

    incidents: dict[int, list[Told]] = field(default_factory=dict)
    accounts: list[Account] = field(default_factory=list)
    accounts_above: int = 0
    incidents_above: int = 0
    cases_above: int = 0
    accounts_kept: int = 0
    incidents_kept: int = 0

    def add_loose(self, level: int, documents: set[int]) -> None:
        """Add the accounts of these documents that tell of no act of the snapshot."""
        known = {account.pk for account in self.accounts}
        loose = allowed_accounts(level).filter(document__in=documents).exclude(pk__in=known)
        self.accounts = sorted([*self.accounts, *loose], key=lambda account: account.pk)

    def acts(self) -> set[int]:
        """The acts of the snapshot."""
        return {told.act.pk for acts in self.incidents.values() for told in acts}

    def denials(self, level: int) -> dict[int, int]:
        """The statements, with their documents, that a person linked as denials of those who tell the acts of the snapshot."""
        acts = self.acts()
        cited = {account.according_to_id for account in self.accounts if account.act_id in acts}
        linked = linked_denials(level).filter(statement__live=True, to__in=cited - {None})
        return dict(linked.values_list("statement", "statement__document"))

    def rows(self, cast: Cast, statements: list[Statement]) -> dict[str, list[Row]]:
        """The groups acts, incidents, cases and disputes."""
        citable = Citable.of(statements, linked_denials(cast.level).order_by("pk"))
        acts = [act_row(told, cast) for group in self.incidents.values() for told in group]
        incidents = [incident_row(group) for group in self.incidents.values()]
        chains: dict[int, list[str]] = defaultdict(list)
        for group in self.incidents.values():
            if group[0].act.incident.case_id:
                chains[group[0].act.incident.case_id].append(str(group[0].act.incident_id))
        cases = Case.objects.up_to(cast.level).filter(pk__in=chains, live=True).order_by("pk")
        open_cases = {str(case.pk) for case in cases}
        for row in incidents:
            row["case"] = row["case"] if row["case"] in open_cases else None
        return {
            "acts": acts,
            "incidents": incidents,
            "cases": [{"id": str(c.pk), "title": c.title, "incidents": chains[c.pk]} for c in cases],
            "disputes": [
                row
                for group in self.incidents.values()
                for told in group
                for row in disputes_of(told.act, told.accounts, told.fields, citable, cast)
            ],
        }


def linked_denials(level: int) -> Any:
    """The replies up to a level by which a person linked a statement as the denial of another."""
    return Answer.objects.up_to(level).filter(live=True, kind=Answer.Kind.DENIES)


def kept_acts(level: int) -> Any:
    """The acts of which a snapshot of this level tells nothing: kept by a case for its members, or of an incident that a person set above it."""
    members = Act.objects.for_members_only().values("pk")
    return Act.rows.filter(Q(pk__in=members) | Q(incident__level_set__gt=level))


def allowed_accounts(level: int) -> Any:
    """The live accounts of standing documents, told by nobody above the level, of no act that is kept in."""
    return _whole(Account.objects.up_to(level).exclude(act__in=kept_acts(level).values("pk")))


def _whole(accounts: Any) -> Any:
    read = accounts.filter(live=True).select_related("document", "decision__by__profile", "according_to")
    return read.prefetch_related("victims", "perpetrators").order_by("pk")


def take_incidents(level: int, period: PartialDate | None) -> Incidents:
    """The incidents whose date may share a day with the period, or is unknown; None: all.

    What a reader cleared for everything would see besides is counted as above the level.
    """
    shown = _grouped(level)
    taken = Incidents(_in(period, shown))
    taken.accounts = _accounts_of(taken.incidents)
    if level < Level.STRICT:
        every = _in(period, _grouped(Level.STRICT))
        told = {account.pk for account in _accounts_of(every)}
        taken.incidents_above = len(every.keys() - shown.keys())
        cases = {acts[0].act.incident.case_id for acts in every.values()}
        taken.cases_above = Case.objects.up_to(Level.STRICT).filter(pk__in=cases, live=True, level__gt=level).count()
        taken.accounts_above = len(told - {account.pk for account in _accounts_of(shown)})
    kept = _kept(period)
    taken.incidents_kept, taken.accounts_kept = len(kept), len(_accounts_of(kept))
    return taken


def _accounts_of(incidents: Mapping[int, list[Told]]) -> list[Account]:
    return [account for acts in incidents.values() for told in acts for account in told.accounts]


def _grouped(level: int) -> dict[int, list[Told]]:
    """From each incident to its acts, as the accounts up to the level tell them; a value without an account is as confidential as its incident."""
    at_level = Q(account__document__level__lte=level) | Q(account=None, act__incident__level__lte=level)
    chosen = FieldChoice.objects.up_to(Level.STRICT).filter(at_level)
    return _together(allowed_accounts(level), chosen, Act.objects.up_to(Level.STRICT))


def _kept(period: PartialDate | None) -> dict[int, list[Told]]:
    """The incidents of the period that cases keep for their members."""
    acts = Act.objects.for_members_only()
    told = _whole(Account.rows.filter(act__in=acts.values("pk"), document__withdrawn=False))
    return _in(period, _together(told, FieldChoice.rows.filter(act__in=acts.values("pk")), acts))


def _together(accounts: Any, chosen: Any, every: Any) -> dict[int, list[Told]]:
    by_act: dict[int, list[Account]] = defaultdict(list)
    for account in accounts.exclude(act=None):
        by_act[account.act_id].append(account)
    choices: dict[int, list[FieldChoice]] = defaultdict(list)
    for choice in chosen.filter(live=True).order_by("pk"):
        choices[choice.act_id].append(choice)
    grouped: dict[int, list[Told]] = defaultdict(list)
    for act in every.filter(live=True, incident__live=True).select_related("incident"):
        if accounts := by_act.get(act.pk):
            own = choices[act.pk]
            grouped[act.incident_id].append(Told(act, accounts, _fields(accounts, own), own))
    return dict(sorted(grouped.items()))


def _fields(accounts: list[Account], choices: list[FieldChoice]) -> Mapping[str, Field]:
    """The fields of an act; what a source only denies is a value where a person chose it, or where nobody tells the act."""
    told, chosen = telling(accounts), {(choice.field, choice.account_id) for choice in choices}
    return {name: field_of(name, [a for a in accounts if a in told or (name, a.pk) in chosen], choices) for name in FIELDS}


def _in(period: PartialDate | None, grouped: Mapping[int, list[Told]]) -> dict[int, list[Told]]:
    return {pk: acts for pk, acts in grouped.items() if _touches(acts, period)}


def _touches(acts: list[Told], period: PartialDate | None) -> bool:
    """Whether an act may have been done in the period; one without a day of its own may on the days of its incident."""
    days = [_days([told]) or _days(_telling(acts)) for told in acts]
    return period is None or any(not day or PartialDate.parse(day).overlaps(period) for day in days)


def _days(acts: list[Told]) -> str:
    """When an incident was: from first to last day of what is told where nobody chose."""
    return span_of(day for told in acts for day in told.fields["date"].told)


def _telling(acts: list[Told]) -> list[Told]:
    """The acts that tell of their incident: those only denied do not, while another act is told."""
    return [told for told in acts if any(map(tells, told.accounts))] or acts


def _places(told: Told) -> set[tuple[str, str]]:
    """The places told of an act that can be true with the one that stands, with the country packs by which they are known."""
    place, packs = told.fields["place"], {account.place: account.document.pack for account in told.accounts}
    names = {place.value} if place.disputed or place.choice else {value.value for value in place.values}
    return {(name, packs.get(name, told.accounts[0].document.pack)) for name in names if name}


def incident_row(acts: list[Told]) -> Row:
    """An incident: its date from all its acts that tell of it, its place where they have one in common, its title from the first."""
    incident = acts[0].act.incident
    acts = _telling(acts)
    places = {name for name, _pack in counted_together(set[tuple[str, str]]().union(*map(_places, acts)))}
    first = acts[0]
    return {
        "id": str(incident.pk),
        "title": incident_title(first.act.code, first.fields["place"].value, date_words(first.fields["date"].value)),
        **date_columns(_days(acts)),
        "place": places.pop() if len(places) == 1 else None,
        "case": str(incident.case_id) if incident.case_id else None,
        "verification_level": incident.verification_level,
    }


def act_row(told: Told, cast: Cast) -> Row:
    """An act as resolved; its victims and perpetrators are those of all its accounts that tell it.

    While sources disagree on the day and nobody chose, it has no date, and lies between the first and the last day told.
    """
    tellers = telling(told.accounts)
    victims = [actor.pk for account in tellers for actor in account.victims.all()]
    perpetrators = [actor.pk for account in tellers for actor in account.perpetrators.all()]
    standing = {choice.pk: choice for f in told.fields.values() if (choice := f.choice)}
    return {
        "id": str(told.act.pk),
        "incident": str(told.act.incident_id),
        "code": told.act.code,
        "victims": people(cast, victims),
        "perpetrators": people(cast, perpetrators),
        **date_columns(span_of(told.fields["date"].told)),
        "date": told.fields["date"].value or None,
        "place": told.fields["place"].value or None,
        "charge": told.fields["charge"].value or None,
        "penalty": told.fields["penalty"].value or None,
        "choices": [
            {
                "field": choice.field,
                "value": choice.value,
                "account": str(choice.account_id) if choice.account_id else None,
                "reason": choice.reason if told.act.incident.level <= cast.level else UNTOLD,
                "by": "a monitor",
            }
            for choice in standing.values()
        ],
    }
