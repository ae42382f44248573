"""Writes the feed documents that the site does not have yet."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from castloom.driver.processes import begin
from castloom.driver.publishing import Staging
from castloom.driver.store import engine_digest, key_of
from castloom.model.episode import Episode, EpisodeType
from castloom.render.feed.documents import Document, documents
from castloom.render.feed.feed import feed
from castloom.render.feed.items import Items
from castloom.render.notes import Notes
from castloom.render.site import Site


def begin_feeds(site: Site, notes: Mapping[str, Notes], staging: Staging) -> Callable[[], list[str]]:
    """Begin to write the feeds, those of a long show in a process of its own while pages are prepared.

    `notes` are those of all pages by their source path. What is returned waits for the end, and gives the address of
    every feed document, which is in the staging folder then, or in the site as it must be.
    """
    every = list(documents(site))
    new = _new(every, site, notes, staging)
    write = partial(_write, new, site, notes, staging.folder)
    wait = begin(write, sum(len(document.episodes) for document in new))

    def end() -> list[str]:
        wait()
        return [document.uri for document in every]

    return end


def _new(every: Sequence[Document], site: Site, notes: Mapping[str, Notes], staging: Staging) -> list[Document]:
    """The documents that the site does not have as they must be."""
    trailers = [episode for episode in site.in_feed if episode.type is EpisodeType.TRAILER]  # the channel has them too
    shared = key_of(
        engine_digest(), site.show, site.words.wording, site.catalog.people, site.catalog.concepts, trailers
    )
    keys = {episode.slug: _key(site, episode, notes) for episode in site.in_feed}

    def is_kept(document: Document) -> bool:
        carried = [keys[episode.slug] for episode in document.episodes]
        return staging.keeps(document.uri, key_of(shared, replace(document, episodes=()), carried))

    return [document for document in every if not is_kept(document)]


def _write(new: Iterable[Document], site: Site, notes: Mapping[str, Notes], folder: Path) -> None:
    items = Items(site, lambda episode: notes[episode.path].html)
    for document in new:
        path = folder / document.uri
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.writelines(feed(site, document, items))


def _key(site: Site, episode: Episode, notes: Mapping[str, Notes]) -> str:
    """Stands for all that an item follows from beside the show, its people and its concepts."""
    spoken = site.composed[episode.slug].spoken
    return key_of(episode, notes[episode.path].html, spoken and (spoken.timing, sorted(spoken.starts.items())))
