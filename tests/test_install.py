"""What an installation finds: the base in a clone and in a wheel, and da_core_news_md if there."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import spacy

from fodbold_ner import ModelError
from fodbold_ner.base import base_path, find_base
from fodbold_ner.pipeline import load

ROOT = Path(__file__).parent.parent
WHEEL_LIMIT = 25_000_000


def run(code: str, *path: Path) -> str:
    """Run code in a fresh process that looks for packages at these places first."""
    environment = {"PYTHONPATH": ":".join(map(str, path)), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, cwd="/"
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_clone_finds_its_base() -> None:
    assert base_path() == ROOT / "models" / "da_fodbold_base"


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("build")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    done = subprocess.run([*command, str(ROOT)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


def test_the_wheel_is_small_enough(wheel: Path) -> None:
    assert wheel.stat().st_size <= WHEEL_LIMIT


def test_the_wheel_works_by_itself(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    code = (
        "import fodbold_ner\n"
        "from fodbold_ner.base import base_path\n"
        "record = fodbold_ner.annotate('Brøndby har fyret cheftræner Mads Tornhøj.', "
        "nlp=fodbold_ner.load(base_path()))\n"
        "print(base_path(), record.entities[0].registry_id, len(record.relations))"
    )
    found, linked, relations = run(code, tmp_path).rsplit(" ", 2)
    assert Path(found) == tmp_path / "fodbold_ner" / "models" / "da_fodbold_base"
    assert linked.startswith("fb:c:")
    assert relations == "2"
    assert (tmp_path / "fodbold_ner" / "models" / "NOTICE.md").is_file()


@pytest.fixture
def stand_in(tmp_path: Path) -> Path:
    """A package named da_core_news_md, as spaCy's own are laid out, around a blank pipeline."""
    package = tmp_path / "site" / "da_core_news_md"
    package.mkdir(parents=True)
    nlp = spacy.blank("da", meta={"name": "core_news_md", "version": "3.8.0"})
    nlp.add_pipe("sentencizer")
    nlp.to_disk(package / "da_core_news_md-3.8.0")
    shutil.copy(package / "da_core_news_md-3.8.0" / "meta.json", package / "meta.json")
    (package / "__init__.py").write_text(
        "from pathlib import Path\n"
        "from spacy.util import load_model_from_init_py\n"
        "__version__ = '3.8.0'\n"
        "def load(**overrides):\n"
        "    return load_model_from_init_py(__file__, **overrides)\n",
        encoding="utf8",
    )
    info = package.parent / "da_core_news_md-3.8.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: da_core_news_md\nVersion: 3.8.0\n")
    return package.parent


def test_da_core_news_md_is_taken_where_it_is_installed(stand_in: Path) -> None:
    code = (
        "import fodbold_ner\n"
        "nlp = fodbold_ner.load()\n"
        "record = fodbold_ner.annotate('AGF har fyret cheftræner Ole Brix.', nlp=nlp)\n"
        "print(record.made_by.base, nlp.pipe_names[0], len(record.relations))"
    )
    assert run(code, stand_in, ROOT / "src") == "da_core_news_md 3.8.0 sentencizer 2"


def test_the_base_that_ships_is_taken_where_it_is_not() -> None:
    if spacy.util.is_package("da_core_news_md"):
        pytest.skip("da_core_news_md is installed here")
    assert find_base() == base_path()


def test_the_base_has_its_components_and_labels() -> None:
    nlp = spacy.load(base_path())
    assert {"tok2vec", "morphologizer", "parser", "lemmatizer", "ner"} <= set(nlp.pipe_names)
    assert set(nlp.get_pipe("ner").labels) == {"PER", "LOC", "ORG", "MISC"}


def test_a_base_that_is_not_there_says_how_to_go_on() -> None:
    with pytest.raises(ModelError, match="da_nothing_here.*leave it out"):
        load("da_nothing_here")


def test_a_base_of_another_language_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "english")
    with pytest.raises(ModelError, match="'en'.*Danish"):
        load(tmp_path / "english")
