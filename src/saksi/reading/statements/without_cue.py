"""What is said in sentences in which no verb says it: quotations alone, after a name and a colon, or led to.

Rule: a quotation alone goes on with whoever spoke before; else it is of the one person whom the sentence before is about, if
nobody speaks in it; after a sentence with a colon, of its subject. A few words in quotation marks are a name or a slogan, no speech.
"""

from __future__ import annotations

import re
from dataclasses import replace

from saksi.reading.actors.pronouns import Source
from saksi.reading.statements.contents import Contents
from saksi.reading.statements.draft import Draft
from saksi.reading.statements.silence import NOTED
from saksi.reading.statements.subjects import Subjects
from saksi.reading.text.cast import Cast
from saksi.reading.text.page import Page, Quote, Sentence

_COLON_TURN = re.compile(r"(?:\(?\w{1,3}[.)/]\w?\s+)?(?P<name>[A-Z][^:“\"\n]{1,80}):\s+(?=\S)")
_SHORTEST = 4
"""Words."""


class WithoutCue:
    """Reads the sentences of one page that have no cue, and adds what is said in them to the drafts."""

    def __init__(self, page: Page, cast: Cast, subjects: Subjects, contents: Contents, drafts: list[Draft]) -> None:
        self.page = page
        self.text = page.text
        self.cast = cast
        self.subjects = subjects
        self.contents = contents
        self.drafts = drafts

    def read(self, sentence: Sentence) -> None:
        """Add what is said in a sentence in which no verb says it."""
        quotes = self.page.quotes_within(sentence.start, sentence.end)
        if not quotes:
            self._labelled(sentence, quotes)
            return
        outside = self.text[sentence.start : quotes[0].start] + self.text[quotes[-1].end : sentence.end]
        if not outside.strip(" .,…\n"):
            self._quotation_alone(sentence, quotes[0].start, quotes[-1].end)
            return
        if quotes[0].start == sentence.start:
            self._dangling_name(sentence, quotes[-1].end)
        elif not self._labelled(sentence, quotes):
            self._draft_quote(_led_to_by(self.page, self.subjects, sentence, quotes[0]), quotes[0].start, quotes[-1].end, sentence)

    def _quotation_alone(self, sentence: Sentence, start: int, end: int) -> None:
        last = self.drafts[-1] if self.drafts else None
        told = _told_of(self.page, self.subjects, sentence, last)
        if self._draft_quote(told, start, end, sentence):
            return
        if last is None or last.does == "no-comment":
            return
        if last.sentence.paragraph == sentence.paragraph:
            if not self.text[last.sentence.end : start].strip() or last.sentence.end >= sentence.start - 1:
                found = self._grown(last, end)
                last.end = found
                last.sentence = Sentence(last.sentence.start, sentence.end, sentence.paragraph)
                last.content = "the words said, with the quotation that goes on after them"
            return
        if sentence.paragraph - last.sentence.paragraph > 1:
            return
        carried = last.source.because
        source = replace(last.source, rule=f"who spoke before: {carried.rule}", named=carried.words[0])
        self._again(last, start, end, sentence, source, "a quotation alone, right after its speaker's words before")

    def _grown(self, last: Draft, end: int) -> int:
        text = self.text
        while end > last.end and text[end - 1] in '”"»’ .,':
            end -= 1
        return end

    def _again(self, last: Draft, start: int, end: int, sentence: Sentence, source: Source, rule: str) -> None:
        found = self.contents.trim(start, end)
        if found is None:
            return
        self.drafts.append(
            Draft(
                source, last.hit_start, last.hit_end, "say", "say", *found, sentence, last.date, source.actors,
                rule=rule, content="the words in quotation marks",
            )
        )  # fmt: skip
        self.subjects.pronouns.remember(found[0], source)

    def _dangling_name(self, sentence: Sentence, end: int) -> None:
        """`“...,” Name.` without a verb: the cue of the statement before."""
        index = self.page.word_at(end)
        source = self.subjects.after(index, sentence)
        if source is None or not self.drafts or self.text[source.end : sentence.end].strip(" ."):
            return
        source = replace(source, rule="named right after the quotation, without a verb")
        self._again(self.drafts[-1], sentence.start, end, sentence, source, "a quotation with its speaker's name, no verb")

    def _draft_quote(self, source: Source | None, start: int, end: int, sentence: Sentence) -> bool:
        """A quotation without a verb of saying, if somebody's; the words that name who speaks stand for the cue."""
        found = self.contents.trim(start, end) if source is not None else None
        if source is None or found is None:
            return False
        self.drafts.append(
            Draft(
                source, source.start, source.end, "say", "say", *found, sentence, actors=source.actors, direct=True,
                rule="a quotation to which a sentence about somebody leads", content="the words in quotation marks",
            )
        )  # fmt: skip
        self.subjects.pronouns.remember(found[0], source)
        return True

    def _labelled(self, sentence: Sentence, quotes: list[Quote]) -> bool:
        """`Name, the spokesman: “words”`, or the words of a known person after a colon that heads a paragraph."""
        label = _COLON_TURN.match(self.text, sentence.start, quotes[0].start + 1 if quotes else sentence.end)
        if label is None or (quotes and label.end() < quotes[0].start):
            return False
        first = self.page.word_at(label.start("name"))
        silent = NOTED.match(self.text, label.end(), sentence.end)
        source = self.subjects.after(first, sentence)
        if source is None and (quotes or silent is not None):
            source = self.subjects.strangers.after(first, sentence)
        colon = self.text.index(":", label.start("name"))
        if source is not None and silent is not None:
            said = silent.span()
            self.drafts.append(
                Draft(
                    _labelled_by(source), *said, "no-comment", "silent", *said, sentence, actors=source.actors,
                    rule="a name and a colon, then a phrase of not answering", content="the phrase of not answering",
                )
            )  # fmt: skip
            return True
        if source is None or not self.cast.within(sentence.start, colon) or (not quotes and source.end < colon - 12):
            return False
        if not quotes and (
            sentence.start != self.page.paragraphs[sentence.paragraph][0]
            or not self._known(source.actors[0], sentence.start, colon)
        ):
            return False
        end = quotes[-1].end if quotes else self.page.paragraphs[sentence.paragraph][1]
        found = self.contents.trim(label.end(), end)
        if found is not None:
            self.drafts.append(
                Draft(
                    _labelled_by(source), source.start, min(source.end, colon), "say", "say", *found, sentence, None,
                    source.actors, direct=True, rule="a name and a colon before the words", content="the words after the colon",
                )
            )  # fmt: skip
        return found is not None

    def _known(self, actor: str, start: int, colon: int) -> bool:
        """A person named elsewhere than in the label too."""
        mentions = self.cast.mentions_of(actor)
        return self.cast.members[actor].kind == "person" and any(m.start > colon or m.end < start for m in mentions)


def _labelled_by(source: Source) -> Source:
    """The speaker as a label names it."""
    return replace(source, rule="named before the colon")


def _led_to_by(page: Page, subjects: Subjects, sentence: Sentence, quote: Quote) -> Source | None:
    """`Ruth Amani opened with a stinging line: “You have heard of it.”`."""
    if page.text[sentence.start : quote.start].rstrip()[-1:] != ":" or _is_short(page, quote):
        return None
    return _one_person(subjects, subjects.of_sentence(sentence, quote.start))


def _told_of(page: Page, subjects: Subjects, sentence: Sentence, last: Draft | None) -> Source | None:
    """`Ruth Amani met the press at night. “Nobody came to us.”`; not right after a paragraph in which somebody spoke last."""
    number = page.sentence_number_at(sentence.start) - 1
    before = page.sentences[number] if number >= 0 else None
    quote = page.quote_at(sentence.start)
    if before is None or quote is None or _is_short(page, quote) or sentence.paragraph - before.paragraph > 1 or before.paragraph in page.headings:
        return None
    if last is not None and (last.sentence.end >= before.start or sentence.paragraph - last.sentence.paragraph == 1):
        return None
    source = _one_person(subjects, subjects.of_sentence(before, before.end))
    opening = page.text[before.start : source.start].strip() if source is not None else ""
    return source if not opening or opening.endswith(",") or opening in {"But", "And", "Yet"} else None


def _is_short(page: Page, quote: Quote) -> bool:
    return len(page.text[quote.start : quote.end].split()) < _SHORTEST


def _one_person(subjects: Subjects, source: Source | None) -> Source | None:
    alone = source is not None and len(source.actors) == 1
    return source if alone and source is not None and subjects.cast.members[source.actors[0]].kind == "person" else None
