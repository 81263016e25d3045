"""One value has one writing."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.kernel.canonical import canonical_json
from saksi.kernel.errors import CanonicalError, HashError
from saksi.kernel.hashes import Sha256

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner),
)


def test_keys_are_sorted_by_utf16_as_rfc_8785_says():
    assert canonical_json({"\ufb33": 1, "😀": 2, "a": 3, "": 4}) == '{"":4,"a":3,"😀":2,"\ufb33":1}'.encode()


def test_the_published_example_of_rfc_8785_is_written_as_there():
    """Section 3.2.3, its key orders; and 3.2.2, its text with every kind of escape."""
    keys = {"\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\U0001f600": 5, "\u0080": 6, "\u00f6": 7}
    assert list(json.loads(canonical_json(keys))) == ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]
    text = '\u20ac$\u000f\nA\'B"\\\\"/'
    assert canonical_json(text) == rb'''"\xe2\x82\xac$\u000f\nA'B\"\\\\\"/"'''.replace(rb"\xe2\x82\xac", "€".encode())
    assert canonical_json([None, True, False, -0, 2**53 - 1]) == b"[null,true,false,0,9007199254740991]"


def test_a_text_is_written_as_it_is_and_never_normalised():
    """Composed and decomposed letters are different texts; line separators and DEL need no escape."""
    assert canonical_json("\u00e9") != canonical_json("e\u0301")
    assert canonical_json("\u2028\x7fក") == '"\u2028\x7fក"'.encode()


def test_control_characters_have_their_shortest_writing():
    assert canonical_json("\n\x00é") == b'"\\n\\u0000\xc3\xa9"'


@given(VALUES)
def test_what_is_written_reads_back_the_same(value):
    assert json.loads(canonical_json(value)) == value


def rebuilt(value):
    """The same value with every key in its place."""
    if isinstance(value, dict):
        return {key: rebuilt(value[key]) for key in sorted(value, key=lambda key: key.encode("utf-16-be"))}
    return [rebuilt(item) for item in value] if isinstance(value, list) else value


@given(VALUES | st.dictionaries(st.text("ab"), VALUES))
def test_what_is_written_the_quick_way_is_written_the_same(value):
    """ASCII keys are sorted by the encoder itself, all others one by one."""
    assert canonical_json(value) == json.dumps(rebuilt(value), ensure_ascii=False, separators=(",", ":")).encode()


@pytest.mark.parametrize("bad", [1.5, float("nan"), 2**53, {1: 2}, "\ud800", {"\ud800": 1}, b"x", {1, 2}])
def test_what_has_no_one_writing_is_refused(bad):
    with pytest.raises(CanonicalError):
        canonical_json(bad)


def test_a_hash_is_64_lower_case_digits(tmp_path):
    known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    (tmp_path / "abc").write_bytes(b"abc")
    assert Sha256.of(b"abc").hex == known == str(Sha256.parse(known)) == Sha256.of_file(tmp_path / "abc").hex
    for bad in (known.upper(), known[:-1], "", known + "0"):
        with pytest.raises(HashError):
            Sha256.parse(bad)
