"""Which concepts an episode speaks of together: in one sentence, or in one turn."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

from castloom.model.mention import Quotation
from castloom.model.speech import Speech

_STRETCH = 12  # sentences: a longer turn counts as several, or one voice alone would speak of everything together


class Pair(NamedTuple):
    """Two concepts, by id and in order, and in how many sentences and turns of the episode both come up."""

    one: str
    other: str
    sentences: int
    turns: int


def pairs(said: Speech, quoted: Iterable[Quotation]) -> tuple[Pair, ...]:
    """The pairs of the episode's quotations; a turn of many sentences counts as one for every twelve."""
    begun = list(said.voices)
    in_sentence: dict[int, set[str]] = {}
    in_turn: dict[tuple[int, int], set[str]] = {}
    for quotation in quoted:
        first = begun[bisect_right(begun, quotation.row) - 1]
        in_sentence.setdefault(quotation.row, set()).add(quotation.concept)
        in_turn.setdefault((first, (quotation.row - first) // _STRETCH), set()).add(quotation.concept)
    sentences, turns = _counts(in_sentence.values()), _counts(in_turn.values())
    return tuple(Pair(*pair, sentences.get(pair, 0), count) for pair, count in sorted(turns.items()))


def _counts(together: Iterable[set[str]]) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for concepts in together:
        if len(concepts) > 1:
            for pair in combinations(sorted(concepts), 2):
                found[pair] = found.get(pair, 0) + 1
    return found
