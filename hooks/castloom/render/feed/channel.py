"""The channel: what the feed says of the show."""

from collections.abc import Iterator
from uuid import UUID, uuid5

from castloom.model.person import Credit
from castloom.model.show import Category, Show
from castloom.render.feed.documents import Document, Kind
from castloom.render.media import show_cover_url, whole
from castloom.render.podcast_tags.tag import Tag, present, tag
from castloom.render.site import Site

_TYPE = "application/rss+xml"


def channel_tags(site: Site, document: Document) -> tuple[Tag, ...]:
    """The channel's tags beside RSS's own, from Apple, PSP-1 and the podcast namespace."""
    show = site.show
    return present((
        *_links(show, document),
        Tag("fh:complete") if document.is_complete else None,
        Tag("fh:archive") if document.current else None,
        tag("itunes:author", show.author),
        tag("itunes:image", href=whole(show, show_cover_url(show))),
        *(_category(category) for category in show.categories),
        tag("itunes:explicit", yes_no(show.explicit, "true", "false")),
        tag("itunes:type", show.type.value),
        _owner(show),
        tag("itunes:new-feed-url", show.new_feed_url) if show.new_feed_url and document.kind is Kind.MAIN else None,
        tag("itunes:block", "Yes") if document.kind is Kind.PART else None,
        tag("podcast:guid", _guid(show, document)),
        tag("podcast:locked", yes_no(show.locked, "yes", "no"), owner=show.owner.email if show.owner else ""),
        *(tag("podcast:funding", link.title, url=link.url) for link in show.extras.funding),
        tag("podcast:license", show.extras.license.name) if show.extras.license else None,
        *(person_tag(site, credit) for credit in show.persons),
        tag("podcast:medium", "podcast"),
    ))  # fmt: skip


def person_tag(site: Site, credit: Credit) -> Tag | None:
    """podcast:person with role and group of the taxonomy, linked to the person's page."""
    person = site.people.get(credit.id)
    if person is None:
        return None
    show = site.show
    image = person.image.src if person.image else ""
    return tag(
        "podcast:person", person.name, role=credit.role, group=credit.group,
        img=whole(show, image) if image else "", href=whole(show, person.url),
    )  # fmt: skip


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


def yes_no(value: bool, yes: str, no: str) -> str:
    return yes if value else no


def _category(category: Category) -> Tag:
    below = (Tag("itunes:category", attributes={"text": category.sub}),) if category.sub else ()
    return Tag("itunes:category", attributes={"text": category.name}, children=below)


def _owner(show: Show) -> Tag | None:
    if show.owner is None:
        return None
    return Tag("itunes:owner", children=(tag("itunes:name", show.owner.name), tag("itunes:email", show.owner.email)))
