"""Whom it harms that a lawyer is kept away: the client, and the lawyer.

Rule: the client of a lawyer who is turned away or may not see somebody is named after `see`, else before `'s lawyer`, else
whom the act before was done to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from saksi.reading.accounts.parties.parties import Parties
from saksi.reading.accounts.tellings.telling import KEPT_AWAY
from saksi.reading.actors.cast_phrases import Party, again
from saksi.reading.text.found import Range
from saksi.reading.text.page import Sentence

_LAWYER = re.compile(r"\b(?:lawyers?|attorneys?|counsel|solicitors?|advocates?|barristers?|defenders?)\b", re.IGNORECASE)
_SPEAKS_FOR = re.compile(r"\bwho (?:represents|represented|defends|defended)\b|\bLegal Aid\b")
_RIGHTS = re.compile(r"\b(?:rights|land|environmental) defenders?\b", re.IGNORECASE)
_SEEING = re.compile(
    r"[^.;:“”]{0,40}?\b(?:(?:see|visit|meet|contact|reach)(?:ing)?|(?:speak|talk)(?:ing)? (?:to|with)|access to)(?: with)?\s+"
)
_TO_SEE = re.compile(r"[^.;:“”]{0,30}?\bto (?:see|visit|meet|speak|talk)\b(?! (?:the )?(?:case |court )?files?\b)")


class Clients:
    """Finds the clients of the lawyers of one page."""

    def __init__(self, parties: Parties) -> None:
        self.parties = parties
        self.page = parties.page
        self.cast = parties.cast

    def kept_away(self, act: str, victims: Sequence[Party], words: Range) -> bool:
        """`was not allowed to see him` of a lawyer: the client was denied a lawyer."""
        lawyers = act in KEPT_AWAY and bool(victims) and all(map(self._is_lawyer, victims))
        return act == "lawyer-denied" or (lawyers and _TO_SEE.match(self.page.text, words[0]) is not None)

    def and_lawyers(self, victims: Sequence[Party], words: Range, sentence: Sentence) -> tuple[Party, ...]:
        """The clients of the lawyers who were kept away, then the lawyers; the same people where not all of them are lawyers."""
        return (*self.of(victims, words, sentence), *victims)

    def of(self, lawyers: Sequence[Party], words: Range, sentence: Sentence) -> list[Party]:
        """The clients of these people, if all of them are lawyers to whom nothing was done before."""
        away = {party.actor for party in lawyers}
        if not away or away & self.parties.harmed or not all(map(self._is_lawyer, lawyers)):
            return []
        for found in (self._seen(words, sentence, away), self._owner(lawyers[0]), self.parties.focused(words[0])):
            clients = [party for party in found if party.actor not in away and self.cast.members[party.actor].kind != "organisation"]
            if clients:
                return again(clients, "the client of the lawyer who was kept away")
        return []

    def _is_lawyer(self, party: Party) -> bool:
        """Whether the name, a role or the phrase around the name tells of a lawyer; a rights defender is none."""
        member = self.cast.members[party.actor]
        named = self.cast.covering(party.start)
        told = " ".join((member.name, *member.roles, self.page.text[named.end : named.right] if named is not None else ""))
        if _SPEAKS_FOR.search(told):
            return True
        return member.kind != "organisation" and _LAWYER.search(told) is not None and _RIGHTS.search(told) is None

    def _seen(self, words: Range, sentence: Sentence, away: set[str]) -> list[Party]:
        """`allowed to see him`, `turned away when she came to visit X`: whom the lawyer came for."""
        match = _SEEING.match(self.page.text, words[0], sentence.end)
        if match is None:
            return []
        at = self.page.word_at(match.end())
        if self.page.low(at + 1) in {"client", "clients"} and self.page.low(at + 2) == ",":
            at += 3  # `to see her client, X`
        return self.parties.object(at, sentence, doers=frozenset(away))

    def _owner(self, lawyer: Party) -> list[Party]:
        """`X's lawyer, Y`, `his lawyer, Y`, `a lawyer for X`: whose lawyer it is, in the last phrase that names them."""
        for mention in reversed(self.cast.mentions_of(lawyer.actor)):
            if mention.start > lawyer.end:
                continue
            low = self.page.word_at(mention.left)
            if self.page.low(low) in {"his", "her", "their"}:
                return self.parties.resolve(self.page.low(low), self.page.words[low].start, self.page.words[low].end, frozenset((lawyer.actor,)))
            inside = [m for m in self.cast.within(mention.left, mention.right) if m.actor != lawyer.actor and self.cast.members[m.actor].kind == "person"]
            if inside:
                return [Party.at(inside[0])]
        return []
