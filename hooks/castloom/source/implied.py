"""Passages that an editor marks as being about a concept that they do not name."""

from collections.abc import Iterator

from castloom.model.episode import Implied
from castloom.model.problem import Unreadable
from castloom.source.folder import Known
from castloom.source.record import Record
from castloom.source.values import basic
from castloom.source.values.passage import passage_address
from castloom.source.yamltext import Node

_IMPLIED = "{passage: p-3f9a2c71, concept: human-debt}"


def read_implied(record: Record, known: Known) -> tuple[Implied, ...]:
    """The marked passages; one that is marked twice with one concept is a problem."""
    return tuple(_once(record, record.each("implied", lambda node: _implied(node, known))))


def _implied(node: Node, known: Known) -> Implied:
    fields = basic.group(node, _IMPLIED, "passage", "concept")
    if "passage" not in fields.nodes or "concept" not in fields.nodes:
        raise Unreadable("needs passage and concept", f"write {_IMPLIED}")
    concept = basic.reference(known.concepts, "concept", "concepts")
    return Implied(passage_address(fields.nodes["passage"]), concept(fields.nodes["concept"]), node.line)


def _once(record: Record, marks: tuple[Implied, ...]) -> Iterator[Implied]:
    first: dict[tuple[str, str], Implied] = {}
    for mark in marks:
        before = first.setdefault((mark.passage, mark.concept), mark)
        if before is mark:
            yield mark
        else:
            message = f"marks {mark.passage} with {mark.concept}, as line {before.line} does"
            record.problems.error(record.path, mark.line, "implied", message, "remove one of the two")
