"""What counts as a sum, where it begins and ends, and what it comes to.

A case is a sentence in which each sum stands as ``[words|amount|currency]``; a figure or a
currency that cannot be told is left out.
"""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodbold_ner.tokens import find_money

SUMS = """
Prisen er [15 millioner kroner|15000000|DKK].
Klubben betaler op mod [2 mio. euro|2000000|EUR].
Han kostede omkring [2,5 mio. euro|2500000|EUR].
Bøden lyder på [100.000 kroner|100000|DKK].
De solgte ham for [110 mio. kr.|110000000|DKK]
Buddet var [£30m|30000000|GBP] plus bonus.
Klausulen er [€ 5 mio.|5000000|EUR] i dag.
Han røg for [fem millioner pund|5000000|GBP].
Det blev til [et tocifret millionbeløb||].
Han koster [et tocifret millionbeløb i kroner||DKK].
Handlen indbragte [millionbeløbet||] straks.
Klubben fik op mod [20 millioner|20000000|] for salget.
Det er en [40-millioner|40000000|]s handel.
Han har en [50-millioner|50000000|]s-klausul.
De bød [10-12 millioner kroner||DKK].
Summen er mellem [10 og 12 millioner euro||EUR].
Han tjener [halvanden million kroner|1500000|DKK] om året.
Det er [en halv million kroner|500000|DKK] værd.
Underskuddet er [1,5 mia. kr.|1500000000|DKK] i alt.
Han fik [500.000 kr.|500000|DKK] i bonus.
Klubben skylder [flere millioner kroner||DKK] væk.
De har tabt [millioner af kroner||DKK] på ham.
Prisen var [25 millioner svenske kroner|25000000|SEK].
Bud på [30 millioner norske kroner|30000000|NOK] er afvist.
Det svarer til [50 mio. danske kroner|50000000|DKK].
Han blev købt for [2½ million dollar|2500000|USD].
Summen er [15.000.000 kr.|15000000|DKK] ifølge avisen.
Salget gav [femogtyve millioner kroner|25000000|DKK].
Ejeren skød [EUR 5 mio.|5000000|EUR] i klubben.
Bøden er [kr. 25.000|25000|DKK] i alt.
Han har kostet [5 m€|5000000|EUR].
Klubben vil have [30m euro|30000000|EUR].
Transfersummen er [100 millioner €|100000000|EUR].
Et bud på [otte millioner|8000000|] er afvist.
Han koster [1.500.000 euro|1500000|EUR].
Billetten koster [150 kr.|150|DKK]
Det er [40 millioner kroner|40000000|DKK]s gæld.
Klubben fik [10 mio. schweizerfranc|10000000|CHF].
Han er vurderet til [3.5 mio. euro|3500000|EUR].
Han blev solgt for [ti millioner pund|10000000|GBP] og [to millioner|2000000|] i bonus.
Prisen var [DKK 12 mio.|12000000|DKK] dengang.
"""

NONE = """
Der var 2 millioner tilskuere i alt.
Kampen blev set af to millioner danskere.
Det var ikke en krone værd.
AGF vandt 2-1 i 2019.
Han har 30 millioner følgere, og klubben betaler hans løn.
Han spillede 90 minutter og løb ti kilometer.
Medaljer: DKK 28-06-2008.
Kampen begynder kl. 19.30.
Han er millionær.
Holdet har 40 point.
Der bor en million mennesker i byen.
De har nok til to hold.
"""


def read(case: str) -> tuple[str, list[tuple[int, int, int | None, str | None]]]:
    """Return the text of a case without its marks, and the sums it asks for."""
    text, expected = "", []
    for part in re.split(r"(\[[^\]]*\])", case):
        if part.startswith("["):
            words, amount, currency = part[1:-1].split("|")
            sums = int(amount) if amount else None
            expected.append((len(text), len(text) + len(words), sums, currency or None))
            text += words
        else:
            text += part
    return text, expected


@pytest.mark.parametrize("case", SUMS.strip().splitlines())
def test_reads(case: str) -> None:
    text, expected = read(case)
    assert [(m.start, m.end, m.amount, m.currency) for m in find_money(text)] == expected


@pytest.mark.parametrize("text", NONE.strip().splitlines())
def test_is_no_sum(text: str) -> None:
    assert find_money(text) == []


def test_a_sum_does_not_cross_a_line() -> None:
    assert find_money("Stillingen er 15\nmillioner af kroner")[0].amount is None


TEXT = (
    "15 2,5 100.000 ½ en halv to fem millioner mio. mia. kr. kroner euro £30m € millionbeløb "
    "40-millioners et tocifret - til 1.5000,25 İ flere af pris \n"
)
WORDS = TEXT.split(" ")


@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS)).map(" ".join)))
def test_matches_are_sound(text: str) -> None:
    matches = find_money(text)
    end = 0
    for match in matches:
        assert end <= match.start < match.end <= len(text)
        assert text[match.start : match.end] == text[match.start : match.end].strip()
        assert match.amount is None or match.amount >= 0
        assert match.currency is None or re.fullmatch("[A-Z]{3}", match.currency)
        end = match.end
    assert matches == find_money(text)
