"""Quotations that name their passage: `> words` and, as the last line, `> — [Name](../episodes/x.md#p-3f9a2c71)`."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

_DASHES = "—–―-"
_BEGINS = re.compile(rf"\s*[{_DASHES}]")
_BEFORE_LINK = re.compile(rf"\s[{_DASHES}]+\s*\Z")
_TO_PASSAGE = re.compile(r"#p-[^#]*?(?:\|?\]\])?\Z")
_BESIDE_LINK = " .,;:()\n"
_UNSAID = {"footnote-ref", "headerlink"}
_PLACEHOLDER = re.compile(r"\x02[^\x03]*\x03")  # Python-Markdown's, for HTML that an author typed

_Characters = Callable[[str], str]


class LockedQuote(NamedTuple):
    """The words of a quotation, and the link to their passage as it was typed."""

    words: str
    href: str


class _Link(NamedTuple):
    start: int
    end: int
    href: str


def locked_quote(block: Element, characters: _Characters) -> LockedQuote | None:
    """The quotation that a blockquote holds; None if nothing says which passage it is of.

    `characters` puts characters in the place of entities.
    """
    if not len(block) or block[-1].tag != "p":
        return None
    links: list[_Link] = []
    last = "".join(_flat(block[-1], characters, links, 0))
    link = next((link for link in reversed(links) if _TO_PASSAGE.search(link.href)), None)
    at = _attribution(last, link) if link else None
    if link is None or at is None:
        return None
    before = ["".join(_flat(child, characters, [], 0)) for child in list(block)[:-1]]
    words = _PLACEHOLDER.sub("", "\n".join(filter(None, (block.text or "", *before, last[:at]))))
    return LockedQuote(" ".join(words.split()), link.href) if words.strip() else None


def _attribution(text: str, link: _Link) -> int | None:
    """Where the last line says whose words they are: it begins with a dash, ends with one and the link, or is that."""
    line = text.rfind("\n", 0, len(text.rstrip())) + 1
    if link.start < line:
        return None
    if _BEGINS.match(text, line) or not (text[line : link.start] + text[link.end :]).strip(_BESIDE_LINK):
        return line
    dash = _BEFORE_LINK.search(text, line, link.start)
    return dash.start() if dash and not text[link.end :].strip(_BESIDE_LINK) else None


def _flat(element: Element, characters: _Characters, links: list[_Link], at: int) -> Iterator[str]:
    """The words of an element, piece by piece; `links` gets those among them, `at` is where the words begin."""
    start = at
    for piece in _own(element):
        if isinstance(piece, str):
            text = characters(piece)
            yield text
            at += len(text)
        else:
            for text in _flat(piece, characters, links, at):
                yield text
                at += len(text)
    if element.tag == "a":
        links.append(_Link(start, at, element.get("href", "")))


def _own(element: Element) -> Iterator["str | Element"]:
    yield element.text or ""
    for child in element:
        if child.tag == "br":
            yield "\n"
        elif _UNSAID.isdisjoint(child.get("class", "").split()):
            yield child
        yield (child.tail or "") if child.tag != "br" else (child.tail or "").removeprefix("\n")
