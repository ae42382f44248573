"""Other feeds and their episodes: podcast:remoteItem."""

from castloom.model.podcasting import RemoteItem
from castloom.render.podcast_tags.tag import Tag, tag


def remote_item(item: RemoteItem, medium: str = "") -> Tag:
    """podcast:remoteItem, of the `medium` that its place demands, else of its own."""
    return tag(
        "podcast:remoteItem", feedGuid=item.feed_guid, feedUrl=item.feed_url, itemGuid=item.item_guid,
        medium=medium or item.medium, title=item.title,
    )  # fmt: skip
