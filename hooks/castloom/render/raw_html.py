"""HTML that an author typed among Markdown, where Python-Markdown keeps places for it until the end."""

import re
from html import unescape

from markdown.util import HTML_PLACEHOLDER, HtmlStash

_PLACE = re.compile(HTML_PLACEHOLDER % r"(\d+)")
_ENTITY = re.compile(r"&[#\w]+;")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")


class RawHtml:
    """Knows, from one text of a block to the next, which of the elements `closed` are open; `begin` is a new block."""

    def __init__(self, stash: HtmlStash, closed: set[str]) -> None:
        self._stash = stash
        self._closed = closed
        self._open = 0

    def begin(self) -> None:
        self._open = 0

    def characters(self, text: str) -> str:
        """The text with characters in place of entities such as `&nbsp;`."""
        return _PLACE.sub(self._character, text)

    def _character(self, place: re.Match[str]) -> str:
        raw = self._raw(place)
        plain = unescape(raw) if _ENTITY.fullmatch(raw) else raw
        return plain if len(plain) == 1 and plain >= " " else place[0]

    def within(self, text: str) -> list[tuple[int, int]]:
        """From and to of each part of the text that lies within a closed element."""
        found, start = list[tuple[int, int]](), 0
        for place in _PLACE.finditer(text):
            tag = _TAG.match(self._raw(place))
            if tag and tag[2].lower() in self._closed:
                if self._open:
                    found.append((start, place.start()))
                self._open = max(0, self._open + (-1 if tag[1] else 1))
                start = place.end()
        return [*found, (start, len(text))] if self._open else found

    def _raw(self, place: re.Match[str]) -> str:
        number = int(place[1])
        blocks = self._stash.rawHtmlBlocks
        return str(blocks[number]) if number < len(blocks) else ""
