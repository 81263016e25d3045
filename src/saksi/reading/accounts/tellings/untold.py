"""What looks like the telling of an act and is none: what lies ahead, is asked or condemned, was nobody's doing, or was told before.

Rule: general English of the news. `until they are freed` lies ahead; `would not say where he is held` asks after a custody told
elsewhere; a prisoner led away after the verdict is not arrested; who was only questioned is not released; a condemned act was told before;
a fire that killed is nobody's act; what a gun did cost no post. Each function answers for one such look-alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from saksi.reading.accounts.acts.clauses import Voice
from saksi.reading.accounts.tellings.telling import Telling
from saksi.reading.text.page import Page, Sentence

_LIES_AHEAD = re.compile(r"\b(?:until|unless|once|when|before|so that|by the time)\b[^,;:.“”\"]{0,60}$")
"""Before a verb in the present: `until both are freed`, `when sentences are handed down`."""
_ASKED = re.compile(
    r"\b(?:know|knows|knew|known|say|says|said|saying|tell|told|ask(?:s|ed|ing)?|demand\w*|disclos\w+|reveal\w*|explain\w*|learn\w*|word of|"
    r"information (?:on|about)|find out|idea|inform\w*|unclear|acknowledg\w+|confirm\w*)\b"
    r"[^.;:“”\"]{0,25}?\b(?:where|why|whether|under (?:which|what) \w+|on (?:which|what) \w+|that it is|that they are)\b[^.;:“”\"]{0,60}$"
)
"""`was not told where she was being held`."""
_TREND = re.compile(
    r"\b(?:worse\w*|better|improv\w*|deteriorat\w*|grown|shrunk|narrow\w*|harder|fewer|changed|moved|declin\w*|fallen|dropped|risen)\b"
    r"[^.;:]* since [^.;:,]{0,60}$"
)
"""`things have got worse since` a law or an arrest."""
_ON_BEHALF = re.compile(r"[^.;:“”]{0,60} on behalf of\b")
_AND_SAID = re.compile(
    r"(?:(?!\b(?:who|that|which|was|were|had|has|have|is|are|said|says|by)\b)[^.,;:“”\"]){0,50}?"
    r" and (?:then |also )?(?:said|says|went|came|spoke|ran|rode|drove|shouted|asked)\b"
)
"""After a verb: who did it went on to say or do more, so that it is no participle."""

_ORGAN = re.compile(
    r"^(?:the )?(?:[\w’'-]+ ){0,4}?(?:Ministry|Court|Courts|Government|Police|Parliament|Senate|Cabinet|Army|Prosecutor\w*|Tribunal)\b"
    r"(?:$| of\b| for\b| in\b)|^(?:the )?Ministry\b|^(?:[Tt]he )?(?:[\w’'-]+ ){0,3}?(?:authorities|government)$"
)
_FREE = re.compile(r"\b(?:Union|Association|Watch|Network|Reporters?|Monitor|Party|Radio|Times|News)\b")
"""In the name of a body that is none of the State's, `Court` or `Police` though it says."""

_AWAY = re.compile(r"whereabouts\b|c[oa]me (?:back )?home\b", re.IGNORECASE)
_TAKEN_IN = frozenset("arrest detention abduction summons".split())

_LET_GO = re.compile(r"(?:let|lets|letting) (?:[\w’'-]+ ){0,2}?go\b", re.IGNORECASE)
_EMPLOYS = re.compile(r"\b(?:company|factory|plant|firm|casino|mill|employers?|management|workers?|employees?|staff)\b", re.IGNORECASE)
_HOLDS = re.compile(r"\b(?:police|custody|detain\w*|arrest\w*|prison|jail|questioned|held|soldiers|officers)\b", re.IGNORECASE)
_JUST_LEFT = re.compile(r"(?:let|came|come|comes|went|go|goes|walk\w*|allowed|sent|permitted|step\w*|got|set)\b", re.IGNORECASE)
_FREED_FROM = re.compile(r"[^.;]{0,60}?\b(?:without charge|on bail|on bond|prison|jail|detention|custody|station|barracks|camp)\b")
_HELD_BEFORE = frozenset(
    "arrest detention abduction conviction house-arrest enforced-disappearance excessive-pretrial-detention bail-denied torture ill-treatment charge trial".split()
)
"""Acts after which somebody can be released."""

_DEADLY = frozenset(("killing", "property-destroyed", "physical-attack", "attempted-killing"))
_MISHAP = re.compile(
    r"(?:^|[.;,] |\b(?:when|after|that|and) )(?:an?|the|another) (?:\w+ )?(?:fire|blaze|explosion|gas leak|cave-in|collapse|short circuit|boiler|heatwave)\b"
    r"(?! (?:bomb|set|lit|started|thrown|caused) )[^,;.“”]{0,70}$",
    re.IGNORECASE,
)
_BY_DISEASE = re.compile(r"\b(?:virus|outbreak|pandemic|epidemic|disease|covid(?:-19)?)(?: (?:that|which))?(?: has| have| had)?(?: now| already| so far)? $", re.IGNORECASE)
_SELF = re.compile(r" (?:him|her|them|it)sel(?:f|ves)\b")
_GUNS = re.compile(r"\b(?:shots?|shotguns?|guns?|rifles?|bullets?|pellets?|wound\w*|ammunition|canisters?|weapons?)\b", re.IGNORECASE)

_FOR_ARREST = re.compile(r"arrest|detain|custody|apprehend|handcuff", re.IGNORECASE)
_BEFORE_THEN = re.compile(r"\b(?:before|as|while|until)\b[^,;:.“”\"]{0,40}$")
_IN_COURT = re.compile(r"\b(?:the (?:court|judges?|courtroom|dock)|court(?:room|house)? on)\b")
_OF_COURT = frozenset(("conviction", "trial", "bail-denied", "appeal-rejected", "acquittal"))

_CONDEMNED = re.compile(
    r"\b(?:condemn\w*|denounc\w+|deplor\w+|decri(?:ed|es)|protest(?:s|ed)? against|concern(?:ed)? (?:at|over|about)|alarm(?:ed)? (?:at|by|over)|"
    r"outrage (?:at|over)|dismay\w* (?:at|over|by))\b[^.;:]{0,40}$",
    re.IGNORECASE,
)
_ILL_TREATED = frozenset(("ill-treatment", "torture", "physical-attack", "excessive-force"))
"""Acts that those who condemn them call by each other's names."""

_TO_BE_FREED = re.compile(r"\b(?:releas(?:e|es|ing)|free(?:ing)?|freedom)\b[^.;:“”\"]{0,90}?\b(?:all|any|every|anyone|everyone)\b[^.;:“”\"]{0,50}$")
_OF_THESE = re.compile(r"\bincluding (?:[\w-]+ ){0,2}?(?:\d[\d,]*|[a-z]+) (?:of them )?who (?:was|were|is|are|has been|have been|had been) (?:\w+ )?$")
"""`60 prisoners, including 22 who were`: what follows is told of these 22, whom nothing else names."""

_SAYS_HELD = frozenset("detention surveillance charges-dropped dismissal arrest".split())
"""Acts whose verbs also introduce what somebody says: `the judges held`, `her lawyer noted`, `he dismissed talk of`."""


def is_finite(page: Page, verb: int, sentence: Sentence) -> bool:
    """Whether what looks like a participle is the verb of its clause: `a man who picked up`, `one stopped at the door and said`."""
    before, word = page.words[verb - 1], page.words[verb]
    if sentence.start <= before.start < word.start and before.low == "who":
        return True
    return _AND_SAID.match(page.text, word.end, sentence.end) is not None


def by_way(act: str, page: Page, sentence: Sentence, words: tuple[int, int]) -> bool:
    """`nothing has moved since the law was passed`, `sued the chief on behalf of the families`: when a change began, and help for the victims."""
    if _TREND.search(page.text, sentence.start, words[0]) is not None:
        return True
    return act == "lawsuit" and _ON_BEHALF.match(page.text, words[1], sentence.end) is not None


def is_organ(name: str) -> bool:
    """Whether a body is one of the State: what other bodies of it do to it is no violation."""
    return _ORGAN.search(name) is not None and _FREE.search(name) is None


def still_away(act: str, page: Page, words: tuple[int, int], told: Sequence[Telling], victims: frozenset[str]) -> bool:
    """`by noon he had not come home`, of one whose arrest was told: no second act."""
    if act != "enforced-disappearance" or not _AWAY.match(page.text, words[0]):
        return False
    return any(one.act in _TAKEN_IN and one.done_to(victims) for one in told)


def lost_work(act: str, page: Page, sentence: Sentence, words: tuple[int, int], told: Sequence[Telling], victims: frozenset[str]) -> bool:
    """`the factory let go of all three`: no release, but a dismissal."""
    if act != "release" or not _LET_GO.match(page.text, words[0]):
        return False
    held = any(one.act in _HELD_BEFORE | {"summons"} and one.done_to(victims) for one in told)
    start, end = page.paragraphs[sentence.paragraph]
    return not held and _EMPLOYS.search(page.text, start, end) is not None and _HOLDS.search(page.text, start, end) is None


def lies_ahead(page: Page, voice: Voice, sentence: Sentence, start: int) -> bool:
    """Whether a verb in the present stands in a clause of what is still to come."""
    return voice.present and _LIES_AHEAD.search(page.text, max(sentence.start, start - 90), start) is not None


def by_mishap(act: str, page: Page, sentence: Sentence, start: int) -> bool:
    """`A fire destroyed a shed and killed a watchman`: nobody's act."""
    if act not in _DEADLY:
        return False
    told = page.text[sentence.start : start]
    return _MISHAP.search(told) is not None or _BY_DISEASE.search(told) is not None


def to_oneself(act: str, page: Page, end: int) -> bool:
    """`Nine clerks killed themselves`: nobody else's act."""
    return act in _DEADLY and _SELF.match(page.text, end) is not None


def fired_a_gun(act: str, page: Page, sentence: Sentence, verb: int) -> bool:
    """`the officer who fired`, where shots are told of: nobody lost a post."""
    if act != "dismissal" or page.words[verb].low not in {"fired", "fires", "firing"}:
        return False
    return _GUNS.search(page.text, *page.paragraphs[sentence.paragraph]) is not None


def only_asked(act: str, page: Page, sentence: Sentence, start: int) -> bool:
    """Whether somebody only asks or says where or why people are held."""
    return act == "detention" and _ASKED.search(page.text, max(sentence.start, start - 120), start) is not None


def says(act: str, page: Page, cues: frozenset[int], words: tuple[int, int]) -> bool:
    """Whether the verb, with nothing more of the act, introduces what somebody says."""
    return act in _SAYS_HELD and words[0] in cues and page.text[slice(*words)].strip(" .,").isalpha()


def from_the_dock(act: str, page: Page, sentence: Sentence, words: tuple[int, int], last: Telling | None, victims: frozenset[str]) -> bool:
    """`said before guards led her away`, after the verdict: no arrest."""
    if act != "arrest" or _FOR_ARREST.search(page.text, *words):
        return False
    if _BEFORE_THEN.search(page.text, max(sentence.start, words[0] - 60), words[0]) is None:
        return False
    judged = last is not None and last.act in _OF_COURT and last.done_to(victims)
    return judged or _IN_COURT.search(page.text, sentence.start, words[0]) is not None


def upheld(act: str, voice: Voice, sentence: Sentence, last: Telling | None, victims: frozenset[str]) -> bool:
    """`upheld the sentence handed down to X`, `hanged three men convicted of theft`: which sentence or who it was, no second verdict."""
    if act != "conviction" or voice.shape != "participle" or last is None or last.sentence != sentence:
        return False
    return last.act in {"appeal-rejected", "acquittal", "killing"} and last.done_to(victims)


def only_left(act: str, page: Page, words: tuple[int, int], told: Sequence[Telling], victims: frozenset[str]) -> bool:
    """`They were let go with a piece of advice`, after questions: no release, as nobody was held."""
    if act != "release" or not _JUST_LEFT.match(page.text, words[0]) or _FREED_FROM.match(page.text, words[0]):
        return False
    theirs = {one.act for one in told if one.done_to(victims)}
    return "summons" in theirs and not _HELD_BEFORE & theirs


def condemned(act: str, page: Page, sentence: Sentence, start: int, told: Sequence[Telling], victims: frozenset[str], *, named: bool) -> bool:
    """`The union condemned the kidnapping of a colleague`: the act that was told before."""
    if _CONDEMNED.search(page.text, max(sentence.start, start - 60), start) is None:
        return False
    if not named:
        return any(one.act == act for one in told)
    return act in _ILL_TREATED and any(one.act in _ILL_TREATED and one.done_to(victims) for one in told)


def to_be_freed(page: Page, voice: Voice, sentence: Sentence, start: int) -> bool:
    """`called for the release of all prisoners still detained`: a demand for whoever is held."""
    return voice.shape == "participle" and _TO_BE_FREED.search(page.text, max(sentence.start, start - 160), start) is not None


def of_these(page: Page, sentence: Sentence, start: int) -> bool:
    """`Sixty prisoners, including 22 who were arrested in May, were freed`: no arrest of the sixty."""
    return _OF_THESE.search(page.text, max(sentence.start, start - 60), start) is not None
