"""An imported transcript as one text: where its blocks and sentences lie in it, and the address of each.

All of it follows from the imported words, voices and times alone: no correction moves an address.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, compress, count, pairwise, repeat
from operator import ne, sub
from typing import NamedTuple

from castloom.derive.addresses import addresses, apart_from
from castloom.derive.sentences import beginnings, is_east_asian
from castloom.derive.terms import plain_form
from castloom.model.speech import Moment
from castloom.model.transcript import Block, Columns, Transcript, columns_of


class Place(NamedTuple):
    """From and to in the text of a block or paragraph, and its address."""

    start: int
    end: int
    address: str


@dataclass(frozen=True)
class Imported:
    """The words of all blocks, with a blank between two of one voice and a line break where the voice changes.

    A sentence ends where the voice changes, but not where a block or a paragraph does. `offsets` are the places in
    `text` where the blocks begin, `changes` the blocks with which another voice begins; `starts` and `ends` are the
    places of the sentences, `sentences` their texts and `addresses` their addresses. `columns` are the blocks' fields.
    """

    blocks: Sequence[Block]
    columns: Columns
    text: str
    offsets: Sequence[int]
    changes: Sequence[int]
    starts: Sequence[int]
    ends: Sequence[int]
    sentences: Sequence[str]
    addresses: Sequence[str]

    @cached_property
    def has_words(self) -> bool:
        """Whether single words have times."""
        return any(self.columns.words)

    @cached_property
    def lowered(self) -> str:
        """The text as forms are compared with it, every character in its place."""
        return plain_form(self.text)

    @cached_property
    def firsts(self) -> list[int | None]:
        """The block that begins with each sentence; None where the sentence begins within a block."""
        return list(map(dict(zip(self.offsets, count(), strict=False)).get, self.starts))

    @cached_property
    def paragraphs(self) -> tuple[Place, ...]:
        """The paragraphs that the import tells, where they are more than a sentence."""
        if not any(self.columns.begins):
            return ()
        edges = sorted({*compress(self.offsets, self.columns.begins), *(self.offsets[n] for n in self.changes)})
        ends = [*(at - 1 for at in edges[1:]), len(self.text)]
        return self._places(zip(edges, ends, strict=True), self.addresses)

    @cached_property
    def passages(self) -> tuple[Place, ...]:
        """The blocks that are neither a sentence nor a paragraph."""
        sentences = {n for n, after in pairwise([*self.firsts, len(self.blocks)]) if n is not None and after == n + 1}
        if len(sentences) == len(self.blocks):
            return ()
        known = {place[:2] for place in self.paragraphs}
        others = [n for n in range(len(self.blocks)) if n not in sentences]
        spans = [(self.offsets[n], self.offsets[n] + len(self.columns.texts[n])) for n in others]
        taken = [*self.addresses, *(place.address for place in self.paragraphs)]
        return self._places([span for span in spans if span not in known], taken)

    def _places(self, spans: Iterable[tuple[int, int]], taken: Sequence[str]) -> tuple[Place, ...]:
        sentences = dict(zip(self.starts, self.ends, strict=True))
        own = [(start, end) for start, end in spans if sentences.get(start) != end]
        found = apart_from(taken, [self.text[start:end] for start, end in own])
        return tuple([Place(start, end, address) for (start, end), address in zip(own, found, strict=True)])

    @cached_property
    def spans(self) -> dict[str, tuple[int, int]]:
        """From and to in `text` of every address."""
        sentences = zip(self.starts, self.ends, self.addresses, strict=True)
        return {address: (start, end) for start, end, address in (*self.passages, *self.paragraphs, *sentences)}

    def block_at(self, at: int) -> int:
        """The place among the blocks of the one that holds the character `at`."""
        return bisect_right(self.offsets, at) - 1

    def blocks_in(self, start: int, end: int) -> range:
        """The places among the blocks of those that hold characters from `start` to `end`."""
        return range(self.block_at(start), self.block_at(end - 1) + 1)

    def before(self, at: int) -> int:
        """Where what stands before the character `at` ends: a blank or line break between the two is in neither."""
        return at - (self.text[at - 1] in " \n")

    def after(self, at: int) -> int:
        """Where what stands after a text that ends before the character `at` begins."""
        return at + (self.text[at : at + 1] in (" ", "\n"))

    def moment(self, at: int) -> Moment:
        """The second at which the character `at` is said: a word's own, else its share of the block's time."""
        n = self.block_at(at)
        start, end, inside = self.columns.starts[n], self.columns.ends[n], at - self.offsets[n]
        if inside == 0 or start is None or end is None:
            return start
        text, words = self.columns.texts[n], self.columns.words[n]
        if words:
            return words[text.count(" ", 0, inside)][0]
        return round(start + (end - start) * inside / len(text), 3)

    def end_moment(self, at: int) -> Moment:
        """The second at which what ends before the character `at` is over."""
        n = self.block_at(at - 1)
        text, words = self.columns.texts[n], self.columns.words[n]
        inside = at - self.offsets[n]
        if inside >= len(text):
            return self.columns.ends[n]
        return words[text.count(" ", 0, inside)][1] if words else self.moment(at + 1)


def imported(transcript: Transcript) -> Imported:
    """The transcript's blocks as one text."""
    blocks = transcript.blocks
    columns = columns_of(blocks)
    speakers, texts = columns.speakers, columns.texts
    offsets = list(accumulate([len(text) + 1 for text in texts], initial=0))  # a blank or line end after each
    changes = [0, *compress(count(1), map(ne, speakers, speakers[1:]))] if blocks else []
    text = "\n".join([" ".join(texts[a:b]) for a, b in pairwise([*changes, len(texts)])])
    starts = sorted([*map(offsets.__getitem__, changes), *beginnings(text)])
    ends = [*map(sub, starts[1:], repeat(1)), len(text)] if blocks else []
    if is_east_asian(text):  # a sentence may begin without a blank before it
        ends = [end + (text[end] not in " \n") for end in ends[:-1]] + ends[-1:]
    spoken = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    return Imported(blocks, columns, text, offsets[:-1], changes, starts, ends, spoken, addresses(spoken))
