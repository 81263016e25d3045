"""A model's answers -> things found on the page: each value at the place of its words, or dropped and counted.

Rule: a value is sought in the paragraph that the model states and nowhere else. Days are resolved here from the words, provisions
and places found by rules; of the model only quotes and codes are taken. What two parts tell twice is kept once.
Order: actors of a part, its statements, its accounts; at the end all statements are numbered, the tellings of one act put together,
and the accounts tied to the statements.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from saksi.reading.accounts.circumstances.circumstances import Circumstances
from saksi.reading.accounts.merging import merge
from saksi.reading.assembly import Found
from saksi.reading.dates.dates import find_dates
from saksi.reading.llm.casting import Casting, quoted_by
from saksi.reading.llm.edges import manner_of, trimmed
from saksi.reading.llm.parts import Part
from saksi.reading.llm.schema import STATUSES, Answer, Item, text_of, texts_of
from saksi.reading.llm.search import QuoteSearch
from saksi.reading.places.places import find_places
from saksi.reading.places.provisions import find_provisions
from saksi.reading.text.found import AccountFound, Because, DateFound, Range, Reasons, StatementFound
from saksi.reading.text.page import Page

_QUOTED_FIELDS = ("place", "charge", "penalty")


@dataclass(frozen=True, slots=True)
class _Parties:
    """Members with the words that name each of them."""

    ids: tuple[str, ...]
    words: tuple[Range, ...]


class Grounding:
    """Collects the answers for one page. dropped: how many values had no words, by kind. model: whose answers they are."""

    def __init__(self, page: Page, withheld: Sequence[Range], model: str) -> None:
        self.page = page
        self.model = model
        self.search = QuoteSearch(page.text, withheld)
        self.dropped: Counter[str] = Counter()
        self.casting = Casting(page, self.search, self.dropped, model)
        self.dates = find_dates(page)
        self.statements: list[StatementFound] = []
        self.accounts: list[AccountFound] = []
        self._earlier: tuple[Sequence[StatementFound], Sequence[AccountFound]] = ((), ())

    def add(self, answer: Answer, part: Part) -> None:
        """Take over what one answer about one part says."""
        self.dropped.update({group: number for group, number in answer.malformed.items() if number})
        ranges = {piece.number: (piece.start, piece.end) for piece in part.pieces}
        self.casting.begin_part()
        self._earlier = tuple(self.statements), tuple(self.accounts)
        for item, within in self._placed("actors", answer, ranges):
            self.casting.add(item, within)
        for item, within in self._placed("statements", answer, ranges):
            self._statement(item, within)
        for item, within in self._placed("accounts", answer, ranges):
            self._account(item, within)

    def _placed(self, group: str, answer: Answer, ranges: Mapping[int, Range]) -> list[tuple[Item, Range]]:
        """The items whose paragraph was shown, with its range; the others are dropped."""
        placed = [(item, ranges[item["paragraph"]]) for item in answer.items[group] if item["paragraph"] in ranges]
        if len(placed) < len(answer.items[group]):
            self.dropped[group] += len(answer.items[group]) - len(placed)
        return placed

    # --- statements

    def _statement(self, item: Item, within: Range) -> None:
        silent = item["position"] == "no-comment"
        cue_words, words = text_of(item, "cue"), text_of(item, "content")
        content = self.search.find(cue_words if silent else words, within)
        cue = self.search.find(cue_words, within, content[0] if content else None)
        content = content and (content if silent else trimmed(self.page, content))
        who = self.casting.who(text_of(item, "speaker"), within, cue[0]) if content and cue else None
        if content is None or cue is None or who is None:
            self.dropped["statements"] += 1
            return
        date = self._date(item, within)
        member = self.casting.members[who[0]]
        self.casting.places[member.id].append(who[1])
        found = StatementFound(
            "", member.id, "document" if member.kind == "organisation" else "person", manner_of(self.page, content),
            *content, *cue, date[0] if date else None, item["position"], self._of_statement(content, cue, who[1], date),
        )  # fmt: skip
        told = any(_same_words(found, standing) for standing in self._earlier[0])
        if not told and not any(_same_words(found, one) and found.speaker == one.speaker for one in self.statements):
            self.statements.append(found)

    def _of_statement(self, content: Range, cue: Range, named: Range, date: tuple[str, Range] | None) -> Reasons:
        """Every value is the model's by the words that it quoted."""
        fields: dict[str, tuple[Range, ...]] = {
            "": (content, cue), "speaker": (named,), "span": (content,), "cue": (cue,),
        }  # fmt: skip
        reasons = {name: quoted_by(self.model, *words) for name, words in fields.items()}
        reasons["source"] = Because("a body speaks as a document, a person or group as people", (named,))
        reasons["manner"] = Because("whether quotation marks hold all, part or none of the words", (content,))
        reasons["position"] = Because(f"language model {self.model} chose the position for the words it quoted", (content, cue))
        if date:
            reasons["date"] = quoted_by(self.model, date[1], and_then="; resolved by the rules")
        return reasons

    def _date(self, item: Item, within: Range) -> tuple[str, Range] | None:
        """The day that the quoted words tell, as the rules resolve it."""
        words = text_of(item, "date")
        if not words:
            return None
        place = self.search.find(words, within)
        found = [date for date in self.dates if place and date.start < place[1] and place[0] < date.end]
        if not found:
            self.dropped["dates"] += 1
            return None
        best = max(found, key=lambda date: _shared(date, place or within))
        return best.edtf, (best.start, best.end)

    # --- accounts

    def _account(self, item: Item, within: Range) -> None:
        trigger = self.search.find(text_of(item, "trigger"), within)
        if trigger is None:
            self.dropped["accounts"] += 1
            return
        evidence: dict[str, Range | tuple[Range, ...]] = {}
        parties = {key: self._parties(item, key, within, trigger) for key in ("victims", "perpetrators")}
        if any(texts_of(item, "victims")) and not parties["victims"].ids:
            self.dropped["accounts"] += 1  # an act done to somebody who is not in the text is not told by it
            return
        evidence.update({key: found.words for key, found in parties.items() if found.words})
        because = {"": quoted_by(self.model, trigger), "trigger": quoted_by(self.model, trigger)}
        date = self._date(item, within)
        if date:
            evidence["date"] = date[1]
            because["date"] = quoted_by(self.model, date[1], and_then="; resolved by the rules")
        for key in _QUOTED_FIELDS:
            place = self._field(item, key, within, trigger)
            if place is not None:
                evidence[key] = place
                because[key] = quoted_by(self.model, place)
        status = text_of(item, "status")
        chose = f"language model {self.model} chose it for the words it quoted"
        because.update({"act": Because(chose, (trigger,)), "status": Because(chose, (trigger,))})
        for key, found_parties in parties.items():
            pairs = zip(found_parties.ids, found_parties.words, strict=True)
            because.update({f"{key}.{actor}": quoted_by(self.model, words) for actor, words in pairs})
        found = AccountFound(
            act=item["act"], trigger=trigger, victims=parties["victims"].ids, perpetrators=parties["perpetrators"].ids,
            date=date[0] if date else None, place=self._words(evidence.get("place")), charge=self._words(evidence.get("charge")),
            penalty=self._words(evidence.get("penalty")), status=status if status in STATUSES else "reported", evidence=evidence,
            because=because,
        )  # fmt: skip
        told = any(_same_act(found, standing) for standing in self._earlier[1])
        if not told and not any(_same_act(found, one) and found.victims == one.victims for one in self.accounts):
            self.accounts.append(found)

    def _parties(self, item: Item, key: str, within: Range, trigger: Range) -> _Parties:
        found: dict[str, Range] = {}
        for name in texts_of(item, key):
            who = self.casting.who(name, within, trigger[0])
            if who is None:
                self.dropped[key] += 1
            else:
                found.setdefault(*who)
                self.casting.places[who[0]].append(who[1])
        return _Parties(tuple(found), tuple(found.values()))

    def _field(self, item: Item, key: str, within: Range, trigger: Range) -> Range | None:
        words = text_of(item, key)
        place = self.search.find(words, within, trigger[0]) if words else None
        if words and place is None:
            self.dropped[f"{key}s"] += 1
        return place

    def _words(self, place: Range | tuple[Range, ...] | None) -> str | None:
        match place:
            case (int(start), int(end)):
                return " ".join(self.page.text[start:end].split())
            case _:
                return None

    # --- the end

    def found(self) -> Found:
        """All that is grounded, in the order of the text."""
        ordered = sorted(self.statements, key=lambda one: (one.start, one.end, one.cue_start))
        statements = [replace(one, id=f"s{number}") for number, one in enumerate(ordered, start=1)]
        places, provisions = find_places(self.page), find_provisions(self.page)
        cast = self.casting.cast()
        accounts = merge(sorted(self.accounts, key=lambda one: one.trigger), self.page, cast)
        around = Circumstances(self.page, self.dates, places, provisions, statements, [one.trigger for one in accounts])
        tied = [self._tied(one, around) for one in accounts]
        return Found(self.page, cast, self.dates, places, provisions, statements, tied)

    def _tied(self, account: AccountFound, around: Circumstances) -> AccountFound:
        """The account with the statement that carries it and the provisions of its sentence."""
        statement = around.statement(account.trigger)
        sentence = self.page.sentence_at(account.trigger[0])
        provisions = around.provisions_of(sentence) if sentence and account.charge else ()
        because = {**account.because, **around.reasons(statement, provisions)}
        return replace(account, according_to=statement.id if statement else None, provisions=provisions, because=because)


def _shared(date: DateFound, place: Range) -> int:
    return min(date.end, place[1]) - max(date.start, place[0])


def _same_words(one: StatementFound, other: StatementFound) -> bool:
    """Whether two statements are about the same words; two speakers may share one, but not in two parts."""
    together = min(one.end, other.end) - max(one.start, other.start)
    longest = max(one.end, other.end) - min(one.start, other.start)
    return 2 * together >= longest


def _same_act(one: AccountFound, other: AccountFound) -> bool:
    """Whether two accounts name the same act with the same words."""
    return one.act == other.act and one.trigger[0] < other.trigger[1] and other.trigger[0] < one.trigger[1]
