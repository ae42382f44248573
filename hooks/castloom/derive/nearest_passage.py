"""Which passage was meant by an address that leads nowhere: the one of nearly this address, or of these words."""

from bisect import bisect_right

from rapidfuzz.distance import OSA

from castloom.derive.quote_lock import Said, runs
from castloom.derive.quote_lock_diff import most_like

_SLIPS = 2  # wrong characters in an address that was typed
_LEAST = 3  # words by which a passage can be told from others


def nearest_passage(address: str, words: str, is_quoted: bool, said: Said) -> str:
    """The address that was mistyped, else that of the passage which the words are most like, or "".

    Words that are quoted begin with the passage; others, that stand around a link, hold it.
    """
    slips = {known: OSA.distance(address, known, score_cutoff=_SLIPS) for known in said.passages}
    best = min(slips, key=lambda known: (slips[known], known), default="")
    if best and slips[best] <= _SLIPS:
        return best
    longest = max(runs(words), key=len, default=[])
    place = most_like(longest, said.words) if len(longest) >= _LEAST else None
    if place is None:
        return ""
    return address_at(place if is_quoted else place + len(longest) // 2, said)


def address_at(place: int, said: Said) -> str:
    """The address of the sentence that holds a word."""
    return said.addresses[bisect_right(said.rows, place) - 1]
