from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fodbold_ner.ontology import ZoneKind
from fodbold_ner.text import find_zones, read_text

PAGES_FILE = Path(__file__).with_name("pages.txt")


def read_pages(source: str) -> dict[str, list[tuple[list[str], str]]]:
    """Read the table: for each page its lines, each with the kinds of its zones."""
    pages: dict[str, list[tuple[list[str], str]]] = {}
    lines: list[tuple[list[str], str]] = []
    for number, raw in enumerate(source.splitlines(), 1):
        if raw.startswith("#"):
            continue
        if raw.startswith("== "):
            assert raw not in pages, f"line {number}: page named twice"
            lines = pages[raw[3:]] = []
        elif not raw:
            lines.append(([], ""))
        else:
            kinds, bar, line = raw.partition("|")
            assert bar, f"line {number}: no bar"
            lines.append(([ZoneKind(kind).value for kind in kinds.strip().split("+")], line[1:]))
    return pages


PAGES = read_pages(PAGES_FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", PAGES)
def test_each_line_has_its_kind(name: str) -> None:
    page = read_text("\n".join(line for _, line in PAGES[name]))
    found: dict[str, list[str]] = {}
    for zone in page.zones:
        line_start = page.text.rfind("\n", 0, zone.start) + 1
        line = page.text[line_start:].split("\n", 1)[0]
        found.setdefault(line, []).append(zone.kind.value)
    assert [(found.get(line, []), line) for _, line in PAGES[name]] == PAGES[name]


def test_the_table_holds_every_kind_and_enough_pages() -> None:
    kinds = {kind for page in PAGES.values() for names, _ in page for kind in names}
    assert kinds == {kind.value for kind in ZoneKind}
    assert len(PAGES) >= 25


def test_the_zones_of_a_glued_label() -> None:
    story = "Vejle fyrer Brix\nOle Brix er fyret.\nHan nåede 61 kampe i klubben.\n"
    tail = "FCK henter ny mand\nBrøndby mister to\nINTERVIEW  Riis taler ud\nNy skade i OB"
    text = story + tail
    zones = [(str(zone.kind), text[zone.start : zone.end]) for zone in find_zones(text)]
    assert ("label", "INTERVIEW") in zones
    assert ("teaser", "Riis taler ud") in zones


@pytest.mark.parametrize("length", [3, 10, 80])
def test_a_tail_of_any_length_is_found(length: int) -> None:
    story = "Vejle fyrer Brix\n\nOle Brix er fyret i Vejle.\n\n– Det er trist, siger han.\n"
    tail = [f"Ny målmand nummer {number} på vej til Hobro" for number in range(length)]
    kinds = [str(zone.kind) for zone in find_zones(story + "\n".join(tail))]
    assert kinds == ["headline", "lede", "quote", *["teaser"] * length]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u00ad\u200b", "\r\n \t\r\n"])
def test_no_text_gives_no_zones(text: str) -> None:
    assert read_text(text).zones == ()


LINES = st.sampled_from(sorted({line for page in PAGES.values() for _, line in page}))


@settings(max_examples=200)
@given(st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=25))
def test_zones_are_in_order_and_hold_all_text(lines: list[str]) -> None:
    page = read_text("\n".join(lines))
    end, outside = 0, ""
    for zone in page.zones:
        assert end <= zone.start < zone.end
        inside = page.text[zone.start : zone.end]
        assert inside == inside.strip()
        assert "\n" not in inside
        outside += page.text[end : zone.start]
        end = zone.end
    outside += page.text[end:]
    assert not outside.strip()
    assert all(zone.end <= len(page.text) for zone in page.zones)


@given(st.lists(LINES, max_size=25))
def test_blank_lines_change_no_kind(lines: list[str]) -> None:
    close, apart = find_zones("\n".join(lines)), find_zones("\n\n".join(lines))
    assert [zone.kind for zone in close] == [zone.kind for zone in apart]


def test_no_page_but_the_headline_has_more_than_one_lede() -> None:
    for page in PAGES.values():
        kinds = [zone.kind for zone in find_zones("\n".join(line for _, line in page))]
        assert kinds.count(ZoneKind.LEDE) <= kinds.count(ZoneKind.HEADLINE) <= 1


def test_the_table_is_strict() -> None:
    with pytest.raises(ValueError, match="'kicker' is not a valid ZoneKind"):
        read_pages("== a\nkicker | VEJLE")
    with pytest.raises(AssertionError, match="no bar"):
        read_pages("== a\nbody VEJLE")
