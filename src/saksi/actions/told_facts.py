"""What the entries of the log tell of facts once they are made: whether they stand, how confidential they are, what they point at.

Rule: entries are heard in their order, and the last one that tells something counts. They name a fact by its kind and number, or by the
decision that made it. What an entry of an earlier version of Saksi does not tell stays unknown: nothing is concluded from it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

Said = dict[str, Any]
LINKS = ("speaker", "according_to", "victims", "perpetrators")  # as `facts.stands_on` names them
Links = tuple[tuple[int, ...], ...]  # for each of these the decisions that made what it names
Named = tuple[str, int]  # the kind and number of a row, or "decision" and the number of the decision that made it


class Made(NamedTuple):
    """What the entry of a decision tells of the fact that it made.

    entry: its place in the log. level: its own, in entries of earlier versions what the log had told by then of the
    level of the document. fact: its number; it and stands_on are None in entries of earlier versions.
    """

    entry: int
    document: int
    level: int | None
    fact: int | None
    stands_on: Links | None


def links(stands_on: dict[str, list[int]]) -> Links:
    """The same in few bytes, to be compared."""
    return tuple(tuple(stands_on.get(name, ())) for name in LINKS)


class ToldFacts:
    """The same of all facts, by decision or by kind and number. Memory: some 400 bytes for each decision.

    unlisted: the place of the last import that put rows aside without telling which statements and actors.
    """

    def __init__(self) -> None:
        self.made: dict[int, Made] = {}
        self.standing: dict[Named, tuple[int, bool]] = {}
        self.levels: dict[Named, int] = {}
        self.first_levels: dict[int, int] = {}  # of documents, before the first change
        self.acts: dict[int, int | None] = {}
        self.incidents: dict[int, int] = {}
        self.merged: dict[int, int | None] = {}
        self.unlisted = -1
        self._of_kind: dict[str, Callable[[int, Said], None]] = {
            "accepted": self._made, "amended": self._made, "added": self._made, "undone": self._undone, "imported": self._imported,
            "level set": self._level, "change undone": self._put_back, "placed": self._placed, "actors merged": self._merged,
            "actors unmerged": self._unmerged,
        }  # fmt: skip

    def hear(self, index: int, entry: Said) -> None:
        """One entry, at its place in the log. Raises what a wrong form raises, which its leaf tells."""
        of_kind = self._of_kind.get(entry["kind"])
        if of_kind is not None:
            of_kind(index, entry)

    def stands(self, kind: str, number: int, decision: int) -> bool | None:
        """Whether this fact must stand; None where an import of an earlier version may have put it aside."""
        made = self.made[decision].entry, True
        last, standing = max(made, self.standing.get(("decision", decision), made), self.standing.get((kind, number), made))
        if standing and last < self.unlisted and kind in ("actor", "statement"):
            return None
        return standing

    def level(self, kind: str, number: int, decision: int, levels: dict[int, int]) -> int | None:
        """The level that this fact must have; None where it is not known. levels: of documents, as they stand, where that is beyond doubt."""
        made = self.made[decision]
        own = self.levels.get((kind, number), made.level)
        return own if own is not None else self.first_levels.get(made.document, levels.get(made.document))

    def place(self, account: int) -> tuple[int | None, int | None]:
        """The act and the incident of which this account must tell, None and None where it was never placed."""
        act = self.acts.get(account)
        return act, self.incidents.get(act) if act is not None else None

    def _made(self, index: int, entry: Said) -> None:
        said = links(entry["stands_on"]) if "stands_on" in entry else None
        document = entry["document"]
        level = entry.get("level", self.levels.get(("document", document)))
        self.made[entry["decision"]] = Made(index, document, level, entry.get("fact"), said)

    def _undone(self, index: int, entry: Said) -> None:
        self.standing["decision", entry["undoes"]] = index, False

    def _imported(self, index: int, entry: Said) -> None:
        for account in entry["replaced"]:
            self.standing["account", account] = index, False
        for kind, number in entry.get("set_aside", ()):
            self.standing[kind, number] = index, False
        if entry["replaced"] and "set_aside" not in entry:
            self.unlisted = index

    def _level(self, _index: int, entry: Said) -> None:
        self._set_level(entry["what"], entry["row"], entry["before"], entry["after"])
        for kind, number, before, after in entry.get("followed", ()):
            self._set_level(kind, number, before, after)

    def _set_level(self, kind: str, number: int, before: int, after: int) -> None:
        if kind == "document":
            self.first_levels.setdefault(number, before)
        self.levels[kind, number] = after

    def _put_back(self, index: int, entry: Said) -> None:
        for kind, number, before, after in entry["rows"]:
            if "live" in before:
                self.standing[kind, number] = index, before["live"]
            if "level" in before:
                self._set_level(kind, number, after["level"], before["level"])
            if kind == "account" and "act_id" in before:
                self.acts[number] = before["act_id"]

    def _placed(self, _index: int, entry: Said) -> None:
        self.acts[entry["account"]] = entry["act"]
        self.incidents[entry["act"]] = entry["incident"]

    def _merged(self, _index: int, entry: Said) -> None:
        self.merged[entry["gone"]] = entry["kept"]

    def _unmerged(self, _index: int, entry: Said) -> None:
        self.merged[entry["gone"]] = None
