"""Which actors may be one: reasons are named, and a name alone makes no two people one."""

import pytest

from saksi.matching.actors import Named, Why, alike


def person(key, *names, **more):
    return Named(key, "person", names, **more)


def body(key, *names, **more):
    return Named(key, "organisation", names, **more)


def why(one, other):
    return [reason.why for found in alike(one, [other]) for reason in found.reasons]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Theary Seng", "Seng Theary", Why.ORDER),
        ("Oren Tallis", "oren  TALLIS", Why.SAME_NAME),
        ("Dr. Oren Tallis", "Oren Tallis", Why.SAME_NAME),
        ("Péter Szabó", "Peter Szabo", Why.SAME_NAME),
        ("ចក់ សុភាព", "ចក់\u200b សុភាព", Why.SAME_NAME),
        ("Chak Sopheap", "Chak Sopheab", Why.SPELLING),
        ("Ouk Rabun", "Rabun Uok", Why.SPELLING),
        ("Mohammed Hassan", "Muhammad Hassan", Why.SPELLING),
        ("Kem Sokha", "Kem Sokka", Why.SPELLING),
        ("Rong Chhun", "Rong Chhunn", Why.SPELLING),
    ],
)
def test_names_of_persons_that_may_be_one_name(one, other, reason):
    assert why(person(1, one), person(2, other)) == [reason]
    assert why(person(2, other), person(1, one)) == [reason]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Oren Tallis", "Oren Brill"), ("Kem Sokha", "Kem Ley"), ("Sam Rainsy", "Sam Sokha"), ("Hun Sen", "Hun Manet"),
        ("Chea Mony", "Chea Vichea"), ("Sopheap", "Chak Sopheap"), ("Hun", "Sun"), ("", "Oren"), ("...", "..."), ("Nguyen Van Anh", "Nguyen Thi Lan"),
    ],
)  # fmt: skip
def test_names_of_different_people_are_not_offered(one, other):
    assert not alike(person(1, one), [person(2, other)])


def test_an_acronym_stands_for_its_organisation_and_for_no_person():
    full = body(1, "Cambodian Center for Human Rights")
    assert why(full, body(2, "CCHR")) == [Why.ACRONYM]
    assert why(body(2, "cchr"), full) == [Why.ACRONYM]
    assert why(full, Named(3, "group", ("CCHR",))) == [Why.ACRONYM]
    assert not alike(full, [body(2, "CHR"), person(4, "CCHR")])
    assert not alike(person(1, "Oren Tallis Morane"), [person(2, "OTM")])


def test_a_name_alone_is_said_to_be_alone_for_persons_only():
    (found,) = alike(person(1, "Oren Tallis"), [person(2, "Oren Tallis")])
    assert found.name_alone
    (found,) = alike(body(1, "National Police"), [body(2, "National Police")])
    assert not found.name_alone


def test_what_two_share_beside_the_name_is_named_and_comes_first():
    one = person(
        1, "Oren Tallis", roles=("President of the Union",), incidents=frozenset({7, 8}), documents=frozenset({3})
    )
    bare = person(2, "Oren Tallis")
    same = person(
        3, "Tallis Oren", roles=("president  of the union",), incidents=frozenset({8}), documents=frozenset({3})
    )
    found = alike(one, [bare, same, one])
    assert [likeness.key for likeness in found] == [3, 2]
    assert [reason.why for reason in found[0].reasons] == [Why.ORDER, Why.ROLE, Why.INCIDENT, Why.DOCUMENT]
    assert found[0].reasons[1].words == ("President of the Union",)
    assert not found[0].name_alone


def test_a_shared_case_is_more_than_a_name():
    """One told of as arrested, the other as charged, in the chain of one matter."""
    one, other = (person(n, "Oren Tallis", incidents=frozenset({n}), cases=frozenset({4})) for n in (1, 2))
    (found,) = alike(one, [other])
    assert [reason.why for reason in found.reasons] == [Why.SAME_NAME, Why.CASE]
    assert not found.name_alone


def test_a_shared_role_without_a_like_name_offers_nobody():
    assert not alike(
        person(1, "Oren Tallis", roles=("spokesperson",)), [person(2, "Dovan Hesk", roles=("spokesperson",))]
    )


def test_only_so_many_are_offered_and_the_closest_stay():
    crowd = [person(n, "Oren Tallys") for n in range(2, 60)] + [person(99, "Oren Tallis")]
    found = alike(person(1, "Oren Tallis"), crowd, most=5)
    assert (len(found), found[0].key) == (5, 99)
