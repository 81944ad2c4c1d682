"""What the fields of a record may hold, and what all records have in common."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

__all__ = ["Edtf", "Offset", "Record", "Score"]

_EDTF_DATE = r"(?:\d{4}(?:-(?:(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?|2[1-4]))?[~?%]?)"
_EDTF = re.compile(rf"{_EDTF_DATE}(?:/(?:{_EDTF_DATE}|\.\.)?)?|(?:\.\.)?/{_EDTF_DATE}")


def _check_edtf(value: str) -> str:
    if not _EDTF.fullmatch(value):
        raise ValueError(
            f"{value!r} is no EDTF date of the kinds used here: 2024, 2024-11, 2024-11-03, "
            "2018-22 (summer), 2024-12~, 2018/.. or ../2024-11-03"
        )
    return value


Edtf = Annotated[str, AfterValidator(_check_edtf)]
Score = Annotated[float, Field(ge=0.0, le=1.0)]
Offset = Annotated[int, Field(ge=0)]


class Record(BaseModel):
    """A frozen model that takes no field but its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")
