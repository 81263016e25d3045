"""Dates as worded, and what they mean: resolved against the day of publication."""
