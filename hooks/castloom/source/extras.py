"""The keys of the podcast namespace that a show, an episode and a live stream have in common."""

from castloom.model.link import Link
from castloom.model.podcasting import Extras, License, Location
from castloom.model.problem import Unreadable
from castloom.source.record import Record
from castloom.source.values import address, basic
from castloom.source.yamltext import Node, Text


def read_extras(record: Record) -> Extras:
    """What a record says under the namespace's own names."""
    return Extras(
        funding=record.each("funding", _funding),
        locations=record.each("location", _location),
        license=record.get("license", _license, None),
    )


def _funding(node: Node) -> Link:
    funding = address.link(node)
    if len(funding.title) > 128:
        raise Unreadable("the title has more than 128 characters", "shorten it (podcast namespace)")
    return Link(funding.title, address.https(Text(funding.url, 0)))


def _location(node: Node) -> Location:
    return Location(basic.plain(128)(node))


def _license(node: Node) -> License:
    return License(basic.plain(128)(node))
