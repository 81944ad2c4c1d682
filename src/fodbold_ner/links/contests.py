"""Who keeps an id of another register that several entities of a type claim: one, or none of them.

One that was on file before an import keeps its id. Where only imported rows claim it, none has it
if they are of two countries, for it is right for one of them at most and nothing says for which;
else the row that other registers number most has it, if there is one such. The order of the rows
counts for nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from fodbold_ner.links.schema import Entity
from fodbold_ner.links.store_format import number_of

__all__ = ["Contest", "keeper", "settled"]


class Contest(NamedTuple):
    """An id that several claim: whose register it is, who they are, who keeps it and why.

    `why` is ``the one on file``, ``the fullest`` or ``no one``.
    """

    register: str
    numbers: Sequence[int]
    kept: int | None
    why: str


def keeper(claimants: Sequence[Entity]) -> Entity | None:
    """Return the one of several imported entities that keeps an id they all claim, if any does.

    >>> from fodbold_ner.links.registry import Registry
    >>> vejle = Registry.shipped()["fb:c:000117"]
    >>> bare = vejle.model_copy(update={"xref": type(vejle.xref)(uefa=vejle.xref.uefa)})
    >>> keeper([bare, vejle]) is vejle, keeper([vejle, vejle])
    (True, None)
    """
    if len({entity.country for entity in claimants} - {None}) > 1:
        return None
    most = max(len(entity.xref.known()) for entity in claimants)
    fullest = [entity for entity in claimants if len(entity.xref.known()) == most]
    return fullest[0] if len(fullest) == 1 else None


def settled(
    register: str,
    numbers: Sequence[int],
    on_file: Sequence[int],
    entity_of: Callable[[int], Entity | None],
) -> Contest:
    """Return who of several claimants keeps an id.

    Args:
        register: Whose id it is.
        numbers: The claimants, in order.
        on_file: Those of them that had it before the import.
        entity_of: From a number to what it stands for.

    >>> settled("uefa", [1000101, 1100001], [1000101], {}.get)
    Contest(register='uefa', numbers=[1000101, 1100001], kept=1000101, why='the one on file')
    """
    if on_file:
        return Contest(register, numbers, on_file[0], "the one on file")
    claimants = [entity for number in numbers if (entity := entity_of(number)) is not None]
    found = keeper(claimants)
    if found is None:
        return Contest(register, numbers, None, "no one")
    return Contest(register, numbers, number_of(found.id), "the fullest")
