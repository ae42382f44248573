"""Links by name, `[[Human Debt]]`, on the show's own pages, which MkDocs renders: links to files, which it resolves."""

from xml.etree.ElementTree import Element

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from castloom.driver.linking import Linker
from castloom.model.concept import Concept
from castloom.render.wiki_links import WikiLinks, link_to, shown_name


class OwnLinks:
    """Knows on which page MkDocs is. What is wrong with a link was told before; here it is its words alone."""

    def __init__(self, linker: Linker, config: MkDocsConfig) -> None:
        self._linker = linker
        self._source = ""
        extensions: list[object] = config.markdown_extensions  # type: ignore[assignment]  # MkDocs takes objects too
        extensions.append(WikiLinks(self._make))

    def begin(self, page: Page) -> None:
        self._source = page.file.src_uri

    def _make(self, name: str, words: str) -> Element:
        page, place = self._linker.find(name)
        if page is None:
            return _words(words or name)
        text = words or shown_name(page, name)
        if not self._linker.is_out(page):
            return _words(text)
        link = Element("a", {"href": link_to(page, self._source) + place})
        link.text = text
        if isinstance(page, Concept):
            # The page has no list of definitions as those have that are made of views.
            link.set("class", "cast-concept")
            link.set("title", page.definition)
        return link


def _words(text: str) -> Element:
    found = Element("span")
    found.text = text
    return found
