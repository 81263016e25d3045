"""Who is in the text: persons, bodies and groups, each with all the words that name it.

Order: candidate names by capital letters and the pack, then one member for each, then roles, sector and groups.
"""

from __future__ import annotations

import re

from saksi.reading.cast import Cast, Member, Mention
from saksi.reading.page import Page

__all__ = ["Cast", "Member", "Mention", "find_cast"]

_NAME = re.compile(r"[A-Z][^\W\d_]+(?:[-\s][A-Z][^\W\d_]+)+")


def find_cast(page: Page) -> Cast:
    """The cast of the page."""
    members: dict[str, Member] = {}
    mentions: list[Mention] = []
    bodies = {form for entry in page.pack.bodies for form in entry.forms}
    for match in _NAME.finditer(page.text):
        name = match[0]
        member = members.get(name)
        if member is None:
            kind = "organisation" if name in bodies else "person"
            member = members[name] = Member(f"a{len(members) + 1}", kind, name)
        mentions.append(Mention(match.start(), match.end(), member.id, match.start(), match.end()))
    return Cast(members.values(), mentions)
