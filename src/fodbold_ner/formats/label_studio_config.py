"""The labeling configuration with which Label Studio shows the project's annotations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import quoteattr

from fodbold_ner.formats.events import FLAGS, choices
from fodbold_ner.ontology import ARGUMENT_LABELS, ENTITY_LABELS, RELATIONS, Form, Label, Role

__all__ = ["EVIDENCE", "FLAG", "MENTION", "RELATION", "TEXT", "WHOLE", "labeling_config"]

TEXT, MENTION, RELATION, FLAG = "text", "mention", "relation", "flag"
EVIDENCE, WHOLE = "evidence", "whole"


def labeling_config() -> str:
    """Return the configuration as XML, all of it derived from the ontology.

    Example:
        >>> labeling_config().splitlines()[1].strip()
        '<Style>.htx-text { white-space: pre-wrap; }</Style>'
    """
    kinds = [kind.value for kind in RELATIONS]
    arguments = [*ARGUMENT_LABELS, "via", EVIDENCE]
    rows = [
        "<View>",
        # Without it Label Studio trims spaces, and offsets shift.
        "  <Style>.htx-text { white-space: pre-wrap; }</Style>",
        *_tag("Labels", MENTION, "Label", Label),
        *_tag("Labels", RELATION, "Label", [*kinds, EVIDENCE]),
        "  <Relations>",
        *(f"    <Relation value={quoteattr(name)}/>" for name in arguments),
        "  </Relations>",
        f'  <Text name="{TEXT}" value="$text" granularity="symbol"/>',
        *_tag("Choices", "form", "Choice", Form, when=ENTITY_LABELS),
        *_tag("Choices", "role", "Choice", Role, when=[Label.ROLE]),
        *_area("entity", ENTITY_LABELS),
        *_area("edtf", [Label.DATE]),
        *_area("money", [Label.MONEY]),
    ]
    for key, values in choices().items():
        name = "relation_role" if key == "role" else key
        rows += _tag("Choices", name, "Choice", values, kinds) if values else _area(name, kinds)
    flags = [*FLAGS, WHOLE]
    rows += _tag("Choices", FLAG, "Choice", flags, [*kinds, EVIDENCE], "multiple")
    return "".join(f"{row}\n" for row in (*rows, "</View>"))


def _tag(
    tag: str,
    name: str,
    inner: str,
    values: Iterable[object],
    when: Iterable[object] | None = None,
    choice: str = "single",
) -> Iterator[str]:
    kind = f' choice="{choice}"' if tag == "Choices" else ""
    yield f'  <{tag} name="{name}" toName="{TEXT}"{kind}{_when(when)}>'
    yield from (f"    <{inner} value={quoteattr(str(value))}/>" for value in values)
    yield f"  </{tag}>"


def _area(name: str, when: Iterable[object]) -> Iterator[str]:
    shown = f'editable="true" maxSubmissions="1" placeholder="{name}"'
    yield f'  <TextArea name="{name}" toName="{TEXT}" {shown}{_when(when)}/>'


def _when(labels: Iterable[object] | None) -> str:
    """Show a question only while a region with one of these labels is selected."""
    if labels is None:
        return ""
    wanted = ",".join(map(str, labels))
    condition = f'whenTagName="{TEXT}" whenLabelValue="{wanted}"'
    return f' perRegion="true" visibleWhen="region-selected" {condition}'
