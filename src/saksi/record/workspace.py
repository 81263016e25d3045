"""The workspace: one folder with settings, database, evidence and the log's checkpoints.

    FOLDER/saksi.toml      settings, read once at start; a wrong one is refused
    FOLDER/saksi.sqlite3   the record (unless SAKSI_DATABASE_URL names a PostgreSQL)
    FOLDER/evidence/       blobs under random names
    FOLDER/log/            signed checkpoints, the public key, and the signing key
    FOLDER/.lock           who writes at the moment

Rule: one writer. The lock is held from the first write to the signed checkpoint.
"""

from __future__ import annotations

import os
import re
import secrets
import tomllib
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from saksi.codebook.packs import available_packs
from saksi.evidence.blobs import BlobStore, make_folder, write_durably
from saksi.evidence.keys import load_signer, make_signer
from saksi.intake import Limits
from saksi.kernel.errors import ConfigError, NoDatabase, NoWorkspace, OnlyRead
from saksi.record.desk_settings import Desk, read_desk
from saksi.record.lock import Lock

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from saksi.evidence.notes import Signer

CONFIG = "saksi.toml"
SIGNING_KEY = "signing.key"
DATABASE = "saksi.sqlite3"
LOOPBACK = ("127.0.0.1", "localhost", "::1")
HIGHEST_PORT = 65535
EXPECTED = {int: "whole number above 0", str: "text"}
TEMPLATE = """\
# Settings of this workspace. Each one is explained in docs/reference/settings.md.

# The name of this workspace's log, as it stands in checkpoints and reports. Never change it.
origin = "{origin}"

# The country pack that the reader uses when a command does not name one.
pack = "{pack}"

# Files above these limits are refused.
max_bytes = {max_bytes}
max_pages = {max_pages}
max_characters = {max_characters}

# Where `saksi serve` listens, on this computer only.
port = 8000

# The reader llm asks a language model; it is off until both lines are set. The key, if there is one, goes into SAKSI_LLM_KEY.
# llm_address = "http://127.0.0.1:11434/v1"
# llm_model = "qwen3:8b"

# One person at this computer needs no sign-in. For a team add people with `saksi user add`, then take away the # before
# the next two lines.
# [team]
# enabled = true
# Only where people come from other computers, through a server with TLS on this one: take away the # before the next line,
# too, and write the name of that server into it. The desk then answers under that address alone.
# address = "https://"

# The inbox fetches no page from the web: who fetches shows what they look at. To allow it, take away the # before both lines.
# [fetch]
# enabled = true

# Which share of the documents is read before its suggestions are shown, and which share of the decisions by a second person.
# [desk]
# blind_share = 0.05
# second_share = 0.10
"""
TEAM_EXPECTED = {"enabled": "true or false", "address": "text, as https://desk.example.org"}


@dataclass(frozen=True, slots=True)
class Team:
    """Whether people sign in; address: under which their browsers reach the desk, "" for this computer alone."""

    enabled: bool = False
    address: str = ""


def read_team(values: Any, name: str) -> Team:
    """The table `[team]` of the settings. Raises ConfigError naming what is unknown or wrong."""
    if not isinstance(values, dict):
        raise ConfigError(
            "%(name)s: got team = %(values)r, expected a table: the line [team], below it its settings.",
            name=name,
            values=values,
        )
    for key, value in values.items():
        if key not in TEAM_EXPECTED:
            raise ConfigError(
                "%(name)s: got the unknown setting %(key)r in [team], expected enabled or address.",
                name=name,
                key=key,
            )
        if type(value) is not type(getattr(Team(), key)):
            raise ConfigError(
                "%(name)s: got %(key)s = %(value)r in [team], expected %(expected)s.",
                name=name,
                key=key,
                value=value,
                expected=TEAM_EXPECTED[key],
            )
    team = Team(**values)
    parts = urlsplit(team.address)
    here = parts.scheme == "http" and parts.hostname in LOOPBACK
    if team.address and not here and not (parts.scheme == "https" and parts.hostname and parts.path in ("", "/")):
        raise ConfigError(
            "%(name)s: got address = %(address)r in [team], expected https://NAME; without TLS passwords would "
            "be read on the way. Put a server with TLS before Saksi, or leave the line out for this computer "
            "alone.",
            name=name,
            address=team.address,
        )
    return team


@dataclass(frozen=True, slots=True)
class Fetch:
    """Whether the inbox may fetch an address from the web."""

    enabled: bool = False


def read_fetch(values: Any, name: str) -> Fetch:
    """The table `[fetch]` of the settings. Raises ConfigError naming what is unknown or wrong."""
    if not isinstance(values, dict) or set(values) - {"enabled"} or type(values.get("enabled", False)) is not bool:
        raise ConfigError(
            "%(name)s: got fetch = %(values)r, expected a table: the line [fetch], below it enabled = true or "
            "enabled = false.",
            name=name,
            values=values,
        )
    return Fetch(**values)


TABLES: dict[str, Callable[[Any, str], Team | Fetch | Desk]] = {"team": read_team, "fetch": read_fetch, "desk": read_desk}


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a workspace. max_bytes: of a file; max_pages: of a PDF; max_characters: of its text.

    llm_address, llm_model: of the reader llm, empty where it is off; llm_timeout: seconds; llm_part_words: words of a part.
    team: whether people sign in. fetch: whether pages are fetched.
    desk: the shares that are read blind and by a second person.
    """

    origin: str
    pack: str = "generic"
    max_bytes: int = Limits().max_bytes
    max_pages: int = Limits().max_pages
    max_characters: int = Limits().max_characters
    port: int = 8000
    llm_address: str = ""
    llm_model: str = ""
    llm_timeout: int = 300
    llm_part_words: int = 700
    team: Team = Team()
    fetch: Fetch = Fetch()
    desk: Desk = field(default_factory=Desk)

    @property
    def limits(self) -> Limits:
        """The limits of intake."""
        return Limits(max_bytes=self.max_bytes, max_pages=self.max_pages, max_characters=self.max_characters)


def read_config(path: Path) -> Config:
    """The settings of `saksi.toml`. Raises ConfigError naming the key that is unknown, missing or wrong."""
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(
            '%(file)s: cannot be read as TOML: %(error)s. Expected UTF-8, one setting on a line, and words between quotation marks, as in '
            'pack = "kh". Mend that line.',
            file=path.name,
            error=str(error),
        ) from error
    kinds = {f.name: int if f.type == "int" else str for f in fields(Config)}
    for key in TABLES.keys() & values.keys():
        values[key] = TABLES[key](values[key], path.name)
    for key, value in values.items():
        if key in TABLES:
            continue
        if key not in kinds:
            raise ConfigError(
                "%(file)s: got the unknown setting %(key)r, expected some of %(choices)s.",
                file=path.name,
                key=key,
                choices=", ".join(kinds),
            )
        expected = _expected(key, value, kinds[key])
        if expected:
            raise ConfigError(
                "%(file)s: got %(key)s = %(value)r, expected a %(expected)s. Change that line.",
                file=path.name,
                key=key,
                value=value,
                expected=expected,
            )
    if "origin" not in values:
        raise ConfigError("%(file)s: the setting origin is missing; it names this workspace's log.", file=path.name)
    return Config(**values)


def _expected(key: str, value: Any, kind: Any) -> str:
    """What is expected of a setting in place of this value, or "" where it may stand."""
    if type(value) is not kind or value == "" or (kind is int and value < 1):
        return EXPECTED[kind]
    if key == "pack" and value not in available_packs():
        return f"country pack, one of {', '.join(available_packs())}"
    if key == "port" and value > HIGHEST_PORT:
        return f"port of {HIGHEST_PORT} at most"
    return ""


@dataclass(frozen=True)
class Workspace:
    """An opened workspace: its folder and settings."""

    folder: Path
    config: Config

    @property
    def blobs(self) -> BlobStore:
        """Where the bytes are kept."""
        return BlobStore(self.folder / "evidence")

    @property
    def log_folder(self) -> Path:
        """Where the signed checkpoints lie."""
        return self.folder / "log"

    @property
    def database(self) -> Path:
        """The file of the record, where no PostgreSQL is named."""
        return self.folder / DATABASE

    @property
    def only_read(self) -> bool:
        """Whether nothing can be written to it, as on a CD or a locked stick."""
        return not all(os.access(place, os.W_OK) for place in (self.folder, self.database) if place.exists())

    def require_writable(self) -> None:
        """Raises OnlyRead where nothing can be written."""
        if self.only_read:
            raise _only_read("`saksi verify` can check it here.")

    def address_to_read(self) -> str:
        """The address under which SQLite reads the database and writes nothing, not even beside it.

        Raises OnlyRead where the newest rows were left in the file beside it, which only a database that may be written takes in.
        """
        beside = self.database.with_name(f"{DATABASE}-wal")
        if beside.exists() and beside.stat().st_size:
            raise _only_read(f"Its newest entries lie in {beside.name}, since it was copied while Saksi ran, and cannot be read here.")
        return f"{self.database.resolve().as_uri()}?mode=ro&immutable=1"

    def require_unused(self) -> None:
        """Raises NoDatabase where evidence or log show that there was a record: an empty one in its place would hide the loss."""
        kept = sum(1 for _ in self.blobs.names())
        if kept or any(self.log_folder.glob("*.checkpoint")):
            raise NoDatabase(
                "the database is missing or empty, while %(kept)s files lie in evidence/ and the log was signed. Nothing was made in its place. "
                "Bring the database (%(file)s, or that of SAKSI_DATABASE_URL) back from a copy.",
                kept=kept,
                file=DATABASE,
            )

    def signer(self) -> Signer:
        """The key that signs this workspace's checkpoints. Raises NoteError, also where it is gone."""
        return load_signer(self.log_folder / SIGNING_KEY, self.config.origin)

    def lock(self, who: str, patience: float = 60.0, waiting: Callable[[str], None] = lambda _: None) -> Lock:
        """The right to write; see Lock. Raises OnlyRead."""
        self.require_writable()
        return Lock(self.folder / ".lock", who, patience, waiting)


def _only_read(more: str) -> OnlyRead:
    return OnlyRead(
        "the folder of this workspace lies where it may only be read. Copy the whole folder to a disk that you may write to, and work "
        "there. %(more)s",
        more=more,
    )


def init_workspace(folder: Path, pack: str = "generic", origin: str | None = None) -> Workspace:
    """Make a workspace in a new or empty folder.

    origin: the name of its log; by default the folder's name with a random part.
    Raises ConfigError if there is a workspace already, or anything else.
    """
    if (folder / CONFIG).exists():
        raise ConfigError("%(folder)s is a workspace already. Use it, or name another folder.", folder=folder)
    if folder.is_dir() and any(folder.iterdir()):
        raise ConfigError(
            "%(folder)s is not empty. Name a new or an empty folder, for a workspace is a folder of its own.",
            folder=folder,
        )
    above = next(place for place in (folder.resolve(), *folder.resolve().parents) if place.exists())
    if not above.is_dir() or not os.access(above, os.W_OK):
        raise ConfigError("%(above)s is not a folder that you may write to. Name another one.", above=above)
    make_folder(folder.resolve())
    folder.chmod(0o700)
    stem = re.sub(r"[^a-z0-9-]+", "-", folder.resolve().name.lower()).strip("-") or "saksi"
    name = origin or f"{stem}-{secrets.token_hex(4)}/log"
    for sub in ("evidence", "log"):
        make_folder(folder / sub)
    make_signer(folder / "log" / SIGNING_KEY, name)
    limits = Limits()
    text = TEMPLATE.format(
        origin=name,
        pack=pack,
        max_bytes=limits.max_bytes,
        max_pages=limits.max_pages,
        max_characters=limits.max_characters,
    )
    write_durably(folder / CONFIG, text.encode())
    return open_workspace(folder)


def open_workspace(folder: Path) -> Workspace:
    """The workspace in a folder. Raises NoWorkspace or ConfigError."""
    if not (folder / CONFIG).is_file():
        raise NoWorkspace(
            "%(folder)s has no %(file)s. Make a workspace with `saksi init %(folder)s`.",
            folder=folder,
            file=CONFIG,
        )
    return Workspace(folder, read_config(folder / CONFIG))


def secret(folder: Path, name: str) -> str:
    """A random text kept in a file of the workspace that only its owner reads; made on first use."""
    path = folder / name
    if not path.exists():
        write_durably(path, secrets.token_urlsafe(50).encode())
    return path.read_text(encoding="utf-8")
