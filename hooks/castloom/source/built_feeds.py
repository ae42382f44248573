"""The feeds that a build has left in the site, by what stands at their top."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_LINK = "{http://www.w3.org/2005/Atom}link"
_ARCHIVE = "{http://purl.org/syndication/history/1.0}archive"


@dataclass(frozen=True)
class BuiltFeed:
    """A feed document: where it lies, its published address, its hub ("" if it names none), and its date as it has it.

    `address` and `hub` are its `atom:link` of rel `self` and `hub` (WebSub).
    """

    path: Path
    address: str
    hub: str
    updated: str


def built_feeds(site: Path) -> list[BuiltFeed]:
    """Every feed in the site's folder without the archives, which never change; the show's own comes first."""
    main = site / "feed.xml"
    paths = [main, *sorted(site.rglob("feed.xml")), *sorted(site.glob("feed/*.xml"))]
    found = (_read(path) for path in dict.fromkeys(paths) if path.is_file())
    return [feed for feed in found if feed is not None]


def _read(path: Path) -> BuiltFeed | None:
    """None for an archive, and for what is no feed."""
    links: dict[str, str] = {}
    updated = ""
    for element in _top(path):
        if element.tag == _ARCHIVE:
            return None
        if element.tag == _LINK:
            links.setdefault(element.get("rel", ""), element.get("href", ""))
        elif element.tag == "lastBuildDate":
            updated = element.text or ""
    return BuiltFeed(path, links["self"], links.get("hub", ""), updated) if links.get("self") else None


def _top(path: Path) -> Iterator[ET.Element]:
    """The elements before the first item: after it may be thousands of episodes."""
    with path.open("rb") as file, suppress(ET.ParseError):
        for event, element in ET.iterparse(file, ("start", "end")):
            if element.tag == "item":
                return
            if event == "end":
                yield element
