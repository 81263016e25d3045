"""Places: the list as they lie within one another, and one with what is told of it."""

import pytest
from django.urls import reverse

from saksi.codebook.packs import load_pack
from saksi.record.models import Place, Profile
from saksi.record.places import counted_under, spot_at, spot_of
from tests.record import builders
from tests.web.conftest import shown
from tests.web.flat import assert_flat_queries

pytestmark = pytest.mark.django_db

TEXT = "Police arrested two farmers in Lumera, she said."


def document(level=0, **more):
    return builders.document(TEXT, level=level, pack="sample", **more)


def told(place, title="Arrest", level=0, **more):
    return builders.account(document(level), builders.incident(title, level=level), place=place, **more)


def name(place="Lumera", level=0, **more):
    """A document that names a place, with the words that do."""
    of = document(level)
    start = TEXT.index("Lumera")
    mentions = [{"start": start, "end": start + 6, "quote": "Lumera"}]
    return Place.rows.create(**builders.decided(of, "place", mentions=mentions), name=place, **more)


def lines(desk, **asked):
    return {line.row.spot.name: line.row for line in desk.page("places", **asked).context["listing"].lines}


def district():
    """A district of the made-up country with its province."""
    return next(spot_of(p.name, "sample") for p in load_pack("sample").places if p.level == "district")


def test_a_key_leads_to_the_place_that_it_names():
    spot = district()
    assert spot_at(spot.key) == spot
    assert spot.within[0].level == "province"
    assert spot_of("  Some  Village", "sample").key == "-/some village"
    assert [spot_at(key) for key in ("sample/none", "nowhere/X", "-/", "", "x")] == [None] * 5


@pytest.mark.parametrize("name", ["Kratie", "Kratie Province", "ក្រចេះ", "ខេត្តក្រចេះ", "ខេត្ត\u200bក្រចេះ", "ខេត្ត ក្រចេះ"])
def test_a_place_is_known_with_the_word_for_its_level(name):
    assert spot_of(name, "kh").key == "kh/KH-10"
    assert counted_under(name, "kh") == "Kratie"


def test_the_word_for_another_level_makes_it_another_place():
    assert spot_of("ស្រុកក្រចេះ", "kh").key == "-/ស្រុកក្រចេះ"
    assert spot_of("ខណ្ឌមានជ័យ", "kh").key == "kh/KH-12-meanchey"


def test_what_lies_within_a_place_counts_for_it_once(desk):
    spot = district()
    province = spot.within[0]
    first = told(spot.name)
    builders.account(document(), first.act, place=province.name)
    told(province.name, "Eviction")
    found = lines(desk)
    assert (len(found[spot.name].incidents), len(found[spot.name].within)) == (1, 1)
    assert (len(found[province.name].incidents), len(found[province.name].within)) == (2, 2)
    assert list(found).index(province.name) < list(found).index(spot.name)


def test_a_place_of_no_pack_stands_under_its_name_however_it_is_written(desk):
    told("Some Village")
    told("some  village", "Eviction")
    assert len(lines(desk)["Some Village"].incidents) == 2
    body = shown(desk.page("place", "-/some village"))
    assert "not in the country pack" in body
    assert "Eviction" in body


def test_the_list_narrows_by_province_kind_act_date_and_words(desk):
    spot = district()
    told(spot.name, date="2025-03", code="arrest")
    told("Some Village", date="2024", code="arrest")
    province = spot.within[0].name
    assert spot.name in lines(desk, province=province)
    assert "Some Village" not in lines(desk, province=province)
    assert set(lines(desk, kind="-")) == {"Some Village"}
    assert set(lines(desk, date="2024-05")) == {"Some Village"}
    assert set(lines(desk, words="VILL")) == {"Some Village"}
    assert lines(desk, act="killing") == {}


def test_documents_that_only_name_a_place_count_without_a_filter(desk):
    name("Lumera")
    found = lines(desk)
    assert len(found["Lumera"].documents) == 1
    assert lines(desk, act="arrest") == {}


def test_the_page_shows_what_happened_who_speaks_of_it_and_where_it_is_named(desk):
    named = name("Lumera")
    builders.statement(named.document, "arrested two farmers in Lumera", level=0)
    builders.statement(named.document, "Police arrested", level=0)
    told("Lumera", "Arrest, Lumera")
    body = shown(desk.page("place", spot_of("Lumera", "sample").key))
    assert "Arrest, Lumera" in body
    assert "1 statement</h2>" in body
    assert "1 document names it" in body


def test_the_page_of_a_province_holds_what_lies_within_it(desk):
    spot = district()
    told(spot.name, "Arrest in the district")
    body = shown(desk.page("place", spot.within[0].key))
    assert "Arrest in the district" in body
    assert reverse("place", args=[spot.key]) in body
    assert "its incidents as a list" in body


@pytest.mark.parametrize("key", ["sample/none", "nowhere/XT-1", "-/never told", "x", "-/"])
def test_a_place_of_which_nothing_is_told_is_not_there(desk, key):
    assert desk.client.get(f"/places/{key}/").status_code == 404


def test_what_is_above_the_level_makes_no_place(desk):
    told("Hidden Creek", "Secret arrest", level=3)
    told("Lumera", "Arrest")
    builders.account(document(), builders.incident("Secret too", level=3), place="Lumera")
    name("Hidden Creek", level=3)
    Profile.objects.update(clearance=1)
    assert "Hidden Creek" not in lines(desk)
    assert desk.client.get("/places/-/hidden creek/").status_code == 404
    assert len(lines(desk)["Lumera"].incidents) == 1
    assert "Secret" not in shown(desk.page("place", spot_of("Lumera", "sample").key))


def test_a_hostile_name_is_escaped_and_reached(desk):
    told('"><script>alert(1)</script>')
    body = desk.page("places").content.decode()
    assert "<script" not in body
    (line,) = desk.page("places").context["listing"].lines
    page = desk.client.get(line.cells[0][2])
    assert page.status_code == 200
    assert b"<script" not in page.content


def test_more_places_ask_no_more_questions(desk):
    def make(count):
        for n in range(count):
            told(f"Village {n}", victims=[builders.actor(document(), level=0)])
            told("Lumera", date=f"20{n:02}")
            of = name("Lumera").document
            builders.statement(of, "farmers in Lumera", level=0, speaker=builders.actor(of, level=0))

    assert_flat_queries(desk.client, reverse("places") + "?words=village&act=arrest&sort=-all", make)
    assert_flat_queries(desk.client, reverse("places"), make)
    assert_flat_queries(desk.client, reverse("place", args=[spot_of("Lumera", "sample").key]), make)
