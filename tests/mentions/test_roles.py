"""Role words: their inflection, their codes, and the compounds they are found in."""

from __future__ import annotations

import pytest

from fodbold_ner.mentions.roles import inflect, scan_roles
from fodbold_ner.ontology import ROLES, Role


def found(text: str) -> list[tuple[str, str]]:
    return [(text[hit.start : hit.end], hit.role.value) for hit in scan_roles(text)]


@pytest.mark.parametrize(
    ("title", "forms"),
    [
        ("træner", {"træner", "træneren", "trænere", "trænerne"}),
        ("anfører", {"anfører", "anføreren", "anførere", "anførerne"}),
        ("målmand", {"målmand", "målmanden", "målmænd", "målmændene"}),
        ("direktør", {"direktør", "direktøren", "direktører", "direktørerne"}),
        ("sportschef", {"sportschef", "sportschefen", "sportschefer", "sportscheferne"}),
        ("agent", {"agent", "agenten", "agenter", "agenterne"}),
        ("teknisk direktør", {"teknisk direktør", "tekniske direktør"}),
    ],
)
def test_inflection(title: str, forms: set[str]) -> None:
    assert forms <= set(inflect(title))


@pytest.mark.parametrize("role", ROLES)
def test_each_title_is_found_with_its_code(role: Role) -> None:
    for title in ROLES[role].titles:
        assert found(title) == [(title, role.value)]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("træneren", [("træneren", "head_coach")]),
        ("cheftrænerens", [("cheftræneren", "head_coach")]),
        ("cheftrænerposten", [("cheftræner", "head_coach")]),
        ("cheftræner-kandidat", [("cheftræner", "head_coach")]),
        ("sportsdirektør-posten", [("sportsdirektør", "sporting_director")]),
        ("fodbolddirektøren", [("fodbolddirektøren", "sporting_director")]),
        ("AaB-direktøren", [("direktøren", "ceo")]),
        ("Viborg-keeper", [("keeper", "goalkeeper")]),
        ("drømmetræner", [("træner", "head_coach")]),
        ("eks-træner", [("træner", "head_coach")]),
        ("keeperfejl", [("keeper", "goalkeeper")]),
        ("anførerbindet", [("anfører", "captain")]),
        ("viceanføreren", [("viceanføreren", "other")]),
        ("U19-træner", [("U19-træner", "youth_coach")]),
        ("U17-cheftræneren", [("U17-cheftræneren", "youth_coach")]),
        (
            "Cheftræner og sportschef",
            [("Cheftræner", "head_coach"), ("sportschef", "sporting_manager")],
        ),
        ("målmandstræner", [("målmandstræner", "goalkeeping_coach")]),
        ("assisterende træner", [("assisterende træner", "assistant_coach")]),
        ("højre back", [("back", "defender")]),
        ("administrerende direktør", [("administrerende direktør", "ceo")]),
    ],
)
def test_roles_in_words(text: str, roles: list[tuple[str, str]]) -> None:
    assert found(text) == roles


@pytest.mark.parametrize(
    "text",
    ["", "profil", "topscorer", "nøglespiller", "Backstage", "agentur", "ejerskab", "trænede"],
)
def test_words_that_are_no_role(text: str) -> None:
    assert found(text) == []


def test_a_title_joined_to_a_name() -> None:
    text = "brøndbyspilleren"
    assert found(text) == []
    assert [text[hit.start : hit.end] for hit in scan_roles(text, after_names={7})] == ["spilleren"]


def test_number_and_definiteness() -> None:
    hits = list(scan_roles("træner træneren trænere trænerne"))
    assert [(hit.definite, hit.plural) for hit in hits] == [
        (False, False),
        (True, False),
        (False, True),
        (True, True),
    ]
