"""How much of Danish football the registry that ships covers, against what it promises."""

from __future__ import annotations

from dataclasses import dataclass

from fodbold_ner.links.registry import Registry
from fodbold_ner.links.schema import EntityType, Gender, NameKind

__all__ = ["Count", "coverage"]


@dataclass(frozen=True)
class Count:
    """How many of one thing a registry holds."""

    what: str
    held: int
    promised: int  # the least that the registry that ships holds

    @property
    def short(self) -> bool:
        """Whether there are fewer than were promised."""
        return self.held < self.promised


def coverage(registry: Registry) -> list[Count]:
    """Count what a registry holds of what the one that ships promises.

    Args:
        registry: The registry that ships, or another to hold against it.

    Returns:
        A count for each promise, in a fixed order.

    Example:
        >>> from fodbold_ner.links.registry import Registry
        >>> [count.what for count in coverage(Registry.shipped()) if count.short]
        []
    """
    entities = list(registry)
    clubs = [entity for entity in entities if entity.type is EntityType.CLUB]
    names = [name for entity in entities for name in entity.names]
    roles = [role for entity in entities for role in entity.roles]

    def of_type(kind: EntityType) -> int:
        return sum(entity.type is kind for entity in entities)

    return [
        Count("clubs", len(clubs), 5600),
        Count("Danish clubs", sum(club.country == "DEN" for club in clubs), 240),
        Count(
            "clubs with an id of UEFA or Transfermarkt",
            sum(bool(club.xref.uefa or club.xref.transfermarkt) for club in clubs),
            5300,
        ),
        Count("women's sides", sum(club.gender is Gender.WOMEN for club in clubs), 14),
        Count("competitions", of_type(EntityType.COMPETITION), 150),
        Count(
            "dated sponsor names",
            sum(
                name.kind is NameKind.SPONSOR and bool(name.valid_from or name.valid_until)
                for name in names
            ),
            60,
        ),
        Count("people", of_type(EntityType.PERSON), 1500),
        Count(
            "people with a date of birth",
            sum(entity.type is EntityType.PERSON and bool(entity.dob) for entity in entities),
            1500,
        ),
        Count(
            "dated tenures with a source",
            sum(
                bool(role.prov and (role.as_of or role.valid_from or role.valid_until))
                for role in roles
            ),
            300,
        ),
        Count("national teams", of_type(EntityType.NATIONAL_TEAM), 200),
        Count("media", of_type(EntityType.MEDIA), 50),
        Count("agencies", of_type(EntityType.AGENCY), 10),
    ]
