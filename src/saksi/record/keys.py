"""Long lists of keys, handed to the database as one value: its limit of parameters is never met, and nothing is written out for each."""

from __future__ import annotations

import json
from collections.abc import Iterable

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL


def among(keys: Iterable[int], path: str = "pk") -> Q:
    """The condition that a row, or what it points at, is one of these, however many."""
    if connection.vendor == "postgresql":
        rows = "SELECT jsonb_array_elements_text(%s::jsonb)::bigint"
    else:
        rows = "SELECT value FROM json_each(%s)"
    return Q(**{f"{path}__in": RawSQL(rows, [json.dumps(list(keys))])})  # noqa: S611 - fixed text, the keys are a parameter
