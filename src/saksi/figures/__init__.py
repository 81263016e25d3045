"""Figures: named, versioned definitions and the one interpreter that counts by them.

Rule: a figure says what it counts, out of what, and which rows stand behind it; units are never added up
across one another. Order: definition (what to count), units (rows to count), compute (the count).
"""
