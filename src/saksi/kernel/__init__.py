"""Shared words of Saksi: spans, partial dates, hashes, canonical bytes and errors. Standard library only."""
