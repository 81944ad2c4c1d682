"""Gold articles of every shape that a file can hold, for hypothesis, and those of the fixtures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from fodbold_ner.formats.corpus import ANNOTATION, GoldArticle, read_corpus
from fodbold_ner.ontology import Form, Genre, Label, Role, ZoneKind

ARTICLES = Path(__file__).parent / "articles"


def fixtures() -> list[GoldArticle]:
    return read_corpus([ARTICLES])


ODD = "[]()\\|+#\"'=- \t\r\u00a0\u00ad\u2028\u200b\u030a\ufeff\U000e0067\x00æ🏴1aA"
CHARACTERS = st.sampled_from(ODD) | st.characters(
    exclude_categories=["Cs"], exclude_characters="\n"
)
WORDS = st.text(CHARACTERS, min_size=1, max_size=12)
INNER = WORDS.map(str.strip).filter(bool)
BLANK = st.text(st.sampled_from(" \u00a0\t\u2003\r"), max_size=3)
NAMED = {"e-club": Label.CLUB, "e-person": Label.PERSON, "e-league": Label.LEAGUE}
UNNAMED = "e-unnamed"
EDTF = st.sampled_from([None, "2024", "2024-11", "2018-22", "2024-12~", "2024/..", "../2024-11-03"])


@st.composite
def sentences(draw: st.DrawFn) -> list[tuple[str, dict[str, Any] | None]]:
    """A sentence as pieces, some of them mentions; neither edge is white space."""
    pieces = draw(
        st.lists(st.tuples(WORDS, st.none()) | st.tuples(INNER, marks()), min_size=1, max_size=4)
    )
    text = "".join(words for words, _ in pieces)
    first, last = pieces[0], pieces[-1]
    if text != text.strip() or not text:
        pieces = [
            ("x", None),
            first,
            *pieces[1:-1],
            *([last] if len(pieces) > 1 else []),
            ("x", None),
        ]
    return pieces


@st.composite
def marks(draw: st.DrawFn) -> dict[str, Any]:
    kind = draw(st.sampled_from(["name", "unnamed", "role", "date", "money"]))
    if kind == "name":
        entity = draw(st.sampled_from(sorted(NAMED)))
        form = draw(st.sampled_from([form for form in Form if form is not Form.ANONYMOUS]))
        return {"label": NAMED[entity], "form": form, "entity": entity}
    if kind == "unnamed":
        form = draw(st.sampled_from([Form.ANONYMOUS, Form.DESCRIPTOR]))
        return {"label": Label.CLUB, "form": form, "entity": UNNAMED}
    if kind == "role":
        return {"label": Label.ROLE, "role": draw(st.sampled_from(Role))}
    if kind == "date":
        return {"label": Label.DATE, "edtf": draw(EDTF)}
    amount = draw(st.none() | st.integers(0, 10**9))
    return {"label": Label.MONEY, "amount": amount, "currency": None if amount is None else "DKK"}


@st.composite
def golds(draw: st.DrawFn) -> GoldArticle:
    text, zones, spans, mentions = "", [], [], []
    lines = draw(st.lists(st.lists(sentences(), max_size=3), min_size=1, max_size=4))
    while lines and not lines[0]:
        del lines[0]
    while lines and not lines[-1]:
        del lines[-1]
    lines = lines or [[[("x", None)]]]
    for number, line in enumerate(lines):
        text += "\n" if number else ""
        start = len(text)
        kind = draw(st.sampled_from(ZoneKind))
        for sentence in line:
            text += draw(BLANK)
            begin = len(text)
            for words, mark in sentence:
                if mark is not None:
                    span = {"start": len(text), "end": len(text) + len(words), "text": words}
                    mentions.append({"form": None, "entity": None, **mark, **span, "zone": kind})
                text += words
            spans.append((begin, len(text)))
        text += draw(BLANK)
        if line:
            zones.append({"kind": kind, "start": start, "end": len(text)})
    return _gold(draw, text, zones, spans, mentions)


def _gold(draw: st.DrawFn, text: str, zones: Any, spans: Any, mentions: Any) -> GoldArticle:
    used = list(dict.fromkeys(m["entity"] for m in mentions if m["entity"]))
    ids = {entity: f"e{number}" for number, entity in enumerate(used, 1)}
    names = {entity: draw(INNER) for entity in NAMED}
    entities = []
    for entity in used:
        fields: dict[str, Any] = {"id": ids[entity], "score": 1.0, "candidates": []}
        if entity == UNNAMED:
            league = names["e-league"] if "e-league" in used else None
            country = draw(st.sampled_from([None, "GER"]))
            fields |= {"label": Label.CLUB, "name": None, "registry_id": None, "xref": {},
                       "why": "anonymous", "league": league, "country": country}  # fmt: skip
        else:
            xref = draw(st.dictionaries(st.sampled_from(["wikidata", "dbu"]), INNER))
            fields |= {"label": NAMED[entity], "name": names[entity], "registry_id": None,
                       "xref": xref, "why": "annotated"}  # fmt: skip
        entities.append(fields)
    return GoldArticle.model_validate(
        {
            "genre": draw(st.sampled_from(Genre)),
            "record": {
                "id": "a1",
                "published": "2025-11-03",
                "url": None,
                "text": text,
                "made_by": ANNOTATION,
                "zones": zones,
                "mentions": [
                    {**m, "id": f"m{n}", "entity": ids.get(m["entity"])}
                    for n, m in enumerate(mentions, 1)
                ],
                "entities": entities,
                "relations": _relations(draw, text, zones, spans, ids),
            },
            "sentences": spans,
            "handles": {ids[entity]: entity for entity in used},
        }
    )


def _relations(draw: st.DrawFn, text: str, zones: Any, spans: Any, ids: Any) -> list[Any]:
    """No relation, or one whose triggers may be any words of its sentences."""
    told = [
        span for span in spans
        if all(zone["kind"].carries_relations for zone in zones
               if zone["start"] <= span[0] < zone["end"])
    ]  # fmt: skip
    if not told or not {"e-club", "e-person"} <= ids.keys():
        return []
    evidence = []
    for start, end in sorted(draw(st.sets(st.sampled_from(told), min_size=1))):
        cuts = st.tuples(st.integers(start, end), st.integers(start, end)).map(sorted).map(tuple)
        whole = cuts.filter(lambda cut: bool(w := text[cut[0] : cut[1]]) and w == w.strip())
        evidence.append(
            {"start": start, "end": end, "trigger": sorted(draw(st.sets(whole, max_size=2)))}
        )
    return [
        {
            "id": "r1", "type": "contract", "person": ids["e-person"], "club": ids["e-club"],
            "event": "signed", "until": draw(EDTF), "certainty": "reported",
            "polarity": draw(st.sampled_from(["affirmed", "denied"])), "source": ids["e-club"],
            "via": [ids["e-person"]], "time": None, "score": 1.0, "evidence": evidence,
        }
    ]  # fmt: skip
