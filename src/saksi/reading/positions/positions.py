"""What a speaker does with the words: alleges, denies, demands, judges the trend ...

Rule: the class of the cue decides where it can; else the content's own words do, weighed against who speaks.
Order: demand, commitment, denial, trend (its grammatical subject is a right, the situation, the space), defence by
officials, allegation; what is left is `other`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from saksi.reading.actors.sectors import IN_POWER
from saksi.reading.positions import position_words as has

OFFICIAL = IN_POWER | {"business"}
_WEAKLY = frozenset(("call", "describe", "term", "lament", "complain", "bemoan"))
_SURE = frozenset(("state", "security-forces", "party-ruling"))
_FACTS = frozenset(("report", "according", "estimate", "count", "record", "predict", "forecast"))
_ARGUES = frozenset("argue assert allege reason submit maintain insist contend reply explain".split())
_NOTES = frozenset("acknowledge attribute remind note disclose joke enthuse laugh predict confirm welcome complain concede admit".split())
_ASKED_TO = re.compile(r"(?:\S+ ){1,7}?(?:not )?to \w+")
_ANSWERS = frozenset(("reply", "respond", "retort", "counter", "answer", "rebut"))
_STRONG_BLAME = frozenset(
    ("condemn", "denounce", "deplore", "decry", "slam", "blast", "lambaste", "lambast", "castigate")
)


@dataclass(frozen=True, slots=True)
class Utterance:
    """What the position is told from.

    content: the words said. does: the class of the cue, lemma: its verb. sector: the speaker's. direct: a quotation,
    in which only `I` and `we` are the speaker. lawyer: speaks for somebody in court. relayed: a paper passes on what others did or said.
    """

    content: str
    does: str
    lemma: str = ""
    sector: str = "other"
    direct: bool = False
    lawyer: bool = False
    relayed: bool = False

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
    if said.relayed and said.does == "say" and said.lemma not in _ANSWERS and not has.DEMAND.search(said.content):
        return Judged("other", "a paper or station that passes on what others did or said takes no position")
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
    if by_cue := _answered_or_asked(said):
        return by_cue
    trend = _trend(content)
    if (found := has.DEMAND.search(content)) and (not trend or _leads_with_demand(content)):
        return _by("demands", "the words hold one of demanding", found)
    if trend and (said.does != "allege" or trend == "worsened"):
        return Judged(trend, _TREND_RULE)
    if found := has.NOBODY_HARMED.search(content):
        return _by("denies", "the words say that nobody was harmed", found)
    if called := _called(said):
        return called
    if said.does == "announce":
        return _announced(said)
    if (found := has.INNOCENCE.search(content)) and (not has.ABUSE.search(content) or said.sector == "other"):
        return _by("denies", "the words call somebody innocent or a charge false", found)
    if (found := _commits(said)) and not has.ABUSE.search(content):
        return _by("commits", "the words promise something of the speaker's side", found)
    if plain := _told_plainly(said):
        return plain
    if found := _told_of_abuse(content):
        return _by("alleges", "the words tell of something done to somebody", found)
    if found := has.DONE.search(content):
        return _by("alleges", "the words tell what somebody did to those concerned", found)
    if said.sector == "other" and (found := has.RHETORICAL.search(content) or has.NEVER_DID.search(content)):
        return _by("denies", "one of those concerned asks what the wrong was, or says it was never done", found)
    return Judged("other", _NO_RULE)


def _answered_or_asked(said: Utterance) -> Judged | None:
    """A `no` in answer denies; who asks somebody to do something demands."""
    if said.lemma in _ANSWERS and (found := re.search(r"\b(?:not|no|never|nothing)\b|n[’']t\b", said.content)):
        return _by("denies", "the cue is one of answering, and the words hold a negation", found)
    if said.lemma == "ask" and (found := _ASKED_TO.match(said.content)):
        return _by("demands", "the cue asks somebody to do something", found)
    return None


def _announced(said: Utterance) -> Judged:
    told = has.PAST.search(said.content)
    if told and not _commits(said) and not has.UNDER_WAY.match(said.content):
        return _by("other", "the cue announces, and the words tell of the past", told)
    return Judged("commits", "the cue is one of announcing")


def _called(said: Utterance) -> Judged | None:
    """What somebody accuses of or calls names: a tale is denied, an act blamed."""
    if said.does != "allege":
        return None
    if found := has.DISMISSIVE.search(said.content):
        return _by("denies", "the words dismiss what was told", found)
    if said.lemma not in _WEAKLY or _told_of_abuse(said.content) or has.ACT_CALLED.search(said.content):
        return Judged("alleges", "the cue is one of accusing")
    return None


def _told_plainly(said: Utterance) -> Judged | None:
    """What takes no side: a paper's facts, the law at large, a lawyer's news from court."""
    if (found := has.LAW_AT_LARGE.search(said.content)) and not has.PEOPLE.search(said.content):
        return _by("other", "the words speak of the law at large, of nobody", found)
    if found := has.GLAD.search(said.content):
        return _by("other", "the words are of gladness", found)
    if said.lawyer and (found := has.COURT_ACTS.search(said.content)):
        return _by("other", "a lawyer tells what the court did", found)
    return None


_TREND_RULE = "a right, the situation or the space is the subject of words that tell how it changed"
_NO_RULE = "no rule of positions fits the words"


def _told_of_abuse(content: str) -> re.Match[str] | None:
    patterns = (has.ABUSE, has.AUTHORITY, has.DONE_TO_US, has.TREATED, has.PASSIVE_OF_PEOPLE)
    return next((found for pattern in patterns if (found := pattern.search(content))), None)


def _official(said: Utterance) -> Judged:
    content = said.content
    if _trend(content) == "improved":
        return Judged("improved", _TREND_RULE)
    if found := has.LIGHT.search(content):
        return _by("denies", "those who restrict make light of what was told", found)
    if said.sector != "judiciary" and (found := has.CLAIM_AS_SUBJECT.search(content)):
        return _by("denies", "those who restrict speak of a claim or a report", found)
    if said.does == "allege":
        return Judged("justifies", "those who restrict accuse")
    if said.lemma in {"express", "voice"}:
        return Judged("other", "those who restrict express something, and claim nothing")
    if found := has.DENIAL.search(content) or (not has.FAILING.search(content) and has.NEGATED.search(content)) or None:
        return _by("denies", "those who restrict use words of denial", found)
    if found := has.ACCUSES.search(content):
        return _by("justifies", "those who restrict say that somebody broke the law", found)
    if said.sector == "judiciary":
        return _of_court(said)
    return _official_plans(said)


def _official_plans(said: Utterance) -> Judged:
    """Of officials who deny and accuse nobody: what they promise, demand, give as a reason or tell."""
    content = said.content
    if said.lemma == "announce":
        return Judged("commits", "those who restrict announce")
    if (found := _commits(said)) and not has.LEGAL_ACTION.search(content):
        return _by("commits", "those who restrict promise something of their side", found)
    if (found := has.DEMAND.search(content)) and not has.JUSTIFIES.search(content):
        return _by("demands", "the words hold one of demanding", found)
    if found := has.INQUIRY.search(content):
        return _by("other", "those who restrict tell of an inquiry", found)
    if found := has.JUSTIFIES.search(content):
        return _by("justifies", "those who restrict name a law, an order or a reason", found)
    if found := has.MILD.search(content):
        return _by("denies", "those who restrict call it smaller than told", found)
    if said.lemma in _FACTS | _NOTES or said.does == "announce":
        return Judged("other", "those who restrict tell facts")
    if found := has.FORCE.search(content):
        return _by("alleges", "an office tells of force used on somebody", found)
    if found := has.SOON.search(content):
        return _by("commits", "those who restrict say what will be done", found)
    if said.sector in _SURE:
        return Judged("justifies", "what those who restrict say, where no other rule fits, defends what was done")
    return Judged("other", _NO_RULE)


def _of_court(said: Utterance) -> Judged:
    content = said.content
    found = has.JUSTIFIES.search(content) or has.OF_ACCUSED.search(content)
    if (found or said.lemma in _ARGUES) and not has.COURT_FACTS.search(content):
        return _by("justifies", "a court or prosecutor names a law, an order or a reason", found)
    return Judged("other", "a court or prosecutor tells facts")


def _denied(said: Utterance) -> Judged:
    """Rejecting a report or a charge denies it; a victim's side that rejects a verdict calls it wrong."""
    if (
        said.lemma in {"reject", "dismiss", "dispute", "question"}
        and not said.official
        and not has.REJECTED_SPEECH.search(said.content)
        and (found := has.ABUSE.search(said.content))
    ):
        return _by("alleges", "one who does not restrict rejects something done to people", found)
    return Judged("denies", "the cue is one of denying")


def _condemned(said: Utterance) -> Judged:
    """A judgement: officials who condemn a report deny it, who condemn a target defend; others allege."""
    if said.official:
        if found := has.CRITIC_OF_SPEECH.search(said.content):
            return _by("denies", "those who restrict condemn a report or what was said", found)
        return Judged("justifies", "those who restrict condemn those concerned")
    if (found := has.LAW_AT_LARGE.search(said.content)) and not has.PEOPLE.search(said.content):
        return _by("other", "the words speak of the law at large, of nobody", found)
    if said.lemma in _STRONG_BLAME:
        return Judged("alleges", "the cue is one of strong blame")
    if found := has.ABUSE.search(said.content):
        return _by("alleges", "the cue is one of blame, and the words tell of abuse", found)
    return Judged("other", "the cue is one of blame, and the words tell of nothing done")


def _commits(said: Utterance) -> re.Match[str] | None:
    """Promises of the speaker's side: `I will`, or in indirect speech `they would`, said of itself."""
    if said.lemma == "express" or has.HEDGED.search(said.content):
        return None
    done = has.WILL_BE_DONE.search(said.content)
    if done is not None:
        return done
    found = has.COMMIT.search(said.content)
    if found is None:
        return None
    own = not said.direct or re.match(r"(?:i|we|our|the|authorities|police|state)\b", found[0], re.IGNORECASE)
    return found if own else None


def _leads_with_demand(content: str) -> bool:
    found = has.DEMAND.search(content)
    return found is not None and found.start() < len(content) // 2


def _trend(content: str) -> str:
    """worsened, unchanged or improved, where a right, the situation or the space is the grammatical subject."""
    if has.THEN_AND_NOW.search(content) and not has.IMPROVED_ALONE.search(content):
        return "worsened"
    for sentence in has.SENTENCE.split(content):
        judged = _trend_of(sentence)
        if judged:
            return judged
    return ""


def _trend_of(sentence: str) -> str:
    if has.UNCHANGED.search(sentence) and (has.TREND_SUBJECT.search(sentence) or "better or" in sentence):
        return "unchanged"
    if has.UNCHANGED_ALONE.search(sentence):
        return "unchanged"
    if has.IMPROVED_ALONE.search(sentence):
        return "improved"
    if has.DECLINE_OF.search(sentence) or has.WORSE_ALONE.search(sentence) or has.THEN_AND_NOW.search(sentence):
        return "worsened"
    verb = has.FINITE.search(sentence)
    opening = sentence[: verb.start()] if verb is not None else ""
    subject = has.TREND_SUBJECT.search(opening) is not None and has.AUTHORITY.match(opening) is None
    if not subject and not re.match(
        r"\W*(?:currently,? )?(?:i (?:think|believe|can say|feel)|there (?:is|are|was|has|have))\b",
        sentence,
        re.IGNORECASE,
    ):
        return ""
    if not has.TREND_SUBJECT.search(sentence):
        return ""
    if has.UNCHANGED.search(sentence):
        return "unchanged"
    if has.WORSENED.search(sentence) and not _targets_people(sentence, verb):
        return "worsened"
    return "improved" if has.IMPROVED.search(sentence) else ""


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
