"""When each word of a transcript is said, for the page to show the spoken one: `words.json` beside the page."""

import json
from collections.abc import Iterator, Sequence
from itertools import pairwise

from castloom.model.speech import Moment, Speech
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
    moments = list(_moments(columns.texts, columns.words))
    counts = [len(text.split()) for text in said.texts]
    if sum(counts) != len(moments):  # of a language without blanks a sentence may end within a word
        return ""
    rows, at = list[list[int]](), 0
    for count, start in zip(counts, said.starts, strict=True):
        rows.append(_steps(start, moments[at : at + count]))
        at += count
    return json.dumps({"words": rows}, separators=(",", ":")) + "\n" if any(rows) else ""


def _moments(texts: Sequence[str], words: Sequence[Sequence[tuple[float, float]]]) -> Iterator[Moment]:
    for text, times in zip(texts, words, strict=True):
        count = len(text.split())
        if len(times) == count:
            yield from [start for start, _ in times]
        else:
            yield from [None] * count


def _steps(start: Moment, moments: Sequence[Moment]) -> list[int]:
    if start is None or None in moments:
        return []
    known = [start, *(moment for moment in moments if moment is not None)]
    hundredths = [round(moment * 100) for moment in known]
    return [max(0, after - before) for before, after in pairwise(hundredths)]
