"""The page itself: complete, honest when nothing is decided, safe to open, and quiet about whom it may not name."""

import json
import re
from gettext import NullTranslations
from html.parser import HTMLParser

import pytest

from saksi.figures.compute import compute_all
from saksi.figures.definition import brief_definitions
from saksi.reports.brief import render_brief
from tests.reports.making import decided, nothing_decided


def page_of(snapshot, **more):
    return render_brief(snapshot, compute_all(brief_definitions(), snapshot.data), **more)


class Reader(HTMLParser):
    """Collects ids, links, tags and the visible text."""

    def __init__(self, page):
        super().__init__()
        self.ids, self.links, self.tags, self.attributes, self.text = [], [], [], set(), ""
        self.feed(re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL))

    def handle_starttag(self, tag, attrs):
        marks = dict(attrs)
        self.tags.append(tag)
        self.attributes |= marks.keys()
        self.ids += [marks["id"]] if "id" in marks else []
        self.links += [marks["href"]] if "href" in marks else []

    def handle_data(self, data):
        self.text += data


@pytest.fixture(scope="module")
def page():
    return page_of(decided().snapshot())


@pytest.fixture(scope="module")
def read(page):
    return Reader(page)


def test_a_source_without_a_publisher_is_told_as_such_wherever_it_is_cited():
    """In an act, in a dispute and below a sentence: no link without words."""
    maker = decided()
    for row in maker.rows["documents"]:
        row["publisher"] = ""
    shown = page_of(maker.snapshot())
    assert not re.search(r'<a href="#[^"]*">\s*</a>', shown)
    for place in ('id="incident-i1"', 'id="dispute-p2"'):
        assert "publisher not known" in shown.split(place)[1].split("</article>")[0]


def test_a_day_on_which_sources_disagree_is_told_as_the_first_and_last_one():
    """So that nobody takes two days in dispute for an incident that lasted two days."""
    maker = decided()
    act = next(row for row in maker.rows["acts"] if row["id"] == "x1")
    act |= {"date": None, "earliest": "2024-03-04", "latest": "2024-03-05"}
    next(row for row in maker.rows["incidents"] if row["id"] == "i1")["date"] = "2024-03-04/2024-03-05"
    heads = [part.split("</header>")[0] for part in page_of(maker.snapshot()).split('<article class="incident"')[1:]]
    assert ["the sources disagree" in head for head in heads] == [False, True, False]


def test_an_act_that_is_only_denied_is_shown_as_such_and_counted_apart():
    """The raid, with its one account a denial: its incident is no incident reported."""
    maker = decided()
    next(row for row in maker.rows["accounts"] if row["act"] == "x4")["status"] = "denied"
    shown = page_of(maker.snapshot())
    assert "only denied" in Reader(shown.split('id="incident-i3"')[1].split("</article>")[0]).text
    assert re.search(r'data-figure="incidents">2<', shown)
    assert re.search(r'data-figure="acts-denied">1<', shown)


def test_every_link_leads_to_something_on_the_page(read):
    """No number and no name ends in nowhere, and no id stands twice."""
    assert len(set(read.ids)) == len(read.ids)
    assert {link.removeprefix("#") for link in read.links} <= set(read.ids)
    assert all(link.startswith("#") for link in read.links)


def test_people_of_an_account_outside_the_incidents_are_among_those_who_appear():
    """A document of the period that also tells of an older arrest: its links lead somewhere."""
    maker = decided()
    maker.add("actors", id="a99", name="Sela Marn", kind="person", sector="", names=[])
    maker.account("t99", "d2", None, "arrest", "detained", victims=["a99"])
    found = Reader(page_of(maker.snapshot()))
    assert "actor-a99" in found.ids
    assert {link.removeprefix("#") for link in found.links} <= set(found.ids)


def test_on_paper_no_signature_is_cut_off_and_no_path_stays_folded(page):
    """Printed, the signed state is broken over lines, and what is folded is open."""
    printed = page.split("@media print")[1].split("</style>")[0]
    assert "pre { white-space: pre-wrap; overflow: visible; }" in printed
    assert "details::details-content { content-visibility: visible;" in printed


def test_a_number_opens_the_whole_chain(page):
    """Definition, incident, account, sentence, document, hash, proof: each links to the next."""
    snapshot = decided().snapshot()
    document = snapshot.data["documents"][0]

    def part(identifier):
        return page.split(f'id="{identifier}"', 1)[1].split("</article>", 1)[0]

    assert 'href="#incident-i1"' in part("figure-incidents")
    assert 'href="#account-t1"' in part("incident-i1")
    assert '<mark data-words="account t1">arrested</mark>' in part("account-t1")
    assert 'href="#document-d1"' in part("account-t1")
    assert document["sha256"] in part("document-d1")
    assert document["paragraph_root"] in part("document-d1")


def test_no_number_is_printed_without_its_figure(read, page):
    """Digits that are counts carry data-figure; those left are dates, offsets, names, hashes and error figures."""
    bare = re.sub(r"<a class=\"n\".*?</a>", "", page)
    for words in ("incidents reported", "statements", "decided", "open", "documents", "disputes"):
        assert not re.search(rf"\d+\s+{words}\b", Reader(bare).text), words


def test_the_words_themselves_are_printed_by_sector_and_speaker(read):
    """Also of those who could not be reached."""
    assert "This is the worst year for assembly that we have recorded." in read.text
    silent = read.text.split("Could not be reached, or declined", 1)[1]
    assert re.match(r"\s*1\s+Ministry of Interior — could not be reached for comment", silent)


def test_nothing_comes_from_outside_and_nothing_runs(read, page):
    """No script, no image, no handler, no style attribute; a policy forbids the rest."""
    assert not {"script", "img", "iframe", "link", "form", "object"} & set(read.tags)
    assert not {name for name in read.attributes if name.startswith("on")} | ({"style", "src"} & read.attributes)
    assert "default-src 'none'" in page
    assert "url(" not in page


def test_a_name_that_may_not_be_printed_is_not(read):
    """The second organiser is counted and not named."""
    assert "name withheld" in read.text


EVIL = '<script>alert(1)</script>" onload="x 50% %(name)s {{ 7 * 7 }}'


@pytest.mark.parametrize(
    ("group", "field"),
    [
        ("documents", "title"),
        ("documents", "publisher"),
        ("actors", "name"),
        ("actors", "sector"),
        ("statements", "position"),
        ("accounts", "status"),
        ("acts", "charge"),
        ("incidents", "title"),
        ("incidents", "place"),
        ("incidents", "verification_level"),
        ("cases", "title"),
        ("disputes", "kind"),
        ("disputes", "field"),
    ],
)
def test_text_of_the_record_cannot_become_markup(group, field):
    """Whatever a document or a person wrote is printed as it is, never interpreted and never formatted."""
    snapshot = decided().snapshot()
    for row in snapshot.data[group]:
        row[field] = EVIL
    page = page_of(snapshot)
    assert "<script>" not in page
    assert '" onload=' not in page
    assert EVIL in Reader(page).text


def test_a_decision_and_a_choice_cannot_become_markup():
    """Nor can a reason."""
    snapshot = decided().snapshot()
    snapshot.data["acts"][0]["choices"][0]["reason"] = EVIL
    snapshot.data["statements"][0]["decision"].update(reason=EVIL, by=EVIL, outcome=EVIL)
    assert "<script>" not in page_of(snapshot)


def test_nothing_decided_shows_zeros_and_says_so():
    """The program's suggestions are not facts: 0 decided, n open, and every count of the record is zero."""
    snapshot = nothing_decided().snapshot()
    figures = compute_all(brief_definitions(), snapshot.data)
    text = " ".join(Reader(page_of(snapshot)).text.split())
    assert "Nothing decided. 0 decided, 45 open." in text
    zero = set(figures) - {"documents", "publishers", "documents-read", "suggestions", "suggestions-open"}
    assert {figures[name].value for name in zero} == {0}
    assert "0 incidents reported, 0 of them" in text


def test_an_empty_record_makes_a_page():
    """A period in which nothing was taken in is a report too."""
    snapshot = nothing_decided().snapshot()
    for group in ("documents", "suggestions"):
        snapshot.data[group] = []
    assert "0 documents" in " ".join(Reader(page_of(snapshot)).text.split())


def test_scripted_decisions_are_owned_up_to():
    """The demo's replay never looks like a person's work."""
    snapshot = decided().snapshot()
    assert "scripted monitor" not in page_of(snapshot)
    snapshot.data["scripted"] = True
    assert "scripted monitor" in page_of(snapshot)


def test_a_perpetrator_is_alleged_unless_officially_established(page):
    """The wording follows the verification level."""
    alleged, established = (page.split(f'id="incident-{i}"', 1)[1].split("</article>")[0] for i in ("i1", "i2"))
    assert "Allegedly by" in alleged
    assert "Allegedly by" not in established


def test_the_measured_error_of_the_reader_is_printed(read):
    """A report that relied on a reader says how often it errs, on each set of texts."""
    said = " ".join(read.text.split())
    assert "20 made-up articles: statements with speaker, F1 0.71, accounts, F1 0.48; 6 real articles: accounts, F1 0.31." in said


def test_findings_are_printed_at_their_incident_with_what_they_rest_on_and_their_figures_lead_there(page, read):
    """A violation leads to its incident, which says what was not met and that two people signed."""
    second = page.split('id="incident-i2"', 1)[1].split("</article>")[0]
    assert 'id="finding-f1"' in second
    text = " ".join(Reader(second).text.split())
    assert "Opinion and expression: A violation Stands signed by monitor 1, monitor 2" in text
    assert "Legality: not met" in text
    figure = page.split('id="figure-incidents-violated"', 1)[1].split("</article>")[0]
    assert 'href="#incident-i2"' in figure
    said = " ".join(read.text.split())
    assert "Not counted: 2: The sources disagree (1); A signature is missing (1)" in said


def test_the_method_note_tells_both_measures_with_their_numbers(read):
    """What machine and people missed, what was wrong, and how far two people agree."""
    said = " ".join(read.text.split())
    assert "12 such documents are measured" in said
    assert "Statements1764517 of 23, 0.74 (0.53 to 0.87)17 of 21, 0.81 (0.60 to 0.92)1 (0 to 5)" in said
    assert "The same outcome: 19; One of both was not sure: 3; Another outcome: 2" in said
    assert "19 of 21, 0.90 (0.71 to 0.97)" in said
    assert "resampling the decisions): 0.62 (0.00 to 1.00)." in said


@pytest.mark.parametrize(("state", "words"), [("none", "Not measured yet:"), ("few", "that nothing is told of them")])
def test_the_method_note_says_plainly_what_was_not_measured(state, words):
    """Neither measure is passed over in silence."""
    snapshot = nothing_decided().snapshot()
    snapshot.data["method"].update(blind=state, second=state)
    assert " ".join(Reader(page_of(snapshot)).text.split()).count(words) == 2


def test_both_sides_of_a_dispute_are_printed(read):
    """The losing value stays visible with its source."""
    disputed = read.text.split("What is disputed")[-1].split("How much was checked")[0]
    assert "two organisers were arrested" in disputed
    assert "nobody was arrested" in disputed
    assert "Joren Hale" in disputed


def test_the_page_can_be_translated():
    """Every sentence goes through the translation."""

    class Shout(NullTranslations):
        def gettext(self, message):
            return message if "%(" in message else message.upper()

    text = Reader(page_of(decided().snapshot(), translations=Shout())).text
    assert "HONEST LIMITS" in text
    assert "Honest limits" not in text


def test_rendering_does_not_change_the_snapshot():
    """A frozen snapshot stays as it was."""
    snapshot = decided().snapshot()
    before = json.dumps(snapshot.data, sort_keys=True)
    page_of(snapshot)
    assert json.dumps(snapshot.data, sort_keys=True) == before
