"""Timed blocks put right among each other: in order, and with the times that the source leaves out."""

from collections.abc import Callable, Sequence
from itertools import groupby, pairwise

from castloom.model.problem import Problems
from castloom.model.transcript import Block
from castloom.source.transcripts.clock import shared

_WORDS_A_SECOND = 2.5  # where the episode is too short to tell
_SLOWEST = 1.5  # slower than anybody speaks: then there were pauses


def in_order(
    blocks: tuple[Block, ...], line_of: Callable[[int], int], path: str, problems: Problems
) -> tuple[Block, ...]:
    """The blocks by their starts; a warning names the first that stands too late in the file, and how many do.

    Blocks of one start keep their order. `line_of` gives the line of a block by its number.
    """
    starts = [block.start or 0.0 for block in blocks]
    late = [number for number, (before, start) in enumerate(pairwise(starts), 1) if start < before]
    if not late:
        return blocks
    more = f" (and {len(late) - 1} more)" if len(late) > 1 else ""
    message = f"begins before what stands above it{more}; it is read in the order of the times"
    problems.warn(path, line_of(late[0]), "", message, "sort the file by its times, or correct these")
    return tuple(sorted(blocks, key=lambda block: block.start or 0.0))


def with_ends(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Blocks in order, those without an end lasting until the next begins, the last as long as its words take."""
    if all(block.end is not None for block in blocks):
        return tuple(blocks)
    nexts = [block.start for block in blocks[1:]] + [_last_end(blocks, blocks[-1:])]
    return tuple(
        block if block.end is not None else block._replace(end=end) for block, end in zip(blocks, nexts, strict=True)
    )


def with_times(
    blocks: tuple[Block, ...], line_of: Callable[[int], int], path: str, problems: Problems
) -> tuple[Block, ...]:
    """Blocks of which some tell when they start: the time until the next such one is shared out by characters.

    What stands above the first time begins at 0. Blocks none of which has a time come back untimed.
    """
    if not any(block.start is not None for block in blocks):
        return blocks
    known: list[Block] = []
    for block in blocks:
        before = known[-1].start if known else 0.0
        known.append(block if block.start is not None else block._replace(start=before))
    known = [*in_order(tuple(known), line_of, path, problems)]
    groups = [list(group) for _, group in groupby(known, _start)]
    ends = [_start(group[0]) for group in groups[1:]] + [_last_end(known, groups[-1])]
    return tuple(block for group, end in zip(groups, ends, strict=True) for block in _sharing(group, end))


def _start(block: Block) -> float:
    return block.start or 0.0


def _sharing(group: list[Block], end: float) -> list[Block]:
    moments = shared(_start(group[0]), end, [len(block.text) for block in group])
    return [block._replace(start=start, end=end) for block, (start, end) in zip(group, moments, strict=True)]


def _last_end(blocks: Sequence[Block], last: Sequence[Block]) -> float:
    """When the last blocks end, if their words take as long as those before them took."""
    start, words = _start(last[0]), _words(last)
    before, lasted = _words(blocks) - words, start - _start(blocks[0])
    rate = max(before / lasted, _SLOWEST) if before and lasted > 0 else _WORDS_A_SECOND
    return round(start + words / rate, 3)


def _words(blocks: Sequence[Block]) -> int:
    return sum(block.text.count(" ") + 1 for block in blocks)
