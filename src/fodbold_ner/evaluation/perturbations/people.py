"""Other people in the same article: names from elsewhere, of nobody that is on file."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from random import Random
from typing import Any

from fodbold_ner.evaluation.perturbations.editing import Edit, Perturbed, edit
from fodbold_ner.evaluation.perturbations.names import replace_name
from fodbold_ner.formats.corpus import GoldArticle
from fodbold_ner.ontology import Form, Label, LinkReason
from fodbold_ner.records import Mention

__all__ = ["ORIGINS", "Origin", "swap_people"]


@dataclass(frozen=True)
class Origin:
    """Names of one part of the world, to be combined; a family name may come first."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    family_first: bool = False


def _names(words: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in words.split())


ORIGINS = {
    "nordic": Origin(
        _names("Torbjørn Håkon Eyjólfur Juhani Sölvi Ragnvald Östen Ketil Ásgeir Vilho"),
        _names(
            "Gjerdrum Hölttä Brekkhus Åkerlind Hallvarðsson Kivelä Tveiterås Öhrn Skjelbreid "
            "Ylitalo"
        ),
    ),
    "balkan": Origin(
        _names("Zvonimir Bogdan Besnik Ilija Vjekoslav Miodrag Agron Radomir Dražen Enver"),
        _names(
            "Petrušić Vučemilović Hadžimuratović Krasniqi Kujundžić Perolli Đurđević Žarkovski "
            "Marx Stojčevski"
        ),
    ),
    "west-african": Origin(
        _names("Kwabena Babacar Chukwudi Yaw Ousmane Obinna Souleymane Tunde Kojo Adama"),
        _names(
            "Agyepong Bangoura Nkansah Tchamba Owusu-Darko Adeyinka Diarra Mbodj Nwachukwu Ouattara"
        ),
    ),
    "arabic": Origin(
        _names("Yassir Tariq Idriss Walid Nabil Ghassan Munir Haitham Suhail Rachid"),
        _names(
            "El_Mansouri Al-Harithi Benjelloun Bouazizi Khalifeh Abu_Rashid Zerrouki Ben_Aziz "
            "Chakroun Fawaz"
        ),
    ),
    "brazilian": Origin(
        _names(
            "Wanderlei Josimar Claudemir Edivaldo Adenilson Valdemir Jucimar Rosivaldo Gilmário"
        ),
        _names(
            "Figueirôa Queiroz Bittencourt Cavalcanti Vasconcelos Nogueirão Sampaio Guimarães "
            "Pestana Teles"
        ),
    ),
    "korean": Origin(
        _names("Tae-yul Do-hyeok Ji-hwan Seong-rim Woo-bin Gun-hee Chan-ul Byeong-su Ha-ram"),
        _names("Kwak Namgung Pyo Bae Ryu Seomun Tak Eom Hwangbo Maeng"),
        family_first=True,
    ),
}


def swap_people(
    gold: GoldArticle, random: Random, *, origin: Origin, on_file: Collection[str] = ()
) -> Perturbed:
    """Return the article with other names for its people, each the same throughout; all are NIL.

    Full names, surnames, first names and initials become those of the new name. A nickname becomes
    the surname. What names nobody (`klubben`s kind: descriptors, anonymous mentions) stays.

    Args:
        gold: The article.
        random: What decides.
        origin: Where the new names are from.
        on_file: Full names that nobody is to get.
    """
    people = [e for e in gold.record.entities if e.label is Label.PERSON and e.name is not None]
    invented = _invented(len(people), random, origin, on_file)
    new_names = {entity.id: name for entity, name in zip(people, invented, strict=False)}
    old_names = {entity.id: entity.name or "" for entity in people}
    edits: list[Edit] = []
    forms: dict[str, dict[str, Form]] = {}
    for mention in gold.record.mentions:
        if mention.entity not in new_names:
            continue
        if mention.form in (Form.DESCRIPTOR, Form.ANONYMOUS):
            continue
        name, form = _as_mentioned(mention, old_names[mention.entity], *new_names[mention.entity])
        forms[mention.id] = {"form": form}
        edits += replace_name(gold.record.text, mention, name)
    entities: dict[str, dict[str, Any]] = {
        entity_id: {
            "name": full,
            "registry_id": None,
            "xref": {},
            "why": LinkReason.ANNOTATED,
        }
        for entity_id, (full, _, _) in new_names.items()
    }
    return Perturbed(edit(gold, edits, mentions=forms, entities=entities), len(forms))


def _invented(
    number: int, random: Random, origin: Origin, on_file: Collection[str]
) -> list[tuple[str, str, str]]:
    """Return full, given and family names, no two with one family name while there are enough."""
    names: list[tuple[str, str, str]] = []
    given, families = list(origin.given), list(origin.family)
    random.shuffle(given)
    random.shuffle(families)
    turns = len(given) * len(families)
    for turn in range(turns):
        if len(names) == number:
            break
        family = families[turn % len(families)]
        first = given[(turn + turn // len(families)) % len(given)]
        full = f"{family} {first}" if origin.family_first else f"{first} {family}"
        if full not in on_file and all(full != known for known, _, _ in names):
            names.append((full, first, family))
    return names


def _as_mentioned(
    mention: Mention, old: str, full: str, first: str, family: str
) -> tuple[str, Form]:
    """Return the part of a new name that the mention has of the old one, and its form."""
    if mention.form in (Form.INITIALS, Form.ABBREVIATION):
        initials = "".join(word[0] for word in full.replace("-", " ").split())
        return (".".join(initials) + "." if "." in mention.text else initials), Form.INITIALS
    if mention.form is Form.NAME and (" " in mention.text or " " not in old):
        return full, Form.NAME
    if mention.form is Form.SHORT or mention.text.lower() == old.split()[0].lower():
        return first, Form.SHORT
    return family, Form.SURNAME
