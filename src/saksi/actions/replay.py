"""Replay a file of decisions through the actions, in the name of the "scripted monitor".

Rule: nothing is decided that the file does not name; a step that fits nothing is reported and passed over. Replaying
twice changes nothing more: what is decided already stays.
A step is an object with `do`: accept, amend, reject, unsure, choose, merge, case. Suggestions are chosen by `file`, `kind`
and `quote` (words within the suggestion's own), accounts by `act` besides, so that a better reader does not break it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User

from saksi.actions.accept import accept
from saksi.actions.accept_account import accept_account
from saksi.actions.amend import amend
from saksi.actions.choose_field import choose_field
from saksi.actions.merge_actors import merge_actors
from saksi.actions.open_case import open_case
from saksi.actions.reject import reject
from saksi.actions.unsure import unsure
from saksi.kernel.errors import SaksiError
from saksi.record.models import Account, Actor, Case, Document, Incident, Suggestion


@dataclass
class Replay:
    """One run: what was done, and the steps that fitted nothing, each as a sentence."""

    by: User
    done: int = 0
    skipped: int = 0
    unknown: list[str] = field(default_factory=list)
    incidents: dict[str, Incident] = field(default_factory=dict)

    def run(self, steps: list[dict[str, Any]]) -> Iterator[int]:
        """Do the steps in order; yields after each, for progress."""
        for number, step in enumerate(steps, start=1):
            try:
                self._step(step)
            except (SaksiError, KeyError) as error:
                self.unknown.append(f"step {number} ({step.get('do')}, {step.get('file', '')}): {error}")
            yield number

    def _step(self, step: dict[str, Any]) -> None:
        if step["do"] == "case":
            self._case(step)
        elif step["do"] == "choose":
            self._choose(step)
        elif step["do"] == "merge":
            self._merge(step)
        else:
            self._decide(step)

    def _find(self, step: dict[str, Any]) -> Suggestion | None:
        """The suggestion that a step names: the newest reading's, first in the text."""
        rows = Suggestion.rows.filter(document__filename=step["file"], document__withdrawn=False, kind=step["kind"])
        rows = rows.exclude(state=Suggestion.State.SUPERSEDED)
        for row in rows.order_by("-reading_id", "start"):
            words = row.payload.get("name") if row.kind == "actor" else row.document.text.content[row.start : row.end]
            if step["quote"] in (words or "") and step.get("act") in (None, row.payload.get("act")):
                return row
        return None

    def _decide(self, step: dict[str, Any]) -> None:
        suggestion = self._find(step)
        if suggestion is None:
            self.unknown.append(f"{step['file']}: no {step['kind']} with the words {step['quote']!r}")
            return
        if suggestion.state != Suggestion.State.OPEN:
            self.skipped += 1
            self._recall(step, suggestion)
            return
        reason, changes = step.get("reason", ""), step.get("changes")
        if suggestion.kind == Suggestion.Kind.ACCOUNT and step["do"] in ("accept", "amend"):
            label = step.get("incident", "")
            account = accept_account(self.by, suggestion, self.incidents.get(label), changes=changes, reason=reason)
            if label and account.act is not None:
                self.incidents[label] = account.act.incident
        elif step["do"] == "accept":
            accept(self.by, suggestion, reason=reason)
        elif step["do"] == "amend":
            amend(self.by, suggestion, changes or {}, reason=reason)
        else:
            {"reject": reject, "unsure": unsure}[step["do"]](self.by, suggestion, reason=reason)
        self.done += 1

    def _recall(self, step: dict[str, Any], suggestion: Suggestion) -> None:
        """Know the incident of an account that an earlier run accepted."""
        account = Account.rows.filter(suggestion=suggestion, live=True).select_related("act__incident").first()
        if account is not None and account.act is not None and step.get("incident"):
            self.incidents[step["incident"]] = account.act.incident

    def _choose(self, step: dict[str, Any]) -> None:
        incident = self.incidents[step["incident"]]
        document = Document.rows.get(filename=step["file"], withdrawn=False)
        account = Account.rows.get(live=True, document=document, act__incident=incident, code=step["act"])
        if account.act is None or account.act.choices.filter(field=step["field"], live=True).exists():
            self.skipped += 1
            return
        choose_field(self.by, account.act, step["field"], account, reason=step["reason"])
        self.done += 1

    def _merge(self, step: dict[str, Any]) -> None:
        """The actors of one name, each from a document of its own, become one."""
        named = list(Actor.rows.filter(live=True, merged_into=None, name=step["name"]).order_by("pk"))
        if not named:
            self.unknown.append(f"no actor is named {step['name']!r}")
        for other in named[1:]:
            merge_actors(self.by, named[0], other, reason=step["reason"])
        self.done += len(named) > 1
        self.skipped += len(named) == 1

    def _case(self, step: dict[str, Any]) -> None:
        if Case.rows.filter(title=step["title"], live=True).exists():
            self.skipped += 1
            return
        open_case(
            self.by, step["title"], [self.incidents[label] for label in step["incidents"] if label in self.incidents]
        )
        self.done += 1
