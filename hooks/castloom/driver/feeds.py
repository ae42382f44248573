"""Writes the feed documents that the site does not have yet."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from castloom.driver.edition import Edition
from castloom.driver.processes import begin
from castloom.driver.publishing import Staging
from castloom.driver.store import engine_digest, known_key
from castloom.model.episode import EpisodeType
from castloom.render.feed.documents import Document
from castloom.render.feed.feed import feed
from castloom.render.feed.items import Items
from castloom.render.notes import Notes
from castloom.render.site import Site


def begin_feeds(every: Sequence[Document], edition: Edition, staging: Staging) -> Callable[[], list[str]]:
    """Begin to write the feed documents, those of a long show in a process of its own while pages are prepared.

    What is returned waits for the end, and gives the address of every feed document, which is in the staging folder
    then, or in the site as it must be.
    """
    new = _new(every, edition, staging)
    write = partial(write_documents, new, edition.site, edition.notes, staging.folder)
    wait = begin(write, sum(len(document.episodes) for document in new), edition.site.memory)

    def end() -> list[str]:
        wait()
        return [document.uri for document in every]

    return end


def _new(every: Sequence[Document], edition: Edition, staging: Staging) -> list[Document]:
    """The documents that the site does not have as they must be."""
    site, memory = edition.site, edition.site.memory
    trailers = [episode for episode in site.in_feed if episode.type is EpisodeType.TRAILER]  # the channel has them too
    around = site.show, site.words.wording, site.catalog.people, site.catalog.concepts
    shared = known_key(memory, "feeds", engine_digest(), around, trailers)
    keys = {
        e.slug: known_key(memory, ("item", e.slug), edition.keys[e.slug], edition.notes[e.path].html)
        for e in site.in_feed
    }

    def is_kept(document: Document) -> bool:
        carried = [keys[episode.slug] for episode in document.episodes]
        name = "feed", document.uri
        return staging.keeps(document.uri, known_key(memory, name, shared, replace(document, episodes=()), carried))

    return [document for document in every if not is_kept(document)]


def write_documents(new: Iterable[Document], site: Site, notes: Mapping[str, Notes], folder: Path) -> None:
    """Write feed documents into a folder, each at its address; `notes` are by the path of the episode's file."""
    items = Items(site, lambda episode: notes[episode.path].html)
    for document in new:
        path = folder / document.uri
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.writelines(feed(site, document, items))
