"""A transcript in pieces: its sentences as imported, cut, given to others and joined as the ledger says."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain, pairwise, repeat
from operator import sub

from castloom.derive.addresses import apart_from
from castloom.derive.imported import Imported
from castloom.derive.laid import Edit, Move
from castloom.model.speech import Moment


class Pieces:
    """Columns of equal length, a row a sentence: where it lies in the imported text, its address, times, speaker.

    `parts` has, for a sentence joined of several, the places and addresses of those after the first.
    """

    def __init__(self, said: Imported) -> None:
        self.said = said
        self.starts = list(said.starts)
        self.ends = list(said.ends)
        self.addresses = list(said.addresses)
        self.speakers = _speakers(said)
        self.begins, self.finishes = _moments(said)
        self.parts: dict[int, list[tuple[int, str]]] = {}
        self.moved = False  # whether the rows are others than the import's sentences

    def rows_from(self, places: Sequence[int]) -> list[int]:
        """The row that begins at each place, or else the next one."""
        found = [bisect_left(self.starts, at) for at in places]
        return [row for row in found if row < len(self.starts)]

    def move(self, move: Move) -> None:
        """Give characters to another speaker, cutting sentences at both ends."""
        self._cut(move.start)
        self._cut(self.said.after(move.end))
        first, after = bisect_left(self.starts, move.start), bisect_left(self.starts, move.end)
        self.speakers[first:after] = [move.speaker] * (after - first)
        if move.joins and first and self.speakers[first - 1] == move.speaker:
            self._join(first - 1)
        elif move.joins and after < len(self.starts) and self.speakers[after] == move.speaker:
            self._join(after - 1)

    def close_over(self, edit: Edit) -> None:
        """Make one sentence of those that a correction runs over."""
        row = bisect_right(self.starts, edit.start) - 1
        while self.ends[row] < edit.end:
            self._join(row)

    @cached_property
    def _taken(self) -> set[str]:
        """Every address that there has been."""
        return {*self.said.spans}

    def _cut(self, at: int) -> None:
        row = bisect_right(self.starts, at) - 1
        if row < 0 or self.starts[row] == at or at >= self.ends[row]:
            return
        self.moved = True
        tail = self.said.text[at : self.ends[row]]
        [address] = apart_from(self._taken, [tail])
        self._taken.add(address)
        self.addresses.insert(row + 1, address)
        self.starts.insert(row + 1, at)
        end = self.said.before(at)
        self.ends.insert(row, end)
        self.speakers.insert(row, self.speakers[row])
        self.begins.insert(row + 1, self.said.moment(at))
        self.finishes.insert(row, self.said.end_moment(end))

    def _join(self, row: int) -> None:
        """Make one sentence of a row and the next."""
        self.moved = True
        start = self.starts[row]
        added = [(self.starts[row + 1], self.addresses[row + 1]), *self.parts.pop(self.starts[row + 1], [])]
        self.parts.setdefault(start, []).extend(added)
        del self.starts[row + 1], self.addresses[row + 1], self.speakers[row + 1], self.begins[row + 1]
        del self.ends[row], self.finishes[row]


def _speakers(said: Imported) -> list[str]:
    """Who says each sentence."""
    edges = [*(bisect_left(said.starts, said.offsets[n]) for n in said.changes), len(said.starts)]
    lengths = map(sub, edges[1:], edges)
    return list(chain.from_iterable(map(repeat, [said.columns.speakers[n] for n in said.changes], lengths)))


def _moments(said: Imported) -> tuple[list[Moment], list[Moment]]:
    """When each sentence starts and ends; most begin where a block does."""
    starts, ends = said.columns.starts, said.columns.ends
    if not any(moment is not None for moment in starts):
        return [None] * len(said.starts), [None] * len(said.starts)
    begins = [None if n is None else starts[n] for n in said.firsts]
    finishes = [None if n is None else ends[n - 1] for n in said.firsts[1:]] + [ends[-1]]
    for row, moment in enumerate(begins):
        if moment is None:
            begins[row] = said.moment(said.starts[row])
            finishes[row - 1] = said.end_moment(said.ends[row - 1]) if said.has_words else begins[row]
    return begins, finishes


def paragraph_starts(said: Imported, longest: int) -> list[int]:
    """Where paragraphs begin: as the import tells, else at a block that begins a sentence, `longest` on."""
    offsets, begins = said.offsets, said.columns.begins
    runs = pairwise([*said.changes, len(said.blocks)])
    parted = [(a, b) for a, b in runs if begins[a] is not None or offsets[b - 1] - offsets[a] >= longest]
    sentences = set(said.starts)
    within = [at for a, b in parted for at in _within(said, range(a + 1, b), sentences, longest)]
    return [*(offsets[n] for n in said.changes), *within]


def _within(said: Imported, blocks: range, sentences: set[int], longest: int) -> Iterator[int]:
    """Where further paragraphs of one voice begin."""
    last = said.offsets[blocks.start - 1]
    for n in blocks:
        at, begins = said.offsets[n], said.columns.begins[n]
        if begins or (begins is None and at - last >= longest and at in sentences):
            yield at
            last = at
