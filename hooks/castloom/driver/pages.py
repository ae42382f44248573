"""An edition's pages and files, as MkDocs wants them."""

from collections.abc import Iterator
from functools import partial

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from castloom.derive.publication import is_held_back
from castloom.driver.composing import long_text
from castloom.driver.edition import Edition
from castloom.driver.page import Prepared, PreparedPage
from castloom.model.concept import Concept
from castloom.model.episode import Episode
from castloom.model.person import Person
from castloom.render.feed.feed import feed
from castloom.render.media import audio_url, episode_cover_url
from castloom.render.pager import leaves
from castloom.render.redirect import redirect_page
from castloom.render.views.common import View
from castloom.render.views.concept import concept_view, passages
from castloom.render.views.episode import episode_view
from castloom.render.views.lists import archive_view, concepts_view, people_view
from castloom.render.views.person import person_view

_PASSAGES_PER_PAGE = 100
_FORMATS = {".vtt": ("transcript.vtt", "WebVTT"), ".txt": ("transcript.txt", "Plain text")}


class Pages:
    """Turns an edition into MkDocs files. `lists` are the pages that a show's navigation may name."""

    def __init__(self, edition: Edition, config: MkDocsConfig) -> None:
        self._edition = edition
        self._site = edition.site
        self._config = config
        newest = [e.date.date().isoformat() for e in edition.site.episodes]
        self.updated = max(newest, default="1970-01-01")
        self.lists: dict[str, Prepared] = {}

    def files(self) -> Iterator[File]:
        """Every page and file of the edition."""
        yield from self._lists()
        for place, episode in enumerate(self._site.episodes):
            yield self._episode(place, episode)
            yield from self._neighbours(episode)
        for concept in self._site.catalog.concepts:
            yield from self._concept(concept)
        for person in self._site.catalog.people:
            yield from self._person(person)
        for path in self._site.catalog.assets:
            yield self._copied(path, path)
        notes = self._edition.notes
        yield self._made("feed.xml", feed(self._site, lambda episode: notes[episode.path].html))

    def _lists(self) -> Iterator[File]:
        site = self._site
        first, *others = leaves(site.episodes, "episodes/", site.show.per_page)
        yield self._list("episodes", "Episodes", "archive", partial(archive_view, site, first))
        for leaf in others:
            view = partial(archive_view, site, leaf)
            yield self._generated(
                leaf.url, Prepared("Episodes", "", "podcast/archive.html", "episodes", self.updated, view)
            )
        yield self._list("concepts", "Concepts", "concepts", partial(concepts_view, site))
        yield self._list("people", "People", "people", partial(people_view, site))

    def _list(self, section: str, title: str, template: str, view: partial[View]) -> File:
        uri = f"{section}/index.md"
        self.lists[uri] = Prepared(title, "", f"podcast/{template}.html", section, self.updated, view)
        return File.generated(self._config, uri, content="")

    def _episode(self, place: int, episode: Episode) -> File:
        kept, notes = self._edition.kept[episode.slug], self._edition.notes[episode.path]
        formats = [
            {"label": label, "url": episode.url + name}
            for suffix, (name, label) in _FORMATS.items()
            if self._edition.store.path(kept.key, suffix).is_file()
        ]
        spoken = kept.composed.spoken
        chapters = {f"chapter-{int(chapter.start.total_seconds())}" for chapter in episode.chapters}
        prepared = Prepared(
            title=episode.title,
            description=episode.description,
            template="podcast/episode.html",
            section="episodes",
            updated=episode.date.date().isoformat(),
            view=lambda: episode_view(self._site, place, long_text(self._edition.store, kept, ".html"), formats),
            markdown=episode.notes,
            html=notes.html,
            anchors={*notes.anchors, *chapters, *(spoken.anchors if spoken else ())},
        )
        held_back = is_held_back(episode, self._site.now)
        return self._sourced(episode.path, episode.url, prepared, held_back)

    def _neighbours(self, episode: Episode) -> Iterator[File]:
        if episode.enclosure and not episode.enclosure.is_remote:
            yield self._copied(episode.enclosure.src, audio_url(episode))
        if episode.image and "://" not in episode.image.src:
            yield self._copied(episode.image.src, episode_cover_url(episode))
        for suffix, (name, _) in _FORMATS.items():
            path = self._edition.store.path(self._edition.kept[episode.slug].key, suffix)
            if path.is_file():
                yield File.generated(self._config, episode.url + name, abs_src_path=str(path))
        for old in episode.redirect_from:
            uri = old if old.endswith(".html") else f"{old}/index.html"
            yield self._made(uri, redirect_page(self._site.show.site_url + episode.url).encode())

    def _concept(self, concept: Concept) -> Iterator[File]:
        heard = leaves(passages(self._site.hearings[concept.id]), concept.url, _PASSAGES_PER_PAGE)
        for leaf in heard:
            view = partial(concept_view, self._site, concept, leaf)
            yield self._page(concept, leaf.url, concept.title, concept.definition, "concept", "concepts", view)

    def _person(self, person: Person) -> Iterator[File]:
        for leaf in leaves(self._site.appearances[person.id], person.url, self._site.show.per_page):
            view = partial(person_view, self._site, person, leaf)
            yield self._page(person, leaf.url, person.name, person.description, "person", "people", view)

    def _page(
        self,
        page: Concept | Person,
        url: str,
        title: str,
        description: str,
        kind: str,
        section: str,
        view: partial[View],
    ) -> File:
        template = f"podcast/{kind}.html"
        if url != page.url:
            return self._generated(url, Prepared(title, description, template, section, self.updated, view))
        notes = self._edition.notes[page.path]
        prepared = Prepared(
            title, description, template, section, self.updated, view, page.text, notes.html, notes.anchors
        )
        return self._sourced(page.path, url, prepared, page.draft)

    def _sourced(self, path: str, url: str, prepared: Prepared, held_back: bool) -> File:
        inclusion = InclusionLevel.DRAFT if held_back else InclusionLevel.NOT_IN_NAV
        file = File(
            path, str(self._edition.root), self._config.site_dir, True, dest_uri=f"{url}index.html", inclusion=inclusion
        )
        PreparedPage(prepared, file, self._config)
        return file

    def _generated(self, url: str, prepared: Prepared) -> File:
        file = File.generated(self._config, f"{url}index.md", content="", inclusion=InclusionLevel.NOT_IN_NAV)
        PreparedPage(prepared, file, self._config)
        return file

    def _copied(self, path: str, uri: str) -> File:
        return File(
            path, str(self._edition.root), self._config.site_dir, True, dest_uri=uri, inclusion=InclusionLevel.INCLUDED
        )

    def _made(self, uri: str, content: bytes) -> File:
        return File.generated(self._config, uri, content=content, inclusion=InclusionLevel.INCLUDED)
