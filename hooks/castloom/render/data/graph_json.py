"""A graph as JSON-LD 1.1 (W3C), with its own context: readers ask no other server for one."""

import json
from collections.abc import Iterable
from typing import Any

from castloom.render.data.graph import PREFIXES, Flag, Iri, Node, Text, Value
from castloom.render.data.turtle import as_iri


def graph_json(nodes: Iterable[Node]) -> str:
    """The document, a node a line."""
    rows = ",\n".join(_written(_node(node)) for node in nodes)
    return f'{{"@context": {_written(PREFIXES)},\n"@graph": [\n{rows}\n]}}\n'


def _written(values: object) -> str:
    return json.dumps(values, ensure_ascii=False)


def _node(node: Node) -> dict[str, Any]:
    told = {fact.term: [_value(value) for value in fact.values] for fact in node.facts if fact.values}
    return {"@id": as_iri(node.name), "@type": node.kind, **told}


def _value(value: Value) -> Any:
    match value:
        case Iri(iri):
            return {"@id": as_iri(iri)}
        case Text(text, language):
            return {"@value": text, "@language": language} if language else text
        case Flag(flag):
            return flag
