"""Every item as text, made once for all the feeds that carry it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from feedgen.feed import FeedGenerator
from lxml import etree

from castloom.model.episode import Episode
from castloom.render.chapters.lines import chapter_list_html
from castloom.render.feed.clean import clean_notes
from castloom.render.feed.description import description
from castloom.render.feed.enclosure import enclosure_url
from castloom.render.feed.item import item_tags
from castloom.render.feed.numbers import feed_date
from castloom.render.feed.plain import as_plain
from castloom.render.podcast_tags.extension import ChannelTags, ItemTags
from castloom.render.podcast_tags.tag import NAMESPACES, Tag
from castloom.render.site import Site


class Items:
    """Makes and keeps the items of a site; `notes_of` gives an episode's notes as HTML with resolved links."""

    def __init__(self, site: Site, notes_of: Callable[[Episode], str]) -> None:
        self._site = site
        self._notes_of = notes_of
        self._made: dict[str, bytes] = {}
        self._shared = site.memory.same("of items", (site.show, site.catalog.people, site.words.wording))
        self._feed = _feed()
        self._channel = etree.Element("channel", nsmap=NAMESPACES)  # what it declares, no item declares again

    def get(self, episode: Episode) -> bytes:
        """The episode's item, indented as in a feed, with a line break at its end."""
        made = self._made.get(episode.slug)
        if made is None:
            notes, slug = self._notes_of(episode), episode.slug
            sources = self._shared, episode, self._site.composed[slug], notes
            make = partial(self._text, episode, notes)
            made = self._made[slug] = self._site.memory.recall(("item", slug), sources, make)
        return made

    def _text(self, episode: Episode, notes: str) -> bytes:
        entry = self._feed.add_entry(order="append")
        _fill(entry, self._site, episode, notes)
        item = entry.rss_entry()
        self._feed.remove_entry(entry)
        self._channel.append(item)
        etree.indent(item, space="  ", level=2)
        item.tail = None
        text = etree.tostring(item, encoding="UTF-8", xml_declaration=False)
        self._channel.remove(item)
        # lxml names all namespaces again on an element that is printed alone; the item itself has no attributes.
        return b"    <item>" + as_plain(text[text.index(b">") + 1 :]) + b"\n"


def _feed() -> Any:
    feed = FeedGenerator()
    feed.register_extension("castloom", ChannelTags, ItemTags, atom=False, rss=True)
    feed.title("-")
    feed.description("-")
    feed.link(href="https://example.invalid/", rel="alternate")
    return feed


def _fill(entry: Any, site: Site, episode: Episode, notes: str) -> None:
    address = site.show.site_url + episode.url
    cleaned = clean_notes(notes, address)
    entry.title(episode.title)
    entry.link(href=address)
    entry.guid(episode.guid, permalink=False)
    entry.pubDate(feed_date(episode.date))
    # What feedgen is given as content, and no description, it writes as description, in CDATA as Apple wants its HTML.
    entry.content(description(episode, cleaned), type="CDATA")
    if episode.enclosure:
        entry.enclosure(enclosure_url(site.show, episode), str(episode.enclosure.length), episode.enclosure.type)
    whole_notes = "\n".join(filter(None, (cleaned, chapter_list_html(site, episode))))
    content = (Tag("content:encoded", whole_notes, html=True),) if whole_notes else ()
    entry.castloom.write((*content, *item_tags(site, episode)))
