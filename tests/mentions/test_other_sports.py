"""Another sport's clubs and jobs are left alone."""

from __future__ import annotations

import pytest
from spacy.language import Language

import fodbold_ner


def found(nlp: Language, text: str) -> list[str]:
    return [mention.text for mention in fodbold_ner.annotate(text, nlp=nlp).mentions]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("AaB ville gerne af med stregspiller Kim Holm.", ["Kim Holm"]),
        ("AaB ville gerne af med angriber Kim Holm.", ["AaB", "angriber", "Kim Holm"]),
        ("Aalborgs træner Kim Holm tog time out før slutfløjt.", ["Kim Holm"]),
        # A word of another sport in an article on football changes nothing.
        (
            "AGF-angriber Kim Holm scorede på straffespark. I Superligaen spiller AGF mod OB. "
            "Faren spillede håndbold.",
            ["AGF", "angriber", "Kim Holm", "Superligaen", "AGF", "OB"],
        ),
        ("AGF-profilen Kim Holm spillede tennis som barn.", ["AGF", "Kim Holm"]),
        ("AaB køber Kim Holm. Hans søster er i ishockeyens verden.", ["AaB", "Kim Holm"]),
    ],
)
def test_only_people_are_marked_in_another_sport(
    nlp: Language, text: str, mentions: list[str]
) -> None:
    assert found(nlp, text) == mentions


def test_a_teaser_on_another_sport_is_judged_by_itself(nlp: Language) -> None:
    text = (
        "AGF henter angriber\n\nAGF har hentet angriber Kim Holm i Superligaen.\n\n"
        "NYHEDER\nHåndbold: AaB henter bagspiller\nOB henter målmand"
    )
    assert found(nlp, text)[-2:] == ["OB", "målmand"]
    assert "AaB" not in found(nlp, text)
