"""How the model is asked: where, which model, how long to wait, how long the parts are; and what may be asked of it.

Rule: without an address there is no such reader. What is confidential stays on this computer: it is refused in a sentence
before anything is sent.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from saksi.kernel.errors import ReadingError
from saksi.reading.llm.address import Address

STAYS_HERE = 2
"""Texts of this level (confidential) and above go to this computer only."""

_CLOUD = re.compile(r"[-:]cloud$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LlmSettings:
    """key: sent as a bearer token, empty for none; shown nowhere. timeout: seconds for each request.

    part_words: the words of one part of a text. tries: how often a request is sent before its part counts as unread.
    """

    address: Address
    model: str
    key: str = ""
    timeout: int = 300
    part_words: int = 700
    tries: int = 4

    def __repr__(self) -> str:
        return f"LlmSettings({self.address}, {self.model!r})"

    def require(self, level: int) -> None:
        """Raises ReadingError if a text of this level may not go to this address and model."""
        if not self.address.here and self.address.scheme != "https":
            raise ReadingError(
                "the model's address %(address)s is on another computer and not encrypted; expected https:// "
                "there. Nothing was sent. Use https, or a model on this computer (http://127.0.0.1:PORT/v1).",
                address=self.address,
            )
        if level < STAYS_HERE:
            return
        if not self.address.here:
            raise ReadingError(
                "this text is of level %(level)s, and the model's address %(address)s is not on this computer; "
                "for levels %(stays)s and 3 only localhost, 127.0.0.1 and [::1] are used. Nothing was sent. Use "
                "a model on this computer, or read with --reader model or rules.",
                level=level,
                address=self.address,
                stays=STAYS_HERE,
            )
        if _CLOUD.search(self.model):
            raise ReadingError(
                "this text is of level %(level)s, and the model %(model)r runs in a cloud although its address "
                "is on this computer. Nothing was sent. Use a model that runs here, or read with --reader model "
                "or rules.",
                level=level,
                model=self.model,
            )
