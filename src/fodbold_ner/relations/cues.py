"""How sure, on whose word, and whether at all: certainty, source and polarity of a claim.

Each cue has a scope. A reporting frame covers its sentence; a hedge or a negation covers the clause
of the trigger, or the clause that governs it; a relative clause states what is known, and takes
over nothing from the clause it hangs on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from fodbold_ner.ontology import Certainty, Polarity
from fodbold_ner.relations.scene import GENITIVE_END, Scene
from fodbold_ner.relations.sources import sources_at

__all__ = ["Stance", "stance_at", "who_denies"]

_EXPECTED = re.compile(
    r"\b(?:tæt på|på vej|på nippet til|ventes|forventes|forventer at|nærmer sig|"
    r"mangler (?:kun|blot|bare)|"
    r"lægetjek\w*|enighed om|er klar til at|står til at|ser ud til|"
    r"efter alt at dømme|formentlig|formodentlig|inden længe|snarligt?|"
    r"skriver (?:.{0,40} )?under inden|"
    r"i de kommende (?:timer|dage)|sidste detaljer|på trapperne|er ved at|bliver snart|"
    r"skal efter planen|"
    r"ligger til at|på plads inden|forhandler|forhandlinger|har kurs mod)\b",
    re.IGNORECASE,
)
_PENDING = re.compile(
    r"\blægetjek\w* (?:venter|mangler|skal)|\bmangler (?:kun|blot|bare|fortsat|stadig)\b|"
    r"\b(?:kun|blot) lægetjek",
    re.IGNORECASE,
)
_BY_MEDIA = re.compile(r"\W*(?:[A-ZÆØÅ]?\w+ )?(?:medier?|avis(?:er)?|kilder?):", re.IGNORECASE)
_SPECULATED = re.compile(
    r"\b(?:rygte\w*|spekul\w+|kan (?:[\w’'-]+ ){0,4}?(?:blive|være|ende|"
    r"skifte|hente|få)|"
    r"måske|i så fald|i givet fald|muligvis|eventuelt|potentielt?|"
    r"kandidat\w*|emne\w*|i spil|(?:sættes|sætter|sat) (?:\w+ ){0,3}i forbindelse|"
    r"sat i forbindelse|kobles|koblet|kædes|kædet|kæder|kædede|bragt på bane|nævnes|nævnt|"
    r"overvejer|mulige?t?|"
    r"tænkelig\w*|bud på (?:en|den|efter\w*|afløs\w*|arv\w*)|gisn\w+|kunne blive|kunne være|"
    r"(?:på|blandt|over) (?:[\w’'-]+ ){0,3}(?:brutto|ønske|kandidat)?liste[nr]?|"
    r"på (?:[\w’'-]+ ){0,3}(?:blok(?:ken)?|tavlen|(?:ønske|huske)?sedlen)|"
    r"shortlist\w*|outsider\w*|varmt navn|"
    r"joker\w*|"
    r"(?:stor)?favorit\w*|spås|spået|tippes|tippet|cirkuler\w*|gættes|oplagt\w*|"
    r"navn(?:et)? (?:er )?(?:faldet|faldt)|sandsynligvis måske)\b",
    re.IGNORECASE,
)
_HEARSAY = re.compile(
    r"\b(?:angiveligt|efter sigende|forlyder|"
    r"skulle (?:(?:[a-zæøå]+ ){0,3}?have|være|ifølge|efter|angiveligt|stå|nu)|"
    r"erfarer|rapporteres|meldes|ifølge|kan fortælle|hævdes|siges at|oplysninger|"
    r"med henvisning til|kilder)\b",
    re.IGNORECASE,
)
_DENIAL_VERBS = (
    r"(?:afviser|afviste|afvist|dementerer|dementerede|dementeret|benægter|benægtede|nægter|"
    r"skyder .{1,20} ned|punkterer|lukker døren|mener ikke|tror ikke|manet i jorden|"
    r"maner .{1,30} i jorden)"
)
_DENIAL = re.compile(
    rf"\b(?:{_DENIAL_VERBS}|intet hold i|ikke hold i|ingen planer om|ingen interesse|ikke aktuelt?|"
    r"tak(?:ker|kede|ket) nej|sag(?:de|t) nej|siger nej|ikke noget om|ren opspind|pure opspind|"
    r"ikke været i kontakt|ingen kontakt|uden for enhver diskussion|ikke sandt|forkert|"
    r"passer ikke|opspind|opfundet|grebet ud af luften)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:ikke(?! (?:kun|bare|blot|mindst|længere|alene|overraskende|uventet))|aldrig|"
    r"hverken|ingen|næppe)\b",
    re.IGNORECASE,
)
_CONTRAST = re.compile(r", (?:og )?ikke (?=[A-ZÆØÅ])")
"""`X, ikke Y`: what is denied is the other name, not the claim."""
_OFFER = re.compile(r"bud|tilbud|henvend", re.IGNORECASE)


@dataclass(frozen=True)
class Stance:
    """How a sentence stands to a claim in it.

    Args:
        certainty: How sure.
        polarity: Affirmed or denied.
        source: Entity that is the innermost origin, None where the text names none.
        via: Entities that passed it on, outermost first.

    Example:
        >>> stance = Stance(Certainty.REPORTED, Polarity.AFFIRMED, source=3, via=(2,))
        >>> stance.certainty.value, stance.source
        ('reported', 3)
    """

    certainty: Certainty
    polarity: Polarity
    source: int | None
    via: tuple[int, ...]


def stance_at(
    scene: Scene, start: int, end: int, *, negatable: bool = True, denies: bool = False
) -> Stance:
    """Return how the sentence stands to what a trigger at ``[start, end)`` says.

    Args:
        scene: The sentence.
        start: Offset of the trigger's first character.
        end: Offset behind it.
        negatable: False for a trigger that holds its own negation (`ikke længere`).
        denies: Whether the trigger itself denies the claim.

    Returns:
        The stance; without any cue the claim is asserted and affirmed, and has no source.

    Example:
        >>> from fodbold_ner.ontology import ZoneKind
        >>> scene = Scene("AGF har ikke fyret Ole Brix.", 0, 28, ZoneKind.BODY)
        >>> stance = stance_at(scene, 13, 18)
        >>> stance.certainty.value, stance.polarity.value
        ('asserted', 'denied')
    """
    denied, denier = _denial(scene, start, end) if negatable else (denies, None)
    chain = sources_at(scene, start)
    if denier is not None and denier not in chain:
        chain = [*chain, denier]
    source, via = (chain[-1], tuple(chain[:-1])) if chain else (None, ())
    polarity = Polarity.DENIED if denied else Polarity.AFFIRMED
    # What a club itself gives out about its own people is no hearsay.
    own_word = not denied and any(ref.entity == source for ref in scene.clubs)
    certainty = _certainty(scene, start, sourced=bool(chain) and not own_word)
    return Stance(certainty, polarity, source, via)


def _certainty(scene: Scene, start: int, *, sourced: bool) -> Certainty:
    scope = _governing_text(scene, start)
    whole = scope if scene.is_relative(start) else scene.sentence
    if _SPECULATED.search(scope):
        return Certainty.SPECULATED
    if _EXPECTED.search(scope) or _PENDING.search(whole):
        return Certainty.EXPECTED
    if sourced or scene.is_spoken(start) or _HEARSAY.search(scope) or _BY_MEDIA.match(whole):
        return Certainty.REPORTED
    return Certainty.ASSERTED


def _governing_text(scene: Scene, offset: int) -> str:
    """Return the clause at an offset with the clauses that govern it (`X erfarer, at …`)."""
    start, end = scene.governing(offset)
    return scene.text[start:end]


def _denial(scene: Scene, start: int, end: int) -> tuple[bool, int | None]:
    """Return whether a claim is denied, and the entity that denies it where one is named."""
    clause_start, clause_end = scene.clause(start)
    clause = scene.text[clause_start:clause_end]
    scope = _governing_text(scene, start)
    verb = re.search(rf"\b{_DENIAL_VERBS}\b", scope, re.IGNORECASE)
    negated = _NOT.search(_CONTRAST.sub("", clause)) is not None
    frame = _DENIAL.search(scope)
    governs = verb is not None and re.search(rf"\b{_DENIAL_VERBS}\b", clause, re.IGNORECASE)
    if frame is not None and governs and _OFFER.search(scene.text[start:end]):
        # A bid that is turned down was made.
        frame = None
    if frame is not None:
        # `afviser ikke` leaves the matter open.
        if verb and re.match(r"\s+ikke\b", scope[verb.end() :]):
            return False, None
        if verb is None:
            return True, None
        return True, who_denies(
            scene, scene.governing(start)[0] + verb.start(), scene.governing(start)[0] + verb.end()
        )
    return negated, None


_SUBJECT_BEHIND = 60
"""Within how many characters of a denying verb its subject stands, where it stands behind it."""


def who_denies(scene: Scene, start: int, end: int) -> int | None:
    """Return the subject of a denying verb: before it, else behind it as in `Selv afviser han, at`.

    Whoever owns the subject (`Brix' agent`) or stands in a relative clause of it is not the one.

    Args:
        scene: The sentence.
        start: Offset of the verb's first character.
        end: Offset behind it.

    Returns:
        The entity, None where the sentence names nobody.

    Example:
        >>> from fodbold_ner.ontology import Label, ZoneKind
        >>> from fodbold_ner.relations.scene import Ref
        >>> scene = Scene("Brix' agent, Kim Holm, afviser det.", 0, 35, ZoneKind.BODY)
        >>> scene.people = [Ref(0, 4, 0, Label.PERSON), Ref(13, 21, 1, Label.PERSON)]
        >>> who_denies(scene, 23, 30)
        1
    """
    clause_start, _ = scene.clause(start)
    behind = next(scene.after(scene.people, end), None)
    starts_here = not any(
        clause_start <= ref.start < start for ref in (*scene.people, *scene.clubs)
    )
    if starts_here and behind is not None and behind.start - end < _SUBJECT_BEHIND:
        before_at = re.search(r"\bat\b", scene.text[end : behind.start]) is None
        if before_at and not re.match(r"[\s,]*(?:der|som)\b", scene.text[clause_start:start]):
            relative = scene.text[max(scene.start, clause_start - 2) : clause_start]
            if not relative.strip().endswith(","):
                return behind.entity
    for refs in (scene.people, scene.clubs):
        ahead = [ref for ref in scene.before(refs, start) if not scene.is_spoken(ref.start)]
        free = [
            ref
            for ref in ahead
            if not GENITIVE_END.match(scene.text, ref.end) and not scene.is_relative(ref.start)
        ]
        if free or ahead:
            return (free or ahead)[0].entity
    return None
