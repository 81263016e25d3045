"""One way to write a value as bytes, so that the same value always has the same hash.

Rule: RFC 8785 (JSON Canonicalization Scheme) without floats: keys sorted by UTF-16 code units, no spaces,
shortest escapes, UTF-8; whole numbers only, within the range that every JSON reader keeps exact.
"""

from __future__ import annotations

import json
from typing import Any

from saksi.kernel.errors import CanonicalError

LARGEST = 2**53 - 1


def canonical_json(value: Any) -> bytes:
    """The canonical bytes of a value made of dict, list, tuple, str, int, bool and None.

    Raises CanonicalError for floats, other types, keys that are not text, lone surrogates,
    and whole numbers beyond 2**53 - 1.
    """
    if _is_plain(value):
        try:
            return _SORTED.encode(value).encode("utf-8")
        except UnicodeEncodeError:  # a lone surrogate: the way below says where
            pass
    return _AS_IT_IS.encode(_ordered(value, "$")).encode("utf-8")


_AS_IT_IS = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)
_SORTED = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False, sort_keys=True)


def _is_plain(value: Any) -> bool:
    """Whether the encoder itself writes this value as the rule says: all keys are ASCII, which code points sort as UTF-16 does.

    Most values are; they are written in half the time.
    """
    kind = type(value)
    if kind is str or kind is bool or value is None:
        return True
    if kind is dict:
        return all(type(key) is str and key.isascii() for key in value) and all(map(_is_plain, value.values()))
    if kind is list or kind is tuple:
        return all(map(_is_plain, value))
    return kind is int and -LARGEST <= value <= LARGEST


def _ordered(value: Any, where: str) -> Any:
    """The same value with sorted keys, checked on the way; `where` is its path, for the error."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return _text(value, where)
    if isinstance(value, int):
        if abs(value) > LARGEST:
            raise CanonicalError(
                "%(where)s: got %(value)s, expected a whole number within +-(2**53 - 1).",
                where=where,
                value=value,
            )
        return int(value)
    if isinstance(value, list | tuple):
        return [_ordered(item, f"{where}[{i}]") for i, item in enumerate(value)]
    if isinstance(value, dict):
        for key in value:
            if not isinstance(key, str):
                raise CanonicalError("%(where)s: got the key %(key)r, expected text.", where=where, key=key)
            _text(key, where)
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return {key: _ordered(value[key], f"{where}.{key}") for key in keys}
    raise CanonicalError(
        "%(where)s: got %(kind)s, expected dict, list, text, whole number, true, false or null. Write a share as "
        "two whole numbers or as text.",
        where=where,
        kind=type(value).__name__,
    )


def _text(value: str, where: str) -> str:
    """The text itself, if it can be written as UTF-8."""
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise CanonicalError(
            "%(where)s: got a lone surrogate at code point %(at)s, expected valid Unicode.",
            where=where,
            at=error.start,
        ) from error
    return value
