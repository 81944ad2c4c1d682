import pytest

from fodbold_ner.evaluation.conversion import READABLE, convert
from fodbold_ner.formats.corpus import read_article, read_corpus, write_article
from fodbold_ner.formats.corpus.relations import MODELS, keys_of
from fodbold_ner.formats.events import choices
from fodbold_ner.ontology import ARGUMENT_LABELS, RELATIONS, Label

HANDLES = {
    Label.PERSON: "brix", Label.CLUB: "agf", Label.NATIONAL_TEAM: "agf", Label.LEAGUE: "liga",
    Label.MEDIA: "bold", Label.AGENCY: "firma",
}  # fmt: skip
OPEN = {"season": "2024/25", "position": "4", "fee": '"15000000 DKK"'}
ROWS = """\
published: 2025-11-03
genre: transfer

body 1 | [Ole Brix](brix), [AGF](agf), [Ligaen](liga), [bold.dk](bold) og [Firmaet](firma).

---
brix PERSON nil "Ole Brix"
agf CLUB fb:c:000101 "AGF"
liga LEAGUE nil "Ligaen"
bold MEDIA nil "bold.dk"
firma AGENCY nil "Firmaet"

---
"""


def value_of(key: str) -> str:
    if key == "via":
        return "firma,bold"
    if key in ARGUMENT_LABELS:
        return HANDLES[min(ARGUMENT_LABELS[key])]
    return choices()[key][-1] if choices()[key] else OPEN.get(key, "2025-10/2026")


def full_rows() -> str:
    """Every type of relation, once with every key and flag, once with none but what it needs."""
    rows = ROWS
    for kind, spec in RELATIONS.items():
        model = MODELS[kind]
        needed = {key for key in keys_of(kind) if not _may_lack(model, key)} - {"via"}
        flags = "denied acting" if "acting" in spec.attributes else "denied"
        bare = [key for key in keys_of(kind) if key in needed or key in spec.one_of[:1]]
        for words, keys in ((f"reported {flags}", keys_of(kind)), ("expected", bare)):
            said = " ".join(f"{key}={value_of(key)}" for key in keys)
            rows += f'{kind} {words} {said}\n    1 "og"\n'
    return rows


def _may_lack(model, key):
    return "None" in str(model.model_fields[key].annotation)


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "source"
    folder.mkdir()
    gold = read_article(full_rows(), name="alt", where="alt.article")
    assert {relation.type for relation in gold.record.relations} == set(RELATIONS)
    (folder / "alt.article").write_text(write_article(gold), encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", READABLE)
def test_relations_of_every_type_survive_with_all_they_say(source, tmp_path, name):
    convert(source, tmp_path / "there", to=name)
    convert(tmp_path / "there", tmp_path / "back", to="corpus", from_=name)
    assert read_corpus([tmp_path / "back"]) == read_corpus([source])
