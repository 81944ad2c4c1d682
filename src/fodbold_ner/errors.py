"""Every exception that fodbold_ner raises on purpose.

The tree::

    FodboldError
    ├── InputError            a document that cannot be read as an article (also a ValueError)
    │   ├── EmptyInputError   nothing but white space
    │   ├── EncodingError     bytes that are no text, or in an unknown encoding
    │   └── PublishedError    a date of publication that is no ISO date
    ├── CorpusError           annotated articles with faults; names every one (also a ValueError)
    ├── RegistryError         a registry file with faults; names every bad row (also a ValueError)
    ├── ModelError            a base pipeline that is missing or lacks what is needed
    ├── MissingExtraError     an optional dependency that is not installed (also an ImportError)
    ├── TrainingDataError     a training corpus that is missing or broken
    └── EvaluationError       gold and predictions that cannot be compared (also a ValueError)

Catch :class:`FodboldError` for all of them. Each message says what is wrong, where, and how to
mend it.
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = [
    "CorpusError",
    "EmptyInputError",
    "EncodingError",
    "EvaluationError",
    "FodboldError",
    "InputError",
    "MissingExtraError",
    "ModelError",
    "PublishedError",
    "RegistryError",
    "TrainingDataError",
]


class FodboldError(Exception):
    """Base of all errors that this package raises on purpose."""


class InputError(FodboldError, ValueError):
    """A document cannot be read as an article."""


class EmptyInputError(InputError):
    """A document holds nothing but white space."""


class EncodingError(InputError):
    """Bytes are no text, or text in an encoding that could not be told."""


class PublishedError(InputError):
    """A date of publication is no ISO date."""

    def __init__(self, value: object, where: str = "published") -> None:
        super().__init__(
            f"{where}: {value!r} is no date; write it as YYYY-MM-DD, for example 2025-11-03"
        )


class CorpusError(FodboldError, ValueError):
    """Annotated articles have faults; `faults` lists every one as ``file:line: what``."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        super().__init__(_listed("the corpus", self.faults))


class RegistryError(FodboldError, ValueError):
    """A registry has faults; `faults` lists every one as ``file:line: what``."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        super().__init__(_listed("the registry", self.faults))


class ModelError(FodboldError):
    """A base pipeline is missing, or lacks a component that is needed."""


class MissingExtraError(FodboldError, ImportError):
    """An optional dependency is not installed."""

    def __init__(self, purpose: str, extra: str) -> None:
        super().__init__(f"{purpose} needs the extra {extra!r}: pip install 'fodbold-ner[{extra}]'")


class TrainingDataError(FodboldError):
    """A training corpus is missing or broken."""


class EvaluationError(FodboldError, ValueError):
    """Gold and predictions cannot be compared."""


def _listed(what: str, faults: Sequence[str]) -> str:
    lines = "\n".join(f"  {fault}" for fault in faults)
    noun = "fault" if len(faults) == 1 else "faults"
    return f"{what} has {len(faults)} {noun}:\n{lines}"
