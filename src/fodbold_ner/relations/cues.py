"""How sure, on whose word, and whether at all: certainty, source and polarity of a claim.

Each cue has a scope. A reporting frame covers its sentence; a hedge or a negation covers the clause
of the trigger, or the clause that governs it; a relative clause states what is known, and takes
over nothing from the clause it hangs on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from fodbold_ner.ontology import Certainty, Polarity
from fodbold_ner.relations.scene import SPEECH_VERBS, Ref, Scene

__all__ = ["Stance", "stance_at"]

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
    r"på (?:listen|bruttolisten|blokken|tavlen|sedlen|ønskesedlen)|shortlist\w*|outsider\w*|"
    r"joker\w*|"
    r"(?:stor)?favorit\w*|spås|spået|tippes|tippet|cirkuler\w*|gættes|oplagt\w*|"
    r"navn(?:et)? (?:er )?(?:faldet|faldt)|sandsynligvis måske)\b",
    re.IGNORECASE,
)
_HEARSAY = re.compile(
    r"\b(?:angiveligt|efter sigende|forlyder|skulle (?:have|være|ifølge|efter|angiveligt|stå|nu)|"
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
_ACCORDING = re.compile(
    r"\b(?:ifølge|henvisning til|rapporterer|skriver|melder|erfarer|fortæller)\s+(?:(?:det|"
    r"den|avisen|"
    r"mediet|tyske|engelske|italienske|spanske|svenske|norske|hollandske|belgiske|franske|"
    r"danske|lokale|"
    r"[a-zæøå]+ske)\s+){0,3}$",
    re.IGNORECASE,
)
_INFORMATION = re.compile(
    r"(?:s|'s|’s|'|’)?\s*(?:oplysninger|kilder|erfaringer|informationer)\b", re.IGNORECASE
)
_CAN = re.compile(r"\bkan\s+$", re.IGNORECASE)
_TELL = re.compile(
    r"\s+(?:nu |i dag |\w+dag )?(?:fortælle|afsløre|oplyse|bekræfte|melde|berette|løfte)\b"
)
_REPORTS = re.compile(
    r"\s*(?:,\s*)?(?:at\s+)?(?:tirsdag|onsdag|mandag|torsdag|fredag|lørdag|søndag|i dag|i går|"
    r"nu|også|"
    r"desuden|ligeledes)?\s*(?:erfarer|skriver|(?:kan|kunne) (?:nu |i dag |\w+ )?(?:fortælle|"
    r"afsløre|"
    r"oplyse|løfte sløret)|"
    r"melder|rapporterer|oplyser|hævder|beretter|fortæller|afslører|meddeler|bekræfter|påstår|"
    r"erfarede|skrev|"
    r"oplyste|har erfaret|meddelte)\b",
    re.IGNORECASE,
)
_SAID_BY = re.compile(rf",\s*(?:{SPEECH_VERBS})\s+(?:(?!til\b)[\w.’'-]+\s+){{0,4}}$", re.IGNORECASE)
_GIVES_OUT = re.compile(
    r"\b(?:skriver|oplyser|meddeler|bekræfter|oplyste|meddelte|skrev)\s+$", re.IGNORECASE
)


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
    chain = _sources(scene, start)
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
        return True, _subject_before(scene, scene.governing(start)[0] + verb.start())
    return negated, None


def _subject_before(scene: Scene, offset: int) -> int | None:
    for ref in scene.before([*scene.people], offset):
        return ref.entity
    for ref in scene.before([*scene.clubs], offset):
        return ref.entity
    return None


def _sources(scene: Scene, trigger: int) -> list[int]:
    """Return the entities on whose word the claim is made, outermost first."""
    if scene.is_relative(trigger):
        floor, ceiling = scene.clause(trigger)
    else:
        floor, ceiling = scene.start, scene.end
    chain: list[int] = []
    for ref in sorted(
        [*scene.media, *scene.clubs, *scene.people, *scene.agencies], key=lambda ref: ref.start
    ):
        if not floor <= ref.start < ceiling or ref.entity in chain:
            continue
        if _is_source(scene, ref, trigger):
            chain.append(ref.entity)
    if scene.is_spoken(trigger) and scene.speaker is not None:
        return [scene.speaker]
    if not chain and scene.closing_source is not None and not scene.is_relative(trigger):
        return [scene.closing_source]
    return chain


def _is_source(scene: Scene, ref: Ref, trigger: int) -> bool:
    before = scene.text[max(scene.start, ref.start - 50) : ref.start]
    after = scene.text[ref.end : min(scene.end, ref.end + 90)]
    if _ACCORDING.search(before) and (ref in scene.media or "ifølge" in before.lower()):
        return True
    if _INFORMATION.match(after):
        return True
    if ref in scene.media:
        can_tell = _CAN.search(before) is not None and _TELL.match(after) is not None
        return can_tell or _REPORTS.match(after) is not None
    if scene.is_spoken(ref.start):
        return False
    if ref in scene.clubs and _GIVES_OUT.search(before) and trigger < ref.start:
        return True
    if trigger < ref.start and ref in scene.people and _SAID_BY.search(before):
        return True
    says = re.match(
        rf"\s*(?:,[^,.]{{0,60}},)?\s*(?:{SPEECH_VERBS})\b[^,.]{{0,40}},?\s+at\b|"
        rf"\s*(?:kan )?(?:bekræfter|oplyser|meddeler)\b",
        after,
    )
    inverted = re.search(
        r"\b(?:oplyste|meddelte|meddeler|oplyser|bekræfter|bekræftede)\s+$", before
    )
    return trigger > ref.end and (
        says is not None or (inverted is not None and re.match(r",?\s+at\b", after) is not None)
    )
