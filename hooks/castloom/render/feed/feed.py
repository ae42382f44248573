"""Feed documents as text."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from feedgen.feed import FeedGenerator

from castloom import __version__
from castloom.model.episode import Episode
from castloom.render.feed.channel import channel_tags
from castloom.render.feed.documents import Document, documents
from castloom.render.feed.items import Items
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
    head: bytes = _channel(site, document).rss_str(pretty=True)
    if not document.episodes:  # feedgen would write the present moment
        head = re.sub(rb" *<lastBuildDate>.*\n", b"", head)
    yield head.removesuffix(_END)
    yield from map(items.get, document.episodes)
    yield _END


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
    channel.generator("Castloom", version=__version__)
    channel.docs("https://www.rssboard.org/rss-specification")
    if show.copyright:
        channel.copyright(show.copyright)
    channel.lastBuildDate(document.updated)
    channel.castloom.write(channel_tags(site, document))
    return channel
