"""Documents of one origin count once: copies, quotations, one wire, one publisher, one voice; a person's word wins."""

from pathlib import Path

import pytest

from saksi.matching.credits import agency_of, quotation_of
from saksi.matching.origins import Opinion, Source, Why, origins

SAMPLE = Path(__file__).parents[2] / "sample"
MARCH = (
    "Police in Lumera arrested three members of the Union of Harbour Workers on Monday, hours after some 200 dockers marched to the "
    "Ministry of Interior to hand over a petition on wages. Oren Tallis, president of the union, and two of its organisers were taken "
    "from the union's office in Harbour Ward, witnesses said. They showed no warrant, said their lawyer."
)
OTHER = (
    "Three unionists were held in the capital after a demonstration at the port, their families said on Tuesday. The families have not "
    "seen them since. A court clerk said no case had been registered, and the prison at Ostrel would not say whether the men were there. "
    "Dockers stayed away from work in protest, and two ships could not be unloaded."
)


def found(*sources, opinions=()):
    """The groups by their members, and the reasons for each link."""
    groups = origins(sources, opinions)
    return [g.members for g in groups], [link.why for g in groups for link in g.links]


def test_two_that_tell_it_in_their_own_words_are_two():
    assert found(Source(1, MARCH, "Courier"), Source(2, OTHER, "Herald")) == ([(1,), (2,)], [])


def test_the_same_text_and_a_near_copy_count_once_and_say_why():
    assert found(Source(1, MARCH), Source(2, MARCH)) == ([(1, 2)], [Why.SAME_TEXT])
    changed = MARCH.replace("Monday", "Sunday").replace("some 200 dockers", "about 200 dock workers")
    assert found(Source(1, MARCH), Source(2, changed)) == ([(1, 2)], [Why.COPY])


def test_a_cut_version_is_a_copy_of_the_long_one():
    (group,) = origins([Source(1, f"{MARCH} {OTHER}"), Source(2, MARCH)])
    assert group.links[0].why == Why.COPY
    assert group.links[0].detail == "100%"


def test_a_wire_of_the_sample_and_the_paper_that_printed_it_are_one():
    courier, wire = ((SAMPLE / name).read_text("utf-8") for name in ("01-courier-harbour-arrests.txt", "03-tavara-wire-harbour.txt"))
    assert found(Source(1, courier, "Lumera Courier"), Source(2, wire, "Tavara Wire")) == ([(1, 2)], [Why.COPY])


def test_khmer_is_compared_though_it_has_no_spaces():
    text = "នគរបាលបានចាប់ខ្លួនសហជីពពីរនាក់នៅភ្នំពេញកាលពីថ្ងៃច័ន្ទនេះបើតាមអង្គការសិទ្ធិមនុស្ស"
    assert found(Source(1, text), Source(2, text + "លីកាដូ")) == ([(1, 2)], [Why.COPY])


def test_who_quotes_the_other_by_name_is_no_second_origin():
    quoting = f"{OTHER} The men were beaten, the Lumera Courier reported."
    (group,) = origins([Source(1, MARCH, "Lumera Courier"), Source(2, quoting, "Herald")])
    assert (group.links[0].one, group.links[0].other, group.links[0].why) == (2, 1, Why.QUOTES)
    assert group.links[0].detail == "Lumera Courier reported"


@pytest.mark.parametrize("words", ["The Lumera Courier was closed in May.", "He reads the Lumera Courier. Police reported it.", ""])
def test_who_only_talks_about_the_other_is_its_own(words):
    assert found(Source(1, MARCH, "Lumera Courier"), Source(2, f"{OTHER} {words}", "Herald"))[0] == [(1,), (2,)]


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("LUMERA, 4 March (Tavara Wire) - Police arrested three.", "Tavara Wire"),
        ("PARIS (AFP) — Police arrested three.", "AFP"),
        ("Three held\n\nBy Agence France-Presse\n\nPolice arrested three.", "AFP"),
        ("Three held\n\nTavara Wire\nLUMERA, 4 March\n\nPolice arrested three.", "Tavara Wire"),
        ("Police arrested three.\n\nSource: Xinhua", "Xinhua"),
        ("Police arrested three. (Reuters)", "Reuters"),
        ("Police arrested three. - AFP", "AFP"),
        ("Police arrested three, Reuters reported on Monday, and one was let go in the evening.", ""),
        ("Lumera (Tavara) - Police arrested three.", ""),
        ("Barbed wire went up around the port.", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_an_agency_is_credited_at_the_head_or_the_foot(text, agency):
    assert agency_of(text) == agency


def test_two_papers_with_one_wire_are_one_and_so_are_wire_and_paper():
    first, second = f"LUMERA (AFP) - {MARCH}", f"{OTHER}\n\nSource: Agence France-Presse"
    assert found(Source(1, first, "Courier"), Source(2, second, "Herald")) == ([(1, 2)], [Why.AGENCY])
    assert found(Source(1, first, "Courier"), Source(2, OTHER, "AFP")) == ([(1, 2)], [Why.AGENCY])
    assert found(Source(1, MARCH, "Reuters"), Source(2, OTHER, "AFP"))[0] == [(1,), (2,)]


def test_one_publisher_and_one_voice_are_one():
    assert found(Source(1, MARCH, "Courier"), Source(2, OTHER, "courier")) == ([(1, 2)], [Why.PUBLISHER])
    voice = frozenset({7})
    assert found(Source(1, MARCH, "A paper", voice), Source(2, OTHER, "B paper", voice)) == ([(1, 2)], [Why.VOICE])
    assert found(Source(1, MARCH, "A paper", voice), Source(2, OTHER, "B paper", frozenset({7, 8})))[0] == [(1,), (2,)]
    assert found(Source(1, MARCH), Source(2, OTHER))[0] == [(1,), (2,)]


def test_a_person_joins_what_the_machine_kept_apart_and_parts_what_it_joined():
    apart = [Source(1, MARCH, "Courier"), Source(2, OTHER, "Herald")]
    assert found(*apart, opinions=[Opinion(2, 1, same=True)]) == ([(1, 2)], [Why.PERSON])
    alike = [Source(1, MARCH, "Courier"), Source(2, OTHER, "Courier")]
    assert found(*alike, opinions=[Opinion(1, 2, same=False)])[0] == [(1,), (2,)]
    assert found(*alike, opinions=[Opinion(1, 2, same=False), Opinion(2, 1, same=True)])[0] == [(1, 2)]
    assert found(*apart, opinions=[Opinion(2, 9, same=True)])[0] == [(1,), (2,)]


def test_what_is_linked_by_way_of_a_third_is_one():
    between = Source(2, f"{OTHER} as the Lumera Courier reported", "Herald")
    assert found(Source(1, MARCH, "Lumera Courier"), between, Source(3, OTHER, "Radio"))[0] == [(1, 2, 3)]


def test_no_source_has_no_origin_and_a_short_name_is_not_looked_for():
    assert origins([]) == ()
    assert quotation_of("The AB reported it.", "AB") == ""
