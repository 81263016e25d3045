"""One account for each act: the mentions of one act are put together.

Rule: same act, victims that overlap, dates that do not exclude each other: one account, told by its first trigger
unless that one tells less. What the first telling lacks is taken from the later ones with its evidence. A sentence is
part of its conviction; a day in court without outcome is left out beside a verdict on the same person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from saksi.kernel.dates import PartialDate
from saksi.kernel.errors import DateError
from saksi.reading.cast import Cast
from saksi.reading.found import AccountFound, Because
from saksi.reading.page import Page
from saksi.reading.phrases import count_of
from saksi.reading.retellings import Ground, one_for_each, told_again

_OUTCOMES = frozenset(("conviction", "acquittal"))
_SAME: Mapping[str, frozenset[str]] = {
    "detention": frozenset(("arrest",)),
    "killing": frozenset(("killing-at-assembly", "death-in-custody")),
    "death-threat": frozenset(("threat",)),
}
_ALSO = re.compile(
    r"\b(?:same charges?|similar charges?|each|more|other|others|also|in absentia|identical|appear in court|co-defendants?|(?:beside|alongside) (?:him|her|them)|all (?:two|three|four|five|six))\b",
    re.IGNORECASE,
)
_INDEFINITE = re.compile(r"(?:an?|one|its|their) ", re.IGNORECASE)
_LEAD = 1500
"""So far after an unnamed victim of the lead the name may follow."""
_FIELDS = ("date", "place", "charge", "penalty")
_SAME_BREATH = 160
"""So near, in characters, the blows or shots and the death that they caused are told as one."""
_ATTACKS: Mapping[str, frozenset[str]] = {
    "attempted-killing": frozenset(("killing", "killing-at-assembly")),
    "physical-attack": frozenset(("killing", "killing-at-assembly", "attempted-killing", "excessive-force")),
}
_ONCE = frozenset(("killing", "killing-at-assembly", "death-in-custody", "enforced-disappearance"))
"""What is done to one person once, whatever days its tellings seem to have."""
_LAWS = frozenset(("restrictive-law", "law-widened", "internet-shutdown"))


def merge(accounts: Iterable[AccountFound], page: Page, cast: Cast) -> list[AccountFound]:
    """The accounts in order, mentions of one act put together."""
    found = list(accounts)
    ground = Ground(page, cast, tuple(sorted(account.trigger[0] for account in found)))
    kept: list[AccountFound] = []
    for account in found:
        for index, standing in enumerate(kept):
            if standing.act == account.act and _one_act(standing, account, ground):
                kept[index] = _together(standing, account, ground)
                break
        else:
            kept.append(account)
    return one_for_each([account for account in kept if not _superseded(account, kept)], ground)


def _one_act(first: AccountFound, second: AccountFound, ground: Ground) -> bool:
    """Whether two tellings of the same kind of act tell one."""
    days_agree = _days_agree(first, second, ground)
    return (
        ((days_agree or _once(first, second)) and _same_victims(first, second))
        or _same_hearing(first, second, ground)
        or (days_agree and _names_later(first, second, ground))
        or told_again(first, second, ground, days_agree=days_agree)
    )


def _same_victims(first: AccountFound, second: AccountFound) -> bool:
    """Whether they share a victim; laws and shutdowns have none and share their date."""
    ours, theirs = set(first.victims), set(second.victims)
    if not ours or not theirs:
        return first.act in _LAWS and not ours and not theirs and first.date == second.date
    return bool(ours & theirs)


def _once(first: AccountFound, second: AccountFound) -> bool:
    """Whether it is done to a person once, whatever the days."""
    return first.act in _ONCE and len(first.victims) == 1 and first.victims == second.victims


def _same_hearing(first: AccountFound, second: AccountFound, ground: Ground) -> bool:
    """`Two more were found guilty on the same charge`, `X and Y got two years each`: the hearing told before."""
    if first.act != "conviction" or first.date is None:
        return False
    sentence = ground.page.sentence_at(second.trigger[0])
    if sentence is None or (second.date not in {None, first.date} and ground.dated(second)):
        return False
    return bool(_ALSO.search(ground.page.text, sentence.start, sentence.end))


def _days_agree(first: AccountFound, second: AccountFound, ground: Ground) -> bool:
    """Dates that overlap; of one that its sentence does not tell, the year."""
    told = ground.dated(first), ground.dated(second)
    if all(told):
        return _dates_agree(_sure(first.date), _sure(second.date))
    return not any(told) or _dates_agree(*(_year(account.date) for account in (first, second)))


def _year(edtf: str | None) -> str | None:
    return edtf[:4] if edtf and edtf[:4].isdigit() else None


def _sure(edtf: str | None) -> str | None:
    return edtf.replace("~", "") if edtf else edtf


def _names_later(first: AccountFound, second: AccountFound, ground: Ground) -> bool:
    """The lead has `an activist` or `three activists`, the text after it as many names: one act, if nothing speaks against it."""
    both = ground.dated(first) and ground.dated(second)
    if both and first.date and second.date and first.date != second.date and len(first.date) == len(second.date):
        return False
    if second.trigger[0] - first.trigger[0] > _LEAD:
        return False
    unnamed = [ground.cast.members[actor] for actor in first.victims]
    named = [ground.cast.members[actor] for actor in second.victims]
    if not all(member.kind == "person" and member.name[:1].isupper() for member in named):
        return False
    if len(unnamed) == 1 and unnamed[0].kind == "group" and len(named) > 1:
        return count_of(unnamed[0].name) == len(named)
    return (
        bool(unnamed and named)
        and all(member.kind == "person" and _INDEFINITE.match(member.name) for member in unnamed)
        and len(unnamed) == len(named)
    )


def _dates_agree(first: str | None, second: str | None) -> bool:
    if first is None or second is None or first == second or first.endswith("~") or second.endswith("~"):
        return True
    try:
        return PartialDate.parse(first).overlaps(PartialDate.parse(second))
    except DateError:
        return False


def _together(first: AccountFound, second: AccountFound, ground: Ground) -> AccountFound:
    """The first telling, filled up from the second; a date inside the first's is the better one."""
    values: dict[str, Any] = {name: getattr(first, name) for name in _FIELDS}
    evidence, because = dict(first.evidence), dict(first.because)
    told, told_later = ground.dated(first), ground.dated(second)
    for name in _FIELDS:
        other = getattr(second, name)
        better = name == "date" and ((told_later and not told) or (told_later >= told and _finer(other, values[name])))
        if other is not None and (values[name] is None or better):
            values[name] = other
            if name in second.evidence:
                evidence[name] = second.evidence[name]
            because.update(_from_later(second, name))
    perpetrators = first.perpetrators
    if not perpetrators and second.perpetrators:
        perpetrators = second.perpetrators
        evidence["perpetrators"] = second.evidence["perpetrators"]
        because.update(_from_later(second, "perpetrators"))
    if not first.provisions and second.provisions:
        because.update(_from_later(second, "provisions"))
    because = {**_from_later(second, "victims"), **because}
    victims, evidence = _victims(first, second, evidence)
    return replace(
        first,
        victims=victims,
        perpetrators=perpetrators,
        evidence=evidence,
        provisions=first.provisions or second.provisions,
        because=because,
        **values,
    )


def _from_later(second: AccountFound, name: str) -> dict[str, Because]:
    """The reasons of one field of the later telling."""
    return {
        key: Because(f"from a later telling of the act: {why.rule}", why.words)
        for key, why in second.because.items()
        if key.partition(".")[0] == name
    }


def _victims(first: AccountFound, second: AccountFound, evidence: dict) -> tuple[tuple[str, ...], dict]:  # type: ignore[type-arg]  # ranges, as in AccountFound
    """All victims of both tellings, in order, with their words."""
    ranges = dict(zip(first.victims, first.evidence.get("victims", ()), strict=False))
    for actor, words in zip(second.victims, second.evidence.get("victims", ()), strict=False):
        ranges.setdefault(actor, words)
    evidence["victims"] = tuple(ranges.values())
    return tuple(ranges), evidence


def _finer(new: str | None, old: str | None) -> bool:
    """Whether the new date is one day or month inside the old one, certain where that was inferred, or tells until when it lasted."""
    if new is not None and old is not None and old.endswith("~") and not new.endswith("~"):
        return True
    if new is not None and old is not None and new.startswith(f"{old}/"):
        return True
    if new is None or old is None or len(new.rstrip("~")) <= len(old.rstrip("~")) or "/" in new:
        return False
    return _dates_agree(new, old)


def _superseded(account: AccountFound, accounts: list[AccountFound]) -> bool:
    """A hearing beside its outcome; the shots beside the death that they caused, in the same breath."""
    if account.act == "trial":
        return any(other.act in _OUTCOMES and set(other.victims) & set(account.victims) for other in accounts)
    if account.act not in _ATTACKS:
        return False
    return any(
        other.act in _ATTACKS[account.act]
        and set(account.victims) <= set(other.victims)
        and abs(other.trigger[0] - account.trigger[0]) < _SAME_BREATH
        for other in accounts
    )
