"""The reader `llm`: a text in parts through a language model, every value grounded in the text.

Rule: whether the text may go there is asked before anything is sent. What could not be read, what was dropped and what it cost
stands in the settings of the reading; a reading of which nothing was read is no reading.
Order: permission, page, suspects, parts; for each part a question, in halves where it is too much; then the reading.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from saksi.codebook.packs import Pack
from saksi.kernel.errors import ReadingError
from saksi.reading.assembly import reading_of
from saksi.reading.llm import prompt
from saksi.reading.llm.conversation import Conversation, PartFailedError, TooMuchError
from saksi.reading.llm.grounding import Grounding
from saksi.reading.llm.parts import Part, parts_of, pieces_of
from saksi.reading.llm.settings import LlmSettings
from saksi.reading.llm.suspects import find_suspects
from saksi.reading.llm.transport import Transport
from saksi.reading.model import Reading
from saksi.reading.text.found import Range
from saksi.reading.text.page import Page, make_page

HALVINGS = 3
"""A part that is too much is halved so many times at most."""
PATIENCE = 2
"""After so many parts without any usable answer no more are tried."""


@dataclass(frozen=True)
class LlmReader:
    """Reads by asking a model. Satisfies the protocols `Reader` and `LevelReader`.

    level: of the text to be read; the strictest until somebody says which. tell: is told of the progress, in sentences.
    pause: waits so many seconds.
    """

    settings: LlmSettings
    transport: Transport
    level: int = 3
    tell: Callable[[str], None] = lambda _: None
    pause: Callable[[float], None] = time.sleep

    name = "llm"
    version = "1"

    @property
    def setup(self) -> Mapping[str, str]:
        """Which model is asked where, with which prompt."""
        return {"model": self.settings.model, "address": str(self.settings.address), "prompt": prompt.VERSION}

    def for_level(self, level: int) -> LlmReader:
        """This reader for a text of this level."""
        return replace(self, level=level)

    def read(self, text: str, published: date | None, pack: Pack) -> Reading:
        """Read the stored text; spans of the reading are of this text, in code points. Models may answer differently each time.

        Raises ReadingError if the text may not be sent there, or if nothing of it could be read.
        """
        self.settings.require(self.level)
        page = make_page(text, published, pack)
        turn = _Turn(self, page, find_suspects(page), Conversation(self.settings, self.transport, self.pause))
        turn.run()
        return reading_of(turn.grounding.found(), self.name, self.version, turn.told())


@dataclass
class _Turn:
    """The reading of one page while it is under way. unread: the pieces that failed, by number, with the reason."""

    reader: LlmReader
    page: Page
    withheld: tuple[Range, ...]
    talk: Conversation
    parts: int = 0
    unread: dict[int, str] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.grounding = Grounding(self.page, self.withheld, self.reader.settings.model)
        self.mark = prompt.mark_for(self.page.text)

    def run(self) -> None:
        """Read all parts."""
        most = self.reader.settings.part_words
        parts = parts_of(self.page, pieces_of(self.page, most), most)
        self.parts = len(parts)
        for number, part in enumerate(parts, start=1):
            first, last = part.numbers
            self.reader.tell(f"Part {number} of {len(parts)}: paragraphs {first} to {last} ...")
            self._part(part, HALVINGS)
            if not self.talk.answered and number >= min(len(parts), PATIENCE):
                why = next(iter(self.unread.values()), "the model gave no answer")
                raise ReadingError(
                    "nothing was read: %(why)s. Try another model, a longer context, or a smaller llm_part_words.",
                    why=why,
                )
        self.unread = {number: why for number, why in self.unread.items() if number not in self.seen}
        for line in (self._unread(), self.talk.doubt, *self._notes()):
            if line:
                self.reader.tell(line)

    def _part(self, part: Part, halvings: int) -> None:
        try:
            answer = self.talk.ask(prompt.messages(self.page.text, part, self.mark, self.withheld))
        except TooMuchError as error:
            halves = part.halves() if halvings else (part,)
            if len(halves) == 1:
                self._failed(part, error)
            for half in halves if len(halves) > 1 else ():
                self._part(half, halvings - 1)
        except PartFailedError as error:
            self._failed(part, error)
        else:
            self.seen.update(piece.number for piece in part.pieces)
            self.grounding.add(answer, part)

    def _failed(self, part: Part, error: PartFailedError) -> None:
        self.unread.update({piece.number: str(error) for piece in part.pieces})

    # --- what is told of it

    def _unread(self) -> str:
        if not self.unread:
            return ""
        reasons = "; ".join(dict.fromkeys(self.unread.values()))
        return f"Unread: paragraphs {_numbers(self.unread)} ({reasons})."

    def _dropped(self) -> str:
        return ", ".join(f"{kind} {number}" for kind, number in sorted(self.grounding.dropped.items()))

    def _notes(self) -> tuple[str, ...]:
        dropped = self._dropped()
        return (
            f"Dropped, for their words do not stand in the text: {dropped}." if dropped else "",
            f"Kept from the model, for they speak to a reading program: passages {len(self.withheld)}." if self.withheld else "",
            f"Cost as the server reports it: {self.talk.cost}.",
        )

    def told(self) -> Mapping[str, str]:
        """The settings and the outcome, as the reading keeps them."""
        return {
            **self.reader.setup,
            "parts": str(self.parts),
            "unread": " ".join(filter(None, (self._unread(), self.talk.doubt))),
            "dropped": self._dropped(),
            "withheld": str(len(self.withheld)),
            "cost": str(self.talk.cost),
        }


def _numbers(unread: Mapping[int, str]) -> str:
    """`3-5, 9` for 3, 4, 5, 9."""
    runs: list[list[int]] = []
    for number in sorted(unread):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
