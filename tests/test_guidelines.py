"""The annotation guidelines keep their own rules: each worked example is a sound annotation.

An ``article`` block is a whole article, whose head may be left out; each row of a ``marked`` block
is a fragment with the labels of its mentions, or `no` where nothing is to be marked.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from fodbold_ner.formats.corpus import GoldArticle, read_article
from fodbold_ner.links.registry import Registry
from fodbold_ner.ontology import (
    ENTITY_LABELS,
    REGISTRY_PREFIX,
    ROLES,
    Form,
    Label,
    RelationType,
    ZoneKind,
)
from fodbold_ner.records import AnnotatedArticle, Mention
from fodbold_ner.tokens import find_dates, find_money

GUIDELINES = Path(__file__).parents[1] / "data" / "annotated" / "GUIDELINES.md"
TEXT = GUIDELINES.read_text(encoding="utf-8")
HEAD = "published: 2025-11-03\ngenre: dismissal\n\n"


def blocks(kind: str) -> list[tuple[int, str]]:
    """Return the fenced blocks of a kind, each with the number of its first row."""
    found = re.finditer(rf"^```{kind}\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    return [(TEXT.count("\n", 0, match.start(1)) + 1, match.group(1)) for match in found]


ARTICLES = blocks("article")
FRAGMENTS = [
    (line + index, *row.split(" | ", 1))
    for line, block in blocks("marked")
    for index, row in enumerate(block.splitlines())
]


@cache
def gold(line: int) -> GoldArticle:
    body = dict(ARTICLES)[line]
    head = "" if body.startswith("published:") else HEAD
    return read_article(head + body, name=f"row{line}", where=f"{GUIDELINES.name}+{line}")


def as_article(labels: str, fragment: str) -> str:
    """Make a fragment a whole file, its handles entities of the labels that its row names."""
    kinds = [] if labels == "no" else labels.split("+")
    handles: dict[str, str] = {}
    anonymous: set[str] = set()
    for tag in re.findall(r"\]\(([^)]*)\)", fragment):
        handle, _, form = tag.partition(" ")
        if handle in ("date", "money") or handle in {role.value for role in ROLES}:
            continue
        named = [kind for kind in kinds if kind in {label.value for label in ENTITY_LABELS}]
        handles.setdefault(handle, named[min(len(handles), len(named) - 1)])
        anonymous |= {handle} if form == "anonymous" else set()
    rows = [
        f"{handle} {label} anonymous" if handle in anonymous else f'{handle} {label} nil "{handle}"'
        for handle, label in handles.items()
    ]
    return "\n".join([f"{HEAD}body 1 | {fragment}", "---", *rows, "---", ""])


def overlaps(mentions: tuple[Mention, ...]) -> list[str]:
    ordered = sorted(mentions, key=lambda mention: mention.start)
    return [after.text for before, after in pairwise(ordered) if after.start < before.end]


@pytest.mark.parametrize("line", [line for line, _ in ARTICLES])
def test_each_article_is_read_and_no_mentions_overlap(line: int) -> None:
    assert overlaps(gold(line).record.mentions) == []


@pytest.mark.parametrize(("line", "labels", "fragment"), FRAGMENTS)
def test_each_fragment_holds_what_its_row_says(line: int, labels: str, fragment: str) -> None:
    where = f"{GUIDELINES.name}+{line}"
    record = read_article(as_article(labels, fragment), name="x", where=where).record
    said = set() if labels == "no" else set(labels.split("+"))
    assert {mention.label.value for mention in record.mentions} == said
    assert overlaps(record.mentions) == []


@pytest.mark.parametrize("label", list(Label))
def test_each_label_has_four_examples(label: Label) -> None:
    assert sum(label.value in labels.split("+") for _, labels, _ in FRAGMENTS) >= 4


@pytest.mark.parametrize("kind", list(RelationType))
def test_each_relation_has_four_examples(kind: RelationType) -> None:
    shown = [
        line for line, _ in ARTICLES if any(r.type is kind for r in gold(line).record.relations)
    ]
    assert len(shown) >= 4


def test_each_form_and_zone_is_shown_in_an_article() -> None:
    records = [gold(line).record for line, _ in ARTICLES]
    forms = {mention.form for record in records for mention in record.mentions}
    assert set(Form) - {Form.INITIALS} <= forms
    assert {zone.kind for record in records for zone in record.zones} == set(ZoneKind)


def test_the_table_of_roles_is_the_ontologys() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| ([^|]+) \|$", TEXT, re.MULTILINE))
    for code, spec in ROLES.items():
        assert rows[code.value].split(", ") == list(dict.fromkeys(spec.titles))


def test_ids_and_names_are_the_registrys_and_the_people_are_not() -> None:
    shipped = Registry.shipped()
    people = {
        name.text for entry in shipped if entry.id.startswith("fb:p:") for name in entry.names
    }
    for line, _ in ARTICLES:
        for entity in gold(line).record.entities:
            if entity.registry_id is None:
                assert entity.name not in people
            else:
                assert entity.registry_id.startswith(REGISTRY_PREFIX[entity.label])
                assert shipped[entity.registry_id].label_da == entity.name


TIMED = [gold(line).record for line, _ in ARTICLES] + [
    read_article(as_article(labels, fragment), name=f"row{line}", where="fragment").record
    for line, labels, fragment in FRAGMENTS
    if labels in ("DATE", "MONEY")
]


@pytest.mark.parametrize("record", TIMED, ids=lambda record: record.id)
def test_dates_and_sums_follow_the_systems_convention(record: AnnotatedArticle) -> None:
    marked = [
        (mention.start, mention.end, mention.edtf)
        for mention in record.mentions
        if mention.label is Label.DATE
    ]
    assert marked == [(m.start, m.end, m.edtf) for m in find_dates(record.text, record.published)]
    sums = [(m.start, m.end) for m in record.mentions if m.label is Label.MONEY]
    assert sums == [(m.start, m.end) for m in find_money(record.text)]


def test_the_last_example_is_a_whole_article() -> None:
    line, block = ARTICLES[-1]
    record = gold(line).record
    assert block.startswith("published:")
    assert len(record.text.split()) >= 150
    assert len({relation.type for relation in record.relations}) >= 7
