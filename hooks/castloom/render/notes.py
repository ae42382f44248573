"""Show notes and page texts: Markdown to HTML, with concept names linked."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from castloom.derive.autolink import Autolinker
from castloom.derive.terms import Found, Terms
from castloom.model.concept import Autolink, Concept
from castloom.render.chapters.line_breaks import with_line_breaks
from castloom.render.raw_html import RawHtml

_TO_CONCEPT = re.compile(r"(?:^|/)concepts/([a-z0-9-]+)\.md(?:#|$)")
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_CLOSED = {"a", "code", "pre", "kbd", "samp", "var", "math", "svg", "script", "style", "audio", "video", "button"}
_BLOCKS = {"p", "li", "dt", "dd", "td", "th", "blockquote", "div", *_HEADINGS}


@dataclass(frozen=True)
class Notes:
    """Notes as HTML. `named` are the concepts that are named or linked to, `linked` those the engine gave a link."""

    html: str
    anchors: tuple[str, ...]
    named: frozenset[str]
    linked: frozenset[str]


class NotesRenderer:
    """Python-Markdown with the show's extensions and ours, kept from one text to the next."""

    def __init__(
        self,
        concepts: Sequence[Concept],
        terms: Terms,
        extensions: Sequence[str | Extension],
        configs: Mapping[str, Mapping[str, Any]],
    ) -> None:
        self._names = ConceptNames(concepts, terms)
        self._markdown = Markdown(extensions=[*extensions, self._names], extension_configs=dict(configs))

    def render(self, text: str, root: str, but: str = "") -> Notes:
        """The HTML of a Markdown text on a page from which `root` leads to the site's root.

        `but` is a concept that is not linked: that of the page itself.
        """
        self._names.begin(root, but)
        self._markdown.reset()
        html = self._markdown.convert(with_line_breaks(text))
        tokens = getattr(self._markdown, "toc_tokens", [])
        return Notes(html, tuple(_ids(tokens)), frozenset(self._names.named), self._names.links.linked)


def _ids(tokens: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for token in tokens:
        yield token["id"]
        yield from _ids(token["children"])


class ConceptNames(Extension):
    """Links the names of concepts to their pages, outside links, code and headings."""

    def __init__(self, concepts: Sequence[Concept], terms: Terms) -> None:
        super().__init__()
        self.terms = terms
        self.marks = {concept.id: concept.mark for concept in concepts}
        self._rules = {concept.id: concept.autolink for concept in concepts}
        self.begin("", "")

    def begin(self, root: str, but: str) -> None:
        self.root = root
        self.named: set[str] = set()
        self.links = Autolinker({**self._rules, but: Autolink.OFF})

    def name(self, concept: str) -> None:
        """Note a link to a concept that the author made."""
        if concept in self.marks:
            self.named.add(concept)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        # After the one that takes the backslashes off signs, at 0: a name may hold such a sign.
        md.treeprocessors.register(_ConceptLinks(md, self), "castloom-concepts", -1)


class _ConceptLinks(Treeprocessor):
    def __init__(self, md: Markdown, names: ConceptNames) -> None:
        super().__init__(md)
        self._names = names
        self._raw = RawHtml(md.htmlStash, _CLOSED)

    def run(self, root: Element) -> None:
        self._walk(root, links=True)

    def _walk(self, parent: Element, links: bool) -> None:
        if parent.tag in _HEADINGS:
            self._names.links.new_section()
            links = False
        if parent.tag in _BLOCKS:
            self._raw.begin()
        if parent.tag == "a" and (match := _TO_CONCEPT.search(parent.get("href", ""))):
            self._names.name(match[1])
        if parent.tag in _CLOSED:
            return
        children = list(parent)
        if parent.text:
            parent.text, made = self._linked(parent.text, links)
            for place, link in enumerate(made):
                parent.insert(place, link)
        for child in children:
            self._walk(child, links)
            if child.tail:
                child.tail, made = self._linked(child.tail, links)
                after = list(parent).index(child) + 1
                for place, link in enumerate(made, after):
                    parent.insert(place, link)

    def _found(self, text: str) -> Iterator[Found]:
        """The names in a text, but for those between tags of links or code that the author typed."""
        closed = self._raw.within(text)
        for found in self._names.terms.find(text):
            if not any(start <= found.start < end for start, end in closed):
                yield found

    def _linked(self, text: str, linked: bool) -> tuple[str, list[Element]]:
        """The text before the first link, and the links, each with the text that follows it; `linked`: any at all."""
        text = self._raw.characters(text)
        names, pieces, links, at = self._names, [], list[Element](), 0
        for found in self._found(text):
            names.named.add(found.concept)
            first = found.concept not in names.links.linked
            if not linked or not names.links.takes(found.concept):
                continue
            pieces.append(text[at : found.start])
            mark = names.marks[found.concept]
            at = found.end + (len(mark) if mark and text.startswith(mark, found.end) else 0)
            links.append(
                self._link(found.concept, text[found.start : found.end] + (mark if first else text[found.end : at]))
            )
        pieces.append(text[at:])
        for link, tail in zip(links, pieces[1:], strict=True):
            link.tail = tail
        return pieces[0], links

    def _link(self, concept: str, name: str) -> Element:
        link = Element("a", {"class": "cast-concept", "href": f"{self._names.root}concepts/{concept}/"})
        link.text = name
        return link
