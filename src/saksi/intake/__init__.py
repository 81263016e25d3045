"""Intake: bytes to text, one module for each format; the bytes themselves are never changed."""

from saksi.intake.extraction import extract
from saksi.intake.types import Extracted, Limits, Metadata

__all__ = ["Extracted", "Limits", "Metadata", "extract"]
