"""The closed sets of the annotation: labels, roles, relation types, and what may fill them.

This is the one place where they are declared; records, lexicons and evaluation derive from it.
"""

from __future__ import annotations

from fodbold_ner.ontology.codes import (
    Code,
)
from fodbold_ner.ontology.labels import (
    CORE_LABELS,
    ENTITY_LABELS,
    OUTSIDE_IDS,
    REGISTRY_PREFIX,
    Form,
    Genre,
    Label,
    LinkReason,
    ZoneKind,
)
from fodbold_ner.ontology.relations import (
    ARGUMENT_LABELS,
    RELATIONS,
    ArgumentSpec,
    Certainty,
    ContractEvent,
    Direction,
    Manner,
    Polarity,
    RelationSpec,
    RelationType,
    Tense,
    TransferKind,
)
from fodbold_ner.ontology.roles import (
    COACH_ROLES,
    PLAYER_ROLES,
    ROLES,
    STAFF_ROLES,
    Role,
    RoleSpec,
)

__all__ = [
    "ARGUMENT_LABELS",
    "COACH_ROLES",
    "CORE_LABELS",
    "ENTITY_LABELS",
    "OUTSIDE_IDS",
    "PLAYER_ROLES",
    "REGISTRY_PREFIX",
    "RELATIONS",
    "ROLES",
    "STAFF_ROLES",
    "ArgumentSpec",
    "Certainty",
    "Code",
    "ContractEvent",
    "Direction",
    "Form",
    "Genre",
    "Label",
    "LinkReason",
    "Manner",
    "Polarity",
    "RelationSpec",
    "RelationType",
    "Role",
    "RoleSpec",
    "Tense",
    "TransferKind",
    "ZoneKind",
]
