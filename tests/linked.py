"""Linked data as other people's readers see it, without a network: `from tests.linked import graph, scripts`."""

import json
from pathlib import Path
from typing import Any

from lxml.html import HtmlElement
from pyld import jsonld
from rdflib import Graph

SCHEMA = "https://schema.org/"
_NAMES = ("url", "sameAs", "image", "webFeed", "contentUrl", "license")
# What schema.org's own context says of the terms that are used: all are its own, and some values are names.
_CONTEXT = {"@vocab": SCHEMA, **{name: {"@id": SCHEMA + name, "@type": "@id"} for name in _NAMES}}


def _load(address: str, _: object) -> dict[str, Any]:
    assert address.rstrip("/") == "https://schema.org", f"asks for {address}"
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": address,
            "document": {"@context": _CONTEXT}}  # fmt: skip


def scripts(page: HtmlElement) -> list[Any]:
    """What a page's head tells, as it is written."""
    return [json.loads(script.text) for script in page.xpath("//head/script[@type='application/ld+json']")]


def graph(data: Any) -> Graph:
    """JSON-LD as a graph, by way of pyld."""
    quads = jsonld.to_rdf(data, {"format": "application/n-quads", "documentLoader": _load})
    return Graph().parse(data=quads, format="nt")


def expanded(data: Any) -> list[dict[str, Any]]:
    """JSON-LD with every term written out; terms that nobody defines are gone."""
    return list(jsonld.expand(data, {"documentLoader": _load}))


def turtle(path: Path) -> Graph:
    return Graph().parse(path, format="turtle")
