import json
import os
import sys

import pytest

STORY = """Officielt: AGF fyrer cheftræneren

AGF har fyret cheftræner Ole Brix efter otte kampe uden sejr.
Ifølge Tipsbladet ventes Mads Tornhøj at afløse ham i næste uge.
"""
PAGE = f"""<!DOCTYPE html><html lang="da"><head><title>AGF fyrer cheftræneren</title>
<meta property="article:published_time" content="2025-11-03T10:00:00+01:00"></head><body>
<nav><a href="/">Forside</a></nav><script>var skjult = "Lars Script";</script><article>
<h1>AGF fyrer cheftræneren</h1><p>{STORY.splitlines()[2]}</p><p>{STORY.splitlines()[3]}</p>
</article></body></html>"""
ENGLISH = "The manager of the visitors was sacked on Monday after a long run without a win.\n"


def records(text):
    return [json.loads(line) for line in text.splitlines()]


def test_a_text_becomes_one_line_of_json(run, place):
    result = run(place("på vej/købt til AaB.txt", STORY), "--published", "2025-11-03")
    assert (result.exit_code, result.stderr) == (0, "")
    [record] = records(result.stdout)
    assert record["id"] == "på vej/købt til AaB.txt"
    assert (record["text"], record["published"]) == (STORY, "2025-11-03")
    assert "departure" in {relation["type"] for relation in record["relations"]}
    for mention in record["mentions"]:
        assert STORY[mention["start"] : mention["end"]] == mention["text"]


def test_standard_input_is_named_by_its_digest(run):
    result = run("-", stdin="AGF slog OB.\n")
    assert records(result.stdout)[0]["id"] == "854fec78bb2e08c6"


@pytest.mark.parametrize("text", [ENGLISH, "x", "…", "💥" * 50, "AGF " * 5000, "(" * 3000])
def test_odd_text_gives_a_sound_record(run, text):
    result = run("-", stdin=text)
    assert (result.exit_code, result.stderr) == (0, "")
    assert records(result.stdout)[0]["text"] == text


def test_a_page_gives_its_article_and_date(run, place):
    result = run(place("a.html", PAGE), "--published", "2020-01-01")
    [record] = records(result.stdout)
    assert record["published"] == "2025-11-03"
    assert "Script" not in record["text"]
    assert "AGF" in {entity["name"] for entity in record["entities"]}


def test_one_bad_document_does_not_stop_the_others(run, place):
    place("d/a.txt", STORY)
    place("d/b.txt", b"")
    place("d/c.txt", bytes(range(256)))
    place("d/d.txt", "Brøndby købte Åge.".encode("latin-1"))
    place("d/e.jsonl", '{"id": "1", "text": "OB"}\n{\n{"id": "1", "text": "AaB"}\n')
    place("d/f.jsonl", '{"text": "AaB", "published": "i går"}\n')
    result = run("d", "borte.txt")
    assert result.exit_code == 1
    assert [record["id"] for record in records(result.stdout)] == ["d/a.txt", "d/d.txt", "1"]
    assert records(result.stdout)[1]["text"] == "Brøndby købte Åge."
    told = [line.split(": ")[:2] for line in result.stderr.splitlines()]
    assert told == [
        ["d/b.txt", "EmptyInputError"],
        ["d/c.txt", "EncodingError"],
        ["d/e.jsonl:2", "InputError"],
        ["d/e.jsonl:3", "InputError"],
        ["d/f.jsonl:1", "PublishedError"],
        ["borte.txt", "FileNotFoundError"],
    ]
    assert "Traceback" not in result.stderr


def test_a_document_that_breaks_the_pipeline_is_told_by_class_and_message(run, place, monkeypatch):
    from fodbold_ner.text import read_text

    def break_down(text):
        if "UFORUDSET" in text:
            raise ZeroDivisionError("division by zero")
        return read_text(text)

    monkeypatch.setattr("fodbold_ner.text.read_text", break_down)
    result = run(place("a.txt", "UFORUDSET"), place("b.txt", "AGF"))
    assert result.exit_code == 1
    assert result.stderr == "a.txt: ZeroDivisionError: division by zero\n"
    assert [record["id"] for record in records(result.stdout)] == ["b.txt"]


def test_fields_metadata_and_published_together(run, place):
    rows = ['{"nr": 7, "body": "AGF", "published": "2025-11-03"}', '{"nr": 8, "body": "OB"}']
    place("a.jsonl", "\n".join(rows))
    place("b.txt", "AaB")
    place("m.csv", "path,published,id\nb.txt,2024-02-03,b\nc.txt,2024-01-01,c\n")
    result = run(
        "a.jsonl", "b.txt", "--field", "id=nr", "--field", "text=body", "--metadata", "m.csv",
        "--published", "2023-01-01",
    )  # fmt: skip
    assert [(record["id"], record["published"]) for record in records(result.stdout)] == [
        ("7", "2025-11-03"), ("8", "2023-01-01"), ("b", "2024-02-03")
    ]  # fmt: skip
    assert result.stderr == "note: m.csv:3: c.txt: this row's file is not there\n"


def test_output_to_a_file(run, place, tmp_path):
    place("a.txt", STORY)
    place("b.txt", b"")
    result = run("a.txt", "b.txt", "--output", "ud/alle.jsonl")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines()[-1] == "1 annotated, 1 failed; see ud/alle.jsonl"
    [record] = records((tmp_path / "ud/alle.jsonl").read_text("utf-8"))
    assert record["id"] == "a.txt"
    [failure] = records((tmp_path / "ud/alle.failures.jsonl").read_text("utf-8"))
    assert (failure["path"], failure["error"]) == ("b.txt", "EmptyInputError")


def test_output_to_a_folder_inside_the_input_can_be_repeated(run, place, tmp_path):
    place("d/a.txt", "AGF")
    place("d/b/a.txt", "OB")
    for _ in range(2):
        assert run("d", "--output", "d/ud", "--quiet").exit_code == 0
        written = sorted((tmp_path / "d/ud").iterdir())
        assert [json.loads(path.read_text("utf-8"))["text"] for path in written] == ["AGF", "OB"]


def test_records_are_the_same_bytes_for_any_number_of_processes(run, place):
    stories = [STORY.replace("otte", str(n)) if n % 5 else "" for n in range(40)]
    place("a.jsonl", "".join(json.dumps({"text": text}) + "\n" for text in stories))
    one, two = run("a.jsonl"), run("a.jsonl", "--jobs", "2")
    assert one.stdout_bytes == two.stdout_bytes
    assert one.stderr == two.stderr
    assert len(records(one.stdout)) == 32


def test_a_table_is_for_people(run):
    result = run("-", "--format", "table", stdin=STORY)
    assert "Officielt: AGF fyrer cheftræneren" in result.stdout
    assert "Ole Brix" in result.stdout
    assert "Klubber" in result.stdout
    assert max(len(line) for line in result.stdout.splitlines()) <= 80


def test_quiet_still_tells_failures_where_no_file_takes_them(run, place):
    place("b.txt", b"")
    assert "EmptyInputError" in run("b.txt", "--quiet").stderr
    assert run("b.txt", "--quiet", "--output", "ud.jsonl").stderr == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--published", "i går"], "--published: 'i går' is no date"),
        (["--published", "2025-02-30"], "is no date"),
        (["--metadata", "borte.csv"], "borte.csv"),
        (["--metadata", "tom.csv"], "must name the columns"),
        (["--field", "text"], "maps no field"),
        (["--format", "xml"], "xml"),
        (["--format", "table", "--output", "ud.jsonl"], "--format table"),
        (["--input-format", "pdf"], "pdf"),
        (["--jobs", "0"], "--jobs"),
        (["--registry", "borte"], "borte"),
        (["--field", "text=a", "--field", "text=b"], "a second time"),
        (["--output", "a.txt"], "a.txt is one of the documents"),
        (["--output", "b.txt"], "ends in .jsonl"),
        (["--output", "anden.jsonl"], "anden.jsonl holds something other than records"),
        (["--output", ""], "the output has no name"),
        (["--output", "tom.csv/ud"], "tom.csv is a file, where a folder is needed"),
        (["--ukendt"], "--ukendt"),
    ],
)
def test_wrong_use_ends_with_2_and_says_what(run, place, tmp_path, arguments, said):
    place("a.txt", STORY)
    place("tom.csv", "")
    place("anden.jsonl", '{"text": "AGF"}')
    result = run("a.txt", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in " ".join(result.stderr.replace("│", " ").split())
    assert "Traceback" not in result.stderr
    assert (tmp_path / "a.txt").read_text("utf-8") == STORY
    assert (tmp_path / "anden.jsonl").read_text("utf-8") == '{"text": "AGF"}'


@pytest.mark.parametrize("name", ["d/a.txt", "d/b.jsonl"])
def test_an_input_inside_a_folder_is_not_replaced(run, place, tmp_path, name):
    place("d/a.txt", STORY)
    place("d/b.jsonl", '{"text": "AGF"}')
    before = (tmp_path / name).read_bytes()
    assert run("d", "--output", name).exit_code == 2
    assert (tmp_path / name).read_bytes() == before


def test_a_second_run_into_a_folder_says_that_the_first_ones_records_stay(run, place, tmp_path):
    place("a.txt", STORY)
    place("b.txt", STORY)
    assert "note: " not in run("a.txt", "--output", "o/ud.v2/").stderr
    assert "note: o/ud.v2 holds 1 .json file already" in run("b.txt", "--output", "o/ud.v2").stderr
    assert len(list((tmp_path / "o/ud.v2").glob("*.json"))) == 2


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_told(run, place, tmp_path):
    (tmp_path / "ud").mkdir(mode=0o500)
    result = run(place("a.txt", STORY), "--output", "ud")
    assert result.exit_code == 2
    assert "ud: cannot be written: Permission denied" in result.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such device")
def test_a_full_disk_is_told_without_a_traceback(run, place):
    result = run(place("a.txt", STORY), "--output", "/dev/full", "--quiet")
    assert result.exit_code == 2
    assert "/dev/full: cannot be written: No space left on device" in result.stderr
