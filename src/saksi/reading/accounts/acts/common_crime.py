"""Pages that tell of common crime: who is arrested, charged or sentenced there is a suspect of it, and no victim of the State.

Rule: several words of robbery, kidnapping, fraud and the like, of more than two kinds, on a page that says next to nothing of
rights, politics, protest, terror or the press. Asked of a page once, and only where somebody is taken or judged.
"""

from __future__ import annotations

import re

from saksi.reading.text.page import Page

_CRIMES = frozenset(
    "stolen stealing theft thefts thief thieves burglar burglars burglary burglaries robbed robbery robberies robber robbers heroin cocaine methamphetamine drug "
    "smuggled smuggler smugglers smuggling fraud frauds fraudster fraudsters scam scams scammer scammers swindled swindler swindlers swindling bandit bandits banditry "
    "rustler rustlers rustling trafficking trafficker traffickers cultist cultists cultism gang gangs gangster gangsters ransom extorted extorting extortion "
    "extortionist extortionists impersonated impersonating impersonation homicide felony felonies sheriff kidnapper kidnappers kidnapping abductor abductors "
    "carjacked carjacking mugger muggers rape raped rapist rapists murder murdered murderer murderers suspect suspects".split()
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


def tells_of_crime(page: Page) -> bool:
    """Whether the page is one of common crime."""
    told = [word.low for word in page.words if word.low in _CRIMES]
    if len(told) < _LEAST or len(set(told)) < _KINDS:
        return False
    rights = _RIGHTS.finditer(page.text)
    return next(rights, None) is None or next(rights, None) is None
