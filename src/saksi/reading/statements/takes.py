"""What a verb of saying takes: whether the words after a cue are what one of its frames asks for.

Rule: frames are told in cues.py; a frame looks at the lower-cased words that follow, and at the cue itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from saksi.reading.statements.hits import Hit


def _has_infinitive(low: str) -> bool:
    return re.search(r"\bto [“\"]?(?!the\b|a\b|an\b|him\b|her\b|them\b|(?!(?:br|r|s|cl|sw|w)ing\b)[a-z]+ing\b)[a-z]+", low) is not None


def _demand(low: str, hit: Hit) -> bool:
    if hit.preposition:
        return True
    return (
        _has_infinitive(low)
        or re.match(r"(?:whether|if|why|how|what|when)\b", low) is not None
        or (hit.cue.lemma in {"ask", "demand", "urge", "request", "recommend"} and " be " in low)
        or (hit.cue.lemma == "ask" and re.search(r"\bfor (?:an?|the|more|their|his|her)\b", low) is not None)
        or (hit.cue.lemma in {"urge", "demand", "request", "recommend"} and _object(low, hit))
    )


_AT_SO_MUCH = re.compile(r"^[^,.;]{2,80}? at (?:about |some |around |over |more than |at least )?(?:[£$€₱]|rs ?|us\$)?\d")
"""`estimated the loss at $2m`."""
AS_JUDGED = re.compile(r"as (?!(?:well|usual|expected|before|planned|follows|such|part|he|she|it|they|did|does)\b)(?:an? )?(?:\w+ly )?(?:[“\"‘][^”\"’]+[”\"’]|[\w-]+(?: and [\w-]+)?)(?=[,.;)]|$)")
"""`which the union condemned as cowardly`: what is said of a thing named before."""
_AS_SUCH = re.compile(r"as [^,.;]{2,60}? (?:the|an?|his|her|its|their|all|any)\b")


def _object(low: str, hit: Hit) -> bool:
    if "J" in hit.cue.frames and (_AS_SUCH.match(low) or AS_JUDGED.match(low)):
        return True
    return not re.match(
        r"(?:by|in|on|at|for|to|from|with|as|and|or|but|after|before|when|while|because|under|of|into|out|up|off)\b|[.,;)]",
        low,
    )


_CALLED_OUT = re.compile(
    r"an? (?:[\w-]+ ){0,2}?(?:strike|sit-\w+|stay-\w+|meeting|vote|election|elections|halt|truce|ceasefire|conference|protest|rally|march|boycott|demonstration)\b"
    r"|(?:the |its |their |more |new )?(?:[\w-]+ ){0,2}?(?:strikes?|protests?|rall(?:y|ies)|march(?:es)?|demonstrations?|elections?|police|ambulance|fire brigade|guards|soldiers)(?: (?:for|after|on|over|against|outside|when|because|to|next|this|last|who)\b|[.,;]|$)"
)
"""`called a strike for Monday`, `called the police when they came` are deeds."""
_THIS_A_LIE = re.compile(r"(?:this|that|it) (?!is\b|was\b)(?:an? |the |\w+ly )?\w+[.,;]?$")


def _named(low: str, hit: Hit) -> bool:
    """`called the sentence unjust`: a thing and a judgement, no clause of its own, no bare name."""
    if re.match(r"(?:him|her|them|it|me|us) (?:on|in|at|by|from|to|for|after|back|again|yesterday|that|last)\b", low):
        return False
    if _THIS_A_LIE.match(low):
        return True
    if _CALLED_OUT.match(low):
        return False
    return _object(low, hit) and len(low.split()) > 2 and not re.match(r"[\w’' -]{2,40}? (?:was|were|is|are)\b", low)


def _by_preposition(low: str, hit: Hit) -> bool:
    return bool(hit.preposition) or (hit.cue.lemma == "demand" and _object(low, hit))


def _judged(low: str, hit: Hit) -> bool:
    if hit.cue.lemma in {"call", "label", "brand", "dub"}:
        return _named(low, hit)
    if hit.cue.lemma == "compare":
        return _object(low, hit) and re.match(r"[^,.;]{2,120}? (?:to|with) ", low) is not None
    return " as " in low or low.startswith("as ") or (hit.cue.lemma == "describe" and _object(low, hit))


def _accused(low: str, hit: Hit) -> bool:
    return _object(low, hit) and re.search(r"\b(?:of|for|on)\b", low) is not None


def _promised(low: str, hit: Hit) -> bool:
    return low.startswith(("to ", "not to ", "never to ")) or (hit.cue.lemma == "promise" and _object(low, hit))


def _concern(low: str, hit: Hit) -> bool:
    return bool(low) and hit.cue.frames in {"N", "n"}


def _measured(low: str, hit: Hit) -> bool:
    return bool(low) and (hit.cue.frames == "M" or _AT_SO_MUCH.search(low) is not None)


_FRAMES: dict[str, Callable[[str, Hit], bool]] = {
    "D": _demand,
    "F": _by_preposition,
    "C": _judged,
    "A": _accused,
    "J": _object,
    "I": _promised,
    "N": _concern,
    "n": _concern,
    "M": _measured,
}


def takes(hit: Hit, rest: str) -> bool:
    """Whether one of the cue's frames D, F, C, A, J, I, N or M takes `rest`, the words after the cue."""
    low = rest.lower()
    return any(_FRAMES[frame](low, hit) for frame in hit.cue.frames if frame in _FRAMES)
