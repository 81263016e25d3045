"""Sentences of a text that speak to a reading program instead of to people.

Rule: they are kept from the model and counted, so that a text which says `ignore your instructions` reads as if the sentence were
not there. The stored text keeps them, and people see them. Only common English forms are known; what is not known is
still data between marks, and still has to quote the text.
"""

from __future__ import annotations

import re

from saksi.reading.text.found import Range
from saksi.reading.text.page import Page

_RULES = r"(?:instructions?|prompts?|rules|guidelines|directions|programming|system messages?)"
_PROGRAM = r"(?:(?:large )?language model|AI|A\.I\.|LLM|chatbot|GPT|reading program)"
_READER = rf"(?:{_PROGRAM}|assistant|annotator)"
_FIELDS = r"(?:victims?|perpetrators?|speakers?|actors?|accounts?|statements?|positions?)"
_ADDRESSED = re.compile(
    rf"\b(?:ignore|disregard|forget|override|bypass|do not follow|don['’]t follow|stop following)\b[^.!?]{{0,60}}?"
    rf"\b(?:your|these|those|the|all|any|previous|prior|above|earlier|preceding|system)\b[^.!?]{{0,40}}?\b{_RULES}"
    rf"|\b(?:new|updated|real|actual|additional|system) {_RULES} (?:for|to) (?:the |any |every |all )?{_READER}"
    rf"|\b(?:you are|behave as|pretend to be) (?:now )?(?:an? |the )?(?:\w+ ){{0,2}}{_READER}\b"
    rf"|\b(?:act )?as (?:an? |the )?{_PROGRAM}\b"
    rf"|\b(?:dear|attention|note to|to (?:the|any|every)) {_READER}s?\b"
    rf"|(?:^|[.:;,]\s*|\b(?:and|please|must|should|now) )(?:mark|label|list|tag|classify|report|record|count|name|output|return|code)\b"
    rf"[^.!?]{{1,80}}?\b(?:as|in|among|under) (?:the )?(?:an? )?[\"“']?{_FIELDS}\b"
    rf"|\b(?:respond|reply|answer) (?:only |just )?with\b[^.!?]{{0,40}}?\b(?:JSON|empty|nothing)\b"
    rf"|\b(?:output|return|print|emit) (?:only |just )?(?:an? |the )?(?:empty |following |valid )?(?:JSON|list|object|array)\b",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"<\|[^|\n]{1,40}\|>|\[/?INST\]|<</?SYS>>|</?(?:system|user|assistant|think|tool_call)>|<(?:start|end)_of_turn>", re.IGNORECASE)


def find_suspects(page: Page) -> tuple[Range, ...]:
    """The ranges of these sentences, in order, those that touch put together."""
    found: list[Range] = []
    for sentence in page.sentences:
        words = page.text[sentence.start : sentence.end]
        if _ADDRESSED.search(words) is None and _MARKUP.search(words) is None:
            continue
        if found and not page.text[found[-1][1] : sentence.start].strip():
            found[-1] = found[-1][0], sentence.end
        else:
            found.append((sentence.start, sentence.end))
    return tuple(found)
