"""What browsers send: files go to the workspace's own disk as they come, without a name, and never more than the limits.

Rule: a file over the limit of the workspace is counted and dropped while it comes, and the others are kept; so one that is
too large costs no room and spoils no request. A request over the limit of all is told so before anything of it is looked at.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from typing import IO, Any

from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views import defaults

from saksi.kernel.errors import TooLarge
from saksi.web.common import refusal, workspace

MOST_BYTES = 200_000_000
MOST_FILES = 1_000
IN_MEMORY = 1_000_000  # a larger file is written to disk while it comes


class CappedUploadHandler(FileUploadHandler):
    """Keeps a file in the evidence folder, unnamed, until its request ends; `size` is what was sent, kept or not."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin with the next file."""
        super().new_file(*args, **kwargs)
        opened = workspace()
        self.most, self.sent = opened.config.max_bytes, 0
        self.kept: IO[bytes] = tempfile.SpooledTemporaryFile(IN_MEMORY, dir=str(opened.blobs.folder))  # noqa: SIM115 - its request closes it

    def receive_data_chunk(self, raw_data: bytes, _start: int) -> None:
        """Keep a piece, if the whole may still be kept."""
        self.sent += len(raw_data)
        if self.sent > self.most:
            self.kept.truncate(0)
        else:
            self.kept.write(raw_data)

    def file_complete(self, _file_size: int) -> UploadedFile[Any]:
        """The file as the page gets it."""
        self.kept.seek(0)
        return UploadedFile(self.kept, self.file_name, self.content_type, self.sent, self.charset)


def bytes_of(file: UploadedFile[Any]) -> bytes:
    """The bytes of a file that was sent. Raises TooLarge for one that was not kept."""
    most = workspace().config.max_bytes
    if (file.size or 0) > most:
        raise TooLarge(
            "got %(size)s bytes, expected %(most)s at most. Split the file, or raise max_bytes in saksi.toml.",
            size=f"{file.size:,}",
            most=f"{most:,}",
        )
    data: bytes = file.read()
    return data


class LargestRequestMiddleware:
    """Answers a request that is too large with a sentence, before anything of it is looked at."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve one request."""
        sent = request.META.get("CONTENT_LENGTH") or "0"
        return too_much(request) if sent.isdecimal() and int(sent) > MOST_BYTES else self.get_response(request)


def too_much(request: HttpRequest) -> HttpResponse:
    """The page that says what may be sent at once."""
    error = TooLarge(
        _("too much was sent at once: %(bytes)s million bytes, %(files)s files and 10 million bytes of text may be. Nothing was taken in. Send it in parts, or use `saksi add`.")
        % {"bytes": MOST_BYTES // 1_000_000, "files": MOST_FILES}
    )  # fmt: skip
    return refusal(request, error, request.path, status=413)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The answer to a request that cannot be read: what was too much is told."""
    if isinstance(exception, TooManyFilesSent | RequestDataTooBig):
        return too_much(request)
    answer: HttpResponse = defaults.bad_request(request, exception)
    return answer
