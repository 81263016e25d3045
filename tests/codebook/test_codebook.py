"""The lists and the packs are whole, and say how well each row is known."""

import csv
import re
import shutil
from pathlib import Path

import pytest

from saksi.codebook import lists
from saksi.codebook.aims import AIMS, TESTED
from saksi.codebook.lists import codebook
from saksi.codebook.packs import PACKS, available_packs, load_pack
from saksi.codebook.validation import validate_pack
from saksi.kernel.errors import CodebookError, PackError


def test_the_lists_are_there():
    book = codebook()
    assert (len(book.acts), len(book.positions), len(book.sectors), len(book.rights)) == (73, 10, 14, 22)
    assert list(book.verification_levels) == ["v0", "v1", "v2", "v3", "v4", "vx"]
    assert set(book.disputes) == {"disp_fact", "disp_number", "disp_law", "disp_identity"}
    assert book.acts["arrest"].freedoms == ("liberty",)


def test_the_three_part_test_has_its_questions_and_a_no_to_unequal_treatment_speaks_for_the_state():
    questions = codebook().questions
    assert [(q.code, q.part) for q in questions.values()] == [
        ("scope", 0), ("interference", 0), ("legality", 1), ("legitimate-aim", 2), ("necessity", 3), ("proportionality", 3),
        ("non-discrimination", 4),
    ]  # fmt: skip
    assert questions["scope"].answers == {"met": "yes", "not-met": "no", "unknown": "unclear"}
    assert questions["non-discrimination"].answers == {"met": "no", "not-met": "yes", "unknown": "unknown"}


def test_each_article_has_its_closed_list_of_aims_and_no_other():
    of = {right: {aim.code for aim in AIMS.values() if right in aim.rights} for right in TESTED}
    assert set(TESTED) <= set(codebook().rights)
    assert of["expression"] == {"reputation", "national-security", "public-order", "health-or-morals"}
    others = {"national-security", "public-safety", "public-order", "health-or-morals", "rights-of-others"}
    assert of["assembly"] == of["association"] == others


def test_a_person_in_a_case_has_one_of_seventeen_standings():
    assert len(codebook().standings) == 17
    assert {"arrested", "convicted_serving", "appeal", "released_uncharged", "unknown"} <= set(codebook().standings)


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
        ("pack.toml", 'country = "XT"', 'countri = "XT"', "unknown key 'countri'"),
        ("pack.toml", 'demonyms = ["Tavaran"]', "demonyms = [1]", "demonyms that are texts"),
        ("pack.toml", "title = ", "= title ", "cannot be read"),
        (
            "places.csv",
            "XT-2,Ostrel,Ostrel Province,province,XT,,",
            "XT-2,Ostrel,Ostrel Province,province,XT,91,0",
            "lat '91'",
        ),
        (
            "places.csv",
            "XT-2,Ostrel,Ostrel Province,province,XT,,",
            "XT-2,Ostrel,Ostrel Province,province,XT,1,",
            "line 4: got one of lat",
        ),
        (
            "places.csv",
            "XT,Tavara,Republic of Tavara,country,,",
            "XT,Tavara,Republic of Tavara,country,XT-1,",
            "does not lie in",
        ),
        ("places.csv", "XT-2,Ostrel", "XT-2,", "line 4: got no name"),
        ("places.csv", "XT-2,Ostrel", 'XT-2,"Ostrel', "never closed"),
        ("places.csv", "XT-2,Ostrel", "\nXT-2,Ostrel", "line 4: expected 8 cells"),
        ("places.csv", "XT-2,Ostrel", 'XT-2,"Os\ntrel"', "line 4: expected 8 cells in one line"),
        ("places.csv", "XT-2,Ostrel", "XT-2,more,Ostrel", "line 4: expected 8 cells"),
        ("places.csv", "code,name", "code,name,name", "each once"),
        ("laws.csv", "1994,proposed", "94,proposed", "year '94'"),
        ("articles.csv", "constitution,22", "constitution,19", "line 3: got article '19'"),
        ("names.csv", "honorific,Ser,", "title,Ser,", "kind 'title'"),
        ("tiles.csv", "XT-6,1,3", "XT-6,1,2", "line 3: got the tile of XT-2 for XT-6"),
        ("tiles.csv", "XT-6,1,3", "XT-1-a,1,3", "line 3: got code 'XT-1-a'"),
        ("tiles.csv", "XT-6,1,3", "XT-6,0,3", "line 3: got row '0'"),
        ("tiles.csv", "XT-6,1,3", "XT-6,1,east", "line 3: got column 'east'"),
        ("tiles.csv", "XT-6,1,3,proposed\n", "", "got no tile for XT-6"),
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


def test_a_table_whose_name_is_wrong_is_named_and_not_passed_over(tmp_path):
    folder = tmp_path / "pack"
    shutil.copytree(PACKS / "sample", folder)
    (folder / "laws.csv").rename(folder / "law.csv")
    problems = validate_pack(folder)
    assert any(p.startswith("law.csv: no table of a pack") for p in problems)
    assert any(p.startswith("articles.csv, line 2: got law 'constitution'") for p in problems)


def test_a_table_saved_by_a_spreadsheet_program_with_a_mark_is_read(tmp_path):
    folder = tmp_path / "pack"
    shutil.copytree(PACKS / "sample", folder)
    path = folder / "places.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert validate_pack(folder) == ()


def test_other_bytes_than_utf8_are_named_by_their_place(tmp_path):
    folder = tmp_path / "pack"
    shutil.copytree(PACKS / "sample", folder)
    for name in ("bodies.csv", "pack.toml"):
        (folder / name).write_bytes((folder / name).read_bytes() + b"\xff")
    problems = validate_pack(folder)
    assert any("bodies.csv: is not UTF-8 at byte" in p for p in problems)
    assert any("pack.toml: cannot be read" in p for p in problems)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("acts.csv", "torture,Torture", "killing,Torture", "code 'killing'"),
        ("positions.csv", ",proposed", ",sure", "provenance 'sure'"),
        ("sectors.csv", "code,meaning", "code,sense", "missing meaning"),
    ],
)
def test_a_damaged_list_of_the_codebook_stops_with_file_and_line(tmp_path, monkeypatch, file, old, new, said):
    folder = tmp_path / "data"
    shutil.copytree(lists.DATA, folder)
    text = (folder / file).read_text(encoding="utf-8")
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    monkeypatch.setattr(lists, "DATA", folder)
    with pytest.raises(CodebookError, match=f"{file}, line .*{said}"):
        codebook.__wrapped__()


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def published():
    folder = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "codebook"
    if not folder.exists():
        pytest.skip("the published codebook is not here (../shared)")
    return folder


def test_every_spelling_and_every_known_position_of_the_provinces_is_carried(published):
    places = {place.code: place for place in load_pack("kh").places}
    for row in rows(published / "kh_provinces.csv"):
        place = places[row["iso_3166_2"]]
        wanted = {row["name_en"], row["name_iso"], row["name_km"], *row["variants"].split(";")} - {""}
        assert wanted <= set(place.forms)
        capital = places.get(f"{place.code}-capital", place)
        assert (capital.lat or "", capital.lon or "") == (row["capital_lat"], row["capital_lon"])


@pytest.mark.parametrize(
    ("file", "kind", "count"),
    [
        ("kh_courts", "court", 33),
        ("kh_parties", "party", 14),
        ("kh_media", "media", 18),
        ("kh_institutions", "institution", 25),
    ],
)
def test_bodies_are_carried_with_how_well_they_are_known(published, file, kind, count):
    """Rows that name no body of its own, such as "unidentified men", are no bodies of the pack."""
    bodies = [body for body in load_pack("kh").bodies if body.kind == kind]
    known = {form: body.provenance for body in bodies for form in body.forms}
    assert len(bodies) == count
    source = {row["name"].split(" (")[0]: row["provenance"] for row in rows(published / f"{file}.csv")}
    shared_names = source.keys() & known.keys()
    assert len(shared_names) >= count - 1
    assert {name: known[name] for name in shared_names} == {name: source[name] for name in shared_names}


def test_ngos_laws_articles_and_names_are_carried_with_how_well_they_are_known(published):
    pack = load_pack("kh")
    groups = {form: body.provenance for body in (*pack.ngos, *pack.unions) for form in body.forms}
    ngos = {r["name"].split(" (")[0]: r for r in rows(published / "kh_ngos.csv")}
    assert {n: r["provenance"] for n, r in ngos.items()} == {n: groups.get(n) for n in ngos}
    laws = {law.code: law.provenance for law in pack.laws}
    assert laws == {r["id"]: r["provenance"] for r in rows(published / "kh_laws.csv")}
    articles = {(a.law, a.number): a.provenance for a in pack.articles}
    wanted = {("constitution", r["article"]): r["provenance"] for r in rows(published / "kh_constitution.csv")}
    wanted |= {("criminal_code", r["article"]): r["provenance"] for r in rows(published / "kh_criminal_code.csv")}
    assert articles == wanted
    titles = {r["value"] for r in rows(published / "kh_names_honorifics.csv") if r["kind"] == "honorific"}
    assert {part for title in titles for part in re.split(r" / | \(|\)", title) if part} == set(pack.honorifics)


def test_the_lists_are_the_published_ones_byte_for_byte(published):
    for path in sorted(lists.DATA.glob("*.csv")):
        assert path.read_bytes() == (published / path.name).read_bytes(), path.name


# Provinces that touch on the map of Cambodia.
NEIGHBOURS = """
KH-1 KH-22, KH-1 KH-2, KH-1 KH-17, KH-22 KH-17, KH-22 KH-13, KH-17 KH-13, KH-17 KH-6, KH-17 KH-2, KH-13 KH-19, KH-13 KH-6,
KH-19 KH-16, KH-19 KH-10, KH-19 KH-11, KH-16 KH-11, KH-10 KH-11, KH-10 KH-6, KH-10 KH-3, KH-10 KH-25, KH-6 KH-3, KH-6 KH-4,
KH-2 KH-24, KH-2 KH-15, KH-15 KH-4, KH-15 KH-5, KH-15 KH-9, KH-4 KH-3, KH-4 KH-5, KH-3 KH-25, KH-3 KH-8, KH-25 KH-14,
KH-9 KH-5, KH-9 KH-18, KH-5 KH-12, KH-5 KH-7, KH-5 KH-21, KH-12 KH-8, KH-8 KH-14, KH-8 KH-21, KH-14 KH-20, KH-18 KH-7,
KH-7 KH-21, KH-7 KH-23
"""


def test_the_tile_map_of_cambodia_keeps_neighbours_and_the_order_of_the_map():
    pack = load_pack("kh")
    tiles = pack.tiles
    pairs = [pair.split() for pair in NEIGHBOURS.replace("\n", " ").split(",")]
    apart = [
        (a, b) for a, b in pairs if max(abs(tiles[a][0] - tiles[b][0]), abs(tiles[a][1] - tiles[b][1])) > 1
    ]
    assert not apart, "tiles of neighbours touch, by an edge or a corner"
    placed = [(tiles[p.code], float(p.lat), float(p.lon)) for p in pack.places if p.code in tiles and p.lat and p.lon]
    assert len(placed) > 10
    for (row, column), lat, lon in placed:
        for (other_row, other_column), other_lat, other_lon in placed:
            assert row <= other_row or lat < other_lat + 0.5, "what lies clearly north is not below"
            assert column <= other_column or lon > other_lon - 0.5, "what lies clearly west is not right"


def test_a_pack_without_tiles_has_no_map():
    assert not load_pack("generic").tiles
