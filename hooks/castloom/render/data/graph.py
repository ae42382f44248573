"""Data as a graph: nodes with a name, and what they say of others; to be written as JSON-LD or Turtle (RDF 1.1)."""

from typing import NamedTuple


class Iri(NamedTuple):
    """The name of a node or of anything else, which is an address."""

    value: str


class Text(NamedTuple):
    """A text, and the language it is in, or ""."""

    value: str
    language: str = ""


class Flag(NamedTuple):
    """Yes or no."""

    value: bool


Value = Iri | Text | Flag


class Fact(NamedTuple):
    """What a node says under a term such as `skos:broader`."""

    term: str
    values: tuple[Value, ...]


class Node(NamedTuple):
    """A thing of a kind, such as `skos:Concept`. Facts without a value say nothing."""

    name: str
    kind: str
    facts: tuple[Fact, ...]


PREFIXES = {
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
