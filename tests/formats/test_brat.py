import re
import tempfile

import pytest
from hypothesis import given, settings
from tests.formats.golds import fixtures, golds

from fodbold_ner.errors import InputError
from fodbold_ner.formats import brat
from fodbold_ner.ontology import RELATIONS, Label, Role


@pytest.fixture
def folder(tmp_path):
    brat.write(fixtures(), tmp_path)
    return tmp_path


def edit(folder, old, new, name="hobro-soeger"):
    path = folder / f"{name}.ann"
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new).encode())


def test_nothing_is_lost_on_the_way_there_and_back(folder):
    assert list(brat.read(folder)) == fixtures()


@settings(deadline=None)
@given(golds())
def test_no_article_of_any_shape_loses_anything(gold):
    with tempfile.TemporaryDirectory() as folder:
        brat.write([gold], folder)
        assert list(brat.read(folder)) == [gold]


def test_rows_are_those_of_the_format(folder):
    text = (folder / "hobro-soeger.txt").read_bytes().decode()
    rows = (folder / "hobro-soeger.ann").read_bytes().decode().split("\n")[:-1]
    shapes = (
        r"T\d+\t\w+ (\d+) (\d+)\t(.+)",
        r"A\d+\t[A-Z]\w* [TE]\d+( \w+)?",
        r"N\d+\tReference T\d+ fodbold:fb:[a-z]:\d{6}\t.+",
        r"#\d+\t\w+ [TE]\d+\t.+",
        r"\*\tEquiv( T\d+){2,}",
        r"E\d+\t\w+:T\d+( \w+:T\d+)*",
    )
    for row in rows:
        assert any(re.fullmatch(shape, row) for shape in shapes), row
        if match := re.fullmatch(shapes[0], row):
            assert text[int(match[1]) : int(match[2])] == match[3]
    assert any("via:T" in row and "source:T" in row for row in rows)


def test_the_configuration_names_all_that_is_written(folder):
    conf = (folder / "annotation.conf").read_text("utf-8")
    for name in (*Label, *(f"\n{kind}\t" for kind in RELATIONS), *Role):
        assert str(name) in conf
    assert re.findall(r"^\[\w+\]$", conf, re.M) == [
        "[entities]", "[relations]", "[events]", "[attributes]",
    ]  # fmt: skip
    for path in folder.glob("*.ann"):
        for row in path.read_bytes().decode().split("\n"):
            if match := re.match(r"A\d+\t(\w+) ", row):
                assert f"\n{match[1]}\tArg:" in conf


def test_what_is_changed_in_brat_is_read(folder):
    edit(folder, "\tForm T8 surname", "\tForm T8 nickname")
    edit(folder, "\tDenied E4", "\tDenied E1")
    edit(folder, "Manner E1 dismissed", "Manner E1 resigned")
    path = folder / "hobro-soeger.ann"
    text = (folder / "hobro-soeger.txt").read_text("utf-8")
    start = text.index("klubben")
    kept = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([*kept, f"T99\tCLUB {start} {start + 4}\tklub"]), encoding="utf-8")
    with pytest.raises(InputError, match="overlaps the one before"):
        list(brat.read(folder))
    start = text.index("Han bliver")
    path.write_text("\n".join([*kept, f"T99\tPERSON {start} {start + 3}\tHan"]), encoding="utf-8")
    changed = next(brat.read(folder))
    departure = changed.record.relations[0]
    assert (departure.manner.value, departure.polarity.value) == ("resigned", "denied")
    assert changed.record.mentions[7].form.value == "nickname"
    assert {relation.polarity.value for relation in changed.record.relations[1:]} == {"affirmed"}
    new = next(m for m in changed.record.mentions if m.text == "Han")
    assert changed.record.entity(new.entity).name == "Han"
    assert changed.handles[new.entity] == "han"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("T99\tCLUB 0 9999\tx", r"hobro-soeger\.ann:\d+: .* lies outside the text"),
        ("T99\tCLUB 0 2;3 5\tx", "a span in several pieces"),
        ("R1\tOrigin Arg1:T1 Arg2:T2", "draw events, not relations"),
        ("A99\tMood E1 bad", "cannot be read: 'Mood'"),
        ("E99\tfiring:T1", "'firing' is not a valid RelationType"),
        ("T99\tvacancy 0 2\tLI\nE99\tvacancy:T99 club:T77", "do not fit together: 'T77'"),
        ("T98\tvacancy 0 2\tLI\nE99\tvacancy:T98", "no sound article: record.relations"),
    ],
)
def test_what_cannot_be_read_is_named(folder, row, said):
    path = folder / "hobro-soeger.ann"
    path.write_bytes(path.read_bytes() + row.encode())
    with pytest.raises(InputError, match=said):
        list(brat.read(folder))


def test_a_folder_from_elsewhere_is_refused(folder):
    (folder / "hobro-soeger.json").unlink()
    with pytest.raises(InputError, match=r"hobro-soeger\.json is missing"):
        list(brat.read(folder))
    (folder / "hobro-soeger.txt").write_bytes(b"\xff")
    with pytest.raises(InputError, match="hobro-soeger: its files cannot be read"):
        list(brat.read(folder))


def test_two_articles_of_one_name_are_refused(tmp_path):
    with pytest.raises(InputError, match="two articles are called 'hobro-soeger'"):
        brat.write([*fixtures(), *fixtures()], tmp_path)
