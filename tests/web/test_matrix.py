"""Role x clearance x membership x every address: no page holds a word or a number that its reader may not see.

A new address needs one line in ADDRESSES. What may not be seen answers as what is not there: the same status and bytes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import product

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.test import Client
from django.urls import reverse

from saksi.record.people import make_people
from saksi.record.roles import May, Role, may
from saksi.web.gate import FOR_VIEWERS
from saksi.web.urls import urlpatterns
from tests.conftest import came_in
from tests.web.world import KEPT, LEVELS, UNKNOWN, World

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Address:
    """How an address is walked.

    of: of what its number (or key) is, "" where it has none. get, post: which of both it takes. form: what is posted beside; a
    value "@incident" stands for the number of a hidden one. query: more ways to ask for it.
    """

    of: str = ""
    get: bool = True
    post: bool = False
    form: dict[str, str] = field(default_factory=dict)
    query: tuple[str, ...] = ()


# Clearance and membership: each with each for one role, and for the others so that each role meets each of both.
EVERY = tuple(product(LEVELS, (False, True)))
PAIRS = tuple((level, level % 2 == 0) for level in LEVELS)
FILES = ("?format=json",)
ADDRESSES = {
    "overview": Address(query=("?until=2024-06",)),
    "documents": Address(query=(*FILES, "?format=csv")),
    "next": Address(),
    "desk": Address("document"),
    "about": Address("document", post=True, form={"title": "x"}),
    "original": Address("document"),
    "add-missed": Address("document", post=True, form={"words": "Police"}),
    "blind": Address("document", get=False, post=True),
    "not-found": Address("find", get=False, post=True),
    "bulk": Address("document", post=True),
    "finish": Address("document", get=False, post=True, form={"how": "none"}),
    "flag": Address("suggestion", post=True, form={"line": "x"}),
    "flags": Address(),
    "resolve-flag": Address("flag", get=False, post=True),
    "second-readings": Address(),
    "second": Address("decision", post=True, form={"outcome": "accept"}),
    "how-well": Address(),
    "read": Address("document", post=True),
    "decide": Address("suggestion", get=False, post=True, form={"outcome": "accept", "version": "0"}),
    "undo": Address("decision", get=False, post=True),
    "undo-change": Address("change", get=False, post=True),
    "history": Address("document"),
    "hands": Address("document", post=True, form={"to": "", "seen": ""}),
    "inbox": Address(post=True, form={"withdraw": "@document"}),
    "inbox-queue": Address(query=FILES),
    "import": Address(post=True, form={"level": "1", "pack": "sample"}),
    "import-table": Address(post=True, form={"do": "import"}, query=("?held=x",)),
    "import-form": Address(query=("?pack=sample",)),
    "incidents": Address(query=FILES),
    "incident": Address("incident"),
    "incident-change": Address("incident", get=False, post=True, form={"do": "note", "text": "x"}),
    "choose": Address("act", get=False, post=True, form={"field": "place", "account": "@account", "reason": "x"}),
    "new-case": Address(get=False, post=True, form={"title": "x", "incident": "@incident"}),
    "cases": Address(query=FILES),
    "case": Address("case", post=True, form={"do": "add", "incident": "@incident"}),
    "case-members": Address("case", post=True, form={"restrict": "yes"}),
    "statements": Address(query=FILES),
    "statement": Address("statement", post=True, form={"do": "topic", "topic": "assembly"}),
    "actors": Address(query=FILES),
    "actor": Address("actor", post=True, form={"level": "3"}),
    "same-actor": Address("actor"),
    "merge": Address(post=True, form={"actor": "@actor", "reason": "x"}, query=("?actor=@actor",)),
    "unmerge": Address("merge", post=True),
    "provisions": Address(query=FILES),
    "provision": Address("provision"),
    "places": Address(query=FILES),
    "place": Address("place"),
    "save-filter": Address(get=False),
    "saved-filter": Address("filter", get=False, post=True, form={"name": "x"}),
    "search": Address(query=("?q=police", "?q=arrested", "?q=right")),
    "account": Address(),
    "desk-choices": Address(get=False),
    "people": Address(),
    "person": Address("person"),
    "help": Address(query=("?changed=@change",)),
    "log": Address(query=("?before=5",)),
}
ONE_LINE = (
    "{name!r} is a new address. Add one line to ADDRESSES in tests/web/test_matrix.py: Address() for a page without a number, "
    "Address('document') where the number is a document's (other words: World in tests/web/world.py), post=True and form={{...}} for what "
    "its form sends, get=False if it takes POST only, query=('?format=json',) for more ways to ask. To let viewers of statistics reach it, "
    "list it in web/gate.py."
)


def test_every_address_has_its_line():
    for pattern in urlpatterns:
        assert pattern.name in ADDRESSES, ONE_LINE.format(name=pattern.name)
        numbered = bool(pattern.pattern.converters)
        assert numbered == bool(ADDRESSES[pattern.name].of), f"{pattern.name}: say of what its number is, if it has one"
    gone = set(ADDRESSES) - {pattern.name for pattern in urlpatterns}
    assert not gone, f"these addresses are no more; take their lines out: {gone}"


class Walk:
    """One person at every address."""

    def __init__(self, world, person, hidden) -> None:
        self.world, self.person, self.hidden, self.client = world, person, hidden, came_in()
        self.met = set()  # the marks that this person was shown
        self.nothing = {}  # how an address answers for what is not there

    def ask(self, method, address, form=None):
        """A request whose answer must hold no hidden mark."""
        answer = getattr(self.client, method)(address, form or {})
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        said = (body + f"{answer.get('Location', '')} {answer.get('Content-Disposition', '')}".encode()).lower()
        assert answer.status_code < 500, address
        titled = re.search(rb"<title>([^<]*)", said)
        for mark in self.world.marks.values():
            told = f"{address}: a title stays in the browser's history, so it names nobody; take the number"
            assert not titled or not re.search(
                rb"(title|arrest|case) %b|%bfarmer" % ((mark.word.encode(),) * 2), titled[1]
            ), told
        asked = f"{address} {form}".lower()
        for name, mark in self.world.marks.items():
            if name in self.hidden:
                found = [where for where in mark.in_bytes(said) if where.decode(errors="replace") not in asked]
                assert not found, f"{method} {address}: {name} is shown: {found}"
            elif name not in self.met and mark.in_bytes(said):
                self.met.add(name)
        return answer.status_code, body

    def form(self, at, *marks):
        """What is posted, with numbers of these marks."""
        numbers = {value: [mark.rows.get(value[1:], UNKNOWN) for mark in marks] for value in at.form.values()}
        return {key: numbers[value] if value.startswith("@") else value for key, value in at.form.items()}

    def not_there(self, name, at, method, form):
        """The answer for a number or a key that no row has."""
        if (name, method) not in self.nothing:
            address = reverse(name, args=["-/nowhere" if at.of == "place" else UNKNOWN])
            self.nothing[name, method] = self.ask(method, address, form)
        return self.nothing[name, method]

    def lists(self, name, at):
        """An address without a number, with each query; its form sends hidden numbers."""
        if at.get:
            self.ask("get", reverse(name))
            for query in at.query:
                if "@" in query:
                    self.asked_for(reverse(name), *query.split("@"))
                else:
                    self.ask("get", reverse(name) + query)
        if at.post:
            form = self.form(at, *self.hidden.values())
            assert self.ask("post", reverse(name), form)[0] >= 400, f"{name} took what is hidden"

    def asked_for(self, address, query, kind):
        """A page that is asked for a hidden number: as for one that is not there, but for that number and its forms' tokens."""

        def page(number):
            body = self.client.get(f"{address}{query}{number}").content.replace(str(number).encode(), b"0")
            return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", body)

        nothing = page(UNKNOWN)
        for number in (mark.rows[kind] for mark in self.hidden.values() if kind in mark.rows):
            assert page(number) == nothing, f"{address}{query}{number}: otherwise than what is not there"

    def things(self, name, at):
        """An address with a number: open rows are shown, hidden ones answer as those that are not there.

        Of the open rows those of the lowest level, of the highest, and of the case for members only.
        """
        for which, mark in self.world.marks.items():
            if at.of not in mark.rows:
                continue
            address = reverse(name, args=[mark.rows[at.of]])
            if which in self.hidden:
                for method in ("get", "post"):
                    form = self.form(at, mark) if method == "post" else None
                    status, body = self.ask(method, address, form)
                    nothing = self.not_there(name, at, method, form)
                    told = f"{method} {address} of {which}: otherwise than what is not there"
                    assert (status, body) == nothing, told
                    assert status >= 400, address
            elif at.get and which in (0, self.person.profile.clearance, KEPT):
                self.ask("get", address)

    def everywhere(self):
        """Every address once, and the search for words that may not be found."""
        for name, at in ADDRESSES.items():
            if at.of:
                self.things(name, at)
            else:
                self.lists(name, at)
        nothing = self.client.get("/search/", {"q": "qnowhere"}).content
        for mark in self.hidden.values():
            for words in (mark.word, f"{mark.word}farmer", f"{mark.word[:6]}"):
                found = self.client.get("/search/", {"q": words}).content
                assert found.replace(words.encode(), b"qnowhere") == nothing, f"search finds {words}"


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker):
    """The record that all tests here walk, made once: each takes back what it changed, and making it takes half a second."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_people()
        yield World()
        transaction.set_rollback(True)


@pytest.fixture
def world(made, workspace, local):
    return made


@pytest.mark.parametrize("role", Role.values)
def test_no_address_shows_what_may_not_be_seen(role, world, cleared, monkeypatch):
    for clearance, member in EVERY if role == Role.CODER else PAIRS:
        person = cleared(clearance, role=role)
        if member:
            world.join(person)
        monkeypatch.setattr("saksi.web.middleware.local_user", lambda person=person: person)
        walk = Walk(world, person, world.hidden_from(role=role, clearance=clearance, member=member))
        walk.everywhere()
        assert walk.met == set(world.marks) - set(walk.hidden), f"{role} {clearance}: too little was met to tell a leak"


@pytest.mark.parametrize("who", ["a stranger", "a closed account"])
def test_who_is_not_of_the_team_finds_no_address_at_all(who, world, cleared, stranger, monkeypatch):
    person = stranger
    if who == "a closed account":
        person = cleared(3, role="owner")
        person.is_active = False
    monkeypatch.setattr("saksi.web.middleware.local_user", lambda: person)
    walk = Walk(world, person, dict(world.marks))
    walk.everywhere()
    assert not any(may(person, what) for what in May)
    assert not walk.met


def test_a_browser_that_did_not_come_in_gets_one_answer_from_every_address(world, django_assert_num_queries):
    """Another account of this computer: no row is even asked for, by whatever method. One world serves them all, since none changes it."""
    rows = world.marks[0].rows
    for method in ("get", "head", "post", "put", "delete", "options"):
        asks = getattr(Client(), method)
        nothing = asks("/nowhere/").content
        with django_assert_num_queries(0):
            for name, at in ADDRESSES.items():
                address = reverse(name, args=[rows.get(at.of, 1)] if at.of else [])
                for query in ("", *at.query):
                    answer = asks(address + query)
                    assert (answer.status_code, answer.content) == (403, nothing), f"{method} {address}{query}"
            assert asks("/language/").status_code == 403, method


def test_viewers_reach_what_is_listed_for_them_and_nothing_else(world, cleared, monkeypatch):
    viewer = cleared(3, role="viewer")
    monkeypatch.setattr("saksi.web.middleware.local_user", lambda: viewer)
    walk = Walk(world, viewer, dict(world.marks))
    reached = {
        name for name, at in ADDRESSES.items() if not at.of and at.get and walk.ask("get", reverse(name))[0] == 200
    }
    assert reached == FOR_VIEWERS & set(ADDRESSES)


def test_the_walk_finds_a_leak_where_there_is_one(world, cleared):
    """A page that told a hidden word or number would fail."""
    hidden = world.hidden_from(role="coder", clearance=1, member=False)
    assert set(hidden) >= {2, 3, KEPT}
    mark = hidden[2]
    for leak in (f"<p>{mark.word.upper()}farmer</p>", f'<a href="/incidents/{mark.rows["incident"]}/">'):
        assert mark.in_bytes(leak.lower().encode())
    assert not mark.in_bytes(f"{mark.base // 10} {mark.word[:-1]}".encode())


def test_nobody_in_particular_may_nothing():
    assert not any(may(AnonymousUser(), what) for what in May)
