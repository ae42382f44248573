"""A transcript in pieces: its sentences as imported, cut, given to others and joined as the ledger says."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from itertools import pairwise

from castloom.derive.addresses import apart_from
from castloom.derive.imported import Imported
from castloom.derive.laid import Edit, Move
from castloom.model.speech import Moment


class Pieces:
    """Columns of equal length, a row a sentence: where it lies in the imported text, its address, times.

    `parts` has, for a sentence joined of several, the places and addresses of those after the first. `heads` are the
    places from which on another speaks, in order, and `speakers` who that is.
    """

    def __init__(self, said: Imported) -> None:
        self.said = said
        self.starts = list(said.starts)
        self.ends = list(said.ends)
        self.addresses = list(said.addresses)
        self.begins, self.finishes = _moments(said)
        self.heads = [said.offsets[n] for n in said.changes]
        self.speakers = [said.columns.speakers[n] for n in said.changes]
        self.parts: dict[int, list[tuple[int, str]]] = {}
        self.moved = False  # whether the rows are others than the import's sentences

    def row_at(self, at: int) -> int:
        """The row of the sentence that holds the character `at`."""
        return bisect_right(self.starts, at) - 1

    def speaker(self, row: int) -> str:
        """Who says a sentence: whoever says its beginning."""
        return self.speakers[bisect_right(self.heads, self.starts[row]) - 1]

    def voices(self) -> dict[int, str]:
        """Who speaks from which row on, by row."""
        rows = dict(zip(map(partial(bisect_left, self.starts), self.heads), self.speakers, strict=True))
        rows.pop(len(self.starts), None)
        before = [None, *rows.values()]
        return {row: name for (row, name), last in zip(rows.items(), before, strict=False) if name != last}

    def rows_from(self, places: Sequence[int]) -> list[int]:
        """The row that begins at each place, or else the next one."""
        found = [bisect_left(self.starts, at) for at in places]
        return [row for row in found if row < len(self.starts)]

    def move(self, move: Move) -> None:
        """Give characters to another speaker, cutting sentences at both ends."""
        self._cut(move.start)
        self._cut(self.said.after(move.end))
        first, after = bisect_left(self.starts, move.start), bisect_left(self.starts, move.end)
        self._give(first, after, move.speaker)
        if move.joins and first and self.speaker(first - 1) == move.speaker:
            self._join(first - 1)
        elif move.joins and after < len(self.starts) and self.speaker(after) == move.speaker:
            self._join(after - 1)

    def _give(self, first: int, after: int, speaker: str) -> None:
        """Let another say the sentences from a row up to another."""
        begin, end = bisect_left(self.heads, self.starts[first]), len(self.heads)
        heads, speakers = [self.starts[first]], [speaker]
        if after < len(self.starts):
            end = bisect_right(self.heads, self.starts[after])
            heads.append(self.starts[after])
            speakers.append(self.speaker(after))
        self.heads[begin:end], self.speakers[begin:end] = heads, speakers

    def close_over(self, edit: Edit) -> None:
        """Make one sentence of those that a correction runs over."""
        row = self.row_at(edit.start)
        while self.ends[row] < edit.end:
            self._join(row)

    @cached_property
    def _taken(self) -> set[str]:
        """Every address that there has been."""
        return {*self.said.spans}

    def _cut(self, at: int) -> None:
        row = self.row_at(at)
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
        self.begins.insert(row + 1, self.said.moment(at))
        self.finishes.insert(row, self.said.end_moment(end))

    def _join(self, row: int) -> None:
        """Make one sentence of a row and the next."""
        self.moved = True
        start = self.starts[row]
        added = [(self.starts[row + 1], self.addresses[row + 1]), *self.parts.pop(self.starts[row + 1], [])]
        self.parts.setdefault(start, []).extend(added)
        del self.starts[row + 1], self.addresses[row + 1], self.begins[row + 1]
        del self.ends[row], self.finishes[row]


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
