"""What the reader needs from the rim: one request carried to the model, one answer brought back.

Rule: a transport connects to exactly the host it is given, follows no redirect, asks no proxy, and gives up in time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from saksi.reading.llm.address import Address


class NoAnswerError(Exception):
    """Nothing usable came back. The message is a clause that a person reads: `the connection was refused`."""


class TooSlowError(NoAnswerError):
    """Nothing usable came back in time."""


@dataclass(frozen=True, slots=True)
class Request:
    """A POST of JSON to `path` below the address. seconds: for the whole exchange, from connecting to the last byte."""

    address: Address
    path: str
    headers: Mapping[str, str]
    body: bytes
    seconds: float


@dataclass(frozen=True, slots=True)
class Response:
    """What came back. headers: names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Transport(Protocol):
    """Carries requests; the only part that touches the network."""

    def post(self, request: Request) -> Response:
        """Send it and wait for the whole answer. Raises NoAnswerError if none came, TooSlowError if not in time."""
