"""An edition's pages and files, as MkDocs wants them."""

from collections.abc import Iterable, Iterator
from functools import partial

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from castloom.derive.chapters import shown_chapters
from castloom.derive.publication import is_held_back
from castloom.driver.composing import transcript_html
from castloom.driver.edition import Edition
from castloom.driver.feeds import begin_feeds
from castloom.driver.files import KeptFile, PreparedFile
from castloom.driver.page import Prepared, PreparedPage
from castloom.driver.publishing import Staging
from castloom.driver.store import key_of
from castloom.model.concept import Concept
from castloom.model.episode import Episode
from castloom.model.person import Person
from castloom.render.chapters import json_file
from castloom.render.composed import Spoken
from castloom.render.folder_sitemap import folder_sitemap
from castloom.render.media import audio_url, episode_cover_url
from castloom.render.pager import leaves
from castloom.render.redirect import redirect_page
from castloom.render.search import terms
from castloom.render.transcripts.files import files_of
from castloom.render.views.common import View
from castloom.render.views.concept import concept_view, passages
from castloom.render.views.corrections import corrected_places, corrections_view
from castloom.render.views.episode import episode_view
from castloom.render.views.feeds import feed_links
from castloom.render.views.lists import archive_view, concepts_view, people_view
from castloom.render.views.person import person_view

_PASSAGES_PER_PAGE = 100
_CORRECTIONS_PER_PAGE = 100


class Pages:
    """Turns an edition into MkDocs files. `lists` are the pages that a show's navigation may name."""

    def __init__(self, edition: Edition, config: MkDocsConfig, staging: Staging, frame: str | None) -> None:
        self._edition = edition
        self._site = edition.site
        self._config = config
        self._staging = staging
        self._frame = frame
        out = (e.date.date().isoformat() for e in edition.site.episodes if not is_held_back(e, edition.site.now))
        self.updated = max(("1970-01-01", *out))
        self.lists: dict[str, Prepared] = {}
        self._public: dict[str, str] = {}
        self._feed_links = feed_links(edition.site)

    def files(self) -> Iterator[File]:
        """Every page and file of the edition."""
        feeds = begin_feeds(self._site, self._edition.notes, self._staging)
        yield from self._lists()
        for place, episode in enumerate(self._site.episodes):
            yield self._episode(place, episode)
            yield from self._neighbours(episode)
        for concept in self._site.catalog.concepts:
            yield from self._concept(concept)
        for person in self._site.catalog.people:
            yield from self._person(person)
        yield from self._corrections()
        for path in self._edition.assets:
            yield self._copied(path, path)
        if self._site.show.search:
            yield self._made(terms.NAME, terms.terms_json(self._site).encode())
        yield from self._feeds(feeds())

    def sitemap(self, own: Iterable[File]) -> list[dict[str, str]]:
        """Address and day of change of every public page, those in `own` included; after `files` has gone through."""
        hidden = (InclusionLevel.DRAFT, InclusionLevel.EXCLUDED)
        days = {file.url: self.updated for file in own if file.inclusion not in hidden} | self._public
        root = self._site.show.site_url
        return [{"address": root + url.removeprefix("./"), "updated": day} for url, day in sorted(days.items())]

    def _lists(self) -> Iterator[File]:
        site = self._site
        first, *others = leaves(site.episodes, "episodes/", site.show.per_page)
        yield self._list("episodes", "Episodes", "archive", partial(archive_view, site, first))
        for leaf in others:
            view = archive_view(site, leaf)
            yield self._placed(leaf.url, Prepared("Episodes", "archive", "episodes", self.updated, view))
        yield self._list("concepts", "Concepts", "concepts", partial(concepts_view, site))
        yield self._list("people", "People", "people", partial(people_view, site))

    def _list(self, section: str, title: str, kind: str, view: partial[View]) -> File:
        uri = f"{section}/index.md"
        made = {**view(), "feeds": self._feed_links.get(f"{section}/", [])}
        self.lists[uri] = Prepared(title, kind, section, self.updated, made)
        self._public[f"{section}/"] = self.updated
        return File.generated(self._config, uri, content="")

    def _episode(self, place: int, episode: Episode) -> File:
        kept, notes = self._edition.kept[episode.slug], self._edition.notes[episode.path]
        spoken, store = kept.composed.spoken, self._edition.store
        formats = [{"label": label, "url": episode.url + name} for name, label in _formats(spoken).items()]
        chapters = [f"chapter-{int(chapter.start.total_seconds())}" for chapter in shown_chapters(episode)]
        prepared = Prepared(
            title=episode.title,
            kind="episode",
            section="episodes",
            updated=min(episode.date.date().isoformat(), self.updated),  # a planned episode's date is still to come
            view=episode_view(self._site, place, formats),
            late={"transcript_html": lambda: transcript_html(store, kept)},
            late_key=kept.key,
            markdown=episode.notes,
            html=notes.html,
            anchors=lambda: {*notes.anchors, *chapters, *(_anchors(spoken) if spoken else ())},
        )
        return self._placed(episode.url, prepared, episode.path, is_held_back(episode, self._site.now))

    def _neighbours(self, episode: Episode) -> Iterator[File]:
        if episode.enclosure and not episode.enclosure.is_remote:
            yield self._copied(episode.enclosure.src, audio_url(episode))
        if episode.image and "://" not in episode.image.src:
            yield self._copied(episode.image.src, episode_cover_url(episode))
        for name in _formats(self._edition.kept[episode.slug].composed.spoken):
            yield KeptFile(episode.url + name, self._config, episode.url + name)
        if episode.chapters:
            chapters = json_file.chapters_json(self._site, episode)
            yield self._made(episode.url + json_file.NAME, chapters.encode())
        for old in episode.redirect_from:
            uri = old if old.endswith(".html") else f"{old}/index.html"
            yield self._made(uri, redirect_page(self._site.show.site_url + episode.url).encode())

    def _concept(self, concept: Concept) -> Iterator[File]:
        for leaf in leaves(passages(self._site.hearings[concept.id]), concept.url, _PASSAGES_PER_PAGE):
            yield self._page(
                concept, leaf.url, concept.title, "concept", "concepts", concept_view(self._site, concept, leaf)
            )

    def _person(self, person: Person) -> Iterator[File]:
        for leaf in leaves(self._site.appearances[person.id], person.url, self._site.show.per_page):
            yield self._page(person, leaf.url, person.name, "person", "people", person_view(self._site, person, leaf))

    def _corrections(self) -> Iterator[File]:
        places = corrected_places(self._site)
        for leaf in leaves(places, "corrections/", _CORRECTIONS_PER_PAGE) if places else ():
            view = corrections_view(self._site, leaf, len(places))
            yield self._placed(leaf.url, Prepared("Corrections", "corrections", "corrections", self.updated, view))

    def _feeds(self, uris: Iterable[str]) -> Iterator[File]:
        for uri in uris:
            yield KeptFile(uri, self._config, uri)
        folders = {link["url"].rpartition("/")[0]: page for page, links in self._feed_links.items() for link in links}
        for folder, page in folders.items():
            yield self._made(f"{folder}/sitemap.xml", folder_sitemap(self._site.show.site_url + page).encode())

    def _page(self, page: Concept | Person, url: str, title: str, kind: str, section: str, view: View) -> File:
        view = {**view, "feeds": self._feed_links.get(page.url, [])}
        if url != page.url:
            return self._placed(url, Prepared(title, kind, section, self.updated, view))
        notes = self._edition.notes[page.path]
        prepared = Prepared(
            title,
            kind,
            section,
            self.updated,
            view,
            markdown=page.text,
            html=notes.html,
            anchors=lambda: set(notes.anchors),
        )
        return self._placed(url, prepared, page.path, page.draft)

    def _placed(self, url: str, prepared: Prepared, source: str = "", held_back: bool = False) -> File:
        """The page at `url`, from the file `source` if it has one; not made again if the site has it as it is."""
        uri = f"{url}index.html"
        if not held_back:
            self._public[url] = prepared.updated
        if self._frame and self._staging.keeps(uri, key_of(self._frame, prepared.key)):
            kept = KeptFile(source or f"{url}index.md", self._config, uri)
            PreparedPage(prepared, kept, self._config)  # links to its anchors are checked
            return kept
        inclusion = InclusionLevel.DRAFT if held_back else InclusionLevel.NOT_IN_NAV
        root = str(self._edition.root) if source else None
        path = source or f"{url}index.md"
        file = PreparedFile(path, root, self._config.site_dir, True, dest_uri=uri, inclusion=inclusion)
        file.generated_by = None if source else "castloom"
        PreparedPage(prepared, file, self._config)
        return file

    def _copied(self, path: str, uri: str) -> File:
        source = self._edition.root / path
        stat = source.stat()
        if self._staging.keeps(uri, key_of(path, stat.st_size, stat.st_mtime_ns)):
            return KeptFile(uri, self._config, uri)
        # Under its address, not its path: one picture may be an episode's cover and stand in its notes too.
        return File.generated(self._config, uri, abs_src_path=str(source), inclusion=InclusionLevel.INCLUDED)

    def _made(self, uri: str, content: bytes) -> File:
        return File.generated(self._config, uri, content=content, inclusion=InclusionLevel.INCLUDED)


def _anchors(spoken: Spoken) -> list[str]:
    return ["cast-transcript", *spoken.anchors.split()]


def _formats(spoken: Spoken | None) -> dict[str, str]:
    """Name → label of the files an episode's transcript is published as; composing has written them."""
    return {file.name: file.label for file in files_of(spoken.timing)} if spoken else {}
