"""Words of strangers do nothing to the screen that shows them, and can be kept."""

import os

from hypothesis import given
from hypothesis import strategies as st

from saksi.kernel.signs import harmless, mended


def test_what_commands_a_terminal_or_turns_the_words_shows_as_a_sign():
    assert harmless("a\x1b[31mb\u202egnp.exe\nc\u2028d\x9b") == "a\ufffd[31mb\ufffdgnp.exe\ufffdc\ufffdd\ufffd"


def test_line_breaks_stay_where_lines_are_meant():
    assert harmless("a\tb\n\x1bc", lines=True) == "a\tb\n\ufffdc"


def test_the_signs_that_khmer_and_names_need_stay():
    for words in ("ការ\u200bអាន", "Zo\u00eb \u200d \u200c", "مرحبا \u200f!"):
        assert harmless(words) == mended(words) == words


def test_a_name_that_is_no_utf_8_can_be_kept():
    assert mended(os.fsdecode(b"caf\xe9.txt")) == "caf\ufffd.txt"


@given(st.text(alphabet=st.characters()))
def test_what_is_harmless_or_mended_can_be_written_and_keeps_its_length(words):
    assert len(harmless(words).encode().decode()) == len(mended(words)) == len(words)
