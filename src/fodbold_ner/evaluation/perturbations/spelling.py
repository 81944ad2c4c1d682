"""The same article, written differently: case, letters, slips of the finger, hyphens, quotes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from fodbold_ner.evaluation.perturbations.editing import Edit, Perturbed, edit
from fodbold_ner.formats.corpus import GoldArticle
from fodbold_ner.ontology import ZoneKind

__all__ = [
    "capital_headline",
    "curly_quotes",
    "lost_hyphens",
    "lost_spaces",
    "lower_case",
    "mistyped",
    "plain_letters",
    "straight_quotes",
]

_PLAIN = {"æ": "ae", "ø": "oe", "å": "aa"}
_STRAIGHT = str.maketrans("“”„»«‘’‚`´", "\"\"\"\"\"'''''")
_KEYBOARD = ("qwertyuiopå", "asdfghjklæø", "zxcvbnm")
_LOST_SPACES = 0.05


def lower_case(gold: GoldArticle) -> Perturbed:
    """Return the article in small letters throughout."""
    return _each_character(gold, str.lower)


def capital_headline(gold: GoldArticle) -> Perturbed:
    """Return the article with its headline in capitals."""
    zones = [zone for zone in gold.record.zones if zone.kind is ZoneKind.HEADLINE]
    return _each_character(gold, str.upper, inside=[range(zone.start, zone.end) for zone in zones])


def straight_quotes(gold: GoldArticle) -> Perturbed:
    """Return the article with straight quotation marks and apostrophes."""
    return _each_character(gold, lambda character: character.translate(_STRAIGHT))


def curly_quotes(gold: GoldArticle) -> Perturbed:
    """Return the article with curly quotation marks, opening and closing in turn, line by line."""
    text, edits, is_open = gold.record.text, [], False
    for place, character in enumerate(text):
        if character == "\n":
            is_open = False
        elif character == '"':
            edits.append(Edit(place, place + 1, "”" if is_open else "“"))
            is_open = not is_open
        elif character == "'":
            edits.append(Edit(place, place + 1, "’"))
    return Perturbed(edit(gold, edits), len(edits))


def _each_character(
    gold: GoldArticle, change: Callable[[str], str], *, inside: list[range] | None = None
) -> Perturbed:
    edits = [
        Edit(place, place + 1, change(character))
        for place, character in enumerate(gold.record.text)
        if change(character) != character
        and len(change(character)) == 1
        and (inside is None or any(place in zone for zone in inside))
    ]
    return Perturbed(edit(gold, edits), len(edits))


def plain_letters(gold: GoldArticle) -> Perturbed:
    """Return the article with ae, oe and aa for æ, ø and å."""
    text, edits = gold.record.text, []
    for place, character in enumerate(text):
        pair = _PLAIN.get(character.lower())
        if pair is None:
            continue
        if character.isupper():
            beside = text[place + 1 : place + 2] or text[max(0, place - 1) : place]
            pair = pair.upper() if beside.isupper() else pair.capitalize()
        edits.append(Edit(place, place + 1, pair))
    return Perturbed(edit(gold, edits), len(edits))


def lost_hyphens(gold: GoldArticle) -> Perturbed:
    """Return the article with a space for each hyphen between letters that is in no mention."""
    text = gold.record.text
    inside = {place for m in gold.record.mentions for place in range(m.start, m.end)}
    edits = [
        Edit(place, place + 1, " ")
        for place in range(1, len(text) - 1)
        if text[place] == "-"
        and text[place - 1].isalnum()
        and text[place + 1].isalnum()
        and place not in inside
    ]
    return Perturbed(edit(gold, edits), len(edits))


def lost_spaces(gold: GoldArticle, random: Random) -> Perturbed:
    """Return the article with one in twenty spaces between the words of a sentence gone."""
    text = gold.record.text
    edits = [
        Edit(place, place + 1, "")
        for start, end in gold.sentences
        for place in range(start + 1, end - 1)
        if text[place] == " "
        and text[place - 1].isalnum()
        and text[place + 1].isalnum()
        and random.random() < _LOST_SPACES
    ]
    return Perturbed(edit(gold, edits), len(edits))


def mistyped(gold: GoldArticle, random: Random, *, rate: float) -> Perturbed:
    """Return the article with slips of the finger on a Danish keyboard.

    A letter becomes a neighbour of its key, is left out, is struck twice, or changes places with
    the next. Words of one or two letters stay, and no two letters change places across the edge
    of a mention or trigger.

    Args:
        gold: The article.
        random: What decides.
        rate: The share of letters that something happens to.
    """
    text = gold.record.text
    edges, single = _edges(gold)
    edits: list[Edit] = []
    for start, end in _words(text):
        shortened = False
        place = start
        while place < end:
            here, place = place, place + 1
            if random.random() >= rate:
                continue
            letter = text[here]
            slip = random.choice(("neighbour", "neighbour", "drop", "double", "swap"))
            if slip == "drop" and not shortened and here not in single:
                edits.append(Edit(here, here + 1, ""))
                shortened = True
            elif slip == "swap" and place < end and place not in edges:
                edits.append(Edit(here, here + 2, text[place] + letter))
                place += 1
            elif slip == "double":
                edits.append(Edit(here, here + 1, letter + letter.lower()))
            else:
                edits.append(Edit(here, here + 1, _neighbour(letter, random)))
    return Perturbed(edit(gold, edits), len(edits))


def _words(text: str) -> Iterator[tuple[int, int]]:
    """Yield the runs of three letters or more."""
    start = None
    for place, character in enumerate(f"{text} "):
        if character.isalpha():
            start = place if start is None else start
        elif start is not None:
            if place - start > 2:
                yield start, place
            start = None


def _edges(gold: GoldArticle) -> tuple[set[int], set[int]]:
    """Return the edges of mentions and triggers, and where those of one letter stand."""
    spans = [(mention.start, mention.end) for mention in gold.record.mentions]
    for relation in gold.record.relations:
        spans += [span for evidence in relation.evidence for span in evidence.trigger]
    single = {start for start, end in spans if end - start <= 2}
    return {edge for span in spans for edge in span}, single | {place + 1 for place in single}


def _neighbour(letter: str, random: Random) -> str:
    for row, keys in enumerate(_KEYBOARD):
        column = keys.find(letter.lower())
        if column >= 0:
            beside = ((row, -1), (row, 1), (row + 1, -1), (row + 1, 0), (row - 1, 0), (row - 1, 1))
            near = [
                _KEYBOARD[other][column + step]
                for other, step in beside
                if 0 <= other < len(_KEYBOARD) and 0 <= column + step < len(_KEYBOARD[other])
            ]
            struck = random.choice(near)
            return struck.upper() if letter.isupper() else struck
    return letter * 2
