"""Which rows an entry of the log is about, by the words of its content.

Rule: only whole numbers under a known word count; `rows` of an undo and the members of a list are rows too. What an entry does not name
is not guessed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

WORDS = frozenset({
    "account", "act", "actor", "answer", "case", "choice", "document", "finding", "incident", "merge", "naming", "note", "provisionlink", "reading",
    "sameorigin", "signature", "standing", "statement", "statementtopic", "suggestion", "verification",
})  # fmt: skip
MODELS = {"fieldchoice": "choice", "actormerge": "merge"}
OTHER = {"kept": "actor", "gone": "actor", "left": "incident", "origin": "document", "of": "incident", "to": "statement"}
SEVERAL = {"incidents": "incident"}


def traces(content: Mapping[str, Any]) -> set[tuple[str, int]]:
    """The rows that an entry is about, as kind and number."""
    return set(_traces(content))


def _traces(content: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    for key, value in content.items():
        what = key if key in WORDS else OTHER.get(key)
        if what and type(value) is int:
            yield what, value
    for key, what in SEVERAL.items():
        yield from ((what, one) for one in content.get(key) or () if type(one) is int)
    if content.get("what") in WORDS and type(content.get("row")) is int:
        yield content["what"], content["row"]
    for key in ("rows", "followed"):
        for line in content.get(key) or ():
            what = MODELS.get(line[0], line[0])
            if what in WORDS and type(line[1]) is int:
                yield what, line[1]
