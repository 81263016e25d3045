"""Whom a text credits: the agency of its wire, and the other publishers it quotes.

Rule: a credit is where news puts it: the byline or the dateline at the head, the last line at the foot. An agency named in passing is
none. A quotation of a publisher stands beside a word of telling ("the Courier reported"), else the publisher is only talked about.
"""

from __future__ import annotations

import re

HEAD, FOOT = 500, 300  # characters
SHORTEST = 4  # letters of a publisher's name that can be looked for without finding chance words
NEAR = 30  # characters between a name and its word of telling

_AGENCIES = {
    "afp": "AFP", "agence france-presse": "AFP", "agence france presse": "AFP",
    "ap": "AP", "associated press": "AP", "the associated press": "AP", "reuters": "Reuters", "thomson reuters": "Reuters",
    "xinhua": "Xinhua", "upi": "UPI", "united press international": "UPI", "dpa": "DPA", "efe": "EFE", "ansa": "ANSA", "tass": "TASS",
    "interfax": "Interfax", "kyodo": "Kyodo", "kyodo news": "Kyodo", "yonhap": "Yonhap", "anadolu": "Anadolu",
    "anadolu agency": "Anadolu", "aa": "Anadolu", "pti": "PTI", "press trust of india": "PTI", "ani": "ANI", "ians": "IANS",
    "bernama": "Bernama", "antara": "Antara", "akp": "AKP", "agence kampuchea presse": "AKP", "belta": "BelTA", "mena": "MENA", "saba": "Saba",
    "wafa": "WAFA", "irna": "IRNA", "benarnews": "BenarNews", "thomson reuters foundation": "Reuters",
}  # fmt: skip
# LUMERA, 4 March (Tavara Wire) - ...: what stands in brackets before the dash of a dateline is a credit if it may be an agency's name.
_DATELINE = re.compile(r"^[^\W\d_a-z][^\n()]{1,60}\(([^\n()\d]{2,40})\)\s*[-–—:]", re.MULTILINE)
_BYLINE = re.compile(r"^(?:by|from|via|source|sources|credit)?[ \t]*:?[ \t]*([^\s.,:;][^\n.,:;]{1,39})$", re.IGNORECASE | re.MULTILINE)
_SOURCE = re.compile(r"^\W*(?:source|via|credit)s?\s*:\s*([^\n.,;]{2,40})\W*$", re.IGNORECASE | re.MULTILINE)
_SIGNED = re.compile(r"[-–—/(]\s*([^\W\d_][^\n()/–—-]{1,30}?)\s*\)?\s*\Z")
_WIRE = re.compile(r"\b(?:wire|news agency|press agency|newswire)\s*$", re.IGNORECASE)
_LIKE = re.compile(r"\b(?:[Ww]ire|[Nn]ews|[Pp]ress|[Aa]gency|[Aa]gence)\b|^[A-Z]{2,6}$")
_TELLS = r"(?:reported|reports|reporting|according to|told|wrote|writes|published|said in|says in|cited|citing|quoted|quoting|as told to|revealed)"


def agency_of(text: str, *, known: bool = False) -> str:
    """The agency whose wire a text credits, by its short name; "" for none. known: only one whose name is listed."""
    head, foot = text[:HEAD], text.rstrip()[-FOOT:]
    datelines = [name for name in _DATELINE.findall(head) if _key(name) in _AGENCIES or _LIKE.search(name)]
    named = [*datelines, *_SOURCE.findall(foot)]
    if not known and named:
        return _short(named[0])
    likely = [*named, *_BYLINE.findall(head), *_SIGNED.findall(foot)]
    return next((_short(name) for name in likely if _key(name) in _AGENCIES or _WIRE.search(name)), "")


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _short(name: str) -> str:
    return _AGENCIES.get(_key(name), " ".join(name.split()))


def quotation_of(text: str, publisher: str) -> str:
    """The words with which a text quotes a publisher, "" where it does not."""
    if sum(c.isalnum() for c in publisher) < SHORTEST:
        return ""
    name = r"\s+".join(map(re.escape, publisher.split()))
    said = re.compile(
        rf"(?<!\w){name}(?!\w)[^.!?\n]{{0,{NEAR}}}\b{_TELLS}\b|\b{_TELLS}\b[^.!?\n]{{0,{NEAR}}}(?<!\w){name}(?!\w)",
        re.IGNORECASE,
    )
    found = said.search(text)
    return " ".join(found.group().split()) if found else ""
