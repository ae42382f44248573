"""A graph as Turtle (RDF 1.1 Turtle, W3C)."""

import re
from collections.abc import Iterable
from urllib.parse import quote

from castloom.render.data.graph import PREFIXES, Flag, Iri, Node, Text, Value

# What the grammar does not take as it is, within quotation marks and within <…>.
_IN_TEXT = re.compile(r'[\x00-\x1f"\\\x7f]')
_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')


def turtle(nodes: Iterable[Node]) -> str:
    """The document, a fact a line."""
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    return prefixes + "".join(map(_node, nodes))


def _node(node: Node) -> str:
    told = [f"{fact.term} {', '.join(map(_value, fact.values))}" for fact in node.facts if fact.values]
    return f"\n{_iri(node.name)}\n    " + " ;\n    ".join([f"a {node.kind}", *told]) + " .\n"


def _value(value: Value) -> str:
    match value:
        case Iri(iri):
            return _iri(iri)
        case Text(text, language):
            return f'"{_text(text)}"' + (f"@{language}" if language else "")
        case Flag(flag):
            return "true" if flag else "false"


def _text(text: str) -> str:
    return _IN_TEXT.sub(lambda sign: _ESCAPES.get(sign[0], f"\\u{ord(sign[0]):04X}"), text)


def _iri(iri: str) -> str:
    return f"<{as_iri(iri)}>"


def as_iri(address: str) -> str:
    """The address with percent signs for what no IRI may hold (RFC 3987)."""
    return _IN_IRI.sub(lambda sign: quote(sign[0]), address)


_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
