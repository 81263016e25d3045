"""The lists and the packs are whole, and say how well each row is known."""

import shutil

import pytest

from saksi.codebook.lists import codebook
from saksi.codebook.packs import PACKS, available_packs, load_pack, validate_pack
from saksi.kernel.errors import PackError


def test_the_lists_are_there():
    book = codebook()
    assert (len(book.acts), len(book.positions), len(book.sectors), len(book.rights)) == (73, 10, 14, 22)
    assert list(book.verification_levels) == ["v0", "v1", "v2", "v3", "v4", "vx"]
    assert set(book.disputes) == {"disp_fact", "disp_number", "disp_law", "disp_identity"}
    assert book.acts["arrest"].freedoms == ("liberty",)


def test_what_is_remembered_is_never_called_checked():
    assert not codebook().acts["arrest"].checked
    assert codebook().positions["denies"].checked
    assert any(not place.checked for place in load_pack("kh").places)


@pytest.mark.parametrize("name", available_packs())
def test_every_pack_is_valid(name):
    assert validate_pack(PACKS / name) == ()
    assert load_pack(name).name == name


def test_cambodia_has_its_25_provinces_with_variants():
    pack = load_pack("kh")
    provinces = [p for p in pack.places if p.level == "province"]
    assert len(provinces) == 25
    assert any("Sihanoukville" in p.variants for p in provinces)
    assert pack.courts
    assert pack.institutions
    assert pack.laws
    assert pack.parties
    assert pack.ngos
    assert pack.unions
    assert pack.media
    assert any(a.law == "constitution" and a.number == "41" for a in pack.articles)


def test_an_unknown_pack_is_refused_with_those_that_are():
    with pytest.raises(PackError, match="generic, kh, sample"):
        load_pack("atlantis")


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("bodies.csv", "court,judiciary", "court,justice", "sector 'justice'"),
        ("bodies.csv", "party,party-ruling", "club,party-ruling", "kind 'club'"),
        ("places.csv", "XT-2,Ostrel", "XT-1,Ostrel", "code 'XT-1'"),
        ("places.csv", "code,name", "kode,name", "missing code"),
        ("laws.csv", "1994,proposed", "1994,guessed", "provenance 'guessed'"),
        ("articles.csv", "constitution,19", "charter,19", "law 'charter'"),
        ("pack.toml", 'name_order = "given-first"', 'name_order = "any"', "name_order 'any'"),
    ],
)
def test_a_damaged_pack_is_named_by_file_and_line(tmp_path, file, old, new, said):
    folder = tmp_path / "pack"
    shutil.copytree(PACKS / "sample", folder)
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    problems = validate_pack(folder)
    assert any(file in p and said in p for p in problems), problems
