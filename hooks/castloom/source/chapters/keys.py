"""A chapter's keys: those of JSON chapters (podcast namespace), and `concept`. Every format is read by way of them."""

import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from castloom.model.episode import Chapter
from castloom.model.podcasting import Location
from castloom.model.problem import Unreadable
from castloom.source.folder import Known
from castloom.source.podcasting import place
from castloom.source.record import Record
from castloom.source.values import address, basic, length
from castloom.source.yamltext import Node

KEYS = ("startTime", "title", "concept", "url", "img", "toc", "endTime", "location")
LONGEST_TITLE = 128
_PLACE = '{name: Lund, geo: "geo:55.7047,13.1910"}'
_title = basic.plain(LONGEST_TITLE)


@dataclass(frozen=True)
class Named:
    """What a chapter may name: the pages there are, the files of the show, and the site's own address."""

    known: Known
    root: Path
    site_url: str

    def concept_at(self, url: str) -> str:
        """The id of the concept whose page is at an address, or ""."""
        id_ = url.removeprefix(f"{self.site_url}concepts/").removesuffix("/")
        return id_ if url != id_ and id_ in self.known.concepts else ""


def chapter(named: Named, example: str) -> Callable[[Record], Chapter | None]:
    """Reads one chapter; None, and a problem, without a time or, unless it is hidden (`toc: false`), a title.

    A `url` that is a concept's page names that concept. `example` is a chapter that would do.
    """

    def read(record: Record) -> Chapter | None:
        in_toc = record.get("toc", basic.flag, True)
        start = record.need("startTime", length.duration, None, example)
        title = record.need("title", _title, "", example) if in_toc else record.get("title", _title, "")
        url = record.get("url", address.https, "")
        at_concept = named.concept_at(url)
        made = Chapter(
            start=start or timedelta(),
            title=title,
            concept=record.get("concept", _concept(named), at_concept),
            url="" if at_concept else url,
            image=record.get("img", _picture(named.root), ""),
            end=record.get("endTime", _end(start), None),
            in_toc=in_toc,
            location=record.group("location", _location, None, _PLACE),
            path=record.path,
            line=record.fields.line,
        )
        return made if start is not None and (title or not in_toc) else None

    return read


def _concept(named: Named) -> Callable[[Node], str]:
    return basic.reference(named.known.concepts, "concept", "concepts")


def _end(start: timedelta | None) -> Callable[[Node], timedelta]:
    def convert(node: Node) -> timedelta:
        end = length.duration(node)
        if start is not None and end <= start:
            raise Unreadable("is not after startTime", "correct it, or remove it")
        return end

    return convert


def _picture(root: Path) -> Callable[[Node], str]:
    """A picture beside the episodes, which is published as it lies, or an https address."""

    def convert(node: Node) -> str:
        src = address.image(root, "episodes")(node).src
        if "://" not in src and posixpath.dirname(src) != "episodes":
            raise Unreadable(f"{src} does not lie in episodes/", "put the picture there, beside the episodes")
        return src

    return convert


def _location(record: Record) -> Location | None:
    """JSON chapters: a place needs both its name and where it is."""
    name = record.need("name", basic.plain(128), "", _PLACE)
    geo = record.need("geo", place.geo, "", _PLACE)
    osm = record.get("osm", place.osm, "")
    return Location(name=name, geo=geo, osm=osm) if name and geo else None
