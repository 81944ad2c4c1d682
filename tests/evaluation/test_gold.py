import json

import pytest
from tests.conftest import club_row

from fodbold_ner.evaluation.gold import resolve
from fodbold_ner.formats.corpus import read_article
from fodbold_ner.links.registry import Registry

ROWS = """\
published: 2025-11-03
genre: preview

body 1 | [A](a) [B](b)

---
a CLUB {what}
b MEDIA nil "B" wikidata=Q7
---
"""


@pytest.fixture
def registry(tmp_path):
    rows = [
        {**club_row(900001, "A"), "xref": {"wikidata": "Q1", "dbu": "1"}},
        {**club_row(900002, "B"), "xref": {"wikidata": "Q2", "dbu": "2"}},
        {**club_row(900003, "C"), "xref": {"dbu": "2", "wikidata": "Q7"}},
        {"id": "fb:c:900009", "retracted": True, "merged_into": "fb:c:900001"},
    ]
    path = tmp_path / "clubs.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return Registry.load(path)


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ('fb:c:900001 "A"', "fb:c:900001"),
        ('fb:c:900009 "A"', "fb:c:900001"),
        ('fb:c:900002 "A" wikidata=Q1', "fb:c:900002"),
        ('fb:c:999999 "A"', None),
        ('fb:c:999999 "A" wikidata=Q1', "fb:c:900001"),
        ('fb:c:999999 "A" wikidata=Q9 dbu=1', "fb:c:900001"),
        ('fb:c:999999 "A" wikidata=Q1 dbu=1', "fb:c:900001"),
        ('fb:c:999999 "A" wikidata=Q1 dbu=2', None),
        ('fb:c:999999 "A" dbu=2', None),
        ('nil "A" wikidata=Q2', "fb:c:900002"),
        ('nil "A"', None),
    ],
)
def test_an_id_is_what_the_registry_makes_of_it(registry, what, expected):
    rows = ROWS.format(what=what)
    gold = read_article(rows, name="a1", where="a1.article")
    before = gold.model_dump()
    resolved = resolve(gold, registry)
    club, medium = resolved.record.entities
    assert club.registry_id == expected
    assert medium.registry_id is None, "an outside id of another type of entity is no match"
    assert gold.model_dump() == before
    assert resolve(resolved, registry) == resolved


def test_an_anonymous_entity_stays_unlinked(registry):
    rows = ROWS.format(what="anonymous").replace("(a)", "(a anonymous)")
    gold = read_article(rows, name="a1", where="a1.article")
    assert resolve(gold, registry) == gold
