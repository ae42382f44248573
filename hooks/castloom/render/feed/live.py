"""Streams: podcast:liveItem."""

from castloom.model.podcasting import LiveItem
from castloom.render.feed.extras import extra_tags
from castloom.render.feed.numbers import feed_date
from castloom.render.feed.persons import person_tag
from castloom.render.media import whole
from castloom.render.podcast_tags.tag import Tag, present, tag
from castloom.render.site import Site

_UNKNOWN = "0"  # RSS wants the enclosure's bytes, and a stream has no end


def live_tag(site: Site, live: LiveItem) -> Tag:
    """podcast:liveItem with RSS's own tags, which feedgen writes in items only."""
    show = site.show
    explicit = show.explicit if live.explicit is None else live.explicit
    return tag(
        "podcast:liveItem",
        None,
        *present((
            tag("title", live.title),
            tag("link", whole(show, live.link)) if live.link else None,
            tag("description", live.description) if live.description else None,
            tag("guid", live.guid, isPermaLink="false"),
            tag("enclosure", url=live.url, length=_UNKNOWN, type=live.type),
            tag("itunes:image", href=whole(show, live.image)) if live.image else None,
            tag("itunes:explicit", "true" if explicit else "false"),
            *(person_tag(site, credit) for credit in live.persons or show.persons),
            *extra_tags(show, live.extras),
            *(tag("podcast:contentLink", link.title, href=link.url) for link in live.content_links),
        )),
        status=live.status.value,
        start=feed_date(live.start).isoformat(),
        end=feed_date(live.end).isoformat() if live.end else "",
    )  # fmt: skip
