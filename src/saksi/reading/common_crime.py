"""Pages that tell of common crime: who is arrested, charged or sentenced there is a suspect of it, and no victim of the State.

Rule: several words of robbery, kidnapping, fraud and the like, of more than two kinds, on a page that says next to nothing of
rights, politics, protest, terror or the press. Asked of a page once, and only where somebody is taken or judged.
"""

from __future__ import annotations

import re

_CRIMES = re.compile(
    r"\b(?:stolen|stealing|thefts?|thie(?:f|ves)|burglar\w*|robb(?:ed|ery|eries|ers?)|heroin|cocaine|methamphetamine|drug (?:dealers?|rings?|lords?|traffick\w+)|"
    r"smuggl\w+|fraud\w*|scam\w*|swindl\w+|bandits?|banditry|rustl(?:ers?|ing)|human traffick\w+|traffickers?|cultis\w+|gangs?|gangsters?|home invasion|ransom|"
    r"extort\w+|impersonat\w+|homicide|felon(?:y|ies)|sheriff|kidnappers?|kidnapping|abductors?|assault with|carjack\w+|muggers?|rap(?:e|ed|ists?)|"
    r"murder(?:ed|ers?)?|suspects?)\b",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"human rights|civil society|activis|journalis|protest|dissident|opposition|amnesty|\bunion|demonstrat|politic|milit|terror|minorit|regime|reporter|"
    r"press freedom|(?:death|died|dies|killed) in (?:\w+ )?(?:custody|detention|cells?)\b|brutality|extrajudicial|torture of|rebel|insurg|war crimes|refugee|asylum",
    re.IGNORECASE,
)
_LEAST, _KINDS = 4, 3
"""So many words of crime, of so many kinds."""

OF_SUSPECTS = frozenset("arrest detention charge conviction summons trial raid bail-denied".split())
"""What is done to suspects of any crime."""


def tells_of_crime(text: str) -> bool:
    """Whether the page is one of common crime."""
    words = [match[0].lower() for match in _CRIMES.finditer(text)]
    if len(words) < _LEAST or len(set(words)) < _KINDS:
        return False
    rights = _RIGHTS.finditer(text)
    return next(rights, None) is None or next(rights, None) is None
