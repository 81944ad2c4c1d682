"""Scores of a base pipeline on the public splits: tags, tree, lemmas, names, sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from fodbold_ner.errors import TrainingDataError
from fodbold_ner.training.ner_corpora import NER, read_uner
from fodbold_ner.training.sentences import NER_LABELS, Sentence, pack_docs
from fodbold_ner.training.treebank import TREEBANK, read_conllu
from fodbold_ner.training.variants import recase_doc

# The labels of UNER; MISC is scored on its own.
PUBLIC_LABELS = ("PER", "LOC", "ORG")
TOKEN_LAYERS = ("upos", "feats", "lemma")
RESAMPLES = 1000

# A thing found: its layer, its character offsets, and what is said of it.
Finding = tuple[str, int, int, str]


def read_split(data: Path, split: str) -> list[Sentence]:
    """Return the sentences of a public split with tags, tree and the four names of UNER.

    Args:
        data: The data folder.
        split: `dev` or `test`.

    Raises:
        TrainingDataError: A file is missing, or the two files are not the same sentences.
    """
    trees = read_conllu(data / TREEBANK / f"da_ddt-ud-{split}.conllu")
    names = read_uner(data / NER / f"da_ddt-ud-{split}.iob2")
    if [tree.words for tree in trees] != [name.words for name in names]:
        raise TrainingDataError(
            f"treebank and UNER {split} are not the same sentences; take both from one release"
        )
    return [replace(tree, entities=name.entities) for tree, name in zip(trees, names, strict=True)]


def list_findings(doc: Doc) -> list[Finding]:
    """Return all that a Doc says, each with its character offsets.

    Dependency relations of punctuation are passed over, as in spaCy's own scores.

    Args:
        doc: A Doc, gold or predicted.

    Returns:
        Findings of the layers `token`, `upos`, `feats`, `lemma`, `uas`, `las`, `sentence` and
        `PER`, `LOC`, `ORG`, `MISC`.

    Example:
        >>> from spacy.vocab import Vocab
        >>> doc = Doc(Vocab(), words=["Holm"], pos=["PROPN"], ents=["B-PER"])
        >>> [finding for finding in list_findings(doc) if finding[0] in ("upos", "PER")]
        [('upos', 0, 4, 'PROPN'), ('PER', 0, 4, '')]
    """
    findings: list[Finding] = []
    for token in doc:
        if token.is_space:
            continue
        start, end = token.idx, token.idx + len(token)
        findings.append(("token", start, end, ""))
        findings.append(("upos", start, end, token.pos_))
        findings.append(("feats", start, end, str(token.morph)))
        findings.append(("lemma", start, end, token.lemma_))
        if token.dep_ and token.dep_ != "punct":
            head = -1 if token.head is token or token.head.i == token.i else token.head.idx
            findings.append(("uas", start, end, str(head)))
            findings.append(("las", start, end, f"{head} {token.dep_.lower()}"))
    if doc.has_annotation("SENT_START"):
        for sent in doc.sents:
            findings.append(("sentence", sent.start_char, sent.end_char, ""))
    findings.extend((ent.label_, ent.start_char, ent.end_char, "") for ent in doc.ents)
    return findings


def count_sentences(gold: Doc, predicted: Doc) -> list[Counter[tuple[str, str]]]:
    """Count right, found and wanted things in each gold sentence.

    Args:
        gold: A gold Doc with sentence starts.
        predicted: A Doc of the same text, on any tokens.

    Returns:
        One counter a sentence, with keys (layer, `right` | `found` | `wanted`).

    Example:
        >>> from spacy.vocab import Vocab
        >>> gold = Doc(Vocab(), words=["Holm"], ents=["B-PER"], sent_starts=[True])
        >>> guess = Doc(Vocab(), words=["Holm"], ents=["B-LOC"], sent_starts=[True])
        >>> counts = count_sentences(gold, guess)[0]
        >>> counts["PER", "wanted"], counts["LOC", "found"], counts["PER", "right"]
        (1, 1, 0)
    """
    ends = np.array([sent.end_char for sent in gold.sents])
    counts: list[Counter[tuple[str, str]]] = [Counter() for _ in ends]
    wanted, found = set(list_findings(gold)), set(list_findings(predicted))
    for kind, findings in (("wanted", wanted), ("found", found), ("right", wanted & found)):
        for layer, start, _, _ in findings:
            sentence = min(int(np.searchsorted(ends, start, side="right")), len(ends) - 1)
            counts[sentence][layer, kind] += 1
    return counts


def score_counts(
    counts: Sequence[Counter[tuple[str, str]]], *, seed: int = 0, resamples: int = RESAMPLES
) -> dict[str, dict[str, Any]]:
    """Return precision, recall and F of each layer in per cent, with intervals over sentences.

    On gold tokens the F of a tag, lemma or arc is its accuracy. The interval is the middle 95 %
    of F over bootstrap samples of the sentences (percentile method, Efron and Tibshirani 1993).

    Args:
        counts: One counter a sentence, from :func:`count_sentences`.
        seed: Seed of the samples.
        resamples: Number of samples.

    Returns:
        For each layer `p`, `r`, `f` and `f_95`. `NER` is PER, LOC and ORG together as in UNER,
        `NER+MISC` all four.

    Example:
        >>> one = Counter({("PER", "right"): 1, ("PER", "found"): 2, ("PER", "wanted"): 1})
        >>> score_counts([one])["PER"]
        {'p': 50.0, 'r': 100.0, 'f': 66.67, 'f_95': [66.67, 66.67]}
    """
    groups: dict[str, tuple[str, ...]] = {
        layer: (layer,) for layer in ("token", *TOKEN_LAYERS, "uas", "las", "sentence")
    }
    groups |= {"NER": PUBLIC_LABELS, "NER+MISC": NER_LABELS}
    groups |= {label: (label,) for label in (*PUBLIC_LABELS, "MISC")}
    picks = np.random.default_rng(seed).integers(len(counts), size=(resamples, len(counts)))
    weights = np.stack([np.bincount(pick, minlength=len(counts)) for pick in picks])
    scores: dict[str, dict[str, Any]] = {}
    for name, layers in groups.items():
        table = np.array(
            [[sum(count[layer, kind] for layer in layers) for kind in _KINDS] for count in counts],
            dtype=float,
        )
        right, found, wanted = table.sum(axis=0)
        sums = weights @ table
        low, high = np.percentile(_f_score(*sums.T), [2.5, 97.5])
        scores[name] = {
            "p": _percent(right, found),
            "r": _percent(right, wanted),
            "f": round(float(_f_score(right, found, wanted)), 2),
            "f_95": [round(float(low), 2), round(float(high), 2)],
        }
    return scores


def evaluate_base(nlp: Language, sentences: Iterable[Sentence]) -> dict[str, Any]:
    """Score a pipeline on gold tokens, from raw text, and on text that lost its casing.

    Ten sentences make a Doc, so that finding sentences is part of the task.

    Args:
        nlp: A pipeline with tagger, parser, lemmatizer and ner.
        sentences: Gold sentences from :func:`read_split`.

    Returns:
        `sentences` (their number), and as of :func:`score_counts` `gold_tokens`, `raw_text`
        (the pipeline's own tokenizer), `lower_case` and `capitals` (gold tokens again).
    """
    golds = list(pack_docs(sentences, nlp.vocab, keep_spaces=True))
    lowered, raised = (
        [recase_doc(gold, [casing] * len(gold)) for gold in golds] for casing in ("lower", "upper")
    )
    settings = {
        "gold_tokens": (golds, [strip_annotations(gold) for gold in golds]),
        "raw_text": (golds, [nlp.make_doc(gold.text) for gold in golds]),
        "lower_case": (lowered, [strip_annotations(gold) for gold in lowered]),
        "capitals": (raised, [strip_annotations(gold) for gold in raised]),
    }
    report: dict[str, Any] = {"sentences": sum(len(list(gold.sents)) for gold in golds)}
    for name, (wanted, inputs) in settings.items():
        counts: list[Counter[tuple[str, str]]] = []
        for gold, predicted in zip(wanted, nlp.pipe(inputs), strict=True):
            counts.extend(count_sentences(gold, predicted))
        report[name] = score_counts(counts)
        if wanted is not golds:
            # The variants have no gold lemmas for the words that they changed.
            del report[name]["lemma"]
    return report


def strip_annotations(doc: Doc) -> Doc:
    """Return a Doc of the same tokens and white space with nothing said of them."""
    return Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
    )


_KINDS = ("right", "found", "wanted")


def _percent(part: float, whole: float) -> float:
    return round(100 * float(part) / float(whole), 2) if whole else 0.0


def _f_score(right: Any, found: Any, wanted: Any) -> Any:
    return 200 * np.asarray(right) / np.maximum(np.asarray(found) + np.asarray(wanted), 1e-9)
