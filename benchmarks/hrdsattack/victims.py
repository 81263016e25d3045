"""What tells that a person is a victim: the words around each mention, who acts on whom, who speaks, where it stands.

Rule: features are plain counts with a name that a person can read; the weights decide. Order: patterns around a
mention (`mentions.txt`); sums over the mentions of a person; how it compares with the others of the article.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from math import log1p, log2

from benchmarks.hrdsattack.articles import Article
from benchmarks.hrdsattack.lists import patterns
from benchmarks.hrdsattack.people import Person

Features = dict[str, float]
ACTS = patterns("mentions.txt", "acts")
"""Kind of act to the words that tell of it: detain, charge, kill, take, hurt, free."""


def _compiled(section: str) -> dict[str, re.Pattern[str]]:
    """The patterns of a section with its words put in, one for each act where it is written with `<act>`."""
    found: dict[str, re.Pattern[str]] = {}
    for name, pattern in patterns("mentions.txt", section).items():
        for word, words in patterns("mentions.txt", "words").items():
            pattern = pattern.replace(f"<{word}>", words)  # noqa: PLW2901 - filled step by step
        for act, words in ACTS.items():
            found.setdefault(name.replace("<act>", act), re.compile(pattern.replace("<act>", words)))
    return found


_AFTER, _BEFORE = _compiled("after"), _compiled("before")
_SENTENCE = {f"sentence {name}": re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in ACTS.items()}
_ACTED = frozenset(
    [f"{side} {act}" for side in ("left", "right") for act in ACTS] + ["right gone", "right own act", "left act of"]
)
_FAMILIES = {
    "arrest": "detain", "detention": "detain", "house-arrest": "detain", "charge": "charge", "conviction": "charge", "trial": "charge",
    "summons": "charge", "killing": "kill", "death-in-custody": "kill", "killing-at-assembly": "kill", "abduction": "take",
    "enforced-disappearance": "take", "torture": "hurt", "ill-treatment": "hurt", "physical-attack": "hurt", "threat": "hurt",
    "death-threat": "hurt", "harassment": "hurt", "sexual-violence": "hurt", "release": "free", "acquittal": "free",
}  # fmt: skip
_ALONE = 7.0
_LONGEST = 600


def people_features(article: Article, people: Sequence[Person]) -> list[Features]:
    """Features of each person, in the order given."""
    roles = _roles(article)
    title = {n for n, person in enumerate(people) if any(end <= article.body for _, end, _ in person.mentions)}
    found = []
    for number, person in enumerate(people):
        features = _mentions(article, person)
        features["title"] = float(number in title)
        features["title others"] = float(bool(title) and number not in title)
        features.update(_shape(article, people, number))
        features.update(_by_rules(article, person, roles))
        found.append(features)
    return found


def _mentions(article: Article, person: Person) -> Features:
    """For each pattern the log of how many mentions it fits, and any act at all."""
    counts: Counter[str] = Counter()
    acted = 0
    for start, end, _ in person.mentions:
        fits = _around(article, start, end)
        counts.update(fits)
        acted += bool(fits & _ACTED)
    found = {name: log1p(count) for name, count in counts.items()}
    found["acted on"] = log1p(acted)
    found["acted on, share"] = acted / len(person.mentions)
    found["says, share"] = (counts["right says"] + counts["left says"]) / len(person.mentions)
    first = _around(article, *person.mentions[0][:2])
    found["first acted on"] = float(bool(first & _ACTED))
    return found


def _around(article: Article, start: int, end: int) -> set[str]:
    """The names of the patterns that fit a mention."""
    left, right = _sides(article.text, start, end)
    fits = {name for name, pattern in _AFTER.items() if pattern.search(right)}
    fits |= {name for name, pattern in _BEFORE.items() if pattern.search(left)}
    sentence = article.page.sentence_at(start)
    if sentence is not None:
        words = article.text[sentence.start : min(sentence.end, sentence.start + _LONGEST)]
        fits |= {name for name, pattern in _SENTENCE.items() if pattern.search(words)}
    if article.page.quote_at(start) is not None:
        fits.add("in quote")
    return fits


def _sides(text: str, start: int, end: int) -> tuple[str, str]:
    """The words of the same sentence before and after a mention, as far as they matter."""
    left = text[max(text.rfind("\n", 0, start) + 1, start - 110) : start]
    titled = re.search(r"\b[A-Z]\w{0,4}\.\s*$", left)
    left = left[-25:] if titled else re.split(r"[.!?][”\"]?\s+(?=[A-Z“\"])", left)[-1]
    stop = text.find("\n", end)
    right = text[end : min(stop if stop >= 0 else len(text), end + 130)]
    return left, re.split(r"[.!?][”\"]?(?:\s|$)", right)[0]


def _shape(article: Article, people: Sequence[Person], number: int) -> Features:
    """How often and where a person is named, beside the others."""
    person, size = people[number], len(article.text)
    first, last = person.mentions[0][0], person.mentions[-1][0]
    ranked = sorted(range(len(people)), key=lambda n: (-len(people[n].mentions), n))
    starts = [other.mentions[0][0] for other in people]
    before = bisect_right(starts, first - 1)
    nearest = people[before - 1].mentions[0][1] if before > 0 and number else None
    following = starts[number + 1] if number + 1 < len(people) else None
    return {
        "mentions": log1p(len(person.mentions)),
        "full mentions": log1p(sum(whole for _, _, whole in person.mentions)),
        "rank": log1p(ranked.index(number)),
        "order": log1p(number),
        "share of mentions": len(person.mentions) / sum(len(other.mentions) for other in people),
        "people": log1p(len(people)),
        "first": first / size,
        "last": last / size,
        "paragraph": log1p(article.page.paragraph_at(first)),
        "length": log2(size),
        "words": float(min(len(person.name.split()), 4)),
        "gap before": _ALONE if nearest is None else log1p(first - nearest),
        "gap after": _ALONE if following is None else log1p(max(0, following - person.mentions[0][1])),
    }


def _roles(article: Article) -> dict[str, Counter[str]]:
    """What members of the cast do in the accounts and statements that the rules find."""
    roles: dict[str, Counter[str]] = {}
    for account in article.accounts:
        family = _FAMILIES.get(account.act, "other")
        for victim in account.victims:
            roles.setdefault(victim, Counter()).update([f"rules {family}", "rules victim"])
        for doer in account.perpetrators:
            roles.setdefault(doer, Counter()).update(["rules doer"])
    for statement in article.statements:
        roles.setdefault(statement.speaker, Counter()).update(["rules speaker"])
    return roles


def _by_rules(article: Article, person: Person, roles: dict[str, Counter[str]]) -> Features:
    members = {mention.actor for start, end, _ in person.mentions for mention in article.cast.within(start, end + 1)}
    total: Counter[str] = Counter()
    kinds: set[str] = set()
    for member in members:
        total.update(roles.get(member, Counter()))
        found = article.cast.members[member]
        kinds |= {f"sector {found.sector}", f"kind {found.kind}"}
    return {
        **{name: log1p(count) for name, count in total.items()},
        **dict.fromkeys(kinds, 1.0),
        "not in cast": float(not members),
    }
