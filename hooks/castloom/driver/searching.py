"""What an edition's pages say to search, and its index, made anew only if any of it is another."""

import logging
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import NamedTuple

from mkdocs.structure.pages import Page

from castloom.driver.composing import texts_of
from castloom.driver.edition import Edition
from castloom.driver.publishing import Staging
from castloom.driver.search_bundle import FOLDER, program, write_bundle
from castloom.driver.store import Store, engine_digest, key_of, touch_of
from castloom.model.episode import Episode
from castloom.render.search import pages
from castloom.render.search.record import Record, Searched, record_html

log = logging.getLogger("mkdocs.plugins.castloom")


class Search:
    """The records of an edition; pages of the show's own are noted as they are placed."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._language = edition.site.show.language
        self._own: list[Record] = []

    def note(self, page: Page) -> None:
        """Take in a page of the show's own, unless its front matter says `search: {exclude: true}`."""
        asked = page.meta.get("search")
        if page.url == "search/" or (isinstance(asked, dict) and asked.get("exclude")):
            return
        show = self._edition.site.show
        title = show.title if page.is_homepage else str(page.title)
        description = show.description if page.is_homepage else str(page.meta.get("description") or "")
        searched = pages.of_own_page(title, description, page.content or "")
        self._own.append(self._record(page.url.removeprefix("./"), searched))

    def records(self) -> list[Record]:
        """All pages that can be found, each at its address."""
        return sorted([*self._own, *self._episodes(), *self._pages()], key=lambda record: record.url)

    def _episodes(self) -> Iterator[Record]:
        for episode in self._edition.site.episodes:
            searched = pages.of_episode(self._edition.site, episode, self._edition.notes[episode.path].html)
            yield self._spoken(episode, searched)

    def _pages(self) -> Iterator[Record]:
        catalog, notes = self._edition.site.catalog, self._edition.notes
        for concept in catalog.concepts:
            yield self._record(concept.url, pages.of_concept(concept, notes[concept.path].html))
        for person in catalog.people:
            yield self._record(person.url, pages.of_person(person, notes[person.path].html))

    def _record(self, url: str, searched: Searched) -> Record:
        return Record(
            url, key_of(self._language, searched), lambda: record_html(searched, self._language), searched.filters
        )

    def _spoken(self, episode: Episode, searched: Searched) -> Record:
        kept, store = self._edition.kept[episode.slug], self._edition.store
        spoken = kept.composed.spoken
        if spoken is None:
            return self._record(episode.url, searched)
        times = pages.times_of(episode, spoken)
        return Record(
            episode.url,
            key_of(self._language, searched, times, kept.key),
            lambda: record_html(searched, self._language, texts_of(store, kept).searched_speech, times),
            searched.filters,
        )


def publish_index(search: Search, staging: Staging, store: Store) -> None:
    """Put the index into the staging folder, unless the site has it as it must be."""
    records = search.records()
    key = _key(records)
    names: list[str] | None = store.load(key)
    if names is not None and all(staging.keeps(f"{FOLDER}/{name}", key) for name in names):
        return
    names = write_bundle(records, staging.folder / FOLDER)
    for name in names:
        staging.keeps(f"{FOLDER}/{name}", key)  # noted down for the next build
    store.save(key, names)
    log.info("Search: %s pages are indexed", f"{len(records):,}")


class _Made(NamedTuple):
    key: str
    folder: TemporaryDirectory[str]
    names: frozenset[str]


class PreviewIndex:
    """The index of a preview, made when somebody searches: an edit costs nothing until then."""

    def __init__(self) -> None:
        self._search: Search | None = None
        self._made: _Made | None = None
        self._lock = Lock()

    def take(self, search: Search | None) -> None:
        """From now on the pages of `search`, which are those of the last good build, can be found; None for none."""
        self._search = search

    def file(self, name: str) -> Path | None:
        """A file of the index, by its name in the index's folder; None if there is none of that name."""
        with self._lock:
            if self._search is None:
                return None
            made = self._made = self._index(self._search.records())
        return Path(made.folder.name, name) if name in made.names else None

    def _index(self, records: list[Record]) -> _Made:
        key = _key(records)
        if self._made and self._made.key == key:
            return self._made
        log.info("Search: %s pages are being indexed", f"{len(records):,}")
        folder = TemporaryDirectory(prefix="castloom-search-")
        names = write_bundle(records, Path(folder.name))
        log.info("Search: the index is ready")
        return _Made(key, folder, frozenset(names))


def _key(records: list[Record]) -> str:
    return key_of(engine_digest(), touch_of(program()), [(record.url, record.key) for record in records])
