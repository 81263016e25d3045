"""What holds for every page: its headers, its methods, forms with their token, the host, and static files."""

import re

import pytest
from django.urls import get_resolver, reverse

from saksi.web.urls import urlpatterns
from tests.conftest import came_in
from tests.web.conftest import shown, state

pytestmark = pytest.mark.django_db

PAGES = ("overview", "inbox", "inbox-queue", "documents", "incidents", "cases", "statements", "actors", "provisions", "places", "search", "log", "help", "account", "flags", "how-well", "second-readings")
OF_A_DOCUMENT = ("desk", "about", "add-missed", "hands", "history")
POST_ONLY = ("decide", "undo", "undo-change", "choose", "incident-change", "new-case", "save-filter", "saved-filter", "desk-choices", "not-found", "resolve-flag", "finish", "blind")


@pytest.fixture
def addresses(courier):
    return [*map(reverse, PAGES), *(reverse(name, args=[courier.pk]) for name in OF_A_DOCUMENT)]


def test_every_address_is_tested_here():
    named = {pattern.name for pattern in urlpatterns}
    others = {"import", "import-table", "import-form", "original", "incident", "provision", "place", "next", "people", "person", "case-members", "case", "statement", "actor", "same-actor", "merge", "unmerge", "second", "flag", "bulk", "read"}
    assert named == {*PAGES, *OF_A_DOCUMENT, *POST_ONLY, *others}


def test_every_page_allows_its_own_scripts_alone_and_forbids_frames_sniffing_and_caching(client, addresses):
    for address in [*addresses, "/nowhere/"]:
        page = client.get(address)
        policy = dict(part.strip().split(" ", 1) for part in page["Content-Security-Policy"].split(";") if part.strip())
        assert policy["default-src"] == policy["frame-ancestors"] == "'none'", address
        assert policy["script-src"] == policy["connect-src"] == policy["style-src"] == policy["img-src"] == policy["form-action"] == "'self'"
        assert policy["base-uri"] == policy["object-src"] == "'none'"
        assert page["X-Content-Type-Options"] == "nosniff"
        assert page["Referrer-Policy"] == "same-origin"
        assert page["X-Frame-Options"] == "DENY"
        assert page["Cross-Origin-Opener-Policy"] == "same-origin"
        assert page["Cache-Control"] == "no-store"


def test_no_page_holds_an_inline_script_an_inline_style_or_an_address_elsewhere(client, addresses):
    for address in addresses:
        body = client.get(address).content.decode()
        assert not re.search(r'<script(?! src="/static/)|<style|\sstyle=|\son\w+=|javascript:', body), address
        assert not re.search(r'(?:src|href|action)="(?:https?:)?//', body), address


def test_every_page_has_a_title_one_heading_and_a_language(client, addresses):
    for address in addresses:
        body = client.get(address).content.decode()
        assert re.search(r"<title>[^<·]+ · Saksi</title>", body), address
        assert len(re.findall(r"<h1\b", body)) == 1, address
        assert '<html lang="en">' in body
        assert 'href="#content"' in body


def test_every_field_has_its_label(client, courier, statement, account):
    addresses = [f"/documents/{courier.pk}/?card={s.pk}" for s in courier.suggestions.all()]
    for address in [*addresses, f"/documents/{courier.pk}/about/", f"/documents/{courier.pk}/add/?words=Police"]:
        body = client.get(address).content.decode()
        for tag in re.findall(r"(?<!label>)<(?:input|select)[^>]*>", re.sub(r"<label>[^<]+<", "label><", body)):
            name = re.search(r'id="([^"]+)"', tag)
            assert 'type="hidden"' in tag or "aria-label=" in tag or f'for="{name[1]}"' in body, tag


def test_pages_refuse_what_only_a_form_may_do(client, courier, addresses):
    for name in POST_ONLY:
        route = get_resolver().reverse_dict.getlist(name)[0][0][0][1]
        address = reverse(name, args=[1] if route else [])
        assert client.get(address).status_code == 405, name
    for name in set(PAGES) - {"inbox"}:  # the inbox takes in
        assert client.post(reverse(name)).status_code == 405, name
    assert client.post(reverse("desk", args=[courier.pk])).status_code == 405
    assert client.post(reverse("original", args=[courier.pk])).status_code == 405
    assert client.post(reverse("next")).status_code == 405
    for address in addresses:
        assert client.delete(address).status_code == 405
        assert client.put(address).status_code == 405


def test_what_is_not_there_is_not_found(client, courier):
    for name in ("decide", "undo", "choose", "unmerge", "read", "saved-filter"):
        assert client.post(reverse(name, args=[10**9])).status_code == 404, name
    for name in (*OF_A_DOCUMENT, "original", "incident", "case", "statement", "actor", "same-actor", "unmerge"):
        assert client.get(reverse(name, args=[10**9])).status_code == 404, name


def test_a_form_without_its_token_changes_nothing(statement):
    answer = came_in(enforce_csrf_checks=True).post(
        reverse("decide", args=[statement.pk]), {"outcome": "accept", "version": "0"}
    )
    assert answer.status_code == 403
    assert "Nothing was changed." in shown(answer)
    assert state(statement) == "open"


def test_a_form_with_the_token_of_its_page_is_taken(statement):
    monitor = came_in(enforce_csrf_checks=True)
    page = shown(monitor.get(reverse("desk", args=[statement.document_id])))
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    form = {"outcome": "reject", "version": "0", "csrfmiddlewaretoken": token}
    assert monitor.post(reverse("decide", args=[statement.pk]), form).status_code == 302
    assert state(statement) == "rejected"
    cookie = monitor.cookies["saksi_csrf"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "192.168.1.5"])
def test_another_host_name_is_refused(client, courier, host):
    assert client.get("/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8123", "[::1]:8000"])
def test_this_computer_is_answered(client, courier, host):
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(("name", "kind"), [("style.css", "text/css"), ("icon.svg", "image/svg+xml")])
def test_static_files_are_served_and_nothing_beside_them(client, local, name, kind):
    answer = client.get(f"/static/saksi/{name}")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith(kind)
    assert client.get("/static/saksi/../../settings.py").status_code == 404
    assert client.get("/static/saksi.sqlite3").status_code == 404


def test_a_static_file_that_the_browser_has_is_not_sent_again_and_a_page_always_is(client, courier):
    for name in ("saksi/style.css", "saksi/keys.js", "django_htmx/htmx-2.min.js"):
        first = client.get(f"/static/{name}", headers={"accept-encoding": "gzip"})
        assert first["Content-Encoding"] == "gzip"
        again = client.get(f"/static/{name}", headers={"accept-encoding": "gzip", "if-none-match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b""), name
    assert "ETag" not in client.get(reverse("desk", args=[courier.pk]))
