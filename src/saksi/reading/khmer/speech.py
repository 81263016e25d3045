"""Who says what in Khmer: a speaker, a word of saying, and the words behind `ថា` (that) or between quotation marks.

Rule: no speaker, no statement. What is said in Khmer is not weighed: its position is told by the word of saying alone, and is `other` where
that tells none. Whoever did not answer is a statement of its own, whose words are cue and content at once.
Order: the sentences; of each a silence, else a cue with its speaker and content, else a label before a quotation, else `according to`, else
a quotation that goes on from the sentence before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from saksi.kernel.scripts import KHMER, in_one_spelling, letters_of
from saksi.reading.khmer.people import CUES, bare_titles
from saksi.reading.khmer.script import BLANK, any_of, listed
from saksi.reading.text.cast import Cast, Mention
from saksi.reading.text.found import Because, DateFound, Range, StatementFound
from saksi.reading.text.lexicon import sections
from saksi.reading.text.page import Page

_POSITIONS = {"deny": "denies", "demand": "demands", "allege": "alleges", "commit": "commits"}
_BY_CUE = {letters_of(word): _POSITIONS.get(name, "other") for name in CUES for word in sections("khmer.txt")[name]}
_CHARGES = frozenset(map(letters_of, sections("khmer.txt")["charge"]))
_LET_KNOW = rf"{any_of(['ឱ្យ'])}[^\s។«»]{{1,40}}?{any_of(['ដឹង'])}"
"""`let Radio X know`, the word of saying with its listener in the middle."""
_PRONOUNS = [in_one_spelling(word) for name in ("he m", "he f", "he") for word in sections("khmer.txt")[name]]
_HE = "|".join(f"(?<={word}{blank})" for word in _PRONOUNS for blank in ("", " ", "\u200b"))
_SAYS = rf"(?:{_HE}){any_of(['ថា'])}(?!មពល)"
"""`he that ...`: the word of saying is left out."""
_CUE = re.compile(rf"(?P<cue>{listed(*CUES)}|{_SAYS})(?:{BLANK}{listed('towards')})?|{_LET_KNOW}")
_NOUN = re.compile(rf"(?:(?<![\u1780-\u17d3])|{listed('before a noun')}{BLANK}){listed('noun')}{BLANK}$")
"""Before a word of saying, which with it tells a thing: `accusation`, `appeal`."""
_THAT = re.compile(rf"(?<!រក)(?<!ឋក){any_of(['ថា'])}(?!មពល)")
"""`that`; not at the end of `speech`, nor in `energy`."""
_STOP, _OPENING = re.compile(r"[។៕?!]"), re.compile(r"[«“„\"]")
_LEADS = re.compile(r"[\s\u200b៖:,]*")
_LABEL = re.compile(rf"{BLANK}[៖:]{BLANK}(?=[«“„\"])")
_ACCORDING = re.compile(rf"(?P<this>{BLANK}{listed('this')})?{BLANK}(?P<cue>{listed('according')})")
_DEPENDENT = re.compile(rf"{listed('dependent')}{BLANK}$")
_DOCUMENT = re.compile(listed("document"))
_SILENCE = re.compile(
    rf"(?:{listed('cannot')}[^។\n]{{0,60}}?{listed('reach')}[^។\n]{{0,120}}?(?:{any_of(['ទេ'])}|(?=[។\n]|$))|{listed('no answer')})"
)
_LONGEST = 2000
"""Characters of a sentence that are looked at together."""
_GOES_ON = "a quotation that goes on, in Khmer"
_YEAR = len("2025~")
"""A date no longer than this is a year, in which nobody speaks."""
_THAT_NEAR, _QUOTE_NEAR, _REACH, _LEAST = 90, 40, 40, 4
"""Characters: from a cue to `ថា`, from a cue to a quotation, from one word to another that goes with it, of what can be a content."""


class _Speaker(NamedTuple):
    actor: str
    start: int
    rule: str


def find_statements(page: Page, cast: Cast, dates: Sequence[DateFound]) -> tuple[StatementFound, ...]:
    """All statements in Khmer words, in order, without ids. cast: with the people and bodies of the Khmer text; dates: those of it."""
    return tuple(_Speech(page, cast, dates).find())


class _Speech:
    """Finds the statements of one page, remembering who spoke and who was named last."""

    def __init__(self, page: Page, cast: Cast, dates: Sequence[DateFound]) -> None:
        self.page, self.cast = page, cast
        self.dates = list(dates)
        self.text = in_one_spelling(page.text)
        self.last: _Speaker | None = None
        self.named: dict[str, str] = {}
        """From a gender to who of it was named last in the sentences before."""

    def find(self) -> Iterator[StatementFound]:
        """Every statement, sentence by sentence."""
        for start, end in self._sentences():
            if KHMER.search(self.text, start, end):
                yield from self._of_sentence(start, end)
                for one in self._people(start, end):
                    self.named[self.cast.members[one.actor].gender] = self.named[""] = one.actor

    def _sentences(self) -> Iterator[Range]:
        """Up to a full stop outside of quotations; a paragraph ends each, and so do many letters without a stop."""
        for low, high in self.page.paragraphs:
            stops = [match.span() for match in _STOP.finditer(self.text, low, high) if self.page.quote_at(match.start()) is None]
            for start, end in zip([low, *(end for _, end in stops)], [*(start for start, _ in stops), high], strict=True):
                for part in range(start, end, _LONGEST):
                    yield part, min(end, part + _LONGEST)

    def _of_sentence(self, start: int, end: int) -> Iterator[StatementFound]:
        found = self._silence(start, end) or self._by_cue(start, end) or self._by_label(start, end) or self._according(start, end)
        found = found or self._going_on(start, end)
        if found is not None:
            yield self._dated(found, start, end)
            label = _LABEL.match(self.text, found.end, end)
            content = self._quoted(label.end()) if label is not None else None
            if content is not None and self.last is not None:
                yield self._dated(self._statement(self.last, content, content, "other", _GOES_ON), start, end)

    # --- the kinds

    def _silence(self, start: int, end: int) -> StatementFound | None:
        """`មិនអាចទាក់ទង X បានទេ`: whoever stands in it, or before it."""
        match = _SILENCE.search(self.text, start, end)
        if match is None:
            return None
        inside = self._people(match.start(), end) or self.cast.within(match.start(), end)
        speaker = self._of(inside[:1], "who was asked, in Khmer") or self._subject(start, match.start())
        rule = "who was asked and did not answer, in Khmer"
        return self._statement(speaker, match.span(), match.span(), "no-comment", rule) if speaker is not None else None

    def _by_cue(self, start: int, end: int) -> StatementFound | None:
        for cue in _CUE.finditer(self.text, start, end):
            if self.page.quote_at(cue.start()) is not None or self._in_name(cue.end() - 1) or _NOUN.search(self.text, start, cue.start()):
                continue
            content = self._content(cue, end)
            speaker = self._subject(start, cue.start()) if content is not None else None
            if content is not None and speaker is not None:
                position = _BY_CUE.get(letters_of(cue["cue"] or ""), "other")
                return self._statement(speaker, content, cue.span(), position, "the words behind a word of saying, in Khmer")
        return None

    def _content(self, cue: re.Match[str], end: int) -> Range | None:
        """What stands behind `ថា`, behind a demand, denial or accusation, or between the quotation marks near the cue."""
        word = letters_of(cue["cue"] or "")
        behind = _THAT.finditer(self.text, cue.end(), min(end, cue.end() + _THAT_NEAR))
        that = cue if word.endswith("ថា") else next((one for one in behind if not self._in_name(one.start())), None)
        if that is not None:
            label = _LABEL.search(self.text, that.end() + _LEAST, end)
            return self._trimmed(that.end(), label.start() if label is not None else end)
        if word not in _CHARGES and _BY_CUE.get(word) in {"demands", "denies", "alleges"}:
            return self._trimmed(cue.end(), end)
        mark = _OPENING.search(self.text, cue.end(), min(end, cue.end() + _QUOTE_NEAR))
        return self._quoted(mark.start()) if mark is not None else None

    def _by_label(self, start: int, end: int) -> StatementFound | None:
        """`លោក X ៖ «...»`."""
        label = _LABEL.search(self.text, start, end)
        content = self._quoted(label.end()) if label is not None else None
        speaker = self._subject(start, label.start()) if label is not None else None
        if label is None or content is None or speaker is None:
            return None
        cue = (speaker.start, label.start()) if start <= speaker.start < label.start() else label.span()
        return self._statement(speaker, content, cue, "other", "the quotation behind a name and a colon, in Khmer")

    def _according(self, start: int, end: int) -> StatementFound | None:
        """`យោងតាម X ...` before what is told, or `... នេះបើតាម X` behind it."""
        match = _ACCORDING.search(self.text, start, end)
        if match is None or self.page.quote_at(match.start()) is not None:
            return None
        named = self.cast.within(match.end(), min(end, match.end() + _REACH))[:1]
        speaker = self._of(named, "who is named behind `according to`, in Khmer")
        alone = next(bare_titles(self.text, match.end(), min(end, match.end() + _REACH)), None)
        if alone is not None and (not named or alone[0] < named[0].left):
            speaker = self._meant(*alone, [])
        content = self._trimmed(start, match.start()) or (self._trimmed(named[0].right, end) if named else None)
        if speaker is None or content is None:
            return None
        return self._statement(speaker, content, match.span("cue"), "other", "what is told according to somebody, in Khmer")

    def _going_on(self, start: int, end: int) -> StatementFound | None:
        """A sentence that is a quotation: whoever spoke last goes on."""
        leads = _LEADS.match(self.text, start, end)
        quote = self.page.quote_at(leads.end()) if leads is not None else None
        content = self._quoted(quote.start) if quote is not None and start <= quote.start and quote.end >= end - 1 else None
        if content is None or self.last is None:
            return None
        return self._statement(self.last, content, content, "other", _GOES_ON)

    # --- the parts

    def _subject(self, start: int, end: int) -> _Speaker | None:
        """Who speaks: a title alone behind all names; else the last one named who depends on no other word; else the first such body."""
        people = self._people(start, end)
        alone = [(place, gender) for place, gender in bare_titles(self.text, start, end) if not any(one.start > place for one in people)]
        if alone and (meant := self._meant(*alone[-1], people)) is not None:
            return meant
        if people:
            free = [one for one in people if not self._depends(start, one)]
            return self._of(free[-1:], "who is named before the word of saying, in Khmer")
        bodies = [one for one in self.cast.within(start, end) if not self._depends(start, one) or _DOCUMENT.search(self.text, start, one.start)]
        return self._of(bodies[:1], "the body named before the word of saying, in Khmer")

    def _people(self, start: int, end: int) -> list[Mention]:
        return [one for one in self.cast.within(start, end) if self.cast.members[one.actor].kind == "person"]

    def _in_name(self, position: int) -> bool:
        """Whether a name holds the letter there: the family name Thach begins as `that` does."""
        near = self.cast.within(position - _REACH, position + _REACH)
        return any(one.proper and one.start <= position < one.end for one in near)

    def _depends(self, start: int, one: Mention) -> bool:
        return _DEPENDENT.search(self.text, max(start, one.left - _REACH), one.left) is not None

    def _meant(self, place: int, gender: str, people: Sequence[Mention]) -> _Speaker | None:
        """Whom a title alone means: of its gender, one named before it in the sentence, else who spoke last, else who was named last."""
        before = [*(one.actor for one in reversed(people)), *([self.last.actor] if self.last is not None else [])]
        fitting = (actor for actor in before if gender in {"", self.cast.members[actor].gender} and self.cast.members[actor].kind == "person")
        actor = next(fitting, None) or self.named.get(gender)
        return _Speaker(actor, place, "a title alone, in Khmer: the person of that title told of last") if actor is not None else None

    def _of(self, mentions: Sequence[Mention], rule: str) -> _Speaker | None:
        return _Speaker(mentions[0].actor, mentions[0].left, rule) if mentions else None

    def _trimmed(self, start: int, end: int) -> Range | None:
        """The words without what only leads to them; the inside of the quotation that they begin with."""
        leads = _LEADS.match(self.text, start, end)
        low = leads.end() if leads is not None else start
        if low < end and (quote := self.page.quote_at(low)) is not None and quote.start == low:
            return self._quoted(low)
        return self._worth(low, low + len(self.text[low:end].rstrip(" \u200b,៖:")))

    def _quoted(self, position: int) -> Range | None:
        """The inside of the quotation there, without its last full stop."""
        quote = self.page.quote_at(position)
        if quote is None:
            return None
        low, high = quote.inner
        high = low + len(self.text[low:high].rstrip(" ។\u200b"))
        return self._worth(high - len(self.text[low:high].lstrip(" \u200b")), high)

    def _worth(self, low: int, high: int) -> Range | None:
        return (low, high) if high - low >= _LEAST else None

    def _manner(self, content: Range) -> str:
        quote = self.page.quote_at(content[0])
        if quote is not None and content[1] <= quote.end:
            return "direct"
        return "mixed" if _OPENING.search(self.text, *content) else "indirect"

    def _statement(self, speaker: _Speaker, content: Range, cue: Range, position: str, rule: str) -> StatementFound:
        self.last = speaker
        of_body = self.cast.members[speaker.actor].kind != "person"
        document = of_body and _DOCUMENT.search(self.text, max(0, speaker.start - _REACH), cue[0]) is not None
        manner, source = self._manner(content), "document" if document else "person"
        because = {
            "": Because(rule, (content,)), "span": Because(rule, (content,)), "cue": Because("a word of saying, in Khmer", (cue,)),
            "speaker": Because(speaker.rule, (cue,)), "manner": Because("the quotation marks, or none", (content,)),
            "source": Because("a word for a paper before the body, or none, in Khmer", (cue,)),
            "position": Because("the word of saying tells it; Khmer words are not weighed", (cue,)),
        }  # fmt: skip
        return StatementFound("", speaker.actor, source, manner, *content, *cue, None, position, because)

    def _dated(self, said: StatementFound, start: int, end: int) -> StatementFound:
        """The statement with the date that its sentence tells outside of what is said."""
        first = bisect_left(self.dates, start, key=lambda day: day.start)
        for day in self.dates[first : bisect_left(self.dates, end, key=lambda day: day.start)]:
            within = said.start <= day.start < said.end and (said.cue_start, said.cue_end) != (said.start, said.end)
            if not within and len(day.edtf) > _YEAR:
                why = Because("the date in the same sentence, outside of what is said", ((day.start, day.end),))
                return replace(said, date=day.edtf, because={**said.because, "date": why})
        return said
