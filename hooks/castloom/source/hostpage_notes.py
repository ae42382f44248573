"""The prose of a host page as paragraphs, lists and named addresses.

Saved as text, a page has lost its markup: a list may have bullets or none, and a link is a line
`Name → address` or `Name — address` under a line that says what the link is to the episode.
"""

import re
from dataclasses import dataclass, field
from typing import TypeAlias
from urllib.parse import urlsplit

_BULLET = re.compile(r"\A\s*(?:[•·▪▫◦‣⁃∙●○■*–-]|o(?=\s{2}))\s+(?=\S)")
_NUMBER = re.compile(r"\s*(\d{1,2})[.)]\s+(?=\S)")
_TIMESTAMP = re.compile(r"\s*[(\[]?(?:\d{1,2}:)?\d{1,2}:\d\d[)\]]?\s+\S")
_LINK = re.compile(r"(\S.{0,99}?)(?:\s*(?:→|➔|➜|->|=>|:\s)|\s+[—–|-])\s*(https?://\S*[^\s.,;])")
_ENDS_SENTENCE = re.compile(r"[.!?…][\"”’')\]]*$")
# shorter lines were ended by their author; longer ones may have been wrapped when the page was saved
_WRAPPED = 60


@dataclass(frozen=True)
class PageLink:
    """A named address; `heading` is the line it stands under, or ""."""

    name: str
    url: str
    heading: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of prose."""

    text: str


@dataclass(frozen=True)
class ItemList:
    """A list; `first` is the number of its first item, or 0 if the items are not numbered."""

    items: tuple[str, ...]
    first: int = 0


@dataclass(frozen=True)
class LinkList:
    """Named addresses that stand together."""

    links: tuple[PageLink, ...]


Piece: TypeAlias = Paragraph | ItemList | LinkList


def read_pieces(text: str) -> tuple[Piece, ...]:
    """The prose in its order, every word kept."""
    reading = _Reading(text.split("\n"))
    while reading.at < len(reading.lines):
        reading.take_line()
    return tuple(reading.pieces)


def is_item(line: str) -> bool:
    """Whether the line is an item of a list by its sign: a bullet, a number or a time stamp."""
    return bool(_BULLET.match(line) or _NUMBER.match(line) or _TIMESTAMP.match(line))


def read_link(line: str, heading: str) -> PageLink | None:
    """The named address that the line is, or None."""
    match = _LINK.fullmatch(_BULLET.sub("", line, count=1).strip())
    if not match or not _is_address(match[2]):
        return None
    return PageLink(match[1], match[2], heading)


def _is_address(url: str) -> bool:
    try:
        return bool(urlsplit(url).hostname)
    except ValueError:
        return False


@dataclass
class _Reading:
    """Where the reader stands; `gap` says that the line above is empty."""

    lines: list[str]
    at: int = 0
    gap: bool = True
    pieces: list[Piece] = field(default_factory=list)

    def take_line(self) -> None:
        line = self.lines[self.at]
        if not line.strip():
            self.gap, self.at = True, self.at + 1
            return
        if link := read_link(line, self._heading()):
            self._add_link(link)
        elif is_item(line):
            self._add_item(line)
        elif unmarked := self._unmarked_items():
            self.pieces.append(ItemList(unmarked))
            self.at += len(unmarked) - 1
        else:
            self._add_prose(line)
        self.gap, self.at = False, self.at + 1

    def _heading(self) -> str:
        above = self.pieces[-1] if self.pieces else None
        if isinstance(above, LinkList):
            return above.links[-1].heading
        is_heading = isinstance(above, Paragraph) and not _ENDS_SENTENCE.search(above.text)
        return above.text.removesuffix(":").rstrip() if is_heading and isinstance(above, Paragraph) else ""

    def _add_link(self, link: PageLink) -> None:
        above = self.pieces[-1] if self.pieces else None
        if isinstance(above, LinkList):
            self.pieces[-1] = LinkList((*above.links, link))
        else:
            self.pieces.append(LinkList((link,)))

    def _add_item(self, line: str) -> None:
        number = _NUMBER.match(line)
        item = line[number.end() :] if number else _BULLET.sub("", line, count=1)
        above = self.pieces[-1] if self.pieces else None
        if isinstance(above, ItemList) and bool(above.first) == bool(number):
            self.pieces[-1] = ItemList((*above.items, item.strip()), above.first)
        else:
            self.pieces.append(ItemList((item.strip(),), int(number[1]) if number else 0))

    def _unmarked_items(self) -> tuple[str, ...]:
        """Two or more lines of one case without an end mark, below a line that ends in a colon."""
        above = self.pieces[-1] if self.pieces else None
        if not (isinstance(above, Paragraph) and above.text.endswith(":")):
            return ()
        items: list[str] = []
        for n in range(self.at, len(self.lines)):
            line = self.lines[n].strip()
            is_small = line[:1].islower() == self.lines[self.at].strip()[:1].islower()
            if not line or not is_small or self._ends_list(n, line):
                break
            items.append(line)
        return tuple(items) if len(items) > 1 else ()

    def _ends_list(self, n: int, line: str) -> bool:
        if is_item(line) or read_link(line, "") or line.endswith((":", ",")) or _ENDS_SENTENCE.search(line):
            return True
        return n + 1 < len(self.lines) and read_link(self.lines[n + 1], "") is not None

    def _add_prose(self, line: str) -> None:
        text = line.strip()
        above = self.pieces[-1] if self.pieces and not self.gap else None
        if isinstance(above, ItemList) and line[0].isspace():
            self.pieces[-1] = ItemList((*above.items[:-1], f"{above.items[-1]} {text}"), above.first)
        elif isinstance(above, Paragraph) and self._goes_on(above.text, text):
            self.pieces[-1] = Paragraph(f"{above.text} {text}")
        else:
            self.pieces.append(Paragraph(text))

    def _goes_on(self, above: str, text: str) -> bool:
        if _ENDS_SENTENCE.search(above):
            return False
        return text[0].islower() or (len(self.lines[self.at - 1]) >= _WRAPPED and not above.endswith(":"))
