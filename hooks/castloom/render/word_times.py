"""When each word of a transcript is said, for the page to show the spoken one: `words.json` beside the page."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from operator import sub
from typing import cast

from castloom.model.speech import Speech
from castloom.model.transcript import Block, columns_of

NAME = "words.json"


def words_json(said: Speech, blocks: Sequence[Block]) -> str:
    """`{"words": [[0, 31, 24], …]}`: a list a sentence, of hundredths of a second from one word to the next.

    The first of a list is counted from the sentence's own time. A sentence in which a word has no time has an empty
    list, for a correction takes the times of its block away. "" where no word has a time. `blocks` are those with the
    ledger laid over them.
    """
    columns = columns_of(blocks)
    if not any(columns.words):
        return ""
    moments = [*_moments(columns.texts, columns.words)]
    counts = [len(text.split()) for text in said.texts]
    if sum(counts) != len(moments):  # of a language without blanks a sentence may end within a word
        return ""
    starts = [None if start is None else round(start * 100) for start in said.starts]
    edges = pairwise(accumulate(counts, initial=0))
    rows = [_steps(start, moments[first:after]) for start, (first, after) in zip(starts, edges, strict=True)]
    return f'{{"words":{repr(rows).replace(" ", "")}}}\n' if any(rows) else ""


def _moments(texts: Sequence[str], words: Sequence[Sequence[tuple[float, float]]]) -> Iterator[int | None]:
    """When each word begins, in hundredths of a second."""
    for text, times in zip(texts, words, strict=True):
        count = len(text.split())
        yield from [round(start * 100) for start, _ in times] if len(times) == count else [None] * count


def _steps(start: int | None, moments: Sequence[int | None]) -> list[int]:
    if start is None or None in moments:
        return []
    known = cast("Sequence[int]", moments)
    steps = [*map(sub, known, [start, *known[:-1]])]
    return steps if min(steps) >= 0 else [max(0, step) for step in steps]
