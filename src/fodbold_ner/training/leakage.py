"""Keep sentences that are measured on out of what is trained on."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path

from ahocorasick_rs import AhoCorasick

from fodbold_ner.errors import TrainingDataError

FOOTBALL_SENTENCES = Path("football_real", "football_sentences.jsonl")


def normalise_letters(text: str) -> str:
    """Return the letters and digits of `text`, lower-cased, with nothing between them.

    Two tokenisations, spacings or casings of one sentence give the same key.

    Args:
        text: Any text.

    Returns:
        The key; empty where the text has neither letters nor digits.

    Example:
        >>> normalise_letters('AGF - Brøndby 2-1 , sagde "han" .')
        'agfbrøndby21sagdehan'
    """
    composed = unicodedata.normalize("NFC", text).lower()
    return "".join(character for character in composed if character.isalnum())


def build_leak_finder(sentences: Iterable[str], *, min_letters: int = 1) -> Callable[[str], bool]:
    """Return a function that tells whether a text contains any of `sentences`.

    Args:
        sentences: The sentences that must not be trained on.
        min_letters: Shorter sentences are passed over, in letters and digits of the key; a
            one-word sentence would otherwise throw out every text with that word.

    Returns:
        A function from a text to True where the text holds one of the sentences, whatever
        their case, spacing and punctuation.

    Example:
        >>> leaks = build_leak_finder(["Han scorede to mål."])
        >>> leaks("– Han scorede to mål, siger træneren."), leaks("Han scorede ét mål.")
        (True, False)
    """
    keys = {key for key in map(normalise_letters, sentences) if len(key) >= max(1, min_letters)}
    automaton = AhoCorasick(sorted(keys))

    def leaks(text: str) -> bool:
        return bool(automaton.find_matches_as_indexes(normalise_letters(text)))

    return leaks


def read_football_sentences(data: Path) -> list[str]:
    """Return the real football sentences, which are for measuring only.

    Args:
        data: The data folder.

    Returns:
        The texts, in file order.

    Raises:
        TrainingDataError: The file is missing, or a row has no text.
    """
    path = data / FOOTBALL_SENTENCES
    if not path.is_file():
        raise TrainingDataError(
            f"{path} is missing; without it nobody can tell that training data is clean: "
            "point --data at a folder that has it"
        )
    texts = []
    for number, line in enumerate(path.read_text(encoding="utf8").splitlines(), start=1):
        text = json.loads(line).get("text")
        if not text:
            raise TrainingDataError(f"{path}:{number}: no text; give the row a field 'text'")
        texts.append(text)
    return texts
