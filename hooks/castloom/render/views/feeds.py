"""Which feeds belong to which page: for its head, and for readers who want to follow just these episodes."""

from collections.abc import Iterable

from castloom.render.feed.documents import Document, Kind
from castloom.render.views.common import View


def feed_links(every: Iterable[Document]) -> dict[str, list[View]]:
    """Title, label and address of the feeds that carry a part of the show, by the address of their page."""
    found: dict[str, list[View]] = {}
    for feed in (document for document in every if document.kind is Kind.PART and not document.current):
        found.setdefault(feed.page, []).append({"title": feed.title, "label": feed.label, "url": feed.uri})
    return found
