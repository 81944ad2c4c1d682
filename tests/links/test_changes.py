"""What differs between two registries."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.links.made import NAME, club, person, tenure, write

from fodbold_ner.links.changes import diff, lost_ids
from fodbold_ner.links.registry import Registry

PROV = {"source": "a", "ref": "b"}
JOB = tenure(valid_from="2020")
AB = {**NAME, "text": "AB"}


def registry(folder: Path, *rows: dict[str, Any]) -> Registry:
    return Registry.load(write(folder / "r.jsonl", club(900001), *rows))


@pytest.mark.parametrize(
    ("before", "after", "fields"),
    [
        (club(1), club(1, country="SWE"), [("country", "DEN", "SWE")]),
        (club(1), club(1, label="X"), [("label", None, "X")]),
        (club(1, active_from="1900"), club(1), [("active_from", "1900", None)]),
        (
            club(1, xref={"uefa": "1"}),
            club(1, xref={"uefa": "2", "dbu": "3"}),
            [("xref.uefa", "1", "2"), ("xref.dbu", None, "3")],
        ),
        (club(1), club(1, names=[NAME, AB]), [("name 'AB'", None, "official, da, always")]),
        (club(1, names=[NAME, AB]), club(1), [("name 'AB'", "official, da, always", None)]),
        (
            club(1),
            club(1, names=[{**NAME, "auto_link": "never", "prov": PROV}]),
            [
                ("name 'Prøveby IF': auto_link", "always", "never"),
                ("name 'Prøveby IF': source", None, "a · b"),
            ],
        ),
        (club(1, names=[NAME, AB]), club(1, names=[AB, NAME]), []),
        (
            person(1, roles=[JOB]),
            person(1, roles=[{**JOB, "valid_until": "2024"}]),
            [("role head_coach at fb:c:900001: valid_until", None, "2024")],
        ),
        (
            person(1, roles=[JOB]),
            person(1, roles=[JOB, {**JOB, "org": None}]),
            [("role head_coach", None, "2020, confirmed")],
        ),
        (club(1), club(1, prov=[PROV]), [("source a, b", None, "")]),
    ],
)
def test_each_field_that_changed_is_told_before_and_after(
    tmp_path: Path,
    before: dict[str, Any],
    after: dict[str, Any],
    fields: list[tuple[str, str | None, str | None]],
) -> None:
    changes = diff(registry(tmp_path, before), registry(tmp_path, after))
    told = [(f.field, f.before, f.after) for change in changes for f in change.fields]
    assert told == fields
    assert [(c.id, c.kind.value) for c in changes] == [(before["id"], "changed")] * bool(fields)


REDIRECT = {"id": "fb:c:000001", "retracted": True, "merged_into": "fb:c:900001"}


@pytest.mark.parametrize(
    ("before", "after", "kind", "into", "lost"),
    [
        ([], [club(1)], "added", None, []),
        ([club(1)], [], "removed", None, ["fb:c:000001"]),
        ([club(1)], [REDIRECT], "merged", "fb:c:900001", []),
        ([], [REDIRECT], "merged", "fb:c:900001", []),
        ([REDIRECT], [], "removed", None, ["fb:c:000001"]),
        ([REDIRECT], [club(1)], "added", None, []),
    ],
    ids=["added", "removed", "merged", "merged unseen", "redirect gone", "born again"],
)
def test_what_happened_to_an_id_and_whether_it_is_lost(
    tmp_path: Path,
    before: list[dict[str, Any]],
    after: list[dict[str, Any]],
    kind: str,
    into: str | None,
    lost: list[str],
) -> None:
    old, new = registry(tmp_path, *before), registry(tmp_path, *after)
    (change,) = diff(old, new)
    assert (change.id, change.kind, change.into) == ("fb:c:000001", kind, into)
    assert change.label == "Prøveby IF"
    assert lost_ids(old, new) == lost


def test_a_merge_that_stands_is_no_change_and_a_longer_way_is_not_lost(tmp_path: Path) -> None:
    old = registry(tmp_path, club(2), {**REDIRECT, "merged_into": "fb:c:000002"})
    assert diff(old, old) == []
    onwards = {"id": "fb:c:000002", "retracted": True, "merged_into": "fb:c:900001"}
    new = registry(tmp_path, onwards, {**REDIRECT, "merged_into": "fb:c:000002"})
    assert lost_ids(old, new) == []
    assert [(change.id, change.kind) for change in diff(old, new)] == [("fb:c:000002", "merged")]


def test_the_registry_does_not_differ_from_itself_written_out(tmp_path: Path) -> None:
    (tmp_path / "out.jsonl").write_bytes(Registry.shipped().to_jsonl())
    assert diff(Registry.shipped(), Registry.load(tmp_path / "out.jsonl")) == []
