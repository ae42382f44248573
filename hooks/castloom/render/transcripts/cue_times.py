"""When cues begin and end: those of a block follow on each other and share its time."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, chain, pairwise, repeat
from operator import lt


def cue_times(
    sizes: Sequence[int],
    counts: Sequence[int],
    begins: Sequence[int],
    finishes: Sequence[int],
    known: Mapping[int, Sequence[int]],
) -> tuple[list[int], list[int]]:
    """When each cue begins and ends, in thousandths of a second, as `begins` and `finishes` of the blocks are.

    `sizes` are the cues' characters, by which a block's time is shared out; `counts` says how many cues each block
    has, at most one a thousandth. `known` are the times at which a block's cues but the first begin, by the block.
    """
    lasts = list(accumulate(counts))
    firsts = [0, *lasts][: len(counts)]
    ends, crowded = _shared(sizes, counts, begins, finishes)
    for row in {*crowded, *known}:
        inner = slice(firsts[row], lasts[row] - 1)
        ends[inner] = _rising(known.get(row, ends[inner]), begins[row], finishes[row])
    for last, end in zip(lasts, finishes, strict=True):
        ends[last - 1] = end
    starts = [0, *ends][: len(ends)]
    for first, start in zip(firsts, begins, strict=True):
        starts[first] = start
    if any(map(lt, begins[1:], finishes)):
        _end_with_next(starts, ends, firsts)
    return starts, ends


def _shared(
    sizes: Sequence[int], counts: Sequence[int], begins: Sequence[int], finishes: Sequence[int]
) -> tuple[list[int], list[int]]:
    """Where each cue ends by its characters, and the blocks in which a thousandth has several."""
    reached = [0, *accumulate(sizes)]
    edges = [reached[n] for n in (0, *accumulate(counts))]
    # The blank after a block's last cue is nobody's.
    wholes = [max(1, after - base - 1) for base, after in pairwise(edges)]
    shares = [(end - start) / whole for start, end, whole in zip(begins, finishes, wholes, strict=True)]
    each = [chain.from_iterable(map(repeat, column, counts)) for column in (begins, edges, shares)]
    ends = [start + int((at - base) * share) for at, start, base, share in zip(reached[1:], *each, strict=True)]
    return ends, [n for n, share in enumerate(shares) if share < 1 and counts[n] > 1]


def _rising(edges: Sequence[int], start: int, end: int) -> list[int]:
    """The edges, each at least a thousandth behind the one before it, between start and end."""
    rising = [start]
    for left, edge in zip(range(len(edges), 0, -1), edges, strict=True):
        rising.append(min(max(edge, rising[-1] + 1), end - left))
    return rising[1:]


def _end_with_next(starts: Sequence[int], ends: list[int], firsts: Iterable[int]) -> None:
    """Let a cue end where the next block begins, if that is before its end."""
    for first in firsts:
        if first and starts[first - 1] < starts[first] < ends[first - 1]:
            ends[first - 1] = starts[first]
