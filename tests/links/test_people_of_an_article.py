"""Who is who within one article."""

from __future__ import annotations

import pytest

from fodbold_ner.links.people import cluster_people


def clusters(names: list[str]) -> list[str]:
    text = ". ".join(names)
    mentions, offset = [], 0
    for name in names:
        mentions.append({"start": offset, "end": offset + len(name)})
        offset += len(name) + 2
    return [c.name for c in cluster_people(text, mentions, range(len(names)))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("names", "people"),
    [
        # The first of three names left out, before the full name and behind it
        (["Hvidkær Bro", "Lucas Hvidkær Bro"], ["Lucas Hvidkær Bro"]),
        (["Lucas Hvidkær Bro", "Hvidkær Bro", "Bro"], ["Lucas Hvidkær Bro"]),
        # The middle one left out
        (["Peter M. Skov", "Peter Skov"], ["Peter M. Skov"]),
        # Another first name, or another surname, is another person
        (["Lucas Hvidkær Bro", "Mads Bro"], ["Lucas Hvidkær Bro", "Mads Bro"]),
        (["Lucas Hvidkær Bro", "Hvidkær Holm"], ["Lucas Hvidkær Bro", "Hvidkær Holm"]),
    ],
)
def test_names_of_one_person_fall_together(names: list[str], people: list[str]) -> None:
    assert clusters(names) == people
