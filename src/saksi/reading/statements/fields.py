"""Drafts of statements -> statements with their fields: source, manner, position and date, each with its reason.

Rule: one statement for each speaker of a draft; what a speaker says undated is taken for the day of the words before (said_on.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from saksi.reading.actors.relays import relays, speaks_for_a_state
from saksi.reading.positions.positions import Judged, Utterance, judged
from saksi.reading.positions.sides import Sides
from saksi.reading.statements.draft import Dated, Draft
from saksi.reading.statements.said_on import SaidOn, undated
from saksi.reading.text.cast import Cast
from saksi.reading.text.found import Because, DateFound, Reasons, StatementFound
from saksi.reading.text.page import Page

_BODIES_IN_PLURAL = re.compile(
    r"\b(?:groups|associations|organi[sz]ations|unions|parties|outlets|embassies|companies)\b", re.IGNORECASE
)
_LAWYER = re.compile(r"\b(?:lawyers?|attorney|counsel|advocate|barrister)\b", re.IGNORECASE)
_PASSED_ON = frozenset(("report", "according"))
"""By these an outlet passes on also what others said in words of their own."""
_CALLED = 30
"""So far before a name stands what an outlet is called."""
_MARKS = {
    "direct": "quotation marks hold all of the words",
    "mixed": "quotation marks hold part of the words",
    "indirect": "no quotation marks hold any of the words",
}


def finished(drafts: Sequence[Draft], page: Page, cast: Cast, dates: Sequence[DateFound]) -> tuple[StatementFound, ...]:
    """The statements of these drafts with all their fields, one for each speaker, sorted and numbered by place."""
    fields = _Fields(page, cast)
    said_on = SaidOn(page, cast, dates).said_on(drafts)
    found: list[StatementFound] = []
    for draft in drafts:
        for actor in draft.actors:
            if draft.date is not None:
                said_on[actor] = undated(draft.date)
            found.append(fields.of(draft, actor, draft.date or said_on.get(actor)))
    found.sort(key=lambda item: (item.start, item.end, item.cue_start))
    return tuple(replace(statement, id=f"s{number}") for number, statement in enumerate(found, start=1))


class _Fields:
    """Tells the fields of the statements of one page."""

    def __init__(self, page: Page, cast: Cast) -> None:
        self.page = page
        self.text = page.text
        self.cast = cast
        self.sides = Sides(page, cast)

    def of(self, draft: Draft, actor: str, date: Dated | None) -> StatementFound:
        """The statement of this speaker, on the day told; its id is given when all are known."""
        member = self.cast.members[actor]
        document = (
            draft.source.document
            or member.kind == "organisation"
            or (member.kind == "group" and _BODIES_IN_PLURAL.search(member.name) is not None)
        )
        content = self.text[draft.start : draft.end]
        manner = self._manner(draft)
        lawyer = any(_LAWYER.search(words) for words in (member.name, *member.roles))
        side = self.sides.of(member)
        if speaks_for_a_state(member, side, self._called(actor)):
            side = "state"
        relayed = (manner == "indirect" or draft.lemma in _PASSED_ON) and relays(member, side, content)
        position = judged(Utterance(content, draft.does, draft.lemma, side, manner == "direct", lawyer, relayed))
        return StatementFound(
            "",
            actor,
            "document" if document else "person",
            manner,
            draft.start,
            draft.end,
            draft.hit_start,
            draft.hit_end,
            date.edtf if date is not None else None,
            position.position,
            self._reasons(draft, date, position, manner, document=document),
        )

    def _called(self, actor: str) -> str:
        """The words around the first mention of a speaker."""
        first = next(iter(self.cast.mentions_of(actor)), None)
        return self.text[max(0, first.left - _CALLED) : first.right] if first is not None else ""

    def _reasons(self, draft: Draft, date: Dated | None, position: Judged, manner: str, *, document: bool) -> Reasons:
        """Why it is a statement, and why each of its fields is what it is."""
        content, cue = (draft.start, draft.end), (draft.hit_start, draft.hit_end)
        source = draft.source.because
        told = (draft.start + position.words[0], draft.start + position.words[1]) if position.words else content
        reasons = {
            "": Because(draft.rule, (cue,)),
            "speaker": source,
            "source": Because("a document or body speaks" if document else "a person or people speak", source.words),
            "manner": Because("the speaker's own words, under a label" if draft.direct else _MARKS[manner], (content,)),
            "span": Because(draft.content, (content,)),
            "cue": Because("the words by which the text tells who spoke, or who did not", (cue,)),
            "position": Because(position.rule, (cue, told)),
        }
        if date is not None:
            reasons["date"] = date.because
        return reasons

    def _manner(self, draft: Draft) -> str:
        """Direct if quotation marks hold all of the content (a cue inside aside), indirect if none of it."""
        if draft.direct:
            return "direct"
        inside = self.page.quote_at(draft.start)
        quotes = self.page.quotes_within(draft.start, draft.end)
        if inside is not None and inside.start < draft.start:
            return "direct"
        return "mixed" if quotes else "indirect"
