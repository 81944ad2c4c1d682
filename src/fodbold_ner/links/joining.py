"""When a draft is an entity that is on file already, and what it adds to it.

An id of another register decides; a name only where nothing else could be meant, for a wrong join
does more harm than two rows of one club:

- a Wikidata id joins its one entity of that type;
- a club without one joins the only club of that name, country, gender and level; of several, the
  only one that other registers number. In Denmark it joins none but an entity that was there before
  the import: those joins are reviewed by hand (FC Fredericia is not Fredericia Boldklub);
- a person joins the only one of that full name, born the same day; the year is enough where both
  have the same country. Without a date of birth nobody is joined;
- a competition without a Wikidata id joins the only one of that name, country and gender.

What is on file stands; a draft fills what is empty, and adds names, tenures and provenance. A name
that is added to an entity kept by hand links with context.
"""

from __future__ import annotations

from collections.abc import Iterable

from fodbold_ner.links.countries import HOME
from fodbold_ner.links.keys import name_key
from fodbold_ner.links.schema import AutoLink, Entity, EntityType, Name, Tenure, Xref

__all__ = ["FIRST_IMPORTED", "merged", "same_by_name"]

FIRST_IMPORTED = 100_000
"""Imported entities have their numbers from here on; below are those that are kept by hand."""


def same_by_name(draft: Entity, others: Iterable[Entity]) -> Entity | None:
    """Return the one of several entities with the draft's name that it is, None if unsure.

    >>> from fodbold_ner.links.registry import Registry
    >>> vejle = Registry.shipped()["fb:c:000117"]
    >>> draft = vejle.model_copy(update={"xref": Xref()})
    >>> same_by_name(draft, [vejle]) is vejle, same_by_name(draft, [vejle, vejle]) is None
    (True, True)
    """
    fitting = [other for other in others if _fits(draft, other)]
    if len(fitting) > 1:
        fitting = [other for other in fitting if _is_numbered(other)]
    return fitting[0] if len(fitting) == 1 else None


def _fits(draft: Entity, other: Entity) -> bool:
    ids = draft.xref.wikidata, other.xref.wikidata
    if draft.type is not other.type or (all(ids) and ids[0] != ids[1]):
        return False
    if draft.type is EntityType.PERSON:
        return _is_same_birth(draft, other)
    if draft.xref.wikidata or (draft.gender, draft.level) != (other.gender, other.level):
        return False
    if draft.country != other.country:
        return False
    if draft.type is EntityType.COMPETITION:
        return True
    by_hand = int(other.id[5:]) < FIRST_IMPORTED
    return draft.country is not None and (by_hand or draft.country != HOME)


def _is_same_birth(draft: Entity, other: Entity) -> bool:
    if not draft.dob or not other.dob:
        return False
    shared = min(len(draft.dob), len(other.dob))
    if draft.dob[:shared] != other.dob[:shared]:
        return False
    if shared < len("2000-01-01"):
        return draft.country is not None and draft.country == other.country
    return len({draft.country, other.country} - {None}) < 2


def _is_numbered(entity: Entity) -> bool:
    return any(register != "wikidata" for register in entity.xref.known())


def merged(entity: Entity, draft: Entity, roles: Iterable[Tenure]) -> Entity:
    """Return the entity with what the draft adds; nothing that is on file is changed.

    Args:
        entity: What is on file.
        draft: What a source says of the same.
        roles: The draft's tenures, tied to organisations on file.

    >>> from fodbold_ner.links.registry import Registry
    >>> vejle = Registry.shipped()["fb:c:000117"]
    >>> fuller = merged(vejle, vejle.model_copy(update={"xref": Xref(dbu="x")}), ())
    >>> fuller.xref.dbu, fuller.names == vejle.names
    ('x', True)
    """
    filled = {
        field: value
        for field in ("country", "active_from", "active_until", "dob")
        if getattr(entity, field) is None and (value := getattr(draft, field)) is not None
    }
    if draft.dob and entity.dob and draft.dob.startswith(entity.dob):
        filled["dob"] = draft.dob
    start = filled.get("active_from", entity.active_from)
    end = filled.get("active_until", entity.active_until)
    if start and end and start[: len(end)] > end[: len(start)]:
        filled.pop("active_from", None)
        filled.pop("active_until", None)
    xref = Xref(**{**draft.xref.known(), **entity.xref.known()})
    fields = {
        **filled,
        "xref": xref,
        "names": (*entity.names, *_new_names(entity, draft)),
        "roles": (*entity.roles, *_new_roles(entity, roles)),
        "prov": (*entity.prov, *(prov for prov in draft.prov if prov not in entity.prov)),
    }
    return entity.model_copy(update=fields)


def _new_names(entity: Entity, draft: Entity) -> list[Name]:
    """A name that never links, or differs from one on file in case or dots alone, adds nothing."""
    known = {name_key(name.text) for name in entity.names}
    new: list[Name] = []
    for name in draft.names:
        key = name_key(name.text)
        if key and key not in known and name.auto_link is not AutoLink.NEVER:
            known.add(key)
            change: dict[str, object] = {"prov": draft.prov[0]} if draft.prov else {}
            if int(entity.id[5:]) < FIRST_IMPORTED:
                change["auto_link"] = AutoLink.CONTEXT
            new.append(name.model_copy(update=change))
    return new


def _new_roles(entity: Entity, roles: Iterable[Tenure]) -> list[Tenure]:
    known = {(role.role, role.org, role.as_of) for role in entity.roles}
    return [role for role in roles if (role.role, role.org, role.as_of) not in known]
