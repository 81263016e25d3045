"""Words that decide how a verb is told: auxiliaries, negations, adverbs, conditions, fears, demands, plans, denials.

Rule: general English; lists and patterns only, for all that read clauses.
"""

from __future__ import annotations

import re

from saksi.reading.text.page import Word
from saksi.reading.words.openers import MONTHS_DAYS

BE = frozenset("is are was were am been being be 's ’s".split())
GET = frozenset(("got", "gets", "getting"))
HAVE = frozenset("has have had having 've ’ve".split())
DO = frozenset(("do", "does", "did"))
MODALS = frozenset("will would could may might must should can cannot shall ’ll 'll ’d 'd ought".split())
NOT = frozenset("not never neither nor no hardly barely rarely n’t n't nobody none nothing".split())
ADVERBS = frozenset(
    "also then later earlier already again now once just first since both each even ever only too twice soon still all together themselves himself "
    "herself itself instead thus therefore afterwards meanwhile thereafter subsequently reportedly allegedly longer so far in turn brutally".split()
)
NOT_ADVERBS = frozenset("family only-child reply supply assembly ally bully july monopoly italy tally".split())
PREPOSITIONS = frozenset(
    "in on at by for from of with without into onto over under after before since until till during through about against across along around "
    "behind near off outside inside to as when while because where who which that if amid following despite and or but than per via within "
    "throughout among between upon alongside together early late again yesterday today tomorrow earlier later there here monday tuesday wednesday "
    "thursday friday saturday sunday last this next due simply solely merely only reportedly allegedly up down out away simultaneously overnight incommunicado twice thrice afterwards indefinitely abroad".split()
)
INTRANSITIVE = frozenset("died perished vanished fled responded retaliated".split())
ACTIVE_ONLY = frozenset("threatened tried attempted refused declined spied eavesdropped snooped cracked opened".split())
WANTED = re.compile(r"\b(?:wants?|wanted|wish(?:es|ed)?|to (?:see|have|get)|needs?|needed) (?:[\w’'-]+ ){1,5}$")
NO_NOUN = frozenset("if once unless until when whether as while though although those anyone".split())
DATE_WORDS = MONTHS_DAYS | frozenset(
    "in on by at last later late early the same next following day days month months year years week weeks that this evening morning night , after".split()
)
REFUSING = frozenset(("could", "would"))
FORBIDDING = frozenset(("may", "must"))
"""With `not` before an active verb: who may not leave was told so."""
RULED = frozenset(("must", "should", "shall"))
"""With `be` after `the court ruled that`: what the court did."""
CANNOT = frozenset(("cannot", "can’t", "can't"))
SUBJECTS = frozenset("i he she we they".split())
NOBODY = re.compile(
    r"\b(?:(?:none|no one|nobody|no|nothing|any|not an?|not one|hardly any)(?: of)?(?: [^\s,;:]+){0,7}(?:, [^,;:]{1,40}\bsa(?:id|ys),)?|neither(?: \S+){0,7}) ?$",
    re.IGNORECASE,
)
OBJECTS = frozenset("him her them me us you it himself herself themselves everyone everybody someone others".split())
HINDERED = frozenset(
    "without avoid avoided avoiding risk risked risks fear feared fears fearing avert escape escaped prevent against from".split()
)
DONE_TO = re.compile(
    r"\b(?:went on|go on|going on|proceeded|began|begun|started|continued|managed|used(?: \w+){1,3}|helped|conspired|seen|known|said|believed|reported|understood|"
    r"thought|found|claimed|alleged|appears?|appeared|seems?|seemed)$"
)
CONDITION = re.compile(
    r"\b(?:if|unless|whether|lest|in case|should (?:he|she|they|it|the)|whoever|whenever|anyone|anybody|those who|everyone who|as though|as if)\b",
    re.IGNORECASE,
)
UNREAL = re.compile(
    r"\b(?:no (?:evidence|proof|indication|sign)s?|fears?|feared|fearing|worr(?:y|ies|ied)|afraid|risks?|danger of|threat of|possibility|prospect of|likely|unlikely|plans?|planned|"
    r"intends?|intended|vow(?:s|ed)|pledged|promised|demand(?:s|ed|ing)?|called? for|calls for|calling for|urg(?:es|ed|ing)|want(?:s|ed)?|wish(?:es|ed)?|hop(?:es|ed|ing)|"
    r"seek(?:s|ing)?|sought|ask(?:s|ed|ing)? for|ensure|ensuring|mak(?:e|ing) sure|requested|imagine|suppose|suspect(?:s|ed)? that|before being|would have|could have|instead of)\b(?P<gap>[^,;:.]{0,45})$",
    re.IGNORECASE,
)
DENIED = re.compile(
    r"(?<!\bwas )(?<!\bwere )(?<!\bbeen )\b(?:den(?:y|ies|ied|ying)|rejects?|rejected|refuted?|dismissed)\b(?: \w+){0,6}?(?: that\b| claims?\b| allegations?\b| reports?\b| accusations?\b)?[^,;:.]{0,60}$",
    re.IGNORECASE,
)
BREAKS = frozenset("when after as while because since until although though where before but".split())
"""Words that open a clause."""
MOST_BACK = 16
"""Words: so far back the clause of a verb is looked for."""
NAMING = frozenset("by to from against about including than between".split())
"""Before a participle and a noun they name people: `an appeal by jailed editor X`."""
RELATIVES = frozenset(("whom", "which", "that"))
TWO_OBJECTS = frozenset(
    "fined let freed set ordered refused denied kept held gave given handed told made left granted sent put found offered issued served awarded spared cost forbade".split()
)
"""Verbs with two objects: their passive keeps one (`was refused bail`)."""
ONLY_THOUGHT = frozenset(
    "short talk thought idea possibility prospect risk danger hope hopes aim plan plans intention threat instead capable purpose goal fear dream afraid lieu favour favor way means".split()
)
HELD_GUILTY = frozenset("convicted guilty suspected acquitted".split())
"""Before `of` and a verb they name what somebody is tried for: no act that the text tells."""
HELD_GUILTY_OF = re.compile(r"\b(?:convicted|guilty|suspected|acquitted|cleared|indicted) (?:[\w’'-]+ ){0,4}$")
"""The same over a few words: `convicted in 2022 of damaging`."""
PUNISHED_FOR = re.compile(
    r"\b(?:tried|sentenced|convicted|charged|jailed|imprisoned|fined|arrested|detained|prosecuted|sued|expelled|summoned|questioned|indicted|wanted|"
    r"guilty|accused|booked|cautioned|prison|jail|years|months|weeks|days|hours|case|charges?|trial|suspended|dismissed|punished|investigated|terms?|sentences?|fines?) (?:[\w’'-]+ ){0,6}$"
)
"""Before `for` and a verb they name what somebody is punished for: no act that the text tells."""
CHARGED_WITH = re.compile(
    r"\b(?:charged|indicted|accused|convicted|guilty|suspected|tried|charges?|accusations?|arrested|sentenced|jailed|prosecuted) (?:[\w’'-]+ ){0,6}?(?:with|of|for|over|including) "
    r"(?!(?:\w+ ){0,9}?(?:who|was|were|had|said|after|before|while|when|by)\b)[^.;:“”\"]{3,110}(?:,|,? and) $"
)
"""`charged with treason, laundering and insulting the president`: what somebody is charged with goes on."""
ALSO_COULD = re.compile(r"\b(?:may|can|could|would|might|must|should|will|shall|to) be \w+(?! (?:by|in) \d)[^.;:,“”\"]{0,60} (?:and|or) (?:\w+ly )?$")
"""`may be imprisoned for up to a year and fined`: what could be done goes on."""
FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|do|does|went|came|took|gave|got|made|said|left|fell|met|shot|\w+n[’']t|[a-z]{3,}ed)\b"
)
"""A finite verb: without one, words are no clause of their own."""
BARE_DOERS = frozenset("police officers soldiers authorities troops prosecutors agents officials".split())
CLAUSE_WORDS = frozenset(
    "and but or is are was were be been has have had who said by with from after before when while".split()
)
SAME_TIME = re.compile(
    r"the (?:same|next|following|previous) (?:day|night|morning|afternoon|evening|week|month|year|spring|summer|autumn|winter)\b|the (?:day|night|morning|evening|week|month|year) (?:after|before)\b|"
    r"(?:\d+|an?|(?:a )?few|several|one|two|three|four|five|six|seven|eight|nine|ten|twelve) (?:few |more )?(?:minutes?|hours?|days?|nights?|weeks?|months?|years?) (?:later|earlier|before|after|ago)\b"
)
DATE_BEFORE = re.compile(
    r"(?:on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|last (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|in (?:Janu|Febru|March|April|May|June|July|Augu|Septe|Octo|Nove|Dece)\w*) "
    r"(?=(?:\d+ |an? (?!few |week|day|month|year)|(?:two|three|four|five|six|seven|eight|nine|ten|twelve|several|dozens of) )(?!(?:days|hours|weeks|months|years)\b))"
)
WHO_LEADS = re.compile(r"\bwho (?:had |has |have |also |once |openly |publicly )*\Z")
CLAUSE_AHEAD = re.compile(r"\b(?:that|he|she|they|it|to|might|could|would)\b")
LEADING_ON = frozenset(("handed", "turned"))
SAYING = frozenset("said says say confirmed announced added reported told claimed found fears fear feared".split())


def is_adverb(word: Word) -> bool:
    """Whether a word may stand between auxiliary and verb."""
    return word.low in ADVERBS or (word.low.endswith("ly") and len(word.low) > 4 and word.low not in NOT_ADVERBS)


def is_modal(low: str) -> bool:
    """Whether a word is a modal, `won’t` and the like included."""
    return low in MODALS or (low.endswith(("n’t", "n't")) and (low[:-3] in MODALS or low[:-3] in {"wo", "ca", "sha"}))


def is_negative(low: str) -> bool:
    """Whether a word denies."""
    return low.endswith(("n’t", "n't")) or low in NOT
