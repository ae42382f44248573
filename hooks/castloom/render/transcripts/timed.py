"""What the formats with times have in common: which blocks they hold, and how a time is written."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias, cast

from castloom.model.transcript import Block, columns_of
from castloom.render.transcripts.controls import clean_bytes, one_line

Moments: TypeAlias = tuple[tuple[float, float], ...]


class Timed(NamedTuple):
    """Timed blocks, column by column, which is the fastest way to write them; each of `texts` is one line.

    `marks` are those of `&`, `<`, `>`, `"` and `\\` that occur in the texts or the speakers' names.
    """

    speakers: Sequence[str]
    texts: Sequence[str]
    starts: Sequence[float]
    ends: Sequence[float]
    words: Sequence[Moments]
    marks: frozenset[str]


def timed(blocks: Sequence[Block]) -> Timed:
    """The blocks that have times and words, without control characters."""
    speakers, texts, starts, ends, _, words = columns_of(blocks)
    written = clean_bytes("".join((*texts, *set(speakers))))
    if not written or b"\n" in written or None in starts or None in ends or "" in texts:
        fit = tuple(_fit(zip(speakers, texts, starts, ends, words, strict=True)))
        speakers, texts, starts, ends, words = tuple(zip(*fit, strict=True)) or ((),) * 5
        written = "".join((*texts, *set(speakers))).encode()
    moments = cast("Sequence[float]", starts), cast("Sequence[float]", ends)
    return Timed(speakers, texts, *moments, words, frozenset(m for m in '&<>"\\' if m.encode() in written))


def _fit(
    rows: Iterable[tuple[str, str, float | None, float | None, Moments]],
) -> Iterator[tuple[str, str, float, float, Moments]]:
    for speaker, text, start, end, words in rows:
        if start is not None and end is not None and (said := one_line(text)):
            yield one_line(speaker), said, start, end, words


_LONG = 4  # hours, for which the seconds are kept ready
_THOUSANDTHS = [f"{n:03}" for n in range(1000)]


def stamps(thousandths: Sequence[int], point: str) -> list[str]:
    """`00:01:02.500` for each of many moments; `point` stands before the thousandths."""
    hours = max(thousandths, default=0) // 3_600_000 + 1
    if hours > _LONG:
        return [f"{_second(time // 1000, point)}{_THOUSANDTHS[time % 1000]}" for time in thousandths]
    seconds = _seconds(hours, point)
    return [seconds[time // 1000] + _THOUSANDTHS[time % 1000] for time in thousandths]


@lru_cache(maxsize=32)
def _seconds(hours: int, point: str) -> list[str]:
    """The seconds of so many hours, written once for all episodes."""
    return [_second(second, point) for second in range(3600 * hours)]


def _second(second: int, point: str) -> str:
    return f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}{point}"
