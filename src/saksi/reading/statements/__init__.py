"""Who says what: words of saying, their speakers, where the content begins and ends, and when it was said."""
