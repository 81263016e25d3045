"""What a figure's definition accepts and refuses."""

import pytest

from saksi.figures.definition import brief_definitions, parse_definition
from saksi.kernel.errors import FigureError

GOOD = {"id": "x", "version": 1, "title": "X", "definition": "X.", "unit": "incident"}


def test_the_figures_of_the_brief_are_read_and_have_different_ids():
    """Each has a title, a definition in prose and a version."""
    made = brief_definitions()
    assert len(made) > 10
    assert all(one.title and one.definition.endswith(".") and one.version >= 1 for one in made)


def test_a_definition_survives_being_written_and_read():
    """What figures.json says is the definition itself."""
    for one in brief_definitions():
        assert parse_definition(one.to_json()) == one


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"id": "With Space"}, "With Space"),
        ({"unit": "sentence"}, "sentence"),
        ({"group_by": ["colour"]}, "colour"),
        ({"distinct": "colour"}, "colour"),
        ({"filter": {"place": {"like": ["L"]}}}, "in"),
        ({"filter": {"colour": {"in": ["red"]}}}, "colour"),
    ],
)
def test_a_wrong_definition_is_refused_and_named(change, named):
    """A definition that could not be counted never becomes a figure."""
    with pytest.raises(FigureError, match=named):
        parse_definition({**GOOD, **change})


def test_a_definition_that_lacks_a_part_is_refused():
    """Without prose nobody knows what is counted."""
    with pytest.raises(FigureError, match="definition"):
        parse_definition({key: value for key, value in GOOD.items() if key != "definition"})


def test_tallies_are_added_up_and_never_counted_as_different_values():
    """A tally has no ids of its own."""
    assert parse_definition({**GOOD, "unit": "suggestion"}).distinct == ""
