"""Links by name, `[[Human Debt]]` and `[[human-debt|the debt]]`: found in Markdown, and turned into links to files."""

import posixpath
import re
from collections.abc import Callable
from html import escape, unescape
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown import Markdown, util
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from castloom.derive.page_names import NamedPage, PageNames, names_of
from castloom.model.concept import Concept
from castloom.render.raw_html import RawHtml

# In a table a bar has a backslash before it, of which Python-Markdown makes a place of its own.
_BAR = rf"(?:\||{util.INLINE_PLACEHOLDER % '([0-9]+)'})"
_PATTERN = rf"\[\[([^\[\]\n|\x02\x03]+)(?:{_BAR}([^\[\]|]+))?\]\](?![(\[])"
_BAR_IN_TABLE = f"{util.STX}{ord('|')}{util.ETX}"
_STASHED = re.compile(util.INLINE_PLACEHOLDER % r"([0-9]+)")
_PRIORITY = 85  # after code, escapes, links and inline HTML, before emphasis
_CODE = {"a", "code", "pre", "kbd", "samp", "script", "style"}
_MADE = re.compile(r'<a\b([^>]*?)\shref="\[\[([^"]*?)(\|?)\]\]"([^>]*)>(.*?)</a>', re.DOTALL)

_WORDS = "\x01"
Make = Callable[[str, str], Element]


class WikiLinks(Extension):
    """Makes an element of each link by name: `make` takes the name and the words of the link, or ""."""

    def __init__(self, make: Make) -> None:
        super().__init__()
        self._make = make

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.inlinePatterns.register(_WikiLink(md, self._make), "castloom-wiki", _PRIORITY)


class _WikiLink(InlineProcessor):
    def __init__(self, md: Markdown, make: Make) -> None:
        super().__init__(_PATTERN, md)
        self._make = make
        self._raw = RawHtml(md.htmlStash, _CODE)

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        if self._is_in_code(data[: m.start()]) or (m[2] and self._stashed.get(m[2]) != _BAR_IN_TABLE):
            return None, None, None
        name, words = unescape(m[1]).strip(), (m[3] or "").strip()
        return (self._make(name, words), m.start(0), m.end(0)) if name else (None, None, None)

    @property
    def _stashed(self) -> dict[str, Element | str]:
        """What Python-Markdown keeps places for: elements, and HTML that was typed."""
        nodes: dict[str, Element | str] = self.md.treeprocessors["inline"].stashed_nodes  # type: ignore[attr-defined]
        return nodes

    def _is_in_code(self, before: str) -> bool:
        """Whether an element that was typed as HTML is open at the end of a text."""
        nodes = self._stashed
        typed = _STASHED.sub(lambda place: node if isinstance(node := nodes.get(place[1]), str) else "", before)
        self._raw.begin()
        closed = self._raw.within(typed)
        return bool(closed) and closed[-1][1] == len(typed)


def wiki_link(name: str, words: str) -> Element:
    """A link that tells which name it was made of, to be turned when all pages are known."""
    link = Element("a", {"href": written(name, bool(words))})
    link.text = words or name
    return link


def written(name: str, has_words: bool) -> str:
    """What stands for the address until it is known."""
    return f"[[{name}|]]" if has_words else f"[[{name}]]"


def wiki_words(name: str) -> str:
    """What stands in plain text for the words of a link that has none of its own."""
    return f"{_WORDS}{name}{_WORDS}"


def with_words(text: str, names: PageNames) -> str:
    """A plain text with the words of such links."""

    def shown(match: re.Match[str]) -> str:
        pages = names.find(match[1]).pages
        return shown_name(pages[0], match[1]) if len(pages) == 1 else match[1]

    return re.sub(f"{_WORDS}([^{_WORDS}]*){_WORDS}", shown, text).replace(_WORDS, "") if _WORDS in text else text


def wiki_name(href: str) -> str:
    """The name in what stands for an address, or ""."""
    return href[2:-2].removesuffix("|") if href.startswith("[[") and href.endswith("]]") else ""


def shown_name(page: NamedPage, name: str) -> str:
    """The words of a link that has none of its own: the name as it was typed, or the title if that was an id."""
    name = name.partition("#")[0].strip() if name not in names_of(page) else name
    is_name = name.casefold() in (form.casefold() for form in names_of(page))
    return name if is_name else names_of(page)[0]


class WikiTurned(NamedTuple):
    """HTML whose links by name lead to files, and the names that mean no page, or more than one."""

    html: str
    unknown: tuple[str, ...]
    twofold: tuple[tuple[str, tuple[NamedPage, ...]], ...]
    held_back: tuple[str, ...]


def turn(html: str, source: str, names: PageNames, is_out: Callable[[NamedPage], bool]) -> WikiTurned:
    """Links by name as links from the file `source` to files; one to a page that is not out is its words alone."""
    unknown, held_back = list[str](), list[str]()
    twofold = list[tuple[str, tuple[NamedPage, ...]]]()

    def turned(match: re.Match[str]) -> str:
        name, words = unescape(match[2]), match[5]
        pages, place = names.find(name)
        if len(pages) != 1:
            twofold.append((name, pages)) if pages else unknown.append(name)
            return words
        page = pages[0]
        words = words if match[3] else escape(shown_name(page, name), quote=False)
        if not is_out(page):
            held_back.append(name)
            return words
        kind = ' class="cast-concept"' if isinstance(page, Concept) and "class=" not in match[0] else ""
        return f'<a{match[1]}{kind} href="{escape(link_to(page, source) + place)}"{match[4]}>{words}</a>'

    html = _MADE.sub(turned, html) if '"[[' in html else html
    return WikiTurned(html, tuple(unknown), tuple(twofold), tuple(held_back))


def link_to(page: NamedPage, source: str) -> str:
    """The link from one file to another."""
    return posixpath.relpath(page.path, posixpath.dirname(source) or ".")
