"""Readers for the tests, texts for them, and what a good model says of these texts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from saksi.cli.llm_transport import HttpTransport
from saksi.codebook.packs import load_pack
from saksi.reading.llm.address import Address
from saksi.reading.llm.reader import LlmReader
from saksi.reading.llm.settings import LlmSettings
from saksi.reading.llm.transport import Request, Response
from saksi.reading.model import Reading

TEXT = (
    "Police in Lumera City arrested three dock workers on Sunday, their union said.\n\n"
    "“They showed no warrant,” said Mina Torrel, president of the Free Dock Workers’ Union. "
    "The men were charged with incitement.\n\n"
    "A police spokesman, Arden Bule, denied the claim.\n"
)
PUBLISHED = date(2025, 3, 4)

GOOD: dict[str, Any] = {
    "actors": [
        {"name": "Police in Lumera City", "paragraph": 1, "other_names": [], "kind": "organisation", "role": None, "sector": "security-forces"},
        {"name": "three dock workers", "paragraph": 1, "other_names": ["The men"], "kind": "group", "role": None, "sector": "union"},
        {
            "name": "Mina Torrel", "paragraph": 2, "other_names": [], "kind": "person",
            "role": "president of the Free Dock Workers' Union", "sector": "union",
        },
        {"name": "Free Dock Workers' Union", "paragraph": 2, "other_names": [], "kind": "organisation", "role": None, "sector": "union"},
        {"name": "Arden Bule", "paragraph": 3, "other_names": [], "kind": "person", "role": "police spokesman", "sector": "security-forces"},
    ],
    "statements": [
        {"paragraph": 2, "speaker": "Mina Torrel", "cue": "said", "content": '"They showed no warrant,"', "date": None, "position": "alleges"},
        {"paragraph": 3, "speaker": "Arden Bule", "cue": "denied", "content": "the claim", "date": None, "position": "denies"},
    ],
    "accounts": [
        {
            "paragraph": 1, "act": "arrest", "trigger": "arrested", "victims": ["three dock workers"], "perpetrators": ["Police in Lumera City"],
            "date": "on Sunday", "place": "Lumera City", "charge": None, "penalty": None, "status": "alleged",
        },
        {
            "paragraph": 2, "act": "charge", "trigger": "were charged", "victims": ["The men"], "perpetrators": [],
            "date": None, "place": None, "charge": "incitement", "penalty": None, "status": "reported",
        },
    ],
}  # fmt: skip


@dataclass
class Carried:
    """A transport that carries nothing and remembers what it was asked to carry."""

    answer: Callable[[Request], Response] | None = None
    requests: list[Request] = field(default_factory=list)

    def post(self, request: Request) -> Response:
        self.requests.append(request)
        assert self.answer is not None, "nothing was to be sent"
        return self.answer(request)


def reader_at(
    address: Address, *, level: int = 1, told: list[str] | None = None, pauses: list[float] | None = None, **settings: Any
) -> LlmReader:
    """A reader by HTTP that does not wait between tries. told and pauses are filled with what it says and how long it would wait."""
    tell, pause = ([] if told is None else told).append, ([] if pauses is None else pauses).append
    return LlmReader(LlmSettings(address, "test-model", **settings), HttpTransport(), level, tell, pause)


def read(reader: LlmReader, text: str = TEXT) -> Reading:
    """The reading of a text in the sample country."""
    return reader.read(text, PUBLISHED, load_pack("sample"))
