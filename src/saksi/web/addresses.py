"""Which addresses may be fetched: the strict form of an address, and which numbers are out in the public.

Rule: what was checked here is what is connected to. An address is taken apart once, in one form; whatever a resolver, a
library or a server might read in another way is refused, not mended. Only numbers that everybody reaches are public:
nothing of this computer, of its network, of a provider's inner side, and nothing that wraps such a number.
Source: RFC 3986; WHATWG URL Standard, "ends in a number"; IANA special-purpose address registries, as `ipaddress` has them.
"""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import quote, urljoin

from saksi.kernel.errors import FetchError

PORTS = {"http": 80, "https": 443}
LONGEST = 2000
_FORM = re.compile(
    r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?P<authority>[^/?#]*)(?P<path>/[^?#]*)?(?P<query>\?[^#]*)?(?:#.*)?", re.DOTALL
)
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_NAME = re.compile(rf"(?:{_LABEL}\.)+{_LABEL}")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_KEPT = "/%:@!$&'()*+,;=~-._?"


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An address that may be asked for. host: a name in ASCII and lower case, or a number without brackets."""

    scheme: str
    host: str
    port: int
    target: str

    @classmethod
    def parse(cls, words: str) -> WebAddress:
        """The address in these words. Raises FetchError saying what is wrong."""
        said = words.strip()
        if len(said) > LONGEST or re.search(r"[\x00-\x20\x7f\\]", said):
            raise FetchError(
                "got an address with blanks, backslashes or more than %(longest)s characters. Copy it once more.",
                longest=LONGEST,
            )
        match = _FORM.fullmatch(said)
        scheme = match["scheme"].lower() if match else ""
        if match is None or scheme not in PORTS:
            raise FetchError("got no address of a page, expected one that begins with http:// or https://.")
        if "@" in match["authority"]:
            raise FetchError("got an address with a user or a password in it, which is not sent. Leave out all up to the @.")
        host, port = _host_and_port(match["authority"], PORTS[scheme])
        path = quote(match["path"] or "/", safe=_KEPT) + quote(match["query"] or "", safe=_KEPT)
        return cls(scheme, host, port, path)

    def leads_to(self, location: str) -> WebAddress:
        """Where an answer sends on; its header comes as Latin-1, whatever it is. Raises FetchError as `parse` does."""
        with contextlib.suppress(UnicodeError):
            location = location.encode("latin-1").decode()
        return WebAddress.parse(urljoin(str(self), location.strip()))

    @property
    def number(self) -> str:
        """The host, if it is a number and no name; else ""."""
        return self.host if _number(self.host) else ""

    @property
    def last(self) -> str:
        """The last word of the path, as a file might be named."""
        return self.target.partition("?")[0].rstrip("/").rpartition("/")[2]

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.target}"


def _host_and_port(authority: str, usual: int) -> tuple[str, int]:
    """Raises FetchError for a port that is not 80 or 443, and for a host that could be read in two ways."""
    match = re.fullmatch(r"(\[[0-9A-Fa-f:.]+\]|[^:\[\]]+)(?::([0-9]{1,5})?)?", authority)
    if match is None:
        raise FetchError("got no name of a server in the address, expected one such as https://courier.example/page.")
    port = int(match[2] or usual)
    if port not in PORTS.values():
        raise FetchError("got the port %(port)s; pages are fetched from the ports 80 and 443 only.", port=port)
    return _host(match[1]), port


def _host(said: str) -> str:
    if said.startswith("["):
        number = _number(said.strip("[]"))
        if number is None:
            raise FetchError("got a number of a server that is none. Copy the address once more.")
        return str(number)
    try:
        name = said.encode("idna").decode().lower().removesuffix(".")
    except UnicodeError as error:
        raise FetchError("got a name of a server that cannot be one. Copy the address once more.") from error
    if _NUMBER.fullmatch(name.rpartition(".")[2]):  # 127.1, 0177.0.0.1 and 2130706433 are this computer to some programs
        if not isinstance(_number(name), IPv4Address):
            raise FetchError("got a number of a server in an unusual form. Give its name, or four numbers with dots.")
        return name
    if len(name) > 253 or not _NAME.fullmatch(name):
        raise FetchError("got a name of a server that is none of the public web, expected one such as courier.example.")
    return name


def _number(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None


def is_public(number: str) -> bool:
    """Whether this number is reached by everybody, and stands for nothing else than itself."""
    address = _number(number)
    if address is None or address.is_multicast or address.is_reserved or not address.is_global:
        return False
    # What else wraps a number of version 4 (mapped, translated, compatible, Teredo) is reserved or not global already.
    return isinstance(address, IPv4Address) or not (address.sixtofour or address.is_site_local)
