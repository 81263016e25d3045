"""What is read without a workspace: a file as a text with what its file says about it, and its reading as plain data.

Rule: needs no database and no Django, and writes nothing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from saksi.codebook.packs import load_pack, pack_of_country
from saksi.intake import extract
from saksi.kernel.dates import PartialDate
from saksi.kernel.errors import DamagedFile
from saksi.kernel.signs import mended
from saksi.reading.model import Reading
from saksi.reading.reader import Reader


@dataclass(frozen=True)
class Input:
    """One text to read, with what its file says about it; `head` holds the other keys of a gold JSON."""

    name: str
    text: str
    published: str | None
    country: str | None
    head: dict[str, Any]


def from_json(path: Path) -> Input:
    """The text of a file in the reading format. Raises DamagedFile if it has none."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise _not_ours(path, "a file that is no JSON in UTF-8") from error
    if not isinstance(data, dict):
        raise _not_ours(path, f"JSON that is {_kind(data)}")
    if "text" not in data:
        raise _not_ours(path, f"the keys {', '.join(data)[:200]}" if data else "no keys")
    text, published = data["text"], data.get("published")
    if not isinstance(text, str) or not isinstance(published, str | None):
        raise _not_ours(path, f"`text` that is {_kind(text)}, `published` that is {_kind(published)}")
    head = {key: data.get(key) for key in ("id", "url", "publisher", "title", "published", "country") if key in data}
    return Input(mended(path.stem), text, published, data.get("country"), head)


def _kind(value: object) -> str:
    """What a value of JSON is, in plain words."""
    return _KINDS.get(type(value), "a number")


_KINDS = {dict: "an object", list: "a list", str: "text", bool: "true or false", type(None): "nothing"}


def _not_ours(path: Path, got: str) -> DamagedFile:
    return DamagedFile(
        f"{path.name}: expected JSON in the reading format, with the keys `text` and, where known, `published`, both "
        f"text; got {got}. Give the article itself, or a JSON file made by `saksi read --json`."
    )


def from_file(path: Path) -> Input:
    """The text of any file that Saksi takes in. Raises IntakeError."""
    if path.suffix.lower() == ".json":
        return from_json(path)
    stem = mended(path.stem)
    found = extract(path.read_bytes(), mended(path.name))
    meta = found.metadata
    published = str(meta.published) if meta.published else None
    head = {"id": stem, "url": meta.url, "publisher": meta.publisher, "title": meta.title}
    return Input(stem, found.text, published, None, head)


def as_json(source: Input, reading: Reading) -> dict[str, Any]:
    """The reading format with the text in it."""
    return {**source.head, **reading.to_json(), "id": source.name, "text": source.text}


def read_input(source: Input, published: PartialDate | None, pack: str | None, reader: Reader) -> Reading:
    """Read one text; `published` given by the user wins over what the file says."""
    day = published or (PartialDate.parse(source.published) if source.published else None)
    exact = day.earliest if day and day.precision == "day" else None
    return reader.read(source.text, exact, load_pack(pack or pack_of_country(source.country)))
