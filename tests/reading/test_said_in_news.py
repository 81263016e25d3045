"""Statements as news agencies and papers tell them: who says what, where it ends, and what is none. All names are made up."""

import pytest

from tests.reading.said import statements_of


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("A spokesman for the ministry, Peter Adio, referred Reuters to the police when asked for comment.", "Peter Adio", "referred Reuters to the police when asked for comment"),
        ("Maria Tolen referred reporters to the council.", "Maria Tolen", "referred reporters to the council"),
        ("Maria Tolen did not respond to phone calls requesting comment.", "Maria Tolen", "did not respond to phone calls requesting comment"),
        ("Maria Tolen has been silent on the arrest.", "Maria Tolen", "has been silent"),
    ],
)
def test_who_sends_reporters_elsewhere_or_leaves_calls_unanswered_does_not_speak(text: str, speaker: str, cue: str) -> None:
    """The phrase is cue and content at once."""
    assert [found[:3] for found in statements_of(text)] == [(speaker, cue, cue)]


def test_whom_a_prosecutor_refers_to_a_court_is_no_reporter() -> None:
    """Nobody asked for a comment."""
    assert statements_of("The prosecutor referred Maria Tolen to the court.") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Maria Tolen said the arrest was “not only cruel, but unlawful,” decrying that nobody was told.",
            [("Maria Tolen", "not only cruel, but unlawful"), ("Maria Tolen", "nobody was told")],
        ),
        ("Maria Tolen told Reuters the police had taken him, though she did not offer evidence for it.", [("Maria Tolen", "the police had taken him")]),
        ("Maria Tolen said the gang wanted money, although it wasn’t immediately clear who would pay.", [("Maria Tolen", "the gang wanted money")]),
        (
            "The ministry has announced it will close the camp, just as Maria Tolen condemned the raids.",
            [("The ministry", "it will close the camp"), ("Maria Tolen", "the raids")],
        ),
        ("Maria Tolen accused the marchers of arson, despite the fact that nothing had burned.", [("Maria Tolen", "the marchers of arson")]),
    ],
)
def test_what_is_said_ends_where_the_paper_goes_on(text: str, said: list[tuple[str, str]]) -> None:
    """At a participle after the quotation, and where the paper weighs the words or tells of something else."""
    assert [(found.speaker, found.content) for found in statements_of(text)] == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Maria Tolen accused the mill of lying, saying the list was old, Reuters reported.",
            [
                ("Reuters", "Maria Tolen accused the mill of lying, saying the list was old"),
                ("Maria Tolen", "the mill of lying"),
                ("Maria Tolen", "the list was old"),
            ],
        ),
        (
            "Maria Tolen said the camp was a school and accused the mill of lying, AFP reported on Monday.",
            [
                ("AFP", "Maria Tolen said the camp was a school and accused the mill of lying"),
                ("Maria Tolen", "the camp was a school"),
                ("Maria Tolen", "the mill of lying"),
            ],
        ),
    ],
)
def test_an_outlet_that_closes_the_sentence_tells_all_of_it(text: str, said: list[tuple[str, str]]) -> None:
    """And those whom it reports say what they say."""
    assert [(found.speaker, found.content) for found in statements_of(text)] == said
