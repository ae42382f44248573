"""The tags that a channel, an item and a live item have alike, all of the podcast namespace."""

from collections.abc import Iterator

from castloom.model.podcasting import Chat, Extras, Location, Picture, SocialInteract
from castloom.model.show import Show
from castloom.render.feed.numbers import unless_zero
from castloom.render.feed.value import value_tag
from castloom.render.media import whole
from castloom.render.podcast_tags.tag import Tag, tag


def extra_tags(show: Show, extras: Extras) -> Iterator[Tag]:
    """Places, license, pictures, money, texts, comments and chat."""
    yield from map(_location, extras.locations)
    if extras.license:
        yield tag("podcast:license", extras.license.name, url=extras.license.url)
    yield from (_picture(show, picture) for picture in extras.images)
    yield from (tag("podcast:funding", link.title, url=link.url) for link in extras.funding)
    yield from map(value_tag, extras.values)
    yield from (tag("podcast:txt", txt.text, purpose=txt.purpose) for txt in extras.txts)
    yield from map(_social, extras.social)
    if extras.chat:
        yield _chat(extras.chat)


def _location(place: Location) -> Tag:
    return tag("podcast:location", place.name, rel=place.rel, geo=place.geo, osm=place.osm, country=place.country)


def _picture(show: Show, picture: Picture) -> Tag:
    attributes = {
        "href": whole(show, picture.src),
        "alt": picture.alt,
        "aspect-ratio": picture.aspect_ratio,
        "width": unless_zero(picture.width),
        "height": unless_zero(picture.height),
        "type": picture.type,
        "purpose": picture.purpose,
    }
    return tag("podcast:image", **attributes)


def _social(social: SocialInteract) -> Tag:
    return tag(
        "podcast:socialInteract", protocol=social.protocol, uri=social.uri, accountId=social.account_id,
        accountUrl=social.account_url, priority="" if social.priority is None else str(social.priority),
    )  # fmt: skip


def _chat(chat: Chat) -> Tag:
    return tag("podcast:chat", server=chat.server, protocol=chat.protocol, accountId=chat.account_id, space=chat.space)
