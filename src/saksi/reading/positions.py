"""What a speaker does with the words: alleges, denies, demands, judges the trend ...

Rule: the class of the cue decides where it can; else the content's own words do, weighed against who speaks.
Order: demand, commitment, denial, trend (its grammatical subject is a right, the situation, the space), defence by
officials, allegation; what is left is `other`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from saksi.reading.lexicon import lines

OFFICIAL = frozenset(("state", "judiciary", "security-forces", "party-ruling", "business"))


def _joined(section: str) -> str:
    """The alternatives of one section, with those of the sections it names in braces put in."""
    joined = "|".join(lines("positions.txt", section))
    return re.sub(r"\{([a-z ]+)\}", lambda named: f"(?:{_joined(named[1])})", joined)


def _pattern(section: str, *, edges: bool = True) -> re.Pattern[str]:
    words = _joined(section)
    return re.compile(rf"\b(?:{words})\b" if edges else words, re.IGNORECASE)


_SUBJECT = "|".join(lines("positions.txt", "subject of a trend"))
_TREND_SUBJECT = _pattern("subject of a trend")
_WORSENED = re.compile(rf"\b(?:{_SUBJECT})\b[^.;]{{0,90}}?\b(?:{_joined('worse')})", re.IGNORECASE)
_DECLINE_OF = _pattern("decline", edges=False)
_UNCHANGED = _pattern("unchanged")
_IMPROVED = _pattern("improved")
_UNCHANGED_ALONE = _pattern("unchanged alone")
_INQUIRY = _pattern("inquiry")
_LIGHT = _pattern("made light of")
_DISMISSIVE = _pattern("dismissive")
_NOBODY_HARMED = _pattern("nobody harmed")
_ACT_CALLED = _pattern("act called", edges=False)
_OF_ACCUSED = _pattern("accused")
_FORCE = _pattern("force used")
_SOON = _pattern("will be done")
_DONE = _pattern("done", edges=False)
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
_WORSE_ALONE = _pattern("worse alone")
_IMPROVED_ALONE = _pattern("improved alone")
_MILD = _pattern("mild")
_NEGATED = _pattern("negated")
_FAILING = _pattern("failing")
_THEN_AND_NOW = re.compile(
    r"\b(?:last year|before|once|ten years ago|in the past|when i was|under the)\b[^“”]{5,160}\b(?:this year|today|now|nowadays)\b",
    re.IGNORECASE,
)
_TREATED = re.compile(
    r"\b(?:was|were|been|being|be|got|is|are)\s+(?:\w+ly )?(?:not (?:allowed|let|given|told)|taken|held|kept|forced|made to|told to|stopped|removed|thrown|driven|dragged|pushed|pulled|deleted|struck|"
    r"turned back|turned away|locked|tied|stripped|hauled|bundled|marched|called in|called to|questioned|interrogated|searched|followed|watched|sued|switched off|cut off|unreachable|blocked|clubbed|hung|"
    r"chased|ordered|fined|barred|kicked|slapped|torn|burnt|cleared|sent away|sealed|led away|picked up|robbed|cut|wiped|refused|warned|shot|hanged|moved|loaded|carried off|expelled|rounded up)\b"
    r"|\b(?:had|has|have) (?:torn|taken|wiped|broken|pointed|locked|hit|beaten|hung|kicked|struck|forced|driven|pulled|thrown|burnt|seized|sent|stopped|dragged|forbidden|blackened)\b"
    r"|\b(?:would|could|did) not (?:let|give|show|write|allow|tell|open|admit|accept|hand)\b|\bforbade\b|\bforbidden\b|\bhostage\b|\bbullets?\b|\bbruis\w+|\bbombs?\b|\bplanes?\b|\bwithout (?:food|water|a hearing|a lawyer)\b"
    r"|\b(?:hit|pushed|slapped|kicked|beat|dragged|pulled|took|grabbed|chased|drove|burned|tied|locked|searched|threatened|followed|made|forced|knocked down|tore) (?:me|us|him|her|them|my|our|his|their)\b",
    re.IGNORECASE,
)
_COURT_ACTS = re.compile(
    r"^\W*(?:the |a |an |[A-Z][\w ]{2,40} )?(?:court|judges?|tribunal|bench|prosecutor|commission)\b[^.;]{0,60}?\b(?:found|sentenced|convicted|adjourned|granted|postponed|set|ruled|rejected|heard|will hear|fined|acquitted)\b",
    re.IGNORECASE,
)
_COURT_FACTS = re.compile(
    r"\b(?:acquitted|adjourned|postponed|next hearing|will be heard|may appeal|was sentenced|were sentenced|was remanded|will (?:begin|resume|continue)|days? to appeal)\b",
    re.IGNORECASE,
)
_PASSIVE_OF_PEOPLE = re.compile(
    r"\b(?:he|she|they|we|i|people|men|women|families|workers|villagers|students|monks|journalists?|reporters?|activists?|members?|lawyers?|son|daughter|husband|wife|brother|sister|father|mother|[A-Z][a-z]+)"
    r"\s+(?:was|were|had been|has been|have been|are being|is being)\s+(?:\w+ly )?(?!born|invited|elected|appointed|tired|married|delivered|surprised|scheduled|expected|asked|given|told|allowed|released|acquitted|pleased|"
    r"honou?red|opened|built|granted|based|called (?!to|in)|used|needed|supposed|interested|convinced)(?:\w{2,}ed|taken|held|kept|shot|hit|cut|beaten|driven|thrown|torn|sent|made|left)\b"
)
_RHETORICAL = re.compile(
    r"\b(?:is that|since when|what (?:crime|felony|law)|how can|why would|who (?:would|could))\b[^?]*\?", re.IGNORECASE
)
_NEVER_DID = re.compile(
    r"\b(?:i|he|she|we|they|my (?:son|daughter|husband|wife|brother|client)|his clients?|her clients?)\b[^.;?]{0,30}\b(?:never|only|nothing but|cannot|merely|did not|had not|was not|were not|had no|have no)\b",
    re.IGNORECASE,
)
_WEAKLY = frozenset(("call", "describe", "term", "lament", "complain", "bemoan"))
_PAST = re.compile(r"\b(?:was|were|had|has|have)\b")
_WILL_BE_DONE = re.compile(
    r"\b(?:will|would|shall)\s+(?:soon |also |now |be )?(?:investigat|review|look into|examin|publish|compensat|consult|submit|take (?:action|steps|measures)|inform|convene|set up|appoint|open an?|build|provide|"
    r"continue|appeal|challenge|hold|march|return|go on|release its|repair|resume|answer for)\w*",
    re.IGNORECASE,
)
_SURE = frozenset(("state", "security-forces", "party-ruling"))
_FACTS = frozenset(("report", "according", "estimate", "count", "record", "predict", "forecast"))
_ARGUES = frozenset("argue assert allege reason submit maintain insist contend reply explain".split())
_NOTES = frozenset("acknowledge attribute remind note disclose joke enthuse laugh predict confirm welcome complain concede admit".split())
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
    in which only `I` and `we` are the speaker. lawyer: speaks for somebody in court.
    """

    content: str
    does: str
    lemma: str = ""
    sector: str = "other"
    direct: bool = False
    lawyer: bool = False

    @property
    def official(self) -> bool:
        """Whether the speaker stands for those who restrict."""
        return self.sector in OFFICIAL


class Judged(NamedTuple):
    """A position, a code of positions.csv, with the rule that told it; words: where in the content, None where all of it or the cue told."""

    position: str
    rule: str
    words: tuple[int, int] | None = None


def position_of(said: Utterance) -> str:
    """The position, a code of positions.csv."""
    return judged(said).position


def judged(said: Utterance) -> Judged:
    """The position and the rule that told it."""
    if said.does in _FIXED:
        return Judged(_FIXED[said.does], _FIXED_RULE[said.does])
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
_FIXED_RULE = {does: f"the cue is of the class `{does}`, which decides alone" for does in _FIXED}


def _by(position: str, rule: str, found: re.Match[str] | None) -> Judged:
    """A position told by words of the content."""
    return Judged(position, rule, found.span() if found is not None else None)


def _by_words(said: Utterance) -> Judged:
    """Of those who do not stand for the state."""
    content = said.content
    if said.lemma in _ANSWERS and (found := re.search(r"\b(?:not|no|never|nothing)\b|n[’']t\b", content)):
        return _by("denies", "the cue is one of answering, and the words hold a negation", found)
    trend = _trend(content)
    if (found := _DEMAND.search(content)) and (not trend or _leads_with_demand(content)):
        return _by("demands", "the words hold one of demanding", found)
    if trend and (said.does != "allege" or trend == "worsened"):
        return Judged(trend, _TREND_RULE)
    if found := _NOBODY_HARMED.search(content):
        return _by("denies", "the words say that nobody was harmed", found)
    if called := _called(said):
        return called
    if said.does == "announce":
        return _announced(said)
    if (found := _INNOCENCE.search(content)) and (not _ABUSE.search(content) or said.sector == "other"):
        return _by("denies", "the words call somebody innocent or a charge false", found)
    if (found := _commits(said)) and not _ABUSE.search(content):
        return _by("commits", "the words promise something of the speaker's side", found)
    if plain := _told_plainly(said):
        return plain
    if found := _told_of_abuse(content):
        return _by("alleges", "the words tell of something done to somebody", found)
    if found := _DONE.search(content):
        return _by("alleges", "the words tell what somebody did to those concerned", found)
    if said.sector == "other" and (found := _RHETORICAL.search(content) or _NEVER_DID.search(content)):
        return _by("denies", "one of those concerned asks what the wrong was, or says it was never done", found)
    return Judged("other", _NO_RULE)


def _announced(said: Utterance) -> Judged:
    told = _PAST.search(said.content)
    if told and not _commits(said):
        return _by("other", "the cue announces, and the words tell of the past", told)
    return Judged("commits", "the cue is one of announcing")


def _called(said: Utterance) -> Judged | None:
    """What somebody accuses of or calls names: a tale is denied, an act blamed."""
    if said.does != "allege":
        return None
    if found := _DISMISSIVE.search(said.content):
        return _by("denies", "the words dismiss what was told", found)
    if said.lemma not in _WEAKLY or _told_of_abuse(said.content) or _ACT_CALLED.search(said.content):
        return Judged("alleges", "the cue is one of accusing")
    return None


def _told_plainly(said: Utterance) -> Judged | None:
    """What takes no side: a paper's facts, the law at large, a lawyer's news from court."""
    if said.sector == "media" and said.lemma in _FACTS:
        return Judged("other", "a paper that tells facts takes no position")
    if (found := _LAW_AT_LARGE.search(said.content)) and not _PEOPLE.search(said.content):
        return _by("other", "the words speak of the law at large, of nobody", found)
    if said.lawyer and (found := _COURT_ACTS.search(said.content)):
        return _by("other", "a lawyer tells what the court did", found)
    return None


_TREND_RULE = "a right, the situation or the space is the subject of words that tell how it changed"
_NO_RULE = "no rule of positions fits the words"


def _told_of_abuse(content: str) -> re.Match[str] | None:
    patterns = (_ABUSE, _AUTHORITY, _DONE_TO_US, _TREATED, _PASSIVE_OF_PEOPLE)
    return next((found for pattern in patterns if (found := pattern.search(content))), None)


def _official(said: Utterance) -> Judged:
    content = said.content
    if _trend(content) == "improved":
        return Judged("improved", _TREND_RULE)
    if found := _LIGHT.search(content):
        return _by("denies", "those who restrict make light of what was told", found)
    if said.does == "allege":
        return Judged("justifies", "those who restrict accuse")
    if said.lemma in {"express", "voice"}:
        return Judged("other", "those who restrict express something, and claim nothing")
    if found := _DENIAL.search(content) or (not _FAILING.search(content) and _NEGATED.search(content)) or None:
        return _by("denies", "those who restrict use words of denial", found)
    if found := _ACCUSES.search(content):
        return _by("justifies", "those who restrict say that somebody broke the law", found)
    if said.sector == "judiciary":
        return _of_court(said)
    return _official_plans(said)


def _official_plans(said: Utterance) -> Judged:
    """Of officials who deny and accuse nobody: what they promise, demand, give as a reason or tell."""
    content = said.content
    if said.lemma == "announce":
        return Judged("commits", "those who restrict announce")
    if (found := _commits(said)) and not re.search(r"\blegal action|\baccording to (?:the )?law\b", content):
        return _by("commits", "those who restrict promise something of their side", found)
    if (found := _DEMAND.search(content)) and not _JUSTIFIES.search(content):
        return _by("demands", "the words hold one of demanding", found)
    if found := _INQUIRY.search(content):
        return _by("other", "those who restrict tell of an inquiry", found)
    if found := _JUSTIFIES.search(content):
        return _by("justifies", "those who restrict name a law, an order or a reason", found)
    if found := _MILD.search(content):
        return _by("denies", "those who restrict call it smaller than told", found)
    if said.lemma in _FACTS | _NOTES or said.does == "announce":
        return Judged("other", "those who restrict tell facts")
    if found := _FORCE.search(content):
        return _by("alleges", "an office tells of force used on somebody", found)
    if found := _SOON.search(content):
        return _by("commits", "those who restrict say what will be done", found)
    if said.sector in _SURE:
        return Judged("justifies", "what those who restrict say, where no other rule fits, defends what was done")
    return Judged("other", _NO_RULE)


def _of_court(said: Utterance) -> Judged:
    content = said.content
    found = _JUSTIFIES.search(content) or _OF_ACCUSED.search(content)
    if (found or said.lemma in _ARGUES) and not _COURT_FACTS.search(content):
        return _by("justifies", "a court or prosecutor names a law, an order or a reason", found)
    return Judged("other", "a court or prosecutor tells facts")


def _denied(said: Utterance) -> Judged:
    """Rejecting a report or a charge denies it; a victim's side that rejects a verdict calls it wrong."""
    if (
        said.lemma in {"reject", "dismiss", "dispute", "question"}
        and not said.official
        and not _REJECTED_SPEECH.search(said.content)
        and (found := _ABUSE.search(said.content))
    ):
        return _by("alleges", "one who does not restrict rejects something done to people", found)
    return Judged("denies", "the cue is one of denying")


def _condemned(said: Utterance) -> Judged:
    """A judgement: officials who condemn a report deny it, who condemn a target defend; others allege."""
    if said.official:
        if found := _CRITIC_OF_SPEECH.search(said.content):
            return _by("denies", "those who restrict condemn a report or what was said", found)
        return Judged("justifies", "those who restrict condemn those concerned")
    if (found := _LAW_AT_LARGE.search(said.content)) and not _PEOPLE.search(said.content):
        return _by("other", "the words speak of the law at large, of nobody", found)
    if said.lemma in _STRONG_BLAME:
        return Judged("alleges", "the cue is one of strong blame")
    if found := _ABUSE.search(said.content):
        return _by("alleges", "the cue is one of blame, and the words tell of abuse", found)
    return Judged("other", "the cue is one of blame, and the words tell of nothing done")


def _commits(said: Utterance) -> re.Match[str] | None:
    """Promises of the speaker's side: `I will`, or in indirect speech `they would`, said of itself."""
    if said.lemma == "express" or _HEDGED.search(said.content):
        return None
    done = _WILL_BE_DONE.search(said.content)
    if done is not None:
        return done
    found = _COMMIT.search(said.content)
    if found is None:
        return None
    own = not said.direct or re.match(r"(?:i|we|our|the|authorities|police|state)\b", found[0], re.IGNORECASE)
    return found if own else None


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
    if _UNCHANGED.search(sentence) and (_TREND_SUBJECT.search(sentence) or "better or" in sentence):
        return "unchanged"
    if _UNCHANGED_ALONE.search(sentence):
        return "unchanged"
    if _IMPROVED_ALONE.search(sentence):
        return "improved"
    if _DECLINE_OF.search(sentence) or _WORSE_ALONE.search(sentence) or _THEN_AND_NOW.search(sentence):
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
