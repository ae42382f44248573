"""Elements of a feed by the usual short names, whatever prefix the feed gives to a namespace."""

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

# By address without scheme and slash at the end, in small letters: hosts write these in several ways.
_NAMESPACES = {
    "": "",
    "backend.userland.com/rss2": "",
    "www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "podcastindex.org/namespace/1.0": "podcast",
    "github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md": "podcast",
    "purl.org/rss/1.0/modules/content": "content",
    "www.w3.org/2005/atom": "atom",
    "podlove.org/simple-chapters": "psc",
    "www.google.com/schemas/play-podcasts/1.0": "googleplay",
    "purl.org/dc/elements/1.1": "dc",
    "www.spotify.com/ns/rss": "spotify",
}


class Elements:
    """The children of an element by short names such as `title` and `itunes:image`."""

    def __init__(self, parent: etree._Element) -> None:
        self._found: dict[str, list[etree._Element]] = {}
        for child in parent:
            if isinstance(child.tag, str):
                self._found.setdefault(short_name(child.tag), []).append(child)

    def all(self, name: str) -> list[etree._Element]:
        return self._found.get(name, [])

    def first(self, name: str) -> etree._Element | None:
        return next(iter(self.all(name)), None)

    def text(self, *names: str) -> str:
        """The first text that is not empty, of all elements of these names in turn."""
        texts = (text_of(element) for name in names for element in self.all(name))
        return next((text for text in texts if text), "")

    def attribute(self, name: str, attribute: str) -> str:
        """The first value that is not empty, of this attribute of all elements of the name."""
        values = (value_of(element, attribute) for element in self.all(name))
        return next((value for value in values if value), "")

    def of(self, prefix: str) -> Iterator[tuple[str, etree._Element]]:
        """Name without prefix and element, for all of one namespace."""
        for name, elements in self._found.items():
            if name.startswith(f"{prefix}:"):
                yield from ((name.partition(":")[2], element) for element in elements)


@lru_cache(maxsize=4096)
def short_name(tag: str) -> str:
    """`{http://www.itunes.com/dtds/podcast-1.0.dtd}image` as `itunes:image`; other namespaces as they are.

    A prefix that the feed never declares, which broken XML has, is taken at its word.
    """
    namespace, _, name = tag[1:].partition("}") if tag.startswith("{") else ("", "", tag)
    plain = re.sub(r"^https?://|/+$", "", namespace.strip().lower())
    prefix = _NAMESPACES.get(plain)
    if prefix is None:
        return tag
    return f"{prefix}:{name}" if prefix else name


def text_of(element: etree._Element) -> str:
    """All that the element holds as text, without blanks at both ends."""
    return "".join(map(str, element.itertext())).strip() if len(element) else (element.text or "").strip()


def value_of(element: etree._Element, attribute: str) -> str:
    """The value of an attribute without blanks at both ends, "" if it is missing."""
    return str(element.get(attribute) or "").strip()


def everything(element: etree._Element) -> str:
    """All that an element and those inside it say in one text, in which the order of attributes does not matter."""
    return " ".join(_said(one) for one in element.iter() if isinstance(one.tag, str))


def _said(element: etree._Element) -> str:
    attributes = sorted(f"{short_name(str(key))}={str(value).strip()!r}" for key, value in element.items())
    name = short_name(str(element.tag)).rpartition(":")[2]
    return " ".join([name, *attributes, *(element.text or "").split()])
