"""The names of a registry's entities as the scanner uses them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fodbold_ner.links.schema import AutoLink, Entity, Name, NameKind
from fodbold_ner.mentions.gazetteer import GazetteerName
from fodbold_ner.mentions.runs import CLUB_AFFIXES
from fodbold_ner.ontology import Form, Label

__all__ = ["NICKNAMES", "names_to_scan", "people_on_file"]

NICKNAMES = frozenset(
    {NameKind.NICKNAME, NameKind.DEMONYM, NameKind.COLOUR, NameKind.PERIPHRASIS, NameKind.METONYM}
)
"""The kinds of names that stand for an entity without being what it is called."""
_SMALL_LETTERS = NICKNAMES - {NameKind.METONYM}


def _form_of(name: Name, label: Label) -> Form:
    """Return the form of a mention that uses this name.

    A club's name without IF, BK, FC and the like is its short form, whatever its kind on file.
    """
    if name.kind in NICKNAMES:
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


def names_to_scan(entities: Iterable[Entity]) -> Iterator[GazetteerName]:
    """Yield every name of a club, league, national team, medium or agency that may be scanned for.

    A name that never links is marked so: it is found to keep others from taking a town for a name.

    Example:
        >>> from fodbold_ner.links.registry import Registry
        >>> club = Registry.shipped()["fb:c:000117"]
        >>> [(name.text, name.form.value) for name in names_to_scan([club])][:3]
        [('Vejle Boldklub', 'name'), ('Vejle BK', 'name'), ('Vejle', 'short')]
    """
    for entity in entities:
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


def people_on_file(entities: Iterable[Entity]) -> Iterator[str]:
    """Yield the full names of people, two words at least.

    Example:
        >>> from fodbold_ner.links.schema import EntityType
        >>> name = Name(text="Ole Brix", kind=NameKind.OFFICIAL, auto_link=AutoLink.ALWAYS)
        >>> row = {"id": "fb:p:900001", "type": EntityType.PERSON, "label_da": "Ole Brix"}
        >>> list(people_on_file([Entity(**row, names=(name,))]))
        ['Ole Brix']
    """
    for entity in entities:
        if entity.label_in_text is Label.PERSON:
            yield from (name.text for name in entity.names if " " in name.text)
