"""Show notes and page texts: Markdown to HTML, with concept names linked, and what else they name and quote."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from castloom.derive.autolink import Autolinker
from castloom.derive.page_names import PageNames
from castloom.derive.terms import Found, Terms
from castloom.model.concept import Autolink, Concept
from castloom.model.person import Person
from castloom.render.chapters.line_breaks import with_line_breaks
from castloom.render.locked_quotes import LockedQuote, locked_quote
from castloom.render.named_places import NamedPlaces, Naming
from castloom.render.raw_html import RawHtml
from castloom.render.wiki_links import WikiLinks, shown_name, wiki_link, wiki_name, wiki_words, written

_TO_CONCEPT = re.compile(r"(?:^|/)concepts/([a-z0-9-]+)\.md(?:#|$)")
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_CLOSED = {"a", "code", "pre", "kbd", "samp", "var", "math", "svg", "script", "style", "audio", "video", "button"}
_SIGNS = {"footnote-ref", "footnote-backref", "headerlink"}
_BLOCKS = {"p", "li", "dt", "dd", "td", "th", "blockquote", "div", *_HEADINGS}


@dataclass(frozen=True)
class Notes:
    """Notes as HTML. `named` are the concepts that are named or linked to, `linked` those that have a link.

    `namings` are the pages that they name, link to or both, `quotes` the quotations that name their passage.
    """

    html: str
    anchors: tuple[str, ...]
    named: frozenset[str]
    linked: frozenset[str]
    namings: tuple[Naming, ...] = ()
    quotes: tuple[LockedQuote, ...] = ()


class NotesRenderer:
    """Python-Markdown with the show's extensions and ours, kept from one text to the next."""

    def __init__(
        self,
        concepts: Sequence[Concept],
        terms: Terms,
        extensions: Sequence[str | Extension],
        configs: Mapping[str, Mapping[str, Any]],
        people: Sequence[Person] = (),
    ) -> None:
        """`people` are those who may be named."""
        self._names = ConceptNames(concepts, terms, people)
        ours = [self._names, WikiLinks(wiki_link)]
        self._markdown = Markdown(extensions=[*extensions, *ours], extension_configs=dict(configs))

    def render(self, text: str, root: str, but: str = "") -> Notes:
        """The HTML of a Markdown text on a page from which `root` leads to the site's root.

        `but` is a concept that is not linked: that of the page itself.
        """
        self._names.begin(root, but)
        self._markdown.reset()
        html = self._markdown.convert(with_line_breaks(text))
        tokens = getattr(self._markdown, "toc_tokens", [])
        names = self._names
        found = names.places.take(), tuple(names.quotes)
        return Notes(html, tuple(_ids(tokens)), frozenset(names.named), names.links.linked, *found)


def _ids(tokens: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for token in tokens:
        yield token["id"]
        yield from _ids(token["children"])


class ConceptNames(Extension):
    """Links the names of concepts to their pages, outside links, code and headings."""

    def __init__(self, concepts: Sequence[Concept], terms: Terms, people: Sequence[Person]) -> None:
        super().__init__()
        self.terms = terms
        self.people = people_terms(people)
        self.marks = {concept.id: concept.mark for concept in concepts}
        self.places = NamedPlaces()
        self._pages = PageNames(concepts, "")
        self._now = {former.id: concept.id for concept in concepts for former in concept.former}
        self._rules = {concept.id: concept.autolink for concept in concepts}
        self.begin("", "")

    def begin(self, root: str, but: str) -> None:
        self.root = root
        self.named: set[str] = set()
        self.quotes: list[LockedQuote] = []
        self.marked: set[str] = set()
        self.links = Autolinker({**self._rules, but: Autolink.OFF})
        self.places.take()

    def note(self, link: Element, in_quote: bool) -> None:
        """Note a link that the author made; the first one by a concept's name gets its mark."""
        href = link.get("href", "")
        self.places.name(href)
        if match := _TO_CONCEPT.search(href):
            self._name(self._now.get(match[1], match[1]))
        pages = self._pages.find(name).pages if (name := wiki_name(href)) else ()
        if len(pages) == 1 and isinstance(concept := pages[0], Concept):
            self._name(concept.id)
            if href == written(name, has_words=False):
                link.set("href", written(name, has_words=True))
                link.text = shown_name(concept, name)
                if not in_quote and not (link.tail or "").startswith(concept.mark or "\n"):
                    link.text += self.mark(concept.id)

    def _name(self, concept: str) -> None:
        if concept in self.marks:
            self.named.add(concept)
            self.links.note(concept)

    def mark(self, concept: str) -> str:
        """The concept's mark, the first time that it is asked for on a page."""
        mark = "" if concept in self.marked else self.marks[concept]
        self.marked.add(concept)
        return mark

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        # After the one that takes the backslashes off signs, at 0: a name may hold such a sign.
        md.treeprocessors.register(_ConceptLinks(md, self), "castloom-concepts", -1)


def people_terms(people: Sequence[Person]) -> Terms:
    """The names of people, found as those of concepts are, but in their own capitals alone: Mark is no mark."""
    return Terms(Concept(p.id, p.path, p.name, "", aliases=p.aliases, case_sensitive=True) for p in people)


class _ConceptLinks(Treeprocessor):
    def __init__(self, md: Markdown, names: ConceptNames) -> None:
        super().__init__(md)
        self._names = names
        self._raw = RawHtml(md.htmlStash, _CLOSED)

    def run(self, root: Element) -> None:
        self._walk(root, links=True, in_quote=False)

    def _walk(self, parent: Element, links: bool, in_quote: bool) -> None:
        if parent.tag in _HEADINGS:
            self._names.links.new_section()
            links = False
        if parent.tag in _BLOCKS:
            self._raw.begin()
            self._names.places.begin()
        if parent.tag == "blockquote":
            in_quote = True
            if quote := locked_quote(parent, self._raw.characters):
                self._names.quotes.append(quote)
        if parent.tag in _CLOSED:
            self._pass_by(parent, in_quote)
            return
        children = list(parent)
        if parent.text:
            parent.text, made = self._linked(parent.text, links, in_quote)
            for place, link in enumerate(made):
                parent.insert(place, link)
        for child in children:
            self._walk(child, links, in_quote)
            if child.tag in _BLOCKS:
                self._names.places.begin()
            if child.tail:
                child.tail, made = self._linked(child.tail, links, in_quote)
                after = list(parent).index(child) + 1
                for place, link in enumerate(made, after):
                    parent.insert(place, link)

    def _pass_by(self, element: Element, in_quote: bool) -> None:
        """A link or code, in which no name is looked for."""
        if _SIGNS.isdisjoint(element.get("class", "").split()):
            if element.tag == "a":
                self._names.note(element, in_quote)
            self._names.places.add(self._words(element))

    def _words(self, element: Element) -> str:
        name = wiki_name(href := element.get("href", ""))
        if name and href == written(name, has_words=False):
            return wiki_words(name)
        return self._raw.characters("".join(element.itertext()))

    def _found(self, terms: Terms, text: str, closed: Sequence[tuple[int, int]]) -> Iterator[Found]:
        """The names in a text, but for those between tags of links or code that the author typed."""
        for found in terms.find(text):
            if not any(start <= found.start < end for start, end in closed):
                yield found

    def _linked(self, text: str, linked: bool, in_quote: bool) -> tuple[str, list[Element]]:
        """The text before the first link, and the links, each with the text that follows it; `linked`: any at all.

        In a quotation no name gets a mark that it did not have.
        """
        names = self._names
        if text.isspace():
            names.places.add(text)
            return text, []
        text = self._raw.characters(text)
        closed = self._raw.within(text)
        pieces, links, at = [], list[Element](), 0
        place = names.places.add(text)
        for found in self._found(names.people, text, closed):
            names.places.name(f"/people/{found.concept}.md", place + found.start)
        for found in self._found(names.terms, text, closed):
            names.named.add(found.concept)
            names.places.name(f"/concepts/{found.concept}.md", place + found.start)
            if not linked or not names.links.takes(found.concept):
                continue
            pieces.append(text[at : found.start])
            typed = names.marks[found.concept] if text.startswith(names.marks[found.concept], found.end) else ""
            at = found.end + len(typed)
            mark = typed if in_quote else names.mark(found.concept) or typed
            links.append(self._link(found.concept, text[found.start : found.end] + mark))
        pieces.append(text[at:])
        for link, tail in zip(links, pieces[1:], strict=True):
            link.tail = tail
        return pieces[0], links

    def _link(self, concept: str, name: str) -> Element:
        link = Element("a", {"class": "cast-concept", "href": f"{self._names.root}concepts/{concept}/"})
        link.text = name
        return link
