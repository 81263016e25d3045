"""Who says what: every attributed utterance with its speaker, cue and content.

Rule: one verb of saying, one statement.
Order: sentence by sentence: cues, speakers, limits, contents; quotations without a cue go to the speaker before;
then the fields of each (statement_fields.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from saksi.reading.actors.pronouns import Source
from saksi.reading.statements.contents import Contents
from saksi.reading.statements.deeds import FOR_PAPERS, PAPERS, is_deed, judges_nothing, without_deeds
from saksi.reading.statements.draft import Draft
from saksi.reading.statements.fields import finished
from saksi.reading.statements.hits import Hit, find_hits
from saksi.reading.statements.limits import Limits
from saksi.reading.statements.speakers import Speakers
from saksi.reading.statements.strangers import may_show
from saksi.reading.statements.subjects import Subjects
from saksi.reading.statements.this_told import tells_of_before, told_before
from saksi.reading.statements.turns import Turn, Turns
from saksi.reading.statements.without_cue import WithoutCue
from saksi.reading.text.cast import Cast, Mention
from saksi.reading.text.found import DateFound, Range, StatementFound
from saksi.reading.text.page import Page, Sentence

_AUXILIARIES = re.compile(
    r"\s+(?:(?:has|have|had|also|widely|was|were|is|are|been|being|immediately|swiftly|strongly)\s*)+$"
)
_TO_DO = re.compile(r"(?:not )?to \w+")
_GUILT = re.compile(r"(?:not )?guilty\b|innocent\b")
_RULING = frozenset(("judiciary", "state", "security-forces"))
_APPLIED_FOR = re.compile(r"(?:(?!by\b|for\b|to\b)[\w’'-]+ ){0,5}?(?:applications?|petitions?|requests?|bail|registration|visas?|motions?)\b")
"""`rejected his bail petition`: what an office refuses to do."""
_TOLD_OF_IT = re.compile(r"(?:(?!of\b|for\b)[\w’'-]+ ){0,3}?(?:accusations?|allegations?|criticisms?|suggestions?|reports?|rumou?rs?)\b")
_TO_A_COURT = re.compile(r"(?:(?!to\b)[\w’'-]+ ){0,4}?(?i:courts?|tribunal|(?:constitutional|arbitration|state) council)\b")
_CONDEMNED_TO = re.compile(r"[^,.;]{2,90}? to (?:life|death|prison|jail|hard labour|(?:\d+|\w+) (?:years|months))\b")
_MANY_DID = re.compile(
    r"\s(?:(?:reporters|[A-Z]\w+) )?(?:that )?(?:(?!(?:he|she|it|we|they|who)\b)[\w’'-]+ ){0,4}?(?:police|men|people|\w{2,}[^\Ws’']s)(?: (?:in|at|of|from) (?:[\w’'-]+ ){0,2}[\w’'-]+)? "
    r"(?:(?:later|then|also|had) )*(?:\w{2,}ed|came|took|went|broke|beat|tied|hit|got|held)\b"
)
"""`said several officers came`: more than one, whom neither `him` nor `her` means."""
_SMALL_PRINT = re.compile(r"(?:By (?:providing|signing|subscribing|submitting|clicking) |I (?:agree|consent) to |I have read the (?:Terms|Privacy))")
"""What a page asks of those who sign up to it."""
_PAPERS_DO = frozenset(("gather", "learn"))
"""`The Courier gathered that`: a paper tells; others only come to know."""
_NO_ONE = re.compile(r"(?:[Nn]o one|[Nn]obody|[Nn]one|[Nn]o [a-z]\w+)\b(?! longer)")
_AS = re.compile(r"\bas\b")
_DESCRIBED_AS = re.compile(r"\s*as\s+")
_PEOPLE = re.compile(r"(?:(?:more|fewer) than |at least |some |about |all |over )?[\d,]+ (?:[\w’'-]+ ){0,2}?\w+s\b")
_DAY_ALONE = re.compile(r"(?: (?:on )?\w+day)?[ .”\"]*")
_QUESTION = re.compile(r"(?:whether|if|why|how|what|when|who)\b")


def find_statements(page: Page, cast: Cast, dates: Sequence[DateFound]) -> tuple[StatementFound, ...]:
    """All statements of the page, sorted by place; `id` is s1, s2 and so on."""
    return finished(StatementFinder(page, cast).find(), page, cast, dates)


class StatementFinder:
    """Finds the statements of one page as drafts, so that a second voice may speak before their fields are told."""

    def __init__(self, page: Page, cast: Cast) -> None:
        self.page = page
        self.text = page.text
        self.cast = cast
        self.subjects = Subjects(page, cast)
        self.speakers = Speakers(page, cast, self.subjects)
        self.limits = Limits(page, cast)
        self.contents = Contents(page, self.subjects)
        self.turns = Turns(page, cast)
        self.drafts: list[Draft] = []
        self.without_cue = WithoutCue(page, cast, self.subjects, self.contents, self.drafts)

    def find(self) -> list[Draft]:
        """Speaker, cue and content of every statement, in the order found."""
        for whole in self.page.sentences:
            sentence = self._of_turn(whole)
            if sentence is None or sentence.paragraph in self.page.headings or _SMALL_PRINT.match(self.text, sentence.start):
                continue
            made = len(self.drafts)
            hits = find_hits(self.page, sentence)
            self._sentence(sentence, hits)
            if len(self.drafts) == made:
                self.without_cue.read(sentence)
        return self.drafts

    # --- turns of speech

    def _of_turn(self, sentence: Sentence) -> Sentence | None:
        """What of a sentence is still to be read: nothing of a turn, the words alone where a presenter tells."""
        turn = self.turns.by_paragraph.get(sentence.paragraph)
        if turn is None:
            return sentence
        opens = sentence.start <= turn.first
        if not turn.leads:
            if opens:
                self._turn(turn, sentence)
            return None
        if not opens:
            return sentence
        return Sentence(turn.first, sentence.end, sentence.paragraph) if sentence.end > turn.first else None

    def _turn(self, turn: Turn, sentence: Sentence) -> None:
        found = self.contents.trim(turn.first, turn.last)
        if found is None:
            return
        source = self.turns.source(turn)
        self.subjects.pronouns.remember(turn.start, source)
        self.drafts.append(
            Draft(
                source, turn.start, turn.end, "say", "say", *found, sentence, None, source.actors, direct=True,
                rule="a turn of speech under its speaker's label", content="the words of the turn after its label",
            )
        )  # fmt: skip

    # --- sentences with cues

    def _sentence(self, sentence: Sentence, hits: tuple[Hit, ...]) -> None:
        sources: list[Source | None] = []
        previous: Source | None = None
        for hit in hits:
            source = self.speakers.of(hit, sentence, previous)
            last = hits[len(sources) - 1] if sources else None
            if source is not None and (self._is_nobody(hit, source) or (last is not None and self._goes_on(hit, source, last))):
                source = None
            sources.append(source)
            if source is not None and source.own and hit.cue.frames != "K":
                previous = source
        floor, made = sentence.start, len(self.drafts)
        for number, (hit, source) in enumerate(zip(hits, sources, strict=True)):
            if self._was_asked(number, hits, sources):
                continue
            if source is None or source.pronoun == "i" or not self.speakers.agrees(hit, source):
                continue
            if self._does_so_silently(hit, source):
                continue
            if number and sources[0] is not None and self._relays(hit, source, sources[0], sentence):
                floor = sentence.start
            floor = max(floor, self._clause_after(hits[number - 1].end if number else sentence.start, hit.start))
            ceiling = self.limits.of(number, hits, sources, sentence)
            found = self._content(hit, source, (floor, self.limits.of_thing(hit, ceiling)), sentence)
            if found is None or self._swallowed(hit, found[0]) or self._is_ruling(hit, source, found[0]) or self._shown(hit):
                continue
            if is_deed(self.text, hit, source, found[0]):
                continue
            self._draft(hit, source, *found, sentence)
            if ceiling < sentence.end and not self.limits.nested(hit, sentence):
                floor = ceiling
        self.drafts[made:] = without_deeds(self.text, self.drafts[made:])

    def _does_so_silently(self, hit: Hit, source: Source) -> bool:
        """`lawyers who defend the poor`, `who document raids`; `Ruth Amani learned that`, unless she is a paper; `the murder indicates that`."""
        if hit.cue.lemma in _PAPERS_DO:
            return self.cast.members[source.actors[0]].sector != "media"
        if "plain phrase" in source.rule and not may_show(hit.cue.lemma, self.cast.members[source.actors[0]].name):
            return True
        return source.relative and (hit.cue.does == "justify" or (hit.cue.lemma == "document" and not source.document))

    def _goes_on(self, hit: Hit, source: Source, last: Hit) -> bool:
        """`urged the state to free them and disclose where they are`, `said the ministry had been asked and had not answered`: no new cue."""
        if hit.cue.frames == "0":
            return not source.own and bool(set(last.cue.frames) & set("ST")) and self.text.startswith(("had ", "never "), hit.start)
        if hit.cue.tense == "past" and self._of_the_doers(hit, source, last):
            return True
        if hit.cue.tense == "s" and last.cue.tense == "past" and last.cue.frames != "0" and not set(hit.cue.frames) & set("ST"):
            return not source.own
        if hit.cue.tense != "base" or hit.left >= 0 or last.cue.tense == "base":
            return False
        listed = source.start > last.end and set(last.cue.frames) & set("DF") and self.page.low(hit.first - 1) in {",", "and"}
        return not source.own or bool(listed)

    def _of_the_doers(self, hit: Hit, source: Source, last: Hit) -> bool:
        """`said officers came and told her to leave`, `and demanded the names of all`: those go on of whom it was said."""
        if source.own or self.page.low(hit.first - 1) != "and" or not set(last.cue.frames) & set("ST"):
            return False
        if hit.cue.lemma in FOR_PAPERS and PAPERS.match(self.text, hit.end + 1) is not None:
            return True
        return self.page.low(hit.last) in {"him", "her"} and _MANY_DID.match(self.text, last.end) is not None

    def _is_nobody(self, hit: Hit, source: Source) -> bool:
        """`No group has claimed responsibility`: nobody speaks, but nobody may also be reached."""
        return hit.cue.frames != "0" and source.own and _NO_ONE.match(self.text, source.start) is not None

    def _was_asked(self, number: int, hits: tuple[Hit, ...], sources: list[Source | None]) -> bool:
        """`Ruth Amani, asked whether she would go, said`: she was asked, and asks nothing."""
        hit = hits[number]
        if number + 1 == len(hits) or hit.cue.lemma not in {"ask", "question"} or hit.cue.tense != "past" or self.page.low(hit.first - 1) != ",":
            return False
        one, other, then = sources[number], sources[number + 1], hits[number + 1]
        return one is not None and other is not None and one.actors == other.actors and self.page.low(then.first - 1) == ","

    def _relays(self, hit: Hit, source: Source, first: Source, sentence: Sentence) -> bool:
        """`The mayor accused them of lying, saying it was old, the Star reported.`: an outlet that closes the sentence tells all of it."""
        if not (source.own and first.own) or source.pronoun or source.relative or first.start > sentence.start + 1 or first.actors == source.actors:
            return False
        outlet = hit.cue.frames == "P" or self.cast.members[source.actors[0]].sector == "media"
        set_off = self.text[sentence.start : min(source.start, hit.start)].rstrip(' ”"').endswith(",")
        return outlet and set_off and _DAY_ALONE.fullmatch(self.text, max(source.end, hit.end), sentence.end) is not None

    def _clause_after(self, last: int, start: int) -> int:
        """Where the clause of a cue begins behind the semicolon that parts it from the cue before; 0 if none does."""
        mark = self.text.rfind("; ", last, start)
        return mark + 2 if mark >= 0 and self.page.quote_at(mark) is None else 0

    def _told_before(self, sentence: Sentence) -> tuple[Range, str] | None:
        before = told_before(self.page, sentence, self.drafts)
        trimmed = self.contents.trim(*before) if before is not None else None
        return (trimmed, "the sentence before, which `this` takes up") if trimmed is not None else None

    def _content(self, hit: Hit, source: Source, limit: Range, sentence: Sentence) -> tuple[Range, str] | None:
        if tells_of_before(self.text, hit):
            return self._told_before(sentence)
        if hit.cue.frames == "0":
            return (hit.start, hit.end), "a phrase of not answering is cue and content at once"
        if self.speakers.is_passive(hit):
            found = self._passive_content(hit, source, limit)
            return (found, "what the passive verb of saying is said of") if found is not None else None
        return self.contents.of(hit, source, limit)

    def _passive_content(self, hit: Hit, source: Source, limit: tuple[int, int]) -> tuple[int, int] | None:
        """After `as` where a thing is described; else the subject of the passive."""
        after = _DESCRIBED_AS.match(self.text, source.end)
        if after is not None:
            return self.contents.trim(after.end(), limit[1])
        if set(hit.cue.frames) & set("STQHWI") or hit.cue.lemma == "ask":
            return self.contents.trim(source.end, limit[1])
        if "J" not in hit.cue.frames:
            return None
        subject = _AUXILIARIES.sub("", self.text[limit[0] : hit.start])
        return self.contents.trim(limit[0], limit[0] + len(subject)) if subject.strip() else None

    def _is_ruling(self, hit: Hit, source: Source, found: Range) -> bool:
        """A court that rejects a request acts, and so does whoever appeals to it; it makes a statement if it denies what was told of it."""
        sector = self.cast.members[source.actors[0]].sector
        lemma, content = hit.cue.lemma, self.text[found[0] : found[1]]
        if lemma == "order":
            return sector in _RULING
        if lemma == "condemn":
            return _CONDEMNED_TO.match(content) is not None
        if lemma == "appeal":
            return _TO_A_COURT.match(content) is not None and _TO_DO.search(content) is None
        if lemma in {"reject", "deny", "dismiss"}:
            told = "that" in self.text[hit.end : found[0]].split() or _TOLD_OF_IT.match(content) is not None
            return not told and (sector == "judiciary" or _APPLIED_FOR.match(content) is not None)
        return lemma in {"question", "request"} and sector == "judiciary"

    def _shown(self, hit: Hit) -> bool:
        """Inside what somebody says, `the ruling showed that` is no document speaking."""
        return hit.cue.frames == "R" and any(one.start <= hit.start < one.end for one in self.drafts)

    def _swallowed(self, hit: Hit, found: tuple[int, int]) -> bool:
        """A judgement of somebody alone (`criticised X`) says nothing."""
        mention = self.cast.covering(found[0])
        if hit.cue.lemma in {"defend", "dismiss"} and self._works_on(mention, found):
            return True
        if not set(hit.cue.frames) & set("JC") or hit.cue.does == "deny" or hit.preposition:
            return False
        return judges_nothing(self.text, hit, found, mention)

    def _works_on(self, mention: Mention | None, found: Range) -> bool:
        """`has defended women who fled`, `dismissed more than 200 teachers`: what lawyers and employers do."""
        people = mention is not None and self.cast.members[mention.actor].kind in {"person", "group"}
        return (people or _PEOPLE.match(self.text, *found) is not None) and _AS.search(self.text, *found) is None

    def _draft(self, hit: Hit, source: Source, found: Range, rule: str, sentence: Sentence) -> None:
        does = self._does(hit, found)
        why = f"the cue `{self.text[hit.start : hit.end]}`, of the class `{does}`, with a speaker, outside quotation marks"
        draft = Draft(source, hit.start, hit.end, does, hit.cue.lemma, *found, sentence, rule=why, content=rule, frames=hit.cue.frames)
        draft.actors = source.actors
        self.subjects.pronouns.remember(hit.start, source)
        self.drafts.append(draft)

    def _does(self, hit: Hit, found: tuple[int, int]) -> str:
        if hit.cue.does == "ask":
            words = self.text[found[0] : found[1]]
            question = words.rstrip('”"').endswith("?") or _QUESTION.match(words)
            return "say" if question else "demand"
        if hit.cue.lemma in {"warn", "caution"} and " against " in self.text[found[0] : found[1]]:
            return "demand"
        if hit.cue.does == "say" and "T" in hit.cue.frames and _TO_DO.match(self.text, found[0]):
            return "demand"
        if hit.cue.lemma == "call":
            return "demand" if hit.preposition else "allege"
        if hit.cue.lemma == "plead" and _GUILT.match(self.text, found[0]):
            return "deny" if self.text[found[0]] in "ni" else "say"
        return hit.cue.does
