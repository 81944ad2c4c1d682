"""The command as its own process: what it imports, where it ends, and the pipes around it."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

COMMAND = [sys.executable, "-m", "fodbold_ner.cli"]
HEAVY = {"spacy", "thinc", "numpy", "trafilatura", "rapidfuzz", "pandas", "fodbold_ner.records"}


def call(*arguments, **settings):
    return subprocess.run(
        [*COMMAND, *arguments], capture_output=True, encoding="utf-8", timeout=120, **settings
    )


@pytest.mark.parametrize(
    "command", [[], ["annotate"], ["info"], ["schema"], ["registry"], ["registry", "search"]]
)
def test_help_imports_nothing_heavy(command):
    code = (
        "import sys; sys.argv[1:] = sys.argv[1:] + ['--help']\n"
        "from fodbold_ner.cli.__main__ import main\n"
        "try: main()\n"
        "except SystemExit as end: print('exit', end.code)\n"
        "print(*sys.modules, file=sys.stderr)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, *command], capture_output=True, encoding="utf-8", timeout=60
    )
    assert "Usage: " in result.stdout
    assert result.stdout.endswith("exit 0\n")
    imported = set(result.stderr.split())
    assert "fodbold_ner.cli.app" in imported
    assert not imported & HEAVY


def test_a_text_goes_in_and_a_record_comes_out():
    result = call("annotate", "-", "--published", "2025-11-03", input="AGF har fyret Ole Brix.\n")
    assert (result.returncode, result.stderr) == (0, "")
    record = json.loads(result.stdout)
    assert record["text"] == "AGF har fyret Ole Brix.\n"
    assert record["mentions"]


@pytest.fixture
def many(tmp_path):
    row = json.dumps({"text": "AGF slog OB i Aarhus. " * 50}) + "\n"
    (tmp_path / "a.jsonl").write_text(row * 200)
    return tmp_path


def start(folder, *arguments, **settings):
    return subprocess.Popen(
        [*COMMAND, "annotate", "a.jsonl", *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=folder, encoding="utf-8", **settings,
    )  # fmt: skip


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_reader_that_has_seen_enough_ends_it_in_silence(many, jobs):
    with start(many, "--jobs", jobs) as process:
        first = process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""
        process.wait(30)
    assert json.loads(first)["id"] == "a.jsonl:1"


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such signals")
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(
    ("number", "group", "code"),
    [(signal.SIGINT, True, 130), (signal.SIGINT, False, 130), (signal.SIGTERM, False, 143)],
)
def test_an_interrupt_ends_it_and_says_how_far_it_came(many, jobs, number, group, code):
    output = many / "ud.jsonl"
    # A shell starts what it runs in the background with interrupts ignored, and so they stay.
    heeding = {"preexec_fn": lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)}
    process = start(
        many, "--jobs", jobs, "--output", str(output), start_new_session=True, **heeding
    )
    deadline = time.monotonic() + 60
    while not (output.exists() and output.stat().st_size) and time.monotonic() < deadline:
        time.sleep(0.1)
    (os.killpg if group else os.kill)(process.pid, number)
    _, said = process.communicate(timeout=30)
    assert process.returncode == code, said
    written = output.read_text("utf-8").splitlines()
    assert f"stopped: {len(written)} annotated, 0 failed so far; see {output}" in said
    assert "Traceback" not in said
    assert 0 < len(written) < 200
    assert json.loads(written[-1])["id"] == f"a.jsonl:{len(written)}"
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


def test_the_version_is_told():
    result = call("--version")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("fodbold-ner ")


def test_output_is_utf_8_whatever_the_terminal_says():
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    result = call("annotate", "-", input="Brøndby slog AaB.", env=environment)
    assert (result.returncode, result.stderr) == (0, "")
    assert json.loads(result.stdout)["text"] == "Brøndby slog AaB."


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["annotate", "-", "--base", "da_findes_ikke"], "da_findes_ikke"),
        (["info", "--base", "da_findes_ikke"], "da_findes_ikke"),
        (["annotate"], ""),
        (["annotatér"], "annotatér"),
    ],
)
def test_what_is_missing_is_told_without_a_traceback(arguments, said):
    result = call(*arguments, input="AGF")
    assert result.returncode == 2
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_a_registry_with_faults_names_each(tmp_path):
    rows = '{"id": "fb:c:900001"}\n{\n{"id": "fb:c:900002", "label_da": "Brøndby"}\n'
    (tmp_path / "egne.jsonl").write_bytes(rows.encode("latin-1"))
    result = call("annotate", "-", "--registry", str(tmp_path / "egne.jsonl"), input="AGF")
    assert result.returncode == 2
    assert "egne.jsonl:1" in result.stderr
    assert "egne.jsonl:2" in result.stderr
    assert "egne.jsonl:3: is no UTF-8; save it as UTF-8" in result.stderr
    assert "Traceback" not in result.stderr


def test_info_tells_versions_and_places():
    result = call("info")
    assert (result.returncode, result.stderr) == (0, "")
    told = dict(line.split(maxsplit=1) for line in result.stdout.splitlines())
    assert told["package"].startswith("fodbold_ner ")
    assert {"base", "registry", "pipeline", "spaCy", "Python"} <= told.keys()
    for stage in ("fodbold_mentions", "fodbold_links", "fodbold_relations"):
        assert f"component {stage}" in result.stdout
