"""An edition's pages and files, as MkDocs wants them."""

from collections.abc import Callable, Iterable, Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from castloom.derive.publication import is_held_back
from castloom.driver.beside import Beside
from castloom.driver.data_files import write_data
from castloom.driver.edition import Edition
from castloom.driver.feeds import begin_feeds
from castloom.driver.files import KeptFile, PreparedFile
from castloom.driver.outside import begin_outside
from castloom.driver.outside_files import outside_files
from castloom.driver.page import Prepared, PreparedPage
from castloom.driver.player_file import write_player
from castloom.driver.preparing import Placed, Preparing
from castloom.driver.processes import begin
from castloom.driver.publishing import Staging
from castloom.driver.store import known_key, touch_of
from castloom.model.episode import Episode
from castloom.render import archive_json
from castloom.render.chapters import json_file
from castloom.render.composed import names_of_files
from castloom.render.feed.documents import documents
from castloom.render.folder_sitemap import folder_sitemap
from castloom.render.media import audio_url, episode_cover_url
from castloom.render.redirect import redirect_page
from castloom.render.search import terms
from castloom.render.views.feeds import feed_links


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
        self._documents = list(documents(edition.site))
        self._feed_links = feed_links(self._documents)
        self.beside = Beside(edition)
        self._outside: Callable[[], None] = lambda: None

    def files(self) -> Iterator[File]:
        """Every page and file of the edition."""
        related = begin(lambda: self._site.related, len(self._site.episodes), self._site.memory)
        feeds = begin_feeds(self._documents, self._edition, self._staging)
        self._outside = begin_outside(self._edition, self._config.theme.get_env(), self._staging)
        preparing = Preparing(self._edition, self.updated, self._feed_links)
        yield from map(self._list, preparing.lists())
        yield from map(self._placed, preparing.further_lists())
        yield from map(self._placed, self._of_names(preparing))
        self._site.related = related()
        yield from map(self._placed, map(preparing.episode, range(len(self._site.episodes))))
        if choices := preparing.archive_file():
            yield self._made(f"episodes/{archive_json.NAME}", choices.encode())
        for episode in self._site.episodes:
            yield from self._neighbours(episode)
        yield from self._merged()
        for path in self._edition.assets:
            yield self._copied(path, path)
        yield from self._data()
        yield from outside_files(self._site, self._config, self._staging)
        if self._site.show.search:
            yield self._made(terms.NAME, terms.terms_json(self._site).encode())
        yield from self._feeds(feeds())

    def finish(self) -> None:
        """Wait for what is written beside the pages; after `files` has gone through."""
        self._outside()

    def sitemap(self, own: Iterable[File]) -> list[dict[str, str]]:
        """Address and day of change of every public page, those in `own` included; after `files` has gone through."""
        hidden = (InclusionLevel.DRAFT, InclusionLevel.EXCLUDED)
        days = {file.url: self.updated for file in own if file.inclusion not in hidden} | self._public
        root = self._site.show.site_url
        return [{"address": root + url.removeprefix("./"), "updated": day} for url, day in sorted(days.items())]

    def _of_names(self, preparing: Preparing) -> Iterator[Placed]:
        for concept in self._site.catalog.concepts:
            yield from preparing.concept(concept)
        for person in self._site.catalog.people:
            yield from preparing.person(person)

    def _list(self, page: Placed) -> File:
        uri = f"{page.url}index.md"
        self.lists[uri] = page.prepared
        self._public[page.url] = self.updated
        return File.generated(self._config, uri, content="")

    def _placed(self, page: Placed) -> File:
        """The page's file; not made again if the site has it as it is."""
        url, prepared, source, held_back = page
        uri = f"{url}index.html"
        if not held_back:
            self._public[url] = prepared.updated
        if self._frame and self._keeps(url, prepared, known_key(self._site.memory, url, self._frame, *prepared.shown)):
            return KeptFile(
                source or f"{url}index.md", self._config, uri, lambda file: PreparedPage(prepared, file, self._config)
            )
        inclusion = InclusionLevel.DRAFT if held_back else InclusionLevel.NOT_IN_NAV
        root = str(self._edition.root) if source else None
        path = source or f"{url}index.md"
        file = PreparedFile(path, root, self._config.site_dir, True, dest_uri=uri, inclusion=inclusion)
        file.generated_by = None if source else "castloom"
        PreparedPage(prepared, file, self._config)
        return file

    def _keeps(self, url: str, prepared: Prepared, key: str) -> bool:
        """Whether the site has the page and what lies beside it; asked of each file, for it is noted down."""
        names = "index.html", *self.beside.names(prepared)
        kept = [self._staging.keeps(url + name, key) for name in names]
        return all(kept)

    def _neighbours(self, episode: Episode) -> Iterator[File]:
        if episode.enclosure and not episode.enclosure.is_remote:
            yield self._copied(episode.enclosure.src, audio_url(episode))
        if episode.image and "://" not in episode.image.src:
            yield self._copied(episode.image.src, episode_cover_url(episode))
        spoken = self._site.composed[episode.slug].spoken
        for name in names_of_files(spoken) if spoken else ():  # composing has written them
            yield KeptFile(episode.url + name, self._config, episode.url + name)
        if episode.enclosure:
            player = write_player(self._edition, episode, self._staging)
            yield KeptFile(player, self._config, player)
        if episode.chapters:
            chapters = json_file.chapters_json(self._site, episode)
            yield self._made(episode.url + json_file.NAME, chapters.encode())
        for old in episode.redirect_from:
            uri = old if old.endswith(".html") else f"{old}/index.html"
            yield self._made(uri, redirect_page(self._site.show.site_url + episode.url).encode())

    def _merged(self) -> Iterator[File]:
        """Pages that lead from concepts to those which they were merged into."""
        for concept in self._site.catalog.concepts:
            for former in concept.former if not concept.draft else ():
                moved = redirect_page(self._site.show.site_url + concept.url)
                yield self._made(f"concepts/{former.id}/index.html", moved.encode())

    def _data(self) -> Iterator[File]:
        for uri in write_data(self._edition, self._staging):
            yield KeptFile(uri, self._config, uri)

    def _feeds(self, uris: Iterable[str]) -> Iterator[File]:
        for uri in uris:
            yield KeptFile(uri, self._config, uri)
        folders = {link["url"].rpartition("/")[0]: page for page, links in self._feed_links.items() for link in links}
        for folder, page in folders.items():
            yield self._made(f"{folder}/sitemap.xml", folder_sitemap(self._site.show.site_url + page).encode())

    def _copied(self, path: str, uri: str) -> File:
        source = self._edition.root / path
        if self._staging.keeps(uri, known_key(self._site.memory, uri, path, touch_of(source))):
            return KeptFile(uri, self._config, uri)
        # Under its address, not its path: one picture may be an episode's cover and stand in its notes too.
        return File.generated(self._config, uri, abs_src_path=str(source), inclusion=InclusionLevel.INCLUDED)

    def _made(self, uri: str, content: bytes) -> File:
        return File.generated(self._config, uri, content=content, inclusion=InclusionLevel.INCLUDED)
