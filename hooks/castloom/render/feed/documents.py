"""Which feed documents there are: the main feed, those of concepts, people, seasons and trailers, and archives."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum, auto

from castloom.model.episode import Episode, EpisodeType
from castloom.render.cutting import cut_to_bytes, cut_to_characters
from castloom.render.site import Site


class Kind(Enum):
    """MAIN is the show's own feed, PART a choice of its episodes that directories are asked not to list."""

    MAIN = auto()
    PART = auto()


@dataclass(frozen=True)
class Document:
    """One feed document: `uri` is its address below the root, `page` that of the page it belongs to.

    `label` is how that page calls the feed.
    `current` is the feed that an archive belongs to, "" for that feed itself. `older` is the next archive back in time,
    "" for the last one. `is_complete` says that this document has the whole feed (RFC 5005).
    """

    uri: str
    kind: Kind
    title: str
    description: str
    page: str
    episodes: tuple[Episode, ...]
    label: str = ""
    current: str = ""
    older: str = ""

    @property
    def is_complete(self) -> bool:
        return not self.current and not self.older

    @property
    def updated(self) -> datetime | None:
        """When its newest episode came out: equal sources give equal bytes."""
        return max((episode.date for episode in self.episodes), default=None)


def documents(site: Site) -> Iterator[Document]:
    """Every document of every feed, the main feed first, its archives after it, newest first."""
    for feed in (main_feed(site), *part_feeds(site)):
        yield from _paged(feed, site.show.paging)


def main_feed(site: Site) -> Document:
    """The show's own feed with all its episodes, not cut into archives."""
    show = site.show
    return Document("feed.xml", Kind.MAIN, show.title, show.description, "", tuple(site.in_feed))


def part_feeds(site: Site) -> Iterator[Document]:
    """The feeds that carry a part of the episodes, those without any left out; not cut into archives."""
    found = (*_concepts(site), *_people(site), *_seasons(site), _trailers(site))
    return (feed for feed in found if feed.episodes)


def _concepts(site: Site) -> Iterator[Document]:
    for concept in site.catalog.concepts:
        episodes = [hearing.episode for hearing in site.hearings[concept.id]]
        about = f"{site.words('feed_of_concept', show=site.show.title, concept=concept.title)} {concept.definition}"
        part = _part(site, f"{concept.url}feed.xml", concept.title, about, concept.url, episodes)
        yield replace(part, label=site.words("episodes_on", concept=concept.title))


def _people(site: Site) -> Iterator[Document]:
    for person in site.catalog.people:
        episodes = [appearance.episode for appearance in site.appearances[person.id]]
        told = site.words("feed_of_person", show=site.show.title, person=person.name)
        about = f"{told} {person.description}".strip()
        part = _part(site, f"{person.url}feed.xml", person.name, about, person.url, episodes)
        yield replace(part, label=site.words("episodes_with", person=person.name))


def _seasons(site: Site) -> Iterator[Document]:
    names = site.show.season_names
    for season in sorted({episode.season for episode in site.in_feed if episode.season}):
        title = names.get(season) or site.words("season", number=str(season))
        episodes = [episode for episode in site.in_feed if episode.season == season]
        about = site.words("feed_of_season", season=title, show=site.show.title)
        yield _part(site, f"feed/season-{season}.xml", title, about, "episodes/", episodes)


def _trailers(site: Site) -> Document:
    trailers = [episode for episode in site.in_feed if episode.type is EpisodeType.TRAILER]
    about = site.words("feed_of_trailers", show=site.show.title)
    return _part(site, "feed/trailer.xml", site.words("trailers"), about, "episodes/", trailers)


def _part(site: Site, uri: str, title: str, about: str, page: str, episodes: Sequence[Episode]) -> Document:
    carried = tuple(episode for episode in episodes if site.is_in_feed(episode))
    whole_title = cut_to_characters(f"{title} · {site.show.short_title or site.show.title}", 255)
    return Document(uri, Kind.PART, whole_title, cut_to_bytes(about, 4000), page, carried, title)


def _paged(feed: Document, size: int) -> Iterator[Document]:
    """The feed with its newest episodes, then archives of `size` episodes, counted from the oldest.

    Every archive is full, so that it stays as it is when further episodes come out; its newest episodes may be in the
    feed itself, too.
    """
    total = len(feed.episodes)
    count = -(-(total - size) // size) if size and total > size else 0
    uris = [f"{feed.uri.removesuffix('.xml')}/archive-{number}.xml" for number in range(1, count + 1)]
    newest = feed.episodes[:size] if size else feed.episodes
    yield replace(feed, episodes=newest, older=uris[-1] if uris else "")
    for number in reversed(range(count)):
        end = total - number * size
        older = uris[number - 1] if number else ""
        yield replace(feed, uri=uris[number], episodes=feed.episodes[end - size : end], current=feed.uri, older=older)
