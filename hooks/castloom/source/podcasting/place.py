"""Places: podcast:location."""

import re

from castloom.model.podcasting import Location
from castloom.model.problem import Unreadable, nearest
from castloom.source.record import Record
from castloom.source.values import basic, vocabulary
from castloom.source.yamltext import Node

LOCATION = '{name: "Lund, Sweden", geo: "geo:55.7047,13.1910", osm: R375499, country: se}'
_RELATIONS = ("subject", "creator")
_NUMBER = r"-?\d{1,3}(?:\.\d+)?"
_GEO = re.compile(
    rf"(geo:)?({_NUMBER}),\s*({_NUMBER})((?:,-?\d+(?:\.\d+)?)?(?:;[A-Za-z0-9-]+(?:=[^\s;]+)?)*)", re.IGNORECASE
)
_OSM = re.compile(r"[NWR]\d+(?:#\d+)?")


def location(record: Record) -> Location:
    """A place: its name, what it is to the episode, and where it is on the map."""
    return Location(
        name=record.need("name", basic.plain(128), "", LOCATION),
        rel=record.get("rel", _relation, "subject"),
        geo=record.get("geo", geo, ""),
        osm=record.get("osm", osm, ""),
        country=record.get("country", vocabulary.country, ""),
    )


def _relation(node: Node) -> str:
    typed = basic.text(node)
    if typed.lower() not in _RELATIONS:
        hint = nearest(typed, _RELATIONS) or "write subject (what it is about) or creator (where it was made)"
        raise Unreadable(f'"{typed}" is not what a place can be', hint)
    return typed.lower()


def geo(node: Node) -> str:
    """A geo URI (RFC 5870): `geo:` with latitude and longitude in degrees, perhaps a height and parameters."""
    typed = basic.text(node)
    match = _GEO.fullmatch(typed)
    if match is None:
        raise Unreadable(f'"{typed}" is not a geo address', 'write latitude and longitude as in "geo:55.7047,13.1910"')
    written = f"geo:{match[2]},{match[3]}{match[4]}"
    if abs(float(match[2])) > 90 or abs(float(match[3])) > 180:
        raise Unreadable(
            f"{written} is not on Earth", "write the latitude (-90 to 90) first, then the longitude (-180 to 180)"
        )
    if typed != written:
        raise Unreadable(f'"{typed}" is not a geo address', f'write "{written}" (RFC 5870)')
    return typed


def osm(node: Node) -> str:
    """OpenStreetMap's N, W or R (node, way, relation) and its number; perhaps `#` and a version."""
    typed = basic.text(node)
    if not _OSM.fullmatch(typed.upper()):
        raise Unreadable(f'"{typed}" is no place of OpenStreetMap', "write N, W or R and the number, as in R113314")
    return typed.upper()
