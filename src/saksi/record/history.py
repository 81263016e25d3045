"""The log and the changes that can be undone, as pages show them: kinds, people, times, numbers, no words.

Rule: an entry's content may name what its reader may not see, so only whole numbers are given out: those of rows
that the reader may see, and plain counts. A number of which it is not known what it counts stays in.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import CharField, F, Func, Q, QuerySet
from django.db.models.functions import Left

from saksi.record.models import (
    Account,
    Act,
    Actor,
    ActorMerge,
    Answer,
    BlindItem,
    BlindReading,
    Bulk,
    Case,
    Closing,
    Decision,
    Document,
    FieldChoice,
    Finding,
    Flag,
    Incident,
    LogEntry,
    LogTrace,
    Naming,
    Note,
    ProvisionLink,
    Reading,
    Reversible,
    SameOrigin,
    SecondReading,
    Signature,
    Standing,
    Statement,
    StatementTopic,
    Suggestion,
    Verification,
)
from saksi.record.models.base import Guarded, Viewer, clearance

MODELS: dict[str, type[Guarded]] = {
    "account": Account, "act": Act, "case": Case, "choice": FieldChoice, "decision": Decision, "document": Document,
    "gone": Actor, "incident": Incident, "kept": Actor, "merge": ActorMerge, "reading": Reading, "statement": Statement,
    "suggestion": Suggestion, "finding": Finding, "naming": Naming, "note": Note, "provisionlink": ProvisionLink, "sameorigin": SameOrigin,
    "signature": Signature, "standing": Standing, "verification": Verification,
    "answer": Answer, "statementtopic": StatementTopic, "to": Statement, "bulk": Bulk, "closing": Closing, "flag": Flag,
    "blinditem": BlindItem, "blindreading": BlindReading, "secondreading": SecondReading,
}  # fmt: skip
_BY_NAME: dict[Any, type[Guarded]] = {
    model.__name__.lower(): model
    for model in (
        Actor,
        Answer,
        BlindItem,
        Case,
        Closing,
        Document,
        Finding,
        Incident,
        Naming,
        Note,
        ProvisionLink,
        SameOrigin,
        Standing,
        Statement,
        StatementTopic,
        Verification,
    )
}
PLAIN = frozenset({"clearance", "count", "level", "person", "suggestions"})
OF_LEVELS = frozenset({"level set", "placed"})  # of which `before` and `after` are levels; elsewhere they may be rows


class Said(Func):
    """A value in an entry's canonical JSON, as text; null where the entry was shredded. key: a plain word."""

    output_field = CharField()

    def __init__(self, key: str) -> None:
        super().__init__(F("data"), key=key)

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """SQLite's reading of JSON."""
        template = "CAST(json_extract(CAST(%(expressions)s AS TEXT), '$.%(key)s') AS TEXT)"
        return self.as_sql(compiler, connection, template=template, **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """PostgreSQL's."""
        template = "(convert_from(%(expressions)s, 'UTF8')::json ->> '%(key)s')"
        return self.as_sql(compiler, connection, template=template, **context)


def entries(user: Viewer) -> QuerySet[LogEntry, Any]:
    """The entries, each with the number of who made it and its month as `2026-11`; none for a stranger."""
    rows = LogEntry.rows.annotate(by=Said("by"), month=Left(Said("at"), 7))
    return rows if clearance(user) >= 0 else rows.none()


def about_incident(user: Viewer, incident: Incident) -> QuerySet[LogEntry, Any]:
    """The entries about an incident, its acts, accounts, findings and case, the newest first."""
    told_by = Account.objects.visible_to(user).filter(act__incident=incident)
    documents = told_by.values("document")
    rows = {
        "act": Act.objects.visible_to(user).filter(incident=incident),
        "account": told_by,
        "choice": FieldChoice.objects.visible_to(user).filter(act__incident=incident),
        "verification": Verification.objects.visible_to(user).filter(incident=incident),
        "naming": Naming.objects.visible_to(user).filter(act__incident=incident),
        "finding": Finding.objects.visible_to(user).filter(incident=incident),
        "signature": Signature.objects.visible_to(user).filter(incident=incident),
        "provisionlink": ProvisionLink.objects.visible_to(user).filter(act__incident=incident),
        "note": Note.objects.visible_to(user).filter(
            Q(incident=incident) | Q(case=incident.case_id, case__isnull=False)
        ),
        "sameorigin": SameOrigin.objects.visible_to(user).filter(document__in=documents, origin__in=documents),
        "standing": Standing.objects.visible_to(user).filter(case=incident.case_id),
        "case": Case.objects.visible_to(user).filter(pk=incident.case_id),
    }
    which = Q(what="incident", row=incident.pk) | Q(what="suggestion", row__in=told_by.values("suggestion"))
    for what, found in rows.items():
        which |= Q(what=what, row__in=found.order_by().values("pk"))
    return entries(user).filter(index__in=LogTrace.rows.filter(which).values("entry")).order_by("-index")


def changes_of(user: Viewer, numbers: Collection[int]) -> dict[int, Reversible]:
    """From the entries of these numbers to the changes that can be undone, where this person may see every row."""
    found = Reversible.rows.filter(entry__in=numbers, undone=False)
    return {one.entry: one for one in _open(user, found) if one.entry is not None}


def told(user: Viewer, rows: Iterable[LogEntry]) -> list[dict[str, Any]]:
    """Entries as somebody may read them: `index`, `kind`, `at`, `by` in words, `numbers`."""
    names = people(user, ())
    contents = [(row.index, _content(row.data)) for row in rows]
    seen = _seen(user, ((model, number) for _, content in contents for _, model, number in _rows_of(content)))
    return [_plain(index, content, names, seen) for index, content in contents]


def people(user: Viewer, _numbers: Collection[str]) -> dict[str, str]:
    """The names of those who work here, by their number as text; none for a stranger."""
    if clearance(user) < 0:
        return {}
    return {str(pk): name for pk, name in get_user_model().objects.values_list("pk", "username")}


def _content(data: Any) -> dict[str, Any]:
    return dict(json.loads(bytes(data))) if data is not None else {"kind": "shredded"}


def _rows_of(content: Mapping[str, Any]) -> Iterator[tuple[str, type[Guarded], int]]:
    """The numbers of an entry that are those of rows: key, model, number."""
    models = {**MODELS, "row": _BY_NAME.get(content.get("what"))}
    for key, value in content.items():
        model = models.get(key)
        if model is not None and type(value) is int:
            yield key, model, value


def _seen(user: Viewer, wanted: Iterable[tuple[type[Guarded], int]]) -> set[tuple[type[Guarded], int]]:
    """Those of the rows that this person may see; one question for each model."""
    numbers: dict[type[Guarded], set[int]] = {}
    for model, number in wanted:
        numbers.setdefault(model, set()).add(number)
    found = {m: m.objects.visible_to(user).filter(pk__in=n).values_list("pk", flat=True) for m, n in numbers.items()}
    return {(model, number) for model, rows in found.items() for number in rows}


def _plain(
    index: int, content: dict[str, Any], names: Mapping[str, str], seen: set[tuple[type[Guarded], int]]
) -> dict[str, Any]:
    plain = PLAIN | {"after", "before"} if content["kind"] in OF_LEVELS else PLAIN
    shown = {key for key, model, number in _rows_of(content) if (model, number) in seen} | plain
    numbers = {key: value for key, value in content.items() if key in shown and type(value) is int}
    who = names.get(str(content.get("by", "")), "")
    return {"index": index, "kind": content["kind"], "at": content.get("at", ""), "by": who, "numbers": numbers}


def changes(user: Viewer, most: int = 10) -> list[Reversible]:
    """The newest changes that can be undone and whose rows this person may see."""
    if clearance(user) < 0:
        return []
    newest = list(Reversible.rows.filter(undone=False).order_by("-id")[: most * 5])
    return _open(user, newest)[:most]


def newest_change(user: Viewer) -> Reversible | None:
    """The change made last, by whomever, if it can be undone and this person may see its every row; else None."""
    found = Reversible.rows.filter(undone=False).order_by("-id")[:1] if clearance(user) >= 0 else []
    return next(iter(_open(user, found)), None)


def change(user: Viewer, number: int) -> Reversible | None:
    """One change, or None."""
    found = Reversible.rows.filter(pk=number) if clearance(user) >= 0 else []
    return next(iter(_open(user, found)), None)


def _open(user: Viewer, found: Iterable[Reversible]) -> list[Reversible]:
    """Those of the changes whose every row this person may see."""
    touched = {one: [(apps.get_model("record", name), pk) for name, pk, *_ in one.before["rows"]] for one in found}
    seen = _seen(user, (pair for rows in touched.values() for pair in rows if issubclass(pair[0], Guarded)))
    return [
        one for one, rows in touched.items() if all(pair in seen or not issubclass(pair[0], Guarded) for pair in rows)
    ]
