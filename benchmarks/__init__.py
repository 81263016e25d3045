"""Measurements of Saksi's speed and size, and of its reader's quality; each module is one, run as a program."""
