"""A name as an article writes it, looked up in a store in ever looser ways until one finds it.

Exact before normal before fuzzy: a looser way is tried only where all stricter ones find nothing,
so that `FCK` is never some other club's near name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from fodbold_ner.links.store import NameHit, Store
from fodbold_ner.ontology import Code, Label

__all__ = ["Way", "initials_and_surname", "look_up", "without_genitive"]

_INITIALS = re.compile(r"((?:[^\W\d_]\.[\s-]*)+|[^\W\d_]{1,2} )(\S{2}.*)")


class Way(Code):
    """How a name was found, from the strictest way to the loosest."""

    EXACT = "exact"
    KEY = "key"
    GENITIVE = "genitive"
    WORD_ORDER = "word_order"
    INITIALS = "initials"
    SURNAME = "surname"
    FUZZY = "fuzzy"


def look_up(
    store: Store, label: Label, text: str, *, at: date | None = None
) -> tuple[Way | None, list[NameHit]]:
    """Return the strictest way that finds a name, and all names that it finds.

    Args:
        store: Where to look.
        label: What it is a name of.
        text: The name as it is written.
        at: A day on which the name was in use.

    Returns:
        The way and its hits, in the order of ids and the nearest first; None and no hits where
        every way fails.

    >>> from tempfile import TemporaryDirectory
    >>> from fodbold_ner.links.build import build
    >>> with TemporaryDirectory() as folder, Store(build([], f"{folder}/x.sqlite").path) as store:
    ...     way, hits = look_up(store, Label.CLUB, "Vejle Bodlklub")
    >>> way.value, hits[0].text
    ('fuzzy', 'Vejle Boldklub')
    """
    for way, ask in _ways(store, label, text.strip(), at):
        hits = ask()
        if hits:
            return way, hits
    return None, []


def _ways(
    store: Store, label: Label, text: str, at: date | None
) -> Iterator[tuple[Way, Callable[[], list[NameHit]]]]:
    yield Way.EXACT, lambda: store.exact(label, text, at=at)
    yield Way.KEY, lambda: store.normalised(label, text, at=at)
    for bare in without_genitive(text):
        yield Way.GENITIVE, lambda bare=bare: store.normalised(label, bare, at=at)  # type: ignore[misc]
    yield Way.WORD_ORDER, lambda: store.in_any_order(label, text, at=at)
    if label is Label.PERSON:
        shortened = initials_and_surname(text)
        if shortened:
            yield Way.INITIALS, lambda: store.by_initials(*shortened, at=at)
        elif " " not in text:
            yield Way.SURNAME, lambda: store.by_surname(text, at=at)
    yield Way.FUZZY, lambda: store.fuzzy(label, text, at=at)


def without_genitive(text: str) -> list[str]:
    """Return what a name may be if its last letters are a genitive, the likelier first.

    >>> without_genitive("AGF's"), without_genitive("Brøndbys"), without_genitive("Horsens'")
    (['AGF'], ['Brøndby'], ['Horsens'])
    """
    found = re.fullmatch(r"(.*\w)(?:['’]s?|(?<=[^\Ws])s)", text)
    return [found.group(1)] if found else []


def initials_and_surname(text: str) -> tuple[str, str] | None:
    """Return the initials, in small letters, and the surname of a name that is shortened so.

    >>> initials_and_surname("P.-E. Højbjerg"), initials_and_surname("M. Skov Andersen")
    (('pe', 'Højbjerg'), ('m', 'Skov Andersen'))
    """
    found = _INITIALS.fullmatch(text)
    if not found:
        return None
    return "".join(char for char in found.group(1) if char.isalpha()).lower(), found.group(2)
