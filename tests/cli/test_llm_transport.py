"""The road to a model: encrypted where it leaves the computer, to a server that proves its name, with an end to every answer."""

from __future__ import annotations

import datetime as dt
import ssl
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from saksi.cli import llm_transport
from saksi.cli.llm_transport import HttpTransport
from saksi.reading.llm.address import Address
from saksi.reading.llm.transport import NoAnswerError, Request
from tests.reading.llm.server import EMPTY, Server, gives


def certificate(folder: Path, host: str) -> Path:
    """A self-signed certificate of this number, with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "test")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(now).not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(host))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    secret = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path = folder / "server.pem"
    path.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    return path


def encrypted(server: Server, path: Path) -> Address:
    """The server, from now on over TLS with this certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    server._http.socket = context.wrap_socket(server._http.socket, server_side=True)
    return Address.parse(f"https://127.0.0.1:{server.port}/v1")


def posted(address: Address, seconds: float = 5):
    return HttpTransport().post(Request(address, address.path + "/chat/completions", {}, b"{}", seconds))


def test_a_server_with_a_trusted_certificate_is_asked(tmp_path, monkeypatch):
    path = certificate(tmp_path, "127.0.0.1")
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    with Server(gives(EMPTY)) as server:
        assert posted(encrypted(server, path)).status == 200
        assert len(server.requests) == 1


def test_a_server_with_the_certificate_of_another_is_sent_nothing(tmp_path, monkeypatch):
    path = certificate(tmp_path, "127.0.0.2")
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    with Server(gives(EMPTY)) as server:
        with pytest.raises(NoAnswerError, match="no certificate that can be trusted"):
            posted(encrypted(server, path))
        assert server.requests == []


def test_a_server_with_a_certificate_that_nobody_vouches_for_is_sent_nothing(tmp_path):
    with Server(gives(EMPTY)) as server:
        with pytest.raises(NoAnswerError, match="no certificate that can be trusted"):
            posted(encrypted(server, certificate(tmp_path, "127.0.0.1")))
        assert server.requests == []


def test_an_answer_without_end_is_not_taken_in(monkeypatch):
    monkeypatch.setattr(llm_transport, "LONGEST_ANSWER", 1000)
    with Server(lambda *_: (200, {}, b"x" * 5000)) as server, pytest.raises(NoAnswerError, match="longer than any reading"):
        posted(server.address)


def test_a_server_that_speaks_no_http_is_told(tmp_path):
    with Server(gives(EMPTY)) as server:
        encrypted(server, certificate(tmp_path, "127.0.0.1"))
        with pytest.raises(NoAnswerError, match="the connection to the model's server broke"):
            posted(server.address)
