"""The configuration with which brat shows and checks the project's annotations."""

from __future__ import annotations

from fodbold_ner.formats.corpus.relations import keys_of
from fodbold_ner.formats.events import FLAGS, choices
from fodbold_ner.ontology import ARGUMENT_LABELS, RELATIONS, Form, Label, Role

__all__ = ["annotation_conf"]


def annotation_conf() -> str:
    r"""Return the text of ``annotation.conf``, all of it derived from the ontology.

    Example:
        >>> annotation_conf().split("\n")[14].split(",")[0]
        '<OVERLAP>\tArg1:<ENTITY>'
    """
    entities = [*(label.value for label in Label), "evidence"]
    equivalent = "Equiv\tArg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive"
    overlap = "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>"
    forms = "|".join(form.value for form in Form)
    roles = "|".join(role.value for role in Role)
    attributes = [f"Form\tArg:<ENTITY>, Value:{forms}", f"Role\tArg:ROLE|<EVENT>, Value:{roles}"]
    attributes += [
        f"{key.capitalize()}\tArg:<EVENT>, Value:{'|'.join(values)}"
        for key, values in choices().items()
        if values and key != "role"
    ]
    attributes += [f"{flag.capitalize()}\tArg:<EVENT>" for flag in FLAGS]
    attributes.append("Whole\tArg:<EVENT>|evidence")
    sections = {
        "entities": entities,
        "relations": [equivalent, overlap],
        "events": [_event(kind.value) for kind in RELATIONS],
        "attributes": attributes,
    }
    return "\n".join(
        f"[{name}]\n" + "".join(f"{line}\n" for line in lines) for name, lines in sections.items()
    )


def _event(kind: str) -> str:
    spec = next(spec for spec in RELATIONS.values() if spec.type.value == kind)
    arguments = []
    for key in keys_of(spec.type):
        labels = ARGUMENT_LABELS.get("source" if key == "via" else key)
        if labels is not None:
            mark = "*" if key == "via" else "" if key in spec.required else "?"
            arguments.append(f"{key}{mark}:{'|'.join(sorted(label.value for label in labels))}")
    return f"{kind}\t{', '.join([*arguments, 'evidence*:evidence'])}"
