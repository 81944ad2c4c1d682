"""A pipeline without a model: it makes a record of any text, and fails where it is told to."""

import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import Pipe
from spacy.tokens import Doc

from fodbold_ner import extensions
from fodbold_ner.records import Article

MADE_BY = {"package": "test 0", "pipeline": "test 0", "base": "test 0", "registry": "test"}


@pytest.fixture
def make_doc():
    def make(nlp: Language, article: Article) -> Doc:
        if "UNREADABLE" in article.text:
            raise RuntimeError("cannot make a Doc of it")
        doc = nlp.make_doc(article.text)
        published = article.published and article.published.isoformat()
        data = {"id": article.id, "published": published, "url": article.url}
        data |= {"original": None, "offsets": [], "made_by": MADE_BY}
        data |= {"zones": [["body", 0, len(article.text)]], "mentions": [], "entities": []}
        extensions.set_data(doc, data | {"relations": []})
        return doc

    return make


def fail(doc):
    if "BROKEN" in doc.text:
        raise RuntimeError(f"broken: {doc.text}")
    return doc


class Handled(Pipe):
    """Fails as spaCy's own components do: the error handler is asked."""

    def __init__(self):
        pass

    def __call__(self, doc):
        return fail(doc)


class Batched(Handled):
    """Fails with its whole batch, as a trained component does."""

    def __call__(self, doc):
        try:
            return fail(doc)
        except RuntimeError as error:
            self.get_error_handler()("batched", self, [doc], error)
            return doc

    def pipe(self, stream, *, batch_size=128):
        for docs in spacy.util.minibatch(stream, batch_size):
            try:
                yield from [fail(doc) for doc in docs]
            except RuntimeError as error:
                self.get_error_handler()("batched", self, docs, error)


class Unhandled(Handled):
    """Fails as a careless component does: the error ends the stream."""

    def pipe(self, stream, *, batch_size=128):
        for doc in stream:
            yield fail(doc)


class Unsound(Handled):
    """Leaves data that make no sound record."""

    def __call__(self, doc):
        if "BROKEN" in doc.text:
            data = extensions.data_of(doc)
            extensions.set_data(doc, {**data, "published": "broken: i går"})
        return doc


COMPONENTS = {
    "function": fail, "handled": Handled(), "batched": Batched(), "unhandled": Unhandled(),
    "unsound": Unsound(),
}  # fmt: skip


@pytest.fixture(params=COMPONENTS)
def breaking(request):
    """Return a pipeline with a component that fails where a text says BROKEN."""
    nlp = spacy.blank("da")
    Language.component("test_fail", func=COMPONENTS[request.param])
    nlp.add_pipe("test_fail")
    return nlp


@pytest.fixture
def blank():
    return spacy.blank("da")
