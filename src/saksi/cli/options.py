"""What options of several commands share: a date, a country pack and a reader, refused as wrong use before anything is done."""

from __future__ import annotations

from typing import Any

import click

from saksi.codebook.packs import available_packs, load_pack
from saksi.kernel.dates import PartialDate
from saksi.kernel.errors import DateError, PackError
from saksi.reading.readers import NAMES


class DateOption(click.ParamType[PartialDate]):
    """An EDTF date, as 2023-12-05, 2025-03 or 2025."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> PartialDate:
        """The date, or wrong use that says what was expected."""
        if isinstance(value, PartialDate):
            return value
        try:
            return PartialDate.parse(value)
        except DateError as error:
            self.fail(error.message, param, ctx)


class PackOption(click.ParamType[str]):
    """The name of a country pack that comes with Saksi."""

    name = "pack"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name, or wrong use that says which there are."""
        try:
            return load_pack(value).name
        except PackError as error:
            self.fail(error.message, param, ctx)


DATE = DateOption()
PACK = PackOption()
READER = click.Choice((*NAMES, "llm"))
PACKS = ", ".join(available_packs())
