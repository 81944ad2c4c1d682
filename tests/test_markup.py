"""The markup of the test tables is read to the letter, and broken markup is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodbold_ner.ontology import Form, Label, Role
from tests.markup import MarkupError, Span, parse


def test_text_and_spans() -> None:
    text, spans = parse("[Wind](PERSON) skifter til [FCK](CLUB:abbreviation) (nu).")
    assert text == "Wind skifter til FCK (nu)."
    assert spans == [Span(0, 4, Label.PERSON), Span(17, 20, Label.CLUB, "abbreviation")]


def test_mentions_side_by_side_within_a_word() -> None:
    text, spans = parse("[Viborg](CLUB:short)-[keeper](ROLE:goalkeeper)en")
    assert text == "Viborg-keeperen"
    assert spans == [Span(0, 6, Label.CLUB, "short"), Span(7, 13, Label.ROLE, "goalkeeper")]


@pytest.mark.parametrize(
    ("markup", "fault"),
    [
        ("[Wind(PERSON)", "this '[' is never closed, at 0"),
        ("Wind](PERSON)", "a ']' closes no mention, at 4"),
        ("[Wind](PERSON) og] sagde", "a ']' closes no mention, at 17"),
        ("[Jonas [Wind](PERSON)](PERSON)", "a mention within a mention, at 0"),
        ("[Wind]", "a mention without a tag in round brackets, at 0"),
        ("[Wind] (PERSON)", "a mention without a tag in round brackets, at 0"),
        ("[Wind](PERSON", "this '(' is never closed, at 6"),
        ("[](PERSON)", "a mention is empty"),
        ("[Wind ](PERSON)", "begins or ends in a space"),
        ("[Wind](PLAYER)", "'PLAYER' is no label, at 7"),
        ("[Wind](person)", "'person' is no label"),
        ("[Wind]()", "'' is no label"),
        ("[Wind](PERSON:)", "'' is no form or role code for PERSON"),
        ("[Wind](PERSON:head_coach)", "'head_coach' is no form or role code for PERSON"),
        ("[træner](ROLE:name)", "'name' is no form or role code for ROLE"),
        ("[i år](DATE:2025)", "'2025' is no form or role code for DATE"),
    ],
)
def test_broken_markup_is_refused(markup: str, fault: str) -> None:
    with pytest.raises(MarkupError) as caught:
        parse(markup)
    assert fault in str(caught.value)


_TAGS = st.sampled_from(
    [label.value for label in Label]
    + [f"CLUB:{form.value}" for form in Form]
    + [f"ROLE:{role.value}" for role in Role]
)
_PLAIN = st.text(st.characters(exclude_characters="[]", exclude_categories=["Cs"]))
_WORDS = _PLAIN.map(str.strip).filter(bool)


@given(st.lists(st.tuples(_PLAIN, _WORDS, _TAGS)), _PLAIN)
def test_what_is_marked_comes_back(pieces: list[tuple[str, str, str]], tail: str) -> None:
    markup = "".join(f"{plain}[{word}]({tag})" for plain, word, tag in pieces) + tail
    text, spans = parse(markup)
    assert text == "".join(plain + word for plain, word, _ in pieces) + tail
    assert [text[span.start : span.end] for span in spans] == [word for _, word, _ in pieces]
    assert [span.label.value for span in spans] == [tag.split(":")[0] for _, _, tag in pieces]
