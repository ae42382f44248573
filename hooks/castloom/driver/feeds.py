"""Writes the feed documents that the site does not have yet."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from castloom.driver.publishing import Staging
from castloom.driver.store import engine_digest, key_of
from castloom.model.episode import Episode, EpisodeType
from castloom.render.feed.documents import documents
from castloom.render.feed.feed import feed
from castloom.render.feed.items import Items
from castloom.render.notes import Notes
from castloom.render.site import Site


def write_feeds(site: Site, notes: Mapping[str, Notes], staging: Staging) -> Iterator[str]:
    """The address of every feed document, which is in the staging folder then, or in the site as it must be.

    `notes` are those of all pages by their source path.
    """
    items = Items(site, lambda episode: notes[episode.path].html)
    trailers = [episode for episode in site.in_feed if episode.type is EpisodeType.TRAILER]  # the channel has them too
    shared = key_of(engine_digest(), site.show, site.catalog.people, site.catalog.concepts, trailers)
    keys = {episode.slug: _key(site, episode, notes) for episode in site.in_feed}
    for document in documents(site):
        carried = [keys[episode.slug] for episode in document.episodes]
        if not staging.keeps(document.uri, key_of(shared, replace(document, episodes=()), carried)):
            path = staging.folder / document.uri
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                file.writelines(feed(site, document, items))
        yield document.uri


def _key(site: Site, episode: Episode, notes: Mapping[str, Notes]) -> str:
    """Stands for all that an item follows from beside the show, its people and its concepts."""
    spoken = site.composed[episode.slug].spoken
    return key_of(episode, notes[episode.path].html, spoken and (spoken.timing, sorted(spoken.starts.items())))
