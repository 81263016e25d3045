"""What the columns of a spreadsheet mean: the fields of an account, and a proposal from the heads.

Rule: a proposal is made from whole heads that are known, never from a likeness; a person says the rest. A column of a form's group
(`group/field`, `group-field`) is known by its last part; but not where the first part is a column itself, for then it is
one of the ticks of a question with several answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from saksi.codebook.lists import codebook
from saksi.kernel.canonical import canonical_json
from saksi.kernel.errors import BadDecision
from saksi.kernel.hashes import Sha256

ORDERS = ("", "day-first", "month-first")
KINDS = ("person", "organisation", "group")
LONGEST_NAME = 100
LONGEST_LIST = 500

# From a field to the heads that mean it, in small letters, with blanks between words. The first is the name in Saksi's own form.
HEADS: Mapping[str, tuple[str, ...]] = {
    "key": (
        "uuid", "key", "instanceid", "meta instanceid", "id", "row id", "record id", "no", "number", "ref", "reference", "reference number",
        "incident id", "code",
    ),
    "incident": ("incident", "event", "event id", "incident number", "same incident"),
    "act": (
        "act", "acts", "act type", "type of act", "violation", "violations", "violation type", "type of violation", "incident type",
        "type of incident", "event type", "category", "what", "abuse",
    ),
    "date": ("date", "day", "when", "date of incident", "incident date", "event date", "date of event", "date of act", "act date"),
    "victims": (
        "victims", "victim", "victim name", "victim names", "name of victim", "names of victims", "names of the victims", "name of the victim",
        "to whom", "whom", "target",
    ),
    "victims_sector": ("victims sector", "victim sector", "sector of victim", "sector of victims", "sector"),
    "perpetrators": (
        "perpetrators", "perpetrator", "alleged perpetrator", "alleged perpetrators", "perpetrator name", "name of perpetrator", "responsible",
        "by whom", "who did it",
    ),
    "province": ("province", "region", "state or province", "governorate"),
    "place": ("place", "location", "where", "place name", "site", "venue", "exact place", "city", "town", "district"),
    "charge": ("charge", "charges", "accusation", "accused of"),
    "penalty": ("penalty", "sentence", "punishment"),
    "source": ("source", "sources", "according to", "reported by", "source name", "source of information", "informant", "media outlet"),
    "description": (
        "description", "title", "summary", "narrative", "what happened", "details", "account", "notes", "headline", "description of incident",
    ),
    "status": ("status", "how told", "certainty"),
}  # fmt: skip
FIELDS = tuple(HEADS)
SEVERAL = ("victims", "perpetrators", "description")
"""Fields that more than one column may fill."""
_KNOWN = {head: field for field, heads in HEADS.items() for head in heads}
_OF_FORMS = frozenset(
    "start end today deviceid username phonenumber audit formhub/uuid __version__ _id _version_ _validation_status _notes _status "
    "_submitted_by __version__ _tags _index _attachments _geolocation submissiondate submittername".split()
)
_BREAK = re.compile(r"[\s_\-.:*?()]+")


@dataclass(frozen=True)
class Columns:
    """What a person said of the columns.

    name: which list this is, so that its keys are not taken for those of another. fields: from a head to a field. order: of day and month
    in dates like 3/4/2025, "" where there are none. acts: from words that the codebook does not know to its codes. kinds: what the names of
    victims, perpetrators and sources are: person, organisation or group.
    """

    name: str
    fields: Mapping[str, str]
    order: str = ""
    acts: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=lambda: dict(DEFAULT_KINDS))

    def heads_of(self, name: str) -> list[str]:
        """The heads of the columns that fill a field."""
        return [head for head, said in self.fields.items() if said == name]

    def kind_of(self, name: str) -> str:
        """What the names in a field are."""
        return self.kinds.get(name) or DEFAULT_KINDS[name]

    def to_json(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "name": self.name, "fields": dict(self.fields), "order": self.order, "acts": dict(self.acts), "kinds": dict(self.kinds),
        }  # fmt: skip

    @classmethod
    def from_json(cls, said: Any, heads: Sequence[str]) -> Columns:
        """From plain data, for a sheet with these heads. Raises BadDecision, also for a column that the sheet lacks."""
        if not isinstance(said, Mapping):
            raise BadDecision(
                "got %(said)s, expected an object with the key `fields`, from the head of a column to a field.",
                said=f"{said!r:.60}",
            )
        parts = {name: said.get(name) or {} for name in ("fields", "acts", "kinds")}
        if not all(isinstance(part, Mapping) and _texts(part) for part in parts.values()):
            raise BadDecision("got `fields`, `acts` or `kinds` that are no objects of texts. See the page about importing.")
        meant = {head: name for head, name in parts["fields"].items() if name}
        lacking = next((head for head in meant if head not in heads), None)
        if lacking is not None:  # left out without a word it might be the key, and then each row would come in a second time
            raise BadDecision(
                "got the column %(head)r, expected one of %(heads)s. Mend the mapping, or the heads of the sheet.",
                head=lacking[:60],
                heads=_listed(heads),
            )
        fields = {head: meant[head] for head in heads if head in meant}
        made = cls(str(said.get("name") or ""), fields, str(said.get("order") or ""), parts["acts"], {**DEFAULT_KINDS, **parts["kinds"]})
        made.check(heads)
        return made

    def check(self, heads: Sequence[str]) -> None:
        """Raises BadDecision for what no import of a sheet with these heads can be made with."""
        for name in self.fields.values():
            if name not in FIELDS:
                raise BadDecision(
                    "got the field %(name)r, expected one of %(choices)s.",
                    name=name[:40],
                    choices=", ".join(FIELDS),
                )
            if name not in SEVERAL and len(self.heads_of(name)) > 1:
                raise BadDecision(
                    "got more than one column for “%(name)s”: %(heads)s. Leave one.",
                    name=name,
                    heads=", ".join(self.heads_of(name)),
                )
        if not self.heads_of("act"):
            raise BadDecision(
                "got no column for the act among %(heads)s: an account is of an act. Say which column tells what was done: at the desk in the "
                "table of columns, on the command line with --mapping.",
                heads=_listed(heads),
            )
        if self.order not in ORDERS:
            raise BadDecision(
                "got the order %(order)r, expected day-first, month-first or nothing.",
                order=self.order[:40],
            )
        wrong = [code for code in self.acts.values() if code not in codebook().acts]
        if wrong:
            raise BadDecision(
                "got the act %(act)r, expected a code of the codebook, such as arrest.",
                act=wrong[0][:40],
            )
        if not 0 < len(self.name.strip()) <= LONGEST_NAME:
            raise BadDecision(
                "got a name of %(length)s characters for the list, expected 1 to %(longest)s.",
                length=len(self.name),
                longest=LONGEST_NAME,
            )
        for name, kind in self.kinds.items():
            if name not in DEFAULT_KINDS or kind not in KINDS:
                raise BadDecision(
                    "got %(name)r as %(kind)r, expected %(choices)s as %(kinds)s.",
                    name=name[:40],
                    kind=kind[:40],
                    choices=", ".join(DEFAULT_KINDS),
                    kinds=", ".join(KINDS),
                )


DEFAULT_KINDS: Mapping[str, str] = {"victims": "person", "perpetrators": "organisation", "source": "organisation"}


def _listed(heads: Iterable[str]) -> str:
    """The heads as a sentence can hold them."""
    whole = ", ".join(heads)
    return whole if len(whole) <= LONGEST_LIST else f"{whole[:LONGEST_LIST]}…"


def _texts(part: Mapping[Any, Any]) -> bool:
    return all(isinstance(text, str) for pair in part.items() for text in pair)


def headers_hash(heads: Iterable[str]) -> str:
    """By which the columns of a sheet are known again."""
    return Sha256.of(canonical_json(list(heads))).hex


def propose(heads: Sequence[str], filename: str) -> Columns:
    """What the heads say of themselves. It may lack an act, and then is no mapping yet."""
    found: dict[str, str] = {}
    for exact in (True, False):  # a head that says it whole comes before one that is in a group
        for head in heads:
            name = None if head in found else _field_of(head, heads, exact=exact)
            if name and (name in SEVERAL or name not in found.values()):
                found[head] = name
    _prefer_uuid(heads, found)
    return Columns(name_of(filename), {head: found[head] for head in heads if head in found})


def _field_of(head: str, heads: Sequence[str], *, exact: bool) -> str | None:
    if head.casefold() in _OF_FORMS:
        return None
    if exact:
        return _KNOWN.get(plain(head))
    group, _, last = head.rpartition("/") if "/" in head else head.partition("-")
    return _KNOWN.get(plain(last)) if group and group not in heads else None


def _prefer_uuid(heads: Sequence[str], found: dict[str, str]) -> None:
    """What a form's program made to know a row again is a better key than a number that a person typed."""
    made = {head.casefold(): head for head in heads}
    best = next((made[name] for name in ("_uuid", "key", "meta/instanceid", "meta-instanceid") if name in made), None)
    if best is not None:
        for other in [one for one, name in found.items() if name == "key"]:
            del found[other]
        found[best] = "key"


def plain(words: str) -> str:
    """Words as they are compared: small letters, one blank between them."""
    return _BREAK.sub(" ", words.casefold().replace("(s)", "s")).strip()


def name_of(filename: str) -> str:
    """The name of a list from that of its file, without the day and the hour that programs put at its end."""
    stem = filename.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return re.sub(r"[\s_\-.0-9]+\Z", "", stem)[:LONGEST_NAME] or "spreadsheet"
