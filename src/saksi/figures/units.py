"""The rows that a figure may count, one list for each unit.

Rule: an act, as a unit of counting, is one victim x one kind of act x one incident; an act whose victims
nobody named is one row with an unknown victim. A name that is withheld counts as one of its own. Victims are counted as different actors, so that nobody is
counted twice and nothing is added over acts. What a source tells only to deny it, and nobody says, is told `no`. An act is in
the period by its own days, by those of its incident where it has none; what is out of it counts nowhere. A field holds one text, a list of texts, or None, which reads `unknown`.
Source: HURIDOCS Events Standard Formats (acts); Ball 1996, Who Did What to Whom?, AAAS (victims); docs/reference/bundle.md, Figures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

Row = dict[str, Any]
Data = Mapping[str, Any]

FIELDS: dict[str, frozenset[str]] = {
    "document": frozenset({"id", "publisher", "read"}),
    "statement": frozenset({"id", "document", "speaker", "name", "sector", "kind", "position", "manner", "source"}),
    "account": frozenset({"id", "document", "code", "status", "in_act"}),
    "act": frozenset({"id", "incident", "code", "victim", "name", "kind", "sector", "place", "verification_level", "told", "period"}),
    "victim": frozenset({"id", "incident", "code", "victim", "name", "kind", "sector", "place", "verification_level", "told", "period"}),
    "incident": frozenset({"id", "code", "place", "verification_level", "disputed", "told", "period"}),
    "dispute": frozenset({"id", "incident", "kind", "field"}),
    "case": frozenset({"id"}),
    "finding": frozenset({"id", "incident", "right", "conclusion", "status"}),
    "suggestion": frozenset({"document", "kind", "outcome"}),
    "withheld": frozenset({"kind", "reason"}),
    "blind_document": frozenset({"outcome"}),
    "blind_find": frozenset({"kind", "outcome"}),
    "second_reading": frozenset({"outcome"}),
}
TALLIES = frozenset({"suggestion", "withheld", "blind_document", "blind_find", "second_reading"})
"""Units that the snapshot holds as tallies (`count`): they are added up, and have no ids behind them."""

_YES = ("no", "yes")
_LAST = "9999-12-31"
LEAST = "least"
"""What `distinct` says of acts and victims that are counted as few as their names allow."""


def unit_rows(unit: str, data: Data) -> list[Row]:
    """All rows of one unit in a snapshot's data, in its order; tallies carry their `count`."""
    return list(_MAKERS[unit](data))


def telling(data: Data) -> list[Row]:
    """The accounts by which somebody says that something was done; the others only deny it."""
    said = {row["id"] for row in data["statements"] if row["position"] != "denies"}
    return [row for row in data["accounts"] if row["status"] != "denied" or row["according_to"] in said]


def told_acts(data: Data) -> set[str]:
    """The acts that somebody says were done; the others are only denied."""
    return {row["act"] for row in telling(data)} - {None}


def period_of(row: Row, data: Data) -> str | None:
    """Whether the days of an act or an incident are in the period of the report, partly or out; None where they are not known."""
    first, last = row["earliest"] or "", row["latest"] or _LAST
    start, end = data["period"]["start"] or "", data["period"]["end"] or _LAST
    if row["earliest"] is row["latest"] is None:
        return None
    return "out" if last < start or end < first else "in" if start <= first and last <= end else "partly"


def acts_out(data: Data) -> set[str]:
    """The acts that are out of the period, in incidents that are not."""
    incidents = _by_id(data["incidents"])
    return {act["id"] for act in data["acts"] if period_of(_dated(act, incidents[act["incident"]]), data) == "out"}


def _dated(act: Row, incident: Row) -> Row:
    return act if act["earliest"] or act["latest"] else incident


def least(unit: str, rows: Iterable[Row]) -> list[str]:
    """The ids of the acts, or of the victims, that are different ones even if those of one name are one.

    A group may be made of those named beside it, and so may somebody unknown; several groups beside each other may be one. Beside: in
    the same incident, for an act also of the same kind.
    """
    ordered = sorted(rows, key=lambda row: (row["name"] or "", row["id"]))
    act = unit == "act"
    named = {_beside(row, kind=act) for row in ordered if _one_person(row)}
    crowds: dict[tuple[str, ...], str] = {}
    found: dict[tuple[Any, ...], str] = {}
    for row in ordered:
        beside = _beside(row, kind=act)
        if _one_person(row):
            found.setdefault((row["name"], *(beside if act else ())), row["id" if act else "victim"])
        elif beside not in named:
            crowd = crowds.setdefault(beside, row["name"] or "")
            found.setdefault((None, *(beside if act else (crowd,))), row["id" if act else "victim"])
    return sorted(found.values())


def _beside(row: Row, *, kind: bool) -> tuple[str, ...]:
    return (row["incident"], row["code"]) if kind else (row["incident"],)


def _one_person(row: Row) -> bool:
    """Whether a row is of somebody who can be told from others: no group, and not unknown."""
    return bool(row["victim"]) and row["kind"] != "group"


def _documents(data: Data) -> Iterator[Row]:
    for doc in data["documents"]:
        yield {"id": doc["id"], "publisher": doc["publisher"], "read": _YES[bool(doc["reading"])]}


def _statements(data: Data) -> Iterator[Row]:
    actors = _by_id(data["actors"])
    for row in data["statements"]:
        speaker = actors.get(row["speaker"], {})
        kept = {name: row[name] for name in ("id", "document", "speaker", "position", "manner", "source")}
        name = speaker.get("name") or row["speaker"]
        yield {**kept, "sector": speaker.get("sector"), "kind": speaker.get("kind"), "name": name}


def _accounts(data: Data) -> Iterator[Row]:
    for row in data["accounts"]:
        kept = {name: row[name] for name in ("id", "document", "code", "status")}
        yield {**kept, "in_act": _YES[bool(row["act"])]}


def _acts(data: Data) -> Iterator[Row]:
    actors, incidents = _by_id(data["actors"]), _by_id(data["incidents"])
    told = told_acts(data)
    for act in data["acts"]:
        incident = incidents[act["incident"]]
        for victim in act["victims"] or [None]:
            person = actors.get(victim, {})
            yield {
                "id": f"{act['incident']}/{act['code']}/{victim or 'unknown'}",
                "incident": act["incident"],
                "code": act["code"],
                "victim": victim,
                "kind": person.get("kind"),
                "sector": person.get("sector"),
                "name": person.get("name") or victim,
                "place": act["place"] or incident["place"],
                "verification_level": incident["verification_level"],
                "told": _YES[act["id"] in told],
                "period": period_of(_dated(act, incident), data),
            }


def _victims(data: Data) -> Iterator[Row]:
    return (row for row in _acts(data) if row["victim"])


def _incidents(data: Data) -> Iterator[Row]:
    codes: dict[str, list[str]] = {}
    counted = told_acts(data) - acts_out(data)
    for act in (act for act in data["acts"] if act["id"] in counted):
        codes.setdefault(act["incident"], []).append(act["code"])
    disputed = {row["incident"] for row in data["disputes"]}
    for row in data["incidents"]:
        yield {
            "id": row["id"],
            "code": codes.get(row["id"], []),
            "place": row["place"],
            "verification_level": row["verification_level"],
            "disputed": _YES[row["id"] in disputed],
            "told": _YES[row["id"] in codes],
            "period": period_of(row, data),
        }


def _plain(group: str, *fields: str) -> Callable[[Data], Iterator[Row]]:
    def rows(data: Data) -> Iterator[Row]:
        return ({name: row[name] for name in fields} for row in data[group])

    return rows


def _by_id(rows: list[Row]) -> dict[Any, Row]:
    return {row["id"]: row for row in rows}


_MAKERS: dict[str, Callable[[Data], Iterator[Row]]] = {
    "document": _documents,
    "statement": _statements,
    "account": _accounts,
    "act": _acts,
    "victim": _victims,
    "incident": _incidents,
    "dispute": _plain("disputes", "id", "incident", "kind", "field"),
    "case": _plain("cases", "id"),
    "suggestion": _plain("suggestions", "document", "kind", "outcome", "count"),
    "finding": _plain("findings", "id", "incident", "right", "conclusion", "status"),
    "withheld": _plain("withheld", "kind", "reason", "count"),
    "blind_document": _plain("blind_documents", "outcome", "count"),
    "blind_find": _plain("blind_finds", "kind", "outcome", "count"),
    "second_reading": _plain("second_readings", "outcome", "count"),
}
