"""People, clubs, leagues and roles in Danish football news, and what is said between them.

Example:
    >>> import fodbold_ner
    >>> record = fodbold_ner.annotate(
    ...     "Brøndby har fyret cheftræner Mads Tornhøj.", published="2025-11-03"
    ... )
    >>> [(relation.type.value, relation.certainty.value) for relation in record.relations]
    [('departure', 'asserted'), ('role_tenure', 'asserted')]
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fodbold_ner.errors import (
        CorpusError,
        EmptyInputError,
        EncodingError,
        EvaluationError,
        FodboldError,
        InputError,
        MissingExtraError,
        ModelError,
        PublishedError,
        RegistryError,
        TrainingDataError,
    )
    from fodbold_ner.pipeline import annotate, load, make_doc
    from fodbold_ner.records import (
        AnnotatedArticle,
        AnonymousEntity,
        Appointment,
        Article,
        Candidate,
        Contract,
        DateMention,
        Departure,
        Entity,
        Evidence,
        Interest,
        LeagueMembership,
        MadeBy,
        Mention,
        MoneyMention,
        NamedEntity,
        NameMention,
        Relation,
        Representation,
        RoleMention,
        RoleTenure,
        Succession,
        Transfer,
        Vacancy,
        Zone,
    )

__version__ = "0.1.0"

__all__ = [
    "AnnotatedArticle",
    "AnonymousEntity",
    "Appointment",
    "Article",
    "Candidate",
    "Contract",
    "CorpusError",
    "DateMention",
    "Departure",
    "EmptyInputError",
    "EncodingError",
    "Entity",
    "EvaluationError",
    "Evidence",
    "FodboldError",
    "InputError",
    "Interest",
    "LeagueMembership",
    "MadeBy",
    "Mention",
    "MissingExtraError",
    "ModelError",
    "MoneyMention",
    "NameMention",
    "NamedEntity",
    "PublishedError",
    "RegistryError",
    "Relation",
    "Representation",
    "RoleMention",
    "RoleTenure",
    "Succession",
    "TrainingDataError",
    "Transfer",
    "Vacancy",
    "Zone",
    "__version__",
    "annotate",
    "load",
    "make_doc",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, so that `--help` imports no spaCy."""
    if name in __all__:
        for module in ("errors", "records", "pipeline"):
            found = getattr(import_module(f"{__name__}.{module}"), name, None)
            if found is not None:
                return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
