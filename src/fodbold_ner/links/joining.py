"""When a draft is an entity that is on file already, and what it adds to it.

An id of another register decides; a name only where nothing else could be meant, for a wrong join
does more harm than two rows of one club:

- a Wikidata id joins its one entity of that type;
- a row joins the only entity that cites this very row as its source;
- a club without one joins the only club of that name, country, gender and level; of several, the
  only one that other registers number. In Denmark it joins none but an entity that was there before
  the import: those joins are reviewed by hand (FC Fredericia is not Fredericia Boldklub);
- a club whose full name finds none joins the only one that its other names find, if founding years
  and the source itself agree that it may be; towns, abbreviations and nicknames find nothing;
- a person joins the only one of that full name, born the same day; the year is enough where both
  have the same country. Without a date of birth nobody is joined;
- a competition without a Wikidata id joins the only one of that name, country and gender.

What is on file stands; a draft fills what is empty, and adds names, tenures and provenance. A name
that is added to an entity kept by hand links with context.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from fodbold_ner.links.countries import HOME
from fodbold_ner.links.keys import name_key
from fodbold_ner.links.schema import (
    AutoLink,
    Entity,
    EntityType,
    Name,
    NameKind,
    Prov,
    Tenure,
    Xref,
)

__all__ = ["FIRST_IMPORTED", "cited_rows", "merged", "same_by_name", "same_by_source"]

FIRST_IMPORTED = 100_000
"""Imported entities have their numbers from here on; below are those that are kept by hand."""

_OWN_NAMES = frozenset(
    {NameKind.OFFICIAL, NameKind.ALTERNATIVE, NameKind.FORMER, NameKind.SHORT, NameKind.SPONSOR}
)
_YEARS_APART = 2
"""Of the 711 clubs that ship with a founding year in two sources, 645 differ by no more."""


def cited_rows(entity: Entity) -> Iterator[str]:
    """Return a key for each row of a source that an entity cites, wherever the source's files lie.

    >>> from fodbold_ner.links.registry import Registry
    >>> list(cited_rows(Registry.shipped()["fb:c:000101"]))
    ['withqwerty/reep teams: reep_t99e831d0', 'openfootball/clubs: dk.clubs.txt: AGF Aarhus']
    """
    return _cited(entity.prov)


def _cited(provs: Iterable[Prov]) -> Iterator[str]:
    for prov in provs:
        if prov.ref:
            file, colon, row = prov.ref.partition(": ")
            yield f"{prov.source}: {file.rpartition('/')[2]}{colon}{row}"


def same_by_source(draft: Entity, citing: Callable[[str], Iterable[Entity]]) -> Entity | None:
    """Return the entity on file that cites the very row of a draft as its source, None if unsure.

    Args:
        draft: What a source says.
        citing: From a key of `cited_rows` to the entities that were on file before the import.

    >>> from fodbold_ner.links.registry import Registry
    >>> vejle = Registry.shipped()["fb:c:000117"]
    >>> same_by_source(vejle, lambda row: [vejle]) is vejle
    True
    """
    found = {other.id: other for row in cited_rows(draft) for other in citing(row)}
    if len(found) != 1:
        return None
    (other,) = found.values()
    ids = draft.xref.wikidata, other.xref.wikidata
    apart = draft.type is not other.type or (all(ids) and ids[0] != ids[1])
    return None if apart or _lived_apart(draft, other) else other


def same_by_name(draft: Entity, named: Callable[[str], Iterable[Entity]]) -> Entity | None:
    """Return the entity on file that a draft is by its names, None if unsure.

    Args:
        draft: What a source says.
        named: From a name to the entities on file with its key.

    >>> from fodbold_ner.links.registry import Registry
    >>> vejle = Registry.shipped()["fb:c:000117"]
    >>> draft = vejle.model_copy(update={"xref": Xref()})
    >>> same_by_name(draft, lambda text: [vejle]) is vejle
    True
    >>> same_by_name(draft, lambda text: [vejle, vejle]) is None
    True
    """
    fitting = [other for other in named(draft.label_da) if _fits(draft, other)]
    if not fitting and draft.type is EntityType.CLUB:
        return _same_by_other_names(draft, named)
    if len(fitting) > 1:
        fitting = [other for other in fitting if _is_numbered(other)]
    return fitting[0] if len(fitting) == 1 else None


def _same_by_other_names(draft: Entity, named: Callable[[str], Iterable[Entity]]) -> Entity | None:
    """Return the only club that all of the draft's other names find; here nothing breaks a tie."""
    found: dict[str, Entity] = {}
    for name in draft.names:
        if not _tells_clubs_apart(name, draft):
            continue
        key = name_key(name.text)
        for other in named(name.text):
            told = (own for own in other.names if name_key(own.text) == key)
            if _fits(draft, other) and any(_tells_clubs_apart(own, other) for own in told):
                found[other.id] = other
    if len(found) != 1:
        return None
    (other,) = found.values()
    return None if _at_odds(draft, other) else other


def _tells_clubs_apart(name: Name, club: Entity) -> bool:
    """Whether a name can be no town's and no other club's too; `Leipzig` and `AB` are."""
    if name.auto_link is AutoLink.NEVER or name.kind not in _OWN_NAMES:
        return False
    return " " in name.text or name.kind is not NameKind.SHORT


def _at_odds(draft: Entity, other: Entity) -> bool:
    """Whether years or the source itself say that these are two clubs."""
    founded = draft.active_from, other.active_from
    if all(founded) and abs(int(str(founded[0])[:4]) - int(str(founded[1])[:4])) > _YEARS_APART:
        return True
    if _lived_apart(draft, other):
        return True
    # A source that has a row for the other club tells the two apart.
    sources = {prov.source for prov in draft.prov}
    return any(prov.source in sources for prov in other.prov)


def _lived_apart(draft: Entity, other: Entity) -> bool:
    """Whether one had ended before the other began; two clubs of a town may share a name so."""
    for one, two in ((draft, other), (other, draft)):
        if one.active_until and two.active_from and one.active_until[:4] < two.active_from[:4]:
            return True
    return False


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
        "prov": (*entity.prov, *_new_sources(entity, draft)),
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


def _new_sources(entity: Entity, draft: Entity) -> list[Prov]:
    """A row of a source that is cited already is not cited once more."""
    known = {*_cited(entity.prov)}
    return [
        prov
        for prov in draft.prov
        if prov not in entity.prov and not known.intersection(_cited([prov]))
    ]


def _new_roles(entity: Entity, roles: Iterable[Tenure]) -> list[Tenure]:
    known = {(role.role, role.org, role.as_of) for role in entity.roles}
    return [role for role in roles if (role.role, role.org, role.as_of) not in known]
