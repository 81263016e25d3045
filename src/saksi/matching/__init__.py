"""Which things are one: documents of one origin; with reasons, decided by a person."""
