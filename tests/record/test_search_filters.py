"""Filters in the box: they narrow, are counted for the asker alone, and say what they do not know."""

import pytest

from saksi.kernel.errors import BadQuery, DateError
from saksi.record.search.asking import asked
from saksi.record.search.finding import OF_EACH, PER_PAGE, found_of, search
from saksi.record.search.index import index_row
from tests.record import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def record(local):
    """Two documents of two papers, each with a statement."""
    rows = {}
    for name, date, level, position, sector in (
        ("Lumera Courier", "2024-02", 0, "denies", "state"), ("Ostrel Herald", "2025-03-04", 2, "alleges", "media"),
    ):  # fmt: skip
        of = builders.document("Police arrested two farmers.", publisher=name, date=date, level=level)
        speaker = builders.actor(of, "Ana Velu", sector=sector, level=level)
        said = builders.statement(of, speaker=speaker, position=position, level=level)
        rows[name] = (of, said)
        for row in (of, said, speaker):
            index_row(row)
    return rows


def kinds(user, text):
    return {group.kind: group.count for group in search(user, text).groups}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("police", {"document": 2, "statement": 2}),
        ("police kind:statement", {"statement": 2}),
        ("police kind:Documents", {"document": 2}),
        ("police kind:document kind:statement source:courier", {"document": 1, "statement": 1}),
        ('police publisher:"ostrel herald"', {"document": 1, "statement": 1}),
        ("police source:nobody", {}),
        ("police from:2024-02-29", {"document": 2, "statement": 2}),
        ("police from:2024-03", {"document": 1, "statement": 1}),
        ("police to:2024", {"document": 1, "statement": 1}),
        ("police from:2024-02-10 to:2024-02-11", {"document": 1, "statement": 1}),
        ("police sector:state", {"statement": 1}),
        ('sector:"The State"', {"statement": 1, "actor": 1}),
        ("position:denies", {"statement": 1}),
        ("police level:public", {"document": 1, "statement": 1}),
        ("level:2", {"document": 1, "statement": 1, "actor": 1}),
        ("KIND:statement velu", {"statement": 2}),
    ],
)
def test_filters_narrow(local, record, typed, expected):
    assert kinds(local, typed) == expected


def test_counts_are_of_what_the_asker_may_see(cleared, local, record):
    assert kinds(cleared(1), "police") == {"document": 1, "statement": 1}
    assert kinds(cleared(1), "level:2") == {}
    assert dict(search(local, "police").facets["source"]) == {"Lumera Courier": 2, "Ostrel Herald": 2}
    assert dict(search(cleared(1), "police").facets["source"]) == {"Lumera Courier": 2}
    assert dict(search(cleared(1), "police").facets["position"]) == {"denies": 1}
    assert kinds(cleared(1), "source:ostrel") == {}


def test_each_count_of_a_facet_is_what_its_choice_gives(local, record):
    result = search(local, "velu")
    for name, choices in result.facets.items():
        for value, count in choices:
            assert search(local, result.asked.with_filter(name, value)).count == count, (name, value)


def test_whoever_may_not_see_rows_finds_nothing(cleared, stranger, record):
    for person in (stranger, cleared(3, role="viewer")):
        assert search(person, "police").count == 0
        assert search(person, "kind:document").count == 0


def test_a_filter_that_is_none_is_told_and_searched_for_as_a_word(local, record):
    result = search(local, "colour:red police")
    assert result.asked.unknown == ("colour",)
    assert result.asked.words == ("colour:red", "police")
    assert asked("https://lumera.example 10:30").unknown == ()


@pytest.mark.parametrize("typed", ["kind:thing", "sector:none-such", "position:maybe", "level:9"])
def test_a_value_that_a_filter_does_not_know_is_refused_with_those_it_knows(local, typed):
    with pytest.raises(BadQuery, match="expected one of"):
        search(local, typed)


def test_a_date_that_is_none_and_too_many_words_are_refused(local):
    with pytest.raises(DateError):
        search(local, "from:yesterday")
    with pytest.raises(BadQuery, match="400"):
        search(local, "a " * 400)


def test_what_was_typed_can_be_changed_by_one_filter():
    said = asked('police "two farmers" source:courier kind:statement')
    assert said.without("kind") == 'police "two farmers" source:courier'
    assert said.with_filter("source", "Ostrel Herald") == 'police "two farmers" kind:statement source:"Ostrel Herald"'
    assert (said.words, said.exact) == (("police", "two farmers"), frozenset({"two farmers"}))


def test_the_first_of_each_kind_are_shown_and_one_kind_is_paged(local):
    rows = [builders.document("Police.") for _ in range(PER_PAGE + 2)]
    for row in rows:
        index_row(row)
    [group] = search(local, "police").groups
    assert (group.count, len(group.hits)) == (len(rows), OF_EACH)
    pages = [search(local, "police kind:document", page).groups[0].hits for page in (1, 2)]
    assert [len(page) for page in pages] == [PER_PAGE, 2]
    assert len({hit.id for page in pages for hit in page}) == len(rows)


def test_too_many_to_rank_are_shown_with_the_newest_first(local, monkeypatch, record):
    monkeypatch.setattr("saksi.record.search.finding.RANKED", 1)
    result = search(local, "police")
    assert not result.ranked
    assert {group.kind: [hit.id for hit in group.hits] for group in result.groups} == {
        kind: [record[name][place].pk for name in ("Ostrel Herald", "Lumera Courier")] for place, kind in enumerate(("document", "statement"))
    }  # fmt: skip


@pytest.mark.parametrize("typed", ["police", "velu", "police source:courier", "kind:document", "police kind:statement kind:document", "police from:2025", "kind:actor"])  # fmt: skip
def test_what_is_found_is_the_same_whether_ranked_or_newest_first(local, cleared, monkeypatch, record, typed):
    twice = builders.actor(record["Lumera Courier"][0], "Ana Velu", sector="state", level=0)
    twice.merged_into = record["Lumera Courier"][1].speaker
    twice.save()
    index_row(twice)
    people = [local, cleared(1)]
    ranked = [kinds(person, typed) for person in people]
    monkeypatch.setattr("saksi.record.search.finding.RANKED", 0)
    assert [kinds(person, typed) for person in people] == ranked
    for person in people:
        assert all(len(group.hits) == group.count for group in search(person, typed).groups)


def test_the_numbers_of_one_kind_are_given_for_lists_to_choose_from(local, cleared, record):
    numbers = [said.pk for _, said in record.values()]
    assert (
        sorted(found_of(local, "velu", "statement"))
        == sorted(found_of(local, "position:denies position:alleges", "statement"))
        == numbers
    )
    assert found_of(cleared(1), "velu", "statement") == numbers[:1]
    assert found_of(local, "", "statement") == []
