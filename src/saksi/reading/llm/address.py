"""Where a model answers: a strict address, and whether it is on this computer.

Rule: only what is plainly this computer counts as this computer: 127.x.x.x, ::1, or the word localhost, which stands for
127.0.0.1 and is never looked up. Any other name, however it resolves, is elsewhere. Nothing is parsed twice: what was
checked here (scheme, host, port, path) is what the transport connects to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, ip_address

from saksi.kernel.errors import ReadingError

_FORM = re.compile(
    r"(?P<scheme>https?)://(?P<host>\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)"
    r"(?::(?P<port>[0-9]{1,5}))?(?P<path>(?:/[A-Za-z0-9._~-]+)*)/?"
)
_HERE = IPv4Network("127.0.0.0/8")
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Address:
    """The root of an OpenAI-compatible interface, as `http://127.0.0.1:11434/v1`.

    host: a number or a name in lower case, an IPv6 number without brackets. path: with its leading `/`, or empty.
    """

    scheme: str
    host: str
    port: int
    path: str

    @classmethod
    def parse(cls, words: str) -> Address:
        """The address in these words. Raises ReadingError, without repeating them: they might hold a key."""
        match = _FORM.fullmatch(words.strip())
        host = match["host"].strip("[]").lower() if match else ""
        port = int(match["port"] or _PORTS[match["scheme"]]) if match else 0
        if match is None or not 0 < port < 65536 or (match["host"].startswith("[") and not _is_number(host)):
            raise ReadingError(
                "got an address of a model that cannot be used, expected the form http://127.0.0.1:11434/v1, with a plain "
                "host and without user, password, query or blanks. Mend llm_address or SAKSI_LLM_ADDRESS; "
                "a key goes into SAKSI_LLM_KEY."
            )
        return cls(match["scheme"], host, port, match["path"].removesuffix("/chat/completions"))

    @property
    def here(self) -> bool:
        """Whether it is on this computer, whatever any name service says."""
        if self.host == "localhost":
            return True
        if not _is_number(self.host):
            return False
        number = ip_address(self.host)
        return number in _HERE if isinstance(number, IPv4Address) else number == IPv6Address("::1")

    @property
    def connect(self) -> str:
        """The host to connect to: for localhost the number itself, so that no name is looked up."""
        return "127.0.0.1" if self.host == "localhost" else self.host

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}{self.path}"


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
