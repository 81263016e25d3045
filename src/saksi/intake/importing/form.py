"""The field form: an XLSForm with the acts and sectors of the codebook and the provinces of a pack, made anew each time it is asked for.

Rule: its questions have the names by which the import knows its columns, its answers the codes of the codebook; so what KoBoToolbox or ODK
export comes in without a mapping by hand. Where no Khmer word is known the English one stands: a form must ask in some language.
Source: xlsform.org; Khmer words of `km_terms.csv` and of the pack, of which those marked `remembered` wait for a Khmer reader.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import openpyxl

from saksi import __version__
from saksi.codebook.lists import STATUSES, codebook, khmer_terms
from saksi.codebook.packs import Pack, load_pack

LANGUAGES = ("English (en)", "Khmer (km)")
_LABELS = tuple(f"label::{language}" for language in LANGUAGES)
_HINTS = tuple(f"hint::{language}" for language in LANGUAGES)
_NAMES = "One name in a line. Leave empty what you do not know."
# type, name, label, hint, the English term whose Khmer word is the label, required
_QUESTIONS = (
    ("begin_group", "what", "What happened", "", "incident", ""),
    ("select_multiple act", "acts", "What was done", "All that was done at one time and place.", "", "yes"),
    ("date", "date", "Day on which it was done", "", "day (date)", ""),
    ("select_one province", "province", "Province", "", "province", ""),
    ("text", "place", "Place, as exact as you know it", "", "", ""),
    ("text", "description", "What happened, in a sentence or two", "", "", ""),
    ("end_group", "what", "", "", "", ""),
    ("begin_group", "who", "To whom, and by whom", "", "", ""),
    ("text", "victims", "To whom it was done", _NAMES, "", ""),
    ("select_one sector", "victims_sector", "Where they belong", "", "", ""),
    ("text", "perpetrators", "By whom: bodies or groups", _NAMES, "", ""),
    ("end_group", "who", "", "", "", ""),
    ("begin_group", "law", "Charge and penalty", "", "", ""),
    ("text", "charge", "Charge", "As the authorities word it.", "charge", ""),
    ("text", "penalty", "Penalty", "", "", ""),
    ("end_group", "law", "", "", "", ""),
    ("begin_group", "told", "Who tells it", "", "", ""),
    ("text", "source", "According to", "An organisation, a newspaper, a witness by role: no name that endangers somebody.", "", ""),
    ("select_one status", "status", "How it is told", "", "", ""),
    ("end_group", "told", "", "", "", ""),
)
_ACTS_IN_KHMER = {"arrest": "arrest (verb)"}
_STATUS_LABELS = dict(zip(STATUSES, ("reported", "alleged", "denied by the authorities", "confirmed by a court"), strict=True))


def form_bytes(pack: str) -> bytes:
    """The form for a country pack, as XLSX. Raises PackError."""
    known = load_pack(pack)
    book = openpyxl.Workbook()
    survey, choices, settings = book.active, book.create_sheet("choices"), book.create_sheet("settings")
    survey.title = "survey"
    survey.append(["type", "name", *_LABELS, *_HINTS, "required"])
    for row in _questions(known):
        survey.append(row)
    choices.append(["list_name", "name", *_LABELS])
    for row in _choices(known):
        choices.append(row)
    settings.append(["form_title", "form_id", "version", "default_language"])
    settings.append([f"Saksi: incident ({known.title})", f"saksi_incident_{pack}", __version__, LANGUAGES[0]])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _questions(pack: Pack) -> Iterator[list[str]]:
    for kind, name, label, hint, term, required in _QUESTIONS:
        if kind == "select_one province" and not _provinces(pack):
            continue
        yield [kind, name, label, khmer_terms().get(term, label), hint, hint, required]


def _choices(pack: Pack) -> Iterator[list[str]]:
    for act in codebook().acts.values():
        yield ["act", act.code, act.label, khmer_terms().get(_ACTS_IN_KHMER.get(act.code, ""), act.label)]
    for code, term in codebook().sectors.items():
        yield ["sector", code, term.meaning, term.meaning]
    for code, name, khmer in _provinces(pack):
        yield ["province", code, name, khmer]
    for code, label in _STATUS_LABELS.items():
        yield ["status", code, label, label]


def _provinces(pack: Pack) -> list[tuple[str, str, str]]:
    """Each with its code and its name in both languages; the Khmer one is the form that is written in Khmer."""
    found = [place for place in pack.places if place.level == "province"]
    return [(p.code, p.name, next((form for form in p.forms if "\u1780" <= form[:1] <= "\u17ff"), p.name)) for p in found]
