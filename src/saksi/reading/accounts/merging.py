"""One account for each act: the mentions of one act are put together.

Rule: same act, victims that overlap, dates that do not exclude each other: one account, told by its first trigger
unless that one tells less. What the first telling lacks is taken from the later ones with its evidence, and so is the place where the first
tells only that of the doer (`Police in the north arrested`). A sentence is
part of its conviction; a day in court without outcome is left out beside a verdict on the same person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from saksi.kernel.dates import PartialDate
from saksi.kernel.errors import DateError
from saksi.reading.accounts.acts.frames import OF_NOBODY
from saksi.reading.accounts.retellings import Ground, as_many_again, one_for_each, those_again, told_again
from saksi.reading.actors.phrases import count_of
from saksi.reading.text.cast import Cast
from saksi.reading.text.found import AccountFound, Because
from saksi.reading.text.page import Page
from saksi.reading.words.countries import NAMES

_OUTCOMES = frozenset(("conviction", "acquittal"))
_ALSO = re.compile(
    r"\b(?:same charges?|similar charges?|each|more|other|others|also|in absentia|identical|appear in court|co-defendants?|(?:beside|alongside) (?:him|her|them)|all (?:two|three|four|five|six))\b",
    re.IGNORECASE,
)
_DESCRIBED = re.compile(r"(?:an?|one|another|its|their|the) ", re.IGNORECASE)
_OF_POST = re.compile(r" (?:of|for)\b")
"""`the head of the union`: the one who has a post, who is no stranger that a name is told of later."""
_OWN = re.compile(
    r"\b(?:later (?:that|the same) (?:day|night|evening|week)|hours later|the (?:same|next) day|too|separately|likewise"
    r"|(?:his|her|their|whose) (?:brother|sister|wife|husband|father|mother|son|daughter|colleague|friend)s?)\b",
    re.IGNORECASE,
)
"""In the sentence of an act: it is another than that of the one described before."""
_LEAD = 1500
"""So far after an unnamed victim of the lead the name may follow."""
_FIELDS = ("date", "place", "charge", "penalty")
_SAME_BREATH = 160
"""So near, in characters, the blows or shots and the death that they caused are told as one."""
_KILLINGS = frozenset(("killing", "killing-at-assembly"))
_ATTACKS: Mapping[str, frozenset[str]] = {
    "attempted-killing": _KILLINGS,
    "physical-attack": _KILLINGS | {"attempted-killing", "excessive-force"},
}
_EARLIER = re.compile(r"\b(?:before|earlier|previous\w*|already|ago|last (?:year|month)|in the past|another|also|surviv\w+|wound\w+|injur\w+|critical\w*|recover\w+)\b")
"""In the sentence of an attack: it is another than the one that killed."""
_ONCE = frozenset(("killing", "killing-at-assembly", "death-in-custody", "enforced-disappearance"))
"""What is done to one person once, whatever days its tellings seem to have."""


def merge(accounts: Iterable[AccountFound], page: Page, cast: Cast) -> list[AccountFound]:
    """The accounts in order, mentions of one act put together."""
    found = list(accounts)
    ground = Ground(page, cast, tuple(sorted(account.trigger[0] for account in found)))
    kept: list[AccountFound] = []
    for account in found:
        for index, standing in enumerate(kept):
            same = _one_act(standing, account, ground) if standing.act == account.act else _tells_how(standing, account, ground)
            if same:
                kept[index] = _together(standing, account, ground)
                break
        else:
            again = _told_last(kept, account, ground)
            if again is None:
                kept.append(account)
            else:
                kept[again[0]] = _together(kept[again[0]], again[1], ground)
    return one_for_each([account for account in kept if not _superseded(account, kept, ground)], ground)


def _told_last(kept: Sequence[AccountFound], account: AccountFound, ground: Ground) -> tuple[int, AccountFound] | None:
    """Where among those kept the act stands that this one tells again with `the victims` or their number, and what is new in it."""
    alike = [at for at in range(len(kept) - 1, -1, -1) if kept[at].act == account.act and _days_agree(kept[at], account, ground)]
    if alike and all(one.act != account.act for one in kept[alike[0] + 1 :]) and those_again(kept[alike[0]], account, ground):
        return alike[0], replace(account, victims=())
    return next(((at, account) for at in alike if as_many_again(kept[at], account, ground, last=at == alike[0])), None)


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
        return first.act in OF_NOBODY and not ours and not theirs and first.date == second.date
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
    if told == (True, False) and second.date and second.date.endswith("~") and len(second.victims) == 1:
        return True  # the day of a later telling is only that of the report
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
    if not all(member.kind == "person" and member.name[:1].isupper() and not _DESCRIBED.match(member.name) for member in named):
        return False
    definite = any(member.name[:4].lower() == "the " for member in unnamed)
    if definite and (_told_apart(second, ground) or _has_a_post(first, ground) or _of_their_own(first, second, ground)):
        return False
    if len(unnamed) == 1 and unnamed[0].kind == "group" and len(named) > 1:
        return count_of(unnamed[0].name) == len(named)
    return (
        bool(unnamed and named)
        and all(member.kind == "person" and _DESCRIBED.match(member.name) for member in unnamed)
        and len(unnamed) == len(named)
    )


def _of_their_own(first: AccountFound, second: AccountFound, ground: Ground) -> bool:
    """Whether two places, or `too` and `later that day` beside the second act, tell two acts. A country holds other places."""
    places = {first.place, second.place} - {None}
    if len(places) > 1 and places.isdisjoint(NAMES):
        return True
    sentence = ground.page.sentence_at(second.trigger[0])
    return sentence is not None and _OWN.search(ground.page.text, sentence.start, sentence.end) is not None


def _has_a_post(account: AccountFound, ground: Ground) -> bool:
    """Whether the words for its first victim go on with what the person is the head or owner of."""
    match account.evidence.get("victims"):
        case ((int(_), int(end)), *_):
            return _OF_POST.match(ground.page.text, end) is not None
    return False


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
        better = better or (name == "place" and other not in NAMES and _beside_the_doer(first) and not _beside_the_doer(second))
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
    if new is not None and old is not None and "/" in new and "/" not in old and new.startswith(old):
        return True
    if new is None or old is None or len(new.rstrip("~")) <= len(old.rstrip("~")) or "/" in new:
        return False
    return _dates_agree(new, old)


def _tells_how(killing: AccountFound, attack: AccountFound, ground: Ground) -> bool:
    """`A lawyer was killed. X was driving home when two men opened fire on him`: the shots of which the lead tells the death."""
    if attack.act not in _ATTACKS or killing.act not in _KILLINGS or len(killing.victims) != 1 or _told_apart(attack, ground):
        return False
    return _days_agree(killing, attack, ground) and _names_later(killing, attack, ground)


def _told_apart(attack: AccountFound, ground: Ground) -> bool:
    """Whether the sentence of an attack says that it is another than the one that killed."""
    sentence = ground.page.sentence_at(attack.trigger[0])
    return sentence is None or _EARLIER.search(ground.page.text, sentence.start, sentence.end) is not None


def _beside_the_doer(account: AccountFound) -> bool:
    """`Police in the north arrested`: the place stands before the act and is not told of the act itself."""
    match account.evidence.get("place"):
        case (int(start), int(_)):
            return start < account.trigger[0]
    return False


def _superseded(account: AccountFound, accounts: list[AccountFound], ground: Ground) -> bool:
    """A hearing beside its outcome; the shots beside the death that they caused, in the same breath or told after it."""
    if account.act == "trial":
        return any(other.act in _OUTCOMES and set(other.victims) & set(account.victims) for other in accounts)
    if account.act not in _ATTACKS:
        return False
    return any(other.act in _ATTACKS[account.act] and _caused(account, other, ground) for other in accounts)


def _caused(attack: AccountFound, killing: AccountFound, ground: Ground) -> bool:
    """Whether the attack is the one of which the killing tells the end."""
    if not set(attack.victims) <= set(killing.victims) or not _days_agree(killing, attack, ground):
        return False
    after = attack.trigger[0] - killing.trigger[0]
    if abs(after) < _SAME_BREATH or killing.act not in _KILLINGS:
        return abs(after) < _SAME_BREATH
    return 0 < after < _LEAD and set(ground.members(attack)) == {"person"} and not _told_apart(attack, ground)
