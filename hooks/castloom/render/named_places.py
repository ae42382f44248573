"""What a text names and links to, each with the sentence in which it first does so: for the pages that are named."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from castloom.derive.sentences import beginnings

_PLACEHOLDER = re.compile(r"\x02[^\x03]*\x03")  # Python-Markdown's, for HTML that an author typed
_BLANKS = str.maketrans("\n\t\r", "   ")
_LONGEST = 300  # characters


class Naming(NamedTuple):
    """A page that a text names, and the sentence that does.

    `target` is a link as it was typed, `[[…]]` for one by name, or after a `/` the path of a file whose page is named.
    """

    target: str
    sentence: str


class NamedPlaces:
    """Collects them while somebody goes through the text, block by block."""

    def __init__(self) -> None:
        self._found: dict[str, str] = {}
        self._text = ""
        self._new: dict[str, int] = {}

    def begin(self) -> None:
        """A block begins: no sentence goes from one into another."""
        if self._new:
            for target, at in self._new.items():
                self._found[target] = sentence_at(self._text, at)
            self._new.clear()
        self._text = ""

    def add(self, text: str) -> int:
        """Further words of the block; the place at which they begin."""
        at = len(self._text)
        self._text += text
        return at

    def name(self, target: str, at: int | None = None) -> None:
        """Note that the block names a page, at a place, or with the words that come next."""
        if target not in self._found:
            self._new.setdefault(target, len(self._text) if at is None else at)

    def take(self) -> tuple[Naming, ...]:
        """Everything that was found; a new text begins."""
        self.begin()
        found, self._found = self._found, {}
        return tuple(Naming(*pair) for pair in found.items())


def sentence_at(text: str, at: int) -> str:
    """The sentence that holds the character `at`; of a long one, what stands around that."""
    text = text.translate(_BLANKS)
    edges = [0, *beginnings(text), len(text)]
    start = max(edge for edge in edges if edge <= at)
    end = min((edge for edge in edges if edge > at), default=len(text))
    return _plain("".join(_around(text, start, end, at)))


def _around(text: str, start: int, end: int, at: int) -> Iterator[str]:
    if end - start <= _LONGEST:
        yield text[start:end]
        return
    reach = _LONGEST // 2 - 10
    first, last = max(start, at - reach), min(end, at + reach)
    if first > start:
        yield "… "
        first = text.find(" ", first, at) + 1 or first
    if last == end:
        yield text[first:last]
    else:
        last = text.rfind(" ", at + 1, last) if " " in text[at + 1 : last] else last
        yield f"{text[first:last]} …"


def _plain(text: str) -> str:
    return " ".join(_PLACEHOLDER.sub("", text).split())
