"""The channel: what the feed says of the show."""

from castloom.model.show import Category, Credit, Show
from castloom.render.feed.tags import Tag, present, tag
from castloom.render.media import show_cover_url, whole
from castloom.render.site import Site


def channel_tags(site: Site) -> tuple[Tag, ...]:
    """The channel's tags beside RSS's own, from Apple, PSP-1 and the podcast namespace."""
    show = site.show
    return present((
        tag("itunes:author", show.author),
        tag("itunes:image", href=whole(show, show_cover_url(show))),
        *(_category(category) for category in show.categories),
        tag("itunes:explicit", yes_no(show.explicit, "true", "false")),
        tag("itunes:type", show.type.value),
        _owner(show),
        tag("itunes:new-feed-url", show.new_feed_url) if show.new_feed_url else None,
        tag("podcast:guid", show.guid),
        tag("podcast:locked", yes_no(show.locked, "yes", "no"), owner=show.owner.email if show.owner else ""),
        *(tag("podcast:funding", link.title, url=link.url) for link in show.funding),
        tag("podcast:license", show.license) if show.license else None,
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


def yes_no(value: bool, yes: str, no: str) -> str:
    return yes if value else no


def _category(category: Category) -> Tag:
    below = (Tag("itunes:category", attributes={"text": category.sub}),) if category.sub else ()
    return Tag("itunes:category", attributes={"text": category.name}, children=below)


def _owner(show: Show) -> Tag | None:
    if show.owner is None:
        return None
    return Tag("itunes:owner", children=(tag("itunes:name", show.owner.name), tag("itunes:email", show.owner.email)))
