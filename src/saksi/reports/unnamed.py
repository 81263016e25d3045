"""What may not leave although nobody is protected by a level: a person named as a perpetrator before two people agreed to it.

Rule: such a person is named as a perpetrator nowhere in a bundle. In the documents that say it, a paragraph that holds the name takes its
statement or account out, unless the person speaks there and no account rests on the paragraph; as a speaker elsewhere the name stays.
Steps: the lists of perpetrators, the rows whose words name the person, the titles and reasons, what then has nothing to stand on, the
count of what went.
Source: docs/reference/bundle.md, What leaves, and what stays.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from saksi.reports.mentions import mentions
from saksi.reports.passages import cited_paragraphs
from saksi.reports.withholding import MASK, gone, withheld, without_loose_ends

if TYPE_CHECKING:
    from collections.abc import Iterable

    from saksi.reports.mentions import Mentions
    from saksi.reports.snapshot import Snapshot, Unnamed

REASON = "two people did not agree to name a perpetrator"
Row = dict[str, Any]


def unname(snapshot: Snapshot) -> Snapshot:
    """The snapshot without the names of those whom it lists as unnamed; itself where there are none."""
    known = {row["id"]: row for row in snapshot.data["accounts"]}
    data, people = dict(snapshot.data), 0
    for one in snapshot.unnamed:
        names, told = mentions(one.names), [known[account] for account in one.accounts if account in known]
        if names is None or not told:
            continue
        people += 1
        data = _without_person(data, one)
        for group in ("statements", "accounts"):
            data[group] = [row for row in data[group] if not _names(row, one, told, names, snapshot)]
        data = _masked(data, one, told, names)
    if not people:
        return snapshot
    made = without_loose_ends(snapshot.data, data)
    counted = [*withheld({"perpetrator": people}, REASON, snapshot.data["level"]), *gone(snapshot.data, made, REASON)]
    return replace(snapshot, data={**made, "withheld": [*made["withheld"], *counted]})


def _without_person(data: Row, one: Unnamed) -> Row:
    """The accounts and acts without this perpetrator, and without the words that name one; `unnamed` says that somebody is left out."""
    accounts = [_nameless(row, one.actor) if row["id"] in one.accounts else row for row in data["accounts"]]
    acts = [_nameless(row, one.actor) if row["id"] in one.acts else row for row in data["acts"]]
    return {**data, "accounts": accounts, "acts": acts}


def _nameless(row: Row, actor: str) -> Row:
    made = {**row, "perpetrators": [other for other in row["perpetrators"] if other != actor], "unnamed": True}
    if "evidence" in row:
        made["evidence"] = {field: spans for field, spans in row["evidence"].items() if field != "perpetrators"}
    return made


def _names(row: Row, one: Unnamed, told: Iterable[Row], names: Mentions, snapshot: Snapshot) -> bool:
    """Whether the paragraphs that a row cites name the person, in a document that calls the person a perpetrator."""
    accused = {account["document"] for account in told}
    if row["document"] not in accused:
        return False
    text = snapshot.sources[row["document"]].text
    named = {(start, end) for start, end in cited_paragraphs(row, text) if names.search(text[start:end])}
    if row.get("speaker") != one.actor:
        return bool(named)
    accusing = {
        place for account in told if account["document"] == row["document"] for place in cited_paragraphs(account, text)
    }
    return bool(named & accusing)


def _masked(data: Row, one: Unnamed, told: Iterable[Row], names: Mentions) -> Row:
    """The titles and reasons about these acts, and the titles of the documents that say it, with the name masked."""
    documents = {account["document"] for account in told}
    incidents = {act["incident"] for act in data["acts"] if act["id"] in one.acts}
    cases = {row["case"] for row in data["incidents"] if row["id"] in incidents}
    made = dict(data)
    for group, ids in (("documents", documents), ("incidents", incidents), ("cases", cases)):
        made[group] = [
            {**row, "title": names.sub(MASK, row["title"])} if row["id"] in ids else row for row in data[group]
        ]
    made["acts"] = [
        {**row, "choices": _reasons(row["choices"], names)} if row["id"] in one.acts else row for row in data["acts"]
    ]
    for group in ("accounts", "statements"):
        made[group] = [
            {**row, "decision": _reasons([row["decision"]], names)[0]} if row["document"] in documents else row
            for row in data[group]
        ]
    return made


def _reasons(said: Iterable[Row], names: Mentions) -> list[Row]:
    return [{**one, "reason": names.sub(MASK, one["reason"])} for one in said]
