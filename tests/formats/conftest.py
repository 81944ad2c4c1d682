from pathlib import Path

import pytest

from fodbold_ner.records import AnnotatedArticle


@pytest.fixture
def record() -> AnnotatedArticle:
    path = Path(__file__).parents[1] / "annotated_article.json"
    return AnnotatedArticle.model_validate_json(path.read_bytes())
