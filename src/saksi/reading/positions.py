"""What a speaker does with the words: alleges, denies, demands, judges the trend ...

Rule: the class of the cue decides where it can; else the content's own words do, weighed against who speaks.
Order: demand, commitment, denial, trend (its grammatical subject is a right, the situation, the space), defence by
officials, allegation; what is left is `other`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from saksi.reading.lexicon import lines

OFFICIAL = frozenset(("state", "judiciary", "security-forces", "party-ruling"))


def _joined(section: str) -> str:
    """The alternatives of one section, with the subjects of a trend put in."""
    return "|".join(lines("positions.txt", section)).replace("{subject}", f"(?:{_SUBJECT})")


def _pattern(section: str, *, edges: bool = True) -> re.Pattern[str]:
    words = _joined(section)
    return re.compile(rf"\b(?:{words})\b" if edges else words, re.IGNORECASE)


_SUBJECT = "|".join(lines("positions.txt", "subject of a trend"))
_TREND_SUBJECT = _pattern("subject of a trend")
_WORSENED = re.compile(rf"\b(?:{_SUBJECT})\b[^.;]{{0,90}}?\b(?:{_joined('worse')})", re.IGNORECASE)
_DECLINE_OF = _pattern("decline", edges=False)
_UNCHANGED = _pattern("unchanged")
_IMPROVED = _pattern("improved")
_DENIAL = _pattern("denial")
_INNOCENCE = _pattern("innocence", edges=False)
_DEMAND = _pattern("demand", edges=False)
_JUSTIFIES = _pattern("justifies")
_ABUSE = _pattern("abuse")
_CRITIC_OF_SPEECH = _pattern("speech criticised")
_REJECTED_SPEECH = _pattern("rejected speech")
_LAW_AT_LARGE = _pattern("law at large")
_PEOPLE = _pattern("people")
_FINITE = _pattern("finite")
_COMMIT = re.compile(
    r"\b(?:i|we|he|she|they|it|(?:the|our|its|their|his|her) (?:\w+ ){0,3}?(?:government|ministry|court|union|party|protests?|strikes?|group|commission|committee|authorities|police|council|association|"
    r"office|administration|team|company|organi[sz]ation|delegation|workers|strikers|families|villagers|campaign|lawyers?|parties|embassy|fight|struggle)|state|authorities|police)"
    r"(?:[’']ll| will| would| won[’']t| shall| plans? to| planned to| intends? to| intended to| (?:is|are|am|was|were) going to| (?:is|are|was|were|am) (?:planning|preparing|determined|ready|committed|due) to|"
    r" remains? committed| promised| vowed)\b(?! (?:be (?:arrested|jailed|sentenced|convicted|detained|punished|killed|free|released)|have))",
    re.IGNORECASE,
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
_ACCUSES = re.compile(r"(?<!was )(?<!were )\b(?:broke|violated|breached|incited|plotted|conspired)\b", re.IGNORECASE)
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
    return "alleges" if _ABUSE.search(content) or _AUTHORITY.search(content) or _DONE_TO_US.search(content) else "other"


def _official(said: Utterance) -> str:
    content = said.content
    if _trend(content) == "improved":
        return "improved"
    if said.does == "allege":
        return "justifies"
    if _DENIAL.search(content):
        return "denies"
    if _ACCUSES.search(content):
        return "justifies"
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
        not said.direct or re.match(r"(?:i|we|our|the|authorities|police|state)\b", found[0], re.IGNORECASE) is not None
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
