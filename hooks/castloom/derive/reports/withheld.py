"""Words that the ledger withholds and that the episode's notes still tell."""

import re
from collections.abc import Iterator, Sequence

from castloom.derive.reports.finding import Finding, Level
from castloom.derive.reports.material import Material
from castloom.model.ledger import Kind, LedgerEntry

_WORD = re.compile(r"\w+")
_RUN = 6  # words in a row of a withheld passage that cannot stand in the notes by chance
_FEWEST = 3  # words of a withheld passage: shorter ones, such as "Yes.", say nothing by themselves


def withheld(material: Material) -> Iterator[Finding]:
    """Title, description, chapters and notes that hold what must appear nowhere. The message does not repeat it."""
    for entry in material.ledger:
        runs = set(_runs(entry, material)) if entry.kind is Kind.WITHHOLD else set()
        for piece in material.written if runs else ():
            words = list(_WORD.finditer(piece.text))
            place = _first([word[0].casefold() for word in words], runs)
            if place is not None:
                what = f"{piece.key}: holds" if piece.key else "the notes hold"
                message = f"{what} words that {entry.path}:{entry.line} withholds"
                line = piece.line_at(words[place].start())
                yield Finding(Level.ERROR, piece.path, line, message, "remove them here too, or remove the entry there")


def _runs(entry: LedgerEntry, material: Material) -> Iterator[tuple[str, ...]]:
    """The rows of words that give the entry away: all it names, or any six of the passage that it withholds."""
    if entry.heard:
        yield tuple(_words(entry.heard))
        return
    words = _words(material.passages.get(entry.passage, ""))
    length = min(_RUN, len(words))
    if length >= _FEWEST:
        yield from (tuple(words[n : n + length]) for n in range(len(words) - length + 1))


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _first(words: Sequence[str], runs: set[tuple[str, ...]]) -> int | None:
    """The place at which the first of the runs begins, or None."""
    lengths = {len(run) for run in runs} - {0}
    starts = range(len(words))
    return next((n for n in starts if any(tuple(words[n : n + length]) in runs for length in lengths)), None)
