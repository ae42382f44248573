"""Feeds as tests look at them: `from tests.built_feeds import feed_of, one, text`."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import etree, html

from tests.shows import EPISODE, build, text_of

NAMES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "atom": "http://www.w3.org/2005/Atom",
    "fh": "http://purl.org/syndication/history/1.0",
    "psc": "http://podlove.org/simple-chapters",
    "spotify": "http://www.spotify.com/ns/rss",
}
STEM = EPISODE.removesuffix(".md")
LOW_WATER = text_of(EPISODE)


@dataclass(frozen=True)
class Feed:
    """A feed as bytes and as XML."""

    source: bytes

    @cached_property
    def root(self) -> etree._Element:
        return etree.fromstring(self.source)

    @property
    def items(self) -> list[etree._Element]:
        return self.root.findall("channel/item")

    @property
    def item(self) -> etree._Element:
        (only,) = self.items
        return only

    def titled(self, title: str) -> etree._Element:
        (found,) = (item for item in self.items if text(item, "title") == title)
        return found

    @property
    def channel(self) -> etree._Element:
        return one(self.root, "channel")


def feed_of(show: Path, *flags: str) -> Feed:
    """Build the show; its feed."""
    built = build(show, *flags)
    assert built.exit_code == 0, built.output
    return Feed((show / "site" / "feed.xml").read_bytes())


def one(parent: etree._Element, name: str) -> etree._Element:
    """The element of this name, of which there is exactly one."""
    found = parent.findall(name, NAMES)
    assert len(found) == 1, f"{len(found)} of {name}"
    return found[0]


def text(parent: etree._Element, name: str) -> str:
    return one(parent, name).text or ""


def attributes(element: etree._Element) -> dict[str, str]:
    return {str(key): str(value) for key, value in element.items()}


def words_of(content: str) -> str:
    return " ".join(html.fragment_fromstring(content, create_parent="div").text_content().split())


def headed(text_: str, **keys: str) -> str:
    """The text of a page with further keys, or other values for keys it has."""
    for key, value in keys.items():
        line = f"{key}: {value}"
        text_, found = re.subn(rf"^{key}: .*$", lambda _: line, text_, flags=re.MULTILINE)  # noqa: B023
        text_ = text_ if found else text_.replace("---\n", f"---\n{line}\n", 1)
    return text_


def options(**keys: str) -> str:
    """The correct show's settings with further options of the show."""
    return text_of("mkdocs.yml") + "".join(f"      {key}: {value}\n" for key, value in keys.items())
