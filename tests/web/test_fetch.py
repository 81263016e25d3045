"""A page is fetched from the public web and from nowhere else, by a server of this computer that plays the web.

The resolver and the connector are the test's own: no name is looked up and nothing leaves this computer.
"""

from __future__ import annotations

import datetime as dt
import http.server
import ipaddress
import socket
import ssl
import threading
import time
from contextlib import suppress

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from saksi.kernel.errors import FetchError
from saksi.web.addresses import WebAddress, is_public
from saksi.web.fetch import Fetcher

PUBLIC, OTHER = "93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"
PAGE = b"<html><title>Held</title><p>Police arrested two farmers.</p></html>"
HTML = {"Content-Type": "text/html; charset=utf-8"}
# What stands for this computer or its network, each in every form that some program understands.
INSIDE = [
    "127.0.0.1", "127.8.9.10", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "100.127.255.254", "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.1.1.1",
    "240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "::ffff:93.184.215.14", "::127.0.0.1",
    "64:ff9b::10.0.0.1", "64:ff9b:1::1", "2002:7f00:1::1", "2002:a00:1::", "2001::1", "2001:db8::1", "fc00::1", "fd12::1",
    "fe80::1", "fec0::1", "ff02::1", "ff0e::1",
]  # fmt: skip
UNUSUAL = [
    "127.1", "127.0.1", "1", "0", "2130706433", "017700000001", "0177.0.0.1", "0x7f.0.0.1", "0x7f000001", "0x7f.1", "127.0.0.0x1",
    "1.2.3.4.5", "127.0.0.1.1", "256.1.1.1", "192.168.010.1",
]  # fmt: skip


class Server(http.server.ThreadingHTTPServer):
    """Plays every server of the web: `answers` by path, as status, headers and body, or what to do with the handler."""

    daemon_threads = True

    def __init__(self, answers) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers, self.asked, self.named = answers, [], []


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers)))
        answer = self.server.answers[self.path]
        if callable(answer):
            with suppress(OSError):
                answer(self)
            return
        status, headers, body = answer
        self.send_response(status)
        for name, value in {"Content-Length": len(body), **headers}.items():
            self.send_header(name, str(value))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Web:
    """The web of a test: what names resolve to, and what was connected to."""

    def __init__(self) -> None:
        self.answers, self.names = {"/": (200, HTML, PAGE)}, {"courier.example": [PUBLIC]}
        self.server = Server(self.answers)
        self.looked_up, self.connected = [], []
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def resolve(self, host, port):
        self.looked_up.append(host)
        found = self.names.get(host)
        if found is None:
            raise socket.gaierror("unknown")
        return found.pop(0) if found and isinstance(found[0], list) else found

    def connect(self, number, port, seconds):
        self.connected.append((number, port))
        return socket.create_connection(self.server.server_address, timeout=seconds)

    def fetcher(self, most=100_000, **more):
        return Fetcher(most, resolve=self.resolve, connect=self.connect, **more)

    def redirect(self, at, to, status=302):
        self.answers[at] = (status, {"Location": to}, b"")


@pytest.fixture
def web():
    made = Web()
    yield made
    made.server.shutdown()
    made.server.server_close()


def refused(web, address, words="", **more):
    """The address is refused with a sentence; gives how many connections were made."""
    with pytest.raises(FetchError) as error:
        web.fetcher(**more).fetch(address)
    assert error.value.message.endswith(".")
    assert words in error.value.message, error.value.message
    return len(web.connected)


def test_a_page_comes_as_it_was_answered_with_how_it_was_got(web):
    web.answers["/2025/held.php?id=7&q=%E1%9E%80"] = (200, {**HTML, "ETag": '"7"', "Set-Cookie": "who=you"}, PAGE)
    got = web.fetcher().fetch(" http://courier.example/2025/held.php?id=7&q=\u1780#end ")
    assert (got.body, got.filename, got.status) == (PAGE, "held.html", 200)
    assert web.connected == [(PUBLIC, 80)]
    said = got.captured
    assert (said["way"], said["address"], said["final"]) == ("fetched", got.address, got.address)
    assert said["steps"] == [["http://courier.example/2025/held.php?id=7&q=%E1%9E%80", PUBLIC]]
    assert said["headers"]["content-type"] == HTML["Content-Type"]
    assert said["headers"]["etag"] == '"7"'
    assert "who=you" not in str(said)


def test_the_request_says_the_name_and_nothing_of_who_asks(web, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    web.fetcher().fetch("http://Courier.Example./")
    headers = web.server.asked[0][1]
    assert headers["Host"] == "courier.example"
    assert set(headers) == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
    assert "saksi" not in str(headers).lower()


@pytest.mark.parametrize("number", INSIDE)
def test_a_number_that_is_not_public_is_never_connected_to(web, number):
    assert not is_public(number)
    web.names["courier.example"] = [number]
    assert refused(web, "http://courier.example/", "not in the public web") == 0
    host = f"[{number}]" if ":" in number else number
    assert refused(web, f"http://{host}/", "not in the public web") == 0
    assert web.looked_up == ["courier.example"]


def test_one_number_inside_among_public_ones_is_enough_to_refuse(web):
    web.names["courier.example"] = [PUBLIC, OTHER, "10.0.0.1"]
    assert refused(web, "http://courier.example/", "not in the public web") == 0
    web.names["courier.example"] = []
    assert refused(web, "http://courier.example/", "not in the public web") == 0


@pytest.mark.parametrize("form", UNUSUAL)
def test_a_number_in_another_form_is_refused_before_anybody_reads_it(web, form):
    assert refused(web, f"http://{form}/", "unusual form") == 0
    assert refused(web, f"https://{form}./") == 0
    assert web.looked_up == []


@pytest.mark.parametrize("number", [PUBLIC, f"[{OTHER}]"])
def test_a_public_number_is_asked_without_a_resolver(web, number):
    assert web.fetcher().fetch(f"http://{number}/").body == PAGE
    assert web.looked_up == []
    assert web.server.asked[0][1]["Host"] == number


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("courier.example/held", "begins with http"), ("", "begins with http"), ("file:///etc/passwd", "begins with http"),
        ("gopher://courier.example/", "begins with http"), ("ftp://courier.example/", "begins with http"),
        ("javascript:alert(1)", "begins with http"), ("http:courier.example", "begins with http"), ("http:///x", "name of a server"),
        ("http://user@courier.example/", "user or a password"), ("http://user:word@courier.example/", "user or a password"),
        ("http://courier.example@127.0.0.1/", "user or a password"), ("http://courier.example:8080/", "port 8080"),
        ("http://courier.example:22/", "port 22"), ("http://courier.example:0x50/", "name of a server"),
        ("http://courier.example:80:80/", "name of a server"), ("http://localhost/", "none of the public web"),
        ("http://intranet/", "none of the public web"), ("http://courier.example\\@127.0.0.1/", "backslashes"),
        ("http://courier.example /", "blanks"), ("http://courier.example/a\r\nHost: inside", "blanks"),
        ("http://%31%32%37.0.0.1/", "unusual form"), ("http://127.0.0.1%2f.example/", "none of the public web"),
        ("http://[::1%25eth0]/", "name of a server"), ("http://[::1/", "name of a server"), ("http://[zz]/", "name of a server"),
        ("http://[1:2]/", "number of a server"), ("http://cou..rier.example/", "cannot be one"), ("http://-a.example/", "none of the"),
        ("http://courier.example/" + "a" * 2000, "2000 characters"),
    ],
)  # fmt: skip
def test_an_address_that_could_be_read_in_two_ways_is_refused(web, address, words):
    assert refused(web, address, words) == 0
    assert web.looked_up == []


@pytest.mark.parametrize(
    ("said", "host"),
    [
        ("http://Bücher.example/", "xn--bcher-kva.example"), ("http://www.\u1781\u17d2\u1798\u17c2\u179a.example/", "www.xn--"),
        ("http://courier\u3002example/", "courier.example"), ("http://\uff43ourier.example/", "courier.example"),
    ],
)  # fmt: skip
def test_a_name_in_other_letters_is_asked_for_in_its_one_ascii_form(web, said, host):
    name = WebAddress.parse(said).host
    assert name.startswith(host)
    web.names[name] = [PUBLIC]
    assert web.fetcher().fetch(said).body == PAGE
    assert web.server.asked[0][1]["Host"] == name


def test_digits_in_other_letters_are_digits(web):
    assert refused(web, "http://\uff11\uff12\uff17.0.0.1/", "not in the public web") == 0
    assert refused(web, "http://127\u30020\u30020\u30021/", "not in the public web") == 0


def test_the_number_that_was_checked_is_the_one_that_is_asked(web):
    """Rebinding: a name that says another number the second time is asked once only."""
    web.names["courier.example"] = [[PUBLIC], ["127.0.0.1"]]
    assert web.fetcher().fetch("http://courier.example/").body == PAGE
    assert (web.looked_up, web.connected) == (["courier.example"], [(PUBLIC, 80)])


def test_a_redirect_is_looked_at_like_a_new_address(web):
    """Rebinding between two steps is seen, too: the name is inside by then."""
    web.names["courier.example"] = [[PUBLIC], ["127.0.0.1"]]
    web.redirect("/", "/held")
    assert refused(web, "http://courier.example/", "not in the public web") == 1


@pytest.mark.parametrize(
    "to",
    [
        "file:///etc/passwd", "gopher://courier.example:70/x", "ftp://courier.example/", "data:text/html,x", "http://127.0.0.1/",
        "http://127.1/", "http://[::1]/", "http://169.254.169.254/latest/meta-data/", "//localhost/", "http://courier.example:6379/",
        "http://me@courier.example/", "http://inside.example/", "https://[::ffff:10.0.0.1]/",
    ],
)  # fmt: skip
def test_a_redirect_leads_out_of_the_public_web_for_nobody(web, to):
    web.names["inside.example"] = ["10.0.0.1"]
    web.redirect("/", to)
    assert refused(web, "http://courier.example/") == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed_and_every_step_is_kept(web, status):
    web.names["herald.example"] = [OTHER]
    web.redirect("/", "http://herald.example/a", status)
    web.redirect("/a", "/b/\u1780".encode().decode("latin-1"), status)
    web.answers["/b/%E1%9E%80"] = (200, HTML, PAGE)
    got = web.fetcher().fetch("http://courier.example/")
    assert got.address == "http://herald.example/b/%E1%9E%80"
    assert [number for _address, number in got.steps] == [PUBLIC, OTHER, OTHER]
    assert got.captured["address"] == "http://courier.example/"


def test_five_redirects_are_followed_and_no_sixth(web):
    for n in range(7):
        web.redirect(f"/{n}", f"/{n + 1}")
    web.answers["/7"] = (200, HTML, PAGE)
    assert web.fetcher().fetch("http://courier.example/2").body == PAGE
    web.connected.clear()
    assert refused(web, "http://courier.example/1", "more than 5 times") == 6


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((404, HTML, PAGE), "404"), ((500, HTML, PAGE), "500"), ((204, HTML, b""), "204"), ((206, HTML, PAGE), "206"),
        ((302, {}, b""), "more than 5 times"), ((200, {"Content-Type": "image/png"}, PAGE), "image/png"),
        ((200, {"Content-Type": "application/x-executable"}, PAGE), "expected a page"),
        ((200, {**HTML, "Content-Encoding": "gzip"}, PAGE), "packs"),
        ((200, {**HTML, "Content-Length": 5000}, PAGE), "broke off"),
        ((200, HTML, b"x" * 1001), "more than 1,000 bytes"),
        (lambda handler: handler.wfile.write(b"SSH-2.0-OpenSSH\r\n"), "no answer that can be read"),
        (lambda handler: handler.connection.close(), "no answer that can be read"),
    ],
)  # fmt: skip
def test_an_answer_that_is_no_page_is_told(web, answer, words):
    web.answers["/"] = answer
    refused(web, "http://courier.example/", words, most=1000)


def test_a_page_without_end_is_cut_at_the_limit_and_not_kept_whole(web):
    sent = []

    def endless(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        for _ in range(2000):
            handler.wfile.write(b"x" * 10_000)
            sent.append(1)

    web.answers["/"] = endless
    refused(web, "http://courier.example/", "more than 100,000 bytes")
    assert len(sent) < 2000


@pytest.mark.parametrize("head", [b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"HTTP/1.1 200 OK\r\nX: "])
def test_a_server_that_drips_is_left_when_the_time_is_over(web, head):
    def drips(handler):
        handler.wfile.write(head)
        for _ in range(100):
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.05)

    web.answers["/"] = drips
    began = time.monotonic()
    refused(web, "http://courier.example/", "longer than 0.4 seconds", seconds=0.4)
    assert time.monotonic() - began < 3


def test_an_unknown_name_and_a_closed_port_are_told(web):
    refused(web, "http://nowhere.example/", "not known")

    def closed(*_):
        raise ConnectionRefusedError

    with pytest.raises(FetchError, match="no answer"):
        Fetcher(1000, resolve=web.resolve, connect=closed).fetch("http://courier.example/")


# --- TLS


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate of courier.example that signs itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "courier.example")])
    now = dt.datetime.now(dt.UTC)
    names = x509.SubjectAlternativeName(
        [x509.DNSName("courier.example"), x509.IPAddress(ipaddress.ip_address("93.184.215.14"))]
    )
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(now - dt.timedelta(1)).not_valid_after(now + dt.timedelta(1))
        .add_extension(names, critical=False).add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    path = tmp_path_factory.mktemp("tls") / "courier.pem"
    plain = serialization.NoEncryption()
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    path.write_bytes(made.public_bytes(serialization.Encoding.PEM) + pem)
    return path


@pytest.fixture
def secure(web, certificate):
    """The web with TLS; the name that each client asks for is kept."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    context.sni_callback = lambda _sock, name, _context: web.server.named.append(name)
    web.server.socket = context.wrap_socket(web.server.socket, server_side=True)
    return web


def test_over_tls_the_name_stays_in_the_handshake_and_in_the_request(secure, certificate):
    got = secure.fetcher(tls=ssl.create_default_context(cafile=certificate)).fetch("https://courier.example/")
    assert got.body == PAGE
    assert (secure.connected, secure.server.named) == ([(PUBLIC, 443)], ["courier.example"])
    assert secure.server.asked[0][1]["Host"] == "courier.example"


def test_a_certificate_of_another_or_of_nobody_is_refused_and_nothing_is_asked(secure, certificate):
    secure.names["herald.example"] = [PUBLIC]
    refused(secure, "https://herald.example/", "no certificate", tls=ssl.create_default_context(cafile=certificate))
    refused(secure, "https://courier.example/", "no certificate")
    assert secure.server.asked == []
