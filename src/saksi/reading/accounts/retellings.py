"""Acts told again in other words: the members of a group, the crowd as a sum, the pair, what still lasts, the taking of the missing.

Rule: a later telling is the same act if nothing in its own clause says otherwise: `among those taken was X`, `since she was dismissed`,
`is still off the air`, `the two were convicted`. Who was taken and not seen again suffered one act.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from saksi.reading.actors.phrases import count_of
from saksi.reading.text.cast import Cast
from saksi.reading.text.found import AccountFound
from saksi.reading.text.page import Page

_AMONG = re.compile(r"\b(?:among|one of|two of|three of) (?:those|the people|the (?:\w+ )?\w+) (?:who were |who was )?$", re.IGNORECASE)
_STILL = re.compile(r"\b(?:still|remains?|remained) (?:\w+ ){0,2}$", re.IGNORECASE)
_ONLY_WHEN = re.compile(r"\b(?:since|before|after|when) (?:he|she|they|I|we) (?:was|were|had been) $")
_OTHER_CLAUSE = re.compile(r";|\b(?:that|who|which|after|before|when|while|since|because)\b")
_NO_MORE = re.compile(r"[.,;”\"]")
_THE_FEW = re.compile(r"(?:the (?P<n>\w+)|both)$", re.IGNORECASE)
_LASTING = frozenset(("media-closure", "site-blocked", "internet-shutdown", "office-closed"))
_SEEN = re.compile(r"\b(?:seen|heard|whereabouts)\b", re.IGNORECASE)
_TAKEN = frozenset(("abduction", "arrest"))
_SOON, _AT_ONCE, _SINCE_CLAUSE = 250, 130, 80
"""Characters: so far on an act is told again, so near it is told in the same breath, and so near after `since` how somebody was taken."""
_SINCE = re.compile(r"\bsince (?!then|that)[a-z]")
_SAME_SENTENCE = frozenset(("conviction", "excessive-force"))
"""Acts that one sentence tells twice: by verdict and by sentence, by the gas and by the blows."""


_DEFINITE = re.compile(r"(?:the|these|those) (?!others?\b)(?!.* of )", re.IGNORECASE)
_ONE_OF_MANY = re.compile(r"an? ", re.IGNORECASE)
_HARDLY_TWICE = 12
"""More people than these are seldom met twice in one number, unless it is a round one."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The page, its cast, and where all acts are told on it, in order."""

    page: Page
    cast: Cast
    starts: tuple[int, ...]

    def dated(self, account: AccountFound) -> bool:
        """Whether the clause of the act itself tells its date: its sentence, with no other act and no semicolon before it."""
        sentence = self.page.sentence_at(account.trigger[0])
        match account.evidence.get("date"):
            case (int(start), int(end)) if sentence is not None:
                if not sentence.start <= start < sentence.end:
                    return False
                low, high = sorted((account.trigger, (start, end)))
                between = self.page.text[low[1] - 1 : high[0]]
                return _OTHER_CLAUSE.search(between) is None and not self._tells_between(low[1], high[0])
        return False

    def _tells_between(self, start: int, end: int) -> bool:
        """Whether another act is told there."""
        return bisect_left(self.starts, start) < bisect_left(self.starts, end)

    def members(self, account: AccountFound) -> list[str]:
        """The kinds of its victims."""
        return [self.cast.members[actor].kind for actor in account.victims]


def told_again(first: AccountFound, second: AccountFound, ground: Ground, *, days_agree: bool) -> bool:
    """Whether the second telling, of the same act, tells the first one again."""
    start, end = second.trigger
    text = ground.page.text
    shared = set(first.victims) & set(second.victims)
    before = text[max(0, start - 40) : start]
    grouped = "group" in ground.members(first)
    if days_agree and grouped and _AMONG.search(before):
        return True
    if shared and first.act in _LASTING and _STILL.search(before):
        return True
    if shared and first.act in _SAME_SENTENCE and ground.page.sentence_at(first.trigger[0]) == ground.page.sentence_at(start):
        return not (ground.dated(first) and ground.dated(second))
    only_when = grouped and _ONLY_WHEN.search(before) and text[start:end].isalpha() and _NO_MORE.match(text, end)
    return (bool(only_when) or _few(first, second, ground)) and not ground.dated(second)


def _few(first: AccountFound, second: AccountFound, ground: Ground) -> bool:
    """`The pair were convicted`, `both were`, `the three were`: as many as were named before."""
    if len(second.victims) != 1 or len(first.victims) < 2:
        return False
    member = ground.cast.members[second.victims[0]]
    told = _THE_FEW.match(member.name)
    if member.kind != "group" or told is None:
        return False
    number = 2 if told["n"] in {None, "pair", "couple"} else count_of(told["n"])
    return number == ground.members(first).count("person")


def those_again(first: AccountFound, second: AccountFound, ground: Ground) -> bool:
    """`The victims were taken`, `the four young men`, `the doctor`, of whom the same act was told last: that act."""
    if len(second.victims) != 1 or not first.victims:
        return False
    member = ground.cast.members[second.victims[0]]
    if _DEFINITE.match(member.name) is None or not member.name[1:].islower():
        return False
    if member.kind == "group":
        told = _numbers(first, ground)
        number = count_of(member.name[4:])
        return bool(told) and (not number or told == {0} or number in told)
    before = [ground.cast.members[actor] for actor in first.victims]
    near = second.trigger[0] - first.trigger[0] < 2 * _SOON and not ground.dated(second)
    return member.kind == "person" and near and len(before) == 1 and before[0].kind == "person" and _ONE_OF_MANY.match(before[0].name) is not None


def as_many_again(first: AccountFound, second: AccountFound, ground: Ground, *, last: bool) -> bool:
    """`317 girls` and `317 schoolgirls from Lumera`; told last, `four editors` and `four top editors of the paper`: a number hardly met twice, or the same words."""
    if len(second.victims) != 1:
        return False
    name = ground.cast.members[second.victims[0]].name
    number = count_of(name)
    if number < 2 or number not in _numbers(first, ground):
        return False
    if number > _HARDLY_TWICE and number % 10:
        return True
    if not last:
        return False
    ours = [set(ground.cast.members[actor].name.lower().split()) for actor in first.victims if count_of(ground.cast.members[actor].name) == number]
    theirs = set(name.lower().split())
    return any(one <= theirs or theirs <= one for one in ours)


def _numbers(account: AccountFound, ground: Ground) -> set[int]:
    """How many its victims are, by the groups among them and by the persons; 0 for a group that nothing counts; empty for one person."""
    members = [ground.cast.members[actor] for actor in account.victims]
    persons = sum(member.kind == "person" for member in members)
    return {count_of(member.name) for member in members if member.kind == "group"} | ({persons} if persons > 1 else set())


def one_for_each(accounts: Sequence[AccountFound], ground: Ground) -> list[AccountFound]:
    """The accounts without those that only sum up or say again what others tell."""
    told = [account for account in accounts if not _seen_since(account, accounts, ground.page)]
    kept = [account for account in told if not (_summed(account, told, ground) or _told_as_taking(account, told))]
    takings = [_taken_just_before(account, kept, ground.page) for account in kept]
    return [_never_seen(account, takings) for account, taking in zip(kept, takings, strict=True) if taking is None]


def _seen_since(account: AccountFound, accounts: Sequence[AccountFound], page: Page) -> bool:
    """`has not been seen since men led her away`: the words after `since` tell the act."""
    if account.act != "enforced-disappearance":
        return False
    start, end = account.trigger
    since = _SINCE.search(page.text, start, end + _SINCE_CLAUSE)
    return since is not None and any(
        other.act in _TAKEN and set(account.victims) & set(other.victims) and end <= other.trigger[0] < end + _SINCE_CLAUSE
        for other in accounts
    )


def _summed(account: AccountFound, accounts: Sequence[AccountFound], ground: Ground) -> bool:
    """`Two presidents have been murdered: A, shot in May, and B, shot in June`: told one by one right after."""
    if len(account.victims) != 1 or ground.members(account) != ["group"]:
        return False
    number = count_of(ground.cast.members[account.victims[0]].name)
    after = [one for one in accounts if one.act == account.act and account.trigger[1] < one.trigger[0] < account.trigger[1] + 2 * _SOON]
    alone = [one for one in after if ground.members(one) == ["person"] and _names(one, ground)]
    return number is not None and 1 < number == len({one.victims for one in alone}) and len(alone) == number


def _names(account: AccountFound, ground: Ground) -> bool:
    """Whether all its victims are named."""
    return all(ground.cast.members[actor].name[:1].isupper() for actor in account.victims)


def _same(one: AccountFound, other: AccountFound) -> bool:
    """The same victims, and days of which neither excludes the other."""
    ours, theirs = (one.date or "").strip("~"), (other.date or "").strip("~")
    return bool(set(one.victims) & set(other.victims)) and (not ours or not theirs or ours.startswith(theirs) or theirs.startswith(ours))


def _told_as_taking(account: AccountFound, accounts: Sequence[AccountFound]) -> bool:
    """`X has been missing since May. Men in balaclavas put him into a truck`: the taking is the act."""
    if account.act == "enforced-disappearance":
        return any(other.act == "abduction" and 0 < other.trigger[0] - account.trigger[0] < _SOON and _same(account, other) for other in accounts)
    if account.act == "abduction":
        return any(other.act == "enforced-disappearance" and other.trigger[0] + _SOON <= account.trigger[0] and _same(account, other) for other in accounts)
    return False


def _taken_just_before(account: AccountFound, accounts: Sequence[AccountFound], page: Page) -> AccountFound | None:
    """The arrest or abduction right before `and has not been seen since`."""
    if account.act != "enforced-disappearance" or not _SEEN.search(page.text, *account.trigger):
        return None
    return next((one for one in accounts if one.act in _TAKEN and 0 < account.trigger[0] - one.trigger[0] < _AT_ONCE and _same(account, one)), None)


def _never_seen(account: AccountFound, takings: Sequence[AccountFound | None]) -> AccountFound:
    """Who was taken by officials and not seen again has disappeared."""
    if account.act == "arrest" and any(taking is account for taking in takings):
        return replace(account, act="enforced-disappearance")
    return account
