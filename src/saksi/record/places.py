"""Under which name an incident is counted: the province where the pack knows it, else the place as told.

Source: the places of the country packs, whose parents lead up to the country.
"""

from __future__ import annotations

from functools import cache

from saksi.codebook.packs import Pack, load_pack


@cache
def _index(pack: str) -> tuple[dict[str, str], dict[str, tuple[str, str, str]]]:
    """From any form of a name to its code, and from code to (name, level, parent)."""
    loaded: Pack = load_pack(pack)
    forms: dict[str, str] = {}
    for place in loaded.places:
        for form in place.forms:
            forms.setdefault(form.casefold(), place.code)
    return forms, {place.code: (place.name, place.level, place.parent) for place in loaded.places}


def counted_under(name: str, pack: str) -> str:
    """The province that holds a place, the country for a country, else the name as it was told."""
    forms, places = _index(pack)
    code = forms.get(name.casefold().strip(), "")
    found = name
    seen: set[str] = set()
    while code in places and code not in seen:
        seen.add(code)
        label, level, parent = places[code]
        if level == "province":
            return label
        if level == "country" and len(seen) == 1:
            return label
        code = parent
    return found
