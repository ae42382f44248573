"""Where links may lead: the address of every file that can be linked, and the files that links are about."""

import posixpath
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from castloom.derive.page_names import NamedPage, PageNames, own_names
from castloom.model.episode import Episode
from castloom.render.wiki_links import wiki_name
from castloom.source.catalog import Catalog
from castloom.source.folder import FOLDERS


class Targets:
    """`addresses` are those of files that can be linked, from the site's root, `held_back` the files that are not out.

    `all_pages` are the pages that can be named, drafts too; `episodes` those that are out, by their file.
    """

    def __init__(self, whole: Catalog, shown: Catalog, docs_pages: Mapping[str, str]) -> None:
        out = _pages(shown)
        self.all_pages = _pages(whole)
        self.episodes: dict[str, Episode] = {episode.path: episode for episode in shown.episodes}
        self.addresses = dict(docs_pages)
        self.addresses.update({path: path for path in shown.assets})
        self.addresses.update({page.path: page.url for page in out})
        self.addresses.update({former.path: c.url for c in shown.concepts for former in c.former})
        self.addresses.update({f"{name}/index.md": f"{name}/" for name in FOLDERS})
        # Links that are addresses of pages already, such as those the engine makes itself.
        self.addresses.update({page.url: page.url for page in out})
        self.held_back = {page.path for page in self.all_pages} - set(self.addresses)
        self._out = {page.path for page in out}
        self._files = {page.url: page.path for page in out}
        self._files.update({former.path: c.path for c in shown.concepts for former in c.former})
        self._site = shown.show.site_url

    @property
    def everything(self) -> tuple[object, ...]:
        """To compare with those of another time: equal targets give equal links."""
        named = [(page.path, page.url, own_names(page)) for page in self.all_pages]
        return named, self.addresses, self._files, self._out, self._site

    def is_out(self, page: NamedPage) -> bool:
        return page.path in self._out

    def file(self, link: str, source: str, url: str, names: PageNames) -> str:
        """The file to whose page a link leads, however it was typed in `source` for the page at `url`, or ""."""
        return self.passage(link, source, url, names)[0]

    def passage(self, link: str, source: str, url: str, names: PageNames) -> tuple[str, str]:
        """That file, and the place on the page, without its `#`."""
        if name := wiki_name(link):
            pages, place = names.find(name)
            return (pages[0].path, place.removeprefix("#")) if len(pages) == 1 else ("", "")
        parts = urlsplit(link.removeprefix(self._site))
        if parts.scheme or parts.netloc:
            return "", ""
        path = unquote(parts.path)
        if link.startswith(self._site) or path.startswith("/"):
            return self._files.get(path.lstrip("/"), path.lstrip("/")), parts.fragment
        if not path:
            return source, parts.fragment
        if path.endswith("/") and (file := self._files.get(f"{posixpath.normpath(posixpath.join(url, path))}/")):
            return file, parts.fragment
        file = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
        return self._files.get(file, file), parts.fragment


def _pages(catalog: Catalog) -> list[NamedPage]:
    return [*catalog.episodes, *catalog.concepts, *catalog.people]
