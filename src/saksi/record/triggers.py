"""Triggers that hold in the database what the actions promise, for SQLite and for PostgreSQL.

    record_logleaf      never changed, never deleted
    record_logentry     never deleted; changed only to shred its content (nonce and data to NULL)
    record_decision     never changed, never deleted
    record_suggestion   never deleted; only `state` and `version` change
    record_text         never changed, never deleted
    all of these        never emptied by TRUNCATE, which PostgreSQL has

Rule: a program that goes round the actions is stopped all the same. Used by migrations, TRIGGERS by 0002, MORE_TRIGGERS
by 0005 and CONFIDENCE_TRIGGER by 0008; the names are listed here so that a test database can be emptied.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trigger:
    """One rule. event: UPDATE, UPDATE OF columns, DELETE or TRUNCATE; when: what makes it wrong, by NEW and OLD."""

    table: str
    name: str
    event: str
    message: str
    when: str = ""

    def create(self, vendor: str) -> list[str]:
        """The statements that make it; vendor: sqlite or postgresql."""
        condition = f" WHEN ({self.when})" if self.when else ""
        each = "STATEMENT" if self.event == "TRUNCATE" else "ROW"
        head = f"CREATE TRIGGER {self.name} BEFORE {self.event} ON {self.table} FOR EACH {each}{condition}"
        if vendor == "sqlite" and self.event == "TRUNCATE":
            return []
        if vendor == "sqlite":
            null_safe = head.replace("IS DISTINCT FROM", "IS NOT")
            return [f"{null_safe} BEGIN SELECT RAISE(ABORT, '{self.message}'); END"]
        body = f"RAISE EXCEPTION '{self.message}' USING ERRCODE = 'integrity_constraint_violation';"
        function = f"CREATE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$"
        return [function, f"{head} EXECUTE FUNCTION {self.name}()"]

    def drop(self, vendor: str) -> list[str]:
        """The statements that take it away."""
        if vendor == "sqlite":
            return [f"DROP TRIGGER IF EXISTS {self.name}"]
        return [
            f"DROP TRIGGER IF EXISTS {self.name} ON {self.table}",
            f"DROP FUNCTION IF EXISTS {self.name}()",
        ]


_SHREDS = (
    'NEW."index" IS DISTINCT FROM OLD."index" OR NEW.kind IS DISTINCT FROM OLD.kind'
    " OR NEW.nonce IS NOT NULL OR NEW.data IS NOT NULL"
)
_SUGGESTED = 'id, reading_id, document_id, kind, key, payload, start, "end", added_by_id'

TRIGGERS = (
    Trigger("record_logleaf", "record_logleaf_no_update", "UPDATE", "the log only grows: a leaf is never changed"),
    Trigger("record_logleaf", "record_logleaf_no_delete", "DELETE", "the log only grows: a leaf is never deleted"),
    Trigger(
        "record_logentry",
        "record_logentry_no_update",
        "UPDATE",
        "the log only grows: an entry is never changed",
        _SHREDS,
    ),
    Trigger(
        "record_logentry",
        "record_logentry_no_delete",
        "DELETE",
        "the log only grows: an entry is never deleted",
    ),
    Trigger(
        "record_decision",
        "record_decision_no_update",
        "UPDATE",
        "a decision is never changed: undo is a new one",
    ),
    Trigger(
        "record_decision",
        "record_decision_no_delete",
        "DELETE",
        "a decision is never deleted: undo is a new one",
    ),
    Trigger(
        "record_suggestion",
        "record_suggestion_no_update",
        f"UPDATE OF {_SUGGESTED}",
        "a suggestion is never changed: amend it by a decision",
    ),
    Trigger(
        "record_suggestion",
        "record_suggestion_no_delete",
        "DELETE",
        "a suggestion is never deleted: reject it",
    ),
)

MORE_TRIGGERS = (
    Trigger("record_text", "record_text_no_update", "UPDATE", "a stored text is never changed"),
    Trigger("record_text", "record_text_no_delete", "DELETE", "a stored text is never deleted: withdraw its document"),
    *(
        Trigger(table, f"{table}_no_truncate", "TRUNCATE", "what only grows is never emptied")
        for table in ("record_logleaf", "record_logentry", "record_decision", "record_suggestion", "record_text")
    ),
)

CONFIDENCE_TRIGGER = Trigger(
    "record_suggestion",
    "record_suggestion_confidence_no_update",
    "UPDATE OF confidence",
    "a suggestion is never changed: amend it by a decision",
)
