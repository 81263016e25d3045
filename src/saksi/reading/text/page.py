"""A page: one text prepared once for all recognisers.

Rule: every recogniser works on `page.text` and its offsets; spans are made with `page.view.span` at the very end.
Order: view, paragraphs, quotations, sentences, words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from saksi.codebook.packs import Pack
from saksi.reading.text.quotes import Quote, find_quotes
from saksi.reading.text.sentences import Sentence, find_sentences
from saksi.reading.text.view import View

__all__ = ["Page", "Quote", "Sentence", "Word", "make_page"]

_PARAGRAPH = re.compile(r"\S[^\n]*")
_LONGEST_HEADING = 160
_LONGEST_LINK = 200
_TAGS = re.compile(r"(?:\s+[#@]\w+)+$")
"""What a post ends with behind its last sentence."""
_LINK = re.compile(
    r"[\W_]*(?:(?:also|must) )?(?:read(?: (?:more|also|next|related))?|see also|watch(?: (?:more|also|live))?|listen|"
    r"related(?: (?:stories|story|articles?|news|posts?|coverage|reading))?|recommended|don[’']t miss|in (?:pictures|photos|pics))\s*[:|»>]",
    re.IGNORECASE,
)
"""What opens a line that leads to another page: `READ:`, `Also read:`, `Related story:`."""
_YEARS = range(1700, 2100)
"""Years in which a report is published; the days far outside of them that sources give (0001-01-01, 9999-12-31) stand for none."""
_WORD = re.compile(
    r"\d+(?:[.,]\d+)*|(?:[A-Z]\.){2,}|[^\W\d_]+(?:[-‐‑'’](?!s\b)[^\W\d_]+)*|['’]s\b|[^\w\s]|\w+",
)


class Word(NamedTuple):
    """One token: a word with its inner hyphens, a possessive ’s, a number, or a mark. `low` is lower case."""

    start: int
    end: int
    text: str
    low: str


@dataclass(frozen=True)
class Page:
    """A text ready to be read. All offsets are code points of `text`, the text of the view.

    paragraphs: (start, end) of each line with words. sentences: in order, none runs over a paragraph; a
    quotation with its `he said` is one sentence. quotes: outermost quotations, with their marks.
    """

    view: View
    paragraphs: tuple[tuple[int, int], ...]
    quotes: tuple[Quote, ...]
    sentences: tuple[Sentence, ...]
    published: date | None
    pack: Pack

    @cached_property
    def text(self) -> str:
        """The reading text."""
        return self.view.text

    def is_ahead(self, day: str) -> bool:
        """Whether a day, month or year of EDTF lies after the day of publication; of a page without one nothing does."""
        return self.published is not None and day > self.published.isoformat()[: len(day)]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All tokens in order, made once."""
        return tuple(Word(m.start(), m.end(), m[0], m[0].lower()) for m in _WORD.finditer(self.view.text))

    @cached_property
    def _word_starts(self) -> list[int]:
        return [word.start for word in self.words]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [start for start, _ in self.paragraphs]

    @cached_property
    def _quote_starts(self) -> list[int]:
        return [quote.start for quote in self.quotes]

    @cached_property
    def headings(self) -> frozenset[int]:
        """Indices of paragraphs that are headlines: no full stop at the end, most words with a capital, or the first of several."""
        several = len(self.paragraphs) > 1
        lines = enumerate(self.text[start:end] for start, end in self.paragraphs)
        return frozenset(n for n, line in lines if _is_heading(line, first=several and n == 0))

    def low(self, index: int) -> str:
        """The word at `index` in lower case; empty beyond the ends of the text."""
        return self.words[index].low if 0 <= index < len(self.words) else ""

    def word_at(self, position: int) -> int:
        """Index of the first word that ends after `position` (len(words) if none does)."""
        index = max(bisect_right(self._word_starts, position) - 1, 0)
        while index < len(self.words) and self.words[index].end <= position:
            index += 1
        return index

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence that holds or last began before `position`; None before the first."""
        index = self.sentence_number_at(position)
        return self.sentences[index] if index >= 0 else None

    def sentence_number_at(self, position: int) -> int:
        """Index of the sentence that holds or last began before `position`; -1 before the first."""
        return bisect_right(self._sentence_starts, position) - 1

    def paragraph_at(self, position: int) -> int:
        """Index of the paragraph that holds or last began before `position` (0 at least)."""
        return max(bisect_right(self._paragraph_starts, position) - 1, 0)

    def quote_at(self, position: int) -> Quote | None:
        """The quotation whose marks enclose `position`, or None."""
        index = bisect_right(self._quote_starts, position) - 1
        if index < 0 or position >= self.quotes[index].end:
            return None
        return self.quotes[index]

    def quotes_within(self, start: int, end: int) -> list[Quote]:
        """The quotations that lie in [start, end); the closing mark of the last may stand right behind."""
        return [quote for quote in self.quotes if start <= quote.start < end and quote.end <= end + 1]


def _is_heading(paragraph: str, *, first: bool) -> bool:
    if len(paragraph) < _LONGEST_LINK and _LINK.match(paragraph) is not None:
        return True
    paragraph = _TAGS.sub("", paragraph)
    if len(paragraph) > _LONGEST_HEADING or paragraph.rstrip("”\"’')]*").endswith((".", "?", "!", ":", "…", ",")):
        return False
    if first and len(paragraph.split()) > 2:
        return True
    words = [word for word in re.findall(r"[^\W\d_]{4,}", paragraph) if word not in {"with", "from", "over", "after"}]
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= 0.7 * len(words)


def make_page(text: str, published: date | None, pack: Pack) -> Page:
    """Prepare the stored text for reading; a day of publication in no year of reports is taken for none."""
    published = published if published is not None and published.year in _YEARS else None
    view = View(text)
    paragraphs = tuple((m.start(), m.start() + len(m[0].rstrip())) for m in _PARAGRAPH.finditer(view.text))
    quotes = find_quotes(view.text, paragraphs)
    sentences = find_sentences(view.text, paragraphs, quotes)
    return Page(view, paragraphs, quotes, sentences, published, pack)
