"""Scripts that set no spaces between words, as ranges for a character class of a regular expression; and which language letters tell."""

# Thai, Lao, Burmese, Khmer.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_KHMER = ("\u1780", "\u17ff")
_LOOKED_AT = 2000


def language_of(text: str) -> str:
    """The language of a text as far as the letters of its first 2,000 characters tell: `km` for Khmer, or "" for nothing said."""
    letters = [c for c in text[:_LOOKED_AT] if c.isalpha()]
    khmer = sum(_KHMER[0] <= c <= _KHMER[1] for c in letters)
    return "km" if khmer > len(letters) / 3 else ""
