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


def test_control_characters_have_their_shortest_writing():
    assert canonical_json("\n\x00é") == b'"\\n\\u0000\xc3\xa9"'


@given(VALUES)
def test_what_is_written_reads_back_the_same(value):
    assert json.loads(canonical_json(value)) == value


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
