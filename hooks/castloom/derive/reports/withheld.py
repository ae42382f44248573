"""Words that a ledger withholds and that other texts of the show still tell."""

import re
from collections.abc import Iterable, Iterator

from castloom.derive.reports.finding import Finding, Level
from castloom.derive.reports.material import Material, Piece
from castloom.model.concept import Concept
from castloom.model.ledger import Kind, LedgerEntry
from castloom.source.catalog import Catalog

_WORD = re.compile(r"\w+")
_RUN = 6  # words in a row of a withheld passage that cannot stand in the notes by chance
_FEWEST = 3  # words of a withheld passage: shorter ones, such as "Yes.", say nothing by themselves


Runs = dict[tuple[str, ...], LedgerEntry]  # rows of words that give an entry away


def withheld(material: Material) -> Iterator[Finding]:
    """Title, description, chapters and notes of an episode that hold what must appear nowhere."""
    runs = {run: e for e in material.ledger if e.kind is Kind.WITHHOLD for run in _runs(e, material)}
    for piece in material.written if runs else ():
        yield from _told(piece, runs)


def secrets(material: Material) -> Runs:
    """What an episode's entries withhold of it, as rows of words that cannot stand elsewhere by chance."""
    entries = [entry for entry in material.ledger if entry.kind is Kind.WITHHOLD]
    return {run: entry for entry in entries for run in _runs(entry, material) if len(run) >= _FEWEST}


def told_elsewhere(runs: Runs, catalog: Catalog, texts: Iterable[Piece]) -> Iterator[Finding]:
    """Texts of the show's other pages, and its ledgers themselves, that hold what must appear nowhere."""
    for piece in (*_of_pages(catalog), *texts):
        yield from _told(piece, runs)


def _of_pages(catalog: Catalog) -> Iterator[Piece]:
    for concept in catalog.concepts:
        yield Piece(concept.path, 0, "definition", "", concept.definition)
        yield from _over_time(concept)
        yield Piece(concept.path, concept.text_line, "", "", concept.text)
    for person in catalog.people:
        yield Piece(person.path, 0, "description", "", person.description)
        yield Piece(person.path, person.text_line, "", "", person.text)
    for entry in (*catalog.ledger, *(entry for episode in catalog.episodes for entry in episode.ledger)):
        yield Piece(entry.path, entry.line, "reason", "", entry.reason)
        if entry.kind is not Kind.WITHHOLD:
            yield Piece(entry.path, entry.line, "meant", "", entry.meant)


def _over_time(concept: Concept) -> Iterator[Piece]:
    for earlier in concept.history:
        yield Piece(concept.path, concept.lines.get("history", 0), "history", "", earlier.definition)
    for stance in concept.dissent:
        yield Piece(concept.path, stance.line, "dissent.note", "", stance.note)
    if concept.retired:
        yield Piece(concept.path, concept.lines.get("retired", 0), "retired", "", concept.retired.reason)


def _told(piece: Piece, runs: Runs) -> Iterator[Finding]:
    """A finding for each entry whose words the piece holds. The message does not repeat them."""
    words = list(_WORD.finditer(piece.text))
    plain = [word[0].casefold() for word in words]
    lengths = {len(run) for run in runs}
    found: dict[LedgerEntry, int] = {}
    for n in range(len(plain)):
        for length in lengths:
            if entry := runs.get(tuple(plain[n : n + length])):
                found.setdefault(entry, n)
    for entry, n in found.items():
        is_notes = piece.path.startswith("episodes/")
        what = f"{piece.key}: holds" if piece.key else "the notes hold" if is_notes else "the text holds"
        message = f"{what} words that {entry.path}:{entry.line} withholds"
        hint = "remove them here too, or remove the entry there"
        yield Finding(Level.ERROR, piece.path, piece.line_at(words[n].start()), message, hint)


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
