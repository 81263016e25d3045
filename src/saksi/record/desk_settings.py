"""The table `[desk]` of the settings, and the draw that it sets the shares of: which documents are read blind, which decisions twice.

Rule: the draw is a keyed hash of the row's number, with a secret of the workspace: always the same for a row, not to be told from its name,
and nobody's choice.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, fields
from typing import Any

from saksi.kernel.canonical import canonical_json
from saksi.kernel.errors import ConfigError

BLIND, SECOND = "blind", "second"


@dataclass(frozen=True, slots=True)
class Desk:
    """blind_share: of documents that are read before their suggestions are shown; second_share: of decisions read by a second person."""

    blind_share: float = 0.05
    second_share: float = 0.10


def read_desk(values: Any, name: str) -> Desk:
    """The table `[desk]`. Raises ConfigError naming what is unknown or wrong."""
    known = [field.name for field in fields(Desk)]
    if not isinstance(values, dict):
        raise ConfigError(
            "%(name)s: got desk = %(values)r, expected a table: the line [desk], below it its settings.",
            name=name,
            values=values,
        )
    for key, value in values.items():
        if key not in known:
            raise ConfigError(
                "%(name)s: got the unknown setting %(key)r in [desk], expected %(choices)s.",
                name=name,
                key=key,
                choices=" or ".join(known),
            )
        if type(value) not in (int, float) or not 0 <= value <= 1:
            raise ConfigError(
                "%(name)s: got %(key)s = %(value)r in [desk], expected a share from 0 to 1, as 0.05.",
                name=name,
                key=key,
                value=value,
            )
    return Desk(**values)


def is_drawn(secret: str, what: str, number: int, share: float) -> bool:
    """Whether the row of this number is of the share (0 to 1) that is drawn for a purpose (`what`)."""
    digest = hmac.digest(secret.encode(), canonical_json([what, number]), "sha256")
    return int.from_bytes(digest[:8]) < share * 2**64
