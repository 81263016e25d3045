"""Cells of a spreadsheet that is given away: none is one that a program would run.

Source: OWASP, CSV Injection.
"""

from __future__ import annotations

DANGEROUS = tuple("=+-@\t\r\n\0\uff1d\uff0b\uff0d\uff20")


def guarded(value: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe stands before one that looks like it."""
    return "'" + value if value.startswith(DANGEROUS) else value
