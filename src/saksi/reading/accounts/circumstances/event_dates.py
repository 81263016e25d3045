"""Acts dated by another event: `was freed three days after his arrest`, `the day after the raid`, `a week after her colleagues`.

Rule: only words that stand right beside the act count, and only an act that the page dates to a day or a month: the nearest one
told before, else the first told after, of the same person if the words are `his` or `her`; else the date beside the same noun.
Days need a day; one week after a day is a day, more weeks make a month.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from saksi.reading.accounts.acts.frames import NOUNS
from saksi.reading.dates.sums import counted, number_of, point_of, shifted, within_year
from saksi.reading.dates.words import COUNT
from saksi.reading.text.found import AccountFound, Because, DateFound, Range
from saksi.reading.text.page import Page, Sentence

_BESIDE = re.compile(
    rf"\b(?P<n>the|{COUNT}) (?P<unit>day|night|morning|evening|afternoon|week|month|year)s? (?P<side>after|before) "
    r"(?:(?P<who>him|her|them|(?:his|her|their) (?:colleagues?|friends?|brothers?|sisters?|husband|wife|father|mother|sons?|daughters?|co-workers?|comrades?))"
    r"|(?P<whose>the|his|her|their|its|that|this|these|those|[A-Z][\w’'-]+[’']s?) (?:(?:first|last|fatal|deadly|dawn|police|army|military|mass|second) )?(?P<noun>[a-z-]+))"
    r"(?=[,.;:)”\"]| (?:and|but|in|on|at|of|for|when|by|to|with|over|the|they|he|she|police|soldiers|officers)\b| (?-i:[A-Z])|$)",
    re.IGNORECASE,
)
_AT_ONCE = re.compile(
    r"\b(?:(?:on|in|by) the (?:day|night|evening|morning|afternoon)|(?:with)?in (?:minutes|hours)|hours|minutes|immediately|soon|right|shortly|just) (?:of|after) "
    r"(?P<whose>the|his|her|their|its) (?:(?:first|dawn|police|army|mass) )?(?P<noun>[a-z-]+)(?=[,.;:)”\"]| (?:and|but|in|on|at|of|for|when|by|to|with|the|they|he|she|police|soldiers|officers)\b| (?-i:[A-Z])|$)",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"(?: [\w-]+){{0,4}}? after (?:only |just |spending )?(?P<n>{COUNT}) (?P<unit>day|night|week|month)s?(?! (?:of (?:talks|negotiations|protests?|trial)|after|later))\b", re.IGNORECASE)
_BEGINS = frozenset(("arrest", "abduction", "detention", "charge"))
_SAME = re.compile(
    r"\b(?:(?:at|in|during|by) (?P<whose>the|that) same (?P<noun>hearing|trial|sitting|session|verdict|ruling|raids?|search|operation|sweep|swoop|protest|rally|march|demonstration|strike|vigil|crackdown|attack|eviction)"
    r"|during (?:his|her|their|the) (?P<taken>arrests?|raids?|search|abduction|capture))(?=[,.;:)”\"]| \w|$)",
    re.IGNORECASE,
)
"""`were cleared at the same hearing`, `was beaten during his arrest`: of the day of that act."""
_COUNTS = re.compile(r" (?:after|before|of|same|during) ", re.IGNORECASE)
"""Words that all of these hold: most sentences need no closer look."""
_LAW = frozenset(("conviction", "acquittal", "appeal-rejected"))
_HELD = frozenset(("arrest", "detention", "abduction", "enforced-disappearance"))
_HURT = frozenset(("killing", "killing-at-assembly", "attempted-killing", "physical-attack", "excessive-force", "death-in-custody"))
_CROWDS = frozenset(("assembly-dispersed", "assembly-obstructed", "excessive-force", "killing-at-assembly", "strike-broken"))
_CLOSED = frozenset(
    ("media-closure", "organisation-dissolved", "party-dissolved", "organisation-suspended", "office-closed", "licence-revoked", "internet-shutdown")
)
_ALSO: dict[str, frozenset[str]] = {
    **dict.fromkeys(("arrest", "arrests", "detention", "capture", "kidnapping", "abduction", "disappearance"), _HELD),
    **dict.fromkeys(("verdict", "judgment", "judgement", "ruling", "sentence", "sentencing", "conviction", "trial", "hearing"), _LAW | {"trial"}),
    **dict.fromkeys(("killing", "killings", "murder", "shooting", "shootings", "attack", "attacks", "assault", "beating", "death", "deaths", "ambush", "stabbing"), _HURT),
    **dict.fromkeys(("sitting", "session"), _LAW | {"trial"}),
    **dict.fromkeys(("operation", "sweep"), _HELD | {"raid"}),
    **dict.fromkeys(("raid", "raids", "search", "searches", "swoop"), frozenset(("raid", "seizure"))),
    **dict.fromkeys(("protest", "protests", "rally", "march", "demonstration", "clash", "clashes", "crackdown", "dispersal", "strike", "sit-in", "vigil"), _CROWDS),
    **dict.fromkeys(("eviction", "evictions", "demolition"), frozenset(("eviction", "property-destroyed"))),
    **dict.fromkeys(("release", "acquittal", "pardon"), frozenset(("release", "acquittal", "charges-dropped"))),
    **dict.fromkeys(("closure", "ban", "shutdown", "suspension", "dissolution"), _CLOSED),
    **dict.fromkeys(("charge", "charges", "indictment"), frozenset(("charge",))),
}  # fmt: skip
"""Noun of an act, to the acts that a text may tell it as."""
_GAP, _OPENS, _NEAR = 60, 12, 45
"""Characters: so far after the act the words may stand, so early in the sentence before it, and so near to a noun its date."""
_SHORTEST = 4
"""Letters: so long a noun must be to be looked for in the text before."""
_CLAUSE = re.compile(r"[;:]|, (?:and|but|while|who|which)\b|\b(?:said|says|told)\b|\band (?:\w+ ){0,2}\w+ed\b|\bfor $")


def by_events(accounts: Sequence[AccountFound], page: Page, dates: Sequence[DateFound]) -> list[AccountFound]:
    """The accounts, those dated anew whose words count from another event."""
    dated = [_dated(account, accounts, page, dates) for account in accounts]
    return [_freed_after(account, dated, page) if account.act == "release" else account for account in dated]


def _freed_after(account: AccountFound, accounts: Sequence[AccountFound], page: Page) -> AccountFound:
    """`was arrested in May ... was freed after three weeks`: counted from the arrest, the release having no day of its own."""
    after = _AFTER.match(page.text, account.trigger[1])
    if after is None:
        return account
    before = [one for one in accounts if one.act in _BEGINS and one.trigger[0] < account.trigger[0]]
    begun = [one for one in before if set(one.victims) & set(account.victims) and _dates(one.date)]
    if not begun:
        return account
    first, number = max(begun, key=lambda one: one.trigger[0]), number_of(after["n"])
    point, own = point_of(first.date), account.evidence.get("date")
    if not number or (own not in {None, first.evidence.get("date")} and point_of(account.date) != point):
        return account
    unit = after["unit"].lower()
    date = counted(point, number, unit) or within_year(point, number, unit)
    if date is None or page.is_ahead(date):
        return account
    because = Because("so long after the arrest or charge told before as the words say", (after.span(), first.trigger))
    return replace(account, date=date, evidence={**account.evidence, "date": after.span()}, because={**account.because, "date": because})


def _dated(account: AccountFound, accounts: Sequence[AccountFound], page: Page, dates: Sequence[DateFound]) -> AccountFound:
    """The account, dated by the first words beside it that count from something with a date."""
    sentence = page.sentence_at(account.trigger[0])
    if sentence is None:
        return account
    for words in _beside(account.trigger, sentence, page, dates):
        other = _meant(words, account, accounts)
        day, where = (other.date, other.trigger) if other is not None else _event(words, page, dates)
        date = _counted(words, day) if day is not None else None
        if date is not None and not page.is_ahead(date):
            because = Because("counted from another event that the words name and the page dates", (words.span(), where))
            return replace(account, date=date, evidence={**account.evidence, "date": words.span()}, because={**account.because, "date": because})
    return account


def _beside(trigger: Range, sentence: Sentence, page: Page, dates: Sequence[DateFound]) -> Iterator[re.Match[str]]:
    """The words that count from another act, next to the trigger in its clause or at the head of its sentence."""
    text = page.text
    if not _COUNTS.search(text, sentence.start, sentence.end):
        return
    for pattern in (_BESIDE, _AT_ONCE, _SAME):
        for found in pattern.finditer(text, sentence.start, sentence.end):
            if found.start() >= trigger[1]:
                between = text[trigger[1] : found.start()]
                if len(between) <= _GAP and not _CLAUSE.search(between) and not any(trigger[1] <= day.start < found.start() for day in dates):
                    yield found
            elif found.start() - sentence.start <= _OPENS and found.end() <= trigger[0]:
                yield found


def _meant(words: re.Match[str], account: AccountFound, accounts: Sequence[AccountFound]) -> AccountFound | None:
    """The act that the words count from."""
    groups = words.groupdict()
    if groups.get("who"):
        fitting = [one for one in accounts if one.act == account.act and set(one.victims).isdisjoint(account.victims)]
    else:
        noun = (groups["noun"] or groups["taken"]).lower()
        acts = _ALSO.get(noun) or frozenset(frame.act for frame in NOUNS.get(noun, ()))
        fitting = [one for one in accounts if one.act in acts and one is not account]
    dated = [one for one in fitting if _dates(one.date) and one.trigger != account.trigger]
    if (groups.get("whose") or "").lower() in {"his", "her", "their"}:
        dated = [one for one in dated if not set(one.victims).isdisjoint(account.victims)] or dated
    before = [one for one in dated if one.trigger[0] < account.trigger[0]]
    if before:
        return max(before, key=lambda one: one.trigger[0])
    return min(dated, key=lambda one: one.trigger[0], default=None)


def _event(words: re.Match[str], page: Page, dates: Sequence[DateFound]) -> tuple[str | None, Range]:
    """The date that stands beside the same noun earlier in the text: `joined a march on 29 August` for `after the march`."""
    noun = (words.groupdict().get("noun") or "").lower().removesuffix("s")
    if words.re is _SAME or len(noun) < _SHORTEST:
        return None, words.span()
    points = [day for day in dates if _dates(day.edtf)]
    for told in reversed(list(re.finditer(rf"\b{re.escape(noun)}", page.text[: words.start()], re.IGNORECASE))):
        sentence = page.sentence_at(told.start())
        near = [day for day in points if 0 <= day.start - told.end() <= _NEAR or 0 <= told.start() - day.end <= _NEAR]
        near = [day for day in near if sentence is not None and sentence.start <= day.start < sentence.end]
        if near:
            day = min(near, key=lambda day: abs(day.start - told.start()))
            return day.edtf, (day.start, day.end)
    return None, words.span()


def _counted(words: re.Match[str], told: str) -> str | None:
    """The date so long before or after the one told."""
    day = told.rstrip("~")
    groups = words.groupdict()
    if "unit" not in groups:
        return day
    number = number_of(groups["n"])
    if not number:
        return None
    count = shifted if groups["n"].lower() == "the" else counted  # `the week after` is no day
    return count(day, -number if groups["side"].lower() == "before" else number, groups["unit"].lower())


def _dates(edtf: str | None) -> bool:
    """Whether it is a day or a month, from which others can be counted."""
    return len(point_of(edtf)) > len("2021")
