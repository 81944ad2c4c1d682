"""A record as a table for people, in Danish, for a terminal of 80 columns or more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from rich.console import Group
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from fodbold_ner.cli.danish import CERTAINTIES, LABELS, TYPES, date_words, money_words
from fodbold_ner.cli.phrases import entity_name, phrase
from fodbold_ner.ontology import ENTITY_LABELS, Certainty, Label, Polarity, ZoneKind
from fodbold_ner.records import AnnotatedArticle, DateMention, Mention, MoneyMention, Relation

__all__ = ["render"]

_LONGEST_TITLE = 200
_CERTAINTY_STYLES = {
    Certainty.ASSERTED: "green",
    Certainty.REPORTED: "cyan",
    Certainty.EXPECTED: "yellow",
    Certainty.SPECULATED: "magenta",
}


def render(article: AnnotatedArticle) -> Group:
    """Return a record as something that a rich console prints.

    First what the article is, then its relations, a row each, then the names and the rest of what
    it mentions, a row a label. What stands only in headlines of other stories comes last.
    """
    head = Text(_title(article), style="bold")
    published = date_words(article.published.isoformat()) if article.published else "uden dato"
    origin = Text(f"{article.id} · {published}", style="dim")
    relations = _relation_table(article) if article.relations else Text("Ingen relationer.")
    mentions = _mention_table(article)
    return Group(Rule(style="dim"), head, origin, Text(), relations, Text(), mentions)


def _title(article: AnnotatedArticle) -> str:
    """Return the headline, else how the text begins, on one line."""
    headlines = [zone for zone in article.zones if zone.kind is ZoneKind.HEADLINE]
    if headlines:
        text = article.text[headlines[0].start : headlines[0].end]
    else:
        text = article.text.strip()[: _LONGEST_TITLE * 2].split("\n", 1)[0]
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST_TITLE else words[: _LONGEST_TITLE - 1] + "…"


def _relation_table(article: AnnotatedArticle) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False, expand=True)
    table.add_column(width=11, style="bold")
    table.add_column(ratio=3, overflow="fold")
    table.add_column(ratio=2, overflow="fold")
    for relation in article.relations:
        said = Text(phrase(relation, article))
        if relation.polarity is Polarity.DENIED:
            said.stylize("strike")
        table.add_row(TYPES[relation.type], said, _standing(relation, article))
    return table


def _standing(relation: Relation, article: AnnotatedArticle) -> Text:
    """Say how sure a relation is, when it happens and who says so."""
    parts = [Text(CERTAINTIES[relation.certainty], style=_CERTAINTY_STYLES[relation.certainty])]
    if relation.polarity is Polarity.DENIED:
        parts.insert(0, Text("afvist", style="bold red"))
    if relation.time:
        parts.append(Text(date_words(relation.time)))
    if relation.source:
        parts.append(Text(f"kilde {entity_name(article, relation.source)}"))
    parts += [Text(f"via {entity_name(article, speaker)}") for speaker in relation.via]
    return Text(", ").join(parts)


def _mention_table(article: AnnotatedArticle) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(width=11, style="bold")
    table.add_column(overflow="fold")
    story = [mention for mention in article.mentions if mention.zone.carries_relations]
    counts = Counter(mention.entity for mention in story)
    for label in ENTITY_LABELS:
        names = [
            _entity_text(article, entity.id, counts[entity.id])
            for entity in article.entities
            if entity.label is label and (counts[entity.id] or _is_argument(article, entity.id))
        ]
        _add_row(table, LABELS[label], names)
    for label in (Label.ROLE, Label.DATE, Label.MONEY):
        said = Counter(_said(mention) for mention in story if mention.label is label)
        _add_row(table, LABELS[label], [Text(_times(words, n)) for words, n in said.items()])
    elsewhere = [
        Text(entity_name(article, entity.id), style="dim")
        for entity in article.entities
        if not counts[entity.id] and not _is_argument(article, entity.id)
    ]
    _add_row(table, "I links", elsewhere)
    return table


def _add_row(table: Table, title: str, parts: Iterable[Text]) -> None:
    joined = Text(", ").join(parts)
    if joined:
        table.add_row(title, joined)


def _is_argument(article: AnnotatedArticle, entity_id: str) -> bool:
    return any(entity_id in relation.arguments().values() for relation in article.relations)


def _entity_text(article: AnnotatedArticle, entity_id: str, count: int) -> Text:
    """Return a name, how often it stands in the story, and its id in the registry."""
    text = Text(_times(entity_name(article, entity_id), count))
    registry_id = article.entity(entity_id).registry_id
    return text.append(f" {registry_id}", style="dim") if registry_id else text


def _times(words: str, count: int) -> str:
    return f"{words} ×{count}" if count > 1 else words


def _said(mention: Mention) -> str:
    """Return a role, date or sum as the text has it, and what it stands for."""
    words = " ".join(mention.text.split())
    if isinstance(mention, DateMention) and mention.edtf and mention.edtf != words:
        return f"{words} ({date_words(mention.edtf)})"
    if isinstance(mention, MoneyMention) and mention.amount is not None:
        return f"{words} ({money_words(mention.amount, mention.currency)})"
    return words.lower()
