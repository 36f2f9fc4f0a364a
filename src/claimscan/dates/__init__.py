"""Dates as people print them, found in text and understood as EDTF (ISO 8601-2:2019)."""

from claimscan.dates.scan import DateMatch, find, read

__all__ = ["DateMatch", "find", "read"]
