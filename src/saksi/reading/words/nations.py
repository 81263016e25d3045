"""Countries, peoples and great places, so that they are not taken for persons or bodies (`data/nations.txt`)."""

from __future__ import annotations

from saksi.reading.text.lexicon import words
from saksi.reading.words.countries import DEMONYMS

COUNTRIES = words("nations.txt", "countries")
CITIES = words("nations.txt", "cities")
PLACES = COUNTRIES | words("nations.txt", "regions") | CITIES
_PEOPLES = words("nations.txt", "peoples")
PEOPLES = _PEOPLES | DEMONYMS.keys() | {f"{people}s" for people in _PEOPLES if people[-1] not in "hse"}
