"""Danish expressions of time: where they stand, and what they mean in EDTF."""

from fodbold_ner.tokens.dates.find import DateMatch, find_dates

__all__ = ["DateMatch", "find_dates"]
