"""Other clubs in the same article: each Danish club on file becomes another, throughout."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from fodbold_ner.evaluation.perturbations.editing import Edit, Perturbed, edit
from fodbold_ner.evaluation.perturbations.names import replace_name
from fodbold_ner.formats.corpus import GoldArticle
from fodbold_ner.links.names import names_to_scan
from fodbold_ner.links.registry import Registry
from fodbold_ner.links.schema import Entity, EntityType
from fodbold_ner.mentions.gazetteer import GazetteerName
from fodbold_ner.ontology import Form, Label

__all__ = ["swap_clubs"]

_FALLBACK = {
    Form.NICKNAME: (Form.SHORT, Form.ABBREVIATION, Form.NAME),
    Form.ABBREVIATION: (Form.SHORT, Form.NAME),
    Form.SHORT: (Form.ABBREVIATION, Form.NAME),
    Form.NAME: (Form.SHORT, Form.ABBREVIATION),
}


def swap_clubs(gold: GoldArticle, random: Random, *, registry: Registry) -> Perturbed:
    """Return the article with other clubs in it, and their ids as gold.

    A club becomes one of the same country, gender and level that has a name of each form in which
    it is mentioned, as far as there is one; where it has none, a short name stands for a nickname
    or an abbreviation.

    Args:
        gold: The article, resolved against the registry.
        random: What decides.
        registry: Where the other clubs are from.
    """
    there = {entity.registry_id for entity in gold.record.entities}
    chosen: dict[str, Entity] = {}
    for entity in gold.record.entities:
        old = registry.get(entity.registry_id) if entity.registry_id else None
        if entity.label is not Label.CLUB or old is None or old.country != "DEN":
            continue
        taken = there | {club.id for club in chosen.values()}
        others = [club for club in _like(old, registry) if club.id not in taken]
        if others:
            chosen[entity.id] = random.choice(others)
    edits: list[Edit] = []
    forms: dict[str, dict[str, Form]] = {}
    for mention in gold.record.mentions:
        club = chosen.get(mention.entity or "")
        if club is None or mention.form not in _FALLBACK:
            continue
        name, form = _name_of(club, mention.form)
        forms[mention.id] = {"form": form}
        shortened = form is Form.ABBREVIATION
        edits += replace_name(gold.record.text, mention, name, abbreviation=shortened)
    entities = {
        entity_id: {"name": club.label_da, "registry_id": club.id, "xref": club.xref.known()}
        for entity_id, club in chosen.items()
    }
    return Perturbed(edit(gold, edits, mentions=forms, entities=entities), len(forms))


def _like(club: Entity, registry: Registry) -> Sequence[Entity]:
    """Return the clubs of a club's own kind that have a short name and an abbreviation."""
    alike = [
        other
        for other in registry
        if other.type is EntityType.CLUB
        and (other.country, other.gender, other.level) == (club.country, club.gender, club.level)
        and other.active_until is None
    ]
    both = {Form.SHORT, Form.ABBREVIATION}
    rich = [other for other in alike if both <= {name.form for name in _names(other)}]
    return rich or alike


def _names(club: Entity) -> list[GazetteerName]:
    return [name for name in names_to_scan(Registry([club])) if not name.never]


def _name_of(club: Entity, form: Form) -> tuple[str, Form]:
    names = _names(club)
    for wanted in (form, *_FALLBACK[form]):
        fitting = [name.text for name in names if name.form is wanted]
        if fitting:
            return fitting[0], wanted
    return club.label_da, Form.NAME
