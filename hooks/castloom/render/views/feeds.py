"""Which feeds belong to which page: for its head, and for readers who want to follow just these episodes."""

from castloom.render.feed.documents import part_feeds
from castloom.render.site import Site
from castloom.render.views.common import View


def feed_links(site: Site) -> dict[str, list[View]]:
    """Title, label and address of the feeds that carry a part of the show, by the address of their page."""
    found: dict[str, list[View]] = {}
    for feed in part_feeds(site):
        found.setdefault(feed.page, []).append({"title": feed.title, "label": feed.label, "url": feed.uri})
    return found
