"""What is written with a page and lies beside it: its Markdown twin, and how to cite it."""

import os
from collections.abc import Iterator

from mkdocs.structure.pages import Page
from mkdocs.utils import write_file

from castloom.driver.edition import Edition
from castloom.driver.page import Prepared, PreparedPage
from castloom.model.concept import Concept
from castloom.model.episode import Episode
from castloom.render.data import page_data
from castloom.render.data.citing import Reference, bibtex, concept_reference, csl_json, episode_reference
from castloom.render.data.marked_text import Reach, with_whole_links
from castloom.render.data.rights import rights
from castloom.render.data.twin_parts import Parts, Written
from castloom.render.data.twins import NAME, plain_twin, twin
from castloom.render.views.common import View
from castloom.render.wiki_links import shown_name


class Beside:
    """Writes the files beside pages. They follow from what the page's own key stands for."""

    def __init__(self, edition: Edition) -> None:
        self._site = edition.site
        self._linker = edition.linker
        self._parts = Parts(edition.site.show.site_url, edition.site.words)
        self._reach = Reach(edition.linker.addresses, edition.site.show.site_url, self._by_name)
        pages: tuple[Episode | Concept, ...] = (*edition.site.episodes, *edition.site.catalog.concepts)
        self._pages = {page.url: page for page in pages}

    def names(self, prepared: Prepared) -> tuple[str, ...]:
        """The files' names, from the page's folder."""
        return (NAME, page_data.BIBTEX, page_data.CSL) if prepared.is_cited else (NAME,)

    def write(self, page: Page) -> None:
        """Write the files of a page that is being placed; one at a bare file's address, such as 404.html, has none."""
        folder, name = os.path.split(str(page.file.abs_dest_path))
        if name != "index.html":
            return
        for name, text in self._files(page, page.meta.get("podcast")):
            write_file(text.encode(), os.path.join(folder, name))  # noqa: PTH118 - as MkDocs' own functions

    def _files(self, page: Page, view: View | None) -> Iterator[tuple[str, str]]:
        yield NAME, self._text(page, view)
        if view and view.get("cite"):
            reference = self._reference(page.file.url)
            yield page_data.BIBTEX, bibtex(reference)
            yield page_data.CSL, csl_json(reference)

    def _text(self, page: Page, view: View | None) -> str:
        text = page.prepared.markdown if isinstance(page, PreparedPage) else page.markdown or ""
        if view:
            return self._twin(page, view, text, view.get("spoken_text", ""))
        whole = self._whole(page, text)
        return plain_twin(
            self._site.words,
            str(page.title),
            page.canonical_url or "",
            rights(self._site.words, self._site.show),
            whole,
        )

    def _twin(self, page: Page, view: View, text: str, spoken: str) -> str:
        return twin(view, self._parts, Written(self._whole(page, text) if text else "", spoken))

    def _whole(self, page: Page, text: str) -> str:
        return with_whole_links(text, page.file.src_uri, page.canonical_url or "", self._reach)

    def _by_name(self, name: str, words: str) -> tuple[str, str]:
        page, place = self._linker.find(name)
        if page is None or not self._linker.is_out(page):
            return words or name, ""
        return words or shown_name(page, name), page.url + place

    def _reference(self, url: str) -> Reference:
        page = self._pages[url]
        if isinstance(page, Episode):
            return episode_reference(self._site, page)
        return concept_reference(self._site, page)
