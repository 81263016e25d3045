"""Every message that a page may show: of templates, of Python, of the lists of codes, of errors.

Rule: what a page translates by a variable (`_(term.label)`) cannot be found in the sources, so the lists it comes from are read here.
An error is raised in English below the pages and translated where it is shown (`saksi.web.answers`), by the sentence it was raised with.
"""

from __future__ import annotations

import ast
import calendar
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from django.utils.translation.template import templatize

from saksi.actions.payload import ACTOR_KINDS, LONGEST, MANNERS, NEEDED, WELCOME
from saksi.codebook.aims import AIMS
from saksi.codebook.lists import codebook
from saksi.codebook.packs import available_packs, load_pack
from saksi.intake.sniff import KNOWN
from saksi.kernel import errors
from saksi.reports.labels import KINDS, POSITIONS, SECTORS, STATUSES
from translation.libraries import SAYINGS

SOURCE = Path(__file__).resolve().parents[1] / "src" / "saksi"
CALLS = {
    **dict.fromkeys(("_", "lazy", "gettext", "gettext_lazy", "gettext_noop", "Words"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("written", "acknowledged"), (2,)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
}
ERRORS = {name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, errors.SaksiError)}
Message = str | tuple[str, ...]


def catalogue() -> Catalog:
    """All messages in the order of the alphabet, each with the files that show it."""
    places: dict[Message, set[str]] = {}
    for message, place in (*_of_files(), *((words, f"list of {name}") for name, words in of_lists()), *((said, "Django and allauth") for said in SAYINGS)):
        places.setdefault(message, set()).add(place)
    made = Catalog(project="Saksi", version="", header_comment="# What the pages of Saksi say.", charset="utf-8")
    for message in sorted(places, key=str):
        made.add(message, locations=[(place, None) for place in sorted(places[message])], flags=("python-format",) if "%(" in str(message) else ())
    return made


def _of_files() -> Iterator[tuple[Message, str]]:
    for path in sorted(SOURCE.rglob("*")):
        if path.suffix in (".html", ".py") and "migrations" not in path.parts:
            for message in of_file(path):
                yield message, path.relative_to(SOURCE).as_posix()


def of_file(path: Path) -> Iterator[Message]:
    """The messages of a template or of a Python file."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        # Django turns a template into what looks like Python; the blanks before its lines would be read as wrong indents.
        text = "\n".join(line.lstrip() for line in templatize(text).splitlines())
    else:
        yield from of_errors(text)
    for _line, message, _comments, _context in extract("python", io.BytesIO(text.encode()), CALLS):
        yield message


def of_errors(source: str) -> Iterator[str]:
    """The sentences with which a file raises Saksi's errors, where they are written out."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ERRORS and node.args:
            said = node.args[0]
            if isinstance(said, ast.Constant) and isinstance(said.value, str):
                yield said.value


def of_lists() -> Iterator[tuple[str, str]]:
    """The words of the codes, as (list, words)."""
    book = codebook()
    lists: dict[str, Iterable[str]] = {
        "positions": POSITIONS.values(),
        "sectors": SECTORS.values(),
        "statuses": STATUSES.values(),
        "kinds": KINDS.values(),
        "acts": (act.label for act in book.acts.values()),
        "families": (act.family.replace("-", " ") for act in book.acts.values()),
        "rights": (right.label for right in book.rights.values()),
        "verification levels": (words for term in book.verification_levels.values() for words in (term.label, term.meaning)),
        "disputes": (term.label for term in book.disputes.values()),
        "standings": (term.label for term in book.standings.values()),
        "questions": (words for one in book.questions.values() for words in (one.label, one.meaning, *one.answers.values())),
        "aims": (aim.label for aim in AIMS.values()),
        "months": calendar.month_name,
        "manners": MANNERS,
        "kinds of actors": ACTOR_KINDS,
        "kinds of places": sorted({place.level for name in available_packs() for place in load_pack(name).places}),
        "kinds of files": (kind for _magic, kind in KNOWN),
        "fields": (*LONGEST, *(field for shapes in (*NEEDED.values(), *WELCOME.values()) for field in shapes)),
        "shapes": (shape for shapes in (*NEEDED.values(), *WELCOME.values()) for shape, _fits in shapes.values()),
    }
    for name, words in lists.items():
        yield from ((name, each) for each in words if each)
