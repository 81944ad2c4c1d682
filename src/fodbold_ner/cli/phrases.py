"""What a relation says, as a short Danish phrase."""

from __future__ import annotations

from fodbold_ner.cli.danish import EVENTS, KINDS, MANNERS, date_words, money_words, role_word
from fodbold_ner.ontology import ContractEvent, Direction, Label, Role, Tense
from fodbold_ner.records import (
    AnnotatedArticle,
    Appointment,
    Contract,
    Departure,
    Interest,
    LeagueMembership,
    Relation,
    Representation,
    RoleTenure,
    Succession,
    Transfer,
    Vacancy,
)

__all__ = ["entity_name", "phrase"]

_HOLDS = {Tense.PAST: "var", Tense.CURRENT: "er", Tense.FUTURE: "bliver"}
_UNNAMED = {Label.CLUB: "unavngiven klub", Label.PERSON: "unavngiven person"}


def entity_name(article: AnnotatedArticle, entity_id: str) -> str:
    """Return an entity's name; of one that is not named, what the article tells of it."""
    entity = article.entity(entity_id)
    if entity.name is not None:
        return entity.name
    known = ", ".join(filter(None, (entity.league, entity.country)))
    unnamed = _UNNAMED.get(entity.label, "ikke navngivet")
    return f"{unnamed} ({known})" if known else unnamed


def phrase(relation: Relation, article: AnnotatedArticle) -> str:
    """Return who and what a relation is about, its attributes included.

    Certainty, polarity, source and time are left to whoever shows the phrase.
    """

    def name(entity_id: str | None) -> str:
        return "?" if entity_id is None else entity_name(article, entity_id)

    match relation:
        case RoleTenure():
            acting = "midlertidig " if relation.acting else ""
            job = f"{acting}{role_word(relation.role)} i {name(relation.club)}"
            said = f"{name(relation.person)} {_HOLDS[relation.tense]} {job}"
            return said + _span(relation.start, relation.end)
        case Appointment():
            job = _as(relation.role)
            return f"{name(relation.person)} til {name(relation.club)}{job}{_until(relation.until)}"
        case Departure():
            said = f"{name(relation.person)} fra {name(relation.club)}{_as(relation.role)}"
            return said + _aside(MANNERS[relation.manner])
        case Vacancy():
            since = f", siden {date_words(relation.since)}" if relation.since else ""
            return f"{name(relation.club)} mangler {role_word(relation.role)}{since}"
        case Interest():
            person, club = name(relation.person), name(relation.club)
            wants = (
                f"{club} vil have {person}"
                if relation.direction is Direction.CLUB_IN_PERSON
                else f"{person} vil til {club}"
            )
            return wants + _as(relation.role)
        case Representation():
            return f"{name(relation.agent)} for {name(relation.client)}"
        case Transfer():
            move = f"{name(relation.from_club)} → {name(relation.to_club)}"
            terms = ", ".join(filter(None, (KINDS[relation.kind], _fee(relation.fee))))
            return f"{name(relation.person)}: {move}{_aside(terms)}"
        case Contract():
            parties = f"{name(relation.person)} og {name(relation.club)}"
            ends = relation.event is ContractEvent.EXPIRES and relation.until
            until = f" {date_words(relation.until)}" if ends and relation.until else ""
            return f"{parties}: {EVENTS[relation.event]}" + (until or _until(relation.until))
        case Succession():
            club = f" i {name(relation.club)}" if relation.club else ""
            pair = f"{name(relation.successor)} efter {name(relation.predecessor)}"
            return f"{pair}{_as(relation.role)}{club}"
        case LeagueMembership():
            where = f"{name(relation.club)} i {name(relation.league)}"
            place = f"nr. {relation.position}" if relation.position is not None else None
            return where + _aside(", ".join(filter(None, (relation.season, place))))


def _fee(fee: str | None) -> str | None:
    amount, _, currency = (fee or "").partition(" ")
    return money_words(amount, currency) if amount.isdecimal() else fee


def _as(role: Role | None) -> str:
    return f" som {role_word(role)}" if role else ""


def _aside(words: str) -> str:
    return f" ({words})" if words else ""


def _until(edtf: str | None) -> str:
    return f" til {date_words(edtf)}" if edtf else ""


def _span(start: str | None, end: str | None) -> str:
    since = f"fra {date_words(start)}" if start else ""
    until = f"til {date_words(end)}" if end else ""
    return _aside(" ".join(filter(None, (since, until))))
