"""People added by commands, and a real server at which one of them sets a password and signs in."""

from __future__ import annotations

import re
import signal
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

PASSWORD = "nine-lanterns-over-lumera"
CODE = re.compile(r"Code for \w+: ((?:[A-Z2-9]{5}-){3}[A-Z2-9]{5})\n")


def team_mode(desk, *lines):
    config = desk.folder / "saksi.toml"
    config.write_text(config.read_text("utf-8") + "\n".join(["", "[team]", "enabled = true", *lines, ""]), "utf-8")


class Browser:
    """A browser with its cookies, as far as forms need one."""

    def __init__(self, address):
        self.address, self.opener = address, build_opener(HTTPCookieProcessor(CookieJar()))

    def get(self, path):
        with self.opener.open(self.address + path, timeout=20) as page:
            return page.geturl(), page.read().decode()

    def post(self, path, **form):
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.get(path)[1])[1]
        data = urlencode({"csrfmiddlewaretoken": token, **form}).encode()
        with self.opener.open(self.address + path, data, timeout=20) as page:
            return page.geturl(), page.read().decode()


@pytest.fixture
def serve():
    """Starts the desk of a workspace; gives its address."""
    running = []

    def start(desk):
        running.append(desk.start("serve", "--port", "18000"))
        for _ in range(3):
            found = re.search(r"http://127\.0\.0\.1:\d+", running[-1].stdout.readline())
            if found:
                return found[0]
        pytest.fail("the desk did not open: " + running[-1].communicate(timeout=20)[1])

    yield start
    for desk in running:
        desk.send_signal(signal.SIGINT)
        desk.communicate(timeout=20)


def test_people_are_added_listed_changed_closed_and_opened(desk):
    assert "Nobody was added" in desk("user", "list").stdout
    said = desk("user", "add", "olga", "--role", "owner", "--clearance", "3").stdout
    assert CODE.search(said)
    assert "[team]" in said
    desk("user", "add", "sela")
    desk("user", "change", "sela", "--role", "editor", "--clearance", "2")
    desk("user", "disable", "sela")
    rows = [re.findall(r"[\w-]+(?: [\w-]+)*", line) for line in desk("user", "list").stdout.splitlines() if "│" in line]
    assert rows == [["olga", "owner", "3", "waits for its first password"], ["sela", "editor", "2", "closed"]]
    desk("user", "enable", "sela")
    assert CODE.search(desk("user", "code", "sela").stdout)
    assert "only owner" in desk("user", "disable", "olga", status=1).stderr
    assert "nobody named 'bram'" in desk("user", "change", "bram", "--role", "coder", status=1).stderr
    assert "belongs to this computer" in desk("user", "disable", "local", status=1).stderr
    assert "'king' is not one of" in desk("user", "add", "bram", "--role", "king", status=2).stderr
    assert "Nothing failed" in desk("verify").stdout or "passed" in desk("verify").stdout


def test_a_person_sets_a_password_signs_in_and_out_at_a_real_server(started, serve):
    code = CODE.search(started("user", "add", "sela", "--clearance", "0").stdout)[1]
    team_mode(started)
    browser = Browser(serve(started))
    assert browser.get("/")[0].endswith("/sign-in/?next=/")
    where, page = browser.post("/set-up/", name="sela", code=code, password=PASSWORD, again=PASSWORD)
    assert where.endswith("/sign-in/")
    assert "Your password is set" in page
    where, page = browser.post("/sign-in/", login="sela", password=PASSWORD)
    assert where == browser.address + "/"
    assert "Police arrest three dock workers" in page
    assert "Sign out" in page
    with pytest.raises(HTTPError, match="404"):
        browser.get("/people/")
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    browser.opener.open(browser.address + "/sign-out/", urlencode({"csrfmiddlewaretoken": token}).encode(), timeout=20)
    assert browser.get("/")[0].endswith("/sign-in/?next=/")


def test_the_desk_does_not_open_beyond_this_computer_without_tls(desk):
    """SecureDrop audit SEC-01-008, and open search servers elsewhere: nothing listens that should not."""
    team_mode(desk, 'address = "http://desk.example.org"')
    told = desk("serve", status=1).stderr
    assert "expected https://" in told


def test_behind_a_server_with_tls_the_address_is_printed_at_which_the_desk_answers(desk):
    team_mode(desk, 'address = "https://desk.example.org"')
    running = desk.start("serve", "--port", "18000")
    told = "".join(running.stdout.readline() for _ in range(3))
    running.send_signal(signal.SIGINT)
    running.communicate(timeout=20)
    assert told.startswith("The desk is open at https://desk.example.org  (Ctrl-C closes it)\n")
    assert "First password: https://desk.example.org/set-up/" in told
    assert re.search(r"hands on to http://127\.0\.0\.1:\d+, where no browser is answered", told)
