"""Who says what: every attributed utterance with its speaker, cue and content.

Rule: one verb of saying, one statement (GUIDE.md, statements 1 to 13).
Order: sentence by sentence: cues, speakers, limits, contents; quotations without a cue go to the speaker before;
then manner, position and date of each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from saksi.reading.cast import Cast
from saksi.reading.contents import Contents
from saksi.reading.found import DateFound, StatementFound
from saksi.reading.hits import Hit, find_hits
from saksi.reading.page import Page, Sentence
from saksi.reading.positions import Utterance, position_of
from saksi.reading.subjects import Source, Subjects

_COMMA_AND = re.compile(r",?\s*(?:and|but|while|whereas|then)?\s*$")
_BODIES_IN_PLURAL = re.compile(
    r"\b(?:groups|associations|organi[sz]ations|unions|parties|outlets|embassies|companies)\b", re.IGNORECASE
)
_GOES_ON = frozenset("and but then also later or who has have had again now today yesterday".split())
_OF_PEOPLE = frozenset(
    "say tell add claim argue insist complain urge demand vow deny accuse ask allege reply respond warn explain condemn".split()
)
"""Only people and bodies do this, so that a subject not known is taken for one."""
_NEW_TOTAL = re.compile(
    r", (?:which )?(?:brings|brought|bringing|raises|raised|raising|takes|taking) (?:the|to|their)\b[^,]{0,40}?(?:number|total|toll|\d)"
)
_EVENT = re.compile(
    r"\b(?:at|during|in|after) (?:the|this|that) (?:\w+ ){0,2}?(forum|event|rally|conference|hearing|trial|meeting|ceremony|protest|workshop|gathering|march|session|debate|briefing|interview|vigil|"
    r"seminar|summit|demonstration|strike)\b"
)
_NEAR = 80
"""Characters between a body and the date of its report."""
_PUBLISHED = re.compile(
    r"\b(?:report|statement|letter|survey|study|review|briefing|release)s?\b[^.]{0,40}\b(?:out|released|published|issued|dated|launched|made public)\b[^.]{0,25}$"
)
_ASIDE = re.compile(r", (?:where|which|whose)\b")
_COLON_TURN = re.compile(r"[^:.“\"\n]{2,60}:\s+(?=\S)")


@dataclass(slots=True)
class _Draft:
    """A statement while the paragraph is still being read; end may grow by a quotation that goes on."""

    source: Source
    hit_start: int
    hit_end: int
    does: str
    lemma: str
    start: int
    end: int
    sentence: Sentence
    date: str | None = None
    actors: tuple[str, ...] = field(default=())


def find_statements(page: Page, cast: Cast, dates: Sequence[DateFound]) -> tuple[StatementFound, ...]:
    """All statements of the page, sorted by place; `id` is s1, s2 and so on."""
    return _Statements(page, cast, dates).find()


class _Statements:
    def __init__(self, page: Page, cast: Cast, dates: Sequence[DateFound]) -> None:
        self.page = page
        self.text = page.text
        self.cast = cast
        self.dates = dates
        self.subjects = Subjects(page, cast)
        self.contents = Contents(page, self.subjects)
        self.drafts: list[_Draft] = []

    def find(self) -> tuple[StatementFound, ...]:
        for sentence in self.page.sentences:
            if sentence.paragraph in self.page.headings:
                continue
            made = len(self.drafts)
            hits = find_hits(self.page, sentence)
            self._sentence(sentence, hits)
            if len(self.drafts) == made:
                self._without_cue(sentence)
        return self._finish()

    # --- sentences with cues

    def _sentence(self, sentence: Sentence, hits: tuple[Hit, ...]) -> None:
        sources: list[Source | None] = []
        previous: Source | None = None
        for hit in hits:
            source = self._source(hit, sentence, previous)
            sources.append(source)
            if source is not None and source.own:
                previous = source
        floor = sentence.start
        for number, (hit, source) in enumerate(zip(hits, sources, strict=True)):
            if source is None or not self._agrees(hit, source):
                continue
            ceiling = min(
                self._ceiling(number, hits, sources, sentence), self._clause_ceiling(hit, source, sentence)
            )
            if hit.cue.frames == "0":
                found: tuple[int, int] | None = (hit.start, hit.end)
            elif self._is_passive(hit):
                found = self._passive_content(hit, source, (floor, ceiling))
            else:
                found = self.contents.of(hit, source, sentence, (floor, ceiling))
            if found is None or self._swallowed(hit, found) or self._is_ruling(hit, source):
                continue
            self._draft(hit, source, found, sentence)
            if ceiling < sentence.end and not self._nested(hit, sentence):
                floor = ceiling

    def _passive_content(self, hit: Hit, source: Source, limit: tuple[int, int]) -> tuple[int, int] | None:
        """After `as` where a thing is described; else the subject of the passive."""
        after = re.compile(r"\s*as\s+").match(self.text, source.end)
        if after is not None:
            return self.contents.trim(after.end(), limit[1])
        if "J" not in hit.cue.frames:
            return None
        subject = re.sub(
            r"\s+(?:(?:has|have|had|also|widely|was|were|is|are|been|being|immediately|swiftly|strongly)\s*)+$",
            "",
            self.text[limit[0] : hit.start],
        )
        return self.contents.trim(limit[0], limit[0] + len(subject)) if subject.strip() else None

    def _is_ruling(self, hit: Hit, source: Source) -> bool:
        """A court that rejects a request acts; it makes no statement."""
        return (
            hit.cue.lemma in {"reject", "deny", "dismiss", "question", "request"}
            and self.cast.members[source.actors[0]].sector == "judiciary"
        )

    def _swallowed(self, hit: Hit, found: tuple[int, int]) -> bool:
        """A judgement of a person alone (`criticised X`) says nothing."""
        if not set(hit.cue.frames) & set("JC") or hit.cue.does == "deny" or hit.preposition:
            return False
        mention = self.cast.covering(found[0])
        return mention is not None and mention.end >= found[1] and mention.proper

    def _draft(self, hit: Hit, source: Source, found: tuple[int, int], sentence: Sentence) -> None:
        draft = _Draft(source, hit.start, hit.end, self._does(hit, found), hit.cue.lemma, *found, sentence)
        draft.actors = source.actors
        self.subjects.remember(hit.start, source)
        self.drafts.append(draft)

    def _does(self, hit: Hit, found: tuple[int, int]) -> str:
        if hit.cue.does == "ask":
            question = self.text[found[0] : found[1]].rstrip('”"').endswith("?") or re.match(
                r"(?:whether|if|why|how|what|when|who)\b", self.text[found[0] : found[1]]
            )
            return "say" if question else "demand"
        if hit.cue.lemma == "call":
            return "demand" if hit.preposition else "allege"
        if hit.cue.lemma == "complain":
            return "allege"
        return hit.cue.does

    def _source(self, hit: Hit, sentence: Sentence, previous: Source | None) -> Source | None:
        words = self.page.words
        if hit.cue.frames == "P":
            return self.subjects.after(hit.last, sentence)
        if self._is_passive(hit):
            return self.subjects.after(hit.last + 1, sentence)
        before = words[hit.first - 1] if hit.first else None
        if self._may_invert(hit):
            inverted = (
                self.subjects.after(hit.last, sentence) if hit.cue.tense in {"past", "s", "base"} else None
            )
            if inverted is not None and self._ends_well(inverted, sentence):
                return inverted
        if before is not None and before.low == "as" and hit.cue.tense == "ing":
            return self._quoted_as(hit, sentence)
        if hit.cue.tense == "ing" and not (
            before is not None and before.low in {"is", "are", "was", "were", "been", "also", "now"}
        ):
            return self._carried(hit, sentence, previous)
        found = self.subjects.before(hit.first, sentence)
        if found is not None:
            return found
        goes_on = before is not None and (before.low in _GOES_ON or not before.text[0].isalpha())
        if hit.cue.tense in {"base", "s"} and not goes_on:
            return None
        if not goes_on:
            found = self.subjects.opening(hit, sentence)
            return found or (
                self.subjects.unknown(hit.first, sentence) if hit.cue.lemma in _OF_PEOPLE else None
            )
        return self._carried(hit, sentence, previous)

    def _is_passive(self, hit: Hit) -> bool:
        """`was described by X as`, `was condemned by X`: the speaker stands after `by`."""
        words = self.page.words
        return (
            hit.cue.tense == "past"
            and bool(set(hit.cue.frames) & set("CJ"))
            and hit.last < len(words)
            and words[hit.last].low == "by"
        )

    def _may_invert(self, hit: Hit) -> bool:
        """After a quotation or a comma `said X` may stand, unless the comma closes the subject's apposition."""
        before = self.page.words[hit.first - 1] if hit.first else None
        if before is None or set(hit.cue.frames) & set("0TDAJ"):
            return False
        return before.text in '”"»’' or (before.text == "," and before.end not in self.subjects.by_right)

    def _ends_well(self, source: Source, sentence: Sentence) -> bool:
        rest = self.text[source.end : sentence.end].strip()
        return source.pronoun == "" and not rest.startswith(("was ", "were ", "is ", "are ", "had ", "has "))

    def _quoted_as(self, hit: Hit, sentence: Sentence) -> Source | None:
        """`quoted X, the spokesman, as saying`; `X was quoted as saying`."""
        words = self.page.words
        at = hit.first - 2
        if at > 0 and words[at].low in {"quoted", "cited"}:
            return self.subjects.before(at, sentence)
        return self.subjects.before(hit.first - 1, sentence)

    def _carried(self, hit: Hit, sentence: Sentence, previous: Source | None) -> Source | None:
        """The speaker of the verb before in this sentence, else the subject of the sentence."""
        found = previous or self.subjects.of_sentence(sentence, hit.start)
        if found is None:
            return None
        return Source(found.actors, hit.start, hit.end, found.document, own=False)

    def _agrees(self, hit: Hit, source: Source) -> bool:
        """Number of subject and verb, for the forms that may be nouns."""
        if hit.cue.tense not in {"base", "s"} or not source.own or source.relative:
            return True
        kind = self.cast.members[source.actors[0]].kind
        many = len(source.actors) > 1 or kind == "group" or source.pronoun in {"they", "we", "i"}
        words = self.text[source.start : source.end].rstrip(", ").lower()
        mention = self.subjects.by_left.get(source.start)
        if mention is not None and mention.proper and kind == "organisation" and len(source.actors) == 1:
            return hit.cue.tense == "s" or self.text[mention.start : mention.end].endswith(("s", "S"))
        many = many or words.endswith(("police", "s", "authorities"))
        return (
            many if hit.cue.tense == "base" else kind != "group" and source.pronoun not in {"they", "we", "i"}
        )

    def _ceiling(
        self, number: int, hits: tuple[Hit, ...], sources: list[Source | None], sentence: Sentence
    ) -> int:
        """Where the statement must end because the next of the sentence begins."""
        for hit, source in zip(hits[number + 1 :], sources[number + 1 :], strict=True):
            if source is None or hit.cue.frames == "P":
                continue
            start = min(source.start, hit.start) if source.own else hit.start
            before = self.text[hits[number].end : start]
            if source.own and source.relative:
                if "J" in hits[number].cue.frames:
                    return self.page.words[hit.first - 1].start
                continue
            joint = _COMMA_AND.search(before)
            joined = joint[0].strip(" ,") if joint is not None else ""
            if not source.own and hit.cue.tense == "ing":
                if before.rstrip().endswith(","):
                    return hits[number].end + len(before.rstrip()) - 1
                if joined or before.endswith(" by "):
                    return hits[number].end + (
                        joint.start() if joined and joint is not None else len(before) - 4
                    )
            elif joined or (
                source.own
                and joint is not None
                and joint[0].startswith(",")
                and hit.cue.tense != "ing"
                and self._splits(hit, sentence)
            ):
                return hits[number].end + (joint.start() if joint is not None else 0)
        colon = self.text.find("; ", hits[number].end, sentence.end)
        if colon > 0 and self.page.quote_at(colon) is None:
            return colon
        return sentence.end

    def _clause_ceiling(self, hit: Hit, source: Source, sentence: Sentence) -> int:
        """A cue inside the apposition of a name says no more than the apposition; a demand ends before `, where`."""
        for mention in self.cast.within(sentence.start, hit.start):
            if source.relative and mention.right > hit.start:
                return mention.right
            if mention.end < hit.start < mention.right < sentence.end - 1 and hit.cue.frames != "P":
                return mention.right
        total = _NEW_TOTAL.search(self.text, hit.end, sentence.end)
        if total is not None and self.page.quote_at(total.start()) is None:
            return total.start()
        if set(hit.cue.frames) & set("DF"):
            aside = _ASIDE.search(self.text, hit.end, sentence.end)
            if aside is not None and self.page.quote_at(aside.start()) is None:
                return aside.start()
        return sentence.end

    def _nested(self, hit: Hit, sentence: Sentence) -> bool:
        """The cue stands in the apposition of a name; the sentence goes on round it."""
        return any(
            mention.end < hit.start < mention.right for mention in self.cast.within(sentence.start, hit.start)
        )

    def _splits(self, hit: Hit, sentence: Sentence) -> bool:
        del sentence
        return self.text[hit.end : hit.end + 1] not in {",", "."}

    # --- sentences without cues

    def _without_cue(self, sentence: Sentence) -> None:
        quotes = self.contents.quotes_in(sentence.start, sentence.end)
        if not quotes:
            self._colon_turn(sentence)
            return
        outside = self.text[sentence.start : quotes[0].start] + self.text[quotes[-1].end : sentence.end]
        if not outside.strip(" .,…\n"):
            self._quotation_alone(sentence, quotes[0].start, quotes[-1].end)
            return
        if quotes[0].start == sentence.start:
            self._dangling_name(sentence, quotes[-1].end)

    def _quotation_alone(self, sentence: Sentence, start: int, end: int) -> None:
        last = self.drafts[-1] if self.drafts else None
        if last is None or last.does == "no-comment":
            return
        if last.sentence.paragraph == sentence.paragraph:
            if not self.text[last.sentence.end : start].strip() or last.sentence.end >= sentence.start - 1:
                found = self._grown(last, end)
                last.end = found
                last.sentence = Sentence(last.sentence.start, sentence.end, sentence.paragraph)
            return
        if sentence.paragraph - last.sentence.paragraph > 1:
            return
        self._again(last, start, end, sentence, last.source)

    def _grown(self, last: _Draft, end: int) -> int:
        text = self.text
        while end > last.end and text[end - 1] in '”"»’ .,':
            end -= 1
        return end

    def _again(self, last: _Draft, start: int, end: int, sentence: Sentence, source: Source) -> None:
        found = self.contents.trim(start, end)
        if found is None:
            return
        self.drafts.append(
            _Draft(
                source, last.hit_start, last.hit_end, "say", "say", *found, sentence, last.date, source.actors
            )
        )
        self.subjects.remember(found[0], source)

    def _dangling_name(self, sentence: Sentence, end: int) -> None:
        """`“...,” Name.` without a verb: the cue of the statement before."""
        index = self.page.word_at(end)
        source = self.subjects.after(index, sentence)
        if source is None or not self.drafts or self.text[source.end : sentence.end].strip(" ."):
            return
        self._again(self.drafts[-1], sentence.start, end, sentence, source)

    def _colon_turn(self, sentence: Sentence) -> None:
        """`NAME: words` at the head of a paragraph; the colon is the cue."""
        if sentence.start != self.page.paragraphs[sentence.paragraph][0]:
            return
        turn = _COLON_TURN.match(self.text, sentence.start, sentence.end)
        if turn is None:
            return
        source = self.subjects.after(self.page.word_at(sentence.start), sentence)
        colon = self.text.index(":", sentence.start)
        if source is None or not self.cast.within(sentence.start, colon) or source.end < colon - 12:
            return
        found = self.contents.trim(turn.end(), self.page.paragraphs[sentence.paragraph][1])
        if found is not None:
            self.drafts.append(
                _Draft(source, colon, colon + 1, "say", "say", *found, sentence, None, source.actors)
            )

    # --- fields

    def _finish(self) -> tuple[StatementFound, ...]:
        said_on: dict[str, str] = {}
        self._resolve_dates(said_on)
        found: list[StatementFound] = []
        for draft in self.drafts:
            for actor in draft.actors:
                if draft.date is not None:
                    said_on[actor] = draft.date
                found.append(self._statement(draft, actor, said_on.get(actor)))
        found.sort(key=lambda item: (item.start, item.end, item.cue_start))
        return tuple(_numbered(found))

    def _resolve_dates(self, said_on: dict[str, str]) -> None:
        """The first date of every speaker; what a speaker says elsewhere undated is taken for the same day."""
        for draft in self.drafts:
            draft.date = self._date(draft)
            for actor in draft.actors:
                if draft.date is not None:
                    said_on.setdefault(actor, draft.date)
        for actor, date in self._dates_of_documents().items():
            said_on.setdefault(actor, date)

    def _statement(self, draft: _Draft, actor: str, date: str | None) -> StatementFound:
        member = self.cast.members[actor]
        document = (
            draft.source.document
            or member.kind == "organisation"
            or (member.kind == "group" and _BODIES_IN_PLURAL.search(member.name) is not None)
        )
        content = self.text[draft.start : draft.end]
        position = position_of(
            Utterance(content, draft.does, draft.lemma, member.sector, self._manner(draft) == "direct")
        )
        return StatementFound(
            "",
            actor,
            "document" if document else "person",
            self._manner(draft),
            draft.start,
            draft.end,
            draft.hit_start,
            draft.hit_end,
            date,
            position,
        )

    def _manner(self, draft: _Draft) -> str:
        """direct if quotation marks hold all of the content (a cue inside aside), indirect if none of it."""
        inside = self.page.quote_at(draft.start)
        quotes = self.contents.quotes_in(draft.start, draft.end)
        if inside is not None and inside.start < draft.start:
            return "direct"
        return "mixed" if quotes else "indirect"

    def _date(self, draft: _Draft) -> str | None:
        """A date in the sentence outside the content, the nearest to the cue."""
        near = [date for date in self.dates if self._may_date(date, draft)]
        if not near:
            return self._date_of_event(draft)
        near.sort(key=lambda date: min(abs(date.start - draft.hit_end), abs(draft.hit_start - date.end)))
        return near[0].edtf.removesuffix("/..") if near else None

    def _may_date(self, date: DateFound, draft: _Draft) -> bool:
        """Outside the content; after it only if the content stands before its cue; a nested cue looks not back."""
        if not (draft.sentence.start <= date.start and date.end <= draft.sentence.end):
            return False
        if draft.source.relative and date.start < draft.source.start:
            return False
        if draft.start > draft.hit_start:
            return date.end <= draft.start
        return date.end <= draft.start or date.start >= draft.end

    def _date_of_event(self, draft: _Draft) -> str | None:
        """`said at the forum`: the date of the last sentence that names the forum with a date."""
        event = _EVENT.search(self.text, draft.sentence.start, draft.sentence.end)
        if event is None or draft.start <= event.start() < draft.end:
            return None
        noun = re.compile(rf"\b{re.escape(event[1])}\b")
        for date in reversed(self.dates):
            sentence = self.page.sentence_at(date.start)
            if (
                date.start < draft.sentence.start
                and sentence is not None
                and noun.search(self.text, sentence.start, sentence.end)
            ):
                return date.edtf
        return None

    def _dates_of_documents(self) -> dict[str, str]:
        """`its report, published on Wednesday`: what the report says was said then."""
        dated: dict[str, str] = {}
        for date in self.dates:
            before = self.text[max(0, date.start - 70) : date.start]
            if not _PUBLISHED.search(before):
                continue
            issuer = self.cast.nearest_before(date.start, frozenset(("organisation", "group")))
            if issuer is not None and date.start - issuer.end < _NEAR:
                dated.setdefault(issuer.actor, date.edtf.removesuffix("/.."))
        return dated


def _numbered(found: list[StatementFound]) -> list[StatementFound]:
    return [
        StatementFound(
            f"s{n}", s.speaker, s.source, s.manner, s.start, s.end, s.cue_start, s.cue_end, s.date, s.position
        )
        for n, s in enumerate(found, start=1)
    ]
