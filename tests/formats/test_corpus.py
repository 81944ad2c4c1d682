from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.formats.golds import ARTICLES, fixtures, golds

from fodbold_ner.errors import CorpusError
from fodbold_ner.formats.corpus import GoldArticle, read_article, read_corpus, write_article
from fodbold_ner.formats.corpus.gold import without_annotation
from fodbold_ner.links.schema import Xref
from fodbold_ner.ontology import OUTSIDE_IDS
from fodbold_ner.records import Transfer

PAGE = Path(__file__).parents[2] / "data/annotated/FORMAT.md"

WHOLE = """\
published: 2025-11-03
genre: dismissal

headline  1 | [AGF](agf abbreviation) fyrer [træner](head_coach)
lede      2 | [AGF](agf abbreviation) har fyret [Ole Brix](brix), som fyrede [klub](klub anonymous).
          3 | Det skete i [oktober](date 2025-10) for [1 krone](money 1 DKK).
teaser    4 | [Brix](brix surname) slog [AGF](agf)

---
agf   CLUB    fb:c:000101  "AGF"
brix  PERSON  nil          "Ole Brix" wikidata=Q1
klub  CLUB    anonymous    country=NOR

---
departure asserted person=brix role=head_coach club=agf manner=dismissed time=2025-10
    1 "fyrer"
    2 "har fyret"
transfer reported denied person=brix from_club=agf to_club=klub kind=loan fee="1 DKK" source=agf
    3 "Det skete"
"""


def read(text: str) -> GoldArticle:
    return read_article(text, name="a1", where="a1.article")


def test_a_file_is_read_and_written_to_the_letter():
    gold = read(WHOLE)
    assert write_article(gold) == WHOLE
    assert read(write_article(gold)) == gold
    record = gold.record
    assert record.id == "a1"
    assert record.text.split("\n")[1][:32] == "AGF har fyret Ole Brix, som fyre"
    assert [record.text[start:end] for start, end in gold.sentences][2:] == [
        "Det skete i oktober for 1 krone.",
        "Brix slog AGF",
    ]
    assert [zone.kind.value for zone in record.zones] == ["headline", "lede", "teaser"]
    assert [(m.text, m.label.value, m.zone.value, m.entity) for m in record.mentions][2:8] == [
        ("AGF", "CLUB", "lede", "e1"),
        ("Ole Brix", "PERSON", "lede", "e2"),
        ("klub", "CLUB", "lede", "e3"),
        ("oktober", "DATE", "lede", None),
        ("1 krone", "MONEY", "lede", None),
        ("Brix", "PERSON", "teaser", "e2"),
    ]
    agf, brix, klub = record.entities
    assert (agf.registry_id, agf.why.value, brix.registry_id) == ("fb:c:000101", "annotated", None)
    assert brix.xref == {"wikidata": "Q1"}
    assert (klub.name, klub.country, klub.why.value) == (None, "NOR", "anonymous")
    departure, transfer = record.relations
    assert [record.text[s:e] for one in departure.evidence for s, e in one.trigger] == [
        "fyrer",
        "har fyret",
    ]
    assert isinstance(transfer, Transfer)
    assert (transfer.from_club, transfer.fee, transfer.source) == ("e1", "1 DKK", "e1")
    assert transfer.polarity.value == "denied"


def test_the_example_of_the_page_is_read_and_is_aligned_as_the_page_says():
    rows = PAGE.read_text("utf-8").split("\n")
    first = rows.index("    published: 2025-11-03")
    last = next(n for n in range(first, len(rows)) if rows[n] and rows[n][:4] != "    ")
    example = "\n".join(row[4:] for row in rows[first:last]).strip("\n") + "\n"
    gold = read(example)
    assert [relation.type.value for relation in gold.record.relations] == [
        "appointment",
        "departure",
        "representation",
        "interest",
    ]
    assert write_article(gold) == example


def test_the_fixtures_are_aligned():
    for path in ARTICLES.glob("*.article"):
        assert write_article(read_corpus([path])[0]) == path.read_text("utf-8")


def test_what_stands_in_no_order_is_put_in_order():
    above, entities, relations = WHOLE.split("---\n")
    agf, brix, klub = entities.strip("\n").split("\n")
    first = "".join(relations.splitlines(keepends=True)[:3])
    second = relations.removeprefix(first)
    mixed = f"{above}---\n{klub}\n  \n{brix}\n{agf}\n---\n{second}{first}"
    assert read(mixed.replace("lede      2", "lede 2")) == read(WHOLE)


def test_remarks_stay_with_what_they_stand_above():
    text = WHOLE.replace("brix  PERSON", "# is he?\nbrix  PERSON")
    text = text.replace('    2 "har', '# second\n    2 "har').replace(
        "\n\n---\ndep", "\n# last\n\n---\n#\ndep"
    )
    text += "# end\n"
    gold = read(text)
    assert gold.remarks == (
        ("e2", "is he?"), ("entities", "last"), ("r1", ""), ("r1", "second"), ("relations", "end"),
    )  # fmt: skip
    assert read(write_article(gold)) == gold


def test_white_space_is_to_the_letter():
    rows = (
        "published: 2025-11-03\ngenre: preview\n\nlede 1 | \\u0020A.\n 2 | B.\n 3 + C.\n"
        " 4 + \\u0020\\u00a0D.\\u0009\n\n  | \\u0020\nbody 5 | \\[x\\](y) \\\\ E\\u030a\n---\n---\n"
    )
    gold = read(rows)
    assert gold.record.text == " A. B.C. \u00a0D.\t\n\n \n[x](y) \\ E\u030a"
    assert [gold.record.text[s:e] for s, e in gold.sentences][:4] == ["A.", "B.", "C.", "D."]
    assert [(z.start, z.end) for z in gold.record.zones] == [(0, 13), (17, 28)]
    assert read(write_article(gold)) == gold


BROKEN = [
    # head
    ("published: 2025-11-03\n", "", 1, "no published"),
    ("genre: dismissal\n", "", 1, "no genre"),
    ("2025-11-03", "2025-13-03", 1, "'2025-13-03' is no date; write YYYY-MM-DD"),
    ("2025-11-03", "20251103", 1, "is no date"),
    ("dismissal", "gossip", 2, "unknown genre 'gossip'; use dismissal, "),
    ("genre: dismissal", "genre: dismissal\nauthor: x", 3, "unknown key in 'author: x'"),
    ("genre: dismissal", "genre: dismissal\ngenre: transfer", 3, "genre stands twice"),
    ("genre: dismissal", "genre: dismissal\nnote:", 3, "note says nothing"),
    # text
    ("[AGF](agf abbreviation) fyrer", "[AGF(agf) fyrer", 4, "a mention within a mention"),
    ("[træner](head_coach)", "træner]", 4, "']' closes no mention"),
    ("[træner](head_coach)", "[træner", 4, "'[' is never closed"),
    ("[træner](head_coach)", "[træner]", 4, "no tag behind the mention 'træner'"),
    ("[træner](head_coach)", "[](head_coach)", 4, "the mention '' is empty"),
    ("[træner](head_coach)", "[træner ](head_coach)", 4, "'træner ' is empty or has white space"),
    ("[træner](head_coach)", "[træ[n](player)er](head_coach)", 4, "a mention within a mention"),
    ("[træner](head_coach)", "[træner](CLUB)", 4, "(CLUB): 'CLUB' is neither a handle"),
    ("[træner](head_coach)", "[træner](head_coach short)", 4, "a role stands alone"),
    ("[træner](head_coach)", "[træner](agf head_coach)", 4, "'head_coach' is no form"),
    ("[træner](head_coach)", "[træner](agf name)", 4, "'name' is no form"),
    ("[træner](head_coach)", "[træner](agf anonymous)", 4, "only mentions of an anonymous entity"),
    ("klub anonymous)", "klub)", 5, "only mentions of an anonymous entity"),
    ("date 2025-10)", "date oktober)", 6, "'oktober' is no EDTF date"),
    ("date 2025-10)", "date 2025-10 ca)", 6, "behind date stands one EDTF date"),
    ("money 1 DKK", "money 1,5 DKK", 6, "behind money stand whole units and a currency"),
    ("money 1 DKK", "money 1", 6, "behind money stand whole units and a currency"),
    ("fyrer [", "fyrer\u00a0[", 4, "NO-BREAK SPACE cannot be seen, at character 44; write \\u00a0"),
    ("fyrer [", "fyrer\t[", 4, "write \\u0009"),
    ("fyrer [", "fyrer \\x [", 4, "'\\\\x' is no escape"),
    ("fyrer [", "fyrer \\ud800 [", 4, "\\ud800 is no character"),
    ("fyrer [", "fyrer \\u12 [", 4, "a broken escape at"),
    ("fyrer [", "fyrer \\u000a [", 4, "a line break in a sentence"),
    ("headline  1", "Headline  1", 4, "unknown zone 'Headline'; use headline, lede, "),
    ("          3", "          4", 6, "sentence number 4 where 3 is due"),
    ("lede      2 |", "lede      |", 5, "no sentence number; 2 is due"),
    ("lede      2 |", "lede      2", 5, "is no row of the text"),
    ("lede      2 | ", "lede      2 |  ", 5, "a plain space where it cannot be seen"),
    ("lede      2 | ", "lede      2 |", 5, "no space behind the bar"),
    ("lede      2 | ", "lede      2 + ", 5, "'+' goes on in the line before"),
    ("headline  1", "          1", 4, "no line to go on in; name its zone: headline"),
    ("          3 |", "\n          3 |", 7, "no line to go on in"),
    ("          3 |", "          3 |\n          4 |", 6, "an empty sentence"),
    # parts
    ("\n---\ndep", "\ndep", 18, "the part of relations is missing"),
    ("    3 \"Det skete\"\n", "    3 \"Det skete\"\n---\n", 20, "a third '---'"),
    # entities
    ("agf   CLUB", "player CLUB", 10, "'player' is no handle"),
    ("agf   CLUB", "date CLUB", 10, "'date' is no handle"),
    ("agf   CLUB", "Agf CLUB", 10, "'Agf' is no handle"),
    ("agf   CLUB    fb:c:000101", "agf TEAM fb:c:000101", 10, "unknown label 'TEAM' of an entity"),
    ("agf   CLUB    fb:c:000101", "agf ROLE fb:c:000101", 10, "unknown label 'ROLE' of an entity"),
    ("fb:c:000101", "fb:p:000101", 10, "write an id of the form fb:c:000000, nil or anonymous"),
    ("fb:c:000101", "NIL", 10, "'NIL' does not say what the entity is"),
    ('"AGF"', "AGF", 10, "no name behind fb:c:000101"),
    ('"AGF"', '"AGF', 10, "a quotation mark is never closed"),
    ('"AGF"', '" "', 10, "is empty or has white space at its edges"),
    ('"AGF"', '"AGF"\nagf CLUB nil "AGF"', 11, "the handle 'agf' stands on row 10 too"),
    ('"AGF"', '"AGF"\nob CLUB nil "OB"', 11, "no mention uses the handle 'ob'"),
    ("nil          ", "fb:p:1234567", 11, "write an id of the form fb:p:000000"),
    ("wikidata=Q1", "wiki=Q1", 11, "unknown key in 'wiki=Q1'; nil takes wikidata, "),
    ("wikidata=Q1", "wikidata=Q1 wikidata=Q2", 11, "wikidata stands twice"),
    ("wikidata=Q1", "wikidata=", 11, "wikidata says nothing"),
    ("country=NOR", "country=Norge", 12, "'Norge' is no country"),
    ("country=NOR", "league=agf", 12, "league=agf is a CLUB; name a LEAGUE"),
    ("country=NOR", "league=pl", 12, "league=pl: no such handle"),
    ("country=NOR", '"Klub"', 12, "an anonymous entity has no name"),
    # relations
    ("departure asserted", "firing asserted", 15, "unknown relation 'firing'; use role_tenure, "),
    ("departure asserted", "departure sure", 15, "'sure' is no certainty; behind departure write"),
    ("person=brix role", "person=holm role", 15, "person: no entity has the handle 'holm'"),
    ("person=brix role", "person=agf role", 15, "person: 'agf' is a CLUB; name a PERSON"),
    ("club=agf manner", "club=brix manner", 15, "'brix' is a PERSON; name a CLUB or NATIONAL_TEAM"),
    ("role=head_coach club", "role=boss club", 15, "unknown role 'boss'"),
    ("club=agf manner=dismissed", "manner=dismissed", 15, "departure lacks club"),
    ("manner=dismissed ", "", 15, "departure lacks manner"),
    ("manner=dismissed", "manner=fired", 15, "unknown manner 'fired'; use dismissed, "),
    ("manner=dismissed", "kind=loan", 15, "unknown key in 'kind=loan'; departure takes person, "),
    ("manner=dismissed", "acting manner=dismissed", 15, "unknown key in 'acting'"),
    ("time=2025-10\n", "time=2025-1\n", 15, "time: '2025-1' is no EDTF date"),
    ("time=2025-10\n", "time=2025-10 time=2025\n", 15, "time stands twice"),
    ("time=2025-10\n", "via=agf\n", 15, "via without source"),
    ("from_club=agf to_club=klub ", "", 18, "transfer needs from_club or to_club"),
    ("    3 \"Det skete\"\n", "", 18, "no evidence"),
    ("    1 \"fyrer\"", "    9 \"fyrer\"", 16, "no sentence '9'"),
    ("    1 \"fyrer\"", "    \"fyrer\"", 16, "no sentence '\"fyrer\"'"),
    ("    1 \"fyrer\"", "    2 \"som\"", 17, "sentence 2 stands twice"),
    ("    1 \"fyrer\"", "    4 \"slog\"", 16, "sentence 4 is a teaser, which carries no relations"),
    ("1 \"fyrer\"", "1 \"har fyret\"", 16, "the trigger \"har fyret\" is not in sentence 1"),
    ("1 \"fyrer\"", "1 \"fyrer \"", 16, "is empty or has white space at its edges"),
    ("1 \"fyrer\"", "1 fyrer", 16, "fyrer is no trigger"),
    ("1 \"fyrer\"", "1 \"fyrer\"#2", 16, "sentence 1 has it 1 times"),
    ("1 \"fyrer\"", "1 \"fyrer\" \"fyrer\"", 16, "stands twice"),
    ("2 \"har fyret\"", "2 \"fyre\"", 17, "2 times; say which: #1 in 'AGF har fyret"),
    ("\n---\ndep", "\n---\n    1 \"x\"\ndep", 15, "evidence of no relation"),
    (
        "transfer reported",
        "departure reported person=brix role=head_coach club=agf manner=dismissed time=2025-10\n"
        '    3 "skete"\ntransfer reported',
        18,
        "the same relation stands on row 15",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "row", "said"), BROKEN, ids=[b[3][:40] for b in BROKEN])
def test_a_fault_is_named_with_its_row(old, new, row, said):
    assert old in WHOLE
    with pytest.raises(CorpusError) as caught:
        read(WHOLE.replace(old, new, 1))
    found = [fault for fault in caught.value.faults if said in fault]
    assert found, caught.value.faults
    assert found[0].startswith(f"a1.article:{row}: ")


def test_every_fault_of_a_file_is_named_at_once():
    text = WHOLE.replace("dismissal", "gossip").replace("oktober", "okto]ber")
    text = text.replace("=Q1", "=").replace("club=agf", "club=holm")
    with pytest.raises(CorpusError) as caught:
        read(text)
    assert [fault.split(":")[1] for fault in caught.value.faults] == [
        "2",
        "6",
        "6",
        "11",
        "15",
        "18",
    ]


@pytest.mark.parametrize("text", ["", "\n", "---\n---\n", "published: 2025-11-03\n\n---\n---"])
def test_a_file_without_text_is_refused(text):
    with pytest.raises(CorpusError, match="no text; write a sentence a row"):
        read(text)


def test_windows_line_breaks_are_named_once():
    with pytest.raises(CorpusError) as caught:
        read(WHOLE.replace("\n", "\r\n"))
    assert len(caught.value.faults) == 1
    assert "a1.article:1: rows end in CR LF" in caught.value.faults[0]


def test_faults_of_all_files_come_together(tmp_path):
    (tmp_path / "a.article").write_bytes(b"\n\n\xff")
    (tmp_path / "b.article").write_text(WHOLE.replace("dismissal", "gossip"), encoding="utf-8")
    (tmp_path / "c.txt").write_text("x")
    (tmp_path / "empty").mkdir()
    with pytest.raises(CorpusError) as caught:
        read_corpus([tmp_path, tmp_path / "empty"])
    assert [Path(fault.split(":")[0]).name for fault in caught.value.faults] == [
        "a.article", "b.article", "empty",
    ]  # fmt: skip
    assert "a.article:3: is no UTF-8" in caught.value.faults[0]


def test_the_articles_of_a_folder_come_in_order_of_name():
    ids = [gold.record.id for gold in fixtures()]
    assert ids == ["hobro-soeger", "horsens-kaptajn", "vikar-i-koege"]


def test_outside_ids_are_those_of_the_registry():
    assert tuple(Xref.model_fields) == OUTSIDE_IDS


def test_a_gold_article_that_no_file_could_hold_is_refused():
    gold = read(WHOLE)
    plain = gold.model_dump()
    for path, value, said in [
        (("note",), " x", "note is empty"),
        (("sentences",), gold.sentences[1:], "skips words"),
        (("handles",), {**gold.handles, "e1": "player"}, "'player' is no handle"),
        (("handles",), {"e1": "agf"}, "handles are not those of the entities"),
        (("record", "made_by", "base"), "x", "made_by is not that of an annotation"),
        (("record", "entities", 0, "score"), 0.5, "has a score, reason or candidates"),
        (("record", "entities", 1, "xref"), {"imdb": "1"}, "of an unknown register"),
        (("record", "entities", 1, "name"), "Ole ", "white space at its edges"),
        (("record", "relations", 0, "score"), 0.5, "r1 has a score"),
        (("record", "relations", 0, "via"), ["e1"], "via without source"),
        (("record", "relations", 0, "id"), "r2", "id 'r2' is used twice"),
        (("record", "mentions", 0, "zone"), "body", "m1 has another zone than its line"),
        (("record", "zones"), plain["record"]["zones"][1:], "the zones are not the lines"),
    ]:
        changed = read(WHOLE).model_dump()
        place = changed
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value
        with pytest.raises(ValueError, match=said):
            GoldArticle.model_validate(changed)


@settings(deadline=None)
@given(golds())
def test_what_is_written_is_read_as_it_was(gold):
    written = write_article(gold)
    assert read(written) == gold
    assert write_article(read(written)) == written
    bare = without_annotation(gold)
    assert read(write_article(bare)) == bare


def test_what_is_annotated_anew_tells_nothing_of_the_annotation():
    gold = read(WHOLE.replace("genre: dismissal", "genre: dismissal\nnote: no relations", 1))
    assert gold.note == "no relations"
    bare = write_article(without_annotation(gold))
    assert "note" not in bare
    assert "](" not in bare


@settings(deadline=None)
@given(st.data())
def test_any_change_to_a_file_is_read_or_refused_with_a_row(data):
    """A damaged file ends in an article or in faults that name rows, never in another error."""
    start = data.draw(st.integers(0, len(WHOLE)))
    end = data.draw(st.integers(start, min(len(WHOLE), start + 20)))
    piece = data.draw(
        st.text(max_size=5) | st.sampled_from(["[", "](", "---\n", '"', "\\", "via="])
    )
    try:
        gold = read(WHOLE[:start] + piece + WHOLE[end:])
    except CorpusError as error:
        rows = [int(fault.split(":")[1]) for fault in error.faults]
    else:
        rows = []
        assert read(write_article(gold)) == gold
    assert rows == sorted(rows)
