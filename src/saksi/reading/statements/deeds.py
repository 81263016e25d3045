"""Words of saying that tell of a deed: what is no utterance of its own although a verb of saying stands there.

Rule: inside what somebody says, a verb counts if it leads to a clause or a quotation (`said a guard had told her to sit`);
with a mere thing it is a deed (`said it had documented 14 cases`, `said he had asked for help`). So it is behind `who`
and `when`: `a blogger who had asked for asylum was taken`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from saksi.reading.actors.pronouns import Source
from saksi.reading.statements.draft import Draft
from saksi.reading.statements.hits import Hit
from saksi.reading.text.cast import Mention
from saksi.reading.text.found import Range
from saksi.reading.words.clause_words import FINITE

_WHEN = re.compile(r"\b(?:when|because|after|before|once|whenever|until|where|whose)\s+$")
_TO_DO = re.compile(r"\b(?:to|whether|if|why|how|what|be)\s+[a-z]+")
_REPORTED = frozenset(("report", "add", "list", "register"))
_REQUESTS = frozenset("ask complain call mention demand".split())
FOR_PAPERS = frozenset(("ask", "demand", "request"))
PAPERS = re.compile(
    r"(?:(?:him|her|them|me|us|\w+) for )?(?:(?:to see )?(?:his|her|their|its|our|my|an?|the|\w+) )?(?:[\w’'-]+ ){0,3}?"
    r"(?:papers|passports?|vouchers|receipts|permits?|cards?|licen[cs]es?|identification|documents|bribes?|ransom|money|passwords?|names of|(?:tele)?phones)\b"
)
"""`asked him for his press card`, `demanded ten years of receipts`: what officers do."""
_ASKED_OF = frozenset("ask request warn advise".split())
"""`said the police had asked him to sign`, `warned the family not to speak`: what somebody did, in the words of another."""
_TOLD_TO = re.compile(r"(?:not )?to [a-z]")
_MOCKERY = frozenset(("mock", "ridicule", "deride"))
_IDIOMS = {
    "add": re.compile(r"to (?!that\b)|(?:his|her|their|its|my|our) (?:own )?(?:weight|voices?|names?|signatures?|support) to\b"),
    "declare": re.compile(r"(?:an? |the )?(?:[\w-]+ ){0,2}?(?:ceasefire|truce|states? of (?:emergency|siege)|martial law|curfew|war\b|strike|public holiday|independence\b)"),
    "maintain": re.compile(r"(?:[\w-]+ ){0,2}?(?:contacts?|links?|ties|relations?|control|order|silence|power)\b(?: (?:with|to|over|of|in)\b[^.;:]{0,40})?$"),
    "regret": re.compile(r"(?:nothing|anything)\b"),
    "report": re.compile(r"(?:directly|back) (?:to|on)\b|the (?:next|following) (?:day|morning)\b|the (?:case|matter|incident|theft|attack) to (?:the )?(?:\w+ )?(?:police|authorities|station)\b"),
    "narrate": re.compile(r"(?!that\b|how\b|“|\")[^.;“”\"]*$"),
    "cite": re.compile(r"[^.;]{2,80}? as (?:saying|telling)\b|[^“”\",.;]{0,60}\b(?:sources?|officials|witnesses|lawyers|relatives|residents|doctors|activists)$"),
}
"""`added their weight to the call`, `declared martial law`, `narrated a video`, `cited X as saying`: whose words follow, if any, are another's."""
_OF_THINGS = frozenset(("maintain", "conclude"))
_HIS_WORD = re.compile(r"\b(?:innocen\w+|positions?|stance|line|denials?|claims?|view)\b", re.IGNORECASE)
"""`maintained his innocence`."""
_WHOM = re.compile(r"(?:him|her(?= (?:on|in|at|to|by|for|after|while|with|but|when|as)\b|[.,;]|$)|them|it|(?:the )?(?:[\w-]+ ){0,2}?(?:regime|governments?|king|authorities|establishment))(?=[ .,;]|$)(?! [a-z]+[’']s)")
_AND_NO_MORE = re.compile(r"$|[.,;]|\s(?:on|in|at|to|with|while|when|after|before|but|and|or|by|ha(?:s|ve)|was|were)\b")
_JUDGE = frozenset(("condemn", "praise", "justify"))
_FOR_WHAT = re.compile(r"\b(?:for|as|of|over|because)\b|\bto [“\"]|[’']")
"""What somebody is judged for, or what of theirs: `thanked them for`, `condemned the king’s visit`."""
_NEVER = re.compile(r"(?!)")


def is_deed(text: str, hit: Hit, source: Source, found: Range) -> bool:
    """Whether a request in a clause with `who` or `when` is told as a deed, or something is added to something, kept up or ended."""
    if hit.end <= found[0] and _IDIOMS.get(hit.cue.lemma, _NEVER).match(text, found[0], found[1]) is not None:
        return True
    if hit.cue.lemma in _OF_THINGS and hit.end <= found[0] and not _leads_to_words(text, hit.end, found):
        first = text[found[0] : found[1]].partition(",")[0]
        return FINITE.search(first) is None and _HIS_WORD.search(first) is None
    if hit.cue.lemma == "add" and hit.end <= found[0] and not _leads_to_words(text, hit.end, found):
        first = text[found[0] : found[1]].partition(",")[0]
        return " to " in first and FINITE.search(first) is None
    if hit.cue.lemma in FOR_PAPERS and PAPERS.match(text, found[0], found[1]) is not None:
        return True
    if hit.cue.lemma not in _REQUESTS or _leads_to_words(text, hit.end, found):
        return False
    if source.relative:
        return text[source.start : source.end].endswith("who") and "," not in text[source.end - 6 : source.end]
    asked = hit.cue.lemma in {"ask", "complain", "demand"}
    return asked and source.own and source.start <= hit.start and _WHEN.search(text, max(0, source.start - 14), source.start) is not None


def judges_nothing(text: str, hit: Hit, found: Range, mention: Mention | None) -> bool:
    """`criticised X`, `criticised them on many points`: whom somebody judges, and not for what."""
    if mention is not None and mention.proper and mention.end >= found[1]:
        return True
    if hit.cue.frames != "J" or hit.cue.does not in _JUDGE or hit.cue.lemma in {"condemn", "denounce"}:
        return False
    whom = _WHOM.match(text, *found)
    end = whom.end() if whom is not None else mention.end if mention is not None and mention.proper else -1
    return end >= 0 and _AND_NO_MORE.match(text, end, found[1]) is not None and _FOR_WHAT.search(text, end, found[1]) is None


def without_deeds(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of one sentence without those inside the words of another that tell of a deed."""
    kept = []
    for draft in drafts:
        around = [one for one in drafts if one is not draft and one.start <= draft.hit_start < one.end]
        if around and _tells_a_deed(text, draft):
            continue
        for one in around:
            if draft.hit_start < draft.start < one.end <= one.hit_start < draft.end:
                draft.end = one.end
        kept.append(draft)
    return kept


def _tells_a_deed(text: str, draft: Draft) -> bool:
    found = draft.start, draft.end
    if draft.source.relative or _leads_to_words(text, draft.hit_end, found):
        return False
    cue, content = text[draft.hit_start : draft.hit_end], text[draft.start : draft.end]
    if cue.endswith(" for") and _TO_DO.search(content) is not None:
        return False
    if draft.frames == "K" or cue.endswith(" for") or draft.lemma in _MOCKERY or "X" in draft.frames:
        return True
    if draft.lemma in _ASKED_OF or (draft.lemma == "demand" and _TO_DO.search(content) is None) or (draft.lemma == "tell" and _TOLD_TO.match(content)):
        return True
    if "C" in draft.frames:
        return "“" not in content and '"' not in content
    return draft.lemma in _REPORTED and FINITE.search(content.partition(",")[0]) is None


def _leads_to_words(text: str, cue_end: int, found: Range) -> bool:
    """A quotation, or a clause after `that`, `whether` or a colon."""
    lead = text[cue_end : found[0]]
    opening = text[found[0] : found[0] + 8].lower()
    return "that" in lead.split() or ":" in lead or lead.rstrip(" ").endswith(("“", '"')) or opening.startswith(("“", '"', "whether ", "if ", "why ", "how "))
