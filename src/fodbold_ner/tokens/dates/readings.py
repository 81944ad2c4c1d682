"""Which reading belongs to which pattern."""

from __future__ import annotations

from fodbold_ner.tokens.dates import days, periods, relative
from fodbold_ner.tokens.dates.scene import Reader

__all__ = ["READERS"]

READERS: dict[str, Reader] = {**days.READERS, **periods.READERS, **relative.READERS}
