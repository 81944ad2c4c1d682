from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodbold_ner.offsets import OffsetMap
from fodbold_ner.text import clean, read_text

ODD = "\u00ad\u200b\u200d\ufeff\u00a0\u2009\t\r\n\u2028\x00\x07\u030a\u0301\u0327aAeoøÅ –»“😀.x "
TEXTS = st.one_of(st.text(max_size=60), st.text(alphabet=ODD, max_size=60))
REPLACED = {" ", "\n"}


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Brøn\u00adby", "Brønby"),
        ("\ufeffVejle\u200b", "Vejle"),
        ("2\u00a0mio.\u202fkr.\u2009i\talt", "2 mio. kr. i alt"),
        ("a\r\nb\rc\u2028d\u2029e\x0bf\x85g", "a\nb\nc\nd\ne\nf\ng"),
        ("\r\r\n\r", "\n\n\n"),
        ("a\x00b\x1fc\x7fd", "abcd"),
        ("A\u030arhus", "Århus"),
        ("ha\u030ar, e\u0301n", "hår, én"),
        ("a\u030a\u0301", "ǻ"),
        ("x\u030a", "x\u030a"),
        ("\u030a", "\u030a"),
        ("»Ja« – ‘nej’ … 😀 [x] æøå", "»Ja« – ‘nej’ … 😀 [x] æøå"),
    ],
)
def test_what_is_cleaned_and_what_is_left(text: str, cleaned: str) -> None:
    assert clean(text)[0] == cleaned


@pytest.mark.parametrize(
    ("text", "part", "original"),
    [
        ("på va\u030agen", "vågen", "va\u030agen"),
        ("i Pa\u030a\u00ad her", "På", "Pa\u030a"),
        ("sa\u030aa\u030a", "å", "a\u030a"),
        ("Brønd\u00adby IF", "Brøndby", "Brønd\u00adby"),
        ("\ufeffOB", "OB", "OB"),
        ("a\r\nVejle\r\n", "Vejle", "Vejle"),
        ("fra A\u030arhus", "Århus", "A\u030arhus"),
    ],
)
def test_a_span_maps_to_all_it_came_from(text: str, part: str, original: str) -> None:
    cleaned, offsets = clean(text)
    start = cleaned.index(part)
    first, last = offsets.to_original(start, start + len(part))
    assert text[first:last] == original


@given(TEXTS)
def test_every_character_maps_to_its_own_stretch_of_the_original(text: str) -> None:
    cleaned, offsets = clean(text)
    end = 0
    for index, character in enumerate(cleaned):
        first, last = offsets.to_original(index, index + 1)
        assert end <= first < last <= len(text)
        source = text[first:last]
        if len(source) > 1:
            assert normalize("NFC", source) == character
        elif character not in REPLACED:
            assert source == character
        end = last


@given(TEXTS, st.data())
def test_a_span_is_its_first_to_its_last_character(text: str, data: st.DataObject) -> None:
    cleaned, offsets = clean(text)
    start = data.draw(st.integers(0, len(cleaned)))
    end = data.draw(st.integers(start, len(cleaned)))
    first, last = offsets.to_original(start, end)
    assert 0 <= first <= last <= len(text)
    if start < end:
        assert first == offsets.to_original(start, start + 1)[0]
        assert last == offsets.to_original(end - 1, end)[1]


@given(TEXTS)
def test_clean_text_stays_as_it_is(text: str) -> None:
    cleaned, _ = clean(text)
    again, offsets = clean(cleaned)
    if cleaned == again:
        assert offsets == OffsetMap()
    assert clean(again)[0] == again


@given(TEXTS)
def test_the_map_survives_as_plain_pairs(text: str) -> None:
    _, offsets = clean(text)
    pairs = [list(pair) for pair in offsets.breakpoints]
    assert OffsetMap.from_pairs(pairs) == offsets


@given(TEXTS)
def test_zones_map_to_the_original_in_order(text: str) -> None:
    page = read_text(text)
    end = 0
    for zone in page.zones:
        first, last = page.offsets.to_original(zone.start, zone.end)
        assert end <= first < last <= len(page.original)
        end = last


@given(st.lists(st.booleans(), max_size=40))
def test_runs_and_kept_characters_give_the_same_map(keep: list[bool]) -> None:
    kept = [offset for offset, kept in enumerate(keep) if kept]
    runs = [(1, offset, offset + 1) for offset in kept]
    assert OffsetMap.from_runs(runs) == OffsetMap.from_kept(kept)
