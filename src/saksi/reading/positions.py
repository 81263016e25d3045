"""What a speaker does with the words: alleges, denies, demands, judges the trend ...

Rule: the class of the cue decides where it can; else the content's own words do, weighed against who speaks.
Order: demand, commitment, denial, trend (its grammatical subject is a right, the situation, the space), defence by
officials, allegation; what is left is `other`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

OFFICIAL = frozenset(("state", "judiciary", "security-forces", "party-ruling"))

_SUBJECT = (
    r"(?:situation|rights?|freedoms?|spaces?|democracy|conditions?|record|climate|environment|trend|justice|rule of law|expression|independence|"
    r"press|media|liberties|standards|pluralism|tolerance|progress|country|kingdom|nation|state of (?:affairs|emergency)|things|repression|pressure|persecution|violence)"
)
_WORSE = (
    r"(?:declin\w*|deteriorat\w*|worsen\w*|wors[et]\b|shr[iau]nk\w*|erod\w*|erosion|undermin\w*|curtail\w*|backslid\w*|regress\w*|under (?:\w+ ){0,3}(?:attack|threat|"
    r"pressure|assault|siege|strain)|narrow(?:ed|ing|s)|clos(?:ed|ing)|dwindl\w*|diminish\w*|shut down|disappear\w*|collaps\w*|crumbl\w*|dying|dead|dying out|"
    r"(?:worrying|alarming|downward|disturbing) (?:trend|slide|spiral|decline)|getting (?:worse|harder|smaller)|restrict\w*|limited|suppress\w*|stifl\w*|weaken\w*|"
    r"increasingly (?:bad|difficult|dangerous|restrict\w*|repressive|authoritarian)|setbacks?|at risk|lost|losing|fall(?:s|en|ing)|fell|dire|grim|damning|going backwards?|intensif\w*|grow(?:s|n|ing)? worse)"
)
_TREND_SUBJECT = re.compile(rf"\b{_SUBJECT}\b", re.IGNORECASE)
_WORSENED = re.compile(rf"\b{_SUBJECT}\b[^.;]{{0,90}}?\b{_WORSE}", re.IGNORECASE)
_DECLINE_OF = re.compile(
    r"\b(?:decline|deterioration|erosion|shrinking|worsening|regression|backsliding|decrease|rollback|collapse|setback|narrowing)\b[^.;]{0,40}\b(?:in|of|for|to)\b[^.;]{0,60}"
    rf"\b{_SUBJECT}\b|\b(?:huge|sharp|steep|serious|rapid|marked|significant) (?:decline|deterioration)\b|\bworrying trend\b|\bclimate of fear\b|\bshrinking (?:civic |democratic |political )?space\b",
    re.IGNORECASE,
)
_UNCHANGED = re.compile(
    r"\b(?:(?:not|n[’']t|never|yet to|no(?:t any)?|without|little|few|hardly|barely)\b[^.;]{0,30}\b(?:improv\w*|progress\w*|chang\w*|better|reform\w*)|"
    r"unchanged|remain(?:s|ed)? (?:the same|unchanged|poor|bad|dire|a (?:serious )?concern|serious|weak)|(?:stay(?:s|ed)?|still) the same|same as before|stagnat\w*)",
    re.IGNORECASE,
)
_IMPROVED = re.compile(
    r"\b(?:improv(?:ed|ing|es|ement|ements)|(?:increasingly|much|getting|far|become|becoming) better|better than|progress(?:ed|ing)?|advanc(?:ed|es|ing)|strengthen(?:ed|ing)|"
    r"flourish\w*|thriv\w*|wid(?:er|ened)|broaden\w*|expanded|fully (?:respected|guaranteed|enjoy\w*)|freer|more (?:free|open|freedom))\b",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"\b(?:(?:not|n[’']t|never|nothing|no|neither|nor)\b[^.;]{0,25}\b(?:true|accurate|correct|the case|truth|basis|evidence|facts?|reflect\w*|guilty|wrong\w*|crime|new|involv\w*|"
    r"commit\w*|politic\w*|intention|intend\w*|reliable|credible|fair|justified|done|our fault|its fault|responsible|related|target\w*|persecut\w*|violat\w*|discriminat\w*)|"
    r"untrue|false(?:ly|hoods?)?|fake|baseless|groundless|unfounded|inaccurate|bias(?:ed)?|fabricat\w*|exaggerat\w*|old stor\w+|innocen\w+|made[ -]up|lies?\b|lying|slander\w*|misleading|"
    r"distort\w*|propaganda|rumou?rs?|ill[- ]intention\w*|one-sided|nonsense|absurd|ridiculous|without (?:any )?(?:basis|evidence|foundation|proof)|politically biased|hoax|did nothing|"
    r"contrary to the (?:facts|truth)|nothing to do with|double standards?|wrongly accused|nothing more than|caused no|have done none|had done none|did none of|not (?:a )?(?:criminals?|terrorists?|spies|spy)|against the government|politics in the name|copied from|paid to)\b",
    re.IGNORECASE,
)
_DEMAND = re.compile(
    r"\b(?:should|must|ought to|needs? to|please)\b|^(?:let (?:the|us|him|her|them|our|this)|stop|release|free|let|drop|end|give|do not|don[’']t|respect|"
    r"allow|return|investigate|hands off|protect|restore|bring|join|stand|come|leave|listen|show|tell|set|open|lift|repeal|reinstate|compensate)\b|"
    r"\b(?:i|we)\s+(?:\w+ly )?(?:call (?:on|upon|for)|urge|demand|ask|appeal|request|recommend|want (?:the|our|justice|them|him|her|to see)|plead|beg|would like (?:the|to (?:ask|call|urge|see)))\b|"
    r"\b(?:it is time (?:for|to)|time for)\b",
    re.IGNORECASE,
)
_COMMIT = re.compile(
    r"\b(?:i|we|he|she|they|it|(?:the|our|its|their|his|her) (?:\w+ ){0,3}?(?:government|ministry|court|union|party|protests?|strikes?|group|commission|committee|authorities|police|council|association|"
    r"office|administration|team|company|organi[sz]ation|delegation|workers|strikers|families|villagers|campaign|lawyers?|parties|embassy|fight|struggle)|state|authorities|police)"
    r"(?:[’']ll| will| would| won[’']t| shall| plans? to| planned to| intends? to| intended to| (?:is|are|am|was|were) going to| (?:is|are|was|were|am) (?:planning|preparing|determined|ready|committed|due) to|"
    r" remains? committed| promised| vowed)\b(?! (?:be (?:arrested|jailed|sentenced|convicted|detained|punished|killed|free|released)|have))",
    re.IGNORECASE,
)
_JUSTIFIES = re.compile(
    r"\b(?:laws?|legal(?:ly)?|illegal(?:ly)?|unlawful(?:ly)?|constitution\w*|order|security|stability|violat\w*|breach\w*|incit\w*|regulations?|licen[cs]\w*|permission|permits?|duty|duties|"
    r"procedures?|independen\w*|sovereign\w*|foreign|paid|funded|plot\w*|overthrow|treason\w*|terror\w*|crimes?|criminals?|offen[cs]es?|evidence|guilty|extremis\w*|riot\w*|unrest|chaos|"
    r"disturb\w*|disrupt\w*|necessary|required|rules?|according to the|in accordance|in line with|responsib\w*|interfer\w*|protect(?:s|ed|ing)? the|defam\w*|fake news|false (?:information|news)|"
    r"disinformation|national interest|morality|health|covid\w*|repeated|failed to|did not (?:hand|submit|comply|pay|register|seek|ask|apply|inform|obey|have)|traitors?|rebels?|anarch\w*|rights of others|"
    r"respected|instigat\w*|provok\w*|weapons?|armed|violen\w*|revolution\w*|tax(?:es)?|unregistered)\b",
    re.IGNORECASE,
)
_ABUSE = re.compile(
    r"\b(?:arrest\w*|detain\w*|detention\w*|convict\w*|sentenc\w*|jail\w*|imprison\w*|prison|beat(?:en|ing|ings|s)?|attack\w*|assault\w*|kill\w*|murder\w*|shot|shoot\w*|tortur\w*|harass\w*|"
    r"intimidat\w*|threat\w*|summon\w*|bann?(?:ed|ing|s)|restrict\w*|crack(?:ed|ing)? ?down|crackdown|persecut\w*|politic(?:ally|ised|ized)|unjust\w*|unfair\w*|injustice|violat\w*|abus\w*|discriminat\w*|evict\w*|"
    r"grab\w*|seiz\w*|confiscat\w*|censor\w*|silenc\w*|surveil\w*|spied|spying|disappear\w*|abduct\w*|kidnap\w*|raid\w*|shut(?:ting)? down|block\w*|refus\w*|prevent\w*|forc(?:ed|ing|es|ibly)|"
    r"repress\w*|suppress\w*|oppress\w*|stifl\w*|muzzl\w*|curb\w*|target\w*|misus\w*|arbitrar\w*|trump\w*|fabricat\w*|baseless|groundless|pretext|impunity|crim(?:e|es|inali[sz]\w*)|brutal\w*|struck|hit|"
    r"injur\w*|wound\w*|tear gas|dragged|punish\w*|charged?|charges|accus\w*|denied|deny|depriv\w*|stripped|dissol\w*|disqualif\w*|closed|closure|revok\w*|suspend\w*|expel\w*|deport\w*|"
    r"destroy\w*|demolish\w*|burn(?:ed|t|ing)|rap(?:ed|e|ing)|starv\w*|cruel\w*|inhuman\w*|ill-treat\w*|mistreat\w*|neither just|bias(?:ed)?|sham|farce|stole\w*|stolen|took away|taken away|ambush|trap|"
    r"terror\w*|exploit\w*|underpaid|fired|dismiss\w*|laid off|red-tagg\w*|vilif\w*|smear\w*|monitored|followed|wiretap\w*|hack\w*|clamp\w*|chok\w*|strangl\w*|weaponi[sz]\w*|no (?:justice|fair trial|warrant)|"
    r"without (?:a |any )?(?:warrant|trial|evidence|reason|cause|charge)|troubled|let down|appalled|shock\w*|wrongful\w*|innocent|illegal\w*|unlawful\w*|unconstitutional\w*|reprisal\w*|retaliat\w*|obstruct\w*|bullied|bully\w*|pull(?:ed|ing)|kick\w*|punch\w*|slap\w*|handcuff\w*|blindfold\w*|strip-search\w*|humiliat\w*|hunt\w*|revenge|sham|point\w* guns?)\b",
    re.IGNORECASE,
)
_CRITIC_OF_SPEECH = re.compile(
    r"\b(?:reports?|statements?|groups?|criticism|comments?|remarks?|claims?|allegations?|resolution|article|story|media|amnesty|watch|embassy|ambassador|foreign|accusations?)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:i|we|me|us|my|our|they)\b", re.IGNORECASE)


_INNOCENCE = re.compile(
    r"\b(?:innocen\w+|untrue|(?:is|are|was|were) false|not (?:true|guilty|accurate)|no truth|did nothing|done nothing|nothing (?:wrong|illegal|more than|to do with)|no (?:crime|wrongdoing|basis|evidence)|"
    r"not (?:a )?(?:criminals?|terrorists?|spies|spy)|(?:did|do|does|had|have|has) (?:not|never) (?:commit\w*|intend\w*|violat\w*|incit\w*|done)|(?:have|had) done none|caused no|wrongly accused|groundless|baseless|"
    r"unfounded|fabricated|no intention)\b|n[’']t (?:commit|intend|violate|incite|do anything)\b",
    re.IGNORECASE,
)
_LAW_AT_LARGE = re.compile(
    r"\b(?:worded|wording|vague\w*|laws?|legislation|bill|decree|provisions?|amendments?|articles? \d+)\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:activists?|journalists?|reporters?|protesters?|villagers?|workers?|leaders?|members?|people|men|women|son|daughter|husband|wife|brother|sister|father|mother|him|her|them|me|us|"
    r"lawyers?|monks?|students?|unionists?|defenders?|critics?|opponents?|supporters?|prisoners?|detainees?|residents?|citizens?|he|she|they|i|we|my|his|their)\b",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|continue[sd]?|remain(?:s|ed)?|keeps?|kept|becomes?|became|gets?|got|goes|went|comes?|came|fell|falls|"
    r"lies|stands?|stood|grew|grows|shrank|[a-z]{3,}ed)\b"
)
_AUTHORITY = re.compile(
    r"^\W*(?:that\s+)?(?:(?:the|its|their|local|state|plainclothes|riot|[A-Z][a-z]+|security|ruling|military|two|several|some|many)\s+){0,3}"
    r"(?:government|authorities|police|regime|military|junta|army|officers?|soldiers?|troops|courts?|judges?|company|officials?|party|state|forces|guards?|agents|men|attackers|ministry)\b",
    re.IGNORECASE,
)
_DONE_TO_US = re.compile(
    r"\bthey\s+(?!are\b|were\b|will\b|would\b|told\b)\w+[^.;,]{0,30}\b(?:me|us|my|our|him|her|them)\b",
    re.IGNORECASE,
)
_REJECTED_SPEECH = re.compile(
    r"\b(?:charges?|accusations?|allegations?|claims?|reports?|criticism|suggestions?|statements?|rumou?rs?|finding\w*)\b",
    re.IGNORECASE,
)
_HEDGED = re.compile(r"\b(?:probably|likely|maybe|perhaps|hop(?:e|ed|es|ing))\b", re.IGNORECASE)
_ANSWERS = frozenset(("reply", "respond", "retort", "counter", "answer", "rebut"))
_STRONG_BLAME = frozenset(
    ("condemn", "denounce", "deplore", "decry", "slam", "blast", "lambaste", "lambast", "castigate")
)
_SENTENCE = re.compile(r"(?<=[.!?])[”\"]?\s+|;\s+|,? (?:and|but) that\s+")


@dataclass(frozen=True, slots=True)
class Utterance:
    """What the position is told from.

    content: the words said. does: the class of the cue, lemma: its verb. sector: the speaker's. direct: a quotation,
    in which only `I` and `we` are the speaker.
    """

    content: str
    does: str
    lemma: str = ""
    sector: str = "other"
    direct: bool = False

    @property
    def official(self) -> bool:
        """Whether the speaker stands for those who restrict."""
        return self.sector in OFFICIAL


def position_of(said: Utterance) -> str:
    """The position, a code of positions.csv."""
    if said.does in _FIXED:
        return _FIXED[said.does]
    if said.does == "deny":
        return _denied(said)
    if said.does == "condemn":
        return _condemned(said)
    if said.official:
        return _official(said)
    return _by_words(said)


_FIXED = {
    "demand": "demands",
    "commit": "commits",
    "justify": "justifies",
    "praise": "other",
    "no-comment": "no-comment",
}


def _by_words(said: Utterance) -> str:
    """Of those who do not stand for the state."""
    content = said.content
    if said.lemma in _ANSWERS and re.search(r"\b(?:not|no|never|nothing)\b|n[’']t\b", content):
        return "denies"
    trend = _trend(content)
    if _DEMAND.search(content) and (not trend or _leads_with_demand(content)):
        return "demands"
    if trend and (said.does != "allege" or trend == "worsened"):
        return trend
    if said.does == "allege":
        return "alleges"
    if _INNOCENCE.search(content) and (not _ABUSE.search(content) or said.sector == "other"):
        return "denies"
    if _commits(said) and not _ABUSE.search(content):
        return "commits"
    if (said.sector == "media" and said.lemma in {"report", "according"}) or (
        _LAW_AT_LARGE.search(content) and not _PEOPLE.search(content)
    ):
        return "other"
    return (
        "alleges"
        if _ABUSE.search(content) or _AUTHORITY.search(content) or _DONE_TO_US.search(content)
        else "other"
    )


def _official(said: Utterance) -> str:
    content = said.content
    if _trend(content) == "improved":
        return "improved"
    if said.does == "allege":
        return "justifies"
    if _DENIAL.search(content):
        return "denies"
    if said.sector == "judiciary" and not re.search(
        r"\b(?:independen\w*|interfer\w*|must|respect\w*)\b", content, re.IGNORECASE
    ):
        return "other"
    if said.lemma == "announce" or (
        _commits(said) and not re.search(r"\blegal action|\baccording to (?:the )?law\b", content)
    ):
        return "commits"
    if _DEMAND.search(content) and not _JUSTIFIES.search(content):
        return "demands"
    return "justifies" if _JUSTIFIES.search(content) else "other"


def _denied(said: Utterance) -> str:
    """Rejecting a report or a charge denies it; a victim's side that rejects a verdict calls it wrong."""
    if (
        said.lemma in {"reject", "dismiss", "dispute", "question"}
        and not said.official
        and not _REJECTED_SPEECH.search(said.content)
        and _ABUSE.search(said.content)
    ):
        return "alleges"
    return "denies"


def _condemned(said: Utterance) -> str:
    """A judgement: officials who condemn a report deny it, who condemn a target defend; others allege."""
    if said.official:
        return "denies" if _CRITIC_OF_SPEECH.search(said.content) else "justifies"
    if _LAW_AT_LARGE.search(said.content) and not _PEOPLE.search(said.content):
        return "other"
    return "alleges" if said.lemma in _STRONG_BLAME or _ABUSE.search(said.content) else "other"


def _commits(said: Utterance) -> bool:
    """Promises of the speaker's side: `I will`, or in indirect speech `they would`, said of itself."""
    found = _COMMIT.search(said.content)
    if found is None or _HEDGED.search(said.content):
        return False
    return (
        not said.direct
        or re.match(r"(?:i|we|our|the|authorities|police|state)\b", found[0], re.IGNORECASE) is not None
    )


def _leads_with_demand(content: str) -> bool:
    found = _DEMAND.search(content)
    return found is not None and found.start() < len(content) // 2


def _trend(content: str) -> str:
    """worsened, unchanged or improved, where a right, the situation or the space is the grammatical subject."""
    for sentence in _SENTENCE.split(content):
        judged = _trend_of(sentence)
        if judged:
            return judged
    return ""


def _trend_of(sentence: str) -> str:
    if _DECLINE_OF.search(sentence):
        return "worsened"
    verb = _FINITE.search(sentence)
    opening = sentence[: verb.start()] if verb is not None else ""
    subject = _TREND_SUBJECT.search(opening) is not None and _AUTHORITY.match(opening) is None
    if not subject and not re.match(
        r"\W*(?:currently,? )?(?:i (?:think|believe|can say|feel)|there (?:is|are|was|has|have))\b",
        sentence,
        re.IGNORECASE,
    ):
        return ""
    if not _TREND_SUBJECT.search(sentence):
        return ""
    if _UNCHANGED.search(sentence):
        return "unchanged"
    if _WORSENED.search(sentence) and not _targets_people(sentence, verb):
        return "worsened"
    return "improved" if _IMPROVED.search(sentence) else ""


def _targets_people(sentence: str, verb: re.Match[str] | None) -> bool:
    """`misused for the harassment of defenders`: somebody does something to somebody."""
    return (
        verb is not None
        and re.search(
            r"\b(?:harass|arrest|jail|detain|beat|kill|imprison)\w*\b[^.;]{0,40}\b(?:of|against)\b",
            sentence[verb.end() :],
        )
        is not None
    )
