"""The channel of a feed as facts."""

from lxml import etree

from castloom.source.feeds.elements import Elements, short_name, text_of, value_of
from castloom.source.feeds.facts import FeedFacts
from castloom.source.feeds.items import others, persons, read_item
from castloom.source.feeds.values import is_yes, yes_or_no

_TOLD = {"guid", "locked", "person", "medium", "liveItem", "podping"}  # in fields of their own, or passing


def read_channel(channel: etree._Element) -> FeedFacts:
    """What the feed says of the show, and its items."""
    found = Elements(channel)
    items = tuple(read_item(item) for item in _items(channel))
    owner = found.first("itunes:owner")
    of_owner = Elements(owner) if owner is not None else found
    return FeedFacts(
        title=found.text("title"),
        description=found.text("description", "itunes:summary"),
        link=found.text("link"),
        address=link_to(found, "self"),
        guid=found.text("podcast:guid").lower(),
        image=found.attribute("itunes:image", "href") or _rss_image(found),
        categories=tuple(_categories(found)),
        explicit=yes_or_no(found.text("itunes:explicit", "googleplay:explicit")),
        author=found.text("itunes:author", "googleplay:author", "dc:creator"),
        owner=of_owner.text("itunes:name"),
        owner_email=of_owner.text("itunes:email"),
        language=found.text("language").lower(),
        copyright=found.text("copyright"),
        type=found.text("itunes:type").lower() or "episodic",
        medium=found.text("podcast:medium") or "podcast",
        new_feed_url=found.text("itunes:new-feed-url"),
        locked=yes_or_no(found.text("podcast:locked")),
        complete=is_yes(found.text("itunes:complete")),
        block=is_yes(found.text("itunes:block", "googleplay:block")),
        persons=persons(found),
        others=others(found, _TOLD),
        items=items,
        held=len(items),
    )


def _items(channel: etree._Element) -> list[etree._Element]:
    """All items; an end tag that lacks in broken XML puts one inside the other."""
    return [element for element in channel.iter("{*}item") if short_name(str(element.tag)) == "item"]


def link_to(found: Elements, rel: str) -> str:
    """Where the first `atom:link` of this kind leads, or ""."""
    links = (value_of(one, "href") for one in found.all("atom:link") if value_of(one, "rel").lower() == rel)
    return next((href for href in links if href), "")


def _rss_image(found: Elements) -> str:
    image = found.first("image")
    return Elements(image).text("url") if image is not None else ""


def _categories(found: Elements) -> list[str]:
    """Apple's categories, as in "Science > Nature"; without any, what RSS's own say."""
    names: list[str] = []
    for element in found.all("itunes:category"):
        name = value_of(element, "text")
        below = [value_of(sub, "text") for sub in element if short_name(str(sub.tag)) == "itunes:category"]
        names += [f"{name} > {sub}" for sub in below if sub] or [name]
    return names or [text_of(element) for element in found.all("category")]
