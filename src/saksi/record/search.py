"""One search over documents, statements and incidents, on both databases.

Rule: a row of the index holds no words above its own level, and what is found is asked for again through
`visible_to(user)`, so neither a count nor a snippet says what its reader may not see.
Every word of the query must occur, as the beginning of a word, without regard to case and accents; words in
double quotes must stand together. What is typed is data: it is quoted whole, and no operator gets through.
PostgreSQL indexes the first 300,000 characters of a text, SQLite all of it.
Order: `search`; then `index_document`, `index_statement`, `index_incident`, called by the actions.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from django.db import connection
from django.db.models import Q

from saksi.record.cast import Cast
from saksi.record.models import Account, Actor, Document, Incident, Searchable, Statement, clearance
from saksi.record.models.base import Viewer

AROUND = 90
MOST = 100
_ACCENTS = re.compile("[\u0300-\u036f]")
_SQLITE = (
    "SELECT s.id FROM record_searchable_fts f JOIN record_searchable s ON s.id = f.rowid"
    " WHERE record_searchable_fts MATCH %s AND s.level <= %s"
    " ORDER BY bm25(record_searchable_fts, 5.0, 1.0), s.id LIMIT %s"
)
_POSTGRESQL = (
    "SELECT s.id FROM record_searchable s, to_tsquery('simple', %s) q"
    " WHERE s.vector @@ q AND s.level <= %s ORDER BY ts_rank(s.vector, q) DESC, s.id LIMIT %s"
)
_MODELS = {
    Searchable.Kind.DOCUMENT: Document,
    Searchable.Kind.STATEMENT: Statement,
    Searchable.Kind.INCIDENT: Incident,
}


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. snippet: its words in pieces, each with whether it was searched for."""

    kind: str
    id: int
    document: int | None
    title: str
    snippet: tuple[tuple[str, bool], ...]


def fold(text: str) -> str:
    """Text without case and Latin accents, as it is compared; marks of other scripts are letters and stay."""
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text)).casefold()


def terms(query: str) -> tuple[str, ...]:
    """The words and quoted phrases of a query, folded; pieces without a letter or digit are left out."""
    pieces = (quoted or word for quoted, word in re.findall(r'"([^"]*)"|([^\s"]+)', query.replace("\0", " ")))
    return tuple(fold(piece) for piece in pieces if any(c.isalnum() for c in piece))


def search(user: Viewer, query: str, limit: int = MOST) -> tuple[Hit, ...]:
    """What a user may see that holds all words of the query, the best first. An empty query finds nothing."""
    wanted = terms(query)
    if not wanted:
        return ()
    found = _matches(wanted, clearance(user), limit)
    rows = Searchable.objects.visible_to(user).in_bulk(found)
    seen = {
        kind: set(model.objects.visible_to(user).filter(pk__in=targets).values_list("pk", flat=True))
        for kind, model in _MODELS.items()
        if (targets := [row.target for row in rows.values() if row.kind == kind])
    }
    ordered = (rows[number] for number in found if number in rows)
    return tuple(
        Hit(row.kind, row.target, row.document, row.title, snippet(row.body, wanted))
        for row in ordered
        if row.target in seen[row.kind]
    )


def _matches(wanted: tuple[str, ...], level: int, limit: int) -> list[int]:
    """Ids of rows of the index, the best first."""
    if connection.vendor == "postgresql":
        quoted = " & ".join("'" + term.replace("\\", "\\\\").replace("'", "''") + "':*" for term in wanted)
        statement = _POSTGRESQL
    else:
        quoted = " ".join('"' + term.replace('"', '""') + '"*' for term in wanted)
        statement = _SQLITE
    with connection.cursor() as cursor:
        cursor.execute(statement, [quoted, level, limit])
        return [row[0] for row in cursor.fetchall()]


def snippet(text: str, wanted: tuple[str, ...], around: int = AROUND) -> tuple[tuple[str, bool], ...]:
    """The words around the first place where a term stands, in pieces that match and pieces that do not."""
    folded, origin = _folded_with_origin(text)
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(term)}" for term in sorted(wanted, key=len, reverse=True)))
    first = pattern.search(folded)
    centre = origin[first.start()] if first else 0
    start, end = max(0, centre - around), min(len(text), centre + around)
    pieces: list[tuple[str, bool]] = []
    at = start
    for found in pattern.finditer(folded):
        a, b = origin[found.start()], origin[found.end() - 1] + 1
        if a >= at and b <= end:
            pieces += [(text[at:a], False), (text[a:b], True)]
            at = b
    pieces.append((text[at:end], False))
    edges = [("… ", False)] * (start > 0) + pieces + [(" …", False)] * (end < len(text))
    return tuple(piece for piece in edges if piece[0])


def _folded_with_origin(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters where it came from."""
    folded: list[str] = []
    origin: list[int] = []
    for at, character in enumerate(text):
        plain = character.lower() if character.isascii() else fold(character)
        folded.append(plain)
        origin += [at] * len(plain)
    return "".join(folded), origin


def index_document(document: Document) -> None:
    """Let a document be found by title, publisher, author and text; or no longer, when it was withdrawn."""
    if document.withdrawn:
        forget(Searchable.Kind.DOCUMENT, document.pk)
        return
    body = "\n".join(filter(None, (document.publisher, document.author, document.text.content)))
    level, number = document.level, document.pk
    index(Searchable.Kind.DOCUMENT, number, str(document), body, level=level, document=number)


def index_statement(statement: Statement) -> None:
    """Let a statement be found by its words, and by its speaker's name unless that is above its level."""
    if not statement.live or statement.document.withdrawn:
        forget(Searchable.Kind.STATEMENT, statement.pk)
        return
    level = max(statement.level, statement.document.level)
    name = _names([statement.speaker_id], level)[0] if statement.speaker_id else ""
    index(
        Searchable.Kind.STATEMENT,
        statement.pk,
        name,
        statement.content,
        level=level,
        document=statement.document_id,
    )


def index_incident(incident: Incident) -> None:
    """Let an incident be found by its title and the words of its accounts that are not above its level."""
    if not incident.live:
        forget(Searchable.Kind.INCIDENT, incident.pk)
        return
    accounts = Account.objects.up_to(incident.level).filter(act__incident=incident, act__live=True, live=True)
    words = (word for account in accounts for word in _words(account, incident.level))
    body = "\n".join(dict.fromkeys(filter(None, words)))
    index(Searchable.Kind.INCIDENT, incident.pk, incident.title, body, level=incident.level)


def _words(account: Account, level: int) -> list[str]:
    """What an account is found by; names only of actors not above the level."""
    actors = Actor.rows.filter(Q(victim_in=account) | Q(perpetrator_in=account)).distinct()
    names = _names([actor.pk for actor in actors], level)
    return [account.trigger.get("quote", ""), account.place, account.charge, account.penalty, *names]


def _names(actors: list[int], level: int) -> list[str]:
    """The names of these actors as a reader of a level may know them; "" for one that is withheld."""
    cast = Cast(level, actors)
    return [cast.person(actor).name or "" for actor in actors]


def index(kind: str, target: int, title: str, body: str, *, level: int, document: int | None = None) -> None:
    """Write the row of one thing anew. level: the highest of what its words came from."""
    values = {"title": title, "body": body, "level": level, "document": document}
    Searchable.rows.update_or_create(kind=kind, target=target, defaults=values)


def forget(kind: str, target: int) -> None:
    """Let one thing be found no longer."""
    Searchable.rows.filter(kind=kind, target=target).delete()
