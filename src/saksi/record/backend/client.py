"""The database shell is Django's; SQLite's own program opens the file while it is not encrypted."""

from django.db.backends.sqlite3.client import DatabaseClient

__all__ = ["DatabaseClient"]
