"""The feed as text."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from feedgen.feed import FeedGenerator

from castloom import __version__
from castloom.model.episode import Episode
from castloom.render.feed.channel import channel_tags
from castloom.render.feed.clean import clean_notes
from castloom.render.feed.description import description
from castloom.render.feed.extension import ChannelTags, ItemTags
from castloom.render.feed.item import enclosure_url, item_tags
from castloom.render.media import show_cover_url, whole
from castloom.render.site import Site


def feed(site: Site, notes_of: Callable[[Episode], str]) -> bytes:
    """The RSS feed, newest episode first; `notes_of` gives an episode's notes as HTML with resolved links.

    The date of the feed is that of its newest episode, so that equal sources give equal bytes.
    """
    channel = _channel(site)
    for episode in site.in_feed:
        _item(channel.add_entry(order="append"), site, episode, notes_of(episode))
    text: bytes = channel.rss_str(pretty=True)
    return text


def _channel(site: Site) -> Any:
    show = site.show
    channel = FeedGenerator()
    channel.register_extension("castloom", ChannelTags, ItemTags, atom=False, rss=True)
    channel.title(show.title)
    channel.description(show.description)
    channel.language(show.language)
    # The last link that feedgen is given becomes the channel's own address.
    channel.link(href=show.feed_url, rel="self", type="application/rss+xml")
    channel.link(href=show.site_url, rel="alternate")
    channel.image(url=whole(show, show_cover_url(show)), title=show.title, link=show.site_url)
    channel.generator("Castloom", version=__version__)
    channel.docs("https://www.rssboard.org/rss-specification")
    if show.copyright:
        channel.copyright(show.copyright)
    newest = max(
        (episode.date for episode in site.in_feed), default=datetime.fromisoformat("1970-01-01T00:00:00+00:00")
    )
    channel.lastBuildDate(newest)
    channel.castloom.write(channel_tags(site))
    return channel


def _item(entry: Any, site: Site, episode: Episode, notes: str) -> None:
    address = site.show.site_url + episode.url
    cleaned = clean_notes(notes, address)
    entry.title(episode.title)
    entry.link(href=address)
    entry.guid(episode.guid, permalink=False)
    entry.pubDate(episode.date)
    entry.description(description(episode, cleaned))
    if cleaned:
        entry.content(cleaned, type="CDATA")
    if episode.enclosure:
        entry.enclosure(enclosure_url(site.show, episode), str(episode.enclosure.length), episode.enclosure.type)
    entry.castloom.write(item_tags(site, episode))
