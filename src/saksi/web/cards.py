"""Suggestions as cards: the words first, then what the reader made of them, as short facts.

Rule: pure functions of payloads; nothing here asks the database.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from saksi.codebook.lists import codebook

AROUND = 80
ORDER = {"statement": 0, "account": 1, "actor": 2, "provision": 3, "place": 4, "date": 5}


@dataclass(frozen=True)
class Card:
    """One suggestion as shown: before and after are the words around its quotation; facts are (label, value)."""

    suggestion: Any
    before: str
    quote: str
    after: str
    facts: list[tuple[str, str]]
    fields: list[dict[str, Any]] = field(default_factory=list)
    decision: Any = None

    @property
    def key(self) -> int:
        """The number that anchors and addresses use."""
        return int(self.suggestion.pk)


def make_card(suggestion: Any, text: str, names: Mapping[str, str], said: Mapping[str, str], decision: Any) -> Card:
    """The card of a suggestion. names: from an actor's key to its name; said: from a statement's key to its first words."""
    payload = decision.payload if decision is not None and decision.payload else suggestion.payload
    start, end = suggestion.start, suggestion.end
    return Card(
        suggestion=suggestion,
        before=("…" if start > AROUND else "") + text[max(0, start - AROUND) : start],
        quote=text[start:end],
        after=text[end : end + AROUND] + ("…" if end + AROUND < len(text) else ""),
        facts=facts_of(suggestion.kind, payload, names, said),
        fields=fields_of(suggestion.kind, payload, names),
        decision=decision,
    )


def facts_of(
    kind: str, p: Mapping[str, Any], names: Mapping[str, str], said: Mapping[str, str]
) -> list[tuple[str, str]]:
    """What the reader made of the words, as label and value; what it did not find is left out."""
    book = codebook()
    if kind == "statement":
        facts = [
            (_("speaker"), names.get(p["speaker"] or "", p["speaker"] or "")),
            (_("position"), p["position"]),
            (_("cue"), (p.get("cue") or {}).get("quote", "")),
            (_("manner"), p["manner"]),
            (_("date"), p.get("date") or ""),
        ]
    elif kind == "account":
        act = book.acts.get(p["act"])
        facts = [
            (_("act"), act.label if act else p["act"]),
            (_("victims"), ", ".join(names.get(k, k) for k in p["victims"])),
            (_("perpetrators"), ", ".join(names.get(k, k) for k in p["perpetrators"])),
            (_("date"), p.get("date") or ""),
            (_("place"), p.get("place") or ""),
            (_("charge"), p.get("charge") or ""),
            (_("penalty"), p.get("penalty") or ""),
            (_("status"), p["status"]),
            (_("according to"), said.get(p.get("according_to") or "", "") or _("the text itself")),
        ]
    elif kind == "actor":
        facts = [
            (_("name"), p["name"]),
            (_("also named"), ", ".join(p.get("aliases") or [])),
            (_("role"), "; ".join(p.get("roles") or [])),
            (_("sector"), p.get("sector") or ""),
            (_("kind"), p["kind"]),
        ]
    elif kind == "provision":
        facts = [(_("law"), p["instrument"]), (_("article"), str(p["article"]))]
    elif kind == "place":
        facts = [(_("place"), p["name"]), (_("level"), p.get("level") or ""), (_("code"), p.get("code") or "")]
    else:
        facts = [(_("date"), p["edtf"])]
    return [(label, value) for label, value in facts if value]


def fields_of(kind: str, p: Mapping[str, Any], names: Mapping[str, str]) -> list[dict[str, Any]]:
    """What can be amended: name, label, value, and the choices where there are some."""
    book = codebook()

    def choice(name: str, label: str, values: Any, value: Any = None) -> dict[str, Any]:
        return {"name": name, "label": label, "value": p.get(name) if value is None else value, "choices": list(values)}

    def line(name: str, label: str) -> dict[str, Any]:
        return {"name": name, "label": label, "value": p.get(name) or "", "choices": None}

    people = [(key, name) for key, name in names.items()]
    if kind == "statement":
        return [
            choice("position", _("position"), _plain(book.positions)),
            choice("speaker", _("speaker"), people),
            line("date", _("date")),
        ]
    if kind == "account":
        acts = [(code, act.label) for code, act in book.acts.items()]
        several = {"several": True}
        return [
            choice("act", _("act"), acts),
            choice("victims", _("victims"), people) | several,
            choice("perpetrators", _("perpetrators"), people) | several,
            line("date", _("date")), line("place", _("place")), line("charge", _("charge")), line("penalty", _("penalty")),
            choice("status", _("status"), _plain(("reported", "alleged", "denied"))),
        ]  # fmt: skip
    if kind == "actor":
        return [
            line("name", _("name")),
            choice("sector", _("sector"), _plain(book.sectors)),
            choice("kind", _("kind"), _plain(("person", "organisation", "group"))),
        ]
    if kind == "provision":
        return [line("instrument", _("law")), line("article", _("article"))]
    if kind == "place":
        return [line("name", _("place"))]
    return [line("edtf", _("date"))]


def _plain(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Choices whose label is the code itself."""
    return [(code, code) for code in codes]


def changes_from(kind: str, payload: Mapping[str, Any], posted: Any) -> dict[str, Any]:
    """What a form changed, in the reading format. posted: the form's QueryDict; an empty line means not told."""
    changes: dict[str, Any] = {}
    for spec in fields_of(kind, payload, {}):
        name = spec["name"]
        if spec.get("several"):
            if f"has-{name}" in posted:
                changes[name] = posted.getlist(name)
        elif name in posted:
            value = posted[name].strip()
            changes[name] = value or (None if name not in ("name", "instrument", "article", "edtf") else value)
    return {name: value for name, value in changes.items() if value != payload.get(name)}
