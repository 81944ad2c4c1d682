"""Other clubs in the same article: each Danish club on file becomes another, throughout."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from random import Random

from fodbold_ner.evaluation.perturbations.editing import Edit, Perturbed, edit
from fodbold_ner.evaluation.perturbations.names import replace_name
from fodbold_ner.formats.corpus import GoldArticle
from fodbold_ner.links.names import names_to_scan
from fodbold_ner.links.opening import AnyRegistry
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


def swap_clubs(gold: GoldArticle, random: Random, *, registry: AnyRegistry) -> Perturbed:
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


def _like(club: Entity, registry: AnyRegistry) -> Sequence[Entity]:
    """Return the clubs of a club's own kind, of which those with names of every form if any."""
    alike = [
        other
        for other in registry
        if other.type is EntityType.CLUB
        and (other.country, other.gender, other.level) == (club.country, club.gender, club.level)
        and other.active_until is None
    ]
    every = {Form.SHORT, Form.ABBREVIATION, Form.NICKNAME}
    return [one for one in alike if every <= {name.form for name in _names(one)}] or alike


@lru_cache(maxsize=1024)
def _names(club: Entity) -> tuple[GazetteerName, ...]:
    """Return a club's Danish names, the one that Danish media use first."""
    danish = tuple(name for name in club.names if name.lang == "da") or club.names
    known = names_to_scan(Registry([club.model_copy(update={"names": danish})]))
    usable = (name for name in known if not name.never)
    return tuple(sorted(usable, key=lambda name: name.text != club.label_da))


def _name_of(club: Entity, form: Form) -> tuple[str, Form]:
    names = _names(club)
    for wanted in (form, *_FALLBACK[form]):
        fitting = [name.text for name in names if name.form is wanted]
        if fitting:
            # The official name spelt out has no IF or FC, and so would pass for a short one.
            return min(fitting, key=len) if wanted is Form.SHORT else fitting[0], wanted
    return club.label_da, Form.NAME
