"""Scripts that set no spaces between words, as ranges for a character class of a regular expression."""

# Thai, Lao, Burmese, Khmer.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
