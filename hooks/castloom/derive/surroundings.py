"""The sentences around a passage that it takes to understand it."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping

from castloom.model.speech import Speech

_WORDS = 25
# A sentence that begins with one of these goes on from the one before it; other languages go by the count of words.
_LEANING = re.compile(
    r"\W*(?:and|but|so|or|nor|yet|because|which|then|also|that|this|those|these|it|its|he|she|they|them|his|her|their)\b",
    re.IGNORECASE,
)


class Surroundings:
    """What stands before and after the passages of one concept, each sentence once: `rows` are those that name it.

    A passage has at least 25 words, if the turn has: the sentence before it and the one after it are added by turns,
    and the one before it in any case if the passage begins with a word such as And, It or That. Other passages of the
    concept are not repeated.
    """

    def __init__(self, said: Speech, rows: Iterable[int]) -> None:
        self._texts = said.texts
        self._rows = sorted(rows)
        self._reached = 0

    def around(self, row: int, begun: int, ended: int) -> tuple[str, str]:
        """The words before and after the sentence of a row, within the turn of the rows from `begun` to `ended`."""
        texts = self._texts
        following = bisect_left(self._rows, row + 1)
        low = max(begun, self._reached)
        high = min(ended, self._rows[following]) if following < len(self._rows) else ended
        first, after = row, row + 1
        words = _count(texts[row])
        if first > low and _LEANING.match(texts[row]):
            first -= 1
            words += _count(texts[first])
        comes_before = first == row
        while words < _WORDS and (first > low or after < high):
            if first > low and (comes_before or after == high):
                first -= 1
                words += _count(texts[first])
            else:
                words += _count(texts[after])
                after += 1
            comes_before = not comes_before
        self._reached = after
        return " ".join(texts[first:row]), " ".join(texts[row + 1 : after])


def _count(text: str) -> int:
    return text.count(" ") + 1


def surroundings(said: Speech, named: Mapping[int, Iterable[str]]) -> dict[str, Surroundings]:
    """Those of each concept; `named` are the concepts by the row of the sentence that is about them."""
    rows: dict[str, list[int]] = {}
    for row, concepts in named.items():
        for concept in concepts:
            rows.setdefault(concept, []).append(row)
    return {concept: Surroundings(said, found) for concept, found in rows.items()}
