"""Signed notes: a text with Ed25519 signatures under it, as the world of transparency logs writes them.

Rule: a note opens only if a known key signed it, and no known key signed it wrongly; unknown keys are passed over.
Source: C2SP signed-note. Keys are written `NAME+ID+BASE64(type, key)`; ID is the first four bytes of
SHA-256(name, newline, type, key). Low-order and non-canonical public keys are refused when a key is read.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from saksi.kernel.errors import NoteError

ED25519 = 1
MOST_SIGNATURES = 100
_P = 2**255 - 19
_LOW_ORDER = {
    bytes.fromhex(h)
    for h in (
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    )
}


def decode(text: str, what: str) -> bytes:
    """The bytes of canonical base64. Raises NoteError for any other spelling."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise NoteError("%(what)s: got %(text)r, expected base64.", what=what, text=text[:60]) from error
    if base64.b64encode(data).decode() != text:
        raise NoteError("%(what)s: got base64 that is not in its canonical form.", what=what)
    return data


def key_id(name: str, kind: int, key: bytes) -> bytes:
    """The four bytes that name a key in a signature line."""
    return hashlib.sha256(name.encode() + b"\n" + bytes([kind]) + key).digest()[:4]


def _check_name(name: str) -> None:
    if not name or "+" in name or any(c.isspace() for c in name) or not _is_utf8(name):
        raise NoteError(
            "got the key name %(name)r, expected one that is not empty and has no space and no plus.",
            name=name[:60],
        )


def _is_utf8(text: str) -> bool:
    return not any(unicodedata.category(c) == "Cs" for c in text)


def _split_key(text: str, prefix: str) -> tuple[str, bytes, bytes]:
    """Name, id and key of a written key. Raises NoteError."""
    if not text.startswith(prefix):
        raise NoteError("expected a key that begins with %(prefix)r.", prefix=prefix)
    parts = text[len(prefix) :].split("+", 2)
    if len(parts) != 3:
        raise NoteError("expected a key of three parts: NAME+ID+BASE64.")
    name, number, encoded = parts
    _check_name(name)
    if len(number) != 8 or number != number.lower():
        raise NoteError("the key of %(name)s: expected an id of 8 lower-case hexadecimal digits.", name=name)
    try:
        identifier = bytes.fromhex(number)
    except ValueError as error:
        raise NoteError("the key of %(name)s: expected an id of 8 lower-case hexadecimal digits.", name=name) from error
    data = decode(encoded, f"the key of {name}")
    if len(data) != 33 or data[0] != ED25519:
        raise NoteError("the key of %(name)s: expected an Ed25519 key of 32 bytes after the type byte 1.", name=name)
    return name, identifier, data[1:]


@dataclass(frozen=True, slots=True)
class Verifier:
    """A public key under a name; `vkey` is how it is written."""

    name: str
    key: bytes

    @classmethod
    def parse(cls, vkey: str) -> Verifier:
        """The key that is written `NAME+ID+BASE64`. Raises NoteError if anything about it is wrong."""
        name, identifier, key = _split_key(vkey, "")
        if key_id(name, ED25519, key) != identifier:
            raise NoteError("the key of %(name)s: its id does not fit the key.", name=name)
        value = int.from_bytes(key, "little") & ~(1 << 255)
        if key in _LOW_ORDER or value >= _P:
            raise NoteError(
                "the key of %(name)s: is of low order or not in its canonical form; nobody may use it.",
                name=name,
            )
        return cls(name, key)

    @property
    def id(self) -> bytes:
        """The four bytes that name this key."""
        return key_id(self.name, ED25519, self.key)

    @property
    def vkey(self) -> str:
        """`NAME+ID+BASE64`, to be given to others."""
        return f"{self.name}+{self.id.hex()}+{base64.b64encode(bytes([ED25519]) + self.key).decode()}"

    def verify(self, message: bytes, signature: bytes) -> None:
        """Raises NoteError unless this key signed the message."""
        try:
            Ed25519PublicKey.from_public_bytes(self.key).verify(signature, message)
        except InvalidSignature as error:
            raise NoteError(
                "the signature of %(name)s does not fit the text: it was changed, or signed with another key.",
                name=self.name,
            ) from error


@dataclass(frozen=True, slots=True)
class Signer:
    """A private key under a name; `skey` is a secret."""

    name: str
    seed: bytes

    @classmethod
    def generate(cls, name: str) -> Signer:
        """A new key. Raises NoteError if the name cannot be used."""
        _check_name(name)
        return cls(name, Ed25519PrivateKey.generate().private_bytes_raw())

    @classmethod
    def parse(cls, skey: str) -> Signer:
        """The key that is written `PRIVATE+KEY+NAME+ID+BASE64`. Raises NoteError."""
        name, identifier, seed = _split_key(skey, "PRIVATE+KEY+")
        signer = cls(name, seed)
        if signer.verifier.id != identifier:
            raise NoteError("the private key of %(name)s: its id does not fit the key.", name=name)
        return signer

    def __repr__(self) -> str:
        return f"Signer({self.name!r})"

    @property
    def verifier(self) -> Verifier:
        """The public half."""
        return Verifier(self.name, Ed25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw())

    @property
    def vkey(self) -> str:
        """The public half as written."""
        return self.verifier.vkey

    @property
    def skey(self) -> str:
        """The private key as written; a secret."""
        encoded = base64.b64encode(bytes([ED25519]) + self.seed).decode()
        return f"PRIVATE+KEY+{self.name}+{self.verifier.id.hex()}+{encoded}"

    def line(self, text: str) -> str:
        """The signature line over a text that ends with a newline."""
        signature = Ed25519PrivateKey.from_private_bytes(self.seed).sign(text.encode())
        return f"— {self.name} {base64.b64encode(self.verifier.id + signature).decode()}\n"

    def sign(self, text: str) -> str:
        """The note: the text, an empty line, the signature. Raises NoteError if the text cannot be signed."""
        _check_text(text)
        return f"{text}\n{self.line(text)}"


@dataclass(frozen=True, slots=True)
class OpenedNote:
    """A note whose signatures were checked: its text, and the names of the known keys that signed it."""

    text: str
    names: tuple[str, ...]


def _check_text(text: str) -> None:
    if not text.endswith("\n"):
        raise NoteError("expected a text that ends with a newline.")
    if any(ord(c) < 0x20 and c != "\n" for c in text):
        raise NoteError("got an ASCII control character, expected none but newline.")


def open_note(note: str | bytes, verifiers: Iterable[Verifier]) -> OpenedNote:
    """The text of a note that at least one of these keys signed.

    Raises NoteError if the note is not in its form, a known key's signature is wrong, or no known key signed.
    """
    try:
        whole = note.decode("utf-8") if isinstance(note, bytes) else note
        whole.encode("utf-8")
    except UnicodeError as error:
        raise NoteError("got bytes that are not UTF-8, expected a signed note.") from error
    head, separator, tail = whole.rpartition("\n\n")
    text = head + "\n"
    if not separator or not tail.endswith("\n"):
        raise NoteError("expected a text, an empty line, and signature lines that end with a newline.")
    _check_text(text)
    _check_text(tail)
    lines = tail[:-1].split("\n")
    if len(lines) > MOST_SIGNATURES:
        raise NoteError(
            "got %(signatures)s signatures, expected %(most)s at most.",
            signatures=len(lines),
            most=MOST_SIGNATURES,
        )
    trusted = list(verifiers)
    known = {(v.name, v.id): v for v in trusted}
    if len(known) != len(trusted):
        raise NoteError("two of the known keys share one name and id; give only one of them.")
    names: list[str] = []
    for line in lines:
        name, signature = _signature(line)
        verifier = known.get((name, signature[:4]))
        if verifier and name not in names:
            verifier.verify(text.encode(), signature[4:])
            names.append(name)
    if not names:
        raise NoteError("none of the known keys signed this note. Give the right key, or do not trust the note.")
    return OpenedNote(text, tuple(names))


def _signature(line: str) -> tuple[str, bytes]:
    """Name and bytes of a signature line; the first four bytes name the key. Raises NoteError."""
    parts = line.split(" ")
    if len(parts) != 3 or parts[0] != "—":
        raise NoteError("got the signature line %(line)r, expected a dash, a name and base64.", line=line[:60])
    _check_name(parts[1])
    data = decode(parts[2], f"the signature of {parts[1]}")
    if len(data) < 5:
        raise NoteError("the signature of %(name)s is too short.", name=parts[1])
    return parts[1], data
