"""What a model gives back: the schema it is asked to keep to, and the answer taken apart without trusting that it did.

Rule: whatever is not in the form is left out and counted; offsets are not asked for and not believed. Codes that the codebook does
not know are no codes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from saksi.codebook.lists import codebook

Item = Mapping[str, Any]
GROUPS = ("actors", "statements", "accounts")
STATUSES = ("reported", "alleged", "denied")
_FENCED = re.compile(r"```(?:json)?\s*(.*?)\s*(?:```|$)", re.DOTALL | re.IGNORECASE)
_THOUGHT = re.compile(r"<think>.*?</think>", re.DOTALL | re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?=\D*$)")


class NoJsonError(Exception):
    """The model's words are no JSON object, or only the beginning of one."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The items of one answer that are in the form. malformed: how many were not, by group."""

    items: Mapping[str, tuple[Item, ...]]
    malformed: Mapping[str, int]


def schema() -> dict[str, Any]:
    """The JSON schema of an answer, in the strict form: every key is required, none may be added."""
    text: dict[str, Any] = {"type": "string"}
    maybe: dict[str, Any] = {"type": ["string", "null"]}
    names: dict[str, Any] = {"type": "array", "items": text}
    number: dict[str, Any] = {"type": "integer"}
    lists = codebook()
    actor = {
        "name": text, "paragraph": number, "other_names": names, "kind": _one_of(("person", "organisation", "group")),
        "role": maybe, "sector": _one_of(lists.sectors),
    }  # fmt: skip
    statement = {
        "paragraph": number, "speaker": text, "cue": text, "content": text, "date": maybe, "position": _one_of(lists.positions),
    }  # fmt: skip
    account = {
        "paragraph": number, "act": _one_of(lists.acts), "trigger": text, "victims": names, "perpetrators": names,
        "date": maybe, "place": maybe, "charge": maybe, "penalty": maybe, "status": _one_of(STATUSES),
    }  # fmt: skip
    groups = zip(GROUPS, (actor, statement, account), strict=True)
    return _object({group: {"type": "array", "items": _object(keys)} for group, keys in groups})


def _one_of(codes: Sequence[str] | Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "string", "enum": list(codes)}


def _object(keys: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": dict(keys), "required": list(keys), "additionalProperties": False}


def parse_answer(words: str) -> Answer:
    """The answer in a model's words. Raises NoJsonError."""
    found = _json(words)
    items: dict[str, tuple[Item, ...]] = {}
    malformed: dict[str, int] = {}
    for group in GROUPS:
        given = found.get(group)
        given = given if isinstance(given, list) else []
        kept = tuple(item for item in (_checked(group, one) for one in given) if item is not None)
        items[group], malformed[group] = kept, len(given) - len(kept)
    return Answer(items, malformed)


def _json(words: str) -> Mapping[str, Any]:
    bare = _THOUGHT.sub("", words).strip()
    fenced = _FENCED.search(bare)
    bare = fenced[1] if fenced and not bare.startswith("{") else bare
    try:
        found, _ = json.JSONDecoder().raw_decode(bare, max(bare.find("{"), 0))
    except (ValueError, RecursionError) as error:
        raise NoJsonError from error
    if not isinstance(found, dict) or not set(GROUPS) & set(found):
        raise NoJsonError
    return found


_TEXTS: Mapping[str, tuple[str, ...]] = {
    "actors": ("name", "kind"),
    "statements": ("speaker", "position"),
    "accounts": ("act", "trigger"),
}


def _checked(group: str, one: object) -> Item | None:
    """The item with its paragraph as a number and its codes known, or None."""
    if not isinstance(one, dict):
        return None
    item = {key: value for key, value in one.items() if isinstance(key, str)}
    item["paragraph"] = _paragraph(item.get("paragraph"))
    if item["paragraph"] is None or not all(isinstance(item.get(key), str) and item[key].strip() for key in _TEXTS[group]):
        return None
    lists = codebook()
    if group == "accounts" and item["act"] not in lists.acts:
        return None
    if group == "statements" and item["position"] not in lists.positions:
        return None
    return item


def _paragraph(value: object) -> int | None:
    """A number, also where it was given as text (`3`, `[ab12 3]`)."""
    if isinstance(value, str) and len(value) < 40:
        match = _NUMBER.search(value)
        value = int(match[0]) if match else None
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def text_of(item: Item, key: str) -> str:
    """The words under a key; empty where there are none."""
    value = item.get(key)
    return value.strip() if isinstance(value, str) else ""


def texts_of(item: Item, key: str) -> Iterator[str]:
    """The words of a list under a key."""
    value = item.get(key)
    for one in value if isinstance(value, list) else ():
        if isinstance(one, str) and one.strip():
            yield one.strip()
