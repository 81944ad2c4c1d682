"""Role words: the titles of the ontology with their Danish inflection, alone and in compounds."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from fodbold_ner.ontology import ROLES, Role
from fodbold_ner.tokens.compounds import is_role_tail
from fodbold_ner.tokens.genitives import genitive_length

__all__ = ["RoleHit", "inflect", "scan_roles"]

_IRREGULAR_PLURALS = {"mand": "mænd"}
VERB_LIKE = frozenset({"spiller", "stopper", "træner", "ejer", "leder"})
"""Titles that are a present tense as well: `han spiller`, `hun stopper`."""
_NEVER_SOLID = frozenset({"spiller", "kant", "back", "fløj", "wing", "agent", "ejer", "scout"})
"""Titles too short or too common to be looked for inside solid compounds."""
_VAGUE = {"boss": Role.OTHER, "chef": Role.OTHER}
"""Titles that tell a job only together with the rest of the article."""
_YOUTH_SIDE = r"U[ -/]?\d\d[ -]?"


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
    """

    start: int
    end: int
    role: Role
    title: str
    definite: bool
    plural: bool
    compound: bool

    @property
    def vague(self) -> bool:
        """Whether only the article can tell which job this is."""
        return self.title in _VAGUE


def inflect(title: str) -> dict[str, tuple[bool, bool]]:
    """Return the forms of a title, each with whether it is definite and whether plural.

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
    for title, role in _VAGUE.items():
        for form in (title, f"{title}en", f"{title}sen" if title.endswith("s") else title):
            forms[form] = (role, title, form != title, False)
    return forms


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _lexicon()), key=len, reverse=True))
    return re.compile(rf"(?P<youth>(?<!\w){_YOUTH_SIDE})?(?P<title>{words})", re.IGNORECASE)


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
    position = 0
    while match := _pattern().search(text, position):
        hit = _judge(text, match, after_names)
        if hit is None:
            position = match.start("title") + 1
        else:
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


def _judge(text: str, match: re.Match[str], after_names: Collection[int]) -> RoleHit | None:
    start, end = match.span("title")
    role, title, definite, plural = _lexicon()[match.group("title").lower()]
    solid_before = start > 0 and text[start - 1].isalnum()
    hyphen_before = start > 1 and text[start - 1] in "-–/" and text[start - 2].isalnum()
    if solid_before and not match.group("youth"):
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
    if match.group("youth") and role in (Role.HEAD_COACH, Role.ASSISTANT_COACH):
        return RoleHit(match.start(), end, Role.YOUTH_COACH, title, definite, plural, compound)
    return RoleHit(start, end, role, title, definite, plural, compound)
