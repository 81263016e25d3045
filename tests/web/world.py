"""A record of marked rows for the test of the matrix: of each level, in a case for members only, and tied to one another.

Rule: every word and every number of a hidden row is its mark's, so that one look at the bytes of a page tells. What is tied
from below to above (the speaker of a public statement who is strictly confidential) has the mark of the higher.
"""

from __future__ import annotations

import itertools
import secrets
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.db.models.signals import pre_save

from saksi.actions.base import Turn
from saksi.actions.indexing import reindex
from saksi.record.models import (
    ActorMerge,
    ActorName,
    Answer,
    BlindItem,
    Case,
    CaseMember,
    FieldChoice,
    Flag,
    Incident,
    Note,
    Place,
    Profile,
    Provision,
    Reversible,
    SavedFilter,
    Standing,
    StatementTopic,
)
from tests.record import builders

LEVELS = (0, 1, 2, 3)
KEPT = "kept"  # the mark of the case for members only; its documents are public
OF_OTHERS = "of others"  # what nobody but another person may see: a saved filter
UNKNOWN = 10**9 + 7
SIZE = 1000  # numbers of one mark


@dataclass
class Mark:
    """The word and the numbers of some rows. rows: from what a number names to the number, or the key, of one."""

    word: str
    base: int
    rows: dict[str, int | str] = field(default_factory=dict)

    def in_bytes(self, body: bytes) -> list[bytes]:
        """Where the word or a number of this mark stands in a page, given in small letters."""
        found = [self.word.encode()] if self.word.encode() in body else []
        head = str(self.base)[:-3].encode()
        at = body.find(head)
        while at >= 0:
            if not body[at - 1 : at].isdigit() and body[at + len(head) : at + len(head) + 3].isdigit():
                found.append(body[max(0, at - 40) : at + 20])
            at = body.find(head, at + 1)
        return found


class World:
    """The marked record."""

    def __init__(self) -> None:
        bases = iter(sorted(secrets.randbelow(900) * 10**7 + 10**9 * 2 + n * 10**5 for n in range(1, 7)))
        self.marks = {name: Mark(f"q{secrets.token_hex(4)}", next(bases)) for name in (*LEVELS, KEPT, OF_OTHERS)}
        self.incidents: dict[object, Incident] = {}
        self._next = itertools.count(1)
        pre_save.connect(self._number)
        try:
            self._make()
        finally:
            pre_save.disconnect(self._number)

    def _make(self) -> None:
        for level in LEVELS:
            self._level(level)
        self._kept()
        self._ties()
        self._others()
        for mark in list(self.marks.values()):
            self._log(mark)

    def numbers_from(self, mark: Mark, offset: int = 0) -> None:
        """Let the next rows have the numbers of this mark."""
        self._next = itertools.count(mark.base + offset + 1)

    def _number(self, instance, raw, **_more) -> None:
        """Number a new row of the record; a signal's receiver."""
        if not raw and instance.pk is None and instance._meta.app_label == "record":
            instance.pk = next(self._next)

    def _document(self, mark: Mark, level: int):
        w = mark.word
        text = f"Police arrested two farmers of {w} at {w}town. {w}speaker said that {w} was right.\n\nMore of {w}."
        named = {
            "title": f"Title {w}",
            "publisher": f"Publisher {w}",
            "author": f"Author {w}",
            "url": f"https://{w}.example/",
        }
        return builders.document(text, level=level, filename=f"{w}.txt", **named)

    def _level(self, level: int) -> None:
        mark = self.marks[level]
        self.numbers_from(mark)
        w, document = mark.word, self._document(mark, level)
        actor = builders.actor(document, f"{w}farmer", level=level, sector="ngo", roles=[{"role": f"{w}role"}])
        other = builders.actor(document, f"{w}speaker", level=level)
        ActorName.rows.create(actor=actor, name=f"{w}alias")
        said = builders.statement(document, f"{w} was right", speaker=other, level=level)
        case = Case.rows.create(title=f"Case {w}", level=level, opened=builders.NOW)
        act = builders.incident(f"Arrest {w}", level=level)
        Incident.rows.filter(pk=act.incident_id).update(case=case)
        told = {"place": f"{w}town", "charge": f"{w}charge", "penalty": f"{w}penalty", "date": "2024-01-05"}
        account = builders.account(document, act, victims=[actor], perpetrators=[other], according_to=said, **told)
        provision = Provision.rows.create(
            **builders.decided(document, "provision"),
            instrument=f"Law {w}",
            article=f"Article {w}",
            span={"start": 0, "end": 6, "quote": "Police"},
        )
        place = Place.rows.create(**builders.decided(document, "place"), name=f"{w}town")
        FieldChoice.rows.create(
            act=act,
            field="place",
            value=f"{w}town",
            account=account,
            reason=f"because {w}",
            by="local",
            at=builders.NOW,
        )
        merge = ActorMerge.rows.create(kept=actor, gone=other, reason=f"same {w}", by="local", at=builders.NOW)
        opened = builders.suggestion(document)
        flag = Flag.rows.create(suggestion=opened, line=f"look at {w}", by="another", at=builders.NOW)
        find = BlindItem.rows.create(
            document=document, kind="actor", payload={"name": f"{w}farmer"}, start=0, end=6, by="another", at=builders.NOW
        )
        change = Reversible.rows.create(
            action="case opened",
            by="local",
            at=builders.NOW,
            before={"rows": [["case", case.pk, {"title": w}, {"title": f"Case {w}"}]]},
        )
        member = CaseMember.rows.create(case=case, user=User.objects.get(username="local"), by="local", at=builders.NOW)
        StatementTopic.rows.create(statement=said, topic="assembly", by="local", at=builders.NOW)
        self.incidents[level] = Incident.rows.get(pk=act.incident_id)
        mark.rows = {
            "document": document.pk, "suggestion": opened.pk, "decision": said.decision_id, "change": change.pk,
            "incident": act.incident_id, "act": act.pk, "case": case.pk, "actor": actor.pk, "merge": merge.pk,
            "statement": said.pk, "account": account.pk, "provision": provision.pk, "place": f"-/{w}town", "placed": place.pk,
            "member": member.pk, "flag": flag.pk, "find": find.pk,
        }  # fmt: skip
        reindex(document)

    def _kept(self) -> None:
        """A case for members only with what a public document tells."""
        mark, public = self.marks[KEPT], self.marks[0]
        self.numbers_from(public, 500)
        document = self._document(public, 0)
        account = builders.account(document, place=f"{public.word}town")
        self.numbers_from(mark)
        case = Case.rows.create(title=f"Case {mark.word}", level=0, opened=builders.NOW, members_only=True)
        act = builders.incident(f"Arrest {mark.word}", level=0)
        Incident.rows.filter(pk=act.incident_id).update(case=case)
        type(account).rows.filter(pk=account.pk).update(act=act)
        FieldChoice.rows.create(
            act=act, field="place", value=mark.word, account=account, reason=mark.word, by="local", at=builders.NOW
        )
        change = Reversible.rows.create(
            action="case restricted",
            by="local",
            at=builders.NOW,
            before={"rows": [["case", case.pk, {"members_only": False}, {"members_only": True}]]},
        )
        mark.rows = {"incident": act.incident_id, "act": act.pk, "case": case.pk, "change": change.pk}
        self.incidents[KEPT] = Incident.rows.get(pk=act.incident_id)
        reindex(self.incidents[KEPT])

    def _ties(self) -> None:
        """From each level up to each higher one: a speaker, a victim, a source, a merge, a case."""
        for low in LEVELS:
            for high in (level for level in LEVELS if level > low):
                below, above = self.marks[low], self.marks[high]
                self.numbers_from(below, 100 + 100 * high)
                document = self._document(below, low)
                act = builders.incident(f"Arrest {below.word}", level=low)
                self.numbers_from(above, 100 + 100 * low)
                hidden = builders.actor(document, f"{above.word}farmer", level=high)
                secret = builders.statement(document, f"{below.word} was right", level=high)
                self.numbers_from(below, 150 + 100 * high)
                known = builders.actor(document, f"{below.word}speaker", level=low)
                known_said = builders.statement(document, f"{below.word} was right", speaker=hidden, level=low)
                builders.account(document, act, victims=[hidden], place=f"{below.word}town")
                self.numbers_from(above, 150 + 100 * low)
                builders.account(document, act, according_to=secret, place=f"{above.word}town", victims=[known])
                elsewhere = self._document(above, high)
                builders.account(elsewhere, act, place=f"{above.word}town", charge=f"{above.word}charge")
                Incident.rows.filter(pk=act.incident_id).update(case=above.rows["case"])
                ActorMerge.rows.create(kept=known, gone=hidden, reason=above.word, by="local", at=builders.NOW)
                told = {"reason": above.word, "by": "local", "at": builders.NOW}
                Answer.rows.create(statement=secret, to=known_said, kind="answers", **told)
                Standing.rows.create(case_id=below.rows["case"], actor=hidden, standing="arrested", **told)
                Note.rows.create(case_id=below.rows["case"], level=high, text=above.word, by="local", at=builders.NOW)
                reindex(document)
                reindex(elsewhere)
                reindex(Incident.rows.get(pk=act.incident_id))

    def _others(self) -> None:
        mark = self.marks[OF_OTHERS]
        self.numbers_from(mark)
        other = User.objects.create(username="somebody-else")
        Profile.objects.create(user=other, role="coder", clearance=0)
        saved = SavedFilter.rows.create(user=other, page="incidents", name=mark.word, query=f"?words={mark.word}")
        mark.rows = {"filter": saved.pk}

    def _log(self, mark: Mark) -> None:
        keys = {name: number for name, number in mark.rows.items() if isinstance(number, int)}
        local = User.objects.get(username="local")
        Turn(local, "placed", builders.NOW).log(reason=mark.word, before=1, **keys)
        Turn(local, "case linked", builders.NOW).log(before=keys.get("case", 0))

    def join(self, user: User) -> None:
        """Make somebody a member of the case for members only."""
        CaseMember.rows.create(
            pk=user.pk, case_id=self.marks[KEPT].rows["case"], user=user, by="local", at=builders.NOW
        )

    def hidden_from(self, *, role: str, clearance: int, member: bool) -> dict[object, Mark]:
        """The marks that this person must meet nowhere."""
        if role == "viewer":
            return dict(self.marks)
        return {
            name: mark
            for name, mark in self.marks.items()
            if name == OF_OTHERS or (name == KEPT and not member) or (isinstance(name, int) and name > clearance)
        }
