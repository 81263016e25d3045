"""A text with its marks is the same text: cut at every edge, escaped once, whole."""

import random
import re
from html import unescape

import pytest

from saksi.web.marks import Mark, marked_text, occurrences, pieces

ALPHABET = "ab <>&\"'\n\r\tកម្ម😀é"


def plain(page):
    return unescape(re.sub(r"<a [^>]*>|</a>|<mark[^>]*>|</mark>", "", page))


@pytest.mark.parametrize("seed", range(200))
def test_any_text_with_any_marks_stays_the_same_text(seed):
    draw = random.Random(seed)
    text = "".join(draw.choice(ALPHABET) for _ in range(draw.randrange(1, 60)))
    marks = [Mark(draw.randrange(-2, 62), draw.randrange(-2, 62), "actor", str(n)) for n in range(draw.randrange(8))]
    cut = list(pieces(text, marks))
    assert "".join(text[a:b] for a, b, _ in cut) == text
    page = marked_text(text, marks, occurrences(text, draw.choice(ALPHABET)))
    assert plain(page) == text
    ids = re.findall(r'id="(m-\d+)"', page)
    assert len(ids) == len(set(ids))


def test_the_innermost_mark_wins_and_each_is_anchored_once():
    page = marked_text(
        "Police arrested two men", [Mark(0, 23, "statement", "1"), Mark(7, 15, "account", "2", "rejected")]
    )
    assert page == (
        '<a class="m statement open" href="#1" id="m1">Police </a>'
        '<a class="m account rejected" href="#2" id="m2">arrested</a>'
        '<a class="m statement open" href="#1"> two men</a>'
    )


def test_marks_count_code_points():
    text = "កម្មករ ៦៤ នាក់ 😀 Police"
    start = text.index("Police")
    assert (start, text[start:]) == (17, "Police")
    assert ">Police</a>" in marked_text(text, [Mark(17, 23, "actor", "1")])


def test_marks_outside_the_text_are_left_out():
    assert (
        marked_text("short", [Mark(3, 9, "actor", "1"), Mark(2, 2, "actor", "2"), Mark(-1, 2, "actor", "3")]) == "short"
    )


def test_what_is_searched_for_is_marked_inside_the_marks_and_anchored_once():
    text = "Police arrested two men; police denied it"
    page = marked_text(text, [Mark(0, 8, "account", "1"), Mark(7, 15, "account", "2")], occurrences(text, "POLICE a"))
    assert page.startswith(
        '<a class="m account open" href="#1" id="m1"><mark id="found-1">Police </mark></a>'
        '<a class="m account open" href="#1"><mark>a</mark></a>'
    )
    assert [text[a:b] for a, b in occurrences(text, " police ")] == ["Police", "police"]
    assert occurrences(text, "  ") == []
    assert occurrences(text, "arrested.*men") == []


def test_marks_can_be_told_in_words():
    page = marked_text("Police arrested two men", [Mark(7, 15, "account", "2")], told={"account": "account"})
    assert '>arrested</a><span class="hide"> [account 2]</span> two men' in page
