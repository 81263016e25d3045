"""The words in which a report prints codes and dates.

Rule: a term whose text is only remembered, not found in a source, is printed with a mark; a code that the
codebook lacks is printed as it is, never dropped. Texts here pass through the translation at the place where
they are printed.
"""

from __future__ import annotations

from datetime import date

from saksi.codebook.lists import codebook
from saksi.kernel.dates import PartialDate

POSITIONS = {
    "alleges": "alleges",
    "worsened": "got worse",
    "unchanged": "did not change",
    "improved": "got better",
    "denies": "denies",
    "justifies": "justifies",
    "demands": "demands",
    "commits": "commits",
    "no-comment": "no comment",
    "other": "other",
}
SECTORS = {
    "civil-society": "Civil society",
    "state": "The State",
    "judiciary": "Courts and prosecutors",
    "security-forces": "Security forces",
    "party-ruling": "Ruling party",
    "party-opposition": "Opposition parties",
    "media": "Media",
    "un": "United Nations",
    "diplomatic": "Foreign governments",
    "business": "Business",
    "union": "Trade unions",
    "community": "Communities",
    "academic": "Academics",
    "other": "Others",
    "unknown": "Sector not known",
}
KINDS = {
    "person": "Persons",
    "organisation": "Organisations",
    "group": "Groups",
    "actor": "Actors",
    "place": "Places",
    "date": "Dates",
    "provision": "Provisions",
    "statement": "Statements",
    "account": "Accounts",
    "act": "Acts",
    "incident": "Incidents",
    "case": "Cases",
    "document": "Documents",
    "finding": "Findings",
    "perpetrator": "Alleged perpetrators not named",
}
OUTCOMES = {
    "accepted": "Accepted",
    "amended": "Amended",
    "rejected": "Rejected",
    "unsure": "Unsure",
    "open": "Open",
}
MEASURED = {
    "both": "Found by both",
    "people": "By people alone",
    "reader": "By the program alone",
    "wrong": "By the program, rejected",
    "measured": "Measured",
    "waiting": "Waiting for decisions",
    "unread": "Shown unread",
    "same": "The same outcome",
    "different": "Another outcome",
    "not-sure": "One of both was not sure",
}
CONCLUSIONS = {
    "restriction": "A restriction, no violation",
    "violation": "A violation",
    "undetermined": "Undetermined",
    "none": "No restriction",
}
FINDINGS = {
    "stands": "Stands",
    "unsigned": "A signature is missing",
    "disputed": "The sources disagree",
    "refuted": "The incident was refuted",
    "source-withdrawn": "A document it quotes was withdrawn",
}
PERIODS = {"partly": "Reaches over an end of the period"}
STATUSES = {
    "reported": "reported",
    "alleged": "alleged",
    "denied": "denied",
    "confirmed-by-court": "confirmed by a court",
}
FIELDS = {
    "date": "date",
    "place": "place",
    "victims": "victims",
    "perpetrators": "by whom",
    "charge": "charge",
    "penalty": "penalty",
    "code": "kind of act",
    "provisions": "provision",
}
NOT_KNOWN = "Not known"
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def act_label(code: str) -> str:
    """A kind of act in words."""
    term = codebook().acts.get(code)
    return term.label if term else code


def incident_title(code: str, place: str | None, when: str) -> str:
    """What, where, when: the title of an incident, from its first act. Nobody types it."""
    return ", ".join(part for part in (act_label(code), place, when) if part)


def act_is_remembered(code: str) -> bool:
    """Whether the codebook's text for this act was never checked against a source."""
    term = codebook().acts.get(code)
    return term is None or not term.checked


def level_rule(level: str) -> str:
    """What a verification level asks for; "" where the codebook has none."""
    term = codebook().verification_levels.get(level)
    return term.meaning if term else ""


def question(code: str) -> str:
    """A question of the three-part test in a word or two: its code, which is one."""
    return code.replace("-", " ").capitalize()


def answer(code: str, given: str) -> str:
    """An answer to a question, in the words of the codebook."""
    asked = codebook().questions.get(code)
    return asked.answers.get(given, given) if asked else given


def label_of(field: str, value: str) -> str:
    """A value of a figure's group_by field in words; the value itself where no list knows it."""
    if field == "code" and value != "unknown":
        return act_label(value)
    if field == "verification_level" and value in codebook().verification_levels:
        return codebook().verification_levels[value].label
    if field == "kind" and value in codebook().disputes:
        return codebook().disputes[value].label
    if field == "right" and value in codebook().rights:
        return codebook().rights[value].label.capitalize()
    lists = {
        "position": POSITIONS,
        "sector": SECTORS,
        "kind": KINDS,
        "outcome": OUTCOMES | MEASURED,
        "status": STATUSES | FINDINGS,
        "conclusion": CONCLUSIONS,
        "period": PERIODS,
    }
    return lists.get(field, {}).get(value, NOT_KNOWN if value == "unknown" else value)


def date_words(edtf: str | None) -> str:
    """An EDTF date in words: `5 December 2023`, `about July 2023`, `from 2021 to March 2022`; "" for None."""
    if not edtf:
        return ""
    PartialDate.parse(edtf)
    start, slash, end = edtf.partition("/")
    if not slash:
        return _point(start)
    if start in ("", ".."):
        return f"until {_point(end)}"
    return f"from {_point(start)}" + (f" to {_point(end)}" if end not in ("", "..") else " on")


def _point(text: str) -> str:
    mark = text[-1] if text[-1] in "~?%" else ""
    parts = text.rstrip("~?%").split("-")
    month = f"{_MONTHS[int(parts[1]) - 1]} " if len(parts) > 1 else ""
    day = f"{int(parts[2])} " if len(parts) > 2 else ""
    words = f"{day}{month}{parts[0]}"
    return {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}[mark] + words


def period_words(start: str | None, end: str | None) -> str:
    """The days of a period in words, both included; a whole month or year by its name."""
    if not start or not end:
        first, last = (date_words(day) for day in (start, end))
        return f"since {first}" if first else f"until {last}" if last else "all dates"
    first_day, last_day = date.fromisoformat(start), date.fromisoformat(end)
    for form in ("%Y", "%Y-%m"):
        whole = PartialDate.parse(first_day.strftime(form))
        if (whole.earliest, whole.latest) == (first_day, last_day):
            return date_words(whole.edtf)
    if start == end:
        return date_words(start)
    return f"{date_words(start)} to {date_words(end)}"
