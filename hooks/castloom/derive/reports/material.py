"""What the reports compare: an episode's own words, what was said in it, and the show around both."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from castloom.derive.chapters import are_from_notes
from castloom.derive.terms import Terms
from castloom.model.clock import clock
from castloom.model.episode import Episode
from castloom.model.ledger import LedgerEntry
from castloom.model.speech import Sentence, Turn
from castloom.model.transcript import Transcript
from castloom.source.catalog import Catalog

_PARAGRAPH = re.compile(r"\S.*(?:\n.*\S.*)*")
_ADDRESSES = re.compile(r"(?<=\])\([^)\n]*\)|<?\bhttps?://[^\s<>)]+")


class Piece(NamedTuple):
    """A text with its place: a sentence that was said (`place` is its time and address), or words of the notes.

    `key` is the front matter key of the text, or "" for show notes and speech.
    """

    path: str
    line: int
    key: str
    place: str
    text: str

    def line_at(self, offset: int) -> int:
        """The line of the text's character at `offset`; 0 in speech."""
        return self.line + self.text.count("\n", 0, offset) if self.line else 0

    def place_at(self, offset: int) -> str:
        """Where that character is: `at 0:17 (#p-3f9a2c71)`, `on line 12`."""
        return self.place or f"on line {self.line_at(offset)}"


@dataclass(frozen=True)
class Material:
    """An episode and what was said in it.

    `transcript` is as imported (None without one), `said` are its turns with the ledger laid over, `passages` the
    imported words by address; `ledger` holds the episode's entries and the show's, `lines` the lines of front matter
    by key, `terms` the names of the catalog's concepts.
    """

    episode: Episode
    catalog: Catalog
    terms: Terms
    transcript: Transcript | None = None
    said: tuple[Turn, ...] = ()
    passages: Mapping[str, str] = field(default_factory=dict)
    ledger: tuple[LedgerEntry, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)

    def line(self, key: str) -> int:
        return self.lines.get(key, 0)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(sentence for turn in self.said for sentence in turn.sentences)

    @cached_property
    def spoken(self) -> tuple[Piece, ...]:
        """Every sentence."""
        path = self.transcript.path if self.transcript else self.episode.path
        return tuple(Piece(path, 0, "", f"at {place_of(s)}", s.text) for s in self.sentences)

    @cached_property
    def written(self) -> tuple[Piece, ...]:
        """Title, description, chapters and the like, and every paragraph of the show notes; without link addresses."""
        return (*self._header(), *self._notes())

    def _header(self) -> Iterator[Piece]:
        e = self.episode
        texts = [(e.path, self.line("title"), "title", e.title)]
        texts += [(e.path, self.line("description"), "description", e.description)]
        # What stands in the notes is looked at with them.
        texts += [(c.path or e.path, c.line, "chapters", c.title) for c in e.chapters if not are_from_notes(e)]
        texts += [(e.path, bite.line, "soundbites", bite.title) for bite in e.soundbites]
        texts += [(e.path, self.line("links"), "links", link.title) for link in e.links]
        for path, line, key, text in texts:
            if text:
                yield Piece(path, line, key, f"on line {line}" if line else f"in {key}", " ".join(text.split()))

    def _notes(self) -> Iterator[Piece]:
        notes = _ADDRESSES.sub("", self.episode.notes)
        line, at = self.episode.notes_line, 0
        for paragraph in _PARAGRAPH.finditer(notes):
            line += notes.count("\n", at, paragraph.start())
            at = paragraph.start()
            yield Piece(self.episode.path, line, "", "", paragraph[0])

    @cached_property
    def _starts(self) -> tuple[list[float], list[Sentence]]:
        timed = sorted((s for s in self.sentences if s.start is not None), key=lambda s: s.start or 0.0)
        return [s.start or 0.0 for s in timed], timed

    def moment(self, seconds: float) -> str:
        """`0:17 (#p-3f9a2c71)`: a time and the sentence that is said then."""
        starts, timed = self._starts
        place = max(bisect_right(starts, seconds) - 1, 0)
        return f"{clock(seconds)} (#{timed[place].address})" if timed else clock(seconds)


def place_of(sentence: Sentence) -> str:
    """`0:17 (#p-3f9a2c71)`, or the address alone where there is no time."""
    address = f"#{sentence.address}"
    return address if sentence.start is None else f"{clock(sentence.start)} ({address})"
