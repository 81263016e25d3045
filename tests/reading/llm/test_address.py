"""What counts as this computer, and that what is confidential goes nowhere else: refused before anything is sent."""

from __future__ import annotations

import pytest

from saksi.kernel.errors import ReadingError
from saksi.reading.llm.address import Address
from saksi.reading.llm.reader import LlmReader
from saksi.reading.llm.settings import LlmSettings
from saksi.reading.llm.transport import Response

from .readers import TEXT, Carried, read, reader_at
from .server import Server, gives, said

HERE = ["http://127.0.0.1:11434/v1", "http://localhost:8000/v1", "http://LOCALHOST:8000", "http://127.8.9.10", "https://[::1]:8443/v1"]
ELSEWHERE = [
    "https://api.example.org/v1",
    "https://localhost.example.org/v1",  # a name that begins like this computer
    "https://localtest.example/v1",  # a name that may resolve to 127.0.0.1 today and elsewhere tomorrow
    "https://127.0.0.1.example.org/v1",
    "https://127.1/v1",  # short, decimal, octal and hexadecimal forms are names here, not numbers
    "https://2130706433/v1",
    "https://0177.0.0.1/v1",
    "https://0x7f.0.0.1/v1",
    "https://0.0.0.0/v1",
    "https://10.0.0.5/v1",
    "https://192.168.1.20/v1",
    "https://169.254.169.254/v1",
    "https://[::]/v1",
    "https://[::ffff:127.0.0.1]/v1",
    "https://[2001:db8::1]/v1",
    "https://[fe80::1]/v1",
]
NO_ADDRESS = [
    "",
    "127.0.0.1:11434",
    "ftp://127.0.0.1/v1",
    "file:///etc/passwd",
    "http://user:secret@127.0.0.1/v1",
    "http://127.0.0.1@evil.example/v1",
    "http://127.0.0.1:80@evil.example/v1",
    "http://evil.example#@127.0.0.1/",
    "http://evil.example\\@127.0.0.1/",
    "http://127.0.0.1\\.evil.example/",
    "http://127.0.0.1 .evil.example/",
    "http://127.0.0.1\n.evil.example/",
    "http://127.0.0.1%2eevil.example/",
    "http://127.0.0.1/v1?key=secret",
    "http://127.0.0.1:0/v1",
    "http://127.0.0.1:99999/v1",
    "http://[::1/v1",
    "http://[::1%25eth0]/v1",
    "http://[evil.example]/v1",
    "http://[dead]/v1",
    "http://ｌｏｃａｌｈｏｓｔ/v1",
    "http://①27.0.0.1/v1",
    "http://localhost./v1",
]


def carrying(words: str, level: int, model: str = "test-model") -> LlmReader:
    return LlmReader(LlmSettings(Address.parse(words), model), Carried(), level)


@pytest.mark.parametrize("words", HERE)
def test_this_computer_is_known_by_its_numbers_and_by_localhost(words):
    assert Address.parse(words).here


@pytest.mark.parametrize("words", ELSEWHERE)
def test_everything_else_is_elsewhere_however_it_may_resolve(words):
    assert not Address.parse(words).here


@pytest.mark.parametrize("words", NO_ADDRESS)
def test_what_is_no_plain_address_is_refused_without_being_repeated(words):
    with pytest.raises(ReadingError, match="expected the form http://127") as refused:
        Address.parse(words)
    assert "secret" not in str(refused.value)
    assert "evil" not in str(refused.value)


@pytest.mark.parametrize("level", [2, 3])
@pytest.mark.parametrize("words", ELSEWHERE)
def test_a_confidential_text_is_refused_elsewhere_before_anything_is_sent(words, level):
    reader = carrying(words, level)
    with pytest.raises(ReadingError, match=rf"of level {level}, and the model's address .* is not on this computer.*Nothing was sent"):
        read(reader)
    assert reader.transport.requests == []


def test_a_text_of_which_nobody_told_the_level_is_held_for_the_strictest():
    reader = LlmReader(LlmSettings(Address.parse("https://api.example.org/v1"), "m"), Carried())
    with pytest.raises(ReadingError, match="of level 3"):
        read(reader)


@pytest.mark.parametrize("model", ["gpt-oss:120b-cloud", "glm-4.6:cloud", "Kimi-K2:1T-Cloud"])
def test_a_model_that_only_seems_to_be_here_is_refused_a_confidential_text(model):
    reader = carrying("http://localhost:11434/v1", 2, model)
    with pytest.raises(ReadingError, match=r"runs in a cloud.*Nothing was sent"):
        read(reader)
    assert reader.transport.requests == []


@pytest.mark.parametrize("level", [0, 1])
def test_nothing_goes_elsewhere_in_clear(level):
    reader = carrying("http://10.0.0.5:8000/v1", level)
    with pytest.raises(ReadingError, match=r"not encrypted.*Nothing was sent"):
        read(reader)
    assert reader.transport.requests == []


@pytest.mark.parametrize("level", [0, 1])
def test_what_is_not_confidential_may_go_elsewhere(level):
    reader = carrying("https://api.example.org/v1", level)
    status, headers, body = said('{"actors": [], "statements": [], "accounts": []}')
    reader.transport.answer = lambda _: Response(status, headers, body)
    assert read(reader).settings["unread"] == ""
    assert [request.address.host for request in reader.transport.requests] == ["api.example.org"]


@pytest.mark.parametrize("level", [2, 3])
def test_a_confidential_text_is_read_on_this_computer(level):
    with Server(gives({"actors": [], "statements": [], "accounts": []})) as server:
        read(reader_at(server.address, level=level))
        assert TEXT.split("\n")[0] in server.requests[0]["messages"][1]["content"]


def test_localhost_is_never_looked_up(monkeypatch):
    """Whoever can change what the name means changes nothing: the number is connected to."""
    asked = []
    real = __import__("socket").getaddrinfo
    monkeypatch.setattr("socket.getaddrinfo", lambda host, *rest, **more: asked.append(host) or real(host, *rest, **more))
    with Server(gives({"actors": [], "statements": [], "accounts": []})) as server:
        read(reader_at(Address.parse(f"http://localhost:{server.port}/v1"), level=3))
    assert set(asked) == {"127.0.0.1"}


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(status):
    with Server(gives({})) as other, Server(lambda *_: (status, {"Location": other.url + "/chat/completions"}, b"")) as server:
        with pytest.raises(ReadingError, match=r"redirect.*not followed"):
            read(reader_at(server.address, level=2))
        assert (len(server.requests), other.requests) == (1, [])


def test_a_proxy_of_the_environment_is_not_asked(monkeypatch):
    with Server(gives({})) as proxy, Server(gives({"actors": [], "statements": [], "accounts": []})) as server:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        read(reader_at(server.address, level=3))
        assert (len(server.requests), proxy.requests) == (1, [])


def test_the_key_is_sent_and_shown_nowhere():
    told: list[str] = []
    with Server(gives({"actors": [], "statements": [], "accounts": []})) as server:
        reader = reader_at(server.address, key="secret-key", told=told)
        reading = read(reader)
        assert server.heads[0]["authorization"] == "Bearer secret-key"
    assert "secret-key" not in f"{reader!r} {reading.to_json()} {told}"


@pytest.mark.parametrize("ending", ["", "/", "/v1", "/v1/", "/v1/chat/completions"])
def test_the_path_is_the_one_of_the_address(ending):
    with Server(gives({"actors": [], "statements": [], "accounts": []})) as server:
        read(reader_at(Address.parse(f"http://127.0.0.1:{server.port}{ending}")))
        expected = ending.rstrip("/").removesuffix("/chat/completions") + "/chat/completions"
        assert server.heads[0]["path"] == expected
