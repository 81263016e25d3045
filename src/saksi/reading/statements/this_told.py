"""`Ruth Amani, who disclosed this in a statement`: what was told is the sentence before.

Rule: a verb of telling with `this` alone as its object, or a phrase like `made this known`; the sentence right before, in the
paper's own voice, is its content. Where somebody said that sentence already, or none stands before, nothing more is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from saksi.reading.statements.draft import Draft
from saksi.reading.statements.hits import Hit
from saksi.reading.text.found import Range
from saksi.reading.text.page import Page, Sentence

_TELLS = frozenset("disclose reveal state announce confirm".split())
_MADE = frozenset(("make this known", "make this public", "make the disclosure", "make the announcement"))
_THIS = re.compile(r" this(?= (?:in|on|at|to|during|while|when|through|via|from|after|yesterday|today|recently|last|late|earlier)\b|[,.;])")


def tells_of_before(text: str, hit: Hit) -> bool:
    """Whether the words told stand in the sentence before."""
    if hit.cue.lemma in _MADE:
        return not text.startswith((" that ", ":"), hit.end)
    return hit.cue.lemma in _TELLS and _THIS.match(text, hit.end) is not None


def told_before(page: Page, sentence: Sentence, drafts: Sequence[Draft]) -> Range | None:
    """The sentence before, unless somebody says it."""
    number = page.sentence_number_at(sentence.start) - 1
    last = page.sentences[number] if number >= 0 else None
    if last is None or last.paragraph in page.headings or sentence.paragraph - last.paragraph > 1 or page.quote_at(last.start) is not None:
        return None
    return None if any(draft.start < last.end and last.start < draft.end for draft in drafts) else (last.start, last.end)
