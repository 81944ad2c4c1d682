from pathlib import Path

import pytest
from typer.testing import CliRunner

from fodbold_ner.cli.app import app
from fodbold_ner.records import AnnotatedArticle


@pytest.fixture
def record() -> AnnotatedArticle:
    path = Path(__file__).parents[1] / "annotated_article.json"
    return AnnotatedArticle.model_validate_json(path.read_bytes())


@pytest.fixture
def run(nlp, tmp_path, monkeypatch):
    """Return what runs a command in an empty folder, over a pipeline that is loaded once."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("fodbold_ner.cli.annotate.load", lambda base, registry: nlp)

    def invoke(*arguments, stdin=None):
        return CliRunner().invoke(app, ["annotate", *arguments], input=stdin)

    return invoke


@pytest.fixture
def place(tmp_path):
    def write(name, data):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
        return name

    return write
