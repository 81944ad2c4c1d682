"""The registry and its loader: layers, redirects, bytes, and every fault named with its line."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.links.made import NAME, club, person, tenure, write

from fodbold_ner.errors import RegistryError
from fodbold_ner.links.registry import Registry
from fodbold_ner.links.schema import AutoLink, Entity, EntityType, Gender, Level, Name, NameKind

FAULTS = {
    "broken JSON": ('{"id": "fb:c:900002", ', "no JSON object"),
    "no object": ('["fb:c:900002"]', "no JSON object"),
    "no object, retracted": ('["retracted"]', "no JSON object"),
    "broken and retracted": ('{"retracted": tru', "no JSON object"),
    "unknown field": (club(2, nickname="x"), "nickname: unknown field"),
    "unknown field of a name": (club(2, names=[{**NAME, "tekst": "x"}]), "names[0].tekst: unknown"),
    "missing field": (club(2, label_da=...), "label_da: missing; add it"),
    "unknown type": (club(2, type="team"), "type: unknown code 'team'; use one of 'person'"),
    "unknown kind": (club(2, names=[{**NAME, "kind": "nick"}]), "names[0].kind: unknown code"),
    "unknown link": (club(2, names=[{**NAME, "auto_link": "yes"}]), "names[0].auto_link: unknown"),
    "unknown xref": (club(2, xref={"fifa": "1"}), "xref.fifa: unknown field"),
    "bad wikidata": (club(2, xref={"wikidata": "123"}), "xref.wikidata: '123' does not look like"),
    "bad country": (club(2, country="DK"), "country: 'DK' does not look like a FIFA country code"),
    "bad language": (club(2, names=[{**NAME, "lang": "Danish"}]), "names[0].lang: 'Danish'"),
    "bad id": (club(2, id="fb:c:12"), "id: 'fb:c:12' does not look like an id"),
    "id of another type": (club(2, id="fb:p:000002"), "the id of a club starts with fb:c:"),
    "duplicate id": (club(1), "the id fb:c:000001 stands on line 1 already"),
    "no names": (club(2, names=[]), "names: empty; give at least one name"),
    "empty name": (club(2, names=[{**NAME, "text": ""}]), "names[0].text: '' is empty"),
    "name with white space": (club(2, names=[{**NAME, "text": " X"}]), "white space at its edges"),
    "no gender": (club(2, gender=...), "a club needs gender and level"),
    "date in words": (club(2, active_from="sommeren 2024"), "active_from: 'sommeren 2024' is no d"),
    "month that is none": (club(2, active_until="2024-13"), "active_until: '2024-13' is no date"),
    "day that is none": (person(2, dob="1999-02-29"), "dob: '1999-02-29' is no date; write a year"),
    "team with roles": (club(2, roles=[tenure(org=None)]), "roles and dob are for people"),
    "years in the wrong order": (club(2, active_from="2001", active_until="2000"), "after their e"),
    "name in the wrong order": (
        club(2, names=[{**NAME, "valid_from": "2024-07", "valid_until": "2024-06-30"}]),
        "names[0]: the dates of 'Prøveby IF' start at 2024-07",
    ),
    "role in the wrong order": (
        person(2, roles=[tenure(org=None, valid_from="2025", valid_until="2024-12")]),
        "roles[0]: the dates as head_coach start at 2025",
    ),
    "unknown role": (person(2, roles=[tenure(role="boss")]), "roles[0].role: unknown code 'boss'"),
    "unknown status": (person(2, roles=[tenure(status="sure")]), "roles[0].status: unknown code"),
    "unknown org": (person(2, roles=[tenure(org="fb:c:000404")]), "roles[0].org: no entity fb:c:"),
    "retracts nothing": ({"id": "fb:c:000404", "retracted": True}, "nothing before this row"),
    "retracts no id": ({"retracted": True}, "id: missing; add it"),
    "retracts with an unknown field": (
        {"id": "fb:c:000001", "retracted": True, "merged_in": "fb:c:000002"},
        "merged_in: unknown field",
    ),
    "merged into nothing": (
        {"id": "fb:c:000009", "retracted": True, "merged_into": "fb:c:000404"},
        "merged_into: no entity fb:c:000404",
    ),
    "merged into itself": (
        {"id": "fb:c:000009", "retracted": True, "merged_into": "fb:c:000009"},
        "merged_into: goes in a circle, fb:c:000009 → fb:c:000009; merge",
    ),
}


@pytest.mark.parametrize(("row", "what"), FAULTS.values(), ids=FAULTS.keys())
def test_a_bad_row_is_named_with_its_line(
    tmp_path: Path, row: dict[str, Any] | str, what: str
) -> None:
    path = write(tmp_path / "mine.jsonl", club(1), "", row)
    with pytest.raises(RegistryError) as caught:
        Registry.load([path])
    (fault,) = caught.value.faults
    assert fault.startswith(f"{path}:3: ")
    assert what in fault


def test_all_bad_rows_of_all_files_are_named_at_once(tmp_path: Path) -> None:
    one = write(tmp_path / "one.jsonl", club(1), club(2, names=[]), "{", club(3, level="b"))
    two = write(tmp_path / "two.jsonl", club(4, country="Danmark"))
    with pytest.raises(RegistryError) as caught:
        Registry.load([one, two, tmp_path / "gone.jsonl"])
    places = [fault.rpartition(".jsonl")[0] for fault in caught.value.faults]
    assert len(places) == 5
    assert f"{one}:2: names: empty; give at least one name" in caught.value.faults
    assert f"{tmp_path / 'gone.jsonl'}: no such file or folder; mend the path" in str(caught.value)


def test_every_fault_of_a_row_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "mine.jsonl", club(1, country="dk", names=[], level="b"))
    with pytest.raises(RegistryError) as caught:
        Registry.load(path)
    assert len(caught.value.faults) == 3


def test_a_file_that_is_no_utf8_is_a_fault_and_no_traceback(tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_bytes(json.dumps(club(1), ensure_ascii=False).encode("latin-1") + b"\n")
    with pytest.raises(RegistryError, match=r"mine\.jsonl:1: is no UTF-8"):
        Registry.load(path)


def test_an_empty_folder_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(RegistryError, match=r"holds no \*\.jsonl"):
        Registry.load(tmp_path)


def test_later_files_correct_and_retract_earlier_ones(tmp_path: Path) -> None:
    base = tmp_path / "base"
    base.mkdir()
    write(base / "clubs.jsonl", club(2), club(1), club(3))
    write(base / "people.jsonl", person(1, roles=[tenure(org="fb:c:000002")]))
    mine = write(
        tmp_path / "mine.jsonl",
        club(1, label_da="Nyt Navn"),
        {**club(3), "retracted": True},
        {**club(4), "retracted": False},
    )
    registry = Registry.load([base, mine])
    assert [entity.id for entity in registry] == [
        "fb:c:000001", "fb:c:000002", "fb:c:000004", "fb:p:000001",
    ]  # fmt: skip
    assert registry["fb:c:000001"].label_da == "Nyt Navn"
    assert "fb:c:000003" not in registry
    assert registry.get("fb:c:000003") is None
    with pytest.raises(KeyError, match="fb:c:000003"):
        registry["fb:c:000003"]


def test_a_role_at_a_retracted_club_is_a_fault_where_it_stands(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", club(1), person(1, roles=[tenure(org="fb:c:000001")]))
    mine = write(tmp_path / "b.jsonl", {"id": "fb:c:000001", "retracted": True})
    with pytest.raises(RegistryError, match=r"a\.jsonl:2: roles\[0\]\.org: no entity fb:c:000001"):
        Registry.load([path, mine])


def test_a_merged_id_goes_on_finding_its_entity(tmp_path: Path) -> None:
    merge = {"id": "fb:c:000001", "retracted": True, "merged_into": "fb:c:000002"}
    again = {"id": "fb:c:000002", "retracted": True, "merged_into": "fb:c:000003"}
    coach = person(1, roles=[tenure(org="fb:c:000001")])
    rows = write(tmp_path / "a.jsonl", club(1), club(2), club(3), coach)
    registry = Registry.load([rows, write(tmp_path / "b.jsonl", merge, again)])
    assert registry["fb:c:000001"] is registry["fb:c:000003"]
    assert len(registry) == 2
    assert Registry.from_bytes(registry.to_bytes())["fb:c:000001"].id == "fb:c:000003"
    reborn = Registry.load([tmp_path / "a.jsonl", tmp_path / "b.jsonl", tmp_path / "a.jsonl"])
    assert reborn["fb:c:000001"].id == "fb:c:000001"


def test_ids_that_are_merged_in_a_ring_are_a_fault(tmp_path: Path) -> None:
    ring = [
        {"id": f"fb:c:00000{a}", "retracted": True, "merged_into": f"fb:c:00000{b}"}
        for a, b in ((1, 2), (2, 1))
    ]
    with pytest.raises(
        RegistryError, match="merged_into: goes in a circle, fb:c:000001 → fb:c:000002"
    ):
        Registry.load(write(tmp_path / "a.jsonl", club(3), *ring))


def test_the_version_is_of_the_content_not_of_the_files(tmp_path: Path) -> None:
    apart = [write(tmp_path / f"{n}.jsonl", club(n)) for n in (2, 1)]
    together = write(tmp_path / "both.jsonl", club(1), club(2))
    versions = {Registry.load(apart).version, Registry.load(together).version}
    assert len(versions) == 1
    assert len(versions.pop()) == 12
    changed = write(tmp_path / "c.jsonl", club(1), club(2, label_da="Andet"))
    assert Registry.load(changed).version != Registry.load(together).version


def test_two_entities_with_one_id_are_refused() -> None:
    entity = Entity.model_validate(club(1))
    with pytest.raises(RegistryError, match="fb:c:000001: two entities have this id"):
        Registry([entity, entity])


def test_registries_and_their_rows_cannot_be_changed(tmp_path: Path) -> None:
    registry = Registry.load(write(tmp_path / "a.jsonl", club(1)))
    with pytest.raises(AttributeError):
        registry.version = "2"  # type: ignore[misc]
    with pytest.raises(ValueError, match="frozen"):
        registry["fb:c:000001"].label_da = "x"


@pytest.mark.parametrize("data", [b"", b"{}\n", b"\x00\xff\n", b'{"format": "other"}\n'])
def test_bytes_of_something_else_are_refused(data: bytes) -> None:
    with pytest.raises(RegistryError, match="bytes:1: no registry"):
        Registry.from_bytes(data)


def test_a_fault_in_bytes_has_its_line(tmp_path: Path) -> None:
    data = Registry.load(write(tmp_path / "a.jsonl", club(1), club(2))).to_bytes()
    with pytest.raises(RegistryError, match="bytes:3: country"):
        Registry.from_bytes(data[:-200] + data[-200:].replace(b'"DEN"', b'"xx"'))


names = st.builds(
    Name,
    text=st.text(min_size=1).map(str.strip).filter(bool),
    kind=st.sampled_from(NameKind),
    auto_link=st.sampled_from(AutoLink),
    valid_from=st.none() | st.dates().map(str),
)
entities = st.builds(
    Entity,
    id=st.integers(0, 99).map("fb:c:{:06d}".format),
    type=st.just(EntityType.CLUB),
    label_da=st.text(min_size=1).map(str.strip).filter(bool),
    label=st.none(),
    country=st.none() | st.just("DEN"),
    gender=st.sampled_from(Gender),
    level=st.sampled_from(Level),
    active_from=st.none(),
    active_until=st.none(),
    dob=st.none(),
    names=st.lists(names, min_size=1, max_size=3).map(tuple),
    roles=st.just(()),
    prov=st.just(()),
)


@given(st.lists(entities, max_size=5, unique_by=lambda entity: entity.id))
def test_bytes_and_pickles_give_back_the_same_registry(rows: list[Entity]) -> None:
    registry = Registry(rows)
    data = registry.to_bytes()
    for copy in (Registry.from_bytes(data), pickle.loads(pickle.dumps(registry))):
        assert copy == registry
        assert copy.version == registry.version
        assert [*copy] == sorted(rows, key=lambda entity: entity.id)
        assert copy.to_bytes() == data
