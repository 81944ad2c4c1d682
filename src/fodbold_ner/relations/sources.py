"""On whose word a sentence says something: the frames in which media and people report.

A frame is a reporting verb with its subject before or behind it (`DR kunne søndag berette, at`,
`hævder Foot Mercato`), a preposition (`ifølge`), or a possessive (`bold.dk's oplysninger`).
"""

from __future__ import annotations

import re
from bisect import bisect_right

from fodbold_ner.ontology import Label
from fodbold_ner.relations.scene import SPEECH_VERBS, Ref, Scene
from fodbold_ner.text.speech import NEWS_PARTICIPLES, NEWS_VERBS

__all__ = ["sources_at"]

_AUXILIARIES = "har|havde|kan|kunne|vil|ville|mener at"
_ADVERB = r"(?:(?!(?:der|som|at|og|men|om|til|fra|i|på|mod|hos|med|for)\b)[\w.]+ )"
_WITH_COMPLEMENT = (
    r"(?:slår|slog) (?:\w+ ){0,2}fast|(?:sætter|satte|kæder|kædede|kobler|koblede) .{1,50}?(?:i "
    r"forbindelse|sammen)|(?:peger|pegede|gætter|gættede) på|ved (?:også|desuden|nu)?,? ?at|"
    r"(?:mener|mente) at vide|vil vide"
)
"""Verbs that report only with what they take: `slår fast`, but not `slår`."""
_REPORTS = re.compile(
    rf"\s*(?:,[^,]{{0,60}},|,(?= \w+ \w+,? at\b))?\s*(?:at\s+)?{_ADVERB}{{0,3}}?"
    rf"(?:(?:{_AUXILIARIES})\s+(?:{_ADVERB}|fra anden side ){{0,4}}?"
    rf"(?:{'|'.join(NEWS_PARTICIPLES)})|(?:{'|'.join(NEWS_VERBS)})|{_WITH_COMPLEMENT})\b"
)
_QUALIFIED = (
    r"(?:(?!(?:der|som|at|og|men|om|til|fra|i|på|mod|hos|med|for|over|af|er|blev|blevet|ham|hende|"
    r"hvor|når)\b)[a-zæøå][\wæøå’'-]*,? ){0,4}"
)
"""Words that may stand before a source's name: `norske`, `avisen`, `klubbens sportsdirektør, `."""
_REPORTED_BY = re.compile(
    rf"(?<![\w-])(?i:{'|'.join(NEWS_VERBS)})\s+(?:det\s+)?(?:dog |også )?{_QUALIFIED}$"
)
_BEGINS = re.compile(rf"(?<![\w-])(?i:har|havde|kan|kunne|vil|ville)\s+{_QUALIFIED}$")
_ENDS = re.compile(rf"\s+{_ADVERB}{{0,4}}?(?:{'|'.join(NEWS_PARTICIPLES)})\b")
_ACCORDING = re.compile(
    rf"(?<![\w-])(?i:ifølge|(?:med )?henvisning til|citere[rt]?|citerede|referere[rt]?|refererede)"
    rf"\s+(?:dog )?{_QUALIFIED}$"
)
_INFORMATION = re.compile(
    r"(?:s|'s|’s|'|’)?\s*(?:egne )?(?:oplysninger|kilder|erfaringer|informationer|historie om)\b"
)
_SAID_BY = re.compile(
    rf"(?:[,”“\"»«]|\s[-–—])\s*(?:{SPEECH_VERBS}|lyder det fra|lød det fra)\s+"
    rf"(?:(?!(?:til|om)\b)[\w.’'-]+,?\s+){{0,5}}$"
)
_GIVES_OUT = re.compile(
    r"\b(?:skriver|oplyser|meddeler|bekræfter|oplyste|meddelte|skrev|forsikrer)\s+$"
)
_TELL = "fortælle|oplyse|bekræfte|afsløre|fortalt|oplyst|bekræftet|afsløret"
_SAYS = re.compile(
    rf"\s*(?:,[^,.]{{0,60}},)?\s*(?:selv )?(?:(?:{SPEECH_VERBS}|bedyrer|bedyrede|lader vide)\b|"
    rf"(?:kan|kunne|har) (?:\w+ ){{0,2}}?(?:{_TELL})\b)[^,.]{{0,40}},?\s+at\b|"
    rf"\s*(?:kan )?(?:bekræfter|oplyser|meddeler)\b"
)
_SAYS_INVERTED = re.compile(
    rf"\b(?i:oplyste|meddelte|meddeler|oplyser|bekræfter|bekræftede|fortæller|fortalte|forklarer|"
    rf"siger|sagde)\s+{_QUALIFIED}$"
)
_PARTS = re.compile(r"(?:,\s+(?P<word>mens|men|og)|;)\s+(?!at\b)")
_CLOSES = 60
"""Within how many characters of a sentence's end a source stands that covers all of it."""


def sources_at(scene: Scene, trigger: int) -> list[int]:
    """Return the entities on whose word a sentence says something, the outermost first.

    Where a sentence has several parts (`…, mens B.T. skriver`), a part's own frame counts, else
    the one before it where `og` joins them, else one that closes the sentence.

    Args:
        scene: The sentence.
        trigger: Offset of the first character of what is said.

    Example:
        >>> from fodbold_ner.ontology import ZoneKind
        >>> text = "Mandag skrev Politiken, at AGF er på jagt."
        >>> media = [Ref(13, 22, 0, Label.MEDIA)]
        >>> scene = Scene(text, 0, len(text), ZoneKind.BODY, media=media)
        >>> sources_at(scene, 37)
        [0]
    """
    if scene.is_spoken(trigger) and scene.speaker is not None:
        return [scene.speaker]
    relative = scene.is_relative(trigger)
    floor, ceiling = scene.clause(trigger) if relative else (scene.start, scene.end)
    refs = [
        ref
        for ref in sorted(
            [*scene.media, *scene.clubs, *scene.people, *scene.agencies],
            key=lambda ref: ref.start,
        )
        if floor <= ref.start < ceiling and _is_source(scene, ref, trigger)
    ]
    chain = list(dict.fromkeys(ref.entity for ref in _governing(scene, refs, trigger)))
    if not chain and scene.closing_source is not None and not relative:
        return [scene.closing_source]
    return chain


def _governing(scene: Scene, refs: list[Ref], trigger: int) -> list[Ref]:
    """Return those of the sources whose frame the trigger is in.

    A part of the sentence that has a source keeps to it. One that has none goes on from the one
    before it where `og` joins them, and takes the source that the sentence closes with.
    """
    breaks = list(_PARTS.finditer(scene.text, scene.start, scene.end))
    if not breaks:
        return refs
    ends = [found.end() for found in breaks]

    def of_part(number: int) -> list[Ref]:
        return [ref for ref in refs if bisect_right(ends, ref.start) == number]

    part = bisect_right(ends, trigger)
    while not of_part(part) and part > 0 and breaks[part - 1]["word"] == "og":
        part -= 1
    return of_part(part) or [
        ref
        for ref in refs
        if ref.start > trigger and scene.end - ref.end < _CLOSES and _closes(scene, ref)
    ]


def _closes(scene: Scene, ref: Ref) -> bool:
    """Whether a source stands in a closing clause: `…, skriver B.T.`."""
    before = scene.text[max(scene.start, ref.start - 70) : ref.start]
    return _SAID_BY.search(before) is not None or (
        _REPORTED_BY.search(before) is not None and re.search(r",\s+\w+ [^,]*$", before) is not None
    )


def _is_source(scene: Scene, ref: Ref, trigger: int) -> bool:
    before = scene.text[max(scene.start, ref.start - 70) : ref.start]
    after = scene.text[ref.end : min(scene.end, ref.end + 100)]
    if scene.is_spoken(ref.start):
        return False
    if _ACCORDING.search(before) or _INFORMATION.match(after):
        return True
    if ref.label is Label.MEDIA:
        return (
            _REPORTS.match(after) is not None
            or _REPORTED_BY.search(before) is not None
            or (_BEGINS.search(before) is not None and _ENDS.match(after) is not None)
        )
    if trigger < ref.start:
        if ref.label is Label.PERSON:
            return _SAID_BY.search(before) is not None
        return _GIVES_OUT.search(before) is not None
    inverted = _SAYS_INVERTED.search(before) and re.match(r"[^.]{0,25}?,?\s+at\b", after)
    return trigger > ref.end and (_SAYS.match(after) is not None or bool(inverted))
