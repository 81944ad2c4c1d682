"""Role words: the titles of the ontology with their Danish inflection, alone and in compounds."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from fodbold_ner.ontology import ROLES, Role
from fodbold_ner.tokens.compounds import is_role_tail
from fodbold_ner.tokens.folding import fold
from fodbold_ner.tokens.genitives import genitive_length

__all__ = ["VERB_LIKE", "RoleHit", "inflect", "scan_roles"]

_IRREGULAR_PLURALS = {"mand": "mænd"}
VERB_LIKE = frozenset({"spiller", "stopper", "træner", "ejer", "leder", "angriber", "anfører"})
"""Titles that are a present tense as well: `han spiller`, `holdet angriber`, `avisen anfører`."""
_NEVER_SOLID = frozenset({"spiller", "kant", "back", "fløj", "wing", "agent", "ejer", "scout"})
"""Titles too short or too common to be looked for inside solid compounds."""
_VAGUE = {"boss": Role.OTHER, "chef": Role.OTHER}
"""Titles that tell a job only together with the rest of the article."""
_YOUTH_SIDE = re.compile(r"(?<!\w)U[ -/]?\d\d[ -]?$", re.IGNORECASE)


@dataclass(frozen=True)
class RoleHit:
    """A role word in a text.

    Args:
        start: Offset of its first character.
        end: Offset behind it, genitive and compound tail left out.
        role: Its code.
        title: Its dictionary form.
        definite: Whether it has the definite ending.
        plural: Whether it is a plural.
        compound: Whether a word before it is joined on, or the word runs on behind it.

    Example:
        >>> next(scan_roles("AGF-træneren")).definite
        True
    """

    start: int
    end: int
    role: Role
    title: str
    definite: bool
    plural: bool
    compound: bool


def inflect(title: str) -> dict[str, tuple[bool, bool]]:
    """Return the forms of a title, each with whether it is definite and whether plural.

    Args:
        title: A title in its dictionary form.

    Example:
        >>> sorted(inflect("træner"))
        ['træner', 'trænere', 'træneren', 'trænerne']
        >>> sorted(inflect("målmand"))
        ['målmand', 'målmanden', 'målmænd', 'målmændene']
    """
    forms = {title: (False, False)}
    *before, last = title.split(" ")
    first = " ".join(before) + " " if before else ""
    definite_first = _definite_adjectives(before)
    for short, plural in _IRREGULAR_PLURALS.items():
        if last.endswith(short):
            stem = last.removesuffix(short)
            forms[f"{first}{stem}{plural}"] = (False, True)
            forms[f"{first}{stem}{plural}ene"] = (True, True)
            break
    else:
        ending = "e" if last.endswith("er") else "er"
        forms[f"{first}{last}{ending}"] = (False, True)
        forms[f"{first}{last}{ending.removesuffix('e') if ending == 'e' else 'er'}ne"] = (
            True,
            True,
        )
    doubled = f"{last}{last[-1]}" if last.endswith(("ss", "pp")) else last
    forms[f"{first}{doubled}en"] = (True, False)
    if definite_first:
        forms[f"{definite_first}{last}"] = (True, False)
        forms[f"{definite_first}{last}en"] = (True, False)
    return forms


def _definite_adjectives(words: list[str]) -> str:
    """Return adjectives before a title in their definite form, with a space behind."""
    if not words:
        return ""
    made = {
        "teknisk": "tekniske",
        "sportslig": "sportslige",
        "midlertidig": "midlertidige",
        "fysisk": "fysiske",
        "kommerciel": "kommercielle",
    }
    changed = [made.get(word, word) for word in words]
    return " ".join(changed) + " " if changed != words else ""


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, tuple[Role, str, bool, bool]]:
    forms: dict[str, tuple[Role, str, bool, bool]] = {}
    for spec in ROLES.values():
        for title in spec.titles:
            for form, (definite, plural) in inflect(title).items():
                forms.setdefault(form.lower(), (spec.code, title, definite, plural))
            if title.endswith("spiller") and title != "spiller":
                # Written in two words by mistake: `midtbane spiller`.
                apart = f"{title.removesuffix('spiller')} spiller"
                forms.setdefault(apart, (spec.code, title, False, False))
    for title, role in _VAGUE.items():
        forms |= {title: (role, title, False, False), f"{title}en": (role, title, True, False)}
    return forms


@lru_cache(maxsize=1)
def _automaton() -> tuple[AhoCorasick, tuple[str, ...]]:
    forms = tuple(sorted(_lexicon()))
    return AhoCorasick(list(forms)), forms


def scan_roles(text: str, *, after_names: Collection[int] = ()) -> Iterator[RoleHit]:
    """Yield the role words of a text, from left to right, without overlap.

    A title behind a hyphen or an intensifier counts (`AaB-direktøren`, `drømmetræner`); of a word
    that runs on only a title with a tail on file does (`cheftrænerposten`).

    Args:
        text: The text.
        after_names: Offsets at which a name ends inside a word (`brøndby|spiller`): a title joined
            on there counts too.

    Example:
        >>> [text for hit in scan_roles("OB-kaptajnen ville have cheftrænerposten")
        ...  for text in [(hit.role.value, hit.end - hit.start, hit.compound)]]
        [('captain', 9, True), ('head_coach', 10, True)]
    """
    automaton, forms = _automaton()
    found = automaton.find_matches_as_indexes(fold(text), overlapping=True)
    position = 0
    # From left to right, the longest title at each place first.
    for index, start, end in sorted(found, key=lambda match: (match[1], -match[2])):
        if start < position:
            continue
        hit = _judge(text, start, end, forms[index], after_names)
        if hit is not None:
            yield hit
            position = hit.end


_INTENSIFIERS = (
    "drømme",
    "top",
    "stjerne",
    "super",
    "ex",
    "eks",
    "tidligere",
    "mester",
    "profil",
    "kult",
    "skandale",
    "ønske",
    "elite",
    "førsteholds",
    "a-holds",
)


def _judge(
    text: str, start: int, end: int, form: str, after_names: Collection[int]
) -> RoleHit | None:
    role, title, definite, plural = _lexicon()[form]
    youth = _YOUTH_SIDE.search(text, max(0, start - 6), start)
    solid_before = start > 0 and text[start - 1].isalnum()
    hyphen_before = start > 1 and text[start - 1] in "-–/" and text[start - 2].isalnum()
    if solid_before and not youth:
        lead = text[max(0, start - 20) : start].lower()
        behind_name = start in after_names or (lead.endswith("s") and start - 1 in after_names)
        if not (behind_name or lead.endswith(_INTENSIFIERS)):
            return None
    compound = bool(solid_before or hyphen_before)
    ending = genitive_length(text, end)
    if text[end : end + 1] == "-" or (ending is None and title not in _NEVER_SOLID):
        if not is_role_tail(text, end):
            return None
        compound = True
    elif ending is None:
        return None
    if youth and role in (Role.HEAD_COACH, Role.ASSISTANT_COACH):
        return RoleHit(youth.start(), end, Role.YOUTH_COACH, title, definite, plural, compound)
    return RoleHit(start, end, role, title, definite, plural, compound)
