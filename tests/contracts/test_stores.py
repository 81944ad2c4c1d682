"""A pipeline over a store on disk does what one over the same registry in memory does."""

from __future__ import annotations

import multiprocessing
import pickle
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from tests.links.made import club, write

import fodbold_ner
from fodbold_ner.base import base_path
from fodbold_ner.errors import RegistryError
from fodbold_ner.links.build import build
from fodbold_ner.links.index import index_of
from fodbold_ner.links.registry import Registry
from fodbold_ner.links.store import Store
from fodbold_ner.ontology import Label

EXAMPLES = sorted(Path("examples/articles").glob("*.txt"))
SLIPS = (
    "Vejle Bolklub og FC Nordsjæland henter Kasper Schmeichl. Hedens Drenge vinder pokalfinalen."
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build([], tmp_path_factory.mktemp("store") / "shipped.sqlite").path


@pytest.fixture(scope="module")
def stored(path: Path) -> Language:
    return fodbold_ner.load(base_path(), registry=path)


def plain(nlp: Language, text: str) -> dict[str, Any]:
    record = fodbold_ner.annotate(text, published="2025-11-03", nlp=nlp)
    return record.model_dump(mode="json", exclude={"made_by"})


@pytest.mark.parametrize("text", [SLIPS, *(e.read_text("utf-8") for e in EXAMPLES)])
def test_it_annotates_as_the_registry_in_memory_does(
    nlp: Language, stored: Language, text: str
) -> None:
    assert plain(stored, text) == plain(nlp, text)


def test_records_are_stamped_with_the_version_of_the_store(stored: Language, path: Path) -> None:
    record = fodbold_ner.annotate("AGF vandt.", nlp=stored)
    with Store(path) as store:
        assert record.made_by.registry == store.version


def test_it_is_saved_as_where_it_lies(stored: Language, path: Path, tmp_path: Path) -> None:
    stored.to_disk(tmp_path / "saved")
    size = sum(f.stat().st_size for f in (tmp_path / "saved/fodbold_links").iterdir())
    assert size < 1000
    again = spacy.load(tmp_path / "saved")
    assert plain(again, SLIPS) == plain(stored, SLIPS)


def test_a_saved_pipeline_tells_a_store_that_is_gone_or_another(tmp_path: Path) -> None:
    place = build([], tmp_path / "a.sqlite").path
    blank = spacy.blank("da")
    blank.add_pipe("fodbold", config={"registry": str(place)})
    blank.to_disk(tmp_path / "saved")
    data = Store(place).to_bytes()
    place.unlink()
    with pytest.raises(RegistryError, match="no such file"):
        Store.from_bytes(data)
    build([], place, base=[write(tmp_path / "one.jsonl", club())])
    with pytest.raises(RegistryError, match="put that store back"):
        spacy.load(tmp_path / "saved")


@pytest.mark.parametrize("copied", [lambda s: s, lambda s: pickle.loads(pickle.dumps(s))])
def test_threads_and_forked_processes_share_it(path: Path, copied: Any) -> None:
    store = copied(Store(path))
    assert store.exact(Label.CLUB, "Vejle Boldklub")
    with ThreadPoolExecutor(2) as pool:
        hits = list(pool.map(lambda _: store.exact(Label.CLUB, "Vejle Boldklub"), range(4)))
    assert len({tuple(hit) for hit in hits}) == 1
    with multiprocessing.get_context("fork").Pool(2) as processes:
        assert processes.map(_AskStore(store), ["Vejle Boldklub", "AGF"]) == [1, 2]


class _AskStore:
    def __init__(self, store: Store) -> None:
        self.store = store

    def __call__(self, name: str) -> int:
        return len(self.store.exact(Label.CLUB, name))


def test_two_processes_give_what_one_gives(stored: Language) -> None:
    articles = [fodbold_ner.Article(id=str(n), text=SLIPS) for n in range(4)]
    docs = [fodbold_ner.make_doc(stored, article) for article in articles]
    one = [doc._.fodbold for doc in stored.pipe(docs)]
    docs = [fodbold_ner.make_doc(stored, article) for article in articles]
    assert [doc._.fodbold for doc in stored.pipe(docs, n_process=2, batch_size=2)] == one


def test_nothing_is_layered_over_a_store(path: Path, tmp_path: Path) -> None:
    layer = write(tmp_path / "ours.jsonl", club())
    with pytest.raises(RegistryError, match="build it with your layers"):
        fodbold_ner.load(base_path(), registry=[path, layer])


def test_a_store_is_no_layer(path: Path) -> None:
    with pytest.raises(RegistryError, match=r"shipped.sqlite: a store, and no layer"):
        Registry.load(path)


def test_a_closed_store_says_so(path: Path) -> None:
    store = Store(path)
    store.close()
    with pytest.raises(RegistryError, match="this store is closed"):
        store.get("fb:c:000101")


@pytest.fixture(scope="module")
def both(path: Path) -> Iterator[tuple[Any, Any]]:
    with Store(path) as store:
        yield index_of(Registry.shipped()), index_of(store)


@pytest.mark.parametrize(
    ("label", "name"),
    [
        (Label.CLUB, "Vejle Bolklub"),
        (Label.CLUB, "Vejle"),
        (Label.CLUB, "Hedens Drengr"),
        (Label.LEAGUE, "Superligaenn"),
        (Label.PERSON, "Kasper Schmeichl"),
        (Label.MEDIA, "Tipsbladeet"),
        (Label.CLUB, "Intet der ligner"),
    ],
)
def test_near_names_are_the_same_in_memory_and_on_disk(
    both: tuple[Any, Any], label: Label, name: str
) -> None:
    memory, disk = both
    assert memory.fuzzy(label, name) == disk.fuzzy(label, name)
    assert memory.team_of("DEN") == disk.team_of("DEN") == "Danmark"
