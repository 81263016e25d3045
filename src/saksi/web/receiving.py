"""What a person hands over in the browser: files, a pasted text, an address.

Rule: each is taken in alone, so that one that is refused keeps no other out.
Steps: what is said of all of them, each one's bytes, the turn to write, what became of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from saksi.actions.base import require
from saksi.actions.take_in import TakenIn, said_otherwise, take_in
from saksi.codebook.packs import available_packs
from saksi.intake import Metadata
from saksi.kernel.dates import PartialDate
from saksi.kernel.errors import BadDecision, FetchError, SaksiError
from saksi.record.models import Document
from saksi.record.workspace import Workspace
from saksi.web.common import who, whole, workspace, written
from saksi.web.fetch import Fetcher
from saksi.web.uploads import bytes_of


@dataclass(frozen=True)
class Thing:
    """One thing that was handed over. field: of the form; name: as the person knows it; get: its bytes, its file name, how it was captured."""

    field: str
    name: str
    get: Callable[[], tuple[bytes, str, Mapping[str, Any] | None]]


@dataclass(frozen=True)
class Received:
    """What became of one thing: taken in, known already, brought back; or why it was refused.

    otherwise: what was said of one that was here already and is not so, by the names of the fields; it changed nothing.
    """

    field: str
    name: str
    taken: TakenIn | None = None
    refused: SaksiError | None = None
    otherwise: tuple[str, ...] = ()


@dataclass(frozen=True)
class Said:
    """What a person says of the things: their level and pack, and what is known better than the files say."""

    level: int
    pack: str
    metadata: Metadata
    things: list[Thing] = field(default_factory=list)

    @classmethod
    def of(cls, request: HttpRequest) -> Said:
        """Read the form. Raises NotAllowed, DateError, or BadDecision for a form with nothing in it or a pack that is none."""
        require(who(request))
        post, things = request.POST, list(_things(request))
        pack = post.get("pack") or workspace().config.pack
        if pack not in available_packs():
            raise BadDecision(_("got the country pack %(pack)s, expected one of the list.") % {"pack": repr(pack[:40])})
        if not things:
            raise BadDecision(_("nothing was handed over. Choose a file, paste a text or give an address."))
        day, level = post.get("published", "").strip(), whole(post.get("level"))
        metadata = Metadata(
            title=post.get("title", "") if len(things) == 1 else "",
            publisher=post.get("publisher", ""),
            published=PartialDate.parse(day) if day else None,
            url=post.get("url", "").strip() if len(things) == 1 else "",
        )
        return cls(-1 if level is None else level, pack, metadata, things)


def receive(request: HttpRequest, said: Said) -> list[Received]:
    """Take in each thing, in a turn of its own; what goes wrong with one is told in its line."""
    return [_receive(request, said, thing) for thing in said.things]


def _receive(request: HttpRequest, said: Said, thing: Thing) -> Received:
    try:
        data, filename, captured = thing.get()  # before the turn to write: a page may take half a minute
        known = replace(said.metadata, url=said.metadata.url or (captured or {}).get("final", ""))
        more: dict[str, Any] = {"level": said.level, "pack": said.pack, "metadata": known, "captured": captured}
        with written(request, "taking in"):
            taken = take_in(who(request), workspace(), data, filename, **more)
    except SaksiError as error:
        return Received(thing.field, thing.name, refused=error)
    return Received(thing.field, thing.name, taken, otherwise=() if taken.created else _otherwise(said, taken.document))


def _otherwise(said: Said, document: Document) -> tuple[str, ...]:
    fields: Any = Document._meta
    return tuple(
        str(fields.get_field(name).verbose_name) for name in said_otherwise(document, said.level, said.pack, said.metadata)
    )


def still_to_say(request: HttpRequest, received: list[Received]) -> dict[str, str]:
    """What stays in the form: what was refused, and what holds for the next things, too; what was taken in leaves it."""
    refused = {line.field for line in received if line.refused}
    gone = {"text", "address"} - refused | (set() if refused else {"title", "url"})
    return {name: str(said) for name, said in request.POST.items() if name not in gone}


def _things(request: HttpRequest) -> Iterator[Thing]:
    for file in request.FILES.getlist("files"):
        name = file.name or _("a file without a name")
        yield Thing("files", name, lambda file=file, name=name: (bytes_of(file), name, None))  # type: ignore[misc]
    text, address = request.POST.get("text", ""), request.POST.get("address", "").strip()
    if text.strip():
        yield Thing("text", _("the pasted text"), lambda: pasted(request, text))
    if address:
        yield Thing("address", address[:200], lambda: fetched(workspace(), address))


def pasted(request: HttpRequest, text: str) -> tuple[bytes, str, Mapping[str, Any]]:
    """A pasted text as a file. Browsers send line ends as CR-LF whatever they were; they are kept as LF."""
    at = datetime.now(UTC).replace(microsecond=0).isoformat()
    captured = {"way": "pasted", "at": at, "by": who(request).get_username()}
    return text.replace("\r\n", "\n").encode(), f"pasted-{at[:10]}.txt", captured


def fetcher(opened: Workspace) -> Fetcher:
    """What fetches pages for a workspace. Raises FetchError where its settings do not allow it."""
    if not opened.config.fetch.enabled:
        raise FetchError(
            _("fetching is off, for it shows others what you look at. Save the page and hand over the file, or see “fetch” in the settings.")
        )  # fmt: skip
    return Fetcher(opened.config.max_bytes)


def fetched(opened: Workspace, address: str) -> tuple[bytes, str, Mapping[str, Any]]:
    """The page at an address, and how it was got. Raises FetchError."""
    page = fetcher(opened).fetch(address)
    return page.body, page.filename, page.captured
