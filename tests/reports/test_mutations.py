"""Every value of a bundle, changed one at a time, is found: as an outsider would, and as its maker could.

An outsider cannot sign: any change at all must fail. A maker can log and sign a false bundle: then what the page
shows, what is counted and what is quoted must still be found, without the hashes. `unhashed` looks at that alone.
"""

import copy
import functools
import importlib.util
import json
import random
import re
from pathlib import Path

import pytest

VERIFY = Path(__file__).parents[2] / "src/saksi/reports/verify.py"
JSON = ("data.json", "figures.json", "passages.json", "proofs.json", "manifest.json")
COUNTED = {
    "incidents": ("id", "place", "verification_level"),
    "acts": ("incident", "code", "victims"),
    "accounts": ("id", "document", "status"),
    "statements": ("id", "document", "speaker", "position"),
    "documents": ("id", "publisher", "entry", "sha256", "text_sha256", "paragraph_root"),
    "actors": ("id", "sector"),
    "disputes": ("id", "incident", "kind"),
    "suggestions": ("kind", "outcome", "count"),
    "withheld": ("kind", "count"),
}


@pytest.fixture(scope="module")
def verify():
    """The stranger's program as a module."""
    spec = importlib.util.spec_from_file_location("bundle_verify", VERIFY)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.pieces = functools.cache(module.pieces)  # the page is parted once, however often the data are changed
    return module


@pytest.fixture
def found(verify, sealed):
    """A function: (step, thing) of what fails in the bundle, some of its files replaced in memory."""

    def run(**changed):
        check = verify.Check(sealed.folder)
        files = {name: changed.get(name.partition(".")[0], check.load) for name in JSON}
        load = check.load
        check.load = lambda name: load(name) if callable(files[name]) else files[name]
        check.attempt("form", "content", check.content)
        check.attempt("form", "proofs", check.chain, sealed.key)
        return {(step, thing) for step, thing, verdict, _ in check.results if verdict == "failed"}

    return run


def unhashed(failed):
    """What is found without the manifest and without the entry that commits to it."""
    return {one for one in failed if one[0] != "files" and one[1] != "report built"}


def leaves(value, path=()):
    """Every path to a text, number, truth value or None."""
    if isinstance(value, dict | list):
        for key, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(part, (*path, key))
    else:
        yield path


def other(value):
    """A value like this one, and not it."""
    if isinstance(value, bool) or value is None:
        return "yes"
    if isinstance(value, int):
        return value + 1
    if isinstance(value, list):
        return [*value, "nobody"]
    last = value[-1:] or "a"
    return value[:-1] + ("1" if last != "1" else "2")


def with_other(content, path):
    """A copy of JSON content in which the value at a path is another."""
    made = copy.deepcopy(content)
    part = made
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = other(part[path[-1]])
    return made


def test_a_whole_bundle_has_no_fault(found):
    """The measure of the other tests."""
    assert found() == set()


@pytest.mark.parametrize("name", JSON)
def test_every_value_that_an_outsider_changes_is_found(sealed, verify, found, name):
    """A sample of the values of each file, another one written in its place."""
    path = sealed.folder / name
    content = json.loads(path.read_text("utf-8"))
    places = list(leaves(content))
    for place in random.Random(name).sample(places, min(15, len(places))):
        changed = json.dumps(with_other(content, place), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        path.write_text(changed, "utf-8")
        assert found(), place


@pytest.mark.parametrize("name", ["report.html", "README.txt", "verify.py", "incidents.csv", "checkpoint.txt"])
def test_every_character_that_an_outsider_changes_is_found(sealed, found, name):
    """A sample of the characters: of sentences, styles, links and numbers alike."""
    path = sealed.folder / name
    text = path.read_bytes().decode("utf-8")
    for place in random.Random(name).sample(range(len(text)), min(12, len(text))):
        letter = "x" if text[place] != "x" else "y"
        path.write_bytes((text[:place] + letter + text[place + 1 :]).encode("utf-8"))
        assert found(), text[max(0, place - 30) : place + 30]


@pytest.mark.parametrize(
    "where",
    [
        r'data-figure="[^"]*"[^>]*>(\d+)<',
        r'data-figure="([a-z-]+)"',
        r'href="#figure-([a-z-]+)" data-figure',
        r'data-words="[^"]*">([^<]*)<',
        r'<time datetime="[^"]*">([^<]*)<',
        r'data-context="[^"]*">([^<]{9,})<',
        r"<code>([0-9a-f]{64})</code>",
        r"<span>(\d+–\d+)</span>",
        r"<span>(\d+ / \d+)</span>",
    ],
)
def test_what_the_page_shows_is_found_though_its_maker_signed_it(sealed, found, where):
    """Numbers, their rows, names and links; quoted words and the words around them; dates, hashes and places."""
    path = sealed.folder / "report.html"
    page = path.read_text("utf-8")
    shown = list(re.finditer(where, page))
    assert shown
    for one in random.Random(where).sample(shown, min(10, len(shown))):
        start, end = one.span(1)
        middle = (start + end) // 2
        letter = str((int(page[middle]) + 3) % 10) if page[middle].isascii() and page[middle].isdigit() else "9"
        path.write_text(page[:middle] + letter + page[middle + 1 :], "utf-8")
        assert unhashed(found()), page[start - 60 : end + 20]


@pytest.mark.parametrize(
    "added",
    [
        "<p>At least 40 people were beaten.</p>",
        "<p>At least <b>40</b> people were beaten.</p>",
        '<p data-figure="incidents">3</p>',
        '<p class="note">Seen by ១២ people.</p>',
        "<script>document.title = 'x'</script>",
        "<p onclick=alert()>x</p>",
        "<p\nonclick='alert()'>x</p>",
        "<p style='display:none'>",
        '<a href="https://example.org/">x</a>',
        "<a href='x.html'>x</a>",
        '<p hidden="hidden">x</p>',
        "<p data-words='statement s1'>I saw 7 of them</p>",
        '<p data-words="statement s99">I saw it</p>',
        '<time datetime="2031-01-01">1 January 2031</time>',
        "< p>",
    ],
)
def test_what_its_maker_adds_to_the_page_is_found(sealed, found, added):
    """A number without a figure, words without a source, a day that is none of the data's, what runs or leads away."""
    path = sealed.folder / "report.html"
    page = path.read_text("utf-8")
    path.write_text(page.replace('<section id="says">', added + '<section id="says">'), "utf-8")
    assert unhashed(found())


@pytest.mark.parametrize("group", COUNTED)
def test_what_is_counted_is_found_though_its_maker_signed_it(sealed, found, group):
    """Fields by which a row is counted or tied to another; and the row, taken out."""
    data = json.loads((sealed.folder / "data.json").read_text("utf-8"))
    speaking = {row["speaker"] for row in data["statements"]}
    rows = [row for row in data[group] if row.get("count", 1) and (group != "actors" or row["id"] in speaking)]
    for row in random.Random(group).sample(rows, min(4, len(rows))):
        for field in COUNTED[group]:
            changed = with_other(data, (group, data[group].index(row), field))
            assert unhashed(found(data=changed)), (row, field)
        assert unhashed(found(data={**data, group: [one for one in data[group] if one is not row]})), row


def test_every_figure_and_every_quote_is_found_though_its_maker_signed_it(sealed, found):
    """Value, base, ids, rows and version of figures; spans of statements and accounts."""
    figures, data = (json.loads((sealed.folder / n).read_text("utf-8")) for n in ("figures.json", "data.json"))
    counted = ("value", "base", "ids", "rows", "unit", "version")
    places = [p for p in leaves(figures) if p[0] == "figures" and p[2] in counted]
    for place in random.Random(1).sample(places, 25):
        assert unhashed(found(figures=with_other(figures, place))), place
    quoted = [p for p in leaves(data) if p[0] in ("statements", "accounts") and p[-1] in ("start", "end", "quote")]
    for place in random.Random(1).sample(quoted, 25):
        assert unhashed(found(data=with_other(data, place))), place


def test_every_proof_is_found_though_its_maker_signed_it(sealed, found):
    """Index, salt, path, offsets and words of passages; nonce, path and content of entries; the frozen state."""
    passages, proofs, data = (
        json.loads((sealed.folder / f"{n}.json").read_text("utf-8")) for n in ("passages", "proofs", "data")
    )
    shown = [p for p in leaves(passages) if "passages" in p]
    for place in random.Random(2).sample(shown, 20):
        assert unhashed(found(passages=with_other(passages, place))), place
    for place in [("format",), ("vkey",), *random.Random(3).sample(list(leaves(proofs)), 20)]:
        assert unhashed(found(proofs=with_other(proofs, place))), place
    for place in random.Random(4).sample([p for p in leaves(data) if p[0] == "log"], 10):
        assert unhashed(found(data=with_other(data, place))), place


def test_a_row_told_twice_changes_no_count(sealed, found):
    """The same incident, act or statement twice in the data counts once; page and data still agree."""
    data = json.loads((sealed.folder / "data.json").read_text("utf-8"))
    for group in ("incidents", "acts", "statements", "accounts"):
        assert unhashed(found(data={**data, group: [*data[group], data[group][0]]})) == set(), group
