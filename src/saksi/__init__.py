"""Saksi: a human-rights monitoring system in which every figure opens a chain down to its source."""

__version__ = "0.1.0"
