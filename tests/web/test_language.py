"""The pages speak English and Khmer: every message is in the files, the words of the desk are in both, dates and numbers fit."""

from __future__ import annotations

import ast
import csv
import re
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo
from django.template.base import Lexer, TokenType
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format, number_format
from django.utils.timezone import datetime
from translation.__main__ import LANGUAGES, compiled, file_of, is_translated, read
from translation.collect import ERRORS, SOURCE, catalogue, of_file

from saksi.kernel.errors import BadDecision
from saksi.web import words
from saksi.web.templatetags.saksi_words import when
from tests.web.conftest import shown

TERMS = Path(__file__).parents[3] / "shared" / "data" / "codebook" / "km_terms.csv"
TEMPLATES = SOURCE / "web" / "templates"
RUN = "run `make messages`, and translate what is new"
# What is in Khmer: the frame with its navigation, the desk, the page of an incident.
DESK = (
    *("base", "desk", "desk_part", "desk_tools", "filters", "counter", "card", "card_form", "card_flags", "card_sentence"),
    *("incident_choice", "said", "strip", "keys", "add", "add_words", "add_place", "add_selected", "bulk", "blind", "flag", "flags"),
    *("flag_line", "history", "refused", "error", "incident", "language", "reading"),
)
IN_KHMER = [
    *(TEMPLATES / "web" / f"{name}.html" for name in DESK),
    *(TEMPLATES / "web" / "incident").glob("*.html"),
    *(SOURCE / "web" / "incident").glob("*.py"),
    *(SOURCE / "web" / f"{name}.py" for name in ("context", "words", "cards", "amending", "sides", "sentence", "board", "offers")),
    *(SOURCE / "web" / "pages" / f"{name}.py" for name in ("desk", "decide", "add", "blind", "bulk", "finish", "flag", "incident", "incident_forms", "reading")),
]  # fmt: skip
# What stops a command, a start or a check, and so is read on a terminal, in English; and a defect of ours.
ON_THE_TERMINAL = (
    *("cli/", "reports/", "figures/", "project/settings", "record/workspace", "record/desk_settings", "record/snapshot", "record/models/base"),
    *("kernel/canonical", "kernel/hashes", "codebook/lists", "codebook/tables", "reading/"),
    *(f"evidence/{name}" for name in ("merkle", "notes", "entry", "keys", "checkpoint", "paragraphs")),
)
# Names and forms that are the same in every language.
SILENT = ("blocktranslate", "blocktrans", "comment")
SAME = {"Saksi", "UTC", "SHA", "sha", "ICCPR", "UDHR", "JSON", "CSV", "XLSX", "saksi", "JavaScript", "ISO", "EDTF", "Krippendorff"}


def key(message):
    """The first form of a message."""
    return message if isinstance(message, str) else message[0]


@pytest.fixture(scope="module")
def khmer():
    """The Khmer messages, by the English ones."""
    return {key(message.id): message for message in read("km") if message.id}


@pytest.fixture(scope="module")
def said():
    """Every message of the sources."""
    return [key(message.id) for message in catalogue() if message.id]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_of_the_sources_is_in_the_file_of_each_language(said, language):
    known = {key(message.id) for message in read(language)}
    missing = [message for message in said if message not in known]
    assert said
    assert not missing, f"{RUN}: {missing}"


def test_what_the_server_reads_is_what_the_translators_wrote():
    def said(catalogue):
        return {key(message.id): "".join(message.string) for message in catalogue if message.id and is_translated(message)}

    with file_of("km").with_suffix(".mo").open("rb") as lines:
        served = said(read_mo(lines))
    assert served == said(read("km")), "run `make messages`"
    assert served["Documents"] == "ឯកសារ"
    assert compiled(read("km")) == compiled(read("km"))


def test_navigation_desk_and_incident_are_in_khmer_whole(khmer):
    assert all(path.exists() for path in IN_KHMER)
    wanted = {key(message) for path in IN_KHMER for message in of_file(path)}
    assert len(wanted) > 300
    missing = sorted(words for words in wanted if words not in khmer or not is_translated(khmer[words]))
    assert not missing, f"{RUN}: {missing}"


def test_every_page_is_in_khmer_but_for_what_only_a_terminal_tells(khmer):
    def place(message):
        return all(where.strip("\u2068\u2069").startswith(ON_THE_TERMINAL) for where, _line in message.locations)

    missing = sorted(english for english, message in khmer.items() if not is_translated(message) and message.locations and not place(message))
    assert not missing, f"{RUN}: {missing}"


def test_what_a_translation_fills_in_is_what_the_message_has(khmer):
    def places(text):
        return set(re.findall(r"%\((\w+)\)[a-z]", text))

    wrong = []
    for english, message in khmer.items():
        if is_translated(message):
            said = "".join(message.string) if message.pluralizable else message.string
            wanted = places("".join(message.id)) if message.pluralizable else places(english)
            if places(said) != wanted or ((english[:1] == " ") != (said[:1] == " ") and english[:1] != ","):
                wrong.append(english)
    assert not wrong


def test_the_terms_of_the_codebook_are_used_and_the_unsure_ones_marked(khmer):
    if not TERMS.exists():
        pytest.skip("the list of Khmer terms is not beside this checkout")
    with TERMS.open(encoding="utf-8", newline="") as lines:
        terms = {row["en"].split(" (")[0]: row for row in csv.DictReader(lines) if row["kind"] != "digit"}
    used = {english: row for english, row in terms.items() if english in khmer and is_translated(khmer[english])}
    assert {"incident", "article", "law", "charge", "province", "March", "December"} <= set(used)
    for english, row in used.items():
        message = khmer[english]
        assert message.string == row["km"], english
        unsure = any(comment.startswith("UNSURE") for comment in message.user_comments)
        assert unsure or row["provenance"] == "read", f"{english}: its term is remembered, so mark it UNSURE"


def literal(path):
    """The words that a template writes out itself, outside a translated message; of what a reader sees or hears."""
    text, inside = "", False
    for token in Lexer(path.read_text(encoding="utf-8")).tokenize():
        name = token.contents.split()[0] if token.contents.split() else ""
        if token.token_type == TokenType.BLOCK:
            inside = name in SILENT or (inside and not name.startswith("end"))
        elif token.token_type == TokenType.TEXT and not inside:
            text += token.contents
    text = re.sub(r"<(script|code|style)\b.*?</\1>|<!--.*?-->", " ", text, flags=re.DOTALL)
    heard = re.findall(r'(?:aria-label|placeholder|title|alt)="([^"]*)"', text)
    seen = re.sub(r"<[^>]*>", " ", text)
    return [word for part in (*heard, seen) for word in re.findall(r"[^\W\d_]{2,}", part) if word not in SAME]


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.relative_to(TEMPLATES).as_posix())
def test_a_template_writes_no_words_of_its_own(path):
    if path.name == "500.html":
        pytest.skip("it is served when nothing else works, so it asks for no language")
    allowed = {"https", "ភាសាខ្មែរ", "Language", "nbsp"}
    assert [word for word in literal(path) if word not in allowed] == []


def test_a_view_says_no_words_of_its_own():
    """Messages, errors and labels of `saksi.web` are translated, or are sentences that the files hold."""
    known = {key(message.id) for message in read("km")}
    found = [
        f"{path.relative_to(SOURCE)}:{call.lineno}: {ast.unparse(call)[:80]}"
        for path in sorted((SOURCE / "web").rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in {*ERRORS, "say"}
        for said in call.args
        if isinstance(said, ast.JoinedStr) or (isinstance(said, ast.Constant) and said.value not in known)
    ]
    assert not found, "put these into gettext with named places: " + "; ".join(found)


@pytest.mark.django_db
def test_a_person_chooses_the_language_and_keeps_it(client, local, workspace):
    assert '<html lang="en">' in shown(client.get(reverse("account")))
    answer = client.post(reverse("set-language"), {"language": "km", "next": reverse("documents")})
    assert (answer.status_code, answer["Location"]) == (302, reverse("documents"))
    page = shown(client.get(reverse("documents")))
    assert '<html lang="km">' in page
    assert "ហេតុការណ៍" in page
    assert client.cookies["saksi_language"]["httponly"]
    client.post(reverse("set-language"), {"language": "en"})
    assert '<html lang="en">' in shown(client.get(reverse("documents")))


@pytest.mark.django_db
def test_the_choice_of_language_leads_to_no_other_site_and_takes_no_other_language(client, local, workspace):
    assert client.get(reverse("set-language")).status_code == 405
    answer = client.post(reverse("set-language"), {"language": "xx", "next": "https://elsewhere.example/"})
    assert answer["Location"] == "/"
    assert '<html lang="en">' in shown(client.get(reverse("documents")))


@pytest.mark.django_db
def test_a_browser_that_asks_for_khmer_gets_it_and_a_text_keeps_its_own_language(client, desk, courier):
    page = shown(client.get(reverse("desk", args=[courier.pk]), headers={"accept-language": "km,en;q=0.5"}))
    assert '<html lang="km">' in page
    assert '<section class="text" lang=""' in page
    assert '<blockquote lang="km">' not in page
    assert '<span lang="en">Language</span>' in page
    desk.take_in("នគរបាលបានចាប់ខ្លួនកម្មករ ៦៤ នាក់។", "km.txt", "Courier")
    other = shown(client.get(reverse("desk", args=[courier.pk + 1])))
    assert '<section class="text" lang="km"' in other


@pytest.mark.django_db
def test_an_error_of_an_action_is_told_in_the_language_of_the_page(client, desk, courier):
    translation.deactivate()
    error = BadDecision("unsure needs one line of why, so that the second reader knows where to look.")
    suggestion = desk.suggestion(courier, "statement")
    answer = client.post(
        reverse("decide", args=[suggestion.pk]),
        {"outcome": "unsure", "version": suggestion.version},
        headers={"accept-language": "km"},
    )
    assert answer.status_code == 422
    assert error.message not in shown(answer)
    assert "មិនប្រាកដត្រូវការមូលហេតុមួយបន្ទាត់" in shown(answer)


def test_marks_of_numbers_are_the_same_in_both_languages():
    for language in LANGUAGES:
        with translation.override(language):
            assert words.number(1234567) == "1,234,567"
            assert number_format(1234.5, 1, force_grouping=True) == "1,234.5"


DATES = {
    "2023-12-05": ("5 December 2023", "ថ្ងៃទី 5 ខែធ្នូ ឆ្នាំ 2023"),
    "2024-03": ("March 2024", "ខែមីនា ឆ្នាំ 2024"),
    "2019~": ("about 2019", "ប្រហែល 2019"),
    "2021/2022-03": ("2021 to March 2022", "2021 ដល់ ខែមីនា ឆ្នាំ 2022"),
    "2022/..": ("since 2022", "តាំងពី 2022"),
}


@pytest.mark.parametrize("edtf", DATES)
def test_a_date_is_told_in_words_of_the_language(edtf):
    for language, said in zip(LANGUAGES, DATES[edtf], strict=True):
        with translation.override(language):
            assert words.day(edtf) == said
            assert f'title="{edtf}"' in when(edtf)
    assert (' datetime="' in when(edtf)) == ("/" not in edtf)


def test_a_time_is_told_with_the_months_name_of_the_language():
    at = datetime(2024, 3, 5, 10, 42)
    for language, said in (("en", "5 March 2024, 10:42"), ("km", "ថ្ងៃទី 5 ខែមីនា ឆ្នាំ 2024, 10:42")):
        with translation.override(language):
            assert date_format(at, "DATETIME_FORMAT") == said


def test_no_date_gives_nothing_and_what_is_no_date_is_shown_escaped():
    assert when("") == ""
    assert when(None) == ""
    assert when("<b>") == '<time title="&lt;b&gt;">&lt;b&gt;</time>'


def test_lines_of_khmer_are_high_enough_and_their_underlines_clear():
    sheet = (SOURCE / "web" / "static" / "saksi" / "style.css").read_text(encoding="utf-8")
    rule = re.search(r":lang\(km\) \{([^}]*)\}", sheet)
    assert "line-height: 1.9" in rule[1]
    assert "text-underline-offset" in rule[1]
