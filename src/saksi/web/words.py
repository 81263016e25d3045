"""Codes in words for the pages, translated where they are shown; what is only remembered carries a mark.

Rule: a code that no list knows is shown as it is, never dropped. A row of the codebook or of a country pack that was
never found in a source is shown with a dagger, so that no page passes it off as checked.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from django.utils.dates import MONTHS
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from saksi.codebook.lists import codebook
from saksi.codebook.packs import load_pack
from saksi.kernel.dates import PartialDate
from saksi.kernel.errors import DateError, SaksiError, Words
from saksi.record.lists.periods import WIDE
from saksi.record.models import Level
from saksi.reports.labels import KINDS, POSITIONS, SECTORS, STATUSES
from saksi.web.entries import ENTRIES, NUMBERS

DAGGER = "\u00a0†"
UNKNOWN = "unknown"
QUARTERS = {"1": (1, 3), "2": (4, 6), "3": (7, 9), "4": (10, 12)}


def position(code: str) -> str:
    """A position in words."""
    return _(POSITIONS.get(code, code))


def sector(code: str) -> str:
    """A sector in words; none is said as such."""
    return _(SECTORS.get(code or UNKNOWN, code))


def status(code: str) -> str:
    """How an account tells its act: reported, alleged, denied."""
    return _(STATUSES.get(code, code))


def kind(code: str) -> str:
    """The heading over things of a kind: statements, accounts, actors."""
    return _(KINDS.get(code, code))


def act(code: str) -> str:
    """A kind of act in words, marked if the codebook has it from memory."""
    term = codebook().acts.get(code)
    return code if term is None else _(term.label) + ("" if term.checked else DAGGER)


def titled(title: str) -> str:
    """The title of an incident: its act, and its date where that is not sure, stand in words of the language."""
    what, comma, when = title.rpartition(", ")
    if comma:
        title = f"{what}, {told_day(when)}"
    labels = [act.label for act in codebook().acts.values() if f"{title}, ".startswith(f"{act.label}, ")]
    label = max(labels, key=len, default="")
    return _(label) + title[len(label) :] if label else title


def verification(code: str) -> str:
    """A verification level with what it asks for."""
    term = codebook().verification_levels.get(code)
    if term is None:
        return code
    said = {"code": code, "label": _(term.label), "meaning": _(term.meaning)}
    return _("%(code)s, %(label)s: %(meaning)s") % said + ("" if term.checked else DAGGER)


def level(code: str) -> str:
    """A confidentiality level in words."""
    return str(dict(Level.choices).get(int(code), code)) if code.isdecimal() else code


def family(code: str) -> str:
    """A family of acts in words."""
    return _(code.replace("-", " "))


def place_code(code: str, pack: str) -> str:
    """The code of a place, marked if the pack has the place from memory."""
    known = any(place.code == code and place.checked for place in load_pack(pack).places)
    return code if known or not code else code + DAGGER


def law(name: str, code: str, pack: str) -> str:
    """The name of a law, marked if the pack has it from memory; one that the pack lacks is the text's own word."""
    remembered = any(law.code == code and not law.checked for law in load_pack(pack).laws)
    return name + DAGGER if remembered else name


def day(edtf: str | None) -> str:
    """A date in words, `5 December 2023`, `about July 2023`, `2021 to March 2022`; as it is if it is no date."""
    try:
        PartialDate.parse(edtf or "")
    except DateError:
        return edtf or ""
    start, slash, end = (edtf or "").partition("/")
    first, last = (_point(point) if point not in ("", "..") else "" for point in (start, end))
    if first and last:
        return _("%(first)s to %(last)s") % {"first": first, "last": last}
    if not slash:
        return first
    return _("since %(first)s") % {"first": first} if first else _("until %(last)s") % {"last": last}


def told_day(edtf: str) -> str:
    """A date as it is, and in words where it has a mark that only words explain: `about 2 March 2025`, `since 2021`."""
    return day(edtf) if edtf[-1:] in ("~", "?", "%") or "/" in edtf else edtf


def period(code: str) -> str:
    """A month or a quarter by which lists count: `March 2025`, `January to March 2025`; no single one is said as such."""
    if code == WIDE:
        return _("not in one month or quarter")
    year, _dash, quarter = code.partition("-Q")
    if quarter not in QUARTERS:
        return day(code)
    first, last = (str(MONTHS[month]) for month in QUARTERS[quarter])
    return _("%(first)s to %(last)s %(year)s") % {"first": first, "last": last, "year": year}


def told(error: SaksiError) -> str:
    """The sentence of an error in the language of the page, where it is translated."""
    values = {name: _value(value) for name, value in error.values.items()}
    return _(error.sentence) % values if values else _(error.sentence)


def _value(value: object) -> object:
    if isinstance(value, date):
        return day(value.isoformat())
    return _(value) if isinstance(value, Words) else value


def entry(kind: str) -> str:
    """What an entry of the log says that was done, in words."""
    return _(ENTRIES.get(kind, kind))


def counted(name: str) -> str:
    """What a number in an entry of the log is the number of, in words."""
    return _(NUMBERS.get(name, name))


def number(count: int) -> str:
    """A whole number as the language writes it, in groups of three digits."""
    return str(count) if 0 <= count < 1000 else number_format(count, force_grouping=True)


def _point(text: str) -> str:
    year, *parts = text.rstrip("~?%").split("-")
    month = str(MONTHS[int(parts[0])]) if parts else ""
    if len(parts) > 1:
        words = _("%(day)s %(month)s %(year)s") % {"day": int(parts[1]), "month": month, "year": year}
    else:
        words = _("%(month)s %(year)s") % {"month": month, "year": year} if month else year
    about = {"~": _("about %(date)s"), "?": _("perhaps %(date)s"), "%": _("perhaps about %(date)s")}.get(text[-1])
    return about % {"date": words} if about else words


def cell(value: object, kind: str = "") -> object:
    """A value as a table shows it: a dash for none, a time to the minute (UTC), the mark of a date in words. kind: of its column."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, str) and "day" in kind:
        value = told_day(value)
    return "–" if value is None or value == "" else value
