"""What held on a day: names in use, and tenures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from fodbold_ner.links.registry import Registry
from fodbold_ner.links.schema import Entity, Tenure

if TYPE_CHECKING:
    from fodbold_ner.links.store import Store

__all__ = ["entity_at", "holders", "holds_at", "tenure_holds"]


def holds_at(valid_from: str | None, valid_until: str | None, day: date | None) -> bool:
    """Return whether a dated fact may hold on a day; what is not known is no objection."""
    if day is None:
        return True
    written = day.isoformat()
    if valid_from is not None and valid_from > written[: len(valid_from)]:
        return False
    return valid_until is None or valid_until >= written[: len(valid_until)]


def tenure_holds(role: Tenure, day: date | None) -> bool:
    """Return whether a tenure may have held on a day.

    One without an end is only known to have run on the day it is on file for, and is taken to
    last a year more; one without a beginning, to have begun a year before.

    >>> from datetime import date
    >>> squad = Tenure(role="player", org=None, status="confirmed", as_of="2024-06")
    >>> tenure_holds(squad, date(2025, 3, 1)), tenure_holds(squad, date(1992, 6, 26))
    (True, False)
    """
    if day is None or not holds_at(role.valid_from, role.valid_until, day):
        return day is None
    if role.as_of is None:
        return True
    known = int(role.as_of[:4])
    too_late = role.valid_until is None and day.year > known + 1
    too_early = role.valid_from is None and day.year < known - 1
    return not (too_late or too_early)


def entity_at(entity: Entity, day: date) -> Entity:
    """Return an entity with the names in use on a day and the tenures that held then.

    A name without dates was in use for as long as the entity was active; what is not known is no
    objection. The entity may be left without a name.

    >>> from datetime import date
    >>> sonderjyske = Registry.shipped()["fb:c:000111"]
    >>> {"SønderjyskE"} & {name.text for name in entity_at(sonderjyske, date(2024, 1, 1)).names}
    set()
    """
    names = tuple(
        name
        for name in entity.names
        if holds_at(
            name.valid_from or entity.active_from, name.valid_until or entity.active_until, day
        )
    )
    return entity.model_copy(update={"names": names, "roles": tuple(_held(entity, day))})


def holders(
    registry: Registry | Store, entity_id: str, *, day: date | None = None
) -> list[tuple[Entity, Tenure]]:
    """Return the people with a role on file at an organisation, the latest to start first.

    Args:
        registry: Where the people and the organisation are.
        entity_id: The organisation, or one that was merged into it.
        day: If given, only roles that may have been held on it.

    Raises:
        KeyError: There is no such organisation.

    >>> from datetime import date
    >>> coaches = holders(Registry.shipped(), "fb:n:000101", day=date(1992, 6, 26))
    >>> [person.label_da for person, _ in coaches]
    ['Richard Møller Nielsen']
    """
    org = registry[entity_id].id
    found = [
        (person, tenure)
        for person in registry.people_of(org)
        for tenure in (_held(person, day) if day else person.roles)
        if tenure.org is not None and registry[tenure.org].id == org
    ]
    return sorted(found, key=lambda held: held[1].valid_from or held[1].as_of or "", reverse=True)


def _held(entity: Entity, day: date) -> Iterator[Tenure]:
    """Yield the tenures that may have held on a day; one with `as_of` alone is taken to last."""
    for tenure in entity.roles:
        if tenure_holds(tenure, day):
            yield tenure
