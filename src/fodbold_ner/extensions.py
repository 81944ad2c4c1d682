"""What travels on a Doc: plain data in one private extension, typed records out of one public one.

`doc._._fodbold` is a dict of primitives (`DocData`), so that `to_bytes`, `DocBin` and `n_process`
carry it; offsets in it are those of `doc.text`. `doc._.fodbold` builds the `AnnotatedArticle`
from it, with offsets of the original text.
"""

from __future__ import annotations

from typing import Any, cast

from spacy.tokens import Doc

from fodbold_ner.doc_data import DocData
from fodbold_ner.doc_records import to_record
from fodbold_ner.errors import ModelError
from fodbold_ner.records import AnnotatedArticle

__all__ = ["data_of", "has_data", "set_data"]

_PRIVATE = "_fodbold"
_PUBLIC = "fodbold"


def has_data(doc: Doc) -> bool:
    """Return whether the Doc carries fodbold data already; asking changes nothing.

    Example:
        >>> import spacy
        >>> doc = spacy.blank("da")("AGF slog OB.")
        >>> has_data(doc)
        False
    """
    return doc._.get(_PRIVATE) is not None


def set_data(doc: Doc, data: DocData) -> None:
    """Put the data on the Doc, in place of any that was there.

    Args:
        doc: The Doc.
        data: Primitives only, with offsets of `doc.text`.

    Example:
        >>> import spacy
        >>> from fodbold_ner.doc_data import new_data
        >>> doc = spacy.blank("da")("AGF slog OB.")
        >>> set_data(doc, new_data())
        >>> has_data(doc)
        True
    """
    doc._.set(_PRIVATE, data)


def data_of(doc: Doc) -> DocData:
    """Return the data of a Doc that carries some; to change it is to change the Doc's.

    Raises:
        ModelError: The Doc never went through a fodbold component.

    Example:
        >>> import spacy
        >>> from fodbold_ner.doc_data import new_data
        >>> doc = spacy.blank("da")("AGF slog OB.")
        >>> set_data(doc, new_data())
        >>> data_of(doc)["entities"]
        []
    """
    data = doc._.get(_PRIVATE)
    if data is None:
        raise ModelError(
            "this Doc carries no fodbold data: add the component with "
            "nlp.add_pipe('fodbold') and run the pipeline on it first"
        )
    if isinstance(data["zones"], tuple):
        # DocBin gives tuples back for lists.
        data = _with_lists(data)
        doc._.set(_PRIVATE, data)
    return cast(DocData, data)


def _with_lists(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return [_with_lists(item) for item in value]
    if isinstance(value, dict):
        return {key: _with_lists(item) for key, item in value.items()}
    return value


def _record_of(doc: Doc) -> AnnotatedArticle:
    return to_record(data_of(doc), doc.text)


def register() -> None:
    """Register both extensions; doing it again changes nothing."""
    if not Doc.has_extension(_PRIVATE):
        Doc.set_extension(_PRIVATE, default=None)
        Doc.set_extension(_PUBLIC, getter=_record_of)


register()
