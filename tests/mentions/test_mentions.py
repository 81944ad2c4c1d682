"""The mentions of a text, all of them and to the letter, by the rules of the annotation contract.

The table is `mentions.txt`: under a heading with the number of the rule, one text a line in the
markup of `tests.markup`; ``¶`` breaks the line. A form or role code counts where a tag has one.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from tests.markup import parse

import fodbold_ner
from fodbold_ner.records import Mention

PUBLISHED = "2025-11-03"


def read_rows() -> list[str]:
    lines = Path(__file__).with_name("mentions.txt").read_text(encoding="utf-8").split("\n")
    return [line.replace("¶", "\n") for line in lines if line and not line.startswith("== ")]


def detail(mention: Mention) -> str | None:
    """The form of a name, the code of a role, nothing of a date or a sum."""
    code = getattr(mention, "role", None) or mention.form
    return code.value if code else None


@pytest.mark.parametrize("row", read_rows())
def test_a_text_has_its_mentions_and_no_others(nlp: Language, row: str) -> None:
    text, spans = parse(row)
    record = fodbold_ner.annotate(text, published=PUBLISHED, nlp=nlp)
    details = {(span.start, span.end): span.detail for span in spans}
    found = [
        (m.text, m.start, m.label.value, detail(m) if details.get((m.start, m.end)) else None)
        for m in record.mentions
    ]
    assert found == [(text[s.start : s.end], s.start, s.label.value, s.detail) for s in spans]


PIECES = st.sampled_from(
    [
        *("Brøndby IF", "FCK's", "OB-kaptajnen", "AaB", "midtjyderne", "FC Nordsjælland-talentet"),
        *("Mads Tornhøj", "Peter M. Skovs", "Kim Brøndby", "van der Meulen", "Felix'", "Łukasz"),
        *("cheftrænerposten", "drømmetræner", "målmanden", "sportsdirektør", "rådgiver", "klubben"),
        *("Superligaen", "pokalfinalen", "1. division", "landsholdet", "Danmark", "bold.dk", "X"),
        *("i maj i fjor", "for tre uger siden", "30. juni 2027", "15 millioner kroner", "2-1"),
        *("har fyret", "skifter til", "ifølge", "siger", "er", "i", "den 38-årige nordmand", "en"),
        *("»", "«", "–", "— ", "‘", "’", '"', "(", ")", "...", "…", ".", ",", ":", "?", "!", "/"),
        *(" ", "  ", "\n", "\n\n", "\r\n", "\t", "-", "\u00ad", "\u00a0", "\u200b", "\ufeff"),
        *("NYHEDER\n", "Foto: Birgit Tangaa/Ritzau Scanpix\n", "Læs også: ", "Brøn\u00add\u00adby"),
        *("⚽", "👨‍👩‍👧", "e\u0301", "İ", "ß", "ﬁ", "中", "ا", "\u2028", "\x85", "\x00", "𝔉ℭ𝔎"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(PIECES, PIECES.map(lambda piece: piece + " ")), max_size=40))
def test_mentions_keep_to_the_text_their_zones_and_themselves(
    nlp: Language, pieces: list[str]
) -> None:
    text = "".join(pieces)
    record = fodbold_ner.annotate(text, published=PUBLISHED, nlp=nlp)
    assert record.text == text
    position = 0
    for mention in record.mentions:
        assert position <= mention.start < mention.end
        position = mention.end
        assert text[mention.start : mention.end] == mention.text == mention.text.strip()
        assert [
            zone.kind
            for zone in record.zones
            if zone.start <= mention.start and mention.end <= zone.end
        ] == [mention.zone]
