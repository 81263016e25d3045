"""Rows made directly, for tests of the record alone; the actions are tested on their own."""

from __future__ import annotations

import itertools
import json
from datetime import UTC, datetime
from typing import Any

from saksi.evidence.paragraphs import TextTree, new_salts
from saksi.kernel.hashes import Sha256
from saksi.record.models import (
    Account,
    Act,
    Actor,
    Decision,
    Document,
    Incident,
    Reading,
    Statement,
    Suggestion,
    Text,
)
from saksi.record.people import local_user, make_people

NOW = datetime(2024, 3, 1, 12, tzinfo=UTC)
_numbers = itertools.count()


def document(
    content: str = "Police arrested two farmers.", *, date: str | None = "2024-02-01", **fields: Any
) -> Document:
    """A document with its text; entry 0 of the log is said to commit to it."""
    number = next(_numbers)
    data = f"{number} {content}".encode()
    values: dict[str, Any] = {
        "filename": f"{number}.txt",
        "format": "txt",
        "title": f"Dispatch {number}",
        "size": len(data),
    }
    row = Document(sha256=Sha256.of(data).hex, blob=f"{number:064x}", taken_in=NOW, **{**values, **fields})
    row.set_date(date)
    row.save()
    salts = new_salts(content)
    Text.rows.create(
        document=row,
        content=content,
        sha256=Sha256.of(content.encode()).hex,
        extractor="test",
        salts_json=json.dumps([salt.hex() for salt in salts]),
        paragraph_root=TextTree(content, salts).root.hex(),
        entry=number,
    )
    return row


def _payload(of: Document, kind: str) -> dict[str, Any]:
    """An item in the reading format, of the first word of the text."""
    word = of.text.content.split()[0]
    span = {"start": 0, "end": len(word), "quote": word}
    common = {"date": None, "evidence": {}}
    items: dict[str, dict[str, Any]] = {
        "actor": {"name": word, "kind": "person", "sector": "", "aliases": [], "roles": [], "mentions": [span]},
        "statement": {"speaker": None, "source": "person", "manner": "direct", "span": span, "cue": span, "position": "other", **common},
        "account": {
            "act": "arrest", "trigger": span, "victims": [], "perpetrators": [], "place": None, "charge": None, "penalty": None,
            "according_to": None, "status": "reported", "provisions": [], **common,
        },
        "place": {"name": word, "level": None, "code": None, "mentions": [span]},
        "provision": {"instrument": word, "article": "1", "code": None, "span": span},
    }  # fmt: skip
    return items[kind]


def suggestion(of: Document, kind: str = "statement", reading: Reading | None = None, **told: Any) -> Suggestion:
    """A suggestion of a reading of its own or of another; told: what its payload says otherwise."""
    reading = reading or Reading.rows.create(document=of, reader="rules", version="1", pack="sample", made=NOW)
    key = f"x{next(_numbers)}"
    payload = {"id": key, **_payload(of, kind), **told}
    return Suggestion.rows.create(reading=reading, document=of, kind=kind, key=key, payload=payload, start=0, end=6)


def decided(of: Document, kind: str, outcome: str = "accepted", **told: Any) -> dict[str, Any]:
    """The suggestion and the decision that a fact points at; told: see `suggestion`."""
    make_people()
    item = suggestion(of, kind, **told)
    decision = Decision.rows.create(suggestion=item, outcome=outcome, by=local_user(), at=NOW, reason="as it stands")
    Suggestion.rows.filter(pk=item.pk).update(state=outcome, version=1)
    return {"suggestion": item, "decision": decision, "document": of}


def actor(of: Document, name: str = "Ana Velu", **fields: Any) -> Actor:
    """An accepted actor."""
    return Actor.rows.create(**decided(of, "actor"), name=name, **{"kind": "person", **fields})


def statement(of: Document, content: str = "Police arrested", *, date: str | None = None, **fields: Any) -> Statement:
    """An accepted statement whose content stands in the document's text."""
    start = of.text.content.index(content)
    values = {"position": "alleges", "manner": "direct", "source": "person", **fields}
    row = Statement(**decided(of, "statement"), content=content, start=start, end=start + len(content), **values)
    row.set_date(date)
    row.save()
    return row


def account(of: Document, act: Act | None = None, trigger: str = "arrested", **fields: Any) -> Account:
    """An accepted account; victims, perpetrators: lists of actors."""
    start = of.text.content.index(trigger)
    span = {"start": start, "end": start + len(trigger), "quote": trigger}
    people = {name: fields.pop(name, []) for name in ("victims", "perpetrators")}
    date = fields.pop("date", None)
    values = {"code": "arrest", "status": "reported", **fields}
    row = Account(**decided(of, "account"), act=act, trigger=span, **values)
    row.set_date(date)
    row.save()
    row.victims.set(people["victims"])
    row.perpetrators.set(people["perpetrators"])
    return row


def incident(title: str = "Arrest of farmers", code: str = "arrest", **fields: Any) -> Act:
    """An incident of one act; gives the act."""
    return Act.rows.create(incident=Incident.rows.create(title=title, **fields), code=code)
