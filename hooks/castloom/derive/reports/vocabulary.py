"""Which words stand in texts, how often, and where first."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from castloom.derive.reports.material import Piece

WORD = re.compile(r"[^\W\d_]+")


@dataclass
class Seen:
    """A word's count and first place: its line (0 in speech) and `at 0:17 (#p-3f9a2c71)` or `on line 12`."""

    path: str
    line: int
    place: str
    count: int = 0


def vocabulary(pieces: Iterable[Piece]) -> dict[str, Seen]:
    """Every word of the texts as typed, in the order in which they first stand."""
    found: dict[str, Seen] = {}
    for piece in pieces:
        text = piece.text if piece.text.isascii() else unicodedata.normalize("NFC", piece.text)
        for match in WORD.finditer(text):
            seen = found.get(match[0])
            if seen is None:
                at = match.start()
                seen = found[match[0]] = Seen(piece.path, piece.line_at(at), piece.place_at(at))
            seen.count += 1
    return found
