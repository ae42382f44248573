"""Feed documents as text."""

from collections.abc import Callable, Iterator
from typing import Any

from feedgen.feed import FeedGenerator
from lxml import etree

from castloom.derive.chapters import shown_chapters
from castloom.model.episode import Episode
from castloom.render.feed.channel import channel_tags
from castloom.render.feed.documents import Document, documents
from castloom.render.feed.items import Items
from castloom.render.feed.numbers import feed_date
from castloom.render.feed.plain import as_plain
from castloom.render.media import show_cover_url, whole
from castloom.render.podcast_tags.extension import ChannelTags, ItemTags
from castloom.render.site import Site

_END = b"  </channel>\n</rss>\n"


def feeds(site: Site, notes_of: Callable[[Episode], str]) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Every feed document by its address below the root, in pieces; newest episode first.

    `notes_of` gives an episode's notes as HTML with resolved links.
    """
    items = Items(site, notes_of)
    return ((document.uri, feed(site, document, items)) for document in documents(site))


def feed(site: Site, document: Document, items: Items) -> Iterator[bytes]:
    """The pieces of one document: its channel, its items, its end."""
    declaration, _, channel = as_plain(_head(site, document)).removesuffix(_END).partition(b"\n")
    yield declaration + _styled(document) + channel
    yield from map(items.get, document.episodes)
    yield _END


def _styled(document: Document) -> bytes:
    """Names the style by which browsers show the document, if its host sends it as XML; apps pass it by."""
    root = "../" * document.uri.count("/")
    return f'\n<?xml-stylesheet type="text/css" href="{root}feed.css"?>\n'.encode()


def _head(site: Site, document: Document) -> bytes:
    head: bytes = _channel(site, document).rss_str(pretty=True)
    return head if document.updated else _undated(head)


def _undated(head: bytes) -> bytes:
    """Without the present moment, which feedgen writes where there is no other."""
    root = etree.fromstring(head)
    for date in root.findall("channel/lastBuildDate"):
        root[0].remove(date)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def _channel(site: Site, document: Document) -> Any:
    show = site.show
    page = show.site_url + document.page
    channel = FeedGenerator()
    channel.register_extension("castloom", ChannelTags, ItemTags, atom=False, rss=True)
    channel.title(document.title)
    channel.description(document.description)
    channel.language(show.language)
    # The last link that feedgen is given becomes the channel's own address.
    channel.link(href=show.site_url + document.uri, rel="self", type="application/rss+xml")
    channel.link(href=page, rel="alternate")
    channel.image(url=whole(show, show_cover_url(show)), title=document.title, link=page)
    channel.generator("Castloom")
    channel.docs("https://www.rssboard.org/rss-specification")
    if show.copyright:
        channel.copyright(show.copyright)
    if document.updated:
        channel.lastBuildDate(feed_date(document.updated))
    items_use = ("psc",) if any(map(shown_chapters, document.episodes)) else ()
    channel.castloom.write(channel_tags(site, document), items_use)
    return channel
