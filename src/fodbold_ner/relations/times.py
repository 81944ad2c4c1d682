"""When something happens and until when it holds, from the dates beside its trigger."""

from __future__ import annotations

import re
from datetime import date, timedelta

from fodbold_ner.doc_data import MentionData
from fodbold_ner.relations.scene import Scene

__all__ = ["time_near", "until_at"]


def _date_near(scene: Scene, start: int, end: int) -> MentionData | None:
    """Return the date in the trigger's clause that stands nearest to it, None if there is none."""
    clause_start, clause_end = scene.clause(start)
    inside = [found for found in scene.dates if clause_start <= found["start"] < clause_end]
    if not inside:
        return None
    return min(
        inside, key=lambda date: (max(start - date["end"], date["start"] - end), date["start"])
    )


def time_near(scene: Scene, start: int, end: int) -> str | None:
    """Return when something happens, in EDTF, from the date beside its trigger.

    `inden weekenden` is any time before it; a date behind `frem til` is an end, and no time.

    Args:
        scene: The sentence.
        start: Offset of the trigger's first character.
        end: Offset behind it.

    Returns:
        A date or interval in EDTF, None where the trigger's clause tells none.

    Example:
        >>> from fodbold_ner.ontology import ZoneKind
        >>> dates = [{"start": 26, "end": 41, "edtf": "2025-11-03"}]
        >>> text = "AGF henter Kim Holm inden den 3. november."
        >>> scene = Scene(text, 0, len(text), ZoneKind.BODY, dates=dates)
        >>> time_near(scene, 4, 10)
        '../2025-11-02'
    """
    near = _date_near(scene, start, end)
    if near is None or near["edtf"] is None:
        return None
    lead = scene.text[max(scene.start, near["start"] - 14) : near["start"]].lower()
    if re.search(r"\b(?:til og med|frem til|indtil|til og|siden)\s+$", lead):
        return None
    if re.search(r"\b(?:inden|før)\s+$", lead):
        return _until_before(near["edtf"])
    return near["edtf"]


def until_at(scene: Scene, start: int, end: int, lead: re.Pattern[str]) -> str | None:
    """Return the date up to which something holds, in EDTF, None where the clause tells none.

    Args:
        scene: The sentence.
        start: Offset of the trigger's first character.
        end: Offset behind it.
        lead: What stands before such a date: `frem til`, `der løber til`.

    Returns:
        The date as it stands in EDTF, None where there is none.

    Example:
        >>> from fodbold_ner.ontology import ZoneKind
        >>> text = "Kim Holm har forlænget med AGF til og med 2028."
        >>> dates = [{"start": 42, "end": 46, "edtf": "2028"}]
        >>> scene = Scene(text, 0, len(text), ZoneKind.BODY, dates=dates)
        >>> until_at(scene, 13, 22, re.compile(r"til og med $"))
        '2028'
    """
    for found in scene.dates:
        first = found["start"]
        if found["edtf"] is None or first < start - 40 or scene.clauses_between(start, first) > 1:
            continue
        others = [
            ref for ref in scene.people if end < ref.start < first and ref.mention is not None
        ]
        if scene.clauses_between(start, first) and others:
            continue
        if lead.search(scene.text[max(scene.start, first - 34) : first]):
            return found["edtf"]
    return None


def _until_before(edtf: str) -> str | None:
    """Return the open interval that ends the day before a date."""
    first = edtf.split("/")[0]
    try:
        return f"../{date.fromisoformat(first) - timedelta(days=1)}"
    except ValueError:
        return f"../{first}" if first not in ("", "..") else None
