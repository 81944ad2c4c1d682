import enum
from typing import get_args

import pytest

from fodbold_ner import ontology
from fodbold_ner.ontology import (
    ARGUMENT_LABELS,
    CORE_LABELS,
    ENTITY_LABELS,
    PLAYER_ROLES,
    REGISTRY_PREFIX,
    RELATIONS,
    ROLES,
    STAFF_ROLES,
    Label,
    RelationType,
    Role,
    ZoneKind,
)
from fodbold_ner.records import relation_models

EVERY_RELATION = {
    "id", "type", "certainty", "polarity", "source", "via", "time", "score", "evidence"
}  # fmt: skip
MODELS = {get_args(model.model_fields["type"].annotation)[0]: model for model in relation_models()}


@pytest.mark.parametrize("kind", RelationType)
def test_a_relation_has_the_arguments_and_attributes_of_its_specification(kind):
    spec, model = RELATIONS[kind], MODELS[kind]
    arguments = [argument.name for argument in spec.arguments]
    own = [name for name in model.model_fields if name not in EVERY_RELATION]
    assert own == [*arguments, *spec.attributes]
    assert set(model.model_fields) - set(own) == EVERY_RELATION


@pytest.mark.parametrize("kind", RelationType)
def test_a_required_argument_takes_no_null_and_the_others_do(kind):
    properties = MODELS[kind].model_json_schema()["properties"]
    for argument in RELATIONS[kind].arguments:
        may_be_null = {"type": "null"} in properties[argument.name].get("anyOf", [])
        assert may_be_null is not argument.required, argument.name


@pytest.mark.parametrize("kind", RelationType)
def test_every_argument_says_which_entities_may_stand_there(kind):
    for argument in RELATIONS[kind].arguments:
        assert bool(argument.labels) is (argument.name != "role")
        assert argument.labels <= set(ENTITY_LABELS)
    assert set(RELATIONS[kind].one_of) <= {argument.name for argument in RELATIONS[kind].arguments}


@pytest.mark.parametrize(
    ("kind", "required"),
    [
        ("role_tenure", "person role club"),
        ("appointment", "person club"),
        ("departure", "person club"),
        ("vacancy", "role club"),
        ("interest", "person club"),
        ("representation", "agent client"),
        ("transfer", "person"),
        ("contract", "person club"),
        ("succession", "successor predecessor"),
        ("league_membership", "club league"),
    ],
)
def test_required_arguments_are_those_of_the_contract(kind, required):
    assert RELATIONS[RelationType(kind)].required == tuple(required.split())


def test_there_is_one_specification_a_type_and_one_model():
    assert list(RELATIONS) == list(RelationType)
    assert len(relation_models()) == len(RelationType) == len(MODELS)


def test_a_national_team_may_stand_where_a_club_may():
    for labels in ARGUMENT_LABELS.values():
        assert (Label.CLUB in labels) is (Label.NATIONAL_TEAM in labels)


def test_every_role_has_titles_and_no_title_two_roles():
    assert set(ROLES) == set(Role)
    titles = [(title, role) for role, spec in ROLES.items() for title in set(spec.titles)]
    assert len({title for title, _ in titles}) == len(titles)
    assert all(spec.titles and spec.gloss and spec.code is role for role, spec in ROLES.items())


def test_roles_are_for_players_or_staff_or_agents():
    assert PLAYER_ROLES | STAFF_ROLES | {Role.AGENT} == set(Role)
    assert not PLAYER_ROLES & STAFF_ROLES


def test_labels_are_of_entities_or_of_values():
    assert set(Label) - set(ENTITY_LABELS) == {Label.ROLE, Label.DATE, Label.MONEY}
    assert set(CORE_LABELS) <= set(Label)
    assert set(REGISTRY_PREFIX) == set(ENTITY_LABELS)
    assert len(set(REGISTRY_PREFIX.values())) == len(ENTITY_LABELS)


def test_teasers_and_labels_carry_no_relations():
    without = {kind for kind in ZoneKind if not kind.carries_relations}
    assert without == {ZoneKind.TEASER, ZoneKind.LABEL}


def test_codes_are_and_print_as_their_strings():
    for name in ontology.__all__:
        closed = getattr(ontology, name)
        if isinstance(closed, type) and issubclass(closed, enum.Enum):
            for code in closed:
                assert code == code.value == str(code) == f"{code}"
