"""The names of a registry as the scanner and the linker use them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from fodbold_ner.links.keys import name_key, words_of
from fodbold_ner.links.registry import Registry
from fodbold_ner.links.schema import AutoLink, Entity, Gender, Level, Name, NameKind
from fodbold_ner.mentions.gazetteer import GazetteerName
from fodbold_ner.mentions.runs import CLUB_AFFIXES
from fodbold_ner.ontology import Form, Label

__all__ = ["NameIndex", "NamedAs", "names_to_scan", "people_on_file"]

_NICKNAMES = frozenset(
    {NameKind.NICKNAME, NameKind.DEMONYM, NameKind.COLOUR, NameKind.PERIPHRASIS, NameKind.METONYM}
)
_SMALL_LETTERS = _NICKNAMES - {NameKind.METONYM}
_FUZZY_MIN_LENGTH = 7
_FUZZY_MIN_SCORE = 88.0


def _form_of(name: Name, label: Label) -> Form:
    """Return the form of a mention that uses this name.

    A club's name without IF, BK, FC and the like is its short form, whatever its kind on file.
    """
    if name.kind in _NICKNAMES:
        return Form.NICKNAME
    if name.kind is NameKind.INITIALS:
        return Form.INITIALS
    letters = name.text.replace(".", "")
    initials = label is Label.MEDIA and 1 < len(letters) <= 4 and letters.isupper()
    if name.kind is NameKind.ABBREVIATION or initials:
        return Form.ABBREVIATION
    if label is Label.CLUB:
        if len(name.text) <= 4 and sum(char.isupper() for char in name.text) > 1:
            return Form.ABBREVIATION
        return Form.NAME if set(name.text.split()) & CLUB_AFFIXES else Form.SHORT
    return Form.SHORT if name.kind is NameKind.SHORT else Form.NAME


def names_to_scan(registry: Registry) -> Iterator[GazetteerName]:
    """Yield every name of a club, league, national team, medium or agency that may be scanned for.

    A name that never links is marked so: it is found to keep others from taking a town for a name.

    Example:
        >>> club = Registry.shipped()["fb:c:000117"]
        >>> [(name.text, name.form.value) for name in names_to_scan(Registry([club]))][:3]
        [('Vejle Boldklub', 'name'), ('Vejle BK', 'name'), ('Vejle', 'short')]
    """
    for entity in registry:
        label = entity.label_in_text
        if label is Label.PERSON:
            continue
        for name in entity.names:
            yield GazetteerName(
                name.text,
                label,
                _form_of(name, label),
                in_context=name.auto_link is AutoLink.CONTEXT,
                any_case=_may_be_small(name, label),
                never=name.auto_link is AutoLink.NEVER,
            )


def _may_be_small(name: Name, label: Label) -> bool:
    return name.kind in _SMALL_LETTERS or (label is not Label.CLUB and name.text[0].islower())


def people_on_file(registry: Registry) -> Iterator[str]:
    """Yield the full names of people, two words at least.

    Example:
        >>> from fodbold_ner.links.schema import EntityType
        >>> name = Name(text="Ole Brix", kind=NameKind.OFFICIAL, auto_link=AutoLink.ALWAYS)
        >>> row = {"id": "fb:p:900001", "type": EntityType.PERSON, "label_da": "Ole Brix"}
        >>> list(people_on_file(Registry([Entity(**row, names=(name,))])))
        ['Ole Brix']
    """
    for entity in registry:
        if entity.label_in_text is Label.PERSON:
            yield from (name.text for name in entity.names if " " in name.text)


@dataclass(frozen=True)
class NamedAs:
    """An entity of the registry, and the name by which it was found.

    Args:
        entity: The entity.
        name: The name on file.
        similarity: How like the name in the text it is, between 0 and 1.

    Example:
        >>> vejle = Registry.shipped()["fb:c:000117"]
        >>> NamedAs(vejle, vejle.names[0]).similarity
        1.0
    """

    entity: Entity
    name: Name
    similarity: float = 1.0


class NameIndex:
    """Finds the entities of a registry by name: exact, normalised, by surname, and fuzzy.

    Args:
        registry: The registry.

    Example:
        >>> index = NameIndex(Registry.shipped())
        >>> [named.entity.id for named in index.exact(Label.CLUB, "Vejle Boldklub")]
        ['fb:c:000117']
    """

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self._exact: dict[tuple[Label, str], list[NamedAs]] = defaultdict(list)
        self._keys: dict[tuple[Label, str], list[NamedAs]] = defaultdict(list)
        self._surnames: dict[str, list[NamedAs]] = defaultdict(list)
        long: dict[Label, dict[str, None]] = defaultdict(dict)
        self._teams: dict[str, str] = {}
        for entity in registry:
            label = entity.label_in_text
            if label is Label.NATIONAL_TEAM and _is_first_team(entity) and entity.country:
                self._teams.setdefault(entity.country, entity.label_da)
            for name in entity.names:
                if name.auto_link is AutoLink.NEVER:
                    continue
                named = NamedAs(entity, name)
                key = name_key(name.text)
                self._exact[label, name.text].append(named)
                self._keys[label, key].append(named)
                if len(key) >= _FUZZY_MIN_LENGTH and name.kind not in _NICKNAMES:
                    long[label][key] = None
                if label is Label.PERSON and " " in name.text:
                    self._surnames[words_of(name.text)[-1]].append(named)
        # Each key once, or a name that several bear would crowd out the next nearest.
        self._long = {label: list(keys) for label, keys in long.items()}

    def team_of(self, country: str) -> str | None:
        """Return the name of a country's first men's team, None where it is not on file.

        Args:
            country: The country's FIFA code, three letters.

        Example:
            >>> index = NameIndex(Registry.shipped())
            >>> index.team_of("DEN"), index.team_of("XXX")
            ('Danmark', None)
        """
        return self._teams.get(country)

    def exact(self, label: Label, text: str) -> list[NamedAs]:
        """Return the entities that bear this very name, each once; none is an empty list.

        Example:
            >>> index = NameIndex(Registry.shipped())
            >>> index.exact(Label.CLUB, "vejle boldklub")
            []
        """
        return _one_each(self._exact.get((label, text), []))

    def normalised(self, label: Label, text: str) -> list[NamedAs]:
        """Return the entities one of whose names has the `name_key` of this one, each once.

        Example:
            >>> index = NameIndex(Registry.shipped())
            >>> [named.entity.label_da for named in index.normalised(Label.CLUB, "vejle boldklub")]
            ['Vejle Boldklub']
        """
        return _one_each(self._keys.get((label, name_key(text)), []))

    def by_surname(self, surname: str) -> list[NamedAs]:
        """Return the people with a full name on file whose last word has this key, each once.

        Example:
            >>> from fodbold_ner.links.schema import EntityType
            >>> name = Name(text="Ole Brix", kind=NameKind.OFFICIAL, auto_link=AutoLink.ALWAYS)
            >>> row = {"id": "fb:p:900001", "type": EntityType.PERSON, "label_da": "Ole Brix"}
            >>> index = NameIndex(Registry([Entity(**row, names=(name,))]))
            >>> [named.name.text for named in index.by_surname("Brix")]
            ['Ole Brix']
        """
        return _one_each(self._surnames.get(name_key(surname), []))

    def fuzzy(self, label: Label, text: str) -> list[NamedAs]:
        """Return entities with a name nearly this one, the nearest first.

        Short names are never matched so: one letter apart is another club.

        Args:
            label: What the name is of.
            text: The name as it is written.

        Returns:
            Entities with their `similarity` between 0 and 1, from at most five names.

        Example:
            >>> [near] = NameIndex(Registry.shipped()).fuzzy(Label.CLUB, "Vejle Bolklub")
            >>> near.entity.label_da, round(near.similarity, 2)
            ('Vejle Boldklub', 0.96)
        """
        key = name_key(text)
        if len(key) < _FUZZY_MIN_LENGTH:
            return []
        hits = process.extract(
            key,
            self._long.get(label, []),
            scorer=fuzz.ratio,
            score_cutoff=_FUZZY_MIN_SCORE,
            limit=5,
        )
        found = [
            NamedAs(named.entity, named.name, score / 100)
            for near, score, _ in hits
            for named in self._keys[label, near]
            if _same_initials(near, key, label)
        ]
        return _one_each(found)


def _is_first_team(entity: Entity) -> bool:
    return entity.gender is Gender.MEN and entity.level is Level.FIRST


def _same_initials(one: str, other: str, label: Label) -> bool:
    """People are near only if each word begins alike: `Holm` is no misspelt `Colm`."""
    if label is not Label.PERSON:
        return one[:1] == other[:1]
    first, second = one.split(), other.split()
    return len(first) == len(second) and all(
        a[:1] == b[:1] for a, b in zip(first, second, strict=True)
    )


def _one_each(found: list[NamedAs]) -> list[NamedAs]:
    best: dict[str, NamedAs] = {}
    for named in found:
        kept = best.get(named.entity.id)
        if kept is None or (
            named.name.auto_link is AutoLink.ALWAYS and kept.name.auto_link is AutoLink.CONTEXT
        ):
            best[named.entity.id] = named
    return list(best.values())
