"""The patterns that positions are told from: those of `data/positions.txt`, and those that no list can hold.

Rule: a pattern says what words hold, never what that means; what it means beside the speaker and the cue stands in `positions.py`.
"""

from __future__ import annotations

import re

from saksi.reading.text.any_case import AnyCase
from saksi.reading.text.lexicon import lines


def _joined(section: str) -> str:
    """The alternatives of one section, with those of the sections it names in braces put in."""
    joined = "|".join(lines("positions.txt", section))
    return re.sub(r"\{([a-z ]+)\}", lambda named: f"(?:{_joined(named[1])})", joined)


def _pattern(section: str, *, edges: bool = True) -> AnyCase:
    words = _joined(section)
    return AnyCase(rf"\b(?:{words})\b" if edges else words)


_SUBJECT = "|".join(lines("positions.txt", "subject of a trend"))
TREND_SUBJECT = _pattern("subject of a trend")
WORSENED = AnyCase(rf"\b(?:{_SUBJECT})\b[^.;]{{0,90}}?\b(?:{_joined('worse')})")
DECLINE_OF = _pattern("decline", edges=False)
UNCHANGED = _pattern("unchanged")
IMPROVED = _pattern("improved")
UNCHANGED_ALONE = _pattern("unchanged alone")
INQUIRY = _pattern("inquiry")
LIGHT = _pattern("made light of")
DISMISSIVE = _pattern("dismissive")
NOBODY_HARMED = _pattern("nobody harmed")
ACT_CALLED = _pattern("act called", edges=False)
OF_ACCUSED = _pattern("accused")
FORCE = _pattern("force used")
CLAIM_AS_SUBJECT = _pattern("claim as subject", edges=False)
GLAD = _pattern("glad", edges=False)
SOON = _pattern("will be done")
DONE = _pattern("done", edges=False)
DENIAL = _pattern("denial")
INNOCENCE = _pattern("innocence", edges=False)
DEMAND = _pattern("demand", edges=False)
JUSTIFIES = _pattern("justifies")
ABUSE = _pattern("abuse")
CRITIC_OF_SPEECH = _pattern("speech criticised")
REJECTED_SPEECH = _pattern("rejected speech")
LAW_AT_LARGE = _pattern("law at large")
PEOPLE = _pattern("people")
FINITE = _pattern("finite")
WORSE_ALONE = _pattern("worse alone")
IMPROVED_ALONE = _pattern("improved alone")
MILD = _pattern("mild")
NEGATED = _pattern("negated")
FAILING = _pattern("failing")
THEN_AND_NOW = AnyCase(
    r"\b(?:last year|before|once|(?:ten|five|\w+) years ago|in the past|when i was|under the)\b[^“”]{5,160}\b(?:this year|today|now|nowadays)\b",
)
TREATED = AnyCase(
    r"\b(?:was|were|been|being|be|got|is|are)\s+(?:\w+ly )?(?:not (?:allowed|let|given|told)|taken|held|kept|forced|made to|told to|stopped|removed|thrown|driven|dragged|pushed|pulled|deleted|struck|"
    r"turned back|turned away|locked|tied|stripped|hauled|bundled|marched|called in|called to|questioned|interrogated|searched|followed|watched|sued|switched off|cut off|unreachable|blocked|clubbed|hung|"
    r"chased|ordered|fined|barred|kicked|slapped|torn|burnt|cleared|sent away|sealed|led away|picked up|robbed|cut|wiped|refused|warned|shot|hanged|moved|loaded|carried off|expelled|rounded up)\b"
    r"|\b(?:had|has|have) (?:torn|taken|wiped|broken|pointed|locked|hit|beaten|hung|kicked|struck|forced|driven|pulled|thrown|burnt|seized|sent|stopped|dragged|forbidden|blackened)\b"
    r"|\b(?:would|could|did) not (?:let|give|show|write|allow|tell|open|admit|accept|hand)\b|\bforbade\b|\bforbidden\b|\bhostage\b|\bbullets?\b|\bbruis\w+|\bbombs?\b|\bplanes?\b|\bwithout (?:food|water|a hearing|a lawyer)\b"
    r"|\b(?:hit|pushed|slapped|kicked|beat|dragged|pulled|took|grabbed|chased|drove|burned|tied|locked|searched|threatened|followed|made|forced|knocked down|tore) (?:me|us|him|her|them|my|our|his|their)\b",
)
COURT_ACTS = AnyCase(
    r"^\W*(?:the |a |an |[A-Z][\w ]{2,40} )?(?:court|judges?|tribunal|bench|prosecutor|commission)\b[^.;]{0,60}?\b(?:found|sentenced|convicted|adjourned|granted|postponed|set|ruled|rejected|heard|will hear|fined|acquitted)\b",
)
COURT_FACTS = AnyCase(
    r"\b(?:acquitted|adjourned|postponed|next hearing|will be heard|may appeal|was sentenced|were sentenced|was remanded|will (?:begin|resume|continue)|days? to appeal)\b",
)
PASSIVE_OF_PEOPLE = re.compile(
    r"\b(?:he|she|they|we|i|people|men|women|families|workers|villagers|students|monks|journalists?|reporters?|activists?|members?|lawyers?|son|daughter|husband|wife|brother|sister|father|mother|[A-Z][a-z]+)"
    r"\s+(?:was|were|had been|has been|have been|are being|is being)\s+(?:\w+ly )?(?!born|invited|elected|appointed|tired|married|delivered|surprised|scheduled|expected|asked|given|told|allowed|released|acquitted|pleased|"
    r"honou?red|opened|built|granted|based|called (?!to|in)|used|needed|supposed|interested|convinced)(?:\w{2,}ed|taken|held|kept|shot|hit|cut|beaten|driven|thrown|torn|sent|made|left)\b"
)
RHETORICAL = AnyCase(
    r"\b(?:is that|since when|what (?:crime|felony|law)|how can|why would|who (?:would|could))\b[^?]*\?",
)
NEVER_DID = AnyCase(
    r"\b(?:i|he|she|we|they|my (?:son|daughter|husband|wife|brother|client)|his clients?|her clients?)\b[^.;?]{0,30}\b(?:never|only|nothing but|cannot|merely|did not|had not|was not|were not|had no|have no)\b",
)
UNDER_WAY = AnyCase(r"\W*(?:it|they|he|she|we|i|the \w+) (?:is|are|was|were) (?:\w+ly )?\w+ing\b")
PAST = re.compile(r"\b(?:was|were|had|has|have)\b")
PROCEDURE = re.compile(
    r"\b(?:hearings?|trials?|verdicts?|sessions?|sentencing|cases?|appeals?|rulings?|judge?ments?|proceedings)\b[^.;]{0,40}\b(?:would|will|(?:is|was|were|are) (?:due|set|expected) to)\b",
    re.IGNORECASE,
)
"""`The hearing would go on next week`: what a court's course is, nobody's promise."""
WILL_BE_DONE = AnyCase(
    r"\b(?:will|would|shall)\s+(?:soon |also |now |be )?(?:investigat|review|look into|examin|publish|compensat|consult|submit|take (?:action|steps|measures)|inform|convene|set up|appoint|open an?|build|provide|"
    r"continue|appeal|challenge|hold|march|return|go on|release its|repair|resume|answer for)\w*",
)
COMMIT = AnyCase(
    r"\b(?:i|we|he|she|they|it|(?:the|our|its|their|his|her) (?:\w+ ){0,3}?(?:government|ministry|court|union|party|protests?|strikes?|group|commission|committee|authorities|police|council|association|"
    r"office|administration|team|company|organi[sz]ation|delegation|workers|strikers|families|villagers|campaign|lawyers?|parties|embassy|fight|struggle)|state|authorities|police)"
    r"(?:[’']ll| will| would| won[’']t| shall| plans? to| planned to| intends? to| intended to| (?:is|are|am|was|were) going to| (?:is|are|was|were|am) (?:planning|preparing|determined|ready|committed|due) to|"
    r" remains? committed| promised| vowed)\b(?! (?:be (?:arrested|jailed|sentenced|convicted|detained|punished|killed|free|released)|have))",
)
LEGAL_ACTION = AnyCase(r"\blegal action|\baccording to (?:the )?law\b")  # what officials announce of it is a threat, no promise
AUTHORITY = AnyCase(
    r"^\W*(?:that\s+)?(?:(?:the|its|their|local|state|plainclothes|riot|[A-Z][a-z]+|security|ruling|military|two|several|some|many)\s+){0,3}"
    r"(?:government|authorities|police|regime|military|junta|army|officers?|soldiers?|troops|courts?|judges?|company|officials?|party|state|forces|guards?|agents|men|attackers|ministry)\b(?! (?:will|would|may|can|could|might)\b)",
)
DONE_TO_US = AnyCase(
    r"\bthey\s+(?!are\b|were\b|will\b|would\b|told\b)\w+[^.;,]{0,30}\b(?:me|us|my|our|him|her|them)\b",
)
ACCUSES = AnyCase(r"(?<!was )(?<!were )\b(?:broke|violated|breached|incited|plotted|conspired)\b")
HEDGED = AnyCase(r"\b(?:probably|likely|maybe|perhaps|hop(?:e|ed|es|ing))\b")
SENTENCE = re.compile(r"(?<=[.!?])[”\"]?\s+|;\s+|,? (?:and|but) that\s+")
