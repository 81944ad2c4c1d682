"""Which entity a name is, or NIL: exact before normal before fuzzy.

Where candidates stay equally good the answer is NIL with both as candidates: a wrong link costs
more than none.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from fodbold_ner.links.countries import HOME
from fodbold_ner.links.dated import tenure_holds
from fodbold_ner.links.index import NamedAs, NameIndex
from fodbold_ner.links.people import PersonCluster
from fodbold_ner.links.schema import AutoLink, Entity, Gender, Level, NameKind
from fodbold_ner.ontology import REGISTRY_PREFIX, Form, Label, LinkReason

__all__ = [
    "ArticleContext",
    "Decision",
    "by_gender",
    "decide_name",
    "decide_person",
    "first_sides",
    "with_certain",
]

_FUZZY_MARGIN = 0.04
SCORES = {
    LinkReason.EXACT_NAME: 0.99,
    LinkReason.ABBREVIATION_IN_COUNTRY: 0.98,
    LinkReason.NORMALISED_NAME: 0.97,
    LinkReason.NICKNAME: 0.94,
    LinkReason.NAME_IN_CONTEXT: 0.93,
    LinkReason.FUZZY_NAME: 0.85,
    LinkReason.TENURE: 0.85,
    LinkReason.NO_CANDIDATE: 0.97,
    LinkReason.BELOW_THRESHOLD: 0.7,
    LinkReason.AMBIGUOUS: 0.6,
    LinkReason.ANONYMOUS: 0.99,
}
"""Probabilities by reason, to be read until they are fitted to annotated articles."""


@dataclass(frozen=True)
class ArticleContext:
    """What an article tells beforehand about which of two namesakes is meant.

    Args:
        women: Whether women's football is meant, at the name that is looked at.
        certain: Registry ids that names without doubt have linked to already.
        published: When it was published.

    Example:
        >>> ArticleContext(women=True, published=date(2025, 11, 3)).certain
        frozenset()
    """

    women: bool = False
    certain: frozenset[str] = field(default_factory=frozenset)
    published: date | None = None


@dataclass(frozen=True)
class Decision:
    """The entity that a name links to, or None, with the reason and what else was considered.

    Args:
        entity: The entity, None for NIL.
        why: The reason.
        candidates: Entities considered with their probability, between 0 and 1.

    Example:
        >>> Decision(None, LinkReason.NO_CANDIDATE).candidates
        ()
    """

    entity: Entity | None
    why: LinkReason
    candidates: tuple[tuple[Entity, float], ...] = ()

    @property
    def score(self) -> float:
        """The probability that the decision is right, between 0 and 1, by its reason.

        Example:
            >>> Decision(None, LinkReason.NO_CANDIDATE).score
            0.97
        """
        return SCORES[self.why]


def decide_name(
    index: NameIndex, label: Label, text: str, form: Form, context: ArticleContext
) -> Decision:
    """Decide which club, league, national team, medium or agency a name is.

    Args:
        index: The names of the registry.
        label: What the name is of; no person.
        text: The name as it is written, without genitive.
        form: How it refers.
        context: What the article tells beforehand.

    Returns:
        The decision; an entity of None is NIL.

    Example:
        >>> from fodbold_ner.links.index import index_of
        >>> from fodbold_ner.links.registry import Registry
        >>> index = index_of(Registry.shipped())
        >>> found = decide_name(index, Label.CLUB, "FCK", Form.ABBREVIATION, ArticleContext())
        >>> found.entity.label_da, found.why.value, found.score
        ('FC København', 'abbreviation_in_country', 0.98)
    """
    found, why = index.exact(label, text), LinkReason.EXACT_NAME
    if not found:
        found, why = index.normalised(label, text), LinkReason.NORMALISED_NAME
    if not found and form is not Form.NICKNAME:
        return _decide_fuzzy(index.fuzzy(label, text), context)
    found = first_sides(by_gender(found, context))
    if not found:
        return Decision(None, LinkReason.NO_CANDIDATE)
    return _decide_found(found, why, form, context)


def _decide_found(
    found: Sequence[NamedAs], why: LinkReason, form: Form, context: ArticleContext
) -> Decision:
    certain = [named for named in found if named.entity.id in context.certain]
    always = [named for named in found if named.name.auto_link is AutoLink.ALWAYS]
    if len(certain) == 1:
        chosen, why = certain[0], _reason(certain[0], form, why, in_context=True)
    elif len(always) == 1:
        chosen, why = always[0], _reason(always[0], form, why, in_context=False)
    elif len(found) == 1 and form is not Form.NICKNAME:
        chosen, why = found[0], LinkReason.NAME_IN_CONTEXT
    else:
        at_home = [named for named in found if named.entity.country == HOME]
        if len(at_home) != 1 or form is Form.NICKNAME:
            share = 0.9 / len(found)
            return Decision(None, LinkReason.AMBIGUOUS, tuple((n.entity, share) for n in found))
        chosen, why = at_home[0], LinkReason.ABBREVIATION_IN_COUNTRY
    score = SCORES[why]
    others = [named.entity for named in found if named.entity.id != chosen.entity.id]
    rest = tuple((entity, round((1 - score) / len(others), 4)) for entity in others)
    return Decision(chosen.entity, why, ((chosen.entity, score), *rest))


def _reason(named: NamedAs, form: Form, why: LinkReason, *, in_context: bool) -> LinkReason:
    if form is Form.NICKNAME:
        return LinkReason.NICKNAME
    if form is Form.ABBREVIATION and named.name.kind is NameKind.ABBREVIATION:
        return LinkReason.ABBREVIATION_IN_COUNTRY
    if in_context and named.name.auto_link is AutoLink.CONTEXT:
        return LinkReason.NAME_IN_CONTEXT
    return why


def _decide_fuzzy(found: Sequence[NamedAs], context: ArticleContext) -> Decision:
    found = first_sides(by_gender(found, context))
    if not found:
        return Decision(None, LinkReason.NO_CANDIDATE)
    candidates = tuple((named.entity, round(named.similarity * 0.9, 4)) for named in found)
    clear = len(found) == 1 or found[0].similarity - found[1].similarity > _FUZZY_MARGIN
    if clear and found[0].name.auto_link is AutoLink.ALWAYS:
        return Decision(found[0].entity, LinkReason.FUZZY_NAME, candidates)
    why = LinkReason.BELOW_THRESHOLD if len(found) == 1 else LinkReason.AMBIGUOUS
    return Decision(None, why, candidates)


def by_gender(found: Sequence[NamedAs], context: ArticleContext) -> list[NamedAs]:
    """Keep the women's sides where women are meant, the others where they are not.

    Example:
        >>> by_gender([], ArticleContext(women=True))
        []
    """
    women = [named for named in found if named.entity.gender is Gender.WOMEN]
    others = [named for named in found if named.entity.gender is not Gender.WOMEN]
    return (women or others) if context.women else (others or women)


def first_sides(found: Sequence[NamedAs]) -> list[NamedAs]:
    """Keep the first sides and what has none, where there are any.

    Example:
        >>> first_sides([])
        []
    """
    first = [named for named in found if named.entity.level in (None, Level.FIRST)]
    return first or list(found)


def decide_person(index: NameIndex, cluster: PersonCluster, context: ArticleContext) -> Decision:
    """Decide who a cluster of mentions is; a surname alone needs a tenure at a club named here.

    Args:
        index: The names of the registry.
        cluster: The mentions of one person, with the ages that the article gives, in years.
        context: What the article tells beforehand.

    Returns:
        The decision; an entity of None is NIL.

    Example:
        >>> from fodbold_ner.links.index import index_of
        >>> from fodbold_ner.links.registry import Registry
        >>> index = index_of(Registry.shipped())
        >>> decide_person(index, PersonCluster("Mads Tornhøj"), ArticleContext()).why.value
        'no_candidate'
    """
    if len(cluster.words) < 2:
        return _decide_short_name(index, cluster, context)
    found, why = index.exact(Label.PERSON, cluster.name), LinkReason.EXACT_NAME
    if not found:
        found, why = index.normalised(Label.PERSON, cluster.name), LinkReason.NORMALISED_NAME
    if not found:
        found, why = index.fuzzy(Label.PERSON, cluster.name)[:3], LinkReason.FUZZY_NAME
    found = [named for named in found if _age_fits(named.entity, cluster, context)]
    if not found:
        return Decision(None, LinkReason.NO_CANDIDATE)
    for attested in (_tenures_here, _worked_here):
        if len(found) > 1:
            found = [named for named in found if attested(named.entity, context)] or found
        if len(found) > 1:
            found = [named for named in found if _has_job(named.entity, cluster.roles)] or found
    always = [named for named in found if named.name.auto_link is AutoLink.ALWAYS]
    if len(always) == 1:
        found = always
    if len(found) > 1:
        share = 0.9 / len(found)
        return Decision(None, LinkReason.AMBIGUOUS, tuple((n.entity, share) for n in found))
    if found[0].name.auto_link is AutoLink.CONTEXT and not _worked_here(found[0].entity, context):
        return Decision(None, LinkReason.AMBIGUOUS, ((found[0].entity, 0.5),))
    if why is LinkReason.FUZZY_NAME and not _tenures_here(found[0].entity, context):
        candidates = ((found[0].entity, round(found[0].similarity * 0.5, 4)),)
        return Decision(None, LinkReason.BELOW_THRESHOLD, candidates)
    return Decision(found[0].entity, why, ((found[0].entity, SCORES[why]),))


def _decide_short_name(
    index: NameIndex, cluster: PersonCluster, context: ArticleContext
) -> Decision:
    found = index.exact(Label.PERSON, cluster.name) or index.by_surname(cluster.name)
    found = [named for named in found if _age_fits(named.entity, cluster, context)]
    here = [named for named in found if _tenures_here(named.entity, context)]
    if len(here) == 1:
        return Decision(
            here[0].entity, LinkReason.TENURE, ((here[0].entity, SCORES[LinkReason.TENURE]),)
        )
    if not found:
        return Decision(None, LinkReason.NO_CANDIDATE)
    share = round(0.5 / len(found), 4)
    return Decision(None, LinkReason.AMBIGUOUS, tuple((named.entity, share) for named in found[:5]))


def _has_job(entity: Entity, roles: Collection[str]) -> bool:
    """Whether the person has or had a job on file that the article calls by its title."""
    return any(role.role in roles for role in entity.roles)


def _worked_here(entity: Entity, context: ArticleContext) -> bool:
    """Whether the person has or had a role on file at a club that the article names."""
    return any(role.org in context.certain for role in entity.roles)


def _tenures_here(entity: Entity, context: ArticleContext) -> bool:
    """Whether the person has a role on file at a club that the article names.

    Who plays for a national team is one of many, so a squad tells no bare surname.
    """
    return any(
        role.org in context.certain
        and not role.org.startswith(REGISTRY_PREFIX[Label.NATIONAL_TEAM])
        and tenure_holds(role, context.published)
        for role in entity.roles
        if role.org is not None
    )


def _age_fits(entity: Entity, cluster: PersonCluster, context: ArticleContext) -> bool:
    """Whether an age in the article fits the date of birth on file, give or take a year."""
    if entity.dob is None or not cluster.ages or context.published is None:
        return True
    age = context.published.year - int(entity.dob[:4])
    return any(abs(age - given) <= 1 for given in cluster.ages)


def with_certain(context: ArticleContext, ids: Collection[str]) -> ArticleContext:
    """Return a context like this one, with these registry ids known to be in the article besides.

    Example:
        >>> context = with_certain(ArticleContext(women=True), {"fb:c:000117"})
        >>> context.women, context.certain
        (True, frozenset({'fb:c:000117'}))
    """
    return replace(context, certain=context.certain | frozenset(ids))
