"""Where a page has Khmer letters, what they tell is read, too.

Rule: the patterns of Khmer words are made when the first such page is met: to make them takes longer than to read a report.
"""

from __future__ import annotations

import importlib

from saksi.kernel.scripts import KHMER
from saksi.reading.assembly import Found


def with_khmer(found: Found) -> Found:
    """The same with the dates, places, articles, names and statements of Khmer text; a page without any is left as it is."""
    if KHMER.search(found.page.text) is None:
        return found
    both: Found = importlib.import_module("saksi.reading.khmer.joining").joined(found)
    return both
