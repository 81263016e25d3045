"""Words that head the names of bodies, with sector and the gender-less `it`; words that head other proper names.

Rule: generic English; a body known by its own name stands in a pack.
"""

from __future__ import annotations

_HEADS = {
    "state": """ministry|department|government|administration|authority|agency|bureau|cabinet|senate|parliament|congress|assembly|commission
        committee|secretariat|directorate|municipality|junta|regime|duma|knesset|presidency|regulator|inspectorate|treasury|embassy|customs
        council|state administration council|palace|house|kremlin|ombudsman|delegation""",
    "judiciary": "court|tribunal|courts|judiciary|prosecution|prosecutor's office|chambers|bench",
    "security-forces": """police|army|military|navy|gendarmerie|guard|force|forces|troops|battalion|brigade|command|constabulary|armed forces
        rangers|taskforce|tatmadaw|intelligence|militia""",
    "party": "party|front|bloc",
    "civil-society": """organization|organisation|association|center|centre|institute|foundation|network|coalition|alliance|campaign|initiative|forum
        league|society|watch|fund|ngo|amnesty|movement|group|project|club|circle|platform|trust|observatory|defenders|solidarity|collective|watchdog""",
    "union": "union|federation|confederation|syndicate|unions",
    "media": """times|post|daily|radio|news|herald|tribune|gazette|journal|newspaper|television|tv|magazine|press|broadcaster|observer|guardian|star
        agency|courier|chronicle|standard|telegraph|voice|service|channel|broadcasting|weekly|bulletin|reuters|inquirer|outlet|website|media""",
    "un": "nations|unicef|unhcr|ohchr|unesco|unamid",
    "business": """company|corporation|bank|inc|ltd|co|corp|enterprise|enterprises|holdings|casino|resort|hotel|firm|plc|gmbh|group|industries|development
        investment|factory|airlines|telecom|plantation|brewery""",
    "academic": "university|college|school|academy|faculty",
    "community": "church|diocese|pagoda|mosque|temple|conference|monastery|parish|congregation|archdiocese|synod|village|commune",
    "diplomatic": "embassy|mission|consulate|union|delegation",
    "other": "office|unit|board|chamber|service|squad|clinic|hospital|team|section|branch|division|panel|mission",
}


def _table() -> dict[str, str]:
    heads: dict[str, str] = {}
    for sector, lines in _HEADS.items():
        for word in lines.replace("\n", "|").split("|"):
            heads.setdefault(word.strip(), sector)
    return heads


HEADS: dict[str, str] = _table()
"""Lower-case head noun of a body to sector (`party` stands for either side; the first sector listed wins)."""

LINKING = frozenset(
    "ministry department office bureau committee commission council association organization organisation center centre institute foundation "
    "network coalition alliance campaign federation confederation union league court assembly secretariat directorate agency party front "
    "movement university society academy board voice institution forum fund initiative group house embassy service bank chamber conference "
    "bishops state republic delegation general administration reporters lawyers journalists doctors writers friends defenders parliament church diocese".split()
)
"""Heads that may go on with of, for, on, to, against and more capitals (`Committee to Protect Journalists`)."""

NOUN_PHRASES = frozenset(
    "ministry department government administration authority agency bureau cabinet senate parliament congress assembly commission committee court "
    "tribunal police army military navy junta regime party organization organisation association center centre institute foundation network coalition "
    "alliance movement group league society union federation newspaper paper broadcaster outlet website company corporation bank firm university embassy "
    "council church office ngo watchdog club opposition judiciary palace school hospital force magazine station agency commune municipality institution "
    "prosecution mission delegation confederation secretariat front charity consortium".split()
)
"""Heads of descriptions that stand for a body (`the ministry`, `the rights group`)."""

DOCUMENTS = frozenset(
    "report statement letter document declaration release petition study survey paper communique communiqué ruling verdict judgment judgement order notice "
    "indictment complaint warrant resolution decision editorial article post message tweet announcement memo memorandum briefing review index "
    "submission filing brief bulletin dispatch circular directive press-release".split()
)
"""Things written that can speak; their speaker is who issued them."""

OTHER_NAMES = frozenset(
    "act law code constitution article convention covenant declaration protocol agreement accord accords treaty day eve prize award amendment bill decree sub-decree "
    "regulation chapter section paragraph covid covid-19 facebook twitter youtube telegram instagram tiktok whatsapp internet google x zoom game "
    "games cup festival christmas easter ramadan tet war revolution summit conference god bible koran quran buddha english khmer-language dollar riel "
    "peace rights freedom operation mother's highway boulevard street road avenue bridge river island lake mountain park square airport stadium market "
    "province district city town village commune county township region state prefecture municipality capital peninsula delta valley bay sea gulf port "
    "prison jail hotel hospital temple pagoda monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december internet-based new year tv id dna aids hiv sms pdf ceremony month week amendments laws article's articles".split()
)
"""Heads of proper names that are neither persons nor bodies: laws, days, streets, platforms."""

GROUP_WORDS = frozenset(
    "group organization organisation ngo party movement newspaper paper company outlet website broadcaster agency union network coalition association federation "
    "magazine station firm watchdog service casino charity platform alliance league club daily weekly portal institute bank conglomerate developer".split()
)
"""Common nouns right before a name that make it a body (`the rights group Licht`)."""
