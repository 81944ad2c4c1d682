"""The records that come out: frozen pydantic models of one annotated article.

`AnnotatedArticle.model_dump(mode="json")` is the object that the command line writes, one a line.
All offsets are half-open ``[start, end)``, in Unicode code points of `AnnotatedArticle.text`.
"""

from __future__ import annotations

from fodbold_ner.records.article import (
    AnnotatedArticle,
    Article,
    MadeBy,
    Zone,
    json_schema,
)
from fodbold_ner.records.entities import (
    AnonymousEntity,
    Candidate,
    Entity,
    NamedEntity,
)
from fodbold_ner.records.mentions import (
    DateMention,
    Mention,
    MoneyMention,
    NameMention,
    RoleMention,
)
from fodbold_ner.records.relations import (
    Appointment,
    Contract,
    Departure,
    Evidence,
    Interest,
    LeagueMembership,
    Relation,
    Representation,
    RoleTenure,
    Succession,
    Transfer,
    Vacancy,
    relation_models,
)
from fodbold_ner.records.values import Edtf

__all__ = [
    "AnnotatedArticle",
    "AnonymousEntity",
    "Appointment",
    "Article",
    "Candidate",
    "Contract",
    "DateMention",
    "Departure",
    "Edtf",
    "Entity",
    "Evidence",
    "Interest",
    "LeagueMembership",
    "MadeBy",
    "Mention",
    "MoneyMention",
    "NameMention",
    "NamedEntity",
    "Relation",
    "Representation",
    "RoleMention",
    "RoleTenure",
    "Succession",
    "Transfer",
    "Vacancy",
    "Zone",
    "json_schema",
    "relation_models",
]
