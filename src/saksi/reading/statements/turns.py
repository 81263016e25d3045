"""Turns of speech in records, interviews and broadcasts: `NAME (place): words`; the label is speaker and cue.

Rule: a label is a name in capitals, one that comes back, or a known person's; a record has two labels or more. Whoever
leads the broadcast (a presenter, a reporter, questions alone) tells and asks: those turns are read as plain text.
Order: labels, whether this is a record, who leads, whom a label means.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from saksi.reading.actors.pronouns import Source
from saksi.reading.text.cast import Cast, Member
from saksi.reading.text.page import Page

_LABEL = re.compile(
    r"(?:\[?\(?\d[\d:.]*\)?\]?\s+)?(?:\*\*)?(?:(?P<name>(?:An? )?[A-Z][\w.’'-]*(?:,? (?:[A-Z][\w.’'-]*|of|the|and|for|de|bin|al)){0,7})"
    r"(?P<aside> ?\([^()\n]{1,60}\)| ?\[[^\[\]\n]{1,60}\])?(?:\*\*)?:|(?P<capitals>[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]*){0,5})\.?\s?[—–])(?:\*\*)?\s+(?=\S)"
)
_LEADS = re.compile(
    r"\b(?:presenter|host|anchor|reporter|interviewer|moderator|newsreader|narrator|correspondent|announcer|question|q|studio|voice-?over|newscaster)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:speaker|president|chair(?:man|woman|person)?|minister|members?|secretary|judge|prosecutor|counsel|witness|governor|senator|deputy|attorney|defence|defendant|registrar|clerk|mayor|answer)\b",
    re.IGNORECASE,
)
_HONORIFIC = re.compile(
    r"^(?:(?:H\.\s?E|Hon|Rt|Mr|Mrs|Ms|Dr|Sir|Madam|The|Prof|Eng|Sen|Rep|Gen|Col|Maj|Capt|Lt|Rev|Ato|Daw|Lok)\b\.?\s*)+",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(r"^(?:hon|h\.\s?e|mr|mrs|ms|dr|sir|madam|the)\b", re.IGNORECASE)
_NO_NAME = re.compile(
    r"\b(?:update|breaking|note|photo|correction|watch|read|live|video|exclusive|summary|editor|contact|source|subject|date|place|time)\b",
    re.IGNORECASE,
)
_STAGE = re.compile(
    r"\s*(?:\[[^\]\n]*\]|\((?:laughs|applause|laughter|noise|interruption)[^)\n]*\))\s*$", re.IGNORECASE
)
_LONGEST_QUESTION = 220
_LONG_LABEL = 7
_QUESTIONS = frozenset(("Q", "Question", "QUESTION", "Q."))
_ANSWERS = frozenset(("A", "Answer", "ANSWER", "A."))
_FEWEST_QUESTIONS = 3
_TELLS = r"(?:reports|reporting|has (?:this|the|more)|joins us|sent this)\b"
_SENT = r"\b(?:reporter|correspondent|colleague|report (?:by|from))"
# Whoever stands where a reporter would; a label that is nowhere there needs no look of its own over the page.
_MAY_REPORT = re.compile(
    rf"(?<!\S)(\S++)(?=(?:,? who)? {_TELLS}| (?:was|is) there\b)|{_SENT}(?=(?: is|,)? ((?:\S+ ){{0,2}}\S+))", re.IGNORECASE
)
_OWN = re.compile(r"\b(?:I|I[’']\w+|[Ww]e|[Mm]y|[Oo]ur|me|us)\b")


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn: the label at [start, end), what is said at [first, last). leads: told by who leads the broadcast.

    unlabelled: an answer in an interview without labels; [start, end) is the end of its question.
    """

    start: int
    end: int
    first: int
    last: int
    leads: bool = False
    unlabelled: bool = False


class Turns:
    """The turns of one page, by paragraph, and whom their labels mean."""

    def __init__(self, page: Page, cast: Cast) -> None:
        self.page = page
        self.cast = cast
        self._parts: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
        self.by_paragraph = self._found()

    def source(self, turn: Turn) -> Source:
        """Who speaks the turn; a label that names nobody known is a new member."""
        label = self.page.text[turn.start : turn.end]
        asked = self._interviewed(turn.first) if label in _ANSWERS or turn.unlabelled else None
        member = asked or self._member(label)
        if member is None:
            member = self.cast.members[self._new(label, turn)]
        rule = "the person interviewed, after a question" if asked is not None else "the label that opens the turn"
        return Source((member.id,), turn.start, turn.end, rule=rule)

    def _interviewed(self, before: int) -> Member | None:
        """The person most named before the first answer; the first of several."""
        opening = min((turn.first for turn in self.by_paragraph.values()), default=before)
        named = Counter(
            m.actor for m in self.cast.within(0, max(opening, 1)) if self.cast.members[m.actor].kind == "person"
        )
        return self.cast.members[named.most_common(1)[0][0]] if named else None

    def _new(self, label: str, turn: Turn) -> str:
        named = _HONORIFIC.match(label)
        skip = named.end() if named is not None and named.end() < len(label) and not _OFFICE.search(label) else 0
        many = re.search(r"\bmembers$", label, re.IGNORECASE) is not None
        kind, start = "group" if many else "person", turn.start + skip
        return self.cast.add(kind, label[skip:], start, turn.end, rule="the label of a turn of speech").actor

    def _found(self) -> dict[int, Turn]:
        labels: dict[int, tuple[str, Turn]] = {}
        for number, (start, end) in enumerate(self.page.paragraphs):
            match = _LABEL.match(self.page.text, start, end)
            if match is None:
                continue
            said = _STAGE.sub("", self.page.text[match.end() : end])
            name = "name" if match["name"] else "capitals"
            turn = Turn(match.start(name), match.end(name), match.end(), match.end() + len(said))
            labels[number] = match[name], turn
        counts = Counter(label for label, _ in labels.values())
        named = self._named_outside([turn for _, turn in labels.values()])
        known = {label for label in counts if self._is_label(label, counts, named)}
        kept = {number: one for number, one in labels.items() if one[0] in known}
        if len(kept) < 2 and self._asks_often():
            kept = {
                number: one
                for number, one in labels.items()
                if counts[one[0]] >= _FEWEST_QUESTIONS and not _NO_NAME.search(one[0])
            }
        if len(kept) < 2:
            return self._answers()
        leaders = self._leaders(kept)
        return {
            number: Turn(turn.start, turn.end, turn.first, turn.last, leads=label in leaders)
            for number, (label, turn) in kept.items()
        }

    def _asks_often(self) -> bool:
        """An interview: paragraphs that only ask, and a label that comes back is whoever answers."""
        return sum(self._only_asks(*span) for span in self.page.paragraphs) >= _FEWEST_QUESTIONS

    def _answers(self) -> dict[int, Turn]:
        """An interview without labels: paragraphs that only ask, each followed by words in the first person."""
        asked = [number for number, span in enumerate(self.page.paragraphs) if self._only_asks(*span)]
        if len(asked) < _FEWEST_QUESTIONS:
            return {}
        found: dict[int, Turn] = {}
        for number, stop in zip(asked, [*asked[1:], len(self.page.paragraphs)], strict=True):
            for answer in range(number + 1, stop):
                start, end = self.page.paragraphs[answer]
                own = _OWN.search(self.page.text, start, end) is not None
                if (not own and answer > number + 1) or self.page.quote_at(start) is not None:
                    break
                question = self.page.paragraphs[number]
                found[answer] = Turn(question[1] - 1, question[1], start, end, unlabelled=True)
        personal = sum(_OWN.search(self.page.text, turn.first, turn.last) is not None for turn in found.values())
        return found if 2 * personal > len(asked) else {}

    def _only_asks(self, start: int, end: int) -> bool:
        said = self.page.text[start:end].strip("*_ ")
        return said.endswith("?") and len(said) < _LONGEST_QUESTION and self.page.quote_at(start) is None

    def _is_label(self, label: str, counts: Counter[str], named: frozenset[str]) -> bool:
        """Whether the words before a colon are a label. named: who is named outside of those."""
        if _NO_NAME.search(label):
            return False
        if _LEADS.search(label) or (label in _ANSWERS and counts.keys() & _QUESTIONS):
            return True
        if (label.isupper() or len(label.split()) < _LONG_LABEL) and (_ADDRESSED.match(label) or _OFFICE.search(label)):
            return True
        member = self._member(label)
        if member is not None and member.id in named:
            return label.isupper() or counts[label] > 1
        return label.isupper() and counts[label] > 1 and len(label) > 3

    def _named_outside(self, turns: Sequence[Turn]) -> frozenset[str]:
        """The members named in the text, not only by the labels of these turns, which are in order."""
        starts = [turn.start for turn in turns]
        before = ((mention, bisect_right(starts, mention.start) - 1) for mention in self.cast.mentions)
        return frozenset(mention.actor for mention, at in before if at < 0 or mention.start >= turns[at].end)

    def _leaders(self, kept: dict[int, tuple[str, Turn]]) -> set[str]:
        """Labels of those who ask and lead over: by their name, by `X reports`, by naming who speaks next."""
        outlets = [
            set(member.name.casefold().split())
            for member in self.cast.members.values()
            if member.kind == "organisation" and member.sector == "media"
        ]
        leaders = {label for label, _ in kept.values() if _LEADS.search(label) or _is_any(label, outlets)}
        said: dict[str, list[str]] = {}
        numbers = sorted(kept)
        for number, following in zip(numbers, [*numbers[1:], None], strict=True):
            label, turn = kept[number]
            words = self.page.text[turn.first : turn.last]
            said.setdefault(label, []).append(words)
            if following is not None and self._leads_over(words, label, kept[following][0]):
                leaders.add(label)
        near = " ".join(map(" ".join, _MAY_REPORT.findall(self.page.text))).casefold()
        leaders |= {label for label, turns in said.items() if _surname(label).casefold() in near and self._reports(label, turns)}
        leaders |= {
            label for label, turns in said.items()
            if len(said) > 1 and all(words.rstrip("”\"’'").endswith("?") and len(words) < _LONGEST_QUESTION for words in turns)
        }  # fmt: skip
        return leaders

    def _reports(self, label: str, turns: Sequence[str]) -> bool:
        """`Our reporter is X`, `X has this report`; `X was there` only of who says nothing about oneself in one of the turns."""
        surname = re.escape(_surname(label))
        sent = rf"{_SENT}(?: is|,)? (?:\w+ ){{0,2}}{surname}\b"
        tells = rf"\b{surname}(?:,? who)? {_TELLS}"
        there = rf"|\b{surname} (?:was|is) there\b" if any(_OWN.search(words) is None for words in turns) else ""
        return re.search(f"{sent}|{tells}{there}", self.page.text, re.IGNORECASE) is not None

    def _leads_over(self, words: str, label: str, following: str) -> bool:
        """The last sentence names, in the third person, who speaks next; so do members of a house, but with `Mr`."""
        if label == following or _ADDRESSED.match(label) or _OFFICE.search(label):
            return False
        surname = _HONORIFIC.sub("", following).split()
        if not surname or following.isupper() is False:
            return False
        named = re.search(rf"\b{re.escape(surname[-1])}\b", words, re.IGNORECASE)
        return named is not None and not re.search(r"\b(?:I am|my|me)\b", words[named.start() :])

    def _member(self, label: str) -> Member | None:
        """The person whose name, part of name or office the label is."""
        words = {word.casefold() for word in re.findall(r"[^\W\d_]{2,}", _HONORIFIC.sub("", label) or label)}
        if not words:
            return None
        letters = re.sub(r"\W", "", label)
        for member in self.cast.members.values():
            if member.kind != "person":
                continue
            if letters in self._parts_of(member.name)[1] or any(
                words <= self._parts_of(name)[0] for name in (member.name, *member.aliases)
            ):
                return member
        if not _OFFICE.search(label):
            return None
        office = re.sub(r"^the\s+", "", label, flags=re.IGNORECASE).casefold()
        return next((m for m in self.cast.members.values() if any(office in role.casefold() for role in m.roles)), None)

    def _parts_of(self, name: str) -> tuple[frozenset[str], frozenset[str]]:
        """The words and the initials of a name, looked up once: each label is compared with everybody."""
        if name not in self._parts:
            words = frozenset(word.casefold() for word in re.findall(r"[^\W\d_]+", name))
            self._parts[name] = words, _initials(name)
        return self._parts[name]


def _is_any(label: str, names: Sequence[set[str]]) -> bool:
    """Whether a label is one of these names, or a part of one."""
    words = set(label.casefold().split())
    return any(words <= name for name in names)


def _surname(label: str) -> str:
    return label.rsplit(maxsplit=1)[-1]


def _initials(name: str) -> frozenset[str]:
    """The initials of a name of two words or more, all of them and those of first and last."""
    parts = [word[0] for word in name.split() if word[:1].isupper()]
    return frozenset(("".join(parts), parts[0] + parts[-1])) if len(parts) > 1 else frozenset()
