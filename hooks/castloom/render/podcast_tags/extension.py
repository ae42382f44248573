"""A feedgen extension that writes any list of tags into the channel and its items.

feedgen's own podcast extension refuses `true` and `false` for itunes:explicit, drops covers that end in
.jpeg, and knows no podcast: tags, so it stays unloaded. To use this one elsewhere:

    feed.register_extension("tags", ChannelTags, ItemTags, atom=False, rss=True)
    feed.tags.write([tag("podcast:locked", "yes")])
    entry.tags.write([tag("itunes:explicit", "false")])
"""

from collections.abc import Iterable

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from lxml import etree

from castloom.render.podcast_tags.tag import NAMESPACES, Tag


class ChannelTags(BaseExtension):  # type: ignore[misc]  # feedgen is untyped
    """Tags of the channel."""

    def __init__(self) -> None:
        self._tags: tuple[Tag, ...] = ()

    def write(self, tags: Iterable[Tag]) -> None:
        self._tags = tuple(tags)

    def extend_ns(self) -> dict[str, str]:
        return NAMESPACES

    def extend_rss(self, rss: etree._Element) -> etree._Element:
        for tag in self._tags:
            _append(rss[0], tag)
        return rss


class ItemTags(BaseEntryExtension):  # type: ignore[misc]  # feedgen is untyped
    """Tags of an item."""

    def __init__(self) -> None:
        self._tags: tuple[Tag, ...] = ()

    def write(self, tags: Iterable[Tag]) -> None:
        self._tags = tuple(tags)

    def extend_rss(self, item: etree._Element) -> etree._Element:
        for tag in self._tags:
            _append(item, tag)
        return item


def _append(parent: etree._Element, tag: Tag) -> None:
    prefix, _, name = tag.name.partition(":")
    element = etree.SubElement(parent, f"{{{NAMESPACES[prefix]}}}{name}", dict(tag.attributes))
    element.text = tag.text
    for child in tag.children:
        _append(element, child)
