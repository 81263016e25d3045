"""The answer of a list's address: its page, or the file that `format` asks for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from saksi.kernel.errors import SaksiError
from saksi.web.common import refusal, status_of
from saksi.web.exports import export
from saksi.web.lists import List, listing


def answer(request: HttpRequest, of: List, template: str, context: Mapping[str, Any] | None = None) -> HttpResponseBase:
    """The page of a list, or its rows as a file. A wrong filter gives a sentence: on the page, or in place of the file.

    context: what the template uses besides `listing` and `remembered`; `refused` in it is why a form was not taken.
    """
    shown = listing(request, of)
    if "format" in request.GET:
        try:
            return export(request, shown, request.GET["format"])
        except SaksiError as error:
            return refusal(request, error, shown.address())
    more = dict(context or {})
    refused = more.get("refused") or shown.refused
    drawn = {**more, "listing": shown, "remembered": shown.remembered}
    return render(request, template, drawn, status=status_of(refused) if refused else 200)
