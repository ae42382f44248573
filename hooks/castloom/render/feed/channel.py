"""The channel: what the feed says of the show."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID, uuid5

from castloom.model.podcasting import Extras
from castloom.model.show import Category, Show
from castloom.render.feed.documents import Document, Kind
from castloom.render.feed.extras import extra_tags
from castloom.render.feed.persons import person_tag
from castloom.render.feed.standing import listed_tags, part_tags
from castloom.render.media import show_cover_url, whole
from castloom.render.podcast_tags.tag import Tag, present, tag
from castloom.render.site import Site

_TYPE = "application/rss+xml"
_CLAIMS = ("verify", "applepodcastsverify")  # they say whose feed it is


def channel_tags(site: Site, document: Document) -> tuple[Tag, ...]:
    """The channel's tags beside RSS's own, from Apple, PSP-1, Spotify and the podcast namespace."""
    show = site.show
    is_main = document.kind is Kind.MAIN
    return present((
        *_links(show, document),
        Tag("fh:complete") if document.is_complete else None,
        Tag("fh:archive") if document.current else None,
        tag("itunes:author", show.author),
        tag("itunes:image", href=whole(show, show_cover_url(show))),
        *(_category(category) for category in show.categories),
        tag("itunes:explicit", "true" if show.explicit else "false"),
        tag("itunes:type", show.type.value),
        _owner(show),
        tag("podcast:guid", _guid(show, document)),
        tag("podcast:locked", "yes" if show.locked else "no", owner=show.owner.email if show.owner else ""),
        tag("podcast:medium", show.medium),
        *(person_tag(site, credit) for credit in show.persons),
        *extra_tags(show, show.extras if is_main else _without_claims(show.extras)),
        *(listed_tags(site, is_archive=bool(document.current)) if is_main else part_tags()),
    ))  # fmt: skip


def _links(show: Show, document: Document) -> Iterator[Tag]:
    """Where the other documents of the feed are (RFC 5005), and who is told of new episodes (WebSub)."""
    if document.older:
        older = show.site_url + document.older
        yield tag("atom:link", rel="prev-archive", href=older, type=_TYPE)
        yield tag("atom:link", rel="next", href=older, type=_TYPE)
    if document.current:
        yield tag("atom:link", rel="current", href=show.site_url + document.current, type=_TYPE)
    elif show.hub:
        yield tag("atom:link", rel="hub", href=show.hub)


def _guid(show: Show, document: Document) -> str:
    """The show's own, or for a part of its episodes one that follows from it and the part's address."""
    if document.kind is Kind.MAIN:
        return show.guid
    return str(uuid5(UUID(show.guid), document.current or document.uri))


def _without_claims(extras: Extras) -> Extras:
    return replace(extras, txts=tuple(txt for txt in extras.txts if txt.purpose not in _CLAIMS))


def _category(category: Category) -> Tag:
    below = (Tag("itunes:category", attributes={"text": category.sub}),) if category.sub else ()
    return Tag("itunes:category", attributes={"text": category.name}, children=below)


def _owner(show: Show) -> Tag | None:
    if show.owner is None:
        return None
    return tag("itunes:owner", None, tag("itunes:name", show.owner.name), tag("itunes:email", show.owner.email))
