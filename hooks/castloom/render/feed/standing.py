"""How a feed stands to directories and to other feeds: what the show's own feed says, and what a part of it says."""

from collections.abc import Iterator
from email.utils import format_datetime

from castloom.model.episode import Enclosure, Episode, EpisodeType
from castloom.model.podcasting import Block, UpdateFrequency
from castloom.model.show import Show
from castloom.render.cutting import cut_to_characters
from castloom.render.feed.enclosure import enclosure_url
from castloom.render.feed.live import live_tag
from castloom.render.feed.numbers import feed_date
from castloom.render.feed.remote import remote_item
from castloom.render.podcast_tags.tag import Tag, tag
from castloom.render.site import Site

_LONGEST_TITLE = 128  # podcast namespace, trailer


def listed_tags(site: Site, *, is_archive: bool) -> Iterator[Tag]:
    """What only the feed says that directories list.

    Its archives leave out what comes and goes with episodes and streams, so that they stay as they are (RFC 5005).
    """
    show = site.show
    if show.new_feed_url:
        yield tag("itunes:new-feed-url", show.new_feed_url)
    if show.complete:
        yield tag("itunes:complete", "Yes")
    if show.block:
        yield tag("itunes:block", "Yes")
    yield from map(_block, show.blocks)
    if show.update_frequency:
        yield _frequency(show.update_frequency)
    yield from _other_feeds(show)
    yield from _spotify(show)
    if not is_archive:
        yield from _trailers(site)
        yield from (live_tag(site, live) for live in show.live_items)


def part_tags() -> Iterator[Tag]:
    """What keeps a part of the episodes out of directories, which list the show's own feed."""
    yield tag("itunes:block", "Yes")
    yield tag("podcast:block", "yes")


def _block(block: Block) -> Tag:
    return tag("podcast:block", "yes" if block.blocked else "no", id=block.id)


def _frequency(frequency: UpdateFrequency) -> Tag:
    return tag(
        "podcast:updateFrequency", frequency.text, rrule=frequency.rrule,
        dtstart=frequency.dtstart.isoformat() if frequency.dtstart else "",
        complete="true" if frequency.complete else "",
    )  # fmt: skip


def _other_feeds(show: Show) -> Iterator[Tag]:
    if show.publisher:
        yield tag("podcast:publisher", None, remote_item(show.publisher, "publisher"))
    if show.podroll:
        yield tag("podcast:podroll", None, *map(remote_item, show.podroll))
    yield from map(remote_item, show.remote_items)


def _spotify(show: Show) -> Iterator[Tag]:
    if show.episode_limit:
        yield tag("spotify:limit", recentCount=str(show.episode_limit))
    if show.countries:
        yield tag("spotify:countryOfOrigin", " ".join(show.countries).lower())


def _trailers(site: Site) -> Iterator[Tag]:
    for episode in site.in_feed:
        if episode.type is EpisodeType.TRAILER and episode.enclosure:
            yield _trailer(site.show, episode, episode.enclosure)


def _trailer(show: Show, episode: Episode, enclosure: Enclosure) -> Tag:
    return tag(
        "podcast:trailer", cut_to_characters(episode.title, _LONGEST_TITLE), url=enclosure_url(show, episode),
        pubdate=format_datetime(feed_date(episode.date)), length=str(enclosure.length), type=enclosure.type,
        season=str(episode.season) if episode.season else "",
    )  # fmt: skip
