"""Words that head the names of bodies, with sector; words that head other proper names (`data/bodies.txt`).

Rule: generic English; a body known by its own name stands in a pack.
"""

from __future__ import annotations

from saksi.reading.text.lexicon import by_heading, words

HEADS: dict[str, str] = by_heading("bodies.txt", "head")
"""Lower-case head noun of a body to sector (`party` stands for either side)."""

LINKING = words("bodies.txt", "linking")
"""Heads that may go on with of, for, on, to, against and more capitals (`Committee to Protect Journalists`)."""

NOUN_PHRASES = words("bodies.txt", "phrases")
"""Heads of descriptions that stand for a body (`the ministry`, `the rights group`)."""

DOCUMENTS = words("bodies.txt", "documents")
"""Things written that can speak; their speaker is who issued them."""

OTHER_NAMES = words("bodies.txt", "other names")
"""Heads of proper names that are neither persons nor bodies: laws, treaties, days, streets, platforms."""

GROUP_WORDS = words("bodies.txt", "group words")
"""Common nouns right before a name that make it a body (`the rights group Licht`)."""
