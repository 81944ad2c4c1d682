from __future__ import annotations

from collections.abc import Callable

import pytest

WORDS = {
    "Holm": ("PROPN", "Holm", "_", "nsubj"),
    "Lund": ("PROPN", "Lund", "_", "nsubj"),
    "Skov": ("PROPN", "Skov", "_", "nsubj"),
    "vandt": ("VERB", "vinde", "Mood=Ind|Tense=Past|VerbForm=Fin|Voice=Act", "root"),
    "tabte": ("VERB", "tabe", "Mood=Ind|Tense=Past|VerbForm=Fin|Voice=Act", "root"),
    "kampen": ("NOUN", "kamp", "Definite=Def|Gender=Com|Number=Sing", "obj"),
    "bolden": ("NOUN", "bold", "Definite=Def|Gender=Com|Number=Sing", "obj"),
    ".": ("PUNCT", ".", "_", "punct"),
}


def write_conllu(sentences: list[str], *, prefix: str) -> str:
    lines = []
    for number, sentence in enumerate(sentences):
        words = sentence.split()
        lines += [f"# sent_id = {prefix}-{number}", f"# text = {sentence.replace(' .', '.')}"]
        for index, word in enumerate(words, start=1):
            upos, lemma, feats, dep = WORDS[word]
            head = 0 if dep == "root" else 2
            misc = "SpaceAfter=No" if index == len(words) - 1 else "_"
            row = (index, word, lemma, upos, "_", feats, head, dep, "_", misc)
            lines.append("\t".join(map(str, row)))
        lines.append("")
    return "\n".join(lines) + "\n"


def write_iob2(sentences: list[str], *, prefix: str) -> str:
    lines = []
    for number, sentence in enumerate(sentences):
        lines.append(f"# sent_id = {prefix}-{number}")
        for index, word in enumerate(sentence.split(), start=1):
            tag = "B-PER" if WORDS[word][0] == "PROPN" else "O"
            lines.append(f"{index}\t{word}\t{tag}\t{tag}#O\ts")
        lines.append("")
    return "\n".join(lines) + "\n"


@pytest.fixture
def toy_sentences() -> list[str]:
    return [
        f"{name} {verb} {thing} ."
        for name in ("Holm", "Lund", "Skov")
        for verb in ("vandt", "tabte")
        for thing in ("kampen", "bolden")
    ]


@pytest.fixture
def conllu() -> Callable[..., str]:
    return write_conllu


@pytest.fixture
def iob2() -> Callable[..., str]:
    return write_iob2
