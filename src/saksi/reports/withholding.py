"""What must not leave although its level allows it: words that name somebody who is protected.

Rule: when in doubt, it stays in, and is counted. A paragraph that a report would show, and that holds a
withheld name, takes its statement or account out; titles, reasons and other short texts lose the name only.
Steps: statements and accounts, then the acts and incidents that have nothing left to stand on, then the short
texts, then the count of what went.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from saksi.figures.small_cells import in_steps
from saksi.figures.units import telling, told_acts
from saksi.kernel.dates import PartialDate, narrowest, span_of
from saksi.reports.labels import date_words, incident_title
from saksi.reports.mentions import mentions
from saksi.reports.passages import cited_paragraphs
from saksi.reports.snapshot import date_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from saksi.reports.mentions import Mentions
    from saksi.reports.snapshot import Snapshot

REASON = "words name a protected person"
MASK = "[name withheld]"
TOLD = ("victims", "perpetrators", "date", "place", "charge", "penalty")
_HASH = re.compile(r"[0-9a-f]{64}")
"""A SHA-256, in which a short name may stand by chance."""
Row = dict[str, Any]


def withhold(snapshot: Snapshot) -> Snapshot:
    """The snapshot without what names anybody of `withheld_names`; itself when there are none."""
    names = mentions(snapshot.withheld_names)
    if names is None:
        return snapshot
    data = dict(snapshot.data)
    for group in ("statements", "accounts"):
        data[group] = [row for row in data[group] if not _names_somebody(row, snapshot, names)]
    data = without_loose_ends(snapshot.data, data)
    left = gone(snapshot.data, data, REASON)
    masked = {key: _masked(value, names) for key, value in data.items()}
    masked["withheld"] = [*masked["withheld"], *left]
    return replace(snapshot, data=masked)


def _names_somebody(row: Row, snapshot: Snapshot, names: Mentions) -> bool:
    text = snapshot.sources[row["document"]].text
    return any(names.search(text[start:end]) for start, end in cited_paragraphs(row, text))


def without_loose_ends(before: Mapping[str, Any], data: Row) -> Row:
    """Takes out acts and incidents that lost all their accounts, actors that nothing names any more, and every reference to what is gone."""
    statements, accounts = _ids(data["statements"]), _ids(data["accounts"])
    data["accounts"] = [
        {**row, "according_to": row["according_to"] if row["according_to"] in statements else None}
        for row in data["accounts"]
    ]
    had, have = ({row["act"] for row in rows["accounts"]} for rows in (before, data))
    lost = had - have
    left = {(row["id"], row["according_to"]) for row in data["accounts"]}
    short = {row["act"] for row in before["accounts"] if (row["id"], row["according_to"]) not in left}
    kept = [row for row in data["acts"] if row["id"] not in lost]
    tellers = telling(data)
    data["acts"] = [_act(row, data["accounts"], tellers) if row["id"] in short else row for row in kept]
    had, have = ({row["incident"] for row in rows["acts"]} for rows in (before, data))
    lost_incidents = had - have
    data["incidents"] = [row for row in data["incidents"] if row["id"] not in lost_incidents]
    touched = {row["incident"] for row in before["acts"] if row["id"] in short}
    earlier, still = _Acts(before), _Acts(data)
    data["incidents"] = [_incident(row, earlier, still) if row["id"] in touched else row for row in data["incidents"]]
    incidents, acts = _ids(data["incidents"]), _ids(data["acts"])
    data["cases"] = [{**row, "incidents": [i for i in row["incidents"] if i in incidents]} for row in data["cases"]]
    data["accounts"] = [{**row, "act": row["act"] if row["act"] in acts else None} for row in data["accounts"]]
    kept = [row for row in data["disputes"] if row["incident"] in incidents and row["act"] in {*acts, None}]
    data["findings"] = [row for row in data["findings"] if row["incident"] in incidents]
    data["disputes"] = [row for row in (_dispute(row, accounts, statements) for row in kept) if row]
    nameless = named_actors(before) - named_actors(data)
    data["actors"] = [row for row in data["actors"] if row["id"] not in nameless]
    data["suggestions"] = _suggestions(before, data)
    return data


def _suggestions(before: Mapping[str, Any], data: Row) -> list[Row]:
    """The tallies of suggestions without those of what is gone: their difference from what is shown would tell its number."""
    lost: Counter[tuple[str, str, str]] = Counter()
    for group, kind in (("statements", "statement"), ("accounts", "account")):
        left = _ids(data[group])
        lost.update((row["document"], kind, row["decision"]["outcome"]) for row in before[group] if row["id"] not in left)
    made = ({**row, "count": row["count"] - lost[row["document"], row["kind"], row["outcome"]]} for row in data["suggestions"])
    return [row for row in made if row["count"] > 0]


def named_actors(data: Mapping[str, Any]) -> set[str]:
    """The ids of the actors that a statement, an account or an act names."""
    told = {
        actor
        for group in ("accounts", "acts")
        for row in data[group]
        for actor in (*row["victims"], *row["perpetrators"])
    }
    return told | {row["speaker"] for row in data["statements"] if row["speaker"] is not None}


def _act(row: Row, accounts: Iterable[Row], tellers: Iterable[Row]) -> Row:
    """An act that lost an account, with what its other accounts tell; a choice of a lost one goes with it.

    Of other values that sources disagreed on, one left alone stands. What is only denied counts where nobody is left who tells the act.
    """
    left = [account for account in accounts if account["act"] == row["id"]]
    choices = [c for c in row["choices"] if c["account"] in {None, *_ids(left)}]
    by = [account for account in tellers if account["act"] == row["id"]]
    made: Row = {**row, "choices": choices}
    for field in TOLD:
        told = dict.fromkeys(value for account in by or left for value in _several(account[field]))
        told |= dict.fromkeys(choice["value"] for choice in choices if choice["field"] == field)
        if isinstance(row[field], list):
            made[field] = [one for one in row[field] if one in told] if by else list(told)
        elif row[field] not in told:
            made[field] = next(iter(told)) if len(told) == 1 else None
    if made["date"] and made["date"] == row["date"]:
        return made
    days = [account["date"] for account in by or left if account["date"]]
    return made | date_columns(span_of(days)) | {"date": (days and narrowest([PartialDate.parse(day) for day in days])) or None}


class _Acts:
    """The acts of a snapshot, by what they tell of their incidents; those only denied tell nothing while another is told.

    of: the telling acts of each incident.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        told = told_acts(data)
        acts: dict[str, list[Row]] = {}
        for act in data["acts"]:
            acts.setdefault(act["incident"], []).append(act)
        self.of = {incident: [act for act in rows if act["id"] in told] or rows for incident, rows in acts.items()}
        self._places: dict[str, set[str]] = {}
        for row in data["accounts"]:
            if row["act"] and row["place"]:
                self._places.setdefault(row["act"], set()).add(row["place"])

    def places(self, incident: str) -> set[str]:
        """The places told of those acts of an incident that have one."""
        return {place for act in self.of[incident] if act["place"] for place in self._places.get(act["id"], ())}


def _incident(row: Row, earlier: _Acts, still: _Acts) -> Row:
    """An incident that lost an account: titled by what its acts still tell, with their date, and its place while they tell the places they told."""
    left = still.of[row["id"]]
    first = left[0]
    made = {**row, "title": incident_title(first["code"], first["place"], date_words(first["date"]))}
    told, places = earlier.places(row["id"]), still.places(row["id"])
    if told != places and not (row["place"] in places and places <= told):
        made["place"] = None  # what place the others lie in, only the record knows
    if row["date"] not in {act["date"] for act in left}:
        made |= date_columns(span_of(act["date"] or _between(act) for act in left))
    return made


def _between(act: Row) -> str:
    """The days between which an act lies on whose day sources disagree; "" where nothing tells."""
    ends = dict.fromkeys((act["earliest"] or "..", act["latest"] or ".."))
    return "/".join(ends) if ends.keys() != {".."} else ""


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _dispute(row: Row, accounts: set[str], statements: set[str]) -> Row | None:
    """The dispute with the values that still have a source; None unless two are left."""
    values: list[Row] = []
    for value in row["values"]:
        sources = {
            "accounts": [a for a in value.get("accounts", ()) if a in accounts],
            "statements": [s for s in value.get("statements", ()) if s in statements],
        }
        if sources["accounts"] or sources["statements"]:
            values.append({**value, **sources})
    return {**row, "values": values} if len(values) > 1 else None


def _ids(rows: Iterable[Row]) -> set[str]:
    return {row["id"] for row in rows}


def gone(before: Mapping[str, Any], after: Mapping[str, Any], reason: str) -> list[Row]:
    """The tallies of what one of two snapshots has and the other lacks, as far as their numbers can tell of nobody."""
    groups = {"statement": "statements", "account": "accounts", "act": "acts", "incident": "incidents", "finding": "findings"}
    lost = {kind: len(before[group]) - len(after[group]) for kind, group in groups.items()}
    return withheld(lost, reason, before["level"])


def withheld(counts: Mapping[str, int], reason: str, level: int) -> list[Row]:
    """Tallies of what is left out, each rounded down to a multiple of the threshold of a report of this level; none below it.

    For the day of one incident, a 1 would say that there was one.
    """
    told = {kind: in_steps(count, level) for kind, count in counts.items()}
    return [{"kind": kind, "reason": reason, "count": count} for kind, count in told.items() if count]


def _masked(value: Any, names: Mentions) -> Any:
    """The value with every withheld name masked; quotes are clean already, and must stay word for word."""
    if isinstance(value, str):
        return value if _HASH.fullmatch(value) else names.sub(MASK, value)
    if isinstance(value, list):
        return [_masked(part, names) for part in value]
    if isinstance(value, dict):
        return {key: part if key == "quote" else _masked(part, names) for key, part in value.items()}
    return value
