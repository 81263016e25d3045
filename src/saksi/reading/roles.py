"""Words that name what people are: roles, kin, crowds, with the sector each points to; titles and honorifics.

Rule: generic English only; what belongs to one country stands in its pack. A sector of "" is decided by the body
named beside the role (`director of X`).
"""

from __future__ import annotations

_ROLES = {
    "": """director|president|vice-president|chairman|chairwoman|chairperson|chair|head|leader|founder|co-founder|cofounder|deputy
        coordinator|co-ordinator|secretary|secretary-general|secretary general|treasurer|spokesman|spokeswoman|spokesperson|member|representative|chief
        adviser|advisor|consultant|staffer|delegate|observer|expert|specialist|analyst|organizer|organiser|participant|colleague|counterpart|boss
        official|officer|aide|assistant|co-director|vice-chairman|negotiator|volunteer|intern|successor|predecessor|ally|administrator|nominee|curator|coach|captain|trustee|moderator|convener|convenor|patron|veteran|designer""",
    "state": """minister|premier|governor|mayor|senator|lawmaker|legislator|parliamentarian|mp|congressman|congresswoman|councillor|councilor
        king|queen|prince|princess|sultan|emir|undersecretary|ombudsman|bureaucrat|commissioner|ruler|dictator|strongman|monarch|autocrat
        deputy minister|prime minister|secretary of state|speaker|chancellor|civil servant|vice president|politician|candidate""",
    "judiciary": "judge|prosecutor|magistrate|justice|clerk|procurator|registrar|bailiff",
    "security-forces": """policeman|policewoman|soldier|commander|general|colonel|major|captain|lieutenant|sergeant|brigadier|admiral|marshal
        guard|warden|jailer|gendarme|superintendent|inspector|detective|investigator|constable|trooper|paratrooper|gunman""",
    "civil-society": """activist|campaigner|advocate|defender|monitor|researcher|environmentalist|human rights lawyer|rights lawyer|unionists
        dissident|demonstrator|protester|protestor|rapper|feminist|peacebuilder|whistleblower""",
    "union": "unionist|striker|shop steward|labor leader|labour leader|union leader",
    "media": """journalist|reporter|editor|correspondent|photographer|broadcaster|blogger|columnist|publisher|presenter|anchor|cameraman
        photojournalist|commentator|editor-in-chief|newsman|newsreader|cartoonist|vlogger""",
    "diplomatic": "ambassador|envoy|diplomat|consul|attache|attaché|charge d'affaires",
    "un": "rapporteur|high commissioner|special rapporteur",
    "business": """businessman|businesswoman|tycoon|owner|manager|executive|ceo|entrepreneur|employer|magnate|oligarch|shareholder|investor
        landlord|developer|contractor|trader|merchant|broker""",
    "community": """villager|resident|farmer|fisherman|monk|nun|priest|pastor|bishop|archbishop|cardinal|prelate|imam|reverend|elder|cleric
        nomad|refugee|migrant|homeowner|peasant|herder|parishioner|believer|missionary|neighbour|neighbor|vendor|driver|minor""",
    "academic": "professor|academic|scholar|student|teacher|lecturer|historian|scientist|economist|sociologist|rector|pupil|undergraduate",
    "other": """lawyer|attorney|counsel|barrister|solicitor|doctor|nurse|worker|employee|laborer|labourer|singer|artist|poet|writer|filmmaker
        author|mother|father|wife|husband|sister|brother|son|daughter|relative|cousin|widow|uncle|aunt|nephew|niece|grandmother|grandfather
        victim|witness|survivor|supporter|critic|opponent|prisoner|detainee|suspect|defendant|citizen|inmate|man|woman|boy|girl|person
        child|youth|teenager|user|friend|assailant|attacker|plaintiff|patient|actor|actress|comedian|musician|player|athlete|engineer
        parent|spouse|fiance|fiancee|partner|sibling|twin|bystander|passer-by|customer|tourist|traveller|passenger|fugitive|thug
        militant|rebel|fighter|insurgent|separatist|extremist|hacker|informant|informer|source|sympathizer|sympathiser|follower|loyalist""",
}
_IRREGULAR = {
    "man": "men", "woman": "women", "person": "people", "child": "children", "wife": "wives", "ally": "allies", "deputy": "deputies",
    "secretary": "secretaries", "mp": "mps", "youth": "youths", "chief": "chiefs", "thug": "thugs", "attache": "attaches",
}  # fmt: skip
_MEN = ("man", "men")


def _plural(role: str) -> str:
    head, _, last = role.rpartition(" ")
    if last in _IRREGULAR:
        many = _IRREGULAR[last]
    elif last.endswith(_MEN[0]) and last not in {"human", "ombudsman"}:
        many = last[:-3] + _MEN[1]
    elif last.endswith(("s", "sh", "ch", "x")):
        many = last + "es"
    elif last.endswith("y") and last[-2] not in "aeiou":
        many = last[:-1] + "ies"
    else:
        many = last + "s"
    return f"{head} {many}" if head else many


def _table(groups: dict[str, str]) -> dict[str, str]:
    return {
        word.strip(): sector for sector, lines in groups.items() for line in lines.split("\n") for word in line.split("|")
    }


ROLES: dict[str, str] = _table(_ROLES)
"""Singular role (lower case, at most three words) to sector."""

_VERBS_TOO = frozenset(("heads", "chairs", "leads", "justices", "minors"))
PLURALS: dict[str, str] = {_plural(role): sector for role, sector in ROLES.items() if _plural(role) not in _VERBS_TOO} | {
    "police": "security-forces", "families": "other", "staff": "other", "personnel": "security-forces", "troops": "security-forces",
    "crowd": "other", "team": "other", "couple": "other", "trio": "other", "pair": "other", "duo": "other", "dozens": "other", "hundreds": "other",
    "thousands": "other", "scores": "other", "gang": "other", "group": "", "groups": "civil-society", "organizations": "civil-society",
    "organisations": "civil-society", "ngos": "civil-society", "non-governmental organizations": "civil-society", "associations": "civil-society",
    "non-governmental organisations": "civil-society", "unions": "union", "parties": "other", "embassies": "diplomatic", "outlets": "media",
    "newspapers": "media", "authorities": "state", "forces": "security-forces", "courts": "judiciary", "communities": "community",
    "companies": "business", "countries": "state", "governments": "state", "ministries": "state", "others": "other", "youths": "other",
    "faithful": "community", "clergy": "community", "women": "other", "leadership": "other", "opposition": "party-opposition",
    "coalition": "civil-society", "movement": "civil-society", "media": "media", "press": "media", "public": "other", "locals": "community",
    "prosecution": "judiciary", "defense": "other", "defence": "other", "jury": "judiciary", "family": "other", "mob": "other",
    "households": "community", "tribe": "community", "nations": "state", "lawmakers": "state", "watchdogs": "civil-society", "agents": "security-forces",
    "donors": "diplomatic", "agencies": "state", "activists": "civil-society", "outsiders": "other", "netizens": "other",
}  # fmt: skip
"""Plural or collective head of a group to sector."""

HONORIFICS: dict[str, str] = {
    "mr": "m", "mrs": "f", "ms": "f", "miss": "f", "mx": "", "dr": "", "prof": "", "sir": "m", "dame": "f", "lord": "m", "lady": "f", "rev": "", "fr": "m",
    "sen": "", "rep": "", "gov": "", "gen": "", "col": "", "lt": "", "maj": "", "capt": "", "sgt": "", "brig": "", "hon": "", "atty": "", "sheikh": "m",
    "sheik": "m", "mullah": "m", "ayatollah": "m", "haji": "m", "hajj": "m", "pope": "m", "saint": "", "father": "m",
    "madam": "f", "madame": "f", "monsieur": "m", "daw": "f", "comrade": "", "maung": "m", "datuk": "m",
    "don": "m", "doña": "f", "justice": "", "venerable": "m", "ven": "m", "okhna": "m", "oknha": "m", "samdech": "m",
}  # fmt: skip
"""Titles before a name, to the gender they tell. Only with a capital letter, and those of one letter only before a name."""

GENDERS: dict[str, str] = dict.fromkeys(
    ("wife", "mother", "sister", "daughter", "widow", "aunt", "niece", "spokeswoman", "chairwoman", "woman", "girl", "queen", "princess", "nun",
     "actress", "businesswoman", "congresswoman", "policewoman", "grandmother"), "f",
) | dict.fromkeys(
    ("husband", "father", "brother", "son", "uncle", "nephew", "spokesman", "chairman", "man", "boy", "king", "prince", "monk", "priest", "bishop",
     "archbishop", "cardinal", "imam", "businessman", "congressman", "policeman", "grandfather", "fisherman", "newsman", "cameraman", "strongman"), "m",
)  # fmt: skip
"""Roles that tell the gender."""

KIN = frozenset(
    "wife husband mother father sister brother son daughter lawyer attorney widow uncle aunt cousin nephew niece relatives lawyers family "
    "supporters colleagues followers friend friends employer boss counterpart parents children brothers sisters sons daughters attorneys successor "
    "predecessor spokesman spokeswoman spokesperson deputy aide party government ministry office team group union organization organisation".split()
)
"""What `his`, `her`, `their` and `X's` can own that acts or speaks."""
