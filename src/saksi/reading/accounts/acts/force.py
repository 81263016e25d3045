"""What kind of force is told: who used it, with what, on what occasion, and whether the victim lived.

Rule: the verb alone tells no kind of act: `shot` is a killing if a death is told beside it, the force of police at a
gathering, else an attempt to kill; a beating with tools in custody, or to make somebody talk, is torture.
"""

from __future__ import annotations

import re

from saksi.reading.text.found import Range
from saksi.reading.text.page import Page, Sentence

_GATHERED = re.compile(
    r"\b(?:protest\w*|demonstrat\w+|rall(?:y|ies)|march(?:es|ed|ers|ing)?(?! \d)|crackdowns?|strikers?|sit-in|picket\w*|mourners|fire on (?:a|the) (?:\w+ )?(?:crowd|procession|gathering))\b(?<!March)",
)
_CROWD = re.compile(r"\b(?:demonstrators|protest(?:s|ers?|ors?)?|marchers|blockade|strikers|rall(?:y|ies)|marching|vigil|(?:an?|the|their) (?:\w+ )?(?:march|procession|sit-in)(?! \d))\b")
_TOOLS = re.compile(
    r"\b(?:batons?|truncheons?|rifle[- ]butts?|rifle (?:stock|barrel)s?|helmets?|shields?|tear gas|rubber|water cannons?|canisters?|dogs|sjamboks?|pellets?)\b",
    re.IGNORECASE,
)
_POLICE_TOOLS = re.compile(
    r"\b(?:rubber bullets?|tear ?gas|gas canisters?|water cannons?|stun grenades?|truncheons?|riot police|sjamboks?)\b", re.IGNORECASE
)
_FORCES = re.compile(
    r"\b(?:police(?:men|man)?|soldiers?|troops|gendarmes?|gendarmerie|security forces|riot|army|military)\b", re.IGNORECASE
)
_ONLY_FORCES = re.compile(r"\b(?:(?:riot |military )?police(?:men)?|soldiers|troops|gendarmes|security forces)\b", re.IGNORECASE)
_OTHERS = re.compile(r"\b(?:thugs|mob|strangers|assailants|attackers|gunm[ae]n|masked|counter-?protesters|youths|plain-?clothes|civilian clothes|company guards|private guards)\b", re.IGNORECASE)
"""Who else may have dealt the blows."""
_FIRED = re.compile(
    r"\b(?:police(?:men|man)?|soldiers?|troops|gendarmes?|security forces|guards?|army|military police|officers?) (?:had |have )?(?:opened fire|fired)\b", re.IGNORECASE
)
_SHOT = re.compile(r"(?:shot|shoot\w*|fired|fires|firing|(?:hit|struck) by (?:\w+ ){0,3}(?:bullets?|gunfire|rounds?|shots))\b", re.IGNORECASE)
_AIMED = re.compile(r"\w+ (?:\w+ )?(?:at|into)\b")
_DURING = re.compile(r"[^,;.]{0,30}\b(?:in|during|at|amid)\b[^,;.]{0,40}\b(?:protests?|demonstrations?|rall(?:y|ies)|march(?:es)?|unrest|crackdown on (?:[\w-]+ ){0,3}?(?:protest\w*|demonstrat\w+))\b(?<!March)")
"""After a killing: it was done in the course of a gathering."""
_APART = re.compile(r"\b(?:protest\w*|demonstrat\w+|rall(?:y|ies|ied)|march(?:es|ed)?|unrest)\b[^.;]*?\b(?:over|against|after|following|followed|since|at|about|by)\b[^.;]*$|(?:assassinat|murder|lynch|behead|execut)\w*$")
"""What protests are about, and killings that no policing of a crowd is called."""
_PARAGRAPH = 3000
"""Characters: so much of a paragraph on either side of the sentence is looked at; only texts without paragraphs have longer ones."""
_NEAR = 200
"""Characters: so far from its sentence a gathering is told of at which somebody was killed."""
_LIMB = re.compile(r"\b(?:legs?|thighs?|arms?|foot|feet|knees?|hands?|shoulders?|ankles?)\b")
_DEATH = re.compile(
    r"\b(?:died|dead|dies|killed|killing|bled|body|corpse|funeral|buried|burial|mourn\w*|autopsy|morgue|fatal\w*|murder\w*|succumb\w*|coffin|slain|widow|did not get up)\b"
)
_CUSTODY = re.compile(
    r"\b(?:in custody|detention|cells?|police station|police post|interrogat\w+|barracks|prison|jail|confess\w*|military camp)\b"
)
_TO_MAKE_TALK = re.compile(
    r"\b(?:to (?:learn|find out|get (?:a|the|his|her|their) (?:\w+ )?(?:confessions?|passwords?|names?|statement)|(?:make|force) (?:him|her|them) (?:to )?(?:tell|talk|name|say|sign|confess|admit|unlock|give))|"
    r"(?:until|till|so that) (?:he|she|they) (?:would |could |had )?(?:sign\w*|confess\w*|g[ai]ve|nam\w+|told|tell|talk\w*|unlock\w*|agreed?|admit\w*|lost consciousness|passed out|fainted|could not (?:stand|walk))|"
    r"(?:whenever|each time|every time) (?:he|she|they)|into (?:confessing|signing))\b"
)
_STAYED_ALIVE = re.compile(
    r"[^.;]{0,60}?\b(?:surviv\w+|and (?:wound\w+|injur\w+|hurt)|but (?:lived|missed)|in (?:the|his|her|one|both) (?:legs?|thighs?|arms?|foot|feet|knees?|hands?|shoulders?|ankles?)|critical\w*|in hospital)\b"
)
_INSTRUMENT = re.compile(
    r"\b(?:blindfold\w*|hooded|with (?:an? |the |\w+ ){0,3}(?:cables?|bars?|rods?|hose(?:pipes?)?|pipes?|whips?|wires?|belts?|sticks?|ropes?|planks?|batons?|rifle butts?|bamboo|canes?|flex|chains?)|for (?:hours|days|nights|two nights|three (?:days|nights))|unconscious|shocked|electric shocks?|waterboard\w*)\b"
)


def kind_of_force(
    act: str, words: Range, page: Page, sentence: Sentence, *, official: bool, known: bool
) -> tuple[str, str]:
    """(the act, or the kind of force that it was; why, "" if the act stands).

    official: police or soldiers did it; known: who did it is told.
    """
    text, start, end = page.text, sentence.start, sentence.end
    low, high = page.paragraphs[sentence.paragraph]
    paragraph = max(low, start - _PARAGRAPH), min(high, end + _PARAGRAPH)
    gathered = _GATHERED.search(text, *paragraph) is not None
    crowd = _CROWD.search(text, start, end) is not None
    policed = official or (not known and crowd and _FORCES.search(text, start, end) is not None)
    why = ""
    if act in {"physical-attack", "attempted-killing"} and _SHOT.match(text, words[0]):
        act, why = _of_shot(act, text, words, min(paragraph[1], words[1] + 220), policed=policed)
    if act == "killing" and not _APART.search(text, max(start, words[0] - 120), words[1]):
        at_gathering = _at_gathering(text, words, sentence, paragraph, known=known, official=official, policed=policed and crowd)
        return ("killing-at-assembly", at_gathering) if at_gathering else (act, why)
    if act == "physical-attack":
        policed = policed or (not known and gathered and _ONLY_FORCES.search(text, *paragraph) is not None and not _OTHERS.search(text, *paragraph))
        return _of_blows(text, words, sentence, official=official, gathered=gathered, policed=policed)
    return act, why


def _at_gathering(text: str, words: Range, sentence: Sentence, paragraph: Range, *, known: bool, official: bool, policed: bool) -> str:
    """Why a killing was done at a gathering; "" if nothing says so. policed: by those who policed a crowd told of."""
    near = max(paragraph[0], sentence.start - _NEAR)
    gathered = any(match[0][:9] != "crackdown" for match in _GATHERED.finditer(text, near, min(paragraph[1], sentence.end + _NEAR)))
    if (official and gathered) or policed:
        return "by security forces, where a gathering is told of"
    if not known and gathered and _FORCES.search(text, *paragraph):
        return "at a gathering, with security forces there and no other killer told of"
    if not known and _DURING.match(text, words[1]):
        return "in the course of a gathering, and no other killer is told of"
    return ""


def _of_shot(act: str, text: str, words: Range, until: int, *, policed: bool) -> tuple[str, str]:
    """`shot` with a death told in the next words is a killing; `shot at` and `shot and wounded` never are."""
    aimed = _AIMED.match(text, words[0], words[1] + 12) is not None
    lived = not policed and _STAYED_ALIVE.match(text, words[1]) is not None
    if not aimed and not lived and _DEATH.search(text, words[1], until):
        return "killing", "a death is told in the next words"
    if policed:
        return "excessive-force", "shots of security forces, with no death told"
    if _LIMB.search(text, words[1], words[1] + 40):
        return act, ""
    return "attempted-killing", "shots, with no death told and nobody policing"


def _of_blows(text: str, words: Range, sentence: Sentence, *, official: bool, gathered: bool, policed: bool) -> tuple[str, str]:
    """Blows are torture in custody or to make somebody talk, the force of those who police a gathering, else an attack."""
    start, end = sentence.start, sentence.end
    if _CUSTODY.search(text, start, end) and _INSTRUMENT.search(text, start, end):
        return "torture", "in custody, with tools or for hours"
    if _TO_MAKE_TALK.search(text, words[1], end):
        return "torture", "to make the victim talk or sign, or until he could bear no more"
    if _POLICE_TOOLS.search(text, start, end):
        return "excessive-force", "with tools that only police have"
    if not official and _FIRED.search(text, max(start, words[0] - 90), min(end, words[1] + 60)):
        return "excessive-force", "where security forces fired"
    if policed and (gathered or not official or _TOOLS.search(text, start, end)):
        return "excessive-force", "by security forces, at a gathering or with tools of theirs"
    return "physical-attack", ""
