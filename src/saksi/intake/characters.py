"""The characters of some bytes, in any common encoding.

Rule: no character is lost or replaced; bytes that are no text, or whose characters cannot be told, are refused.
Line ends become newlines, for CR-LF and CR mean the same; nothing else is changed.
Steps: byte order mark, what the file declares, UTF-16 and UTF-32 without a mark, UTF-8, what charset-normalizer finds
among the common encodings.
Source of ALIASES: WHATWG Encoding Standard, the labels that pages and mails use for something wider than they say.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from charset_normalizer import from_bytes

from saksi.kernel.errors import UnknownEncoding, UnknownType

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
COMMON = (
    "cp1252", "cp1250", "iso8859_2", "cp1251", "koi8_r", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258",
    "cp874", "gb18030", "big5", "cp932", "euc_jp", "cp949", "mac_roman", "utf_16_le", "utf_16_be",
)  # fmt: skip
ALIASES = {
    "ascii": "cp1252", "us-ascii": "cp1252", "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252",
    "iso-8859-9": "cp1254", "iso-8859-11": "cp874", "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030",
    "shift_jis": "cp932", "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "x-sjis": "cp932",
}  # fmt: skip
WESTERN = ("cp1252", "iso8859-15")  # often declared by default; bytes that are UTF-8 are never this by chance
SAMPLE = 65_536
LARGEST_GUESS = 2_000_000
MOST_CONTROLS = 0.01
# A sign in the middle of a word tells that the letter there was written in another encoding.
_ODD = re.compile(r"(?<=[^\W\d_])[¡-©«-´¶-¹»-¿×÷](?=[^\W\d_])|[\x80-\x9f]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """The characters and the encoding's name. declared: what the file says of itself, taken where it fits.

    Raises UnknownEncoding, or UnknownType if the bytes are no text at all.
    """
    marked = next((name for mark, name in MARKS if data.startswith(mark)), None)
    if marked:
        return _strict(data, marked), marked
    name = _known(declared)
    for tried in ("utf-8", name) if name in WESTERN else (name,):
        try:
            if tried:
                return data.decode(tried), tried
        except UnicodeDecodeError:
            continue  # a file that lies about itself is read by its bytes
    text, encoding = _guess(data)
    if len(_CONTROL.findall(text[:SAMPLE])) > MOST_CONTROLS * len(text[:SAMPLE]):
        raise UnknownType("the bytes of this file are no text. Look what made it, and save its words as a text or PDF.")
    return text, encoding


def _known(declared: str | None) -> str | None:
    """The declared encoding as Python knows it; None for none, and for a wide one, which bytes without a mark show."""
    label = (declared or "").strip().lower()
    try:
        name = codecs.lookup(ALIASES.get(label, label)).name if label else None
    except LookupError:
        return None
    return None if name is None or name.startswith(("utf-16", "utf-32")) else name


def _guess(data: bytes) -> tuple[str, str]:
    wide = _wide(data) if b"\0" in data else None
    if wide:
        return _strict(data, wide), wide
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        encoding = _single(data)
    return _strict(data, encoding), encoding


def _wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: the one under which the most spaces and line ends appear, and no nonsense."""
    best: tuple[int, str] = (0, "")
    for name in WIDE:
        width = 2 if "16" in name else 4
        if len(data) % width:
            continue
        try:
            sample = data[:SAMPLE].decode(name, errors="strict" if len(data) <= SAMPLE else "ignore")
        except UnicodeDecodeError:
            continue
        spaces = sum(c in " \n" for c in sample)
        if spaces * 100 < len(sample) and data[:SAMPLE].count(0) * 4 < len(data[:SAMPLE]):
            continue  # neither words nor letters of one byte: something else with a NUL in it
        if all(unicodedata.category(c) not in ("Cn", "Co", "Cs") for c in sample) and not _CONTROL.search(sample):
            best = max(best, (1 + spaces, name))
    return best[1] or None


def _single(data: bytes) -> str:
    """The encoding that charset-normalizer finds, with Western European first among those a text cannot tell apart."""
    matches = from_bytes(data[:LARGEST_GUESS], cp_isolation=list(COMMON))
    best = matches.best()
    if best is None:
        raise UnknownEncoding(
            "the characters of the file cannot be told. Open it where it looks right, save it with the encoding UTF-8 "
            "(most programs offer it under Save As), and take that in."
        )
    found = {m.encoding: m for m in matches if m.chaos <= best.chaos + 0.02}
    for name in ("cp1252", "cp1250"):
        if name in found and not _ODD.search(str(found[name])):
            return name
    return best.encoding


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnknownEncoding(
            "the file looks as if its characters were written in %(encoding)s, but byte %(at)s is not. Open it where it looks right, save it with "
            "the encoding UTF-8 (most programs offer it under Save As), and take that in.",
            encoding=encoding,
            at=error.start,
        ) from error


def newlines(text: str) -> str:
    """CR-LF and CR as newlines; NUL characters, which no database keeps, as the replacement sign."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
