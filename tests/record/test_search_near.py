"""Names are found in either order and spelled nearly right, Khmer words inside unspaced sentences, and nothing hidden is suggested."""

import pytest

from saksi.record.models import Actor, ActorName, Case, Provision, SearchWord
from saksi.record.search.finding import search
from saksi.record.search.index import index_row
from saksi.record.search.near import block_of, near
from saksi.record.search.words import spaced_out, terms
from tests.record import builders
from tests.record.found import hits_of

pytestmark = pytest.mark.django_db
SENTENCE = "កម្មករ៦៤នាក់ត្រូវបានប៉ូលិសចាប់ខ្លួននៅរាជធានីភ្នំពេញ។"


def named(name, level=1, text="Police arrested two farmers.", **fields):
    row = builders.actor(builders.document(text, level=level), name, level=level, **fields)
    index_row(row)
    return row


def found(user, text, **more):
    return [(hit.kind, hit.id) for group in search(user, text, **more).groups for hit in group.hits]


@pytest.mark.parametrize(
    "typed",
    ["Sopheap Chak", "chak sopheap", "SOPHÉAP", "Sopheep Chak", "Chak Sopheab", "Shopheap", "Sophheap", "Spoheap"],
)
def test_a_name_is_found_in_either_order_and_spelled_nearly_right(local, typed):
    row = named("Chak Sopheap")
    assert found(local, typed) == [("actor", row.pk)]


@pytest.mark.parametrize("typed", ["Sxphxyp", "Dara", "Chek Rathana", "Cha", '"Sopheep Chak"'])
def test_what_is_far_short_or_quoted_is_taken_as_it_is(local, typed):
    named("Chak Sopheap")
    result = search(local, typed)
    assert (result.count, result.near) == ((1, {}) if typed == "Cha" else (0, {}))


def test_the_near_word_is_told_and_can_be_declined(local):
    named("Chak Sopheap")
    assert search(local, "Sopheep").near == {"sopheep": ("sopheap",)}
    assert search(local, "Sopheap").near == {}
    assert found(local, "Sopheep", near_too=False) == []


def test_a_word_that_exists_elsewhere_gives_way_where_the_words_together_find_nothing(local):
    row = named("Chak Sopheap")
    named("Sopheab Lim")
    assert found(local, "Chak Sopheab") == [("actor", row.pk)]


def test_near_words_come_only_from_what_the_asker_may_see(cleared):
    named("Chak Sopheap", level=3)
    assert SearchWord.objects.filter(word="sopheap").exists()
    for level in range(3):
        result = search(cleared(level), "Sopheep")
        assert (result.count, result.near, result.facets) == (0, {}, {})
    assert search(cleared(3), "Sopheep").near == {"sopheep": ("sopheap",)}


def test_a_protected_actor_is_found_under_no_name_whatever_document_has_it(cleared):
    root = named("Chak Sopheap", level=0)
    other = named("Nita Sopheap", level=0)
    Actor.rows.filter(pk=other.pk).update(merged_into=root, level=3)
    for row in Actor.rows.all():
        index_row(row)
    assert search(cleared(2), "Sopheap").count == 0
    assert search(cleared(2), "Sopheep").near == {}
    assert search(cleared(3), "Sopheap").count == 1


def test_what_a_case_keeps_for_its_members_is_neither_found_nor_counted_nor_suggested(cleared, local):
    case = Case.rows.create(title="The quinces of Dren", level=0, opened=builders.NOW, members_only=True)
    act = builders.incident("Arrest of Sopheap in Dren", level=0)
    act.incident.case = case
    act.incident.save()
    for row in (case, act.incident):
        index_row(row)
    for typed in ("quinces", "Sopheap", "Sopheep", "kind:case", "kind:incident", "Dren"):
        result = search(cleared(3), typed)
        assert (result.count, result.near, result.facets) == (0, {}, {}), typed
    case.members.create(user=local, by="local", at=builders.NOW)
    assert search(local, "Dren").count == 2


def test_merged_actors_and_citations_of_one_article_count_once(local):
    root, gone = named("Chak Sopheap"), named("Sopheap Chak")
    Actor.rows.filter(pk=gone.pk).update(merged_into=root)
    ActorName.rows.create(actor=gone, name="Madame Chak")
    index_row(Actor.rows.get(pk=gone.pk))
    for _ in range(2):
        of = builders.document()
        span = {"start": 0, "end": 6, "quote": "Police"}
        index_row(
            Provision.rows.create(
                **builders.decided(of, "provision"), instrument="Constitution", article="41", span=span
            )
        )
    assert [(g.kind, g.count, len(g.hits)) for g in search(local, "Chak").groups] == [("actor", 1, 1)]
    assert [hit.name for hit in hits_of(local, "madame")] == ["Chak Sopheap"]
    assert [(g.kind, g.count, len(g.hits)) for g in search(local, "constitution 41").groups] == [("provision", 1, 1)]


@pytest.mark.parametrize(
    "typed", ["កម្មករ", "ប៉ូលិស", "ភ្នំពេញ", "ភ្នំ\u200bពេញ", "ចាប់ខ្លួន ភ្នំពេញ", "ប៉ូលិសចាប់", "៦៤", "ភ្នំពេញ courier"]
)
def test_a_khmer_word_is_found_inside_an_unspaced_sentence(local, typed):
    row = builders.document(SENTENCE.replace("ខ្លួន", "\u200bខ្លួន"), publisher="Courier")
    index_row(row)
    assert [(hit.kind, hit.id) for hit in hits_of(local, typed)] == [("document", row.pk)]
    marked = [piece for piece, sought in hits_of(local, typed)[0].snippet.pieces if sought]
    assert marked
    assert "".join(piece for piece, _ in hits_of(local, typed)[0].snippet.pieces) in row.text.content


@pytest.mark.parametrize("typed", ["ប៉ូលិសភ្នំពេញ", "មម្ម", "ពញ"])
def test_khmer_characters_that_do_not_follow_one_another_are_not_found(local, typed):
    index_row(builders.document(SENTENCE))
    assert hits_of(local, typed) == ()


def test_a_break_between_two_khmer_words_is_kept():
    assert spaced_out("ភ្នំ\u200bពេញ") == spaced_out("ភ្នំពេញ") == spaced_out("ភ្នំ ពេញ")
    assert spaced_out("ភ្នំ, ពេញ") != spaced_out("ភ្នំពេញ")
    assert spaced_out("no Khmer") == ""
    assert terms("ភ្នំ\u200bពេញ") == terms("ភ្នំពេញ")


def test_near_words_are_of_one_block_and_the_nearest_first():
    for word in ("theary", "thearyn", "vuthy"):
        SearchWord.objects.create(word=word, block=block_of(word))
    assert near("teary", lambda _: True) == ("theary",)
    assert near("thearyna", lambda _: True) == ("thearyn",)
    assert near("theory", lambda word: word != "theary") == ("thearyn",)
    assert near("the", lambda _: True) == ()
