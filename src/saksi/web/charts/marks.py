"""The marks of strips as SVG: hundreds on a page, so they are put together here and not by a template.

Rule: every word passes through `escape`. A mark is as wide as its period and as high as its row, so that it can be hit however short its bar is.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from saksi.web.charts.strips import BARS, NUMBER, Strip

HIGH = NUMBER + BARS


def marks(strip: Strip, step: int, number: Callable[[int], str]) -> str:
    """The bars of a row, each with its number, its name and the way to its list. number: a count in the words of the page."""
    name = escape(strip.kind.name)
    return "".join(
        f"{_way(bar.address)}<title>{name}, {escape(bar.name)}: {escape(number(bar.count))}</title>"
        f'<path class="hit" d="M{bar.x} {strip.reach}h{step}v{HIGH}h-{step}z"/><path d="M{bar.x + 3} {bar.y}h{step - 6}v{bar.height}h{6 - step}z"/>'
        f'<text x="{bar.middle}" y="{bar.above}">{bar.count}</text>{"</a>" if bar.address else "</g>"}'
        for bar in strip.bars
    )


def _way(address: str) -> str:
    return f'<a href="{escape(address)}">' if address else "<g>"
