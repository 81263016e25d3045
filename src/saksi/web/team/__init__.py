"""Signing in and out, for a team. Nothing here is loaded where one local user works alone."""
