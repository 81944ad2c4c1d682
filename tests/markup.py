"""A strict reader of text with its mentions marked: `[Wind](PERSON) skifter til [FCK](CLUB)`.

A tag is a label, and after a colon, where a row cares, the form of a name (`CLUB:abbreviation`) or
the code of a role (`ROLE:head_coach`). Square brackets stand for nothing but mentions; round ones
are free wherever no mention ends.
"""

from __future__ import annotations

from dataclasses import dataclass

from fodbold_ner.ontology import ENTITY_LABELS, Form, Label, Role

_DETAILS: dict[Label, frozenset[str]] = {
    **{label: frozenset(form.value for form in Form) for label in ENTITY_LABELS},
    Label.ROLE: frozenset(role.value for role in Role),
}


class MarkupError(ValueError):
    """Markup that cannot be read; the message shows where."""


@dataclass(frozen=True)
class Span:
    """A marked mention, in offsets of the text without its markup; a detail is a form or a role."""

    start: int
    end: int
    label: Label
    detail: str | None = None


def parse(markup: str) -> tuple[str, list[Span]]:
    """Return the text without its markup, and the marked spans in text order.

    Raises:
        MarkupError: A bracket has no partner, a mention is empty, begins or ends in a space, holds
            another or has no tag, or a tag is no label, form or role code that there is.

    Example:
        >>> text, spans = parse("[FCK](CLUB:abbreviation)-[træner](ROLE)")
        >>> text, [text[span.start : span.end] for span in spans]
        ('FCK-træner', ['FCK', 'træner'])
    """
    text = ""
    spans: list[Span] = []
    position = 0
    while position < len(markup):
        opening = markup.find("[", position)
        plain = markup[position:] if opening < 0 else markup[position:opening]
        if "]" in plain:
            raise _fault(markup, position + plain.index("]"), "a ']' closes no mention")
        text += plain
        if opening < 0:
            break
        mention, label, detail, position = _read_mention(markup, opening)
        spans.append(Span(len(text), len(text) + len(mention), label, detail))
        text += mention
    return text, spans


def _read_mention(markup: str, opening: int) -> tuple[str, Label, str | None, int]:
    """Read the mention that opens here; the last value is where reading goes on."""
    closing = markup.find("]", opening)
    if closing < 0:
        raise _fault(markup, opening, "this '[' is never closed")
    mention = markup[opening + 1 : closing]
    if "[" in mention:
        raise _fault(markup, opening, "a mention within a mention")
    if not mention.strip() or mention != mention.strip():
        raise _fault(markup, opening, "a mention is empty, or begins or ends in a space")
    if not markup.startswith("(", closing + 1):
        raise _fault(markup, opening, "a mention without a tag in round brackets")
    end = markup.find(")", closing)
    if end < 0:
        raise _fault(markup, closing + 1, "this '(' is never closed")
    label, detail = _read_tag(markup, closing + 2, markup[closing + 2 : end])
    return mention, label, detail, end + 1


def _read_tag(markup: str, start: int, tag: str) -> tuple[Label, str | None]:
    name, colon, detail = tag.partition(":")
    if name not in {label.value for label in Label}:
        raise _fault(markup, start, f"{name!r} is no label")
    label = Label(name)
    if not colon:
        return label, None
    if detail not in _DETAILS.get(label, ()):
        raise _fault(markup, start, f"{detail!r} is no form or role code for {name}")
    return label, detail


def _fault(markup: str, offset: int, what: str) -> MarkupError:
    return MarkupError(f"{what}, at {offset}: …{markup[max(0, offset - 20) : offset + 20]}…")
