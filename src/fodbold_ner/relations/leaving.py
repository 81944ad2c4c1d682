"""Whether words of leaving are about a job: `forlader klubben`, not `forlader banen`."""

from __future__ import annotations

import re

from fodbold_ner.relations.job_words import INTENDS_TO_LEAVE
from fodbold_ner.relations.scene import Scene
from fodbold_ner.relations.triggers import Trigger

__all__ = ["says_departure"]

_OFF_THE_PITCH = re.compile(
    r"\s+(?:op\b|(?:(?!(?:efter|før|mod|i|inden|til|fra|under|ved|på)\b)"
    r"[\w.-]+\s+){0,2}?[\w-]*(?:banen|kampen|bænken|pladsen|opgøret|mødet|stadion|"
    r"grønsværen|feltet|kridtstregen|træningen|lejren)\b)",
    re.IGNORECASE,
)


_CONDITION = re.compile(r",?\s+(?:hvis|når|indtil)\b")
_OPEN_CLAUSE = re.compile(r"\b(?:om|hvor|hvis|når|hvad|hvorvidt)\b", re.IGNORECASE)
_HURT = re.compile(r"skade|minut|pausen|blodet|halvleg|udskift|krampe", re.IGNORECASE)


_MUST_GO = re.compile(
    r"\s*(?:[,.;:!–—]|$|(?:fra|efter|i|nu|som|allerede|med|på|da|blot|kun|ved|fordi|og|i går)\b)",
    re.IGNORECASE,
)
_SETTLED = re.compile(
    r"\b(?:ventes|forventes|står til|ser ud til|valgte?|vælger|besluttet|besluttede|beslutter|"
    r"beslutning om|skal|"
    r"kan|må|måtte|enige om|klar til|tæt på|tvunget til|nødt til|kommer til|planlægger|skulle|"
    r"sagt ja til|"
    r"vil(?= (?:\w+ )?(?:stoppe|fratræde)))(?:\s[\w.-]+){0,6}\s$",
    re.IGNORECASE,
)
"""What governs an infinitive that is more than a wish."""
_A_JOB = re.compile(
    r"\s+(?:som|i|hos|(?:sit |sin |sine )?(?:klubben|jobbet|posten|stillingen|job|post)\b)|"
    r"\s*[,.]|$"
)
_OF_A_JOB = re.compile(
    r"\b(?:er|var|være|været|bliver|blev|skal|vil)\b[^,.;]{0,60}$", re.IGNORECASE
)
_OTHER_THINGS = re.compile(r"\b(?:agent|rådgiver|lejlighed|abonnement|aftale)\b", re.IGNORECASE)


def says_departure(scene: Scene, trigger: Trigger) -> bool:
    """Return whether words of leaving say a departure here: one may leave the pitch, or the house.

    Args:
        scene: The sentence.
        trigger: The words.

    Example:
        >>> from fodbold_ner.ontology import ZoneKind
        >>> from fodbold_ner.relations.job_words import DEPARTURE
        >>> from fodbold_ner.relations.triggers import find
        >>> text = "Ole Brix forlader opgøret."
        >>> scene = Scene(text, 0, len(text), ZoneKind.BODY)
        >>> [says_departure(scene, trigger) for trigger in find(scene, DEPARTURE)]
        [False]
    """
    if _OFF_THE_PITCH.match(scene.text, trigger.end):
        return False
    words = scene.text[trigger.start : trigger.end].lower()
    if trigger.row is INTENDS_TO_LEAVE:
        lead = scene.text[max(scene.start, trigger.start - 60) : trigger.start]
        left = any(0 <= club.start - trigger.end <= 25 for club in scene.clubs)
        return _SETTLED.search(lead) is not None and bool(
            left or _A_JOB.match(scene.text, trigger.end)
        )
    if words.endswith(" op") and _OTHER_THINGS.search(words):
        return False
    behind = scene.text[trigger.end : trigger.end + 5]
    if words == "bliver":
        clause_start, _ = scene.clause(trigger.start)
        subject = next(scene.before(scene.people, trigger.start), None)
        return (
            subject is not None
            and trigger.start - subject.end == 1
            and _OPEN_CLAUSE.search(scene.text, clause_start, subject.start) is None
            and not _CONDITION.match(scene.text, trigger.end)
        )
    if words in ("bliver i", "bliver hos"):
        return any(0 <= club.start - trigger.end <= 2 for club in scene.clubs)
    if words in ("er slut", "slut i", "er færdig", "slut som"):
        return any(
            ref.end <= trigger.start and not scene.clauses_between(ref.start, trigger.start)
            for ref in scene.people
        )
    if words in ("måtte gå", "må gå", "måttet gå"):
        return not _HURT.search(scene.sentence) and bool(_MUST_GO.match(scene.text, trigger.end))
    if words.endswith("ikke længere"):
        is_job = _OF_A_JOB.search(scene.text, scene.start, trigger.end)
        near = any(0 <= role.start - trigger.end <= 25 for role in scene.roles)
        return near and is_job is not None
    if words.endswith("farvel") and behind.startswith(" til "):
        named = [*scene.clubs, *scene.people]
        return any(0 <= ref.start - trigger.end - 5 <= 12 for ref in named)
    return True
