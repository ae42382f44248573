"""The extension itself: the tags of the channel and of its items, held against the table, in its order."""

from collections.abc import Iterable

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from lxml import etree

from castloom.render.podcast_tags.checking import in_order
from castloom.render.podcast_tags.tag import ALWAYS, NAMESPACES, PODCAST, Tag, prefixes

_STREAM = f"{{{PODCAST}}}liveItem"  # its place is above RSS's own tags, for the reason that the table gives


class ChannelTags(BaseExtension):  # type: ignore[misc]  # feedgen is untyped
    """Tags of the channel."""

    def __init__(self) -> None:
        self._tags: tuple[Tag, ...] = ()
        self._items_use: tuple[str, ...] = ()

    def write(self, tags: Iterable[Tag], items_use: Iterable[str] = ()) -> None:
        """These are the channel's tags; ValueError if the table does not have them so.

        The prefixes that `items_use` are declared once, and not by every item.
        """
        self._tags = in_order(tags, "channel")
        self._items_use = tuple(items_use)

    def extend_ns(self) -> dict[str, str]:
        # W3C's validator warns of every namespace that it does not know.
        used = {*ALWAYS, *prefixes(self._tags), *self._items_use}
        return {prefix: address for prefix, address in NAMESPACES.items() if prefix in used}

    def extend_rss(self, rss: etree._Element) -> etree._Element:
        channel = rss[0]
        for tag in self._tags:
            _append(channel, tag)
        for stream in reversed(channel.findall(_STREAM)):
            channel.insert(0, stream)
        return rss


class ItemTags(BaseEntryExtension):  # type: ignore[misc]  # feedgen is untyped
    """Tags of an item. A namespace that the channel does not declare is declared on the tag that uses it."""

    def __init__(self) -> None:
        self._tags: tuple[Tag, ...] = ()

    def write(self, tags: Iterable[Tag]) -> None:
        """These are the item's tags; ValueError if the table does not have them so."""
        self._tags = in_order(tags, "item")

    def extend_rss(self, item: etree._Element) -> etree._Element:
        for tag in self._tags:
            _append(item, tag)
        return item


def _append(parent: etree._Element, tag: Tag) -> None:
    name = tag.name.rpartition(":")[2]
    address = NAMESPACES[tag.prefix] if tag.prefix else ""
    element = etree.SubElement(
        parent,
        f"{{{address}}}{name}" if address else name,
        dict(tag.attributes),
        {tag.prefix: address} if address else None,
    )
    element.text = etree.CDATA(tag.text) if tag.html and tag.text else tag.text
    for child in tag.children:
        _append(element, child)
