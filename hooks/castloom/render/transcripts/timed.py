"""What the formats with times have in common: which blocks they hold, and how a time is written."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from castloom.model.transcript import Block, columns_of
from castloom.render.transcripts.controls import clean_bytes, one_line

_Moments: TypeAlias = tuple[tuple[float, float], ...]


class Timed(NamedTuple):
    """Timed blocks, column by column, which is the fastest way to write them; each of `texts` is one line.

    `marks` are those of `&`, `<`, `>`, `"` and `\\` that occur in the texts or the speakers' names.
    """

    speakers: Sequence[str]
    texts: Sequence[str]
    starts: Sequence[float]
    ends: Sequence[float]
    words: Sequence[_Moments]
    marks: frozenset[str]


def timed(blocks: Sequence[Block]) -> Timed:
    """The blocks that have times and words, without control characters."""
    speakers, texts, begins, finishes, _, words = columns_of(blocks)
    starts, ends = _known(begins), _known(finishes)
    written = clean_bytes("".join((*texts, *set(speakers))))
    if not written or b"\n" in written or not len(starts) == len(ends) == len(texts) or "" in texts:
        fit = tuple(_fit(zip(speakers, texts, begins, finishes, words, strict=True)))
        speakers, texts, starts, ends, words = tuple(zip(*fit, strict=True)) or ((),) * 5
        written = "".join((*texts, *set(speakers))).encode()
    return Timed(speakers, texts, starts, ends, words, frozenset(m for m in '&<>"\\' if m.encode() in written))


def _known(moments: Sequence[float | None]) -> Sequence[float]:
    return [moment for moment in moments if moment is not None]


def _fit(
    rows: Iterable[tuple[str, str, float | None, float | None, _Moments]],
) -> Iterator[tuple[str, str, float, float, _Moments]]:
    for speaker, text, start, end, words in rows:
        if start is not None and end is not None and (said := one_line(text)):
            yield one_line(speaker), said, start, end, words


_THOUSANDTHS = [f"{n:03}" for n in range(1000)]


def stamps(thousandths: Iterable[int], point: str) -> list[str]:
    """`00:01:02.500` for each of many moments; `point` stands before the thousandths."""
    return [_seconds(time // 3_600_000, point)[time // 1000 % 3600] + _THOUSANDTHS[time % 1000] for time in thousandths]


@lru_cache(maxsize=32)
def _seconds(hour: int, point: str) -> list[str]:
    """The seconds of an hour as `00:01:02.`, written once for all episodes."""
    return [f"{hour:02}:{second // 60:02}:{second % 60:02}{point}" for second in range(3600)]
