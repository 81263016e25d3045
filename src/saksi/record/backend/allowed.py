"""What SQLite lets a statement do on our connections: an allow-list, asked for each statement as it is prepared.

Rule: what the record needs is allowed, all else is refused, so that a statement slipped into the database can open no
other file, load no code and switch no protection off.
Source: sqlite.org/c3ref/set_authorizer.html and c3ref/c_alter_table.html for the numbers of the actions.
"""

from __future__ import annotations

OK, DENY = 0, 1
FUNCTION, PRAGMA = 31, 19
ATTACH, DETACH = 24, 25
# Creating and dropping tables, indexes, triggers and views (1-18, also temporary), reading (20, 21), savepoints and transactions (22, 32),
# updating (23), altering, reindexing and analysing (26-28), full text tables (29, 30), recursive queries (33).
ACTIONS = frozenset({*range(1, 19), 20, 21, 22, 23, 26, 27, 28, 29, 30, 32, 33})
REFUSED_FUNCTIONS = frozenset({"load_extension", "sqlcipher_export", "fts3_tokenizer", "readfile", "writefile", "edit"})
READ_PRAGMAS = frozenset(
    {
        "table_info", "table_xinfo", "table_list", "index_list", "index_info", "index_xinfo", "foreign_key_list",
        "foreign_key_check", "integrity_check", "quick_check", "compile_options", "data_version", "wal_checkpoint",
        "database_list", "page_count", "page_size", "freelist_count", "user_version", "schema_version", "encoding",
    }
)  # fmt: skip
# Django switches these off while it makes a table anew, and on again.
SWITCHED_BY_DJANGO = frozenset({"foreign_keys", "legacy_alter_table", "defer_foreign_keys"})
SET_PRAGMAS = READ_PRAGMAS | SWITCHED_BY_DJANGO


def allowed(action: int, first: str | None, second: str | None, database: str | None, trigger: str | None) -> int:
    """OK or DENY, as SQLite expects. first, second: for a function, None and its name; for a pragma, its name and value."""
    del database, trigger
    if action in ACTIONS:  # first, since reading a column is asked most of all
        return OK
    if action == FUNCTION:
        return DENY if (second or "").lower() in REFUSED_FUNCTIONS else OK
    if action == PRAGMA:
        name = (first or "").lower()
        return OK if name in SET_PRAGMAS or second is None else DENY
    return DENY
