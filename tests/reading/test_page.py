"""Sentences, quotations and headlines of a page."""

import pytest

from tests.reading.said import page_of


def sentences(text):
    """The sentences in words."""
    page = page_of(text)
    return [page.text[one.start : one.end] for one in page.sentences]


@pytest.mark.parametrize(
    "text",
    [
        "Ms. Tolen met Dr. Adar at 5 p.m. in Lumera.",
        "“It is over. We go home,” she said.",
        "“Is it over?” she asked.",
        "K.C. Maurer of the U.S. Embassy came on Jan. 5.",
        "They owe $1.5 million, No. 3 on the list.",
    ],
)
def test_one_sentence_stays_one(text):
    """Titles, initials, clock times, numbers and quotations do not end a sentence."""
    assert sentences(text) == [text]


def test_a_quotation_that_ends_its_sentence_parts_it_from_the_next():
    """What follows a closed quotation with a capital is a new sentence, and so is what follows a dateline."""
    assert sentences("He left. “I am tired.” The court rose.") == ["He left.", "“I am tired.”", "The court rose."]
    assert sentences("LUMERA, March 3 (Agency) - Police came.")[1] == "Police came."


def test_quotations_run_over_paragraphs_and_nest():
    """An open quotation ends with its paragraph and says so; inner marks are left inside."""
    page = page_of("“We came.\n\n“We saw ‘nothing’ at all,” he said.")
    assert [(quote.runs_on, page.text[slice(*quote.inner)]) for quote in page.quotes] == [
        (True, "We came."),
        (False, "We saw ‘nothing’ at all,"),
    ]


def test_straight_and_single_marks_are_quotations_too():
    """Apostrophes are none."""
    page = page_of("The union's head said \"go\" twice.\n\n'It isn't over,' said the teachers' leader.")
    assert [page.text[slice(*quote.inner)] for quote in page.quotes] == ["go", "It isn't over,"]


def test_a_quotation_led_in_by_a_mark_runs_on_where_the_next_paragraph_opens_one():
    """Not only where it opens its own paragraph; so do single curly marks."""
    page = page_of("The two said: “We began in June. The law is broken.\n\n“So we go on,” she said.\n\nShe said: ‘We came. All of us.\n\n‘We left.’")
    assert [(quote.runs_on, page.text[slice(*quote.inner)]) for quote in page.quotes] == [
        (True, "We began in June. The law is broken."),
        (False, "So we go on,"),
        (True, "We came. All of us."),
        (False, "We left."),
    ]


def test_two_single_marks_are_one_double():
    """Old typewriters and lost fonts make ''these'' and ‘’these’’."""
    page = page_of("He left. ''The law isn't clear,'' she said.\n\n‘’It is over.’’")
    assert [page.text[slice(*quote.inner)] for quote in page.quotes] == ["The law isn't clear,", "It is over."]
    assert sentences("He left. ''The law is clear,'' she said.")[0] == "He left."


def test_a_lost_blank_after_the_full_stop_ends_the_sentence_too():
    """Before a capital that goes on as a word; a name with a full stop inside is one."""
    text = 'She was freed.Her lawyer was glad."We go on," he said.Ruth Amani left in 2008."It is over," she said.'
    assert sentences(text) == ["She was freed.", "Her lawyer was glad.", '"We go on," he said.', "Ruth Amani left in 2008.", '"It is over," she said.']
    assert sentences("The Tut.By site was shut.") == ["The Tut.By site was shut."]


def test_a_headline_is_known_by_its_capitals():
    """A title without a full stop is a heading, a caption with one is not."""
    page = page_of("Court Jails Two Union Leaders in Lumera\n\nTwo leaders stand outside the court.")
    assert page.headings == {0}


def test_the_first_of_several_paragraphs_is_a_headline_without_capitals_too():
    """A text of one paragraph is all there is to read."""
    assert page_of("Court charges union leader with incitement\n\nThe court charged him on Thursday.").headings == {0}
    assert page_of("Police arrested three union leaders in Lumera today").headings == frozenset()


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('She called it "a farce. He went home. They "did nothing" there.', ["a farce", "did nothing"]),
        ("“I saw nothing, she said. Then she left.", ["I saw nothing"]),
        ("“Where was he? he asked.", ["Where was he?"]),
        ("“I saw nothing. I left.", ["I saw nothing. I left."]),
        ("'The workers' rights are gone,' he said. 'All of them.'", ["The workers' rights are gone,", "All of them."]),
    ],
)
def test_a_missing_closing_mark_does_not_swallow_the_rest(text, inner):
    """The quotation ends before `, he said`, with its sentence, or, if nothing tells, with its paragraph."""
    page = page_of(text)
    assert [page.text[slice(*quote.inner)] for quote in page.quotes] == inner
